"""A form's body as it comes: no larger than it may be, and no slower than any line of today."""

import asyncio
import time
from collections.abc import AsyncGenerator

from starlette.requests import Request

from starters.web.refusals import RefusedError

#: A telephone line at its worst. Whoever is slower holds a turn for nothing.
_BYTES_A_SECOND = 8 * 1024
_BEFORE_IT_COUNTS = 15.0
#: A browser shows our answer only once it has sent all of a form, so what is too large is read to its end,
#: up to here, and thrown away.
_THROWN_AWAY = 64 * 1024 * 1024


class PageBody:
    def __init__(self, request: Request, most: int, patience: float = _BEFORE_IT_COUNTS) -> None:
        """`most` in bytes; `patience` in seconds, beside what its size takes on a slow line."""
        self._request = request
        self._most = most
        self._patience = patience
        self._size = 0
        self._is_over = False
        self._began = time.monotonic()

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """Raises: `RefusedError`: 413 where it is more than `most` bytes, 408 where it does not come."""
        if self._announced > self._most:
            await self._refuse_as_too_large()
        while not self._is_over:
            chunk = await self._next()
            if self._size > self._most:
                await self._refuse_as_too_large()
            yield chunk

    async def drain(self) -> None:
        """Read what is left, so that whoever sends it sees the answer.

        Raises: `RefusedError` with 408 where it does not come.
        """
        while not self._is_over and self._size < _THROWN_AWAY:
            await self._next()

    async def _refuse_as_too_large(self) -> None:
        if self._announced <= _THROWN_AWAY:
            await self.drain()
        raise RefusedError(413, "too_large")

    @property
    def _announced(self) -> int:
        """What the sender says, which may be untrue; 0: nothing."""
        length = self._request.headers.get("content-length", "")
        return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0

    async def _next(self) -> bytes:
        waits = self._began + self._patience + self._size / _BYTES_A_SECOND - time.monotonic()
        try:
            async with asyncio.timeout(max(waits, 0)):
                message = await self._request.receive()
        except TimeoutError:
            raise RefusedError(408, "too_slow") from None
        if message["type"] != "http.request":
            raise RefusedError(400, "unreadable_form")
        chunk: bytes = message.get("body", b"")
        self._size += len(chunk)
        self._is_over = not message.get("more_body", False)
        return chunk
