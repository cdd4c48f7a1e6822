"""The phone bill: recent, and about the account that the request names."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from porting.domain.checks import dating, record
from porting.domain.checks.agreement import Agreement, may_list
from porting.domain.checks.evidence import Evidence
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import Likeness, plain
from porting.domain.checks.numbers import find_numbers
from porting.domain.checks.request import document_box_findings
from porting.domain.checks.statements import Passage, Statements, Topic
from porting.domain.phone_number import E164, is_toll_free
from porting.domain.port_request import PortRequest

_PAST_DUE = re.compile(
    r"past due|overdue|arrears|delinquent|solde en souffrance|en souffrance|arrieres?\b|arrerages?\b|impaye"
)
_AMOUNT = re.compile(r"(?<![\d/-])\$?\s?(\d{1,3}(?:[ ,.]\d{3})*[.,]\d\d)(?!\d)")
#: `30 days $5.00   60 days $0.00` are parts of one sum.
_OTHER_WORDS = re.compile(r"\b(?!(?:days?|jours?|over|plus|and|et|to|au?|ou|de|moins)\b)[a-z]{2,}")
#: Words of a column's head; what stands under it is no more cells, and no more heights, away.
_LONGEST_HEAD, _CELLS_OF_TWO_ROWS, _LINES_BELOW = 4, 24, 3.0
#: A number on such a row is the carrier's own.
_CARRIERS_OWN = re.compile(
    r"\b(?:call|contact|questions?|support|customer (?:care|service)|help|fax|tty|repairs?|911|988|appelez"
    r"|composez|assistance|service a la clientele|telecopieur)\b"
)
#: A carrier dates a bill by its own clock.
_AHEAD_BY_TIME_ZONE = 1
#: A CSR that says what the request says makes a bill that says something else a doubt.
_SETTLED_BY_CSR = {
    FindingCode.BILL_ADDRESS_MISMATCH: "place",
    FindingCode.BILL_POSTAL_CODE_MISMATCH: "postal_code",
}


def judge(
    bill: Statements, request: PortRequest, agreement: Agreement, csr: Agreement | None, on: date, days: int
) -> tuple[Finding, ...]:
    """`agreement` is the bill's with the request, `csr` the CSR's; `days` is how old the bill may be `on`."""
    return (
        *_date_findings(bill, request, on, days),
        *(_settled(each, csr) for each in record.differences("bill", agreement, request)),
        *_number_findings(bill, agreement, csr),
        *document_box_findings(bill, request),
        *_past_due_findings(bill),
    )


def _date_findings(bill: Statements, request: PortRequest, on: date, days: int) -> tuple[Finding, ...]:
    country = request.service_address.country
    read = dating.dated(bill, Topic.BILL_DATE, country)
    if read is None:
        return (_undated(bill, request),)
    evidence = read.as_evidence(f"{days} days or less before {on}")
    fresh = {0 <= (on - day).days <= days for day in read.found.readings}
    if fresh == {True}:
        message = "We could not read the date of the phone bill surely. We look at it."
        return (_dated(Severity.REVIEW, message, evidence),) if read.is_unsure else ()
    if fresh == {True, False}:
        return (_dated(Severity.REVIEW, "The bill's date can be read in two ways. We look at it.", evidence),)
    day = max(read.found.readings)
    said = f"The phone bill is dated {dating.in_words(day)}"
    if not read.is_fact:
        message = (
            f"We read that the phone bill is dated {dating.in_words(day)}, but not surely. We look at it."
        )
        return (_dated(Severity.REVIEW, message, evidence),)
    if 0 < (day - on).days <= _AHEAD_BY_TIME_ZONE:
        return (_dated(Severity.REVIEW, f"{said}, which is tomorrow. We look at it.", evidence),)
    if day > on:
        message = f"{said}, which is in the future. Send the most recent bill."
        return (_dated(Severity.FAIL, message, evidence),)
    message = f"{said}. Send the most recent bill, not older than {days} days."
    return (_finding(FindingCode.BILL_TOO_OLD, Severity.FAIL, message, evidence),)


def _undated(bill: Statements, request: PortRequest) -> Finding:
    """Without a labelled date; a date of something else (a due date, a period) leaves it to a person."""
    others = dating.other_dates(bill, request.service_address.country)
    if others or bill.is_recognized:
        note = "dates without a bill date's label: " + (", ".join(each.text for each in others[:6]) or "none")
        message = "We cannot find the date of the phone bill. We look at it."
        return _dated(Severity.REVIEW, message, Evidence(note=note))
    message = "The phone bill shows no date. Send the complete, most recent bill."
    return _dated(Severity.FAIL, message, Evidence(note="no date in the text"))


def _dated(severity: Severity, message: str, evidence: Evidence) -> Finding:
    return _finding(FindingCode.BILL_NOT_DATED, severity, message, evidence)


def _settled(finding: Finding, csr: Agreement | None) -> Finding:
    """`finding` as a doubt where the CSR says the same as the request: the CSR wins."""
    field = _SETTLED_BY_CSR.get(finding.code)
    if csr is None or field is None or getattr(csr, field).likeness is not Likeness.SAME:
        return finding
    if finding.severity is not Severity.FAIL:
        return finding
    what = "service address" if field == "place" else "postal code"
    message = (
        f"The {what} on your phone bill is {record.shown(finding.evidence.read)}, but your request and "
        f"your Customer Service Record say {record.shown(finding.evidence.expected)}. We look at it; have "
        "your carrier correct the bill if it is wrong."
    )
    return finding.model_copy(update={"severity": Severity.REVIEW, "message": message})


def _number_findings(bill: Statements, agreement: Agreement, csr: Agreement | None) -> tuple[Finding, ...]:
    """A bill of other numbers is the wrong one; one that lacks some may have them on the CSR."""
    missing = agreement.missing
    may_be_there = set(missing) if bill.is_recognized else {each for each in missing if may_list(bill, each)}
    if not agreement.shown and not _lists_a_line(bill, missing):
        may_be_there = set(missing)
    elif csr is not None and agreement.shown:
        may_be_there |= {each for each in missing if each not in (*csr.missing, *csr.unsure)}
    return record.number_findings(
        FindingCode.BILL_NUMBER_MISSING,
        bill,
        tuple(number for number in missing if number not in may_be_there),
        (*(number for number in missing if number in may_be_there), *agreement.unsure),
        "Send all pages of the bill that lists them.",
    )


def _lists_a_line(bill: Statements, missing: tuple[E164, ...]) -> bool:
    """Whether it names a number at all, apart from those under which the carrier itself is called."""
    may_be_toll_free = any(is_toll_free(number) for number in missing)
    return any(
        (may_be_toll_free or not is_toll_free(number)) and not _CARRIERS_OWN.search(plain(row.text))
        for view in bill.views
        for row in view.rows
        for number in find_numbers(row.text)
    )


def _past_due_findings(bill: Statements) -> tuple[Finding, ...]:
    for row, amount in _past_due(bill):
        message = (
            f"Your phone bill shows a balance past due of ${amount:,.2f}. Pay it before the transfer: "
            "your carrier may refuse to release the numbers."
        )
        return (_finding(FindingCode.BILL_PAST_DUE, Severity.WARNING, message, row.as_evidence()),)
    return ()


def past_due(bill: Statements) -> tuple[Passage, int] | None:
    """(where it stands, cents) of a balance past due; None: the bill shows none."""
    return next(((row, round(100 * amount)) for row, amount in _past_due(bill)), None)


def _past_due(bill: Statements) -> Iterator[tuple[Passage, float]]:
    for view in bill.views:
        for row in view.rows:
            if _PAST_DUE.search(plain(row.text)):
                yield from ((row, amount) for amount in _amounts(row.text) if amount > 0)
        for at, cell in enumerate(view.cells):
            if _is_head_of_past_due(cell) and (below := _below(cell, view.cells, at)):
                yield from ((below, amount) for amount in _amounts(below.text)[:1] if amount > 0)


def _is_head_of_past_due(cell: Passage) -> bool:
    """Whether it is the head of a column, or stands over an amount: `Past due balance`."""
    flat = plain(cell.text)
    return _PAST_DUE.search(flat) is not None and len(flat.split()) <= _LONGEST_HEAD and "$" not in flat


def _below(head: Passage, cells: Sequence[Passage], at: int) -> Passage | None:
    """The first of `cells` that stands below `head`, their `at`th, in its column, if that is near."""
    behind = cells[at + 1 : at + 1 + _CELLS_OF_TWO_ROWS]
    return next((cell for cell in behind if cell.stands_below(head, _LINES_BELOW)), None)


def _amounts(row: str) -> list[float]:
    """Amounts of money after the words, in English or French notation."""
    flat = plain(row)
    start = _PAST_DUE.search(flat)
    found = _AMOUNT.findall(_up_to_another(flat[start.end() if start else 0 :]))
    return [float(f"{re.sub(r'[ ,.]', '', amount[:-3])}.{amount[-2:]}") for amount in found]


def _up_to_another(text: str) -> str:
    """`text` up to the words of another sum behind its amounts: of the column beside it, as a rule."""
    first = _AMOUNT.search(text)
    other = _OTHER_WORDS.search(text, first.end()) if first else None
    return text[: other.start()] if other else text


def _finding(code: FindingCode, severity: Severity, message: str, evidence: Evidence) -> Finding:
    return Finding(code=code, severity=severity, document="bill", message=message, evidence=evidence)
