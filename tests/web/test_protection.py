"""What binds the browser, and what nobody gets past."""

import json
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from structlog.testing import capture_logs

from starters.web.assets import asset
from starters.web.rates import Limit, Rates
from starters.web.site import Site
from tests.web.sites import BASE_URL, a_site, visited

POLICY_PARTS = {
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return a_site(tmp_path)


async def _fails(_request: Request) -> Response:
    raise ValueError("Dana Reyes, account LS-20441")


async def _frames(_request: Request) -> Response:
    return PlainTextResponse("", headers={"Content-Security-Policy": "default-src 'self'"})


FAILS, FRAMES = Route("/fails", _fails), Route("/frames", _frames)


@pytest.mark.parametrize(
    "path", ["/", "/help", "/nowhere", "/fails", "/api/nowhere", "/robots.txt", "/healthz", "/readyz"]
)
async def test_every_answer_binds_the_browser_to_our_own_files(site: Site, path: str) -> None:
    async with visited(site, FAILS) as customer:
        headers = (await customer.get(path)).headers

    policy = set(headers["content-security-policy"].split("; "))
    assert policy >= POLICY_PARTS
    assert not any("unsafe" in part or "http" in part for part in policy)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "strict-transport-security" not in headers


async def test_an_answer_may_have_a_policy_of_its_own(site: Site) -> None:
    async with visited(site, FRAMES) as customer:
        answer = await customer.get("/frames")

    assert answer.headers["content-security-policy"] == "default-src 'self'"


async def test_customers_who_came_with_tls_stay_with_it(tmp_path: Path) -> None:
    async with visited(a_site(tmp_path, BASE_URL)) as customer:
        answer = await customer.get("/")

    assert answer.headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"


async def test_search_engines_see_the_help_and_nothing_of_a_customer(site: Site) -> None:
    async with visited(site) as engine:
        assert "x-robots-tag" not in (await engine.get("/help/csr")).headers
        refused = await engine.get("/r/some-token")

    assert "noindex" in refused.headers["x-robots-tag"]
    assert refused.headers["cache-control"] == "no-store"


async def test_files_are_kept_for_ever_under_the_hash_of_their_content(site: Site) -> None:
    async with visited(site) as customer:
        known, other = await customer.get(asset("site.css")), await customer.get("/static/site.0.css")

    assert "immutable" in known.headers["cache-control"]
    assert known.headers["content-type"].startswith("text/css")
    assert other.status_code == 404


async def test_a_failure_that_nobody_foresaw_is_a_page_and_tells_no_log_of_the_customer(site: Site) -> None:
    with capture_logs() as logs:
        async with visited(site, FAILS) as customer:
            answer = await customer.get("/fails")

    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    assert [entry["reason"] for entry in logs if entry["event"] == "page_failed"] == ["ValueError"]
    assert "Reyes" not in str(logs) + answer.text


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/nowhere", 404), ("POST", "/help", 405), ("GET", "/help/", 404)]
)
async def test_a_refusal_is_a_page_that_says_what_to_do(
    site: Site, method: str, path: str, status: int
) -> None:
    async with visited(site) as customer:
        answer = await customer.request(method, path)

    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert "What to do" in answer.text


async def test_a_program_gets_problem_json(site: Site) -> None:
    async with visited(site) as program:
        answer = await program.get("/api/nowhere")

    assert answer.headers["content-type"] == "application/problem+json"
    assert json.loads(answer.text) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "The API has no such address. Those that it has are in /api/v1/openapi.json.",
    }


async def test_upstream_gets_no_page(site: Site) -> None:
    async with visited(site) as upstream:
        answer = await upstream.get("/webhooks/upstream")

    assert (answer.status_code, answer.content) == (405, b"")


async def test_a_client_that_asks_too_often_has_to_wait_and_probes_never_do(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.rates = _Strict()

    async with visited(site) as customer:
        refused = [await customer.get("/help") for _ in range(3)][-1]
        probe = await customer.get("/readyz")

    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert "A little slower" in refused.text
    assert probe.status_code == 503  # Temporal is not connected here


class _Strict(Rates):
    def wait(self, limit: Limit, who: str, cost: float = 1) -> int | None:
        return super().wait(Limit(limit.name, at_once=2, a_minute=1), who, cost)
