"""Calls that no browser of a customer's sends: what the pages make of them."""

import asyncio
import re
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from structlog.testing import capture_logs

from porting.links import Purpose
from starters.web.forms import verified_form
from starters.web.help import FORMS
from starters.web.page import page
from starters.web.rates import READING, STORING
from starters.web.session import FIELD, csrf_field
from starters.web.site import Site
from tests.sandbox.servers import served
from tests.starters.web.asgi import asked
from tests.web.sites import BASE_URL, a_site, an_app, multipart, visited


async def _with_a_form(request: Request) -> Response:
    csrf_field(request)
    return page(request, "start.html", {"is_open": True, "lifetime": ""}, kept_for=timedelta(minutes=5))


async def _takes_files(request: Request) -> Response:
    async with verified_form(request):
        return Response()


WITH_A_FORM = Route("/with-a-form", _with_a_form)
TAKES_FILES = Route("/takes-files", _takes_files, methods=["POST"])


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return a_site(tmp_path, BASE_URL)


@pytest.fixture
def app(site: Site) -> Starlette:
    return an_app(site, WITH_A_FORM)


@pytest.mark.parametrize("host", ["evil.example", "[", "a/webhooks/#", "a#b", "a b", "", "[::1", "x?y=/help"])
@pytest.mark.parametrize("path", ["/help", "/nowhere", "/r/abc/renew", "/api/nowhere"])
async def test_what_a_caller_calls_us_is_in_no_answer(app: Starlette, host: str, path: str) -> None:
    answer = await asked(app, "GET", path, [("host", host)])

    assert answer.status in (200, 401, 404, 405)
    assert len(answer.content) > 0
    assert "location" not in answer.headers
    assert "evil.example" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "CONNECT", "PUT", "DELETE", "FOO"])
@pytest.mark.parametrize("path", ["/", "/help", "/healthz", "/static/site.css", "/mail/abc"])
async def test_a_page_is_read_and_nothing_else(app: Starlette, method: str, path: str) -> None:
    answer = await asked(app, method, path, [("origin", "https://evil.example")])

    assert answer.status == 405
    assert not any(name.startswith("access-control") for name in answer.headers)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static//etc/passwd",
        "/static/site.css\x00.js",
        "/help/loa/../../../settings.pdf",
        "/help/loa/LOA-US.pdf/..",
        "//evil.example/help",
        "/help\r\nSet-Cookie: x=1",
    ],
)
async def test_no_path_leads_out_of_what_is_served(app: Starlette, path: str) -> None:
    answer = await asked(app, "GET", path)

    assert answer.status == 404
    assert not {"location", "set-cookie"} & set(answer.headers)


async def test_a_path_is_shown_to_nobody_as_markup(app: Starlette) -> None:
    answer = await asked(app, "GET", "/help/<script>alert(1)</script>", query=b"q=<script>")

    assert answer.status == 404
    assert "alert(1)" not in answer.text


async def test_what_somebody_typed_is_shown_again_as_he_typed_it(app: Starlette) -> None:
    markup = '"><script>alert(1)</script>{{ 7*7 }}'
    shown = await asked(app, "GET", "/new")
    cookie = ("cookie", shown.headers["set-cookie"].partition(";")[0])
    token = re.search(rf'name="{FIELD}" value="([^"]+)"', shown.text)
    assert token
    form = urlencode({FIELD: token[1], "numbers": markup, "nonce": markup}).encode()

    again = await asked(
        app, "POST", "/new", [cookie, ("content-type", "application/x-www-form-urlencoded")], form
    )

    assert again.status == 422
    assert "&lt;script&gt;alert(1)" in again.text
    assert "<script>alert" not in again.text
    assert "{{ 7*7 }}" in again.text


def test_no_template_and_no_script_turns_escaping_off() -> None:
    web = files("starters.web")
    folders = [web / "templates", *(each for each in (web / "templates").iterdir() if each.is_dir())]
    templates = [file.read_text() for folder in folders for file in folder.iterdir() if file.is_file()]
    scripts = [file.read_text() for file in (web / "static").iterdir() if file.name.endswith(".js")]

    assert [text for text in templates if re.search(r"\|\s*safe|autoescape|<script(?! src)", text)] == []
    dangerous = r"insertAdjacentHTML|document\.write|\beval\b|new Function|postMessage|localStorage"
    assert [found for text in scripts for found in re.findall(dangerous, text)] == []


@pytest.mark.parametrize(
    "raw",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"x" * 70_000,
        b"GET /?" + b"x" * 70_000,
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nA: b\nC: d\x00\r\n\r\n",
    ],
    ids=["headers", "query", "lengths", "encodings", "space", "hosts", "letters"],
)
async def test_a_message_whose_bounds_are_in_doubt_is_read_no_further(app: Starlette, raw: bytes) -> None:
    async with served(app) as address:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(address.rpartition(":")[2]))
        writer.write(raw)
        try:
            answer = await asyncio.wait_for(reader.read(), 20)
        except ConnectionResetError:  # hung up on while it was still sending
            answer = b"HTTP/1.1 400 "
        writer.close()

    assert answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 501 "))
    assert answer.count(b"HTTP/1.1") == 1


async def test_a_page_with_a_form_is_in_no_cache_that_others_share(app: Starlette) -> None:
    alone, formed = [await asked(app, "GET", path) for path in ("/", "/with-a-form")]

    assert alone.headers["cache-control"].startswith("public")
    assert "set-cookie" not in alone.headers
    assert formed.headers["cache-control"] == "no-store"


async def test_the_cookie_is_small_bound_to_our_host_and_says_nothing(app: Starlette) -> None:
    cookie = (await asked(app, "GET", "/with-a-form")).headers["set-cookie"]

    assert cookie.startswith("__Host-porting=")
    assert {"Path=/", "Secure", "HttpOnly", "SameSite=lax"} == set(cookie.split("; ")[1:])
    assert len(cookie) < 200


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_is_served_has_a_plain_name(form: str) -> None:
    assert form.replace("-", "").isalnum()


async def test_files_without_end_are_not_kept_for_one_client(site: Site) -> None:
    named, body = multipart({FIELD: "x"}, [("documents.loa", "loa.pdf", b"%PDF-" + bytes(200_000))])
    headers = [(name.lower(), value) for name, value in named.items()]
    app = an_app(site, TAKES_FILES)
    site.wait(STORING, "192.0.2.1", STORING.at_once - 0.1)

    one = await asked(app, "POST", "/takes-files", headers, body, client="192.0.2.1")
    other = await asked(app, "POST", "/takes-files", headers, body, client="192.0.2.2")

    assert (one.status, other.status) == (429, 403)
    assert int(one.headers["retry-after"]) > 0


@pytest.mark.parametrize("path", ["/healthzz", "/api/nowhere", "/nowhere"])
async def test_what_only_looks_like_a_path_without_limit_has_one(app: Starlette, path: str) -> None:
    statuses = [(await asked(app, "GET", path)).status for _ in range(READING.at_once + 1)]

    assert (statuses[0], statuses[-1]) == (404, 429)


@pytest.mark.parametrize("path", ["/r/made-up/answer", "/new/made-up/documents", "/new/made-up/letter"])
async def test_whoever_has_no_link_sends_files_in_vain(app: Starlette, path: str) -> None:
    named, body = multipart({FIELD: "x"}, [("documents.loa", "loa.pdf", b"%PDF-1.7")])
    headers = [(name.lower(), value) for name, value in named.items()]

    # Whose form it was would be known only once all of it had been read.
    assert (await asked(app, "POST", path, headers, body)).status == 404


async def test_who_tries_the_door_is_in_the_log_and_no_token(site: Site) -> None:
    with capture_logs() as logs:
        async with visited(site) as stranger:
            await stranger.get("/mail/made-up-token")
            await stranger.post("/mail/made-up-token", data={FIELD: "0" * 64})
            assert site.links
            good = site.links.token(Purpose.CONFIRM_MAIL, "m" * 32, datetime.now(UTC))
            await stranger.post(f"/mail/{good}", data={FIELD: "0" * 64})
            await stranger.post(f"/mail/{good}", headers={"Sec-Fetch-Site": "cross-site"})

    refused = [entry["reason"] for entry in logs if entry["event"] == "page_refused"]
    assert refused == ["link_invalid", "link_invalid", "form_token", "foreign_form"]
    assert "made-up" not in str(logs)
    assert good not in str(logs)
