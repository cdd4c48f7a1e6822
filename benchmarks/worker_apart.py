"""A worker in a process of its own, so that its CPU and memory are told apart from client and server.

    python -m benchmarks.worker_apart KIND ADDRESS [--keys FOLDER] [--cached N]

The workflow, the activities and the worker are the product's; everything outside is played in memory. It
prints a line `told ID` once the customer of request ID, or the floor, waits for its word. KIND is `requests`,
or `waiting`: the losing carrier never answers; `parked`: no activity is taken up, so that a request waits in
its first step; `floor`; `floor-without-sandbox`: it runs as our workflows do.
"""

import argparse
import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from temporalio import activity
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner

from benchmarks.floor import STEPS, TASK_QUEUE, Floor, do_nothing
from benchmarks.process_cpu import cpu_of
from benchmarks.process_memory import memory_of
from benchmarks.upstream_at_once import UpstreamAtOnce
from porting.adapters.data_keys import DataKeys
from porting.domain.notice import Notice, NoticeKind
from porting.domain.policy import Policy
from porting.encryption.kek import KekRing, new_line
from porting.temporal.client import DEFAULT_NAMESPACE
from porting.temporal.codec import RequestCodec
from porting.temporal.ending import end_process
from porting.temporal.plugin import PortingPlugin
from porting.temporal.runtime import a_runtime
from tests.fakes import Checks, Papers, Pins, Revocations, Starts
from workers.tuning import Tuning
from workers.wiring import Collaborators, a_workflow_runner, make_worker
from workflows.names import TASK_QUEUE as REQUESTS_QUEUE
from workflows.names import request_of
from workflows.port_request import PortRequestWorkflow

KINDS = ("floor", "floor-without-sandbox", "requests", "waiting", "parked")

_STOPS_WITHIN = 10.0
_KEYS, _RING = "data-keys.db", "encryption.keys"


def codec_in(folder: Path) -> RequestCodec:
    """The same for every process that names `folder`; a key is made by the first."""
    ring = folder / _RING
    if not ring.exists():
        ring.write_text(new_line())
    return RequestCodec(DataKeys(folder / _KEYS, KekRing.from_text(ring.read_text())), request_of)


def in_memory(upstream: UpstreamAtOnce, mails: "Mails") -> Collaborators:
    return Collaborators(
        checks=Checks(),
        backbone=upstream,
        carrier=upstream,
        inventory=upstream,
        notifier=mails,
        revocations=Revocations(),
        pins=Pins(),
        papers=Papers(),
        requests=Starts(),
        policy=Policy(),
    )


class Mails:
    """`Notifier` that keeps nothing, and says when a customer is asked for a word."""

    async def send(self, notice: Notice) -> None:
        if notice.kind is NoticeKind.TRANSFERRED:
            _say(notice.request_id)


@activity.defn(name="do_nothing")
async def do_nothing_and_say() -> None:
    """The floor's; after the last of them its workflow waits for the signal."""
    info = activity.info()
    if int(info.activity_id) == STEPS:
        _say(str(info.workflow_id))
    await do_nothing()


def _say(identity: str) -> None:
    print(f"told {identity}", flush=True)


def a_worker(
    kind: str, client: Client, threads: Executor, cached: int
) -> AbstractAsyncContextManager[object]:
    match kind:
        case "floor" | "floor-without-sandbox":
            # By itself the SDK runs a workflow in its sandbox; ours has left it (docs/design.md).
            alone = SandboxedWorkflowRunner() if kind == "floor" else UnsandboxedWorkflowRunner()
            return Worker(
                client,
                task_queue=TASK_QUEUE,
                workflows=[Floor],
                activities=[do_nothing_and_say],
                max_cached_workflows=cached,
                workflow_runner=alone,
            )
        case "parked":
            return Worker(
                client,
                task_queue=REQUESTS_QUEUE,
                workflows=[PortRequestWorkflow],
                max_cached_workflows=cached,
                workflow_runner=a_workflow_runner(),
            )
        case _:
            upstream = UpstreamAtOnce(answers=kind != "waiting")
            return make_worker(
                client, in_memory(upstream, Mails()), threads, tuning=Tuning(cached_requests=cached)
            )


async def serve(kind: str, address: str, keys: Path | None, cached: int) -> None:
    """Work until standard input ends."""
    plugin = PortingPlugin(codec_in(keys) if keys else None)
    client = await Client.connect(address, namespace=DEFAULT_NAMESPACE, plugins=[plugin], runtime=a_runtime())
    with ThreadPoolExecutor(2) as threads:
        async with a_worker(kind, client, threads, cached):
            print("ready", flush=True)
            await asyncio.to_thread(sys.stdin.read)


@dataclass
class WorkerApart:
    process: asyncio.subprocess.Process
    told: "asyncio.Queue[str]" = field(default_factory=asyncio.Queue)
    """Ids, as they are printed."""

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def memory(self) -> int:
        """Bytes, of what it shares with others its part."""
        return memory_of(self.pid)

    @property
    def cpu(self) -> float:
        """Seconds since its start."""
        return cpu_of(self.pid)

    async def listen(self) -> None:
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            word, _, identity = line.decode().strip().partition(" ")
            if word == "told":
                self.told.put_nowait(identity)


@asynccontextmanager
async def a_worker_apart(
    kind: str, address: str, *, keys: Path | None = None, cached: int = 2000
) -> AsyncIterator[WorkerApart]:
    """At work before the block, and gone after it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-P", "-m", "benchmarks.worker_apart", kind, address),
        *(("--keys", str(keys)) if keys else ()),
        *("--cached", str(cached)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    worker = WorkerApart(process)
    assert process.stdout is not None
    assert process.stdin is not None
    if await process.stdout.readline() != b"ready\n":
        raise SystemExit(f"the worker for {kind} does not start")
    listening = asyncio.create_task(worker.listen())
    try:
        yield worker
    finally:
        process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), _STOPS_WITHIN)
        except TimeoutError:
            process.kill()
            await process.wait()
        listening.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await listening


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.worker_apart", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("address")
    parser.add_argument("--keys", type=Path)
    parser.add_argument("--cached", type=int, default=2000)
    given = parser.parse_args()
    asyncio.run(serve(given.kind, given.address, given.keys, given.cached))
    end_process(0)


if __name__ == "__main__":
    main()
