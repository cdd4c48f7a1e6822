"""Runs workflows past two faults of the SDK's core (temporalio 1.35).

Both are of a worker that has to replay a workflow before its next task, since it has just started or has not
kept it, and both are in tests/workers/test_core_faults.py in a few steps.

A query before its news. A query comes while news (a signal, an answer, a timer) waits for its workflow task.
The workflow is handed that news for the query, at the time of the task before; what it decides then is sent
when the task comes, whose time is another one. Wherever a decision asks for the time, the history does not
replay any more, and the request stands still until somebody resets it. `./dev chaos` met it in 7 of 500
requests. So whatever was replayed, was then given news once, and is asked right after that, is forgotten with
its answer: the task that comes replays it anew. Where that news had come with a task of its own, it costs a
replay too many.

An Update beside older news. Where the two tasks before had brought news on which the workflow decided
nothing, the core hands the second one's news out together with an Update of the present task, the Update
first. A later replay has them apart and in the order in which they came, so that the workflow may decide
otherwise. `python -m tests.simulation` met it in one life of 3,000. Nothing that the core hands out says
which news is old; the history does: if nothing came between the last task and this one, all of it is. Then
the workflow is given the two one after the other, as that replay will. It costs a call to Temporal for the
first Update that meets news after a replay.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import HistoryEvent
from temporalio.bridge.proto.workflow_activation import WorkflowActivation
from temporalio.bridge.proto.workflow_completion import WorkflowActivationCompletion
from temporalio.client import WorkflowHandle
from temporalio.converter import SerializationContext, StorageDriverStoreContext
from temporalio.service import RPCError
from temporalio.worker import UnsandboxedWorkflowRunner, Worker, WorkflowInstance, WorkflowInstanceDetails
from temporalio.workflow import Info

#: How the core names a query that came by itself, and not with a workflow task.
_BY_ITSELF = "legacy_query"
#: No news: what the core says of the workflow beside it.
_BESIDE_NEWS = frozenset({"do_update", "notify_has_patch", "update_random_seed"})
#: The task that waits now, and attempts at it.
_OF_THIS_TASK = frozenset(
    {
        EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
        EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED,
        EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED,
        EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
    }
)
#: The SDK gives a workflow two seconds before it takes it for stuck.
_TEMPORAL_ANSWERS_WITHIN = timedelta(seconds=1)

Forget = Callable[[str], None]
"""Has the worker forget the run of this id, once it has answered what it was asked last."""
LastTask = Callable[[], HistoryEvent | None]
"""The start of the task before this one, if nothing has come since."""


class HistoryAwayError(Exception):
    """The message says of what; it goes into a workflow task's failure."""


class CarefulRunner(UnsandboxedWorkflowRunner):
    """For one worker, which it has to be told: `serves`."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def serves(self, worker: Worker) -> None:
        self._worker = worker

    def create_instance(self, det: WorkflowInstanceDetails) -> WorkflowInstance:
        instance, worker = super().create_instance(det), self._worker
        if worker is None:
            return instance
        info = det.info
        handle = worker.client.get_workflow_handle(info.workflow_id, run_id=info.run_id)
        return _Watched(instance, self._forget, lambda: _at_once(_last_task(handle)))

    def _forget(self, run_id: str) -> None:
        # The SDK has no public name for what its core offers.
        workflows = self._worker and self._worker._workflow_worker  # noqa: SLF001
        if workflows:
            workflows._bridge_worker().request_workflow_eviction(run_id)  # noqa: SLF001


def _at_once(asked: Coroutine[Any, Any, HistoryEvent | None]) -> HistoryEvent | None:
    """In a thread and a loop of its own: who decides for a workflow cannot wait, and the worker's loop may be
    its caller's."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result()


async def _last_task(handle: WorkflowHandle[Any, Any]) -> HistoryEvent | None:
    """Raises: `HistoryAwayError`."""
    try:
        history = await handle.fetch_history(rpc_timeout=_TEMPORAL_ANSWERS_WITHIN)
    except RPCError as error:
        raise HistoryAwayError("Temporal does not say what came before an Update") from error
    return last_task_of(history.events)


def last_task_of(history: Sequence[HistoryEvent]) -> HistoryEvent | None:
    """Where the task before the one that waits began; None: there is none, or something has come since."""
    known = list(history)
    while known and known[-1].event_type in _OF_THIS_TASK:
        known.pop()
    if not known or known[-1].event_type != EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
        return None
    return next(e for e in reversed(known) if e.event_type == EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED)


class _Watched(WorkflowInstance):
    """One that knows whether it may have been given news before its time, or together with a later Update."""

    def __init__(self, instance: WorkflowInstance, forget: Forget, last_task: LastTask) -> None:
        self._instance = instance
        self._forget = forget
        self._last_task = last_task
        self._was_replayed = False
        self._live: set[datetime] = set()
        """When the tasks began that were none of the past; two are enough to know."""

    def activate(self, act: WorkflowActivation) -> WorkflowActivationCompletion:
        if any(job.HasField("query_workflow") for job in act.jobs):
            if self._may_be_spoiled and any(job.query_workflow.query_id == _BY_ITSELF for job in act.jobs):
                self._forget(act.run_id)
        elif act.is_replaying:
            self._was_replayed = True
        else:
            is_first = not self._live
            if len(self._live) < 2:
                self._live.add(act.timestamp.ToDatetime())
            if is_first and self._was_replayed and _has_an_update_beside_news(act):
                return self._one_after_the_other(act)
        return self._instance.activate(act)

    @property
    def _may_be_spoiled(self) -> bool:
        return self._was_replayed and len(self._live) == 1

    def _one_after_the_other(self, act: WorkflowActivation) -> WorkflowActivationCompletion:
        """Raises: `HistoryAwayError`; then the task fails, and Temporal has it tried again."""
        last_task = self._last_task()
        if last_task is None:
            return self._instance.activate(act)
        past, present = _parted(act, last_task)
        decided = self._instance.activate(past)
        if decided.HasField("failed"):
            return decided
        answered = self._instance.activate(present)
        if answered.HasField("successful"):
            commands = [*decided.successful.commands, *answered.successful.commands]
            del answered.successful.commands[:]
            answered.successful.commands.extend(commands)
        return answered

    def get_serialization_context(self, command_info: Any) -> SerializationContext | None:
        return self._instance.get_serialization_context(command_info)

    def get_external_store_context(self, command_info: Any) -> StorageDriverStoreContext:
        return self._instance.get_external_store_context(command_info)

    def get_info(self) -> Info:
        return self._instance.get_info()

    def get_thread_id(self) -> int | None:
        return self._instance.get_thread_id()


def _has_an_update_beside_news(act: WorkflowActivation) -> bool:
    kinds = {job.WhichOneof("variant") for job in act.jobs}
    return "do_update" in kinds and not kinds <= _BESIDE_NEWS


def _parted(
    act: WorkflowActivation, last_task: HistoryEvent
) -> tuple[WorkflowActivation, WorkflowActivation]:
    """The news, as the task before brought it, and the Updates of this one."""
    past, present = WorkflowActivation(), WorkflowActivation()
    for part in (past, present):
        part.CopyFrom(act)
        del part.jobs[:]
    for job in act.jobs:
        (present if job.WhichOneof("variant") in _BESIDE_NEWS else past).jobs.append(job)
    past.is_replaying = True
    past.history_length = last_task.event_id
    past.timestamp.CopyFrom(last_task.event_time)
    return past, present
