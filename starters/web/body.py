"""A request's raw body, read as far as it is worth reading."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from starlette.requests import ClientDisconnect, Request

#: Whoever sends takes no longer, or sends again.
_BODY_WITHIN = timedelta(seconds=5)


def media_type(request: Request) -> str:
    """What the body is, as its sender says, without parameters; empty: it does not say."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


class BodyRefusedError(Exception):
    """The body is not taken; `status` is the answer."""

    def __init__(self, status: int) -> None:
        super().__init__(f"answered with {status}")
        self.status = status


@dataclass(frozen=True)
class Pace:
    """How fast a body has to come, so that nobody holds a turn by sending a byte now and then."""

    first: timedelta
    """Before anything has come."""
    bytes_a_second: int

    def seconds_for(self, size: int) -> float:
        return self.first.total_seconds() + size / self.bytes_a_second


async def body_of(
    request: Request, most: int, within: timedelta = _BODY_WITHIN, pace: Pace | None = None
) -> bytes:
    """The raw body, which a signature is over; `most`: in bytes.

    Raises: `BodyRefusedError` with 413 where it is larger, with 400 where it does not come.
    """
    body = bytearray()
    longest = within.total_seconds()
    began = asyncio.get_running_loop().time()
    try:
        async with asyncio.timeout(longest) as limit:
            if pace:
                limit.reschedule(began + min(longest, pace.seconds_for(0)))
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise BodyRefusedError(413)
                if pace:
                    limit.reschedule(began + min(longest, pace.seconds_for(len(body))))
    except (ClientDisconnect, TimeoutError) as error:
        raise BodyRefusedError(400) from error
    return bytes(body)
