"""What is counted of web requests: routes and answers, and never an address, which has tokens in it."""

from pathlib import Path

import pytest

from porting.settings import Settings
from starters.web.app import Receiver, create_app
from tests.sandbox.servers import loopback_client, served
from tests.scraped import Meter, Sample

TOKEN = "a-token-that-opens-a-page"


@pytest.mark.parametrize(
    ("method", "path", "route", "told_method", "status"),
    [
        ("GET", "/healthz", "/healthz", "GET", "200"),
        ("GET", f"/r/{TOKEN}", "/r/{token}", "GET", "404"),
        ("POST", f"/webhooks/upstream/{TOKEN}", "/webhooks/upstream/{pon}", "POST", "401"),
        ("POST", f"/api/v1/port-requests/{TOKEN}", "/api/v1", "POST", "401"),
        ("GET", f"/{TOKEN}", "none", "GET", "404"),
        ("BREW", f"/{TOKEN}", "none", "other", "404"),
    ],
)
async def test_a_web_request_is_counted_by_the_template_of_its_route(
    tmp_path: Path, method: str, path: str, route: str, told_method: str, status: str
) -> None:
    meter = Meter()
    app = create_app(Receiver(Settings(state_dir=tmp_path, encryption=False), meter=meter))

    async with served(app) as address, loopback_client(address) as client:
        answered = await client.request(method, path)
        while len(meter.samples) < 2:  # counted once the answer has gone
            await client.get("/healthz")

    counted, took = meter.samples[:2]
    assert str(answered.status_code) == status
    assert counted == Sample(
        "porting_web_requests_total", {"route": route, "method": told_method, "status": status}, 1
    )
    assert took.name == "porting_web_request_seconds"
    assert took.labels == {"route": route}
    assert TOKEN not in str(meter.samples)
