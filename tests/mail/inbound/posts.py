"""Mails as SendGrid's Inbound Parse posts them, signed as its security policy signs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from tests.starters.web.mail_events import EventPost, EventSigner

BASE = "porting@desk.example"
DANA = "dana@acme.example"
WISH = "Port phone number to ServiceCall.ai - Acme Plumbing LLC"
BOUNDARY = "xYzZY-of-the-form"
CONTENT_TYPE = f"multipart/form-data; boundary={BOUNDARY}"
PDF = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"


def a_pdf(mark: str = "") -> bytes:
    """Begins as a PDF does; nobody opens it."""
    return PDF + mark.encode()


@dataclass(frozen=True)
class File:
    name: str
    content: bytes
    type: str = "application/pdf"


@dataclass(frozen=True)
class Mail:
    """A mail on its way to us. By default Dana asks for a port, and her mail server is right."""

    subject: str = WISH
    text: str = "Hello, our documents are attached. Dana"
    html: str = ""
    sender: str = f"Dana Reyes <{DANA}>"
    to: str = BASE
    recipients: tuple[str, ...] | None = None
    """The envelope's; None: as in `to`."""
    envelope_sender: str | None = None
    """None: Dana's."""
    spf: str = "pass"
    dkim: str = "{@acme.example : pass}"
    message_id: str = "<first@acme.example>"
    files: tuple[File, ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)
    """More headers."""

    def but(self, **changes: Any) -> "Mail":
        return replace(self, **changes)

    def raw(self) -> bytes:
        """Its own headers as they are written here, then what the standard library makes of the rest."""
        message = EmailMessage(policy=SMTP)
        message.set_content(self.text)
        if self.html:
            message.add_alternative(self.html, subtype="html")
        for file in self.files:
            main, _, sub = file.type.partition("/")
            message.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name)
        own = "".join(f"{name}: {value}\r\n" for name, value in self._headers().items())
        return own.encode() + bytes(message)

    def raw_form(self, raw: bytes | None = None) -> bytes:
        """As in raw mode; `raw`: the message itself, where it is no ordinary one."""
        return form({**self._common(), "email": self.raw() if raw is None else raw})

    def parsed_form(self) -> bytes:
        """As in parsed mode."""
        headers = "".join(f"{name}: {value}\n" for name, value in self._headers().items())
        info = {
            f"attachment{at}": {"filename": file.name, "name": file.name, "type": file.type}
            for at, file in enumerate(self.files, 1)
        }
        charsets = dict.fromkeys(("to", "from", "subject", "text", "html"), "UTF-8")
        fields: dict[str, str | bytes] = {
            **self._common(),
            "headers": headers,
            "text": self.text,
            "attachments": str(len(self.files)),
            "attachment-info": json.dumps(info),
            "charsets": json.dumps(charsets),
        }
        if self.html:
            fields["html"] = self.html
        return form(fields, self.files)

    def _headers(self) -> dict[str, str]:
        return {
            "From": self.sender,
            "To": self.to,
            "Subject": self.subject,
            "Date": "Mon, 23 Nov 2026 09:00:00 -0600",
            "Message-ID": self.message_id,
            **self.more,
        }

    def _common(self) -> dict[str, str | bytes]:
        envelope = {
            "to": list((self.to,) if self.recipients is None else self.recipients),
            "from": DANA if self.envelope_sender is None else self.envelope_sender,
        }
        return {
            "dkim": self.dkim,
            "SPF": self.spf,
            "envelope": json.dumps(envelope),
            "from": self.sender,
            "to": self.to,
            "subject": self.subject,
            "sender_ip": "192.0.2.7",
            "spam_score": "0.1",
        }


def form(fields: Mapping[str, str | bytes], files: Sequence[File] = ()) -> bytes:
    body = bytearray()
    for name, value in fields.items():
        content = value.encode() if isinstance(value, str) else value
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
        body += head.encode() + content + b"\r\n"
    for at, file in enumerate(files, 1):
        named = f'name="attachment{at}"; filename="{file.name}"'
        head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; {named}\r\nContent-Type: {file.type}\r\n\r\n"
        body += head.encode() + file.content + b"\r\n"
    return bytes(body + f"--{BOUNDARY}--\r\n".encode())


class ParseSigner(EventSigner):
    """Inbound Parse signs like the event webhook, with another key."""

    def of(self, body: bytes, at: datetime) -> EventPost:
        return self.post_of(body, at)


def headers_of(post: EventPost) -> dict[str, str]:
    return {**post.headers, "content-type": CONTENT_TYPE}
