"""One run: requests come in while everything breaks; then all comes to its end, and is looked at."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from porting.domain.status import PortStatus
from porting.setting_values import duration
from tests.chaos.collecting import collected
from tests.chaos.invariants import INVARIANTS, Invariant, violations
from tests.chaos.people import People
from tests.chaos.plans import Plan, planned
from tests.chaos.record import Record
from tests.chaos.running import Machines, machines
from tests.chaos.troubles import Measure, Troublemaker, troubles
from tests.chaos.ways_in import WaysIn

Say = Callable[[str], None]

#: In calendar days beyond the troubles: the four weeks of a request, a port date's confirmation window and
#: the longest wait for it.
_LIVES_AT_MOST = 60
#: In seconds: a mail in doubt waits two minutes, and is waited for. One that is so again waits thirty.
_DOUBT_AT_MOST = 130.0
_LOOK_EVERY = 1.0
#: Of the time of the troubles: the last ones shall meet some, too.
_ARRIVE_WITHIN = 0.8
_TELL_EVERY = 30.0


@dataclass(frozen=True)
class Extent:
    """How large a run is."""

    requests: int
    measure: Measure
    day: str
    """How long one takes. A killed worker is noticed after 20 seconds, which should be few days."""
    without_long_ones: bool = False
    """Whether requests that end by their limit are left out."""
    mails_break_off: float = 0.004
    """How often the mail server breaks off once it has a mail. Each costs that mail two minutes of doubt."""


@dataclass(frozen=True)
class Outcome:
    seed: int
    extent: Extent
    seconds: float
    record: Record
    violated: Mapping[str, tuple[str, ...]]
    kills: Counter[str]
    happened: Counter[str]
    came_by: Counter[str]
    refused: tuple[str, ...]

    @property
    def broken(self) -> tuple[Invariant, ...]:
        return tuple(INVARIANTS[name] for name, sentences in self.violated.items() if sentences)


async def run(directory: Path, seed: int, extent: Extent, say: Say) -> Outcome:
    """`directory` has the state and logs of the whole system."""
    began = time.monotonic()
    plans = planned(extent.requests, seed, without_long_ones=extent.without_long_ones)
    async with machines(directory, seed, extent.day, extent.mails_break_off) as running:
        ways_in = WaysIn(running)
        people = People(ways_in, {number: plan for plan in plans for number in plan.numbers})
        troublemaker = Troublemaker(running)
        acting = asyncio.create_task(people.act())
        telling = asyncio.create_task(_tell(people, running, plans, say))
        happening = asyncio.create_task(_happen(people, troublemaker, plans, seed, extent, say))
        await asyncio.wait((happening, acting, telling), return_when=asyncio.FIRST_COMPLETED)
        for task in (acting, telling):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task  # one that failed says why
        await happening
        await people.find_those_that_have_ended()
        say("looking at what came of it")
        record = await collected(running, plans, people.found)
        return Outcome(
            seed,
            extent,
            time.monotonic() - began,
            record,
            violations(record),
            running.kills,
            troublemaker.happened + Counter({"mails broken off": running.mail.broken_off}),
            Counter(plan.way_in.value for plan in plans),
            (*ways_in.refused, *people.refused),
        )


async def _happen(
    people: People, troublemaker: Troublemaker, plans: tuple[Plan, ...], seed: int, extent: Extent, say: Say
) -> None:
    arrivals = random.Random(f"arrivals {seed}")
    await asyncio.gather(
        _bring_in(people.ways_in, plans, arrivals, extent.measure.seconds),
        troublemaker.make(troubles(extent.measure, seed)),
    )
    say(f"all {len(plans)} are accepted, and nothing breaks any more")
    await _all_have_ended(people, len(plans), duration(extent.day))


async def _bring_in(ways_in: WaysIn, plans: tuple[Plan, ...], chance: random.Random, seconds: float) -> None:
    arrivals = sorted(chance.uniform(0, seconds * _ARRIVE_WITHIN) for _ in plans)
    began = 0.0
    async with asyncio.TaskGroup() as group:
        for at, plan in zip(arrivals, plans, strict=True):
            await ways_in.machines.works_for(at - began)
            began = at
            group.create_task(ways_in.take(plan))


async def _all_have_ended(people: People, count: int, day: timedelta) -> None:
    """Give up once nothing can be expected any more: what is still open then, the record tells."""
    clock = asyncio.get_running_loop()
    limit = clock.time() + _LIVES_AT_MOST * day.total_seconds()
    empty = 0
    while empty < 3 and clock.time() < limit:  # lists are a moment late, and empty while Temporal starts
        await asyncio.sleep(_LOOK_EVERY)
        left = await people.open_requests()
        if left and all(PortStatus(each.status).is_end for each in left):  # their mails are in doubt
            limit = min(limit, clock.time() + _DOUBT_AT_MOST)
        if not left:
            await people.find_those_that_have_ended()
        empty = empty + 1 if not left and len(people.found) >= count else 0


async def _tell(people: People, running: Machines, plans: tuple[Plan, ...], say: Say) -> None:
    began = time.monotonic()
    while True:
        await asyncio.sleep(_TELL_EVERY)
        left = await people.open_requests()
        standing = Counter(str(each.status) for each in left)
        there = f"{len(people.found)} of {len(plans)} there, {len(left)} open"
        say(f"{time.monotonic() - began:5.0f} s  {there}, {running.kills.total()} kills  {dict(standing)}")
