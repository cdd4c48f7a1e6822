"""The stand-in's webhooks: Ed25519 over `timestamp|raw body`, as the vendor signs them.

The document shows the events but not how they travel: see `Wrapping`.
"""

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.telnyx.clock import stamp
from tests.telnyx.orders import Order

SIGNATURE = "telnyx-signature-ed25519"
TIMESTAMP = "telnyx-timestamp"


class Wrapping(StrEnum):
    ENVELOPE = "envelope"
    """As usual: the event is the `data` beside a `meta`."""
    EVENT = "event"
    """As the document shows the event."""
    NONE = "none"
    """Its payload alone."""


@dataclass(frozen=True)
class Webhook:
    """A signed message, to be posted as it is."""

    body: bytes
    timestamp: str
    signature: str

    @property
    def headers(self) -> dict[str, str]:
        return {
            SIGNATURE: self.signature,
            TIMESTAMP: self.timestamp,
            "content-type": "application/json",
        }


class Signer:
    """Makes and signs messages; `public_key` is what the vendor shows in its portal, base64 of 32 bytes."""

    def __init__(self) -> None:
        self._key = Ed25519PrivateKey.generate()
        public = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.public_key = base64.b64encode(public).decode()

    def sign(self, body: bytes, at: datetime) -> Webhook:
        timestamp = str(int(at.timestamp()))
        signature = self._key.sign(timestamp.encode() + b"|" + body)
        return Webhook(body, timestamp, base64.b64encode(signature).decode())

    def wrap(self, event: dict[str, Any], at: datetime, wrapping: Wrapping = Wrapping.ENVELOPE) -> Webhook:
        message = event["payload"] if wrapping is Wrapping.NONE else event
        if wrapping is Wrapping.ENVELOPE:
            data = {**event, "occurred_at": event["created_at"], "record_type": "event"}
            message = {"data": data, "meta": {"attempt": 1, "delivered_to": "https://desk.example/webhooks"}}
        return self.sign(json.dumps(message).encode(), at)

    def again(self, webhook: Webhook, later: timedelta) -> Webhook:
        """The same message, sent and signed once more."""
        return self.sign(webhook.body, datetime.fromtimestamp(int(webhook.timestamp), UTC) + later)


def status_changed(order: Order, at: datetime) -> dict[str, Any]:
    payload: dict[str, Any] = {
        "id": order.id,
        "status": order.shown_status(),
        "updated_at": stamp(order.updated_at),
    }
    if order.customer_reference:
        payload["customer_reference"] = order.customer_reference
    if order.support_key:
        payload["support_key"] = order.support_key
    return _event("porting_order.status_changed", order, payload, at)


def new_comment(order: Order, at: datetime) -> dict[str, Any]:
    comment = order.comments[-1]
    words = {name: comment[name] for name in ("id", "body", "user_type")}
    payload = {
        "porting_order_id": order.id,
        "comment": {**words, "inserted_at": comment["created_at"]},
        **({"support_key": order.support_key} if order.support_key else {}),
    }
    return _event("porting_order.new_comment", order, payload, at)


def split(order: Order, new: Order, at: datetime) -> dict[str, Any]:
    payload = {
        "from": {"id": order.id},
        "to": {"id": new.id},
        "porting_phone_numbers": [{"id": str(uuid4())} for _ in new.numbers],
    }
    return _event("porting_order.split", order, payload, at)


def _event(type_: str, order: Order, payload: dict[str, Any], at: datetime) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "event_type": type_,
        "record_type": "porting_event",
        "porting_order_id": order.id,
        "available_notification_methods": ["webhook"],
        "payload_status": "completed",
        "created_at": stamp(at),
        "updated_at": stamp(at),
        "payload": payload,
    }
