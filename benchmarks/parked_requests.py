"""What requests that wait take of a worker: its memory, and the time to wake many of them at once.

    python -m benchmarks.parked_requests [--requests 10000] [--within 200] [--wake 1000] [--carrier 150]

Real requests on the embedded server, started as many as `--within` seconds allow: 10,000 on two quiet cores.
So that they start in that time nobody takes up their first activity, and each waits in its first step, with
six events. Memory is taken at each tenth of them. Then `--wake` of them are sent a note, as an Update that
is waited for: first by the worker that has them all in memory, then by a new one that has none and keeps one
(as after a restart, and where there are more requests than a worker keeps). What a request takes that has
come as far as the losing carrier is measured with `--carrier` of them.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from temporalio.client import Client

from benchmarks.figures import Figure, table
from benchmarks.worker_apart import WorkerApart, a_worker_apart
from porting.domain.port_request import FIRST_PROCESS
from porting.domain.status import PortStatus
from porting.temporal import search_attributes
from porting.temporal.embedded import running_server
from starters.desk import PortingDesk
from tests.builders import a_port_request
from workflows.names import TASK_QUEUE, WORKFLOW_TYPE, workflow_id
from workflows.search_attributes import ALL

_AT_ONCE = 16
_KIB, _MIB = 1024, 1024 * 1024
_MARKS = 10
#: Until the server knows that a worker which had requests in memory is gone, in seconds.
_FORGOTTEN_AFTER = 12.0
_LOOK_EVERY = 0.2
_ASKED = 10_000


async def side_by_side(work: Callable[[str], Awaitable[object]], names: Iterable[str]) -> None:
    """A few at a time."""
    left = iter(names)

    async def one_after_the_other() -> None:
        for name in left:
            await work(name)

    await asyncio.gather(*(one_after_the_other() for _ in range(_AT_ONCE)))


async def start(client: Client, name: str, process: int = FIRST_PROCESS) -> None:
    request = a_port_request(request_id=name, submitted_at=datetime.now(UTC), process=process)
    await client.start_workflow(WORKFLOW_TYPE, request, id=workflow_id(name), task_queue=TASK_QUEUE)


async def wake(client: Client, name: str) -> None:
    handle = client.get_workflow_handle(workflow_id(name))
    await handle.execute_update("add_note", {"text": "Is it still there?", "by": "the benchmark"})


async def parked(
    client: Client, worker: WorkerApart, requests: int, within: float
) -> tuple[list[str], list[tuple[int, int]]]:
    """The names of those that were started in time, and the worker's memory at each tenth, in bytes."""
    names = list[str]()
    marks = list[tuple[int, int]]()
    began = time.monotonic()
    for tenth in range(_MARKS):
        if time.monotonic() - began > within:
            break
        new = [f"parked-{tenth}-{count}" for count in range(requests // _MARKS)]
        await side_by_side(partial(start, client), new)
        await wake(client, new[-1])  # by then it has taken up all before it
        names += new
        marks.append((len(names), worker.memory))
    return names, marks


async def woken(client: Client, worker: WorkerApart, names: list[str]) -> tuple[float, float]:
    """Seconds, and the worker's CPU seconds."""
    cpu, began = worker.cpu, time.monotonic()
    await side_by_side(partial(wake, client), names)
    return time.monotonic() - began, worker.cpu - cpu


def each_takes(empty: int, marks: list[tuple[int, int]]) -> list[float]:
    """KiB for each request, from mark to mark."""
    before = [(0, empty), *marks]
    return [
        (memory - memory_before) / (count - count_before) / _KIB
        for (count_before, memory_before), (count, memory) in zip(before, marks, strict=False)
    ]


async def measure_parked(requests: int, within: float, wake_up: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as directory:
        async with running_server(Path(directory)) as server:
            client = await server.client()
            await search_attributes.ensure(client, ALL)
            async with a_worker_apart("parked", server.address, cached=requests + 1) as worker:
                await start(client, "warm-up")
                await wake(client, "warm-up")
                empty = worker.memory
                names, marks = await parked(client, worker, requests, within)
                wake_up = min(wake_up, len(names) // 2)
                cached = await woken(client, worker, names[:wake_up])
            await asyncio.sleep(_FORGOTTEN_AFTER)
            async with a_worker_apart("parked", server.address, cached=1) as worker:
                evicted = await woken(client, worker, names[-wake_up:])
                left = worker.memory
    note = f"of {len(names):,} requests that wait"
    return [
        Figure.of("memory of a worker without requests", "MiB", [empty / _MIB]),
        Figure.of(f"memory of a worker with {len(names):,} waiting, cached", "MiB", [marks[-1][1] / _MIB]),
        Figure.of(f"memory of a worker with {len(names):,} waiting, evicted", "MiB", [left / _MIB]),
        Figure.of("a cached request in its first step", "KiB", each_takes(empty, marks), note=note),
        Figure.of(f"waking {wake_up:,} cached requests", "s", [cached[0]]),
        Figure.of(f"waking {wake_up:,} evicted requests", "s", [evicted[0]]),
        Figure.of("waking an evicted request / a cached one, worker CPU", "", [evicted[1] / cached[1]]),
    ]


async def measure_at_the_carrier(requests: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as directory:
        async with running_server(Path(directory)) as server:
            client = await server.client()
            await search_attributes.ensure(client, ALL)
            async with a_worker_apart("waiting", server.address) as worker:
                marks = list[tuple[int, int]]()
                empty = 0
                for part in range(_MARKS // 2 + 1):
                    names = [f"waiting-{part}-{count}" for count in range(requests * 2 // _MARKS)]
                    await side_by_side(partial(_to_the_carrier, client), names)
                    if part:
                        marks.append((part * len(names), worker.memory))
                    else:
                        empty = worker.memory  # all is loaded by now
    takes = each_takes(empty, marks)
    each = sum(takes) / len(takes)
    return [
        Figure.of("a cached request at the losing carrier", "KiB", takes),
        Figure.of(
            f"memory of {_ASKED:,} cached requests at the losing carrier",
            "MiB",
            [each * _ASKED / _KIB],
            note=f"computed from {requests} of them",
        ),
    ]


async def _to_the_carrier(client: Client, name: str) -> None:
    await start(client, name, process=FIRST_PROCESS + 1)
    desk = PortingDesk(client)
    while (await desk.standing(name)).status != PortStatus.AWAITING_LOSING_CARRIER:  # noqa: ASYNC110
        await asyncio.sleep(_LOOK_EVERY)


def measure(requests: int, within: float, wake_up: int, carrier: int) -> list[Figure]:
    return [
        *asyncio.run(measure_parked(requests, within, wake_up)),
        *asyncio.run(measure_at_the_carrier(carrier)),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--requests", type=int, default=_ASKED)
    parser.add_argument("--within", type=float, default=200.0, help="seconds in which they are started (200)")
    parser.add_argument("--wake", type=int, default=1000)
    parser.add_argument("--carrier", type=int, default=150, help="that wait for the losing carrier (150)")
    given = parser.parse_args()
    print(table(measure(given.requests, given.within, given.wake, given.carrier)))


if __name__ == "__main__":
    main()
