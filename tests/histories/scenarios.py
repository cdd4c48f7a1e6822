"""The lives whose Event Histories are kept: one for each ending, and one parked in each waiting status.

A parked one is what running port requests look like when new code is deployed.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.errors import UpstreamUnavailableError
from porting.domain.notice import NoticeKind
from porting.domain.port_order import BackboneDecision, CarrierState, Decision
from porting.domain.rejection import RejectionReason
from porting.domain.status import PortStatus
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE, a_document, local, toll_free
from tests.desk import Desk, Port, at_the_losing_carrier, to_be_confirmed, with_a_date

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

Scenario = Callable[[Desk], Awaitable[Port]]


async def completed(desk: Desk) -> Port:
    port = await to_be_confirmed(desk)
    await port.signal("confirm_transfer", {"by": "dana"})
    await port.outcome()
    return port


async def completed_after_every_obstacle(desk: Desk) -> Port:
    """Mended, reviewed, refused by the backbone, rejected, the date moved, revoked, confirmed."""
    desk.checks.find(FindingCode.LOA_NOT_SIGNED, Severity.FAIL)
    desk.checks.find(FindingCode.LOA_NAME_MISMATCH, Severity.REVIEW)
    desk.upstream.approvals.append(BackboneDecision(decision=Decision.PENDING))
    port = await desk.submit()
    await port.reaches(PortStatus.DOCUMENTS_REJECTED)
    await port.passes(4 * DAY)
    await port.update("resubmit", {"documents": {"loa": a_document("signed").model_dump()}})
    await port.reaches(PortStatus.IN_DOCUMENT_REVIEW)
    await port.passes(2 * DAY)
    await port.update("review_documents", {"verdict": "accept", "by": "sam"})
    await port.reaches(PortStatus.AWAITING_BACKBONE)
    await port.nothing_runs()
    await port.signal("backbone_decision", {"approved": False, "reasons": [{"code": "invalid_btn"}]})
    await port.reaches(PortStatus.REJECTED)
    await port.signal("resubmit", {"losing_carrier": {"billing_telephone_number": SECOND_NUMBER}})
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.is_rejected("account_number_incorrect", "zz9")
    await port.signal("resubmit", {"losing_carrier": {"account_number": "LS-2"}, "resolved": True})
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.gets_a_date(5)
    await port.gets_a_date(8)
    await port.is_rejected("freeze")
    await port.signal("resubmit", {"resolved": True, "by": "dana"})
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    port_date = await port.gets_a_date(6)
    await port.port_day_comes(port_date)
    await port.numbers_move(NUMBER)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.passes(4 * DAY)
    await port.signal("confirm_transfer", {"numbers": [NUMBER], "by": "dana"})
    await port.outcome()
    return port


async def partially_completed(desk: Desk) -> Port:
    port, port_date = await with_a_date(desk, numbers=local(NUMBER, SECOND_NUMBER))
    await port.port_day_comes(port_date)
    await port.numbers_move(NUMBER)
    await port.passes(DAY)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.signal("confirm_transfer")
    await port.outcome()
    return port


async def two_orders_of_which_one_is_unportable(desk: Desk) -> Port:
    desk.upstream.unportable = {NUMBER}
    port = await desk.submit(numbers=local(NUMBER) + toll_free())
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=2)
    port_date = await port.gets_a_date(order=2)
    await port.port_day_comes(port_date)
    await port.numbers_move(TOLL_FREE, order=2)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.signal("confirm_transfer")
    await port.outcome()
    return port


async def split_upstream(desk: Desk) -> Port:
    """One part moves at once, one is rejected before, one is canceled."""
    third = "+15125550177"
    desk.upstream.splits["acme-0001-1"] = ((NUMBER,), (SECOND_NUMBER,), (third,))
    port = await desk.submit(numbers=local(NUMBER, SECOND_NUMBER, third))
    for order in (1, "1.2", "1.3"):
        await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=order)
    await port.nothing_runs()
    port_date = await port.gets_a_date(order=1)
    await port.is_rejected("freeze", order="1.2")
    await port.sends("resubmit", resolved=True, numbers=[SECOND_NUMBER], by="dana")
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order="1.2")
    await port.nothing_runs()
    await port.sends("carrier_response", order="1.2", approved=True, port_date=port_date.isoformat())
    await port.gets_a_date(order="1.3")
    await port.port_day_comes(port_date)
    await port.numbers_move(NUMBER, order=1)
    await port.numbers_move(SECOND_NUMBER, order="1.2")
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION, order=1)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION, order="1.2")
    await port.sends("confirm_transfer", by="dana")
    await port.sends("cancel_request", by="sam")
    await port.outcome()
    return port


async def another_date_then_unportable(desk: Desk) -> Port:
    """Another date is asked for twice; a lost webhook is made up for after a week; nothing stays upstream."""
    port, _ = await with_a_date(desk)
    for days in (10, 12):
        wished = await port.today() + days * DAY
        await port.sends("resubmit", requested_port_date=wished.isoformat(), by="dana")
        await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
        await port.gets_a_date(days)
    await port.is_rejected("due_date_not_possible")
    await port.passes(6 * DAY)
    reason = RejectionReason(code="number_unportable")
    desk.upstream.answer(port.pon(), CarrierState.REJECTED, reasons=(reason,))
    await port.passes(2 * DAY)
    await port.outcome()
    return port


async def unportable(desk: Desk) -> Port:
    desk.upstream.unportable = {NUMBER}
    port = await desk.submit()
    await port.outcome()
    return port


async def canceled(desk: Desk) -> Port:
    port = await at_the_losing_carrier(desk)
    await port.nothing_runs()
    await port.signal("cancel_request", {"reason": "the customer stays", "by": "sam"})
    await port.outcome()
    return port


async def expired(desk: Desk) -> Port:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("unsatisfactory_business_relationship")
    await port.outcome()
    return port


async def documents_rejected(desk: Desk) -> Port:
    desk.checks.find(FindingCode.LOA_NOT_SIGNED, Severity.FAIL)
    port = await desk.submit()
    await port.reaches(PortStatus.DOCUMENTS_REJECTED)
    await port.passes(4 * DAY)
    return port


async def in_document_review(desk: Desk) -> Port:
    desk.checks.find(FindingCode.DOCUMENT_MISSING, Severity.REVIEW, "csr")
    port = await desk.submit()
    await port.reaches(PortStatus.IN_DOCUMENT_REVIEW)
    return port


async def awaiting_backbone(desk: Desk) -> Port:
    desk.upstream.approvals.append(BackboneDecision(decision=Decision.PENDING))
    port = await desk.submit()
    await port.reaches(PortStatus.AWAITING_BACKBONE)
    await port.nothing_runs()
    return port


async def awaiting_losing_carrier_late(desk: Desk) -> Port:
    port = await at_the_losing_carrier(desk)
    await port.passes(8 * DAY)
    await port.comes_to(lambda report: report.late)
    return port


async def rejected(desk: Desk) -> Port:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("wrong_pin", "number_inactive")
    return port


async def rejected_without_the_customer_knowing(desk: Desk) -> Port:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("wrong_pin")
    for count in (1, 2):
        key = f"acme-0001:acme-0001-1:rejected:customer:{count}"
        await port.signal("mail_failed", {"notice": "rejected", "key": key, "failure": "bounced"})
    await port.comes_to(lambda report: report.customer_unreachable is not None)
    await port.nothing_runs()
    return port


async def port_date_confirmed(desk: Desk) -> Port:
    port, _ = await with_a_date(desk)
    return port


async def awaiting_transfer_confirmation(desk: Desk) -> Port:
    return await to_be_confirmed(desk)


async def told_of_each_step(desk: Desk) -> Port:
    """All mails of the process: documents mended and then reviewed for long, an approval long before the
    submission, two submissions, two dates."""
    desk.checks.find(FindingCode.LOA_NOT_SIGNED, Severity.FAIL)
    desk.checks.find(FindingCode.LOA_NAME_MISMATCH, Severity.REVIEW)
    desk.upstream.failing["submit"] = UpstreamUnavailableError("away", 3 * HOUR)
    port = await desk.submit()
    await port.reaches(PortStatus.DOCUMENTS_REJECTED)
    await port.sends("resubmit", documents={"loa": a_document("signed").model_dump()})
    await port.reaches(PortStatus.IN_DOCUMENT_REVIEW)
    await port.passes(2 * HOUR)
    await port.sends("review_documents", verdict="accept", by="sam")
    await port.reaches(PortStatus.SUBMITTING_TO_CARRIER)
    await port.passes(2 * HOUR)
    desk.upstream.failing.clear()
    await port.passes(2 * HOUR)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.is_rejected("freeze")
    await port.sends("resubmit", resolved=True, by="dana")
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.gets_a_date(5)
    port_date = await port.gets_a_date(8)
    await port.port_day_comes(port_date)
    await port.numbers_move(NUMBER)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.sends("confirm_transfer", by="dana")
    await port.outcome()
    return port


async def port_date_to_be_reminded_of(desk: Desk) -> Port:
    """The reminder of the day before waits in the activity that told the date."""
    port, _ = await with_a_date(desk)
    await port.is_told(NoticeKind.PORT_DATE)
    await port.nothing_runs()
    return port


async def rejected_after_a_number_had_moved(desk: Desk) -> Port:
    port, port_date = await with_a_date(desk)
    await port.port_day_comes(port_date)
    desk.upstream.move(port.pon(), NUMBER)
    await port.is_rejected("network_conflict")
    await port.passes(8 * DAY)
    await port.nothing_runs()
    return port


async def port_date_heard_of_weeks_late(desk: Desk) -> Port:
    port, _ = await with_a_date(desk, days=45)
    desk.upstream.confirm(port.pon(), await port.today() + 10 * DAY)
    desk.upstream.move(port.pon(), NUMBER)
    await port.passes(45 * DAY)
    await port.is_told(NoticeKind.TRANSFERRED)
    await port.sends("confirm_transfer", by="dana")
    await port.outcome()
    return port


async def moved_when_its_date_was_heard_of(desk: Desk) -> Port:
    port = await at_the_losing_carrier(desk)
    port_date = await port.today() + 9 * DAY
    desk.upstream.confirm(port.pon(), port_date)
    desk.upstream.move(port.pon(), NUMBER)
    await port.upstream_changes()
    await port.nothing_runs()
    await port.port_day_comes(port_date)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.sends("confirm_transfer", by="dana")
    await port.outcome()
    return port


async def late_and_not_canceled(desk: Desk) -> Port:
    port, port_date = await with_a_date(desk)
    desk.upstream.uncancelable[port.pon()] = "too near the port date"
    await port.port_day_comes(port_date)
    await port.passes(DAY)
    await port.sends("cancel_request")
    await port.is_told(NoticeKind.CANNOT_CANCEL)
    await port.nothing_runs()
    return port


async def canceled_by_temporal_while_late(desk: Desk) -> Port:
    port = await at_the_losing_carrier(desk)
    await port.passes(8 * DAY)
    await port.is_told(NoticeKind.LATE)
    await port.nothing_runs()
    await port.handle.cancel()
    await port.outcome()
    return port


async def expired_by_a_date_moved_forward(desk: Desk) -> Port:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    await port.gets_a_date(40, order=1)
    await port.passes(8 * DAY)
    await port.gets_a_date(10, order=1)
    await port.outcome()
    return port


ALL: dict[str, Scenario] = {
    scenario.__name__: scenario
    for scenario in (
        completed,
        completed_after_every_obstacle,
        partially_completed,
        two_orders_of_which_one_is_unportable,
        split_upstream,
        another_date_then_unportable,
        unportable,
        canceled,
        expired,
        documents_rejected,
        in_document_review,
        awaiting_backbone,
        awaiting_losing_carrier_late,
        rejected,
        rejected_without_the_customer_knowing,
        port_date_confirmed,
        awaiting_transfer_confirmation,
        told_of_each_step,
        port_date_to_be_reminded_of,
        rejected_after_a_number_had_moved,
        port_date_heard_of_weeks_late,
        late_and_not_canceled,
        moved_when_its_date_was_heard_of,
        canceled_by_temporal_while_late,
        expired_by_a_date_moved_forward,
    )
}
