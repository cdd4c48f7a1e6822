"""What we read of Telnyx's answers: the members that we use. What is the customer's is in no `repr`.

A member that the contract lets be absent or null has a default; one without which an answer says nothing has
none, so that half an answer is found out. Words that Telnyx chooses from a list are plain strings: the lists
may grow.
"""

from datetime import UTC, datetime
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

Item = TypeVar("Item")

#: The status of an order that is not submitted.
DRAFT = "draft"


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _nothing(value: Any) -> Any:
    return () if value is None else value


def _no_words(value: Any) -> Any:
    return "" if value is None else value


def _e164(number: str) -> str:
    """Telnyx's own examples have numbers with and without the plus."""
    return number if number.startswith("+") else f"+{number}"


Instant = Annotated[datetime, AfterValidator(_in_utc)]
Words = Annotated[str, BeforeValidator(_no_words)]
Number = Annotated[str, AfterValidator(_e164)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class Meta(_Model):
    total_pages: int = 1
    total_results: int = 0


class One(_Model, Generic[Item]):
    data: Item


class Some(_Model, Generic[Item]):
    data: tuple[Item, ...]
    meta: Meta = Meta()


class PortabilityCheck(_Model):
    phone_number: Number
    portable: bool
    not_portable_reason: Words = ""


class Detail(_Model):
    """One exception of an order."""

    code: Words = ""
    description: Words = ""


class Status(_Model):
    value: str
    details: Annotated[tuple[Detail, ...], BeforeValidator(_nothing)] = ()


class PhoneNumber(_Model):
    phone_number: Number
    activation_status: str | None = None
    porting_order_id: UUID | None = None


class ActivationSettings(_Model):
    foc_datetime_requested: Instant | None = None
    foc_datetime_actual: Instant | None = None


class LinkedDocuments(_Model):
    loa: UUID | None = None
    invoice: UUID | None = None


class Order(_Model):
    """A porting order."""

    id: UUID
    status: Status
    created_at: Instant
    updated_at: Instant
    customer_reference: str | None = None
    customer_group_reference: str | None = None
    activation_settings: ActivationSettings = ActivationSettings()
    documents: LinkedDocuments = LinkedDocuments()
    end_user: dict[str, Any] | None = Field(default=None, repr=False)
    """As we wrote it, PIN included: read to be compared, and never shown."""
    misc: dict[str, Any] | None = Field(default=None, repr=False)
    requirements_met: bool = False
    additional_steps: Annotated[tuple[str, ...], BeforeValidator(_nothing)] = ()
    porting_phone_numbers_count: int = 0
    phone_numbers: Annotated[tuple[PhoneNumber, ...], BeforeValidator(_nothing)] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(number.phone_number for number in self.phone_numbers)


class Window(_Model):
    """A time in which the numbers may be moved."""

    started_at: Instant
    ended_at: Instant


class RequirementType(_Model):
    id: str
    name: Words = ""
    description: Words = ""


class Requirement(_Model):
    requirement_type: RequirementType
    field_type: str = "document"
    field_value: str | None = None
    requirement_status: Words = ""


class ActionRequirement(_Model):
    action_type: Words = ""
    status: str = ""


class Comment(_Model):
    body: Words = ""
    created_at: Instant
    user_type: str = ""


class Document(_Model):
    id: UUID
    created_at: Instant
    customer_reference: str | None = None
    sha256: str | None = None


class AdditionalDocument(_Model):
    document_id: UUID


class _Reference(_Model):
    id: UUID


class EventPayload(_Model):
    """Of all kinds of events together; each has some of these."""

    status: Status | None = None
    updated_at: Instant | None = None
    to: _Reference | None = None


class Event(_Model):
    event_type: str
    created_at: Instant | None = None
    payload: EventPayload | None = None

    @property
    def moment(self) -> datetime | None:
        """When the order was moved, where the event says it, else when the event was noted."""
        return (self.payload.updated_at if self.payload else None) or self.created_at


class Nothing(_Model):
    """An answer of which we read nothing."""
