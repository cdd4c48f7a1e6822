"""How Temporal itself describes the workflow of a port request: no worker is needed."""

from temporalio.api.common.v1 import SearchAttributes, WorkflowExecution
from temporalio.api.history.v1 import HistoryEvent
from temporalio.api.workflow.v1 import WorkflowExecutionInfo
from temporalio.api.workflowservice.v1 import (
    DescribeWorkflowExecutionRequest,
    DescribeWorkflowExecutionResponse,
    GetWorkflowExecutionHistoryRequest,
)
from temporalio.client import Client
from temporalio.common import TypedSearchAttributes
from temporalio.converter import decode_typed_search_attributes


async def described(client: Client, identity: str) -> DescribeWorkflowExecutionResponse:
    """The description of workflow `identity` as the server gives it.

    The SDK's `describe` stumbles over a search attribute that was taken away where the server keeps it as
    null, as the time-skipping one does.

    Raises: `RPCError`.
    """
    return await client.workflow_service.describe_workflow_execution(
        DescribeWorkflowExecutionRequest(
            namespace=client.namespace, execution=WorkflowExecution(workflow_id=identity)
        )
    )


async def first_event(client: Client, identity: str) -> HistoryEvent:
    """The event that workflow `identity` began with.

    Raises: `RPCError`.
    """
    answer = await client.workflow_service.get_workflow_execution_history(
        GetWorkflowExecutionHistoryRequest(
            namespace=client.namespace,
            execution=WorkflowExecution(workflow_id=identity),
            maximum_page_size=1,
        )
    )
    return answer.history.events[0]


def search_attributes_of(info: WorkflowExecutionInfo) -> TypedSearchAttributes:
    given = info.search_attributes.indexed_fields.items()
    there = {name: value for name, value in given if value.data not in (b"null", b"")}
    return decode_typed_search_attributes(SearchAttributes(indexed_fields=there))
