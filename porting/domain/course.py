"""The course that a port request has taken, for reports: what it waited for and how long, what was found, who
said no. Of the customer it says nothing but which carrier the numbers come from."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from porting.domain.checks.findings import FindingCode, VerdictValue
from porting.domain.mail_event import MailFailure
from porting.domain.notice import NoticeKind
from porting.domain.port_order import Pon
from porting.domain.rejection import ReasonCode
from porting.domain.status import PortStatus


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class StepTaken(_Model):
    """A time in which the request's documents, or one of its orders, stood at one status."""

    status: PortStatus
    order: Pon | None = None
    """None: the documents of the whole request."""
    began: datetime
    ended: datetime | None = None
    """None: it stands there still."""
    due_at: datetime | None = None
    """When it is late; None: it never is."""
    late: bool = False
    """It ended late, or was before it got another date."""

    def is_late(self, now: datetime) -> bool:
        return self.late or (self.ended is None and self.due_at is not None and now >= self.due_at)


class DocumentsChecked(_Model):
    at: datetime
    order: Pon | None = None
    """None: before the first submission."""
    verdict: VerdictValue
    failing: tuple[FindingCode, ...] = ()
    """What the customer had to mend."""
    doubtful: tuple[FindingCode, ...] = ()
    """What a person had to judge."""


class DocumentsReviewed(_Model):
    at: datetime
    order: Pon | None = None
    accepted: bool


class ReasonGiven(_Model):
    reason: ReasonCode
    code: str
    """Upstream's own, where it looks like one; else empty."""


class Rejected(_Model):
    at: datetime
    order: Pon
    attempt: int
    by: Literal["backbone provider", "losing carrier"]
    reasons: tuple[ReasonGiven, ...]


class MailLost(_Model):
    at: datetime
    notice: NoticeKind | None
    """None: a mail of which nobody knows what it was."""
    to: Literal["customer", "support"]
    failure: MailFailure | None
    """None: no mail service took it."""


class Course(_Model):
    losing_carrier: str
    """As the customer gave it."""
    submitted_at: datetime
    numbers: int
    steps: tuple[StepTaken, ...] = ()
    """In the order in which they began."""
    checks: tuple[DocumentsChecked, ...] = ()
    reviews: tuple[DocumentsReviewed, ...] = ()
    rejections: tuple[Rejected, ...] = ()
    lost_mails: tuple[MailLost, ...] = ()

    @property
    def was_sent_back(self) -> bool:
        """Whether somebody found fault with its documents, or rejected an order: it was not right at once."""
        has_faults = any(check.failing for check in self.checks)
        return has_faults or bool(self.rejections) or any(not review.accepted for review in self.reviews)
