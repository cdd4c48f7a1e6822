"""The page of a workflow in Temporal's Web UI, made when somebody opens it.

The SDK keeps the text that a workflow set last, so that one which is always true is made after each step, for
pages that hardly anybody opens: a seventh of what a request took of a worker's CPU.
"""

from typing import Any, Protocol, runtime_checkable

from temporalio import workflow
from temporalio.api.sdk.v1 import WorkflowMetadata
from temporalio.worker import (
    HandleQueryInput,
    Interceptor,
    WorkflowInboundInterceptor,
    WorkflowInterceptorClassInput,
)


@runtime_checkable
class ShowsDetails(Protocol):
    """A workflow with a page of its own."""

    def current_details(self) -> str:
        """Markdown. Asked within a Query: it changes nothing."""


class DetailsWhenAsked(Interceptor):
    def workflow_interceptor_class(
        self, _given: WorkflowInterceptorClassInput
    ) -> type[WorkflowInboundInterceptor]:
        return _DetailsWhenAsked


class _DetailsWhenAsked(WorkflowInboundInterceptor):
    async def handle_query(self, given: HandleQueryInput) -> Any:
        answered = await super().handle_query(given)
        shown = workflow.instance()
        if isinstance(answered, WorkflowMetadata) and isinstance(shown, ShowsDetails):
            answered.current_details = shown.current_details()
        return answered
