"""Gives commands to `porting` as a person would, in this process."""

import asyncio
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from porting import tcp
from starters.cli import app


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

    def give(self, *arguments: object, typed: str | None = None) -> Answered:
        result = CliRunner().invoke(
            app,
            [str(argument) for argument in arguments],
            input=typed,
            env={"PORTING_STATE_DIR": str(self.state), "TEMPORAL_ADDRESS": self.address, **self.environment},
        )
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answered(result.exit_code, result.stdout, result.stderr)

    async def answers(self, *arguments: object, typed: str | None = None) -> Answered:
        """The same beside a server and a worker that this thread runs."""
        return await asyncio.to_thread(self.give, *arguments, typed=typed)
