from dataclasses import replace
from datetime import timedelta

import pytest

from porting.adapters.telnyx.answers import Event
from porting.adapters.telnyx.submission_mark import SubmissionMark
from tests.adapters.telnyx.orders import CREATED, an_order, moved_to

PON = "acme-0001-1"
BEFORE, AFTER = timedelta(minutes=-5), timedelta(minutes=5)


def marked(*codes: str, attempt: int = 2) -> SubmissionMark:
    """The mark of a correction of an order that had `codes`, as it is read again."""
    mark = SubmissionMark.correcting(an_order("exception", *codes), attempt, [])
    return SubmissionMark.on(an_order(customer_group_reference=mark.written(PON)))


def test_a_mark_is_read_as_it_was_written() -> None:
    mark = SubmissionMark.correcting(an_order("exception", "OTHER", "FOC_REJECTED"), 12, [])

    for written in (mark, replace(mark, is_confirmed=True), SubmissionMark(3)):
        assert SubmissionMark.on(an_order(customer_group_reference=written.written(PON))) == written


def test_a_mark_is_short_and_tells_nothing_of_the_customer() -> None:
    codes = tuple(f"CODE_{count}" for count in range(21))

    written = SubmissionMark.correcting(an_order("exception", *codes), 2, []).written(PON)

    assert written.startswith(f"{PON}/2 2026-11-23T15:00:00+00:00 ")
    assert len(written) < 255


@pytest.mark.parametrize(
    "group", [None, "", PON, "Group-456", f"{PON}/0", f"{PON}/two", f"{PON}/2 at some time"]
)
def test_an_order_without_a_mark_stands_at_its_first_submission(group: str | None) -> None:
    assert SubmissionMark.on(an_order(customer_group_reference=group)) == SubmissionMark()


def test_a_mark_whose_time_somebody_has_changed_still_says_the_attempt() -> None:
    order = an_order(customer_group_reference=f"{PON}/2 yesterday 3f2a")

    assert SubmissionMark.on(order) == SubmissionMark(2)


def test_the_exception_that_was_corrected_is_no_answer_to_the_correction() -> None:
    mark, order = marked("PASSCODE_PIN_INVALID"), an_order("exception", "PASSCODE_PIN_INVALID")

    assert not mark.is_answered_by(order, [])
    assert not mark.is_answered_by(order, [moved_to("exception", BEFORE)])


def test_an_event_that_is_there_before_the_correction_is_no_answer_to_it() -> None:
    order, old = an_order("exception", "OTHER"), moved_to("exception", AFTER)

    mark = SubmissionMark.correcting(order, 2, [old])

    assert not mark.is_answered_by(order, [old])
    assert mark.is_answered_by(order, [old, moved_to("exception", 2 * AFTER)])


@pytest.mark.parametrize("after", [AFTER, timedelta(microseconds=1)], ids=["later", "at once"])
def test_the_same_exception_raised_again_is_an_answer(after: timedelta) -> None:
    mark, order = marked("PASSCODE_PIN_INVALID"), an_order("exception", "PASSCODE_PIN_INVALID")

    assert mark.is_answered_by(order, [moved_to("exception", BEFORE), moved_to("exception", after)])


def test_an_exception_that_was_not_there_before_is_an_answer() -> None:
    mark = marked("PASSCODE_PIN_INVALID")

    assert mark.is_answered_by(an_order("exception", "PASSCODE_PIN_INVALID", "LOCATION_MISMATCH"), [])


def test_a_part_of_the_exceptions_that_were_there_is_no_answer() -> None:
    mark = marked("PASSCODE_PIN_INVALID", "LOCATION_MISMATCH")

    assert not mark.is_answered_by(an_order("exception", "LOCATION_MISMATCH"), [])


def test_any_exception_answers_a_submission_of_an_order_that_had_none() -> None:
    mark = SubmissionMark.correcting(an_order("draft"), 2, [])

    assert mark.is_answered_by(an_order("exception", "OTHER"), [])


def test_an_order_that_has_left_its_exception_was_taken_up() -> None:
    mark = marked("OTHER")

    assert mark.was_taken_up([moved_to("in-process", AFTER)])
    assert not mark.was_taken_up([moved_to("in-process", BEFORE), moved_to("exception", AFTER)])


def test_an_event_without_a_status_says_nothing() -> None:
    event = Event(event_type="porting_order.status_changed", created_at=CREATED + AFTER)

    assert not marked("OTHER").was_taken_up([event])
    assert not marked("OTHER").is_answered_by(an_order("exception", "OTHER"), [event])
