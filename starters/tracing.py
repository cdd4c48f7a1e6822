"""The beginning of a trace: a web request, by its route and its answer, and nothing else of it."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from porting import tracing
from starters.route import template

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

#: They ask every few seconds, or for files.
_NOT_TRACED = ("/healthz", "/readyz", "/static/", "/favicon.ico", "/robots.txt")


class Traced:
    """One span for each request where this process makes traces; else nothing."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        traced = tracing.current()
        if traced is None or scope["type"] != "http" or scope["path"].startswith(_NOT_TRACED):
            await self._app(scope, receive, send)
            return
        before = scope.get("root_path", "")
        status = 500
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"

        async def watched_send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with traced.web_request(method) as answered:
            try:
                await self._app(scope, receive, watched_send)
            finally:
                answered(template(scope, before), status)
