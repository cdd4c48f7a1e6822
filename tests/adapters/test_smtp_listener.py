"""Mail from the operator's mail server: what is taken, what is refused, and that nobody does harm."""

import asyncio
import logging
import smtplib
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from porting.adapters.smtp_listener import SmtpListener, _is_neighbour

DESK = "porting@desk.example"
MAIL = b"From: dana@acme.example\r\nSubject: Port\r\n\r\n.hidden\r\n..\r\n"


@dataclass
class Taken:
    """Remembers the mails, and how many were in memory at once."""

    mails: list[tuple[bytes, str, tuple[str, ...]]] = field(default_factory=list)
    storage_is_away: bool = False
    is_busy: bool = False
    goes_on: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        if self.is_busy:
            raise TimeoutError
        self.is_busy = True
        try:
            yield
        finally:
            self.is_busy = False

    async def take(self, raw: bytes, sender: str, recipients: tuple[str, ...]) -> bool:
        await self.goes_on.wait()
        if self.storage_is_away:
            return False
        self.mails.append((raw, sender, recipients))
        return True


@dataclass
class Server:
    port: int
    taken: Taken
    listener: SmtpListener


@asynccontextmanager
async def a_server(**options: Any) -> AsyncIterator[Server]:
    taken = Taken()
    taken.goes_on.set()
    listener = SmtpListener(
        lambda address: address.endswith("@desk.example"), taken, "desk.example", **options
    )
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    await listener.start(listening)
    try:
        yield Server(port, taken, listener)
    finally:
        await listener.stop()


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with a_server() as running:
        yield running


class Client:
    """Says what it is told, byte by byte."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def connected(cls, server: Server) -> "Client":
        client = cls(*await asyncio.open_connection("127.0.0.1", server.port))
        assert await client.answer() == "220"
        return client

    async def says(self, *lines: bytes) -> list[str]:
        """The answers' codes."""
        answers = []
        for line in lines:
            self._writer.write(line + b"\r\n")
            answers.append(await self.answer())
        return answers

    async def sends(self, data: bytes) -> str:
        self._writer.write(data)
        return await self.answer()

    async def answer(self) -> str:
        """Its code; empty: the connection has ended."""
        async with asyncio.timeout(20):
            while True:
                try:
                    line = await self._reader.readline()
                except ConnectionResetError:
                    return ""
                if line[3:4] != b"-":
                    return line[:3].decode()

    async def at_data(self, recipient: str = DESK) -> "Client":
        to = f"RCPT TO:<{recipient}>".encode()
        answers = await self.says(b"EHLO mx.desk.example", b"MAIL FROM:<dana@acme.example>", to, b"DATA")
        assert answers == ["250", "250", "250", "354"]
        return self

    def goes(self) -> None:
        self._writer.transport.abort()


def sent_by_a_program(port: int, mail: bytes, *recipients: str, sender: str = "dana@acme.example") -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as program:
        program.sendmail(sender, recipients, mail)


async def test_a_mail_is_taken_as_it_was_sent_with_its_envelope(server: Server) -> None:
    marked = "porting+acme-0001.aaaaaaaaaaaaaaaa@desk.example"

    await asyncio.to_thread(sent_by_a_program, server.port, MAIL, marked, DESK)
    await asyncio.to_thread(sent_by_a_program, server.port, MAIL, DESK, sender="")

    assert server.taken.mails == [(MAIL, "dana@acme.example", (marked, DESK)), (MAIL, "", (DESK,))]


async def test_mail_to_anybody_else_is_refused_and_the_rest_taken(server: Server) -> None:
    client = await Client.connected(server)

    answers = await client.says(
        b"EHLO mx", b"MAIL FROM:<a@b.example>", b"RCPT TO:<x@elsewhere.example>", b"DATA"
    )

    assert answers == ["250", "250", "550", "503"]
    assert await client.says(f"RCPT TO:<{DESK}>".encode()) == ["250"]


async def test_the_mail_is_sent_again_where_our_storage_is_away_or_there_are_too_many(server: Server) -> None:
    server.taken.storage_is_away = True
    client = await (await Client.connected(server)).at_data()
    assert await client.sends(MAIL + b".\r\n") == "451"

    server.taken.is_busy = True
    to = f"RCPT TO:<{DESK}>".encode()
    assert await client.says(b"MAIL FROM:<>", to, b"DATA") == ["250", "250", "451"]

    assert server.taken.mails == []


async def test_a_mail_is_not_answered_before_it_is_recorded_and_recorded_where_nobody_waits(
    server: Server,
) -> None:
    server.taken.goes_on.clear()
    client = await (await Client.connected(server)).at_data()
    answer = asyncio.create_task(client.sends(MAIL + b".\r\n"))
    await asyncio.sleep(0.05)
    assert not answer.done()

    client.goes()
    await answer
    await asyncio.sleep(0.05)
    assert server.taken.is_busy  # its bytes are still in use
    server.taken.goes_on.set()
    await server.listener.stop()

    assert len(server.taken.mails) == 1


@pytest.mark.parametrize(
    "end", [b"a\nb\r\n.\r\n", b"a\r.\r\n.\r\n", b"\n.\r\nMAIL FROM:<x@y.example>\r\n.\r\n"]
)
async def test_a_mail_with_a_bare_line_end_is_refused(server: Server, end: bytes) -> None:
    client = await (await Client.connected(server)).at_data()

    assert await client.sends(b"Subject: x\r\n\r\n" + end) == "550"
    assert server.taken.mails == []


async def test_a_mail_larger_than_30_mb_is_refused_before_or_after_it_comes(server: Server) -> None:
    client = await Client.connected(server)
    announced = b"MAIL FROM:<dana@acme.example> SIZE=40000000"
    assert await client.says(b"EHLO mx.desk.example", announced) == ["250", "552"]

    await client.at_data()
    line = b"x" * 900 + b"\r\n"
    assert await client.sends(line * 35_000 + b".\r\n") == "552"

    assert await client.says(b"NOOP") == ["250"]
    assert server.taken.mails == []


async def test_a_line_without_end_and_a_mail_without_end_are_not_kept(server: Server) -> None:
    client = await (await Client.connected(server)).at_data()

    assert await client.sends(b"x" * (61 * 1024 * 1024)) in ("552", "")  # or it was still writing


ODDITIES = [
    *(b"", b"\x00\xff\xfe", b"x" * 5000, b"MAIL FROM:<" + b"@" * 400, b"RCPT TO:<\"", b"MAIL FROM:<a@[>"),
    *(b"MAIL FROM:<\xff\xfe@b.example> SMTPUTF8 SIZE=x", b"VRFY \xff", b"AUTH PLAIN AAAA", b"STARTTLS"),
    *(b"DATA", b"EHLO", b"BDAT 10 LAST", b"EXPN x", b"HELP \xff"),
    *(b"RCPT TO:<" + b"(" * 400, b"MAIL FROM:a b c", b"TURN"),
]  # fmt: skip


async def test_whatever_is_said_is_answered_and_never_with_an_error_of_ours(server: Server) -> None:
    for oddity in ODDITIES:
        client = await Client.connected(server)
        [greeted, answer] = await client.says(b"EHLO x", oddity)
        assert greeted == "250"
        assert answer in {"250", "252", "454", "500", "501", "502", "503", "538", "553", "555"}, oddity
        client.goes()


async def test_whoever_floods_is_hung_up_on(server: Server) -> None:
    client = await Client.connected(server)

    answers = {await client.sends(b"\r\n" * 5000)}
    while answer := await client.answer():
        answers.add(answer)

    assert answers == {"500", "421"}


async def test_a_connection_too_many_is_told_to_come_back(server: Server) -> None:
    clients = [await Client.connected(server) for _ in range(20)]

    _, writer = connection = await asyncio.open_connection("127.0.0.1", server.port)
    assert await Client(*connection).answer() == "421"
    writer.close()

    clients[0].goes()
    async with asyncio.timeout(20):
        while not await is_let_in(server):
            await asyncio.sleep(0.01)


async def is_let_in(server: Server) -> bool:
    _, writer = connection = await asyncio.open_connection("127.0.0.1", server.port)
    is_in = await Client(*connection).answer() == "220"
    writer.close()
    return is_in


async def test_whoever_says_nothing_is_hung_up_on() -> None:
    async with a_server(patience_seconds=1) as server:
        client = await (await Client.connected(server)).at_data()

        assert await client.sends(b"Subject: x\r\n") == ""
        await server.listener.stop()
        assert not server.taken.is_busy


async def test_no_address_comes_into_a_log(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    await asyncio.to_thread(sent_by_a_program, server.port, MAIL, DESK)

    assert "acme" not in caplog.text


@pytest.mark.parametrize(
    ("address", "may_connect"),
    [
        *[("127.0.0.1", True), ("::1", True), ("10.1.2.3", True), ("fd00::1", True), ("fe80::1%eth0", True)],
        *[("::ffff:172.17.0.1", True), ("100.64.0.1", True)],
        *[("8.8.8.8", False), ("::ffff:8.8.8.8", False), ("2600::1", False), ("", False)],
    ],
)
def test_only_neighbours_may_connect(address: str, *, may_connect: bool) -> None:
    assert _is_neighbour(address) is may_connect
