"""The backbone provider makes several orders of one draft: each goes its own way, none is drafted again."""

from datetime import timedelta
from typing import Any

import pytest

from porting.domain.errors import UpstreamRefusedError, UpstreamUnavailableError
from porting.domain.notice import NoticeKind
from porting.domain.port_order import BackboneDecision, Decision
from porting.domain.status import ActionBy, PortStatus
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE, local, toll_free
from tests.desk import Desk, Port
from workflows.details import markdown

THIRD_NUMBER = "+15125550177"
PART = "1.2"
PART_PON = "acme-0001-1.2"
HOUR = timedelta(hours=1)


async def split_in_two(desk: Desk, **changes: Any) -> Port:
    """Two numbers of two carriers, and both orders with their losing carriers."""
    desk.upstream.splits["acme-0001-1"] = ((NUMBER,), (SECOND_NUMBER,))
    port = await desk.submit(**{"numbers": local(NUMBER, SECOND_NUMBER), **changes})
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=1)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=PART)
    await port.nothing_runs()
    return port


async def test_each_part_is_approved_submitted_dated_moved_and_confirmed_by_itself(desk: Desk) -> None:
    port = await split_in_two(desk)
    await port.is_rejected("wrong_pin", order=PART)
    first_date = await port.gets_a_date(3, order=1)
    apart = await port.report()
    resubmission = apart.next_steps[0]
    await port.sends("resubmit", losing_carrier={"pin": "4711"}, numbers=[SECOND_NUMBER])
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=PART)
    second_date = await port.gets_a_date(6, order=PART)
    dates = [(await port.report()).port_date, *(order.port_date for order in (await port.report()).orders)]
    await port.port_day_comes(first_date)
    await port.numbers_move(NUMBER, order=1)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION, order=1)
    await port.sends("confirm_transfer")
    await port.reaches(PortStatus.COMPLETED, order=1)
    await port.port_day_comes(second_date)
    await port.numbers_move(SECOND_NUMBER, order=PART)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION, order=PART)
    await port.sends("confirm_transfer")

    outcome = await port.outcome()

    assert (apart.status, apart.action_by) == (PortStatus.REJECTED, ActionBy.CUSTOMER)
    assert [order.status for order in apart.orders] == [PortStatus.PORT_DATE_CONFIRMED, PortStatus.REJECTED]
    assert resubmission.command.endswith(f"--number {SECOND_NUMBER}")
    assert dates == [first_date, first_date, second_date]
    assert outcome.orders == {port.pon(): PortStatus.COMPLETED, PART_PON: PortStatus.COMPLETED}
    assert sorted((o.pon, o.numbers, attempt) for _, o, attempt in desk.upstream.submissions) == [
        (port.pon(), (NUMBER,), 1),
        (PART_PON, (SECOND_NUMBER,), 1),
        (PART_PON, (SECOND_NUMBER,), 2),
    ]


async def test_nothing_is_drafted_twice_and_each_part_is_approved(desk: Desk) -> None:
    port = await split_in_two(desk)

    report = await port.report()

    assert desk.upstream.calls["draft"] == 1
    assert set(desk.upstream.created) == {
        "draft acme-0001-1",
        *(f"{step} {pon} 1" for step in ("approval", "submission") for pon in (port.pon(), PART_PON)),
    }
    assert [
        (order.order, [number.number for number in order.numbers], order.attempt) for order in report.orders
    ] == [(port.pon(), [NUMBER], 1), (PART_PON, [SECOND_NUMBER], 1)]
    split = next(entry for entry in report.timeline if entry.what == "split upstream")
    assert (split.order, split.note) == (port.pon(), f"{port.pon()}, {PART_PON}")
    assert "**acme\\-0001\\-1\\.2**" in markdown(report, port.request.calendar)


async def test_each_part_has_its_own_mails(desk: Desk) -> None:
    port = await split_in_two(desk)
    await port.gets_a_date(3, order=1)
    await port.gets_a_date(6, order=PART)
    await port.is_told(NoticeKind.PORT_DATE, times=2)

    told = {(notice.kind, notice.order, notice.numbers) for notice in desk.outbox.notices}

    assert told == {
        (kind, pon, (number,))
        for kind in (NoticeKind.SUBMITTED, NoticeKind.PORT_DATE)
        for pon, number in ((port.pon(), NUMBER), (PART_PON, SECOND_NUMBER))
    } | {(NoticeKind.RECEIVED, None, (NUMBER, SECOND_NUMBER))}


@pytest.mark.parametrize("name", [PART, PART_PON])
async def test_a_message_names_a_part_by_its_pon_or_by_the_end_of_it(desk: Desk, name: str) -> None:
    port = await split_in_two(desk)
    port_date = (await port.today() + timedelta(days=5)).isoformat()

    await port.sends("carrier_response", order=name, approved=True, port_date=port_date)

    report = await port.reaches(PortStatus.PORT_DATE_CONFIRMED, order=PART)
    assert report.orders[0].status is PortStatus.AWAITING_LOSING_CARRIER


async def test_the_count_alone_still_names_the_order_that_was_asked_for(desk: Desk) -> None:
    port = await split_in_two(desk)

    await port.sends("carrier_response", order=1, approved=False)

    report = await port.reaches(PortStatus.REJECTED, order=1)
    assert report.orders[1].status is PortStatus.AWAITING_LOSING_CARRIER


async def test_what_names_no_part_is_refused_with_the_names_that_there_are(desk: Desk) -> None:
    port = await split_in_two(desk)

    answers = [
        await port.is_refused("carrier_response", order=name, approved=False)
        for name in ("1.3", "2", "acme-0001-1.1")
    ]
    as_a_number = await port.is_refused("carrier_response", order=1.2, approved=False)

    assert all(f"there are {port.pon()}, {PART_PON}" in answer for answer in answers)
    assert "a valid string" in as_a_number


async def test_a_webhook_of_a_part_has_that_part_looked_at(desk: Desk) -> None:
    port = await split_in_two(desk)
    looks = desk.upstream.calls["order"]

    await port.signal("upstream_changed", {"order": PART_PON})

    await desk.sees(lambda: desk.upstream.calls["order"] == looks + 1, "the look")
    await port.nothing_runs()
    assert desk.upstream.calls["order"] == looks + 1


async def test_unportable_numbers_are_left_out_before_the_parts_go_on(desk: Desk) -> None:
    desk.upstream.unportable = {THIRD_NUMBER}
    port = await split_in_two(desk, numbers=local(THIRD_NUMBER, NUMBER, SECOND_NUMBER))

    report = await port.report()

    assert (await port.is_told(NoticeKind.UNPORTABLE)).numbers == (THIRD_NUMBER,)
    assert [[(one.number, one.unportable) for one in order.numbers] for order in report.orders] == [
        [(THIRD_NUMBER, True), (NUMBER, False)],
        [(SECOND_NUMBER, False)],
    ]


async def test_parts_proceed_beside_the_requests_other_orders(desk: Desk) -> None:
    port = await split_in_two(desk, numbers=local(NUMBER, SECOND_NUMBER) + toll_free())
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=2)
    await port.is_rejected("zz9", order=2)

    report = await port.report()

    assert [order.order for order in report.orders] == [port.pon(1), PART_PON, port.pon(2)]
    assert (report.status, report.action_by) == (PortStatus.REJECTED, ActionBy.SUPPORT)
    assert [number.number for number in report.orders[2].numbers] == [TOLL_FREE]


async def test_three_parts_of_which_one_is_refused_are_three_orders(desk: Desk) -> None:
    desk.upstream.splits["acme-0001-1"] = ((NUMBER,), (SECOND_NUMBER,), (THIRD_NUMBER,))
    desk.upstream.approvals += [
        BackboneDecision(decision=Decision.APPROVED),
        BackboneDecision(decision=Decision.REFUSED),
    ]
    port = await desk.submit(numbers=local(NUMBER, SECOND_NUMBER, THIRD_NUMBER))

    report = await port.reaches(PortStatus.REJECTED)

    standing = sorted(order.status for order in report.orders)
    assert [order.order for order in report.orders] == [port.pon(), PART_PON, "acme-0001-1.3"]
    assert standing.count(PortStatus.REJECTED) == 1


async def test_all_parts_are_canceled_and_announced_together(desk: Desk) -> None:
    port = await split_in_two(desk)
    await port.sends("cancel_request")

    outcome = await port.outcome()

    assert outcome.orders == {port.pon(): PortStatus.CANCELED, PART_PON: PortStatus.CANCELED}
    assert sorted(desk.upstream.canceled) == [port.pon(), PART_PON]
    assert (await port.is_told(NoticeKind.CANCELED)).numbers == (NUMBER, SECOND_NUMBER)
    await port.is_told(NoticeKind.ENDED)


async def test_temporals_own_cancellation_takes_all_parts(desk: Desk) -> None:
    port = await split_in_two(desk)
    await port.handle.cancel()

    outcome = await port.outcome()

    assert outcome.orders == {port.pon(): PortStatus.CANCELED, PART_PON: PortStatus.CANCELED}
    assert sorted(desk.upstream.canceled) == [port.pon(), PART_PON]


async def test_a_cancellation_that_meets_the_draft_on_its_way_takes_the_parts_that_it_brings(
    desk: Desk,
) -> None:
    desk.upstream.draft_may_end.clear()
    desk.upstream.splits["acme-0001-1"] = ((NUMBER,), (SECOND_NUMBER,))
    port = await desk.submit(numbers=local(NUMBER, SECOND_NUMBER))
    await desk.sees(lambda: desk.upstream.calls["draft"] == 1, "the draft")
    await port.signal("cancel_request", {})
    await port.report()
    desk.upstream.draft_may_end.set()

    outcome = await port.outcome()

    assert outcome.orders == {port.pon(): PortStatus.CANCELED, PART_PON: PortStatus.CANCELED}
    assert sorted(desk.upstream.canceled) == [port.pon(), PART_PON]
    assert desk.upstream.submissions == []


async def test_parts_of_a_draft_that_was_never_answered_are_found_and_canceled(desk: Desk) -> None:
    desk.upstream.failing["draft"] = UpstreamUnavailableError("away", HOUR)
    desk.upstream.splits["acme-0001-1"] = ((NUMBER,), (SECOND_NUMBER,))
    port = await desk.submit(numbers=local(NUMBER, SECOND_NUMBER))
    await desk.sees(lambda: desk.upstream.calls["draft"] == 1, "the draft")
    await port.sends("cancel_request")
    await desk.sees(lambda: desk.upstream.calls["draft"] == 2, "the draft, asked for again")
    desk.upstream.failing.clear()

    outcome = await port.outcome()

    assert outcome.orders == {port.pon(): PortStatus.CANCELED, PART_PON: PortStatus.CANCELED}
    assert sorted(desk.upstream.canceled) == [port.pon(), PART_PON]


async def test_parts_that_a_refused_cancellation_has_found_go_on_and_are_not_drafted_again(
    desk: Desk,
) -> None:
    desk.upstream.failing["draft"] = UpstreamUnavailableError("away", HOUR)
    desk.upstream.splits["acme-0001-1"] = ((NUMBER,), (SECOND_NUMBER,))
    desk.upstream.uncancelable["acme-0001-1"] = "it is being approved"
    port = await desk.submit(numbers=local(NUMBER, SECOND_NUMBER))
    await desk.sees(lambda: desk.upstream.calls["draft"] == 1, "the draft")
    await port.sends("cancel_request")
    await desk.sees(lambda: desk.upstream.calls["draft"] == 2, "the draft, asked for again")
    desk.upstream.failing.clear()
    await port.passes(HOUR)

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=1)
    await port.reaches(PortStatus.CANCELED, order=PART)

    assert desk.upstream.calls["draft"] == 3
    await port.is_told(NoticeKind.CANNOT_CANCEL)


async def test_a_split_that_cannot_be_read_is_left_to_support_when_its_order_is_canceled(desk: Desk) -> None:
    desk.upstream.splits["acme-0001-1"] = ((NUMBER,), ())
    port = await desk.submit(numbers=local(NUMBER, SECOND_NUMBER))
    await port.reaches(PortStatus.REJECTED)
    await port.sends("cancel_request")

    outcome = await port.outcome()

    notice = await port.is_told(NoticeKind.STEP_FAILED)
    assert outcome.orders == {port.pon(): PortStatus.CANCELED}
    assert "one of them has no number" in notice.detail


async def test_a_draft_that_upstream_refuses_keeps_nobody_from_canceling(desk: Desk) -> None:
    desk.upstream.failing["draft"] = UpstreamRefusedError("account suspended")
    port = await desk.submit()
    await port.reaches(PortStatus.REJECTED)
    await port.sends("cancel_request")

    outcome = await port.outcome()

    assert outcome.status is PortStatus.CANCELED
    assert desk.upstream.canceled == [port.pon()]


async def test_at_the_limit_all_parts_expire(desk: Desk) -> None:
    port = await split_in_two(desk)

    outcome = await port.outcome()

    assert outcome.orders == {port.pon(): PortStatus.EXPIRED, PART_PON: PortStatus.EXPIRED}
    assert (await port.is_told(NoticeKind.EXPIRED)).numbers == (NUMBER, SECOND_NUMBER)


async def test_an_approval_entered_for_the_order_before_it_was_split_counts_for_its_parts(desk: Desk) -> None:
    desk.upstream.undecided = True
    desk.upstream.failing["draft"] = UpstreamUnavailableError("away", HOUR)
    desk.upstream.splits["acme-0001-1"] = ((NUMBER,), (SECOND_NUMBER,))
    port = await desk.submit(numbers=local(NUMBER, SECOND_NUMBER))
    await desk.sees(lambda: desk.upstream.calls["draft"] == 1, "the draft")
    await port.sends("backbone_decision", approved=True, by="sam")
    desk.upstream.failing.clear()
    await port.passes(HOUR)

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=1)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=PART)


async def test_a_split_that_loses_numbers_goes_to_support_and_is_read_again_once_that_is_cleared_up(
    desk: Desk,
) -> None:
    desk.upstream.splits["acme-0001-1"] = ((NUMBER,), ())
    port = await desk.submit(numbers=local(NUMBER, SECOND_NUMBER))
    report = await port.reaches(PortStatus.REJECTED)
    desk.upstream.splits["acme-0001-1"] = ((NUMBER,), (SECOND_NUMBER,))
    await port.sends("resubmit", resolved=True, by="sam")

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=1)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=PART)

    (reason,) = report.orders[0].reasons
    assert report.action_by is ActionBy.SUPPORT
    assert reason.text == (
        "the orders that came back as the draft of acme-0001-1 cannot be gone on with: "
        "one of them has no number"
    )
    assert NUMBER not in reason.text
