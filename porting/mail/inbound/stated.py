"""What a mail's own text states line by line: `Account number: LS-204418`.

No machine takes a fact from a sentence. A line with a label is as good as a field of a form that nobody has
checked: it counts where no paper says the same, and its writer confirms it.
"""

import re
from collections.abc import Iterator

from porting.domain.checks.numbers import find_numbers
from porting.domain.draft_facts import Known
from porting.domain.phone_number import E164, country_of
from porting.mail.inbound import secrets
from porting.mail.inbound.answer import own_words

#: Below what counts without a word of the customer (`porting.domain.port_draft.SURE`).
_TO_CONFIRM = 0.7
_LONGEST_VALUE = 200
_MOST_LINES = 200

#: A field, and how its label is written.
_LABELS: dict[str, tuple[str, ...]] = {
    "company_name": (r"company(?: name)?", r"business(?: name)?", r"entreprise", r"nom de l'entreprise"),
    "losing_carrier.name": (
        r"(?:(?:current|losing|old|present|phone) )?(?:carrier|provider)",
        r"phone company",
        r"fournisseur(?: actuel)?",
    ),
    "losing_carrier.account_number": (
        r"(?:(?:carrier|phone|billing) )?(?:account|acct)\.?(?: ?(?:number|no\.?|num|#))?",
        r"num[eé]ro de compte",
        r"n[o°]\.? de compte",
    ),
    "losing_carrier.billing_telephone_number": (
        r"btn",
        r"billing (?:tele)?phone(?: number)?",
        r"main (?:billing )?number",
    ),
    "numbers": (
        r"(?:phone |telephone )?numbers?(?: to (?:port|move|bring|transfer)(?: over)?)?",
        r"num[eé]ros?(?: [aà] (?:porter|transf[eé]rer))?",
    ),
}
_LINES = {
    field: re.compile(
        rf"\W*(?:{'|'.join(labels)})(?: is)?\s*(?:[:=]|\s-\s|\s–\s)\s*(?P<value>\S.*)", re.IGNORECASE
    )
    for field, labels in _LABELS.items()
}
_BTN = "losing_carrier.billing_telephone_number"


def facts_stated(text: str) -> Iterator[Known]:
    """`text`: the mail's, without its secrets. Quotations are not its writer's words."""
    told: dict[str, str] = {}
    numbers: list[E164] = []
    for line in own_words(text).splitlines()[:_MOST_LINES]:
        field, value = _labelled(line)
        if field == "numbers":
            numbers += [each for each in _in_order(value) if each not in numbers]
        elif field and (kept := _value(field, value)):
            told.setdefault(field, kept)
    for field, value in told.items():
        yield _known(field, value)
    for at, number in enumerate(numbers):
        yield _known(f"numbers.{at}.number", number)


def _labelled(line: str) -> tuple[str, str]:
    """(field, value); empty: the line is none of these."""
    for field, shape in _LINES.items():
        if found := shape.fullmatch(line.strip()):
            return field, found["value"].strip()
    return "", ""


def _value(field: str, value: str) -> str:
    if field == _BTN:
        return next(iter(_in_order(value)), "")
    return "" if secrets.MASK in value else value[:_LONGEST_VALUE]


def _in_order(text: str) -> list[E164]:
    """The numbers of ours to move in `text`, as they stand there."""
    parts = re.split(r"[,;/]|\band\b|\bet\b|\s{2,}", text)
    return [each for part in parts for each in sorted(find_numbers(part)) if country_of(each)]


def _known(field: str, value: str) -> Known:
    return Known(field=field, value=value, source="text", confidence=_TO_CONFIRM)
