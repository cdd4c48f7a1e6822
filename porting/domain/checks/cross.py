"""What only shows when the documents lie side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from porting.domain.checks import address, name, record
from porting.domain.checks.account_names import on_account_name
from porting.domain.checks.address import Address
from porting.domain.checks.agreement import Agreement
from porting.domain.checks.evidence import Evidence, without_secrets
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.numbers import account_key, may_be_one_account
from porting.domain.checks.service_places import service_addresses
from porting.domain.checks.statements import Passage, Statement, Statements, Topic
from porting.domain.port_request import PortRequest

_TOPICS = {
    "name": Topic.ACCOUNT_NAME,
    "service address": Topic.SERVICE_ADDRESS,
    "account number": Topic.ACCOUNT_NUMBER,
}


def disagreements(csr: Statements, bill: Statements, request: PortRequest) -> tuple[Finding, ...]:
    """A warning where CSR and bill state different things: carriers go by the CSR."""
    fields = [
        field
        for field, differ in (
            ("name", _names_differ(csr, bill, request)),
            ("service address", _addresses_differ(csr, bill, request)),
            ("account number", _accounts_differ(csr, bill)),
        )
        if differ
    ]
    if not fields:
        return ()
    both = [_both(field, csr, bill, request) for field in fields]
    message = (
        f"Your phone bill and your Customer Service Record differ: {'; '.join(both)}. Carriers go by the "
        "Customer Service Record; have your carrier correct what is wrong."
    )
    on_csr, on_bill = (_first(paper, _TOPICS[fields[0]], request) for paper in (csr, bill))
    return (
        Finding(
            code=FindingCode.BILL_CSR_DISAGREE,
            severity=Severity.WARNING,
            document="bill",
            message=message,
            evidence=on_bill.as_evidence(without_secrets(on_csr.text), "; ".join(both)),
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
            evidence=Evidence(expected=btn, note="neither CSR nor bill shows it"),
        ),
    )


def _names_differ(csr: Statements, bill: Statements, request: PortRequest) -> bool:
    """A company on one and its authorized user on the other are both the request's."""
    user = request.authorized_user.full_name
    both = (on_account_name(paper, request.company_name, user) for paper in (csr, bill))
    if all(each.likeness is Likeness.SAME for each in both):
        return False
    return _all_differ(
        name.compare_firms(one, other) is Likeness.DIFFERENT
        for one in _all(csr, Topic.ACCOUNT_NAME)
        for other in _all(bill, Topic.ACCOUNT_NAME)
    )


def _addresses_differ(csr: Statements, bill: Statements, request: PortRequest) -> bool:
    expected = Address.of(request.service_address)
    comparisons = [
        address.compare(one, other)
        for one in _service_addresses(csr, expected)
        for other in _service_addresses(bill, expected)
    ]
    return _all_differ(Likeness.DIFFERENT in (each.place, each.postal_code) for each in comparisons)


def _service_addresses(document: Statements, expected: Address) -> list[Address]:
    return [each for view in document.views for each, _ in service_addresses(view, expected)]


def _accounts_differ(csr: Statements, bill: Statements) -> bool:
    return _all_differ(
        account_key(one) != account_key(other) and not may_be_one_account(one, other)
        for one in _all(csr, Topic.ACCOUNT_NUMBER)
        for other in _all(bill, Topic.ACCOUNT_NUMBER)
    )


def _all_differ(differences: Iterable[bool]) -> bool:
    found = list(differences)
    return bool(found) and all(found)


def _all(document: Statements, topic: Topic) -> list[str]:
    return [each.text for each in _stated(document, topic)]


def _stated(document: Statements, topic: Topic) -> Iterator[Statement]:
    """What labels announce; what a value alone is guessed from is held against nobody."""
    return (each for view in document.views for each in view.about(topic) if not each.is_guess)


def _first(document: Statements, topic: Topic, request: PortRequest) -> Passage:
    """What `document` says about `topic`, which is known to be there."""
    if topic is not Topic.SERVICE_ADDRESS:
        return next(_stated(document, topic))
    expected = Address.of(request.service_address)
    return next(
        replace(each, text=str(place))
        for view in document.views
        for place, each in service_addresses(view, expected)
    )


def _both(field: str, csr: Statements, bill: Statements, request: PortRequest) -> str:
    topic = _TOPICS[field]
    on_csr, on_bill = (record.shown(_first(paper, topic, request).text) for paper in (csr, bill))
    return f"{field} {on_csr} on the record, {on_bill} on the bill"
