"""Numbers of several losing carriers: one draft becomes several orders, each with a life of its own."""

from datetime import date

import httpx2
import pytest

from porting.domain.port_order import CarrierState, Decision, Draft, PortOrder
from porting.sandbox.admin import Instruction
from porting.sandbox.app import create_app
from porting.sandbox.upstream import ApprovalBody, DraftBody, RefusedError, SubmissionBody
from tests.sandbox.played import MONDAY, PON, TEXAS, Played
from tests.sandbox.servers import loopback_client, served

OURS, ALSO_OURS = "+15125550100", "+15125550142"
ELSEWHERE, THIRD, UNPORTABLE = "+15125550166", "+15125550167", "+15125550160"
PART = f"{PON}.2"


def draft(played: Played, *numbers: str) -> tuple[Draft, bool]:
    body = {
        "pon": PON,
        "request_id": "acme-0001",
        "type": "local",
        "country": "US",
        "numbers": numbers,
        "calendar": {"origin": MONDAY, "zone": TEXAS},
    }
    return played.upstream.draft(DraftBody.model_validate(body))


def parts(orders: tuple[PortOrder, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(order.pon, order.numbers) for order in orders]


def submit(played: Played, pon: str, *numbers: str) -> None:
    """Have the order approved, then submit it."""
    played.upstream.request_approval(pon, ApprovalBody(attempt=1, numbers=numbers))
    played.later(hours=2)
    played.upstream.submit(SubmissionBody(pon=pon, attempt=1, numbers=numbers))


def test_a_draft_of_two_carriers_numbers_comes_back_as_two_orders(played: Played) -> None:
    answer, made = draft(played, OURS, ELSEWHERE, ALSO_OURS)

    assert made
    assert parts(answer.orders) == [(PON, (OURS, ALSO_OURS)), (PART, (ELSEWHERE,))]
    assert [number.number for number in answer.portability] == [OURS, ELSEWHERE, ALSO_OURS]
    assert answer.reference == played.desk.order(PON).reference != played.desk.order(PART).reference


def test_of_three_carriers_it_becomes_three(played: Played) -> None:
    answer, _ = draft(played, THIRD, OURS, ELSEWHERE)

    assert parts(answer.orders) == [(PON, (THIRD,)), (PART, (OURS,)), (f"{PON}.3", (ELSEWHERE,))]


@pytest.mark.parametrize("numbers", [(OURS, ALSO_OURS), (ELSEWHERE, "+15125550266"), (UNPORTABLE, ELSEWHERE)])
def test_numbers_of_one_carrier_are_one_order(played: Played, numbers: tuple[str, ...]) -> None:
    answer, _ = draft(played, *numbers)

    assert answer.orders == ()
    assert len(played.desk.orders()) == 1


def test_a_draft_that_is_asked_for_twice_is_split_once(played: Played) -> None:
    first = draft(played, OURS, ELSEWHERE, UNPORTABLE)

    again = draft(played, OURS, ELSEWHERE, UNPORTABLE)

    assert again == (first[0], False)
    assert [order.pon for order in played.desk.orders()] == [PART, PON]
    assert [number.number for number in again[0].unportable] == [UNPORTABLE]


def test_each_part_has_a_life_of_its_own(played: Played) -> None:
    draft(played, "+15125550133", ELSEWHERE)
    submit(played, PON, "+15125550133")
    submit(played, PART, ELSEWHERE)
    played.later(days=1)

    first, part = played.upstream.order(PON), played.upstream.order(PART)
    canceled = played.upstream.cancel(PON)

    assert first is not None
    assert part is not None
    assert (first.state, [reason.code for reason in first.reasons]) == (
        CarrierState.REJECTED,
        ["name_mismatch"],
    )
    assert (part.state, set(part.numbers)) == (CarrierState.CONFIRMED, {ELSEWHERE})
    assert canceled.canceled
    assert played.desk.order(PART).state is CarrierState.CONFIRMED


def test_a_part_does_not_take_another_parts_numbers(played: Played) -> None:
    draft(played, OURS, ELSEWHERE)

    with pytest.raises(RefusedError, match=r"not the portable numbers of acme-0001-1\.2"):
        played.upstream.request_approval(PART, ApprovalBody(attempt=1, numbers=(OURS, ELSEWHERE)))


def test_a_number_of_a_part_comes_into_the_inventory_of_the_request(played: Played) -> None:
    draft(played, OURS, ELSEWHERE)
    submit(played, PART, ELSEWHERE)
    played.later(days=1)
    played.desk.act(PART, Instruction.model_validate({"act": "activate"}))

    assert played.held(OURS, ELSEWHERE) == (ELSEWHERE,)


async def test_the_page_of_a_part_leads_to_what_was_drafted_with_it(played: Played) -> None:
    draft(played, OURS, ELSEWHERE)
    played.state.close()
    async with served(create_app(played.settings)) as address, loopback_client() as client:
        page: httpx2.Response = await client.get(f"{address}/orders/{PART}")
        overview = (await client.get(address)).text

    assert f'href="/orders/{PON}"' in page.text
    assert ELSEWHERE in page.text
    assert OURS not in page.text
    assert f'href="/orders/{PART}"' in overview


def test_a_supplement_with_another_desired_date_gets_that_date(played: Played) -> None:
    played.confirmed(OURS, wished=date(2026, 8, 12))
    supplement = SubmissionBody(pon=PON, attempt=2, numbers=(OURS,), requested_port_date=date(2026, 8, 20))
    received, _ = played.upstream.submit(supplement)
    played.later(days=1)

    order = played.order()

    assert (received.state, received.port_date) == (CarrierState.RECEIVED, None)
    assert (order.state, order.port_date, order.attempt) == (CarrierState.CONFIRMED, date(2026, 8, 20), 2)
    assert played.desk.shown(played.facts())["submissions"][1]["changed"] == ["requested_port_date"]


def test_a_submission_without_a_date_keeps_the_desired_one(played: Played) -> None:
    played.submitted("+15125550133", wished=date(2026, 8, 20))
    played.later(days=1)
    played.submit(2)
    played.later(days=1)

    assert played.order().port_date == date(2026, 8, 20)
    assert played.ask_approval().decision is Decision.APPROVED
