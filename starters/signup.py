"""What the signup flow calls: a customer's request becomes a running port request, once."""

from datetime import UTC, datetime, timedelta

from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.enums.v1 import PendingActivityState
from temporalio.api.workflow.v1 import PendingActivityInfo
from temporalio.api.workflowservice.v1 import ResetActivityRequest
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from porting.domain.port_order import Pon
from workers.described import described
from workers.starting import Started, start_port_request
from workflows.names import UPSTREAM_CHANGED, request_id_of, workflow_id
from workflows.order_upstream import watch_id

__all__ = ["Started", "start_port_request", "wake"]

#: A look that comes by itself so soon is waited for. To ask for it could meet it when it has just begun; the
#: server then counts its attempts anew and does not take what it answers.
_A_MOMENT = timedelta(milliseconds=200)


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
