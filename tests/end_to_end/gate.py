"""A way to a server on loopback whose answers a test can hold back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from porting import tcp

_CHUNK = 65536


@dataclass
class Gate:
    """What is said to the server goes through at once; while the gate is closed, its answers wait."""

    port: int
    target: int
    waiting: int = 0
    """How many connections have an answer that waits."""
    _open: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        return f"http://{tcp.LOOPBACK}:{self.port}"

    def open(self) -> None:
        self._open.set()

    def close(self) -> None:
        self._open.clear()

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            answers, server = await asyncio.open_connection(tcp.LOOPBACK, self.target)
            await asyncio.gather(_passed_on(reader, server), self._answered(answers, writer))

    async def _answered(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while chunk := await reader.read(_CHUNK):
                self.waiting += 1
                await self._open.wait()
                self.waiting -= 1
                writer.write(chunk)
                await writer.drain()
        writer.close()


async def _passed_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while chunk := await reader.read(_CHUNK):
            writer.write(chunk)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def a_gate(target: int) -> AsyncIterator[Gate]:
    """Before the server on the port `target`; open."""
    gate = Gate(tcp.free_port(), target)
    gate.open()
    listening = await asyncio.start_server(gate.connected, tcp.LOOPBACK, gate.port)
    try:
        yield gate
    finally:
        gate.open()
        listening.close()
