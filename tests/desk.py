"""A porting desk for tests: the real workflow and activities on a time-skipping server, over fakes."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest
from temporalio.client import WorkflowHandle
from temporalio.testing import WorkflowEnvironment

from porting.domain.port_request import PortRequest
from porting.domain.status import PortStatus
from porting.temporal.plugin import PortingPlugin
from tests.builders import a_port_request
from tests.fakes import Checks, Outbox, Pins, Upstream
from workers.wiring import Collaborators, make_worker
from workflows.names import TASK_QUEUE, WORKFLOW_TYPE, workflow_id
from workflows.port_request import PortOutcome
from workflows.report import StatusReport
from workflows.search_attributes import ALL

#: Everything happens in milliseconds; a step that takes longer than this never comes.
PATIENCE = 10.0

Handle = WorkflowHandle[Any, PortOutcome]


@dataclass
class Desk:
    env: WorkflowEnvironment
    upstream: Upstream
    checks: Checks
    outbox: Outbox

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
        return Port(self, handle, request)


@dataclass
class Port:
    """A running port request of a test."""

    desk: Desk
    handle: Handle
    request: PortRequest

    async def report(self) -> StatusReport:
        return await self.handle.query("status", result_type=StatusReport)

    async def reaches(self, status: PortStatus, *, order: int | None = None) -> StatusReport:
        """Wait, without moving the clock, until the request (or its order number `order`) is at `status`."""

        def there(report: StatusReport) -> bool:
            if order is None:
                return report.status is status
            return len(report.orders) >= order and report.orders[order - 1].status is status

        return await self.comes_to(there, f"status {status}")

    async def comes_to(self, wanted: Callable[[StatusReport], bool], what: str = "it") -> StatusReport:
        report = None
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    report = await self.report()
                    if wanted(report):
                        return report
                    await asyncio.sleep(0.005)
        except TimeoutError:
            raise AssertionError(f"never came to {what}; stands at {report}") from None

    async def passes(self, duration: timedelta) -> None:
        """Let `duration` pass on the server's clock."""
        await self.desk.env.sleep(duration)

    async def signal(self, name: str, *payload: Any) -> None:
        await self.handle.signal(name, args=list(payload))

    async def update(self, name: str, *payload: Any) -> Any:
        return await self.handle.execute_update(name, args=list(payload))

    async def upstream_changes(self) -> None:
        await self.signal("upstream_changed", {})

    async def today(self) -> date:
        return self.request.calendar.day_of(await self.desk.env.get_current_time())

    async def now(self) -> datetime:
        return await self.desk.env.get_current_time()

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


@asynccontextmanager
async def a_desk() -> AsyncIterator[Desk]:
    upstream, checks, outbox = Upstream(), Checks(), Outbox()
    collaborators = Collaborators(
        checks=checks, backbone=upstream, carrier=upstream, inventory=upstream, notifier=outbox, pins=Pins()
    )
    server = Path(sys.executable).parent / "temporal-test-server"
    environment = await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=str(server), plugins=[PortingPlugin()]
    )
    async with environment as env:
        await _register_search_attributes(env)
        with ThreadPoolExecutor(2) as threads:
            # No cache: every workflow task replays the whole history, so each test is a replay test as well.
            async with make_worker(env.client, collaborators, threads, max_cached_workflows=0):
                yield Desk(env, upstream, checks, outbox)
