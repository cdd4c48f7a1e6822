"""Telnyx as backbone provider and carrier partner; it keeps nothing: calls find their orders by our PON."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from porting.adapters.telnyx.access import Access
from porting.adapters.telnyx.account import TelnyxAccount
from porting.adapters.telnyx.answers import DRAFT, Event, Order
from porting.adapters.telnyx.approval import approval_of, together
from porting.adapters.telnyx.calls import TelnyxCalls
from porting.adapters.telnyx.cancellation import cancellation_of
from porting.adapters.telnyx.drafts import draft_of, portability_of, without_twins
from porting.adapters.telnyx.mapping import Part, carrier_order
from porting.adapters.telnyx.refusals import private_words
from porting.adapters.telnyx.submission import Submission, submitted
from porting.domain.errors import UpstreamUnavailableError
from porting.domain.phone_number import E164
from porting.domain.port_order import (
    BackboneDecision,
    Cancellation,
    CarrierOrder,
    Draft,
    Pon,
    Portability,
    PortOrder,
)
from porting.domain.port_request import PortRequest
from porting.ports import DocumentStores

if TYPE_CHECKING:
    import httpx2

#: An order that was just drafted and is not in the list yet will be soon.
_LOOK_AGAIN = timedelta(seconds=30)
_SPLIT = "porting_order.split"


class TelnyxUpstream:
    """`BackboneProvider`, `CarrierPartner` and `PortabilityChecks` over Telnyx's porting interface.

    Every call raises `UpstreamUnavailableError` (retried) where no whole answer came,
    `UpstreamKeyRefusedError` (retried: an operator mends it) and `UpstreamRefusedError` where Telnyx says
    that the call itself is wrong; their messages have Telnyx's words without the customer's.
    """

    def __init__(
        self, account: TelnyxAccount, documents: DocumentStores, client: "httpx2.AsyncClient | None" = None
    ) -> None:
        self._calls = TelnyxCalls(account.base_url, account.api_key, client)
        self._documents = documents
        self._account = account

    async def portability(self, numbers: tuple[E164, ...]) -> tuple[Portability, ...]:
        return await portability_of(self._calls, numbers)

    async def draft(self, request: PortRequest, order: PortOrder) -> Draft:
        return await draft_of(self._access(request).calls, order)

    async def request_approval(
        self,
        request: PortRequest,
        order: PortOrder,
        attempt: int,  # noqa: ARG002 - the Protocol's
    ) -> BackboneDecision:
        """Fill the draft with the request's data and documents, whichever attempt it is. Telnyx has no
        approval of its own: an order that meets its requirements is approved, one that misses what we cannot
        give is refused."""
        access = self._access(request)
        return together(
            [await approval_of(access, request, order, one) for one in await _ours(access.calls, order)]
        )

    async def submit(
        self, request: PortRequest, order: PortOrder, attempt: int, pin: str | None
    ) -> CarrierOrder:
        access = self._access(request, pin)
        submission = Submission(request, order, attempt, pin)
        orders = [await submitted(access, submission, one) for one in await _ours(access.calls, order)]
        return carrier_order(order.pon, [await _part(access.calls, one) for one in orders], attempt)

    async def order(self, pon: Pon) -> CarrierOrder | None:
        """A draft is not with the carrier partner, and says nothing where another order has gone on."""
        parts = [part for part in await self._family(pon) if part.order.status.value != DRAFT]
        return carrier_order(pon, parts) if parts else None

    async def cancel(self, pon: Pon) -> Cancellation:
        """Telnyx's porting team carries a cancellation out; once it has taken it, it counts as done."""
        answers = [await cancellation_of(self._calls, pon, part.order) for part in await self._family(pon)]
        refused = [answer for answer in answers if not answer.canceled]
        return refused[0] if refused else Cancellation(canceled=True)

    async def close(self) -> None:
        await self._calls.close()

    def _access(self, request: PortRequest, pin: str | None = None) -> Access:
        documents = self._documents.of(request.request_id)
        return Access(self._calls.about(private_words(request, pin)), documents, self._account)

    async def _family(self, pon: Pon) -> list[Part]:
        """The orders under `pon`, and those that Telnyx has split off from them since."""
        parts = [await _part(self._calls, one) for one in await self._calls.by_reference(pon)]
        known = {part.order.id for part in parts}
        for part in parts:  # grows while we walk: what was split off may have been split again
            for id_ in _split_off(part.events):
                one = None if id_ in known else await self._calls.order(id_)
                known.add(id_)
                if one:
                    parts.append(await _part(self._calls, one))
        return parts


async def _ours(calls: TelnyxCalls, order: PortOrder) -> tuple[Order, ...]:
    """The orders that stand for `order`: one, unless Telnyx has split it since.

    Raises: `UpstreamUnavailableError` where there is none: the list may lag behind a draft.
    """
    found = await without_twins(calls, order, await calls.by_reference(order.pon))
    if not found:
        raise UpstreamUnavailableError(f"Telnyx has no order under the reference {order.pon}", _LOOK_AGAIN)
    return found


async def _part(calls: TelnyxCalls, one: Order) -> Part:
    """`one` with what belongs to it; a draft has had no events that anybody acts on."""
    if one.status.value == DRAFT:
        return Part(one)
    return Part(one, await calls.comments(one.id), await calls.events(one.id))


def _split_off(events: Sequence[Event]) -> list[UUID]:
    """The orders that were made of an order, by its events."""
    return [
        event.payload.to.id
        for event in events
        if event.event_type == _SPLIT and event.payload and event.payload.to
    ]
