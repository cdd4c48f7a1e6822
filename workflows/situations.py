"""Which page of docs/support.md speaks of what a port request is in."""

from porting.domain.port_order import NumberState
from porting.domain.status import ActionBy, PortStatus
from workflows.report import OrderReport, StatusReport

UNREACHABLE = "The customer cannot be reached"
NOT_MOVED = "A number did not move"

#: By what the request waits for. With upstream it is worth a page once it is late.
_PAGES = {
    PortStatus.DOCUMENTS_REJECTED: "Documents that the customer has to mend",
    PortStatus.IN_DOCUMENT_REVIEW: "Documents to review",
    PortStatus.AWAITING_BACKBONE: "Late at the backbone provider",
    PortStatus.SUBMITTING_TO_CARRIER: "Late at the carrier partner",
    PortStatus.AWAITING_LOSING_CARRIER: "Late at the losing carrier",
    PortStatus.PORT_DATE_CONFIRMED: NOT_MOVED,
    PortStatus.AWAITING_TRANSFER_CONFIRMATION: "Nobody confirms that the numbers work",
}
_REJECTED_FOR_SUPPORT = "A rejection that support settles"
_REJECTED = "A rejection that the customer answers"

#: All that the details name; each is a heading there.
ALL = frozenset({*_PAGES.values(), UNREACHABLE, _REJECTED, _REJECTED_FOR_SUPPORT})


def page_of(report: StatusReport) -> str | None:
    """None: nobody has to do anything."""
    if report.customer_unreachable:
        return UNREACHABLE
    if report.action_by in (ActionBy.NOBODY, ActionBy.UPSTREAM) and not report.late:
        return None
    if report.status is PortStatus.REJECTED:
        return _REJECTED if report.action_by is ActionBy.CUSTOMER else _REJECTED_FOR_SUPPORT
    confirming = report.status is PortStatus.AWAITING_TRANSFER_CONFIRMATION
    if confirming and any(map(_is_missing_numbers, report.orders)):
        return NOT_MOVED
    return _PAGES.get(report.status)


def _is_missing_numbers(order: OrderReport) -> bool:
    """While those that have moved wait to be confirmed."""
    return order.status is PortStatus.AWAITING_TRANSFER_CONFIRMATION and any(
        number.state is not NumberState.ACTIVE and not number.unportable for number in order.numbers
    )
