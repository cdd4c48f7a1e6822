"""What we write into an order: the request's data under Telnyx's names."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from porting.adapters.telnyx.answers import Order
from porting.domain.phone_number import NumberType
from porting.domain.port_order import PortOrder
from porting.domain.port_request import DocumentKind, PortRequest

#: Documents that an order has a place for; any other one is an additional document.
PLACES = {DocumentKind.LOA: "loa", DocumentKind.BILL: "invoice"}


def order_data(
    request: PortRequest,
    order: PortOrder,
    documents: Mapping[DocumentKind, UUID],
    requested: datetime | None,
) -> dict[str, Any]:
    """The body of the PATCH that fills an order; all of the data each time, so that a correction is one too.

    `requested` None: Telnyx's own choice of the date stays.
    """
    body: dict[str, Any] = {"end_user": _end_user(request, order), "misc": _misc(request, order)}
    linked = {PLACES[kind]: str(id_) for kind, id_ in documents.items() if kind in PLACES}
    if linked:
        body["documents"] = linked
    if settings := _settings(requested):
        body["activation_settings"] = settings
    return body


def with_pin(body: Mapping[str, Any], pin: str | None) -> dict[str, Any]:
    """`body` of a submission: the PIN leaves for Telnyx with the submission, and never before."""
    if pin is None:
        return dict(body)
    end_user = body["end_user"]
    return {**body, "end_user": {**end_user, "admin": {**end_user["admin"], "pin_passcode": pin}}}


def changes_to(one: Order, body: Mapping[str, Any]) -> dict[str, Any]:
    """Those members of a PATCH `body` that `one` does not have yet."""
    held = one.end_user or {}
    admin, location = (
        {name: value for name, value in part.items() if (held.get(where) or {}).get(name) != value}
        for where, part in body["end_user"].items()
    )
    changed: dict[str, Any] = {}
    if admin or location:
        changed["end_user"] = {
            **({"admin": admin} if admin else {}),
            **({"location": location} if location else {}),
        }
    if any((one.misc or {}).get(name) != value for name, value in body["misc"].items()):
        changed["misc"] = body["misc"]
    linked = {"loa": one.documents.loa, "invoice": one.documents.invoice}
    documents = {place: id_ for place, id_ in body.get("documents", {}).items() if str(linked[place]) != id_}
    if documents:
        changed["documents"] = documents
    settings = body.get("activation_settings")
    if settings and settings != _settings(one.activation_settings.foc_datetime_requested):
        changed["activation_settings"] = settings
    return changed


def _settings(requested: datetime | None) -> dict[str, str] | None:
    if requested is None:
        return None
    return {"foc_datetime_requested": requested.astimezone(UTC).isoformat().replace("+00:00", "Z")}


def _end_user(request: PortRequest, order: PortOrder) -> dict[str, Any]:
    address, carrier = request.service_address, request.losing_carrier
    admin = {
        "entity_name": request.company_name,
        "auth_person_name": request.authorized_user.full_name,
        "account_number": carrier.account_number,
    }
    if order.type is not NumberType.TOLL_FREE:  # its record has an owner, and no billing telephone number
        admin["billing_phone_number"] = carrier.billing_telephone_number
    location = {
        "street_address": address.street,
        "extended_address": address.unit,
        "locality": address.city,
        "administrative_area": address.region,
        "postal_code": address.postal_code,
        "country_code": address.country,
    }
    return {"admin": admin, "location": location}


def _misc(request: PortRequest, order: PortOrder) -> dict[str, Any]:
    """Full ports name nothing else; a toll-free number moves by itself, whatever remains on the account."""
    if request.remaining_numbers == "none" or order.type is NumberType.TOLL_FREE:
        return {"type": "full"}
    return {
        "type": "partial",
        "remaining_numbers_action": request.remaining_numbers,
        "new_billing_phone_number": request.new_billing_telephone_number,
    }
