"""The page of a port request: what a customer sees and sends, over real workflows."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.status import PortStatus
from porting.links import Purpose
from starters.web.session import FIELD
from starters.web.site import Site
from tests.builders import NUMBER, SECOND_NUMBER, local
from tests.desk import (
    PATIENCE,
    Desk,
    Port,
    a_desk,
    a_worker,
    at_the_losing_carrier,
    rejected_for_the_pin,
    start_environment,
    to_be_confirmed,
    with_a_date,
)
from tests.documents.stores import settings_in
from tests.fakes import Checks, Outbox, Upstream
from tests.web.customers import Customer, a_customer, a_site_at, a_visitor, text_of, unescaped
from tests.web.html import problems_in
from tests.web.sites import a_site
from workers.documents import document_stores

PDF = b"%PDF-1.7\nof a customer"


async def _history(port: Port) -> str:
    return (await port.handle.fetch_history()).to_json()


async def test_a_wrong_pin_is_mended_on_the_page_and_nobody_can_read_it_anywhere(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_desk() as desk:
        port = await at_the_losing_carrier(desk)
        await port.is_rejected("wrong_pin", text="<i>PASSCODE</i> does not match")
        async with a_customer(desk, tmp_path) as customer:
            before = await customer.sees()
            nothing = await customer.sends("answer")
            first = await customer.hidden_in("answer")
            answers = [
                await customer.posts("answer", first, losing_carrier__pin="PIN-777123") for _ in range(2)
            ]
            await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
            after = await customer.client.get(customer.home)
            timeline = (await port.report()).timeline
            history = await _history(port)

    assert "Wrong wireless PIN" in before
    assert "In your carrier's own words: <i>PASSCODE</i> does not match" in before
    assert (nothing.status_code, problems_in(nothing.text)) == (422, [])
    assert "Fill in at least one of the fields" in nothing.text
    # Both clicks of a double click are answered, and the message is taken once.
    assert [(answer.status_code, answer.headers.get("location")) for answer in answers] == [
        (303, f"{customer.home}?sent=answer")
    ] * 2
    assert [entry.by for entry in timeline if entry.what == "resubmission received"] == [
        "the customer on the page"
    ]
    assert "Your carrier has been asked" in text_of(after)
    for place in (history, caplog.text, after.text, *(answer.text for answer in answers), nothing.text):
        assert "777123" not in place


async def test_documents_are_mended_with_an_upload_and_what_is_no_pdf_says_so_at_its_field(
    tmp_path: Path,
) -> None:
    async with a_desk() as desk:
        desk.checks.finds(
            (FindingCode.LOA_NOT_SIGNED, Severity.FAIL, "loa"),
            (FindingCode.PO_BOX, Severity.FAIL, "request"),
        )
        port = await desk.submit()
        await port.reaches(PortStatus.DOCUMENTS_REJECTED)
        async with a_customer(desk, tmp_path) as customer:
            refused = await customer.sends(
                "answer", [("documents.loa", "a.pdf", b"no pdf")], service_address__region="Tejas"
            )
            letter = await customer.client.get(f"{customer.home}/letter.pdf")
            taken = await customer.sends(
                "answer", [("documents.loa", "a.pdf", PDF)], service_address__street="12 Oak St"
            )
            await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
            checked = desk.checks.asked[-1][0]

    assert (refused.status_code, problems_in(refused.text)) == (422, [])
    assert "The file is not a PDF" in refused.text
    assert "Write two letters" in refused.text
    assert 'value="Tejas"' in refused.text
    assert letter.content.startswith(b"%PDF-")
    assert letter.headers["content-disposition"] == 'attachment; filename="letter-of-authorization.pdf"'
    assert taken.status_code == 303
    assert checked.service_address.street == "12 Oak St"
    assert checked.documents.loa
    stored = document_stores(settings_in(tmp_path)).of("acme-0001").get(checked.documents.loa)
    assert stored == PDF


async def test_a_date_is_shown_goes_into_a_calendar_and_can_be_changed(tmp_path: Path) -> None:
    async with a_desk() as desk:
        port, port_date = await with_a_date(desk, days=20)
        async with a_customer(desk, tmp_path) as customer:
            page = await customer.sees()
            entry = await customer.client.get(f"{customer.home}/port-date.ics")
            same = await customer.sends("date", requested_port_date=port_date.isoformat())
            other = await customer.sends(
                "date", requested_port_date=(port_date + timedelta(days=3)).isoformat()
            )
            await port.comes_to(lambda report: report.status is PortStatus.AWAITING_LOSING_CARRIER)

    assert f"{port_date:%B} {port_date.day}, {port_date.year} (Central Time)" in page
    assert "Please do not close your old account" in page
    assert entry.headers["content-type"] == "text/calendar; charset=utf-8"
    assert f"DTSTART;VALUE=DATE:{port_date:%Y%m%d}" in entry.text
    assert (same.status_code, "That is the date already" in text_of(same)) == (409, True)
    assert other.headers["location"].endswith("?sent=date")


async def test_moved_numbers_are_confirmed_one_by_one_and_then_the_old_account_may_be_closed(
    tmp_path: Path,
) -> None:
    async with a_desk() as desk:
        port = await to_be_confirmed(desk, numbers=local(NUMBER, SECOND_NUMBER))
        async with a_customer(desk, tmp_path) as customer:
            asked = await customer.sees()
            await customer.sends("confirm", works=NUMBER)
            await port.comes_to(lambda report: report.orders[0].numbers[0].confirmed)
            half = await customer.sees()
            stranger = await customer.sends("confirm", works="+12125550100")
            hidden = await customer.hidden_in("confirm")
            clicks = [await customer.posts("confirm", hidden, works="all") for _ in range(2)]
            await port.outcome()
            done = await customer.sees()

    assert "Yes, all 2 numbers work" in asked
    assert "Yes, (512) 555-0142 works" in half
    assert stranger.status_code == 409
    assert [click.status_code for click in clicks] == [303, 303]
    assert "Now you may close your old account" in done
    assert "Cancel this request" not in done


async def test_a_request_is_canceled_in_two_steps_that_say_what_it_means(tmp_path: Path) -> None:
    async with a_desk() as desk:
        port = await at_the_losing_carrier(desk)
        async with a_customer(desk, tmp_path) as customer:
            before = await customer.sees("/cancel")
            taken = await customer.sends("cancel", page="/cancel", reason="we stay")
            outcome = await port.outcome()
            after = await customer.sees()
            again = await customer.client.get(f"{customer.home}/cancel")

    assert "This cannot be undone" in before
    assert "(512) 555-0100" in before
    assert taken.headers["location"].endswith("?sent=cancel")
    assert outcome.status is PortStatus.CANCELED
    assert "This request was canceled" in after
    assert again.status_code == 303


async def _what_is_seen(customer: Customer) -> str:
    """By a page with all details: on a busy machine they may come too late for the first."""
    seen = "in-short"
    async with asyncio.timeout(PATIENCE):
        while "in-short" in seen:
            shown = await customer.client.get(customer.home)
            seen = unescaped(shown.text.partition('data-seen="')[2].partition('"')[0])
    return seen


async def test_an_open_page_hears_of_news_without_asking_any_worker(tmp_path: Path) -> None:
    async with a_desk() as desk:
        port = await rejected_for_the_pin(desk)
        await port.nothing_runs()
        async with a_customer(desk, tmp_path) as customer:
            seen = {"If-None-Match": await _what_is_seen(customer)}
            before = await customer.client.get(f"{customer.home}/changes", headers=seen)
            await port.sends("add_note", text="called")
            after = await customer.client.get(f"{customer.home}/changes", headers=seen)

    assert (before.status_code, after.status_code) == (304, 200)
    assert after.headers["etag"] != before.headers["etag"]


async def test_without_a_worker_the_page_says_where_it_stands_and_what_helps(tmp_path: Path) -> None:
    async with await start_environment() as environment:
        desk = Desk(environment, Upstream(), Checks(), Outbox())
        async with a_worker(desk), a_customer(desk, tmp_path) as customer:
            await rejected_for_the_pin(desk)
            with_details = await customer.sees()
        async with a_customer(desk, tmp_path) as customer:
            page = await customer.client.get(customer.home)
            changes = await customer.client.get(f"{customer.home}/changes")
            entry = await customer.client.get(f"{customer.home}/port-date.ics")
            letter = await customer.client.get(f"{customer.home}/letter.pdf")

    assert "Send my answer" in with_details
    assert (page.status_code, problems_in(page.text)) == (200, [])
    for words in (
        "Your carrier asks for something",
        "Wrong wireless PIN",
        "(512) 555-0100",
        "in a few minutes",
    ):
        assert words in text_of(page)
    assert "Send my answer" not in page.text
    assert changes.headers["etag"] not in unescaped(page.text)
    assert (entry.status_code, letter.status_code) == (503, 200)


async def test_while_temporal_is_away_the_page_reloads_itself(tmp_path: Path) -> None:
    async with a_visitor(a_site(tmp_path)) as customer:
        page = await customer.client.get(customer.home)
        changes = await customer.client.get(f"{customer.home}/changes")

    assert (page.status_code, problems_in(page.text)) == (503, [])
    assert 'data-reload="30"' in page.text
    assert changes.status_code == 503


async def test_nobody_sees_or_changes_a_request_without_its_link(tmp_path: Path) -> None:
    async with a_desk() as desk:
        await rejected_for_the_pin(desk)
        site = a_site_at(desk, tmp_path)
        async with a_visitor(site) as customer, a_visitor(site, "acme-0002") as stranger:
            forged = [
                (await customer.client.get(path)).status_code
                for path in ("/r/acme-0001", f"{customer.home}A", f"{customer.home}A/port-date.ics")
            ]
            other = await stranger.client.get(stranger.home)
            expired = await customer.client.get(_expired(site))
            hidden = await customer.hidden_in("answer")
            elsewhere = await stranger.client.post(
                f"{customer.home}/answer", data={**hidden, "losing_carrier.pin": "4711"}
            )
            no_token = await customer.client.post(f"{customer.home}/cancel", data={FIELD: "0" * 64})

    assert forged == [404] * 3
    assert (other.status_code, "This request is over" in other.text) == (404, True)
    assert (expired.status_code, "acme" in expired.text) == (410, False)
    assert (elsewhere.status_code, no_token.status_code) == (403, 403)


def _expired(site: Site) -> str:
    assert site.links
    token = site.links.token(Purpose.STATUS, "acme-0001", datetime.now(UTC) - timedelta(days=90))
    return f"/r/{token}"
