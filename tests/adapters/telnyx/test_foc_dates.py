from datetime import UTC, date, datetime, timedelta

import pytest

from porting.adapters.telnyx.foc_dates import instant_to_request, port_date_of
from tests.adapters.telnyx.orders import a_window

AUSTIN = "America/Chicago"
#: Thursday and Friday, then Monday, in the hours in which people work in Austin.
THURSDAY, FRIDAY, MONDAY = (datetime(2026, 12, day, 15, tzinfo=UTC) for day in (3, 4, 7))
WINDOWS = [a_window(start) for start in (THURSDAY, FRIDAY, MONDAY)]


@pytest.mark.parametrize(
    ("wish", "asked_for"),
    [
        (None, THURSDAY),
        (date(2026, 11, 30), THURSDAY),
        (date(2026, 12, 4), FRIDAY),
        (date(2026, 12, 5), MONDAY),
        (date(2026, 12, 8), None),
    ],
    ids=["no wish", "too early", "a day that is offered", "a Saturday", "too late"],
)
def test_the_first_window_on_the_wished_day_or_after_it_is_asked_for(
    wish: date | None, asked_for: datetime | None
) -> None:
    assert instant_to_request(WINDOWS, wish, AUSTIN, None) == asked_for


def test_windows_may_come_in_any_order() -> None:
    assert instant_to_request(WINDOWS[::-1], None, AUSTIN, None) == THURSDAY


def test_in_a_window_that_is_open_for_days_the_numbers_move_in_the_morning() -> None:
    always = [a_window(THURSDAY, hours=24 * 30)]

    asked_for = instant_to_request(always, date(2026, 12, 10), AUSTIN, None)

    assert asked_for == datetime(2026, 12, 10, 16, tzinfo=UTC), "ten o'clock in Austin"


def test_a_window_that_closes_before_the_morning_is_asked_for_at_its_begin_of_the_day() -> None:
    night = [a_window(datetime(2026, 12, 3, 23, tzinfo=UTC), hours=9)]

    asked_for = instant_to_request(night, date(2026, 12, 4), AUSTIN, None)

    assert asked_for == datetime(2026, 12, 4, 6, tzinfo=UTC), "midnight in Austin"


def test_a_window_of_the_evening_before_in_utc_belongs_to_its_local_day() -> None:
    evening = datetime(2026, 12, 5, 2, tzinfo=UTC)

    assert instant_to_request([a_window(evening, 2)], date(2026, 12, 5), AUSTIN, None) is None
    assert instant_to_request([a_window(evening, 2)], date(2026, 12, 4), AUSTIN, None) == evening


def test_what_is_asked_for_already_stays_where_it_is_as_good() -> None:
    current = THURSDAY + timedelta(hours=2)

    assert instant_to_request(WINDOWS, None, AUSTIN, current) == current


def test_another_wish_brings_another_date() -> None:
    assert instant_to_request(WINDOWS, date(2026, 12, 7), AUSTIN, THURSDAY) == MONDAY
    assert instant_to_request(WINDOWS, date(2026, 12, 3), AUSTIN, MONDAY) == THURSDAY


def test_a_date_that_was_refused_is_not_asked_for_again() -> None:
    assert instant_to_request(WINDOWS, date(2026, 12, 3), AUSTIN, THURSDAY, refused=True) == FRIDAY


def test_a_date_that_has_passed_gives_way_to_the_first_that_is_offered() -> None:
    assert instant_to_request(WINDOWS, None, AUSTIN, THURSDAY - timedelta(days=7)) == THURSDAY


def test_the_port_date_is_the_day_where_the_numbers_ring() -> None:
    evening = datetime(2026, 12, 4, 2, tzinfo=UTC)

    assert port_date_of(evening, AUSTIN) == date(2026, 12, 3)
    assert port_date_of(evening, "UTC") == date(2026, 12, 4)
