"""What is on the wire: pydantic models, what nobody can read, and failures."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from temporalio.api.common.v1 import Payload
from temporalio.api.failure.v1 import Failure
from temporalio.contrib.pydantic import PydanticPayloadConverter, pydantic_data_converter
from temporalio.converter import DefaultFailureConverter, PayloadConverter
from temporalio.exceptions import ApplicationError


class Unreadable:
    """Stands for a payload of an unknown encoding, or whose bytes are not what its encoding says."""


class TolerantPayloadConverter(PydanticPayloadConverter):
    """Pydantic's, except that whoever names no type gets `Unreadable` for what cannot be read.

    The messages and the start of a workflow name none: they say themselves what is wrong. Otherwise the SDK
    would drop an unreadable Signal with nothing but its bytes in the log, and try an unreadable start for
    ever.
    """

    def from_payloads(self, payloads: Sequence[Payload], type_hints: list[type] | None = None) -> list[Any]:
        if type_hints:
            return super().from_payloads(payloads, type_hints)
        return [self._read(payload) for payload in payloads]

    def _read(self, payload: Payload) -> Any:
        try:
            return super().from_payloads([payload])[0]
        except (KeyError, RuntimeError, ValueError):
            return Unreadable()


class PlainFailureConverter(DefaultFailureConverter):
    """The SDK's, except that an expected refusal comes without the lines of our code that it came from:
    Temporal's UI shows them to whoever sent the message, larger than the reason."""

    def to_failure(
        self, exception: BaseException, payload_converter: PayloadConverter, failure: Failure
    ) -> None:
        super().to_failure(exception, payload_converter, failure)
        if isinstance(exception, ApplicationError) and exception.type in _EXPECTED:
            failure.stack_trace = ""


#: Their message says all: a refused Update, a workflow that was started wrongly.
_EXPECTED = frozenset({"MessageRefused", "InvalidRequest"})

DATA_CONVERTER = replace(
    pydantic_data_converter,
    payload_converter_class=TolerantPayloadConverter,
    failure_converter_class=PlainFailureConverter,
)
