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
from porting.mail.addresses import our_address, plain
from porting.mail.letters import Places
from porting.mail.linking import LinkMaker
from porting.mail.rendering import RenderedMail, render
from porting.mail.reply_address import ReplyAddresses


class OutboxNotifier:
    """`porting.ports.Notifier`; a mail whose key is in the folder already is not written again."""

    def __init__(
        self,
        directory: Path,
        sender: str,
        support_address: str,
        replies: ReplyAddresses | None = None,
        places: Places | None = None,
        links: LinkMaker | None = None,
    ) -> None:
        """Raises: `ValueError` where `sender` or `support_address` is no mail address."""
        our_address(sender), our_address(support_address)
        self._directory = directory
        self._sender = sender
        self._support_address = support_address
        self._replies = replies
        self._places = places
        self._links = links

    async def send(self, notice: Notice) -> None:
        await asyncio.to_thread(self._write, notice)

    def _write(self, notice: Notice) -> None:
        mail = render(notice, self._sender, self._support_address, self._replies, self._places, self._links)
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
