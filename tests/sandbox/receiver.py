"""A receiver of webhooks on a real port, which keeps those whose signature is right."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from porting.adapters.sandbox_webhook import SIGNATURE_HEADER, TIMESTAMP_HEADER, SandboxEvent, verify
from tests.sandbox.servers import served

SECRET = "shared with the sandbox"


class Receiver:
    """`answers` is the status that it gives; what it gave anything but 200 to, it has not taken."""

    def __init__(self) -> None:
        self.events: list[SandboxEvent] = []
        self.bodies: list[bytes] = []
        self.answers = 200
        self.calls = 0

    async def receive(self, request: Request) -> Response:
        self.calls += 1
        body = await request.body()
        timestamp, signature = request.headers[TIMESTAMP_HEADER], request.headers[SIGNATURE_HEADER]
        event = verify(SECRET.encode(), timestamp, body, signature, datetime.now(UTC))
        if event is None:
            return Response(status_code=401)
        if self.answers == 200:
            self.events.append(event)
            self.bodies.append(body)
        return Response(status_code=self.answers)

    @property
    def types(self) -> list[str]:
        return [event.event_type for event in self.events]


@asynccontextmanager
async def receiving() -> AsyncIterator[tuple[Receiver, str]]:
    """A receiver and its address."""
    receiver = Receiver()
    app = Starlette(routes=[Route("/webhooks", receiver.receive, methods=["POST"])])
    async with served(app) as address:
        yield receiver, f"{address}/webhooks"


async def until(true: Callable[[], bool], seconds: float = 8) -> None:
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.01)
