"""A thousand of the worst uploads at the page of a draft's documents: does the server stay up, and how large?

    python -m benchmarks.hostile_uploads [COUNT]

The worst case for us: every upload comes from another address (through a proxy that is believed), has a
form's token, and is one of nine kinds. Meanwhile a customer reads the help. The server is a process of its
own, whose memory is the peak that Linux counted, with the files that it keeps in /tmp, which may be memory in
a container.
"""

import asyncio
import contextlib
import os
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path

import uvicorn
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from porting.domain.port_draft import DraftChange
from porting.links import Purpose
from starters.web.forms import MIB
from starters.web.new.drafts import Drafts
from starters.web.session import FIELD
from starters.web.site import Site
from tests.desk import a_desk
from tests.sandbox.servers import free_port
from tests.web.sites import a_site, an_app

_AT_ONCE = 60
_GIVES_UP = 60.0
#: One link takes twenty forms at once.
_DRAFTS = 60
_HEAD = b'--x\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n%s\r\n'
_FILE = b'--x\r\nContent-Disposition: form-data; name="documents.csr"; filename="csr.pdf"\r\n\r\n%%PDF-1.7 '
_END = b"\r\n--x--\r\n"
_FLOOD = bytes(64 * 1024)


async def serve(port: int) -> None:
    """The application with drafts to send documents to; what reads them stands in."""
    async with a_desk() as desk:
        with tempfile.TemporaryDirectory() as state:
            made = a_site(Path(state))
            settings = made.settings.model_copy(update={"trusted_proxies": (ip_network("127.0.0.1"),)})
            site = Site(settings, made.links, lambda: desk.env.client)
            pages = await _pages(site)

            async def links(_request: Request) -> Response:
                return Response("\n".join(pages))

            app = an_app(site, Route("/links", links, methods=["GET"]))
            config = uvicorn.Config(app, port=port, log_level="error", proxy_headers=False)
            await uvicorn.Server(config).serve()


async def _pages(site: Site) -> list[str]:
    """The page of documents of each draft, of which there are so many that no link's own limit is met."""
    assert site.links
    now, drafts = datetime.now(UTC), Drafts(site)
    names = [f"web-hostile{count}" for count in range(_DRAFTS)]
    for name in names:
        await drafts.begin(name, DraftChange(fields={"numbers.0.number": "+15125550100"}))
    return [f"/new/{site.links.token(Purpose.DRAFT, name, now)}/documents" for name in names]


class Attacker:
    def __init__(self, port: int, pages: list[bytes], token: bytes, cookie: bytes) -> None:
        self._port, self._pages, self._cookie = port, pages, cookie
        self._bodies = _bodies(token)
        self.answers: Counter[str] = Counter()

    async def send(self, count: int) -> None:
        kind = _KINDS[count % len(_KINDS)]
        address = f"198.18.{count // 250}.{count % 250 + 1}"
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            async with asyncio.timeout(_GIVES_UP):
                page = self._pages[count % len(self._pages)]
                await self._attack(kind, page, address.encode(), writer)
                status = (await reader.readline()).split()
                answer = status[1].decode() if len(status) > 1 else "closed"
        except (TimeoutError, ConnectionError) as error:
            answer = type(error).__name__
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()
        self.answers[f"{kind}: {answer}"] += 1

    async def _attack(self, kind: str, page: bytes, address: bytes, writer: asyncio.StreamWriter) -> None:
        body, filling = self._bodies[kind]
        length = 10**9 if kind == "says 1 GB" else len(body) + filling * len(_FLOOD) + len(_END)
        lines = [
            b"POST " + page + b" HTTP/1.1",
            b"Host: desk",
            b"Cookie: " + self._cookie,
            b"X-Forwarded-For: " + address,
            b"Content-Type: multipart/form-data; boundary=x",
        ]
        is_chunked = kind == "without an end"
        lines.append(b"Transfer-Encoding: chunked" if is_chunked else b"Content-Length: %d" % length)
        writer.write(b"\r\n".join(lines) + b"\r\n\r\n")
        await self._write(writer, body, is_chunked)
        for _ in range(filling):
            await self._write(writer, _FLOOD, is_chunked)
        if kind == "breaks off":
            writer.write_eof()
        elif kind not in ("stalls", "says 1 GB", "without an end"):
            await self._write(writer, _END, is_chunked)

    async def _write(self, writer: asyncio.StreamWriter, data: bytes, is_chunked: bool) -> None:
        writer.write(b"%x\r\n%s\r\n" % (len(data), data) if is_chunked else data)
        await writer.drain()


_KINDS = (
    "three of 10 MiB",
    "one of 30 MiB",
    "one of 40 MiB",
    "without an end",
    "says 1 GB",
    "stalls",
    "breaks off",
    "10,000 fields",
    "a field of 5 MiB",
)


def _bodies(token: bytes) -> dict[str, tuple[bytes, int]]:
    """What each kind begins with, and how many times 64 KiB follow."""
    form = _HEAD % token
    file = form + _FILE
    ten = file + bytes(10 * MIB - 100) + b"\r\n"
    return {
        "three of 10 MiB": (ten + (_FILE + bytes(10 * MIB - 100) + b"\r\n") * 2 + b"--x--\r\n", 0),
        "one of 30 MiB": (file, 480),
        "one of 40 MiB": (file, 640),
        "without an end": (file, 1600),
        "says 1 GB": (file, 16),
        "stalls": (file, 1),
        "breaks off": (file, 80),
        "10,000 fields": (form + b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' * 10_000, 0),
        "a field of 5 MiB": (form + b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n', 80),
    }


async def attack(port: int, server: int, count: int) -> None:
    pages = (await _get(port, b"/links")).partition(b"\r\n\r\n")[2].split()
    token, cookie = await _form(port, pages[0])
    attacker, began = Attacker(port, pages, token, cookie), time.monotonic()
    waits: list[float] = []
    most_files = 0
    turns = asyncio.Semaphore(_AT_ONCE)

    async def one(number: int) -> None:
        async with turns:
            await attacker.send(number)

    attacks = asyncio.gather(*map(one, range(count)))
    while not attacks.done():
        start = time.monotonic()
        await _get(port, b"/help")
        waits.append(time.monotonic() - start)
        most_files = max(most_files, _kept_files(server))
        await asyncio.sleep(0.5)
    await attacks
    print(f"{count} uploads in {time.monotonic() - began:.0f} s")
    for kind, times in sorted(attacker.answers.items()):
        print(f"  {times:5}  {kind}")
    print(f"memory of the server, peak: {_peak(server)} MiB; files beside it: {most_files // MIB} MiB")
    print(f"the help meanwhile: median {sorted(waits)[len(waits) // 2]:.2f} s, worst {max(waits):.2f} s")


async def _form(port: int, page: bytes) -> tuple[bytes, bytes]:
    answer = await _get(port, page)
    token = re.search(FIELD.encode() + rb'" value="([0-9a-f]+)"', answer)
    cookie = re.search(rb"set-cookie: ([^;]+)", answer)
    assert token
    assert cookie
    return token[1], cookie[1]


async def _get(port: int, path: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET " + path + b" HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n")
    answer = await reader.read()
    writer.close()
    return answer


def _peak(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found
    return int(found[1]) // 1024


def _kept_files(process: int) -> int:
    """Bytes in files that the server has open and nobody else sees."""
    total = 0
    for link in Path(f"/proc/{process}/fd").iterdir():
        with contextlib.suppress(OSError):
            if "(deleted)" in str(link.readlink()):
                total += link.stat().st_size
    return total


async def main(count: int) -> None:
    port = free_port()
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.hostile_uploads", "serve", str(port)
    )
    try:
        while True:
            try:
                await _get(port, b"/help")
                break
            except ConnectionError:
                await asyncio.sleep(0.2)
        await attack(port, server.pid, count)
    finally:
        server.send_signal(signal.SIGKILL)
        await server.wait()


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(serve(int(sys.argv[2])))
    else:
        os.nice(5)
        asyncio.run(main(int(sys.argv[1]) if sys.argv[1:] else 1000))
