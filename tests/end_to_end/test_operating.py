"""The worker is told to stop while every activity is under way: what ends in time is done, the next worker
does the rest, and nothing is done twice. And all that is ours is lost, and brought back from a copy."""

import asyncio
import os
import shutil
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from temporalio.api.enums.v1 import PendingActivityState
from temporalio.client import Client, WorkflowHandle
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from porting import tcp
from porting.child_process import ChildProcess
from porting.domain.port_order import Pon
from porting.domain.status import PortStatus
from porting.temporal.plugin import PortingPlugin
from tests.adapters.mail_server import MailServer, running_mail_server
from tests.builders import NUMBER
from tests.end_to_end.every_activity import Asked, EveryActivity, Round
from tests.end_to_end.gate import Gate, a_gate
from tests.end_to_end.requests import a_request_file
from tests.end_to_end.system import HAPPY_PATH, PATIENCE, Port, System, a_system, laid_out, until
from workers.backup.making import made
from workers.backup.restoring import restored
from workers.described import described
from workers.encryption import request_codec
from workers.links import link_revocations
from workers.wiring import number_holds
from workflows.names import workflow_id

pytestmark = [pytest.mark.embedded, pytest.mark.asyncio(loop_scope="module")]

WORKER = (sys.executable, "-P", "-m", "workers")
#: Seconds that a worker takes to end, beside its grace; a busy machine takes its time.
_TO_END = 25
_ACTIVITIES = 13
_MAILS = {"send_notice", "send_notice_and_reminder"}
#: More than everything takes to end once nothing holds it.
_LONG, _SHORT = timedelta(seconds=60), timedelta(seconds=5)


@dataclass
class Bench:
    """A desk, and everything in its way that can hold it up."""

    system: System
    upstream: Gate
    mail_way: Gate
    mails: MailServer
    last: ChildProcess | None = None

    async def worker(self, grace: timedelta) -> ChildProcess:
        environment = {
            **self.system.local.environment,
            "PORTING_UPSTREAM_URL": self.upstream.url,
            "PORTING_INVENTORY_URL": self.system.settings.upstream_url,
            "PORTING_SMTP_URL": f"smtp://{tcp.LOOPBACK}:{self.mail_way.port}",
            "PORTING_MAIL_FROM": "porting@servicecall.example",
            "PORTING_SUPPORT_ADDRESS": "support@servicecall.example",
            "PORTING_WORKER_DOCUMENT_CHECKS": "3",
            "PORTING_WORKER_GRACEFUL_SHUTDOWN": f"{grace.total_seconds()}s",
        }
        before = self.count_of("worker_started")
        child = await ChildProcess.start(WORKER, self.system.log_of("worker"), environment)
        await self.logged("worker_started", before + 1)
        return child

    async def successor(self) -> ChildProcess:
        """It takes over from the worker that is cut off, and stops in time after that."""
        if self.last is None:
            self.last = await self.worker(_LONG)
        return self.last

    def count_of(self, event: str) -> int:
        """In what workers have logged."""
        log = self.system.log_of("worker")
        return log.read_text().count(event) if log.exists() else 0

    async def logged(self, event: str, times: int) -> None:
        async def there() -> bool:
            return self.count_of(event) >= times

        await until(there, f"the worker logs {event}")

    async def approves(self, pon: Pon) -> None:
        answer = await self.system.upstream.post(f"/admin/orders/{pon}/acts", json={"act": "approve"})
        answer.raise_for_status()

    async def begun(self, each: Round, asked: Asked) -> WorkflowHandle[Any, None]:
        handle: WorkflowHandle[Any, None] = await self.system.client.start_workflow(
            EveryActivity.run, asked, id=each.name, task_queue="every-activity"
        )
        return handle

    async def all_run(self, handle: WorkflowHandle[Any, None]) -> None:
        """Each is under way, and upstream has done what it was asked, and was not heard."""

        async def there() -> bool:
            pending = (await described(self.system.client, handle.id)).pending_activities
            started = PendingActivityState.PENDING_ACTIVITY_STATE_STARTED
            return (
                len(pending) == _ACTIVITIES
                and all(each.state == started for each in pending)
                and (self.upstream.waiting, self.mail_way.waiting) == (6, 2)
            )

        await until(there, "everything is under way")


@contextmanager
def locked(*files: Path) -> Iterator[None]:
    """Somebody else writes to the SQLite `files`, and does not come to an end."""
    with ExitStack() as locks:
        for file in files:
            database = locks.enter_context(closing(sqlite3.connect(file, isolation_level=None)))
            database.execute("BEGIN IMMEDIATE")
        yield


def readers_of(worker: ChildProcess) -> list[int]:
    """The processes that read documents for it."""
    children = Path(f"/proc/{worker.pid}/task").glob("*/children")
    return [int(pid) for file in children for pid in file.read_text().split()]


@contextmanager
def all_is_held(bench: Bench, worker: ChildProcess) -> Iterator[None]:
    """Upstream and the mail server do not answer, documents take their time, others write to our files."""
    settings = bench.system.settings
    bench.upstream.close()
    bench.mail_way.close()
    readers = readers_of(worker)
    for pid in readers:
        os.kill(pid, signal.SIGSTOP)
    try:
        with locked(settings.holds_db, settings.link_revocations):
            yield
    finally:
        for pid in readers:
            if Path(f"/proc/{pid}").exists():
                os.kill(pid, signal.SIGCONT)
        bench.upstream.open()
        bench.mail_way.open()


async def attempts(handle: WorkflowHandle[Any, None]) -> dict[str, int]:
    """By activity, how many there were; each has completed."""
    names: dict[int, str] = {}
    made: dict[str, int] = {}
    async with asyncio.timeout(PATIENCE):
        await handle.result()
    async for event in handle.fetch_history_events():
        if event.HasField("activity_task_scheduled_event_attributes"):
            names[event.event_id] = event.activity_task_scheduled_event_attributes.activity_id
        elif event.HasField("activity_task_started_event_attributes"):
            started = event.activity_task_started_event_attributes
            made[names[started.scheduled_event_id]] = started.attempt
    return made


async def is_done_once(bench: Bench, each: Round) -> None:
    orders = {}
    for what in ("drafts", "asks", "submits", "cancels"):
        answer = await bench.system.upstream.get(f"/admin/orders/{each.order(what).pon}")
        orders[what] = answer.json()
    happened = {
        what: Counter(event["happening"] for event in order["happened"]) for what, order in orders.items()
    }
    assert [approval["attempt"] for approval in orders["asks"]["approvals"]] == [1]
    assert [submission["attempt"] for submission in orders["submits"]["submissions"]] == [1]
    assert happened["asks"]["backbone.asked"] == 1
    assert happened["submits"]["order.received"] == 1
    mails = Counter(key for key in bench.mails.keys if key.startswith(f"{each.name}:"))
    assert mails == {f"{each.name}:{what}:1": 1 for what in ("submitted", "dated", "soon")}
    assert link_revocations(bench.system.settings).revoked_before(f"{each.name}-links")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bench]:
    local = laid_out(tmp_path_factory.mktemp("porting"), PORTING_DAY="1d")
    with running_mail_server() as mails:
        async with a_system(local) as system, _gates(system, mails) as (upstream, mail_way):
            await system.start("temporal", "sandbox")
            await _number_is_held(system)
            link_revocations(system.settings).revoke("nobody", datetime.now(UTC))
            plugin = PortingPlugin(request_codec(system.settings))
            everything = Worker(
                await Client.connect(local.server.address, plugins=[plugin]),
                task_queue="every-activity",
                workflows=[EveryActivity],
                workflow_runner=UnsandboxedWorkflowRunner(),
            )
            bench = Bench(system, upstream, mail_way, mails)
            async with everything:
                yield bench
            if bench.last:
                await bench.last.stop(timedelta(seconds=_TO_END))


@asynccontextmanager
async def _gates(system: System, mails: MailServer) -> AsyncIterator[tuple[Gate, Gate]]:
    async with a_gate(system.settings.sandbox_port) as upstream, a_gate(mails.port) as mail_way:
        yield upstream, mail_way


async def _number_is_held(system: System) -> None:
    """By a request that runs, so that no draft of a test becomes one."""
    number_holds(system.settings).hold("holder-0001", (NUMBER,))
    await system.client.start_workflow("Nobody", id=workflow_id("holder-0001"), task_queue="nobody")


async def test_what_is_cut_off_is_done_by_the_next_worker_and_once_altogether(bench: Bench) -> None:
    """All but the mails: of one that is cut off nobody knows whether it went, and the ledger lets the next
    attempt wait for minutes (tests/adapters/test_smtp_email.py)."""
    each = Round("cut-off", bench.system.settings, 130)
    asked, worker = await each.asked(bench.approves), await bench.worker(_SHORT)
    with all_is_held(bench, worker):
        handle = await bench.begun(each, asked)
        await bench.all_run(handle)
        readers = readers_of(worker)
        bench.mail_way.open()
        began = time.monotonic()
        exit_code = await asyncio.wait_for(worker.stop(timedelta(seconds=_TO_END)), PATIENCE)
        took = time.monotonic() - began

    await bench.successor()
    made = await attempts(handle)

    assert exit_code == 0
    assert took >= _SHORT.total_seconds()
    assert {name for name, count in made.items() if count == 1} == _MAILS
    assert len(made) == _ACTIVITIES
    assert not any(Path(f"/proc/{pid}").exists() for pid in readers)
    await is_done_once(bench, each)


async def test_what_ends_in_time_is_done_and_not_tried_again(bench: Bench) -> None:
    each = Round("ends-in-time", bench.system.settings, 110)
    asked, worker = await each.asked(bench.approves), await bench.successor()
    with all_is_held(bench, worker):
        handle = await bench.begun(each, asked)
        await bench.all_run(handle)
        readers = readers_of(worker)
        before = bench.count_of("worker_stopping")
        os.kill(worker.pid, signal.SIGTERM)
        await bench.logged("worker_stopping", before + 1)

    async with asyncio.timeout(_LONG.total_seconds()):
        exit_code = await worker.wait()

    assert exit_code == 0
    assert set((await attempts(handle)).values()) == {1}
    assert not any(Path(f"/proc/{pid}").exists() for pid in readers)
    await is_done_once(bench, each)


async def goes(port: Port, start: PortStatus, goal: PortStatus) -> None:
    """As `Port.goes`, where no web server hears upstream's webhooks."""
    for status in HAPPY_PATH[HAPPY_PATH.index(start) : HAPPY_PATH.index(goal)]:
        await port.reaches(status)
        await port.is_answered(status)
        if status is not PortStatus.AWAITING_TRANSFER_CONFIRMATION:
            await port.handle.signal("upstream_changed", {})
    await port.reaches(goal)


def is_lost(system: System) -> None:
    """The disk with the state directory, but for what Temporal, upstream and whoever keeps the keys have."""
    kept = {"temporal.db", "sandbox", "logs", "keys", "outbox"}
    for each in system.settings.state_dir.iterdir():
        if each.is_dir() and each.name not in kept:
            shutil.rmtree(each)
        elif each.name.partition("-wal")[0].partition("-shm")[0] not in kept:
            each.unlink()


async def test_requests_go_on_from_a_copy_and_those_that_are_younger_stand_still(
    bench: Bench, tmp_path: Path
) -> None:
    system = bench.system
    await system.start("worker")
    older = await system.submit(a_request_file("older-0001", "+15125550171"))
    await older.reaches(PortStatus.AWAITING_BACKBONE)
    await asyncio.gather(
        goes(older, PortStatus.AWAITING_BACKBONE, PortStatus.AWAITING_LOSING_CARRIER),
        asyncio.to_thread(made, system.settings, tmp_path / "monday"),
    )
    younger = await system.submit(a_request_file("younger-0001", "+15125550172"))
    await younger.reaches(PortStatus.AWAITING_BACKBONE)
    await system.stop("worker")
    is_lost(system)

    await asyncio.to_thread(restored, system.settings, tmp_path / "monday")
    await system.start("worker")

    await asyncio.gather(
        goes(older, PortStatus.AWAITING_LOSING_CARRIER, PortStatus.COMPLETED),
        younger.handle.signal("upstream_changed", {}),
    )
    assert (await older.outcome()).status is PortStatus.COMPLETED
    assert older.told() == sorted(["received", "submitted", "port_date", "transferred", "completed"])
    await until(lambda: is_stuck(younger), "the younger one is stuck")
    await system.stop("worker")


async def is_stuck(port: Port) -> bool:
    """Whether what it is to do next has failed, and is tried again."""
    return (await described(port.system.client, port.handle.id)).pending_workflow_task.attempt > 1
