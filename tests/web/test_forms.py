"""Forms as browsers send them, and as others do."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from starters.web.forms import MIB, FormLimits, verified_form
from starters.web.page_body import PageBody
from starters.web.refusals import RefusedError
from starters.web.session import FIELD, csrf_field, remember
from starters.web.site import Site
from tests.web.sites import BASE_URL, a_site, multipart, visited

LIMITS = FormLimits(files=2, file_bytes=MIB, fields=5, field_bytes=1000)
PDF = b"%PDF-1.7 of a customer"
PATH = "/try"


async def _shown(request: Request) -> Response:
    response = Response(str(csrf_field(request)))
    remember(request, response)
    return response


async def _sent(request: Request) -> Response:
    async with verified_form(request, LIMITS) as form:
        uploads = [[each.field, each.name, each.size, each.problem] for each in form.uploads]
        whole = sum([len(await each.content()) for each in form.uploads])
        return JSONResponse({"fields": form.fields, "uploads": uploads, "whole": whole})


ROUTES = (Route(PATH, _shown, methods=["GET"]), Route(PATH, _sent, methods=["POST"]))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return a_site(tmp_path)


@pytest.fixture
async def customer(site: Site) -> AsyncIterator[httpx2.AsyncClient]:
    async with visited(site, *ROUTES) as client:
        yield client


async def token(customer: httpx2.AsyncClient) -> str:
    return (await customer.get(PATH)).text.rpartition('value="')[2].removesuffix('">')


async def sent(customer: httpx2.AsyncClient, fields: dict[str, str], *files: tuple[str, str, bytes]) -> Any:
    headers, body = multipart({FIELD: await token(customer), **fields}, files)
    answer = await customer.post(PATH, content=body, headers=headers)
    return answer.json() if answer.status_code == 200 else answer.status_code


async def test_a_form_of_ours_brings_its_fields(customer: httpx2.AsyncClient) -> None:
    plain = await customer.post(PATH, data={FIELD: await token(customer), "name": " Dana\r\nReyes\x00 "})

    assert plain.json()["fields"] == {"name": "Dana\nReyes"}
    assert (await sent(customer, {"name": "Ürsula"}))["fields"] == {"name": "Ürsula"}


async def test_a_form_brings_files_and_says_which_are_no_documents(customer: httpx2.AsyncClient) -> None:
    answer = await sent(
        customer,
        {},
        ("loa", "letter.pdf", PDF),
        ("csr", "C:\\papers\\record.docx", b"PK\x03\x04"),
    )

    assert answer["uploads"] == [
        ["loa", "letter.pdf", len(PDF), None],
        ["csr", "record.docx", 4, "not_pdf"],
    ]
    assert answer["whole"] == len(PDF) + 4


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (PDF + bytes(MIB), "too_large"),
        (b"\n" * 1019 + b"%PDF-", None),
        (b"\n" * 1020 + b"%PDF-", "not_pdf"),
    ],
)
async def test_a_file_that_is_no_good_is_told_at_its_field(
    customer: httpx2.AsyncClient, content: bytes, problem: str | None
) -> None:
    [upload] = (await sent(customer, {}, ("loa", "letter.pdf", content)))["uploads"]

    assert upload[3] == problem


async def test_a_field_in_which_no_file_was_chosen_brings_none(customer: httpx2.AsyncClient) -> None:
    assert (await sent(customer, {}, ("loa", "", b"")))["uploads"] == []


async def test_a_form_without_the_token_of_its_browser_is_refused(customer: httpx2.AsyncClient) -> None:
    theirs = await token(customer)
    customer.cookies.clear()
    ours = await token(customer)

    for wrong in ("", theirs, ours[:-1], "ü"):
        answer = await customer.post(PATH, data={FIELD: wrong})
        assert (answer.status_code, "Please send the form again" in answer.text) == (403, True)
    customer.cookies.clear()
    assert (await customer.post(PATH, data={FIELD: ours})).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
async def test_a_form_that_another_site_made_the_browser_send_is_refused(
    customer: httpx2.AsyncClient, headers: dict[str, str]
) -> None:
    answer = await customer.post(PATH, data={FIELD: await token(customer)}, headers=headers)

    assert answer.status_code == 403


async def test_a_form_comes_through_a_proxy_that_calls_us_by_another_name(tmp_path: Path) -> None:
    async with visited(a_site(tmp_path, "http://desk.example"), *ROUTES) as customer:
        answer = await customer.post(
            PATH, data={FIELD: await token(customer)}, headers={"Origin": "http://desk.example"}
        )

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("base_url", "name", "is_secure"),
    [("http://127.0.0.1", "porting", False), (BASE_URL, "__Host-porting", True)],
)
async def test_no_script_and_no_other_site_gets_at_the_cookie(
    tmp_path: Path, base_url: str, name: str, is_secure: bool
) -> None:
    async with visited(a_site(tmp_path, base_url), *ROUTES) as customer:
        cookie = (await customer.get(PATH)).headers["set-cookie"]

    assert cookie.startswith(f"{name}=")
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    assert "path=/" in cookie.lower()
    assert ("Secure" in cookie) is is_secure
    assert "domain" not in cookie.lower()


async def test_a_browser_keeps_its_cookie_over_several_forms(customer: httpx2.AsyncClient) -> None:
    first = await token(customer)
    second = await customer.get(PATH)

    assert "set-cookie" not in second.headers
    assert first in second.text


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"name": "x" * 1001}, 400),
        ({str(count): "" for count in range(6)}, 400),
    ],
)
async def test_a_form_with_more_than_ours_have_is_refused(
    customer: httpx2.AsyncClient, fields: dict[str, str], status: int
) -> None:
    assert await sent(customer, fields) == status
    plain = await customer.post(PATH, data={FIELD: await token(customer), **fields})
    assert plain.status_code == status


async def test_more_than_all_files_may_have_is_refused_once_it_has_been_sent(
    customer: httpx2.AsyncClient,
) -> None:
    large = ("loa", "letter.pdf", PDF + bytes(4 * MIB))

    assert await sent(customer, {}, large) == 413
    assert await sent(customer, {}, *[("loa", "letter.pdf", PDF)] * 3) == 400


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"--x\r\n"),
        ("multipart/form-data; boundary=x", b"no boundary here"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\n" + b"A: b\r\n" * 100 + b"\r\n--x--\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\nA: " + b"b" * 10_000 + b"\r\n\r\n--x--\r\n"),
        ("application/json", b"{}"),
        ("text/plain", b""),
    ],
)
async def test_what_is_no_form_is_refused_with_a_page(
    customer: httpx2.AsyncClient, content_type: str, body: bytes
) -> None:
    answer = await customer.post(PATH, content=body, headers={"Content-Type": content_type})

    assert answer.status_code in (400, 403, 415)
    assert "What to do" in answer.text


async def test_a_form_that_never_ends_is_given_up() -> None:
    async def never() -> Any:
        await asyncio.Event().wait()

    scope = {"type": "http", "method": "POST", "headers": []}
    body = PageBody(Request(scope, never), most=MIB, patience=0.01)

    with pytest.raises(RefusedError) as refused:
        async for _ in body.chunks():
            pass

    assert refused.value.status_code == 408


async def test_many_who_send_files_at_once_wait_for_their_turn_or_are_told(site: Site) -> None:
    async with visited(site, *ROUTES) as customer, site.turns.one("127.0.0.1"), site.turns.one("127.0.0.1"):
        async with site.turns.one("127.0.0.1"):
            assert await sent(customer, {}, ("loa", "letter.pdf", PDF)) == 503
        assert (await sent(customer, {}, ("loa", "letter.pdf", PDF)))["whole"] == len(PDF)
