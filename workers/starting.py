"""A port request is started once, by whichever way it came in."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

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
from porting.domain.port_request import PortRequest
from porting.domain.status import ActionBy, PortStatus
from porting.ports import NumberHolds
from workers.described import described
from workflows import search_attributes
from workflows.names import TASK_QUEUE, WORKFLOW_TYPE, workflow_id

#: Whoever holds numbers starts the request at once; one that died in between has left a void hold.
_STARTED_WITHIN = timedelta(minutes=1)


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
    # In a thread: while another process writes to the file, this one has other things to do.
    hold = partial(asyncio.to_thread, holds.hold, request.request_id, numbers)
    for holder in sorted(set((await hold()).values())):
        standing = await _standing(client, holder)
        if standing is None:
            await asyncio.to_thread(partial(holds.release, holder, older_than=_STARTED_WITHIN))
        elif standing is not WorkflowExecutionStatus.RUNNING:
            await asyncio.to_thread(holds.release, holder)
    for number, holder in (await hold()).items():
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


@dataclass(frozen=True)
class PortRequestStarter:
    """Implements `porting.ports.PortRequestStarts`."""

    client: Client
    holds: NumberHolds

    async def start(self, request: PortRequest) -> None:
        await start_port_request(self.client, request, self.holds)
