"""The customer asks for another port date: before one is confirmed, and after."""

from datetime import date, timedelta

from porting.domain.errors import UpstreamRefusedError, UpstreamUnavailableError
from porting.domain.notice import NoticeKind
from porting.domain.port_order import CarrierOrder, CarrierState
from porting.domain.status import PortStatus
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE, local, toll_free
from tests.desk import Desk, Port, at_the_losing_carrier, with_a_date

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


async def in_days(port: Port, days: int) -> date:
    return await port.today() + days * DAY


async def asks_for(port: Port, day: date, **others: object) -> None:
    await port.sends("resubmit", requested_port_date=day.isoformat(), by="dana", **others)


def wishes(desk: Desk) -> list[tuple[int, date | None]]:
    """Attempt and desired date of each submission."""
    return [(attempt, request.requested_port_date) for request, _, attempt in desk.upstream.submissions]


async def test_a_confirmed_date_is_changed_by_a_supplement_and_the_customer_hears_both_dates(
    desk: Desk,
) -> None:
    port, first = await with_a_date(desk, days=7)
    wished = await in_days(port, 12)
    await asks_for(port, wished)
    asked = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    confirmed = await port.gets_a_date(13)

    notice = await port.is_told(NoticeKind.PORT_DATE, times=2)

    assert (asked.port_date, asked.orders[0].attempt) == (None, 2)
    assert wishes(desk) == [(1, None), (2, wished)]
    assert (notice.port_date, notice.previous_port_date) == (confirmed, first)
    assert len(desk.checks.asked) == 1
    assert NoticeKind.SUBMITTED in desk.outbox.kinds("customer")
    await port.is_told(NoticeKind.SUBMITTED)


async def test_a_port_with_a_changed_date_is_completed_on_that_date(desk: Desk) -> None:
    port, first = await with_a_date(desk, days=7)
    await asks_for(port, await in_days(port, 12))
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    second = await port.gets_a_date(12)
    await port.port_day_comes(first)
    on_the_first = await port.report()
    await port.port_day_comes(second)
    await port.numbers_move(NUMBER)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.sends("confirm_transfer")

    outcome = await port.outcome()

    assert (on_the_first.status, on_the_first.late) == (PortStatus.PORT_DATE_CONFIRMED, False)
    assert outcome.status is PortStatus.COMPLETED
    assert desk.outbox.kinds("customer").count(NoticeKind.DAY_BEFORE) == 1


async def test_a_supplement_that_is_confirmed_in_its_very_receipt_is_told_at_once(desk: Desk) -> None:
    port, first = await with_a_date(desk, days=7)
    wished = await in_days(port, 12)
    desk.upstream.on_submit[2] = CarrierOrder(
        pon=port.pon(), attempt=2, state=CarrierState.CONFIRMED, port_date=wished
    )
    await asks_for(port, wished)

    notice = await port.is_told(NoticeKind.PORT_DATE, times=2)

    assert (notice.port_date, notice.previous_port_date) == (wished, first)
    assert (await port.report()).port_date == wished


async def test_the_old_date_in_the_receipt_of_a_supplement_is_no_answer_to_it(desk: Desk) -> None:
    port, first = await with_a_date(desk, days=7)
    desk.upstream.on_submit[2] = CarrierOrder(
        pon=port.pon(), attempt=2, state=CarrierState.CONFIRMED, port_date=first
    )
    await asks_for(port, await in_days(port, 12))

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    second = await port.gets_a_date(12)

    notice = await port.is_told(NoticeKind.PORT_DATE, times=2)
    assert (notice.port_date, notice.previous_port_date) == (second, first)


async def test_a_customer_whose_date_stays_as_it_was_hears_so(desk: Desk) -> None:
    port, first = await with_a_date(desk, days=7)
    await asks_for(port, await in_days(port, 12))
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.gets_a_date(7)

    notice = await port.is_told(NoticeKind.PORT_DATE, times=2)

    assert (notice.port_date, notice.previous_port_date) == (first, None)


async def test_a_losing_carrier_may_reject_another_date_like_anything_else(desk: Desk) -> None:
    port, _ = await with_a_date(desk, days=7)
    await asks_for(port, await in_days(port, 12))
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.is_rejected("due_date_not_possible")
    later = await in_days(port, 15)
    await asks_for(port, later)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.gets_a_date(15)

    assert wishes(desk)[2:] == [(3, later)]
    assert (await port.report()).port_date == later


async def test_a_supplement_that_upstream_refuses_leaves_the_date_and_goes_to_support(desk: Desk) -> None:
    port, first = await with_a_date(desk, days=7)
    desk.upstream.failing["submit"] = UpstreamRefusedError("409 too_late the order is frozen")
    await asks_for(port, await in_days(port, 12))

    notice = await port.is_told(NoticeKind.STEP_FAILED)

    report = await port.reaches(PortStatus.PORT_DATE_CONFIRMED)
    assert (report.port_date, report.orders[0].reasons) == (first, ())
    assert f"stays {first}" in notice.detail
    assert "409 too_late the order is frozen" in notice.detail
    desk.upstream.failing.clear()
    await asks_for(port, await in_days(port, 13))
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    assert [attempt for attempt, _ in wishes(desk)] == [1, 3]


async def test_a_supplement_waits_for_an_upstream_that_is_away(desk: Desk) -> None:
    port, _ = await with_a_date(desk, days=7)
    desk.upstream.failing["submit"] = UpstreamUnavailableError("away", HOUR)
    await asks_for(port, await in_days(port, 12))
    await port.reaches(PortStatus.SUBMITTING_TO_CARRIER)
    desk.upstream.failing.clear()
    await port.passes(HOUR)

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    assert desk.upstream.created["submission acme-0001-1 2"] == 1


async def test_a_request_whose_date_is_being_changed_can_be_canceled(desk: Desk) -> None:
    port, _ = await with_a_date(desk, days=7)
    await asks_for(port, await in_days(port, 12))
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.sends("cancel_request")

    outcome = await port.outcome()

    assert outcome.status is PortStatus.CANCELED
    assert desk.upstream.canceled == [port.pon()]


async def test_numbers_that_move_although_another_date_was_asked_for_are_tested_and_confirmed(
    desk: Desk,
) -> None:
    port, first = await with_a_date(desk, days=3)
    await asks_for(port, await in_days(port, 12))
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.port_day_comes(first)
    await port.numbers_move(NUMBER)

    report = await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)

    assert report.port_date == first


async def test_a_date_answers_rejections_for_the_date(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    report = await port.is_rejected("due_date_not_possible", "foc_expired")
    wished = await in_days(port, 12)
    await asks_for(port, wished)

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    assert '"requested_port_date": "YYYY-MM-DD"' in report.next_steps[0].payload
    assert report.next_steps[0].command == "porting resubmit acme-0001 --set requested_port_date=YYYY-MM-DD"
    assert wishes(desk)[1:] == [(2, wished)]


async def test_a_date_that_comes_while_something_else_is_to_mend_goes_with_the_next_submission(
    desk: Desk,
) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("freeze")
    wished = await in_days(port, 12)
    await asks_for(port, wished)
    still = await port.report()
    await port.sends("resubmit", resolved=True)

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    assert still.status is PortStatus.REJECTED
    assert wishes(desk)[1:] == [(2, wished)]


async def test_a_day_that_can_be_no_port_day_or_is_the_port_day_already_is_refused(desk: Desk) -> None:
    port, first = await with_a_date(desk)
    days = (await in_days(port, -1), await in_days(port, 181), first)

    past, far, known = [await port.is_refused("resubmit", requested_port_date=str(day)) for day in days]

    assert "requested_port_date is in the past" in past
    assert "requested_port_date is more than 180 days away" in far
    assert f"{first} is the port date of acme-0001-1 already" in known


async def test_48_hours_before_the_port_date_it_can_no_longer_be_changed(desk: Desk) -> None:
    port, first = await with_a_date(desk, days=7)
    closes = port.request.calendar.instant(first) - 48 * HOUR
    wished = (first + 5 * DAY).isoformat()
    await port.passes(closes - HOUR - await port.now())
    await asks_for(port, first + 4 * DAY)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.gets_a_date((first - await port.today()).days)
    await port.passes(HOUR)

    answer = await port.is_refused("resubmit", requested_port_date=wished)

    assert f"the port date of acme-0001-1 is {first}; it can be changed until 48 hours before it" in answer


async def test_with_a_confirmed_date_nothing_but_the_date_can_be_corrected(desk: Desk) -> None:
    port, _ = await with_a_date(desk)
    day = (await in_days(port, 12)).isoformat()

    answer = await port.is_refused(
        "resubmit", requested_port_date=day, losing_carrier={"account_number": "LS-9"}
    )

    assert "nothing but requested_port_date can be changed now" in answer


async def test_no_date_is_changed_while_the_losing_carrier_is_asked(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    day = (await in_days(port, 12)).isoformat()

    answer = await port.is_refused("resubmit", requested_port_date=day)

    assert "nothing waits for a correction; it stands at awaiting_losing_carrier" in answer


async def test_only_the_order_whose_numbers_are_named_gets_another_date(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    await port.gets_a_date(7, order=1)
    kept = await port.gets_a_date(8, order=2)
    await asks_for(port, await in_days(port, 12), numbers=[NUMBER])

    report = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=1)

    assert report.orders[1].port_date == kept
    assert [order.numbers for _, order, attempt in desk.upstream.submissions if attempt == 2] == [(NUMBER,)]


async def test_a_date_for_what_waits_for_a_correction_leaves_confirmed_dates_alone(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    kept = await port.gets_a_date(7, order=1)
    await port.is_rejected("due_date_not_possible", order=2)
    await asks_for(port, await in_days(port, 12))

    report = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=2)

    assert report.orders[0].port_date == kept
    assert [order.numbers for _, order, attempt in desk.upstream.submissions if attempt == 2] == [
        (TOLL_FREE,)
    ]


async def test_another_date_is_asked_for_while_support_is_told_of_a_look_that_failed(desk: Desk) -> None:
    port, _ = await with_a_date(desk, numbers=local(NUMBER, SECOND_NUMBER))
    desk.upstream.failing["order"] = UpstreamRefusedError("403 no access")
    await port.upstream_changes()
    await port.is_told(NoticeKind.STEP_FAILED)
    desk.upstream.failing.clear()

    await asks_for(port, await in_days(port, 12))

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
