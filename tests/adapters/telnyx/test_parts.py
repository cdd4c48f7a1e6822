from datetime import UTC, datetime, timedelta

from porting.adapters.telnyx.parts import may_be_incomplete, named, one_of_each, strangers
from porting.domain.phone_number import NumberType
from porting.domain.port_order import PortOrder
from tests.adapters.telnyx.orders import CREATED, an_order

A, B, C = "+15125550101", "+15125550102", "+15125550103"
ORDER = PortOrder(pon="acme-0001-1", type=NumberType.LOCAL, country="US", numbers=(A, B, C))


def test_parts_are_counted_as_their_first_numbers_stand_in_the_request() -> None:
    first, second = an_order(numbers=(C, A)), an_order(numbers=(B,))

    for drafted in ([first, second], [second, first]):
        parts = named(ORDER, drafted)

        assert [(one.id, part.pon, part.numbers) for one, part in parts] == [
            (first.id, "acme-0001-1", (A, C)),
            (second.id, "acme-0001-1.2", (B,)),
        ]


def test_a_draft_that_was_made_twice_is_there_once() -> None:
    older, newer = (
        an_order(numbers=(A, B)),
        an_order(numbers=(A, B), created_at=CREATED + timedelta(minutes=1)),
    )

    assert one_of_each([newer, older], ORDER.numbers) == ((older,), (newer,))


def test_an_order_on_its_way_comes_before_every_draft() -> None:
    draft, submitted = an_order(), an_order("in-process", created_at=CREATED + timedelta(minutes=1))

    assert one_of_each([draft, submitted], draft.numbers) == ((submitted,), (draft,))


def test_orders_on_their_way_are_all_kept() -> None:
    orders = (an_order("submitted", numbers=(A,)), an_order("exception", numbers=(B,)))

    kept, surplus = one_of_each(orders, (A,))

    assert ({order.id for order in kept}, surplus) == ({order.id for order in orders}, ())


def test_a_draft_of_none_of_the_numbers_is_left_alone() -> None:
    own, another_part = an_order(numbers=(A,)), an_order(numbers=(C,))

    assert one_of_each([own, another_part], (A, B)) == ((own,), ())


def test_a_cancelled_order_stands_for_its_numbers_until_there_is_another() -> None:
    cancelled, draft = an_order("cancelled"), an_order()

    assert one_of_each([cancelled], cancelled.numbers) == ((cancelled,), ())
    assert one_of_each([cancelled, draft], cancelled.numbers) == ((draft,), ())


def test_an_order_with_other_numbers_under_our_reference_is_a_stranger() -> None:
    stranger = an_order("submitted", numbers=(A, "+15125550199"))

    assert strangers(ORDER, [an_order(numbers=(A,)), stranger]) == (stranger,)
    assert not strangers(ORDER, [an_order("cancelled", numbers=("+15125550199",))])


def test_a_list_is_given_time_to_show_all_orders_of_a_create() -> None:
    now = datetime(2026, 11, 23, 15, 5, tzinfo=UTC)

    assert may_be_incomplete([an_order()], now)
    assert not may_be_incomplete([an_order()], now + timedelta(hours=1))
