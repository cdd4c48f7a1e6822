"""Mails that start a port request, or bring what one still needs: which draft each goes to."""

import asyncio
from pathlib import Path

import pytest

from porting.domain.draft_facts import Known, Reading
from porting.domain.port_request import DocumentReference
from porting.mail.inbound.intent import Why
from porting.mail.inbound.record import MailRecord, MailState
from tests.desk import PATIENCE, Desk
from tests.mail.inbound.posts import DANA, Mail
from tests.starters.web.mail_desk import BILL, LOA, Desktop, reference
from workflows.draft_report import DraftReport
from workflows.names import DRAFT_QUERY, draft_workflow_id

FIRST = Mail(files=(LOA,), message_id="<1@acme.example>")
SECOND = Mail(files=(BILL,), message_id="<2@acme.example>", subject=f"Re: {FIRST.subject}")


@pytest.fixture
def web(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path)


async def comes(web: Desktop, desk: Desk, mail: Mail) -> MailRecord:
    """The mail as the record has it, once it was acted on."""
    before = {each.identity for each in web.all()}
    await web.gets(mail.raw_form())
    [record] = [each for each in web.all() if each.identity not in before]
    desk.papers.readings[_sha(record)] = Reading(
        facts=(Known(field="contact.email", value=DANA, source="sender"),)
    )
    await web.intake.act(desk.env.client)
    found = web.mails.find(record.identity)
    assert found
    return found


def _sha(record: MailRecord) -> str:
    assert isinstance(record.kept, DocumentReference)
    return record.kept.sha256


def draft_of(record: MailRecord) -> str:
    assert record.request_id
    return record.request_id


async def draft(desk: Desk, request_id: str) -> DraftReport:
    """Once it has read all that came."""
    handle = desk.env.client.get_workflow_handle(draft_workflow_id(request_id))
    async with asyncio.timeout(PATIENCE):
        while True:
            report: DraftReport = await handle.query(DRAFT_QUERY, result_type=DraftReport)
            if not report.is_reading:
                return report
            await asyncio.sleep(0.01)


async def discard(desk: Desk, request_id: str) -> None:
    handle = desk.env.client.get_workflow_handle(draft_workflow_id(request_id))
    await handle.execute_update("discard", {})
    await handle.result()


async def test_a_mail_that_asks_for_a_port_starts_a_draft_with_its_documents(
    web: Desktop, desk: Desk
) -> None:
    record = await comes(web, desk, FIRST)

    report = await draft(desk, draft_of(record))
    assert (record.state, report.origin, report.mails) == (MailState.DONE, "mail", 1)
    assert desk.papers.read == [_sha(record)]
    assert web.intake.stores.of(record.own_request_id).get(reference(LOA.content)) == LOA.content
    assert record.request_id == record.own_request_id


async def test_the_same_mail_taken_up_again_is_in_one_draft_once(web: Desktop, desk: Desk) -> None:
    record = await comes(web, desk, FIRST)
    web.mails.settle(record.identity, MailState.TO_DO)  # as if we had died before noting it

    await web.intake.act(desk.env.client)

    assert (await draft(desk, draft_of(record))).mails == 1
    assert web.only().state is MailState.DONE


async def test_a_mail_whose_draft_has_ended_meanwhile_is_not_brought_again(web: Desktop, desk: Desk) -> None:
    record = await comes(web, desk, FIRST)
    await discard(desk, draft_of(record))
    web.mails.settle(record.identity, MailState.TO_DO)

    await web.intake.act(desk.env.client)

    assert web.only().state is MailState.DONE
    assert web.outbox.notices == []


async def test_a_later_mail_of_the_same_sender_and_company_goes_to_the_same_draft(
    web: Desktop, desk: Desk
) -> None:
    first = await comes(web, desk, FIRST)
    second = await comes(web, desk, SECOND)

    assert second.request_id == first.request_id
    assert (await draft(desk, draft_of(first))).mails == 2


@pytest.mark.parametrize(
    "other",
    [
        SECOND.but(subject="Port phone number to ServiceCall.ai - Bolt Electric"),
        SECOND.but(subject="Port phone number to ServiceCall.ai"),
        SECOND.but(sender="pat@acme.example"),
    ],
    ids=["another company", "no company", "another sender"],
)
async def test_a_mail_for_another_company_or_from_somebody_else_starts_a_draft_of_its_own(
    web: Desktop, desk: Desk, other: Mail
) -> None:
    first = await comes(web, desk, FIRST)
    second = await comes(web, desk, other)

    assert second.request_id == second.own_request_id != first.request_id


async def test_an_answer_to_the_drafts_own_address_goes_to_the_draft(web: Desktop, desk: Desk) -> None:
    first = await comes(web, desk, FIRST)
    await draft(desk, draft_of(first))

    answer = await comes(web, desk, web.answer(draft_of(first), text="Here it is.", files=(BILL,)))

    assert (answer.state, answer.request_id) == (MailState.DONE, first.request_id)
    assert (await draft(desk, draft_of(first))).mails == 2


async def test_a_stranger_who_knows_the_drafts_address_reaches_support_only(web: Desktop, desk: Desk) -> None:
    first = await comes(web, desk, FIRST)
    await draft(desk, draft_of(first))
    stranger = web.answer(
        draft_of(first),
        text="Here it is.",
        files=(BILL,),
        sender="x@evil.example",
        dkim="{@evil.example : pass}",
    )

    answer = await comes(web, desk, stranger)

    assert answer.why == Why.NOT_THE_CONTACT
    assert (await draft(desk, draft_of(first))).mails == 1


async def test_whether_a_mail_is_a_second_request_while_the_first_one_runs_is_for_support(
    web: Desktop, desk: Desk
) -> None:
    first = await comes(web, desk, FIRST)
    await discard(desk, draft_of(first))
    await desk.submit(request_id=draft_of(first))

    second = await comes(web, desk, SECOND)

    assert (second.state, second.why) == (MailState.WAITING, Why.MAYBE_ANOTHER)
    [notice] = web.outbox.notices
    assert notice.letter
    assert notice.letter.request_id == first.request_id


async def test_when_nothing_of_the_same_sender_is_open_a_mail_starts_anew(web: Desktop, desk: Desk) -> None:
    first = await comes(web, desk, FIRST)
    await discard(desk, draft_of(first))

    second = await comes(web, desk, SECOND)

    assert second.request_id == second.own_request_id
    assert (await draft(desk, draft_of(second))).mails == 1


async def test_a_mail_that_its_sender_has_confirmed_is_acted_on_as_if_it_had_been_proven(
    tmp_path: Path, desk: Desk
) -> None:
    web = Desktop(tmp_path, web_url="https://porting.example.com")
    waiting = await comes(web, desk, FIRST.but(spf="fail", dkim="none"))

    assert web.mails.confirm(waiting.identity)
    await web.intake.act(desk.env.client)

    assert (await draft(desk, draft_of(web.only()))).mails == 1


async def test_a_question_beside_the_documents_is_answered_by_a_person(web: Desktop, desk: Desk) -> None:
    asking = Mail(files=(LOA,), text="Our papers.\n\nHow long will it take?", message_id="<3@acme.example>")

    record = await comes(web, desk, asking)

    assert (record.state, record.why) == (MailState.WAITING, Why.ALSO_ASKS)
    assert (await draft(desk, draft_of(record))).mails == 1
