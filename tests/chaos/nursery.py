"""Starts workers without the two seconds of a core that their imports take, 200 times in a run.

A process that has imported what a worker does forks one for each line that it reads. What it forks is a
process like any other: it runs `workers.__main__.main`, and dies of SIGKILL alone.
"""

import asyncio
import ctypes
import os
import select
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Self

_PR_SET_PDEATHSIG = 1
#: In seconds: how soon the nursery sees that one of its own has ended.
_LOOK_EVERY = 0.05
_BEGAN, _ENDED = "began", "ended"


@dataclass(frozen=True, eq=False)
class Forked:
    """One worker; as `porting.child_process.ChildProcess`."""

    pid: int
    ended: asyncio.Future[int]

    @property
    def exit_code(self) -> int | None:
        """None while it runs; negative: the signal it died of."""
        return self.ended.result() if self.ended.done() else None

    async def wait(self) -> int:
        return await asyncio.shield(self.ended)

    async def stop(self, grace: timedelta) -> int:
        if self.exit_code is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGTERM)
            try:
                return await asyncio.wait_for(self.wait(), grace.total_seconds())
            except TimeoutError:
                os.kill(self.pid, signal.SIGKILL)
        return await self.wait()


@dataclass
class Nursery:
    process: asyncio.subprocess.Process
    _born: asyncio.Queue[Forked] = field(default_factory=asyncio.Queue)
    _alive: dict[int, Forked] = field(default_factory=dict)
    _listening: asyncio.Task[None] | None = None
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    @classmethod
    async def open(cls, environment: Mapping[str, str]) -> Self:
        """`environment`: of every worker that comes of it."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.chaos.nursery"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environment,
            start_new_session=True,
        )
        nursery = cls(process)
        nursery._listening = asyncio.create_task(nursery._listen())
        return nursery

    async def start(self, log: Path) -> Forked:
        """A worker whose output is appended to `log`."""
        log.parent.mkdir(parents=True, exist_ok=True)
        async with self._one_at_a_time:
            assert self.process.stdin
            self.process.stdin.write(f"{log}\n".encode())
            return await self._born.get()

    async def close(self) -> None:
        """Its workers have been stopped before."""
        if self.process.stdin:
            self.process.stdin.close()
        await self.process.wait()
        if self._listening:
            await self._listening

    async def _listen(self) -> None:
        assert self.process.stdout
        async for line in self.process.stdout:
            word, pid, code = line.decode().split()
            if word == _BEGAN:
                forked = Forked(int(pid), asyncio.get_running_loop().create_future())
                self._alive[forked.pid] = forked
                self._born.put_nowait(forked)
            else:
                self._alive.pop(int(pid)).ended.set_result(int(code))


def main() -> None:
    import workers.__main__
    import workers.wiring

    libc = ctypes.CDLL(None, use_errno=True)
    given = b""
    while True:
        if select.select([0], [], [], _LOOK_EVERY)[0]:
            read = os.read(0, 4096)
            if not read:
                return
            given += read
        *logs, given = given.split(b"\n")
        for log in logs:
            worker = os.fork()
            if worker == 0:
                _become_a_child(libc, log)
                workers.__main__.main()
            _tell(_BEGAN, worker)
        _tell_of_the_dead()


def _become_a_child(libc: ctypes.CDLL, log: bytes) -> None:
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    os.setsid()
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, own in ((0, nothing), (1, output), (2, output)):
        os.dup2(own, number)


def _tell_of_the_dead() -> None:
    with suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            _tell(_ENDED, pid, os.waitstatus_to_exitcode(status))


def _tell(word: str, pid: int, code: int = 0) -> None:
    sys.stdout.write(f"{word} {pid} {code}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
