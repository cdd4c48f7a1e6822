"""Mail through a mail server of the operator's, over SMTP (RFC 5321) with the standard library.

What an answer means for the mail (RFC 5321, 4.2.5: who answers 4xx or 5xx has not taken it on):

    no connection, or none with TLS      not taken, tried again
    4xx to anything                      not taken, tried again
    5xx to the sign-in                   not taken, tried again: an operator has to mend the account
    5xx to anything else                 not taken, refused for good
    no word after the mail's last line   in doubt: see `mail_once`
"""

import re
import smtplib
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr

from porting.adapters.mail_once import WAITS, OnceOnlyNotifier
from porting.adapters.outbox import as_message
from porting.domain.errors import (
    MailInDoubtError,
    MailNotAcceptedError,
    MailUnavailableError,
    PortingError,
)
from porting.mail.rendering import Letterhead, RenderedMail

#: Message submission with STARTTLS, and with TLS from the start. Source: RFC 8314, 3.3.
_PORTS = {"smtp": 587, "smtps": 465}

#: Servers look through a mail before they answer to its last line. Source for waiting longer there: RFC 5321,
#: 4.5.3.2.6, which would wait ten minutes; all of an attempt is over before `mail_once` begins the next one.
_LAST_ANSWER_SECONDS = 60.0
_SLOWEST_START_SECONDS = 45.0

_GO_AHEAD = 354
_OK = 250


class SmtpNotifier(OnceOnlyNotifier):
    """`porting.ports.Notifier`; a mail that the server took is not sent again, see `mail_once`."""

    def __init__(
        self,
        url: str,
        ledger_file: Path,
        letterhead: Letterhead,
        *,
        user: SecretStr | None = None,
        password: SecretStr | None = None,
        tls: ssl.SSLContext | None = None,
        timeout_seconds: float = 10.0,
        last_answer_seconds: float = _LAST_ANSWER_SECONDS,
        waits: tuple[timedelta, ...] = WAITS,
    ) -> None:
        """`url`: `smtp://host:587` with STARTTLS, or `smtps://host:465`; only this machine is spoken to
        without TLS. `tls` None: the certificates that the machine trusts. `timeout_seconds`: for each answer
        but the last.
        """
        super().__init__(ledger_file, letterhead, waits)
        self._server = _Server(url, user, password, tls, timeout_seconds)
        self._last_answer_seconds = last_answer_seconds

    def _post(self, mail: RenderedMail) -> str:
        began = time.monotonic()
        with self._server.signed_in(mail.key) as smtp:
            _address(smtp, mail)
            if time.monotonic() - began > _SLOWEST_START_SECONDS:
                raise MailUnavailableError(f"the mail server is too slow for {mail.key}")
            _hand_over(smtp, mail, self._last_answer_seconds)
        return mail.message_id


class _Server:
    def __init__(
        self,
        url: str,
        user: SecretStr | None,
        password: SecretStr | None,
        tls: ssl.SSLContext | None,
        timeout_seconds: float,
    ) -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or ""
        self._port = parts.port or _PORTS[parts.scheme]
        self._tls_from_the_start = parts.scheme == "smtps"
        self._user, self._password = user, password
        self._tls = tls
        self._timeout = timeout_seconds

    @contextmanager
    def signed_in(self, key: str) -> Iterator[smtplib.SMTP]:
        """A conversation that has come to its first mail. Its end says nothing more about that mail.

        Raises: `MailUnavailableError`.
        """
        smtp: smtplib.SMTP | None = None
        try:
            try:
                smtp = self._connected()
                self._sign_in(smtp)
            except smtplib.SMTPAuthenticationError as error:
                raise MailUnavailableError(
                    f"the mail server does not take our user and password, for {key} ({error.smtp_code})"
                ) from None  # its words, and those below, may quote the user
            except smtplib.SMTPException:
                raise MailUnavailableError(f"the mail server does not let {key} begin") from None
            except OSError as error:
                raise MailUnavailableError(f"the mail server cannot be reached for {key}") from error
            yield smtp
            with suppress(smtplib.SMTPException, OSError):
                smtp.putcmd("QUIT")
        finally:
            if smtp is not None:
                smtp.close()

    def _connected(self) -> smtplib.SMTP:
        tls = self._tls or ssl.create_default_context()
        if self._tls_from_the_start:
            return smtplib.SMTP_SSL(self._host, self._port, timeout=self._timeout, context=tls)
        smtp = smtplib.SMTP(self._host, self._port, timeout=self._timeout)
        try:
            smtp.ehlo()
            if smtp.has_extn("starttls") or not _is_this_machine(self._host):
                smtp.starttls(context=tls)
        except OSError:
            smtp.close()
            raise
        return smtp

    def _sign_in(self, smtp: smtplib.SMTP) -> None:
        smtp.ehlo()
        if self._user and self._password:
            smtp.login(self._user.get_secret_value(), self._password.get_secret_value())


def _address(smtp: smtplib.SMTP, mail: RenderedMail) -> None:
    """Up to where the server waits for the mail itself; until then nothing has gone."""
    try:
        _expect(smtp.mail(mail.sender.addr_spec), {_OK}, mail.key, "the sender")
        _expect(smtp.rcpt(mail.to.addr_spec), {_OK, 251}, mail.key, "the recipient")
        _expect(smtp.docmd("DATA"), {_GO_AHEAD}, mail.key, "the mail")
    except (smtplib.SMTPException, OSError) as error:
        raise MailUnavailableError(f"the mail server broke off before {mail.key}") from error


def _hand_over(smtp: smtplib.SMTP, mail: RenderedMail, patience_seconds: float) -> None:
    """Raises: `MailInDoubtError` where no answer comes to the mail's last line."""
    try:
        if smtp.sock:
            smtp.sock.settimeout(patience_seconds)
        smtp.send(_dotted(bytes(as_message(mail))))
        answer = smtp.getreply()
    except (smtplib.SMTPException, OSError) as error:
        raise MailInDoubtError(f"the mail server did not answer to {mail.key}") from error
    _expect(answer, {_OK}, mail.key, "the mail")


def _dotted(content: bytes) -> bytes:
    """With a dot more where a line begins with one, and the dot that ends it. Source: RFC 5321, 4.5.2."""
    ended = content if content.endswith(b"\r\n") else content + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", ended) + b".\r\n"


def _expect(answer: tuple[int, bytes], wanted: set[int], key: str, what: str) -> None:
    """The server's words are left out: they quote addresses."""
    if answer[0] not in wanted:
        raise _translated(answer[0], key, what)


def _translated(code: int, key: str, what: str) -> PortingError:
    if 500 <= code <= 599:
        return MailNotAcceptedError(f"the mail server refuses {what} of {key} with {code}")
    return MailUnavailableError(f"the mail server answers {code} to {what} of {key}")


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
