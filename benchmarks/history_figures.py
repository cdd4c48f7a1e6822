"""What a port request leaves at Temporal, as figures: events, bytes and billable actions of the happy path,
and of each further week of waiting.

    python -m benchmarks.history_figures [--day 2.0]

`history_cost` prints the same with all that it consists of.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from benchmarks.counting import Cost
from benchmarks.figures import Figure, table
from benchmarks.history_cost import (
    AS_LATE_AS_EXPECTED,
    MAX_ACTIONS,
    MAX_EVENTS,
    Life,
    Measured,
    a_bench,
    lives,
    with_waits_times,
)
from porting.domain.policy import Policy
from porting.temporal.embedded import running_server

_WEEKS = 4
#: The three events of each task whose number depends on whether two answers came at the same moment.
_EVENTS_OF_A_TASK = 3


def with_time(life: Life) -> Life:
    """The same life, in which a machine that is slow for a moment makes nothing late: upstream answers
    sooner, and the mail that tells of an approval waits longer for the one that makes it idle."""
    return replace(
        life,
        policy=life.policy.model_copy(update={"news_held_back": life.policy.day / 2}),
        pace=replace(life.pace, approves_after=timedelta(hours=8)),
    )


def with_and_without_waiting(day: timedelta) -> tuple[Life, ...]:
    """A losing carrier that answers after five days, and one that takes four weeks more, in one policy."""
    policy = with_waits_times(10, Policy().with_a_day_of(day))
    late = replace(
        AS_LATE_AS_EXPECTED, answers_after=AS_LATE_AS_EXPECTED.answers_after + timedelta(weeks=_WEEKS)
    )
    return tuple(
        Life(f"{name}-{kind}", policy, replace(pace, webhooks=kind == "webhooks"))
        for kind in ("alone", "webhooks")
        for name, pace in (("soon", AS_LATE_AS_EXPECTED), ("late", late))
    )


async def measured(day: timedelta) -> tuple[list[Measured], list[Measured]]:
    """The floor and the happy path without and with webhooks; then those that tell what a week costs."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        async with running_server(directory) as server, a_bench(server, directory) as bench:
            floor = await bench.floor()
            happy = await asyncio.gather(*map(bench.live, map(with_time, lives(day))))
            waiting = await asyncio.gather(*map(bench.live, map(with_time, with_and_without_waiting(day))))
    return [floor, *happy], waiting


def figures(happy: Sequence[Measured], waiting: Sequence[Measured]) -> list[Figure]:
    floor, *ours = (one.cost for one in happy)
    of_weeks = [(late.cost, soon.cost) for soon, late in zip(waiting[::2], waiting[1::2], strict=True)]
    return [
        Figure.of("history of a floor workflow", "events", [floor.events]),
        Figure.of("history of a happy path", "events", [one.events for one in ours], goal=MAX_EVENTS),
        Figure.of("history of a happy path", "bytes", [one.history_bytes for one in ours]),
        Figure.of(
            "billable actions of a happy path", "actions", [one.actions for one in ours], goal=MAX_ACTIONS
        ),
        Figure.of(
            "a further week of waiting",
            "events",
            [(_bare(late) - _bare(soon)) / _WEEKS for late, soon in of_weeks],
            goal=0,
        ),
        Figure.of(
            "a further week of waiting",
            "actions",
            [(late.actions - soon.actions) / _WEEKS for late, soon in of_weeks],
        ),
    ]


def _bare(cost: Cost) -> int:
    return cost.events - _EVENTS_OF_A_TASK * cost.workflow_tasks


def measure(day: timedelta) -> list[Figure]:
    return figures(*asyncio.run(measured(day)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--day", type=float, default=2.0, help="seconds that a day takes (2.0)")
    print(table(measure(timedelta(seconds=parser.parse_args().day))))


if __name__ == "__main__":
    main()
