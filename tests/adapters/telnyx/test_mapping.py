from datetime import UTC, date, datetime, timedelta

import pytest

from porting.adapters.telnyx.mapping import Part, carrier_order
from porting.domain.port_order import CarrierOrder, CarrierState, NumberState
from tests.adapters.telnyx.orders import a_comment, an_order, moved_to
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE

PON = "acme-0001-1"
MARKED = f"{PON}/2 2026-11-23T15:00:00+00:00 "


def seen(*parts: Part) -> CarrierOrder:
    return carrier_order(PON, parts)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("in-process", CarrierState.RECEIVED),
        ("submitted", CarrierState.WITH_LOSING_CARRIER),
        ("exception", CarrierState.REJECTED),
        ("foc-date-confirmed", CarrierState.CONFIRMED),
        ("cancel-pending", CarrierState.WITH_LOSING_CARRIER),
        ("ported", CarrierState.PORTED),
        ("cancelled", CarrierState.CANCELED),
        ("a-status-of-next-year", CarrierState.WITH_LOSING_CARRIER),
    ],
)
def test_every_status_is_a_state(status: str, state: CarrierState) -> None:
    assert seen(Part(an_order(status))).state is state


@pytest.mark.parametrize(
    ("number", "day"),
    [(NUMBER, date(2026, 12, 3)), (TOLL_FREE, date(2026, 12, 4))],
    ids=["Texas", "toll-free: Eastern time"],
)
def test_a_port_date_is_the_local_day_of_the_numbers(number: str, day: date) -> None:
    moment = datetime(2026, 12, 4, 5, 30, tzinfo=UTC)
    settings = {"foc_datetime_actual": moment, "foc_datetime_requested": moment + timedelta(days=1)}

    order = an_order("foc-date-confirmed", numbers=(number,), activation_settings=settings)

    assert seen(Part(order)).port_date == day


def test_a_date_that_is_only_asked_for_is_no_port_date() -> None:
    moment = datetime(2026, 12, 4, 15, tzinfo=UTC)

    order = an_order("submitted", activation_settings={"foc_datetime_requested": moment})

    assert seen(Part(order)).port_date is None


def test_a_rejection_brings_every_detail_with_its_code_and_words() -> None:
    rejected = seen(Part(an_order("exception", "ENTITY_NAME_MISMATCH", "A_CODE_OF_NEXT_YEAR")))

    assert [(one.code, one.text) for one in rejected.reasons] == [
        ("ENTITY_NAME_MISMATCH", "Entity name mismatch"),
        ("A_CODE_OF_NEXT_YEAR", "A code of next year"),
    ]


def test_where_a_code_says_only_other_the_comments_say_why() -> None:
    comments = [a_comment("Losing carrier wants a wet signature"), a_comment("thank you", by="user")]

    rejected = seen(Part(an_order("exception", "OTHER", "LOCATION_MISMATCH"), comments))

    assert [one.text for one in rejected.reasons] == [
        "Other\nLosing carrier wants a wet signature",
        "Location mismatch",
    ]


def test_an_exception_without_a_code_is_told_by_its_comments() -> None:
    rejected = seen(Part(an_order("exception"), [a_comment("Please call us")]))

    assert [(one.code, one.text) for one in rejected.reasons] == [("OTHER", "Please call us")]


def test_a_comment_from_before_the_correction_explains_no_later_exception() -> None:
    comments = [a_comment("old", after=timedelta(hours=-1)), a_comment("new")]
    order = an_order("exception", "OTHER", customer_group_reference=MARKED)

    assert [one.text for one in seen(Part(order, comments)).reasons] == ["Other\nnew"]


def test_comments_are_notices_oldest_first_and_ours_are_none() -> None:
    comments = [
        a_comment("second", after=timedelta(hours=2)),
        a_comment("first"),
        a_comment("automatic", after=timedelta(hours=3), by="system"),
        a_comment("ours", by="user"),
    ]

    notices = seen(Part(an_order("submitted"), comments)).notices

    assert [one.text for one in notices] == ["first", "second", "automatic"]


def test_a_corrected_exception_is_an_order_on_its_way() -> None:
    mark = "acme-0001-1/2 2026-11-23T15:00:00+00:00 " + _hash("OTHER")
    order = an_order("exception", "OTHER", customer_group_reference=mark)

    waiting = seen(Part(order))
    answered = seen(Part(order, events=[moved_to("exception", timedelta(minutes=1))]))

    assert (waiting.attempt, waiting.state, waiting.reasons) == (2, CarrierState.RECEIVED, ())
    assert (answered.attempt, answered.state, len(answered.reasons)) == (2, CarrierState.REJECTED, 1)


@pytest.mark.parametrize(
    ("status", "activation", "state"),
    [
        ("ported", "Active", NumberState.ACTIVE),
        ("ported", None, NumberState.ACTIVE),
        ("ported", "Activate RDY", NumberState.PENDING),
        ("ported", "Conflict", NumberState.PENDING),
        ("ported", "Failed", NumberState.FAILED),
        ("foc-date-confirmed", "Active", NumberState.ACTIVE),
        ("foc-date-confirmed", None, NumberState.PENDING),
        ("cancelled", "Pending", NumberState.FAILED),
    ],
)
def test_each_number_has_a_state_of_its_own(status: str, activation: str | None, state: NumberState) -> None:
    order = an_order(status, **{NUMBER: activation})

    assert seen(Part(order)).numbers == {NUMBER: state}


def test_numbers_without_a_plus_are_the_same_numbers() -> None:
    assert seen(Part(an_order("submitted", numbers=(NUMBER[1:],)))).numbers.keys() == {NUMBER}


def test_an_order_that_telnyx_has_split_stands_where_somebody_is_needed() -> None:
    confirmed = an_order("foc-date-confirmed", **{NUMBER: "Concurred"})
    rejected = an_order("exception", "SV_CONFLICT", numbers=(SECOND_NUMBER,))

    known = seen(Part(confirmed), Part(rejected))

    assert known.state is CarrierState.REJECTED
    assert [(one.code, one.numbers) for one in known.reasons] == [("SV_CONFLICT", (SECOND_NUMBER,))]
    assert known.numbers.keys() == {NUMBER, SECOND_NUMBER}


def test_of_two_dates_the_order_has_the_later_one() -> None:
    days = [
        {"foc_datetime_actual": datetime(2026, 12, day, 15, tzinfo=UTC)} for day in (4, 7)
    ]  # the numbers of the first have moved by then, and are seen one by one

    known = seen(*(Part(an_order("foc-date-confirmed", activation_settings=one)) for one in days))

    assert known.port_date == date(2026, 12, 7)


def test_one_part_that_is_cancelled_does_not_cancel_the_order() -> None:
    known = seen(Part(an_order("cancelled")), Part(an_order("submitted", numbers=(SECOND_NUMBER,))))

    assert known.state is CarrierState.WITH_LOSING_CARRIER
    assert known.numbers == {NUMBER: NumberState.FAILED, SECOND_NUMBER: NumberState.PENDING}


def _hash(code: str) -> str:
    import hashlib

    return hashlib.sha256(code.encode()).hexdigest()[:4]
