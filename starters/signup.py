"""What the signup flow calls: a customer's request becomes a running port request, once."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.enums.v1 import PendingActivityState
from temporalio.api.workflow.v1 import PendingActivityInfo
from temporalio.api.workflowservice.v1 import ResetActivityRequest
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.common import (
    SearchAttributePair,
    TypedSearchAttributes,
    WorkflowIDConflictPolicy,
    WorkflowIDReusePolicy,
)
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from porting.domain.errors import NumberInUseError
from porting.domain.port_order import Pon
from porting.domain.port_request import (
    PortRequest,
)
from porting.domain.status import ActionBy, PortStatus
from porting.ports import NumberHolds
from starters.described import described
from workflows import search_attributes
from workflows.names import TASK_QUEUE, UPSTREAM_CHANGED, WORKFLOW_TYPE, request_id_of, workflow_id
from workflows.order_upstream import watch_id

#: A starter that holds numbers starts the request at once; one that died in between has left a void hold.
_STARTED_WITHIN = timedelta(minutes=1)

#: A look that comes by itself so soon is waited for. To ask for it could meet it when it has just begun; the
#: server then counts its attempts anew and does not take what it answers.
_A_MOMENT = timedelta(milliseconds=200)


@dataclass(frozen=True)
class Started:
    """The port request that runs now."""

    request_id: str
    workflow_id: str
    created: bool
    """False: it was there already."""


async def start_port_request(client: Client, request: PortRequest, holds: NumberHolds) -> Started:
    """Start `request`; the same `request_id` again answers with the one that runs, or ran.

    Raises: `NumberInUseError` where a number is on another open request.
    """
    identity = workflow_id(request.request_id)
    if await _standing(client, request.request_id) is not None:
        return Started(request.request_id, identity, created=False)
    await _hold_numbers(client, request, holds)
    try:
        await client.start_workflow(
            WORKFLOW_TYPE,
            request,
            id=identity,
            task_queue=TASK_QUEUE,
            id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
            id_conflict_policy=WorkflowIDConflictPolicy.FAIL,
            search_attributes=_first_search_attributes(request),
            static_summary=_summary(request),
        )
    except WorkflowAlreadyStartedError:
        return Started(request.request_id, identity, created=False)
    return Started(request.request_id, identity, created=True)


def _summary(request: PortRequest) -> str:
    count = len(request.numbers)
    return f"{count} number{'s' if count > 1 else ''} to bring in"


def _first_search_attributes(request: PortRequest) -> TypedSearchAttributes:
    numbers = [number.number for number in request.numbers]
    return TypedSearchAttributes(
        [
            SearchAttributePair(search_attributes.PORT_STATUS, PortStatus.CHECKING_DOCUMENTS.value),
            SearchAttributePair(search_attributes.PORT_ACTION_BY, ActionBy.NOBODY.value),
            SearchAttributePair(search_attributes.PORT_NUMBERS, numbers),
            SearchAttributePair(
                search_attributes.PORT_DEADLINE, request.submitted_at + request.policy.request_lifetime
            ),
        ]
    )


async def _hold_numbers(client: Client, request: PortRequest, holds: NumberHolds) -> None:
    """Hold the request's numbers. A hold is void once its request has ended, or was never started."""
    numbers = tuple(number.number for number in request.numbers)
    for holder in sorted(set(holds.hold(request.request_id, numbers).values())):
        standing = await _standing(client, holder)
        if standing is None:
            holds.release(holder, older_than=_STARTED_WITHIN)
        elif standing is not WorkflowExecutionStatus.RUNNING:
            holds.release(holder)
    for number, holder in holds.hold(request.request_id, numbers).items():
        raise NumberInUseError(number, holder)


async def _standing(client: Client, request_id: str) -> WorkflowExecutionStatus | None:
    """How the request's workflow stands; None: there is none."""
    try:
        description = await described(client, workflow_id(request_id))
    except RPCError as error:
        if error.status is RPCStatusCode.NOT_FOUND:
            return None
        raise
    return WorkflowExecutionStatus(description.workflow_execution_info.status)


async def wake(client: Client, pon: Pon) -> None:
    """Have the request of order `pon` look upstream now; harmless where there is nothing to see.

    Where an activity of the order waits for its next look, that look is made now: it costs no history event,
    however often a webhook comes. Else a signal says so: an activity that runs at this moment may have looked
    just before the change.

    Raises: `RPCError` where Temporal is away; a request that is unknown or has ended is passed over.
    """
    handle = client.get_workflow_handle(workflow_id(request_id_of(pon)))
    try:
        watch = await _watch(client, handle.id, pon)
        if watch is None or not _waits(watch) or not await _look_now(client, handle.id, watch):
            await handle.signal(UPSTREAM_CHANGED, {"order": pon})
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise


async def _watch(client: Client, identity: str, pon: Pon) -> PendingActivityInfo | None:
    """The order's activity that looks upstream again and again."""
    description = await described(client, identity)
    watches = (p for p in description.pending_activities if p.activity_id.startswith(watch_id(pon)))
    return next(watches, None)


def _waits(watch: PendingActivityInfo) -> bool:
    return watch.state == PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED


def _looks_in_a_moment(watch: PendingActivityInfo) -> bool:
    """Without an instant for its next attempt, it waits for nothing but a worker."""
    following = watch.next_attempt_schedule_time
    return not following.seconds or following.ToDatetime(UTC) <= datetime.now(UTC) + _A_MOMENT


async def _look_now(client: Client, identity: str, watch: PendingActivityInfo) -> bool:
    """False: this server cannot, or the activity has ended meanwhile."""
    if _looks_in_a_moment(watch):
        return True
    try:
        await client.workflow_service.reset_activity(
            ResetActivityRequest(
                namespace=client.namespace,
                execution=WorkflowExecution(workflow_id=identity),
                identity=client.identity,
                id=watch.activity_id,
            )
        )
    except RPCError as error:
        if error.status in (RPCStatusCode.UNIMPLEMENTED, RPCStatusCode.NOT_FOUND):
            return False
        raise
    return True
