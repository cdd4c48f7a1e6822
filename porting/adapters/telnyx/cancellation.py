"""Cancelling at Telnyx: a draft is deleted, what is on its way is asked to be cancelled."""

from porting.adapters.telnyx.answers import DRAFT, Order
from porting.adapters.telnyx.calls import TelnyxCalls
from porting.adapters.telnyx.mapping import CANCEL_PENDING, CANCELLED, PORTED
from porting.domain.errors import UpstreamRefusedError
from porting.domain.port_order import Cancellation, Pon

_CANCELED = Cancellation(canceled=True)
_GIVEN_UP = frozenset({CANCEL_PENDING, CANCELLED})


async def cancellation_of(calls: TelnyxCalls, pon: Pon, one: Order) -> Cancellation:
    """Cancel `one`, unless that has happened. Telnyx's own refusal, in its words, is an answer."""
    if one.status.value == DRAFT:
        return await _deletion_of(calls, pon, one)
    if one.status.value in _GIVEN_UP:
        return _CANCELED
    if one.status.value == PORTED:
        return Cancellation(canceled=False, why_not="The numbers have moved: Telnyx calls the order ported.")
    try:
        await calls.cancel(one.id)
    except UpstreamRefusedError as refusal:
        now = await calls.order(one.id)  # was it cancelled meanwhile, by a call whose answer was lost?
        if now is None or now.status.value in _GIVEN_UP:
            return _CANCELED
        return Cancellation(canceled=False, why_not=refusal.words or str(refusal))
    return _CANCELED


async def _deletion_of(calls: TelnyxCalls, pon: Pon, one: Order) -> Cancellation:
    """Delete a draft, as it is by itself and not as a list had it: it may be another part by now, or sent."""
    now = await calls.order(one.id)
    if now is None or now.customer_reference != pon:
        return _CANCELED
    if now.status.value != DRAFT:
        return await cancellation_of(calls, pon, now)
    await calls.delete(now.id)
    return _CANCELED
