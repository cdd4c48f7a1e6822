"""SendGrid's Inbound Parse, as far as we see it: a mail server that posts each mail as a signed form."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import httpx2
from aiosmtpd.smtp import SMTP, Envelope, Session

from porting import tcp
from tests.mail.inbound.posts import File, ParseSigner, form, headers_of


class InboundParse:
    """Whoever hands it a mail is believed to be allowed to: SPF and DKIM pass for the envelope's sender."""

    def __init__(self, signer: ParseSigner, posts_to: str, *, is_raw: bool) -> None:
        self.port = tcp.free_port()
        self._signer, self._posts_to, self._is_raw = signer, posts_to, is_raw

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        posted = _raw(envelope.content, envelope) if self._is_raw else _parsed(envelope.content, envelope)
        headers = headers_of(self._signer.of(posted, datetime.now(UTC)))
        async with httpx2.AsyncClient(timeout=60) as client:
            answer = await client.post(self._posts_to, content=posted, headers=headers)
        return "250 OK" if answer.status_code == 204 else f"451 answered with {answer.status_code}"


def _raw(content: bytes, envelope: Envelope) -> bytes:
    return form({**_told(envelope), "email": content})


def _parsed(content: bytes, envelope: Envelope) -> bytes:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    text = message.get_body(("plain",))
    assert text
    files = [
        File(part.get_filename() or "", part.get_content(), part.get_content_type())
        for part in message.iter_attachments()
    ]
    return form({**_told(envelope), **_fields(message, text.get_content(), files)}, files)


def _told(envelope: Envelope) -> dict[str, str | bytes]:
    sender = str(envelope.mail_from)
    return {
        "SPF": "pass",
        "dkim": "{@" + sender.rpartition("@")[2] + " : pass}",
        "envelope": json.dumps({"to": envelope.rcpt_tos, "from": sender}),
        "sender_ip": "192.0.2.7",
    }


def _fields(message: EmailMessage, text: str, files: Sequence[File]) -> dict[str, str | bytes]:
    info = {
        f"attachment{at}": {"filename": file.name, "name": file.name, "type": file.type}
        for at, file in enumerate(files, 1)
    }
    return {
        "headers": "".join(f"{name}: {value}\n" for name, value in message.items()),
        "from": str(message["From"]),
        "to": str(message["To"]),
        "subject": str(message["Subject"]),
        "text": text,
        "attachments": str(len(files)),
        "attachment-info": json.dumps(info),
        "charsets": json.dumps(dict.fromkeys(("to", "from", "subject", "text"), "UTF-8")),
    }
