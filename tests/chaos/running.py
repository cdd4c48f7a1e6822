"""The system that is killed: real processes with two workers, each started again however it ends."""

import asyncio
import os
import random
import signal
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from porting import api_keys
from porting.child_process import ChildProcess
from starters.supervisor import Program
from tests.chaos.mail import ChaosMailServer
from tests.chaos.nursery import PROGRAMS, Forked, Nursery
from tests.end_to_end.system import System, a_system, laid_out, until
from tests.smtp_listener import listening

DESK = "porting@desk.example"
OPERATORS_SERVER = "mx.desk.example"
WORKERS = ("worker-1", "worker-2")
_OTHERS = ("temporal", "sandbox", "web")
#: In seconds.
_LOOK_EVERY = 0.1
_WORKS = b"worker_started"
_GRACE = timedelta(seconds=15)


Process = ChildProcess | Forked


@dataclass
class Machines:
    """The processes of one system. What is killed is started again at once, as a supervisor does."""

    system: System
    mail: ChaosMailServer
    api_key: str
    inbound_smtp_port: int
    ended_by_themselves: list[str] = field(default_factory=list)
    """What nobody had killed, with its exit code."""
    kills: Counter[str] = field(default_factory=Counter)
    _nursery: Nursery | None = None
    _running: dict[str, Process] = field(default_factory=dict)
    _killed: set[Process] = field(default_factory=set)
    _said: dict[str, int] = field(default_factory=dict)
    """How much each worker's log had when it was begun the last time."""
    _at_work: set[str] = field(default_factory=set)
    _away: set[str] = field(default_factory=set)
    _keeping: list[asyncio.Task[None]] = field(default_factory=list)

    @property
    def some_worker_is_at_work(self) -> bool:
        return any(name in self._at_work or self._says_so(name) for name in WORKERS)

    async def works_for(self, seconds: float) -> None:
        """Until so much time has passed with a worker at work: requests come, and troubles, by that time.

        A machine that starts workers slower than they are killed would see nothing but starts.
        """
        while seconds > 0:
            moment = min(seconds, _LOOK_EVERY)
            await asyncio.sleep(moment)
            if self.some_worker_is_at_work:
                seconds -= moment

    async def start(self) -> None:
        self._nursery = await Nursery.open(self.system.local.environment)
        for name in (*_OTHERS, *WORKERS):
            self._keeping.append(asyncio.create_task(self._keep_up(name)))
        await until(self._all_ready, "the system at work")

    async def kill(self, name: str, *, away: float = 0) -> None:
        """As `kill -9` does; it is back after `away` seconds. What is dead is killed when it is back."""
        while (child := self._running[name]).exit_code is not None or child in self._killed:
            await asyncio.sleep(_LOOK_EVERY)
        if away:
            self._away.add(name)
        self._killed.add(child)
        with suppress(ProcessLookupError):  # it has ended by itself in this moment
            os.kill(child.pid, signal.SIGKILL)
            self.kills[name] += 1
        await child.wait()
        if away:
            await asyncio.sleep(away)
            self._away.discard(name)

    async def stop(self) -> None:
        for task in self._keeping:
            task.cancel()
        await asyncio.gather(*self._keeping, return_exceptions=True)
        for name in reversed(list(self._running)):
            await self._running.pop(name).stop(_GRACE)
        if self._nursery:
            await self._nursery.close()

    async def _keep_up(self, name: str) -> None:
        while True:
            self._running[name] = child = await self._begun(name)
            code = await child.wait()
            self._at_work.discard(name)
            if child not in self._killed:
                self.ended_by_themselves.append(f"{name} ended with {code}")
                await asyncio.sleep(1)
            while name in self._away:
                await asyncio.sleep(_LOOK_EVERY)

    async def _begun(self, name: str) -> Process:
        log = self.system.log_of(name)
        if name in WORKERS:
            self._said[name] = log.stat().st_size if log.exists() else 0
        own = "worker" if name in WORKERS else name
        if own in PROGRAMS and self._nursery:
            return await self._nursery.start(own, log)
        program = self._program(name)
        return await ChildProcess.start(program.argv, log, program.environment)

    def _says_so(self, name: str) -> bool:
        """Whether its log says that it works, since it was begun the last time."""
        log = self.system.log_of(name)
        if name not in self._said or not log.exists() or self._running[name].exit_code is not None:
            return False
        with log.open("rb") as lines:
            lines.seek(self._said[name])
            if _WORKS not in lines.read():
                return False
        self._at_work.add(name)
        return True

    def _program(self, name: str) -> Program:
        return next(program for program in self.system.local.programs() if program.name == name)

    async def _all_ready(self) -> bool:
        return all([await self._program(name).ready() for name in _OTHERS])


@asynccontextmanager
async def machines(directory: Path, seed: int, day: str, mails_break_off: float) -> AsyncIterator[Machines]:
    """All at work. `day`: how long one takes."""
    chance = random.Random(f"mail {seed}")
    with listening(ChaosMailServer(chance, mails_break_off)) as mail:
        local = laid_out(
            directory,
            PORTING_DAY=day,
            PORTING_DRAFT_MAIL_PAUSE="2s",
            PORTING_SMTP_URL=f"smtp://127.0.0.1:{mail.port}",
            PORTING_MAIL_FROM=DESK,
            PORTING_SUPPORT_ADDRESS="support@desk.example",
            PORTING_MAIL_REPLY_TO=DESK,
            PORTING_INBOUND_SMTP=f"127.0.0.1:{(smtp := mail.another_port)}",
            PORTING_INBOUND_SMTP_AUTHSERV=OPERATORS_SERVER,
        )
        key, kept = api_keys.new_key("signup flow", list(api_keys.Scope))
        api_keys.FILE.add(local.settings.api_keys_path, kept)
        async with a_system(local) as system:
            running = Machines(system, mail, key, smtp)
            try:
                await running.start()
                yield running
            finally:
                await running.stop()
