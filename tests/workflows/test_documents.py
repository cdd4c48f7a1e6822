"""Step 1: documents are checked, mended by the customer, judged by support."""

from datetime import timedelta

import pytest

from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.errors import DocumentAlteredError, DocumentNotStoredError, KeysUnavailableError
from porting.domain.notice import NoticeKind
from porting.domain.status import ActionBy, PortStatus
from tests.builders import NUMBER, TOLL_FREE, a_document, local, toll_free
from tests.desk import Desk, Port, at_the_losing_carrier, with_documents_to_mend, with_documents_to_review
from workflows.report import StatusReport

DAY = timedelta(days=1)


def another(kind: str, content: str = "another") -> dict[str, dict[str, str]]:
    """A correction that brings another document."""
    return {"documents": {kind: a_document(content).sha256}}


async def is_at_the_losing_carrier(port: Port) -> StatusReport:
    return await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)


async def test_the_customer_is_told_exactly_what_to_mend_and_nothing_goes_upstream(desk: Desk) -> None:
    desk.checks.finds(
        (FindingCode.LOA_NOT_SIGNED, Severity.FAIL, "loa"),
        (FindingCode.BILL_TOO_OLD, Severity.FAIL, "bill"),
        (FindingCode.CSR_NAME_MISMATCH, Severity.REVIEW, "csr"),
        (FindingCode.BILL_PAST_DUE, Severity.WARNING, "bill"),
    )
    port = await desk.submit()

    report = await port.reaches(PortStatus.DOCUMENTS_REJECTED)

    notice = await port.is_told(NoticeKind.DOCUMENTS_REJECTED)
    assert [finding.code for finding in notice.findings] == [
        FindingCode.LOA_NOT_SIGNED,
        FindingCode.BILL_TOO_OLD,
    ]
    assert report.action_by is ActionBy.CUSTOMER
    assert len(report.findings) == 4
    assert not desk.upstream.calls


async def test_mended_documents_are_checked_again_and_go_on(desk: Desk) -> None:
    port = await with_documents_to_mend(desk)
    await port.sends("resubmit", **another("loa"))

    report = await is_at_the_losing_carrier(port)

    checked = [request.documents.loa for request, _, _ in desk.checks.asked]
    assert checked == [a_document("loa"), a_document("another").model_copy(update={"size": 0})]
    assert report.findings == ()
    assert desk.outbox.kinds("support") == []


async def test_documents_can_need_several_rounds(desk: Desk) -> None:
    port = await with_documents_to_mend(desk)
    desk.checks.find(FindingCode.LOA_NOT_DATED, Severity.FAIL)
    await port.sends("resubmit", **another("loa", "signed"))
    second = await port.is_told(NoticeKind.DOCUMENTS_REJECTED, times=2)
    await port.reaches(PortStatus.DOCUMENTS_REJECTED)
    await port.sends("resubmit", **another("loa", "signed and dated"))

    await is_at_the_losing_carrier(port)

    assert [finding.code for finding in second.findings] == [FindingCode.LOA_NOT_DATED]
    assert len(desk.checks.asked) == 3


async def test_corrected_fields_are_checked_again_too(desk: Desk) -> None:
    port = await with_documents_to_mend(desk)
    await port.sends("resubmit", service_address={"street": "500 Congress Ave"})

    await is_at_the_losing_carrier(port)

    assert desk.checks.asked[-1][0].service_address.street == "500 Congress Ave"
    assert desk.upstream.submissions[0][0].service_address.street == "500 Congress Ave"


@pytest.mark.parametrize(
    "correction",
    [{}, {"note": "please look again"}, {"resolved": True}, another("loa", "loa")],
    ids=["nothing", "words", "resolved", "the same bytes"],
)
async def test_a_resubmission_that_changes_nothing_is_refused(
    desk: Desk, correction: dict[str, object]
) -> None:
    port = await with_documents_to_mend(desk)

    answer = await port.is_refused("resubmit", **correction)
    await port.signal("resubmit", correction)

    report = await port.comes_to(lambda report: bool(report.refused_messages))
    assert "nothing that is wrong was changed" in answer
    assert report.refused_messages[0].reason in answer
    assert report.status is PortStatus.DOCUMENTS_REJECTED
    assert len(desk.checks.asked) == 1


async def test_a_resubmission_while_the_check_runs_is_checked_as_well(desk: Desk) -> None:
    desk.checks.may_end.clear()
    desk.checks.find(FindingCode.LOA_NOT_SIGNED, Severity.FAIL)
    port = await desk.submit()
    await desk.sees(lambda: len(desk.checks.asked) == 1, "the check")
    await port.update("resubmit", another("loa"))
    desk.checks.may_end.set()

    await is_at_the_losing_carrier(port)

    assert len(desk.checks.asked) == 2
    assert NoticeKind.DOCUMENTS_REJECTED not in desk.outbox.kinds("customer")
    assert desk.upstream.submissions[0][0].documents.loa == desk.checks.asked[1][0].documents.loa


async def test_support_is_told_what_to_judge_and_accepts_it(desk: Desk) -> None:
    port = await with_documents_to_review(desk)
    notice = await port.is_told(NoticeKind.DOCUMENTS_TO_REVIEW)
    await port.sends("review_documents", verdict="accept", by="sam", note="no CSR from this carrier")

    report = await is_at_the_losing_carrier(port)

    assert [finding.code for finding in notice.findings] == [FindingCode.DOCUMENT_MISSING]
    decision = next(entry for entry in report.timeline if entry.by == "sam")
    assert (decision.what, decision.note) == ("documents accepted", "no CSR from this carrier")
    await port.is_told(NoticeKind.SUBMITTED)
    assert desk.outbox.kinds("customer") == [NoticeKind.RECEIVED, NoticeKind.SUBMITTED]


async def test_the_reasons_for_which_support_rejects_reach_the_customer(desk: Desk) -> None:
    port = await with_documents_to_review(desk)
    await port.sends("review_documents", verdict="reject", reasons=["The CSR is of another account."])

    report = await port.reaches(PortStatus.DOCUMENTS_REJECTED)

    notice = await port.is_told(NoticeKind.DOCUMENTS_REJECTED)
    assert [finding.message for finding in notice.findings] == ["The CSR is of another account."]
    assert report.action_by is ActionBy.CUSTOMER


async def test_a_rejection_without_a_reason_still_tells_the_customer_what_to_do(desk: Desk) -> None:
    port = await with_documents_to_review(desk)
    await port.sends("review_documents", verdict="reject")

    notice = await port.is_told(NoticeKind.DOCUMENTS_REJECTED)

    assert "send them again" in notice.findings[0].message


async def test_documents_that_support_rejected_are_checked_again_once_resubmitted(desk: Desk) -> None:
    port = await with_documents_to_review(desk)
    await port.sends("review_documents", verdict="reject", reasons=["Illegible."])
    await port.reaches(PortStatus.DOCUMENTS_REJECTED)
    await port.sends("resubmit", **another("csr"))

    await is_at_the_losing_carrier(port)

    assert len(desk.checks.asked) == 2


async def test_support_can_add_reasons_to_what_the_customer_has_to_mend(desk: Desk) -> None:
    port = await with_documents_to_mend(desk)
    await port.sends("review_documents", verdict="reject", reasons=["Page 2 is missing, too."])

    notice = await port.is_told(NoticeKind.DOCUMENTS_REJECTED, times=2)

    assert [finding.message for finding in notice.findings] == ["Mend it.", "Page 2 is missing, too."]
    assert len(desk.checks.asked) == 1


@pytest.mark.parametrize("rejected_before", [False, True], ids=["by the check", "by support"])
async def test_support_can_accept_what_was_rejected(desk: Desk, rejected_before: bool) -> None:
    port = await (with_documents_to_review if rejected_before else with_documents_to_mend)(desk)
    if rejected_before:
        await port.sends("review_documents", verdict="reject", reasons=["Illegible."])
    await port.reaches(PortStatus.DOCUMENTS_REJECTED)
    await port.sends("review_documents", verdict="accept", note="read it to me on the phone")

    await is_at_the_losing_carrier(port)

    assert len(desk.checks.asked) == 1


async def test_a_resubmission_makes_a_review_superfluous(desk: Desk) -> None:
    port = await with_documents_to_review(desk)
    await port.sends("resubmit", **another("csr"))

    await is_at_the_losing_carrier(port)

    assert len(desk.checks.asked) == 2


async def test_what_support_has_accepted_is_not_asked_again_about_the_same_document(desk: Desk) -> None:
    port = await with_documents_to_review(desk)
    await port.sends("review_documents", verdict="accept")
    await is_at_the_losing_carrier(port)
    await port.is_rejected("number_inactive")
    desk.checks.find(FindingCode.DOCUMENT_MISSING, Severity.REVIEW, "csr")
    await port.sends("resubmit", resolved=True)

    report = await is_at_the_losing_carrier(port)

    assert report.orders[0].attempt == 2
    assert len(desk.checks.asked) == 2
    assert desk.outbox.kinds("support") == [NoticeKind.DOCUMENTS_TO_REVIEW]


async def test_what_support_has_accepted_is_asked_again_about_another_document(desk: Desk) -> None:
    port = await with_documents_to_review(desk)
    await port.sends("review_documents", verdict="accept")
    await is_at_the_losing_carrier(port)
    await port.is_rejected("resold_account")
    desk.checks.find(FindingCode.DOCUMENT_MISSING, Severity.REVIEW, "csr")
    await port.sends("resubmit", **another("csr"))

    report = await port.reaches(PortStatus.IN_DOCUMENT_REVIEW, order=1)

    assert [finding.code for finding in report.orders[0].findings] == [FindingCode.DOCUMENT_MISSING]
    await port.is_told(NoticeKind.DOCUMENTS_TO_REVIEW, times=2)


async def test_a_review_that_is_late_is_told_to_support_once(desk: Desk) -> None:
    port = await with_documents_to_review(desk)
    await port.passes(5 * DAY)

    late = await port.is_told(NoticeKind.LATE)

    assert late.waits_for == "support's review of the documents"
    assert await port.days_of(f"late: {late.waits_for}") == [1.0]


@pytest.mark.parametrize(
    "failure",
    [
        DocumentNotStoredError("no such document"),
        DocumentAlteredError("not what was stored"),
        ValueError("a reader's bug"),
    ],
    ids=lambda failure: type(failure).__name__,
)
async def test_a_check_that_cannot_be_made_goes_to_support(desk: Desk, failure: Exception) -> None:
    desk.checks.verdicts.extend([failure] * 3)
    port = await desk.submit()
    await port.passes(timedelta(minutes=1))

    report = await port.reaches(PortStatus.IN_DOCUMENT_REVIEW)

    await port.is_told(NoticeKind.DOCUMENTS_TO_REVIEW)
    assert report.findings[0].code is FindingCode.DOCUMENT_UNREADABLE
    assert type(failure).__name__ in report.findings[0].evidence.note


@pytest.mark.parametrize(
    "failure",
    [KeysUnavailableError("locked"), OSError("stale file handle")],
    ids=lambda failure: type(failure).__name__,
)
async def test_a_store_that_is_away_for_an_hour_costs_an_hour(desk: Desk, failure: Exception) -> None:
    desk.checks.verdicts.extend([failure] * 14)
    port = await desk.submit()
    await port.passes(timedelta(minutes=90))

    await is_at_the_losing_carrier(port)

    assert len(desk.checks.asked) == 15
    assert NoticeKind.DOCUMENTS_TO_REVIEW not in desk.outbox.kinds("support")


async def test_documents_that_were_not_stored_can_be_sent_again(desk: Desk) -> None:
    desk.checks.verdicts.append(DocumentNotStoredError("no such document"))
    port = await desk.submit()
    await port.reaches(PortStatus.IN_DOCUMENT_REVIEW)
    await port.sends("resubmit", **another("loa"))

    await is_at_the_losing_carrier(port)


async def test_each_check_is_of_the_day_on_which_it_is_made(desk: Desk) -> None:
    port = await with_documents_to_mend(desk)
    first = await port.today()
    await port.passes(12 * DAY)
    await port.sends("resubmit", **another("loa"))
    await is_at_the_losing_carrier(port)

    assert [on for _, _, on in desk.checks.asked] == [first, first + 12 * DAY]


async def test_a_day_begins_where_the_first_number_rings(desk: Desk) -> None:
    now = await desk.env.get_current_time()
    early_morning = (now + DAY).replace(hour=6)
    await desk.env.sleep(early_morning - now)
    for zone in ("Pacific/Honolulu", "America/St_Johns"):
        port = await desk.submit(request_id=zone.rpartition("/")[2], time_zone=zone)
        await is_at_the_losing_carrier(port)

    in_honolulu, in_st_johns = (on for _, _, on in desk.checks.asked)

    assert in_st_johns == early_morning.date() == in_honolulu + DAY


async def test_the_first_check_is_of_all_numbers_and_a_later_one_of_the_orders_own(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    await port.is_rejected("number_inactive", order=2)
    await port.sends("resubmit", resolved=True)
    await port.comes_to(lambda report: report.orders[1].attempt == 2)

    assert [numbers for _, numbers, _ in desk.checks.asked] == [(NUMBER, TOLL_FREE), (TOLL_FREE,)]
