"""The page where a person gives the browser a token."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from structlog.testing import capture_logs

from porting.access import static_tokens
from tests.starters.codec.servers import (
    UI,
    CodecServer,
    a_codec_server,
    a_token,
    json_of,
    plain,
    the_settings,
)

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest_asyncio.fixture
async def server(tmp_path: Path) -> AsyncIterator[CodecServer]:
    async with a_codec_server(the_settings(tmp_path)) as made:
        yield made


async def sign_in(server: CodecServer, token: str, after: str = "/", **headers: str) -> str:
    """Where the browser is led, or why it is not."""
    body = f"token={token}&next={after}"
    answer = await server.http.post("/sign-in", content=body, headers={**FORM, **headers})
    return answer.headers.get("location", str(answer.status_code))


async def test_a_token_becomes_a_cookie_with_which_the_web_ui_may_decode(server: CodecServer) -> None:
    where = await sign_in(server, a_token(server.settings), "/requests/acme-0001")
    decoded = await server.call("decode", json_of(plain(7)), Origin=UI)
    home = await server.http.get("/")

    assert (where, decoded.status_code) == ("/requests/acme-0001", 200)
    assert "You are signed in" in home.text


@pytest.mark.parametrize(
    ("url", "name", "more"),
    [(None, "porting-codec=", set()), ("https://codec.example", "__Host-porting-codec=", {"secure"})],
)
async def test_no_script_and_no_other_sites_call_gets_at_the_codec_servers_cookie(
    tmp_path: Path, url: str | None, name: str, more: set[str]
) -> None:
    settings = the_settings(tmp_path, codec_url=url)
    token = a_token(settings)
    async with a_codec_server(settings) as server:
        answer = await server.http.post("/sign-in", content=f"token={token}", headers=FORM)

    cookie = answer.headers["set-cookie"]
    parts = {part.strip().lower() for part in cookie.split(";")}
    assert cookie.startswith(name)
    assert parts >= {"httponly", "samesite=lax", "path=/"} | more
    assert token not in cookie


async def test_a_call_with_the_cookie_from_another_page_is_refused(server: CodecServer) -> None:
    await sign_in(server, a_token(server.settings))

    elsewhere = await server.call("decode", json_of(plain(7)), Origin="https://elsewhere.example")
    by_nobody = await server.call("decode", json_of(plain(7)))

    assert (elsewhere.status_code, by_nobody.status_code) == (403, 403)


@pytest.mark.parametrize("headers", [{"Origin": "https://a.example"}, {"Sec-Fetch-Site": "cross-site"}])
async def test_another_sites_page_signs_nobody_in(server: CodecServer, headers: dict[str, str]) -> None:
    assert await sign_in(server, a_token(server.settings), **headers) == "403"


async def test_a_token_that_is_none_is_told_so_and_logged_without_it(server: CodecServer) -> None:
    with capture_logs() as logs:
        where = await sign_in(server, "codec_abcdefgh_" + "a" * 43)

    assert where == "401"
    assert [each["reason"] for each in logs if each["event"] == "codec_call"] == ["unknown"]
    assert "codec_abcdefgh" not in str(logs)


@pytest.mark.parametrize("after", ["https://a.example/", "//a.example", "/requests/\\a.example", "/decode"])
async def test_nobody_is_led_away_from_our_pages(server: CodecServer, after: str) -> None:
    assert await sign_in(server, a_token(server.settings), after) == "/"


async def test_a_browser_is_out_once_its_token_is_taken_away_and_when_it_signs_out(
    server: CodecServer,
) -> None:
    kept, taken = a_token(server.settings), a_token(server.settings)
    await sign_in(server, taken)
    static_tokens.FILE.remove(server.settings.codec_tokens_path, taken.split("_")[1])
    after_removal = await server.call("decode", json_of(plain(7)), Origin=UI)
    await sign_in(server, kept)
    await server.http.post("/sign-out")

    after_sign_out = await server.call("decode", json_of(plain(7)), Origin=UI)

    assert (after_removal.status_code, after_sign_out.status_code) == (401, 401)


async def test_what_somebody_may_not_see_leads_to_the_page_to_sign_in(server: CodecServer) -> None:
    nobody = await server.http.get("/requests/acme-0001/documents/loa")
    with_token = {"Authorization": f"Bearer {a_token(server.settings, 'default:decode')}"}
    narrow = await server.http.get("/requests/acme-0001", headers=with_token)
    ended = {"Authorization": f"Bearer {a_token(server.settings, lasts=timedelta(seconds=-1))}"}
    too_late = await server.http.get("/requests/acme-0001", headers=ended)

    assert (nobody.status_code, nobody.headers["location"]) == (
        303,
        "/?next=/requests/acme-0001/documents/loa",
    )
    assert (narrow.status_code, too_late.status_code) == (403, 401)
    assert "may not do that" in narrow.text
