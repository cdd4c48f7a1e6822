"""Which of Telnyx's orders came of one draft of ours, and what each is called."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from porting.adapters.telnyx.answers import DRAFT, Order
from porting.adapters.telnyx.mapping import CANCELLED
from porting.domain.phone_number import E164
from porting.domain.port_order import PortOrder

#: A list may lag behind a create; an order that it has not shown by then is not coming.
LIST_CATCHES_UP = timedelta(minutes=10)


def by_precedence(orders: Iterable[Order]) -> list[Order]:
    """What is on its way first, then drafts, then what is over; of equals the oldest."""
    return sorted(orders, key=lambda one: (_rank(one), one.created_at, str(one.id)))


def one_of_each(
    orders: Iterable[Order], numbers: Iterable[E164]
) -> tuple[tuple[Order, ...], tuple[Order, ...]]:
    """The orders that stand for `numbers`, and drafts that are there once too often.

    A create whose answer was lost, and that the list did not show in time, may have been made twice. A number
    is moved by one order: of two the first in precedence stays, and the other, which is a draft still, goes.
    A draft of none of the numbers is neither: it is another part, which the list shows under an old name.
    """
    wanted, taken = set(numbers), set[str]()
    kept, twins = [], []
    for order in by_precedence(orders):
        own, is_draft = set(order.numbers), order.status.value == DRAFT
        if own & taken:
            twins += [order] if is_draft else []
        elif own & wanted or not (is_draft or order.status.value == CANCELLED):
            kept.append(order)
            taken |= own
    return tuple(kept), tuple(twins)


def named(order: PortOrder, drafted: Sequence[Order]) -> tuple[tuple[Order, PortOrder], ...]:
    """Each order of Telnyx's with the order of ours that it is.

    Counted in the order in which their first numbers stand in ours, so that every run counts alike.
    """
    place = {number: at for at, number in enumerate(order.numbers)}
    in_turn = sorted(
        drafted,
        key=lambda one: min((place.get(number, len(place)) for number in one.numbers), default=len(place)),
    )
    parts = []
    for count, one in enumerate(in_turn, start=1):
        numbers = tuple(number for number in order.numbers if number in one.numbers)
        parts.append((one, order.part(count, numbers)))
    return tuple(parts)


def strangers(order: PortOrder, drafted: Iterable[Order]) -> tuple[Order, ...]:
    """Open orders under our reference that have other numbers than ours: another installation's."""
    is_open = (one for one in drafted if one.status.value != CANCELLED)
    return tuple(one for one in is_open if not set(one.numbers) <= set(order.numbers))


def may_be_incomplete(orders: Iterable[Order], now: datetime) -> bool:
    """Whether the list may still be about to show more orders of the same create."""
    return any(now - order.created_at < LIST_CATCHES_UP for order in orders)


def _rank(order: Order) -> int:
    if order.status.value == DRAFT:
        return 1
    return 2 if order.status.value == CANCELLED else 0
