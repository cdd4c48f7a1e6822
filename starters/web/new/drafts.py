"""Drafts as the form sees them: begun, asked and told through Temporal."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from temporalio.client import (
    Client,
    WorkflowHandle,
    WorkflowQueryFailedError,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import ApplicationError, WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from porting.domain.errors import InvalidRequestError, PortingError
from porting.domain.port_draft import DraftChange
from starters.web.site import Site
from workflows.draft_messages import DISCARD, FILL_IN, NOT_SUBMITTED, SUBMIT
from workflows.draft_report import DraftReport, DraftStart
from workflows.names import DRAFT_QUERY, DRAFT_WORKFLOW_TYPE, TASK_QUEUE, draft_workflow_id

#: A worker that is up answers in milliseconds. Nobody waits for a page longer than this.
_ANSWERS_WITHIN = timedelta(seconds=8)
#: Starting a port request looks at Temporal and at the holds of numbers, again where they are away.
_SUBMITTED_WITHIN = timedelta(seconds=20)

log = structlog.get_logger()


class DraftsAwayError(PortingError):
    """Temporal or its workers do not answer; what was sent may be sent again."""

    retryable = True


class NoDraftError(PortingError):
    """There is no such draft, or none any more."""


class DraftClosedError(PortingError):
    """The draft takes nothing at this moment, or no more: the page as it is now says why."""


@dataclass(frozen=True)
class Drafts:
    """Every call raises `DraftsAwayError`; all but `begin` also `NoDraftError`."""

    site: Site

    async def begin(self, request_id: str, change: DraftChange) -> None:
        """Start the draft with its first answers; begun again it has them once. No worker is needed."""
        with _in_our_words():
            async with asyncio.timeout(_ANSWERS_WITHIN.total_seconds()):
                try:
                    await self._client().start_workflow(
                        DRAFT_WORKFLOW_TYPE,
                        DraftStart(
                            request_id=request_id, origin="form", policy=self.site.settings.draft_policy
                        ),
                        id=draft_workflow_id(request_id),
                        task_queue=TASK_QUEUE,
                        id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
                        start_signal=FILL_IN,
                        start_signal_args=[change],
                    )
                except WorkflowAlreadyStartedError:
                    return

    async def report(self, request_id: str) -> DraftReport:
        with _in_our_words():
            async with asyncio.timeout(_ANSWERS_WITHIN.total_seconds()):
                report: DraftReport = await self._handle(request_id).query(
                    DRAFT_QUERY, result_type=DraftReport
                )
                return report

    async def fill_in(self, request_id: str, change: DraftChange) -> None:
        """Raises: `DraftClosedError`."""
        await self._tell(request_id, FILL_IN, change, _ANSWERS_WITHIN)

    async def discard(self, request_id: str) -> None:
        """Raises: `DraftClosedError`."""
        await self._tell(request_id, DISCARD, {}, _ANSWERS_WITHIN)

    async def submit(self, request_id: str) -> None:
        """Have the draft become a port request; submitted again it is one.

        Raises: `InvalidRequestError` with what is in its way, `DraftClosedError`.
        """
        await self._tell(request_id, SUBMIT, {}, _SUBMITTED_WITHIN)

    async def _tell(self, request_id: str, message: str, payload: Any, within: timedelta) -> None:
        with _in_our_words():
            async with asyncio.timeout(within.total_seconds()):
                await self._handle(request_id).execute_update(message, payload)

    def _handle(self, request_id: str) -> WorkflowHandle[Any, Any]:
        return self._client().get_workflow_handle(draft_workflow_id(request_id))

    def _client(self) -> Client:
        client = self.site.client()
        if client is None:
            raise DraftsAwayError("Temporal is not connected yet")
        return client


@contextmanager
def _in_our_words() -> Iterator[None]:
    try:
        yield
    except WorkflowUpdateFailedError as error:
        raise _refusal(error) from error
    except RPCError as error:
        if error.status is RPCStatusCode.NOT_FOUND:
            raise NoDraftError("there is no such draft") from error
        log.warning("draft_not_reached", reason=str(error.status))
        raise DraftsAwayError("Temporal, or a worker, is away") from error
    except (TimeoutError, WorkflowQueryFailedError, WorkflowUpdateRPCTimeoutOrCancelledError) as error:
        log.warning("draft_not_reached", reason=type(error).__name__)
        raise DraftsAwayError("no worker answers") from error


def _refusal(error: WorkflowUpdateFailedError) -> PortingError:
    cause = error.cause
    if isinstance(cause, ApplicationError) and cause.type == NOT_SUBMITTED and cause.details:
        return InvalidRequestError(dict(cause.details[0]["problems"]))
    return DraftClosedError("the draft does not take it now")
