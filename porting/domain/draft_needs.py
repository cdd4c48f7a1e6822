"""What a draft still lacks before it can be a port request, in the customer's words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from porting.domain.mobile_carrier import is_google_voice, is_mobile
from porting.domain.phone_number import NumberType, is_toll_free
from porting.domain.port_request import Documents

_ASKS: dict[str, str] = {
    "company_name": "the name of your company, as your carrier has it",
    "contact.name": "your name",
    "contact.email": "your mail address",
    "authorized_user.first_name": "the first name of the person who may change the account at your carrier",
    "authorized_user.last_name": "the last name of the person who may change the account at your carrier",
    "service_address.street": "the street and house number where the numbers are in service (no PO box)",
    "service_address.city": "the city where the numbers are in service",
    "service_address.region": "the state or province where the numbers are in service",
    "service_address.postal_code": "the ZIP code or postal code where the numbers are in service",
    "service_address.country": "the country where the numbers are in service, US or Canada",
    "losing_carrier.name": "the name of your carrier today",
    "numbers.0.number": "the numbers that you want to bring to us",
}
_ACCOUNT = "your account number at that carrier"
_BTN = "the billing telephone number of your account, unless all your numbers are toll-free"
_TYPE = "whether your numbers are mobile (wireless) numbers or local ones: your carrier is a mobile carrier"
_MOBILE_PIN = (
    "the PIN with which your mobile carrier lets numbers go (often a transfer PIN that you have to ask for). "
    "Give it on the page or by phone, never by mail"
)
_PIN = (
    "the PIN of your account, where it has one, and always for mobile numbers. Give it on the page or by "
    "phone, never by mail"
)
_GOOGLE_VOICE = (
    "word that your Google Voice number is unlocked: unlock it at www.google.com/voice/unlock, then say so"
)
_REMAINING = (
    "what becomes of the other numbers of your account: whether you keep them there, or they are disconnected"
)
_PAPERS: dict[str, tuple[str, bool]] = {
    "loa": ("the Letter of Authorization, signed and dated, as a PDF by itself", True),
    "bill": ("your latest phone bill, as a PDF by itself", True),
    "csr": (
        "the Customer Service Record from your carrier, as a PDF by itself, or word that there is none",
        False,
    ),
}


class Missing(BaseModel):
    """What the customer is asked for."""

    model_config = ConfigDict(frozen=True)

    field: str
    ask: str
    """In his words; it can follow "We need"."""
    is_required: bool = True
    """False: the request may be complete without it."""


@dataclass(frozen=True)
class Held:
    """What there is of a draft."""

    known: Mapping[str, str]
    """By field."""
    on_record: frozenset[str]
    """The numbers that the losing carrier's own record names."""
    documents: Documents
    has_pin: bool
    is_combined: bool
    """Several documents came in one file, and that has been told."""

    @property
    def carrier(self) -> str:
        return self.known.get("losing_carrier.name", "")

    @property
    def numbers(self) -> dict[str, str]:
        """By field."""
        return {name: value for name, value in self.known.items() if is_number_field(name)}

    @property
    def types(self) -> list[NumberType | None]:
        """Each number's; None: a number that is local or mobile, and nobody has said which."""
        return [
            NumberType.TOLL_FREE if is_toll_free(number) else self._type(name)
            for name, number in self.numbers.items()
        ]

    def _type(self, field: str) -> NumberType | None:
        given = self.known.get(f"{field.removesuffix('number')}type")
        return next((each for each in NumberType if each.value == given), None)


def is_number_field(name: str) -> bool:
    """Whether it is `numbers.0.number`."""
    return name.startswith("numbers.") and name.endswith(".number")


def missing_in(held: Held) -> tuple[Missing, ...]:
    """All that is asked for, in the order of REQUEST.json."""
    return (
        *(Missing(field=field, ask=ask) for field, ask in _ASKS.items() if field not in held.known),
        *_of_the_account(held),
        *_of_the_numbers(held),
        *_papers(held),
    )


def _of_the_account(held: Held) -> Iterator[Missing]:
    types, mobile = held.types, is_mobile(held.carrier)
    only_toll_free = bool(types) and set(types) == {NumberType.TOLL_FREE}
    if "losing_carrier.account_number" not in held.known and not only_toll_free:
        yield Missing(field="losing_carrier.account_number", ask=_ACCOUNT)
    if "losing_carrier.billing_telephone_number" not in held.known:
        is_required = NumberType.LOCAL in types or (None in types and not mobile)
        yield Missing(field="losing_carrier.billing_telephone_number", ask=_BTN, is_required=is_required)
    if not held.has_pin:
        may_be_mobile = NumberType.WIRELESS in types or (mobile and None in types)
        ask = _MOBILE_PIN if may_be_mobile else _PIN
        yield Missing(field="losing_carrier.pin", ask=ask, is_required=may_be_mobile)
    if is_google_voice(held.carrier) and "google_voice_unlocked" not in held.known:
        yield Missing(field="google_voice_unlocked", ask=_GOOGLE_VOICE)


def _of_the_numbers(held: Held) -> Iterator[Missing]:
    if None in held.types and is_mobile(held.carrier):
        yield Missing(field=f"numbers.{held.types.index(None)}.type", ask=_TYPE)
    moving = set(held.numbers.values())
    if moving and "remaining_numbers" not in held.known and not held.on_record <= moving:
        yield Missing(field="remaining_numbers", ask=_REMAINING)


def _papers(held: Held) -> Iterator[Missing]:
    for kind, (ask, is_required) in _PAPERS.items():
        is_hint = not is_required and held.is_combined  # it may be in that file
        if getattr(held.documents, kind) is None and not is_hint:
            yield Missing(field=f"documents.{kind}", ask=ask, is_required=is_required)
