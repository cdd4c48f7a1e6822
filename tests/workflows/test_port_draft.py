"""A draft waits for what is missing, asks for it, and becomes a port request once."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from pathlib import Path

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError

from porting.adapters.number_holds import SqliteNumberHolds
from porting.domain.draft_facts import Reading
from porting.domain.notice import Notice, NoticeKind
from porting.domain.port_draft import address_mark
from porting.domain.port_request import Contact
from porting.domain.status import ActionBy, PortStatus
from tests.builders import NUMBER, SECOND_NUMBER, a_document
from tests.desk import PATIENCE, Desk, Port
from tests.drafts import (
    A_FORM,
    ON_THE_CSR,
    ON_THE_LOA,
    PAUSE,
    REQUEST_ID,
    RunningDraft,
    a_draft,
    a_reading,
    mail,
)
from tests.workflows.messages import metadata
from workers.described import described, search_attributes_of
from workers.starting import PortRequestStarter
from workflows.draft_messages import NOT_SUBMITTED
from workflows.draft_report import DraftStatus
from workflows.names import MAIL_FAILED, workflow_id
from workflows.port_request import PortRequestWorkflow
from workflows.search_attributes import PORT_ACTION_BY

DAY = timedelta(days=1)


async def test_several_mails_get_one_answer_that_asks_for_what_is_still_missing(desk: Desk) -> None:
    draft = await a_draft(desk)

    await draft.gets_mail("1", a_reading(csr=ON_THE_CSR))
    await draft.gets_mail("2", a_reading(loa=ON_THE_LOA))
    await draft.passes(PAUSE)

    notice = await told_of(desk, NoticeKind.DRAFT_INCOMPLETE)
    assert notice.draft is not None
    assert [ask for ask in notice.draft.needed if "bill" in ask]
    assert ("Account number", "ends in 418") in notice.draft.understood
    assert "LS-204418" not in notice.model_dump_json()
    assert notice.contact.email == "dana@acme.example"
    assert desk.outbox.kinds("customer") == [NoticeKind.DRAFT_INCOMPLETE]


async def test_a_mail_that_completes_a_draft_starts_the_port_request(desk: Desk) -> None:
    draft = await a_draft(desk)

    await draft.gets_mail("1", a_reading(csr=ON_THE_CSR, loa=ON_THE_LOA))
    await draft.passes(PAUSE)
    await draft.gets_mail("2", a_reading(bill={}))
    await draft.passes(PAUSE)

    assert (await draft.outcome()).status is DraftStatus.SUBMITTED
    request = desk.starts.requests[REQUEST_ID]
    assert [each.number for each in request.numbers] == [NUMBER]
    assert request.documents.bill == a_document("bill")
    assert (await draft.report()).status is DraftStatus.SUBMITTED
    assert (await draft.report()).known


async def test_the_same_mail_twice_is_read_once(desk: Desk) -> None:
    draft = await a_draft(desk)
    await draft.gets_mail("1", a_reading(csr=ON_THE_CSR))

    await draft.handle.signal("mail_came", mail("1", a_document("mail 1")))

    assert (await draft.report()).mails == 1
    assert len(desk.papers.read) == 1


async def test_numbers_that_only_a_csr_names_have_to_be_confirmed(desk: Desk) -> None:
    draft = await a_draft(desk)

    await draft.gets_mail("1", a_reading(csr=ON_THE_CSR, loa={}, bill={}))
    await draft.passes(PAUSE)

    notice = await told_of(desk, NoticeKind.DRAFT_INCOMPLETE)
    assert notice.draft is not None
    assert not notice.draft.needed
    assert "these are the numbers" in notice.draft.to_confirm[0]
    assert not desk.starts.requests


async def test_a_form_becomes_a_port_request_only_when_its_customer_says_so(desk: Desk) -> None:
    draft = await a_draft(desk, origin="form")
    documents = {kind: a_document(kind).model_dump() for kind in ("loa", "bill")}

    await draft.tells("fill_in", fields=A_FORM, documents=documents)
    await draft.comes_to(lambda report: report.is_complete and not report.is_reading, "completeness")
    assert not desk.starts.requests
    answer = await draft.tells("submit")

    assert answer == {"request_id": REQUEST_ID}
    assert desk.starts.requests[REQUEST_ID].losing_carrier.account_number == "LS-204418"
    assert (await draft.outcome()).status is DraftStatus.SUBMITTED


async def test_what_keeps_a_draft_from_being_submitted_is_said_at_each_field(desk: Desk) -> None:
    desk.starts.in_use[NUMBER] = "other-0007"
    draft = await a_draft(desk, origin="form")
    documents = {kind: a_document(kind).model_dump() for kind in ("loa", "bill")}
    await draft.tells("fill_in", fields={**A_FORM, "contact.email": "dana"}, documents=documents)

    assert list(await refused_for(draft.tells("submit"))) == ["contact.email"]
    await draft.tells("fill_in", fields={"contact.email": "dana@acme.example"})
    problems = await refused_for(draft.tells("submit"))

    assert list(problems) == ["numbers.0.number"]
    assert "other-0007" not in problems["numbers.0.number"]
    report = await draft.report()
    assert (report.status, report.problems) == (DraftStatus.DRAFT, problems)
    await draft.tells("fill_in", fields={"numbers.0.number": SECOND_NUMBER, "remaining_numbers": "keep"})
    assert (await draft.report()).problems == {}


async def test_a_submission_whose_answer_was_lost_starts_one_request(desk: Desk) -> None:
    desk.starts.failures.append(ConnectionError("lost"))
    draft = await a_draft(desk)

    await draft.gets_mail("1", a_reading(csr=ON_THE_CSR, loa=ON_THE_LOA, bill={}))
    await draft.passes(PAUSE + timedelta(minutes=1))

    assert (await draft.outcome()).status is DraftStatus.SUBMITTED
    assert (desk.starts.asked, len(desk.starts.requests)) == (2, 1)


async def test_a_customer_who_does_not_answer_is_asked_twice_more_then_the_draft_ends(desk: Desk) -> None:
    draft = await a_draft(desk)
    await draft.gets_mail("1", a_reading(csr=ON_THE_CSR))

    await draft.passes(2 * DAY + PAUSE)
    await told_of(desk, NoticeKind.DRAFT_REMINDER)
    await draft.passes(3 * DAY)
    await told_of(desk, NoticeKind.DRAFT_REMINDER, times=2)
    await draft.passes(9 * DAY)

    assert (await draft.outcome()).status is DraftStatus.EXPIRED
    assert desk.outbox.kinds("customer") == [
        NoticeKind.DRAFT_INCOMPLETE,
        NoticeKind.DRAFT_REMINDER,
        NoticeKind.DRAFT_REMINDER,
        NoticeKind.DRAFT_EXPIRED,
    ]
    assert not desk.starts.requests


async def test_an_address_that_nobody_has_shown_to_be_his_gets_two_mails_without_what_was_typed(
    desk: Desk,
) -> None:
    draft = await a_draft(desk, origin="form")
    for count, words in enumerate(("Qzx one", "Qzx two", "Qzx three")):
        fields = {**A_FORM, "company_name": words, "contact.name": words, "losing_carrier.name": words}
        await draft.tells("fill_in", fields={**fields, "contact.email": f"{count}@acme.example"})
        await draft.passes(2.5 * DAY)
        await told_of(desk, NoticeKind.DRAFT_REMINDER, times=min(count + 1, 2))

    notice = desk.outbox.last(NoticeKind.DRAFT_REMINDER)
    assert notice.contact == Contact(name="1@acme.example", email="1@acme.example")
    assert not any("Qzx" in str(each) for each in desk.outbox.notices)
    assert (notice.company_name, notice.losing_carrier) == ("your company", "")
    await draft.tells("fill_in", fields={"contact.phone": NUMBER}, mailed_to=address_mark("2@acme.example"))
    await draft.passes(2.5 * DAY)
    to_the_owner = await told_of(desk, NoticeKind.DRAFT_REMINDER, times=3)
    assert (to_the_owner.contact.email, to_the_owner.company_name) == ("2@acme.example", "Qzx three")
    assert desk.outbox.kinds("customer").count(NoticeKind.DRAFT_REMINDER) == 3


async def test_a_draft_goes_on_in_a_new_run_before_its_history_is_long(desk: Desk) -> None:
    draft = await a_draft(desk, origin="form", most_events=20)

    for count in range(6):
        await draft.tells("fill_in", fields={"company_name": f"Acme {count}", "contact.name": "Dana"})

    report = await draft.report()
    described = await desk.env.client.get_workflow_handle(draft.handle.id).describe()
    assert described.run_id != draft.handle.first_execution_run_id
    assert {each.field: each.value for each in report.known} == {
        "company_name": "Acme 5",
        "contact.name": "Dana",
    }


async def test_wrong_messages_are_refused_and_shown_and_harm_nothing(desk: Desk) -> None:
    draft = await a_draft(desk)

    await draft.handle.signal("fill_in", args=[{"fields": {"losing_carrier.secret": "1"}}, "more"])
    await draft.handle.signal("fill_in", {"fields": {"losing_carrier.secret": "4711"}})
    await draft.handle.signal("mail_came")
    await draft.handle.signal("no_such_message", 1)
    with pytest.raises(WorkflowUpdateFailedError):
        await draft.tells("fill_in", fields={"pin": "4711"})

    refused = (await draft.report()).refused_messages
    assert [each.message for each in refused] == ["fill_in", "fill_in", "mail_came", "no_such_message"]
    assert "4711" not in str(refused)


async def test_a_discarded_draft_takes_nothing_more(desk: Desk) -> None:
    draft = await a_draft(desk, origin="form")

    await draft.tells("discard")

    assert (await draft.outcome()).status is DraftStatus.DISCARDED
    with pytest.raises(RPCError):
        await draft.tells("submit")


async def test_a_draft_whose_mails_bounce_is_for_support_until_its_customer_acts(
    desk: Desk,
) -> None:
    draft = await a_draft(desk)
    await draft.gets_mail("1", a_reading(csr=ON_THE_CSR))
    failure = {"notice": "draft_incomplete", "key": f"{REQUEST_ID}:-:draft_incomplete:customer:1"}

    await draft.handle.signal(MAIL_FAILED, {**failure, "failure": "bounced"})

    assert (await draft.comes_to(lambda report: report.needs_support, "support")).unreachable == "bounced"
    assert await acts(draft) == ActionBy.SUPPORT
    assert "call him" in (await metadata(draft)).current_details
    await draft.gets_mail("2", a_reading(loa=ON_THE_LOA))
    await draft.handle.signal(MAIL_FAILED, {**failure, "failure": "bounced"})  # as it was told before
    assert not (await draft.report()).needs_support
    assert await acts(draft) == ActionBy.CUSTOMER


async def test_who_acts_on_a_draft_whose_mails_bounce_is_known_in_its_next_run(desk: Desk) -> None:
    draft = await a_draft(desk, origin="form", most_events=12)
    failure = {"notice": "new_link", "key": f"{REQUEST_ID}:-:new_link:customer:1", "failure": "dropped"}
    await draft.tells("fill_in", fields={"company_name": "Acme"})
    await draft.tells("fill_in", fields={"contact.name": "Dana"})
    await draft.tells(MAIL_FAILED, **failure)

    start = desk.env.client.get_workflow_handle(draft.handle.id)
    async with asyncio.timeout(PATIENCE):
        while (await start.describe()).run_id == draft.handle.first_execution_run_id:
            await asyncio.sleep(0.01)

    assert (await draft.report()).unreachable == "dropped"


async def test_documents_that_come_while_the_request_is_started_are_passed_on_to_it(desk: Desk) -> None:
    draft = await at_its_submission(desk)
    request = await desk.submit(request_id=REQUEST_ID)

    await draft.tells("mail_came", **late_mail(desk, a_reading(csr=ON_THE_CSR)))
    desk.starts.may_end.set()

    assert (await draft.outcome()).status is DraftStatus.SUBMITTED
    await request.comes_to(lambda report: "resubmit" in str(report), "the documents")
    assert desk.outbox.kinds("support") == []


async def test_a_mail_that_cannot_be_passed_on_to_the_request_is_told_to_support(desk: Desk) -> None:
    draft = await at_its_submission(desk)

    await draft.tells("mail_came", **late_mail(desk, Reading()))
    desk.starts.may_end.set()

    assert (await draft.outcome()).status is DraftStatus.SUBMITTED
    notice = desk.outbox.last(NoticeKind.STEP_FAILED)
    assert (notice.to, notice.detail.endswith("porting mail show late")) == ("support", True)


async def test_a_mail_that_a_draft_has_not_read_when_it_is_thrown_away_is_told_to_support(desk: Desk) -> None:
    desk.papers.may_end.clear()
    draft = await a_draft(desk, origin="form")
    await draft.tells("mail_came", **mail("being read", a_document("mail")))
    await draft.tells("mail_came", **late_mail(desk, a_reading(csr=ON_THE_CSR)))

    await draft.tells("discard")
    desk.papers.may_end.set()

    assert (await draft.outcome()).status is DraftStatus.DISCARDED
    assert "porting mail show late" in desk.outbox.last(NoticeKind.STEP_FAILED).detail


async def test_a_draft_starts_its_request_as_every_way_in_does_and_holds_its_numbers(
    desk: Desk, tmp_path: Path
) -> None:
    client = desk.env.client
    desk.starts.real = PortRequestStarter(client, SqliteNumberHolds(tmp_path / "holds.db"))
    desk.starts.failures.append(ConnectionError("lost"))
    drafts = [await a_draft(desk, request_id=request_id) for request_id in ("acme-0001", "acme-0002")]
    handle = client.get_workflow_handle_for(PortRequestWorkflow.run, workflow_id("acme-0001"))

    for count, draft in enumerate(drafts):
        await draft.gets_mail(str(count), a_reading(csr=ON_THE_CSR, loa=ON_THE_LOA, bill={}))
        await draft.passes(PAUSE + timedelta(minutes=1))

    assert (await drafts[0].outcome()).status is DraftStatus.SUBMITTED
    desk.started.append(handle)
    request = desk.starts.requests["acme-0001"]
    await Port(desk, handle, request).reaches(PortStatus.AWAITING_LOSING_CARRIER)
    refused = await drafts[1].comes_to(lambda report: bool(report.problems), "the number in use")
    assert list(refused.problems) == ["numbers.0.number"]


async def at_its_submission(desk: Desk) -> RunningDraft:
    """A mail's draft whose request is being started, for as long as the test says."""
    desk.starts.may_end.clear()
    draft = await a_draft(desk)
    await draft.gets_mail("1", a_reading(csr=ON_THE_CSR, loa=ON_THE_LOA, bill={}))
    await draft.passes(PAUSE)
    await draft.comes_to(lambda report: report.is_being_submitted, "the submission")
    return draft


def late_mail(desk: Desk, reading: Reading) -> dict[str, object]:
    kept = a_document("late mail")
    desk.papers.readings[kept.sha256] = reading
    return mail("late", kept)


async def acts(draft: RunningDraft) -> str | None:
    """Whom lists show."""
    found = await described(draft.desk.env.client, draft.handle.id)
    return search_attributes_of(found.workflow_execution_info).get(PORT_ACTION_BY)


async def refused_for(submission: Awaitable[object]) -> dict[str, str]:
    with pytest.raises(WorkflowUpdateFailedError) as refusal:
        await submission
    cause = refusal.value.cause
    assert isinstance(cause, ApplicationError)
    assert cause.type == NOT_SUBMITTED
    problems: dict[str, str] = cause.details[0]["problems"]
    return problems


async def told_of(desk: Desk, kind: NoticeKind, times: int = 1) -> Notice:
    await desk.sees(lambda: desk.outbox.kinds("customer").count(kind) >= times, kind)
    return desk.outbox.last(kind)
