"""What people are told. Each kind has a folder of templates under `porting/templates/<kind>/`."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from porting.domain.calendar import Country
from porting.domain.checks.findings import Finding
from porting.domain.draft_told import DraftTold
from porting.domain.phone_number import E164
from porting.domain.port_request import Contact, DocumentReference, RequestId
from porting.domain.rejection import RejectionReason, Remedy
from porting.domain.status import PortStatus


class NoticeKind(StrEnum):
    # to the customer
    RECEIVED = "received"
    """We have the request: what happens next, how long it takes; do not close the old account."""
    DOCUMENTS_REJECTED = "documents_rejected"
    """Documents to mend: `findings`, each with its remedy."""
    DOCUMENTS_ACCEPTED = "documents_accepted"
    """The documents that had to be mended are in order now."""
    IN_REVIEW = "in_review"
    """A person looks at the documents; nothing to do."""
    APPROVED = "approved"
    """The backbone provider takes the numbers; the order is not with the carrier partner yet."""
    SUBMITTED = "submitted"
    """The order is with the carrier partner; do not close the old account."""
    REJECTED = "rejected"
    """Upstream said no: all `reasons` with their remedies, and how to answer."""
    RESUBMITTED = "resubmitted"
    """The answer is there, and the order is upstream once more, as `attempt`, with `changes`."""
    UNPORTABLE = "unportable"
    """`numbers` cannot be moved; the two alternatives."""
    PORT_DATE = "port_date"
    """The date is confirmed, or has changed."""
    DAY_BEFORE = "day_before"
    TRANSFERRED = "transferred"
    """`numbers` have moved: test them like this, then confirm, then the old account may be closed."""
    COMPLETED = "completed"
    PARTIALLY_COMPLETED = "partially_completed"
    """`numbers` did not move, the others did."""
    REMINDER = "reminder"
    """What was asked for before is still missing: `findings`, `reasons`, or a confirmation that `numbers`
    work."""
    EXPIRED = "expired"
    CANCELED = "canceled"
    CANNOT_CANCEL = "cannot_cancel"
    """Too close to the port date: upstream goes on; `detail` has its words."""
    DRAFT_INCOMPLETE = "draft_incomplete"
    """Mails came that do not make a port request yet: `draft` has what was understood and what is needed."""
    DRAFT_REMINDER = "draft_reminder"
    """What `draft` needs is still missing."""
    DRAFT_EXPIRED = "draft_expired"
    """A draft ended by itself; nothing was submitted."""
    NEW_LINK = "new_link"
    """An old link has expired, and somebody asked on its page for a new one; with `draft`, to the draft."""
    CONFIRM_MAIL = "confirm_mail"
    """A mail came with this address that nobody has proven: did its owner write it? `confirm_link`."""
    # to support
    DOCUMENTS_TO_REVIEW = "documents_to_review"
    UNKNOWN_REJECTION = "unknown_rejection"
    """`reasons` in the carrier's own words; also for reasons that are ours or the carrier's to mend."""
    LATE = "late"
    """A step takes longer than expected: `waits_for`."""
    NOT_TRANSFERRED = "not_transferred"
    """The port day is over and `numbers` have not moved."""
    CUSTOMER_UNREACHABLE = "customer_unreachable"
    """A mail to the customer did not arrive: `detail` says which and why."""
    STEP_FAILED = "step_failed"
    """A step could not be carried out and no retry can heal it; `detail` has the error's text."""
    MAIL_TO_READ = "mail_to_read"
    """A mail came that no machine decides on: `letter`."""
    ENDED = "ended"
    """A request ended as expired or canceled; `detail` says which and why."""


class AttachedFile(BaseModel):
    """What was attached to a mail that came."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    name: str = Field(repr=False)
    """As its sender calls it."""
    kind: str
    count: int
    """From 1, among those of the mail."""
    content: DocumentReference
    is_attached: bool
    """Whether it goes along; else it is only named."""


class Letter(BaseModel):
    """A mail that came, as support is shown it: without secrets, and what the notifier finds the rest by."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    identity: str
    """As the record of mails calls it."""
    shown_as: str
    """As `porting mail` takes it."""
    request_id: RequestId | None
    """The request that it answers."""
    why: str
    """Why a person has to look, a sentence."""
    is_proven: bool
    """Whether it is from whom it says."""
    sender: str = Field(repr=False)
    """Empty: it does not say."""
    sender_name: str = Field(repr=False)
    subject: str = Field(repr=False)
    words: str = Field(repr=False)
    files: tuple[AttachedFile, ...] = ()


class Notice(BaseModel):
    """One message to one reader."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    kind: NoticeKind
    to: Literal["customer", "support"]
    key: str
    """The same for every attempt to send this message, and for no other one: `<request>:<what>:<count>`."""
    request_id: RequestId
    company_name: str
    contact: Contact
    """The customer's, also in messages to support."""
    time_zone: str
    """IANA name, in which dates are written."""
    country: Country | None = None
    """The request's, where a word or a form differs; None: words that are right in both."""
    losing_carrier: str = ""
    """Its name; empty: the mail says "your carrier"."""
    status: PortStatus | None = None
    """Where the request or the order stands; for support, whose next command it decides."""
    order: str | None = None
    """The PON, where it concerns one order of several."""
    numbers: tuple[E164, ...] = ()
    moved_numbers: tuple[E164, ...] = ()
    """Where a request ends: those that have moved although nobody confirmed it, and are not in `numbers`."""
    numbers_left: tuple[E164, ...] | None = None
    """The request's numbers that are still at the losing carrier: while there are any, the old account must
    stay open. None: the mail warns of them in general."""
    findings: tuple[Finding, ...] = ()
    reasons: tuple[RejectionReason, ...] = ()
    changes: tuple[Remedy, ...] = ()
    """What has come since the order was last submitted, without what it is."""
    attempt: int | None = None
    """The submission that it is about; 1 is the first."""
    port_date: date | None = None
    previous_port_date: date | None = None
    """The date that `port_date` replaces."""
    waits_for: str = ""
    """What the step waits for, as a phrase: "the losing carrier's answer"."""
    since: datetime | None = None
    until: datetime | None = None
    """When the request ends by itself."""
    approval_within: timedelta | None = None
    """How long the backbone provider usually takes, in real days; None: as in the default policy."""
    response_within: timedelta | None = None
    """The same of the losing carrier."""
    detail: str = ""
    draft: DraftTold | None = None
    """The draft that it is about."""
    letter: Letter | None = None
    """The mail that support is to read."""
    confirm_link: str | None = Field(default=None, repr=False)
    pdfs: int = 0
    """How many the mail has that is to be confirmed."""
    asks_for_a_port: bool = False
    """Whether that mail asks for a port request, or is about one."""
