"""The phone bill: recent, and about the account that the request names."""

import re
from datetime import date

from porting.domain.checks import record
from porting.domain.checks.agreement import Agreement, may_list
from porting.domain.checks.dates import FoundDate, find_dates
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import Likeness, plain
from porting.domain.checks.request import box_findings
from porting.domain.checks.statements import Statements, Topic
from porting.domain.phone_number import E164
from porting.domain.port_request import PortRequest

_PAST_DUE = re.compile(
    r"past due|overdue|arrears|delinquent|solde en souffrance|en souffrance|arrieres?\b|impaye"
)
_AMOUNT = re.compile(r"(?<![\d/-])\$?\s?(\d{1,3}(?:[ ,.]\d{3})*[.,]\d\d)(?!\d)")
#: The CSR wins over the bill in these; a bill of another account remains a failure.
_OVERRULED = {
    FindingCode.BILL_NAME_MISMATCH: "name",
    FindingCode.BILL_ADDRESS_MISMATCH: "place",
    FindingCode.BILL_POSTAL_CODE_MISMATCH: "postal_code",
}


def judge(
    bill: Statements, request: PortRequest, agreement: Agreement, csr: Agreement | None, on: date, days: int
) -> tuple[Finding, ...]:
    """`agreement` is the bill's with the request, `csr` the CSR's; `days` is how old the bill may be `on`."""
    return (
        *_date_findings(bill, request, on, days),
        *(_overruled(each, csr) for each in record.differences("bill", agreement, request)),
        *_number_findings(bill, agreement, csr),
        *_box_findings(bill),
        *_past_due_findings(bill),
    )


def _date_findings(bill: Statements, request: PortRequest, on: date, days: int) -> tuple[Finding, ...]:
    country = request.service_address.country
    dates = find_dates("\n".join(bill.about(Topic.BILL_DATE)), country)
    if not dates:
        return (_undated(find_dates(bill.text, country)),)
    newest = max(dates, key=lambda each: max(each.readings))
    fresh = {0 <= (on - day).days <= days for day in newest.readings}
    if fresh == {True}:
        return ()
    if fresh == {True, False}:
        return (_dated(Severity.REVIEW, "The bill's date can be read in two ways. We look at it.", newest),)
    day = max(newest.readings)
    if day > on:
        return (_dated(Severity.REVIEW, "The bill's date is in the future. We look at it.", newest),)
    message = (
        f"The phone bill is dated {day:%B} {day.day}, {day.year}. Send the most recent bill, not older than "
        f"{days} days."
    )
    evidence = f"bill date {newest.text!r}, submitted on {on}"
    return (_finding(FindingCode.BILL_TOO_OLD, Severity.FAIL, message, evidence),)


def _undated(others: tuple[FoundDate, ...]) -> Finding:
    """Without a labelled date; a date of something else (a due date, a period) leaves it to a person."""
    if others:
        message = "We cannot find the date of the phone bill. We look at it."
        evidence = "dates without a bill date's label: " + ", ".join(each.text for each in others[:6])
        return _finding(FindingCode.BILL_NOT_DATED, Severity.REVIEW, message, evidence)
    message = "The phone bill shows no date. Send the complete, most recent bill."
    return _finding(FindingCode.BILL_NOT_DATED, Severity.FAIL, message, "no date in the text")


def _dated(severity: Severity, message: str, found: FoundDate) -> Finding:
    readings = ", ".join(day.isoformat() for day in sorted(found.readings))
    return _finding(FindingCode.BILL_NOT_DATED, severity, message, f"{found.text!r}: {readings}")


def _overruled(finding: Finding, csr: Agreement | None) -> Finding:
    """`finding` as a warning where the CSR says the same as the request: the CSR wins."""
    field = _OVERRULED.get(finding.code)
    if csr is None or field is None or getattr(csr, field).likeness is not Likeness.SAME:
        return finding
    return finding.model_copy(update={"severity": Severity.WARNING})


def _number_findings(bill: Statements, agreement: Agreement, csr: Agreement | None) -> tuple[Finding, ...]:
    if not agreement.missing:
        return ()
    by_csr = csr is not None and not set(agreement.missing) & set(csr.missing)
    for_a_person = by_csr or not bill.numbers or all(may_list(bill, number) for number in agreement.missing)
    message = (
        f"These numbers are not on the phone bill: {record.names_of(agreement.missing)}. Send all pages of "
        "the bill that lists them."
    )
    evidence = f"on the bill: {_listed(bill.numbers)}" + ("; the CSR has them all" if by_csr else "")
    severity = Severity.REVIEW if for_a_person else Severity.FAIL
    return (_finding(FindingCode.BILL_NUMBER_MISSING, severity, message, evidence),)


def _listed(numbers: frozenset[E164]) -> str:
    return ", ".join(sorted(numbers)) or "no numbers"


def _box_findings(bill: Statements) -> tuple[Finding, ...]:
    boxes = (box_findings(text, "bill") for text in bill.about(Topic.SERVICE_ADDRESS))
    return tuple(each for found in boxes for each in found if each.severity is Severity.FAIL)


def _past_due_findings(bill: Statements) -> tuple[Finding, ...]:
    for row in bill.rows:
        if _PAST_DUE.search(plain(row)) and (amounts := [amount for amount in _amounts(row) if amount > 0]):
            message = (
                "Your phone bill shows a balance past due. Pay it before the transfer, because your "
                "carrier may refuse to release the numbers."
            )
            evidence = f"past due: {amounts[0]:.2f}"
            return (_finding(FindingCode.BILL_PAST_DUE, Severity.WARNING, message, evidence),)
    return ()


def _amounts(row: str) -> list[float]:
    """Amounts of money after the words, in English or French notation."""
    flat = plain(row)
    start = _PAST_DUE.search(flat)
    found = _AMOUNT.findall(flat[start.end() if start else 0 :])
    return [float(f"{re.sub(r'[ ,.]', '', amount[:-3])}.{amount[-2:]}") for amount in found]


def _finding(code: FindingCode, severity: Severity, message: str, evidence: str) -> Finding:
    return Finding(code=code, severity=severity, document="bill", message=message, evidence=evidence)
