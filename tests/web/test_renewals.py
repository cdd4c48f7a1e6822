"""New links by mail: to the contact as it is now, once however often somebody asks in a row."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from porting.domain.notice import NoticeKind
from porting.domain.status import PortStatus
from porting.links import Purpose
from porting.settings import Settings
from starters.web.refusals import RefusedError
from starters.web.status.knowledge import Requests
from starters.web.status.renewal import Renewals
from tests.desk import Desk, a_desk, a_worker, at_the_losing_carrier, start_environment
from tests.documents.stores import settings_in
from tests.drafts import A_FORM, REQUEST_ID, a_draft
from tests.fakes import Checks, Outbox, Upstream

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def _settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path, web_url="https://porting.example.com")


def _mails(tmp_path: Path) -> list[tuple[str, str]]:
    """Receiver and text of each mail that went, in their order."""
    mails = [
        message_from_bytes(file.read_bytes(), policy=policy.default)
        for file in sorted((tmp_path / "outbox").glob("*.eml"))
    ]
    return [(mail["To"], _text(mail)) for mail in mails]


def _text(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part
    text: str = part.get_content()
    return text


async def test_a_new_link_goes_once_to_the_contact_as_it_is_now(tmp_path: Path) -> None:
    async with a_desk() as desk:
        port = await at_the_losing_carrier(desk)
        await port.sends("change_contact", contact={"email": "lee@acme.example"})
        times = iter((NOON, NOON + timedelta(minutes=2), NOON + timedelta(minutes=11)))
        renew = Renewals(_settings(tmp_path), Requests(lambda: desk.env.client), lambda: next(times))

        await renew(Purpose.STATUS, "acme-0001")
        await renew(Purpose.STATUS, "acme-0001")
        twice = _mails(tmp_path)
        await renew(Purpose.STATUS, "acme-0001")

    assert [to for to, _ in twice] == ["Dana Reyes <lee@acme.example>"]
    assert "https://porting.example.com/r/" in twice[0][1]
    assert len(_mails(tmp_path)) == 2


async def test_without_a_worker_it_goes_to_the_contact_that_the_request_began_with(tmp_path: Path) -> None:
    async with await start_environment() as environment:
        desk = Desk(environment, Upstream(), Checks(), Outbox())
        async with a_worker(desk):
            port = await desk.submit()
            await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
        renew = Renewals(_settings(tmp_path), Requests(lambda: desk.env.client))

        await renew(Purpose.STATUS, "acme-0001")

    assert [to for to, _ in _mails(tmp_path)] == ["Dana Reyes <dana@acme.example>"]


async def test_a_draft_has_its_link_renewed_too_and_what_is_not_there_gets_none(tmp_path: Path) -> None:
    async with a_desk() as desk:
        draft = await a_draft(desk)
        await draft.tells("fill_in", fields=A_FORM)
        renew = Renewals(_settings(tmp_path), Requests(lambda: desk.env.client))

        await renew(Purpose.DRAFT, REQUEST_ID)
        await renew(Purpose.DRAFT, "acme-0002")
        await renew(Purpose.STATUS, "acme-0002")

    [(to, text)] = _mails(tmp_path)
    assert to == '"dana@acme.example" <dana@acme.example>'
    assert "https://porting.example.com/new/" in text
    # Nobody has shown yet that the address is his.
    assert not [typed for typed in ("Dana", "Acme Plumbing") if typed in text]
    assert NoticeKind.NEW_LINK not in desk.outbox.kinds("customer")


async def test_while_temporal_is_away_nobody_is_told_that_a_mail_is_on_its_way(tmp_path: Path) -> None:
    renew = Renewals(_settings(tmp_path), Requests(lambda: None))

    with pytest.raises(RefusedError) as refused:
        await renew(Purpose.STATUS, "acme-0001")

    assert refused.value.status_code == 503
