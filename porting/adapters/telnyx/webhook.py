"""Telnyx's webhooks: whether one is genuine and fresh, and which of our orders it speaks of."""

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic_core import from_json

SIGNATURE_HEADER = "telnyx-signature-ed25519"
TIMESTAMP_HEADER = "telnyx-timestamp"

#: What is older, or newer than our clock, is a replay or comes from a broken clock.
_WINDOW = timedelta(minutes=5)
_SIGNATURE_BYTES = 64
#: Unix seconds have ten digits until 2286; more than these are no time.
_MOST_DIGITS = 12

#: Nobody acts on these: text messages move by themselves, and of the last two the contract says that they
#: come as no webhook at all.
_NO_NEWS = frozenset(
    {"porting_order.messaging_changed", "porting_order.loa_updated", "porting_order.sharing_token_expired"}
)
#: Nor on these: an order is where we have put it.
_NO_NEWS_OF_STATUS = frozenset({"draft", "in-process"})
#: What events come wrapped in: usually `data` with a `payload`, some with nothing around their payload.
_WRAPPINGS = ("data", "payload", "meta")


@dataclass(frozen=True)
class TelnyxEvent:
    """A hint that something happened to an order; what it is, the order itself says."""

    event_type: str
    """Empty: the event came without its wrapping."""
    customer_reference: str
    """Our PON, or what somebody wrote into an order at Telnyx's portal. Empty: a comment and a split come
    with Telnyx's own id of the order only."""
    status: str = ""
    """That the order has changed to; empty: it has not, or the event does not say."""

    @property
    def is_news(self) -> bool:
        """Whether an order is worth a look; an event of an unknown kind is, one of another product is not."""
        if self.event_type in _NO_NEWS or self.status in _NO_NEWS_OF_STATUS:
            return False
        return not self.event_type or self.event_type.startswith("porting_order.")


def verify(public_key: str, timestamp: str, body: bytes, signature: str, now: datetime) -> TelnyxEvent | None:
    """The event in `body`; None: Telnyx has not signed it, or not in these minutes.

    `public_key` is base64 of 32 bytes, `timestamp` (Unix seconds) and `signature` (base64) are the headers as
    they came, `body` the raw bytes. The time that a check takes depends on nothing secret: all that goes into
    it is public. A genuine body that nobody understands is an event that says nothing: an error would make
    Telnyx send it again.
    """
    if not _is_fresh(timestamp, now):
        return None
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key))
    try:
        key.verify(_bytes_of(signature), timestamp.encode() + b"|" + body)
    except InvalidSignature:
        return None
    return _read(body)


def _is_fresh(timestamp: str, now: datetime) -> bool:
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= _MOST_DIGITS):
        return False
    return abs(now.timestamp() - int(timestamp)) <= _WINDOW.total_seconds()


def _bytes_of(signature: str) -> bytes:
    """Raises: `InvalidSignature`, also for another spelling of the same bytes."""
    try:
        raw = base64.b64decode(signature, validate=True)
    except ValueError:  # binascii.Error is one; so is what letters beyond ASCII raise
        raise InvalidSignature from None
    if len(raw) != _SIGNATURE_BYTES or base64.b64encode(raw).decode() != signature:
        raise InvalidSignature
    return raw


def _read(body: bytes) -> TelnyxEvent:
    try:
        event = from_json(body)
    except ValueError:
        event = None
    status = _found(event, "status")
    return TelnyxEvent(
        _text(_found(event, "event_type")),
        _text(_found(event, "customer_reference")),
        _text(status.get("value")) if isinstance(status, dict) else "",
    )


def _found(event: Any, name: str) -> Any:
    """What `event` has as `name`, in whichever wrapping; None: nothing."""
    if not isinstance(event, dict):
        return None
    if event.get(name) is not None:
        return event[name]
    inside = (_found(event.get(wrapping), name) for wrapping in _WRAPPINGS)
    return next((found for found in inside if found is not None), None)


def _text(found: Any) -> str:
    return found if isinstance(found, str) else ""
