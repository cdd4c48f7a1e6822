"""What the outside has answered a request, and when: the model of a request is told exactly this.

Only what reached the workflow is kept: an attempt that failed, or that is made again later, said nothing.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from temporalio import activity
from temporalio.client import Interceptor as ClientInterceptor
from temporalio.exceptions import ApplicationError
from temporalio.worker import ActivityInboundInterceptor, ExecuteActivityInput, Interceptor


@dataclass(frozen=True)
class Answer:
    """What one activity has answered with."""

    at: datetime
    asked_at: datetime
    """When its first attempt was asked for."""
    activity: str
    asked: Any
    said: Any
    """An `ApplicationError`: it was refused for good."""


@dataclass
class Tape(ClientInterceptor, Interceptor):
    """Given to a client, whose workers then record their activities."""

    answers: list[Answer] = field(default_factory=list)

    def intercept_activity(self, next: ActivityInboundInterceptor) -> ActivityInboundInterceptor:  # noqa: A002
        return _Recording(next, self)


class _Recording(ActivityInboundInterceptor):
    def __init__(self, following: ActivityInboundInterceptor, tape: Tape) -> None:
        super().__init__(following)
        self._tape = tape

    async def execute_activity(self, input: ExecuteActivityInput) -> Any:  # noqa: A002
        asked = input.args[0]
        try:
            said = await super().execute_activity(input)
        except ApplicationError as error:
            if error.non_retryable:
                self._record(asked, error)
            raise
        self._record(asked, said)
        return said

    def _record(self, asked: Any, said: Any) -> None:
        info = activity.info()
        self._tape.answers.append(
            Answer(info.started_time, info.scheduled_time, info.activity_type, asked, said)
        )
