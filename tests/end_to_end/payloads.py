"""What Temporal keeps of a port request, payload by payload."""

from collections.abc import Iterator, Mapping
from typing import Any

from google.protobuf.message import Message
from temporalio.api.common.v1 import Payload, SearchAttributes


def payloads_in(part: Any) -> Iterator[Payload]:
    """All payloads in a message of Temporal's, however deep; search attributes are none of a codec's."""
    if isinstance(part, Payload):
        yield part
    elif isinstance(part, Message) and not isinstance(part, SearchAttributes):
        for _, value in part.ListFields():
            yield from payloads_in(value)
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from payloads_in(value)
    elif not isinstance(part, Message | str | bytes | int | float):
        for value in part:
            yield from payloads_in(value)
