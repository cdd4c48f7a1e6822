"""Who may send files at this moment: a few, and not all of them for one client."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

#: A form has up to 31 MiB of files, which a container without a disk keeps in memory: 248 MiB.
_AT_ONCE = 8
#: A browser sends one form at a time; an office shares an address.
_AT_ONCE_FROM_ONE = 3
_WAITS = timedelta(seconds=15)


class NoTurnError(Exception):
    """There is too much at once."""


@asynccontextmanager
async def held(free: asyncio.Semaphore, waits: timedelta) -> AsyncIterator[None]:
    """Hold one of `free` for as long as the block lasts.

    Raises: `NoTurnError` where none comes free within `waits`.
    """
    try:
        async with asyncio.timeout(waits.total_seconds()):
            await free.acquire()
    except TimeoutError:
        raise NoTurnError from None
    try:
        yield
    finally:
        free.release()


class Turns:
    def __init__(self, at_once: int = _AT_ONCE, from_one: int = _AT_ONCE_FROM_ONE) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._from_one = from_one
        self._taken: Counter[str] = Counter()

    @asynccontextmanager
    async def one(self, who: str, waits: timedelta = _WAITS) -> AsyncIterator[None]:
        """Hold a turn of `who` for as long as the block lasts.

        Raises: `NoTurnError`, at once where `who` holds as many as one may, else after `waits`.
        """
        if self._taken[who] >= self._from_one:
            raise NoTurnError
        self._taken[who] += 1
        try:
            async with held(self._free, waits):
                yield
        finally:
            self._taken[who] -= 1
            if not self._taken[who]:
                del self._taken[who]
