import asyncio
import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from porting.child_process import ChildProcess

SLEEPS = "import time; print('up', flush=True); time.sleep(600)"
PARENT = """
import asyncio, pathlib, sys
from porting.child_process import ChildProcess

async def main():
    log, program = sys.argv[1:]
    child = await ChildProcess.start([sys.executable, "-c", program], pathlib.Path(log))
    print("pid", child.pid, "told", flush=True)
    await child.wait()

asyncio.run(main())
"""
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" + SLEEPS


async def until(text: str, log: Path) -> str:
    async with asyncio.timeout(30):
        while text not in (content := log.read_text() if log.exists() else ""):
            await asyncio.sleep(0.01)
    return content


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]


async def test_a_child_ends_at_the_first_word(tmp_path: Path) -> None:
    child = await ChildProcess.start([sys.executable, "-c", SLEEPS], tmp_path / "log")
    await until("up", tmp_path / "log")

    code = await child.stop(timedelta(seconds=5))

    assert code == -signal.SIGTERM


async def test_a_child_that_does_not_listen_is_ended_after_its_grace(tmp_path: Path) -> None:
    child = await ChildProcess.start([sys.executable, "-c", DEAF], tmp_path / "log")
    await until("up", tmp_path / "log")

    code = await child.stop(timedelta(seconds=0.1))

    assert code == -signal.SIGKILL


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")
async def test_a_child_does_not_outlive_a_parent_that_is_killed(tmp_path: Path) -> None:
    log = tmp_path / "log"
    child_log = tmp_path / "log of the child"
    parent = await ChildProcess.start([sys.executable, "-c", PARENT, str(child_log), SLEEPS], log)
    pid = int((await until("told", log)).split()[1])
    await until("up", child_log)

    os.kill(parent.pid, signal.SIGKILL)
    await parent.wait()

    async with asyncio.timeout(30):
        while is_alive(pid):
            await asyncio.sleep(0.01)


async def test_a_child_is_started_beside_threads_that_watch_forks(tmp_path: Path) -> None:
    """As gRPC's do: code of ours that ran between the fork and the program once ended the child there."""
    log = tmp_path / "log"
    watching = "import os; os.register_at_fork(after_in_child=os.abort)\n" + PARENT
    parent = await ChildProcess.start([sys.executable, "-c", watching, str(tmp_path / "child"), SLEEPS], log)

    await until("up", tmp_path / "child")

    await parent.stop(timedelta(0))


async def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    child = await ChildProcess.start(["no-such-program"], tmp_path / "log")

    assert await child.wait() == 1
    assert (tmp_path / "log").read_text() == "no-such-program: No such file or directory\n"


async def test_a_child_is_told_of_closed_pipes_as_ever(tmp_path: Path) -> None:
    child = await ChildProcess.start(["/bin/sh", "-c", "grep SigIgn /proc/self/status"], tmp_path / "log")

    assert await child.wait() == 0
    assert int((tmp_path / "log").read_text().split()[1], 16) & (1 << (signal.SIGPIPE - 1)) == 0
