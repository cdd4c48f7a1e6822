"""The whole system as real processes on this machine, each of which a test may kill and start again."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx2
from temporalio.api.enums.v1 import PendingActivityState
from temporalio.client import Client, WorkflowHandle

from porting import tcp
from porting.child_process import ChildProcess
from porting.domain.port_request import Documents
from porting.domain.status import PortStatus
from porting.settings import PREFIX, Settings
from porting.temporal.client import TemporalUnavailableError
from porting.temporal.embedded import EmbeddedServer
from porting.temporal.plugin import PortingPlugin
from starters.desk import PortingDesk
from starters.local_system import LocalSystem
from starters.port_request import port_request
from starters.request_file import RequestFile
from starters.submission import started
from starters.supervisor import Program
from tests.sandbox.servers import loopback_client
from workers.described import described
from workers.documents import document_stores, sample_documents
from workers.encryption import request_codec
from workflows.names import workflow_id
from workflows.port_request import PortOutcome
from workflows.report import StatusReport

#: Seconds, for the first look and the rarest. Ten requests are waited for side by side, and each look costs
#: Temporal and its client ten milliseconds: on a busy machine looks alone would keep it busy.
_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 0.5
#: A step that takes longer than this never comes. A killed worker is noticed after 20 seconds, and the
#: machine may be busy.
PATIENCE = 120.0

#: The steps in which a request rests while all goes well.
HAPPY_PATH = (
    PortStatus.AWAITING_BACKBONE,
    PortStatus.AWAITING_LOSING_CARRIER,
    PortStatus.PORT_DATE_CONFIRMED,
    PortStatus.AWAITING_TRANSFER_CONFIRMATION,
    PortStatus.COMPLETED,
)

Handle = WorkflowHandle[Any, PortOutcome]


@dataclass
class System:
    """Temporal, the sandbox, the web server and a worker, with their state and logs in one directory."""

    local: LocalSystem
    client: Client
    upstream: httpx2.AsyncClient
    """Of the sandbox."""
    running: dict[str, ChildProcess] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        return self.local.settings

    @property
    def desk(self) -> PortingDesk:
        return PortingDesk(self.client)

    async def start(self, *names: str) -> None:
        """Start programs all at once; return when all are at work."""
        programs = [self._program(name) for name in names]
        for program in programs:
            log = self.log_of(program.name)
            self.running[program.name] = await ChildProcess.start(program.argv, log, program.environment)
        for program in programs:
            await until(program.ready, f"{program.name} at work")

    async def kill(self, name: str) -> None:
        """As `kill -9` does."""
        child = self.running.pop(name)
        os.kill(child.pid, signal.SIGKILL)
        await child.wait()

    async def stop(self, name: str) -> int:
        """As an orderly shutdown does; returns the exit code."""
        return await self.running.pop(name).stop(self._program(name).grace)

    def log_of(self, name: str) -> Path:
        return self.local.logs / f"{name}.log"

    async def submit(self, given: RequestFile) -> "Port":
        """As the signup flow does, with documents made for it."""
        shown = port_request(given, Documents(), None, self.settings.policy)
        store = document_stores(self.settings).of(given.identity)
        today = shown.calendar.day_of(datetime.now(UTC))
        documents = {kind: store.put(content) for kind, content in sample_documents(shown, today).items()}
        await started(self.client, given, Documents(**documents), self.settings)
        return Port(self, given.identity)

    async def upstream_fails(self, operation: str, fault: str) -> None:
        """The next call of `operation` meets `fault` (see docs/sandbox.md)."""
        answer = await self.upstream.post("/admin/faults", json={"operation": operation, "fault": fault})
        answer.raise_for_status()

    def mails_about(self, request_id: str) -> list[EmailMessage]:
        mails = (
            message_from_bytes(file.read_bytes(), policy=policy.default)
            for file in sorted(self.settings.outbox_dir.glob("*.eml"))
        )
        return [mail for mail in mails if key_of(mail).startswith(f"{request_id}:")]

    def _program(self, name: str) -> Program:
        """The one that `./dev run` starts; the worker as its own module."""
        program = next(program for program in self.local.programs() if program.name == name)
        if name == "worker":
            program = replace(program, argv=(sys.executable, "-P", "-m", "workers"))
        return program


@dataclass(frozen=True)
class Port:
    """A port request in the system."""

    system: System
    request_id: str

    @property
    def handle(self) -> Handle:
        return self.system.client.get_workflow_handle(workflow_id(self.request_id), result_type=PortOutcome)

    @property
    def pon(self) -> str:
        return f"{self.request_id}-1"

    async def reaches(self, status: PortStatus) -> None:
        """Wait until lists show `status`; no worker is asked, and Temporal may be away for a while."""

        async def there() -> bool:
            try:
                return (await self.system.desk.standing(self.request_id)).status == status
            except TemporalUnavailableError:
                return False

        await until(there, f"{self.request_id} at {status}")

    async def runs(self, activity: str) -> bool:
        """Whether a worker is at work on `activity` of it."""
        description = await described(self.system.client, self.handle.id)
        return any(
            pending.activity_type.name == activity
            and pending.state == PendingActivityState.PENDING_ACTIVITY_STATE_STARTED
            for pending in description.pending_activities
        )

    async def outcome(self) -> PortOutcome:
        async with asyncio.timeout(PATIENCE):
            return await self.handle.result()

    async def report(self) -> StatusReport:
        return await self.system.desk.status(self.request_id)

    def told(self) -> list[str]:
        """Kinds of the mails about it, in order of their names, each as often as it is in the outbox."""
        return sorted(mail["X-Porting-Kind"] for mail in self.system.mails_about(self.request_id))

    async def goes(self, start: PortStatus, goal: PortStatus) -> None:
        """Take it from `start`, which it may yet have to reach, to `goal`; upstream and customer say yes."""
        for status in HAPPY_PATH[HAPPY_PATH.index(start) : HAPPY_PATH.index(goal)]:
            await self.reaches(status)
            await self.is_answered(status)
        await self.reaches(goal)

    async def is_answered(self, status: PortStatus) -> None:
        """What `status` waits for happens."""
        match status:
            case PortStatus.AWAITING_BACKBONE:
                await self.upstream_acts("approve")
            case PortStatus.AWAITING_LOSING_CARRIER:
                await self.upstream_acts("confirm", port_date=in_days(9))
            case PortStatus.PORT_DATE_CONFIRMED:
                await self.upstream_acts("activate")
            case PortStatus.AWAITING_TRANSFER_CONFIRMATION:
                await self.handle.signal("confirm_transfer", {"by": "the customer"})

    async def attempts(self) -> dict[str, int]:
        """By activity: how many attempts its longest run took, as far as the history tells."""
        names: dict[int, str] = {}
        attempts: dict[str, int] = {}
        async for event in self.handle.fetch_history_events():
            if event.HasField("activity_task_scheduled_event_attributes"):
                scheduled = event.activity_task_scheduled_event_attributes
                names[event.event_id] = scheduled.activity_type.name
            elif event.HasField("activity_task_started_event_attributes"):
                started = event.activity_task_started_event_attributes
                name = names[started.scheduled_event_id]
                attempts[name] = max(started.attempt, attempts.get(name, 0))
        return attempts

    async def upstream_acts(self, act: str, order: int = 1, **facts: Any) -> None:
        """Somebody upstream does this to that order of it; what it answers may yet have to be asked."""
        pon = f"{self.request_id}-{order}"

        async def possible() -> bool:
            answer = await self.system.upstream.post(f"/admin/orders/{pon}/acts", json={"act": act, **facts})
            return answer.status_code == 200

        await until(possible, f"{act} makes sense for {pon}")

    async def upstream_knows(self) -> dict[str, Any]:
        """The order as the sandbox has it; empty: it has none."""
        answer = await self.system.upstream.get(f"/admin/orders/{self.pon}")
        return dict(answer.json()) if answer.status_code == 200 else {}


def key_of(mail: EmailMessage) -> str:
    """A long one stands on a line of its own."""
    return str(mail["X-Porting-Key"]).strip()


def in_days(count: int) -> str:
    """The date that many days from now, where the numbers ring that tests use.

    Nothing moves by itself before its day has come; on the day itself it would from ten in the morning.
    """
    today = datetime.now(ZoneInfo("America/Chicago")).date()
    return (today + timedelta(days=count)).isoformat()


async def until(there: Callable[[], Awaitable[bool]], what: str) -> None:
    pause = _FIRST_PAUSE
    try:
        async with asyncio.timeout(PATIENCE):
            while not await there():
                await asyncio.sleep(pause)
                pause = min(1.3 * pause, _LONGEST_PAUSE)
    except TimeoutError:
        raise AssertionError(f"never: {what}") from None


def laid_out(directory: Path, **variables: str) -> LocalSystem:
    """On ports of its own: another system may run on this machine."""
    ports = {"PORTING_SANDBOX_PORT": str(tcp.free_port()), "PORTING_WEB_PORT": str(tcp.free_port())}
    outside = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    own = {"PORTING_STATE_DIR": str(directory), **ports, **variables}
    local = LocalSystem.laid_out({**outside, **own}, lambda _line: None)
    server = EmbeddedServer(local.server.database, tcp.free_port(), tcp.free_port())
    environment = {**local.environment, "TEMPORAL_ADDRESS": server.address}
    return replace(local, server=server, environment=environment)


@asynccontextmanager
async def a_system(local: LocalSystem) -> AsyncIterator[System]:
    """Nothing runs yet; what a test starts is stopped after the block."""
    plugin = PortingPlugin(request_codec(local.settings))
    client = await Client.connect(local.server.address, plugins=[plugin], lazy=True)
    async with loopback_client(local.settings.upstream_url) as upstream:
        system = System(local, client, upstream)
        try:
            yield system
        finally:
            for name in reversed(list(system.running)):
                await system.stop(name)


@asynccontextmanager
async def running_system(directory: Path, **variables: str) -> AsyncIterator[System]:
    """All programs at work, started at once. `variables` are settings."""
    async with a_system(laid_out(directory, **variables)) as system:
        await system.start("temporal", "sandbox", "web", "worker")
        yield system
