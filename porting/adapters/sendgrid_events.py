"""SendGrid's event webhook: whether a batch of events is genuine and fresh, and what it says of our mails."""

import base64
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, TypeGuard

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key
from pydantic_core import from_json

from porting.domain.mail_event import MailEvent, MailFailure

SIGNATURE_HEADER = "x-twilio-email-event-webhook-signature"
TIMESTAMP_HEADER = "x-twilio-email-event-webhook-timestamp"

#: What is older, or newer than our clock, is a replay or comes from a broken clock.
_WINDOW = timedelta(minutes=5)
#: Unix seconds have ten digits until 2286; more than these are no time.
_MOST_DIGITS = 12
#: An ECDSA signature over P-256 in DER has 72 bytes at most.
_MOST_SIGNATURE_LETTERS = 96

#: Of these the mail came to grief.
_FAILURES = {
    "bounce": MailFailure.BOUNCED,
    "dropped": MailFailure.DROPPED,
    "spamreport": MailFailure.REPORTED_AS_SPAM,
}
#: These prove no more than that the mail went, which is worth knowing too.
_ON_ITS_WAY = frozenset({"processed", "deferred", "delivered"})

#: SendGrid's ids, and our keys: what looks otherwise was not made by either.
_ID = re.compile(r"[\x21-\x7e]{1,200}")
_KEY = re.compile(r"[A-Za-z0-9:._-]{1,250}")


def verify(
    public_key: str, timestamp: str, body: bytes, signature: str, now: datetime
) -> tuple[MailEvent, ...] | None:
    """The events in `body` about mails of ours; None: SendGrid has not signed it, or not in these minutes.

    `public_key` is base64 as SendGrid shows it (an SPKI in DER, on P-256), `timestamp` (Unix seconds) and
    `signature` (base64) are the headers as they came, `body` the raw bytes. A genuine body that nobody
    understands has no events: an error would make SendGrid send it again.
    """
    return tuple(_events(body)) if is_genuine(public_key, timestamp, body, signature, now) else None


def is_genuine(public_key: str, timestamp: str, body: bytes, signature: str, now: datetime) -> bool:
    """Whether SendGrid has signed `body` in these minutes; arguments as in `verify`.

    Inbound Parse signs in the same way as the event webhook, with a key of its own.
    """
    if not _is_fresh(timestamp, now):
        return False
    key = load_der_public_key(base64.b64decode(public_key))
    if not isinstance(key, EllipticCurvePublicKey):
        return False
    try:
        key.verify(_bytes_of(signature), timestamp.encode() + body, ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def _is_fresh(timestamp: str, now: datetime) -> bool:
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= _MOST_DIGITS):
        return False
    return abs(now.timestamp() - int(timestamp)) <= _WINDOW.total_seconds()


def _bytes_of(signature: str) -> bytes:
    """Raises: `InvalidSignature`."""
    if len(signature) > _MOST_SIGNATURE_LETTERS:
        raise InvalidSignature
    try:
        return base64.b64decode(signature, validate=True)
    except ValueError:  # binascii.Error is one; so is what letters beyond ASCII raise
        raise InvalidSignature from None


def _events(body: bytes) -> Iterator[MailEvent]:
    try:
        batch = from_json(body)
    except ValueError:
        return
    for given in batch if isinstance(batch, list) else ():
        event = _event(given)
        if event is not None:
            yield event


def _event(given: Any) -> MailEvent | None:
    """None: it is about no mail of ours, or about nothing that matters to a port."""
    if not isinstance(given, dict):
        return None
    happened, identity, key = given.get("event"), given.get("sg_event_id"), given.get("porting_key")
    if not (_is_text(identity, _ID) and _is_text(key, _KEY)):
        return None
    if not isinstance(happened, str):
        return None
    if happened in _ON_ITS_WAY:
        return MailEvent(id=identity, key=key)
    failure = _FAILURES.get(happened)
    if failure is None:
        return None
    if failure is MailFailure.BOUNCED and given.get("type") == "blocked":
        failure = MailFailure.BLOCKED
    return MailEvent(id=identity, key=key, failure=failure)


def _is_text(given: Any, pattern: re.Pattern[str]) -> TypeGuard[str]:
    return isinstance(given, str) and pattern.fullmatch(given) is not None
