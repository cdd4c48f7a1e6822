"""Time-outs, retries and looks, which a replay does not see."""

from datetime import UTC, date, datetime, timedelta

import pytest
from temporalio.workflow import ActivityCancellationType, ActivityConfig

from activities.waiting import Looks
from porting.domain.calendar import RequestCalendar
from porting.domain.policy import Policy
from workflows import options

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)

ALL = {
    "check": options.CHECK_DOCUMENTS,
    "notice": options.SEND_NOTICE,
    "revoke": options.REVOKE_LINKS,
    "change": options.CHANGE_UPSTREAM,
    "look": options.LOOK_UPSTREAM,
    "cancel": options.CANCEL_UPSTREAM,
}


@pytest.mark.parametrize("config", ALL.values(), ids=ALL)
def test_every_activity_has_a_limit_for_an_attempt_and_a_pause_between_them(config: ActivityConfig) -> None:
    retry = config["retry_policy"]

    assert config["start_to_close_timeout"] in (timedelta(seconds=20), timedelta(minutes=3))
    assert retry
    assert retry.maximum_interval
    assert retry.maximum_interval <= timedelta(minutes=10)


@pytest.mark.parametrize("name", ["notice", "revoke", "change", "look", "cancel"])
def test_a_vendor_that_is_away_is_asked_without_a_limit_of_attempts(name: str) -> None:
    retry = ALL[name]["retry_policy"]

    assert retry
    assert retry.maximum_attempts == 0
    assert retry.non_retryable_error_types == ["PayloadsTooLarge"]


def test_mail_and_cancellations_outlast_a_day_of_outage() -> None:
    assert options.SEND_NOTICE["schedule_to_close_timeout"] == timedelta(hours=48)
    assert options.CANCEL_UPSTREAM["schedule_to_close_timeout"] == timedelta(hours=24)


def test_what_changes_something_upstream_is_waited_for_when_it_is_canceled() -> None:
    wait = ActivityCancellationType.WAIT_CANCELLATION_COMPLETED

    assert options.CHANGE_UPSTREAM["cancellation_type"] is wait
    assert options.LOOK_UPSTREAM["cancellation_type"] is not wait


def looks_of(looks: Looks, start: datetime) -> list[timedelta]:
    """When, counted from `start`, the looks after the first one are."""
    instants, now = [], start
    while (following := looks.after(now)) is not None:
        instants.append(following - start)
        now = following
    return instants


def test_an_approval_is_looked_for_when_it_is_late_and_then_every_day() -> None:
    in_time = options.approval_looks(Policy(), NOW, NOW + DAY)
    late = options.approval_looks(Policy(), NOW, NOW + 3 * DAY)

    assert looks_of(in_time, NOW) == [DAY]
    assert looks_of(late, NOW) == [DAY, 2 * DAY, 3 * DAY]


def test_an_approval_that_may_take_longer_is_not_looked_for_more_often() -> None:
    patient = Policy(backbone_approval_expected=10 * DAY)

    assert looks_of(options.approval_looks(patient, NOW, NOW + 10 * DAY), NOW) == [10 * DAY]


def test_a_losing_carrier_costs_two_looks_within_its_seven_days() -> None:
    in_time = options.response_looks(Policy(), NOW, NOW + 7 * DAY)
    late = options.response_looks(Policy(), NOW, NOW + 9 * DAY)

    assert looks_of(in_time, NOW) == [2 * DAY, 7 * DAY]
    assert looks_of(late, NOW) == [2 * DAY, 7 * DAY, 8 * DAY, 9 * DAY]


def test_numbers_are_looked_for_through_their_port_day_and_then_daily() -> None:
    calendar = RequestCalendar(origin=NOW, day=DAY, zone="America/Chicago")
    day_before = calendar.instant(date(2026, 12, 1), 9)
    looks = options.transfer_looks(calendar, date(2026, 12, 2), calendar.end_of(date(2026, 12, 4)))

    instants = [calendar.local(day_before + after) for after in looks_of(looks, day_before)]

    assert [(instant.day, instant.hour) for instant in instants] == [
        (2, 11),
        (2, 14),
        (2, 17),
        (2, 20),
        (2, 23),
        (3, 23),
        (4, 23),
        (5, 0),
    ]


def test_a_shortened_day_shortens_the_looks_alike() -> None:
    policy = Policy().with_a_day_of(timedelta(seconds=1))
    looks = options.response_looks(policy, NOW, NOW + timedelta(seconds=7))

    assert looks_of(looks, NOW) == [timedelta(seconds=2), timedelta(seconds=7)]
