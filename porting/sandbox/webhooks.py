"""The webhooks: a durable outbox, signed deliveries, and the ways in which webhooks go wrong."""

import hashlib
import hmac
import json
import secrets
import time
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

import httpx2
import structlog
from pydantic import BaseModel, ConfigDict, Field

from porting.domain.port_order import Pon
from porting.sandbox.clock import Now
from porting.sandbox.order import Event, Happening
from porting.sandbox.settings import SandboxSettings
from porting.sandbox.state import State, stamp

#: The question itself is no news, and our own inventory tells nobody anything.
_UNTOLD = frozenset({Happening.APPROVAL_ASKED, Happening.NUMBER_HELD})
_CHOICE = "webhooks"

log = structlog.get_logger()


class WebhookMode(StrEnum):
    NORMAL = "normal"
    LOST = "lost"
    """Never sent."""
    DOUBLE = "double"
    """Each sent twice, with the same event id."""
    LATE = "late"
    """Each sent `delay_seconds` late."""
    OUT_OF_ORDER = "out_of_order"
    """Of two after each other the second comes first; a last one comes `delay_seconds` late."""


class DeliveryState(StrEnum):
    DUE = "due"
    DELIVERED = "delivered"
    LOST = "lost"


class Webhooks(BaseModel):
    """How webhooks go from now on, as somebody chose."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mode: WebhookMode = WebhookMode.NORMAL
    delay_seconds: float = Field(default=5, ge=0, le=86400)
    """Real seconds."""


class Delivery(NamedTuple):
    id: int
    event_id: str
    event_type: str
    pon: Pon
    occurred_at: str
    state: str
    due_at: str
    attempts: int
    answer: str
    """What came of the last attempt: a status code or the kind of failure."""

    @property
    def body(self) -> bytes:
        fields = {name: getattr(self, name) for name in ("event_id", "event_type", "pon", "occurred_at")}
        return json.dumps(fields).encode()


_FIELDS = ", ".join(Delivery._fields)


class Outbox:
    """What is to be told; written in the transaction of the event itself, so that none is forgotten."""

    def __init__(self, state: State, settings: SandboxSettings, now: Now) -> None:
        self._state = state
        self._settings = settings
        self._now = now

    @property
    def webhooks(self) -> Webhooks:
        chosen = self._state.choice(_CHOICE)
        return Webhooks.model_validate_json(chosen) if chosen else Webhooks()

    def choose(self, webhooks: Webhooks) -> None:
        self._state.choose(_CHOICE, webhooks.model_dump_json())

    def tell(self, pon: Pon, event: Event, at: datetime) -> None:
        if self._settings.webhook_url is None or event.happening in _UNTOLD:
            return
        event_id, webhooks = secrets.token_hex(16), self.webhooks
        state = DeliveryState.LOST if webhooks.mode is WebhookMode.LOST else DeliveryState.DUE
        self._state.db.executemany(
            "INSERT INTO deliveries (event_id, event_type, pon, occurred_at, state, due_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (event_id, event.happening, pon, stamp(at), state, stamp(one))
                for one in self._due(pon, webhooks)
            ],
        )

    def _due(self, pon: Pon, webhooks: Webhooks) -> tuple[datetime, ...]:
        """When a new webhook goes out, once for each time that it does."""
        now = self._now()
        late = now + timedelta(seconds=webhooks.delay_seconds)
        match webhooks.mode:
            case WebhookMode.DOUBLE:
                return now, now
            case WebhookMode.LATE:
                return (late,)
            case WebhookMode.OUT_OF_ORDER:
                return (now if self._lets_pass(pon, now) else late,)
            case _:
                return (now,)

    def _lets_pass(self, pon: Pon, now: datetime) -> bool:
        """Make the order's delivery that is held back follow right after the one that comes now, if any."""
        moved = self._state.db.execute(
            "UPDATE deliveries SET due_at = ?1"
            " WHERE pon = ?2 AND state = 'due' AND attempts = 0 AND due_at > ?1",
            (stamp(now + timedelta(microseconds=1)), pon),
        )
        return moved.rowcount > 0

    def due(self) -> tuple[Delivery, ...]:
        return self._rows(
            "WHERE state = 'due' AND due_at <= ? ORDER BY due_at, id LIMIT 50", stamp(self._now())
        )

    def next_due(self) -> datetime | None:
        (due_at,) = self._state.db.execute(
            "SELECT min(due_at) FROM deliveries WHERE state = 'due'"
        ).fetchone()
        return datetime.fromisoformat(due_at) if due_at else None

    def latest(self, pon: Pon | None = None) -> tuple[Delivery, ...]:
        """Newest first, a hundred at most."""
        return self._rows("WHERE ?1 IS NULL OR pon = ?1 ORDER BY id DESC LIMIT 100", pon)

    def delivered(self, delivery: Delivery, answer: str) -> None:
        self._state.db.execute(
            "UPDATE deliveries SET state = 'delivered', attempts = attempts + 1, answer = ? WHERE id = ?",
            (answer, delivery.id),
        )

    def failed(self, delivery: Delivery, answer: str) -> None:
        """It is sent again, after a pause that doubles."""
        first, most = self._settings.webhook_retry_first, self._settings.webhook_retry_at_most
        pause = min(first * 2 ** min(delivery.attempts, 20), most)
        self._state.db.execute(
            "UPDATE deliveries SET attempts = attempts + 1, answer = ?, due_at = ? WHERE id = ?",
            (answer, stamp(self._now() + pause), delivery.id),
        )

    def _rows(self, where: str, *values: Any) -> tuple[Delivery, ...]:
        rows = self._state.db.execute(f"SELECT {_FIELDS} FROM deliveries {where}", values)  # noqa: S608 - ours
        return tuple(Delivery(*row) for row in rows)


def signature(secret: bytes, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 over timestamp, a full stop and the body as it is sent, in hexadecimal."""
    return hmac.new(secret, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


class Courier:
    """Delivers what is due. A kill between a delivery and its record sends it twice, never not at all."""

    def __init__(self, outbox: Outbox, settings: SandboxSettings, client: httpx2.AsyncClient) -> None:
        self._outbox = outbox
        self._secret = settings.webhook_secret.get_secret_value().encode()
        self._url = settings.webhook_url
        self._client = client

    async def deliver_due(self) -> None:
        if self._url is None:
            return
        for delivery in self._outbox.due():
            answer, delivered = await self._send(self._url, delivery)
            if delivered:
                self._outbox.delivered(delivery, answer)
            else:
                self._outbox.failed(delivery, answer)
            log.info("sandbox_webhook", event_id=delivery.event_id, pon=delivery.pon, answer=answer)

    async def _send(self, url: str, delivery: Delivery) -> tuple[str, bool]:
        """Signed anew at each attempt: a receiver takes no old signature."""
        timestamp = str(int(time.time()))
        headers = {
            "Content-Type": "application/json",
            "Porting-Timestamp": timestamp,
            "Porting-Signature": signature(self._secret, timestamp, delivery.body),
        }
        try:
            response = await self._client.post(url, content=delivery.body, headers=headers)
        except httpx2.HTTPError as error:
            return type(error).__name__, False
        return str(response.status_code), response.is_success
