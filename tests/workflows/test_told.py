"""What customers are told between the big events: that a request is there, is looked at, is sent again."""

from datetime import timedelta

import pytest

from porting.domain.errors import MailNotAcceptedError, MailUnavailableError
from porting.domain.notice import NoticeKind
from porting.domain.policy import Policy
from porting.domain.port_request import FIRST_PROCESS
from porting.domain.rejection import Remedy
from porting.domain.status import PortStatus
from tests.builders import NUMBER, TOLL_FREE, a_document
from tests.desk import (
    WAITING,
    Desk,
    at_the_losing_carrier,
    while_documents_are_checked,
    with_a_date,
    with_documents_to_mend,
    with_documents_to_review,
)

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

TODAYS = {
    NoticeKind.RECEIVED,
    NoticeKind.DOCUMENTS_ACCEPTED,
    NoticeKind.IN_REVIEW,
    NoticeKind.APPROVED,
    NoticeKind.RESUBMITTED,
}


async def test_a_customer_hears_that_the_request_is_there_while_its_documents_are_checked(desk: Desk) -> None:
    port = await while_documents_are_checked(desk)

    notice = await port.is_told(NoticeKind.RECEIVED)

    assert (notice.to, notice.order, notice.numbers) == ("customer", None, (NUMBER,))
    assert (await port.report()).timeline[0].what == "request received"


async def test_a_request_that_began_before_hears_what_it_always_heard(desk: Desk) -> None:
    older = await at_the_losing_carrier(desk, process=FIRST_PROCESS)
    await older.is_rejected("freeze")
    await older.sends("resubmit", resolved=True)
    await older.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    port_date = await older.gets_a_date()
    await older.passes(older.request.calendar.instant(port_date - DAY, 10) - await older.now())
    await older.is_told(NoticeKind.DAY_BEFORE)

    told = set(desk.outbox.kinds("customer"))

    assert not told & TODAYS
    assert NoticeKind.PORT_DATE in told


async def test_documents_that_were_mended_are_acknowledged_before_the_backbone_decides(desk: Desk) -> None:
    desk.upstream.undecided = True
    port = await with_documents_to_mend(desk)
    await port.sends("resubmit", documents={"loa": a_document("signed").model_dump()})
    await port.reaches(PortStatus.AWAITING_BACKBONE)

    notice = await port.is_told(NoticeKind.DOCUMENTS_ACCEPTED)

    assert notice.numbers == (NUMBER,)


async def test_a_review_is_told_to_the_customer_once_it_lasts_an_hour(desk: Desk) -> None:
    port = await with_documents_to_review(desk)
    await port.is_told(NoticeKind.DOCUMENTS_TO_REVIEW)
    at_once = desk.outbox.kinds("customer")
    await port.passes(HOUR + timedelta(minutes=1))

    await port.is_told(NoticeKind.IN_REVIEW)

    assert NoticeKind.IN_REVIEW not in at_once
    assert await port.days_of("customer told of the review") == [round(1 / 24, 2)]


async def test_an_approval_is_told_by_itself_once_where_the_partner_stays_away(desk: Desk) -> None:
    port = await WAITING[PortStatus.SUBMITTING_TO_CARRIER](desk)
    await port.passes(30 * HOUR)
    desk.upstream.failing.clear()
    await port.passes(17 * HOUR)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.is_told(NoticeKind.SUBMITTED)

    await port.is_told(NoticeKind.APPROVED)

    assert await port.days_of("customer told of the approval") == [round(1 / 24, 2)]


async def test_each_further_submission_is_told_with_what_came_but_not_what_it_is(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("account_number_incorrect", "freeze")
    await port.sends("resubmit", losing_carrier={"account_number": "LS-2"})
    await port.sends("resubmit", resolved=True)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    second = await port.is_told(NoticeKind.RESUBMITTED)
    await port.gets_a_date(9)
    await port.sends("resubmit", requested_port_date=(await port.today() + 12 * DAY).isoformat())
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    third = await port.is_told(NoticeKind.RESUBMITTED, times=2)

    assert (second.attempt, second.changes) == (2, (Remedy.WORD, Remedy.ACCOUNT_NUMBER))
    assert (third.attempt, third.changes) == (3, (Remedy.DATE,))
    assert "LS-2" not in second.model_dump_json()


async def test_an_answer_that_goes_to_the_backbone_first_is_told_once_that_takes_an_hour(desk: Desk) -> None:
    port = await WAITING[PortStatus.AWAITING_BACKBONE](desk)
    await port.sends("backbone_decision", approved=False, reasons=[{"code": "invalid_btn"}])
    await port.reaches(PortStatus.REJECTED)
    await port.sends("resubmit", losing_carrier={"billing_telephone_number": TOLL_FREE})
    await port.reaches(PortStatus.AWAITING_BACKBONE)
    await port.nothing_runs()
    await port.passes(2 * HOUR)

    notice = await port.is_told(NoticeKind.RESUBMITTED)

    assert (notice.status, notice.attempt) == (PortStatus.AWAITING_BACKBONE, 2)


async def test_a_date_that_changes_takes_the_reminder_of_the_old_one_with_it(desk: Desk) -> None:
    port, first = await with_a_date(desk, 6)
    await port.is_told(NoticeKind.PORT_DATE)
    second = await port.gets_a_date(9)
    await port.passes(port.request.calendar.instant(second - DAY, 10) - await port.now())

    reminder = await port.is_told(NoticeKind.DAY_BEFORE)

    assert reminder.port_date == second != first
    assert await port.now() < port.request.calendar.instant(second)


async def test_the_port_day_is_watched_although_no_mail_can_be_sent_before_it(desk: Desk) -> None:
    port, port_date = await with_a_date(desk)
    await port.is_told(NoticeKind.PORT_DATE)
    desk.outbox.unreachable["customer"] = MailUnavailableError("away", retry_after=4 * HOUR)
    desk.upstream.move(port.pon(), NUMBER)
    await port.passes(port.request.calendar.instant(port_date, 12) - await port.now())

    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)

    assert NoticeKind.STEP_FAILED in desk.outbox.kinds("support")


@pytest.mark.parametrize(
    ("failure", "days"),
    [(MailNotAcceptedError("no such address"), 0), (MailUnavailableError("away", retry_after=6 * HOUR), 2)],
)
async def test_a_date_that_cannot_be_mailed_is_told_by_support_long_before_the_day(
    desk: Desk, failure: MailNotAcceptedError | MailUnavailableError, days: int
) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_told(NoticeKind.SUBMITTED)
    desk.outbox.unreachable["customer"] = failure
    await port.gets_a_date(9)
    await port.passes(days * DAY + HOUR)

    notice = await port.is_told(NoticeKind.STEP_FAILED)

    assert "(port_date)" in notice.detail
    assert await port.days_of("customer could not be told: port_date") == [pytest.approx(days, abs=0.05)]


async def test_a_mail_knows_the_waits_of_its_requests_policy_in_real_days(desk: Desk) -> None:
    policy = Policy(losing_carrier_response_expected=10 * DAY).with_a_day_of(HOUR)

    port = await desk.submit(policy=policy)

    notice = await port.is_told(NoticeKind.RECEIVED)
    assert (notice.approval_within, notice.response_within) == (DAY, 10 * DAY)
