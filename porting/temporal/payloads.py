"""What is on the wire, as values: pydantic models, and what nobody can read."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from temporalio.api.common.v1 import Payload
from temporalio.contrib.pydantic import PydanticPayloadConverter, pydantic_data_converter


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


DATA_CONVERTER = replace(pydantic_data_converter, payload_converter_class=TolerantPayloadConverter)
