"""The reader of documents that a web process has: started with the first document, one at a time."""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from typing import TypeVar

from starters.web.turns import held
from workers.documents import DocumentReading, document_reading

T = TypeVar("T")

#: It takes a core, of a machine that has to answer others as well. Two hostile documents at once would take
#: more memory than all else that a web process does (benchmarks/hostile_uploads.py).
_AT_ONCE = 1
#: Bytes. The largest of honest texts pass with a quarter of it; what is stopped here gets its verdict from a
#: worker, which has more.
_MEMORY = 128 * 1024 * 1024
#: A packet of scans takes half a minute; whoever waits behind two of them is told to come again.
_WAITS = timedelta(seconds=40)


class SharedReading:
    def __init__(self) -> None:
        self._open = ExitStack()
        self._reading: DocumentReading | None = None
        self._starting = asyncio.Lock()
        self._free = asyncio.Semaphore(_AT_ONCE)

    async def of(self, read: Callable[[DocumentReading], T]) -> T:
        """What `read` makes of documents, in a thread.

        Raises: `NoTurnError` where others have to be read first, `ReaderUnavailableError`, and what `read`
        raises.
        """
        async with held(self._free, _WAITS):
            return await asyncio.to_thread(read, await self._started())

    async def _started(self) -> DocumentReading:
        async with self._starting:
            if self._reading is None:
                self._reading = await asyncio.to_thread(self._open.enter_context, document_reading(_MEMORY))
            return self._reading

    def close(self) -> None:
        """End the reader's processes; nothing may be read any more."""
        self._open.close()
