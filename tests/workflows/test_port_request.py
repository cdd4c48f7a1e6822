"""The whole way of a port request, as the customer and support see it."""

from datetime import timedelta

from porting.domain.notice import NoticeKind
from porting.domain.port_order import CarrierState
from porting.domain.port_request import LosingCarrier
from porting.domain.status import ActionBy, PortStatus
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE, local, toll_free
from tests.desk import Desk, at_the_losing_carrier, to_be_confirmed, with_a_date
from tests.fakes import Pins

DAY = timedelta(days=1)


async def test_a_port_request_goes_all_the_way(desk: Desk) -> None:
    port = await to_be_confirmed(desk)
    await port.signal("confirm_transfer", {"by": "dana"})

    outcome = await port.outcome()

    assert outcome.status is PortStatus.COMPLETED
    assert desk.outbox.kinds("customer") == [
        NoticeKind.RECEIVED,
        NoticeKind.SUBMITTED,
        NoticeKind.PORT_DATE,
        NoticeKind.DAY_BEFORE,
        NoticeKind.TRANSFERRED,
        NoticeKind.COMPLETED,
    ]
    assert desk.outbox.kinds("support") == []


async def test_without_any_webhook_the_slow_looks_find_every_answer(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    port_date = await port.today() + 9 * DAY
    desk.upstream.confirm(port.pon(), port_date)
    await port.passes(2 * DAY)
    await port.reaches(PortStatus.PORT_DATE_CONFIRMED)
    await port.port_day_comes(port_date)
    desk.upstream.move(port.pon(), NUMBER)
    await port.passes(timedelta(hours=2))

    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)


async def test_orders_of_one_request_proceed_side_by_side(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    await port.is_rejected("number_inactive", order=1)
    port_date = await port.gets_a_date(order=2)
    await port.port_day_comes(port_date)
    await port.numbers_move(TOLL_FREE, order=2)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION, order=2)
    await port.update("confirm_transfer", {"numbers": [TOLL_FREE]})

    report = await port.reaches(PortStatus.COMPLETED, order=2)

    assert report.status is PortStatus.REJECTED
    assert report.action_by is ActionBy.CUSTOMER
    assert report.orders[0].status is PortStatus.REJECTED


async def test_a_request_shows_the_order_that_needs_somebody_most(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    await port.is_rejected("wrong_pin", order=1)
    await port.is_rejected("zz9", order=2)

    report = await port.comes_to(lambda report: report.action_by is ActionBy.SUPPORT)

    assert report.waits_for == report.orders[1].waits_for


async def test_an_unportable_number_does_not_hold_up_the_others(desk: Desk) -> None:
    desk.upstream.unportable = {SECOND_NUMBER}
    port, port_date = await with_a_date(desk, numbers=local(NUMBER, SECOND_NUMBER))
    await port.port_day_comes(port_date)
    await port.numbers_move(NUMBER)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.signal("confirm_transfer", {})

    outcome = await port.outcome()

    assert outcome.status is PortStatus.COMPLETED
    assert desk.outbox.last(NoticeKind.UNPORTABLE).numbers == (SECOND_NUMBER,)
    assert desk.upstream.submissions[0][1].numbers == (NUMBER,)


async def test_a_request_ends_as_unportable_when_no_number_can_be_moved(desk: Desk) -> None:
    desk.upstream.unportable = {NUMBER}
    port = await desk.submit()

    outcome = await port.outcome()

    assert outcome.status is PortStatus.UNPORTABLE
    assert desk.outbox.kinds("customer") == [NoticeKind.RECEIVED, NoticeKind.UNPORTABLE]
    assert not desk.upstream.submissions


async def test_an_unportable_order_does_not_end_the_other_one(desk: Desk) -> None:
    desk.upstream.unportable = {NUMBER}
    port = await desk.submit(numbers=local(NUMBER) + toll_free())
    await port.reaches(PortStatus.UNPORTABLE, order=1)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=2)
    port_date = await port.gets_a_date(order=2)
    await port.port_day_comes(port_date)
    await port.numbers_move(TOLL_FREE, order=2)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.signal("confirm_transfer")

    outcome = await port.outcome()

    assert outcome.status is PortStatus.PARTIALLY_COMPLETED
    assert outcome.orders == {port.pon(1): PortStatus.UNPORTABLE, port.pon(2): PortStatus.COMPLETED}


async def test_upstream_calling_an_order_done_does_not_move_its_numbers(desk: Desk) -> None:
    port, port_date = await with_a_date(desk, numbers=local(NUMBER, SECOND_NUMBER))
    await port.port_day_comes(port_date)
    await port.numbers_move(NUMBER)
    await port.passes(DAY)

    report = await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)

    assert desk.outbox.last(NoticeKind.NOT_TRANSFERRED).numbers == (SECOND_NUMBER,)
    assert desk.outbox.last(NoticeKind.TRANSFERRED).numbers == (NUMBER,)
    assert [number.state for number in report.orders[0].numbers] == ["active", "pending"]


async def test_a_number_has_moved_only_once_our_own_inventory_has_it(desk: Desk) -> None:
    port, port_date = await with_a_date(desk)
    await port.port_day_comes(port_date)
    desk.upstream.move(port.pon(), NUMBER)
    desk.upstream.inventory.clear()
    await port.upstream_changes()
    await port.passes(timedelta(hours=4))
    before = await port.report()
    desk.upstream.inventory.add(NUMBER)
    await port.upstream_changes()

    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)

    assert before.status is PortStatus.PORT_DATE_CONFIRMED


async def test_numbers_that_never_move_end_the_request_as_partially_completed(desk: Desk) -> None:
    port, port_date = await with_a_date(desk, numbers=local(NUMBER, SECOND_NUMBER))
    await port.port_day_comes(port_date)
    await port.numbers_move(NUMBER)
    await port.passes(DAY)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.signal("confirm_transfer")
    report = await port.comes_to(lambda report: report.action_by is ActionBy.SUPPORT)

    outcome = await port.outcome()

    assert report.orders[0].numbers[0].confirmed
    assert outcome.status is PortStatus.PARTIALLY_COMPLETED
    assert desk.outbox.last(NoticeKind.PARTIALLY_COMPLETED).numbers == (SECOND_NUMBER,)
    assert desk.upstream.canceled == [port.pon()]


async def test_a_changed_port_date_is_told_with_the_one_that_it_replaces(desk: Desk) -> None:
    port, first = await with_a_date(desk, days=7)
    second = await port.gets_a_date(10)

    notice = await port.is_told(NoticeKind.PORT_DATE, times=2)

    assert (notice.previous_port_date, notice.port_date) == (first, second)


async def test_a_date_too_near_for_a_reminder_is_told_once(desk: Desk) -> None:
    port, port_date = await with_a_date(desk, days=0)
    await port.numbers_move(NUMBER)

    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)

    assert NoticeKind.DAY_BEFORE not in desk.outbox.kinds("customer")
    assert port_date == await port.today()


async def test_an_order_that_upstream_has_already_ported_is_not_missed(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    desk.upstream.move(port.pon(), NUMBER, state=CarrierState.PORTED)
    await port.upstream_changes()

    report = await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)

    assert report.orders[0].numbers[0].state == "active"


async def test_the_pin_is_opened_only_where_it_is_sent(desk: Desk) -> None:
    pin = Pins().seal("0042", "acme-0001")
    carrier = LosingCarrier(name="Lone Star Wireless", account_number="LS-2", pin=pin)

    await at_the_losing_carrier(desk, losing_carrier=carrier)

    assert desk.upstream.pins == ["0042"]
    assert "0042" not in repr(carrier)
