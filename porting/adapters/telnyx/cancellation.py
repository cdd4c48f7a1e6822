"""Cancelling at Telnyx: a draft is deleted, what is on its way is asked to be cancelled."""

from porting.adapters.telnyx.answers import Order
from porting.adapters.telnyx.calls import TelnyxCalls
from porting.adapters.telnyx.mapping import CANCEL_PENDING, CANCELLED, DRAFT, PORTED
from porting.domain.errors import UpstreamRefusedError
from porting.domain.port_order import Cancellation

_CANCELED = Cancellation(canceled=True)
_GIVEN_UP = frozenset({CANCEL_PENDING, CANCELLED})


async def cancellation_of(calls: TelnyxCalls, one: Order) -> Cancellation:
    """Cancel `one`, unless that has happened. Telnyx's own refusal, in its words, is an answer."""
    if one.status.value in _GIVEN_UP:
        return _CANCELED
    if one.status.value == PORTED:
        return Cancellation(canceled=False, why_not="The numbers have moved: Telnyx calls the order ported.")
    try:
        await (calls.delete(one.id) if one.status.value == DRAFT else calls.cancel(one.id))
    except UpstreamRefusedError as refusal:
        return await _after_all(calls, one, refusal)
    return _CANCELED


async def _after_all(calls: TelnyxCalls, one: Order, refusal: UpstreamRefusedError) -> Cancellation:
    """A refusal, unless the order was cancelled meanwhile, or is no draft any more."""
    now = await calls.order(one.id)
    if now is None or now.status.value in _GIVEN_UP:
        return _CANCELED
    if one.status.value == DRAFT and now.status.value != DRAFT:
        return await cancellation_of(calls, now)
    return Cancellation(canceled=False, why_not=refusal.words or str(refusal))
