"""What programs send and get: the shapes that the description names."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr
from pydantic_core import PydanticCustomError

from porting.domain.phone_number import E164
from porting.domain.port_request import DocumentReference, Documents, RemainingNumbers, RequestId, Text
from porting.domain.request_given import Number, NumberGiven, RequestGiven
from porting.domain.resubmission import AddressCorrection, UserCorrection, Words
from starters.desk import StandingShown
from starters.request_file import LosingCarrierInFile
from workflows.report import StatusReport

#: Far more than one account has. What is wrong with a hundred thousand takes seconds to tell.
_MOST_NUMBERS = 1000


def _few(given: object) -> object:
    """`given`, where it is not too much to be looked at one by one."""
    if isinstance(given, list | tuple) and len(given) > _MOST_NUMBERS:
        raise PydanticCustomError("too_long", "has more than {most} numbers", {"most": _MOST_NUMBERS})
    return given


_Numbers = Annotated[tuple[E164, ...], BeforeValidator(_few), Field(max_length=_MOST_NUMBERS)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class NewPortRequest(RequestGiven):
    """A port request, as in REQUEST.json, with references of documents that are stored already.

    In a multipart call the documents come along instead.
    """

    request_id: RequestId | None = None
    """None: made from what the request says, so that the same one is never started twice."""
    losing_carrier: LosingCarrierInFile
    numbers: Annotated[tuple[NumberGiven, ...], BeforeValidator(_few)] = Field(
        min_length=1, max_length=_MOST_NUMBERS
    )
    documents: Documents = Documents()


class CarrierChange(_Model):
    name: Text | None = None
    account_number: Text | None = None
    billing_telephone_number: Number | None = None
    pin: Annotated[SecretStr | None, BeforeValidator(lambda given: given or None)] = None
    """A string: it may begin with zeros or hold letters. It is sealed at once and never shown again."""


class Resubmission(_Model):
    """What the customer mends: only what changes. In a multipart call new documents come along."""

    authorized_user: UserCorrection | None = None
    service_address: AddressCorrection | None = None
    losing_carrier: CarrierChange | None = None
    remaining_numbers: RemainingNumbers | None = None
    new_billing_telephone_number: Number | None = None
    documents: Documents | None = None
    requested_port_date: date | None = None
    resolved: bool = False
    """Whoever had to act at the losing carrier says that it is done."""
    numbers: _Numbers = ()
    """The numbers that it concerns; none: all that wait for a correction."""
    note: Words | None = None


class Confirmation(_Model):
    numbers: _Numbers = ()
    """The numbers that work; none: all that have moved."""
    note: Words | None = None


class CancellationWish(_Model):
    reason: Words = ""


class Stored(BaseModel):
    """A stored document, to be named in a request."""

    reference: DocumentReference


class StartedRequest(BaseModel):
    request_id: RequestId
    workflow_id: str
    created: bool
    """False: it was there already."""


class Done(BaseModel):
    request_id: RequestId
    done: str
    """What the message did, in a phrase."""


class Standing(StandingShown):
    """How a port request stands."""


class StandingWithDetails(Standing):
    details: StatusReport | None
    """None: no worker answers at this moment, or the request was erased; the rest is what lists know, at most
    a moment old."""


class CustomerLink(BaseModel):
    url: str
    """The customer's page of the request. Whoever has it may act for the customer."""
