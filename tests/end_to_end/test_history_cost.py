"""What a port request costs on the real server; `benchmarks/history_cost.py` prints the whole table."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks.history_cost import MAX_ACTIONS, MAX_EVENTS, Life, a_bench, lives
from benchmarks.history_figures import with_time
from porting.temporal.embedded import running_server

pytestmark = pytest.mark.embedded

#: So long that a busy machine makes no step late: what comes late is told, and costs events.
DAY = timedelta(seconds=3)


def sooner(life: Life) -> Life:
    """The same steps, and days left until the next of them would be late."""
    return replace(life, pace=replace(life.pace, answers_after=timedelta(days=3), ports_after_days=4))


# A look that a busy machine makes in vain is an action too: counted once more.
@pytest.mark.flaky(reruns=1, only_rerun="AssertionError")
async def test_the_happy_path_of_an_order_stays_cheap_with_webhooks_and_without(tmp_path: Path) -> None:
    chosen = [sooner(with_time(life)) for life in lives(DAY)]

    async with running_server(tmp_path) as server, a_bench(server, tmp_path) as bench:
        measured = await asyncio.gather(*map(bench.live, chosen))

    assert [one.name for one in measured if one.cost.events >= MAX_EVENTS] == []
    assert [one.name for one in measured if one.cost.actions >= MAX_ACTIONS] == []
