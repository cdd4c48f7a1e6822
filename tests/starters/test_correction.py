from typing import Any

import pytest

from porting.domain.errors import InvalidRequestError
from porting.domain.port_request import Documents
from porting.domain.resubmission import Correction
from starters.correction import AssignmentError, fields_given, payload
from tests.builders import NUMBER, a_document
from tests.fakes import Pins


def no_pin() -> str:
    raise AssertionError("nobody was to be asked for a PIN")


def message(*assignments: str, documents: Documents | None = None, **others: Any) -> dict[str, Any]:
    fields = fields_given(assignments, no_pin)
    return payload(fields, documents or Documents(), "acme-0001", Pins(), **others)


@pytest.mark.parametrize(
    ("assignment", "expected"),
    [
        ("losing_carrier.account_number=LS-1", {"losing_carrier": {"account_number": "LS-1"}}),
        ("account_number=LS=1", {"losing_carrier": {"account_number": "LS=1"}}),
        ("btn=(512) 555-0100", {"losing_carrier": {"billing_telephone_number": NUMBER}}),
        ("losing_carrier=Other Tel", {"losing_carrier": {"name": "Other Tel"}}),
        ("postal_code=78702", {"service_address": {"postal_code": "78702"}}),
        ("unit=", {"service_address": {"unit": None}}),
        ("first_name=Dan", {"authorized_user": {"first_name": "Dan"}}),
        ("resolved=true", {"resolved": True}),
        (f"numbers=512-555-0100,{NUMBER}", {"numbers": [NUMBER, NUMBER]}),
        ("requested_port_date=2026-12-15", {"requested_port_date": "2026-12-15"}),
        ("note=see CSR", {"note": "see CSR"}),
    ],
)
def test_a_field_goes_where_it_belongs(assignment: str, expected: dict[str, Any]) -> None:
    assert message(assignment) == expected


def test_a_pin_leaves_sealed() -> None:
    sent = message("pin=0042")

    assert "0042" not in str(sent)
    correction = Correction.model_validate(sent)
    assert correction.losing_carrier is not None
    assert correction.losing_carrier.pin == Pins().seal("0042", "acme-0001")


def test_a_pin_that_is_a_dash_is_asked_for() -> None:
    assert fields_given(["losing_carrier.pin=-"], lambda: "0042") == {"losing_carrier.pin": "0042"}


def test_documents_are_sent_as_references() -> None:
    reference = a_document("new loa")

    assert message(documents=Documents(loa=reference), resolved=True) == {
        "resolved": True,
        "documents": {"loa": {"sha256": reference.sha256, "size": reference.size}},
    }


@pytest.mark.parametrize(
    "assignment", ["account_number", "acount_number=1", "name=Dana", "=1", "account_number=...", "btn=+1..."]
)
def test_what_is_no_field_is_wrong_usage(assignment: str) -> None:
    with pytest.raises(AssignmentError):
        message(assignment)


@pytest.mark.parametrize(
    ("assignment", "field"),
    [
        ("btn=12", "losing_carrier.billing_telephone_number"),
        ("region=Texas", "service_address.region"),
        ("resolved=perhaps", "resolved"),
        ("requested_port_date=YYYY-MM-DD", "requested_port_date"),
        ("requested_port_date=soon", "requested_port_date"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_its_field(assignment: str, field: str) -> None:
    with pytest.raises(InvalidRequestError) as refusal:
        message(assignment)

    assert refusal.value.problems.keys() == {field}


def test_an_empty_pin_is_no_pin() -> None:
    with pytest.raises(AssignmentError):
        message("pin=")
