"""While a port request waits: what is late, who is reminded, when it ends, and who is away meanwhile."""

from datetime import timedelta

import pytest

from porting.domain.errors import (
    MailNotAcceptedError,
    MailUnavailableError,
    UpstreamRefusedError,
    UpstreamUnavailableError,
)
from porting.domain.notice import NoticeKind
from porting.domain.policy import Policy
from porting.domain.port_order import BackboneDecision, Decision
from porting.domain.status import ActionBy, PortStatus
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE, local, toll_free
from tests.desk import OPEN_UPSTREAM, WAITING, Desk, Port, at_the_losing_carrier, to_be_confirmed, with_a_date
from tests.workflows.test_message_texts import filled

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("status", "expected", "waits_for"),
    [
        (PortStatus.AWAITING_BACKBONE, 1, "the backbone provider's approval"),
        (PortStatus.SUBMITTING_TO_CARRIER, 1, "the carrier partner to take the order"),
        (PortStatus.AWAITING_LOSING_CARRIER, 7, "the losing carrier's response"),
    ],
)
async def test_a_step_that_is_late_is_told_to_support_once_with_what_it_waits_for_until_all_ends(
    desk: Desk, status: PortStatus, expected: float, waits_for: str
) -> None:
    port = await WAITING[status](desk)
    await port.passes(14 * DAY)

    notice = await port.is_told(NoticeKind.LATE)

    report = await port.report()
    assert (notice.waits_for, notice.status) == (waits_for, status)
    assert await port.days_of(f"late: {waits_for}") == [expected]
    assert (report.status, report.late, report.action_by) == (status, True, ActionBy.SUPPORT)
    assert len(desk.outbox.kinds("support")) == 1
    await ends_after_28_days(port, status)


async def ends_after_28_days(port: Port, status: PortStatus) -> None:
    """From `status`, in which nothing comes any more."""
    desk, outcome = port.desk, await port.outcome()

    has_moved = status is PortStatus.AWAITING_TRANSFER_CONFIRMATION
    customers = await port.is_told(NoticeKind.EXPIRED)
    assert outcome.status is PortStatus.EXPIRED
    assert await port.days_of("expired") == [28.0]
    assert desk.upstream.canceled == ([port.pon()] if status in OPEN_UPSTREAM else [])
    assert (customers.numbers, customers.moved_numbers) == (((), (NUMBER,)) if has_moved else ((NUMBER,), ()))
    assert desk.outbox.kinds("support").count(NoticeKind.ENDED) == 1


@pytest.mark.parametrize("status", [PortStatus.IN_DOCUMENT_REVIEW, PortStatus.PORT_DATE_CONFIRMED])
async def test_after_28_days_a_request_ends_wherever_it_stands(desk: Desk, status: PortStatus) -> None:
    """Two tests see it in other steps: where one is late, and where the customer is reminded."""
    await ends_after_28_days(await WAITING[status](desk), status)


async def test_numbers_that_have_not_moved_when_the_port_day_is_over_are_told_to_support_once(
    desk: Desk,
) -> None:
    port, port_date = await with_a_date(desk)
    await port.passes(12 * DAY)

    notice = await port.is_told(NoticeKind.NOT_TRANSFERRED)

    over = (port.request.calendar.end_of(port_date) - port.request.submitted_at) / DAY
    assert notice.numbers == (NUMBER,)
    assert await port.days_of("late: the numbers to move on the port day") == [round(over, 2)]
    assert (await port.report()).action_by is ActionBy.SUPPORT
    assert desk.outbox.kinds("support") == [NoticeKind.NOT_TRANSFERRED]


async def test_a_transfer_that_nobody_confirms_for_a_day_is_told_to_support_once(desk: Desk) -> None:
    port, port_date = await with_a_date(desk, days=2)
    await port.port_day_comes(port_date)
    await port.numbers_move(NUMBER)
    await port.passes(6 * DAY)

    notice = await port.is_told(NoticeKind.LATE)

    due = (port.request.calendar.end_of(port_date) + DAY - port.request.submitted_at) / DAY
    assert notice.waits_for == "word that the numbers work"
    assert await port.days_of("late: word that the numbers work") == [round(due, 2)]
    assert (await port.report()).action_by is ActionBy.CUSTOMER


async def test_an_answer_in_time_makes_no_step_late(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.passes(6 * DAY)
    await port.gets_a_date(10)
    await port.passes(9 * DAY)

    report = await port.report()

    assert (report.status, report.late) == (PortStatus.PORT_DATE_CONFIRMED, False)
    assert desk.outbox.kinds("support") == []


@pytest.mark.parametrize(
    ("status", "reminders"),
    [
        (PortStatus.DOCUMENTS_REJECTED, [3, 7, 14, 21]),
        (PortStatus.REJECTED, [3, 7, 14, 21]),
        (PortStatus.AWAITING_TRANSFER_CONFIRMATION, [3, 7, 14]),
    ],
)
async def test_a_waiting_customer_is_reminded_after_3_and_7_days_and_then_weekly_until_all_ends(
    desk: Desk, status: PortStatus, reminders: list[float]
) -> None:
    port = await WAITING[status](desk)
    asked = ((await port.report()).since - port.request.submitted_at) / DAY
    await port.passes((26 - asked) * DAY)

    notice = await port.is_told(NoticeKind.REMINDER, times=len(reminders))

    assert await port.days_of("customer reminded") == pytest.approx(
        [asked + days for days in reminders], abs=0.01
    )
    assert notice.waits_for == (await port.report()).waits_for
    assert notice.findings or notice.reasons or notice.numbers == (NUMBER,)
    await ends_after_28_days(port, status)


async def test_nobody_is_reminded_of_what_he_has_answered(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("number_inactive", "freeze", "invalid_btn")
    await port.passes(4 * DAY)
    await port.sends("resubmit", resolved=True)
    await port.passes(4 * DAY)
    reminder = await port.is_told(NoticeKind.REMINDER, times=2)
    await port.sends("resubmit", losing_carrier={"billing_telephone_number": SECOND_NUMBER})
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.passes(10 * DAY)

    await port.is_told(NoticeKind.REMINDER, times=2)

    assert [reason.code for reason in reminder.reasons] == ["invalid_btn"]


async def test_only_numbers_that_have_moved_are_reminded_of(desk: Desk) -> None:
    port, port_date = await with_a_date(desk, numbers=local(NUMBER, SECOND_NUMBER))
    await port.port_day_comes(port_date)
    await port.numbers_move(NUMBER)
    await port.passes(5 * DAY)

    reminder = await port.is_told(NoticeKind.REMINDER)

    assert reminder.numbers == (NUMBER,)


async def test_several_orders_that_expire_together_are_told_of_together(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    await port.is_rejected("wrong_pin", order=2)

    outcome = await port.outcome()

    assert set(outcome.orders.values()) == {PortStatus.EXPIRED}
    assert (await port.is_told(NoticeKind.EXPIRED)).numbers == (NUMBER, TOLL_FREE)
    assert sorted(desk.upstream.canceled) == [port.pon(1), port.pon(2)]


async def test_an_expired_order_that_upstream_does_not_cancel_is_told_to_support(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    desk.upstream.uncancelable[port.pon()] = "too near the port date"

    outcome = await port.outcome()

    assert outcome.status is PortStatus.EXPIRED
    assert "too near the port date" in (await port.is_told(NoticeKind.STEP_FAILED)).detail


async def test_support_extends_the_deadline(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    before = (await port.report()).deadline
    await port.is_rejected("unsatisfactory_business_relationship")
    await port.sends("extend_deadline", days=7, by="sam")
    await port.sends("extend_deadline", days=3, by="sam")
    extended = (await port.report()).deadline

    outcome = await port.outcome()

    assert extended - before == 10 * DAY
    assert outcome.status is PortStatus.EXPIRED
    assert await port.days_of("expired") == [38.0]


async def test_a_date_that_is_withdrawn_after_28_days_leaves_the_customer_two_weeks(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.gets_a_date(40)
    await port.passes(38 * DAY)
    await port.is_rejected("freeze")

    await port.outcome()

    assert await port.days_of("expired") == [pytest.approx(52.0, abs=0.1)]


async def test_a_confirmed_port_date_carries_the_deadline_with_it_and_a_rejection_takes_it_back(
    desk: Desk,
) -> None:
    port = await at_the_losing_carrier(desk)
    first = (await port.report()).deadline
    port_date = await port.gets_a_date(25)
    carried = await port.report()
    rejected = await port.is_rejected("freeze")

    window = port.request.policy.transfer_confirmation_window
    assert carried.deadline == port.request.calendar.end_of(port_date) + window > first
    assert rejected.deadline == first


@pytest.mark.parametrize("withdrawn", [False, True], ids=["moved forward", "withdrawn"])
async def test_an_order_ends_with_the_time_that_another_one_s_date_gave_it(
    desk: Desk, withdrawn: bool
) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    await port.gets_a_date(60, order=1)
    await port.passes(30 * DAY)
    if withdrawn:
        await port.is_rejected("freeze", order=1)
    else:
        await port.gets_a_date(2, order=1)
    deadline = (await port.report()).deadline

    await port.outcome()

    ended = [entry.at for entry in (await port.report()).timeline if entry.what == "expired"]
    assert len(ended) == 2
    assert all(deadline <= at < deadline + timedelta(hours=1) for at in ended)


async def test_a_request_keeps_the_policy_that_it_started_with(desk: Desk) -> None:
    patient = await at_the_losing_carrier(desk, request_id="patient")
    hasty_policy = Policy(
        losing_carrier_response_expected=2 * DAY,
        request_lifetime=5 * DAY,
        first_reminders=(DAY,),
        further_reminders_every=DAY,
    )
    hasty = await at_the_losing_carrier(desk, request_id="hasty", policy=hasty_policy)
    await hasty.passes(2 * DAY + HOUR)
    await hasty.comes_to(lambda report: report.late)
    await hasty.is_rejected("wrong_pin")
    await hasty.passes(2 * DAY + HOUR)
    await hasty.is_told(NoticeKind.REMINDER, times=2)
    patients = await patient.report()

    outcome = await hasty.outcome()

    assert outcome.status is PortStatus.EXPIRED
    assert await hasty.days_of("late: the losing carrier's response") == [2.0]
    assert await hasty.days_of("expired") == [5.0]
    assert not patients.late


async def test_a_day_may_be_a_second(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, policy=Policy().with_a_day_of(timedelta(seconds=1)))
    await port.is_rejected("wrong_pin")

    outcome = await port.outcome()

    ended = (await port.report()).timeline[-1].at
    assert outcome.status is PortStatus.EXPIRED
    assert timedelta(seconds=28) <= ended - port.request.submitted_at < timedelta(seconds=29)
    assert desk.outbox.kinds("customer").count(NoticeKind.REMINDER) == 4


async def test_an_upstream_that_is_away_for_hours_costs_hours_and_not_the_request(desk: Desk) -> None:
    for call in ("draft", "request_approval", "submit", "order", "held", "cancel"):
        desk.upstream.failing[call] = UpstreamUnavailableError("away")
    port = await desk.submit()
    await port.passes(5 * HOUR)
    away = await port.report()
    desk.upstream.failing.clear()
    await port.passes(HOUR / 4)

    report = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    assert (away.status, away.late) == (PortStatus.AWAITING_BACKBONE, False)
    assert report.orders[0].attempt == 1
    assert set(desk.upstream.created.values()) == {1}
    assert desk.outbox.kinds("support") == []


async def test_an_upstream_that_says_when_it_will_be_back_is_not_asked_all_the_time(desk: Desk) -> None:
    port = await WAITING[PortStatus.SUBMITTING_TO_CARRIER](desk)
    await port.passes(3 * DAY)
    away = desk.upstream.calls["submit"]
    desk.upstream.failing.clear()
    await port.passes(17 * HOUR)

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    assert away < 12
    assert len(await port.kinds_of_events()) < 120  # a look an hour would make 200


async def test_a_webhook_that_comes_while_upstream_is_away_is_not_forgotten(desk: Desk) -> None:
    port = await WAITING[PortStatus.REJECTED](desk)
    desk.upstream.failing["order"] = UpstreamUnavailableError("away")
    port_date = await port.today() + 9 * DAY
    desk.upstream.confirm(port.pon(), port_date)
    await port.upstream_changes()
    await port.passes(3 * HOUR)
    desk.upstream.failing.clear()
    await port.passes(HOUR / 4)

    report = await port.reaches(PortStatus.PORT_DATE_CONFIRMED)

    assert report.port_date == port_date


@pytest.mark.parametrize(
    ("call", "refused_in"),
    [
        ("draft", PortStatus.AWAITING_BACKBONE),
        ("request_approval", PortStatus.AWAITING_BACKBONE),
        ("submit", PortStatus.SUBMITTING_TO_CARRIER),
    ],
)
async def test_a_call_that_upstream_refuses_goes_to_support_in_upstreams_words(
    desk: Desk, call: str, refused_in: PortStatus
) -> None:
    desk.upstream.failing[call] = UpstreamRefusedError("account suspended")
    port = await desk.submit()

    report = await port.reaches(PortStatus.REJECTED)

    notice = await port.is_told(NoticeKind.UNKNOWN_REJECTION)
    assert report.action_by is ActionBy.SUPPORT
    assert "account suspended" in notice.reasons[0].text
    assert [entry.what for entry in report.timeline][-2:] == [refused_in, PortStatus.REJECTED]
    assert desk.outbox.kinds("customer") == [NoticeKind.RECEIVED]
    desk.upstream.failing.clear()
    await port.sends("resubmit", resolved=True, by="sam")
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.is_told(NoticeKind.SUBMITTED)


async def test_a_look_that_upstream_refuses_is_told_to_support_and_repeated_a_day_later(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    desk.upstream.failing["order"] = UpstreamRefusedError("no access")
    await port.upstream_changes()
    failed = await port.is_told(NoticeKind.STEP_FAILED)
    refused = await port.report()
    desk.upstream.failing.clear()
    port_date = await port.today() + 9 * DAY
    desk.upstream.confirm(port.pon(), port_date)
    await port.passes(DAY + HOUR)

    report = await port.reaches(PortStatus.PORT_DATE_CONFIRMED)

    assert "no access" in failed.detail
    assert (refused.status, refused.action_by) == (PortStatus.AWAITING_LOSING_CARRIER, ActionBy.SUPPORT)
    assert report.port_date == port_date


async def test_a_look_that_is_refused_after_a_resubmission_leaves_the_order_with_the_losing_carrier(
    desk: Desk,
) -> None:
    port = await WAITING[PortStatus.REJECTED](desk)
    desk.upstream.failing["order"] = UpstreamRefusedError("GET /carrier/orders: 410 gone")
    await port.sends("resubmit", losing_carrier={"pin": "4711"})
    failed = await port.is_told(NoticeKind.STEP_FAILED)
    refused = await port.report()

    await port.sends("carrier_response", **filled(refused.next_steps[0]))

    report = await port.reaches(PortStatus.PORT_DATE_CONFIRMED)
    assert "410 gone" in failed.detail
    assert (refused.status, refused.action_by) == (PortStatus.AWAITING_LOSING_CARRIER, ActionBy.SUPPORT)
    assert (refused.orders[0].attempt, report.orders[0].attempt) == (2, 2)
    noted = next(entry for entry in refused.timeline if entry.what == "could not look upstream")
    assert "410 gone" in (noted.note or "")


async def test_a_look_that_is_refused_while_the_order_is_rejected_leaves_it_to_the_customer(
    desk: Desk,
) -> None:
    port = await WAITING[PortStatus.REJECTED](desk)
    desk.upstream.failing["order"] = UpstreamRefusedError("no access")
    await port.upstream_changes()
    await port.is_told(NoticeKind.STEP_FAILED)
    desk.upstream.failing.clear()
    await port.sends("resubmit", losing_carrier={"pin": "4711"})

    report = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    assert report.orders[0].attempt == 2
    assert desk.outbox.kinds("customer").count(NoticeKind.REJECTED) == 1


async def test_a_webhook_that_is_lost_while_an_order_is_rejected_is_made_up_for_within_a_week(
    desk: Desk,
) -> None:
    port = await WAITING[PortStatus.REJECTED](desk)
    asked = desk.upstream.calls["order"]
    await port.passes(8 * DAY)
    asked_in_vain = desk.upstream.calls["order"] - asked
    desk.upstream.confirm(port.pon(), await port.today() + 15 * DAY)
    await port.passes(7 * DAY)

    await port.reaches(PortStatus.PORT_DATE_CONFIRMED)

    assert asked_in_vain == 1
    assert await port.days_of("port_date_confirmed") == pytest.approx([14], abs=0.1)


async def test_an_order_that_the_partner_never_had_is_not_looked_for_while_it_is_rejected(desk: Desk) -> None:
    desk.upstream.approvals.append(BackboneDecision(decision=Decision.REFUSED))
    port = await desk.submit()
    await port.reaches(PortStatus.REJECTED)
    await port.passes(15 * DAY)

    assert desk.upstream.calls["order"] == 0


@pytest.mark.parametrize("call", ["draft", "submit"])
async def test_an_upstream_that_asks_for_a_pause_is_not_called_before_its_end(desk: Desk, call: str) -> None:
    desk.upstream.failing[call] = UpstreamUnavailableError("busy", retry_after=HOUR)
    port = await desk.submit()
    await port.passes(HOUR * 0.9)
    calls = desk.upstream.calls[call]
    desk.upstream.failing.clear()
    await port.passes(HOUR * 0.2)

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    assert calls == 1


async def test_a_mail_service_that_is_away_holds_nothing_up(desk: Desk) -> None:
    desk.outbox.unreachable["customer"] = MailUnavailableError("away", retry_after=2 * HOUR)
    port = await at_the_losing_carrier(desk)
    await port.gets_a_date()
    await port.passes(10 * HOUR)
    told_while_away = list(desk.outbox.notices)
    desk.outbox.unreachable.clear()
    await port.passes(2 * HOUR)

    await port.is_told(NoticeKind.SUBMITTED)
    await port.is_told(NoticeKind.PORT_DATE)

    assert told_while_away == []
    assert desk.outbox.kinds("support") == []
    assert sorted(desk.outbox.kinds("customer")) == [
        NoticeKind.PORT_DATE,
        NoticeKind.RECEIVED,
        NoticeKind.SUBMITTED,
    ]


@pytest.mark.parametrize(
    "failure",
    [MailNotAcceptedError("no such address"), MailUnavailableError("away", retry_after=6 * HOUR)],
    ids=["refused for good", "away for days"],
)
async def test_a_customer_who_cannot_be_reached_by_mail_is_called_by_support(
    desk: Desk, failure: MailNotAcceptedError | MailUnavailableError
) -> None:
    desk.outbox.unreachable["customer"] = failure
    port = await at_the_losing_carrier(desk)
    await port.passes(2 * DAY + HOUR)

    await port.is_told(NoticeKind.STEP_FAILED, times=2)

    calls = [notice.detail for notice in desk.outbox.notices if notice.kind is NoticeKind.STEP_FAILED]
    assert all("Call the customer" in call for call in calls)
    assert "(received)" in calls[0]
    assert "(submitted)" in calls[1]
    assert [entry.what for entry in (await port.report()).timeline][-1] == (
        "customer could not be told: submitted"
    )


async def test_a_request_ends_although_nobody_can_be_told(desk: Desk) -> None:
    port = await to_be_confirmed(desk)
    for reader in ("customer", "support"):
        desk.outbox.unreachable[reader] = MailNotAcceptedError("account closed")
    await port.sends("confirm_transfer")

    outcome = await port.outcome()

    assert outcome.status is PortStatus.COMPLETED
