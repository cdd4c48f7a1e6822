"""Starts programs in their order, keeps them up, and stops them in the reverse order."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from porting.child_process import ChildProcess
from porting.domain.errors import PortingError

Say = Callable[[str], None]

_LOOK_EVERY = timedelta(milliseconds=50)


class ProgramError(PortingError):
    """A program does not come up; the message names its log."""


@dataclass(frozen=True)
class Program:
    """What is started, and how it is known to be at work."""

    name: str
    argv: tuple[str, ...]
    environment: Mapping[str, str]
    ready: Callable[[], Awaitable[bool]]
    grace: timedelta
    """How long it may take to end after SIGTERM."""


@dataclass
class Supervisor:
    """As a context: all programs are at work inside the block, and none is left after it."""

    programs: Sequence[Program]
    logs: Path
    say: Say
    ready_within: timedelta = timedelta(seconds=60)
    restart_after: timedelta = timedelta(seconds=1)
    _running: dict[str, ChildProcess] = field(default_factory=dict, init=False)
    _watches: list[asyncio.Task[None]] = field(default_factory=list, init=False)

    async def __aenter__(self) -> Self:
        """Raises: `ProgramError`."""
        try:
            for program in self.programs:
                await self._start(program)
                await self._until_ready(program)
                self._watches.append(asyncio.create_task(self._keep_up(program)))
        except BaseException:
            await self._stop()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stop()

    def log_of(self, program: Program) -> Path:
        return self.logs / f"{program.name}.log"

    async def _start(self, program: Program) -> None:
        self._running[program.name] = await ChildProcess.start(
            program.argv, self.log_of(program), program.environment
        )

    async def _until_ready(self, program: Program) -> None:
        child = self._running[program.name]
        clock = asyncio.get_running_loop()
        limit = clock.time() + self.ready_within.total_seconds()
        while not await program.ready():
            if child.exit_code is not None or clock.time() > limit:
                raise ProgramError(f"{program.name} does not come up; see {self.log_of(program)}")
            await asyncio.sleep(_LOOK_EVERY.total_seconds())

    async def _keep_up(self, program: Program) -> None:
        while True:
            code = await self._running[program.name].wait()
            self.say(f"{program.name} ended ({code}) and is started again; see {self.log_of(program)}")
            await asyncio.sleep(self.restart_after.total_seconds())
            await self._start(program)

    async def _stop(self) -> None:
        for watch in self._watches:
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch
        for program in reversed(self.programs):
            if program.name in self._running:
                await self._running.pop(program.name).stop(program.grace)
