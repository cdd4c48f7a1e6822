"""What a port request costs on the real server; `benchmarks/history_cost.py` prints the whole table."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks.history_cost import AS_LATE_AS_EXPECTED, MAX_ACTIONS, MAX_EVENTS, a_bench, lives
from porting.temporal.embedded import running_server

pytestmark = pytest.mark.embedded

#: So long that a busy machine makes no step late.
DAY = timedelta(seconds=1.5)


async def test_the_happy_path_of_an_order_stays_cheap_with_webhooks_and_without(tmp_path: Path) -> None:
    sooner = replace(AS_LATE_AS_EXPECTED, approves_after=timedelta(hours=12), ports_after_days=4)
    chosen = [replace(life, pace=replace(sooner, webhooks=life.pace.webhooks)) for life in lives(DAY)]

    async with running_server(tmp_path) as server, a_bench(server, tmp_path) as bench:
        measured = await asyncio.gather(*map(bench.live, chosen))

    assert [one.name for one in measured if one.cost.events >= MAX_EVENTS] == []
    assert [one.name for one in measured if one.cost.actions >= MAX_ACTIONS] == []
