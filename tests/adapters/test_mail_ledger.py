"""The ledger of mails: what may be sent, what is proved, and what became of it."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from porting.adapters.mail_ledger import MailLedger, Standing
from porting.adapters.mail_once import WAITS
from porting.domain.mail_event import MailEvent, MailFailure

KEY = "acme-0001:-:port_date:customer:1"


class Clock:
    def __init__(self) -> None:
        self.now = 1_795_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> MailLedger:
    return MailLedger(tmp_path / "mails.db", clock)


def test_a_mail_in_two_days_of_doubt_goes_five_times_at_most(ledger: MailLedger, clock: Clock) -> None:
    began, sent = clock.now, []

    while clock.now - began <= timedelta(hours=48).total_seconds():
        reservation = ledger.reserve(KEY, WAITS)
        if reservation.standing is not Standing.IN_DOUBT:
            sent.append(clock.now)
        clock.now += reservation.wait.total_seconds()

    assert [timedelta(seconds=later - earlier) for earlier, later in pairwise(sent)] == list(WAITS)


def test_a_courtesy_in_doubt_is_never_sent_again(ledger: MailLedger, clock: Clock) -> None:
    ledger.reserve(KEY)
    clock.now += 10**6

    reservation = ledger.reserve(KEY)

    assert (reservation.standing, reservation.wait) == (Standing.IN_DOUBT, timedelta(0))


def test_an_event_proves_that_its_mail_went_whatever_the_attempt_says(ledger: MailLedger) -> None:
    ledger.reserve(KEY)
    ledger.hear([MailEvent(id="e-1", key=KEY)])

    ledger.release(KEY)

    assert ledger.reserve(KEY, WAITS).standing is Standing.ACCEPTED


def test_an_event_that_comes_before_the_next_attempt_ends_the_doubt(ledger: MailLedger, clock: Clock) -> None:
    ledger.reserve(KEY, WAITS)
    clock.now += 60
    assert ledger.reserve(KEY, WAITS).wait == timedelta(seconds=60)

    ledger.hear([MailEvent(id="e-1", key=KEY, failure=MailFailure.BOUNCED)])

    assert ledger.reserve(KEY, WAITS).standing is Standing.ACCEPTED


def test_an_event_counts_once_however_often_it_comes(ledger: MailLedger) -> None:
    event = MailEvent(id="e-1", key=KEY, failure=MailFailure.BOUNCED)

    assert ledger.hear([event, event]) == 1
    assert ledger.hear([event]) == 0
    assert ledger.failures(10) == (event,)
    ledger.passed_on([event])
    ledger.hear([event])
    assert ledger.failures(10) == ()


def test_failures_are_told_oldest_first(ledger: MailLedger, clock: Clock) -> None:
    for count in range(3):
        clock.now += 1
        ledger.hear([MailEvent(id=f"e-{9 - count}", key=KEY, failure=MailFailure.BLOCKED)])

    assert [event.id for event in ledger.failures(2)] == ["e-9", "e-8"]


def test_old_events_are_forgotten_but_no_failure_that_nobody_knows(ledger: MailLedger, clock: Clock) -> None:
    ledger.hear([MailEvent(id="e-1", key=KEY), MailEvent(id="e-2", key=KEY, failure=MailFailure.DROPPED)])
    clock.now += timedelta(days=31).total_seconds()
    ledger.hear([])

    assert ledger.hear([MailEvent(id="e-1", key=KEY)]) == 1
    assert [event.id for event in ledger.failures(10)] == ["e-2"]


def test_of_an_erased_request_the_ledger_knows_that_its_mails_went_and_not_by_which_name(
    ledger: MailLedger, tmp_path: Path
) -> None:
    other = "acme-0001-b:-:port_date:customer:1"
    for key in (KEY, other):
        ledger.reserve(key)
        ledger.accept(key, f"sg-{key[:11]}")
        ledger.hear([MailEvent(id=f"event-{key[:11]}", key=key, failure=MailFailure.BOUNCED)])

    ledger.forget("acme-0001")

    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert [ledger.reserve(key).standing for key in (KEY, other)] == [Standing.ACCEPTED] * 2
    assert [event.key for event in ledger.failures(9)] == [other]
    assert b"sg-acme-0001-b" in content
    assert b"sg-acme-0001:-" not in content
