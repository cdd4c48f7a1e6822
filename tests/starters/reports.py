"""Status reports for tests of what shows them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from porting.domain.port_order import NumberState
from porting.domain.status import ActionBy, PortStatus
from workflows.report import NumberReport, OrderReport, StatusReport, TimelineReport

CONFIRMING, COMPLETED = PortStatus.AWAITING_TRANSFER_CONFIRMATION, PortStatus.COMPLETED
NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)


def an_order(number: str, status: PortStatus, **changes: Any) -> OrderReport:
    moved = status in (CONFIRMING, COMPLETED)
    report = OrderReport(
        order=f"acme-0001-{number[-1]}",
        type="local",
        country="US",
        numbers=(
            NumberReport(
                number=number,
                state=NumberState.ACTIVE if moved else NumberState.PENDING,
                confirmed=status is COMPLETED,
            ),
        ),
        status=status,
        action_by=ActionBy.CUSTOMER,
        waits_for="",
        since=NOW,
        due_at=None,
        late=False,
        attempt=1,
        port_date=None,
        reasons=(),
        findings=(),
    )
    return report.model_copy(update=changes)


def a_report(status: PortStatus, *happened: str, orders: tuple[OrderReport, ...] = ()) -> StatusReport:
    return StatusReport(
        request_id="acme-0001",
        status=status,
        action_by=ActionBy.NOBODY,
        waits_for="",
        since=NOW,
        due_at=None,
        late=False,
        deadline=NOW + timedelta(days=28),
        time_zone="America/Chicago",
        port_date=None,
        findings=(),
        orders=orders,
        next_steps=(),
        refused_messages=(),
        timeline=tuple(
            TimelineReport(at=NOW, what=what, order=None, by=None, note=None) for what in happened
        ),
    )
