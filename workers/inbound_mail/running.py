"""Whether a request or a draft is there, and open."""

from temporalio.api.enums.v1 import WorkflowExecutionStatus
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from workers.described import described


async def is_running(client: Client, identity: str) -> bool:
    """Whether there is a workflow `identity`, and it is open. Raises: `RPCError`."""
    return await _status(client, identity) == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING


async def is_known(client: Client, identity: str) -> bool:
    """Whether there is a workflow `identity`, open or closed. Raises: `RPCError`."""
    return await _status(client, identity) is not None


async def _status(client: Client, identity: str) -> int | None:
    """None: there is none."""
    try:
        return (await described(client, identity)).workflow_execution_info.status
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise
        return None
