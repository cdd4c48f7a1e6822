"""The sandbox as a process of its own: killed, started again, and stopped in order."""

import json
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx2

from porting.tcp import free_port
from tests.half_sent import half_sent
from tests.sandbox.receiver import SECRET, receiving, until

PON, NUMBER = "acme-0001-1", "+15125550142"
PROGRAM = """
import sys
from porting.sandbox.app import serve
from porting.sandbox.settings import SandboxSettings
serve(SandboxSettings.model_validate_json(sys.argv[1]))
"""


@contextmanager
def a_process(directory: Path, port: int, webhook_url: str) -> Iterator[subprocess.Popen[bytes]]:
    given = {"state_dir": str(directory), "port": port, "webhook_url": webhook_url, "webhook_secret": SECRET}
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, json.dumps(given)], stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@asynccontextmanager
async def client_of(port: int) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.AsyncHTTPTransport(retries=10)
    async with httpx2.AsyncClient(
        base_url=f"http://127.0.0.1:{port}", transport=transport, timeout=60
    ) as client:
        await client.get("/healthz")
        yield client


async def test_a_killed_sandbox_goes_on_where_it_was_and_delivers_its_webhooks(tmp_path: Path) -> None:
    port = free_port()
    async with receiving() as (receiver, url):
        receiver.answers = 503
        with a_process(tmp_path, port, url) as process:
            async with client_of(port) as client:
                await submit(client)
                await until(lambda: receiver.calls > 0)
            process.send_signal(signal.SIGKILL)
            process.wait()
        receiver.answers = 200

        with a_process(tmp_path, port, url):
            async with client_of(port) as client:
                known = await client.get(f"/carrier/orders/{PON}")
                await until(lambda: len(receiver.types) == 6)
                ported = await client.get(f"/carrier/orders/{PON}")

    assert known.status_code == 200
    assert ported.json()["numbers"] == {NUMBER: "active"}
    assert sorted(receiver.types) == [
        "backbone.approved",
        "number.activated",
        "order.confirmed",
        "order.ported",
        "order.received",
        "order.with_losing_carrier",
    ]


async def test_a_sandbox_that_is_asked_to_stop_exits_with_0(tmp_path: Path) -> None:
    port = free_port()
    with a_process(tmp_path, port, "http://127.0.0.1:9") as process:
        async with client_of(port), half_sent(port, "/backbone/portability") as begun:
            process.send_signal(signal.SIGTERM)
            assert await begun.answered() == 200

        assert process.wait(timeout=30) == 0


async def submit(client: httpx2.AsyncClient) -> None:
    """An order in whose calendar half a second is a day, submitted as soon as it is approved."""
    calendar = {"origin": datetime.now(UTC).isoformat(), "day_seconds": 0.5, "zone": "America/Chicago"}
    draft = {
        "pon": PON,
        "request_id": "acme-0001",
        "type": "local",
        "country": "US",
        "numbers": [NUMBER],
        "calendar": calendar,
    }
    (await client.post("/backbone/orders", json=draft)).raise_for_status()
    asked = {"attempt": 1, "numbers": [NUMBER]}
    while (await client.post(f"/backbone/orders/{PON}/approvals", json=asked)).json()[
        "decision"
    ] == "pending":
        pass
    (await client.post("/carrier/orders", json={"pon": PON, **asked})).raise_for_status()
