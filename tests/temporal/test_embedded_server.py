import asyncio
import os
import signal
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest

from porting import tcp
from porting.child_process import ChildProcess
from porting.temporal.embedded import RETENTION, EmbeddedServer

pytestmark = pytest.mark.embedded


async def until_ready(server: EmbeddedServer) -> None:
    async with asyncio.timeout(20):
        while not await server.is_ready():
            await asyncio.sleep(0.02)


async def test_ended_requests_are_kept_for_months(embedded_server: EmbeddedServer) -> None:
    client = await embedded_server.client()

    described = await client.workflow_service.describe_namespace(
        DescribeNamespaceRequest(namespace="default")
    )

    assert described.config.workflow_execution_retention_ttl.ToTimedelta() == RETENTION


async def test_the_web_ui_is_there(embedded_server: EmbeddedServer) -> None:
    async with httpx2.AsyncClient() as browser:
        page = await browser.get(f"{embedded_server.ui_url}/namespaces/default/workflows")

    assert page.status_code == 200


async def test_what_was_started_is_still_there_after_a_kill(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path / "temporal.db", tcp.free_port(), tcp.free_port())
    first = await ChildProcess.start(server.command(), tmp_path / "log")
    await until_ready(server)
    await (await server.client()).start_workflow(
        "PortRequest", id="port-request-acme-0001", task_queue="porting"
    )

    os.kill(first.pid, signal.SIGKILL)
    await first.wait()
    second = await ChildProcess.start(server.command(), tmp_path / "log")
    await until_ready(server)
    port = await (await server.client()).get_workflow_handle("port-request-acme-0001").describe()

    assert port.workflow_type == "PortRequest"
    await second.stop(timedelta(seconds=10))
