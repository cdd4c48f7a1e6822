"""The upstream sandbox as backbone provider and carrier partner."""

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pydantic import BaseModel

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

if TYPE_CHECKING:
    import httpx2


class _Checked(BaseModel):
    portability: tuple[Portability, ...]


class SandboxUpstream:
    """`BackboneProvider`, `CarrierPartner` and `PortabilityChecks` over the sandbox's HTTP interface.

    Every call raises `UpstreamUnavailableError` (retried) where no whole answer came, `UpstreamRefusedError`
    where upstream says that the call itself is wrong.
    """

    def __init__(self, base_url: str, client: "httpx2.AsyncClient | None" = None) -> None:
        from porting.adapters.upstream_http import UpstreamHttp  # its import is dear: only who calls pays it

        self._http = UpstreamHttp(base_url, client)

    async def portability(self, numbers: tuple[E164, ...]) -> tuple[Portability, ...]:
        body = {"numbers": numbers}
        return (await self._http.ask("POST", "/backbone/portability", _Checked, body)).portability

    async def draft(self, request: PortRequest, order: PortOrder) -> Draft:
        return await self._http.ask("POST", "/backbone/orders", Draft, _draft_of(request, order))

    async def request_approval(
        self, request: PortRequest, order: PortOrder, attempt: int
    ) -> BackboneDecision:
        path = f"/backbone/orders/{quote(order.pon, safe='')}/approvals"
        body = {"attempt": attempt, "numbers": order.numbers, "account": _account_of(request)}
        return await self._http.ask("POST", path, BackboneDecision, body)

    async def submit(
        self, request: PortRequest, order: PortOrder, attempt: int, pin: str | None
    ) -> CarrierOrder:
        body = {
            "pon": order.pon,
            "attempt": attempt,
            "numbers": order.numbers,
            "account": _account_of(request),
            "pin": pin,
            "requested_port_date": _wished(request),
        }
        return await self._http.ask("POST", "/carrier/orders", CarrierOrder, body)

    async def order(self, pon: Pon) -> CarrierOrder | None:
        return await self._http.find(f"/carrier/orders/{quote(pon, safe='')}", CarrierOrder, "no_such_order")

    async def cancel(self, pon: Pon) -> Cancellation:
        """The carrier partner passes it on to the backbone provider."""
        path = f"/carrier/orders/{quote(pon, safe='')}/cancellation"
        return await self._http.ask("POST", path, Cancellation)

    async def close(self) -> None:
        await self._http.close()


def _draft_of(request: PortRequest, order: PortOrder) -> dict[str, Any]:
    return {
        "pon": order.pon,
        "request_id": request.request_id,
        "type": order.type.value,
        "country": order.country,
        "numbers": order.numbers,
        "calendar": {
            "origin": request.calendar.origin.isoformat(),
            "day_seconds": request.calendar.day.total_seconds(),
            "zone": request.calendar.zone,
        },
        "requested_port_date": _wished(request),
        "account": _account_of(request),
    }


def _wished(request: PortRequest) -> str | None:
    return request.requested_port_date.isoformat() if request.requested_port_date else None


def _account_of(request: PortRequest) -> dict[str, str | None]:
    """What the losing carrier compares with its own record; the documents by their hash."""
    address, carrier, documents = request.service_address, request.losing_carrier, request.documents
    return {
        "company_name": request.company_name,
        "authorized_user": request.authorized_user.full_name,
        "street": address.street,
        "unit": address.unit,
        "city": address.city,
        "region": address.region,
        "postal_code": address.postal_code,
        "country": address.country,
        "losing_carrier": carrier.name,
        "account_number": carrier.account_number,
        "billing_telephone_number": carrier.billing_telephone_number,
        "remaining_numbers": request.remaining_numbers,
        "new_billing_telephone_number": request.new_billing_telephone_number,
        "loa": documents.loa.sha256 if documents.loa else None,
        "csr": documents.csr.sha256 if documents.csr else None,
        "bill": documents.bill.sha256 if documents.bill else None,
    }
