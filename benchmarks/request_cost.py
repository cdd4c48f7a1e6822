"""What a completed port request costs in CPU, beside a floor workflow that does as much and decides nothing.

    python -m benchmarks.request_cost [--requests 40] [--rounds 5]

The floor has the request's number of activities, timers and signals (`floor.py`); it runs once as the SDK
runs a workflow by itself, and once without the SDK's sandbox, as our workflows do. The floors, requests in
the clear and encrypted ones take turns within each round, each on an embedded server with its state in
memory; each kind has a worker in a process of its own, whose CPU is taken alone, and the server's apart. The
request's activities find everything done at their first look: what is measured is what we add to Temporal,
not the documents (`document_cost`) nor a vendor's answers. A round's ratio is of two that ran one after the
other, on the same machine with the same neighbours.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from temporalio.client import Client

from benchmarks.figures import Figure, ratios, table
from benchmarks.floor import TASK_QUEUE as FLOOR_QUEUE
from benchmarks.floor import Floor
from benchmarks.process_cpu import children, cpu_of
from benchmarks.worker_apart import WorkerApart, a_worker_apart, codec_in
from porting.temporal import search_attributes
from porting.temporal.embedded import running_server
from starters.desk import PortingDesk
from tests.builders import a_port_request
from workflows.names import TASK_QUEUE, WORKFLOW_TYPE, workflow_id
from workflows.search_attributes import ALL

#: Of the worker's CPU, as a ratio to the floor's; the ambition is 0.9.
GOAL = 1.2

_ZONES = ("America/Chicago", "Pacific/Honolulu", "America/Halifax")
_WARM_UP = 5
#: More than two cores are busy with; fewer than would make a workflow task late.
_AT_ONCE = 12

FLOOR, BARE, CLEAR, ENCRYPTED = "floor", "floor without sandbox", "in the clear", "encrypted"
#: What the worker of each runs, and what one is called.
_ARMS = {
    FLOOR: ("floor", "floor workflows"),
    BARE: ("floor-without-sandbox", "floor workflows without sandbox"),
    CLEAR: ("requests", "port requests in the clear"),
    ENCRYPTED: ("requests", "port requests encrypted"),
}


@dataclass(frozen=True)
class Spent:
    """By one round, in seconds of CPU for each workflow; `per_second` is how many were completed."""

    worker: float
    server: float
    per_second: float


@dataclass(frozen=True)
class Arm:
    """One of those that take turns: a server, a worker, and what they do."""

    name: str
    server_pid: int
    worker: WorkerApart
    live: Callable[[str], Awaitable[None]]
    """Take the one of this id from its start to its end."""

    async def spend(self, names: list[str]) -> Spent:
        worker, server, began = self.worker.cpu, cpu_of(self.server_pid), time.monotonic()
        some = asyncio.Semaphore(_AT_ONCE)

        async def one(name: str) -> None:
            async with some:
                await self.live(name)

        await asyncio.gather(*map(one, names))
        took, count = time.monotonic() - began, len(names)
        return Spent(
            (self.worker.cpu - worker) / count, (cpu_of(self.server_pid) - server) / count, count / took
        )


def todays_zone(now: datetime) -> str:
    """A zone in which this day goes on for two hours: the numbers move today, and are not late."""
    hours = {zone: now.astimezone(ZoneInfo(zone)).hour for zone in _ZONES}
    return next(zone for zone, hour in hours.items() if 0 < hour < 22)


class _Words:
    """Wakes whoever waits for the worker to ask for a word about an id."""

    def __init__(self, worker: WorkerApart) -> None:
        self._worker = worker
        self._asked: dict[str, asyncio.Event] = {}

    async def asked_for(self, identity: str) -> None:
        await self._event(identity).wait()

    async def go_on(self) -> None:
        while True:
            self._event(await self._worker.told.get()).set()

    def _event(self, identity: str) -> asyncio.Event:
        return self._asked.setdefault(identity, asyncio.Event())


def _floor_life(client: Client, words: _Words) -> Callable[[str], Awaitable[None]]:
    async def live(name: str) -> None:
        handle = await client.start_workflow(Floor.run, id=name, task_queue=FLOOR_QUEUE)
        await words.asked_for(name)
        await handle.signal(Floor.tell)
        await handle.result()

    return live


def _request_life(client: Client, words: _Words) -> Callable[[str], Awaitable[None]]:
    desk = PortingDesk(client, worker_answers_within=timedelta(minutes=5))

    async def live(name: str) -> None:
        now = datetime.now(UTC)
        request = a_port_request(request_id=name, submitted_at=now, time_zone=todays_zone(now))
        handle = await client.start_workflow(
            WORKFLOW_TYPE, request, id=workflow_id(name), task_queue=TASK_QUEUE
        )
        await words.asked_for(name)
        await desk.tell(name, "confirm_transfer", {"by": "the customer"})
        outcome = await handle.result()
        if outcome["status"] != "completed":
            raise SystemExit(f"{name} ended as {outcome['status']}")

    return live


@asynccontextmanager
async def _arm(name: str, directory: Path, *, encrypted: bool) -> AsyncIterator[Arm]:
    """With a server of its own: workers of one server would take each other's requests."""
    keys = directory if encrypted else None
    before = set(children(os.getpid()))
    async with running_server(directory) as server:
        (server_pid,) = set(children(os.getpid())) - before
        client = await server.client(codec_in(directory) if encrypted else None)
        await search_attributes.ensure(client, ALL)
        kind, _ = _ARMS[name]
        async with a_worker_apart(kind, server.address, keys=keys) as worker:
            words = _Words(worker)
            life = _request_life(client, words) if kind == "requests" else _floor_life(client, words)
            listening = asyncio.create_task(words.go_on())
            yield Arm(name, server_pid, worker, life)
            listening.cancel()


async def measure(requests: int, rounds: int) -> dict[str, list[Spent]]:
    """By arm, the rounds in their order."""
    async with AsyncExitStack() as stack:
        arms = []
        for name in _ARMS:
            directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            arms.append(await stack.enter_async_context(_arm(name, directory, encrypted=name == ENCRYPTED)))
        for arm in arms:
            await arm.spend([f"warm-up-{count}" for count in range(_WARM_UP)])
        spent = {arm.name: list[Spent]() for arm in arms}
        for count in range(rounds):
            for arm in arms:
                spent[arm.name].append(await arm.spend([f"request-{count}-{one}" for one in range(requests)]))
    return spent


def figures(spent: dict[str, list[Spent]]) -> list[Figure]:
    found = []
    for name, rounds in spent.items():
        _, each = _ARMS[name]
        found += [
            Figure.of(f"{each} completed", "a second", [one.per_second for one in rounds]),
            Figure.of(f"{each}: worker CPU", "ms each", [one.worker * 1000 for one in rounds]),
            Figure.of(f"{each}: server CPU", "ms each", [one.server * 1000 for one in rounds]),
        ]
    floor = spent[FLOOR]
    for name in (CLEAR, ENCRYPTED):
        found += [
            Figure.of(
                f"worker CPU of a port request {name} / of the floor",
                "",
                ratios([one.worker for one in spent[name]], [one.worker for one in floor]),
                goal=GOAL,
            ),
            Figure.of(
                f"server CPU of a port request {name} / of the floor",
                "",
                ratios([one.server for one in spent[name]], [one.server for one in floor]),
            ),
            Figure.of(
                f"worker CPU of a port request {name} / of the floor without sandbox",
                "",
                ratios([one.worker for one in spent[name]], [one.worker for one in spent[BARE]]),
            ),
        ]
    return found


def measured_figures(requests: int, rounds: int) -> list[Figure]:
    return figures(asyncio.run(measure(requests, rounds)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--requests", type=int, default=40, help="in each round (40)")
    parser.add_argument("--rounds", type=int, default=5, help="of each kind (5)")
    given = parser.parse_args()
    print(table(measured_figures(given.requests, given.rounds)))


if __name__ == "__main__":
    main()
