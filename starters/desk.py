"""Port requests as their people see them: asked and told through Temporal."""

import asyncio
import hashlib
import json
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict
from temporalio.api.workflow.v1 import WorkflowExecutionInfo
from temporalio.client import (
    Client,
    WorkflowExecutionStatus,
    WorkflowQueryFailedError,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import SearchAttributeKey
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from porting.domain.errors import KeyErasedError, PortingError
from porting.domain.port_request import FIRST_PROCESS, PortRequest, without_pin
from porting.domain.status import ActionBy, PortStatus
from porting.temporal.client import TemporalConfigurationError, TemporalUnavailableError, connect
from workers.described import described, first_event, search_attributes_of
from workflows import search_attributes
from workflows.names import (
    REQUEST_QUERY,
    STATUS_QUERY,
    WORKFLOW_TYPE,
    draft_workflow_id,
    request_id_in,
    workflow_id,
)
from workflows.report import StatusReport

#: A worker that is up answers in milliseconds; one that is being replaced is back within this.
_WORKER_ANSWERS_WITHIN = timedelta(seconds=10)


class UnknownRequestError(PortingError):
    """There is no port request of this id, or none any more."""


class RequestErasedError(UnknownRequestError):
    """The port request's key was destroyed: lists have it still, and nothing of it can be read any more."""


class RequestEndedError(PortingError):
    """Nothing can be sent to a port request that has ended."""


class MessageNotTakenError(PortingError):
    """The port request refuses a message; says why."""


class WorkerAwayError(PortingError):
    """No worker answers for the port request: the same call helps once one does."""

    retryable = True


class StandingShown(BaseModel):
    """A port request as lists know it: its search attributes, which may be a moment late."""

    model_config = ConfigDict(frozen=True)

    request_id: str
    status: str
    """A `PortStatus`, or how Temporal ended it (`terminated`) where it did not end by itself."""
    action_by: ActionBy
    due_at: datetime | None
    late: bool
    deadline: datetime | None
    port_date: datetime | None
    numbers: tuple[str, ...]
    reasons: tuple[str, ...]
    """Why it was rejected."""
    running: bool


class Standing(StandingShown):
    """The same, with what our own programs need."""

    workflow_id: str
    history_length: int
    """Grows with everything that happens to the request."""


@dataclass(frozen=True)
class Wanted:
    """Which port requests a list shows; None: whatever."""

    status: PortStatus | None = None
    action_by: ActionBy | None = None
    number: str | None = None
    overdue: bool = False
    """Only those whose step is late."""
    open_only: bool = False
    matching: str | None = None
    """What else they have to be, in the language of Temporal's lists."""

    def query(self, now: datetime) -> str:
        """In the language of Temporal's lists. Equality and comparison only: SQL visibility has no more."""
        facts = {
            search_attributes.PORT_STATUS.name: self.status,
            search_attributes.PORT_ACTION_BY.name: self.action_by,
            search_attributes.PORT_NUMBERS.name: self.number,
        }
        terms = [f"WorkflowType = '{WORKFLOW_TYPE}'"]
        terms += [f"{name} = '{value}'" for name, value in facts.items() if value]
        if self.overdue:
            terms.append(f"{search_attributes.PORT_STEP_DUE_AT.name} < '{now.isoformat()}'")
        if self.overdue or self.open_only:
            terms.append("ExecutionStatus = 'Running'")
        if self.matching:
            terms.append(f"({self.matching})")
        return " AND ".join(terms)


@dataclass(frozen=True)
class PortingDesk:
    """Every call raises `TemporalUnavailableError` or `TemporalConfigurationError` where Temporal does not
    answer, and, where it is about one request, `UnknownRequestError`."""

    client: Client
    worker_answers_within: timedelta = _WORKER_ANSWERS_WITHIN

    async def status(self, request_id: str) -> StatusReport:
        """What the request itself says.

        Raises: `WorkerAwayError`.
        """
        handle = self.client.get_workflow_handle(workflow_id(request_id))
        with in_our_words(request_id):
            try:
                async with asyncio.timeout(self.worker_answers_within.total_seconds()):
                    report: StatusReport = await handle.query(STATUS_QUERY, result_type=StatusReport)
                    return report
            except (TimeoutError, WorkflowQueryFailedError) as error:
                await self._beginning(request_id)  # an erased one cannot be read by any worker
                raise _worker_away(request_id) from error

    async def request(self, request_id: str) -> PortRequest:
        """The request as corrected so far, without its PIN; where no worker answers, as it was started."""
        handle = self.client.get_workflow_handle(workflow_id(request_id))
        with in_our_words(request_id):
            try:
                async with asyncio.timeout(self.worker_answers_within.total_seconds()):
                    now: PortRequest = await handle.query(REQUEST_QUERY, result_type=PortRequest)
                    return now
            except (TimeoutError, WorkflowQueryFailedError):
                return await self.started_with(request_id)
            except RPCError as error:
                if error.status is not RPCStatusCode.FAILED_PRECONDITION:
                    raise
                return await self.started_with(request_id)

    async def started_with(self, request_id: str) -> PortRequest:
        """The request as it was started, without its PIN: no worker is needed."""
        try:
            [given] = await self._beginning(request_id)
            return without_pin(PortRequest.model_validate({"process": FIRST_PROCESS} | given))
        except (TypeError, ValueError) as error:
            raise UnknownRequestError(
                f"{request_id} was started with something that is no request"
            ) from error

    async def _beginning(self, request_id: str) -> list[Any]:
        """What the request's workflow was started with. Raises: `RequestErasedError`."""
        with in_our_words(request_id):
            first = await first_event(self.client, workflow_id(request_id))
            payloads = first.workflow_execution_started_event_attributes.input.payloads
            return await self.client.data_converter.decode(payloads)

    async def standing(self, request_id: str) -> Standing:
        """What lists know of the request: no worker is needed."""
        with in_our_words(request_id):
            description = await described(self.client, workflow_id(request_id))
        return standing_of(description.workflow_execution_info, datetime.now(UTC))

    async def is_known(self, request_id: str) -> bool:
        """Whether there is such a request, or the draft of one: no worker is needed."""
        for identity in (workflow_id(request_id), draft_workflow_id(request_id)):
            try:
                with in_our_words(request_id):
                    await described(self.client, identity)
            except UnknownRequestError:
                continue
            return True
        return False

    async def listed(self, wanted: Wanted) -> list[Standing]:
        """Open requests first, those that are due soonest at the top."""
        now = datetime.now(UTC)
        with in_our_words(None):
            found = [
                standing_of(each.raw_info, now)
                async for each in self.client.list_workflows(wanted.query(now))
                if each.workflow_type == WORKFLOW_TYPE  # a query of somebody's own may have an OR in it
            ]
        latest = datetime.max.replace(tzinfo=UTC)
        return sorted(found, key=lambda s: (not s.running, s.due_at or latest, s.request_id))

    async def tell(
        self,
        request_id: str,
        message: str,
        payload: dict[str, Any],
        *,
        seen: int | None = None,
        once: str | None = None,
    ) -> str:
        """Send a message and answer what it did. A message that is sent again while nothing has happened to
        the request acts once.

        `seen`: the history length at which its sender saw the request, where he may send it twice from there,
        as a form does that is clicked twice. None: as the request stands now. `once`: the sender's own name
        for this very message, with which it acts once whatever has happened meanwhile.

        Raises: `MessageNotTakenError`, `RequestEndedError`, `WorkerAwayError`.
        """
        standing = await self.standing(request_id)
        if not standing.running:
            raise RequestEndedError(f"{request_id} has ended ({standing.status}): nothing can be sent to it")
        identity = once or update_id(message, payload, standing.history_length if seen is None else seen)
        handle = self.client.get_workflow_handle(workflow_id(request_id))
        with in_our_words(request_id):
            try:
                async with asyncio.timeout(self.worker_answers_within.total_seconds()):
                    done: dict[str, str] = await handle.execute_update(
                        message, payload, id=identity, result_type=dict[str, str]
                    )
            except WorkflowUpdateFailedError as error:
                raise MessageNotTakenError(_reason(error)) from error
            except (TimeoutError, WorkflowUpdateRPCTimeoutOrCancelledError) as error:
                raise WorkerAwayError(
                    "no worker answers. Nothing is lost: the message may still be carried out when one is "
                    f"back; see `porting status {request_id}` before you send it again"
                ) from error
        return done["done"]


@asynccontextmanager
async def a_desk(*, decodes: bool = True) -> AsyncIterator[PortingDesk]:
    """A desk at the Temporal server that the environment describes. `decodes` False: for lists alone, which
    need no key.

    Raises: `SettingsError`, `TemporalUnavailableError`, `TemporalConfigurationError`.
    """
    from porting.settings import Settings
    from porting.temporal.runtime import a_runtime
    from workers.encryption import request_codec

    codec = request_codec(Settings.from_environment(os.environ)) if decodes else None
    yield PortingDesk(await connect(codec=codec, runtime=a_runtime()))


def _reason(refusal: WorkflowUpdateFailedError) -> str:
    return refusal.cause.message if isinstance(refusal.cause, ApplicationError) else str(refusal.cause)


def _worker_away(request_id: str) -> WorkerAwayError:
    return WorkerAwayError(
        f"no worker answers for {request_id}: start one (`porting worker`), or see the running one's log"
    )


@contextmanager
def in_our_words(request_id: str | None) -> Iterator[None]:
    try:
        yield
    except RPCError as error:
        raise _translated(error, request_id) from error
    except KeyErasedError as error:
        raise RequestErasedError(
            f"{request_id} was erased: nothing of it can be read any more; `porting list` still has it"
        ) from error


def _translated(error: RPCError, request_id: str | None) -> PortingError:
    match error.status:
        case RPCStatusCode.NOT_FOUND if request_id is not None:
            return UnknownRequestError(f"there is no port request {request_id}; `porting list` shows all")
        case RPCStatusCode.FAILED_PRECONDITION if request_id is not None:
            return _worker_away(request_id)
        case RPCStatusCode.PERMISSION_DENIED | RPCStatusCode.UNAUTHENTICATED:
            return TemporalConfigurationError(
                "the Temporal server does not let us do this: see TEMPORAL_API_KEY and TEMPORAL_TLS_*"
            )
        case RPCStatusCode.INVALID_ARGUMENT:
            return PortingError(f"the Temporal server refuses this: {error.message}")
        case _:
            return TemporalUnavailableError(f"the Temporal server is away or in trouble: {error.message}")


def update_id(message: str, payload: dict[str, Any], history_length: int) -> str:
    """The same for the same message to a request that stands as it did."""
    said = json.dumps([message, _as_meant(payload), history_length], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _as_meant(payload: Any) -> Any:
    """Without what differs each time a PIN is sealed."""
    if not isinstance(payload, dict):
        return payload
    return {name: _as_meant(value) for name, value in payload.items() if name != "sealed"}


def standing_of(info: WorkflowExecutionInfo, now: datetime) -> Standing:
    """What lists know of the request."""
    known = search_attributes_of(info)

    def of(key: SearchAttributeKey[Any], otherwise: Any = None) -> Any:
        return known.get(key, otherwise)

    execution = WorkflowExecutionStatus(info.status)
    running = execution is WorkflowExecutionStatus.RUNNING
    due_at = of(search_attributes.PORT_STEP_DUE_AT) if running else None
    return Standing(
        request_id=request_id_in(info.execution.workflow_id),
        workflow_id=info.execution.workflow_id,
        status=_status(execution, of(search_attributes.PORT_STATUS)),
        action_by=of(search_attributes.PORT_ACTION_BY, ActionBy.NOBODY) if running else ActionBy.NOBODY,
        due_at=due_at,
        late=due_at is not None and due_at < now,
        deadline=of(search_attributes.PORT_DEADLINE),
        port_date=of(search_attributes.PORT_DATE),
        numbers=of(search_attributes.PORT_NUMBERS, ()),
        reasons=of(search_attributes.PORT_REJECTION_REASONS, ()),
        running=running,
        history_length=info.history_length,
    )


def _status(execution: WorkflowExecutionStatus, published: str | None) -> str:
    if execution in (WorkflowExecutionStatus.RUNNING, WorkflowExecutionStatus.COMPLETED):
        return published or PortStatus.CHECKING_DOCUMENTS
    return execution.name.lower()
