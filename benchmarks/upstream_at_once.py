"""An upstream that says yes at once: what remains of a port request is what its steps cost by themselves."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from porting.domain.phone_number import E164
from porting.domain.port_order import (
    BackboneDecision,
    Cancellation,
    CarrierOrder,
    CarrierState,
    Decision,
    Draft,
    NumberState,
    Pon,
    Portability,
    PortOrder,
)
from porting.domain.port_request import PortRequest


@dataclass
class UpstreamAtOnce:
    """`BackboneProvider`, `CarrierPartner` and `NumberInventory` in one. Each first look finds its news: the
    approval, the port date (the day on which it is looked at), the numbers that have moved."""

    answers: bool = True
    """False: the losing carrier never says a word."""
    _submitted: dict[Pon, tuple[PortRequest, PortOrder]] = field(default_factory=dict)

    async def draft(self, _request: PortRequest, order: PortOrder) -> Draft:
        portability = tuple(Portability(number=number, portable=True) for number in order.numbers)
        return Draft(portability=portability, reference=f"draft-{order.pon}")

    async def request_approval(
        self, _request: PortRequest, _order: PortOrder, _attempt: int
    ) -> BackboneDecision:
        return BackboneDecision(decision=Decision.APPROVED)

    async def submit(
        self, request: PortRequest, order: PortOrder, _attempt: int, _pin: str | None
    ) -> CarrierOrder:
        self._submitted[order.pon] = request, order
        return CarrierOrder(pon=order.pon, attempt=1, state=CarrierState.RECEIVED)

    async def order(self, pon: Pon) -> CarrierOrder | None:
        if pon not in self._submitted:
            return None
        request, order = self._submitted[pon]
        if not self.answers:
            return CarrierOrder(pon=pon, attempt=1, state=CarrierState.RECEIVED)
        return CarrierOrder(
            pon=pon,
            attempt=1,
            state=CarrierState.CONFIRMED,
            port_date=request.calendar.day_of(datetime.now(UTC)),
            numbers=dict.fromkeys(order.numbers, NumberState.ACTIVE),
        )

    async def cancel(self, _pon: Pon) -> Cancellation:
        return Cancellation(canceled=False, why_not="nothing is canceled here")

    async def held(self, _request_id: str, numbers: tuple[E164, ...]) -> frozenset[E164]:
        return frozenset(numbers)
