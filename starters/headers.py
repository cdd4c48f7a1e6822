"""What binds the browser, on each answer of our web processes."""

from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
    # Temporal's Web UI reads what it may from the codec server by CORS all the same.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cache-Control": "no-store",
}
_TWO_YEARS = "max-age=63072000; includeSubDomains"


class Headers:
    """Adds the headers; one that an answer has already stays as it is."""

    def __init__(
        self, app: ASGIApp, *, is_https: Callable[[Scope], bool], is_public: Callable[[str], bool]
    ) -> None:
        """`is_https`: whether browsers reach us with TLS. `is_public`: of a path, for search engines."""
        self._app = app
        self._is_https = is_https
        self._is_public = is_public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message), scope)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _add(self, headers: MutableHeaders, scope: Scope) -> None:
        for name, value in _ALWAYS.items():
            headers.setdefault(name, value)
        if not self._is_public(scope["path"]):
            headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        if self._is_https(scope):
            headers.setdefault("Strict-Transport-Security", _TWO_YEARS)
