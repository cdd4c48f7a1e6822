"""The port request: one customer's wish to bring numbers to us."""

import hashlib
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from porting.domain.calendar import Country, RequestCalendar
from porting.domain.phone_number import E164, NumberType
from porting.domain.policy import Policy

#: Part of the workflow id, of paths and of mail headers, so it is plain.
RequestId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
MailAddress = Annotated[str, StringConstraints(pattern=r"^[^@\s<>]+@[^@\s<>]+$", max_length=254)]
#: State or province, two letters.
Region = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class _Model(BaseModel):
    """Frozen; an error never quotes the customer's data; fields may be added later with a default."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class DocumentKind(StrEnum):
    LOA = "loa"
    CSR = "csr"
    BILL = "bill"


class DocumentReference(_Model):
    """Where a stored document is: only this enters a history, never its bytes."""

    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    size: int
    """In bytes."""

    @classmethod
    def to(cls, content: bytes) -> Self:
        return cls(sha256=hashlib.sha256(content).hexdigest(), size=len(content))


class Documents(_Model):
    """What the customer sent; None: not sent (a CSR may be absent, see DOMAIN)."""

    loa: DocumentReference | None = None
    csr: DocumentReference | None = None
    bill: DocumentReference | None = None

    def with_those_of(self, other: Self) -> Self:
        """These documents, replaced by those that `other` has."""
        return self.model_copy(update={kind: ref for kind, ref in other if ref is not None})


class SealedPin(_Model):
    """A PIN that only the activity which sends it upstream can read (`porting.ports.PinSeal`)."""

    sealed: str = Field(repr=False, max_length=1000)
    fingerprint: str = Field(max_length=200)
    """The same for the same PIN of the same request, and tells nothing about it."""


class Contact(_Model):
    name: Text
    email: MailAddress
    phone: str | None = None


class ContactChange(_Model):
    """What changes of a contact; None: stays."""

    model_config = ConfigDict(extra="forbid")

    name: Text | None = None
    email: MailAddress | None = None
    phone: Text | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if self == ContactChange.model_construct():
            raise ValueError("say what changes: name, email or phone")
        return self

    def of(self, contact: Contact) -> Contact:
        return contact.model_copy(update=self.model_dump(exclude_none=True))


class AuthorizedUser(_Model):
    """Who may change the account at the losing carrier, and signs the LOA."""

    first_name: Text
    last_name: Text

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


class ServiceAddress(_Model):
    """Where the numbers are in service: a physical address."""

    street: Text
    unit: str | None = None
    city: Text
    region: Region
    postal_code: Text
    country: Country


class LosingCarrier(_Model):
    """The account that the numbers leave."""

    name: Text
    account_number: str | None = None
    billing_telephone_number: E164 | None = None
    pin: SealedPin | None = None


class PortNumber(_Model):
    number: E164
    type: NumberType
    country: Country


RemainingNumbers = Literal["none", "keep", "disconnect"]

FIRST_PROCESS = 1
#: With the mails `received`, `documents_accepted`, `in_review`, `approved` and `resubmitted`.
PROCESS = 2


class PortRequest(_Model):
    """What the workflow starts with, made by `starters.signup` from what the customer gave."""

    request_id: RequestId
    company_name: Text
    contact: Contact
    authorized_user: AuthorizedUser
    service_address: ServiceAddress
    losing_carrier: LosingCarrier
    numbers: tuple[PortNumber, ...] = Field(min_length=1)
    remaining_numbers: RemainingNumbers = "none"
    """What becomes of the account's other numbers; `none`: there are none, the whole account moves."""
    new_billing_telephone_number: E164 | None = None
    requested_port_date: date | None = None
    google_voice_unlocked: bool | None = None
    """None: it is not a Google Voice number, or nobody asked."""
    documents: Documents
    submitted_at: AwareDatetime
    time_zone: str
    """IANA name; where the first number rings. Port days begin and end there."""
    policy: Policy = Policy()
    process: int = PROCESS
    """Which version of the process it lives by. Like its policy a request keeps the one that it started with;
    the workflow reads an input that names none as `FIRST_PROCESS`."""

    @model_validator(mode="after")
    def _each_number_once(self) -> Self:
        if len({number.number for number in self.numbers}) < len(self.numbers):
            raise ValueError("a number is named twice")
        return self

    @property
    def calendar(self) -> RequestCalendar:
        return RequestCalendar(origin=self.submitted_at, day=self.policy.day, zone=self.time_zone)


def without_pin(request: PortRequest) -> PortRequest:
    """`request` for whoever needs its data and not its secret."""
    account = request.losing_carrier.model_copy(update={"pin": None})
    return request.model_copy(update={"losing_carrier": account})
