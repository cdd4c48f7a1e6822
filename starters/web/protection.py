"""What every answer passes: headers that bind the browser, and limits for each client."""

import structlog
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from starters.web.client_address import counted_as
from starters.web.rates import READING, SENDING
from starters.web.refusals import API, refusal
from starters.web.site import site_of

#: Nothing but our own files: no inline script or style, no other site's frame around us, no form elsewhere.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Our addresses have tokens in them.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cache-Control": "no-store",
}
_TWO_YEARS = "max-age=63072000; includeSubDomains"
#: Where search engines may look; a page with a token in its address is nobody else's business.
_PUBLIC = ("/help", "/static/", "/robots.txt", "/favicon.ico")
#: Callers of these prove who they are, and have limits of their own; a style sheet costs nothing.
_WITHOUT_LIMIT = ("/webhooks/", "/static/", f"{API}v1/")
_OUR_OWN_PROBE = "/healthz"

log = structlog.get_logger()


class Headers:
    """Adds the headers; one that an answer has already stays as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(MutableHeaders(scope=message), scope)
            await send(message)

        await self._app(scope, receive, send_with_headers)


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
    return path == _OUR_OWN_PROBE or path.startswith(_WITHOUT_LIMIT)


def _add(headers: MutableHeaders, scope: Scope) -> None:
    for name, value in _ALWAYS.items():
        headers.setdefault(name, value)
    path = scope["path"]
    if path != "/" and not path.startswith(_PUBLIC):
        headers.setdefault("X-Robots-Tag", "noindex, nofollow")
    if scope["app"].state.site.is_https:
        headers.setdefault("Strict-Transport-Security", _TWO_YEARS)
