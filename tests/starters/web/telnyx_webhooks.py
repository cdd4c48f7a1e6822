"""Webhooks of Telnyx, and a thousand that are not: forged, altered, stale."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from porting.settings import Settings
from tests.telnyx.webhooks import SIGNATURE, TIMESTAMP, Signer, Webhook, Wrapping

PATH = "/webhooks/upstream"
PON = "acme-0001-1"
TELNYX = Signer()
SETTINGS = Settings(upstream="telnyx", telnyx_public_key=TELNYX.public_key)


def an_event(pon: str | None = PON, event_type: str = "porting_order.status_changed") -> dict[str, Any]:
    order = {"id": "96dfa9e4-c753-4fd3-97cd-42d66f26cf0c", "status": {"value": "exception", "details": []}}
    payload = {**order, "customer_reference": pon} if pon else {"porting_order_id": order["id"]}
    return {
        "id": "3b19372e-38d4-4a9e-855f-a5a9ed5db4c2",
        "event_type": event_type,
        "created_at": "2026-08-03T15:00:00Z",
        "payload": payload,
    }


def a_webhook(
    pon: str | None = PON,
    *,
    signer: Signer = TELNYX,
    later: float = 0,
    wrapping: Wrapping = Wrapping.ENVELOPE,
) -> Webhook:
    """Signed `later` seconds from now."""
    return signer.wrap(an_event(pon), datetime.now(UTC) + timedelta(seconds=later), wrapping)


Forgery = tuple[dict[str, str], bytes]
Forge = Callable[[random.Random], Forgery]


def _with(webhook: Webhook, *, body: bytes | None = None, **headers: str) -> Forgery:
    named = {SIGNATURE: headers.get("signature", webhook.signature)}
    return {**named, TIMESTAMP: headers.get("timestamp", webhook.timestamp)}, body or webhook.body


def _signed_by_another(_: random.Random) -> Forgery:
    return _with(a_webhook(signer=Signer()))


def _another_bit_in_the_body(chance: random.Random) -> Forgery:
    genuine = a_webhook()
    body = bytearray(genuine.body)
    body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
    return _with(genuine, body=bytes(body))


def _a_shorter_or_longer_body(chance: random.Random) -> Forgery:
    genuine = a_webhook()
    cut = chance.randrange(len(genuine.body))
    return _with(genuine, body=chance.choice((genuine.body[:cut] or b" ", genuine.body + b" ")))


def _another_order_in_the_body(chance: random.Random) -> Forgery:
    genuine = a_webhook()
    return _with(
        genuine, body=genuine.body.replace(PON.encode(), f"acme-{chance.randrange(10**4)}-2".encode())
    )


def _another_letter_in_the_signature(chance: random.Random) -> Forgery:
    genuine = a_webhook()
    place = chance.randrange(len(genuine.signature))
    letter = chance.choice([each for each in "Az09+/=é" if each != genuine.signature[place]])
    return _with(genuine, signature=genuine.signature[:place] + letter + genuine.signature[place + 1 :])


def _another_time(chance: random.Random) -> Forgery:
    genuine = a_webhook()
    return _with(genuine, timestamp=str(int(genuine.timestamp) + chance.choice((-200, -1, 1, 200))))


def _a_signature_of_another_webhook(chance: random.Random) -> Forgery:
    return _with(a_webhook(), signature=a_webhook(f"acme-{chance.randrange(10**4)}-3").signature)


def _stale(chance: random.Random) -> Forgery:
    return _with(a_webhook(later=-chance.uniform(302, 10**8)))


def _from_the_future(chance: random.Random) -> Forgery:
    return _with(a_webhook(later=chance.uniform(302, 10**9)))


def _stale_with_the_time_of_today(chance: random.Random) -> Forgery:
    return _with(a_webhook(later=-chance.uniform(302, 10**8)), timestamp=a_webhook().timestamp)


def _without_a_header(chance: random.Random) -> Forgery:
    headers, body = _with(a_webhook())
    del headers[chance.choice((SIGNATURE, TIMESTAMP))]
    return headers, body


def _noise(chance: random.Random) -> Forgery:
    body = chance.randbytes(chance.randrange(2_000))
    return {SIGNATURE: chance.randbytes(64).hex(), TIMESTAMP: str(chance.randrange(10**14))}, body


FORGERIES: tuple[Forge, ...] = (
    _signed_by_another,
    _another_bit_in_the_body,
    _a_shorter_or_longer_body,
    _another_order_in_the_body,
    _another_letter_in_the_signature,
    _another_time,
    _a_signature_of_another_webhook,
    _stale,
    _from_the_future,
    _stale_with_the_time_of_today,
    _without_a_header,
    _noise,
)


def a_thousand() -> Iterator[tuple[str, Forgery]]:
    chance = random.Random(1)
    for count in range(1_000):
        forge = FORGERIES[count % len(FORGERIES)]
        yield forge.__name__, forge(chance)
