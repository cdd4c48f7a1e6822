"""The worker of a process, which asks for work in two queues: quick things, and what takes a core."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from temporalio.worker import Worker

from porting.temporal.client import shut_out


@dataclass
class PortingWorker:
    """As a context: it asks for work inside the block, and has nothing under way after it.

    Raises: `TemporalConfigurationError` where the server lets us in no longer.
    """

    queues: tuple[Worker, ...]
    """One a task queue."""
    _running: AsyncExitStack = field(default_factory=AsyncExitStack, init=False)

    @property
    def is_running(self) -> bool:
        return all(worker.is_running for worker in self.queues)

    async def __aenter__(self) -> Self:
        for worker in self.queues:
            await self._running.enter_async_context(worker)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # What runs has one time to finish, whichever of them runs it.
        await asyncio.gather(*(worker.shutdown() for worker in self.queues))
        try:
            await self._running.__aexit__(kind, error, trace)
        except RuntimeError as failed:
            raise shut_out(failed) or failed from failed.__cause__
