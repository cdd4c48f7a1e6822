from typing import Any

import pytest

from porting.adapters.telnyx.answers import ActionRequirement, Requirement
from porting.adapters.telnyx.requirements import unmet, values_we_have
from porting.domain.port_order import orders_of
from porting.domain.port_request import DocumentKind, Documents, PortRequest
from porting.domain.rejection import ReasonCode
from tests.adapters.telnyx.orders import an_id, an_order
from tests.builders import a_document, a_port_request, toll_free

DOCUMENTS = {DocumentKind.LOA: an_id(1), DocumentKind.BILL: an_id(2), DocumentKind.CSR: an_id(3)}


def a_requirement(name: str, *, field_type: str = "document", **facts: object) -> Requirement:
    given = {"requirement_type": {"id": "type-1", "name": name}, "field_type": field_type}
    return Requirement.model_validate(given | facts)


def reasons_of(request: PortRequest, *requirements: Requirement, **facts: Any) -> list[str]:
    order = an_order(**facts)
    return [one.text for one in unmet(request, orders_of(request)[0], order, requirements, ())]


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("LOA", 1),
        ("Letter of Authorization", 1),
        ("Latest Invoice", 2),
        ("Phone bill", 2),
        ("Customer Service Record (CSR)", 3),
    ],
)
def test_a_requirement_of_a_document_that_we_have_is_met(name: str, document: int) -> None:
    assert values_we_have([a_requirement(name)], DOCUMENTS) == [
        {"requirement_type_id": "type-1", "field_value": str(an_id(document))}
    ]


@pytest.mark.parametrize(
    "requirement",
    [
        a_requirement("Passport"),
        a_requirement("Billing address"),
        a_requirement("Invoice number", field_type="textual"),
        a_requirement("LOA", field_value="there already"),
    ],
    ids=["another document", "a word that only begins alike", "a text", "one that has a value"],
)
def test_a_requirement_that_our_documents_do_not_answer_gets_none_of_them(requirement: Requirement) -> None:
    assert values_we_have([requirement], DOCUMENTS) == []


def test_what_we_cannot_give_is_told_in_telnyxs_words() -> None:
    passport = {"id": "type-2", "name": "Passport", "description": "A copy of both pages"}

    assert reasons_of(a_port_request(), a_requirement("x", requirement_type=passport)) == [
        "Telnyx wants Passport: A copy of both pages"
    ]


def test_a_value_that_telnyx_does_not_take_is_told() -> None:
    turned_down = a_requirement("Passport", field_value="x", requirement_status="requirement-info-exception")

    assert reasons_of(a_port_request(), turned_down) == ["Telnyx does not take Passport"]


def test_a_value_that_telnyx_has_not_looked_at_is_waited_for() -> None:
    looked_at = a_requirement("Passport", field_value="x", requirement_status="requirement-info-under-review")

    assert reasons_of(a_port_request(), looked_at) == []


def test_a_document_that_the_customer_has_not_sent_is_told() -> None:
    request = a_port_request(documents=Documents(csr=a_document("csr")))

    assert reasons_of(request) == [
        "Telnyx wants a Letter of Authorization",
        "Telnyx wants the latest phone bill",
    ]


def test_a_missing_account_number_is_the_customers_to_send() -> None:
    request = a_port_request()
    carrier = request.losing_carrier.model_copy(update={"account_number": None})
    request = request.model_copy(update={"losing_carrier": carrier})

    (reason,) = unmet(request, orders_of(request)[0], an_order(), (), ())

    assert reason.understood is ReasonCode.ACCOUNT_NUMBER_INCORRECT
    assert reasons_of(request.model_copy(update={"numbers": toll_free()})) == []


def test_steps_and_actions_that_telnyx_waits_for_are_told() -> None:
    actions = [
        ActionRequirement(action_type="au_id_verification", status=status)
        for status in ("pending", "completed")
    ]
    request = a_port_request()
    order = an_order(additional_steps=["phone_number_verification_codes"])

    reasons = unmet(request, orders_of(request)[0], order, (), actions)

    assert [one.text for one in reasons] == [
        "Telnyx wants a step first: phone_number_verification_codes",
        "Telnyx waits for an action: au_id_verification (pending)",
    ]
