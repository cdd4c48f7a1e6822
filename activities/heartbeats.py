"""Word from an activity that takes long: a worker that dies is noticed before the attempt's time is over."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from typing import TypeVar

from temporalio import activity

#: Each heartbeat is a billable action; what is done sooner needs none.
EVERY = timedelta(seconds=5)

T = TypeVar("T")


async def with_heartbeats(work: Awaitable[T], every: timedelta = EVERY) -> T:
    """What `work` answers; canceled, it gives `work` up, which does not begin then if it has not yet."""
    future = asyncio.ensure_future(work)
    try:
        while not future.done():
            await asyncio.wait((future,), timeout=every.total_seconds())
            if not future.done():
                activity.heartbeat()
    finally:
        future.cancel()
    return future.result()
