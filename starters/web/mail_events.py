"""What the mail service tells about mails that it took: proof that they went, and failures to reach somebody.

POST /webhooks/mail   204: noted, also where an event is known, or about no mail of ours
                      401: not signed by the mail service in these minutes, 400 and 413: not whole, too large
                      503: our own storage or Temporal is away, or there was too much at once: send it again
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property

import structlog
from starlette.requests import Request
from starlette.responses import Response
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from porting.domain.mail_event import MailEvent, NoticeKey, notice_key
from porting.ports import MailEvents
from porting.settings import Settings
from starters.web.body import BodyRefusedError, body_of
from workers.mail import events_in_webhook, mail_events
from workflows.names import MAIL_FAILED, draft_workflow_id, workflow_id

#: SendGrid's batches have 768 KB at most.
_MAX_BYTES = 1024 * 1024

#: In all. SendGrid sends again what is not answered in time.
_ANSWER_WITHIN = timedelta(seconds=1.5)

#: What is passed on in one answer; the rest goes with the next one. A signal takes some milliseconds.
_AT_ONCE = 100
_SIDE_BY_SIDE = 10

#: The request is unknown or has ended, or takes no signal any more: no repetition helps.
_NO_USE = frozenset(
    {RPCStatusCode.NOT_FOUND, RPCStatusCode.INVALID_ARGUMENT, RPCStatusCode.FAILED_PRECONDITION}
)

log = structlog.get_logger()


class MailEventReceiver:
    """Notes events first and passes failures on then, so that none is lost where Temporal is away."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def receive(self, request: Request, client: Client | None) -> Response:
        """`client` None: Temporal is not connected yet."""
        try:
            body = await body_of(request, _MAX_BYTES)
        except BodyRefusedError as refusal:
            return Response(status_code=refusal.status)
        events = events_in_webhook(self._settings, request.headers, body, datetime.now(UTC))
        if events is None:
            log.warning("mail_events_refused", size=len(body))
            return Response(status_code=401)
        try:
            async with asyncio.timeout(_ANSWER_WITHIN.total_seconds()):
                is_done = await self._take(events, client)
        except (RPCError, TimeoutError, sqlite3.OperationalError, OSError) as error:
            log.warning("mail_events_not_taken", count=len(events), reason=type(error).__name__)
            is_done = False
        return Response(status_code=204 if is_done else 503)

    @cached_property
    def _known(self) -> MailEvents:
        return mail_events(self._settings)

    async def _take(self, events: Sequence[MailEvent], client: Client | None) -> bool:
        """False: not everybody who has to know could be told.

        Raises: `RPCError`, `sqlite3.OperationalError`, `OSError`.
        """
        new = await asyncio.to_thread(self._hear, events)
        log.info("mail_events_heard", count=len(events), new=new)
        open_failures = await asyncio.to_thread(self._known.failures, _AT_ONCE)
        for start in range(0, len(open_failures), _SIDE_BY_SIDE):
            together = open_failures[start : start + _SIDE_BY_SIDE]
            if client is None and any(_customer_of(event) for event in together):
                return False
            await asyncio.gather(*(_pass_on(client, event) for event in together))
            await asyncio.to_thread(self._known.passed_on, together)
        return len(open_failures) < _AT_ONCE

    def _hear(self, events: Sequence[MailEvent]) -> int:
        return self._known.hear(events)


async def _pass_on(client: Client | None, event: MailEvent) -> None:
    """Tell the request of a failure, or the draft that it still is; one that has ended is passed over.

    Raises: `RPCError`.
    """
    about = _customer_of(event)
    if about is None or client is None:
        log.error("mail_failed", key=event.key, failure=event.failure)
        return
    told = {"notice": about.kind, "key": event.key, "failure": event.failure}
    log.warning("mail_failed", key=event.key, failure=event.failure)
    for identity in (workflow_id(about.request_id), draft_workflow_id(about.request_id)):
        try:
            await client.get_workflow_handle(identity).signal(MAIL_FAILED, told)
        except RPCError as error:
            if error.status not in _NO_USE:
                raise
        else:
            return
    log.info("mail_failure_without_effect", key=event.key)


def _customer_of(event: MailEvent) -> NoticeKey | None:
    """None: it is no mail to a customer. One to support cannot be told of by mail: the log has it."""
    about = notice_key(event.key)
    return about if about and about.to == "customer" else None
