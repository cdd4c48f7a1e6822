"""Labels within a text: where one begins and ends, and what may follow it."""

import re
from collections.abc import Iterator

from porting.documents.label_values import DATE_TOPICS
from porting.documents.label_words import DOTS, PATTERNS
from porting.domain.checks.likeness import folded
from porting.domain.checks.statements import DocumentName, Topic

#: A hint stands in parentheses or behind a dash: `Service location - no P.O. boxes`.
_AFTER_A_LABEL = re.compile(
    r"(?: (?:with|at|of|on|for|from|in)(?: [a-z']+){0,2}"
    r" (?:carrier|provider|company|bill|account|record|file))?"
    r"(?: there| held| is)?(?=$|[^a-z]|\s)"
    r"(?:,? (?:exactly )?as (?:it |they |shown |listed |printed |registered |on |appears? )[a-z ]*"
    r"(?:bill|invoice|account|records?|file|statement))?"
    r"\s*(?:(?:\([^)]*\)\s*){1,2}|[-\u2013\u2014] ?(?:no|not|pas de|sans)\b[^:]*)?"
    rf"\s*(?P<colon>{DOTS}:?|\.{{0,2}}[:#])?\s*"
)
_MONTH_FIRST = re.compile(r"\bmm? ?[/. -] ?(?:dd?|jj?)\b|\bmonth ?/ ?day\b")
_DAY_FIRST = re.compile(r"\b(?:dd?|jj?) ?[/. -] ?mm?\b|\bday ?/ ?month\b|\bjour ?/ ?mois\b")
_SLASH = re.compile(r"\s*[/|]\s*")
#: Several telephone numbers, or one that ends a sentence.
_NUMBERS_ONLY = re.compile(r"(?:[\d\s().+-]{10,18}(?:,|;|and|et|\.$))+[\d\s().+-]*\.?")
#: `Owner: Acme Plumbing - Account: 204418`: the dash stands between two labels with their values.
_DASH_AT_THE_END = re.compile(r"\s[-\u2013\u2014]\s*$")
_RULE = re.compile(r"_{2,}|(?:\. ?){4,}|(?:- ?){4,}|\u2026+")
#: So many words in lower case in a row are a sentence.
_PROSE = re.compile(r"(?:\b[a-z]+\b[ ,]*){4}")


def label_at(flat: str, start: int, document: DocumentName) -> Iterator[tuple[Topic, int, bool]]:
    """(topic, where its value begins, whether a colon stands between) of the longest label at `start`."""
    best: tuple[int, Topic] | None = None
    for topic, pattern in PATTERNS[document].items():
        found = pattern.match(flat, start)
        if found and (best is None or found.end() > best[0]):
            best = (found.end(), topic)
    if best is None:
        return
    topic, end = best[1], _end_in_another_language(flat, best[0], PATTERNS[document][best[1]])
    if end < len(flat) and flat[end].isalnum():
        return
    rest = _AFTER_A_LABEL.match(flat, end)
    if rest:
        yield topic, rest.end(), bool(rest["colon"]) or flat[end - 1] == "#"


def _end_in_another_language(flat: str, end: int, pattern: re.Pattern[str]) -> int:
    """Where a label ends that is said twice: `No de compte / Account number`."""
    slash = _SLASH.match(flat, end)
    other = pattern.match(flat, slash.end()) if slash else None
    return other.end() if other else end


def topic_of(name: str, document: DocumentName) -> Topic | None:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|[_.\-\[\]\d]+", " ", name).strip()
    flat = " ".join(folded(words).split()) + ":"
    return next((topic for topic, _, _ in label_at(flat, 0, document)), None)


def wants_day_first(topic: Topic, label: str) -> bool | None:
    """`Date (mm/dd/yyyy)`, `Date (JJ-MM-AAAA)`; None: it does not say."""
    if topic not in DATE_TOPICS:
        return None
    flat = folded(label)
    if _MONTH_FIRST.search(flat):
        return False
    return True if _DAY_FIRST.search(flat) else None


def goes_on_in_prose(value: str, before: str) -> bool:
    """`To our current carrier: please release the numbers ...`"""
    return bool(before.strip()) and _PROSE.match(value) is not None


def are_listed_in_prose(value: str, before: str) -> bool:
    """`The following numbers are working on the account: 614-555-0160.`"""
    return bool(before.strip()) and _NUMBERS_ONLY.fullmatch(value) is not None


def begins_like_a_value(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or text[0] in "($#"


def clean(text: str) -> str:
    return _DASH_AT_THE_END.sub("", _RULE.sub(" ", text)).strip(" \t:=|\u00a0\u00b7\u2022")
