"""What a port request answers when it is asked how it stands: `porting status --json`."""

from datetime import date, datetime

from pydantic import BaseModel

from porting.domain.checks.findings import Finding
from porting.domain.mail_event import MailFailure
from porting.domain.phone_number import E164
from porting.domain.port_order import NumberState
from porting.domain.port_request import Documents
from porting.domain.rejection import ReasonCode, Remedy, Resubmission
from porting.domain.status import ActionBy, PortStatus


class ReasonReport(BaseModel):
    code: str
    """Upstream's own."""
    reason: ReasonCode
    title: str
    text: str
    """Upstream's own words."""
    remedy: str
    acts: ActionBy
    answered: bool
    answered_by: tuple[Remedy, ...]
    """Any one of these in a resubmission answers it."""
    resubmitted_as: Resubmission = Resubmission.ASK
    """How the order gets to the carrier again, once it is settled."""


class NumberReport(BaseModel):
    number: E164
    state: NumberState
    unportable: bool = False
    confirmed: bool = False
    given_back: bool = False
    """It should not have moved, and goes back to the losing carrier."""


class OrderReport(BaseModel):
    order: str
    type: str
    country: str
    numbers: tuple[NumberReport, ...]
    status: PortStatus
    action_by: ActionBy
    waits_for: str
    since: datetime
    due_at: datetime | None
    late: bool
    attempt: int
    port_date: date | None
    reasons: tuple[ReasonReport, ...]
    findings: tuple[Finding, ...]
    rejected_by_backbone: bool = False
    """While it is rejected: whether the backbone provider said no, and not the losing carrier."""
    asked_by: tuple[str, ...] = ()
    """The keys of the mails that asked the customer for what the newest rejection needs: an answer to an
    older one does not answer it."""


class TimelineReport(BaseModel):
    at: datetime
    what: str
    order: str | None
    by: str | None
    note: str | None


class RefusalReport(BaseModel):
    at: datetime
    message: str
    reason: str


class NextStep(BaseModel):
    """Something that somebody can send to move the request on."""

    by: ActionBy
    does: str
    message: str
    """The name of the Signal or Update."""
    payload: str
    """JSON, ready to copy."""
    command: str
    """The same with our command line."""


class UnreachableReport(BaseModel):
    """No mail reaches the customer."""

    since: datetime
    notice: str
    """The kind of the first mail that did not arrive."""
    failure: MailFailure


class StatusReport(BaseModel):
    request_id: str
    status: PortStatus
    action_by: ActionBy
    waits_for: str
    since: datetime
    due_at: datetime | None
    """When support is told that the step is late."""
    late: bool
    deadline: datetime
    """When the request ends by itself."""
    time_zone: str
    port_date: date | None
    """The next confirmed port date of any order."""
    findings: tuple[Finding, ...]
    documents: Documents = Documents()
    """As they are now; `porting documents` fetches them."""
    documents_page: str | None = None
    """Where support sees them beside what was read in them. None: nobody has said where."""
    orders: tuple[OrderReport, ...]
    customer_unreachable: UnreachableReport | None = None
    """While it is there, support acts in the customer's place."""
    next_steps: tuple[NextStep, ...]
    at_any_time: tuple[NextStep, ...] = ()
    """What somebody may send beside that, whatever the request waits for."""
    refused_messages: tuple[RefusalReport, ...]
    timeline: tuple[TimelineReport, ...]
