"""What Telnyx still wants before an order can be submitted: what we can give, and what a person must."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from porting.adapters.telnyx.answers import ActionRequirement, Order, Requirement
from porting.domain.phone_number import NumberType
from porting.domain.port_order import PortOrder
from porting.domain.port_request import DocumentKind, PortRequest
from porting.domain.rejection import RejectionReason

#: Our codes for what Telnyx has none for: no table knows them, so support is shown the words.
_MISSING = "REQUIREMENT_NOT_MET"
_STEP = "ADDITIONAL_STEP"
_ACCOUNT_NUMBER = "ACCOUNT_NUMBER_MISSING"
_OPEN = frozenset({"created", "pending", "failed"})
#: In the words of a requirement's status, where Telnyx has looked at a value and does not take it.
_TURNED_DOWN = ("exception", "reject", "denied", "declined")
_NAMES = {
    DocumentKind.LOA: ("loa", "letter of authorization", "letter of authorisation", "letter of agency"),
    DocumentKind.BILL: ("invoice", "bill"),
    DocumentKind.CSR: ("csr", "customer service record"),
}


def values_we_have(
    requirements: Iterable[Requirement], documents: Mapping[DocumentKind, UUID]
) -> list[dict[str, str]]:
    """For a PATCH: the documents that answer requirements which have no value yet."""
    found = []
    for one in requirements:
        kind = _kind_of(one)
        if kind and not one.field_value and kind in documents:
            value = str(documents[kind])
            found.append({"requirement_type_id": one.requirement_type.id, "field_value": value})
    return found


def unmet(
    request: PortRequest,
    port_order: PortOrder,
    order: Order,
    requirements: Iterable[Requirement],
    actions: Iterable[ActionRequirement],
) -> tuple[RejectionReason, ...]:
    """Why the order cannot be submitted, as far as anybody on our side can do something about it.

    Empty: Telnyx has everything, and has not looked at it yet.
    """
    return (
        *(_reason(_MISSING, _told(one)) for one in requirements if _is_open(one)),
        *(_reason(_STEP, f"Telnyx wants a step first: {step}") for step in order.additional_steps),
        *(
            _reason(_STEP, f"Telnyx waits for an action: {one.action_type} ({one.status})")
            for one in actions
            if one.status in _OPEN
        ),
        *_left_out(request, port_order),
    )


def _left_out(request: PortRequest, port_order: PortOrder) -> Iterable[RejectionReason]:
    if request.documents.loa is None:
        yield _reason(_MISSING, "Telnyx wants a Letter of Authorization")
    if request.documents.bill is None:
        yield _reason(_MISSING, "Telnyx wants the latest phone bill")
    if request.losing_carrier.account_number is None and port_order.type is not NumberType.TOLL_FREE:
        yield _reason(_ACCOUNT_NUMBER, "Telnyx wants the account number at the losing carrier")


def _kind_of(requirement: Requirement) -> DocumentKind | None:
    """The document that a requirement asks for, by the words of its name: its id differs by country."""
    if requirement.field_type != "document":
        return None
    words = f" {requirement.requirement_type.name.lower()} "
    for kind, names in _NAMES.items():
        if any(f" {name} " in words for name in names):
            return kind
    return None


def _is_open(requirement: Requirement) -> bool:
    status = requirement.requirement_status.lower()
    return not requirement.field_value or any(word in status for word in _TURNED_DOWN)


def _told(requirement: Requirement) -> str:
    what = requirement.requirement_type
    words = ": ".join(text for text in (what.name or what.id, what.description) if text)
    return f"Telnyx wants {words}" if not requirement.field_value else f"Telnyx does not take {words}"


def _reason(code: str, text: str) -> RejectionReason:
    return RejectionReason(code=code, text=text[:500])
