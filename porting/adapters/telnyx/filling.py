"""Everything that the losing carrier compares, brought into an order at Telnyx: data, documents, a date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

from porting.adapters.telnyx.access import Access
from porting.adapters.telnyx.answers import Order
from porting.adapters.telnyx.bodies import order_data
from porting.adapters.telnyx.calls import TelnyxCalls
from porting.adapters.telnyx.foc_dates import instant_to_request, port_date_of
from porting.adapters.telnyx.mapping import CORRECTABLE
from porting.adapters.telnyx.papers import add_what_has_no_place, uploaded
from porting.domain.errors import UpstreamRefusedError, UpstreamUnavailableError
from porting.domain.port_order import PortOrder
from porting.domain.port_request import DocumentKind, PortRequest
from porting.domain.rejection import ReasonCode, RejectionReason

#: The losing carrier did not take the date, or let it pass: the same one is not asked for again.
_DATE_REFUSED = frozenset({"FOC_REJECTED", "FOC_EXPIRED"})


@dataclass(frozen=True)
class Filled:
    """What the PATCH of an order is to bring, and the documents that go with it."""

    body: Mapping[str, Any]
    documents: dict[DocumentKind, UUID]


async def filled(
    access: Access, request: PortRequest, order: PortOrder, one: Order
) -> Filled | RejectionReason:
    """What brings `request` into the order `one`; or why no date that it wishes for can be asked for.

    Documents are uploaded here, so that a PATCH has to follow at once. Those for which the order has no place
    are linked by it already.
    """
    date = await _date_for(access.calls, request, one)
    if isinstance(date, RejectionReason):
        return date
    papers = await uploaded(access.calls, access.documents, order.pon, request.documents, one)
    await add_what_has_no_place(access.calls, one, papers)
    body = order_data(request, order, papers.ids, date)
    if access.account.webhook_url:
        body["webhook_url"] = f"{access.account.webhook_url}/{quote(order.pon, safe='')}"
    return Filled(body, papers.ids)


async def written(calls: TelnyxCalls, one: Order, body: Mapping[str, Any]) -> Order:
    """PATCH `one`.

    Raises: `UpstreamUnavailableError` where that is refused because the order has moved on meanwhile: another
    run of the same step was faster, and the next one finds what it did.
    """
    try:
        return await calls.update(one, body)
    except UpstreamRefusedError as refusal:
        now = await calls.order(one.id)
        if now is None or now.status.value == one.status.value:
            raise
        raise UpstreamUnavailableError(f"{refusal}; it has moved on meanwhile") from None


async def _date_for(
    calls: TelnyxCalls, request: PortRequest, one: Order
) -> datetime | RejectionReason | None:
    """None: Telnyx names no windows, and chooses by itself.

    An order on its way keeps its date, unless the customer wishes for another: the windows have moved on.
    """
    wish, current = request.requested_port_date, one.activation_settings.foc_datetime_requested
    has_its_day = wish is None or (current and port_date_of(current, request.time_zone) == wish)
    if one.status.value not in CORRECTABLE and has_its_day:
        return current
    windows = await calls.windows(one.id)
    if not windows:
        return None
    instant = instant_to_request(
        windows,
        wish,
        request.time_zone,
        current,
        refused=any(detail.code in _DATE_REFUSED for detail in one.status.details),
    )
    if instant:
        return instant
    last = max(window.ended_at for window in windows).date()
    return RejectionReason(
        code=ReasonCode.DUE_DATE_NOT_POSSIBLE.value,
        text=f"Telnyx offers no date on the desired day or after it: its last one is {last}",
    )
