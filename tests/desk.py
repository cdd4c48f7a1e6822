"""A porting desk for tests: the real workflow and activities on a time-skipping server, over fakes."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest
from temporalio.api.workflowservice.v1 import DescribeWorkflowExecutionRequest
from temporalio.client import WorkflowHandle, WorkflowUpdateFailedError
from temporalio.converter import PayloadCodec
from temporalio.service import RPCError, RPCStatusCode
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Replayer, UnsandboxedWorkflowRunner

from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.errors import UpstreamUnavailableError
from porting.domain.notice import Notice, NoticeKind
from porting.domain.policy import Policy
from porting.domain.port_order import CarrierState
from porting.domain.port_request import PortRequest
from porting.domain.rejection import RejectionReason
from porting.domain.status import PortStatus
from porting.temporal.plugin import PortingPlugin
from tests.builders import a_port_request
from tests.fakes import Checks, Outbox, Papers, Pins, Revocations, Starts, Upstream
from workers.tuning import Tuning
from workers.wiring import Collaborators, make_worker
from workflows.names import TASK_QUEUE, WORKFLOW_TYPE, workflow_id
from workflows.port_draft import PortDraftWorkflow
from workflows.port_request import PortOutcome, PortRequestWorkflow
from workflows.report import StatusReport
from workflows.search_attributes import ALL

#: Everything happens in milliseconds; a step that takes longer than this never comes. Longer than a workflow
#: task's ten seconds: one that is lost where a query meets a worker without a cache is made again after them.
PATIENCE = 30.0

#: In seconds. Each look costs worker and server ten milliseconds: more of them make a wait longer.
_LONGEST_PAUSE = 0.1

Handle = WorkflowHandle[Any, PortOutcome]

#: The end of a PON: 2, or "2.3" for a part that upstream made of that order.
OrderCount = int | str


@dataclass
class Desk:
    env: WorkflowEnvironment
    upstream: Upstream
    checks: Checks
    outbox: Outbox
    papers: Papers = field(default_factory=Papers)
    starts: Starts = field(default_factory=Starts)
    revocations: Revocations = field(default_factory=Revocations)
    started: list[Handle] = field(default_factory=list)
    drafts: list[WorkflowHandle[Any, Any]] = field(default_factory=list)

    async def submit(self, request: PortRequest | None = None, **changes: Any) -> "Port":
        now = await self.env.get_current_time()
        request = request or a_port_request(**{"submitted_at": now, **changes})
        handle: Handle = await self.env.client.start_workflow(
            WORKFLOW_TYPE,
            request,
            id=workflow_id(request.request_id),
            task_queue=TASK_QUEUE,
            result_type=PortOutcome,
        )
        self.started.append(handle)
        return Port(self, handle, request)

    async def sees(self, wanted: Callable[[], bool], what: str) -> None:
        """Wait, without moving the clock, for something that the fakes know."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not wanted():
                    await asyncio.sleep(0.005)
        except TimeoutError:
            raise AssertionError(f"never saw {what}") from None

    async def replay_everything(self) -> None:
        """Each workflow of the test replays from its history without a difference."""
        replayer = Replayer(
            workflows=[PortRequestWorkflow, PortDraftWorkflow],
            workflow_runner=UnsandboxedWorkflowRunner(),
            plugins=[PortingPlugin(self.env.client.data_converter.payload_codec)],
        )
        for handle in (*self.started, *self.drafts):
            await replayer.replay_workflow(await handle.fetch_history())


@dataclass(frozen=True)
class Activity:
    """What goes on in a port request."""

    events: int
    is_quiet: bool
    """Each open activity waits for its next attempt."""


@dataclass
class Port:
    """A running port request of a test."""

    desk: Desk
    handle: Handle
    request: PortRequest

    async def report(self) -> StatusReport:
        report: StatusReport = await self.handle.query("status", result_type=StatusReport)
        return report

    async def reaches(self, status: PortStatus, *, order: OrderCount | None = None) -> StatusReport:
        """Wait, without moving the clock, until the request (or its order number `order`) is at `status`."""

        def there(report: StatusReport) -> bool:
            if order is None:
                return report.status is status
            return status in [one.status for one in report.orders if one.order == self.pon(order)]

        return await self.comes_to(there, f"status {status}")

    async def comes_to(self, wanted: Callable[[StatusReport], bool], what: str = "it") -> StatusReport:
        report, pause = None, 0.01
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    report = await self.report()
                    if wanted(report):
                        return report
                    await asyncio.sleep(pause)
                    pause = min(1.5 * pause, _LONGEST_PAUSE)
        except TimeoutError:
            raise AssertionError(f"never came to {what}; stands at {report}") from None

    async def passes(self, duration: timedelta) -> None:
        """Let `duration` pass on the server's clock."""
        await self.desk.env.sleep(duration)

    async def signal(self, name: str, *payload: Any) -> None:
        await self.handle.signal(name, args=list(payload))

    async def update(self, name: str, *payload: Any) -> Any:
        return await self.handle.execute_update(name, args=list(payload))

    async def sends(self, name: str, **payload: Any) -> str:
        """Have a message taken, as an Update, once nothing runs; returns what it did."""
        await self.nothing_runs()
        answer: dict[str, str] = await self.update(name, payload)
        return answer["done"]

    async def is_refused(self, name: str, **payload: Any) -> str:
        """Send an Update that makes no sense now; returns the reason that it is answered with."""
        with pytest.raises(WorkflowUpdateFailedError) as refusal:
            await self.sends(name, **payload)
        return str(refusal.value.cause)

    async def upstream_changes(self) -> None:
        """A webhook comes; where a look of its own has ended the request meanwhile, it is dropped."""
        await self.nothing_runs()
        try:
            await self.signal("upstream_changed", {})
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise

    async def nothing_runs(self) -> None:
        """Wait until every message is worked off and every open activity has had its first look.

        The time-skipping server, unlike the real one, fails the workflow task that cancels an activity which
        completes at the same moment.
        """
        before = await self._activity()
        async with asyncio.timeout(PATIENCE):
            while True:
                await self.report()  # answered once whatever came before it is worked off
                now = await self._activity()
                if now == before and now.is_quiet:
                    return
                before = now

    async def _activity(self) -> Activity:
        client = self.desk.env.client
        described = await client.workflow_service.describe_workflow_execution(
            DescribeWorkflowExecutionRequest(
                namespace=client.namespace, execution=WorkflowExecution(workflow_id=self.handle.id)
            )
        )
        return Activity(
            events=described.workflow_execution_info.history_length,
            is_quiet=all(activity.attempt > 1 for activity in described.pending_activities),
        )

    async def is_told(self, kind: NoticeKind, times: int = 1) -> Notice:
        """Wait, without moving the clock, until a message of `kind` has gone out `times` times."""

        def count() -> int:
            return [notice.kind for notice in self.desk.outbox.notices].count(kind)

        await self.desk.sees(lambda: count() >= times, f"{times} of {kind}")
        assert count() == times
        return self.desk.outbox.last(kind)

    async def days_of(self, what: str) -> list[float]:
        """How many days after submission `what` happened, as the timeline has it."""
        entries = [entry for entry in (await self.report()).timeline if entry.what == what]
        return [round((entry.at - self.request.submitted_at) / timedelta(days=1), 2) for entry in entries]

    async def today(self) -> date:
        return self.request.calendar.day_of(await self.desk.env.get_current_time())

    async def now(self) -> datetime:
        return await self.desk.env.get_current_time()

    async def answered_by_carrier(self, state: CarrierState, *, order: OrderCount = 1, **facts: Any) -> None:
        """The partner has an answer of the losing carrier, and a webhook says so."""
        self.desk.upstream.answer(self.pon(order), state, **facts)
        await self.upstream_changes()

    async def looks_upstream(self) -> None:
        """A webhook comes, and the order has been read once more."""
        await self.upstream_changes()
        await self.nothing_runs()

    async def is_rejected(self, *codes: str, order: OrderCount = 1, text: str = "") -> StatusReport:
        reasons = tuple(RejectionReason(code=code, text=text) for code in codes)
        await self.answered_by_carrier(CarrierState.REJECTED, order=order, reasons=reasons)
        return await self.reaches(PortStatus.REJECTED, order=order)

    async def gets_a_date(self, days: int = 7, *, order: OrderCount = 1) -> date:
        port_date = await self.today() + timedelta(days=days)
        await self.answered_by_carrier(CarrierState.CONFIRMED, order=order, port_date=port_date)
        await self.comes_to(
            lambda report: (self.pon(order), port_date) in [(o.order, o.port_date) for o in report.orders],
            "the date",
        )
        return port_date

    async def port_day_comes(self, port_date: date) -> None:
        await self.passes(self.request.calendar.instant(port_date, 10) - await self.now())

    async def numbers_move(self, *numbers: str, order: OrderCount = 1) -> None:
        self.desk.upstream.move(self.pon(order), *numbers)
        await self.upstream_changes()

    def pon(self, order: OrderCount = 1) -> str:
        return f"{self.request.request_id}-{order}"

    async def outcome(self) -> PortOutcome:
        async with asyncio.timeout(PATIENCE):
            return await self.handle.result()

    async def kinds_of_events(self) -> list[str]:
        history = await self.handle.fetch_history()
        return [str(event.WhichOneof("attributes")) for event in history.events]


async def _register_search_attributes(env: WorkflowEnvironment) -> None:
    """The time-skipping server can add search attributes, but not list them as `ensure` would."""
    await env.client.operator_service.add_search_attributes(
        AddSearchAttributesRequest(
            namespace=env.client.namespace,
            search_attributes={key.name: IndexedValueType.ValueType(key.indexed_value_type) for key in ALL},
        )
    )


async def start_environment(codec: PayloadCodec | None = None) -> WorkflowEnvironment:
    """A time-skipping server that knows our search attributes. `codec` None: nothing is encrypted."""
    server = Path(sys.executable).parent / "temporal-test-server"
    environment = await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=str(server), plugins=[PortingPlugin(codec)]
    )
    await _register_search_attributes(environment)
    return environment


@asynccontextmanager
async def a_desk(environment: WorkflowEnvironment | None = None) -> AsyncIterator[Desk]:
    """A desk in `environment`, or in one of its own, which ends with the desk."""
    async with environment or await start_environment() as env:
        desk = Desk(env, Upstream(), Checks(), Outbox())
        async with a_worker(desk):
            try:
                yield desk
            finally:
                desk.checks.may_end.set()
        await desk.replay_everything()


@asynccontextmanager
async def a_worker(desk: Desk, *, cached: int = 100, activities: int = 100) -> AsyncIterator[None]:
    """While there is none, what is sent and what falls due waits, and the next one meets it all at once.

    `cached` requests stay with a worker; with 0 the next one need not wait until this one is given up. Beside
    `activities` at once it makes one check of documents.
    """
    collaborators = Collaborators(
        checks=desk.checks,
        backbone=desk.upstream,
        carrier=desk.upstream,
        inventory=desk.upstream,
        notifier=desk.outbox,
        revocations=desk.revocations,
        pins=Pins(),
        papers=desk.papers,
        requests=desk.starts,
        policy=Policy(),
    )
    with ThreadPoolExecutor(2) as threads:
        async with make_worker(
            desk.env.client,
            collaborators,
            threads,
            tuning=Tuning(cached_requests=cached, activities=activities),
        ):
            yield


async def at_the_losing_carrier(desk: Desk, **changes: Any) -> Port:
    port = await desk.submit(**changes)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    return port


async def with_a_date(desk: Desk, days: int = 7, **changes: Any) -> tuple[Port, date]:
    port = await at_the_losing_carrier(desk, **changes)
    return port, await port.gets_a_date(days)


async def to_be_confirmed(desk: Desk, **changes: Any) -> Port:
    """All numbers of the request's only order have moved; nobody has confirmed it."""
    port, port_date = await with_a_date(desk, **changes)
    await port.port_day_comes(port_date)
    await port.numbers_move(*(number.number for number in port.request.numbers))
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    return port


async def with_documents_to_mend(desk: Desk) -> Port:
    desk.checks.find(FindingCode.LOA_NOT_SIGNED, Severity.FAIL)
    port = await desk.submit()
    await port.reaches(PortStatus.DOCUMENTS_REJECTED)
    return port


async def with_documents_to_review(desk: Desk) -> Port:
    desk.checks.find(FindingCode.DOCUMENT_MISSING, Severity.REVIEW, "csr")
    port = await desk.submit()
    await port.reaches(PortStatus.IN_DOCUMENT_REVIEW)
    return port


async def while_documents_are_checked(desk: Desk) -> Port:
    desk.checks.may_end.clear()
    port = await desk.submit()
    await desk.sees(lambda: len(desk.checks.asked) == 1, "the check")
    return port


async def undecided_by_the_backbone(desk: Desk) -> Port:
    desk.upstream.undecided = True
    port = await desk.submit()
    await desk.sees(lambda: desk.upstream.calls["request_approval"] == 1, "the approval")
    await port.nothing_runs()
    return port


async def not_taken_by_the_partner(desk: Desk) -> Port:
    """The partner is away, and says that it stays away for hours."""
    desk.upstream.failing["submit"] = UpstreamUnavailableError("away", timedelta(hours=17))
    port = await desk.submit()
    await desk.sees(lambda: desk.upstream.calls["submit"] == 1, "the submission")
    await port.nothing_runs()
    return port


async def rejected_for_the_pin(desk: Desk) -> Port:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("wrong_pin")
    return port


async def with_a_date_to_come(desk: Desk) -> Port:
    port, _ = await with_a_date(desk)
    return port


#: How a request gets to each status in which it waits.
WAITING: dict[PortStatus, Callable[[Desk], Awaitable[Port]]] = {
    PortStatus.CHECKING_DOCUMENTS: while_documents_are_checked,
    PortStatus.DOCUMENTS_REJECTED: with_documents_to_mend,
    PortStatus.IN_DOCUMENT_REVIEW: with_documents_to_review,
    PortStatus.AWAITING_BACKBONE: undecided_by_the_backbone,
    PortStatus.SUBMITTING_TO_CARRIER: not_taken_by_the_partner,
    PortStatus.AWAITING_LOSING_CARRIER: at_the_losing_carrier,
    PortStatus.REJECTED: rejected_for_the_pin,
    PortStatus.PORT_DATE_CONFIRMED: with_a_date_to_come,
    PortStatus.AWAITING_TRANSFER_CONFIRMATION: to_be_confirmed,
}

#: Where an order may be open upstream that a cancellation has to close.
OPEN_UPSTREAM = {
    PortStatus.AWAITING_BACKBONE,
    PortStatus.SUBMITTING_TO_CARRIER,
    PortStatus.AWAITING_LOSING_CARRIER,
    PortStatus.REJECTED,
    PortStatus.PORT_DATE_CONFIRMED,
}
