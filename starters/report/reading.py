"""Reads port requests out of Temporal: those that ended from their results, open ones through a worker."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.enums.v1 import HistoryEventFilterType
from temporalio.api.workflowservice.v1 import GetWorkflowExecutionHistoryRequest
from temporalio.client import (
    Client,
    WorkflowExecutionStatus,
    WorkflowQueryFailedError,
)
from temporalio.client import (
    WorkflowExecution as Listed,
)
from temporalio.service import RPCError, RPCStatusCode

from porting.domain.course import Course
from porting.domain.errors import KeyErasedError, KeyUnknownError
from starters.desk import in_our_words, standing_of
from starters.report.model import Period, RequestRead, Untold
from workflows.names import COURSE_QUERY, WORKFLOW_TYPE, request_id_in
from workflows.port_request import PortOutcome

#: On their way at once: a result takes the server milliseconds, a query takes a worker tens of them where the
#: request is not in its cache.
_AT_ONCE = 16
_PAGE = 1000

_WORKER_ANSWERS_WITHIN = timedelta(seconds=10)

_NO_WORKER = (
    RPCStatusCode.FAILED_PRECONDITION,
    RPCStatusCode.DEADLINE_EXCEEDED,
    RPCStatusCode.CANCELLED,
)


@dataclass
class Reading:
    client: Client
    period: Period
    open_too: bool = True
    """False: only those that have ended, for which no worker is needed."""
    worker_answers_within: timedelta = _WORKER_ANSWERS_WITHIN
    _no_worker: bool = field(default=False, init=False)
    """One query had no answer: no further one is waited for."""

    async def requests(self) -> AsyncIterator[RequestRead]:
        """Every port request that was open at some time in the period; a few are held in memory at once.

        Raises: `TemporalUnavailableError`, `TemporalConfigurationError`.
        """
        under_way: deque[asyncio.Task[RequestRead]] = deque()
        try:
            with in_our_words(None):
                async for listed in self._listed():
                    under_way.append(asyncio.create_task(self._read(listed)))
                    if len(under_way) >= _AT_ONCE:
                        yield await under_way.popleft()
                while under_way:
                    yield await under_way.popleft()
        finally:
            for task in under_way:
                task.cancel()

    async def _listed(self) -> AsyncIterator[Listed]:
        """Open ones first: one that ends meanwhile comes twice, and is taken once."""
        begins, ends = (each.astimezone(UTC).isoformat() for each in (self.period.begins, self.period.ends))
        of_ours = f"WorkflowType = '{WORKFLOW_TYPE}' AND StartTime < '{ends}'"
        open_ones: set[str] = set()
        if self.open_too:
            async for listed in self._all(f"{of_ours} AND ExecutionStatus = 'Running'"):
                open_ones.add(listed.run_id)
                yield listed
        async for listed in self._all(f"{of_ours} AND CloseTime >= '{begins}'"):
            if listed.run_id not in open_ones:
                yield listed

    async def _all(self, query: str) -> AsyncIterator[Listed]:
        async for listed in self.client.list_workflows(query, page_size=_PAGE):
            yield listed

    async def _read(self, listed: Listed) -> RequestRead:
        standing = standing_of(listed.raw_info, datetime.now(UTC))
        return RequestRead(
            request_id=request_id_in(listed.id),
            status=standing.status,
            ended_at=listed.close_time,
            course=await self._course(listed),
        )

    async def _course(self, listed: Listed) -> Course | Untold:
        try:
            if listed.status is WorkflowExecutionStatus.COMPLETED:
                noted = await self._noted(listed)
                if noted is not None:
                    return noted
            return await self._told(listed)
        except KeyErasedError:
            return Untold.ERASED
        except (KeyUnknownError, TypeError, ValueError, RuntimeError):
            return Untold.UNREADABLE

    async def _noted(self, listed: Listed) -> Course | None:
        """What the request's result has; None: it ended before results had it."""
        answer = await self.client.workflow_service.get_workflow_execution_history(
            GetWorkflowExecutionHistoryRequest(
                namespace=self.client.namespace,
                execution=WorkflowExecution(workflow_id=listed.id, run_id=listed.run_id),
                history_event_filter_type=HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT,
            )
        )
        result = answer.history.events[-1].workflow_execution_completed_event_attributes.result
        [outcome] = await self.client.data_converter.decode(result.payloads, [PortOutcome])
        return outcome.course if isinstance(outcome, PortOutcome) else None

    async def _told(self, listed: Listed) -> Course | Untold:
        """What a worker says of it."""
        if self._no_worker:
            return Untold.NO_WORKER
        handle = self.client.get_workflow_handle(listed.id, run_id=listed.run_id)
        try:
            async with asyncio.timeout(self.worker_answers_within.total_seconds()):
                course: Course = await handle.query(COURSE_QUERY, result_type=Course)
                return course
        except TimeoutError:
            self._no_worker = True
        except WorkflowQueryFailedError:
            return Untold.UNREADABLE
        except RPCError as error:
            if error.status not in _NO_WORKER:
                raise
            self._no_worker = True
        return Untold.NO_WORKER
