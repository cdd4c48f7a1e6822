"""A mail that nobody has proven: its sender is asked, once, and says on a page whether it is his."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from temporalio.client import Client

from porting.domain.errors import MailNotAcceptedError, MailUnavailableError
from porting.domain.notice import NoticeKind
from porting.links import Purpose
from porting.mail.inbound.record import MailState
from starters.web.app import create_app
from tests.mail.inbound.posts import Mail
from tests.starters.web.mail_desk import CSR, LOA, Desktop

FORGED = Mail(spf="fail", dkim="none", files=(LOA, CSR))
WEB = "https://porting.example.com"


@pytest.fixture
def web(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path, web_url=WEB)


@pytest.fixture
def browser(web: Desktop) -> TestClient:
    return TestClient(create_app(web.receiver), base_url=WEB)


@pytest.fixture
async def nobody() -> Client:
    """Temporal is not there."""
    return await Client.connect("127.0.0.1:1", lazy=True)


async def link_to(web: Desktop, nobody: Client, mail: Mail = FORGED) -> str:
    await web.gets(mail.raw_form())
    await web.intake.act(nobody)
    link = web.outbox.last(NoticeKind.CONFIRM_MAIL).confirm_link
    assert link
    return link


def confirmed(browser: TestClient, link: str) -> str:
    token = re.search(r'name="form_token" value="([^"]+)"', browser.get(link).text)
    assert token
    return browser.post(link, data={"form_token": token[1]}).text


async def test_the_question_goes_to_the_address_once_and_quotes_nothing_of_the_mail(
    web: Desktop, nobody: Client
) -> None:
    await link_to(web, nobody, FORGED.but(sender="Look at evil.example <dana@acme.example>"))
    web.mails.settle(web.only().identity, MailState.TO_CONFIRM)  # as if we had died before noting it
    await web.intake.act(nobody)

    [notice] = web.outbox.notices
    assert (notice.contact.email, notice.pdfs) == ("dana@acme.example", 2)
    assert "evil" not in notice.model_dump_json()
    assert "Acme" not in notice.model_dump_json()


async def test_looking_at_the_page_does_nothing_and_its_button_has_the_mail_acted_on(
    web: Desktop, nobody: Client, browser: TestClient
) -> None:
    link = await link_to(web, nobody)

    page = browser.get(link)
    waiting = web.only().state
    thanks = confirmed(browser, link)

    assert "Acme Plumbing LLC" in page.text
    assert "2 PDFs" in page.text
    assert "dana" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert waiting is MailState.WAITING
    assert "Thank you" in thanks
    assert (web.only().state, web.only().is_confirmed) == (MailState.TO_DO, True)


async def test_a_link_is_used_once(web: Desktop, nobody: Client, browser: TestClient) -> None:
    link = await link_to(web, nobody)
    confirmed(browser, link)

    assert "settled already" in browser.get(link).text
    assert not web.intake.mails.confirm(web.only().identity)


async def test_a_form_of_another_site_confirms_nothing(
    web: Desktop, nobody: Client, browser: TestClient
) -> None:
    link = await link_to(web, nobody)

    forged = {"form_token": "0" * 64}
    assert browser.post(link, data=forged).status_code == 403
    assert browser.post(link, data=forged, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert web.only().state is MailState.WAITING


async def test_links_that_are_good_no_more_say_so(web: Desktop, nobody: Client, browser: TestClient) -> None:
    assert web.links
    link = await link_to(web, nobody)
    identity = web.only().identity
    old = web.links.to(Purpose.CONFIRM_MAIL, identity, datetime.now(UTC) - timedelta(days=8))
    unknown = web.links.to(Purpose.CONFIRM_MAIL, "unproven-0", datetime.now(UTC))
    other = web.links.to(Purpose.STATUS, identity, datetime.now(UTC)).replace("/r/", "/mail/")
    web.mails.forget(identity, MailState.IGNORED, "")

    statuses = [browser.get(each).status_code for each in (old, unknown, link, other, f"{WEB}/mail/x")]

    assert statuses == [410, 410, 410, 404, 404]
    assert "Send us your mail again" in browser.get(link).text


async def test_where_no_links_are_made_support_gets_what_is_not_proven(
    tmp_path: Path, nobody: Client
) -> None:
    web = Desktop(tmp_path)

    await web.gets(FORGED.raw_form())
    await web.intake.act(nobody)

    [notice] = web.outbox.notices
    assert notice.letter
    assert not notice.letter.is_proven
    assert (web.only().state, web.only().why) == (MailState.WAITING, "unproven")


async def test_who_has_no_return_path_or_no_address_is_not_asked(web: Desktop, nobody: Client) -> None:
    await web.gets(FORGED.but(envelope_sender="").raw_form())
    await web.gets(FORGED.but(sender="dana@acme.example, pat@acme.example").raw_form())
    await web.intake.act(nobody)

    assert web.outbox.notices == []
    assert {each.why for each in web.all()} == {"not_asked"}


async def test_a_question_that_cannot_be_sent_now_is_put_off_and_one_that_never_can_is_noted(
    web: Desktop, nobody: Client
) -> None:
    web.outbox.failures.extend([MailUnavailableError("away"), MailNotAcceptedError("no address")])
    await web.gets(FORGED.raw_form())

    assert await web.intake.act(nobody) == 0
    first = web.only()
    web.mails.put_off(first.identity, datetime.now(UTC))
    assert await web.intake.act(nobody) == 1

    assert (first.state, first.attempts) == (MailState.TO_CONFIRM, 1)
    assert web.only().why == "not_asked"
