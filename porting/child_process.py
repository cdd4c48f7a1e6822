"""A program that this process starts, watches, and takes with it when it ends."""

import asyncio
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Self

from porting import ends_with_parent

#: Options of Python for a program that needs its standard library alone: it starts in half the time.
_ALONE = ("-I", "-S", "-B")


@dataclass(frozen=True)
class ChildProcess:
    """Ends with us: by `stop`, and on Linux also when we are killed."""

    process: asyncio.subprocess.Process

    @classmethod
    async def start(
        cls, argv: Sequence[str], log: Path, environment: Mapping[str, str] | None = None
    ) -> Self:
        """Start `argv` in a process group of its own (Ctrl-C reaches us alone), output appended to `log`.

        `environment` is the child's whole environment; None: ours.
        """
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as output:
            process = await asyncio.create_subprocess_exec(
                *_ending_with_us(argv),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=environment,
                start_new_session=True,
            )
        return cls(process)

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs; negative: the signal it died of."""
        return self.process.returncode

    async def wait(self) -> int:
        return await self.process.wait()

    async def stop(self, grace: timedelta) -> int:
        """SIGTERM, and SIGKILL for what is still there after `grace`. Returns the exit code."""
        if self.exit_code is None:
            with suppress(ProcessLookupError):
                self.process.terminate()
            try:
                await asyncio.wait_for(self.process.wait(), grace.total_seconds())
            except TimeoutError:
                self.process.kill()
        return await self.process.wait()


def _ending_with_us(argv: Sequence[str]) -> Sequence[str]:
    """Of Linux only: nobody else tells a child that its parent is gone."""
    if sys.platform != "linux":
        return argv
    return [sys.executable, *_ALONE, ends_with_parent.__file__, str(os.getpid()), *argv]
