"""How many mails come twice, and how many stay away, while their worker is killed again and again.

    python -m benchmarks.mail_kills [--mails 200] [--kills 50] [--without-events]

Real: Temporal, the activity, the ledger, SendGrid's client, the receiver of its events, `kill -9`. Played:
SendGrid, which takes its time before and after it has a mail, drops some connections once it has it, is
sometimes busy, and tells of each mail late, often twice and in any order. It exits with 1 where a kind of
notice erred the way that `porting.mail.doubt` excludes.
"""

import argparse
import asyncio
import io
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from temporalio.client import Client, WorkflowHandle

from benchmarks.mail_sender import TASK_QUEUE, SendAll, Sending
from porting import logging
from porting.domain.mail_event import notice_key
from porting.domain.notice import Notice, NoticeKind
from porting.mail.doubt import IN_DOUBT
from porting.mail.samples import minimal
from porting.settings import Settings
from porting.temporal.embedded import running_server
from porting.temporal.plugin import PortingPlugin
from starters.web.app import Receiver, create_app
from tests.adapters.fake_sendgrid import (
    DROPPED_AFTER_TAKING,
    Answer,
    FakeSendGrid,
    an_event,
    refusal,
    running_sendgrid,
)
from tests.starters.web.asgi import posted
from tests.starters.web.mail_events import EventSigner

#: In seconds: what SendGrid takes before it has a mail, and from then on until it says so.
_BEFORE, _AFTER = (0.005, 0.15), (0.005, 0.15)
_DROPPED, _BUSY = 0.05, 0.05
_EVENT_AFTER = (0.05, 1.0)
_EVENT_DOUBLED = 0.3

#: In requests that SendGrid sees, and in seconds after the last of these.
_BETWEEN_KILLS = (1, 3)
_KILL_AFTER = (0.0, 0.2)


class SlowSendGrid(FakeSendGrid):
    """So that a kill meets every moment of a mail's way."""

    def __init__(self) -> None:
        super().__init__()
        self._chance = random.Random(1)
        self._one_at_a_time = threading.Lock()

    def take(self, path: str, headers: dict[str, str], body: bytes) -> Answer:
        time.sleep(self._chance.uniform(*_BEFORE))
        with self._one_at_a_time:
            dice = self._chance.random()
            if dice < _BUSY:
                self.answers = [refusal(503)]
            elif dice < _BUSY + _DROPPED:
                self.answers = [DROPPED_AFTER_TAKING]
            answer = super().take(path, headers, body)
        time.sleep(self._chance.uniform(*_AFTER))
        return answer


@dataclass(frozen=True)
class Figures:
    """What came of one run."""

    copies: dict[str, int]
    """By key, none included."""
    kills: int
    seconds: float

    def of(self, kind: NoticeKind) -> Counter[int]:
        """How many mails of `kind` came how often."""
        return Counter(count for key, count in self.copies.items() if f":{kind}:" in key)

    @property
    def violations(self) -> list[str]:
        """The mails that erred the way that their kind must not."""
        wrong = []
        for kind, doubt in IN_DOUBT.items():
            counted = self.of(kind)
            if doubt.sent_again and counted[0]:
                wrong.append(f"{counted[0]} of {kind} stayed away")
            if not doubt.sent_again and any(count > 1 for count in counted):
                wrong.append(f"{kind} came more than once")
        return wrong


async def run(directory: Path, mails: int, kills: int, *, events: bool) -> Figures:
    """Send `mails` mails over at most `kills` kills; `events`: SendGrid's webhook reaches us."""
    began = time.monotonic()
    keys = [_key(count) for count in range(mails)]
    with running_sendgrid(SlowSendGrid) as sendgrid:
        async with (
            running_server(directory) as server,
            _workers(server.address, sendgrid.url, Settings(state_dir=directory).mail_ledger) as workers,
            _told(sendgrid, directory, events),
        ):
            client = await Client.connect(server.address, plugins=[PortingPlugin()])
            sending = Sending(notices=tuple(_notice(key) for key in keys))
            handle = await client.start_workflow(SendAll.run, sending, id="mails", task_queue=TASK_QUEUE)
            killed = await _kill(workers, sendgrid, handle, kills)
        counted = Counter(sendgrid.keys)
    return Figures({key: counted[key] for key in keys}, killed, time.monotonic() - began)


class Workers:
    """One at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._worker: int | None = None

    async def start(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(b"\n")
        self._worker = int(await self._process.stdout.readline())

    def kill(self) -> None:
        if self._worker is not None:
            os.kill(self._worker, signal.SIGKILL)
        self._worker = None


@asynccontextmanager
async def _workers(address: str, sendgrid_url: str, ledger: Path) -> AsyncIterator[Workers]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.mail_sender", address, sendgrid_url, str(ledger)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    workers = Workers(process)
    try:
        await workers.start()
        yield workers
    finally:
        workers.kill()
        process.kill()
        await process.wait()


async def _kill(
    workers: Workers, sendgrid: FakeSendGrid, sending: WorkflowHandle[SendAll, None], kills: int
) -> int:
    """Kill workers until all mails are sent; returns how many."""
    chance = random.Random(2)
    ending = asyncio.create_task(sending.result())
    killed = 0
    while killed < kills and not ending.done():
        enough = len(sendgrid.requests) + chance.randint(*_BETWEEN_KILLS)
        while len(sendgrid.requests) < enough and not ending.done():  # noqa: ASYNC110 - others count them
            await asyncio.sleep(0.005)
        await asyncio.sleep(chance.uniform(*_KILL_AFTER))
        if not ending.done():
            workers.kill()
            killed += 1
            await workers.start()
    await ending
    return killed


@asynccontextmanager
async def _told(sendgrid: FakeSendGrid, directory: Path, events: bool) -> AsyncIterator[None]:
    """Our receiver hears of every mail that SendGrid takes, as long as the block lasts."""
    telling = asyncio.create_task(_tell(sendgrid, directory)) if events else None
    try:
        yield
    finally:
        if telling:
            telling.cancel()


async def _tell(sendgrid: FakeSendGrid, directory: Path) -> None:
    chance, signer = random.Random(3), EventSigner()
    app = create_app(Receiver(Settings(state_dir=directory, sendgrid_event_key=signer.public_key)))
    due: list[tuple[float, dict[str, object]]] = []
    seen = 0
    while True:
        now = time.monotonic()
        for count, key in list(enumerate(sendgrid.keys))[seen:]:
            for happened in ("processed", "delivered"):
                event = an_event(key, happened, count)
                times = 2 if chance.random() < _EVENT_DOUBLED else 1
                due += [(now + chance.uniform(*_EVENT_AFTER), event) for _ in range(times)]
            seen = count + 1
        batch = [event for at, event in due if at <= now]
        due = [(at, event) for at, event in due if at > now]
        if batch:
            chance.shuffle(batch)
            post = signer.post(batch, datetime.now(UTC))
            answer = await posted(app, post.headers.items(), post.body, "/webhooks/mail")
            assert answer == 204
        await asyncio.sleep(0.05)


def _key(count: int) -> str:
    kind = list(NoticeKind)[count % len(NoticeKind)]
    return f"acme-{count:04}:-:{kind}:{minimal(kind).to}:1"


def _notice(key: str) -> Notice:
    about = notice_key(key)
    assert about
    return minimal(about.kind, key=key, request_id=about.request_id)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mails", type=int, default=200)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--without-events", action="store_true", help="SendGrid's webhook is not set up")
    options = parser.parse_args()
    logging.configure(stream=io.StringIO())
    with tempfile.TemporaryDirectory() as directory:
        figures = asyncio.run(
            run(Path(directory), options.mails, options.kills, events=not options.without_events)
        )
    _print(figures)
    if figures.violations:
        raise SystemExit("; ".join(figures.violations))


def _print(figures: Figures) -> None:
    print(f"{len(figures.copies)} mails, {figures.kills} kills, {figures.seconds:.0f} s")
    print(f"{'notice':22} {'in doubt':16} {'mails':>5} {'once':>5} {'twice':>5} {'oftener':>7} {'never':>5}")
    for kind, doubt in IN_DOUBT.items():
        counted = figures.of(kind)
        oftener = counted.total() - counted[0] - counted[1] - counted[2]
        way = "may come twice" if doubt.sent_again else "may stay away"
        print(
            f"{kind:22} {way:16} {counted.total():5} {counted[1]:5} {counted[2]:5} {oftener:7} {counted[0]:5}"
        )


if __name__ == "__main__":
    main()
