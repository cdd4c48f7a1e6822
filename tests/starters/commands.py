"""Gives commands to `porting` as a person would, in this process."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from porting import tcp
from starters.cli import app

ROOT = Path(__file__).parents[2]

#: Seconds; nothing that works takes so long.
PATIENCE = 30.0


@dataclass(frozen=True)
class Answered:
    exit_code: int
    output: str
    said: str
    """On standard error."""

    @property
    def json(self) -> Any:
        return json.loads(self.output)


@dataclass
class CommandLine:
    """`porting` with a state directory of its own; nobody is at its server's address unless said."""

    state: Path
    address: str = field(default_factory=lambda: f"{tcp.LOOPBACK}:{tcp.free_port()}")
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def variables(self) -> dict[str, str]:
        return {
            "PORTING_STATE_DIR": str(self.state),
            "TEMPORAL_ADDRESS": self.address,
            "PORTING_ENCRYPTION": "off",  # as the time-skipping desk's worker is
            **self.environment,
        }

    def give(self, *arguments: object, typed: str | None = None) -> Answered:
        result = CliRunner().invoke(
            app, [str(argument) for argument in arguments], input=typed, env=self.variables
        )
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answered(result.exit_code, result.stdout, result.stderr)

    async def answers(self, *arguments: object, typed: str | None = None) -> Answered:
        """The same beside a server and a worker that this thread runs."""
        return await asyncio.to_thread(self.give, *arguments, typed=typed)

    async def ends(self, *arguments: object, then: Callable[[], Awaitable[Any]] | None = None) -> Answered:
        """A command that goes on until something has happened, as a process of its own.

        `then` happens once it has said a first line on standard output.
        """
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "starters.cli", *(str(argument) for argument in arguments)),
            env={**self.variables, "PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert process.stdout is not None
        try:
            async with asyncio.timeout(PATIENCE):
                first = b""
                if then:
                    first = await process.stdout.readline()
                    await then()
                output, said = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
        return Answered(await process.wait(), (first + output).decode(), said.decode())
