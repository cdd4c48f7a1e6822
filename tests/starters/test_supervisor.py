import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from porting import tcp
from starters.supervisor import Program, ProgramError, Supervisor

#: Says when it came and when it went, and listens on a port where it is given one.
PROGRAM = """
import os, signal, socket, sys, time
story, name, port = sys.argv[1:]
def tell(what):
    with open(story, "a") as file:
        file.write(f"{name} {what} {os.getpid()}\\n")
def end(*_):
    tell("ended")
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
listening = socket.create_server(("127.0.0.1", int(port)))
tell("started")
while True:
    time.sleep(60)
"""


def a_program(name: str, directory: Path, source: str = PROGRAM) -> Program:
    port = tcp.free_port()
    return Program(
        name,
        (sys.executable, "-c", source, str(directory / "story"), name, str(port)),
        {"PATH": os.environ["PATH"]},
        listens(port),
        timedelta(seconds=5),
    )


def listens(port: int) -> Callable[[], Awaitable[bool]]:
    return lambda: tcp.answers(port)


def story(directory: Path) -> list[list[str]]:
    file = directory / "story"
    return [line.split() for line in file.read_text().splitlines()] if file.exists() else []


def told(directory: Path) -> list[str]:
    return [" ".join(line[:2]) for line in story(directory)]


async def test_programs_come_in_their_order_and_go_in_the_reverse(tmp_path: Path) -> None:
    programs = [a_program(name, tmp_path) for name in ("temporal", "sandbox", "worker")]

    async with Supervisor(programs, tmp_path, print):
        up = told(tmp_path)

    assert up == ["temporal started", "sandbox started", "worker started"]
    assert told(tmp_path)[3:] == ["worker ended", "sandbox ended", "temporal ended"]


async def test_a_program_that_dies_is_started_again_and_that_is_said(tmp_path: Path) -> None:
    said: list[str] = []
    worker = a_program("worker", tmp_path)

    async with Supervisor([worker], tmp_path, said.append, restart_after=timedelta(0)):
        os.kill(int(story(tmp_path)[0][2]), signal.SIGKILL)
        async with asyncio.timeout(30):
            while told(tmp_path) != ["worker started", "worker started"]:
                await asyncio.sleep(0.01)

    assert len(said) == 1
    assert said[0].startswith("worker ended (-9) and is started again; see ")
    assert told(tmp_path)[-1] == "worker ended"


async def test_a_program_that_cannot_come_up_stops_those_before_it(tmp_path: Path) -> None:
    programs = [a_program("temporal", tmp_path), a_program("worker", tmp_path, "raise SystemExit('no key')")]

    with pytest.raises(ProgramError, match=r"worker does not come up; see .*worker\.log"):
        async with Supervisor(programs, tmp_path, print):
            pass

    assert told(tmp_path) == ["temporal started", "temporal ended"]
    assert "no key" in (tmp_path / "worker.log").read_text()


async def test_a_stop_while_programs_come_up_leaves_none_behind(tmp_path: Path) -> None:
    never = a_program("web", tmp_path)
    silent = Program(never.name, never.argv, never.environment, listens(tcp.free_port()), never.grace)

    async def serve() -> None:
        async with Supervisor([silent], tmp_path, print):
            pass

    serving = asyncio.create_task(serve())
    async with asyncio.timeout(30):
        while told(tmp_path) != ["web started"]:
            await asyncio.sleep(0.01)
    serving.cancel()
    await asyncio.wait([serving])

    assert told(tmp_path) == ["web started", "web ended"]
