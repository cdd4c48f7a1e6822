"""Mail into a folder, one `.eml` a mail: for demonstrations, tests and a look at what would be sent."""

import asyncio
import hashlib
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from porting.adapters.new_file import create_once
from porting.domain.errors import MailUnavailableError
from porting.domain.notice import Notice
from porting.mail.addresses import plain
from porting.mail.rendering import Letterhead, RenderedMail, render


class OutboxNotifier:
    """`porting.ports.Notifier`; a mail whose key is in the folder already is not written again."""

    def __init__(self, directory: Path, letterhead: Letterhead) -> None:
        self._directory = directory
        self._letterhead = letterhead

    async def send(self, notice: Notice) -> None:
        await asyncio.to_thread(self._write, notice)

    def _write(self, notice: Notice) -> None:
        mail = render(notice, self._letterhead)
        try:
            self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            create_once(self._directory / file_name(mail.key), bytes(as_message(mail)))
        except OSError as error:
            raise MailUnavailableError(f"the outbox cannot be written: {error.strerror}") from error


def file_name(key: str) -> str:
    """The name of the mail `key`. The hash keeps keys apart where the disk does not tell A from a."""
    return f"{plain(key)}-{hashlib.sha256(key.encode()).hexdigest()[:8]}.eml"


def as_message(mail: RenderedMail) -> EmailMessage:
    """The mail as it goes over the wire."""
    message = EmailMessage(policy=SMTP)
    message["From"] = mail.sender
    message["To"] = mail.to
    message["Reply-To"] = mail.reply_to
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = mail.message_id
    message["Auto-Submitted"] = "auto-generated"
    message["X-Porting-Key"] = mail.key
    message["X-Porting-Kind"] = mail.kind.value
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    for each in mail.attachments:
        message.add_attachment(
            each.content, maintype=each.main_type, subtype=each.sub_type, filename=each.name, cte="base64"
        )
    return message
