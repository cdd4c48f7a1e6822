from datetime import date

import pytest

from porting.domain.port_request import PortRequest
from porting.domain.rejection import Remedy
from porting.domain.resubmission import Correction, brought, corrected
from tests.builders import a_port_request


def a_correction(**fields: object) -> Correction:
    return Correction.model_validate(fields)


def test_of_an_address_only_what_is_given_changes() -> None:
    request = a_port_request()

    after = corrected(request, a_correction(service_address={"postal_code": "78702"}))

    assert after.service_address == request.service_address.model_copy(update={"postal_code": "78702"})


def test_of_a_name_only_what_is_given_changes() -> None:
    after = corrected(a_port_request(), a_correction(authorized_user={"last_name": "Ruiz"}))

    assert after.authorized_user.full_name == "Dana Ruiz"


def test_a_unit_that_is_given_as_none_is_taken_out_of_the_address() -> None:
    after = corrected(a_port_request(), a_correction(service_address={"unit": None}))

    assert after.service_address.unit is None
    assert after.service_address.street == "410 N Main St"


def test_other_fields_of_an_address_cannot_be_taken_out() -> None:
    request = a_port_request()

    assert corrected(request, a_correction(service_address={"city": None})) == request


@pytest.mark.parametrize(
    "fields",
    [
        {"service_address": {"region": "Texas"}},
        {"service_address": {"street": " "}},
        {"service_address": {"floor": "2"}},
        {"authorized_user": {"first_name": ""}},
    ],
)
def test_a_corrected_part_is_held_to_the_rules_of_the_whole(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        a_correction(**fields)


def test_a_correction_that_repeats_what_is_known_brings_nothing() -> None:
    request: PortRequest = a_port_request()
    correction = a_correction(
        service_address={"city": "Austin"}, authorized_user={"first_name": "Dana"}, losing_carrier={}
    )

    assert brought(request, corrected(request, correction), correction) == frozenset()


def test_a_corrected_postal_code_brings_fields() -> None:
    request = a_port_request()
    correction = a_correction(service_address={"postal_code": "78702"})

    assert brought(request, corrected(request, correction), correction) == {Remedy.FIELDS}


def test_another_desired_date_is_brought_and_the_one_that_is_known_is_not() -> None:
    request = a_port_request(requested_port_date=date(2026, 12, 15))
    again, another = (a_correction(requested_port_date=f"2026-12-{day}") for day in (15, 16))

    assert brought(request, corrected(request, again), again) == frozenset()
    assert brought(request, corrected(request, another), another) == {Remedy.DATE}
    assert corrected(request, another).requested_port_date == date(2026, 12, 16)
    assert corrected(request, a_correction(resolved=True)) == request


def test_what_becomes_of_the_other_numbers_of_an_account_can_be_corrected() -> None:
    request = a_port_request()
    correction = a_correction(remaining_numbers="keep", new_billing_telephone_number="+15125550188")

    after = corrected(request, correction)

    assert (after.remaining_numbers, after.new_billing_telephone_number) == ("keep", "+15125550188")
    assert brought(request, after, correction) == {Remedy.REMAINING_NUMBERS}
    assert corrected(after, a_correction(resolved=True)) == after


def test_a_new_billing_number_alone_says_which_number_of_those_that_stay_it_is() -> None:
    request = a_port_request(remaining_numbers="keep")
    correction = a_correction(new_billing_telephone_number="+15125550188")

    assert brought(request, corrected(request, correction), correction) == {Remedy.REMAINING_NUMBERS}


@pytest.mark.parametrize(
    ("before", "resolved", "after"),
    [(False, True, True), (False, False, False), (None, True, None), (True, False, True)],
)
def test_word_that_it_is_done_unlocks_a_google_voice_number(
    before: bool | None, resolved: bool, after: bool | None
) -> None:
    request = a_port_request(google_voice_unlocked=before)

    assert corrected(request, a_correction(resolved=resolved)).google_voice_unlocked is after
