"""A port request is canceled, as far as upstream still lets it."""

from datetime import timedelta

import pytest

from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.errors import UpstreamRefusedError, UpstreamUnavailableError
from porting.domain.notice import NoticeKind
from porting.domain.port_order import CarrierState
from porting.domain.rejection import RejectionReason
from porting.domain.status import ActionBy, PortStatus
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE, local, toll_free
from tests.desk import OPEN_UPSTREAM, WAITING, Desk, Port, at_the_losing_carrier, to_be_confirmed, with_a_date

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TOO_NEAR = "too near the port date"


@pytest.mark.parametrize(
    "status", [status for status in WAITING if status != PortStatus.AWAITING_TRANSFER_CONFIRMATION]
)
async def test_a_request_is_canceled_wherever_it_stands(desk: Desk, status: PortStatus) -> None:
    port = await WAITING[status](desk)
    if status is not PortStatus.CHECKING_DOCUMENTS:
        await port.nothing_runs()
    await port.signal("cancel_request", {"reason": "the customer stays", "by": "sam"})

    outcome = await port.outcome()

    notice = await port.is_told(NoticeKind.CANCELED)
    assert outcome.status is PortStatus.CANCELED
    assert desk.upstream.canceled == ([port.pon()] if status in OPEN_UPSTREAM else [])
    assert notice.numbers == (NUMBER,)
    assert (await port.is_told(NoticeKind.ENDED)).detail == "It ended as canceled."
    asked = next(entry for entry in (await port.report()).timeline if entry.by == "sam")
    assert (asked.what, asked.note) == ("cancellation asked for", "the customer stays")


async def test_an_order_that_mends_its_documents_again_is_canceled_too(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("number_inactive")
    desk.checks.find(FindingCode.LOA_EXPIRED, Severity.FAIL)
    await port.sends("resubmit", resolved=True)
    await port.reaches(PortStatus.DOCUMENTS_REJECTED)
    await port.sends("cancel_request")

    outcome = await port.outcome()

    assert outcome.status is PortStatus.CANCELED
    assert desk.upstream.canceled == [port.pon()]


async def test_customer_and_support_hear_once_of_all_orders_together(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    await port.is_rejected("wrong_pin", order=1)
    await port.gets_a_date(order=2)
    await port.sends("cancel_request")

    outcome = await port.outcome()

    assert set(outcome.orders.values()) == {PortStatus.CANCELED}
    assert sorted(desk.upstream.canceled) == [port.pon(1), port.pon(2)]
    assert (await port.is_told(NoticeKind.CANCELED)).numbers == (NUMBER, TOLL_FREE)
    await port.is_told(NoticeKind.ENDED)


async def test_an_order_is_announced_also_where_the_other_one_turns_out_unportable_meanwhile(
    desk: Desk,
) -> None:
    desk.upstream.draft_may_end.clear()
    desk.upstream.unportable = {NUMBER}
    port = await desk.submit(numbers=local(NUMBER) + toll_free())
    await desk.sees(lambda: desk.upstream.calls["draft"] == 2, "both drafts")
    await port.signal("cancel_request", {})
    await port.report()
    desk.upstream.draft_may_end.set()

    outcome = await port.outcome()

    assert outcome.orders == {port.pon(1): PortStatus.UNPORTABLE, port.pon(2): PortStatus.CANCELED}
    assert (await port.is_told(NoticeKind.CANCELED)).numbers == (TOLL_FREE,)


async def test_an_order_that_upstream_refuses_to_cancel_goes_on_to_its_completion(desk: Desk) -> None:
    port, port_date = await with_a_date(desk, days=3)
    desk.upstream.uncancelable[port.pon()] = TOO_NEAR
    await port.sends("cancel_request")
    notice = await port.is_told(NoticeKind.CANNOT_CANCEL)
    still = await port.report()
    await port.port_day_comes(port_date)
    await port.numbers_move(NUMBER)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.sends("confirm_transfer")

    outcome = await port.outcome()

    assert (notice.detail, notice.port_date) == (TOO_NEAR, port_date)
    assert (still.status, still.port_date) == (PortStatus.PORT_DATE_CONFIRMED, port_date)
    assert outcome.status is PortStatus.COMPLETED
    assert desk.outbox.kinds("customer").count(NoticeKind.PORT_DATE) == 1
    assert desk.outbox.kinds("support") == []


async def test_one_order_is_canceled_while_the_other_one_goes_on(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    port_date = await port.gets_a_date(days=1, order=2)
    desk.upstream.uncancelable[port.pon(2)] = TOO_NEAR
    await port.sends("cancel_request")
    canceled = await port.is_told(NoticeKind.CANCELED)
    kept = await port.is_told(NoticeKind.CANNOT_CANCEL)
    await port.port_day_comes(port_date)
    await port.numbers_move(TOLL_FREE, order=2)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.sends("confirm_transfer")

    outcome = await port.outcome()

    assert (canceled.numbers, kept.numbers) == ((NUMBER,), (TOLL_FREE,))
    assert outcome.status is PortStatus.PARTIALLY_COMPLETED
    assert outcome.orders == {port.pon(1): PortStatus.CANCELED, port.pon(2): PortStatus.COMPLETED}


async def test_a_refused_cancellation_tells_nobody_again_what_he_knows(desk: Desk) -> None:
    port, _ = await with_a_date(desk, days=1)
    desk.upstream.uncancelable[port.pon()] = TOO_NEAR
    await port.passes(3 * DAY)
    await port.is_told(NoticeKind.NOT_TRANSFERRED)
    await port.sends("cancel_request")
    await port.is_told(NoticeKind.CANNOT_CANCEL)
    await port.passes(DAY)

    await port.is_told(NoticeKind.NOT_TRANSFERRED)

    assert desk.outbox.kinds("customer").count(NoticeKind.PORT_DATE) == 1
    assert (await port.report()).late


async def test_what_upstream_refused_to_cancel_can_be_tried_again(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    desk.upstream.uncancelable[port.pon()] = "the losing carrier is at work"
    await port.sends("cancel_request")
    await port.is_told(NoticeKind.CANNOT_CANCEL)
    desk.upstream.uncancelable.clear()
    await port.sends("cancel_request")

    outcome = await port.outcome()

    assert outcome.status is PortStatus.CANCELED


async def test_a_cancellation_sent_twice_is_one(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.nothing_runs()
    await port.signal("cancel_request", {})
    await port.signal("cancel_request", {})

    outcome = await port.outcome()

    assert outcome.status is PortStatus.CANCELED
    assert desk.upstream.calls["cancel"] == 1
    await port.is_told(NoticeKind.CANCELED)
    await port.is_told(NoticeKind.ENDED)


async def test_a_submission_that_is_on_its_way_is_canceled_after_it_has_arrived(desk: Desk) -> None:
    desk.upstream.submission_may_end.clear()
    port = await desk.submit()
    await desk.sees(lambda: bool(desk.upstream.submissions), "the submission")
    await port.signal("cancel_request", {})
    asked = await port.report()
    canceled_before = list(desk.upstream.canceled)
    desk.upstream.submission_may_end.set()

    outcome = await port.outcome()

    assert asked.status is PortStatus.SUBMITTING_TO_CARRIER
    assert canceled_before == []
    assert outcome.status is PortStatus.CANCELED
    assert desk.upstream.canceled == [port.pon()]


async def test_a_cancellation_outlasts_an_upstream_that_is_away(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    desk.upstream.failing["cancel"] = UpstreamUnavailableError("away", HOUR)
    await port.sends("cancel_request")
    await port.passes(5 * HOUR)
    away = await port.report()
    desk.upstream.failing.clear()

    outcome = await port.outcome()

    assert away.status is PortStatus.AWAITING_LOSING_CARRIER
    assert outcome.status is PortStatus.CANCELED


@pytest.mark.parametrize(
    "failure",
    [UpstreamUnavailableError("away", 6 * HOUR), UpstreamRefusedError("no access")],
    ids=["away for days", "refused for good"],
)
async def test_a_cancellation_that_upstream_does_not_take_is_told_to_support_and_the_order_goes_on(
    desk: Desk, failure: UpstreamUnavailableError | UpstreamRefusedError
) -> None:
    port = await at_the_losing_carrier(desk)
    desk.upstream.failing["cancel"] = failure
    await port.sends("cancel_request")
    await port.passes(DAY + HOUR)

    notice = await port.is_told(NoticeKind.STEP_FAILED)

    assert str(failure) in notice.detail
    assert (await port.report()).status is PortStatus.AWAITING_LOSING_CARRIER
    assert NoticeKind.CANNOT_CANCEL not in desk.outbox.kinds("customer")


async def is_called_unportable(port: Port) -> None:
    reason = RejectionReason(code="number_unportable", text="no agreement")
    await port.answered_by_carrier(CarrierState.REJECTED, reasons=(reason,))


async def test_an_order_that_turns_out_to_be_unportable_is_not_left_open_upstream(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await is_called_unportable(port)

    outcome = await port.outcome()

    assert outcome.status is PortStatus.UNPORTABLE
    assert desk.upstream.canceled == [port.pon()]
    assert desk.outbox.kinds("customer") == [
        NoticeKind.RECEIVED,
        NoticeKind.SUBMITTED,
        NoticeKind.UNPORTABLE,
    ]
    assert desk.outbox.kinds("support") == []


async def test_an_unportable_order_that_upstream_does_not_cancel_is_told_to_support(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    desk.upstream.uncancelable[port.pon()] = "it is closed already"
    await is_called_unportable(port)

    outcome = await port.outcome()

    notice = await port.is_told(NoticeKind.STEP_FAILED)
    assert outcome.status is PortStatus.UNPORTABLE
    assert "it is closed already" in notice.detail


async def test_an_order_of_unportable_numbers_is_never_drafted_and_needs_no_cancellation(desk: Desk) -> None:
    desk.upstream.unportable = {NUMBER}
    port = await desk.submit()

    outcome = await port.outcome()

    assert outcome.status is PortStatus.UNPORTABLE
    assert desk.upstream.calls["cancel"] == 0


async def test_an_unportable_order_waits_for_nobody_to_be_canceled_beside_another_one(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=2)
    await is_called_unportable(port)

    await desk.sees(lambda: desk.upstream.canceled == [port.pon(1)], "the cancellation")

    report = await port.reaches(PortStatus.UNPORTABLE, order=1)
    assert report.status is PortStatus.AWAITING_LOSING_CARRIER


async def test_numbers_that_have_moved_cannot_be_canceled(desk: Desk) -> None:
    port = await to_be_confirmed(desk)

    answer = await port.is_refused("cancel_request")

    assert "have moved" in answer
    assert (await port.report()).status is PortStatus.AWAITING_TRANSFER_CONFIRMATION


async def test_what_has_moved_and_is_confirmed_stays_when_the_rest_is_canceled(desk: Desk) -> None:
    port, port_date = await with_a_date(desk, numbers=local(NUMBER, SECOND_NUMBER))
    await port.port_day_comes(port_date)
    await port.numbers_move(NUMBER)
    await port.passes(DAY)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.sends("confirm_transfer")
    await port.sends("cancel_request")

    outcome = await port.outcome()

    assert outcome.status is PortStatus.PARTIALLY_COMPLETED
    assert (await port.is_told(NoticeKind.PARTIALLY_COMPLETED)).numbers == (SECOND_NUMBER,)
    assert desk.upstream.canceled == [port.pon()]


async def test_an_order_whose_port_day_is_over_stays_with_support_where_it_is_not_canceled(
    desk: Desk,
) -> None:
    port, port_date = await with_a_date(desk)
    desk.upstream.uncancelable[port.pon()] = TOO_NEAR
    await port.port_day_comes(port_date)
    await port.passes(DAY)
    await port.sends("cancel_request")
    await port.is_told(NoticeKind.CANNOT_CANCEL)
    await port.nothing_runs()

    report = await port.report()

    assert (report.status, report.action_by) == (PortStatus.PORT_DATE_CONFIRMED, ActionBy.SUPPORT)
    await port.is_told(NoticeKind.NOT_TRANSFERRED)
