"""A draft that comes back as several orders has to be a split of what was asked for."""

import pytest

from porting.domain.phone_number import NumberType
from porting.domain.port_order import Draft, Portability, PortOrder
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE
from workflows.names import request_id_of

ASKED = PortOrder(
    pon="acme-0001-1", type=NumberType.LOCAL, country="US", numbers=(NUMBER, SECOND_NUMBER, TOLL_FREE)
)


def a_draft(*orders: PortOrder) -> Draft:
    """`TOLL_FREE` is not portable."""
    portability = tuple(Portability(number=n, portable=n != TOLL_FREE) for n in ASKED.numbers)
    return Draft(portability=portability, reference="BB-1", orders=orders)


def test_a_draft_that_is_one_order_is_in_order() -> None:
    assert a_draft().fault_in_orders(ASKED) is None
    assert a_draft(ASKED.part(1, (NUMBER, SECOND_NUMBER))).fault_in_orders(ASKED) is None


def test_parts_that_have_all_portable_numbers_are_in_order() -> None:
    assert a_draft(ASKED.part(1, (SECOND_NUMBER,)), ASKED.part(2, (NUMBER,))).fault_in_orders(ASKED) is None


@pytest.mark.parametrize(
    ("orders", "fault"),
    [
        ((ASKED.part(1, (NUMBER,)),), "exactly its portable numbers"),
        ((ASKED.part(1, (NUMBER,)), ASKED.part(2, (SECOND_NUMBER, TOLL_FREE))), "exactly its portable"),
        ((ASKED.part(1, (NUMBER, SECOND_NUMBER)), ASKED.part(2, ())), "has no number"),
        ((ASKED.part(1, (NUMBER,)), ASKED.part(2, (NUMBER, SECOND_NUMBER))), "a number is on two"),
        ((ASKED.part(1, (NUMBER,)), ASKED.part(1, (SECOND_NUMBER,))), "named after it"),
        ((ASKED.part(2, (NUMBER,)), ASKED.part(3, (SECOND_NUMBER,))), "named after it"),
        (
            (ASKED.part(1, ()), ASKED.part(2, (NUMBER,)), ASKED.part(2, (SECOND_NUMBER,))),
            "two of them have one name",
        ),
    ],
)
def test_what_is_no_split_of_the_order_is_named_without_its_numbers(
    orders: tuple[PortOrder, ...], fault: str
) -> None:
    words = a_draft(*orders).fault_in_orders(ASKED) or ""

    assert fault in words
    assert "+1" not in words


@pytest.mark.parametrize("pon", [ASKED.pon, ASKED.part(2, (NUMBER,)).pon, ASKED.part(12, (NUMBER,)).pon])
def test_a_parts_pon_leads_to_its_request(pon: str) -> None:
    assert request_id_of(pon) == "acme-0001"
