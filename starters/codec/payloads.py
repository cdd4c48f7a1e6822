"""Temporal's JSON of payloads in, the same out: decoded for whoever may read them, encoded for a workflow."""

import asyncio
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from google.protobuf import json_format
from google.protobuf.message import DecodeError
from temporalio.api.common.v1 import Payload, Payloads
from temporalio.converter import PayloadCodec

from porting.domain.errors import KeyErasedError, KeyUnknownError
from porting.temporal.codec import KEY, PIN_KEYS, is_encoded
from porting.temporal.payloads import UNREADABLE
from starters.codec.pins import EdgePins
from starters.codec.refusals import CallRefusedError

#: Temporal takes no payload above 2 MiB, and an event has a few; in base64 a third more.
MOST_BYTES = 8 * 1024 * 1024
_MOST_PAYLOADS = 500

#: Whoever sends a payload can write anything there.
_KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

_ERASED = "(erased with its port request{when}: nobody can read it any more)"
_UNKNOWN = (
    "(encrypted with the key {key}, which this codec server does not have: is this the right key store?)"
)
_DAMAGED = "(not readable: it was altered, or is not what it says)"


class KeyHistory(Protocol):
    def destroyed_at(self, key_id: str) -> datetime | None:
        """When the data key was destroyed; None: nobody knows."""
        ...


@dataclass(frozen=True)
class Answer:
    payloads: tuple[Payload, ...]
    keys: tuple[str, ...]
    """The ids of the data keys that were used, or asked for."""
    unreadable: int = 0

    @property
    def json(self) -> bytes:
        return json_format.MessageToJson(Payloads(payloads=self.payloads), indent=None).encode()


def payloads_in(body: bytes) -> tuple[Payload, ...]:
    """Raises: `CallRefusedError`."""
    try:
        found = json_format.Parse(body, Payloads(), ignore_unknown_fields=True).payloads
    except (json_format.ParseError, DecodeError, UnicodeDecodeError, ValueError, RecursionError):
        raise CallRefusedError(400, "no_payloads", 'send {"payloads": [...]} as Temporal does') from None
    if len(found) > _MOST_PAYLOADS:
        raise CallRefusedError(413, "too_many_payloads", f"send at most {_MOST_PAYLOADS} payloads at once")
    return tuple(found)


async def decoded(
    payloads: Sequence[Payload], codec: PayloadCodec | None, pins: EdgePins, keys: KeyHistory | None
) -> Answer:
    """What cannot be read is answered with a text that says why.

    Raises: `KeysUnavailableError`.
    """
    answer, unreadable = [], 0
    for payload in payloads:
        if codec is None or not is_encoded(payload):
            answer.append(pins.hidden(payload))
            continue
        plain = await _opened(payload, codec, keys)
        unreadable += isinstance(plain, str)
        answer.append(_text(plain) if isinstance(plain, str) else pins.hidden(plain))
    return Answer(tuple(answer), tuple(_key_of(each) for each in payloads if is_encoded(each)), unreadable)


async def _opened(payload: Payload, codec: PayloadCodec, keys: KeyHistory | None) -> Payload | str:
    """The payload in the clear, or why there is none."""
    key_id = _key_of(payload)
    try:
        [plain] = await codec.decode([payload])
    except KeyErasedError:
        at = await asyncio.to_thread(keys.destroyed_at, key_id) if keys else None
        return _ERASED.format(when=f" on {at:%d %b %Y at %H:%M UTC}" if at else "")
    except KeyUnknownError:
        return _UNKNOWN.format(key=key_id)
    return _DAMAGED if plain == UNREADABLE else plain


async def encoded(payloads: Sequence[Payload], codec: PayloadCodec | None, pins: EdgePins) -> Answer:
    """Raises: `CallRefusedError`, `KeysUnavailableError`."""
    given = [await asyncio.to_thread(pins.sealed, payload) for payload in payloads]
    if codec is None:
        return Answer(tuple(payload for payload, _ in given), ())
    written = await codec.encode([payload for payload, _ in given])
    for payload, (_, pin_keys) in zip(written, given, strict=True):
        if pin_keys:
            payload.metadata[PIN_KEYS] = ",".join(pin_keys).encode()
    return Answer(tuple(written), tuple(_key_of(each) for each in written if is_encoded(each)))


def _text(said: str) -> Payload:
    return Payload(metadata={"encoding": b"json/plain"}, data=json.dumps(said).encode())


def _key_of(payload: Payload) -> str:
    key_id = payload.metadata.get(KEY, b"").decode("ascii", errors="replace")
    return key_id if _KEY_ID.fullmatch(key_id) else "-"
