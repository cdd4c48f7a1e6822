"""The sandbox's webhooks: whether one is genuine and fresh, and what it says."""

import hashlib
import hmac
from datetime import datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from porting.domain.port_order import Pon

SIGNATURE_HEADER = "Porting-Signature"
TIMESTAMP_HEADER = "Porting-Timestamp"
#: A signature that is older, or newer than our clock, is a replay or a broken clock.
_WINDOW = timedelta(minutes=5)
#: Nobody acts on these: an order is where it was sent, and a number that moves has an event of its own.
_NO_NEWS = frozenset({"order.received", "order.with_losing_carrier", "order.ported"})


class SandboxEvent(BaseModel):
    """A hint that something happened to an order; what it is, the order itself says."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    event_id: str = Field(min_length=1, max_length=64)
    """The same for every delivery of one event."""
    event_type: str = Field(min_length=1, max_length=64)
    pon: Pon = Field(min_length=1, max_length=100)
    occurred_at: AwareDatetime

    @property
    def is_news(self) -> bool:
        """Whether the order is worth a look; an event of a kind that nobody knows is."""
        return self.event_type not in _NO_NEWS


def verify(secret: bytes, timestamp: str, body: bytes, signature: str, now: datetime) -> SandboxEvent | None:
    """The event in `body`; None: it is not signed with `secret`, not from these minutes, or no event.

    `timestamp` (Unix seconds) and `signature` are the headers as they came, `body` the raw bytes. An empty
    `secret` signs nothing: everybody knows it.
    """
    if not secret or not _is_fresh(timestamp, now):
        return None
    expected = hmac.new(secret, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected.encode(), signature.encode()):
        return None
    try:
        return SandboxEvent.model_validate_json(body)
    except ValidationError:
        return None


def _is_fresh(timestamp: str, now: datetime) -> bool:
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= 12):
        return False
    return abs(now.timestamp() - int(timestamp)) <= _WINDOW.total_seconds()
