"""Follows a port request step by step until it ends."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from porting.domain.errors import PortingError
from starters.desk import PortingDesk
from workflows.report import StatusReport, TimelineReport

Look = Callable[[], Awaitable[StatusReport | None]]
"""How the request stands; None: nothing has happened since the last look, or nobody can say now."""

_LOOK_EVERY = timedelta(milliseconds=500)


async def changes(
    look: Look, every: timedelta = _LOOK_EVERY
) -> AsyncIterator[tuple[StatusReport, tuple[TimelineReport, ...]]]:
    """How the request stands now, and each time that something has happened, with what is new in its
    timeline. The last report is of its end."""
    told = 0
    while True:
        report = await look()
        if report is not None:
            new, told = report.timeline[told:], len(report.timeline)
            yield report, new
            if report.status.is_end:
                return
        await asyncio.sleep(every.total_seconds())


@dataclass
class PatientLook:
    """Asks a worker only where something has happened, and waits for one that is away."""

    desk: PortingDesk
    request_id: str
    say: Callable[[str], None]
    _seen: int = field(default=0, init=False)
    _waits: bool = field(default=False, init=False)

    async def __call__(self) -> StatusReport | None:
        """Raises: `PortingError` where waiting does not help."""
        try:
            length = (await self.desk.standing(self.request_id)).history_length
            if length == self._seen:
                return None
            report = await self.desk.status(self.request_id)
        except PortingError as error:
            if not error.retryable:
                raise
            if not self._waits:
                self.say(f"waiting: {error}")
            self._waits = True
            return None
        self._seen, self._waits = length, False
        return report
