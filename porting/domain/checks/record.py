"""The losing carrier's record against the request: what CSR and bill have in common."""

from porting.domain.checks.agreement import Agreement, Compared
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.statements import IN_WORDS, DocumentName
from porting.domain.phone_number import E164, in_words
from porting.domain.port_request import PortRequest

_BY_LIKENESS = {Likeness.DIFFERENT: Severity.FAIL, Likeness.UNCLEAR: Severity.REVIEW}


def expected_name(request: PortRequest) -> str:
    return f"{request.company_name}; {request.authorized_user.full_name}"


def differences(document: DocumentName, agreement: Agreement, request: PortRequest) -> tuple[Finding, ...]:
    """The findings for name, address, postal code and account number."""
    given = request.service_address
    place = ", ".join(filter(None, (given.street, given.unit, given.city, given.region)))
    account = request.losing_carrier.account_number or ""
    compared = [
        ("name", "the account name", agreement.name, expected_name(request)),
        ("address", "the service address", agreement.place, place),
        ("postal_code", "the postal code", agreement.postal_code, given.postal_code),
    ]
    if account:
        compared.append(("account_number", "the account number", agreement.account, account))
    found = (
        difference(FindingCode(f"{document}_{field}_mismatch"), document, what, how, expected)
        for field, what, how, expected in compared
    )
    return tuple(finding for finding in found if finding)


def difference(
    code: FindingCode, document: DocumentName, what: str, how: Compared, expected: str
) -> Finding | None:
    """The finding for one field; None: it agrees."""
    severity = _BY_LIKENESS.get(how.likeness)
    if severity is None:
        return None
    paper = IN_WORDS[document]
    if not how.was_read:
        message = (
            f"We cannot find {what} on your {paper}. We look at it; a clear, complete copy helps us to be "
            f"quick."
        )
    elif severity is Severity.FAIL:
        message = (
            f"Your {paper} says another thing for {what} than your request. They must be the same: correct "
            f"your request, or have your carrier correct its record and send a new {paper}."
        )
    else:
        message = f"We are not sure that {what} on your {paper} is the one of your request. We look at it."
    evidence = f"{paper}: {how.read}; request: {expected}"
    return Finding(code=code, severity=severity, document=document, message=message, evidence=evidence)


def names_of(numbers: tuple[E164, ...]) -> str:
    return ", ".join(in_words(number) for number in numbers)
