"""How long mails are kept, how much room strangers' mails have, and what is never deleted."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from temporalio.client import Client

from porting.domain.errors import DocumentNotStoredError
from porting.mail.inbound.intent import Why
from porting.mail.inbound.kept import hand_over
from porting.mail.inbound.party import Parties
from porting.mail.inbound.record import FOR_A_CONFIRMATION, MailRecord, MailState
from tests.mail.inbound.posts import DANA, Mail
from tests.starters.web.mail_desk import LOA, Desktop, reference
from workers.inbound_mail import room

PROVEN = Mail(files=(LOA,), subject="A question")
FORGED = Mail(spf="fail", dkim="none", files=(LOA,))


@pytest.fixture
def web(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path, web_url="https://porting.example.com")


@pytest.fixture
async def nobody() -> Client:
    return await Client.connect("127.0.0.1:1", lazy=True)


async def settled(web: Desktop, nobody: Client, mail: Mail) -> MailRecord:
    await web.gets(mail.raw_form())
    await web.intake.act(nobody)
    return web.only()


def tidied(web: Desktop, *, days: int) -> int:
    return room.made(web.mails, web.kept, timedelta(days=60), datetime.now(UTC) + timedelta(days=days))


def is_kept(web: Desktop, record: MailRecord) -> bool:
    try:
        return bool(record.kept and web.kept.of(record.identity).get(record.kept))
    except DocumentNotStoredError:
        return False


async def test_a_mail_that_support_has_is_kept_for_as_long_as_the_setting_says(
    web: Desktop, nobody: Client
) -> None:
    record = await settled(web, nobody, PROVEN)

    assert (tidied(web, days=59), is_kept(web, record)) == (0, True)
    assert (tidied(web, days=61), is_kept(web, record)) == (1, False)
    assert (web.only().state, web.only().why) == (MailState.DONE, Why.NOT_UNDERSTOOD)
    assert tidied(web, days=61) == 0


async def test_a_mail_that_nobody_has_confirmed_is_kept_for_as_long_as_its_link_is_good(
    web: Desktop, nobody: Client
) -> None:
    record = await settled(web, nobody, FORGED)

    assert (record.why, tidied(web, days=6), is_kept(web, record)) == (FOR_A_CONFIRMATION, 0, True)
    assert (tidied(web, days=8), is_kept(web, record)) == (1, False)
    assert (web.only().state, web.only().why) == (MailState.IGNORED, "never_confirmed")


async def test_what_is_still_to_be_done_is_kept_however_long_it_takes(web: Desktop) -> None:
    await web.gets(PROVEN.raw_form())

    assert (tidied(web, days=900), is_kept(web, web.only())) == (0, True)


async def test_what_a_request_refers_to_stays_when_its_mail_is_deleted(web: Desktop, nobody: Client) -> None:
    record = await settled(web, nobody, PROVEN)
    assert record.kept
    hand_over(record.kept, web.kept.of(record.identity), web.intake.stores.of("acme-0001"))

    tidied(web, days=61)

    assert web.intake.stores.of("acme-0001").get(reference(LOA.content)) == LOA.content
    assert web.intake.stores.of("acme-0001").get(record.kept)


async def test_what_a_process_left_behind_that_died_is_deleted_a_day_later(web: Desktop) -> None:
    web.kept.of("ab" * 32).put(b"a mail that was never recorded")

    tidied(web, days=0)
    assert web.kept.older_than(datetime.now(UTC) + timedelta(days=1))
    tidied(web, days=2)

    assert web.kept.older_than(datetime.now(UTC) + timedelta(days=1)) == ()


async def test_strangers_cannot_fill_the_disk(web: Desktop) -> None:
    full = MailRecord(
        identity="unproven-full",
        state=MailState.WAITING,
        intent="unverified",
        kept=reference(b"x"),
        size=room.UNPROVEN_SIZE,
        received_at=datetime.now(UTC),
    )
    web.mails.record(full)

    assert await web.gets(FORGED.raw_form()) == 204
    assert await web.gets(PROVEN.raw_form()) == 204

    kept = {each.intent: (each.state, each.why, each.kept is not None) for each in web.all()[1:]}
    assert kept == {
        "unverified": (MailState.IGNORED, "no_room", False),
        "for_support": (MailState.TO_TELL, Why.NOT_UNDERSTOOD, True),
    }


@pytest.mark.parametrize(
    ("sender", "size", "answer"),
    [
        (DANA, room.SIZE_OF_ONE, 503),
        ("pat@acme.example", room.SIZE_OF_ONE, 204),
        ("pat@acme.example", room.PROVEN_SIZE, 503),
    ],
    ids=["of this sender", "of somebody else", "of all"],
)
async def test_a_mail_for_which_there_is_no_room_comes_again_later(
    web: Desktop, sender: str, size: int, answer: int
) -> None:
    full = MailRecord(
        identity="0f" * 20,
        state=MailState.DONE,
        intent="starts_or_completes",
        kept=reference(b"x"),
        size=size,
        sender=Parties(b"a key").sender(sender),
        received_at=datetime.now(UTC),
    )
    web.mails.record(full)

    assert await web.gets(PROVEN.raw_form()) == answer

    assert len(web.all()) == (2 if answer == 204 else 1)
