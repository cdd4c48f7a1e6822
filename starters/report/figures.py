"""Counts what happened in a period, one request after the other; keeps no request."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median

from porting.domain.checks.findings import VerdictValue
from porting.domain.checks.name import words_of_firm
from porting.domain.course import Course, Rejected, StepTaken
from porting.domain.rejection import RULES, ReasonCode
from porting.domain.status import PortStatus
from starters.report.model import (
    CarrierFigures,
    FindingCount,
    LostMails,
    Period,
    Prevented,
    ReasonCount,
    Report,
    RequestRead,
    Share,
    StepFigures,
    Untold,
    is_right_first_time,
    ninth_decile,
)
from workflows.names import STEP_FAILED

_UPSTREAM = "upstream"

#: Where an order goes from the losing carrier when that has answered.
_ANSWERS = (
    PortStatus.REJECTED,
    PortStatus.PORT_DATE_CONFIRMED,
    PortStatus.AWAITING_TRANSFER_CONFIRMATION,
)

#: What a mail is called of which nobody knows what it was, or how it failed.
UNKNOWN_MAIL = "unknown"
NOT_TAKEN = "not_taken"


def _seconds() -> "array[float]":
    return array("d")


@dataclass
class _Step:
    took: "array[float]" = field(default_factory=_seconds)
    promised: "array[float]" = field(default_factory=_seconds)
    late: int = 0
    late_now: int = 0

    def figures(self, status: PortStatus) -> StepFigures:
        took = sorted(self.took)
        return StepFigures(
            status=status,
            ended=len(took),
            median_seconds=median(took) if took else None,
            ninth_decile_seconds=ninth_decile(took) if took else None,
            promised_seconds=median(self.promised) if self.promised else None,
            late=self.late,
            late_now=self.late_now,
        )


@dataclass
class _Carrier:
    spellings: Counter[str] = field(default_factory=Counter)
    answered: "array[float]" = field(default_factory=_seconds)
    rejections: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def figures(self) -> CarrierFigures:
        return CarrierFigures(
            carrier=min(self.spellings, key=lambda name: (-self.spellings[name], name)),
            answers=len(self.answered),
            rejections=self.rejections,
            median_seconds=median(self.answered) if self.answered else None,
            reasons=_by_count(self.reasons),
        )


@dataclass
class Figures:
    period: Period
    now: datetime
    _counts: Counter[str] = field(default_factory=Counter)
    _ended: Counter[str] = field(default_factory=Counter)
    _untold: Counter[str] = field(default_factory=Counter)
    _failing: Counter[str] = field(default_factory=Counter)
    _doubtful: Counter[str] = field(default_factory=Counter)
    _reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By what was said and by whom."""
    _codes: defaultdict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _lost: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    _steps: defaultdict[PortStatus, _Step] = field(default_factory=lambda: defaultdict(_Step))
    _carriers: defaultdict[tuple[str, ...], _Carrier] = field(default_factory=lambda: defaultdict(_Carrier))

    def add(self, request: RequestRead) -> None:
        self._counts["requests"] += 1
        has_ended = request.ended_at is not None and request.ended_at < self.period.ends
        if has_ended:
            self._ended[request.status] += 1
        else:
            self._counts["open"] += 1
        if isinstance(request.course, Untold):
            self._untold[request.course] += 1
            return
        self._counts["submitted"] += self.period.has(request.course.submitted_at)
        if has_ended and (is_right := is_right_first_time(request.course, request.status)) is not None:
            self._counts["completed"] += 1
            self._counts["right"] += is_right
        self._add_course(request.course)

    def report(self) -> Report:
        return Report(
            period=self.period,
            made_at=self.now,
            requests=self._counts["requests"],
            submitted=self._counts["submitted"],
            still_open=self._counts["open"],
            ended=_by_count(self._ended),
            first_time_right=Share(count=self._counts["right"], of=self._counts["completed"]),
            prevented=self._prevented(),
            rejections=self._counts["rejections"],
            rejected=tuple(
                ReasonCount(
                    reason=reason,
                    title=_title(reason),
                    by=by,
                    count=count,
                    codes=_by_count(self._codes[reason, by]),
                )
                for (reason, by), count in sorted(self._reasons.items(), key=lambda each: (-each[1], each[0]))
            ),
            carriers=tuple(
                sorted(
                    (each.figures() for each in self._carriers.values()),
                    key=lambda carrier: (-carrier.answers - carrier.rejections, carrier.carrier),
                )
            ),
            steps=tuple(
                self._steps[status].figures(status) for status in PortStatus if status in self._steps
            ),
            lost_mails=tuple(
                LostMails(notice=notice, to=to, why=why, count=count)
                for (notice, to, why), count in sorted(
                    self._lost.items(), key=lambda each: (-each[1], each[0])
                )
            ),
            untold=_by_count(self._untold),
        )

    def _prevented(self) -> Prevented:
        codes = self._failing | self._doubtful
        counted = self._counts
        return Prevented(
            checks=counted["checks"],
            passed=counted[VerdictValue.PASS],
            sent_back=counted[VerdictValue.FAIL],
            to_review=counted[VerdictValue.REVIEW],
            reviews_accepted=counted["accepted"],
            reviews_rejected=counted["not accepted"],
            findings=tuple(
                FindingCount(code=code, failing=self._failing[code], doubtful=self._doubtful[code])
                for code in sorted(codes, key=lambda c: (-self._failing[c] - self._doubtful[c], c))
            ),
        )

    def _add_course(self, course: Course) -> None:
        for step in course.steps:
            self._add_step(step)
        for check in course.checks:
            if self.period.has(check.at):
                self._counts["checks"] += 1
                self._counts[check.verdict] += 1
                self._failing.update(check.failing)
                self._doubtful.update(check.doubtful)
        for review in course.reviews:
            if self.period.has(review.at):
                self._counts["accepted" if review.accepted else "not accepted"] += 1
        for mail in course.lost_mails:
            if self.period.has(mail.at):
                self._lost[mail.notice or UNKNOWN_MAIL, mail.to, mail.failure or NOT_TAKEN] += 1
        rejections = [rejection for rejection in course.rejections if self.period.has(rejection.at)]
        for rejection in rejections:
            self._add_rejection(rejection)
        self._add_carrier(course, rejections)

    def _add_step(self, step: StepTaken) -> None:
        counted = self._steps[step.status]
        if step.ended is None or step.ended >= self.period.ends:
            stands_at = min(self.now, self.period.ends)
            is_due = step.due_at is not None and step.due_at <= stands_at
            counted.late_now += is_due and step.began < stands_at
        elif self.period.has(step.ended):
            counted.took.append((step.ended - step.began).total_seconds())
            counted.late += step.late
            if step.due_at is not None:
                counted.promised.append((step.due_at - step.began).total_seconds())

    def _add_rejection(self, rejection: Rejected) -> None:
        self._counts["rejections"] += 1
        for given in rejection.reasons:
            is_ours = given.code == STEP_FAILED
            key = (STEP_FAILED, _UPSTREAM) if is_ours else (given.reason.value, rejection.by)
            self._reasons[key] += 1
            if given.code and not is_ours:
                self._codes[key][given.code] += 1

    def _add_carrier(self, course: Course, rejections: list[Rejected]) -> None:
        answered = [
            (ended - began).total_seconds() for began, ended in _answers(course) if self.period.has(ended)
        ]
        by_it = [
            reasons
            for rejection in rejections
            if rejection.by == "losing carrier"
            if (reasons := [given for given in rejection.reasons if given.code != STEP_FAILED])
        ]
        if not answered and not by_it:
            return
        carrier = self._carriers[words_of_firm(course.losing_carrier)]
        carrier.spellings[course.losing_carrier] += 1
        carrier.answered.extend(answered)
        carrier.rejections += len(by_it)
        carrier.reasons.update(given.reason.value for reasons in by_it for given in reasons)


def _answers(course: Course) -> Iterator[tuple[datetime, datetime]]:
    """From when to when the losing carrier was waited for, where it did answer."""
    for place, step in enumerate(course.steps):
        if step.status is not PortStatus.AWAITING_LOSING_CARRIER or step.ended is None:
            continue
        following = next((each for each in course.steps[place + 1 :] if each.order == step.order), None)
        if following is not None and following.status in _ANSWERS:
            yield step.began, step.ended


def _title(reason: str) -> str:
    return (
        "a call of ours that upstream refused" if reason == STEP_FAILED else RULES[ReasonCode(reason)].title
    )


def _by_count(counted: Counter[str]) -> dict[str, int]:
    return dict(sorted(((str(name), count) for name, count in counted.items()), key=lambda e: (-e[1], e[0])))
