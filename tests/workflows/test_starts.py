"""A workflow that is started wrongly, e.g. with the button of Temporal's UI, fails at once and says why."""

import asyncio
from typing import Any

import pytest
from temporalio.api.common.v1 import Payload, Payloads, WorkflowType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import StartWorkflowExecutionRequest
from temporalio.client import WorkflowFailureError, WorkflowHandle
from temporalio.exceptions import ApplicationError

from tests.builders import a_port_request, local
from tests.desk import PATIENCE, Desk
from workflows.names import TASK_QUEUE, WORKFLOW_TYPE

SECRET = "qzx-7734"
REQUEST = a_port_request().model_dump(mode="json")
NUMBER = local("+15125550100")[0].model_dump(mode="json")

WRONG: dict[str, list[Any]] = {
    "nothing": [],
    "null": [None],
    "two requests": [REQUEST, REQUEST],
    "a string": [SECRET],
    "a list": [[REQUEST]],
    "no request": [{"note": SECRET}],
    "no numbers": [{**REQUEST, "numbers": []}],
    "a number twice": [{**REQUEST, "numbers": [NUMBER, NUMBER]}],
    "a wrong type": [{**REQUEST, "contact": SECRET}],
    "a day without a zone": [{**REQUEST, "submitted_at": "2026-11-22T15:00:00"}],
}


async def why_it_failed(handle: WorkflowHandle[Any, Any]) -> str:
    """Raises where it did not fail by itself, at its first step."""
    with pytest.raises(WorkflowFailureError) as failure:
        await asyncio.wait_for(handle.result(), PATIENCE)
    cause = failure.value.cause
    assert isinstance(cause, ApplicationError)
    assert (cause.type, cause.non_retryable) == ("InvalidRequest", True)
    kinds = [event.WhichOneof("attributes") for event in (await handle.fetch_history()).events]
    assert "workflow_task_failed_event_attributes" not in kinds
    return cause.message


async def test_a_wrong_start_fails_at_once_whatever_comes_with_it(desk: Desk) -> None:
    starts = [
        *((what, arguments, None) for what, arguments in WRONG.items()),
        *(("nothing", WRONG["nothing"], signal) for signal in ("add_note", "nonsense")),
    ]

    for count, (what, arguments, signal) in enumerate(starts):
        handle = await desk.env.client.start_workflow(
            WORKFLOW_TYPE,
            args=arguments,
            id=f"wrong-{count}",
            task_queue=TASK_QUEUE,
            start_signal=signal,
            start_signal_args=[{"text": "x"}] if signal else [],
        )

        reason = await why_it_failed(handle)

        assert reason, what
        assert SECRET not in reason


async def test_a_start_that_nobody_can_read_fails_at_once(desk: Desk) -> None:
    client = desk.env.client
    await client.workflow_service.start_workflow_execution(
        StartWorkflowExecutionRequest(
            namespace=client.namespace,
            workflow_id="unreadable",
            workflow_type=WorkflowType(name=WORKFLOW_TYPE),
            task_queue=TaskQueue(name=TASK_QUEUE),
            request_id="1",
            input=Payloads(payloads=[Payload(metadata={"encoding": b"zip/x"}, data=SECRET.encode())]),
        )
    )

    reason = await why_it_failed(client.get_workflow_handle("unreadable"))

    assert reason == "start it with one JSON object, a port request; `porting submit` makes one"
