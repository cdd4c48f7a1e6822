"""Whether a document says what is expected: known values are looked for, labels show contradictions.

What engines recognized in an image is compared engine by engine. A value that either shows is found, but
digits count only where they were read surely: engines take one digit for another in plain sight.
"""

from dataclasses import dataclass

from porting.domain.checks.account_names import on_account_name, on_user
from porting.domain.checks.address import Address
from porting.domain.checks.compared import UNREAD, Compared, joined, over_views, showing, surest
from porting.domain.checks.likeness import Likeness, together
from porting.domain.checks.numbers import (
    account_key,
    find_numbers,
    may_be_an_account,
    may_be_listed,
    may_be_one_account,
    nearly_account,
    states_account,
    states_ending,
    states_number,
    states_range,
)
from porting.domain.checks.service_places import on_address
from porting.domain.checks.statements import Statements, Topic
from porting.domain.phone_number import E164, is_toll_free
from porting.domain.port_request import PortRequest


@dataclass(frozen=True)
class Agreement:
    """How a carrier's document compares with a request, field by field."""

    holder: Compared
    """The account's name."""
    user: Compared
    """The authorized user, where the document names one."""
    place: Compared
    postal_code: Compared
    account: Compared
    btn: Compared
    missing: tuple[E164, ...]
    """Numbers that the document does not show."""
    unsure: tuple[E164, ...] = ()
    """Numbers that it may show: not surely read in an image, or in text that is not seen."""
    shown: tuple[E164, ...] = ()

    @property
    def name(self) -> Likeness:
        """Of the account's name and its user's together; either alone is enough."""
        read = [each.likeness for each in (self.holder, self.user) if each.was_read]
        return together(read) if read else Likeness.UNCLEAR


def of(document: Statements, request: PortRequest, numbers: tuple[E164, ...]) -> Agreement:
    expected = Address.of(request.service_address)
    place, code = on_address(document, expected)
    missing, unsure = on_numbers(document, numbers)
    return Agreement(
        holder=on_account_name(document, request.company_name, request.authorized_user.full_name, expected),
        user=on_user(document, request.authorized_user.full_name),
        place=place,
        postal_code=code,
        account=on_account(document, request.losing_carrier.account_number or ""),
        btn=on_btn(document, request.losing_carrier.billing_telephone_number),
        missing=missing,
        unsure=unsure,
        shown=tuple(number for number in numbers if number not in (*missing, *unsure)),
    )


def on_account(document: Statements, account: str) -> Compared:
    def on_view(view: Statements) -> Compared:
        labelled = [each for each in view.about(Topic.ACCOUNT_NUMBER) if may_be_an_account(each.text)]
        same = [each for each in labelled if account_key(each.text) == account_key(account)]
        if same:
            return Compared(Likeness.SAME, account, surest(same))
        stated = showing(view, lambda text: states_account(text, account))
        if not labelled or (stated and all(each.is_weak for each in labelled)):
            return Compared(Likeness.SAME, account, stated) if stated else _like_account(view, account)
        may_be_it = stated or any(may_be_one_account(each.text, account) for each in labelled)
        likeness = Likeness.UNCLEAR if may_be_it else Likeness.DIFFERENT
        return Compared(likeness, joined(labelled), labelled[0])

    return over_views(document, on_view, digits=(account,))


def _like_account(view: Statements, account: str) -> Compared:
    """Without a label: what has the shape of `account`, but for a digit or two."""
    for each in (*view.cells, *view.rows):
        if other := nearly_account(each.text, account):
            return Compared(Likeness.DIFFERENT, other, each)
    return UNREAD


#: An engine that misses the label of another BTN still reads ours among the account's numbers: once is none.
_AS_BTN_AND_AS_NUMBER = 2


def on_btn(document: Statements, btn: E164 | None) -> Compared:
    if btn is None:
        return UNREAD

    def on_view(view: Statements) -> Compared:
        labelled = [each for each in view.about(Topic.BTN) if find_numbers(each.text)]
        same = [each for each in labelled if btn in find_numbers(each.text)]
        if same:
            return Compared(Likeness.SAME, btn, surest(same))
        stated = showing(view, lambda text: states_number(text, btn))
        # A toll-free number under `Main number` is the carrier's own.
        owned = [each for each in labelled if not all(map(is_toll_free, find_numbers(each.text)))]
        if stated:
            # What may be a label announces a number, or nothing against one that is there: no sentence.
            owned = [each for each in owned if not (each.is_weak and any(map(str.isalpha, each.text)))]
        if owned or (labelled and not stated):
            return Compared(Likeness.DIFFERENT, joined(owned or labelled), (owned or labelled)[0])
        if stated is None:
            return UNREAD
        is_certain = not view.is_from_an_image or _shown(view, btn) >= _AS_BTN_AND_AS_NUMBER
        return Compared(Likeness.SAME if is_certain else Likeness.UNCLEAR, btn, stated)

    return over_views(document, on_view, digits=(btn[2:],))


def _shown(view: Statements, number: E164) -> int:
    """In how many rows."""
    return sum(states_number(row.text, number) for row in view.rows)


def on_numbers(document: Statements, numbers: tuple[E164, ...]) -> tuple[tuple[E164, ...], tuple[E164, ...]]:
    """(those of `numbers` that the document does not show, those that it may show, read unsurely)."""
    likeness = {number: _on_number(document, number) for number in numbers}
    return (
        tuple(number for number, how in likeness.items() if how is Likeness.DIFFERENT),
        tuple(number for number, how in likeness.items() if how is Likeness.UNCLEAR),
    )


def _on_number(document: Statements, number: E164) -> Likeness:
    texts = [view.text for view in document.views if not view.is_from_an_image]
    stating = (states_number, states_range, states_ending)
    if any(states(text, number) for text in texts for states in stating):
        return Likeness.SAME

    def on_view(view: Statements) -> Compared:
        stated = showing(view, lambda text: states_number(text, number))
        return Compared(Likeness.SAME, number, stated) if stated else UNREAD

    found = over_views(document, on_view, digits=(number[2:],))
    if found.was_read:
        return found.likeness
    is_hidden = any(states_number(each.text, number) for each in document.unseen)
    return Likeness.UNCLEAR if is_hidden else Likeness.DIFFERENT


def may_list(document: Statements, number: E164) -> bool:
    return any(may_be_listed(view.text, number) for view in document.views)
