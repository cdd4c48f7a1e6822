"""A port request in each state that its page shows otherwise."""

from datetime import date, timedelta
from typing import Any

from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.port_order import NumberState
from porting.domain.rejection import RULES, ReasonCode, RejectionReason, rule
from porting.domain.status import ActionBy, PortStatus
from starters.desk import Standing
from starters.web.status.knowledge import Known
from starters.web.status.view import Beginning
from tests.builders import NUMBER, SECOND_NUMBER, SUBMITTED, TOLL_FREE, a_port_request
from workflows.report import NumberReport, OrderReport, ReasonReport, StatusReport, TimelineReport

BEGINNING = Beginning.of(a_port_request())
PORT_DATE = date(2026, 12, 10)
_WHO = {
    PortStatus.CHECKING_DOCUMENTS: ActionBy.NOBODY,
    PortStatus.DOCUMENTS_REJECTED: ActionBy.CUSTOMER,
    PortStatus.IN_DOCUMENT_REVIEW: ActionBy.SUPPORT,
    PortStatus.AWAITING_BACKBONE: ActionBy.UPSTREAM,
    PortStatus.SUBMITTING_TO_CARRIER: ActionBy.UPSTREAM,
    PortStatus.AWAITING_LOSING_CARRIER: ActionBy.UPSTREAM,
    PortStatus.REJECTED: ActionBy.CUSTOMER,
    PortStatus.AWAITING_TRANSFER_CONFIRMATION: ActionBy.CUSTOMER,
}
#: Each status on the way to a date.
_WAY = (
    PortStatus.CHECKING_DOCUMENTS,
    PortStatus.AWAITING_BACKBONE,
    PortStatus.SUBMITTING_TO_CARRIER,
    PortStatus.AWAITING_LOSING_CARRIER,
    PortStatus.PORT_DATE_CONFIRMED,
    PortStatus.AWAITING_TRANSFER_CONFIRMATION,
)
_BEFORE_ORDERS = (
    PortStatus.CHECKING_DOCUMENTS,
    PortStatus.DOCUMENTS_REJECTED,
    PortStatus.IN_DOCUMENT_REVIEW,
)


def a_reason(code: ReasonCode, **changes: Any) -> ReasonReport:
    known = rule(RejectionReason(code=code, means=code))
    facts: dict[str, Any] = {
        "code": code,
        "reason": code,
        "title": known.title,
        "text": "",
        "remedy": known.remedy,
        "acts": known.acts,
        "answered": False,
        "answered_by": tuple(known.answered_by),
        "resubmitted_as": known.resubmitted_as,
    }
    return ReasonReport(**{**facts, **changes})


def a_finding(code: FindingCode, document: Any = "loa", severity: Severity = Severity.FAIL) -> Finding:
    message = f"Something is wrong with the {document}. Please mend it."
    return Finding(code=code, severity=severity, document=document, message=message)


def an_order(status: PortStatus, *numbers: str, count: int = 1, **changes: Any) -> OrderReport:
    moved = status in (PortStatus.AWAITING_TRANSFER_CONFIRMATION, PortStatus.COMPLETED)
    dated = status is PortStatus.PORT_DATE_CONFIRMED or moved
    facts: dict[str, Any] = {
        "order": f"acme-0001-{count}",
        "type": "toll_free" if TOLL_FREE in numbers else "local",
        "country": "US",
        "numbers": tuple(
            NumberReport(
                number=number,
                state=NumberState.ACTIVE if moved else NumberState.PENDING,
                unportable=status is PortStatus.UNPORTABLE,
                confirmed=status is PortStatus.COMPLETED,
            )
            for number in numbers or (NUMBER,)
        ),
        "status": status,
        "action_by": _WHO.get(status, ActionBy.NOBODY),
        "waits_for": "",
        "since": SUBMITTED,
        "due_at": SUBMITTED + timedelta(days=9),
        "late": False,
        "attempt": 1,
        "port_date": PORT_DATE if dated else None,
        "reasons": (),
        "findings": (),
    }
    return OrderReport(**{**facts, **changes})


def a_report(status: PortStatus, *orders: OrderReport, **changes: Any) -> StatusReport:
    """One order at `status` where none is given and there would be one."""
    if not orders and status not in _BEFORE_ORDERS:
        orders = (an_order(status),)
    dates = [order.port_date for order in orders if order.port_date and not order.status.is_end]
    facts: dict[str, Any] = {
        "request_id": "acme-0001",
        "status": status,
        "action_by": _WHO.get(status, ActionBy.NOBODY),
        "waits_for": "",
        "since": SUBMITTED,
        "due_at": SUBMITTED + timedelta(days=1),
        "late": False,
        "deadline": SUBMITTED + timedelta(days=28),
        "time_zone": "America/Chicago",
        "port_date": min(dates, default=None),
        "findings": (),
        "orders": orders,
        "next_steps": (),
        "refused_messages": (),
        "timeline": tuple(way_to(status)),
    }
    return StatusReport(**{**facts, **changes})


def way_to(status: PortStatus, order: str = "acme-0001-1") -> list[TimelineReport]:
    """A step a day."""
    way = _WAY[: _WAY.index(status)] if status in _WAY else () if status in _BEFORE_ORDERS else _WAY[:4]
    if status is PortStatus.COMPLETED:
        way = _WAY
    what = [*way, status]
    return [
        TimelineReport(
            at=SUBMITTED + timedelta(days=day),
            what=each,
            order=None if each in _BEFORE_ORDERS else order,
            by=None,
            note=None,
        )
        for day, each in enumerate(what)
    ]


def a_standing(status: str = PortStatus.REJECTED, **changes: Any) -> Standing:
    facts: dict[str, Any] = {
        "request_id": "acme-0001",
        "workflow_id": "port-request-acme-0001",
        "status": status,
        "action_by": _WHO.get(PortStatus(status), ActionBy.NOBODY) if status in set(PortStatus) else "nobody",
        "due_at": None,
        "late": False,
        "deadline": SUBMITTED + timedelta(days=28),
        "port_date": None,
        "numbers": (NUMBER,),
        "reasons": (),
        "running": status in set(PortStatus) and not PortStatus(status).is_end,
        "history_length": 40,
    }
    return Standing(**{**facts, **changes})


def known(report: StatusReport) -> Known:
    numbers = tuple(number.number for order in report.orders for number in order.numbers) or (NUMBER,)
    return Known(a_standing(report.status, numbers=numbers), report, BEGINNING)


def _rejected(*codes: ReasonCode) -> Known:
    order = an_order(PortStatus.REJECTED, reasons=tuple(map(a_reason, codes)))
    return known(a_report(PortStatus.REJECTED, order))


def _of_two(first: OrderReport, second: OrderReport, status: PortStatus) -> Known:
    return known(a_report(status, first, second))


def _with_news(what: str) -> Known:
    """A request with a date, and what became of the wish to cancel it."""
    status = PortStatus.PORT_DATE_CONFIRMED
    news = TimelineReport(at=SUBMITTED + timedelta(days=9), what=what, order=None, by=None, note=None)
    return known(a_report(status, timeline=(*way_to(status), news)))


#: By a name for the tests: all that looks otherwise.
STATES: dict[str, Known] = {
    **{status.value: known(a_report(status)) for status in PortStatus},
    "documents_rejected": known(
        a_report(
            PortStatus.DOCUMENTS_REJECTED,
            findings=(
                a_finding(FindingCode.LOA_NOT_SIGNED),
                a_finding(FindingCode.BILL_ADDRESS_MISMATCH, "bill"),
                a_finding(FindingCode.DOCUMENT_MISSING, "csr"),
                a_finding(FindingCode.PIN_MISSING, "request"),
                a_finding(FindingCode.NUMBER_INVALID, "request"),
            ),
        )
    ),
    "review_of_a_paper": known(
        a_report(
            PortStatus.IN_DOCUMENT_REVIEW,
            findings=(a_finding(FindingCode.DOCUMENT_UNREADABLE, "csr", Severity.REVIEW),),
        )
    ),
    "rejected": _rejected(ReasonCode.WRONG_PIN, ReasonCode.ACCOUNT_NUMBER_INCORRECT),
    "everything_asked": _rejected(*(code for code in RULES if RULES[code].acts is ActionBy.CUSTOMER)),
    "rejected_ours": known(
        a_report(
            PortStatus.REJECTED,
            an_order(
                PortStatus.REJECTED,
                action_by=ActionBy.SUPPORT,
                reasons=(a_reason(ReasonCode.DUE_DATE_NOT_POSSIBLE), a_reason(ReasonCode.UNKNOWN)),
            ),
            action_by=ActionBy.SUPPORT,
        )
    ),
    "two_to_confirm": known(
        a_report(
            PortStatus.AWAITING_TRANSFER_CONFIRMATION,
            an_order(PortStatus.AWAITING_TRANSFER_CONFIRMATION, NUMBER, SECOND_NUMBER),
        )
    ),
    "two_orders": _of_two(
        an_order(PortStatus.REJECTED, reasons=(a_reason(ReasonCode.WRONG_PIN),)),
        an_order(PortStatus.PORT_DATE_CONFIRMED, TOLL_FREE, count=2),
        PortStatus.REJECTED,
    ),
    "partially_completed": _of_two(
        an_order(PortStatus.COMPLETED),
        an_order(PortStatus.CANCELED, TOLL_FREE, count=2),
        PortStatus.PARTIALLY_COMPLETED,
    ),
    "late": known(
        a_report(
            PortStatus.AWAITING_LOSING_CARRIER,
            an_order(PortStatus.AWAITING_LOSING_CARRIER, late=True),
            late=True,
        )
    ),
    "canceling": _with_news("cancellation asked for"),
    "cannot_cancel": _with_news("upstream refuses to cancel"),
    "no_worker": Known(
        a_standing(PortStatus.REJECTED, reasons=("name_mismatch", "wrong_pin")), None, BEGINNING
    ),
    "terminated": Known(a_standing("terminated"), None, BEGINNING),
}
