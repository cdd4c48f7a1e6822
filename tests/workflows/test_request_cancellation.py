"""Temporal's own cancellation, the most visible button of its UI: a port request takes it as its own."""

from datetime import timedelta

import pytest

from porting.domain.errors import MailUnavailableError, UpstreamUnavailableError
from porting.domain.notice import NoticeKind
from porting.domain.port_order import CarrierState
from porting.domain.rejection import RejectionReason
from porting.domain.status import ActionBy, PortStatus
from tests.builders import NUMBER, TOLL_FREE, local, toll_free
from tests.desk import WAITING, Desk, Port, at_the_losing_carrier, to_be_confirmed, with_a_date
from tests.workflows.messages import refusals

MOVED = PortStatus.AWAITING_TRANSFER_CONFIRMATION
KNOWN_UPSTREAM = {
    PortStatus.AWAITING_BACKBONE,
    PortStatus.SUBMITTING_TO_CARRIER,
    PortStatus.AWAITING_LOSING_CARRIER,
    PortStatus.REJECTED,
    PortStatus.PORT_DATE_CONFIRMED,
}


@pytest.mark.parametrize("status", [status for status in WAITING if status is not MOVED])
async def test_it_cancels_upstream_and_tells_everybody_in_every_step(desk: Desk, status: PortStatus) -> None:
    port = await WAITING[status](desk)

    await port.handle.cancel()

    outcome = await port.outcome()
    assert outcome.status is PortStatus.CANCELED
    assert desk.upstream.canceled == ([port.pon()] if status in KNOWN_UPSTREAM else [])
    assert desk.outbox.kinds("customer")[-1] is NoticeKind.CANCELED
    assert desk.outbox.kinds("support")[-1] is NoticeKind.ENDED
    assert (await port.report()).timeline[-2].by == "Temporal's cancellation"


async def test_an_order_that_is_late_stays_with_support_while_it_is_canceled(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.passes(timedelta(days=8))
    await port.is_told(NoticeKind.LATE)
    await port.nothing_runs()
    before = await port.report()
    desk.upstream.failing["cancel"] = UpstreamUnavailableError("away", timedelta(hours=1))

    await port.handle.cancel()
    await port.nothing_runs()

    report = await port.report()
    assert report.action_by is before.action_by is ActionBy.SUPPORT
    assert report.orders[0].since == before.orders[0].since


async def test_it_is_refused_once_the_numbers_have_moved_and_the_request_goes_on(desk: Desk) -> None:
    port = await to_be_confirmed(desk)

    await port.handle.cancel()
    report = await refusals(port, 1)
    await port.sends("confirm_transfer", by="dana")

    assert (await port.outcome()).status is PortStatus.COMPLETED
    assert "have moved" in report.refused_messages[0].reason
    assert desk.outbox.kinds("customer").count(NoticeKind.TRANSFERRED) == 1


async def test_where_upstream_refuses_to_cancel_the_request_goes_on(desk: Desk) -> None:
    port, port_date = await with_a_date(desk)
    desk.upstream.uncancelable[port.pon()] = "too near to the port date"

    await port.handle.cancel()
    await port.is_told(NoticeKind.CANNOT_CANCEL)
    await port.port_day_comes(port_date)
    await port.numbers_move(NUMBER)
    await port.reaches(MOVED)
    await port.sends("confirm_transfer")

    assert (await port.outcome()).status is PortStatus.COMPLETED
    assert desk.outbox.kinds("customer").count(NoticeKind.PORT_DATE) == 1


async def test_only_what_is_still_open_is_canceled(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    port_date = await port.gets_a_date(order=2)
    await port.port_day_comes(port_date)
    await port.numbers_move(TOLL_FREE, order=2)
    await port.reaches(MOVED, order=2)
    await port.sends("confirm_transfer", numbers=[TOLL_FREE])
    await port.nothing_runs()

    await port.handle.cancel()

    outcome = await port.outcome()
    assert outcome.orders == {port.pon(1): PortStatus.CANCELED, port.pon(2): PortStatus.COMPLETED}
    assert desk.upstream.canceled == [port.pon(1)]


async def _is_answered_before(port: Port, first: str, second: str) -> bool:
    """Whether activity `first` had its answer when `second` was asked for."""
    asked: dict[str, int] = {}
    answered: set[int] = set()
    for event in (await port.handle.fetch_history()).events:
        if event.HasField("activity_task_completed_event_attributes"):
            answered.add(event.activity_task_completed_event_attributes.scheduled_event_id)
        elif event.HasField("activity_task_scheduled_event_attributes"):
            name = event.activity_task_scheduled_event_attributes.activity_type.name
            asked[name] = event.event_id
            if name == second:
                return asked[first] in answered
    return False


@pytest.mark.parametrize("asked_before", [False, True], ids=["alone", "after cancel_request"])
async def test_it_does_not_overtake_a_submission_that_is_on_its_way(desk: Desk, asked_before: bool) -> None:
    desk.upstream.submission_may_end.clear()
    port = await desk.submit()
    await desk.sees(lambda: bool(desk.upstream.submissions), "the submission")
    if asked_before:
        await port.signal("cancel_request", {})
        await port.report()
    await port.handle.cancel()
    await port.report()
    desk.upstream.submission_may_end.set()

    outcome = await port.outcome()

    assert await _is_answered_before(port, "submit_port_order", "cancel_port_order")
    assert outcome.status is PortStatus.CANCELED
    assert desk.upstream.canceled == [port.pon()]


async def test_an_unportable_order_is_closed_upstream_all_the_same(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    desk.upstream.failing["cancel"] = UpstreamUnavailableError("away", timedelta(hours=1))
    reason = RejectionReason(code="number_unportable")
    await port.answered_by_carrier(CarrierState.REJECTED, reasons=(reason,))
    await desk.sees(lambda: desk.upstream.calls["cancel"] == 1, "the cancellation")

    await port.handle.cancel()
    desk.upstream.failing.clear()

    assert (await port.outcome()).status is PortStatus.UNPORTABLE
    assert desk.upstream.canceled == [port.pon()]


async def test_it_stops_no_mail_that_is_on_its_way(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.nothing_runs()
    desk.outbox.failures.extend(MailUnavailableError("away") for _ in range(4))
    await port.sends("cancel_request")
    await port.reaches(PortStatus.CANCELED)

    await port.handle.cancel()

    assert (await port.outcome()).status is PortStatus.CANCELED
    assert desk.outbox.kinds("customer")[-1] is NoticeKind.CANCELED
    assert desk.outbox.kinds("support") == [NoticeKind.ENDED]
