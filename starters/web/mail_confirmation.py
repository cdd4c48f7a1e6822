"""The page on which somebody says that a mail with his address is his.

GET  /mail/<token>   what came, and one button: programs that look into mails follow links, and do no more
POST /mail/<token>   the mail is acted on, once
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from porting.links import LinkExpiredError, Purpose
from porting.mail.wording import day_and_zone, local_day
from starters.web.forms import WITHOUT_FILES, verified_form
from starters.web.inbound_mail import InboundMailReceiver
from starters.web.links import link_subject
from starters.web.page import page
from starters.web.refusals import RefusedError

#: Nobody knows yet where the reader is; the mail that has the link says the same day.
_ZONE = "America/New_York"


@dataclass(frozen=True)
class ConfirmationPage:
    receiver: InboundMailReceiver

    def routes(self) -> list[Route]:
        return [
            Route("/mail/{token}", self.show, methods=["GET"]),
            Route("/mail/{token}", self.confirm, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        with _told_where_expired():
            identity = link_subject(request, Purpose.CONFIRM_MAIL)
            mail = await asyncio.to_thread(self.receiver.confirmations.shown, identity)
        if mail is None:
            return page(request, "mail_confirmed.html", {"is_new": False})
        shown = {
            "company": mail.company,
            "request_id": mail.request_id,
            "day": day_and_zone(local_day(mail.received_at, _ZONE), _ZONE),
            "pdfs": mail.pdfs,
        }
        return page(request, "mail_confirmation.html", shown)

    async def confirm(self, request: Request) -> Response:
        with _told_where_expired():
            identity = link_subject(request, Purpose.CONFIRM_MAIL)
            async with verified_form(request, WITHOUT_FILES):
                is_new = await asyncio.to_thread(self.receiver.confirmations.confirm, identity)
        if is_new:
            self.receiver.wake()
        return page(request, "mail_confirmed.html", {"is_new": is_new})


@contextmanager
def _told_where_expired() -> Iterator[None]:
    """No new link is mailed: whoever wrote the mail writes it again."""
    try:
        yield
    except LinkExpiredError:
        raise RefusedError(410, "mail_link_expired") from None
