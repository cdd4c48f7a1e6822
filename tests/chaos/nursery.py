"""Starts our programs without the two seconds of a core that their imports take, hundreds of times in a run.

A process that has imported what they do forks one for each line that it reads. What it forks is a process
like any other: it runs the program's own `main`, and dies of SIGKILL alone.
"""

import asyncio
import ctypes
import os
import select
import signal
import sys
from collections.abc import Callable, Mapping
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
    """One process; as `porting.child_process.ChildProcess`."""

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
        """`environment`: of every process that comes of it."""
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

    async def start(self, program: str, log: Path) -> Forked:
        """One of `PROGRAMS`, whose output is appended to `log`."""
        log.parent.mkdir(parents=True, exist_ok=True)
        async with self._one_at_a_time:
            assert self.process.stdin
            self.process.stdin.write(f"{program} {log}\n".encode())
            return await self._born.get()

    async def close(self) -> None:
        """What came of it has been stopped before."""
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


#: What it can start.
PROGRAMS = ("sandbox", "web", "worker")


def _mains() -> dict[str, Callable[[], None]]:
    """With what else they import once they run."""
    import porting.sandbox.app  # noqa: F401
    import starters.web.__main__
    import starters.web.app
    import workers.__main__
    import workers.sandbox
    import workers.wiring

    mains = (workers.sandbox.main, starters.web.__main__.main, workers.__main__.main)
    return dict(zip(PROGRAMS, mains, strict=True))


def main() -> None:
    mains = _mains()
    libc = ctypes.CDLL(None, use_errno=True)
    given = b""
    while True:
        if select.select([0], [], [], _LOOK_EVERY)[0]:
            read = os.read(0, 4096)
            if not read:
                return
            given += read
        *lines, given = given.split(b"\n")
        for line in lines:
            program, log = line.decode().split(" ", 1)
            child = os.fork()
            if child == 0:
                _become_a_child(libc, log)
                mains[program]()
                os._exit(0)
            _tell(_BEGAN, child)
        _tell_of_the_dead()


def _become_a_child(libc: ctypes.CDLL, log: str) -> None:
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
