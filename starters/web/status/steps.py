"""The six steps of a port as its customer sees them: which are done, which goes on, and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from porting.domain.status import ActionBy, PortStatus
from workflows.report import TimelineReport


class Step(StrEnum):
    """In their order; the help names its texts alike."""

    DOCUMENTS = "documents"
    APPROVAL = "approval"
    SUBMISSION = "submission"
    RESPONSE = "response"
    ANSWER = "answer"
    MOVE = "move"


class StepState(StrEnum):
    """How a step is shown; the style sheet has the same names."""

    DONE = "done"
    NOW = "now"
    ACTS = "acts"
    """The customer has to do something."""
    FAILED = "failed"
    """The port ended here."""
    LATER = "later"
    NEVER = "never"
    """The port ended before."""


@dataclass(frozen=True)
class StepShown:
    step: Step
    state: StepState
    began: datetime | None = None
    """None: not yet, or not known."""
    ended: datetime | None = None
    due_at: datetime | None = None
    """Until when it is expected to end; of the step that goes on now."""


_STEPS = tuple(Step)
_STEP_OF = {
    PortStatus.CHECKING_DOCUMENTS: Step.DOCUMENTS,
    PortStatus.DOCUMENTS_REJECTED: Step.DOCUMENTS,
    PortStatus.IN_DOCUMENT_REVIEW: Step.DOCUMENTS,
    PortStatus.AWAITING_BACKBONE: Step.APPROVAL,
    PortStatus.SUBMITTING_TO_CARRIER: Step.SUBMISSION,
    PortStatus.AWAITING_LOSING_CARRIER: Step.RESPONSE,
    PortStatus.REJECTED: Step.ANSWER,
    PortStatus.PORT_DATE_CONFIRMED: Step.MOVE,
    PortStatus.AWAITING_TRANSFER_CONFIRMATION: Step.MOVE,
}


@dataclass(frozen=True)
class _Visit:
    step: Step
    began: datetime
    ended: datetime | None


def steps_of(
    status: PortStatus,
    acts: ActionBy,
    timeline: Iterable[TimelineReport] = (),
    *,
    order: str | None = None,
    due_at: datetime | None = None,
) -> tuple[StepShown, ...]:
    """The steps of what stands at `status`: a request, or its order of the PON `order`.

    A step that is gone through again, as after a rejection, has the times of its last round. Without a
    timeline no times are known, and of a port that ended early neither is the step it ended in.
    """
    visits = list(_visits(timeline, order))
    if status is PortStatus.COMPLETED:
        return tuple(_shown(step, StepState.DONE, visits) for step in _STEPS)
    now = _STEP_OF.get(status) or (visits[-1].step if visits else Step.DOCUMENTS)
    state = _state_of_the_last(status, acts)
    at = _STEPS.index(now)
    rest = StepState.NEVER if status.is_end else StepState.LATER
    return (
        *(_shown(step, StepState.DONE, visits) for step in _STEPS[:at]),
        _shown(now, state, visits, due_at),
        *(StepShown(step, rest) for step in _STEPS[at + 1 :]),
    )


def _state_of_the_last(status: PortStatus, acts: ActionBy) -> StepState:
    if status.is_end:
        return StepState.FAILED
    return StepState.ACTS if acts is ActionBy.CUSTOMER else StepState.NOW


def _shown(step: Step, state: StepState, visits: list[_Visit], due_at: datetime | None = None) -> StepShown:
    visit = next((visit for visit in reversed(visits) if visit.step is step), None)
    if visit is None:
        return StepShown(step, state, due_at=due_at)
    ended = visit.ended if state in (StepState.DONE, StepState.FAILED) else None
    return StepShown(step, state, visit.began, ended, due_at)


def _visits(timeline: Iterable[TimelineReport], order: str | None) -> Iterator[_Visit]:
    """Each stay in a step. Where a date comes, the answer was given in that moment."""
    open_: _Visit | None = None
    for step, at in _entered(timeline, order):
        if open_ is not None and step is open_.step:
            continue
        if open_ is not None:
            yield _Visit(open_.step, open_.began, at)
        if step is Step.MOVE:
            yield _Visit(Step.ANSWER, at, at)
        open_ = _Visit(step, at, None) if step else None
    if open_ is not None:
        yield open_


def _entered(timeline: Iterable[TimelineReport], order: str | None) -> Iterator[tuple[Step | None, datetime]]:
    """The steps in the order in which they were entered; None: the end."""
    for entry in timeline:
        if entry.what in _STATUSES and entry.order in (None, order):
            yield _STEP_OF.get(PortStatus(entry.what)), entry.at


_STATUSES = frozenset(status.value for status in PortStatus)
