"""Takes mail over SMTP (RFC 5321) from a mail server of the operator's, with aiosmtpd.

It is the last hop behind that server, and no mail exchanger: only neighbours may connect, nothing is relayed,
and it offers neither TLS nor a sign-in. What it answers:

    250 to the mail's last line   it is recorded
    421, 451, 452                 too much at once, or our own storage is away: to be sent again
    550 5.1.1                     mail to an address that is not the porting desk's
    550 5.5.2                     a line ends with CR or LF alone: see `smtp_data`
    552                           larger than `MOST_BYTES`
    554                           a connection from an address that is no neighbour's
"""

import asyncio
import logging
import re
import socket
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from ipaddress import IPv6Address, ip_address
from typing import Any, AnyStr, Protocol, cast

import structlog
from aiosmtpd.smtp import SMTP, Envelope, Session

from porting.adapters.smtp_data import BareLineEndError, MailTooLargeError, mail_data

#: What SendGrid takes: a customer's mail comes through either way, or neither.
MOST_BYTES = 30 * 1024 * 1024
#: Of a mail that is larger as much is read for the sake of the answer.
_MOST_BYTES_READ = 2 * MOST_BYTES
#: A mail to us goes to one address or two.
_MOST_RECIPIENTS = 20
#: A mail server opens twenty to one place at most. Source: Postfix's default for one destination.
_MOST_CONNECTIONS = 20
#: From one command to the next, and for a whole mail: 30 MB at 4 Mbit/s.
_PATIENCE_SECONDS = 60.0
#: Of one kind in one connection: a mail server takes another connection after some dozens of mails.
_MOST_COMMANDS = 200
#: In one connection. Source: Postfix's `smtpd_hard_error_limit`.
_MOST_REFUSALS = 20
#: For mails that are being recorded when the listener stops.
_GRACE_SECONDS = 3.0

_GO_AHEAD = "354 end the mail with a dot on a line of its own"
_RECORDED = "250 2.0.0 recorded"
_TOO_MANY_MAILS = "451 4.3.2 too many mails at once; send it again later"
_STORAGE_AWAY = "451 4.3.0 the mail could not be recorded; send it again later"
_TOO_LARGE = (
    f"552 5.3.4 the mail is larger than {MOST_BYTES // 1024**2} MB; send the documents in several mails"
)
_BARE_LINE_END = "550 5.5.2 a line ends with CR or LF alone; end every line with CR LF"
_NOT_OURS = "550 5.1.1 the porting desk has no such address; write to the one that its mails come from"
_TOO_MANY_RECIPIENTS = "452 4.5.3 too many recipients"
_TOO_MANY_CONNECTIONS = "421 4.3.2 too many connections; come back later"
_TOO_MANY_REFUSALS = "421 4.7.0 too many commands that make no sense here"
_A_STRANGER = "554 5.7.1 only mail servers in our own network may hand mail over here"

#: `<address>` or an address alone, with a route before it (RFC 5321, appendix C) that nobody uses any more.
_PATH = re.compile(r"\s*<(?:@[^:<>]*:)?(?P<path>[^<>]*)>\s*(?P<rest>.*)|\s*(?P<bare>[^\s<>]+)\s*(?P<more>.*)")
_NOBODY = "<>"

log = structlog.get_logger()


class MailTaker(Protocol):
    """Records the mails."""

    def turn(self) -> AbstractAsyncContextManager[None]:
        """Held while a mail is read and recorded, so that only few are in memory.

        Raises: `TimeoutError` where none is given for long.
        """
        ...

    async def take(self, raw: bytes, sender: str, recipients: tuple[str, ...]) -> bool:
        """Whether the mail is recorded; False: our own storage is away. `sender` is the envelope's, empty in
        reports."""
        ...


class SmtpListener:
    """Takes mail from `start` to `stop`."""

    def __init__(
        self,
        accepts: Callable[[str], bool],
        taker: MailTaker,
        hostname: str,
        *,
        patience_seconds: float = _PATIENCE_SECONDS,
    ) -> None:
        """`accepts`: whether an address is the porting desk's. `hostname`: what the listener calls itself."""
        self._accepts, self._taker, self._hostname = accepts, taker, hostname
        self._patience_seconds = patience_seconds
        self._server: asyncio.Server | None = None
        self._open: set[_Connection] = set()
        logging.getLogger("mail.log").disabled = True  # aiosmtpd's: it has every address

    async def start(self, listening: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._connection, sock=listening)

    async def stop(self) -> None:
        """A mail that has had no answer by then comes again, and is known where it was recorded."""
        if self._server is not None:
            self._server.close()
        if conversations := [each.broken_off() for each in tuple(self._open)]:
            await asyncio.wait(conversations, timeout=_GRACE_SECONDS)

    def _connection(self) -> "_Connection":
        return _Connection(self._accepts, self._taker, self._hostname, self._patience_seconds, self._open)


class _Connection(SMTP):
    """One conversation; aiosmtpd calls `smtp_<COMMAND>`."""

    def __init__(
        self,
        accepts: Callable[[str], bool],
        taker: MailTaker,
        hostname: str,
        patience_seconds: float,
        opened: "set[_Connection]",
    ) -> None:
        super().__init__(
            _Answers(accepts),
            data_size_limit=MOST_BYTES,
            enable_SMTPUTF8=True,
            hostname=hostname,
            ident="ESMTP",
            timeout=patience_seconds,
            command_call_limit=_MOST_COMMANDS,
            loop=asyncio.get_running_loop(),
        )
        self._taker, self._open = taker, opened
        self._refusals = 0

    envelope: Envelope
    """Of the next mail; there is one from the connection on."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        refusal = self._refusal(transport.get_extra_info("peername"))
        if refusal:
            log.warning("smtp_connection_refused", answer=refusal[:3])
            cast("asyncio.Transport", transport).write(refusal.encode() + b"\r\n")
            transport.close()
            return
        self._open.add(self)
        super().connection_made(transport)
        self._conversation.add_done_callback(_say_why)

    def connection_lost(self, error: Exception | None) -> None:
        self._open.discard(self)
        if self.session is not None:  # it was not refused
            super().connection_lost(error)

    def broken_off(self) -> "asyncio.Task[None]":
        """The conversation, which ends as soon as it does not record a mail."""
        self._conversation.cancel()
        return self._conversation

    async def push(self, status: AnyStr) -> None:
        await super().push(status)
        await asyncio.sleep(0)  # commands that came all at once keep nobody else waiting
        self._refusals += status[:1] in ("5", b"5")
        if self._refusals > _MOST_REFUSALS:
            log.warning("smtp_connection_ended", reason="refusals")
            await self._end_with(_TOO_MANY_REFUSALS)

    async def smtp_DATA(self, arg: str | None) -> None:  # noqa: N802
        if await self.check_helo_needed():
            return
        if arg or not self.envelope.rcpt_tos:
            await self.push("501 5.5.4 DATA stands alone" if arg else "503 5.5.1 RCPT TO comes before DATA")
            return
        try:
            async with self._taker.turn():
                await self.push(_GO_AHEAD)
                raw = await mail_data(self._reader, MOST_BYTES, _MOST_BYTES_READ)
                answer = await self._recorded(raw)
        except TimeoutError:
            answer = _TOO_MANY_MAILS
        except (MailTooLargeError, BareLineEndError) as error:
            answer = _TOO_LARGE if isinstance(error, MailTooLargeError) else _BARE_LINE_END
            if not error.is_whole:
                await self._end_with(answer)
                return
        if answer != _RECORDED:
            log.warning("smtp_mail_refused", answer=answer[:9])
        self.envelope = Envelope()
        await self.push(answer)

    async def _recorded(self, raw: bytes) -> str:
        """The answer. Where the conversation ends meanwhile, the turn is kept until the mail is recorded."""
        sender = "" if self.envelope.mail_from == _NOBODY else _readable(self.envelope.mail_from or "")
        recipients = tuple(map(_readable, self.envelope.rcpt_tos))
        recording = asyncio.ensure_future(self._taker.take(raw, sender, recipients))
        try:
            return _RECORDED if await asyncio.shield(recording) else _STORAGE_AWAY
        except asyncio.CancelledError:
            await asyncio.wait((recording,))
            raise

    async def _end_with(self, answer: str) -> None:
        await super().push(answer)
        self._conversation.cancel()
        await asyncio.sleep(0)  # here it ends, and aiosmtpd closes the connection

    @property
    def _conversation(self) -> "asyncio.Task[None]":
        return cast("asyncio.Task[None]", self._handler_coroutine)

    def _refusal(self, peer: Any) -> str | None:
        if not _is_neighbour(peer[0] if peer else ""):
            return _A_STRANGER
        return _TOO_MANY_CONNECTIONS if len(self._open) >= _MOST_CONNECTIONS else None

    @staticmethod
    def _getaddr(arg: str) -> tuple[str | None, str | None]:
        """aiosmtpd's own reads addresses with the standard library, which raises over some."""
        found = _PATH.fullmatch(arg)
        if found is None:
            return None, None
        if found["path"] is None:
            return found["bare"], found["more"]
        return found["path"].strip() or _NOBODY, found["rest"]


class _Answers:
    """aiosmtpd's `handler`."""

    def __init__(self, accepts: Callable[[str], bool]) -> None:
        self._accepts = accepts

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if not self._accepts(_readable(address)):
            return _NOT_OURS
        if len(envelope.rcpt_tos) >= _MOST_RECIPIENTS:
            return _TOO_MANY_RECIPIENTS
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_VRFY(  # noqa: N802
        self, _server: SMTP, _session: Session, _envelope: Envelope, _address: str
    ) -> str:
        return "252 2.1.5 try it"

    async def handle_exception(self, error: Exception) -> str:
        log.error("smtp_command_failed", reason=type(error).__name__)
        return "451 4.3.0 that went wrong here; try again later"


def _is_neighbour(address: str) -> bool:
    """Whether `address` is on this machine or in a network that the internet does not reach."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return not found.is_global


def _readable(address: str) -> str:
    """aiosmtpd keeps bytes that are no UTF-8 as surrogates, which nothing could write down."""
    return address.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _say_why(conversation: "asyncio.Task[None]") -> None:
    """A conversation that ends with an error has lost its other side."""
    if not conversation.cancelled() and (error := conversation.exception()):
        log.info("smtp_connection_lost", reason=type(error).__name__)
