"""SendGrid's event webhook as a test sends it."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature"
TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp"


@dataclass(frozen=True)
class EventPost:
    """A batch of events on its way."""

    body: bytes
    timestamp: str
    signature: str

    @property
    def headers(self) -> dict[str, str]:
        return {SIGNATURE: self.signature, TIMESTAMP: self.timestamp}


class EventSigner:
    """Signs as SendGrid does, with a key of its own."""

    def __init__(self) -> None:
        self._key = generate_private_key(SECP256R1())
        spki = self._key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        self.public_key = base64.b64encode(spki).decode()

    def post(self, events: Sequence[dict[str, Any]], at: datetime) -> EventPost:
        return self.post_of(json.dumps(list(events)).encode(), at)

    def post_of(self, body: bytes, at: datetime) -> EventPost:
        timestamp = str(int(at.timestamp()))
        signature = self._key.sign(timestamp.encode() + body, ECDSA(SHA256()))
        return EventPost(body, timestamp, base64.b64encode(signature).decode())
