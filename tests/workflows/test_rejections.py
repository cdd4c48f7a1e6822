"""Upstream says no: what the customer hears, what a resubmission has to bring, and what goes to support."""

from datetime import timedelta
from typing import Any

import pytest

from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.notice import NoticeKind
from porting.domain.port_order import BackboneDecision, CarrierState, Decision
from porting.domain.port_request import LosingCarrier
from porting.domain.rejection import RULES, ReasonCode, RejectionReason, Remedy
from porting.domain.status import ActionBy, PortStatus
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE, a_document, local, toll_free
from tests.desk import Desk, Port, at_the_losing_carrier, with_a_date
from tests.fakes import Pins
from workflows.report import StatusReport

PIN = Pins().seal("0042", "acme-0001")

#: What a resubmission of each remedy looks like.
ANSWERS: dict[Remedy, dict[str, Any]] = {
    Remedy.WORD: {"resolved": True},
    Remedy.LOA: {"documents": {"loa": a_document("corrected loa").sha256}},
    Remedy.CSR: {"documents": {"csr": a_document("the reseller's csr").sha256}},
    Remedy.FIELDS: {"service_address": {"unit": "Ste 210"}},
    Remedy.PIN: {"losing_carrier": {"pin": Pins().seal("4711", "acme-0001").model_dump()}},
    Remedy.ACCOUNT_NUMBER: {"losing_carrier": {"account_number": "LS-204419"}},
    Remedy.BTN: {"losing_carrier": {"billing_telephone_number": "+15125550199"}},
    Remedy.REMAINING_NUMBERS: {"remaining_numbers": "disconnect"},
    Remedy.DETAILS: {"note": "the reseller ports away on written request"},
}


def codes(acts: ActionBy) -> list[ReasonCode]:
    return [code for code in ReasonCode if RULES[code].acts is acts]


def one_of_each(codes: list[ReasonCode]) -> list[ReasonCode]:
    """One for all that are answered and submitted again alike: each rule is tested without a server."""
    return list({(RULES[code].answered_by, RULES[code].resubmitted_as): code for code in codes}.values())


async def is_submitted_again(port: Port, attempt: int = 2) -> StatusReport:
    report = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    assert report.orders[0].attempt == attempt
    return report


async def test_every_reason_has_somebody_who_acts_or_asks_nothing_of_anybody() -> None:
    assert set(codes(ActionBy.NOBODY)) == {ReasonCode.NUMBER_UNPORTABLE, ReasonCode.INFORMATIONAL}
    assert codes(ActionBy.UPSTREAM) == []


@pytest.mark.parametrize("code", one_of_each(codes(ActionBy.CUSTOMER)))
async def test_a_reason_that_is_the_customers_waits_for_any_of_its_remedies(
    desk: Desk, code: ReasonCode
) -> None:
    port = await at_the_losing_carrier(desk)
    remedies = sorted(RULES[code].answered_by)
    for count, remedy in enumerate(remedies, start=1):
        report = await port.is_rejected(code, text="as the carrier says")
        assert (report.action_by, report.waits_for) == (ActionBy.CUSTOMER, "the customer's resubmission")
        assert report.orders[0].reasons[0].remedy == RULES[code].remedy
        notice = await port.is_told(NoticeKind.REJECTED, times=count)
        assert notice.reasons == (RejectionReason(code=code, text="as the carrier says"),)
        await port.sends("resubmit", **ANSWERS[remedy])
        await is_submitted_again(port, count + 1)

    await port.gets_a_date()

    assert len(remedies) >= 1
    assert [attempt for _, _, attempt in desk.upstream.submissions] == list(range(1, len(remedies) + 2))
    assert desk.outbox.kinds("support") == []


@pytest.mark.parametrize("code", [*one_of_each(codes(ActionBy.SUPPORT)), "zz9"])
async def test_a_reason_that_is_ours_or_unknown_goes_to_support_which_settles_it(
    desk: Desk, code: str
) -> None:
    port = await at_the_losing_carrier(desk)
    report = await port.is_rejected(code, text="as the carrier says")

    notice = await port.is_told(NoticeKind.UNKNOWN_REJECTION)
    await port.sends("resubmit", resolved=True, by="sam")

    await is_submitted_again(port)
    assert report.action_by is ActionBy.SUPPORT
    assert notice.reasons == (RejectionReason(code=code, text="as the carrier says"),)


async def test_a_notice_that_asks_nothing_of_anybody_is_only_recorded(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    notice = RejectionReason(code="informational", text="we are on it")
    await port.answered_by_carrier(CarrierState.REJECTED, reasons=(notice,))

    report = await port.comes_to(
        lambda report: any(entry.note == "we are on it" for entry in report.timeline), "the notice"
    )
    assert report.status is PortStatus.AWAITING_LOSING_CARRIER
    await port.gets_a_date()
    assert NoticeKind.REJECTED not in desk.outbox.kinds("customer")


async def test_notices_beside_an_answer_are_recorded_once_each(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    first, second = (RejectionReason(code="informational", text=text) for text in ("asked", "asked again"))
    await port.answered_by_carrier(CarrierState.WITH_LOSING_CARRIER, notices=(first,))
    await port.looks_upstream()
    await port.answered_by_carrier(CarrierState.WITH_LOSING_CARRIER, notices=(first, second))
    await port.gets_a_date()

    report = await port.report()

    recorded = [entry.note for entry in report.timeline if entry.what == "notice from upstream"]
    assert recorded == ["asked", "asked again"]


async def test_an_unportable_number_leaves_the_order_which_goes_on_without_it(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER, SECOND_NUMBER))
    reason = RejectionReason(code="number_unportable", numbers=(SECOND_NUMBER,))
    await port.answered_by_carrier(CarrierState.REJECTED, reasons=(reason,))

    notice = await port.is_told(NoticeKind.UNPORTABLE)
    await port.comes_to(lambda report: report.orders[0].attempt == 2)
    report = await is_submitted_again(port)

    assert notice.numbers == (SECOND_NUMBER,)
    assert [order.numbers for _, order, _ in desk.upstream.submissions][1] == (NUMBER,)
    assert [number.unportable for number in report.orders[0].numbers] == [False, True]
    assert [numbers for _, numbers, _ in desk.checks.asked][1:] == [(NUMBER,)]  # papers age


async def test_an_unportable_number_beside_a_reason_to_mend_is_told_of_in_a_mail_of_its_own(
    desk: Desk,
) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER, SECOND_NUMBER))
    reasons = (
        RejectionReason(code="number_unportable", numbers=(SECOND_NUMBER,)),
        RejectionReason(code="account_number_incorrect"),
    )
    await port.answered_by_carrier(CarrierState.REJECTED, reasons=reasons)

    report = await port.reaches(PortStatus.REJECTED)

    assert (await port.is_told(NoticeKind.REJECTED)).reasons == reasons[1:]
    assert (await port.is_told(NoticeKind.UNPORTABLE)).numbers == (SECOND_NUMBER,)
    assert [reason.code for reason in report.orders[0].reasons] == ["account_number_incorrect"]


async def test_an_order_of_which_no_number_can_be_moved_ends(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.answered_by_carrier(
        CarrierState.REJECTED, reasons=(RejectionReason(code="number_unportable"),)
    )

    outcome = await port.outcome()

    assert outcome.status is PortStatus.UNPORTABLE
    assert desk.outbox.last(NoticeKind.UNPORTABLE).numbers == (NUMBER,)
    assert len(desk.upstream.submissions) == 1


async def test_several_reasons_come_in_one_mail_and_are_answered_one_after_the_other(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("number_inactive", "account_number_incorrect", "invalid_btn")
    notice = await port.is_told(NoticeKind.REJECTED)
    await port.sends("resubmit", **ANSWERS[Remedy.ACCOUNT_NUMBER])
    await port.sends("resubmit", **ANSWERS[Remedy.WORD])
    partly = await port.report()
    await port.sends("resubmit", **ANSWERS[Remedy.BTN])

    await is_submitted_again(port)

    assert len(notice.reasons) == 3
    assert partly.status is PortStatus.REJECTED
    assert [reason.answered for reason in partly.orders[0].reasons] == [True, True, False]
    assert [step.message for step in partly.next_steps] == ["resubmit"]
    carrier = desk.upstream.submissions[1][0].losing_carrier
    assert (carrier.account_number, carrier.billing_telephone_number) == ("LS-204419", "+15125550199")


async def test_several_reasons_can_be_answered_at_once(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("number_inactive", "account_number_incorrect")
    await port.sends("resubmit", **ANSWERS[Remedy.ACCOUNT_NUMBER], **ANSWERS[Remedy.WORD])

    await is_submitted_again(port)


async def test_what_the_customer_has_answered_leaves_the_rest_to_support(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    report = await port.is_rejected("account_number_incorrect", "due_date_not_possible")
    await port.sends("resubmit", **ANSWERS[Remedy.ACCOUNT_NUMBER])

    left = await port.comes_to(lambda report: report.action_by is ActionBy.SUPPORT, "support's part")
    await port.passes(timedelta(days=10))
    await port.sends("resubmit", resolved=True, by="sam")

    await is_submitted_again(port)
    assert report.action_by is ActionBy.CUSTOMER
    assert left.waits_for == "support to settle the rejection"
    assert NoticeKind.REMINDER not in desk.outbox.kinds("customer")


#: What brings nothing that a rejection for this reason needs, and what would.
NOT_NEEDED: dict[str, tuple[list[dict[str, Any]], str]] = {
    "wrong_pin": (
        [
            {},
            {"resolved": True},
            {"losing_carrier": {"pin": Pins().seal("0042", "acme-0001").model_dump()}},  # the same one
        ],
        "wrong_pin needs one of pin",
    ),
    "account_number_incorrect": ([{"losing_carrier": {"account_number": "LS-2"}}], "one of account_number"),
    "name_mismatch": ([{"documents": {"loa": a_document("loa").sha256}}], "one of fields, loa, word"),
    "resold_account": ([{"note": "  "}], "one of csr, details"),
    "zz9": ([{"losing_carrier": {"account_number": "LS-3"}}], "zz9 needs one of word"),
}


async def test_a_resubmission_that_brings_nothing_that_is_needed_is_refused_and_names_what_is(
    desk: Desk,
) -> None:
    carrier = LosingCarrier(name="Lone Star Wireless", account_number="LS-2", pin=PIN)
    port = await at_the_losing_carrier(desk, losing_carrier=carrier)

    for code, (corrections, needed) in NOT_NEEDED.items():
        await port.is_rejected(code)
        for correction in corrections:
            answer = await port.is_refused("resubmit", **correction)
            assert "nothing that the rejection of acme-0001-1 asks for was changed" in answer
            assert needed in answer

    assert (await port.report()).orders[0].attempt == 1
    await port.sends("resubmit", resolved=True)
    await is_submitted_again(port)
    assert desk.upstream.submissions[-1][0].losing_carrier == carrier


async def test_an_loa_that_has_grown_too_old_is_renewed_before_the_order_goes_out_again(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    await port.is_rejected("number_inactive", order=1)
    desk.checks.find(FindingCode.LOA_EXPIRED, Severity.FAIL)
    await port.sends("resubmit", resolved=True)
    report = await port.reaches(PortStatus.DOCUMENTS_REJECTED, order=1)
    notice = await port.is_told(NoticeKind.DOCUMENTS_REJECTED)
    submitted_before = len(desk.upstream.submissions)
    await port.sends("resubmit", **ANSWERS[Remedy.LOA])

    renewed = await port.comes_to(lambda report: report.orders[0].attempt == 2)

    assert [finding.code for finding in notice.findings] == [FindingCode.LOA_EXPIRED]
    assert (notice.order, submitted_before) == (port.pon(1), 2)
    assert report.orders[0].findings == notice.findings
    assert [order.attempt for order in renewed.orders] == [2, 1]


async def test_a_rejection_after_an_approval_takes_the_port_date_back(desk: Desk) -> None:
    port, port_date = await with_a_date(desk)

    report = await port.is_rejected("freeze")

    assert (report.port_date, report.orders[0].port_date) == (None, None)
    await port.sends("resubmit", resolved=True)
    await is_submitted_again(port)
    desk.upstream.confirm(port.pon(), port_date)
    await port.upstream_changes()
    again = await port.is_told(NoticeKind.PORT_DATE, times=2)
    assert (again.port_date, again.previous_port_date) == (port_date, None)


async def test_support_translates_an_unknown_code_into_one_that_the_customer_understands(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("zz9", text="acct no. not found")
    await port.sends("carrier_response", approved=False, reasons=[{"code": "account_number_incorrect"}])

    report = await port.comes_to(lambda report: report.action_by is ActionBy.CUSTOMER)

    assert [reason.code for reason in report.orders[0].reasons] == ["account_number_incorrect"]
    await port.is_told(NoticeKind.REJECTED, times=2)
    await port.sends("resubmit", **ANSWERS[Remedy.ACCOUNT_NUMBER])
    await is_submitted_again(port)


async def test_support_approves_by_hand_what_it_has_settled_with_the_carrier(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("zz9")
    port_date = await port.today() + timedelta(days=5)
    await port.sends("carrier_response", approved=True, port_date=port_date.isoformat(), by="sam")

    report = await port.reaches(PortStatus.PORT_DATE_CONFIRMED)

    assert report.port_date == port_date
    assert report.orders[0].reasons == ()


async def test_a_carrier_that_approves_by_itself_needs_no_resubmission(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("wrong_pin")
    port_date = await port.gets_a_date()

    report = await port.reaches(PortStatus.PORT_DATE_CONFIRMED)

    assert (report.port_date, report.orders[0].attempt) == (port_date, 1)
    assert report.orders[0].reasons == ()
    assert "nothing waits for a correction" in await port.is_refused("resubmit", resolved=True)


async def test_an_order_that_upstream_cancels_by_itself_goes_to_support(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.answered_by_carrier(CarrierState.CANCELED)

    report = await port.reaches(PortStatus.REJECTED)

    assert report.action_by is ActionBy.SUPPORT
    assert (await port.is_told(NoticeKind.UNKNOWN_REJECTION)).reasons[0].text == "canceled upstream"
    await port.sends("resubmit", resolved=True)
    await is_submitted_again(port)


async def test_another_rejection_while_the_customer_mends_the_first_one_starts_over(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("number_inactive", "wrong_pin")
    await port.sends("resubmit", resolved=True)
    await port.is_rejected("account_number_incorrect")

    notice = await port.is_told(NoticeKind.REJECTED, times=2)

    assert [reason.code for reason in notice.reasons] == ["account_number_incorrect"]
    await port.sends("resubmit", **ANSWERS[Remedy.ACCOUNT_NUMBER])
    await is_submitted_again(port)


async def test_the_same_rejection_seen_twice_is_told_once(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("wrong_pin")

    await port.looks_upstream()

    await port.is_told(NoticeKind.REJECTED)


async def test_the_same_rejection_entered_twice_by_hand_is_told_once(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    rejection = {"approved": False, "reasons": [{"code": "wrong_pin"}, {"code": "number_inactive"}]}
    await port.sends("carrier_response", **rejection)
    await port.reaches(PortStatus.REJECTED)
    await port.sends("resubmit", resolved=True)
    await port.sends("carrier_response", **rejection)

    report = await port.report()

    assert [reason.answered for reason in report.orders[0].reasons] == [False, True]
    await port.is_told(NoticeKind.REJECTED)


async def test_what_was_said_of_an_earlier_attempt_is_ignored(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("wrong_pin")
    stale = desk.upstream.orders[port.pon()]
    await port.sends("resubmit", **ANSWERS[Remedy.PIN])
    await is_submitted_again(port)
    fresh, desk.upstream.orders[port.pon()] = desk.upstream.orders[port.pon()], stale

    await port.looks_upstream()

    assert (await port.report()).status is PortStatus.AWAITING_LOSING_CARRIER
    desk.upstream.orders[port.pon()] = fresh
    await port.gets_a_date()
    await port.is_told(NoticeKind.REJECTED)


async def test_what_the_backbone_refuses_is_mended_and_asked_again(desk: Desk) -> None:
    refusal = RejectionReason(code="invalid_btn", text="not on the account")
    desk.upstream.approvals.append(BackboneDecision(decision=Decision.REFUSED, reasons=(refusal,)))
    port = await desk.submit()
    await port.reaches(PortStatus.REJECTED)
    notice = await port.is_told(NoticeKind.REJECTED)
    submitted_before = len(desk.upstream.submissions)
    await port.sends("resubmit", **ANSWERS[Remedy.BTN])

    await is_submitted_again(port)

    assert (notice.reasons, submitted_before) == ((refusal,), 0)
    assert desk.upstream.created == {
        "draft acme-0001-1": 1,
        "approval acme-0001-1 1": 1,
        "approval acme-0001-1 2": 1,
        "submission acme-0001-1 2": 1,
    }
    await port.is_told(NoticeKind.SUBMITTED)


async def test_support_approves_by_hand_what_the_backbone_has_refused(desk: Desk) -> None:
    desk.upstream.approvals.append(BackboneDecision(decision=Decision.REFUSED))
    port = await desk.submit()
    refused = await port.reaches(PortStatus.REJECTED)
    await port.sends("backbone_decision", approved=True, by="sam")

    report = await is_submitted_again(port, attempt=1)

    assert (refused.action_by, refused.orders[0].reasons[0].code) == (ActionBy.SUPPORT, "no_reason_given")
    assert report.orders[0].reasons == ()


async def test_a_refusal_that_only_has_notices_comes_to_support(desk: Desk) -> None:
    notice = RejectionReason(code="informational", text="we are on it")
    desk.upstream.approvals.append(BackboneDecision(decision=Decision.REFUSED, reasons=(notice,)))
    port = await desk.submit()

    refused = await port.reaches(PortStatus.REJECTED)

    assert (refused.action_by, refused.orders[0].reasons[0].code) == (ActionBy.SUPPORT, "no_reason_given")
    assert "we are on it" in [entry.note for entry in refused.timeline]


async def test_a_resubmission_answers_every_rejected_order_or_those_that_it_names(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    await port.is_rejected("number_inactive", order=1)
    await port.is_rejected("number_inactive", order=2)
    await port.sends("resubmit", resolved=True, numbers=[TOLL_FREE])
    await port.comes_to(lambda report: report.orders[1].attempt == 2)
    named = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=2)
    await port.is_rejected("pending_order", order=2)
    await port.sends("resubmit", resolved=True)

    both = await port.comes_to(lambda report: [order.attempt for order in report.orders] == [2, 3])

    assert named.orders[0].status is PortStatus.REJECTED
    assert {order.status for order in both.orders} <= {
        PortStatus.SUBMITTING_TO_CARRIER,
        PortStatus.AWAITING_LOSING_CARRIER,
    }
