"""Whether a document says what is expected: known values are looked for, labels show contradictions."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from porting.domain.checks import address, name
from porting.domain.checks.address import Address
from porting.domain.checks.likeness import Likeness, plain, together
from porting.domain.checks.numbers import (
    account_key,
    find_numbers,
    may_be_listed,
    may_be_one_account,
    states_account,
    states_number,
)
from porting.domain.checks.statements import Statements, Topic
from porting.domain.phone_number import E164
from porting.domain.port_request import PortRequest

_NOT_FOUND = "not found"


@dataclass(frozen=True)
class Compared:
    """How one field of a document compares with what is expected, and what was read."""

    likeness: Likeness
    read: str = _NOT_FOUND

    @property
    def was_read(self) -> bool:
        return self.read != _NOT_FOUND


UNREAD = Compared(Likeness.UNCLEAR)


@dataclass(frozen=True)
class Agreement:
    """How a carrier's document compares with a request, field by field."""

    name: Compared
    place: Compared
    postal_code: Compared
    account: Compared
    btn: Compared
    missing: tuple[E164, ...]
    """Numbers that the document does not show."""


def of(document: Statements, request: PortRequest, numbers: tuple[E164, ...]) -> Agreement:
    place, code = on_address(document, Address.of(request.service_address))
    return Agreement(
        name=on_name(document, request.company_name, request.authorized_user.full_name),
        place=place,
        postal_code=code,
        account=on_account(document, request.losing_carrier.account_number or ""),
        btn=on_btn(document, request.losing_carrier.billing_telephone_number),
        missing=tuple(number for number in numbers if not states_number(document.text, number)),
    )


def on_name(document: Statements, account_name: str, user: str) -> Compared:
    """The account's name and, where the document names one, its authorized user."""
    holder = on_account_name(document, account_name, user)
    users = document.about(Topic.AUTHORIZED_USER)
    if not users:
        return holder
    person = _best(users, lambda text: name.compare_people(text, user))
    if not holder.was_read:
        return person
    return Compared(together([holder.likeness, person.likeness]), f"{holder.read}; {person.read}")


def on_account_name(document: Statements, account_name: str, user: str) -> Compared:
    """The account's name: the company's, or its authorized user's where the account is in his name."""
    labelled = document.about(Topic.ACCOUNT_NAME)

    def compare(text: str) -> Likeness:
        both = (name.compare_firms(text, account_name), name.compare_people(text, user))
        return Likeness.SAME if Likeness.SAME in both else both[0]

    if labelled:
        found = _best(labelled, compare)
        if found.likeness is Likeness.DIFFERENT and _is_a_row(document, account_name):
            return Compared(Likeness.UNCLEAR, found.read)
        return found
    if _is_a_row(document, account_name):
        return Compared(Likeness.SAME, account_name)
    return Compared(Likeness.UNCLEAR, account_name) if _mentions(document, account_name) else UNREAD


def on_signer(document: Statements, user: str) -> Compared:
    """The printed name of who signed an LOA."""
    signers = document.about(Topic.SIGNER_NAME) or document.about(Topic.AUTHORIZED_USER)
    if not signers:
        return Compared(Likeness.SAME, user) if _is_a_row(document, user) else UNREAD
    return _best(signers, lambda text: name.compare_people(text, user))


def on_address(document: Statements, expected: Address) -> tuple[Compared, Compared]:
    """(the place, the postal code) of the service address.

    An address without the label may be the carrier's own, so it can agree but not contradict.
    """
    labelled = service_addresses(document, expected)
    found = [(each, address.compare(expected, each)) for each in labelled]
    if not found:
        others = [address.parse(text, expected.country, expected.city) for text in document.addresses]
        found = [(each, address.compare(expected, each)) for each in others]
        found = [(each, how) for each, how in found if how.place is Likeness.SAME]
    if not found:
        return UNREAD, _code_alone(document, expected)
    order = [Likeness.SAME, Likeness.UNCLEAR, Likeness.DIFFERENT]
    each, how = min(found, key=lambda one: (order.index(one[1].place), order.index(one[1].postal_code)))
    code = Compared(how.postal_code, each.postal_code or _NOT_FOUND)
    return Compared(how.place, str(each)), code if code.was_read else _code_alone(document, expected)


def service_addresses(document: Statements, expected: Address) -> list[Address]:
    """The addresses labelled as service addresses, with the parts that have labels of their own."""
    return [_service_address(document, text, expected) for text in document.about(Topic.SERVICE_ADDRESS)]


def _service_address(document: Statements, text: str, expected: Address) -> Address:
    unit, city, region, code = (
        _first(document, topic) for topic in (Topic.UNIT, Topic.CITY, Topic.REGION, Topic.POSTAL_CODE)
    )
    parsed = address.parse(text, expected.country, expected.city)
    if city and not parsed.postal_code:
        # The form asks for the city apart, so all of the text is street.
        parsed = Address(", ".join(text.split("\n")), None, city, region, code, expected.country)
    return Address(
        parsed.street,
        unit if unit not in text else None,
        parsed.city or city,
        parsed.region or region,
        parsed.postal_code or code,
        expected.country,
    )


def on_account(document: Statements, account: str) -> Compared:
    labelled = [text for text in document.about(Topic.ACCOUNT_NUMBER) if account_key(text)]
    is_stated = states_account(document.text, account)
    if any(account_key(text) == account_key(account) for text in labelled) or (is_stated and not labelled):
        return Compared(Likeness.SAME, account)
    if not labelled:
        return UNREAD
    may_be_it = is_stated or any(may_be_one_account(text, account) for text in labelled)
    return Compared(Likeness.UNCLEAR if may_be_it else Likeness.DIFFERENT, "; ".join(labelled))


def on_btn(document: Statements, btn: E164 | None) -> Compared:
    labelled = find_numbers(" ; ".join(document.about(Topic.BTN)))
    if btn is None:
        return UNREAD
    if btn in labelled or (not labelled and states_number(document.text, btn)):
        return Compared(Likeness.SAME, btn)
    return Compared(Likeness.DIFFERENT, "; ".join(sorted(labelled))) if labelled else UNREAD


def may_list(document: Statements, number: E164) -> bool:
    return may_be_listed(document.text, number)


def _best(texts: Iterable[str], compare: Callable[[str], Likeness]) -> Compared:
    """The closest of several readings, because one document may name an account more than once."""
    order = [Likeness.SAME, Likeness.UNCLEAR, Likeness.DIFFERENT]
    compared = [Compared(compare(text), text) for text in texts]
    return min(compared, key=lambda each: order.index(each.likeness))


def _is_a_row(document: Statements, expected: str) -> bool:
    """Whether the name stands by itself somewhere, not as a part of a longer one."""
    return any(
        Likeness.SAME in (name.compare_firms(row, expected), name.compare_people(row, expected))
        for row in document.cells
        if len(row) <= 2 * len(expected) + 12
    )


def _mentions(document: Statements, expected: str) -> bool:
    words = re.sub(r"[^a-z0-9]+", " ", plain(expected)).strip()
    return bool(words) and words in re.sub(r"[^a-z0-9]+", " ", plain(document.text))


def _code_alone(document: Statements, expected: Address) -> Compared:
    labelled = document.about(Topic.POSTAL_CODE)
    found = [Address("", None, "", "", text, expected.country) for text in labelled]
    for each in found:
        how = address.compare(expected, each).postal_code
        if how is not Likeness.UNCLEAR:
            return Compared(how, each.postal_code)
    return UNREAD


def _first(document: Statements, topic: Topic) -> str:
    return next(iter(document.about(topic)), "")
