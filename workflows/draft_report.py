"""What goes into a draft when it is started, and what it answers when it is asked how it stands."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from temporalio.exceptions import ApplicationError

from porting.domain.draft_facts import Known
from porting.domain.draft_needs import Missing
from porting.domain.draft_policy import DraftPolicy
from porting.domain.mail_event import MailFailure
from porting.domain.port_draft import PortDraft
from porting.domain.port_request import DocumentReference, Documents, RequestId
from porting.domain.sorted_documents import Unsorted
from workflows.report import RefusalReport
from workflows.taking import in_words

Origin = Literal["mail", "form", "api"]


class DraftStatus(StrEnum):
    """In the search attribute PortStatus as well, so a value is never renamed."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    """It is a port request now."""
    DISCARDED = "discarded"
    EXPIRED = "expired"


class MailToRead(BaseModel):
    model_config = ConfigDict(frozen=True)

    mail: str
    """Its identity."""
    kept: DocumentReference


class DraftState(BaseModel):
    """All of a draft, where it goes on in a new run."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    draft: PortDraft
    started_at: datetime
    touched_at: datetime
    """When the customer did something last."""
    mails: tuple[str, ...] = ()
    """The identities of those that came."""
    answer_due: datetime | None = None
    """When the mails that came are answered; None: they have been."""
    reminders: int = 0
    """Since `touched_at`."""
    sent: dict[str, int] = {}
    """How many notices went, by kind."""
    problems: dict[str, str] = {}
    refused: tuple[RefusalReport, ...] = ()
    needs_support: bool = False
    unreachable: MailFailure | None = None
    failed_mails: tuple[str, ...] = ()
    """By key."""


class DraftStart(BaseModel):
    """What a draft is started with."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    request_id: RequestId
    """The one that the port request will have."""
    origin: Origin
    policy: DraftPolicy = DraftPolicy()
    most_events: int = 1000
    """Of one run's history; then the draft goes on in a new one. A form saves often: six events each time."""
    state: DraftState | None = None
    """None: it begins."""


class DraftReport(BaseModel):
    """All of a draft but its PIN. Whoever may see it may see the customer's data."""

    request_id: str
    origin: Origin
    status: DraftStatus
    known: tuple[Known, ...]
    """Each field once, with who says it."""
    said: tuple[Known, ...] = ()
    """What mails and papers say, also where the customer says something else; without the numbers."""
    numbers_offered: tuple[Known, ...] = ()
    """The numbers that papers name and the draft does not move."""
    missing: tuple[Missing, ...]
    to_confirm: tuple[Known, ...]
    problems: dict[str, str] = {}
    """What the last submission met, by dotted field (empty: the whole), until the field is changed."""
    documents: Documents = Documents()
    unsorted: tuple[Unsorted, ...] = ()
    has_pin: bool = False
    is_complete: bool = False
    is_reading: bool = False
    """Papers have come that are being read: more will be known in a moment."""
    is_being_submitted: bool = False
    mails: int = 0
    """How many came."""
    is_contact_proven: bool = False
    """Whether the contact's address is known to be his."""
    unreachable: MailFailure | None = None
    """Why a mail to the customer did not arrive; None again once he has done something."""
    needs_support: bool = False
    """Nothing goes on unless support does something: a mail or the start failed."""
    started_at: datetime
    deadline: datetime
    """When it ends by itself."""
    refused_messages: tuple[RefusalReport, ...] = ()


class DraftOutcome(BaseModel):
    """How a draft ended."""

    model_config = ConfigDict(frozen=True)

    request_id: str
    status: DraftStatus


def start_in(arguments: tuple[Any, ...]) -> DraftStart:
    """What a draft is started with.

    Raises: `ApplicationError`, which ends the workflow at once.
    """
    if len(arguments) != 1 or not isinstance(arguments[0], dict):
        reason = "start it with one JSON object; the form and the intake of mails do"
    else:
        try:
            return DraftStart.model_validate(arguments[0])
        except ValidationError as error:
            reason = in_words(error, DraftStart)
    raise ApplicationError(reason, type="InvalidRequest", non_retryable=True)
