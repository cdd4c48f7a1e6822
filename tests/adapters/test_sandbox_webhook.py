"""Which webhooks are believed."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from porting.adapters.sandbox_webhook import verify
from porting.sandbox.webhooks import signature

SECRET = b"shared with the sandbox"
NOW = datetime(2026, 8, 3, 15, 0, tzinfo=UTC)
TIMESTAMP = str(int(NOW.timestamp()))
BODY = json.dumps(
    {
        "event_id": "e1",
        "event_type": "order.confirmed",
        "pon": "acme-0001-1",
        "occurred_at": "2026-08-03T15:00:00+00:00",
    }
).encode()
SIGNATURE = signature(SECRET, TIMESTAMP, BODY)


def test_a_webhook_with_the_right_signature_is_an_event() -> None:
    event = verify(SECRET, TIMESTAMP, BODY, SIGNATURE, NOW)

    assert event is not None
    assert (event.event_type, event.pon, event.occurred_at) == ("order.confirmed", "acme-0001-1", NOW)


@pytest.mark.parametrize("minutes", [-5, 5])
def test_a_webhook_within_five_minutes_is_fresh(minutes: int) -> None:
    assert verify(SECRET, TIMESTAMP, BODY, SIGNATURE, NOW + timedelta(minutes=minutes)) is not None


@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_webhook_of_another_time_is_not_believed(seconds: int) -> None:
    assert verify(SECRET, TIMESTAMP, BODY, SIGNATURE, NOW + timedelta(seconds=seconds)) is None


@pytest.mark.parametrize(
    ("secret", "timestamp", "body", "given"),
    [
        (b"another secret", TIMESTAMP, BODY, SIGNATURE),
        (b"", TIMESTAMP, BODY, signature(b"", TIMESTAMP, BODY)),
        (SECRET, TIMESTAMP, BODY + b" ", SIGNATURE),
        (SECRET, str(int(TIMESTAMP) + 1), BODY, SIGNATURE),
        (SECRET, TIMESTAMP, BODY, ""),
        (SECRET, TIMESTAMP, BODY, "ä" * 64),
        (SECRET, "", BODY, signature(SECRET, "", BODY)),
        (SECRET, "soon", BODY, signature(SECRET, "soon", BODY)),
        (SECRET, "9" * 12, BODY, signature(SECRET, "9" * 12, BODY)),
        (SECRET, "9" * 30, BODY, signature(SECRET, "9" * 30, BODY)),
        (SECRET, "-1", BODY, signature(SECRET, "-1", BODY)),
        (SECRET, "٣", BODY, signature(SECRET, "٣", BODY)),
        (SECRET, TIMESTAMP, b"{}", signature(SECRET, TIMESTAMP, b"{}")),
        (SECRET, TIMESTAMP, b"\xff", signature(SECRET, TIMESTAMP, b"\xff")),
    ],
    ids=[
        "another secret",
        "no secret",
        "another body",
        "another time",
        "no signature",
        "no hexadecimal",
        "no time",
        "a word for a time",
        "a year of five digits",
        "a time beyond all",
        "a negative time",
        "digits of another script",
        "no event",
        "no text",
    ],
)
def test_a_webhook_with_anything_wrong_is_not_believed(
    secret: bytes, timestamp: str, body: bytes, given: str
) -> None:
    assert verify(secret, timestamp, body, given, NOW) is None
