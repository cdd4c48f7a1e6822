"""A request's raw body, read as far as it is worth reading."""

import asyncio
from datetime import timedelta

from starlette.requests import ClientDisconnect, Request

#: Whoever sends takes no longer, or sends again.
_BODY_WITHIN = timedelta(seconds=5)


class BodyRefusedError(Exception):
    """The body is not taken; `status` is the answer."""

    def __init__(self, status: int) -> None:
        super().__init__(f"answered with {status}")
        self.status = status


async def body_of(request: Request, most: int, within: timedelta = _BODY_WITHIN) -> bytes:
    """The raw body, which a signature is over; `most`: in bytes.

    Raises: `BodyRefusedError` with 413 where it is larger, with 400 where it does not come.
    """
    body = bytearray()
    try:
        async with asyncio.timeout(within.total_seconds()):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise BodyRefusedError(413)
    except (ClientDisconnect, TimeoutError) as error:
        raise BodyRefusedError(400) from error
    return bytes(body)
