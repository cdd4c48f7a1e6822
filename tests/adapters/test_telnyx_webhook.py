"""Which webhooks of Telnyx are believed, and what they say."""

import base64
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from porting.adapters.telnyx.webhook import TelnyxEvent, verify

CONTRACT = Path(__file__).parents[3] / "shared/reference/telnyx-porting-openapi.json"

KEY = Ed25519PrivateKey.generate()
PUBLIC_KEY = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()
NOW = datetime(2026, 8, 3, 15, 0, tzinfo=UTC)
TIMESTAMP = str(int(NOW.timestamp()))
PON = "acme-0001-1"
PAYLOAD = {"id": "96dfa9e4-c753-4fd3-97cd-42d66f26cf0c", "customer_reference": PON}
EVENT = {"id": "e1", "event_type": "porting_order.status_changed", "payload": PAYLOAD}
BODY = json.dumps({"data": EVENT, "meta": {"attempt": 1}}).encode()


def signature(timestamp: str, body: bytes, key: Ed25519PrivateKey = KEY) -> str:
    return base64.b64encode(key.sign(timestamp.encode() + b"|" + body)).decode()


SIGNATURE = signature(TIMESTAMP, BODY)


def said_by(body: bytes) -> TelnyxEvent | None:
    return verify(PUBLIC_KEY, TIMESTAMP, body, signature(TIMESTAMP, body), NOW)


def test_a_webhook_with_the_right_signature_names_our_order() -> None:
    assert said_by(BODY) == TelnyxEvent("porting_order.status_changed", PON)


@pytest.mark.parametrize("minutes", [-5, 5])
def test_a_webhook_within_five_minutes_is_fresh(minutes: int) -> None:
    assert verify(PUBLIC_KEY, TIMESTAMP, BODY, SIGNATURE, NOW + timedelta(minutes=minutes)) is not None


@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_webhook_of_another_time_is_not_believed(seconds: int) -> None:
    assert verify(PUBLIC_KEY, TIMESTAMP, BODY, SIGNATURE, NOW + timedelta(seconds=seconds)) is None


def respelt(signed: str) -> str:
    """The same bytes: the last letter before the padding has four bits that mean nothing."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = letters.index(signed[-3])
    return f"{signed[:-3]}{letters[last ^ 1]}=="


NOT_TELNYXS = {
    "another key": (TIMESTAMP, BODY, signature(TIMESTAMP, BODY, Ed25519PrivateKey.generate())),
    "another body": (TIMESTAMP, BODY + b" ", SIGNATURE),
    "another time": (str(int(TIMESTAMP) + 1), BODY, SIGNATURE),
    "no signature": (TIMESTAMP, BODY, ""),
    "half a signature": (TIMESTAMP, BODY, SIGNATURE[:44]),
    "no base64": (TIMESTAMP, BODY, "ä" * 88),
    "a line break in it": (TIMESTAMP, BODY, SIGNATURE + "\n"),
    "another spelling of the same bytes": (TIMESTAMP, BODY, respelt(SIGNATURE)),
    "hexadecimal": (TIMESTAMP, BODY, base64.b64decode(SIGNATURE).hex()),
    "the body alone signed": (TIMESTAMP, BODY, base64.b64encode(KEY.sign(BODY)).decode()),
    "the bar elsewhere": (TIMESTAMP[:-1], TIMESTAMP[-1:].encode() + b"|" + BODY, SIGNATURE),
    "no time": ("", BODY, signature("", BODY)),
    "a word for a time": ("soon", BODY, signature("soon", BODY)),
    "a fraction": (f"{TIMESTAMP}.0", BODY, signature(f"{TIMESTAMP}.0", BODY)),
    "milliseconds": (f"{TIMESTAMP}000", BODY, signature(f"{TIMESTAMP}000", BODY)),
    "a year of five digits": ("9" * 12, BODY, signature("9" * 12, BODY)),
    "a negative time": (f"-{TIMESTAMP}", BODY, signature(f"-{TIMESTAMP}", BODY)),
    "digits of another script": ("٣", BODY, signature("٣", BODY)),
}


@pytest.mark.parametrize("given", NOT_TELNYXS.values(), ids=NOT_TELNYXS)
def test_a_webhook_with_anything_wrong_is_not_believed(given: tuple[str, bytes, str]) -> None:
    timestamp, body, signed = given

    assert verify(PUBLIC_KEY, timestamp, body, signed, NOW) is None


@pytest.mark.parametrize(
    "body",
    [
        {"data": EVENT, "meta": {"attempt": 3}},
        EVENT,
        {"event_type": EVENT["event_type"], **PAYLOAD},
        {"data": {"customer_reference": PON}, "meta": {"event_type": EVENT["event_type"]}},
    ],
    ids=["usual", "without the envelope", "flat", "type beside it"],
)
def test_an_order_is_found_in_whatever_it_comes_wrapped_in(body: Any) -> None:
    assert said_by(json.dumps(body).encode()) == TelnyxEvent("porting_order.status_changed", PON)


def test_a_bare_payload_is_news_too() -> None:
    event = said_by(json.dumps(PAYLOAD).encode())

    assert event == TelnyxEvent("", PON)
    assert event.is_news


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff", b"not json", b"[]", b"null", b'{"data": [1]}', b"[" * 60_000, b'{"data":' * 8_000],
    ids=[
        "empty",
        "no text",
        "no json",
        "a list",
        "null",
        "data of another kind",
        "deep lists",
        "deep objects",
    ],
)
def test_a_genuine_body_that_nobody_understands_says_nothing(body: bytes) -> None:
    event = said_by(body)

    assert event is not None
    assert event.customer_reference == ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["data", "payload", "meta", "status", "value", "event_type"]), inner
        )
        | st.dictionaries(st.just("customer_reference"), inner)
    ),
    max_leaves=10,
)


@settings(max_examples=100, deadline=None)
@given(JSON)
def test_whatever_a_genuine_body_says_only_texts_come_of_it(said: Any) -> None:
    event = said_by(json.dumps(said).encode())

    assert event is not None
    assert isinstance(event.customer_reference, str)
    assert isinstance(event.event_type, str)
    assert isinstance(event.is_news, bool)


@settings(max_examples=100, deadline=None)
@given(st.just(TIMESTAMP) | st.text(), st.just(BODY) | st.binary(), st.text() | st.binary().map(str))
def test_whatever_a_stranger_sends_is_refused_and_no_error(timestamp: str, body: bytes, signed: str) -> None:
    assert verify(PUBLIC_KEY, timestamp, body, signed, NOW) is None


def test_fields_of_another_kind_than_the_contract_has_say_nothing() -> None:
    event = said_by(b'{"data": {"event_type": 7, "payload": {"customer_reference": null}}}')

    assert event == TelnyxEvent("", "")


@pytest.mark.parametrize(
    ("event_type", "is_news"),
    [
        ("porting_order.status_changed", True),
        ("porting_order.new_comment", True),
        ("porting_order.split", True),
        ("porting_order.deleted", True),
        ("porting_order.of_a_new_kind", True),
        ("porting_order.messaging_changed", False),
        ("porting_order.loa_updated", False),
        ("porting_order.sharing_token_expired", False),
        ("portout.status_changed", False),
        ("message.received", False),
    ],
)
def test_an_event_on_which_nobody_acts_is_no_news(event_type: str, is_news: bool) -> None:
    assert TelnyxEvent(event_type, PON).is_news is is_news


@pytest.mark.parametrize(
    ("status", "is_news"),
    [("draft", False), ("in-process", False), ("submitted", True), ("exception", True), ("ported", True)],
)
def test_an_order_that_is_where_we_have_put_it_is_no_news(status: str, is_news: bool) -> None:
    payload = {**PAYLOAD, "status": {"value": status, "details": []}}
    event = said_by(json.dumps({"data": {**EVENT, "payload": payload}}).encode())

    assert event == TelnyxEvent("porting_order.status_changed", PON, status)
    assert event.is_news is is_news


@pytest.mark.skipif(not CONTRACT.exists(), reason="the vendor's contract is not on this machine")
def test_the_contract_has_no_event_with_our_reference_that_is_not_found() -> None:
    names = {}
    for event_type, reference in _events_of_the_contract().items():
        event = said_by(json.dumps({"data": {"event_type": event_type, "payload": reference}}).encode())
        assert event is not None
        assert event.event_type == event_type
        names[event_type] = event.customer_reference

    assert names == {
        "porting_order.deleted": "my-ref-001",
        "porting_order.messaging_changed": "my-ref-001",
        "porting_order.status_changed": "my-ref-001",
        "porting_order.new_comment": "",
        "porting_order.split": "",
        "porting_order.loa_updated": "",
        "porting_order.sharing_token_expired": "",
    }


def _events_of_the_contract() -> dict[str, Any]:
    """Each event type with a payload of the contract's own examples."""
    schemas = json.loads(CONTRACT.read_text())["components"]["schemas"]
    mapping = schemas["PortingEvent"]["discriminator"]["mapping"]
    return {
        event_type: _example(schemas[reference.rpartition("/")[2]]["properties"]["payload"])
        for event_type, reference in mapping.items()
    }


def _example(schema: dict[str, Any]) -> Any:
    if "properties" in schema:
        return {name: _example(inner) for name, inner in schema["properties"].items()}
    return schema.get("example")
