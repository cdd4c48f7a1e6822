"""Messages and answers that come early, late or twice are neither lost nor wrongly applied."""

from datetime import timedelta

import pytest

from porting.domain.errors import UpstreamUnavailableError
from porting.domain.notice import NoticeKind
from porting.domain.port_order import CarrierState
from porting.domain.status import PortStatus
from tests.builders import NUMBER
from tests.desk import Desk, Port, at_the_losing_carrier, with_a_date, with_documents_to_mend

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


async def while_it_is_submitted(desk: Desk) -> Port:
    """The partner has the order; its answer is on the way."""
    desk.upstream.submission_may_end.clear()
    port = await desk.submit()
    await desk.sees(lambda: bool(desk.upstream.submissions), "the submission")
    return port


async def test_an_approval_by_hand_before_the_submission_has_returned_is_applied_after_it(
    desk: Desk,
) -> None:
    port = await while_it_is_submitted(desk)
    port_date = await port.today() + 5 * DAY
    await port.update("carrier_response", {"approved": True, "port_date": port_date.isoformat()})
    early = await port.report()
    desk.upstream.submission_may_end.set()

    report = await port.reaches(PortStatus.PORT_DATE_CONFIRMED)

    assert (early.status, early.port_date) == (PortStatus.SUBMITTING_TO_CARRIER, None)
    assert report.port_date == port_date


async def test_a_rejection_by_hand_before_the_submission_has_returned_is_applied_after_it(
    desk: Desk,
) -> None:
    port = await while_it_is_submitted(desk)
    await port.update("carrier_response", {"approved": False, "reasons": [{"code": "wrong_pin"}]})
    desk.upstream.submission_may_end.set()

    report = await port.reaches(PortStatus.REJECTED)

    assert report.orders[0].attempt == 1
    await port.is_told(NoticeKind.SUBMITTED)
    await port.is_told(NoticeKind.REJECTED)


async def test_an_answer_and_its_webhook_before_the_submission_has_returned_are_not_lost(desk: Desk) -> None:
    port = await while_it_is_submitted(desk)
    port_date = await port.today() + 5 * DAY
    desk.upstream.confirm(port.pon(), port_date)
    await port.update("upstream_changed", {"order": port.pon()})
    desk.upstream.submission_may_end.set()

    report = await port.reaches(PortStatus.PORT_DATE_CONFIRMED)

    assert report.port_date == port_date
    await port.is_told(NoticeKind.PORT_DATE)


async def test_a_backbone_decision_by_hand_before_there_is_a_draft_waits_for_it(desk: Desk) -> None:
    desk.upstream.failing["draft"] = UpstreamUnavailableError("away", HOUR)
    desk.upstream.undecided = True
    port = await desk.submit()
    await desk.sees(lambda: desk.upstream.calls["draft"] == 1, "the draft")
    await port.sends("backbone_decision", approved=True, by="sam")
    early = await port.report()
    desk.upstream.failing.clear()
    await port.passes(HOUR)

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    assert early.status is PortStatus.AWAITING_BACKBONE


async def test_a_webhook_of_an_order_that_there_is_not_yet_is_recorded_and_harmless(desk: Desk) -> None:
    port = await with_documents_to_mend(desk)
    await port.signal("upstream_changed", {"order": port.pon()})

    report = await port.comes_to(lambda report: bool(report.refused_messages))

    assert report.refused_messages[0].reason == "there are no orders yet: the documents are not accepted"
    assert report.status is PortStatus.DOCUMENTS_REJECTED


async def test_a_resubmission_sent_twice_is_one(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("number_inactive")
    for _ in range(2):
        await port.signal("resubmit", {"resolved": True})

    report = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    assert report.orders[0].attempt == 2
    assert len(desk.upstream.submissions) == 2


async def test_a_webhook_that_comes_twice_or_late_tells_nobody_twice(desk: Desk) -> None:
    port, port_date = await with_a_date(desk)
    await port.looks_upstream()
    await port.passes(DAY)
    await port.looks_upstream()

    notice = await port.is_told(NoticeKind.PORT_DATE)

    assert notice.port_date == port_date


@pytest.mark.parametrize("by_hand_first", [True, False], ids=["by hand first", "upstream first"])
async def test_an_approval_that_comes_from_a_person_and_from_upstream_is_one(
    desk: Desk, by_hand_first: bool
) -> None:
    port = await at_the_losing_carrier(desk)
    port_date = await port.today() + 5 * DAY
    by_hand = {"approved": True, "port_date": port_date.isoformat()}
    if by_hand_first:
        await port.sends("carrier_response", **by_hand)
        await port.reaches(PortStatus.PORT_DATE_CONFIRMED)
    await port.answered_by_carrier(CarrierState.CONFIRMED, port_date=port_date)
    await port.nothing_runs()
    if not by_hand_first:
        await port.sends("carrier_response", **by_hand)
        await port.nothing_runs()

    notice = await port.is_told(NoticeKind.PORT_DATE)

    assert notice.port_date == port_date
    assert (await port.report()).status is PortStatus.PORT_DATE_CONFIRMED


async def test_a_rejection_that_upstream_repeats_after_a_person_has_entered_it_is_told_once(
    desk: Desk,
) -> None:
    port = await at_the_losing_carrier(desk)
    await port.sends("carrier_response", approved=False, reasons=[{"code": "wrong_pin", "text": "PIN"}])
    await port.reaches(PortStatus.REJECTED)
    await port.is_rejected("wrong_pin", text="PIN")
    await port.nothing_runs()

    await port.is_told(NoticeKind.REJECTED)


async def test_numbers_that_move_before_their_day_are_tested_and_confirmed_then(desk: Desk) -> None:
    port, _ = await with_a_date(desk, days=7)
    await port.numbers_move(NUMBER)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.is_told(NoticeKind.TRANSFERRED)
    await port.sends("confirm_transfer")

    outcome = await port.outcome()

    assert outcome.status is PortStatus.COMPLETED
