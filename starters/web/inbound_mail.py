"""Mail that comes to us: posted by SendGrid's Inbound Parse, or from a mail server of the operator's.

POST /webhooks/inbound-mail[/{secret}]   204: recorded, also what came before and what nobody understands
                                         401: not from the mail service, or not in these minutes
                                         400 and 413: not whole, larger than any mail that it takes
                                         503: our own storage is away, or there is too much at once

A mail is recorded before it is answered, and acted on afterwards: Temporal may be away, documents may take
half a minute.
"""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import cached_property

import structlog
from starlette.requests import Request
from starlette.responses import Response
from temporalio.client import Client

from porting.domain.errors import PortingError
from porting.settings import Settings
from starters.web.body import BodyRefusedError, Pace, body_of
from workers.inbound_mail import (
    Intake,
    MailConfirmations,
    confirmations,
    intake,
    is_genuine_post,
    may_post,
    takes_mail,
)
from workers.inbound_smtp import mail_from_server

#: SendGrid takes mails of at most 30 MB; the form around one adds some KB.
_MAX_BYTES = 31 * 1024 * 1024
#: 30 MB at 8 Mbit/s.
_BODY_WITHIN = timedelta(seconds=30)
#: Where no secret in the address keeps strangers away, whoever would hold a turn has to send 2 Mbit/s for it.
#: SendGrid sends many times that.
_PACE = Pace(first=timedelta(seconds=3), bytes_a_second=256 * 1024)
#: A mail of 30 MB takes up to ten times that in memory while it is read.
_AT_ONCE = 2
_WAITS_FOR_ITS_TURN = timedelta(seconds=10)
#: What was put off is looked at so often.
_LOOKS_EVERY = timedelta(seconds=15)
#: Mails are kept for days: an hour more or less is nothing.
_TIDIES_EVERY = timedelta(hours=1)

log = structlog.get_logger()


class InboundMailReceiver:
    def __init__(self, settings: Settings, mail_intake: Intake | None = None) -> None:
        self._settings = settings
        self._given = mail_intake
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._has_come = asyncio.Event()

    async def receive(self, request: Request) -> Response:
        if not may_post(self._settings, request.path_params.get("secret", "")):
            log.warning("inbound_mail_refused", reason="address")
            return Response(status_code=401)
        try:
            async with self.turn():
                return Response(status_code=await self._taken(request))
        except TimeoutError:
            return Response(status_code=503)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Held while a mail is read and recorded, whichever way it comes.

        Raises: `TimeoutError` where none comes free.
        """
        async with asyncio.timeout(_WAITS_FOR_ITS_TURN.total_seconds()):
            await self._turns.acquire()
        try:
            yield
        finally:
            self._turns.release()

    async def take(self, raw: bytes, sender: str, recipients: tuple[str, ...]) -> bool:
        """Whether a mail from the operator's mail server is recorded, with the envelope that it came in."""
        return await self._is_recorded(
            lambda: self._intake.take(mail_from_server(self._settings, raw, sender, recipients))
        )

    async def act(self, client: Client) -> None:
        """Act on what has been recorded, for ever; where no mail can come in, not at all."""
        tidied = float("-inf")
        while takes_mail(self._settings):
            self._has_come.clear()
            try:
                await self._intake.act(client)
                if time.monotonic() - tidied >= _TIDIES_EVERY.total_seconds():
                    tidied = time.monotonic()
                    await self._intake.tidy()
            except (PortingError, sqlite3.Error, OSError) as error:
                log.warning("inbound_mail_not_looked_at", reason=type(error).__name__)
            try:
                async with asyncio.timeout(_LOOKS_EVERY.total_seconds()):
                    await self._has_come.wait()
            except TimeoutError:
                continue

    def wake(self) -> None:
        """There is something to act on: do not wait for the next look."""
        self._has_come.set()

    @cached_property
    def confirmations(self) -> MailConfirmations:
        return confirmations(self._settings)

    @cached_property
    def _intake(self) -> Intake:
        return self._given or intake(self._settings)

    @property
    def _pace(self) -> Pace | None:
        return _PACE if self._settings.inbound_mail_secret is None else None

    async def _taken(self, request: Request) -> int:
        try:
            body = await body_of(request, _MAX_BYTES, _BODY_WITHIN, self._pace)
        except BodyRefusedError as refusal:
            log.warning("inbound_mail_refused", reason="body", status=refusal.status)
            return refusal.status
        if not is_genuine_post(self._settings, request.headers, body, datetime.now(UTC)):
            log.warning("inbound_mail_refused", reason="signature", size=len(body))
            return 401
        content_type = request.headers.get("content-type", "")
        return 204 if await self._is_recorded(lambda: self._intake.receive(content_type, body)) else 503

    async def _is_recorded(self, record: Callable[[], object]) -> bool:
        """False: our own storage is away."""
        try:
            await asyncio.to_thread(record)
        except (PortingError, sqlite3.Error, OSError) as error:
            log.error("inbound_mail_not_recorded", reason=type(error).__name__)  # noqa: TRY400 - says it all
            return False
        self.wake()
        return True
