"""What is on the wire: pydantic models, what nobody can read, and failures."""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, ClassVar, Self

from temporalio.api.common.v1 import Payload
from temporalio.api.failure.v1 import Failure
from temporalio.contrib.pydantic import PydanticPayloadConverter
from temporalio.converter import (
    CompositePayloadConverter,
    DataConverter,
    DefaultFailureConverter,
    PayloadCodec,
    PayloadConverter,
    SerializationContext,
    WithSerializationContext,
)
from temporalio.exceptions import ApplicationError

from porting.unencrypted import Unencrypted

UNENCRYPTED = "porting-unencrypted"
"""The metadata by which the codec marks what came in the clear."""

NOTHING = b"binary/null"
"""The encoding of None."""

UNREADABLE = Payload(metadata={"encoding": b"binary/porting-unreadable"})
"""What the codec makes of a payload that can never be read."""

_ENCODINGS = tuple(PydanticPayloadConverter().converters.values())
"""Which nothing changes: all threads may use them at once."""


class Unreadable:
    """Stands for a payload of an unknown encoding, or whose bytes are not what its encoding says."""


class TolerantPayloadConverter(CompositePayloadConverter):
    """Pydantic's, except that whoever names no type gets `Unreadable` for what cannot be read.

    The messages and the start of a workflow name none: they say themselves what is wrong. Otherwise the SDK
    would drop an unreadable Signal with nothing but its bytes in the log, and try an unreadable start for
    ever.
    """

    def __init__(self) -> None:
        """The SDK makes two for each task; what they consist of is shared, adapters of types among it."""
        super().__init__(*_ENCODINGS)

    def from_payloads(self, payloads: Sequence[Payload], type_hints: list[type] | None = None) -> list[Any]:
        if type_hints:
            return super().from_payloads(payloads, type_hints)
        return [self._read(payload) for payload in payloads]

    def _read(self, payload: Payload) -> Any:
        try:
            value = super().from_payloads([payload])[0]
        except (KeyError, RuntimeError, ValueError):
            return Unreadable()
        in_the_clear = UNENCRYPTED in payload.metadata and isinstance(value, dict)
        return Unencrypted(value) if in_the_clear else value


class PlainFailureConverter(DefaultFailureConverter):
    """The SDK's, except that an expected refusal comes without the lines of our code that it came from:
    Temporal's UI shows them to whoever sent the message, larger than the reason."""

    def to_failure(
        self, exception: BaseException, payload_converter: PayloadConverter, failure: Failure
    ) -> None:
        super().to_failure(exception, payload_converter, failure)
        if isinstance(exception, ApplicationError) and exception.type in _EXPECTED:
            failure.stack_trace = ""


class EncodedFailureConverter(PlainFailureConverter):
    """The same, with message and stack trace where the codec encrypts them. The type stays in the clear.

    So does why a message was refused, in which nothing of anybody's stands: Temporal's Web UI shows its
    sender the failure as it is on the wire, and never asks a codec server about it.
    """

    def to_failure(
        self, exception: BaseException, payload_converter: PayloadConverter, failure: Failure
    ) -> None:
        super().to_failure(exception, payload_converter, failure)
        if isinstance(exception, ApplicationError) and exception.type == _REFUSED:
            return
        said = {"message": failure.message, "stack_trace": failure.stack_trace}
        failure.encoded_attributes.CopyFrom(payload_converter.to_payload(said))
        failure.message = "Encoded failure"  # as all SDKs say
        failure.stack_trace = ""


_REFUSED = "MessageRefused"

#: Their message says all: a refused Update, a workflow that was started wrongly.
_EXPECTED = frozenset({_REFUSED, "InvalidRequest"})

#: More than a worker has requests in memory.
_CONVERTERS_KEPT = 5000


class CodecsDataConverter(DataConverter):
    """The SDK's, which makes one for each payload, two or three times; this one makes one for each codec.

    Converters of ours differ in their codec alone, and codecs in the request whose payloads they encode.
    """

    _with_codec: ClassVar[Callable[[PayloadCodec], Any]]
    """Each instance's own; no field, or it would be handed on with `replace`."""

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "_with_codec", lru_cache(_CONVERTERS_KEPT)(partial(_with_codec, self)))

    def with_context(self, context: SerializationContext) -> Self:
        if not isinstance(self.payload_codec, WithSerializationContext):
            return self
        bound: Self = self._with_codec(self.payload_codec.with_context(context))
        return bound


def _with_codec(converter: DataConverter, codec: PayloadCodec) -> DataConverter:
    """The converters, which know of no codec, are shared."""
    bound = copy(converter)
    object.__setattr__(bound, "payload_codec", codec)
    return bound


DATA_CONVERTER = CodecsDataConverter(
    payload_converter_class=TolerantPayloadConverter, failure_converter_class=PlainFailureConverter
)


def data_converter(codec: PayloadCodec | None) -> DataConverter:
    """`codec` None: payloads and failures go in the clear."""
    if codec is None:
        return DATA_CONVERTER
    return replace(DATA_CONVERTER, payload_codec=codec, failure_converter_class=EncodedFailureConverter)
