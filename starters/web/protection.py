"""Limits for each client, and what search engines may see."""

import structlog
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from porting.health import HEALTHZ, READYZ
from starters.web.client_address import counted_as
from starters.web.rates import READING, SENDING
from starters.web.refusals import API, refusal
from starters.web.site import site_of

#: Where search engines may look; a page with a token in its address is nobody else's business.
_PUBLIC = ("/help", "/static/", "/robots.txt", "/favicon.ico")
#: Callers of these prove who they are, and have limits of their own; a style sheet costs nothing.
_WITHOUT_LIMIT = ("/webhooks/", "/static/", f"{API}v1/")
_OUR_OWN_PROBES = (HEALTHZ, READYZ)

log = structlog.get_logger()


class Limits:
    """Refuses a client that asks more often than people do."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _is_free(scope["path"]):
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        limit = READING if request.method in ("GET", "HEAD") else SENDING
        site = site_of(request)
        wait = site.wait(limit, counted_as(site.address_of(request)))
        if wait is None:
            await self._app(scope, receive, send)
            return
        log.warning("page_limited", limit=limit.name)
        await refusal(request, 429, headers={"Retry-After": str(wait)})(scope, receive, send)


def _is_free(path: str) -> bool:
    return path in _OUR_OWN_PROBES or path.startswith(_WITHOUT_LIMIT)


def is_https(scope: Scope) -> bool:
    is_https: bool = scope["app"].state.site.is_https
    return is_https


def is_public(path: str) -> bool:
    """Whether search engines may look there."""
    return path == "/" or path.startswith(_PUBLIC)
