"""A thousand of the worst uploads at the form and the API: does the server stay up, and how large?

    python -m benchmarks.hostile_uploads [--uploads 1000] [--most-mib 512]

The whole system runs, as processes of their own: `porting web` is measured, the worker reads what it lets
through. The worst case for us: every upload comes from another address (through a proxy that is believed) and
has a form's token or an API key, and no link and no key meets a limit of its own. Meanwhile a customer reads
the help. It exits with 1 where the server and its children took more than `--most-mib` at any moment, or
does not answer at the end.
"""

import argparse
import asyncio
import contextlib
import os
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from benchmarks.hostile_bodies import Upload, uploads
from benchmarks.process_memory import MIB, ProcessMemory
from porting import api_keys
from porting.api_keys import Scope
from porting.settings import Settings
from starters.web.session import FIELD
from tests.end_to_end.system import running_system

_AT_ONCE = 60
#: As a browser and a program do.
_GIVES_UP = 60.0
#: One link takes twenty forms at once, and one key three calls.
_DRAFTS = 60
_KEYS = 30
_HELP_EVERY = 0.5
#: Whoever is told that there is too much at once comes again, so many times, after so many seconds.
_COMES_AGAIN, _AFTER = 5, 5.0


@dataclass(frozen=True)
class Ways:
    """What the server has given to whoever means harm."""

    port: int
    pages: tuple[str, ...]
    """Of documents, one of each draft."""
    token: bytes
    cookie: str
    keys: tuple[str, ...]


@dataclass
class Attacker:
    ways: Ways
    answers: Counter[str] = field(default_factory=Counter)
    came_again: int = 0

    async def insist(self, count: int, upload: Upload) -> None:
        answer = await self._send(count, upload)
        for _ in range(_COMES_AGAIN):
            if answer != "503":
                break
            self.came_again += 1
            await asyncio.sleep(_AFTER)
            answer = await self._send(count, upload)
        self.answers[f"{upload.kind}: {answer}"] += 1

    async def _send(self, count: int, upload: Upload) -> str:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.ways.port)
        answering = asyncio.create_task(_status(reader))
        sending = asyncio.create_task(self._attack(count, upload, writer))
        try:
            async with asyncio.timeout(_GIVES_UP):
                return await answering
        except (TimeoutError, ConnectionError) as error:
            return type(error).__name__
        finally:
            sending.cancel()
            answering.cancel()
            await asyncio.gather(sending, answering, return_exceptions=True)
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    async def _attack(self, count: int, upload: Upload, writer: asyncio.StreamWriter) -> None:
        writer.write("\r\n".join((*self._head(count, upload), "\r\n")).encode())
        for piece in upload.pieces():
            writer.write(b"%x\r\n%s\r\n" % (len(piece), piece) if upload.says == 0 else piece)
            await writer.drain()
        if upload.then == "breaks off":
            writer.write_eof()

    def _head(self, count: int, upload: Upload) -> list[str]:
        ways = self.ways
        return [
            f"POST {upload.path or ways.pages[count % len(ways.pages)]} HTTP/1.1",
            "Host: 127.0.0.1",
            f"X-Forwarded-For: {_address(count)}",
            f"Authorization: Bearer {ways.keys[count % len(ways.keys)]}" if upload.path else ways.cookie,
            f"Content-Type: {upload.content_type.decode()}",
            "Transfer-Encoding: chunked" if upload.says == 0 else f"Content-Length: {upload.length}",
        ]


def _address(count: int) -> str:
    return f"198.18.{count // 250}.{count % 250 + 1}"


async def _status(reader: asyncio.StreamReader) -> str:
    line = (await reader.readline()).split()
    return line[1].decode() if len(line) > 1 else "closed"


async def ways_in(port: int, settings: Settings) -> Ways:
    """Drafts as customers begin them, each from an address of its own, and keys of programs."""
    first = await _said(port, "GET", "/new")
    token = re.search(FIELD + r'" value="([0-9a-f]+)"', first)
    cookie = re.search(r"set-cookie: ([^;]+)", first)
    assert token
    assert cookie
    with_cookie, pages = f"Cookie: {cookie[1]}", []
    for count in range(_DRAFTS):
        form = f"{FIELD}={token[1]}&nonce={count:020x}&numbers=%2B1512555{count + 1000}"
        begun = await _said(
            port, "POST", "/new", with_cookie, f"X-Forwarded-For: 198.19.0.{count}", form=form
        )
        place = re.search(r"location: (/new/[^/]+)/", begun)
        assert place, begun[:200]
        pages.append(f"{place[1]}/documents")
    keys = []
    for count in range(_KEYS):
        key, kept = api_keys.new_key(f"program {count}", (Scope.CREATE, Scope.CHECK))
        api_keys.FILE.add(settings.api_keys_path, kept)
        keys.append(key)
    return Ways(port, tuple(pages), token[1].encode(), with_cookie, tuple(keys))


async def _said(port: int, method: str, path: str, *headers: str, form: str | None = None) -> str:
    """The whole answer."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", *headers]
    if form is not None:
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(form)}"]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(("\r\n".join((*lines, "\r\n")) + (form or "")).encode())
    answer = await reader.read()
    writer.close()
    return answer.decode()


async def attack(ways: Ways, count: int) -> tuple[Attacker, list[float]]:
    """What was answered, and how long the help took meanwhile, in seconds."""
    attacker, waits, turns = Attacker(ways), list[float](), asyncio.Semaphore(_AT_ONCE)

    async def one(number: int, upload: Upload) -> None:
        async with turns:
            await attacker.insist(number, upload)

    attacks = asyncio.gather(*(one(*each) for each in enumerate(islice(uploads(ways.token), count))))
    while not attacks.done():
        start = time.monotonic()
        await _said(ways.port, "GET", "/help")
        waits.append(time.monotonic() - start)
        await asyncio.sleep(_HELP_EVERY)
    await attacks
    return attacker, sorted(waits)


async def measured(directory: Path, count: int) -> ProcessMemory:
    settings = {
        "PORTING_WEB_URL": "http://127.0.0.1",
        "PORTING_TRUSTED_PROXIES": "127.0.0.1",
        "PORTING_DAY": "1d",
    }
    async with running_system(directory, **settings) as system:
        memory = ProcessMemory(system.running["web"].pid)
        memory.look()
        print(f"at rest {memory.most // MIB} MiB")
        ways = await ways_in(system.settings.web_port, system.settings)
        watching, began = asyncio.create_task(memory.watch()), time.monotonic()
        attacker, waits = await attack(ways, count)
        watching.cancel()
        took = time.monotonic() - began
        assert "200 OK" in await _said(ways.port, "GET", "/help")
        print(
            f"{count} uploads in {took:.0f} s, {attacker.came_again} of them again; the server still answers"
        )
    for kind, times in sorted(attacker.answers.items()):
        print(f"  {times:5}  {kind}")
    print(f"the help meanwhile: median {waits[len(waits) // 2]:.2f} s, worst {waits[-1]:.2f} s")
    return memory


def main() -> None:
    parser = argparse.ArgumentParser(
        description="What the web process takes under a thousand hostile uploads."
    )
    parser.add_argument("--uploads", type=int, default=1000)
    parser.add_argument("--most-mib", type=int, default=512)
    given = parser.parse_args()
    os.nice(5)
    with tempfile.TemporaryDirectory() as directory:
        memory = asyncio.run(measured(Path(directory), given.uploads))
    print(
        f"most memory: {memory.most // MIB} MiB with its children (alone {memory.most_alone // MIB} MiB, "
        f"children {memory.most_of_children // MIB} MiB), {memory.looks} looks; "
        f"files beside it {memory.most_in_files // MIB} MiB, all at once {memory.most_with_files // MIB} MiB"
    )
    if memory.most > given.most_mib * MIB:
        sys.exit(f"more than {given.most_mib} MiB")


if __name__ == "__main__":
    main()
