"""/healthz and /readyz of a process that serves nothing else over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from http import HTTPStatus

from porting.domain.errors import PortingError
from porting.health import Health, HealthAnswer, answer

#: A probe sends one line and a few headers at once.
_ASKED_WITHIN = timedelta(seconds=2)
_MOST_BYTES = 8 * 1024
_METHODS = ("GET", "HEAD")


class HealthNotServedError(PortingError):
    """Where health is to be told cannot be listened on."""


@asynccontextmanager
async def health_served_at(address: str | None, health: Health) -> AsyncIterator[None]:
    """Inside the block, at `address` ("host:port"); None: nowhere.

    Raises: `HealthNotServedError`.
    """
    if address is None:
        yield
        return
    host, port = address.rsplit(":", 1)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _serve(health, reader, writer)

    try:
        server = await asyncio.start_server(serve, host, int(port), limit=_MOST_BYTES)
    except (OSError, OverflowError) as error:
        raise HealthNotServedError(
            f"health cannot be told at {address}: write an address of this machine and a port that is free, "
            "such as 127.0.0.1:8092"
        ) from error
    try:
        yield
    finally:
        server.close()


async def _serve(health: Health, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One answer a connection: probes come seldom, and from the same machine."""
    try:
        async with asyncio.timeout(_ASKED_WITHIN.total_seconds()):
            head = await reader.readuntil(b"\r\n\r\n")
        writer.write(await _answered(head, health))
        async with asyncio.timeout(_ASKED_WITHIN.total_seconds()):
            await writer.drain()
    except (OSError, EOFError, asyncio.LimitOverrunError):  # TimeoutError is an OSError
        return
    finally:
        writer.close()


async def _answered(head: bytes, health: Health) -> bytes:
    words = head.split(b"\r\n", 1)[0].decode("ascii", errors="replace").split(" ")
    if len(words) != 3:
        return _response(HealthAnswer(400, {}), "")
    method, target, _ = words
    if method not in _METHODS:
        return _response(HealthAnswer(405, {}), method)
    return _response(await answer(target.split("?", 1)[0], health) or HealthAnswer(404, {}), method)


def _response(answered: HealthAnswer, method: str) -> bytes:
    lines = (
        f"HTTP/1.1 {answered.status} {HTTPStatus(answered.status).phrase}",
        "Content-Type: application/json",
        f"Content-Length: {len(answered.body)}",
        "Cache-Control: no-store",
        "Connection: close",
        "",
        "",
    )
    return "\r\n".join(lines).encode() + (b"" if method == "HEAD" else answered.body)
