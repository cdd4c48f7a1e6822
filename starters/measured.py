"""Counts what is asked of porting web, by its route and its answer."""

import time
from datetime import timedelta

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from temporalio.common import MetricMeter

from porting.metrics.table import WEB_REQUESTS, WEB_SECONDS
from starters.route import template

_NO_ROUTE = "none"
_NO_ANSWER = "none"


class Measured:
    def __init__(self, app: ASGIApp, meter: MetricMeter) -> None:
        self._app = app
        self._meter = meter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        before, began, status = scope.get("root_path", ""), time.monotonic(), _NO_ANSWER

        async def watched_send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self._app(scope, receive, watched_send)
        finally:
            route = template(scope, before) or _NO_ROUTE
            took = timedelta(seconds=time.monotonic() - began)
            WEB_REQUESTS.add(self._meter, route=route, method=scope["method"], status=status)
            WEB_SECONDS.observe(self._meter, took, route=route)
