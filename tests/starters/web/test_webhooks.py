"""What upstream calls, over a real socket: what is believed, what is answered, what happens then."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx2
from pydantic import SecretStr
from temporalio.client import Client
from temporalio.testing import WorkflowEnvironment

from porting.domain.port_order import CarrierState
from porting.domain.status import PortStatus
from porting.settings import Settings
from starters.web.app import Receiver, create_app
from tests.desk import Desk, Port
from tests.sandbox.servers import loopback_client, served
from tests.temporal.programs import TEST_SERVER

SECRET = "shared"
SETTINGS = Settings(upstream_webhook_secret=SecretStr(SECRET))


@dataclass(frozen=True)
class Webhook:
    """As the sandbox sends it."""

    pon: str = "acme-0001-1"
    at: float = 0.0
    """Seconds from now."""
    secret: str = SECRET
    body: bytes | None = None
    event_type: str = "order.confirmed"

    async def sent(self, client: httpx2.AsyncClient) -> int:
        event = {
            "event_id": "e-1",
            "event_type": self.event_type,
            "pon": self.pon,
            "occurred_at": datetime.now(UTC).isoformat(),
        }
        body = json.dumps(event).encode() if self.body is None else self.body
        timestamp = str(int(time.time() + self.at))
        signature = hmac.new(
            self.secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256
        ).hexdigest()
        headers = {"Porting-Timestamp": timestamp, "Porting-Signature": signature}
        return (await client.post("/webhooks/upstream", content=body, headers=headers)).status_code


@asynccontextmanager
async def upstream_of(
    temporal: Client | None, settings: Settings = SETTINGS
) -> AsyncIterator[httpx2.AsyncClient]:
    async with (
        served(create_app(Receiver(settings, temporal))) as address,
        loopback_client(address) as client,
    ):
        yield client


async def away() -> Client:
    """Was connected to a Temporal server that does not answer any more."""
    server = await WorkflowEnvironment.start_time_skipping(test_server_existing_path=str(TEST_SERVER))
    await server.shutdown()
    return server.client


async def that_has_looked_upstream(desk: Desk) -> Port:
    """A port request that waits for its next look."""
    port = await desk.submit()
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    async with asyncio.timeout(30):
        while not desk.upstream.calls["order"]:
            await asyncio.sleep(0.005)
    return port


async def test_a_webhook_makes_the_request_look_upstream(desk: Desk) -> None:
    await that_has_looked_upstream(desk)
    asked = desk.upstream.calls["order"]

    async with upstream_of(desk.env.client) as upstream:
        answer = await Webhook().sent(upstream)

    assert answer == 204
    async with asyncio.timeout(30):
        while desk.upstream.calls["order"] == asked:
            await asyncio.sleep(0.01)


async def test_a_webhook_on_which_nobody_acts_wakes_nobody() -> None:
    async with upstream_of(await away()) as upstream:
        assert await Webhook(event_type="order.with_losing_carrier").sent(upstream) == 204
        assert await Webhook(event_type="order.confirmed").sent(upstream) == 503


async def test_a_webhook_about_an_unknown_request_is_heard_and_forgotten(desk: Desk) -> None:
    async with upstream_of(desk.env.client) as upstream:
        assert await Webhook(pon="nobody-0001-1").sent(upstream) == 204
        assert await Webhook(pon="nonsense").sent(upstream) == 204


async def test_a_webhook_about_a_request_that_has_ended_is_heard_and_forgotten(desk: Desk) -> None:
    port = await desk.submit()
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.update("cancel_request", {})
    await port.outcome()

    async with upstream_of(desk.env.client) as upstream:
        assert await Webhook().sent(upstream) == 204


NOT_UPSTREAMS = {
    "forged": Webhook(secret="another"),
    "unsigned": Webhook(secret=""),
    "stale": Webhook(at=-600),
    "from the future": Webhook(at=600),
    "garbage": Webhook(body=b"not json"),
    "empty": Webhook(body=b""),
    "no event": Webhook(body=b'{"pon": 1}'),
}


async def test_what_is_not_upstreams_own_and_fresh_is_refused_without_effect(desk: Desk) -> None:
    await that_has_looked_upstream(desk)
    asked = desk.upstream.calls["order"]

    async with upstream_of(desk.env.client) as upstream:
        answers = {what: await webhook.sent(upstream) for what, webhook in NOT_UPSTREAMS.items()}

    assert answers == dict.fromkeys(NOT_UPSTREAMS, 401)
    await asyncio.sleep(0.05)
    assert desk.upstream.calls["order"] == asked


async def test_without_a_secret_nothing_is_believed() -> None:
    async with upstream_of(None, Settings()) as upstream:
        assert await Webhook().sent(upstream) == 401
        assert await Webhook(secret="").sent(upstream) == 401


async def test_a_webhook_without_headers_is_refused() -> None:
    async with upstream_of(None) as upstream:
        assert (await upstream.post("/webhooks/upstream", content=b"{}")).status_code == 401


async def test_a_body_that_is_too_large_is_not_read_to_its_end() -> None:
    async with upstream_of(None) as upstream:
        assert await Webhook(body=b"x" * 70_000).sent(upstream) == 413


async def test_while_temporal_is_away_upstream_is_asked_to_send_again_within_two_seconds() -> None:
    async with upstream_of(await away()) as upstream:
        began = time.monotonic()
        assert await Webhook().sent(upstream) == 503
        assert time.monotonic() - began < 2


async def test_before_temporal_is_there_upstream_is_asked_to_send_again() -> None:
    async with upstream_of(None) as upstream:
        assert await Webhook().sent(upstream) == 503
        assert (await upstream.get("/healthz")).status_code == 200
        assert (await upstream.get("/readyz")).status_code == 503


async def test_it_is_ready_when_the_way_to_temporal_is_free(desk: Desk) -> None:
    async with upstream_of(desk.env.client) as upstream:
        assert "temporal" not in (await upstream.get("/readyz")).json()["missing"]
    async with upstream_of(await away()) as upstream:
        assert "temporal" in (await upstream.get("/readyz")).json()["missing"]


async def test_other_ways_in_there_are_none() -> None:
    async with upstream_of(None) as upstream:
        assert (await upstream.get("/webhooks/upstream")).status_code == 405
        assert (await upstream.get("/docs")).status_code == 404


async def test_webhooks_that_come_twice_are_harmless(desk: Desk) -> None:
    port = await desk.submit()
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    async with upstream_of(desk.env.client) as upstream:
        answers = await asyncio.gather(*(Webhook().sent(upstream) for _ in range(5)))

    assert answers == [204] * 5
    report = await port.report()
    assert report.status is PortStatus.AWAITING_LOSING_CARRIER
    assert report.refused_messages == ()
    assert desk.upstream.orders["acme-0001-1"].state is CarrierState.RECEIVED
