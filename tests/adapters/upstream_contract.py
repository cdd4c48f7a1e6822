"""What any upstream must do for us, whoever the vendor: an adapter's tests inherit this."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Protocol

from porting.domain.port_order import (
    BackboneDecision,
    CarrierOrder,
    CarrierState,
    Decision,
    PortOrder,
    orders_of,
)
from porting.domain.port_request import PortRequest
from porting.ports import BackboneProvider, CarrierPartner
from tests.builders import NUMBER, SECOND_NUMBER, a_port_request, local


class Upstream(BackboneProvider, CarrierPartner, Protocol):
    """Both parties, where one vendor is both."""


def a_fast_request(*numbers: str, request_id: str = "acme-0001", day: float = 0.1) -> PortRequest:
    """A request submitted now, in whose calendar a day takes `day` seconds."""
    request = a_port_request(
        request_id=request_id,
        numbers=local(*(numbers or (NUMBER, SECOND_NUMBER))),
        submitted_at=datetime.now(UTC),
    )
    policy = request.policy.with_a_day_of(timedelta(seconds=day))
    return request.model_copy(update={"policy": policy})


def order_of(request: PortRequest) -> PortOrder:
    (order,) = orders_of(request)
    return order


async def decided(upstream: Upstream, request: PortRequest, attempt: int = 1) -> BackboneDecision:
    """Ask for approval until it is given or refused."""
    async with asyncio.timeout(5):
        while True:
            answer = await upstream.request_approval(request, order_of(request), attempt)
            if answer.decision is not Decision.PENDING:
                return answer
            await asyncio.sleep(0.01)


async def approved(upstream: Upstream, request: PortRequest) -> PortOrder:
    """The request's one order, drafted and approved."""
    order = order_of(request)
    await upstream.draft(request, order)
    await decided(upstream, request)
    return order


async def in_state(upstream: Upstream, order: PortOrder, state: CarrierState) -> CarrierOrder:
    async with asyncio.timeout(8):
        while (known := await upstream.order(order.pon)) is None or known.state is not state:
            await asyncio.sleep(0.01)
    return known


class UpstreamContract:
    """Inherit it in a `Test…` class and give the fixture `upstream`."""

    async def test_a_draft_that_is_asked_for_twice_is_made_once(self, upstream: Upstream) -> None:
        request = a_fast_request()

        first = await upstream.draft(request, order_of(request))
        second = await upstream.draft(request, order_of(request))

        assert first.reference is not None
        assert second == first

    async def test_a_draft_speaks_of_every_number(self, upstream: Upstream) -> None:
        request = a_fast_request()

        draft = await upstream.draft(request, order_of(request))

        assert tuple(number.number for number in draft.portability) == order_of(request).numbers

    async def test_a_drafted_order_is_approved_and_stays_so(self, upstream: Upstream) -> None:
        request = a_fast_request()
        await upstream.draft(request, order_of(request))

        first = await decided(upstream, request)
        second = await upstream.request_approval(request, order_of(request), 1)

        assert first.decision is Decision.APPROVED
        assert second == first

    async def test_an_order_that_is_submitted_twice_is_one_order(self, upstream: Upstream) -> None:
        request = a_fast_request(day=1)
        order = await approved(upstream, request)

        first = await upstream.submit(request, order, 1, "0042")
        second = await upstream.submit(request, order, 1, "0042")

        assert (first.pon, first.attempt, first.state) == (order.pon, 1, CarrierState.RECEIVED)
        assert (second.pon, second.attempt, second.numbers) == (first.pon, first.attempt, first.numbers)

    async def test_an_order_that_was_submitted_is_found_by_our_reference(self, upstream: Upstream) -> None:
        request = a_fast_request()
        order = await approved(upstream, request)
        await upstream.submit(request, order, 1, None)

        known = await upstream.order(order.pon)

        assert known is not None
        assert set(known.numbers) == set(order.numbers)

    async def test_an_order_that_nobody_submitted_is_not_found(self, upstream: Upstream) -> None:
        assert await upstream.order("nobody-0001-1") is None

    async def test_an_order_that_was_never_there_is_canceled(self, upstream: Upstream) -> None:
        assert (await upstream.cancel("nobody-0001-1")).canceled

    async def test_an_order_that_is_canceled_twice_is_canceled(self, upstream: Upstream) -> None:
        request = a_fast_request(day=3600)
        await upstream.draft(request, order_of(request))

        first = await upstream.cancel(order_of(request).pon)
        second = await upstream.cancel(order_of(request).pon)

        assert (first.canceled, second.canceled) == (True, True)
