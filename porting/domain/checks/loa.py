"""The Letter of Authorization (LOA): signed and dated by the right person, for these numbers.

Source: 47 CFR § 64.1130 (a separate document, signed and dated, with billing name, address and each number).
"""

from dataclasses import dataclass
from datetime import date

from porting.domain.checks import agreement as agree
from porting.domain.checks import record
from porting.domain.checks.address import Address
from porting.domain.checks.agreement import Agreement, Compared
from porting.domain.checks.dates import FoundDate, find_dates
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.name import compare_people
from porting.domain.checks.numbers import states_number
from porting.domain.checks.request import box_findings
from porting.domain.checks.statements import Signed, Statements, Topic
from porting.domain.phone_number import E164
from porting.domain.port_request import PortRequest

_LOA = "Letter of Authorization"


@dataclass(frozen=True)
class CarrierRecord:
    """What the losing carrier has on file: the CSR's word, else the bill's, else the request's."""

    name: str
    user: str
    address: Address


def carrier_record(request: PortRequest, papers: list[tuple[Statements, Agreement]]) -> CarrierRecord:
    """`papers` are CSR and bill with their agreement with the request, as far as they can be read."""
    name, user = request.company_name, request.authorized_user.full_name
    place = Address.of(request.service_address)
    for paper, agreement in reversed(papers):
        stated = agree.service_addresses(paper, place)
        both = {agreement.place.likeness, agreement.postal_code.likeness}
        if stated and Likeness.DIFFERENT in both:
            place = stated[0]
        elif both == {Likeness.SAME}:
            place = Address.of(request.service_address)
        names = paper.about(Topic.ACCOUNT_NAME)
        holder = agree.on_account_name(paper, request.company_name, request.authorized_user.full_name)
        if names and holder.likeness is Likeness.DIFFERENT:
            name = names[0]
        elif holder.likeness is Likeness.SAME:
            name = request.company_name
        users = paper.about(Topic.AUTHORIZED_USER)
        user = request.authorized_user.full_name if _names(users, request) else next(iter(users), user)
    return CarrierRecord(name, user, place)


def _names(users: tuple[str, ...], request: PortRequest) -> bool:
    expected = request.authorized_user.full_name
    return any(compare_people(user, expected) is Likeness.SAME for user in users)


def judge(
    loa: Statements,
    request: PortRequest,
    numbers: tuple[E164, ...],
    carrier: CarrierRecord,
    on: date,
    days: int,
    *,
    needs_btn: bool,
) -> tuple[Finding, ...]:
    """All findings for submitting `numbers` on the day `on`, with an LOA of at most `days` days."""
    return (
        *_form_findings(loa, request),
        *_signature_findings(loa),
        *_date_findings(loa, request, on, days),
        *_signer_findings(loa, request, carrier),
        *_number_findings(loa, numbers),
        *_identity_findings(loa, request, carrier),
        *_account_findings(loa, request, needs_btn=needs_btn),
        *_box_findings(loa),
    )


def _form_findings(loa: Statements, request: PortRequest) -> tuple[Finding, ...]:
    country = request.service_address.country
    if loa.form_country == country:
        return ()
    wanted = "Canadian" if country == "CA" else "US"
    evidence = f"form for {loa.form_country or 'an unknown country'}, service address in {country}"
    if loa.form_country is not None and loa.form_is_certain:
        message = f"This is not the {wanted} {_LOA}. Sign the {wanted} form and send it."
        return (_finding(FindingCode.LOA_WRONG_COUNTRY_FORM, Severity.FAIL, message, evidence),)
    message = f"We cannot tell whether this is the {wanted} {_LOA}. We look at it."
    return (_finding(FindingCode.LOA_WRONG_COUNTRY_FORM, Severity.REVIEW, message, evidence),)


def _signature_findings(loa: Statements) -> tuple[Finding, ...]:
    signature = loa.signature
    found = []
    if signature.signed is Signed.NO:
        message = f"The {_LOA} is not signed. Sign it by hand or electronically, date it, and send it again."
        found.append(_finding(FindingCode.LOA_NOT_SIGNED, Severity.FAIL, message, signature.how))
    if signature.signed is Signed.UNCLEAR:
        message = f"We cannot tell whether the {_LOA} is signed. We look at it."
        found.append(_finding(FindingCode.LOA_NOT_SIGNED, Severity.REVIEW, message, signature.how))
    if signature.changed_after:
        message = f"The {_LOA} may have been changed after it was signed. We look at it."
        found.append(_finding(FindingCode.LOA_CHANGED_AFTER_SIGNING, Severity.REVIEW, message, signature.how))
    return tuple(found)


def _date_findings(loa: Statements, request: PortRequest, on: date, days: int) -> tuple[Finding, ...]:
    country = request.service_address.country
    dates = find_dates("\n".join(loa.about(Topic.SIGNING_DATE)), country)
    if not dates:
        return (_undated(loa, find_dates(loa.text, country)),)
    newest = max(dates, key=lambda each: max(each.readings))
    readings = sorted(newest.readings)
    evidence = f"{newest.text!r}: {', '.join(day.isoformat() for day in readings)}; submission on {on}"
    inside = {0 <= (on - day).days <= days for day in readings}
    if inside == {True}:
        return ()
    if inside == {True, False}:
        message = f"The date of the {_LOA} can be read in two ways. We look at it."
        return (_finding(FindingCode.LOA_NOT_DATED, Severity.REVIEW, message, evidence),)
    signed = next((day for day in readings if day <= on), readings[-1])
    said = f"The {_LOA} is dated {signed:%B} {signed.day}, {signed.year}"
    if signed > on:
        message = f"{said}, which is in the future. Sign it again with the day's date."
        return (_finding(FindingCode.LOA_DATED_IN_FUTURE, Severity.FAIL, message, evidence),)
    message = f"{said}. It must be signed within {days} days before the submission: sign a new one."
    return (_finding(FindingCode.LOA_EXPIRED, Severity.FAIL, message, evidence),)


def _undated(loa: Statements, others: tuple[FoundDate, ...]) -> Finding:
    """No date beside the signature: a fact where the place for it is known to be empty."""
    empty = loa.has_label(Topic.SIGNING_DATE) and not others and not loa.signature.date_may_be_drawn
    if empty:
        message = f"The {_LOA} is not dated. Date it on the day when you sign it, and send it again."
        return _finding(FindingCode.LOA_NOT_DATED, Severity.FAIL, message, "the place for the date is empty")
    message = f"We cannot read the date of the signature on the {_LOA}. We look at it."
    evidence = "no date with a signing date's label; other dates: " + (
        ", ".join(each.text for each in others[:6]) or "none"
    )
    return _finding(FindingCode.LOA_NOT_DATED, Severity.REVIEW, message, evidence)


def _signer_findings(loa: Statements, request: PortRequest, carrier: CarrierRecord) -> tuple[Finding, ...]:
    expected = request.authorized_user.full_name
    by_request, by_carrier = agree.on_signer(loa, expected), agree.on_signer(loa, carrier.user)
    how = by_carrier if by_carrier.likeness is not Likeness.SAME else by_request
    if how.likeness is Likeness.SAME:
        return ()
    evidence = f"signer: {how.read}; authorized user: {carrier.user}"
    if how.likeness is Likeness.DIFFERENT:
        message = (
            f"The {_LOA} must be signed by the authorized user on the account, {carrier.user}. Have it "
            "signed by that person, or ask your carrier to make the signer an authorized user."
        )
        return (_finding(FindingCode.LOA_WRONG_SIGNER, Severity.FAIL, message, evidence),)
    message = f"We cannot tell whether the authorized user signed the {_LOA}. We look at it."
    return (_finding(FindingCode.LOA_WRONG_SIGNER, Severity.REVIEW, message, evidence),)


def _number_findings(loa: Statements, numbers: tuple[E164, ...]) -> tuple[Finding, ...]:
    missing = tuple(number for number in numbers if not states_number(loa.text, number))
    if not missing:
        return ()
    for_a_person = all(agree.may_list(loa, number) for number in missing)
    message = (
        f"These numbers are not on the {_LOA}: {record.names_of(missing)}. Send one that names every number."
    )
    evidence = f"on the LOA: {', '.join(sorted(loa.numbers)) or 'no numbers'}"
    severity = Severity.REVIEW if for_a_person else Severity.FAIL
    return (_finding(FindingCode.LOA_NUMBER_MISSING, severity, message, evidence),)


def _identity_findings(loa: Statements, request: PortRequest, carrier: CarrierRecord) -> tuple[Finding, ...]:
    """Name, address and postal code must be what the losing carrier has."""
    place, code = agree.on_address(loa, carrier.address)
    holder = agree.on_account_name(loa, carrier.name, request.authorized_user.full_name)
    compared = (
        (FindingCode.LOA_NAME_MISMATCH, "name", holder, carrier.name),
        (FindingCode.LOA_ADDRESS_MISMATCH, "service address", place, str(carrier.address)),
        (FindingCode.LOA_POSTAL_CODE_MISMATCH, "postal code", code, carrier.address.postal_code),
    )
    found = (_difference(code, what, how, expected) for code, what, how, expected in compared)
    return tuple(finding for finding in found if finding)


def _account_findings(loa: Statements, request: PortRequest, *, needs_btn: bool) -> tuple[Finding, ...]:
    account, btn = request.losing_carrier.account_number, request.losing_carrier.billing_telephone_number
    found = []
    if account:
        how = agree.on_account(loa, account)
        found.append(_difference(FindingCode.LOA_ACCOUNT_NUMBER_MISMATCH, "account number", how, account))
    if btn and needs_btn:
        how = agree.on_btn(loa, btn)
        found.append(_difference(FindingCode.LOA_BTN_MISMATCH, "billing telephone number", how, btn))
    return tuple(finding for finding in found if finding)


def _difference(code: FindingCode, what: str, how: Compared, expected: str) -> Finding | None:
    if how.likeness is Likeness.SAME:
        return None
    evidence = f"LOA: {how.read}; expected: {expected}"
    if how.likeness is Likeness.DIFFERENT:
        message = (
            f"The {what} on the {_LOA} is not the one that your carrier has. Sign a new one that says "
            "exactly what your carrier's record says."
        )
        return _finding(code, Severity.FAIL, message, evidence)
    problem = "is not surely the one that your carrier has" if how.was_read else "cannot be found"
    message = f"The {what} on the {_LOA} {problem}. We look at it."
    return _finding(code, Severity.REVIEW, message, evidence)


def _box_findings(loa: Statements) -> tuple[Finding, ...]:
    boxes = (box_findings(text, "loa") for text in loa.about(Topic.SERVICE_ADDRESS))
    return tuple(each for found in boxes for each in found if each.severity is Severity.FAIL)


def _finding(code: FindingCode, severity: Severity, message: str, evidence: str) -> Finding:
    return Finding(code=code, severity=severity, document="loa", message=message, evidence=evidence)
