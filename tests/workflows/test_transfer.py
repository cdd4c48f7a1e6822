"""The port day and after it: numbers move, and somebody says that they work."""

from datetime import timedelta

import pytest

from porting.domain.notice import NoticeKind
from porting.domain.port_order import CarrierState, NumberState
from porting.domain.status import ActionBy, PortStatus
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE, local, toll_free
from tests.desk import Desk, Port, at_the_losing_carrier, to_be_confirmed, with_a_date
from workflows.search_attributes import PORT_ACTION_BY

DAY = timedelta(days=1)


async def on_the_port_day(desk: Desk, *moved: str) -> Port:
    """Of two numbers of one order `moved` have moved."""
    port, port_date = await with_a_date(desk, numbers=local(NUMBER, SECOND_NUMBER))
    await port.port_day_comes(port_date)
    await port.numbers_move(*moved)
    await port.nothing_runs()
    return port


async def after_the_port_day(desk: Desk) -> Port:
    """One of two numbers has moved, and the day is over."""
    port = await on_the_port_day(desk, NUMBER)
    await port.passes(DAY)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    return port


async def acts_in_lists(port: Port) -> str | None:
    attributes = (await port.handle.describe()).typed_search_attributes
    return attributes.get(PORT_ACTION_BY)


@pytest.mark.parametrize("numbers", [[], [NUMBER]], ids=["all", "named"])
async def test_a_confirmation_before_the_port_day_is_refused(desk: Desk, numbers: list[str]) -> None:
    port, _ = await with_a_date(desk)

    answer = await port.is_refused("confirm_transfer", numbers=numbers)
    await port.signal("confirm_transfer", {"numbers": numbers})

    report = await port.comes_to(lambda report: bool(report.refused_messages))
    assert "the port day of acme-0001-1 has not come yet" in answer
    assert report.refused_messages[0].reason in answer
    assert not report.orders[0].numbers[0].confirmed


async def test_a_confirmation_without_a_port_date_is_refused(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)

    answer = await port.is_refused("confirm_transfer", numbers=[NUMBER])

    assert "has no numbers to confirm; it stands at awaiting_losing_carrier" in answer


async def test_a_number_of_another_request_is_not_confirmed(desk: Desk) -> None:
    port = await to_be_confirmed(desk)

    answer = await port.is_refused("confirm_transfer", numbers=[NUMBER, SECOND_NUMBER])

    assert "a number is not on this request" in answer
    assert not (await port.report()).orders[0].numbers[0].confirmed


async def test_whoever_confirms_what_nobody_has_seen_move_must_name_it(desk: Desk) -> None:
    port = await on_the_port_day(desk)

    answer = await port.is_refused("confirm_transfer")

    assert "name the numbers that you have tested" in answer


async def test_numbers_that_somebody_has_tested_are_taken_on_his_word(desk: Desk) -> None:
    port = await on_the_port_day(desk)
    await port.sends("confirm_transfer", numbers=[NUMBER, SECOND_NUMBER], by="sam")

    outcome = await port.outcome()

    report = await port.report()
    assert outcome.status is PortStatus.COMPLETED
    assert [number.state for number in report.orders[0].numbers] == [NumberState.ACTIVE] * 2
    assert NoticeKind.TRANSFERRED not in desk.outbox.kinds("customer")


async def test_a_confirmation_that_names_none_is_of_those_that_have_moved(desk: Desk) -> None:
    port = await on_the_port_day(desk, NUMBER)
    await port.sends("confirm_transfer")
    partly = await port.report()
    await port.numbers_move(SECOND_NUMBER)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    asked = await port.is_told(NoticeKind.TRANSFERRED)
    await port.sends("confirm_transfer")

    outcome = await port.outcome()

    assert partly.status is PortStatus.PORT_DATE_CONFIRMED
    assert [number.confirmed for number in partly.orders[0].numbers] == [True, False]
    assert asked.numbers == (SECOND_NUMBER,)
    assert outcome.status is PortStatus.COMPLETED


async def test_the_same_confirmation_twice_is_one(desk: Desk) -> None:
    port = await to_be_confirmed(desk, numbers=local(NUMBER, SECOND_NUMBER))
    for _ in range(2):
        await port.sends("confirm_transfer", numbers=[NUMBER], by="dana")
    partly = await port.report()
    await port.sends("confirm_transfer", numbers=[NUMBER, SECOND_NUMBER])

    outcome = await port.outcome()

    assert [number.confirmed for number in partly.orders[0].numbers] == [True, False]
    assert outcome.status is PortStatus.COMPLETED
    await port.is_told(NoticeKind.COMPLETED)


async def test_each_number_that_has_moved_is_asked_for_once(desk: Desk) -> None:
    port = await after_the_port_day(desk)
    first = await port.is_told(NoticeKind.TRANSFERRED)
    await port.numbers_move(SECOND_NUMBER)

    second = await port.is_told(NoticeKind.TRANSFERRED, times=2)

    assert (first.numbers, first.numbers_left) == ((NUMBER,), (SECOND_NUMBER,))
    assert (second.numbers, second.numbers_left) == ((SECOND_NUMBER,), ())
    await port.sends("confirm_transfer")
    assert (await port.outcome()).status is PortStatus.COMPLETED


async def test_what_has_not_moved_is_supports_until_it_moves_and_then_the_customers(desk: Desk) -> None:
    port = await after_the_port_day(desk)
    await port.sends("confirm_transfer")
    await port.nothing_runs()
    left = (await port.report()).action_by, await acts_in_lists(port)
    await port.passes(4 * DAY)
    await port.numbers_move(SECOND_NUMBER)
    await port.is_told(NoticeKind.TRANSFERRED, times=2)

    report = await port.report()

    assert left == (ActionBy.SUPPORT, "support")
    assert (report.action_by, await acts_in_lists(port)) == (ActionBy.CUSTOMER, "customer")


async def test_what_somebody_has_tested_stays_moved_whatever_upstream_says(desk: Desk) -> None:
    port = await after_the_port_day(desk)
    await port.sends("confirm_transfer", numbers=[SECOND_NUMBER], by="sam")
    desk.upstream.answer(
        port.pon(),
        CarrierState.PORTED,
        numbers={NUMBER: NumberState.ACTIVE, SECOND_NUMBER: NumberState.FAILED},
    )

    await port.looks_upstream()

    report = await port.report()
    assert [number.state for number in report.orders[0].numbers] == [NumberState.ACTIVE] * 2


async def test_a_number_that_fails_upstream_is_told_to_support_when_the_day_is_over(desk: Desk) -> None:
    port = await on_the_port_day(desk, NUMBER)
    desk.upstream.answer(
        port.pon(),
        CarrierState.PORTED,
        numbers={NUMBER: NumberState.ACTIVE, SECOND_NUMBER: NumberState.FAILED},
    )
    await port.upstream_changes()
    await port.passes(DAY)

    report = await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)

    assert (await port.is_told(NoticeKind.NOT_TRANSFERRED)).numbers == (SECOND_NUMBER,)
    assert [number.state for number in report.orders[0].numbers] == [NumberState.ACTIVE, NumberState.FAILED]


async def test_an_order_that_upstream_calls_ported_waits_for_our_own_inventory(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    desk.upstream.move(port.pon(), NUMBER)
    desk.upstream.inventory.clear()
    await port.upstream_changes()
    await port.reaches(PortStatus.PORT_DATE_CONFIRMED)
    await port.nothing_runs()
    before = await port.report()
    desk.upstream.inventory.add(NUMBER)
    await port.upstream_changes()

    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)

    assert before.status is PortStatus.PORT_DATE_CONFIRMED
    assert before.orders[0].numbers[0].state is NumberState.PENDING


async def test_of_several_orders_those_are_confirmed_that_are_ready(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    port_date = await port.gets_a_date(days=1, order=2)
    await port.port_day_comes(port_date)
    await port.numbers_move(TOLL_FREE, order=2)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION, order=2)
    answer = await port.is_refused("confirm_transfer", numbers=[NUMBER, TOLL_FREE])
    await port.sends("confirm_transfer")

    report = await port.reaches(PortStatus.COMPLETED, order=2)

    assert "acme-0001-1 has no numbers to confirm" in answer
    assert report.orders[0].status is PortStatus.AWAITING_LOSING_CARRIER
    completed = await port.is_told(NoticeKind.COMPLETED)
    assert (completed.numbers, completed.numbers_left) == ((TOLL_FREE,), (NUMBER,))


async def test_numbers_that_move_one_after_the_other_are_tested_together(desk: Desk) -> None:
    port, port_date = await with_a_date(desk, numbers=local(NUMBER, SECOND_NUMBER))
    await port.port_day_comes(port_date)
    await port.nothing_runs()
    desk.upstream.move(port.pon(), NUMBER, state=CarrierState.CONFIRMED)
    await port.upstream_changes()
    await port.nothing_runs()
    half_moved = await port.report()
    await port.numbers_move(SECOND_NUMBER)

    await port.is_told(NoticeKind.TRANSFERRED)

    assert half_moved.status is PortStatus.PORT_DATE_CONFIRMED
    assert [notice.numbers for notice in desk.outbox.notices if notice.kind is NoticeKind.TRANSFERRED] == [
        (NUMBER, SECOND_NUMBER)
    ]


async def test_a_number_that_has_moved_stays_moved_while_its_order_is_rejected(desk: Desk) -> None:
    port, port_date = await with_a_date(desk)
    await port.port_day_comes(port_date)
    desk.upstream.move(port.pon(), NUMBER)
    await port.is_rejected("network_conflict")
    await port.passes(8 * DAY)

    report = await port.report()

    assert [number.state for number in report.orders[0].numbers] == [NumberState.ACTIVE]


async def test_a_port_date_that_is_heard_of_weeks_late_leaves_time_to_confirm(desk: Desk) -> None:
    port, _ = await with_a_date(desk, days=45)
    desk.upstream.confirm(port.pon(), await port.today() + 10 * DAY)  # and its webhook is lost
    desk.upstream.move(port.pon(), NUMBER)
    await port.passes(45 * DAY)

    await port.is_told(NoticeKind.TRANSFERRED)
    await port.sends("confirm_transfer", by="dana")

    assert (await port.outcome()).status is PortStatus.COMPLETED


@pytest.mark.parametrize("state", [CarrierState.CONFIRMED, CarrierState.PORTED])
async def test_numbers_that_have_moved_when_their_date_is_heard_of_are_looked_at_at_once(
    desk: Desk, state: CarrierState
) -> None:
    port = await at_the_losing_carrier(desk)
    desk.upstream.confirm(port.pon(), await port.today() + 9 * DAY)
    desk.upstream.move(port.pon(), NUMBER, state=state)

    await port.upstream_changes()

    report = await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    assert [number.state for number in report.orders[0].numbers] == [NumberState.ACTIVE]
