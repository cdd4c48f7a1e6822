"""Makes the status report out of a running request, and what lists show of it."""

from dataclasses import dataclass
from datetime import date, datetime

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from porting.domain.port_order import NumberState
    from porting.domain.port_request import PortRequest
    from porting.domain.rejection import rule
    from porting.domain.status import ActionBy, PortStatus, ending_of, neediest
    from workflows.conversation import Conversation
    from workflows.documents import DocumentChecking
    from workflows.next_steps import at_any_time, next_steps
    from workflows.order_messages import RejectedBy
    from workflows.port_order import PortOrderProgress
    from workflows.record import Unreachable
    from workflows.report import (
        NumberReport,
        OrderReport,
        ReasonReport,
        RefusalReport,
        StatusReport,
        TimelineReport,
        UnreachableReport,
    )


def standing(request: Conversation) -> tuple[PortStatus, ActionBy]:
    """The status that the request shows, and who must act: the order's that needs somebody most."""
    standings = [(progress.status, progress.action_by) for progress in request.progresses]
    still_open = [standing for standing in standings if not standing[0].is_end]
    if still_open:
        return neediest(still_open)
    return ending_of([status for status, _ in standings]), ActionBy.NOBODY


@dataclass(frozen=True)
class Listed:
    """What lists show of a request."""

    status: PortStatus
    action_by: ActionBy
    due_at: datetime | None
    deadline: datetime
    port_date: date | None
    """The next one of its orders."""
    rejection_reasons: tuple[str, ...]
    """Codes, in order."""


def listed(request: Conversation) -> Listed:
    status, action_by = shows = standing(request)
    dates = [order.port_date for order in request.orders if order.port_date and not order.status.is_end]
    reasons = {reason.understood.value for order in request.orders for reason in order.reasons}
    return Listed(
        status=status,
        action_by=_acting(action_by, request.record.unreachable),
        due_at=_shown(request, shows).due_at,
        deadline=request.record.limit,
        port_date=min(dates, default=None),
        rejection_reasons=tuple(sorted(reasons)),
    )


def report(request: Conversation) -> StatusReport:
    record = request.record
    now, shown = listed(request), _shown(request, standing(request))
    status = now.status
    orders = tuple(_order(order, record.asked_by.get(order.order.pon, ())) for order in request.orders)
    step_one = None if request.orders or status.is_end else request.documents.status
    findings = () if request.orders else request.documents.findings
    unreachable = record.unreachable is not None
    identity = record.request.request_id
    return StatusReport(
        request_id=identity,
        status=status,
        action_by=now.action_by,
        waits_for=shown.waits_for,
        since=shown.since,
        due_at=now.due_at,
        late=shown.late,
        deadline=now.deadline,
        time_zone=record.request.time_zone,
        port_date=now.port_date,
        findings=findings,
        documents=record.request.documents,
        documents_page=_documents_page(record.request),
        orders=orders,
        customer_unreachable=_unreachable(record.unreachable),
        next_steps=()
        if status.is_end
        else next_steps(identity, step_one, orders, findings, unreachable=unreachable),
        at_any_time=() if status.is_end else at_any_time(identity, orders, unreachable=unreachable),
        refused_messages=tuple(
            RefusalReport(at=r.at, message=r.message, reason=r.reason) for r in record.refused
        ),
        timeline=tuple(
            TimelineReport(at=e.at, what=e.what, order=e.order, by=e.by, note=e.note) for e in record.timeline
        ),
    )


def _documents_page(request: PortRequest) -> str | None:
    """At the codec server, which asks who looks."""
    address = request.policy.codec_url
    return f"{address.rstrip('/')}/requests/{request.request_id}" if address else None


def _acting(action_by: ActionBy, unreachable: Unreachable | None) -> ActionBy:
    """A customer whom no mail reaches waits for a call."""
    return ActionBy.SUPPORT if unreachable and action_by is ActionBy.CUSTOMER else action_by


def _unreachable(unreachable: Unreachable | None) -> UnreachableReport | None:
    if unreachable is None:
        return None
    return UnreachableReport(since=unreachable.since, notice=unreachable.notice, failure=unreachable.failure)


def _shown(request: Conversation, wanted: tuple[PortStatus, ActionBy]) -> DocumentChecking:
    """The part of the request that its `standing` speaks of."""
    matching = [
        progress for progress in request.progresses if (progress.status, progress.action_by) == wanted
    ]
    late_first = sorted(matching or request.progresses, key=lambda progress: not progress.late)
    return late_first[0]


def _order(order: PortOrderProgress, asked_by: tuple[str, ...]) -> OrderReport:
    outstanding = order.outstanding()
    return OrderReport(
        order=order.order.pon,
        type=order.order.type,
        country=order.order.country,
        numbers=tuple(
            NumberReport(
                number=number,
                state=NumberState.FAILED if number in order.unportable else state,
                unportable=number in order.unportable,
                confirmed=number in order.confirmed,
                given_back=number in order.given_back,
            )
            for number, state in order.states.items()
        ),
        status=order.status,
        action_by=order.action_by,
        waits_for=order.waits_for,
        since=order.since,
        due_at=order.due_at,
        late=order.late,
        attempt=order.attempt,
        port_date=order.port_date,
        reasons=tuple(
            ReasonReport(
                code=reason.code,
                reason=reason.understood,
                title=rule(reason).title,
                text=reason.text,
                remedy=rule(reason).remedy,
                acts=rule(reason).acts,
                answered=reason not in outstanding,
                answered_by=tuple(sorted(rule(reason).answered_by)),
                resubmitted_as=rule(reason).resubmitted_as,
            )
            for reason in order.reasons
        ),
        findings=order.findings,
        rejected_by_backbone=(
            order.status is PortStatus.REJECTED and order.rejected_by is RejectedBy.BACKBONE
        ),
        asked_by=asked_by,
    )
