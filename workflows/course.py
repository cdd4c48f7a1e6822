"""Notes the course of a running port request, for reports: nothing in its workflow depends on it."""

import re
from datetime import datetime
from typing import Any, Literal, TypeVar

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from porting.domain.checks.findings import Finding, FindingCode, Severity, Verdict
    from porting.domain.course import (
        Course,
        DocumentsChecked,
        DocumentsReviewed,
        MailLost,
        ReasonGiven,
        Rejected,
        StepTaken,
    )
    from porting.domain.mail_event import MailFailure
    from porting.domain.notice import NoticeKind
    from porting.domain.port_order import Pon
    from porting.domain.port_request import PortRequest
    from porting.domain.rejection import RejectionReason
    from porting.domain.status import PortStatus

#: Of each kind. A request has a dozen; with so many of each, the workflow's result has some 50 KB.
_KEPT = 200

_CODE = re.compile(r"[\w.-]{1,40}", re.ASCII)

T = TypeVar("T")


class CourseRecord:
    def __init__(self) -> None:
        self._steps: list[StepTaken] = []
        self._checks: list[DocumentsChecked] = []
        self._reviews: list[DocumentsReviewed] = []
        self._rejections: list[Rejected] = []
        self._lost_mails: list[MailLost] = []
        self._open: dict[Pon | None, int] = {}
        """Where in `_steps` the one is at which an order stands now."""

    def step(self, order: Pon | None, status: PortStatus, due_at: datetime | None) -> None:
        """`order` stands at `status` from now on, late from `due_at`. None: the whole request's documents."""
        standing = self._open.get(order)
        if standing is not None and self._steps[standing].status is status:
            self._change(standing, due_at=due_at)
            return
        self._leave(order)
        if order is not None:
            self._leave(None)
        if not status.is_end and len(self._steps) < _KEPT:
            self._open[order] = len(self._steps)
            began = workflow.now()
            self._steps.append(StepTaken(status=status, order=order, began=began, due_at=due_at))

    def checked(self, order: Pon | None, verdict: Verdict) -> None:
        _keep(
            self._checks,
            DocumentsChecked(
                at=workflow.now(),
                order=order,
                verdict=verdict.verdict,
                failing=_codes(verdict.of_severity(Severity.FAIL)),
                doubtful=_codes(verdict.of_severity(Severity.REVIEW)),
            ),
        )

    def reviewed(self, order: Pon | None, *, accepted: bool) -> None:
        _keep(self._reviews, DocumentsReviewed(at=workflow.now(), order=order, accepted=accepted))

    def rejected(
        self,
        order: Pon,
        attempt: int,
        by: Literal["backbone provider", "losing carrier"],
        reasons: tuple[RejectionReason, ...],
    ) -> None:
        given = tuple(ReasonGiven(reason=each.understood, code=_code(each.code)) for each in reasons)
        _keep(
            self._rejections, Rejected(at=workflow.now(), order=order, attempt=attempt, by=by, reasons=given)
        )

    def mail_lost(self, notice: str, to: Literal["customer", "support"], failure: MailFailure | None) -> None:
        kind = NoticeKind(notice) if notice in frozenset(NoticeKind) else None
        _keep(self._lost_mails, MailLost(at=workflow.now(), notice=kind, to=to, failure=failure))

    def of(self, request: PortRequest) -> Course:
        return Course(
            losing_carrier=request.losing_carrier.name,
            submitted_at=request.submitted_at,
            numbers=len(request.numbers),
            steps=tuple(self._steps),
            checks=tuple(self._checks),
            reviews=tuple(self._reviews),
            rejections=tuple(self._rejections),
            lost_mails=tuple(self._lost_mails),
        )

    def _leave(self, order: Pon | None) -> None:
        standing = self._open.pop(order, None)
        if standing is not None:
            self._change(standing, ended=workflow.now())

    def _change(self, place: int, **changes: Any) -> None:
        step, now = self._steps[place], workflow.now()
        late = step.late or (step.due_at is not None and now >= step.due_at)
        self._steps[place] = step.model_copy(update={**changes, "late": late})


def _keep(kept: list[T], new: T) -> None:
    if len(kept) < _KEPT:
        kept.append(new)


def _codes(findings: tuple[Finding, ...]) -> tuple[FindingCode, ...]:
    return tuple(dict.fromkeys(finding.code for finding in findings))


def _code(given: str) -> str:
    return given if _CODE.fullmatch(given) else ""
