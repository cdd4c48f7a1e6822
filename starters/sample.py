"""Follows the sample port request of `./dev run`, and answers in the customer's place."""

from datetime import timedelta
from typing import Protocol

from porting.domain.phone_number import E164
from porting.domain.port_order import NumberState
from porting.domain.status import PortStatus
from starters.following import changes
from starters.supervisor import Say
from workflows.report import StatusReport, TimelineReport

_LOOK_EVERY = timedelta(milliseconds=200)


class SampleDesk(Protocol):
    """What the sample needs done."""

    async def submit(self) -> str:
        """The request id of the sample that is open, of a new one where none is."""
        ...

    async def status(self, request_id: str) -> StatusReport | None:
        """None: nothing has happened since it was asked last."""
        ...

    async def confirm_transfer(self, request_id: str, numbers: frozenset[E164]) -> None:
        """As the customer, who has tested the numbers; twice is harmless."""
        ...


async def follow(desk: SampleDesk, request_id: str, say: Say) -> PortStatus:
    """Say each step of the request as it comes, confirm the transfer; returns how the request ended."""
    status = PortStatus.CHECKING_DOCUMENTS
    confirmed: frozenset[E164] = frozenset()
    async for report, new in changes(lambda: desk.status(request_id), _LOOK_EVERY):
        for entry in new:
            say(_line(entry))
        to_confirm = _waiting_to_be_confirmed(report) - confirmed
        if to_confirm:
            say("            the customer tests the numbers and confirms")
            await desk.confirm_transfer(request_id, to_confirm)
            confirmed |= to_confirm
        status = report.status
    return status


def _waiting_to_be_confirmed(report: StatusReport) -> frozenset[E164]:
    """Each order has its own port day."""
    return frozenset(
        number.number
        for order in report.orders
        if order.status is PortStatus.AWAITING_TRANSFER_CONFIRMATION
        for number in order.numbers
        if number.state is NumberState.ACTIVE and not number.confirmed
    )


def _line(entry: TimelineReport) -> str:
    order = f"{entry.order}: " if entry.order else ""
    return f"  {entry.at.astimezone():%H:%M:%S}  {order}{entry.what}"
