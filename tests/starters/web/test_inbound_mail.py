"""Mails that SendGrid posts: what is believed, what is recorded, and what reaches a port request."""

import asyncio
import smtplib
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from pydantic import SecretStr
from temporalio.client import Client

from porting.domain.errors import ReaderUnavailableError
from porting.domain.notice import NoticeKind
from porting.domain.port_request import Documents
from porting.domain.status import PortStatus
from porting.mail.inbound.intent import Why
from porting.mail.inbound.kept import kept_mail
from porting.mail.inbound.record import MOST_ASKED_OF_ONE, MailState
from starters.web.app import Receiver, create_app
from tests.adapters.mail_server import running_mail_server
from tests.builders import NUMBER, local, toll_free
from tests.desk import Desk, Port, at_the_losing_carrier
from tests.documents.stores import settings_in
from tests.mail.inbound.posts import BASE, CONTENT_TYPE, PDF, File, Mail, ParseSigner, a_pdf, form, headers_of
from tests.mail.inbound.test_reading import TNEF, a_zip, mutated, nested
from tests.starters.web.asgi import posted
from tests.starters.web.mail_desk import BILL, CSR, LOA, PATH, SECRET, SENDGRID, Desktop, reference
from workers.inbound_mail import inbound_mails, intake


@pytest.fixture
def web(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path)


async def test_a_mail_that_asks_for_a_port_is_kept_whole(web: Desktop) -> None:
    assert await web.gets(Mail(files=(LOA, CSR, BILL)).raw_form()) == 204

    record = web.only()
    assert (record.state, record.intent) == (MailState.TO_DO, "starts_or_completes")
    assert record.kept
    place = web.kept.of(record.identity)
    kept = kept_mail(record.kept, place)
    assert [place.get(each.content) for each in kept.attachments] == [
        each.content for each in (LOA, CSR, BILL)
    ]


async def test_the_same_mail_twice_has_one_effect(web: Desktop) -> None:
    mail = Mail(files=(LOA,))

    answers = [await web.gets(body) for body in (mail.raw_form(), mail.parsed_form(), mail.raw_form())]

    assert answers == [204] * 3
    assert web.only().repeated == 2


async def test_a_forged_copy_does_not_keep_the_genuine_mail_away(web: Desktop) -> None:
    await web.gets(web.answer(message_id="<1@acme.example>", spf="fail", dkim="none").raw_form())
    await web.gets(web.answer(message_id="<1@acme.example>").raw_form())

    assert [(each.intent, each.state) for each in web.all()] == [
        ("unverified", MailState.TO_CONFIRM),
        ("answers_request", MailState.TO_DO),
    ]


async def test_only_the_mail_service_may_post(web: Desktop) -> None:
    body = Mail().raw_form()
    stranger = headers_of(ParseSigner().of(body, datetime.now(UTC)))
    genuine = headers_of(SENDGRID.of(body, datetime.now(UTC)))

    assert await web.gets_as({"content-type": CONTENT_TYPE}, body) == 401
    assert await web.gets_as(stranger, body) == 401
    assert await web.gets_as(genuine, body + b" ") == 401
    assert await web.gets(body, late=timedelta(minutes=6)) == 401
    assert await web.gets(body, late=-timedelta(minutes=6)) == 401
    assert web.all() == ()


async def test_an_address_with_a_secret_turns_strangers_away_before_they_are_read(tmp_path: Path) -> None:
    web = Desktop(tmp_path, inbound_mail_secret=SecretStr(SECRET))
    body = Mail().raw_form()

    assert await web.gets(body) == 401
    assert await web.gets(body, path=f"{PATH}/{SECRET[:-1]}") == 401
    assert await web.gets_as({"content-type": CONTENT_TYPE}, body, f"{PATH}/{SECRET}") == 401
    assert await web.gets(body, path=f"{PATH}/{SECRET}") == 204


async def test_a_secret_alone_does_where_the_account_cannot_sign(tmp_path: Path) -> None:
    web = Desktop(tmp_path, inbound_mail_key=None, inbound_mail_secret=SecretStr(SECRET))
    unsigned = {"content-type": CONTENT_TYPE}

    assert await web.gets_as(unsigned, Mail().raw_form()) == 401
    assert await web.gets_as(unsigned, Mail().raw_form(), f"{PATH}/{SECRET}") == 204


async def test_without_key_and_secret_no_mail_is_taken(tmp_path: Path) -> None:
    web = Desktop(tmp_path, inbound_mail_key=None)

    assert await web.gets(Mail().raw_form()) == 401


async def test_the_web_process_records_mail_as_it_is_wired(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, inbound_mail_key=SENDGRID.public_key, mail_reply_to=BASE)
    body = Mail(files=(LOA,)).parsed_form()
    headers = headers_of(SENDGRID.of(body, datetime.now(UTC)))

    assert await posted(create_app(Receiver(settings)), headers.items(), body, PATH) == 204

    [record] = inbound_mails(settings).listed([MailState.TO_DO])
    assert record.intent == "starts_or_completes"


async def test_support_gets_a_mail_as_it_is_wired(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, inbound_mail_key=SENDGRID.public_key, mail_reply_to=BASE)
    taken = intake(settings)
    taken.receive(CONTENT_TYPE, Mail(subject="A question", files=(LOA,)).raw_form())

    assert await taken.act(await Client.connect("127.0.0.1:1", lazy=True)) == 1

    [file] = settings.outbox_dir.iterdir()
    mail = message_from_bytes(file.read_bytes(), policy=SMTP)
    assert isinstance(mail, EmailMessage)
    assert [each.get_payload(decode=True) for each in mail.iter_attachments()] == [LOA.content]


async def test_a_mail_is_sent_again_where_our_storage_is_away(tmp_path: Path) -> None:
    web = Desktop(tmp_path)
    (tmp_path / "inbound-mails.db").mkdir()

    assert await web.gets(Mail().raw_form()) == 503


#: Three hundred mails are a thousand waits for a disk, which say nothing.
_MEMORY = Path("/dev/shm")


@pytest.fixture
def web_in_memory() -> Iterator[Desktop]:
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as directory:
        yield Desktop(Path(directory), web_url="https://porting.example.com")


def three_hundred_bad_mails(web: Desktop) -> Iterator[tuple[Mail, bytes | None, str]]:
    for count, (mail, raw, why) in enumerate(bad_mails(web)):
        yield mail.but(message_id=f"<bad-{count}@acme.example>"), raw, why


def bad_mails(web: Desktop) -> Iterator[tuple[Mail, bytes | None, str]]:
    """Mails, their bytes where these are no ordinary ones, and what is to become of each."""
    for at in range(20):
        answer, wish = web.answer(), Mail()
        yield answer.but(spf="fail", dkim="none"), None, "confirmation"
        yield answer.but(sender='"dana@acme.example" <x@evil.example>', dkim="none"), None, "confirmation"
        yield wish.but(spf="none", dkim="{@evil.example : pass}", files=(LOA,)), None, "confirmation"
        yield (
            answer.but(files=(File("winmail.dat", TNEF, "application/ms-tnef"),)),
            None,
            "unusable_attachments",
        )
        yield (
            answer.but(files=(File("papers.zip", a_zip(), "application/zip"),)),
            None,
            "unusable_attachments",
        )
        yield wish.but(subject=f"Invoice {at}"), None, "not_understood"
        yield answer.but(to="porting+acme-0001.aaaaaaaaaaaaaaaa@desk.example"), None, "no_such_address"
        yield answer.but(text="Is it not done?"), None, "words_to_read"
        yield answer.but(text=f"The PIN is 43{at:02}"), None, "has_a_secret"
        yield answer.but(more={"Auto-Submitted": "auto-replied"}), None, "auto_reply"
        yield answer.but(subject=f"Undeliverable: {at}", envelope_sender=""), None, "bounce"
        yield answer.but(sender=BASE), None, "own"
        yield wish.but(more={"List-Id": "<x>"}), None, "list"
        head = f"From: dana@acme.example\r\nTo: {answer.to}\r\nMessage-ID: <n{at}@x>\r\n".encode()
        yield answer, head + nested(20 + at), "unreadable_mail"
        wrong = head + b"Content-Type: text/plain; charset=utf-99\r\n\r\n\xff\xfe\x00\x81 c\xe9dille"
        yield answer, wrong, "words_to_read"


async def test_of_three_hundred_bad_mails_none_is_acted_on_and_each_is_recorded(
    web_in_memory: Desktop, capsys: pytest.CaptureFixture[str]
) -> None:
    web = web_in_memory
    # Whoever acted on one would have to reach Temporal.
    nobody = await Client.connect("127.0.0.1:1", lazy=True)
    mails = list(three_hundred_bad_mails(web))
    began = time.process_time()

    answers = Counter(
        [
            await web.gets(mail.raw_form(raw) if raw or at % 2 else mail.parsed_form())
            for at, (mail, raw, _) in enumerate(mails)
        ]
    )

    while await web.intake.act(nobody):
        continue

    assert answers == {204: 300}
    expected = Counter(why for _, _, why in mails)
    automatic = sum(expected[why] for why in ("auto_reply", "bounce", "own", "list"))
    asked = 2 * MOST_ASKED_OF_ONE  # of Dana, and of the stranger who uses her name
    expected["not_asked"] = expected["confirmation"] - asked
    expected["confirmation"] = asked
    assert Counter(each.why for each in web.all()) == expected
    assert web.outbox.kinds("customer") == [NoticeKind.CONFIRM_MAIL] * asked
    assert web.outbox.kinds("support") == [NoticeKind.MAIL_TO_READ] * (300 - 60 - automatic)
    assert {each.state for each in web.all()} == {MailState.WAITING, MailState.IGNORED}
    assert time.process_time() - began < 8
    said = "".join(capsys.readouterr())
    assert "dana" not in said
    assert "4312" not in said


async def test_damaged_posts_are_answered_once_and_for_all(web: Desktop) -> None:
    whole = web.answer(files=(LOA,)).raw_form()

    answers = {await web.gets(mutated(whole, seed)) for seed in range(20)}

    assert answers == {204}


async def test_a_mail_larger_than_the_mail_service_takes_is_refused_unread(web: Desktop) -> None:
    assert await web.gets(form({"email": b"x" * (32 * 1024 * 1024)})) == 413


async def at_a_rejection(desk: Desk, reason: str, **changes: Any) -> Port:
    port = await at_the_losing_carrier(desk, **changes)
    await port.is_rejected(reason)
    return port


async def test_word_by_mail_that_it_is_done_resubmits_the_request(web: Desktop, desk: Desk) -> None:
    port = await at_a_rejection(desk, "unsatisfactory_business_relationship")

    assert await web.gets(web.answer().raw_form()) == 204
    assert await web.intake.act(desk.env.client) == 1

    report = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    assert "the customer by mail" in [entry.by for entry in report.timeline]
    assert web.only().state is MailState.DONE


@pytest.mark.parametrize("is_raw", [True, False], ids=["raw", "parsed"])
async def test_documents_by_mail_replace_those_of_the_request_by_what_is_in_them(
    web: Desktop, desk: Desk, *, is_raw: bool
) -> None:
    port = await at_a_rejection(desk, "unauthorized_signature")
    big = tuple(
        File(f"{kind}.pdf", PDF + b"x" * 3_000_000 + kind.encode()) for kind in ("bill", "loa", "csr")
    )
    mail = web.answer(text="Here are the new ones.", files=big)

    assert await web.gets(mail.raw_form() if is_raw else mail.parsed_form()) == 204
    assert await web.intake.act(desk.env.client) == 1

    report = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    assert report.documents == Documents(**{file.name[:-4]: reference(file.content) for file in big})


async def test_a_mail_from_a_mail_program_reaches_its_request(web: Desktop, desk: Desk) -> None:
    port = await at_a_rejection(desk, "google_voice_locked")
    answer = web.answer(text="We have unlocked it.\n\nOn Mon, Nov 23, 2026 Porting Desk wrote:\n> not done?")

    with running_mail_server() as server:
        with smtplib.SMTP("127.0.0.1", server.port) as program:
            program.sendmail("dana@acme.example", [answer.to], answer.raw())
        [taken] = server.taken
    assert await web.gets(answer.raw_form(taken.as_bytes(policy=SMTP))) == 204
    await web.intake.act(desk.env.client)

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)


async def test_a_mail_is_acted_on_once_however_often_it_comes_and_is_taken_up(
    web: Desktop, desk: Desk
) -> None:
    port = await at_a_rejection(desk, "unsatisfactory_business_relationship")
    mail = web.answer()

    for _ in range(3):
        await web.gets(mail.raw_form())
        await web.intake.act(desk.env.client)
    web.mails.settle(web.only().identity, MailState.TO_DO)  # as if we had died before noting it
    await web.intake.act(desk.env.client)

    report = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    assert [entry.what for entry in report.timeline].count("resubmission received") == 1
    assert web.only().state is MailState.DONE


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"sender": "x@evil.example", "dkim": "{@evil.example : pass}"}, Why.NOT_THE_CONTACT),
        ({"sender": "pat@acme.example"}, Why.NOT_THE_CONTACT),
        ({"request_id": "nobody-1"}, Why.NO_SUCH_REQUEST),
        ({"files": (File("a.pdf", a_pdf("a map")),)}, Why.UNCLEAR_DOCUMENTS),
        ({"files": (LOA, File("b.pdf", a_pdf("another loa")))}, Why.UNCLEAR_DOCUMENTS),
    ],
    ids=["a stranger", "a colleague", "no such request", "something else", "two of a kind"],
)
async def test_an_answer_that_a_person_has_to_see_changes_nothing(
    web: Desktop, desk: Desk, changes: dict[str, Any], why: Why
) -> None:
    port = await at_a_rejection(desk, "unauthorized_signature")

    await web.gets(web.answer(**changes).raw_form())
    await web.intake.act(desk.env.client)

    record = web.only()
    assert (record.state, record.why) == (MailState.WAITING, why)
    assert record.kept
    assert (await port.report()).status is PortStatus.REJECTED


async def test_word_that_it_is_done_is_for_support_where_several_orders_were_rejected(
    web: Desktop, desk: Desk
) -> None:
    port = await at_the_losing_carrier(desk, numbers=(*local(NUMBER), *toll_free()))
    for order in (1, 2):
        await port.is_rejected("number_inactive", order=order)

    await web.gets(web.answer().raw_form())
    await web.intake.act(desk.env.client)

    assert web.only().why == Why.SEVERAL_ORDERS


async def test_an_answer_to_a_request_that_waits_for_none_is_for_support(web: Desktop, desk: Desk) -> None:
    await at_the_losing_carrier(desk)

    await web.gets(web.answer().raw_form())
    await web.intake.act(desk.env.client)

    assert web.only().why == Why.REFUSED


async def test_what_cannot_be_done_now_is_put_off_and_not_lost(web: Desktop, desk: Desk) -> None:
    await at_a_rejection(desk, "unauthorized_signature")
    web.papers.failures = [ReaderUnavailableError("no process")]

    await web.gets(web.answer(files=(LOA,)).raw_form())
    assert await web.intake.act(desk.env.client) == 0

    assert (web.only().state, web.only().attempts) == (MailState.TO_DO, 1)
    assert web.mails.due(datetime.now(UTC), 10) == ()
    assert len(web.mails.due(datetime.now(UTC) + timedelta(minutes=1), 10)) == 1


async def test_what_was_recorded_is_taken_up_by_itself(web: Desktop, desk: Desk) -> None:
    port = await at_a_rejection(desk, "unsatisfactory_business_relationship")
    acting = asyncio.create_task(web.receiver.inbound_mail.act(desk.env.client))

    await web.gets(web.answer().raw_form())

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    acting.cancel()
