"""A date and its reminder: one activity, which the server tries again on the morning before."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from temporalio.exceptions import ApplicationError
from temporalio.testing import ActivityEnvironment

from activities.failures import NOT_YET
from activities.notifications import NoticeAndReminder, NotificationActivities
from porting.domain.notice import NoticeKind
from tests.builders_notice import a_notice
from tests.fakes import Outbox

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
MORNING_BEFORE = NOW + timedelta(days=5)

BOTH = NoticeAndReminder(
    notice=a_notice(NoticeKind.PORT_DATE),
    give_up_at=NOW + timedelta(days=2),
    reminder=a_notice(NoticeKind.DAY_BEFORE),
    remind_at=MORNING_BEFORE,
)


async def attempt(outbox: Outbox, at: datetime) -> None:
    environment = ActivityEnvironment()
    environment.info = replace(environment.info, started_time=at)
    await environment.run(NotificationActivities(outbox).send_notice_and_reminder, BOTH)


async def test_the_date_goes_at_once_and_the_reminder_on_the_morning_before() -> None:
    outbox = Outbox()

    with pytest.raises(ApplicationError) as not_yet:
        await attempt(outbox, NOW)
    told_at_once = outbox.kinds("customer")
    await attempt(outbox, MORNING_BEFORE)

    assert (not_yet.value.type, not_yet.value.next_retry_delay) == (NOT_YET, timedelta(days=5))
    assert told_at_once == [NoticeKind.PORT_DATE]
    assert outbox.kinds("customer") == [NoticeKind.PORT_DATE, NoticeKind.DAY_BEFORE]


async def test_a_worker_that_comes_late_still_tells_the_date_first() -> None:
    outbox = Outbox()

    await attempt(outbox, MORNING_BEFORE + timedelta(hours=1))

    assert outbox.kinds("customer") == [NoticeKind.PORT_DATE, NoticeKind.DAY_BEFORE]
