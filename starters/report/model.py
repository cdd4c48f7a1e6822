"""What a report says. It is for the desk: of customers it says nothing but which carrier they come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from porting.domain.course import Course
from porting.domain.status import PortStatus


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class Period(_Model):
    """Whole days of this machine's time zone, both included."""

    first: date
    last: date

    @property
    def begins(self) -> datetime:
        return _midnight(self.first)

    @property
    def ends(self) -> datetime:
        """The first instant behind it."""
        return _midnight(self.last + timedelta(days=1))

    def has(self, instant: datetime) -> bool:
        return self.begins <= instant < self.ends


class Untold(StrEnum):
    """Why nothing but its status is known of a request."""

    ERASED = "erased"
    NO_WORKER = "no_worker"
    """It is open, or ended without a result of its own, and no worker answered for it."""
    UNREADABLE = "unreadable"
    """No key that is here opens it."""


@dataclass(frozen=True)
class RequestRead:
    """One port request, as far as it can be known."""

    request_id: str
    status: str
    """A `PortStatus`, or how Temporal ended it."""
    ended_at: datetime | None
    course: Course | Untold

    @property
    def is_without_worker(self) -> bool:
        return self.course is Untold.NO_WORKER


class Share(_Model):
    count: int
    of: int

    @property
    def percent(self) -> float | None:
        """None: there was nothing to be a share of."""
        return 100 * self.count / self.of if self.of else None


class FindingCount(_Model):
    """How many checks found this, so that the documents did not go to the carrier as they were."""

    code: str
    failing: int
    """The customer had to mend it."""
    doubtful: int
    """A person had to judge it."""


class Prevented(_Model):
    checks: int
    passed: int
    sent_back: int
    to_review: int
    reviews_accepted: int
    """A person found nothing wrong with what the check had doubted."""
    reviews_rejected: int
    findings: tuple[FindingCount, ...]


class ReasonCount(_Model):
    reason: str
    title: str
    by: str
    """`backbone provider` or `losing carrier`."""
    count: int
    codes: dict[str, int]
    """How often it came with which code of upstream's own."""


class CarrierFigures(_Model):
    carrier: str
    """As most customers wrote it."""
    answers: int
    """Submissions that it answered."""
    rejections: int
    median_seconds: float | None
    """From submission to answer."""
    reasons: dict[str, int]


class StepFigures(_Model):
    status: PortStatus
    ended: int
    """How many ended in the period; the durations are theirs."""
    median_seconds: float | None
    ninth_decile_seconds: float | None
    """Nine in ten took no longer."""
    promised_seconds: float | None
    """The median of what was promised; None: nothing is."""
    late: int
    """Of those that ended."""
    late_now: int
    """Of those that stand there at the period's end."""


class LostMails(_Model):
    notice: str
    to: str
    why: str
    count: int


class Report(_Model):
    period: Period
    made_at: datetime
    requests: int
    """All that were open at some time in the period."""
    submitted: int
    still_open: int
    ended: dict[str, int]
    """By status."""
    first_time_right: Share
    """Of the requests that completed: those of which nobody sent back documents or an order."""
    prevented: Prevented
    rejections: int
    rejected: tuple[ReasonCount, ...]
    carriers: tuple[CarrierFigures, ...]
    steps: tuple[StepFigures, ...]
    lost_mails: tuple[LostMails, ...]
    untold: dict[str, int]
    """By `Untold`: of these the figures have the status alone."""


def is_right_first_time(course: Course, status: str) -> bool | None:
    """None: it did not complete."""
    if status != PortStatus.COMPLETED:
        return None
    return not course.was_sent_back


def ninth_decile(values: Sequence[float]) -> float:
    """`values` in order, and not empty: the smallest that nine in ten of them do not exceed."""
    return values[-(-len(values) * 9 // 10) - 1]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min).astimezone()
