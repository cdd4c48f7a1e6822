"""What upstream calls, and what customers see.

A webhook is a hint: the port request that it speaks of looks for itself.

POST /webhooks/upstream        204: heard, also about a request that is unknown or has ended, or once more
                               401: not signed by upstream in these minutes, 400 and 413: not whole, too large
                               503: Temporal is away, send it again
POST /webhooks/upstream/{pon}  the same, from a provider whose webhooks do not all name our order
POST /webhooks/mail            from the mail service: see mail_events.py
POST /webhooks/inbound-mail    mails to us: see inbound_mail.py
GET  /healthz                  200: the process lives
GET  /readyz                   200: it can do its work now, 503: the JSON says what is missing

Everything else is a page (page.py) or an address for programs, /api/.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import structlog
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from temporalio.client import Client
from temporalio.common import MetricMeter
from temporalio.service import RPCError

from porting.domain.port_order import Pon
from porting.health_routes import health_routes
from porting.links import LinkExpiredError
from porting.settings import Settings
from starters.headers import Headers
from starters.last_resort import LastResort
from starters.measured import Measured
from starters.signup import wake
from starters.tracing import Traced
from starters.web import assets, links, start
from starters.web import help as help_pages
from starters.web.api.app import PATH as API_PATH
from starters.web.api.app import create_api
from starters.web.body import BodyRefusedError, body_of
from starters.web.inbound_mail import InboundMailReceiver
from starters.web.mail_confirmation import ConfirmationPage
from starters.web.mail_events import MailEventReceiver
from starters.web.new.pages import DraftPages
from starters.web.protection import Limits, is_https, is_public
from starters.web.recent import Recent
from starters.web.refusals import no_turn, refusal, refused
from starters.web.site import Site, put
from starters.web.status.pages import StatusPages
from starters.web.status.renewal import Renewals
from starters.web.status.signing import SigningPages
from starters.web.turns import NoTurnError
from workers.health import health_of_web
from workers.links import links as links_of
from workers.providers import hint_in_webhook, pon_in
from workflows.names import request_id_of

#: A webhook is a few hundred bytes.
_MAX_BYTES = 64 * 1024

#: Senders give up after a few seconds, and then send again.
_ANSWER_WITHIN = timedelta(seconds=1.5)

#: A signature is good for ten minutes; a desk hears far fewer webhooks in that time.
_REMEMBERED = 10_000

log = structlog.get_logger()


@dataclass
class Receiver:
    """Takes webhooks from its start on; `client` None: Temporal is not connected yet."""

    settings: Settings
    client: Client | None = None
    meter: MetricMeter = MetricMeter.noop
    _passed_on: Recent = field(default_factory=lambda: Recent(_REMEMBERED), init=False)
    """Signatures. One that comes again is a replay: a sender that repeats itself signs anew."""

    def __post_init__(self) -> None:
        self._mail = MailEventReceiver(self.settings)
        self.inbound_mail = InboundMailReceiver(self.settings)
        self.health = health_of_web(self.settings, lambda: self.client)

    async def upstream(self, request: Request) -> Response:
        try:
            body = await body_of(request, _MAX_BYTES)
        except BodyRefusedError as refusal:
            return Response(status_code=refusal.status)
        hint = hint_in_webhook(self.settings, request.headers, body, datetime.now(UTC))
        if hint is None:
            log.warning("webhook_refused", size=len(body))
            return Response(status_code=401)
        # The address is not signed: it counts only where the body names no order, and all it can do is wake.
        pon = hint.pon or pon_in(request.path_params.get("pon", ""))
        if not hint.is_news or pon is None or hint.signature in self._passed_on:
            log.info("webhook_without_effect", pon=pon, is_news=hint.is_news)
            return Response(status_code=204)
        if not await self._wake(pon):
            return Response(status_code=503)
        self._passed_on.add(hint.signature)
        return Response(status_code=204)

    async def mail(self, request: Request) -> Response:
        return await self._mail.receive(request, self.client)

    async def _wake(self, pon: Pon) -> bool:
        """False: Temporal is away."""
        if self.client is None:
            return False
        try:
            async with asyncio.timeout(_ANSWER_WITHIN.total_seconds()):
                await wake(self.client, pon)
        except (RPCError, TimeoutError) as error:
            log.warning(
                "webhook_not_passed_on", request_id=request_id_of(pon), pon=pon, reason=type(error).__name__
            )
            return False
        log.info("webhook_passed_on", request_id=request_id_of(pon), pon=pon)
        return True


def create_app(receiver: Receiver, site: Site | None = None) -> Starlette:
    """`site` None: as the receiver's settings say.

    Raises: `SettingsError` where the links' keys cannot be read.
    """
    settings = receiver.settings
    site = site or Site(settings, links_of(settings), lambda: receiver.client)

    status_pages = StatusPages(site)
    if site.renew_link is None:
        site.renew_link = Renewals(settings, status_pages.requests)

    drafts = DraftPages(site)

    @asynccontextmanager
    async def until_the_end(_app: Starlette) -> AsyncIterator[None]:
        yield
        await asyncio.to_thread(site.reading.close)
        await drafts.close()

    app = Starlette(
        lifespan=until_the_end,
        routes=[
            Route("/webhooks/upstream", receiver.upstream, methods=["POST"]),
            Route("/webhooks/upstream/{pon}", receiver.upstream, methods=["POST"]),
            Route("/webhooks/mail", receiver.mail, methods=["POST"]),
            Route("/webhooks/inbound-mail", receiver.inbound_mail.receive, methods=["POST"]),
            Route("/webhooks/inbound-mail/{secret}", receiver.inbound_mail.receive, methods=["POST"]),
            *health_routes(receiver.health),
            *assets.routes(),
            *start.routes(),
            *help_pages.routes(),
            *links.routes(),
            *status_pages.routes(),
            *SigningPages(status_pages).routes(),
            *drafts.routes(),
            Mount(API_PATH, create_api(site)),
            *ConfirmationPage(receiver.inbound_mail).routes(),
        ],
        middleware=[
            Middleware(Measured, meter=receiver.meter),
            Middleware(Traced),
            Middleware(Headers, is_https=is_https, is_public=is_public),
            Middleware(LastResort, event="page_failed", answer=lambda request: refusal(request, 500)),
            Middleware(Limits),
        ],
        exception_handlers={HTTPException: refused, NoTurnError: no_turn, LinkExpiredError: links.expired},
    )
    # A redirect would name whatever host the request names.
    app.router.redirect_slashes = False
    put(app, site)
    return app
