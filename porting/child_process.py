"""A program that this process starts, watches, and takes with it when it ends."""

import asyncio
import ctypes
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Self

_PR_SET_PDEATHSIG = 1


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
                *argv,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=environment,
                start_new_session=True,
                preexec_fn=_die_with(os.getpid()) if sys.platform == "linux" else None,
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


def _die_with(parent: int) -> Callable[[], None]:
    libc = ctypes.CDLL(None, use_errno=True)

    def ask_for_a_signal() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it died before we asked
            os._exit(1)

    return ask_for_a_signal
