"""What goes wrong with a call on its way, on demand."""

import asyncio
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send


class Fault(StrEnum):
    HANG_BEFORE = "hang before"
    """No answer, and nothing is done."""
    HANG_AFTER = "hang after"
    """No answer, and it is done."""
    DROP_BEFORE = "drop before"
    """The connection ends without an answer, and nothing is done."""
    DROP_AFTER = "drop after"
    """It is done, and the connection breaks in the middle of the answer."""
    TOO_MANY = "429"
    """Nothing is done; with the hint when to come again."""
    ERROR_500 = "500"
    """Nothing is done."""
    ERROR_500_AFTER = "500 after"
    """It is done, and the answer is a 500 all the same."""
    ERROR_502 = "502"
    """A gateway's page instead of an answer; nothing is done."""
    GARBAGE = "garbage"
    """It is done, and the answer is something else with a good status."""
    HALF = "half"
    """It is done, and the answer is the first half of a document with a good status."""


#: The call has had its effect by the time that it goes wrong.
AFTER_EFFECT = frozenset(
    {Fault.HANG_AFTER, Fault.DROP_AFTER, Fault.ERROR_500_AFTER, Fault.GARBAGE, Fault.HALF}
)

_GATEWAY_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body>upstream away</body></html>"


@dataclass
class Trouble:
    """A fault that is to come."""

    fault: Fault
    times: int
    headers: dict[str, str]
    """What comes with the answer, such as the hint when to try again."""
    after: int
    """How many calls still go well."""


def answer(fault: Fault, status: int, body: Any, headers: dict[str, str]) -> Response:
    """What the caller sees instead of `status` and `body`; for faults before the effect both are made up."""
    content = b"" if body is None else json.dumps(body).encode()
    if not content and fault in {Fault.GARBAGE, Fault.HALF}:
        fault = Fault.DROP_AFTER  # of nothing there is no half
    match fault:
        case Fault.HANG_BEFORE | Fault.HANG_AFTER:
            return _NoAnswer()
        case Fault.DROP_BEFORE:
            return _BrokenOff(b"")
        case Fault.DROP_AFTER:
            return _BrokenOff(content)
        case Fault.TOO_MANY:
            return _error(429, "Too many requests", headers)
        case Fault.ERROR_500 | Fault.ERROR_500_AFTER:
            return _error(500, "An unexpected error occurred", headers)
        case Fault.ERROR_502:
            return Response(_GATEWAY_PAGE, 502, headers, media_type="text/html")
        case Fault.GARBAGE:
            return Response(b"\x1f\x8b not what was asked", status, media_type="application/json")
        case Fault.HALF:
            return Response(content[: len(content) // 2], status, media_type="application/json")


def _error(status: int, words: str, headers: dict[str, str]) -> Response:
    errors = [{"code": "10007" if status >= 500 else "10011", "title": words, "detail": words}]
    return JSONResponse({"errors": errors}, status, headers)


class _NoAnswer(Response):
    """Says nothing until the caller has given up."""

    async def __call__(self, _scope: Scope, receive: Receive, _send: Send) -> None:
        while (await receive())["type"] != "http.disconnect":
            await asyncio.sleep(0)


class _BrokenOff(Response):
    """Announces more bytes than it sends; the server then closes the connection."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        length = str(len(self.body) or 1).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", length)]
        await send({"type": "http.response.start", "status": self.status_code, "headers": headers})
        half = bytes(self.body)[: len(self.body) // 2]
        await send({"type": "http.response.body", "body": half, "more_body": True})
