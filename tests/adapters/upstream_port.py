"""A port request at any upstream: who acts there, and the steps that the workflow takes."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol

from porting.domain.calendar import add_business_days
from porting.domain.port_order import (
    CarrierOrder,
    CarrierState,
    Decision,
    Draft,
    PortOrder,
    orders_of,
)
from porting.domain.port_request import Documents, PortRequest
from porting.domain.rejection import ReasonCode
from porting.ports import BackboneProvider, CarrierPartner, PortabilityChecks
from tests.builders import NUMBER, SECOND_NUMBER, a_port_request, local

#: Numbers that every stand-in knows: one that cannot be moved, one of another losing carrier.
UNPORTABLE = "+15125550160"
ELSEWHERE = "+15125550166"
#: An answer is there at once, or a look or two later.
PATIENCE = 15


class Upstream(BackboneProvider, CarrierPartner, PortabilityChecks, Protocol):
    """Both parties, where one vendor is both."""


class OtherSide(Protocol):
    """Who acts upstream. Each act has happened when it returns."""

    @property
    def documents(self) -> Documents:
        """Documents that a request can name."""
        ...

    async def approves(self, order: PortOrder) -> None:
        """The backbone provider does, where somebody has to."""
        ...

    async def passes_on(self, order: PortOrder) -> None:
        """The losing carrier is asked."""
        ...

    async def rejects(self, order: PortOrder, reason: ReasonCode) -> None: ...

    async def confirms(self, order: PortOrder, port_date: date) -> None:
        """The losing carrier's yes; again: the date is another."""
        ...

    async def activates(self, order: PortOrder, number: str) -> None:
        """One number has moved."""
        ...

    async def calls_it_ported(self, order: PortOrder) -> None:
        """Whatever the numbers are."""
        ...

    async def cancels(self, order: PortOrder) -> None:
        """The cancellation is through, or upstream gives the order up by itself."""
        ...


@dataclass(frozen=True)
class Port:
    """An upstream, who acts there, and a request."""

    upstream: Upstream
    other_side: OtherSide
    request: PortRequest

    @property
    def order(self) -> PortOrder:
        (order,) = orders_of(self.request)
        return order

    async def draft(self) -> Draft:
        return await self.upstream.draft(self.request, self.order)

    async def approve(self, order: PortOrder, attempt: int = 1) -> None:
        """Ask for approval until it is given."""
        async with asyncio.timeout(PATIENCE):
            while True:
                answer = await self.upstream.request_approval(self.request, order, attempt)
                if answer.decision is not Decision.PENDING:
                    break
                await self.other_side.approves(order)
        assert answer.decision is Decision.APPROVED

    async def submit(self, order: PortOrder | None = None, attempt: int = 1) -> CarrierOrder:
        """Draft, approve and submit; asked again, all of it is asked again."""
        if attempt == 1:
            await self.draft()
        await self.approve(order or self.order, attempt)
        return await self.upstream.submit(self.request, order or self.order, attempt, "0042")

    async def supplement(self, attempt: int) -> CarrierOrder:
        """Submit what the backbone provider need not approve again: another date."""
        return await self.upstream.submit(self.request, self.order, attempt, "0042")

    async def look(self, order: PortOrder | None = None) -> CarrierOrder:
        known = await self.upstream.order((order or self.order).pon)
        assert known is not None
        return known

    async def stands_at(self, state: CarrierState, order: PortOrder | None = None) -> CarrierOrder:
        async with asyncio.timeout(PATIENCE):
            while (known := await self.look(order)).state is not state:
                await asyncio.sleep(0.01)
        return known

    async def is_rejected(self, reason: ReasonCode = ReasonCode.ACCOUNT_NUMBER_INCORRECT) -> CarrierOrder:
        await self.other_side.passes_on(self.order)
        await self.other_side.rejects(self.order, reason)
        return await self.stands_at(CarrierState.REJECTED)

    async def gets_a_date(self, business_days: int = 10) -> date:
        port_date = a_port_date(business_days)
        await self.other_side.passes_on(self.order)
        await self.other_side.confirms(self.order, port_date)
        assert (await self.stands_at(CarrierState.CONFIRMED)).port_date == port_date
        return port_date

    def corrected(self) -> "Port":
        """The same order with another account number."""
        carrier = self.request.losing_carrier.model_copy(update={"account_number": "LS-204419"})
        return self.with_request(losing_carrier=carrier)

    def wishing_for(self, port_date: date) -> "Port":
        return self.with_request(requested_port_date=port_date)

    def with_request(self, **changes: Any) -> "Port":
        """The same order of a request that says something else."""
        return Port(self.upstream, self.other_side, self.request.model_copy(update=changes))


def a_port_date(business_days: int = 10) -> date:
    return add_business_days(datetime.now(UTC).date(), business_days, "US")


def a_port(upstream: Upstream, other_side: OtherSide, *numbers: str, request_id: str = "acme-0001") -> Port:
    request = a_port_request(
        request_id=request_id,
        numbers=local(*(numbers or (NUMBER, SECOND_NUMBER))),
        documents=other_side.documents,
        submitted_at=datetime.now(UTC),
    )
    return Port(upstream, other_side, request)
