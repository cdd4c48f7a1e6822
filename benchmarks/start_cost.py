"""What the start of our processes costs: imports, and from a worker's start to the first task it asks for.

    python -m benchmarks.start_cost [--rounds 5]

Imports are CPU seconds of a fresh interpreter, beside one that does nothing. A worker's start is the seconds
until the server sees it ask for activities, beside a worker with nothing of ours in it (`bare_worker.py`);
ours opens its stores and starts the process that reads documents meanwhile. Everything is compiled before.
"""

import argparse
import asyncio
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest
from temporalio.client import Client

from benchmarks.figures import Figure, ratios, table
from benchmarks.process_cpu import cpu_with_children
from benchmarks.process_environment import environment
from porting.child_process import ChildProcess
from porting.temporal import search_attributes
from tests.end_to_end.system import a_system, laid_out
from workflows.names import TASK_QUEUE
from workflows.search_attributes import ALL

NOTHING = "python -c pass"
#: By the words that a figure is called by.
PROCESSES = {
    NOTHING: ("-c", "pass"),
    "import temporalio.worker": ("-c", "import temporalio.worker"),
    "porting --help": ("-P", "-m", "starters.cli", "--help"),
    "import of the worker": ("-c", "import workers.__main__"),
    "import of the web server": ("-c", "import starters.web.__main__"),
}

_STARTS_WITHIN = 300.0
_LOOK_EVERY = 0.02
_GRACE = timedelta(seconds=10)
_BARE_QUEUE = "bare"


@dataclass(frozen=True)
class Start:
    seconds: float
    cpu: float


def imported(arguments: Sequence[str]) -> float:
    """CPU seconds of an interpreter from its start to its end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


async def started(client: Client, argv: Sequence[str], queue: str, log: Path, given: dict[str, str]) -> Start:
    """A worker, from its start to its first poll; it is stopped then.

    Raises: `SystemExit` where it never asks.
    """
    began = time.monotonic()
    child = await ChildProcess.start(argv, log, given)
    try:
        async with asyncio.timeout(_STARTS_WITHIN):
            while not await _polls(client, queue, child.pid):  # noqa: ASYNC110 - the server's state
                await asyncio.sleep(_LOOK_EVERY)
        return Start(time.monotonic() - began, cpu_with_children(child.pid))
    except TimeoutError:
        raise SystemExit(f"{' '.join(argv)} asks for no task; see {log}") from None
    finally:
        await child.stop(_GRACE)


async def _polls(client: Client, queue: str, pid: int) -> bool:
    answer = await client.workflow_service.describe_task_queue(
        DescribeTaskQueueRequest(
            namespace=client.namespace,
            task_queue=TaskQueue(name=queue),
            task_queue_type=TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY,
        )
    )
    return any(poller.identity.startswith(f"{pid}@") for poller in answer.pollers)


async def starts(rounds: int) -> tuple[list[Start], list[Start]]:
    """Of the bare worker, and of ours."""
    bare, ours = list[Start](), list[Start]()
    with tempfile.TemporaryDirectory() as name:
        async with a_system(laid_out(Path(name))) as system:
            await system.start("temporal")
            await search_attributes.ensure(system.client, ALL)
            address, log = system.local.server.address, system.log_of("worker")
            bare_argv = (sys.executable, "-m", "benchmarks.bare_worker", address, _BARE_QUEUE)
            our_argv = (sys.executable, "-P", "-m", "workers")
            given = {**environment(), **system.local.environment}
            given.pop("PYTHONDONTWRITEBYTECODE", None)
            for count in range(rounds + 1):  # the first one compiles, and does not count
                pair = (
                    await started(system.client, bare_argv, _BARE_QUEUE, log, given),
                    await started(system.client, our_argv, TASK_QUEUE, log, given),
                )
                if count:
                    bare.append(pair[0])
                    ours.append(pair[1])
    return bare, ours


def figures_of_imports(rounds: int) -> list[Figure]:
    for arguments in PROCESSES.values():
        imported(arguments)  # compiles
    cpu = {name: list[float]() for name in PROCESSES}
    for _ in range(rounds):
        for name, arguments in PROCESSES.items():
            cpu[name].append(imported(arguments))
    return [
        *(Figure.of(f"{name}: CPU", "s", seconds) for name, seconds in cpu.items()),
        Figure.of(
            "porting --help / python -c pass",
            "",
            ratios(cpu["porting --help"], cpu[NOTHING]),
        ),
    ]


def figures_of_starts(bare: Sequence[Start], ours: Sequence[Start]) -> list[Figure]:
    mine, other = [one.cpu for one in ours], [one.cpu for one in bare]
    return [
        Figure.of("bare worker: start to first poll", "s", [one.seconds for one in bare]),
        Figure.of("worker: start to first poll", "s", [one.seconds for one in ours]),
        Figure.of("worker: CPU until then", "s", mine, note="the documents' server included"),
        Figure.of("worker's start / bare worker's, CPU", "", ratios(mine, other)),
    ]


def measure(rounds: int) -> list[Figure]:
    return [*figures_of_imports(rounds), *figures_of_starts(*asyncio.run(starts(rounds)))]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    print(table(measure(parser.parse_args().rounds)))


if __name__ == "__main__":
    main()
