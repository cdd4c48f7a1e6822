from datetime import UTC, datetime
from typing import Any

from porting.adapters.telnyx.bodies import changes_to, order_data, with_pin
from porting.domain.port_order import orders_of
from porting.domain.port_request import DocumentKind, PortRequest
from tests.adapters.telnyx.orders import an_id, an_order
from tests.builders import NUMBER, SECOND_NUMBER, a_port_request, toll_free

LOA, BILL, CSR = DocumentKind.LOA, DocumentKind.BILL, DocumentKind.CSR
REQUESTED = datetime(2026, 12, 4, 15, tzinfo=UTC)


def body_of(request: PortRequest) -> dict[str, Any]:
    return order_data(
        request, orders_of(request)[0], {LOA: an_id(1), BILL: an_id(2), CSR: an_id(3)}, REQUESTED
    )


def test_an_order_gets_everything_that_the_losing_carrier_compares() -> None:
    assert body_of(a_port_request()) == {
        "end_user": {
            "admin": {
                "entity_name": "Acme Plumbing LLC",
                "auth_person_name": "Dana Reyes",
                "account_number": "LS-204418",
                "billing_phone_number": NUMBER,
            },
            "location": {
                "street_address": "410 N Main St",
                "extended_address": "Ste 200",
                "locality": "Austin",
                "administrative_area": "TX",
                "postal_code": "78701",
                "country_code": "US",
            },
        },
        "misc": {"type": "full"},
        "documents": {"loa": str(an_id(1)), "invoice": str(an_id(2))},
        "activation_settings": {"foc_datetime_requested": "2026-12-04T15:00:00Z"},
    }


def test_a_unit_that_a_correction_takes_away_is_taken_away() -> None:
    request = a_port_request()
    address = request.service_address.model_copy(update={"unit": None})

    body = order_data(
        request.model_copy(update={"service_address": address}), orders_of(request)[0], {}, None
    )

    assert body["end_user"]["location"]["extended_address"] is None
    assert not {"documents", "activation_settings"} & body.keys()


def test_a_partial_port_says_what_becomes_of_the_other_numbers() -> None:
    request = a_port_request(remaining_numbers="keep", new_billing_telephone_number=SECOND_NUMBER)

    assert body_of(request)["misc"] == {
        "type": "partial",
        "remaining_numbers_action": "keep",
        "new_billing_phone_number": SECOND_NUMBER,
    }


def test_a_toll_free_number_has_no_btn_and_no_partial_port() -> None:
    body = order_data(
        request := a_port_request(numbers=toll_free(), remaining_numbers="disconnect"),
        orders_of(request)[0],
        {},
        None,
    )

    assert "billing_phone_number" not in body["end_user"]["admin"]
    assert body["misc"] == {"type": "full"}


def test_a_pin_is_in_the_body_of_a_submission_only() -> None:
    body = order_data(request := a_port_request(), orders_of(request)[0], {}, None)

    submitted = with_pin(body, "0042")

    assert submitted["end_user"]["admin"]["pin_passcode"] == "0042"
    assert "pin_passcode" not in body["end_user"]["admin"]
    assert with_pin(body, None) == body


def test_an_order_that_has_everything_needs_no_change() -> None:
    body = with_pin(body_of(a_port_request()), "0042")

    held = an_order(**body | {"documents": {"loa": an_id(1), "invoice": an_id(2)}})

    assert changes_to(held, body) == {}


def test_of_a_correction_only_what_differs_is_told_to_an_order_on_its_way() -> None:
    request = a_port_request()
    held = an_order("submitted", **body_of(request))
    carrier = request.losing_carrier.model_copy(update={"account_number": "LS-1"})
    body = order_data(
        request.model_copy(update={"losing_carrier": carrier}),
        orders_of(request)[0],
        {LOA: an_id(4), BILL: an_id(2)},
        datetime(2026, 12, 7, 15, tzinfo=UTC),
    )

    assert changes_to(held, body) == {
        "end_user": {"admin": {"account_number": "LS-1"}},
        "documents": {"loa": str(an_id(4))},
        "activation_settings": {"foc_datetime_requested": "2026-12-07T15:00:00Z"},
    }


def test_an_order_shows_nothing_of_the_customer() -> None:
    order = an_order(**with_pin(body_of(a_port_request()), "0042"))

    assert not [word for word in ("0042", "Acme", "Reyes", "LS-204418", "Main") if word in repr(order)]
