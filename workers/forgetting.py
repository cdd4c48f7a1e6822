"""Has a worker forget a workflow whose state a query may have spoiled.

The SDK's core (temporalio 1.35) does this: a query comes to a worker that has to replay the workflow first,
while news (a signal, an answer, a timer) waits for its workflow task. The workflow is handed that news for
the query, at the time of the task before; what it decides then is sent when the task comes, whose time is
another one. Wherever a decision asks for the time, the history does not replay any more, and the request
stands still until somebody resets it. `./dev chaos` met it in 7 of 500 requests, and
tests/workers/test_forgetting.py has it in four steps.

So whatever was replayed, was then given news once, and is asked right after that, is forgotten with its
answer: the task that comes replays it anew. Where that news had come with a task of its own, it costs a
replay too many.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from temporalio.bridge.proto.workflow_activation import WorkflowActivation
from temporalio.bridge.proto.workflow_completion import WorkflowActivationCompletion
from temporalio.converter import SerializationContext, StorageDriverStoreContext
from temporalio.worker import UnsandboxedWorkflowRunner, Worker, WorkflowInstance, WorkflowInstanceDetails
from temporalio.workflow import Info

#: How the core names a query that came by itself, and not with a workflow task.
_BY_ITSELF = "legacy_query"

Forget = Callable[[str], None]
"""Has the worker forget the run of this id, once it has answered what it was asked last."""


class ForgettingRunner(UnsandboxedWorkflowRunner):
    """For one worker, which it has to be told: `serves`."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def serves(self, worker: Worker) -> None:
        self._worker = worker

    def create_instance(self, det: WorkflowInstanceDetails) -> WorkflowInstance:
        return _Watched(super().create_instance(det), self._forget)

    def _forget(self, run_id: str) -> None:
        # The SDK has no public name for what its core offers.
        workflows = self._worker and self._worker._workflow_worker  # noqa: SLF001
        if workflows:
            workflows._bridge_worker().request_workflow_eviction(run_id)  # noqa: SLF001


class _Watched(WorkflowInstance):
    """One that knows whether it may have been given news before its time."""

    def __init__(self, instance: WorkflowInstance, forget: Forget) -> None:
        self._instance = instance
        self._forget = forget
        self._was_replayed = False
        self._live: set[datetime] = set()
        """When the tasks began that were none of the past; two are enough to know."""

    def activate(self, act: WorkflowActivation) -> WorkflowActivationCompletion:
        if any(job.HasField("query_workflow") for job in act.jobs):
            if self._may_be_spoiled and any(job.query_workflow.query_id == _BY_ITSELF for job in act.jobs):
                self._forget(act.run_id)
        elif act.is_replaying:
            self._was_replayed = True
        elif len(self._live) < 2:
            self._live.add(act.timestamp.ToDatetime())
        return self._instance.activate(act)

    @property
    def _may_be_spoiled(self) -> bool:
        return self._was_replayed and len(self._live) == 1

    def get_serialization_context(self, command_info: Any) -> SerializationContext | None:
        return self._instance.get_serialization_context(command_info)

    def get_external_store_context(self, command_info: Any) -> StorageDriverStoreContext:
        return self._instance.get_external_store_context(command_info)

    def get_info(self) -> Info:
        return self._instance.get_info()

    def get_thread_id(self) -> int | None:
        return self._instance.get_thread_id()
