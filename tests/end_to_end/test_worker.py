"""How the worker process comes and goes."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from temporalio.api.operatorservice.v1 import ListSearchAttributesRequest

from porting import tcp
from porting.child_process import ChildProcess
from tests.end_to_end.system import System, a_system, laid_out, until
from tests.sandbox.servers import loopback_client
from workflows.search_attributes import ALL

pytestmark = pytest.mark.embedded

WORKER = (sys.executable, "-P", "-m", "workers")
#: A busy machine takes its time.
_TO_END = timedelta(seconds=30)


@asynccontextmanager
async def a_worker_alone(system: System) -> AsyncIterator[ChildProcess]:
    """Started while nothing else is there, and asked to stop after the block if it still runs."""
    child = await ChildProcess.start(WORKER, system.log_of("worker"), system.local.environment)
    try:
        await until_logged(system, "waiting")
        yield child
    finally:
        await child.stop(_TO_END)


async def until_logged(system: System, event: str) -> None:
    async def there() -> bool:
        return event in system.log_of("worker").read_text()

    await until(there, f"the worker logs {event}")


async def test_a_worker_waits_for_temporal_and_says_so_once(tmp_path: Path) -> None:
    async with a_system(laid_out(tmp_path)) as system, a_worker_alone(system) as worker:
        await asyncio.sleep(2.5)  # it has tried again twice
        waiting = system.log_of("worker").read_text()
        await system.start("temporal")
        await until_logged(system, "worker_started")
        listed = await system.client.operator_service.list_search_attributes(
            ListSearchAttributesRequest(namespace="default")
        )
        exit_code = await worker.stop(_TO_END)

    assert waiting.count("no Temporal server answers") == 1
    assert {key.name for key in ALL} <= set(listed.custom_attributes)
    assert exit_code == 0


async def test_a_worker_lives_from_its_start_on_and_is_ready_while_temporal_is_there(tmp_path: Path) -> None:
    health = f"{tcp.LOOPBACK}:{tcp.free_port()}"
    local = laid_out(tmp_path, PORTING_HEALTH_ADDRESS=health)
    async with (
        a_system(local) as system,
        a_worker_alone(system),
        loopback_client(f"http://{health}") as prober,
    ):

        async def answers(status: int) -> bool:
            return (await prober.get("/readyz")).status_code == status

        lives = await prober.get("/healthz")
        waiting = await prober.get("/readyz")
        await system.start("temporal")
        await until(lambda: answers(200), "the worker is ready")
        await system.kill("temporal")
        await until(lambda: answers(503), "the worker is not ready any more")
        missing = (await prober.get("/readyz")).json()["missing"]

    assert lives.status_code == 200
    assert waiting.json()["missing"].items() >= {
        ("worker", "the worker has not begun"),
        ("temporal", "not connected yet"),
    }
    assert "temporal" in missing


async def test_a_worker_that_still_waits_ends_when_it_is_told_to(tmp_path: Path) -> None:
    async with a_system(laid_out(tmp_path)) as system, a_worker_alone(system) as worker:
        assert await worker.stop(_TO_END) == 0


def test_a_wrong_setting_ends_the_worker_with_one_sentence() -> None:
    environment = {**os.environ, "PORTING_LOG_LEVEL": "loud"}

    ended = subprocess.run(WORKER, capture_output=True, text=True, env=environment, check=False)

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stderr.startswith("porting worker: PORTING_LOG_LEVEL: ")
