"""Lives one after the other, each on a clock that no other one has stopped."""

import traceback
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from time import monotonic

from temporalio.testing import WorkflowEnvironment

from tests.desk import start_environment
from tests.simulation.life import Stage
from tests.simulation.script import Script, script_of, shortest

#: The server keeps what has ended; a fresh one takes a tenth of a second.
_LIVES_OF_A_SERVER = 25


@dataclass(frozen=True)
class Finding:
    """A script in which request and model differ."""

    script: Script
    why: str

    def __str__(self) -> str:
        again = f"python -m tests.simulation --seed {self.script.seed}"
        return f"{self.script}\n{self.why}\nagain: {again}"


async def lives(
    seeds: Iterable[int], *, until: float | None = None, shorten: bool = True
) -> AsyncIterator["Finding | str"]:
    """How each ended: its status, or what is wrong with it. `until` is of the monotonic clock."""
    environment: WorkflowEnvironment | None = None
    stage: Stage | None = None
    try:
        for seed in seeds:
            if until and monotonic() > until:
                return
            if stage is None or stage.lives >= _LIVES_OF_A_SERVER:
                if environment:
                    await environment.shutdown()
                environment = await start_environment()
                stage = Stage(environment)
            script = script_of(seed)
            try:
                yield await stage.live(script)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what was looked for
                stage = None  # its clock may stand still
                yield await _shortened(script, error) if shorten else Finding(script, _words(error))
    finally:
        if environment:
            await environment.shutdown()


async def _shortened(script: Script, error: Exception) -> Finding:
    short = await shortest(script, _fails)
    return Finding(short, await _why(short) or _words(error))


async def _fails(script: Script) -> bool:
    return await _why(script) is not None


async def _why(script: Script) -> str | None:
    async with await start_environment() as environment:
        try:
            await Stage(environment).live(script)
        except Exception as error:  # noqa: BLE001 - as above
            return _words(error)
    return None


def _words(error: Exception) -> str:
    return "".join(traceback.format_exception(error)[-2:])
