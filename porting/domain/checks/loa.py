"""The Letter of Authorization (LOA): signed and dated by the right person, for these numbers.

Source: 47 CFR § 64.1130 (a separate document, signed and dated, with billing name, address and each number).
"""

from dataclasses import dataclass
from datetime import date

from porting.domain.checks import account_names, dating, record, service_places
from porting.domain.checks import agreement as agree
from porting.domain.checks.address import Address
from porting.domain.checks.agreement import Agreement
from porting.domain.checks.compared import Compared
from porting.domain.checks.dating import Dated
from porting.domain.checks.disputes import SURE
from porting.domain.checks.evidence import Evidence
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.name import compare_firms, compare_people
from porting.domain.checks.request import document_box_findings
from porting.domain.checks.statements import Signature, Signed, Statement, Statements, Topic
from porting.domain.phone_number import E164, is_toll_free
from porting.domain.port_request import PortRequest

_LOA = "Letter of Authorization"
#: A date of tomorrow may be today's where the signer is.
_AHEAD_BY_TIME_ZONE = 1


@dataclass(frozen=True)
class CarrierRecord:
    """What the losing carrier has on file: the CSR's word, else the bill's, else the request's."""

    name: str
    user: str
    address: Address


def carrier_record(request: PortRequest, papers: list[tuple[Statements, Agreement]]) -> CarrierRecord:
    """`papers` are CSR and bill with their agreement with the request, as far as they can be read.

    What was made out in an image takes the place of the request's word only where two engines agree.
    """
    name, user = request.company_name, request.authorized_user.full_name
    asked = place = Address.of(request.service_address)
    for paper, agreement in reversed(papers):
        place = _address_on(paper, agreement, asked) or place
        holder = account_names.on_account_name(paper, request.company_name, request.authorized_user.full_name)
        if holder.likeness is Likeness.SAME:
            name = request.company_name
        elif holder.likeness is Likeness.DIFFERENT and holder.is_fact:
            name = holder.read
        user = _user_on(paper, request) or user
    return CarrierRecord(name, user, place)


def _address_on(paper: Statements, agreement: Agreement, asked: Address) -> Address | None:
    """None: the paper does not surely say."""
    both = (agreement.place, agreement.postal_code)
    if all(each.likeness is Likeness.SAME for each in both):
        return asked
    differing = next((each for each in both if each.likeness is Likeness.DIFFERENT and each.is_fact), None)
    if differing is None:
        return None
    stated = [service_places.closest_address(view, asked) for view in paper.views]
    return next((each[0] for each in stated if each and each[2] is differing.passage), None)


def _user_on(paper: Statements, request: PortRequest) -> str | None:
    """The authorized user that a paper names; None: it does not surely say."""
    expected = request.authorized_user.full_name
    stated = [each for view in paper.views for each in view.about(Topic.AUTHORIZED_USER)]
    if any(compare_people(each.text, expected) is Likeness.SAME for each in stated):
        return expected
    return next((each.text for each in stated if not each.engine.is_recognition), None)


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
        *_form_findings(loa, request, numbers),
        *_signature_findings(loa, request),
        *_date_findings(loa, request, on, days),
        *_signer_findings(loa, request, carrier),
        *_number_findings(loa, numbers),
        *_identity_findings(loa, request, carrier),
        *_account_findings(loa, request, needs_btn=needs_btn),
        *_carrier_findings(loa, request),
        *document_box_findings(loa, request),
    )


def _form_findings(loa: Statements, request: PortRequest, numbers: tuple[E164, ...]) -> tuple[Finding, ...]:
    code, country = FindingCode.LOA_WRONG_COUNTRY_FORM, request.service_address.country
    wanted = "Canadian" if country == "CA" else "US"
    if _is_on_the_right_form(loa, request, numbers):
        if loa.form_covers_toll_free is False and any(is_toll_free(number) for number in numbers):
            message = (
                f"The {_LOA} does not have the words that toll-free numbers need. We look at it; the {_LOA} "
                "made for this request has them."
            )
            return (_finding(code, Severity.REVIEW, message, Evidence(note="no RespOrg wording")),)
        return ()
    evidence = Evidence(
        read=f"form for {loa.form_country or 'an unknown country'}", expected=f"form for {country}"
    )
    if loa.form_country is not None and loa.form_is_certain and not loa.is_recognized:
        message = f"This is not the {wanted} {_LOA}. Sign the {wanted} form and send it."
        return (_finding(code, Severity.FAIL, message, evidence),)
    message = f"We cannot tell whether this is the {wanted} {_LOA}. We look at it."
    return (_finding(code, Severity.REVIEW, message, evidence),)


def _is_on_the_right_form(loa: Statements, request: PortRequest, numbers: tuple[E164, ...]) -> bool:
    """That of the address, or our own forms of all countries that the numbers are in."""
    forms = {loa.form_country, *loa.further_form_countries}
    if request.service_address.country in forms:
        return True
    # Toll-free numbers are in neither country.
    countries = {
        each.country for each in request.numbers if each.number in numbers and not is_toll_free(each.number)
    }
    return loa.is_own_form and bool(countries) and countries <= forms


def _signature_findings(loa: Statements, request: PortRequest) -> tuple[Finding, ...]:
    """An empty place is a fact where it is surely the place: on our own form, or on a clean page."""
    signature = loa.signature
    evidence = Evidence(
        expected="a signature",
        note=signature.how,
        page=signature.page,
        box=signature.box,
        engine=signature.engine,
        confidence=signature.confidence,
    )
    found = list(_change_findings(signature, evidence))
    is_clean = signature.page is not None and (
        signature.engine is None
        or not signature.engine.is_recognition
        or (signature.confidence or 0.0) >= SURE
    )
    if signature.signed is Signed.NO and (is_clean or (loa.is_own_form and not loa.is_recognized)):
        message = f"The {_LOA} is not signed. Sign it by hand or electronically, date it, and send it again."
        found.append(_finding(FindingCode.LOA_NOT_SIGNED, Severity.FAIL, message, evidence))
    elif signature.signed is not Signed.YES or not _is_beside_the_user(signature, request):
        message = f"We cannot tell whether the {_LOA} is signed. We look at it."
        found.append(_finding(FindingCode.LOA_NOT_SIGNED, Severity.REVIEW, message, evidence))
    return tuple(found)


def _is_beside_the_user(signature: Signature, request: PortRequest) -> bool:
    """A drawing on a page that asks for no signature is one if it stands with the name of who may sign."""
    named = signature.beside
    return not named or compare_people(named, request.authorized_user.full_name) is Likeness.SAME


def _change_findings(signature: Signature, evidence: Evidence) -> tuple[Finding, ...]:
    code = FindingCode.LOA_CHANGED_AFTER_SIGNING
    if signature.is_broken or signature.content_changed:
        message = f"The {_LOA} was changed after it was signed. Sign it again, and send it as you signed it."
        return (_finding(code, Severity.FAIL, message, evidence),)
    if signature.changed_after:
        message = f"The {_LOA} may have been changed after it was signed. We look at it."
        return (_finding(code, Severity.REVIEW, message, evidence),)
    return ()


def _date_findings(loa: Statements, request: PortRequest, on: date, days: int) -> tuple[Finding, ...]:
    """The date beside the signature; without one, that of the digital signature."""
    read = dating.dated(loa, Topic.SIGNING_DATE, request.service_address.country)
    witness = loa.signature.signed_on
    limit = f"{days} days or less before {on}"
    if read is None:
        if witness is None:
            return (_undated(loa, request),)
        evidence = Evidence(read=witness.isoformat(), expected=limit, note="the digital signature's own time")
        return _age_findings(frozenset({witness}), on, days, evidence, is_fact=True)
    evidence = read.as_evidence(limit)
    found = _age_findings(read.found.readings, on, days, evidence, is_fact=read.is_fact)
    if found:
        return found
    if read.is_unsure:
        message = f"We could not read the date of the signature on the {_LOA} surely. We look at it."
        return (_finding(FindingCode.LOA_NOT_DATED, Severity.REVIEW, message, evidence),)
    return _witness_findings(read, witness, evidence)


def _age_findings(
    readings: frozenset[date], on: date, days: int, evidence: Evidence, *, is_fact: bool
) -> tuple[Finding, ...]:
    """What follows from the days that a date may mean."""
    inside = {0 <= (on - day).days <= days for day in readings}
    if inside == {True}:
        return ()
    if inside == {True, False}:
        message = f"The date of the {_LOA} can be read in two ways. We look at it."
        return (_finding(FindingCode.LOA_NOT_DATED, Severity.REVIEW, message, evidence),)
    signed = next((day for day in sorted(readings) if day <= on), max(readings))
    ahead = (signed - on).days
    code = FindingCode.LOA_DATED_IN_FUTURE if ahead > 0 else FindingCode.LOA_EXPIRED
    said = f"The {_LOA} is dated {dating.in_words(signed)}"
    if not is_fact:
        message = (
            f"We read that the {_LOA} is dated {dating.in_words(signed)}, but not surely. We look at it."
        )
    elif 0 < ahead <= _AHEAD_BY_TIME_ZONE:
        message = f"{said}, which is tomorrow. We look at it."
    elif ahead > 0:
        message = f"{said}, which is in the future. Sign it again with the day's date."
    else:
        message = f"{said}. It must be signed within {days} days before the submission. Sign a new one."
    is_hard = is_fact and not 0 < ahead <= _AHEAD_BY_TIME_ZONE
    return (_finding(code, Severity.FAIL if is_hard else Severity.REVIEW, message, evidence),)


def _witness_findings(read: Dated, witness: date | None, evidence: Evidence) -> tuple[Finding, ...]:
    """A digital signature that was made on another day than the letter says."""
    if witness is None or any(
        abs((witness - day).days) <= _AHEAD_BY_TIME_ZONE for day in read.found.readings
    ):
        return ()
    message = (
        f"The date on the {_LOA} is not that of its digital signature, {dating.in_words(witness)}. We "
        "look at it."
    )
    note = f"digital signature of {witness}"
    return (
        _finding(
            FindingCode.LOA_NOT_DATED,
            Severity.REVIEW,
            message,
            evidence.model_copy(update={"note": note}),
        ),
    )


def _undated(loa: Statements, request: PortRequest) -> Finding:
    """No date beside the signature: a fact where the place for it is known to be empty."""
    others = dating.other_dates(loa, request.service_address.country)
    place = _label(loa, Topic.SIGNING_DATE)
    is_known = (loa.is_own_form or not others) and not loa.is_recognized
    note = "other dates: " + ", ".join(each.text for each in others[:6]) if others else "no date"
    evidence = place.as_evidence("a date", note) if place else Evidence(expected="a date", note=note)
    if place and is_known and not loa.signature.date_may_be_drawn:
        message = f"The {_LOA} is not dated. Date it on the day when you sign it, and send it again."
        return _finding(FindingCode.LOA_NOT_DATED, Severity.FAIL, message, evidence)
    message = f"We cannot read the date of the signature on the {_LOA}. We look at it."
    return _finding(FindingCode.LOA_NOT_DATED, Severity.REVIEW, message, evidence)


def _signer_findings(loa: Statements, request: PortRequest, carrier: CarrierRecord) -> tuple[Finding, ...]:
    """The printed name beside the signature against who may sign, as the carrier and the request say."""
    asked = request.authorized_user.full_name
    by_request, by_carrier = account_names.on_signer(loa, asked), account_names.on_signer(loa, carrier.user)
    how = by_carrier if by_carrier.likeness is not Likeness.SAME else by_request
    severity = record.severity_of(how)
    if severity is None:
        return ()
    code, evidence = FindingCode.LOA_WRONG_SIGNER, how.as_evidence(carrier.user)
    if severity is Severity.REVIEW:
        message = f"We cannot tell whether the authorized user signed the {_LOA}. We look at it."
        return (_finding(code, severity, message, evidence),)
    if how is by_request:
        message = (
            f"The {_LOA} is signed by {record.shown(how.read)}, but your request names {asked} as the "
            "authorized user. Correct your request, or have it signed by that person."
        )
        return (_finding(code, severity, message, how.as_evidence(asked)),)
    message = (
        f"The {_LOA} names {record.shown(how.read)} as its signer. It must be signed by the authorized user "
        f"on the account, {carrier.user}. Have it signed by that person, or ask your carrier to make the "
        "signer an authorized user."
    )
    return (_finding(code, severity, message, evidence),)


def _number_findings(loa: Statements, numbers: tuple[E164, ...]) -> tuple[Finding, ...]:
    missing, unsure = agree.on_numbers(loa, numbers)
    may_be_there = tuple(each for each in missing if loa.is_recognized or agree.may_list(loa, each))
    return record.number_findings(
        FindingCode.LOA_NUMBER_MISSING,
        loa,
        tuple(number for number in missing if number not in may_be_there),
        (*may_be_there, *unsure),
        "Send one that names every number.",
    )


def _identity_findings(loa: Statements, request: PortRequest, carrier: CarrierRecord) -> tuple[Finding, ...]:
    """Name, address and postal code must be what the losing carrier has."""
    place, code = service_places.on_address(loa, carrier.address)
    user = request.authorized_user.full_name
    holder = account_names.on_account_name(loa, carrier.name, user, carrier.address)
    compared = (
        (FindingCode.LOA_NAME_MISMATCH, "account name", holder, carrier.name),
        (FindingCode.LOA_ADDRESS_MISMATCH, "service address", place, str(carrier.address)),
        (FindingCode.LOA_POSTAL_CODE_MISMATCH, "postal code", code, carrier.address.postal_code),
    )
    found = (_difference(code, what, how, expected) for code, what, how, expected in compared)
    return tuple(finding for finding in found if finding)


def _account_findings(loa: Statements, request: PortRequest, *, needs_btn: bool) -> tuple[Finding, ...]:
    """Toll-free numbers alone have neither an account that their RespOrg asks for nor a BTN."""
    account, btn = request.losing_carrier.account_number, request.losing_carrier.billing_telephone_number
    account_code, btn_code = FindingCode.LOA_ACCOUNT_NUMBER_MISMATCH, FindingCode.LOA_BTN_MISMATCH
    found: list[Finding | None] = []
    if needs_btn and (empty := _empty(loa, Topic.ACCOUNT_NUMBER)):
        found.append(_to_fill_in(account_code, "account number", empty, account or ""))
    elif account:
        how = agree.on_account(loa, account)
        found.append(_difference(account_code, "account number", how, account))
    if btn and needs_btn:
        how = agree.on_btn(loa, btn)
        empty = _empty(loa, Topic.BTN)
        found.append(
            _to_fill_in(btn_code, "billing telephone number (BTN)", empty, btn)
            if empty
            else _difference(btn_code, "billing telephone number (BTN)", how, btn)
        )
    return tuple(finding for finding in found if finding)


def _carrier_findings(loa: Statements, request: PortRequest) -> tuple[Finding, ...]:
    """Carriers go by many names, so another one is never more than a doubt."""
    code, expected = FindingCode.LOA_CARRIER_MISMATCH, request.losing_carrier.name
    empty = _empty(loa, Topic.CARRIER)
    if empty:
        return (_to_fill_in(code, "current carrier", empty, expected),)
    stated = [
        each
        for view in loa.views
        for each in view.about(Topic.CARRIER)
        if any(char.isalpha() for char in each.text)
    ]
    if not stated or any(compare_firms(each.text, expected) is not Likeness.DIFFERENT for each in stated):
        return ()
    if any(account_names.mentions(view, expected) for view in loa.views):
        return ()
    message = (
        f"The current carrier on the {_LOA} is {record.shown(stated[0].text)}, but your request says "
        f"{record.shown(expected)}. We look at it; correct your request if it is wrong."
    )
    return (_finding(code, Severity.REVIEW, message, stated[0].as_evidence(expected)),)


def _empty(loa: Statements, topic: Topic) -> Statement | None:
    """The label of a place on our own form with nothing in it; None: it is filled, or may be."""
    if not loa.is_own_form or loa.is_recognized or loa.with_unseen.about(topic):
        return None
    return _label(loa, topic)


def _label(loa: Statements, topic: Topic) -> Statement | None:
    return next((each for view in loa.views for each in view.stated if each.topic is topic), None)


def _to_fill_in(code: FindingCode, what: str, place: Statement, expected: str) -> Finding:
    message = f"The {what} on the {_LOA} is empty. Fill it in, and sign the {_LOA} again."
    return _finding(code, Severity.FAIL, message, place.as_evidence(expected, "the place for it is empty"))


def _difference(code: FindingCode, what: str, how: Compared, expected: str) -> Finding | None:
    severity = record.severity_of(how)
    if severity is None:
        return None
    evidence = how.as_evidence(expected)
    if severity is Severity.FAIL:
        message = (
            f"The {what} on the {_LOA} is {record.shown(how.read)}; it must be {record.shown(expected)}. "
            "Sign a new one that says exactly what your carrier's record says."
        )
        return _finding(code, severity, message, evidence)
    message = record.doubt(what, _LOA, how, f"it must be {record.shown(expected)}")
    return _finding(code, severity, message, evidence)


def _finding(code: FindingCode, severity: Severity, message: str, evidence: Evidence) -> Finding:
    return Finding(code=code, severity=severity, document="loa", message=message, evidence=evidence)
