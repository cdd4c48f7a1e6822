"""A process that is told to stop once, and twice."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from porting.child_process import ChildProcess

PROGRAM = """
import asyncio, sys
from porting.stopping import when_told_to_stop

async def main():
    stop = asyncio.Event()
    when_told_to_stop(stop.set)
    print("up", flush=True)
    await stop.wait()
    print("stopping", flush=True)
    await asyncio.sleep(float(sys.argv[1]))

asyncio.run(main())
"""


@asynccontextmanager
async def serving(log: Path, seconds_to_end: float) -> AsyncIterator[ChildProcess]:
    child = await ChildProcess.start([sys.executable, "-c", PROGRAM, str(seconds_to_end)], log)
    try:
        await says("up", log)
        yield child
    finally:
        await child.stop(timedelta(0))


async def says(word: str, log: Path) -> None:
    async with asyncio.timeout(60):
        while word not in log.read_text():
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_whoever_is_told_once_ends_what_it_does(tmp_path: Path, number: signal.Signals) -> None:
    async with serving(tmp_path / "log", 0) as child:
        child.process.send_signal(number)

        assert await child.wait() == 0


async def test_whoever_is_told_twice_ends_at_once(tmp_path: Path) -> None:
    async with serving(tmp_path / "log", 600) as child:
        child.process.send_signal(signal.SIGTERM)
        await says("stopping", tmp_path / "log")

        child.process.send_signal(signal.SIGTERM)

        assert await child.wait() == -signal.SIGTERM
