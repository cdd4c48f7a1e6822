"""A mail server on loopback: a real one (aiosmtpd) that answers as told and keeps the mails it took."""

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd import smtp
from aiosmtpd.smtp import AuthResult, Envelope, Session

from porting.tcp import LOOPBACK, free_port
from tests.certificates import Authority
from tests.smtp_listener import listening

AUTHORITY = "authority.pem"
USER, PASSWORD = "porting-desk", "not-a-password"


class MailServer:
    """What it is told and what it has seen; aiosmtpd calls `handle_…`."""

    def __init__(self) -> None:
        self.port = free_port()
        self.taken: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.answers: dict[str, str] = {}
        """By command (MAIL, RCPT, DATA): what it answers instead of taking it, once."""
        self.hangs = 0
        """How many mails it still takes without a word."""
        self.drops = 0
        """How many mails it still takes before it breaks the connection."""

    async def handle_MAIL(  # noqa: N802
        self, _server: smtp.SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self.answers.pop("MAIL", "250 OK")

    async def handle_RCPT(  # noqa: N802
        self, _server: smtp.SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        answer = self.answers.pop("RCPT", "250 OK")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802
        self, server: smtp.SMTP, _session: Session, envelope: Envelope
    ) -> str:
        answer = self.answers.pop("DATA", "250 OK")
        if not answer.startswith("2"):
            return answer
        content = envelope.content
        assert isinstance(content, bytes)
        self.taken.append(message_from_bytes(content, policy=default))
        self.recipients += envelope.rcpt_tos
        if self.hangs:
            self.hangs -= 1
            await asyncio.sleep(60)
        if self.drops:
            self.drops -= 1
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        return answer

    @property
    def keys(self) -> list[str]:
        return [str(mail["X-Porting-Key"]) for mail in self.taken]


def _authenticate(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
    is_right = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_right, handled=False)


@contextmanager
def running_mail_server(
    tls: ssl.SSLContext | None = None, *, from_the_start: bool = False, wants_sign_in: bool = False
) -> Iterator[MailServer]:
    """`tls`: with STARTTLS, or with TLS `from_the_start`."""
    with listening(
        MailServer(),
        ssl_context=tls if from_the_start else None,
        tls_context=None if from_the_start else tls,
        require_starttls=tls is not None and not from_the_start,
        authenticator=_authenticate if wants_sign_in else None,
        auth_required=wants_sign_in and not from_the_start,
        auth_require_tls=not from_the_start,  # aiosmtpd does not see TLS that was there from the start
    ) as server:
        yield server


def certificate(directory: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """The server's side and the client's of a certificate for this machine; `AUTHORITY` has who issued it."""
    authority = Authority.new("An authority of mail servers")
    file = directory / "certificate.pem"
    file.write_bytes(b"".join(authority.signed(LOOPBACK)))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    authority.written_to(directory / AUTHORITY)
    return server, ssl.create_default_context(cadata=authority.pem.decode())
