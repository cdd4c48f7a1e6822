"""What only shows when the documents lie side by side."""

from collections.abc import Iterable

from porting.domain.checks import address, name
from porting.domain.checks.address import Address
from porting.domain.checks.agreement import Agreement, service_addresses
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.numbers import account_key, may_be_one_account
from porting.domain.checks.statements import Statements, Topic
from porting.domain.port_request import PortRequest


def disagreements(csr: Statements, bill: Statements, request: PortRequest) -> tuple[Finding, ...]:
    """A warning where CSR and bill state different things: carriers go by the CSR."""
    fields = [
        field
        for field, differ in (
            ("name", _names_differ(csr, bill)),
            ("service address", _addresses_differ(csr, bill, request)),
            ("account number", _accounts_differ(csr, bill)),
        )
        if differ
    ]
    if not fields:
        return ()
    message = (
        f"Your phone bill and your Customer Service Record differ in: {', '.join(fields)}. Carriers go by "
        "the Customer Service Record; have your carrier correct the other if it is wrong."
    )
    return (
        Finding(
            code=FindingCode.BILL_CSR_DISAGREE,
            severity=Severity.WARNING,
            document="bill",
            message=message,
            evidence="; ".join(_both(field, csr, bill) for field in fields),
        ),
    )


def btn_findings(request: PortRequest, records: list[Agreement]) -> tuple[Finding, ...]:
    """A BTN that no document of the carrier shows; a CSR that names another BTN has a finding of its own."""
    btn = request.losing_carrier.billing_telephone_number
    likenesses = {record.btn.likeness for record in records}
    if btn is None or not records or likenesses != {Likeness.UNCLEAR}:
        return ()
    return (
        Finding(
            code=FindingCode.BTN_NOT_ON_ACCOUNT,
            severity=Severity.REVIEW,
            document="request",
            message=(
                "Your carrier's documents do not show the billing telephone number that you gave. Ask your "
                "carrier for the account's billing telephone number."
            ),
            evidence=f"BTN of the request {btn}; neither CSR nor bill shows it",
        ),
    )


def _names_differ(csr: Statements, bill: Statements) -> bool:
    mine, theirs = csr.about(Topic.ACCOUNT_NAME), bill.about(Topic.ACCOUNT_NAME)
    return _all_differ(
        name.compare_firms(one, other) is Likeness.DIFFERENT for one in mine for other in theirs
    )


def _addresses_differ(csr: Statements, bill: Statements, request: PortRequest) -> bool:
    expected = Address.of(request.service_address)
    comparisons = [
        address.compare(one, other)
        for one in service_addresses(csr, expected)
        for other in service_addresses(bill, expected)
    ]
    return _all_differ(Likeness.DIFFERENT in (each.place, each.postal_code) for each in comparisons)


def _accounts_differ(csr: Statements, bill: Statements) -> bool:
    mine, theirs = csr.about(Topic.ACCOUNT_NUMBER), bill.about(Topic.ACCOUNT_NUMBER)
    return _all_differ(
        account_key(one) != account_key(other) and not may_be_one_account(one, other)
        for one in mine
        for other in theirs
    )


def _all_differ(differences: Iterable[bool]) -> bool:
    found = list(differences)
    return bool(found) and all(found)


def _both(field: str, csr: Statements, bill: Statements) -> str:
    topic = {"name": Topic.ACCOUNT_NAME, "account number": Topic.ACCOUNT_NUMBER}.get(
        field, Topic.SERVICE_ADDRESS
    )
    return f"{field}: CSR {csr.about(topic)[0]!r}, bill {bill.about(topic)[0]!r}"
