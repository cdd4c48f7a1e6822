"""A mail goes once, as nearly as a mail service without an idempotency key allows.

A key is reserved before a mail is handed over, and accepted after. Where an attempt ended without a word, or
its process died, the mail is in doubt: an event of the mail service that names the key settles it; where none
comes in time, `porting.mail.doubt` says which way each kind of notice errs.
"""

import asyncio
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import structlog

from porting.adapters.mail_ledger import MailLedger, Standing
from porting.domain.errors import MailInDoubtError, MailUnavailableError, PortingError
from porting.domain.notice import Notice
from porting.mail.doubt import IN_DOUBT
from porting.mail.rendering import Letterhead, RenderedMail, render

log = structlog.get_logger()

#: First: an event of SendGrid's comes within seconds, late ones within a minute; and an attempt that Temporal
#: gave up goes on as long as a slow mail server lets it, and then notes how it ended. After that each further
#: attempt costs the reader one more copy while the service hangs: five are the most in the two days that a
#: notice is tried for.
WAITS = (timedelta(minutes=2), timedelta(minutes=30), timedelta(hours=6), timedelta(hours=24))


@dataclass(frozen=True)
class OnceOnly:
    """Hands mails over to `post`, unless they have gone."""

    ledger: MailLedger
    post: Callable[[RenderedMail], str]
    """Blocking; the service's own id of the mail. Raises: `MailInDoubtError` where the service may have taken
    it; any other `PortingError`: it has certainly not."""
    waits: tuple[timedelta, ...] = WAITS
    """How long after each attempt that may have succeeded the next one follows."""

    def send(self, mail: RenderedMail) -> None:
        """Blocking.

        Raises: `MailUnavailableError`, `MailInDoubtError` (both retried), `MailNotAcceptedError`.
        """
        try:
            self._send(mail)
        except sqlite3.OperationalError as error:
            raise MailUnavailableError(f"the ledger of mails did not take {mail.key}") from error

    def _send(self, mail: RenderedMail) -> None:
        may_repeat = IN_DOUBT[mail.kind].sent_again
        reservation = self.ledger.reserve(mail.key, self.waits if may_repeat else ())
        match reservation.standing:
            case Standing.ACCEPTED:
                return
            case Standing.IN_DOUBT if may_repeat:
                raise MailInDoubtError(f"{mail.key} may have gone: waiting for word of it", reservation.wait)
            case Standing.IN_DOUBT:
                log.warning("mail_not_repeated", key=mail.key, kind=mail.kind.value)
                return
            case Standing.AGAIN:
                log.warning("mail_repeated", key=mail.key, kind=mail.kind.value)
        self.ledger.accept(mail.key, self._posted(mail))
        log.info("mail_accepted", key=mail.key, kind=mail.kind.value)

    def _posted(self, mail: RenderedMail) -> str:
        try:
            return self.post(mail)
        except MailInDoubtError:
            raise
        except PortingError:
            self.ledger.release(mail.key)
            raise


class OnceOnlyNotifier(ABC):
    """`porting.ports.Notifier` for a mail service that knows no idempotency key."""

    def __init__(
        self,
        ledger_file: Path,
        letterhead: Letterhead,
        waits: tuple[timedelta, ...],
    ) -> None:
        self._mails = OnceOnly(MailLedger(ledger_file), self._post, waits)
        self._letterhead = letterhead

    async def send(self, notice: Notice) -> None:
        await asyncio.to_thread(self._send, notice)

    def _send(self, notice: Notice) -> None:
        self._mails.send(render(notice, self._letterhead))

    @abstractmethod
    def _post(self, mail: RenderedMail) -> str:
        """As `OnceOnly.post`."""
