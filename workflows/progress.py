"""Waiting: for news from upstream, for a person, for a day, and keeping the promises meanwhile.

While something waits, three promises are kept: support is told once when a step is late, a waiting customer
is reminded, and at the request's limit it ends.
"""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Literal, TypeVar

from temporalio import workflow
from temporalio.exceptions import ActivityError, ApplicationError, RetryState, is_cancelled_exception
from temporalio.workflow import ActivityHandle

with workflow.unsafe.imports_passed_through():
    from activities.failures import NOT_YET
    from porting.domain.notice import NoticeKind
    from porting.domain.port_order import Pon
    from porting.domain.status import ActionBy, PortStatus
    from workflows.counting import StepClock
    from workflows.options import A_MOMENT
    from workflows.patches import Patch
    from workflows.record import RequestRecord

#: The error says so, or as many attempts as make sense have said so.
_NO_RETRY_HEALS = (RetryState.NON_RETRYABLE_FAILURE, RetryState.MAXIMUM_ATTEMPTS_REACHED)

T = TypeVar("T")
Start = Callable[[datetime], ActivityHandle[T]]
"""Starts an activity that answers at the given instant at the latest."""
Bell = asyncio.Task[None]
"""What ends at an instant by itself, where it does not end earlier."""


class StopAskedError(Exception):
    """The waiting is over: the request is canceled or its limit is reached."""


class StepFailedError(Exception):
    """A step that no retry can heal; the text is upstream's and free of customer data."""


class Progress:
    """Where a request's documents or one of its orders stand."""

    def __init__(self, record: RequestRecord, status: PortStatus, pon: Pon | None = None) -> None:
        self.record = record
        self.pon = pon
        self.status = status
        self.action_by = ActionBy.NOBODY
        self.waits_for = ""
        self.since = record.request.submitted_at
        self.due_at: datetime | None = None
        self.late = False
        self.stop: PortStatus | None = None
        """How this is to end, once that is decided from outside."""
        self.at_rest = True
        """False while a step is passed through: not worth showing in lists."""
        self.woken = False
        """A webhook says that there is news."""
        self._not_before: datetime | None = None
        """Until when upstream has asked not to be called."""
        self._reminders = 0
        self._clock = StepClock()
        self._held_back: tuple[datetime, str, Callable[[], None]] | None = None
        """News for the customer, unless the step is over before."""

    def begin(
        self, status: PortStatus, action_by: ActionBy, waits_for: str, *, due_at: datetime | None = None
    ) -> None:
        """Enter a step. `due_at` is when support is told that it is late; None: it is never late."""
        if status is not self.status or waits_for != self.waits_for:
            self.record.note(status, order=self.pon)
        self._clock.enters(status)
        self.late = self.late and (waits_for, due_at) == (self.waits_for, self.due_at)
        is_nobodys = action_by in (ActionBy.NOBODY, ActionBy.UPSTREAM)
        if self.late and is_nobodys and workflow.patched(Patch.STAYS_WITH_SUPPORT):
            action_by = ActionBy.SUPPORT
        self.status, self.action_by, self.waits_for = status, action_by, waits_for
        self.since, self.due_at = workflow.now(), due_at
        self.record.course.step(self.pon, status, due_at)
        self._reminders = 0
        self._held_back = None
        self.record.version += 1

    def hold_back(self, what: str, tell: Callable[[], None]) -> None:
        """Tell the customer once this step has lasted for a while; `what` is for the timeline."""
        if self.record.is_told_everything:
            self._held_back = (workflow.now() + self.record.request.policy.news_held_back, what, tell)

    def end(self, status: PortStatus) -> None:
        self.begin(status, ActionBy.NOBODY, "")
        self.stop = None

    async def wait(
        self,
        done: Callable[[], bool],
        *,
        look: Start[T | None] | None = None,
        only_when_woken: bool = False,
        milestone: datetime | None = None,
        rung_by: Bell | None = None,
    ) -> T | None:
        """Wait until `done()`, or until `milestone`, or for the news that `look` brings.

        `only_when_woken`: look once when a webhook says so, instead of all the time.
        `rung_by`: it ends at `milestone`, so that no timer is needed while it goes on.

        Raises: `StopAskedError`, `StepFailedError`.
        """
        while not done() and not (milestone and workflow.now() >= milestone):
            self._keep_promises()
            until = self._next_promise(milestone)
            interrupted = partial(self._is_interrupted, done, self.record.times_sooner)
            if look is None or (only_when_woken and not self.woken):
                bell = rung_by if until == milestone and rung_by and not rung_by.done() else None
                await self._sleep(interrupted, bell or until)
                self.woken = self.woken and look is not None
                continue
            self.woken = False
            news = await self._run(look, until, interrupted)
            if news is not None:
                return news
        if self.stop:
            raise StopAskedError
        return None

    def _is_interrupted(self, done: Callable[[], bool], times_sooner: int) -> bool:
        return done() or self.woken or self.record.times_sooner != times_sooner

    async def carry_out(self, start: Start[T]) -> T:
        """Have something done upstream, however long upstream is away.

        Raises: `StopAskedError`, `StepFailedError`.
        """
        self.at_rest = False
        try:
            moment = workflow.now() + A_MOMENT
            while True:
                self._keep_promises()
                until = self._next_promise(None if self.at_rest else moment)
                result = await self._run(start, until, lambda: False)
                if result is not None:
                    return result
                self.at_rest = True
                self.record.version += 1
        finally:
            self.at_rest = True
            self.record.version += 1

    def tell(self, kind: NoticeKind, to: Literal["customer", "support"], **facts: Any) -> None:
        """Mail somebody about this; `facts` are fields of `Notice`."""
        self.record.tell(kind, to, order=self.pon, status=self.status, **facts)

    def tell_late(self) -> None:
        """Support learns that this step is late."""
        self.tell(NoticeKind.LATE, "support", waits_for=self.waits_for, since=self.since)

    def remind(self) -> None:
        """The customer is reminded of what he was asked for."""

    def remind_if_asked(self) -> None:
        """The same, beside the usual reminders, where this waits for the customer."""
        if self.action_by is ActionBy.CUSTOMER:
            self.remind()

    async def _sleep(self, woken: Callable[[], bool], until: datetime | Bell) -> None:
        try:
            await workflow.wait_condition(
                lambda: (
                    woken() or self.stop is not None or (isinstance(until, asyncio.Task) and until.done())
                ),
                timeout=max(until - workflow.now(), timedelta(0)) if isinstance(until, datetime) else None,
                timeout_summary=f"until {self.waits_for or self.status}",
            )
        except TimeoutError:
            return

    async def _run(self, start: Start[T], until: datetime, interrupted: Callable[[], bool]) -> T | None:
        """What the activity answers; None: interrupted, or the time is over."""
        if self._not_before and workflow.now() < self._not_before:
            await self._sleep(interrupted, min(until, self._not_before))
            return None
        handle = start(until)
        try:
            await workflow.wait_condition(lambda: handle.done() or interrupted() or self.stop is not None)
        except asyncio.CancelledError:
            # How it ends is waited for: a submission must not reach upstream after its cancellation.
            handle.cancel()
            await workflow.wait([handle])
            raise
        if not handle.done():
            handle.cancel()
        try:
            return await handle
        except ActivityError as failure:
            if is_cancelled_exception(failure):
                return None
            if failure.retry_state in _NO_RETRY_HEALS:
                raise StepFailedError(words_of(failure)) from failure
            self._heed_the_pause_asked_for(failure, until)
            return None

    def _heed_the_pause_asked_for(self, failure: ActivityError, until: datetime) -> None:
        """The server ends an activity at once whose next attempt, as upstream asks, would come too late."""
        cause, now = failure.cause, workflow.now()
        pause = None
        if isinstance(cause, ApplicationError) and cause.type != NOT_YET:
            pause = cause.next_retry_delay
        if pause and now + pause > until and workflow.patched(Patch.KEEPS_A_PAUSE):
            self._not_before = now + pause

    def _keep_promises(self) -> None:
        if _is_being_canceled():
            raise asyncio.CancelledError
        now = workflow.now()
        if now >= self.record.limit:
            self.stop = self.stop or PortStatus.EXPIRED
        if self.stop:
            raise StopAskedError
        if self.due_at and now >= self.due_at and not self.late:
            self.late = True
            if self.action_by is not ActionBy.CUSTOMER:
                self.action_by = ActionBy.SUPPORT
            self._clock.is_late(self.action_by)
            self.record.note(f"late: {self.waits_for}", order=self.pon)
            self.tell_late()
        if self._held_back and now >= self._held_back[0]:
            (_, what, tell), self._held_back = self._held_back, None
            self.record.note(what, order=self.pon)
            tell()
        if self.action_by is ActionBy.CUSTOMER and now >= self._reminder_due():
            self._reminders += 1
            self.record.note("customer reminded", order=self.pon)
            self.remind()

    def _next_promise(self, milestone: datetime | None) -> datetime:
        instants = [self.record.limit]
        if self.due_at and not self.late:
            instants.append(self.due_at)
        if self.action_by is ActionBy.CUSTOMER:
            instants.append(self._reminder_due())
        if self._held_back:
            instants.append(self._held_back[0])
        if milestone:
            instants.append(milestone)
        return min(instants)

    def _reminder_due(self) -> datetime:
        return self.since + self.record.request.policy.reminder_after(self._reminders)


async def side_by_side(*courses: Coroutine[Any, Any, None]) -> None:
    """Until all of `courses` are at their end; in a cancellation too: none goes on beside its successor."""
    tasks = [asyncio.create_task(course) for course in courses]
    try:
        await asyncio.gather(*tasks)
    except asyncio.CancelledError:
        await workflow.wait(tasks)
        raise


def _is_being_canceled() -> bool:
    """Whether Temporal's cancellation has come: an activity that ends in that very moment swallows it."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def words_of(failure: ActivityError) -> str:
    """Upstream's own, as our errors have them: free of customer data."""
    cause = failure.cause
    return f"{cause.type}: {cause.message}" if isinstance(cause, ApplicationError) else "the step failed"
