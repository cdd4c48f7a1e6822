"""A request of which half is sent: a server that is told to stop meanwhile has it under way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from porting import tcp

_BODY = b'{"numbers": ["+15125550142"]}'
_HALF = len(_BODY) // 2


@dataclass(frozen=True)
class HalfSent:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def answered(self) -> int:
        """Send the rest; returns the answer's status."""
        self.writer.write(_BODY[_HALF:])
        await self.writer.drain()
        answer = await self.reader.readline()
        return int(answer.split()[1])


@asynccontextmanager
async def half_sent(port: int, path: str) -> AsyncIterator[HalfSent]:
    """A POST of JSON to `path`, of which the server has the head and half of the body."""
    reader, writer = await asyncio.open_connection(tcp.LOOPBACK, port)
    head = f"POST {path} HTTP/1.1\r\nHost: {tcp.LOOPBACK}:{port}\r\nContent-Type: application/json\r\n"
    writer.write(f"{head}Content-Length: {len(_BODY)}\r\nExpect: 100-continue\r\n\r\n".encode())
    await writer.drain()
    async with asyncio.timeout(60):
        # The server has begun: it asks for the body.
        assert b"100" in await reader.readline()
        await reader.readline()
    writer.write(_BODY[:_HALF])
    await writer.drain()
    try:
        yield HalfSent(reader, writer)
    finally:
        writer.close()
