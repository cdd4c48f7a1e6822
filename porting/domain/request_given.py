"""What a customer gives of a port request, whichever way, and the port request that is made of it."""

from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from porting.domain.checks.request import normal_number
from porting.domain.errors import InvalidRequestError
from porting.domain.phone_number import NumberType, country_of, is_toll_free, time_zone_of
from porting.domain.policy import Policy
from porting.domain.port_request import (
    AuthorizedUser,
    Contact,
    Documents,
    LosingCarrier,
    PortNumber,
    PortRequest,
    RemainingNumbers,
    RequestId,
    SealedPin,
    ServiceAddress,
    Text,
)

#: In whatever punctuation; what is no number stays as it is, for the checks to name it.
Number = Annotated[str, AfterValidator(lambda given: normal_number(given) or given)]
#: A program that has no value for a field may send an empty one.
_BLANK_IS_NONE = BeforeValidator(
    lambda given: None if isinstance(given, str) and not given.strip() else given
)


class Given(BaseModel):
    """Unknown fields are refused and named; an error never quotes the customer's data."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class AccountGiven(Given):
    """The account that the numbers leave, without its PIN."""

    name: Text
    account_number: Annotated[Text | None, _BLANK_IS_NONE] = None
    billing_telephone_number: Annotated[Number | None, _BLANK_IS_NONE] = None


class NumberGiven(Given):
    number: Number
    type: NumberType | None = None
    """None: toll-free where the number says so, else local."""


class RequestGiven(Given):
    """A port request without what is not said in words: its documents and its PIN."""

    company_name: Text
    contact: Contact
    authorized_user: AuthorizedUser
    service_address: ServiceAddress
    losing_carrier: AccountGiven
    numbers: tuple[NumberGiven, ...] = Field(min_length=1)
    remaining_numbers: RemainingNumbers = "none"
    new_billing_telephone_number: Number | None = None
    requested_port_date: date | None = None
    google_voice_unlocked: bool | None = None


def port_request_of(
    given: RequestGiven,
    *,
    request_id: RequestId,
    documents: Documents,
    pin: SealedPin | None,
    policy: Policy,
    submitted_at: datetime,
) -> PortRequest:
    """The port request that `given` asks for.

    Raises: `InvalidRequestError`.
    """
    if problems := problems_with_numbers(given):
        raise InvalidRequestError(problems)
    facts = given.model_dump(include=set(RequestGiven.model_fields) - {"losing_carrier", "numbers"})
    carrier = given.losing_carrier.model_dump(include=set(AccountGiven.model_fields))
    return PortRequest(
        **facts,
        request_id=request_id,
        losing_carrier=LosingCarrier(**carrier, pin=pin),
        numbers=tuple(
            PortNumber(number=entry.number, type=type_of(entry), country=country_of(entry.number) or "US")
            for entry in given.numbers
        ),
        documents=documents,
        submitted_at=submitted_at,
        time_zone=time_zone_of(given.numbers[0].number),
        policy=policy,
    )


def problems_with_numbers(given: RequestGiven) -> dict[str, str]:
    """What keeps the request's numbers from being phone numbers of ours to move, by field."""
    problems: dict[str, str] = {}
    seen: set[str] = set()
    for position, entry in enumerate(given.numbers):
        field = f"numbers.{position}.number"
        problem = _problem_with(entry) or ("is named twice" if entry.number in seen else None)
        if problem:
            problems[field] = problem
        seen.add(entry.number)
    for field, number in (
        ("losing_carrier.billing_telephone_number", given.losing_carrier.billing_telephone_number),
        ("new_billing_telephone_number", given.new_billing_telephone_number),
    ):
        if number is not None and normal_number(number) is None:
            problems[field] = _FORM
    return problems


_FORM = "must be a US or Canadian number like +15125550100"


def _problem_with(entry: NumberGiven) -> str | None:
    if normal_number(entry.number) is None:
        return _FORM
    if country_of(entry.number) is None:
        return "is not a number of the US or Canada"
    if (entry.type is NumberType.TOLL_FREE) != is_toll_free(entry.number) and entry.type is not None:
        return f"cannot be {entry.type.value}: its area code says otherwise"
    return None


def type_of(entry: NumberGiven) -> NumberType:
    if entry.type is not None:
        return entry.type
    return NumberType.TOLL_FREE if is_toll_free(entry.number) else NumberType.LOCAL
