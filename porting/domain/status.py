"""Where a port request or a port order stands, and who has to act next."""

from enum import StrEnum


class PortStatus(StrEnum):
    """A port request's status, and each of its port orders'.

    The values are in Event Histories and search attributes: they are never renamed.
    """

    CHECKING_DOCUMENTS = "checking_documents"
    DOCUMENTS_REJECTED = "documents_rejected"
    IN_DOCUMENT_REVIEW = "in_document_review"
    AWAITING_BACKBONE = "awaiting_backbone"
    SUBMITTING_TO_CARRIER = "submitting_to_carrier"
    AWAITING_LOSING_CARRIER = "awaiting_losing_carrier"
    REJECTED = "rejected"
    PORT_DATE_CONFIRMED = "port_date_confirmed"
    AWAITING_TRANSFER_CONFIRMATION = "awaiting_transfer_confirmation"
    COMPLETED = "completed"
    PARTIALLY_COMPLETED = "partially_completed"
    UNPORTABLE = "unportable"
    CANCELED = "canceled"
    EXPIRED = "expired"

    @property
    def is_end(self) -> bool:
        return self in _ENDS


_ENDS = frozenset(
    {
        PortStatus.COMPLETED,
        PortStatus.PARTIALLY_COMPLETED,
        PortStatus.UNPORTABLE,
        PortStatus.CANCELED,
        PortStatus.EXPIRED,
    }
)


class ActionBy(StrEnum):
    """Who has to act before a request moves on."""

    CUSTOMER = "customer"
    SUPPORT = "support"
    UPSTREAM = "upstream"
    NOBODY = "nobody"


#: A request of several orders shows the one that needs somebody most: a person of ours first, then the
#: customer, then what is least far on its way.
_BY_NEED = (ActionBy.SUPPORT, ActionBy.CUSTOMER, ActionBy.UPSTREAM, ActionBy.NOBODY)
_BY_PROGRESS = tuple(PortStatus)


def neediest(orders: list[tuple[PortStatus, ActionBy]]) -> tuple[PortStatus, ActionBy]:
    """The one (status, who acts) of open orders that a request shows; `orders` is not empty."""
    return min(orders, key=lambda order: (_BY_NEED.index(order[1]), _BY_PROGRESS.index(order[0])))


def ending_of(orders: list[PortStatus]) -> PortStatus:
    """How a request ends whose orders ended as `orders` (not empty).

    All alike: as they did. Some numbers moved and others did not: `partially_completed`. None moved: the
    ending that somebody has most to learn from.
    """
    if len(set(orders)) == 1:
        return orders[0]
    if PortStatus.COMPLETED in orders or PortStatus.PARTIALLY_COMPLETED in orders:
        return PortStatus.PARTIALLY_COMPLETED
    return next(
        status
        for status in (PortStatus.EXPIRED, PortStatus.CANCELED, PortStatus.UNPORTABLE)
        if status in orders
    )
