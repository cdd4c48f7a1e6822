import asyncio
import os
import stat
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from porting.adapters.outbox import OutboxNotifier
from porting.domain.errors import MailNotAcceptedError, MailUnavailableError
from porting.domain.notice import NoticeKind
from porting.domain.port_request import Contact
from porting.mail.rendering import Letterhead
from porting.mail.samples import samples
from tests.builders_notice import LETTERHEAD, a_notice


def an_outbox(directory: Path) -> OutboxNotifier:
    return OutboxNotifier(directory, LETTERHEAD)


def mails_in(directory: Path) -> list[EmailMessage]:
    return [message_from_bytes(file.read_bytes(), policy=default) for file in sorted(directory.glob("*.eml"))]


async def test_a_notice_becomes_a_mail_with_text_and_html(tmp_path: Path) -> None:
    await an_outbox(tmp_path).send(a_notice(contact=Contact(name="Zoé Roy", email="zoe@acme.example")))

    [mail] = mails_in(tmp_path)
    assert mail["To"] == "Zoé Roy <zoe@acme.example>"
    assert mail["From"] == "Porting Desk <porting@servicecall.example>"
    assert mail["Reply-To"] == '"ServiceCall.ai" <support@servicecall.example>'
    assert mail["Subject"] == "Your port request is on its way to your carrier (Acme Plumbing LLC, acme-0001)"
    assert mail["Message-ID"] == "<acme-0001.submitted.1@servicecall.example>"
    assert mail["X-Porting-Key"] == "acme-0001:submitted:1"
    assert mail["Date"] is not None
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert [part.get_content()[:5] for part in mail.iter_parts()] == ["Hello", "<!DOC"]


async def test_a_second_attempt_to_send_the_same_mail_changes_nothing(tmp_path: Path) -> None:
    await an_outbox(tmp_path).send(a_notice())
    before = {file: (file.stat(), file.read_bytes()) for file in tmp_path.iterdir()}

    await an_outbox(tmp_path).send(a_notice(company_name="Another name"))

    assert {file: (file.stat(), file.read_bytes()) for file in tmp_path.iterdir()} == before


async def test_many_attempts_at_once_leave_one_whole_mail(tmp_path: Path) -> None:
    outboxes = [an_outbox(tmp_path) for _ in range(20)]

    await asyncio.gather(*(outbox.send(a_notice()) for outbox in outboxes))

    assert len(list(tmp_path.iterdir())) == 1
    assert len(mails_in(tmp_path)) == 1


async def test_every_mail_of_ours_lands_in_a_file_of_its_own(tmp_path: Path) -> None:
    notices = [
        sample.notice.model_copy(update={"key": f"{sample.notice.key}:{sample.name}"}) for sample in samples()
    ]

    for notice in notices:
        await an_outbox(tmp_path).send(notice)

    assert sorted(mail["X-Porting-Key"] for mail in mails_in(tmp_path)) == sorted(
        notice.key for notice in notices
    )


@pytest.mark.parametrize("key", ["../../etc/passwd", "a/b:c\\d", "k" * 400, "Schlüssel:1", ".hidden"])
async def test_a_key_never_leads_out_of_the_outbox(tmp_path: Path, key: str) -> None:
    await an_outbox(tmp_path / "outbox").send(a_notice(key=key))

    assert [file.name for file in tmp_path.iterdir()] == ["outbox"]
    assert len(mails_in(tmp_path / "outbox")) == 1


async def test_keys_that_differ_by_case_alone_have_names_that_differ_by_more(tmp_path: Path) -> None:
    await an_outbox(tmp_path).send(a_notice(key="acme:late:1"))
    await an_outbox(tmp_path).send(a_notice(key="ACME:late:1"))

    assert len({file.name.lower() for file in tmp_path.iterdir()}) == 2


async def test_only_we_can_read_the_mails(tmp_path: Path) -> None:
    outbox = tmp_path / "outbox"
    old = os.umask(0)
    try:
        await an_outbox(outbox).send(a_notice())
    finally:
        os.umask(old)

    [mail] = outbox.iterdir()
    assert stat.S_IMODE(mail.stat().st_mode) == 0o600
    assert stat.S_IMODE(outbox.stat().st_mode) == 0o700


async def test_a_name_with_a_line_break_adds_no_header_to_the_file(tmp_path: Path) -> None:
    evil = "Acme\r\nBcc: all@evil.example\r\n\r\n<b>Hi</b>"

    await an_outbox(tmp_path).send(
        a_notice(company_name=evil, contact=Contact(name=evil, email="dana@acme.example"))
    )

    [mail] = mails_in(tmp_path)
    assert mail["Bcc"] is None
    assert mail.defects == []
    assert len(mail["To"].addresses) == 1


async def test_an_outbox_that_cannot_be_written_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("a file is in the way")

    with pytest.raises(MailUnavailableError):
        await an_outbox(tmp_path / "outbox").send(a_notice())


async def test_a_contact_without_a_possible_address_is_not_tried_again(tmp_path: Path) -> None:
    notice = a_notice(NoticeKind.REJECTED, contact=Contact(name="Dana", email="a,b@acme.example"))

    with pytest.raises(MailNotAcceptedError):
        await an_outbox(tmp_path).send(notice)

    assert list(tmp_path.iterdir()) == []


def test_nothing_is_sent_without_a_sender() -> None:
    with pytest.raises(ValueError, match="mail address"):
        Letterhead("nobody", "support@servicecall.example")
