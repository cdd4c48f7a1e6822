"""What goes wrong in a run, and when: by the seed, so that a run comes again as nearly as processes allow."""

import asyncio
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from porting.sandbox.faults import FaultKind
from porting.sandbox.webhooks import WebhookMode
from tests.chaos.running import WORKERS, Machines
from tests.chaos.ways_in import PASSING


class Victim(StrEnum):
    """What is killed."""

    WORKER = "worker"
    TEMPORAL = "temporal"
    SANDBOX = "sandbox"
    WEB = "web"


class Store(StrEnum):
    """What is away for a while, with its process alive."""

    MAIL = "the mail server"
    DOCUMENTS = "the document store"
    DATA_KEYS = "the store of data keys"


@dataclass(frozen=True)
class Kill:
    victim: Victim
    which: int = 0
    away: float = 0.0
    """In seconds; 0: it is started again at once."""


@dataclass(frozen=True)
class Away:
    store: Store
    seconds: float


@dataclass(frozen=True)
class WebhooksGo:
    mode: WebhookMode
    delay_seconds: float


@dataclass(frozen=True)
class CallsFail:
    """The next calls of upstream."""

    fault: FaultKind
    calls: int


Trouble = Kill | Away | WebhooksGo | CallsFail

#: In seconds: how long upstream, and a store, is away; and at most how much of all the time.
_AWAY = (5.0, 25.0)
_AWAY_AT_MOST = 0.15


@dataclass(frozen=True)
class Measure:
    """How much goes wrong."""

    kills: int
    """Of workers."""
    other_kills: int
    """Of each of Temporal, the sandbox and the web server."""
    seconds: float
    """All of it happens within these."""
    away: int = 3
    """How often each store, and upstream, is away for a while."""


def troubles(measure: Measure, seed: int) -> tuple[tuple[float, Trouble], ...]:
    """What happens at which second, soonest first; the same for the same measure and seed."""
    chance = random.Random(f"troubles {seed}")
    happening: list[Trouble] = [
        Kill(Victim.WORKER, chance.randrange(len(WORKERS))) for _ in range(measure.kills)
    ]
    for victim in (Victim.TEMPORAL, Victim.SANDBOX, Victim.WEB):
        happening += [Kill(victim) for _ in range(measure.other_kills)]
    for _ in range(min(measure.away, measure.other_kills)):
        happening.remove(Kill(Victim.SANDBOX))
        happening.append(Kill(Victim.SANDBOX, away=_while_away(measure, chance)))
    happening += [Away(store, _while_away(measure, chance)) for store in Store for _ in range(measure.away)]
    happening += [
        WebhooksGo(chance.choice(list(WebhookMode)), chance.uniform(0.5, 8))
        for _ in range(max(4, int(measure.seconds / 15)))
    ]
    happening += [
        CallsFail(chance.choice(list(FaultKind)), chance.randint(1, 4))
        for _ in range(max(4, int(measure.seconds / 6)))
    ]
    return tuple(
        sorted(((chance.uniform(0, measure.seconds), each) for each in happening), key=lambda each: each[0])
    )


def _while_away(measure: Measure, chance: random.Random) -> float:
    return min(chance.uniform(*_AWAY), measure.seconds * _AWAY_AT_MOST)


@dataclass
class Troublemaker:
    machines: Machines
    happened: Counter[str] = field(default_factory=Counter)

    async def make(self, planned: tuple[tuple[float, Trouble], ...]) -> None:
        """Let all of it happen; what lasts goes on beside the next. At the end all is as it should be."""
        began = 0.0
        async with asyncio.TaskGroup() as group:
            for at, trouble in planned:
                await self.machines.works_for(at - began)
                began = at
                group.create_task(self._happens(trouble))
        await self._all_is_well_again()

    async def _happens(self, trouble: Trouble) -> None:
        match trouble:
            case Kill(victim, which, away):
                name = WORKERS[which] if victim is Victim.WORKER else victim.value
                if away:
                    self.happened["upstream away"] += 1
                await self.machines.kill(name, away=away)
            case Away(store, seconds):
                self.happened[f"{store} away"] += 1
                with self._away(store):
                    await asyncio.sleep(seconds)
            case WebhooksGo(mode, delay):
                self.happened[f"webhooks {mode}"] += 1
                await self._told("PUT", "webhooks", {"mode": mode, "delay_seconds": delay})
            case CallsFail(fault, calls):
                self.happened[f"calls {fault}"] += calls
                await self._told("POST", "faults", {"operation": "any", "fault": fault, "calls": calls})

    async def _told(self, method: str, path: str, body: object) -> None:
        try:
            await self.machines.system.upstream.request(method, f"/admin/{path}", json=body)
        except PASSING:
            self.happened["not told: the sandbox was away"] += 1

    async def _all_is_well_again(self) -> None:
        upstream = self.machines.system.upstream
        while True:
            try:
                await upstream.put("/admin/webhooks", json={"mode": WebhookMode.NORMAL})
                await upstream.delete("/admin/faults")
            except PASSING:
                await asyncio.sleep(1)
            else:
                return

    @contextmanager
    def _away(self, store: Store) -> Iterator[None]:
        settings = self.machines.system.settings
        match store:
            case Store.MAIL:
                with _mail_away(self.machines):
                    yield
            case Store.DOCUMENTS:
                with moved_away(settings.documents_dir):
                    yield
            case Store.DATA_KEYS:
                with locked(settings.data_keys_db):
                    yield


@contextmanager
def _mail_away(machines: Machines) -> Iterator[None]:
    machines.mail.is_away = True
    try:
        yield
    finally:
        machines.mail.is_away = False


@contextmanager
def moved_away(directory: Path) -> Iterator[None]:
    """Every path in `directory` is an error, as on a disk that is gone: for root too, and no empty folder."""
    aside = directory.with_name(f"{directory.name}.away")
    if aside.exists() or not directory.exists():  # it is away already, or not there yet
        yield
        return
    directory.rename(aside)
    directory.symlink_to(directory.name)  # a link to itself: ELOOP
    try:
        yield
    finally:
        directory.unlink()
        aside.rename(directory)


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Nobody else writes into `database`, nor reads it where it has no log of its own."""
    if not database.exists():
        yield
        return
    holding = sqlite3.connect(database, isolation_level=None, timeout=5, check_same_thread=False)
    try:
        holding.execute("PRAGMA locking_mode = EXCLUSIVE")
        holding.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:  # somebody else was longer at it than we wait
        pass
    try:
        yield
    finally:
        holding.close()
