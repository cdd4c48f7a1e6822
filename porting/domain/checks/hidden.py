"""Text that a document holds and does not show: a text layer can say anything, people sign what they see."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import partial

from porting.domain.checks import account_names, dating
from porting.domain.checks import agreement as agree
from porting.domain.checks.dates import find_dates
from porting.domain.checks.evidence import Engine, Evidence, without_secrets
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import Likeness, plain
from porting.domain.checks.numbers import states_account, states_number
from porting.domain.checks.statements import IN_WORDS, Passage, Statements, Topic
from porting.domain.phone_number import E164
from porting.domain.port_request import PortRequest

#: Share of a page's words: honest pages have up to 0.032 that recognition misses, false ones 0.2 and more.
_USUAL = 0.1
#: A font that lies is found by the values that matter; more of them would only cost time.
_MOST_VALUES, _MOST_NUMBERS = 10, 3
#: An engine that looks at print misreads fewer letters than this share; digits it must see as they are.
_MISREAD = 0.25
#: Dots between a label and an amount, of which an engine makes anything; what is behind them is no value.
_LEADERS = re.compile(r"\s*(?:\. ?){4,}")
#: What has fewer digits is no value that is looked for behind them.
_FEWEST_DIGITS = 5
#: A letter is wider than this share of its line's height, and of two lines' height in one cell it is less.
_NARROW = 0.25
#: Letters and digits that an engine takes for one another in print.
_ALIKE = str.maketrans("oilszb|", "0115281")


def findings(document: Statements, request: PortRequest, numbers: tuple[E164, ...]) -> tuple[Finding, ...]:
    """A finding where much of a page is unseen, or a value that the checks ask for is found only there."""
    pages = [page for page, share in enumerate(document.unseen_shares, 1) if share > _USUAL]
    values = list(_found_unseen(document, request, numbers)) if document.unseen else []
    if not pages and not values:
        return ()
    message = (
        f"The {IN_WORDS[document.document]} holds text that does not show on its pages. We look at it; a "
        "scan of the printed pages helps us to be quick."
    )
    notes = [
        *([f"much unseen on page {', '.join(map(str, pages))}"] if pages else []),
        *([f"only in unseen text: {', '.join(values)}"] if values else []),
    ]
    return (
        Finding(
            code=FindingCode.DOCUMENT_HIDDEN_TEXT,
            severity=Severity.REVIEW,
            document=document.document,
            message=message,
            evidence=_where(document.unseen, pages).model_copy(update={"note": "; ".join(notes)}),
        ),
    )


def values_to_see(
    document: Statements, request: PortRequest, numbers: tuple[E164, ...]
) -> tuple[Passage, ...]:
    """The pieces of its text that a verdict rests on, each once."""
    cells = [
        cell for cell in document.cells if cell.engine is Engine.TEXT and cell.seen and cell.box is not None
    ]
    cells = [cell for cell in cells if not _runs_over_lines(cell)]
    account, place = request.losing_carrier.account_number or "", request.service_address
    asked: list[Callable[[str], bool]] = [
        lambda text: states_account(text, account),
        lambda text: plain(place.postal_code)[:5] in plain(text),
        lambda text: plain(place.street).split()[0] in plain(text).split(),
        lambda text: plain(request.company_name).split()[0] in plain(text),
        lambda text: plain(request.authorized_user.last_name) in plain(text),
        lambda text: bool(find_dates(text, place.country)),
        *(partial(states_number, number=number) for number in numbers[:_MOST_NUMBERS]),
    ]
    found = (next((cell for cell in cells if is_it(cell.text)), None) for is_it in asked)
    return tuple(dict.fromkeys(cell for cell in found if cell))[:_MOST_VALUES]


def _runs_over_lines(cell: Passage) -> bool:
    """Whether its letters are in several lines, which a look would read from the left to the right."""
    return cell.box is not None and cell.box.width < _NARROW * cell.box.height * len(cell.text)


def looks_like(text: str, shown: str) -> bool:
    """Whether what an engine sees can be `text`: nearly its letters, and exactly its digits.

    Of a line with dots to an amount only what stands before them, or all of what stands behind them.
    """
    head, *behind = _LEADERS.split(text)
    if behind and head and _ends_in(behind[-1], shown):
        return True
    head = head or text
    wanted, seen = (re.sub(r"[^a-z0-9|]", "", plain(each)) for each in (head, shown))
    if head != text:
        seen = seen[: len(wanted)]
    if wanted.translate(_ALIKE) in (seen.translate(_ALIKE), seen.replace("|", "").translate(_ALIKE)):
        return True  # bars are the edges of boxes with a character in each
    digits = re.findall(r"\d+", head)
    seen_digits = "".join(re.findall(r"\d", seen.translate(_ALIKE)))
    likeness = SequenceMatcher(None, wanted, seen, autojunk=False).ratio()
    return likeness >= 1 - _MISREAD and all(group in seen_digits for group in digits)


def _ends_in(value: str, shown: str) -> bool:
    """Whether `value` has digits, and is what an engine sees behind dots of which it makes little."""
    wanted, seen = (re.sub(r"[^a-z0-9|]", "", plain(each)) for each in (value, shown))
    before, end = seen[: -len(wanted)], seen[-len(wanted) :]
    is_same = wanted.translate(_ALIKE) == end.translate(_ALIKE)
    return len(re.findall(r"\d", value)) >= _FEWEST_DIGITS and is_same and not before[-1:].isdigit()


def lie(document: Statements, passage: Passage, shown: str) -> Finding:
    """A finding for text that looks like something else on its page, to two engines."""
    message = (
        f"The {IN_WORDS[document.document]} says something else inside the file than it shows. We look at "
        "it; a scan of the printed pages helps us to be quick."
    )
    evidence = passage.as_evidence(
        expected=without_secrets(shown), note="the page shows what is expected here"
    )
    return Finding(
        code=FindingCode.DOCUMENT_HIDDEN_TEXT,
        severity=Severity.REVIEW,
        document=document.document,
        message=message,
        evidence=evidence,
    )


def _where(unseen: tuple[Passage, ...], pages: list[int]) -> Evidence:
    if unseen:
        return unseen[0].as_evidence()
    return Evidence(page=pages[0] if pages else None)


def _found_unseen(document: Statements, request: PortRequest, numbers: tuple[E164, ...]) -> Iterator[str]:
    """What the document says only where nobody sees it."""
    all_of_it = document.with_unseen
    here, with_unseen = (agree.of(each, request, numbers) for each in (document, all_of_it))
    compared = [
        ("name", here.holder, with_unseen.holder),
        ("address", here.place, with_unseen.place),
        ("postal code", here.postal_code, with_unseen.postal_code),
        ("account number", here.account, with_unseen.account),
        ("BTN", here.btn, with_unseen.btn),
    ]
    if document.document == "loa":
        user = request.authorized_user.full_name
        compared.append(
            ("signer", account_names.on_signer(document, user), account_names.on_signer(all_of_it, user))
        )
    for what, seen, found in compared:
        if found.likeness is Likeness.SAME and seen.likeness is not Likeness.SAME:
            yield what
    if set(with_unseen.shown) - set(here.shown):
        yield "numbers"
    country = request.service_address.country
    for topic in (Topic.SIGNING_DATE, Topic.BILL_DATE):
        if dating.dated(all_of_it, topic, country) and not dating.dated(document, topic, country):
            yield "date"
