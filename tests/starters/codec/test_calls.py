"""What Temporal's Web UI and CLI send to the codec server, and what they are answered."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from structlog.testing import capture_logs
from temporalio.api.common.v1 import Payload

from porting.adapters import loose_pins
from porting.domain.port_request import SealedPin
from tests.starters.codec.servers import (
    UI,
    CodecServer,
    a_codec_server,
    a_token,
    json_of,
    plain,
    the_settings,
)

MESSAGE = {"losing_carrier": {"account_number": "LS-204418"}, "by": "sam"}
LARGE = "a" * (9 * 1024 * 1024)


@pytest_asyncio.fixture
async def server(tmp_path: Path) -> AsyncIterator[CodecServer]:
    async with a_codec_server(the_settings(tmp_path)) as made:
        yield made


async def test_what_is_encoded_for_nobody_yet_is_read_by_the_request_that_gets_it_and_decoded_again(
    server: CodecServer,
) -> None:
    token = a_token(server.settings)

    payload = await server.encoded(token, MESSAGE)

    assert b"LS-204418" not in payload.SerializeToString()
    assert server.keys.claim(payload.metadata["key"].decode(), "acme-0001")
    assert await server.decoded(token, payload) == MESSAGE


async def test_what_is_not_encrypted_passes(server: CodecServer) -> None:
    assert await server.decoded(a_token(server.settings), plain(MESSAGE)) == MESSAGE


async def test_what_cannot_be_read_any_more_says_why_and_since_when(server: CodecServer) -> None:
    token, key = a_token(server.settings), server.keys.of("acme-0001")
    erased = Payload(metadata={"encoding": b"binary/porting-v1", "key": key.key_id.encode()}, data=b"AAAA")
    unknown = Payload(metadata={"encoding": b"binary/porting-v1", "key": b"there-is-none"}, data=b"AAAA")
    altered = await server.encoded(token, MESSAGE)
    altered.data = altered.data[:-1] + b"A"
    server.keys.erase("acme-0001", datetime(2026, 11, 20, 14, 3, tzinfo=UTC))

    told = [await server.decoded(token, each) for each in (erased, unknown, altered)]

    assert told[0] == (
        "(erased with its port request on 20 Nov 2026 at 14:03 UTC: nobody can read it any more)"
    )
    assert "there-is-none" in told[1]
    assert "altered" in told[2]


async def test_a_pin_that_somebody_types_is_sealed_before_it_goes_anywhere(server: CodecServer) -> None:
    token = a_token(server.settings)
    message = {"losing_carrier": {"pin": "0042"}, "by": "sam"}

    payload = await server.encoded(token, message)

    sent = await server.decoded(token, payload)
    pin = SealedPin.model_validate(sent["losing_carrier"]["pin"])
    assert "0042" not in json.dumps(sent)
    assert payload.metadata["pin-keys"].decode() in pin.sealed
    assert loose_pins.open_for("acme-0001", pin, server.keys) == "0042"


async def test_what_stands_in_place_of_a_pin_is_not_taken_as_one(server: CodecServer) -> None:
    body = json_of(plain({"losing_carrier": {"pin": "(hidden)"}}))

    answer = await server.call("encode", body, Authorization=f"Bearer {a_token(server.settings)}")

    assert answer.status_code == 422
    assert "write the PIN itself" in answer.json()["message"]


@pytest.mark.parametrize(
    ("shown", "expected"), [(False, {"pin": "(hidden)", "n": 7}), (True, {"pin": "0042", "n": 7})]
)
async def test_a_pin_in_the_clear_is_shown_only_where_settings_say_so(
    tmp_path: Path, shown: bool, expected: dict[str, Any]
) -> None:
    settings = the_settings(tmp_path, codec_shows_pins=shown)
    async with a_codec_server(settings) as server:
        seen = await server.decoded(a_token(settings), plain([{"pin": "0042", "n": 7}]))

    assert seen == [expected]


#: What the call is refused for; its headers, `{token}` being a good one.
REFUSED: list[tuple[str, int, dict[str, str]]] = [
    ("no_token", 401, {}),
    ("no_token", 401, {"Authorization": "Basic c2FtOnNhbQ=="}),
    ("unknown", 401, {"Authorization": "Bearer codec_abcdefgh_" + "a" * 43}),
    ("unknown", 401, {"Authorization": "Bearer eyJhbGciOiJub25lIn0.e30."}),
    ("expired", 401, {"Authorization": "Bearer {expired}"}),
    ("namespace", 403, {"Authorization": "Bearer {token}", "X_Namespace": "other"}),
    ("permission", 403, {"Authorization": "Bearer {elsewhere}"}),
    ("permission", 403, {"Authorization": "Bearer {encoding}"}),
    ("origin", 403, {"Authorization": "Bearer {token}", "Origin": "https://elsewhere.example"}),
    ("origin", 403, {"Authorization": "Bearer {token}", "Origin": "null"}),
    ("origin", 403, {"Cookie": "porting-codec=AAAA"}),
    ("no_token", 401, {"Cookie": "porting-codec=AAAA", "Origin": UI}),
]


@pytest.mark.parametrize(("reason", "status", "headers"), REFUSED)
async def test_whoever_may_not_decode_is_refused_and_that_is_logged(
    server: CodecServer, reason: str, status: int, headers: dict[str, str]
) -> None:
    tokens = {
        "token": a_token(server.settings),
        "expired": a_token(server.settings, lasts=timedelta(seconds=-1)),
        "elsewhere": a_token(server.settings, "other:decode"),
        "encoding": a_token(server.settings, "default:encode", "default:documents"),
    }
    given = {name: value.format(**tokens) for name, value in headers.items()}

    with capture_logs() as logs:
        answer = await server.call("decode", json_of(plain(MESSAGE)), **given)

    assert answer.status_code == status
    [entry] = [each for each in logs if each["event"] == "codec_call"]
    assert (entry["outcome"], entry["reason"], entry["what"]) == ("refused", reason, "decode")
    assert not any(token in str(logs) for token in tokens.values())


@pytest.mark.parametrize(
    ("reason", "status", "sent"),
    [
        ("size", 413, {"content": LARGE, "headers": {"Content-Type": "application/json"}}),
        ("content_type", 415, {"content": "{}", "headers": {"Content-Type": "text/plain"}}),
        ("no_payloads", 400, {"content": "[7", "headers": {"Content-Type": "application/json"}}),
        ("too_many_payloads", 413, {"json": json_of(*[plain(7)] * 501)}),
    ],
)
async def test_what_is_too_large_or_no_payload_is_refused_and_that_is_logged(
    server: CodecServer, reason: str, status: int, sent: dict[str, Any]
) -> None:
    sent.setdefault("headers", {})["Authorization"] = f"Bearer {a_token(server.settings)}"

    with capture_logs() as logs:
        answer = await server.http.post("/encode", **sent)

    assert answer.status_code == status
    assert [each["reason"] for each in logs if each["event"] == "codec_call"] == [reason]


@pytest.mark.parametrize(
    ("method", "path", "reason", "status"),
    [
        ("GET", "/decode", "method", 405),
        ("PUT", "/encode", "method", 405),
        ("POST", "/download", "address", 404),
    ],
)
async def test_other_methods_and_addresses_are_refused_and_that_is_logged(
    server: CodecServer, method: str, path: str, reason: str, status: int
) -> None:
    with capture_logs() as logs:
        answer = await server.http.request(method, path)

    assert answer.status_code == status
    assert [each["reason"] for each in logs if each["event"] == "codec_call"] == [reason]


async def test_a_browser_is_told_that_the_web_ui_may_call_and_nobody_else(server: CodecServer) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-namespace"}

    the_ui = await server.http.request("OPTIONS", "/decode", headers={"Origin": UI, **asked})
    other = await server.http.request("OPTIONS", "/decode", headers={"Origin": "https://a.example", **asked})
    refused = await server.call("decode", {}, Origin=UI)

    assert (the_ui.status_code, other.status_code, refused.status_code) == (204, 403, 401)
    assert the_ui.headers["access-control-allow-origin"] == UI
    assert the_ui.headers["access-control-allow-credentials"] == "true"
    assert "access-control-allow-origin" not in other.headers
    assert refused.headers["access-control-allow-origin"] == UI  # so that the Web UI can tell why


async def test_who_decoded_what_is_logged_and_not_what_was_in_it(server: CodecServer) -> None:
    token = a_token(server.settings)
    payload = await server.encoded(token, MESSAGE)

    with capture_logs() as logs:
        await server.decoded(token, payload)

    assert logs == [
        {
            "event": "codec_call",
            "log_level": "info",
            "outcome": "done",
            "who": token.split("_")[1],
            "what": "decode",
            "namespace": "default",
            "client": "127.0.0.1",
            "payloads": 1,
            "keys": [payload.metadata["key"].decode()],
        }
    ]


async def test_guesses_at_tokens_are_slowed_down(server: CodecServer) -> None:
    guess = {"Authorization": "Bearer codec_abcdefgh_" + "a" * 43}

    answers = [await server.call("decode", {}, **guess) for _ in range(25)]

    assert answers[0].status_code == 401
    assert answers[-1].status_code == 429


async def test_while_keys_are_away_the_same_call_helps_later(server: CodecServer) -> None:
    token = a_token(server.settings)
    server.settings.data_keys_db.parent.mkdir(exist_ok=True)
    server.settings.data_keys_db.write_text("this is no database, and long enough to see that it is none")

    answer = await server.call("encode", json_of(plain(MESSAGE)), Authorization=f"Bearer {token}")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
