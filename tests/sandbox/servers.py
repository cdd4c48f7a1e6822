"""A server on a loopback port for as long as a test needs it."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import httpx2
import uvicorn
from starlette.types import ASGIApp

#: Seconds; no answer that comes takes so long, however busy the machine is.
PATIENCE = 60.0


class _Server(uvicorn.Server):
    """Stops when it is told to, where uvicorn looks only ten times a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.stop = asyncio.Event()

    async def main_loop(self) -> None:
        await self.stop.wait()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[str]:
    """The address that `app` answers at."""
    listening = _listening()
    server = _Server(uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=1))
    task = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started:
        await asyncio.sleep(0.005)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.stop.set()
        await task
        listening.close()


def _listening() -> socket.socket:
    """With its protocol named: only then asyncio turns off the delay that costs each answer 40 ms."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    return listening


def loopback_client(base_url: str = "", seconds: float | httpx2.Timeout = PATIENCE) -> httpx2.AsyncClient:
    """Without the machine's certificates, which take a tenth of a second to read and are not needed here."""
    return httpx2.AsyncClient(base_url=base_url, timeout=seconds, verify=False, trust_env=False)
