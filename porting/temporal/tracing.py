"""How a trace goes through Temporal: the SDK's interceptor, as our workflows need it.

Its spans of workflows have no duration, and that is right here: a span is sent when it ends, and a request
lives for four weeks. (The SDK's newer plugin has them end with the workflow, and is experimental.) What the
header carries into a history is W3C's `traceparent`: two random numbers, in the clear.
"""

import dataclasses
from typing import Any

from opentelemetry import trace
from opentelemetry.trace import Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from temporalio import activity, workflow
from temporalio.contrib.opentelemetry import TracingInterceptor, TracingWorkflowInboundInterceptor
from temporalio.exceptions import ApplicationError
from temporalio.worker import (
    ActivityInboundInterceptor,
    ExecuteActivityInput,
    HandleSignalInput,
    HandleUpdateInput,
    WorkflowInboundInterceptor,
    WorkflowInterceptorClassInput,
    WorkflowRunner,
)
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner

from porting.tracing import facts

#: Without W3C's baggage, which would take into histories whatever somebody puts there.
_PROPAGATOR = TraceContextTextMapPropagator()


class PortingTracing(TracingInterceptor):
    def __init__(self, tracer: Tracer) -> None:
        super().__init__(tracer)
        self.text_map_propagator = _PROPAGATOR

    def intercept_activity(self, following: ActivityInboundInterceptor) -> ActivityInboundInterceptor:
        return super().intercept_activity(_ActivityFacts(following))

    def workflow_interceptor_class(
        self, given: WorkflowInterceptorClassInput
    ) -> type[TracingWorkflowInboundInterceptor]:
        super().workflow_interceptor_class(given)
        return _WorkflowTracing


def in_the_sandbox(runner: WorkflowRunner | None) -> WorkflowRunner:
    """`runner`, in which a workflow has the OpenTelemetry of everything outside, and so its trace."""
    if runner is None:
        raise TypeError("a worker, or a replayer, has a workflow runner")
    if not isinstance(runner, SandboxedWorkflowRunner):
        return runner
    passed = runner.restrictions.with_passthrough_modules("opentelemetry")
    return dataclasses.replace(runner, restrictions=passed)


class _WorkflowTracing(TracingWorkflowInboundInterceptor):
    def __init__(self, following: WorkflowInboundInterceptor) -> None:
        super().__init__(following)
        self.text_map_propagator = _PROPAGATOR

    async def handle_signal(self, given: HandleSignalInput) -> None:
        """A message that there is not may have anything for its name: it gets no span."""
        if workflow.get_signal_handler(given.signal) is None:
            await self.next.handle_signal(given)
        else:
            await super().handle_signal(given)

    def handle_update_validator(self, given: HandleUpdateInput) -> None:
        if workflow.get_update_handler(given.update) is None:
            self.next.handle_update_validator(given)
        else:
            super().handle_update_validator(given)


class _ActivityFacts(ActivityInboundInterceptor):
    """Inside of the activity's span."""

    async def execute_activity(self, given: ExecuteActivityInput) -> Any:
        span = trace.get_current_span()
        info = activity.info()
        span.set_attributes({"porting.activity": info.activity_type, "porting.attempt": info.attempt})
        for argument in given.args:
            span.set_attributes(facts.of_input(argument))
        try:
            answered = await super().execute_activity(given)
        except ApplicationError as error:
            span.set_attribute("error.type", error.type or type(error).__name__)
            raise
        span.set_attributes(facts.of_result(answered))
        return answered
