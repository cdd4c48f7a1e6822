"""Follows the sample port request of `./dev run`, and answers in the customer's place."""

import asyncio
from datetime import timedelta
from typing import Protocol

from porting.domain.status import PortStatus
from starters.supervisor import Say
from workflows.report import StatusReport, TimelineReport

_LOOK_EVERY = timedelta(milliseconds=200)


class SampleDesk(Protocol):
    """What the sample needs done."""

    async def submit(self) -> str:
        """The request id of the sample that is open, of a new one where none is."""
        ...

    async def status(self, request_id: str) -> StatusReport: ...

    async def confirm_transfer(self, request_id: str) -> None:
        """As the customer, who has tested the numbers; twice is harmless."""
        ...


async def follow(desk: SampleDesk, request_id: str, say: Say) -> PortStatus:
    """Say each step of the request as it comes, confirm the transfer; returns how the request ended."""
    told = 0
    confirmed = False
    while True:
        report = await desk.status(request_id)
        for entry in report.timeline[told:]:
            say(_line(entry))
        told = len(report.timeline)
        if report.status.is_end:
            return report.status
        if report.status is PortStatus.AWAITING_TRANSFER_CONFIRMATION and not confirmed:
            say("           the customer tests the numbers and confirms")
            await desk.confirm_transfer(request_id)
            confirmed = True
        await asyncio.sleep(_LOOK_EVERY.total_seconds())


def _line(entry: TimelineReport) -> str:
    order = f"{entry.order}: " if entry.order else ""
    return f"  {entry.at.astimezone():%H:%M:%S}  {order}{entry.what}"
