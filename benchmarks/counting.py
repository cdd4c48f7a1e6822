"""Counts what a workflow has cost: its history's events, and what Temporal Cloud would bill.

Billed are the start, every attempt of an activity, every timer, signal, update and search-attribute update.
Queries are billed too; nothing here asks one. Source: docs.temporal.io/cloud/actions.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from temporalio import activity, client, worker
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import WorkflowHistory


@dataclass
class AttemptCounter(client.Interceptor, worker.Interceptor):
    """Counts the attempts of activities by workflow. Given to a client, it goes on to its workers.

    A history does not tell: attempts that bring no news leave no event, and a reset begins to count anew.
    """

    attempts: Counter[str] = field(default_factory=Counter)

    def intercept_activity(
        self,
        next: worker.ActivityInboundInterceptor,  # noqa: A002 - the SDK's name
    ) -> worker.ActivityInboundInterceptor:
        return _Counting(next, self.attempts)


class _Counting(worker.ActivityInboundInterceptor):
    def __init__(self, following: worker.ActivityInboundInterceptor, attempts: Counter[str]) -> None:
        super().__init__(following)
        self._attempts = attempts

    async def execute_activity(self, input: worker.ExecuteActivityInput) -> Any:  # noqa: A002 - the SDK's name
        self._attempts[str(activity.info().workflow_id)] += 1
        return await super().execute_activity(input)


@dataclass(frozen=True)
class Cost:
    """One workflow's life."""

    events: int
    history_bytes: int
    workflow_tasks: int
    activities: int
    attempts: int
    timers: int
    messages: int
    """Signals and updates."""
    upserts: int

    @property
    def actions(self) -> int:
        return 1 + self.attempts + self.timers + self.messages + self.upserts

    @classmethod
    def of(cls, history: WorkflowHistory, attempts: int) -> "Cost":
        kinds = Counter(map(kind_of, history.events))
        return cls(
            events=len(history.events),
            history_bytes=sum(event.ByteSize() for event in history.events),
            workflow_tasks=kinds["workflow_task_completed"],
            activities=kinds["activity_task_scheduled"],
            attempts=attempts,
            timers=kinds["timer_started"],
            messages=kinds["workflow_execution_signaled"] + kinds["workflow_execution_update_accepted"],
            upserts=kinds["upsert_workflow_search_attributes"],
        )


def kind_of(event: HistoryEvent) -> str:
    """Such as `timer_started`."""
    return str(event.WhichOneof("attributes")).removesuffix("_event_attributes")
