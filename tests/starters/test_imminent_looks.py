"""Whether a webhook asks for a look that would come by itself."""

from datetime import UTC, datetime, timedelta

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from temporalio.api.workflow.v1 import PendingActivityInfo

from starters.signup import _looks_in_a_moment


def a_watch_that_looks_in(wait: timedelta) -> PendingActivityInfo:
    instant = Timestamp()
    instant.FromDatetime(datetime.now(UTC) + wait)
    return PendingActivityInfo(next_attempt_schedule_time=instant)


@pytest.mark.parametrize("days", [1, 5])
def test_a_look_that_is_days_away_is_asked_for(days: int) -> None:
    assert not _looks_in_a_moment(a_watch_that_looks_in(timedelta(days=days)))


@pytest.mark.parametrize("milliseconds", [-50, 0, 50])
def test_a_look_that_is_about_to_begin_is_waited_for(milliseconds: int) -> None:
    assert _looks_in_a_moment(a_watch_that_looks_in(timedelta(milliseconds=milliseconds)))


def test_a_look_that_only_waits_for_a_worker_is_waited_for() -> None:
    assert _looks_in_a_moment(PendingActivityInfo())
