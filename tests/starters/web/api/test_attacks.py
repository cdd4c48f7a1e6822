"""Calls that no program of ours sends: what the API makes of them, and what it keeps to itself."""

import json
import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from structlog.testing import capture_logs

from porting.adapters.api_answers import SqliteApiAnswers
from porting.api_keys import Scope
from starters.web.api.app import PATH
from starters.web.app import Receiver, create_app
from starters.web.site import Site
from tests.documents.stores import settings_in
from tests.starters.web.api.programs import LINKS, a_key, bearer, wanted
from tests.starters.web.asgi import Answer, asked
from tests.web.sites import in_no_time, multipart

CHECKS, REQUESTS = f"{PATH}/checks", f"{PATH}/port-requests"
JSON = ("content-type", "application/json")
_OURS = re.compile(r"[0-9a-f]{64}")


@pytest.fixture
def app(tmp_path: Path) -> Starlette:
    settings = settings_in(tmp_path)
    return create_app(Receiver(settings), Site(settings, LINKS, rates=in_no_time()))


@pytest.fixture
def key(tmp_path: Path) -> tuple[str, str]:
    return ("authorization", bearer(a_key(tmp_path))["Authorization"])


async def checked(app: Starlette, key: tuple[str, str], body: bytes) -> Answer:
    return await asked(app, "POST", CHECKS, [key, JSON], body)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/port-requests/openapi.json"),
        ("PUT", "/port-requests/acme-0001/documents/openapi.json"),
        ("GET", "/../openapi.json"),
        ("GET", "/./port-requests"),
        ("POST", "//port-requests"),
        ("GET", "/port-requests/../../../webhooks/upstream"),
    ],
)
async def test_no_spelling_of_a_path_gets_past_the_key(app: Starlette, method: str, path: str) -> None:
    assert (await asked(app, method, PATH + path, [JSON], b"{}")).status == 401


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "TRACE", "CONNECT", "PATCH", "DELETE", "FOO"])
async def test_only_the_methods_that_are_described_are_taken(
    app: Starlette, key: tuple[str, str], method: str
) -> None:
    answer = await asked(app, method, REQUESTS, [key])

    assert answer.status == 405
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b'{"company_name":' + b"9" * 10_000 + b"}",
        b'{"company_name":NaN}',
        b'{"\\ud800":1}',
        b'{"company_name":"\\ud800"}',
        b"\xff\xfe",
        b"null",
        b"",
    ],
    ids=lambda body: repr(body[:12]),
)
async def test_json_that_is_a_trap_is_refused_as_a_mistake(
    app: Starlette, key: tuple[str, str], body: bytes
) -> None:
    answer = await checked(app, key, body)

    assert answer.status in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"


async def test_what_is_wrong_a_hundred_thousand_times_is_told_a_hundred_times(
    app: Starlette, key: tuple[str, str]
) -> None:
    numbers = json.dumps({**wanted(), "numbers": [{}] * 300_000}).encode()[: 1024 * 1024]
    unknown = json.dumps(dict.fromkeys(("x" * 5000 + str(each) for each in range(150)), 1)).encode()

    for body in (numbers[: numbers.rindex(b",")] + b"]}", unknown):
        answer = await checked(app, key, body)
        assert answer.status == 422
        assert len(answer.content) < 64 * 1024


@pytest.mark.parametrize("request_id", ["а-cyrillic", "acme'--", "..", "acme 0001", "a" * 65, "acme\r\nx"])
async def test_an_id_is_letters_of_ascii_and_nothing_that_looks_like_them(
    app: Starlette, key: tuple[str, str], request_id: str
) -> None:
    answer = await checked(app, key, json.dumps(wanted(request_id=request_id)).encode())

    assert [each["field"] for each in answer.json["errors"]] == ["request_id"]


async def test_the_name_of_a_file_leads_nowhere(tmp_path: Path, key: tuple[str, str]) -> None:
    site = Site(settings_in(tmp_path), LINKS, rates=in_no_time())
    app = create_app(Receiver(site.settings), site)
    request = json.dumps(wanted()).encode()
    before, statuses = _files_in(tmp_path), []
    for name in ("../../../etc/passwd", "a\r\nSet-Cookie: x=1", "a" * 5000, "loa\x00.pdf"):
        headers, body = multipart({"request": request.decode()}, [("loa", name, b"%PDF-1.7 hostile")])
        kind = ("content-type", headers["Content-Type"])
        answer = await asked(app, "POST", CHECKS, [key, kind], body)
        statuses.append(answer.status)
        assert "set-cookie" not in answer.headers
    site.reading.close()

    kept = [path for path in _files_in(tmp_path) - before if path.is_relative_to(site.settings.documents_dir)]
    assert statuses == [200, 200, 400, 200]
    assert [path.name for path in kept if not _OURS.fullmatch(path.name)] == []
    assert len(kept) > 0


def _files_in(directory: Path) -> set[Path]:
    return {path for path in directory.rglob("*") if path.is_file()}


async def test_a_key_that_only_reads_makes_no_link_that_could_change(app: Starlette, tmp_path: Path) -> None:
    reads = ("authorization", bearer(a_key(tmp_path, Scope.READ))["Authorization"])

    assert (await asked(app, "POST", f"{REQUESTS}/acme-0001/links", [reads])).status in (403, 503)
    # Temporal is away here, which is found before the scope is: the description says what the route asks for.
    described = (await asked(app, "GET", f"{PATH}/openapi.json")).json
    [asks] = described["paths"]["/port-requests/{request_id}/links"]["post"]["security"]
    assert asks == {"ApiKey": ["change"]}


async def test_what_needs_no_idempotency_key_is_not_kept_under_one(
    app: Starlette, key: tuple[str, str], tmp_path: Path
) -> None:
    pdf = [key, ("content-type", "application/pdf"), ("idempotency-key", "9f1c")]

    answers = [await asked(app, "POST", f"{PATH}/documents", pdf, b"%PDF-1.7 x") for _ in range(2)]

    assert [answer.status for answer in answers] == [201, 201]
    assert "idempotency-replayed" not in answers[1].headers
    assert list(tmp_path.rglob("api-answers*")) == []


def test_of_two_calls_with_one_key_at_once_only_one_begins(tmp_path: Path) -> None:
    one, other = (SqliteApiAnswers(tmp_path / "api-answers.db") for _ in range(2))

    begun = [answers.begin("call", "body") for answers in (one, other)]
    one.end("call", 201, b"{}")
    late = other.begin("call", "body")

    assert begun[0] is None
    assert begun[1]
    assert begun[1].status is None
    assert late
    assert (late.status, late.content) == (201, b"{}")


async def test_who_called_and_who_was_refused_is_in_the_log_and_nothing_of_what_was_sent(
    app: Starlette, key: tuple[str, str]
) -> None:
    secret = key[1].removeprefix("Bearer ")
    with capture_logs() as logs:
        await checked(app, key, b'{"company_name": "qzx-7734"}')
        await checked(app, ("authorization", "Bearer qzx-7734"), b"{}")

    assert [(entry["event"], entry.get("status")) for entry in logs] == [
        ("api_called", 422),
        ("api_key_refused", None),
    ]
    assert logs[0]["route"].endswith("/checks")
    assert "qzx" not in str(logs)
    assert secret.rpartition("_")[2] not in str(logs)


async def test_guesses_from_one_customers_network_count_as_one(app: Starlette) -> None:
    answers = [await asked(app, "GET", REQUESTS, client=f"2001:db8:0:1::{last:x}") for last in range(1, 23)]

    assert [answer.status for answer in answers] == [401] * 20 + [429] * 2


async def test_the_description_is_open_and_no_way_to_wear_us_out(app: Starlette) -> None:
    statuses = [(await asked(app, "GET", f"{PATH}/openapi.json")).status for _ in range(125)]

    assert (statuses[0], statuses[-1]) == (200, 429)
