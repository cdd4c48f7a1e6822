"""Payloads encrypted with their port request's own key.

Encrypted are arguments, results, messages, details, summaries and, through `EncodedFailureConverter`, what
failures say. Not encrypted, by Temporal's design, are workflow ids, search attributes, types and identities.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Self

from google.protobuf.message import DecodeError
from temporalio.api.common.v1 import Payload
from temporalio.converter import PayloadCodec, SerializationContext, WithSerializationContext

from porting.domain.errors import ContentNotDecryptedError
from porting.encryption.data_key import DataKey, RequestKeys
from porting.temporal.payloads import NOTHING, UNENCRYPTED, UNREADABLE

ENCODING = b"binary/porting-v1"
KEY = "key"
"""The metadata that names the key."""
PIN_KEYS = "pin-keys"
"""The metadata that names, with commas, the loose keys of PINs which were sealed in the payload before
anybody knew whose it is: whoever decodes it as a request's makes them the request's too."""

_BOUND_TO = b"temporal-payload"
#: More than a worker has requests in memory.
_CODECS_KEPT = 5000


class RequestCodec(PayloadCodec, WithSerializationContext):
    """Encodes with the key of the request that the SDK says a payload belongs to; without such a context,
    with a key that belongs to nobody until a request decodes what it encoded.

    Decoding needs no context. A payload in the clear is passed on, marked. What can never be read (altered,
    made for another request, not what its metadata say) becomes a payload that the converter reads as
    `Unreadable`: a message of that kind is refused like any other that makes no sense.

    Raises: `KeyErasedError`; and `KeyUnknownError` and `KeysUnavailableError`, with which the SDK has a
    worker try the same task again.
    """

    def __init__(self, keys: RequestKeys, owner_of: Callable[[str], str], owner: str | None = None) -> None:
        """`owner_of`: whom a workflow of this id belongs to. `owner` None: nobody says."""
        self._keys = keys
        self._owner_of = owner_of
        self._owner = owner
        self._for: Callable[[str | None], Any] = lru_cache(_CODECS_KEPT)(self._bound_to)
        self._in_workflow: Callable[[str | None], Any] = lru_cache(_CODECS_KEPT)(self._of_workflow)

    def with_context(self, context: SerializationContext) -> Self:
        """The same one for all payloads of a request, so that what is made for it is made once."""
        # Workflows' and activities' contexts have it; to ask which it is would take longer than the rest.
        bound: Self = self._in_workflow(getattr(context, "workflow_id", None))
        return bound

    def _of_workflow(self, identity: str | None) -> Self:
        bound: Self = self._for(self._owner_of(identity) if identity else None)
        return bound

    def _bound_to(self, owner: str | None) -> Self:
        return type(self)(self._keys, self._owner_of, owner)

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        key = self._own or await self._key_to_write()
        return [_encoded(payload, key) for payload in payloads]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        own = self._own
        return [
            _opened(payload, own) if own and _is_plainly_of(own, payload) else await self._decoded(payload)
            for payload in payloads
        ]

    @property
    def _own(self) -> DataKey | None:
        """The owner's key, where it is in memory."""
        return None if self._owner is None else self._keys.own_in_memory(self._owner)

    async def _decoded(self, payload: Payload) -> Payload:
        if not is_encoded(payload):
            return _marked(payload)
        key_id = payload.metadata[KEY].decode("ascii", errors="replace")
        if not key_id:
            return UNREADABLE
        key = self._keys.in_memory(key_id)
        if key is None:
            key = await asyncio.to_thread(self._keys.known, key_id)
        if not await self._may_open(key):
            return UNREADABLE
        await self._claim_pin_keys(payload)
        return _opened(payload, key)

    async def _key_to_write(self) -> DataKey:
        if self._owner is None:
            return await asyncio.to_thread(self._keys.loose)
        return await asyncio.to_thread(self._keys.of, self._owner)

    async def _may_open(self, key: DataKey) -> bool:
        """Whether the key is the owner's own, or loose: then it is the owner's too from now on."""
        if self._owner is None or key == self._own:
            return True
        return await asyncio.to_thread(self._keys.claim, key.key_id, self._owner)

    async def _claim_pin_keys(self, payload: Payload) -> None:
        if self._owner is None or PIN_KEYS not in payload.metadata:
            return
        for key_id in payload.metadata[PIN_KEYS].decode("ascii", errors="replace").split(","):
            await asyncio.to_thread(self._keys.claim, key_id, self._owner)


def is_encoded(payload: Payload) -> bool:
    return payload.metadata.get("encoding") == ENCODING


def _encoded(payload: Payload, key: DataKey) -> Payload:
    if is_encoded(payload):
        return payload
    return Payload(
        metadata={"encoding": ENCODING, KEY: key.key_id.encode()},
        data=key.encrypt(payload.SerializeToString(), _BOUND_TO),
    )


def _is_plainly_of(key: DataKey, payload: Payload) -> bool:
    """Whether it is `key` that opens it, and nothing else has to be seen to."""
    metadata = payload.metadata
    return (
        metadata.get(KEY) == key.key_id.encode()
        and metadata.get("encoding") == ENCODING
        and PIN_KEYS not in metadata
    )


def _opened(payload: Payload, key: DataKey) -> Payload:
    try:
        return Payload.FromString(key.decrypt(payload.data, _BOUND_TO))
    except (ContentNotDecryptedError, DecodeError):
        return UNREADABLE


def _marked(payload: Payload) -> Payload:
    """Says that it came in the clear, unless there was nothing to see."""
    if payload.metadata.get("encoding") == NOTHING:
        return payload
    return Payload(metadata={**payload.metadata, UNENCRYPTED: b"yes"}, data=payload.data)
