"""What requests and drafts count: silent on replay, and no event of any history."""

from collections.abc import Iterable
from datetime import datetime

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from porting.domain.course import Course
    from porting.domain.mail_event import MailFailure
    from porting.domain.rejection import RejectionReason, Remedy
    from porting.domain.status import ActionBy, PortStatus
    from porting.metrics import table
    from workflows.names import STEP_FAILED


class StepClock:
    """Measures how long documents, or an order, stay at each step."""

    def __init__(self) -> None:
        self._step: PortStatus | None = None
        self._since: datetime | None = None
        self._late = False

    def enters(self, step: PortStatus) -> None:
        if step is self._step:
            return
        now = workflow.now()
        if self._step and self._since and not self._step.is_end:
            table.STEP_SECONDS.observe(
                workflow.metric_meter(), now - self._since, step=self._step, late=_said(self._late)
            )
        self._step, self._since, self._late = step, now, False

    def is_late(self, action_by: ActionBy) -> None:
        """`action_by`: who has to act now."""
        self._late = True
        if self._step:
            table.STEPS_LATE.add(workflow.metric_meter(), step=self._step, waits_for=action_by)


def request_began() -> None:
    table.SUBMITTED.add(workflow.metric_meter())


def request_ended(status: PortStatus, course: Course) -> None:
    meter = workflow.metric_meter()
    table.ENDED.add(meter, status=status, first_time_right=_said(not course.was_sent_back))
    table.REQUEST_SECONDS.observe(meter, workflow.now() - course.submitted_at, status=status)


def order_rejected(by: str, reasons: Iterable[RejectionReason]) -> None:
    """`by`: backbone, carrier."""
    for reason in reasons:
        told = reason.code if reason.code == STEP_FAILED else reason.understood
        table.REJECTIONS.add(workflow.metric_meter(), by=by, reason=told)


def correction_taken(brought: Iterable[Remedy]) -> None:
    told: list[str] = list(brought)
    for each in told or [table.ANYTHING_ELSE]:
        table.CORRECTIONS.add(workflow.metric_meter(), brought=each)


def message_refused(name: str) -> None:
    """`name`: also one that somebody has made up."""
    table.MESSAGES_REFUSED.add(workflow.metric_meter(), message=name)


def mail_undelivered(failure: MailFailure | None = None) -> None:
    """`failure` None: no mail service took it."""
    table.MAILS_UNDELIVERED.add(workflow.metric_meter(), failure=failure or table.NOT_ACCEPTED)


def draft_ended(status: str) -> None:
    table.DRAFTS_ENDED.add(workflow.metric_meter(), status=status)


def _said(yes: bool) -> str:
    return "true" if yes else "false"
