import asyncio
from datetime import timedelta

import pytest
from temporalio.testing import ActivityEnvironment

from activities.heartbeats import EVERY, with_heartbeats
from workflows import options

A_WHILE = timedelta(milliseconds=10)


async def beats_of(seconds: float) -> int:
    """How often an activity of this length says that it lives."""
    environment, beats = ActivityEnvironment(), []
    environment.on_heartbeat = lambda *_: beats.append(True)

    async def work() -> str:
        await asyncio.sleep(seconds)
        return "done"

    async def activity() -> str:
        return await with_heartbeats(work(), A_WHILE)

    assert await environment.run(activity) == "done"
    return len(beats)


async def test_what_takes_long_says_that_it_lives() -> None:
    assert await beats_of(0.1) >= 2


async def test_what_is_soon_done_pays_for_no_heartbeat() -> None:
    assert await beats_of(0) == 0


async def test_what_goes_wrong_is_told_as_it_was() -> None:
    async def work() -> None:
        raise ValueError("no such document")

    with pytest.raises(ValueError, match="no such document"):
        await ActivityEnvironment().run(with_heartbeats, work(), A_WHILE)


def test_a_worker_may_miss_a_heartbeat_before_it_is_given_up() -> None:
    timeout = options.CHECK_DOCUMENTS["heartbeat_timeout"]

    assert timeout is not None
    assert timeout > 2 * EVERY
