"""The form as a customer's browser uses it: a draft that runs on the desk, pages over HTTP."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest
import pytest_asyncio

from porting.domain.draft_facts import Reading
from porting.domain.port_draft import DraftChange, address_mark
from porting.domain.port_request import DocumentReference, Documents
from porting.links import Purpose
from starters.web.new.opened import status_path
from starters.web.rates import NAMING
from starters.web.site import Site
from tests.builders import a_document
from tests.desk import Desk, a_desk
from tests.drafts import A_FORM, ON_THE_CSR, RunningDraft, said
from tests.web.html import problems_in
from tests.web.sites import a_site, multipart, visited
from workflows.draft_report import DraftReport
from workflows.names import draft_workflow_id

pytestmark = pytest.mark.asyncio(loop_scope="module")

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
CSR = b"%PDF-1.7 a record"
STEPS = ("", "numbers", "company", "account", "address", "documents", "letter", "review")
ANSWERS = {
    "company": {
        "company_name": "Acme Plumbing LLC",
        "authorized_user.first_name": "Dana",
        "authorized_user.last_name": "Reyes",
        "contact.name": "Dana Reyes",
        "contact.email": "dana@acme.example",
    },
    "account": {
        "losing_carrier.name": "Lone Star Telephone",
        "losing_carrier.account_number": "LS-204418",
        "losing_carrier.billing_telephone_number": "512 555 0100",
        "losing_carrier.pin": "4711",
        "remaining_numbers": "none",
    },
    "address": {
        "service_address.street": "410 N Main St",
        "service_address.city": "Austin",
        "service_address.region": "Texas",
        "service_address.postal_code": "78701",
        "service_address.country": "US",
    },
}


@dataclass
class Drafting:
    """A customer at the form."""

    desk: Desk
    site: Site
    client: httpx2.AsyncClient
    base: str = ""

    @property
    def request_id(self) -> str:
        assert self.site.links
        return self.site.links.subject_of(Purpose.DRAFT, self.base.rpartition("/")[2], datetime.now(UTC))

    async def begins(self, text: str = "(512) 555-0100") -> httpx2.Response:
        answer = await self.sends("/new", numbers=text)
        if answer.status_code == 303:
            self.base = answer.headers["location"].rpartition("/")[0]
            self.desk.drafts.append(
                self.desk.env.client.get_workflow_handle(draft_workflow_id(self.request_id))
            )
        return answer

    async def saves(self, step: str, *files: tuple[str, str, bytes], **fields: str) -> httpx2.Response:
        return await self.sends(f"{self.base}/{step}", *files, **fields)

    async def sends(self, path: str, *files: tuple[str, str, bytes], **fields: str) -> httpx2.Response:
        """The form at `path`, with what it carries unseen."""
        headers, body = multipart({**await self.hidden_in(path), **fields}, files)
        return await self.client.post(path, content=body, headers=headers)

    async def hidden_in(self, path: str) -> dict[str, str]:
        return dict(_HIDDEN.findall((await self.client.get(path)).text))

    async def sees(self, step: str = "", status: int = 200) -> str:
        answer = await self.client.get(f"{self.base}/{step}".rstrip("/"))
        assert answer.status_code == status
        assert problems_in(answer.text) == []
        return answer.text

    async def comes_to(self, wanted: Callable[[DraftReport], bool]) -> DraftReport:
        draft = RunningDraft(self.desk, self.desk.drafts[-1])
        return await draft.comes_to(wanted, "the form's answers")

    async def report(self) -> DraftReport:
        return await self.comes_to(lambda _report: True)

    async def value(self, field: str) -> str:
        return next((each.value for each in (await self.report()).known if each.field == field), "")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk() -> AsyncIterator[Desk]:
    """One for all drafts here: none of them moves the clock."""
    async with a_desk() as desk:
        yield desk


@asynccontextmanager
async def drafting(desk: Desk, state_dir: Path) -> AsyncIterator[Drafting]:
    site = a_site(state_dir)
    site.client = lambda: desk.env.client
    async with visited(site) as client:
        yield Drafting(desk, site, client)


async def test_a_draft_begins_with_its_first_numbers_and_once_however_often_the_form_comes(
    desk: Desk, tmp_path: Path
) -> None:
    async with drafting(desk, tmp_path) as customer:
        hidden = await customer.hidden_in("/new")
        headers, body = multipart({**hidden, "numbers": "512-555-0100\n800 555 0123"})
        answers = [await customer.client.post("/new", content=body, headers=headers) for _ in range(2)]
        customer.base = answers[0].headers["location"].rpartition("/")[0]
        first = customer.request_id
        customer.base = answers[1].headers["location"].rpartition("/")[0]
        desk.drafts.append(desk.env.client.get_workflow_handle(draft_workflow_id(first)))

        assert customer.request_id == first
        assert [e.value for e in (await customer.report()).known] == [
            "+15125550100",
            "+18005550123",
            "toll_free",
        ]
        assert "1-800-555-0123" in await customer.sees("numbers")


async def test_nothing_begins_with_what_is_no_number(desk: Desk, tmp_path: Path) -> None:
    async with drafting(desk, tmp_path) as customer:
        answer = await customer.begins("five one two")

        assert (answer.status_code, "five one two" in answer.text) == (422, True)
        assert 'href="#numbers"' in answer.text


async def test_each_step_is_kept_by_itself_and_a_pin_is_never_shown_again(desk: Desk, tmp_path: Path) -> None:
    async with drafting(desk, tmp_path) as customer:
        await customer.begins()
        for step, answers in ANSWERS.items():
            assert (await customer.saves(step, **answers)).status_code == 303
        report = await customer.report()

        assert report.has_pin
        assert await customer.value("service_address.region") == "TX"
        pages = [
            await customer.sees(step) for step in ("", "numbers", *ANSWERS, "documents", "letter", "review")
        ]
        assert not any("4711" in page for page in pages)
        assert "A PIN is stored" in pages[3]
        history = str(await customer.desk.drafts[-1].fetch_history())
        assert "4711" not in history


async def test_who_comes_back_with_a_mailed_link_has_shown_that_the_address_is_his(
    desk: Desk, tmp_path: Path
) -> None:
    async with drafting(desk, tmp_path) as customer:
        await customer.begins()
        await customer.saves("company", **ANSWERS["company"])
        before = (await customer.report()).is_contact_proven
        assert customer.site.links
        mark = address_mark("dana@acme.example")
        mailed = customer.site.links.token(Purpose.DRAFT, customer.request_id, datetime.now(UTC), mark)
        customer.base = f"/new/{mailed}"
        await customer.sees("company")
        looked = (await customer.report()).is_contact_proven
        await customer.saves("address", **ANSWERS["address"])

        assert (before, looked, (await customer.report()).is_contact_proven) == (False, False, True)


async def test_an_address_is_not_given_for_any_number_of_drafts(desk: Desk, tmp_path: Path) -> None:
    async with drafting(desk, tmp_path) as customer:
        await customer.begins()
        for _ in range(NAMING.at_once):
            customer.site.wait(NAMING, address_mark("Dana@acme.example"))
        answer = await customer.saves("company", **ANSWERS["company"])

        assert (answer.status_code, "given for many requests today" in answer.text) == (422, True)
        assert await customer.value("contact.email") == ""


async def test_who_moves_mobile_numbers_is_asked_for_their_transfer_pin(desk: Desk, tmp_path: Path) -> None:
    async with drafting(desk, tmp_path) as customer:
        await customer.begins()
        before = await customer.sees("account")
        await customer.saves("numbers", **{"numbers": "512-555-0100", "type.+15125550100": "wireless"})
        after = await customer.sees("account")

    assert "Mobile numbers go only with their" not in before
    assert "Mobile numbers go only with their <strong>transfer PIN</strong>" in after
    assert "www.google.com/voice/unlock" in before
    assert 'autocomplete="off"' in after.partition('id="losing_carrier.pin"')[2].partition(">")[0]


async def test_a_step_with_a_mistake_is_shown_again_as_it_was_typed_and_keeps_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    async with drafting(desk, tmp_path) as customer:
        await customer.begins()
        typed = {**ANSWERS["company"], "contact.email": "dana at acme"}
        answer = await customer.saves("company", **typed)

        assert answer.status_code == 422
        assert problems_in(answer.text) == []
        assert 'value="dana at acme"' in answer.text
        assert 'href="#contact.email"' in answer.text
        assert await customer.value("company_name") == ""


async def test_what_a_record_says_fills_empty_fields_and_is_offered_for_the_others(
    desk: Desk, tmp_path: Path
) -> None:
    async with drafting(desk, tmp_path) as customer:
        record = DocumentReference.to(CSR)
        desk.papers.readings[record.sha256] = Reading(facts=said("csr", ON_THE_CSR, page=1))
        await customer.begins()
        await customer.saves("address", **{**ANSWERS["address"], "service_address.street": "1 Elm St"})
        await customer.saves("documents", ("documents.csr", "record.pdf", CSR))
        await customer.comes_to(lambda report: not report.is_reading and bool(report.said))

        assert await customer.value("service_address.street") == "1 Elm St"
        assert await customer.value("losing_carrier.account_number") == "LS-204418"
        assert "Read in your Customer Service Record, page 1." in await customer.sees("account")
        assert "410 N Main St" in await customer.sees("address")
        await customer.sends(f"{customer.base}/documents", take="csr:service_address.street")
        assert await customer.value("service_address.street") == "410 N Main St"


async def test_numbers_that_only_papers_name_are_offered_with_where_they_stand(
    desk: Desk, tmp_path: Path
) -> None:
    bill = b"%PDF-1.7 a bill with three numbers"
    named = {f"numbers.{at}.number": f"+1512555010{at}" for at in range(3)}
    async with drafting(desk, tmp_path) as customer:
        desk.papers.readings[DocumentReference.to(bill).sha256] = Reading(facts=said("bill", named, page=2))
        await customer.begins()
        await customer.saves("documents", ("documents.bill", "bill.pdf", bill))
        await customer.comes_to(lambda report: len(report.numbers_offered) == 2)
        page = await customer.sees("numbers")
        answer = await customer.saves("numbers", numbers="512-555-0100", add="+15125550102")
        other = await customer.saves("numbers", numbers="512-555-0100, 512-555-0102", add="+15125550199")

        assert page.count("Read in your phone bill, page 2.") == 2
        assert 'value="+15125550100"' not in page
        assert (answer.status_code, other.status_code) == (303, 303)
        numbers = [e.value for e in (await customer.report()).known if e.field.endswith(".number")]
        assert numbers == ["+15125550100", "+15125550102"]


async def test_a_file_that_is_no_pdf_is_told_at_its_field(desk: Desk, tmp_path: Path) -> None:
    async with drafting(desk, tmp_path) as customer:
        await customer.begins()
        answer = await customer.saves("documents", ("documents.bill", "bill.docx", b"PK a document"))

        assert answer.status_code == 422
        assert "not a PDF" in answer.text
        assert (await customer.report()).documents.bill is None


async def test_a_letter_is_signed_with_a_typed_name_and_kept_to_download(desk: Desk, tmp_path: Path) -> None:
    async with drafting(desk, tmp_path) as customer:
        await customer.begins()
        for step, answers in ANSWERS.items():
            await customer.saves(step, **answers)
        page = await customer.sees("letter")
        consent = re.search(r'name="signature.consent" value="([^"]+)"', page)
        assert consent
        letter = await customer.client.get(f"{customer.base}/letter.pdf")
        refused = await customer.saves(
            "letter", **{"signature.name": "Sam Doe", "signature.consent": consent[1]}
        )
        signed = await customer.saves(
            "letter", **{"signature.name": "Dana Reyes", "signature.consent": consent[1]}
        )
        kept = await customer.client.get(f"{customer.base}/signed-letter.pdf")

        assert (letter.status_code, letter.content[:5]) == (200, b"%PDF-")
        assert letter.headers["content-disposition"].startswith("inline")
        assert (refused.status_code, "authorized user" in refused.text) == (422, True)
        assert signed.status_code == 303
        assert kept.headers["content-disposition"].startswith("attachment")
        assert (await customer.report()).documents.loa is not None


async def test_what_is_in_the_way_of_a_submission_leads_to_its_fields(desk: Desk, tmp_path: Path) -> None:
    async with drafting(desk, tmp_path) as customer:
        await customer.begins()
        review = await customer.sees("review")
        answer = await customer.sends(f"{customer.base}/review")

        assert f'href="{customer.base}/company#company_name"' in review
        assert f'href="{customer.base}/letter#documents.loa"' in review
        assert (answer.status_code, desk.starts.asked) == (422, 0)


async def test_a_submitted_draft_leads_to_its_request_by_a_form_alone(desk: Desk, tmp_path: Path) -> None:
    async with drafting(desk, tmp_path) as customer:
        await customer.begins()
        papers = Documents(loa=a_document("loa"), bill=a_document("bill"))
        change = DraftChange(fields={**A_FORM, **ANSWERS["address"]}, documents=papers)
        await customer.desk.drafts[-1].execute_update("fill_in", change)
        await customer.desk.drafts[-1].execute_update("submit", {})
        page = await customer.sees()
        headers, body = multipart(dict(_HIDDEN.findall(page)))
        answer = await customer.client.post(f"{customer.base}/status", content=body, headers=headers)

        assert "/r/" not in page
        assert (answer.status_code, answer.headers["location"][:3]) == (303, "/r/")


async def test_what_was_typed_is_not_lost_while_temporal_is_away(desk: Desk, tmp_path: Path) -> None:
    async with drafting(desk, tmp_path) as customer:
        await customer.begins()
        hidden = await customer.hidden_in(f"{customer.base}/company")
        customer.site.client = lambda: None
        headers, body = multipart({**hidden, **ANSWERS["company"]})
        answer = await customer.client.post(f"{customer.base}/company", content=body, headers=headers)
        shown = await customer.client.get(f"{customer.base}/company")

        assert (answer.status_code, 'value="Acme Plumbing LLC"' in answer.text) == (503, True)
        assert "Nothing that you saved before is lost" in answer.text
        assert problems_in(answer.text) == []
        assert shown.status_code == 503


async def test_whoever_has_no_link_or_another_ones_sees_nothing(desk: Desk, tmp_path: Path) -> None:
    async with drafting(desk, tmp_path) as customer:
        assert customer.site.links
        other = status_path(customer.site.links, "web-somebody").rpartition("/")[2]
        for token in ("web-somebody", other, "A" * 80):
            assert (await customer.client.get(f"/new/{token}/company")).status_code == 404


async def test_a_draft_that_was_thrown_away_says_so_and_takes_nothing(desk: Desk, tmp_path: Path) -> None:
    async with drafting(desk, tmp_path) as customer:
        await customer.begins()
        hidden = await customer.hidden_in(customer.base)
        headers, body = multipart(hidden)
        await customer.client.post(f"{customer.base}/discard", content=body, headers=headers)

        assert "thrown away" in await customer.sees(status=410)
        assert (await customer.client.get(f"{customer.base}/company")).status_code == 303
