"""A mail that came goes on to support with what was attached to it, whichever service carries it."""

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from porting.adapters.inbound_mails import SqliteInboundMails
from porting.adapters.kept_mails import DirectoryKeptMails
from porting.adapters.multipart_form import form_in
from porting.adapters.outbox import OutboxNotifier
from porting.adapters.sendgrid_email import SendGridNotifier
from porting.adapters.smtp_email import SmtpNotifier
from porting.domain.errors import MailNotAcceptedError
from porting.mail.inbound.form import mail_in_form
from porting.mail.inbound.intent import ForSupport, Why
from porting.mail.inbound.kept import keep, kept_mail
from porting.mail.inbound.record import MailRecord, MailState
from porting.ports import Notifier
from tests.adapters.fake_sendgrid import running_sendgrid
from tests.adapters.mail_server import running_mail_server
from tests.builders_notice import LETTERHEAD
from tests.fakes import Outbox
from tests.mail.inbound.posts import CONTENT_TYPE, File, Mail, a_pdf
from workers.inbound_mail.telling import MOST_ATTACHED, Telling, to_support

BILL = File("../../Bill\u202e \u00e9t\u00e9.pdf", a_pdf("bill") + b"\x00\xff" * 2000)
PACKED = File("papers.zip", b"PK\x03\x04 no more", "application/zip")
NOTE = File("note.txt", b"The PIN is 4321", "text/plain")


class Arrived:
    """A mail that came, recorded and kept."""

    def __init__(self, directory: Path, *files: File) -> None:
        mail = mail_in_form(form_in(CONTENT_TYPE, Mail(files=files, text="Please call us.").raw_form()))
        self.kept = DirectoryKeptMails(directory / "inbound-mails", None)
        place = self.kept.of(mail.identity)
        reference = keep(mail, ForSupport(why=Why.WORDS_TO_READ), place)
        self.mail = kept_mail(reference, place)
        self.record = MailRecord(
            identity=mail.identity,
            state=MailState.TO_TELL,
            intent="for_support",
            why=Why.WORDS_TO_READ,
            request_id="acme-0001",
            kept=reference,
            received_at=datetime(2026, 11, 23, 15, 0, tzinfo=UTC),
        )

    @property
    def place(self) -> Callable[[str], Any]:
        return self.kept.of


@pytest.fixture
def arrived(tmp_path: Path) -> Arrived:
    return Arrived(tmp_path, BILL, PACKED, NOTE)


def files_in(message: EmailMessage) -> list[tuple[str, str, Any]]:
    return [
        (each.get_filename() or "", each.get_content_type(), each.get_payload(decode=True))
        for each in message.iter_attachments()
    ]


EXPECTED = [
    ("1-Bill \u00e9t\u00e9.pdf", "application/pdf", BILL.content),
    ("2-papers.zip", "application/octet-stream", PACKED.content),
    ("3-note.txt", "text/plain", b"The PIN is [removed]"),
]


async def test_into_the_outbox_it_goes_with_its_attachments(arrived: Arrived, tmp_path: Path) -> None:
    outbox = OutboxNotifier(tmp_path / "outbox", replace(LETTERHEAD, places=arrived.place))

    await outbox.send(to_support(arrived.record, arrived.mail))

    [file] = (tmp_path / "outbox").iterdir()
    mail = message_from_bytes(file.read_bytes(), policy=SMTP)
    assert isinstance(mail, EmailMessage)
    assert files_in(mail) == EXPECTED
    text = mail.get_body(("plain",))
    assert text
    assert "> Please call us." in text.get_content()


async def test_through_a_mail_server_it_goes_with_its_attachments(arrived: Arrived, tmp_path: Path) -> None:
    with running_mail_server() as server:
        url = f"smtp://127.0.0.1:{server.port}"
        notifier = SmtpNotifier(url, tmp_path / "ledger.db", replace(LETTERHEAD, places=arrived.place))
        await notifier.send(to_support(arrived.record, arrived.mail))

    [mail] = server.taken
    assert isinstance(mail, EmailMessage)
    assert files_in(mail) == EXPECTED


async def test_through_sendgrid_it_goes_with_its_attachments(arrived: Arrived, tmp_path: Path) -> None:
    with running_sendgrid() as sendgrid:
        notifier = SendGridNotifier(
            SecretStr("SG.x"),
            tmp_path / "ledger.db",
            replace(LETTERHEAD, places=arrived.place),
            host=sendgrid.url,
        )
        await notifier.send(to_support(arrived.record, arrived.mail))

    [mail] = sendgrid.taken
    sent = [
        (each["filename"], each["type"], base64.b64decode(each["content"])) for each in mail["attachments"]
    ]
    assert sent == EXPECTED
    assert {each["disposition"] for each in mail["attachments"]} == {"attachment"}


def test_what_is_too_large_is_named_and_not_attached(arrived: Arrived) -> None:
    first, second, third = arrived.mail.attachments
    large = first.model_copy(update={"content": first.content.model_copy(update={"size": MOST_ATTACHED})})
    mail = arrived.mail.model_copy(update={"attachments": (second, large, third)})

    letter = to_support(arrived.record, mail).letter

    assert letter
    assert [each.is_attached for each in letter.files] == [True, False, True]


class TakesNoAttachments(Outbox):
    """A mail server whose operator wants none."""

    async def send(self, notice: Any) -> None:
        if any(each.is_attached for each in notice.letter.files):
            raise MailNotAcceptedError("552")
        await super().send(notice)


async def test_where_attachments_are_refused_support_hears_of_the_mail_without_them(arrived: Arrived) -> None:
    outbox = TakesNoAttachments()

    assert await telling(arrived, outbox).tell_support(arrived.record) == (
        MailState.WAITING,
        Why.WORDS_TO_READ,
    )

    [notice] = outbox.notices
    assert notice.letter
    assert [each.is_attached for each in notice.letter.files] == [False, False, False]


async def test_support_hears_of_a_mail_of_which_nothing_is_there_any_more(arrived: Arrived) -> None:
    outbox = Outbox()
    arrived.kept.delete(arrived.record.identity)

    await telling(arrived, outbox).tell_support(arrived.record)

    [notice] = outbox.notices
    assert notice.letter
    assert (notice.letter.words, notice.letter.files) == ("", ())


def telling(arrived: Arrived, notifier: Notifier) -> Telling:
    return Telling(SqliteInboundMails(Path("unused.db")), arrived.kept, notifier, None)
