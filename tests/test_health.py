"""What /healthz and /readyz answer, and that they always do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest

from porting import tcp
from porting.encryption import ring_file
from porting.health import Health, answer
from porting.health_server import HealthNotServedError, health_served_at
from porting.settings import Settings
from porting.temporal.runtime import MetricsNotServedError, a_runtime
from tests.sandbox.servers import loopback_client
from workers.health import WorkerStanding, health_of_codec_server, keys_are_there, state_is_writable


@dataclass
class Mail:
    """A thing that a process needs."""

    missing: str | None = None
    asked: int = 0
    answers: asyncio.Event = field(default_factory=asyncio.Event)

    async def is_there(self) -> str | None:
        self.asked += 1
        await self.answers.wait()
        return self.missing


@dataclass
class Clock:
    seconds: float = 0

    def __call__(self) -> float:
        return self.seconds


def a_mail(missing: str | None = None) -> Mail:
    mail = Mail(missing)
    mail.answers.set()
    return mail


async def test_a_process_is_ready_when_nothing_is_missing_and_says_what_else_is() -> None:
    mail, post = a_mail(), a_mail("no stamps")

    ready = await answer("/readyz", Health({"mail": mail.is_there}))
    waiting = await answer("/readyz", Health({"mail": mail.is_there, "post": post.is_there}))

    assert ready is not None
    assert waiting is not None
    assert (ready.status, ready.content) == (200, {"ready": True, "missing": {}})
    assert (waiting.status, waiting.content) == (503, {"ready": False, "missing": {"post": "no stamps"}})


async def test_a_process_lives_whatever_is_missing() -> None:
    lives = await answer("/healthz", Health({"post": a_mail("no stamps").is_there}))

    assert lives is not None
    assert lives.status == 200


async def test_however_many_ask_each_thing_is_looked_at_once_a_second() -> None:
    mail, clock = a_mail("no stamps"), Clock()
    health = Health({"mail": mail.is_there}, clock=clock)

    told = await asyncio.gather(*(health.missing() for _ in range(20)))
    clock.seconds = 1.1
    mail.missing = None
    later = await health.missing()

    assert told == [{"mail": "no stamps"}] * 20
    assert later == {}
    assert mail.asked == 2


async def test_what_does_not_answer_is_missing_and_not_asked_again_meanwhile() -> None:
    mail, clock = Mail(), Clock()
    health = Health({"mail": mail.is_there}, checked_within=timedelta(milliseconds=20), clock=clock)

    first = await health.missing()
    clock.seconds = 2
    second = await health.missing()
    asked = mail.asked
    mail.answers.set()
    clock.seconds = 4
    third = await health.missing()

    assert first == second == {"mail": "no answer in time"}
    assert asked == 1
    assert third == {}


@asynccontextmanager
async def served(health: Health) -> AsyncIterator[tuple[httpx2.AsyncClient, int]]:
    port = tcp.free_port()
    async with (
        health_served_at(f"{tcp.LOOPBACK}:{port}", health),
        loopback_client(f"http://{tcp.LOOPBACK}:{port}") as client,
    ):
        yield client, port


async def test_a_worker_answers_probes_over_http() -> None:
    async with served(Health({"worker": WorkerStanding().polls})) as (client, _):
        lives = await client.get("/healthz")
        ready = await client.get("/readyz?verbose=1")
        nowhere = await client.get("/metrics")
        posted = await client.post("/readyz", content=b"x")

    assert (lives.status_code, lives.json()) == (200, {})
    assert ready.status_code == 503
    assert ready.json()["missing"] == {"worker": "the worker has not begun"}
    assert (nowhere.status_code, posted.status_code) == (404, 405)


@pytest.mark.parametrize("sent", [b"\r\n\r\n", b"\xff\xfe\r\n\r\n", b"x" * 20_000, b"GET /healthz"])
async def test_what_is_no_probe_is_let_go_and_the_next_one_is_answered(sent: bytes) -> None:
    async with served(Health({})) as (client, port):
        reader, writer = await asyncio.open_connection(tcp.LOOPBACK, port)
        writer.write(sent)
        writer.write_eof()
        try:
            told = await reader.read()
        except ConnectionError:
            told = b""
        writer.close()

        assert told == b"" or told.startswith(b"HTTP/1.1 400 ")
        assert (await client.get("/readyz")).status_code == 200


async def test_a_worker_that_stops_is_not_ready() -> None:
    assert await WorkerStanding(stopping=True).polls() == "the worker is stopping"


async def test_keys_that_are_taken_away_are_missing_and_there_again_when_put_back(tmp_path: Path) -> None:
    ring = tmp_path / "encryption.keys"
    ring_file.make(ring)
    settings = Settings(state_dir=tmp_path, encryption_keys_file=ring)
    check = keys_are_there(settings)

    there = await check()
    aside = ring.rename(tmp_path / "aside")
    away = await check()
    aside.rename(ring)

    assert there is None
    assert away == "cannot be read: see docs/keys.md"
    assert await check() is None


async def test_keys_are_no_matter_where_nothing_is_encrypted(tmp_path: Path) -> None:
    assert await health_of_codec_server(Settings(state_dir=tmp_path, encryption=False)).missing() == {}


async def test_a_state_directory_that_takes_no_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("where the directory should be")

    assert await state_is_writable(Settings(state_dir=tmp_path))() is None
    assert list(tmp_path.glob(".ready*")) == []
    assert "cannot be written" in str(await state_is_writable(Settings(state_dir=tmp_path / "file"))())


async def test_an_address_that_is_taken_is_told_in_one_sentence() -> None:
    async with served(Health({})) as (_, port):
        with pytest.raises(HealthNotServedError, match=f"^health cannot be told at 127.0.0.1:{port}: write"):
            async with health_served_at(f"{tcp.LOOPBACK}:{port}", Health({})):
                pass
        with pytest.raises(
            MetricsNotServedError, match=f"^metrics cannot be served at 127.0.0.1:{port}: write"
        ):
            a_runtime(f"{tcp.LOOPBACK}:{port}")
