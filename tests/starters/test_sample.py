from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from porting.domain.port_order import NumberState
from porting.domain.status import ActionBy, PortStatus
from starters.sample import follow
from tests.builders import NUMBER, TOLL_FREE
from workflows.report import NumberReport, OrderReport, StatusReport, TimelineReport

CONFIRMING, COMPLETED = PortStatus.AWAITING_TRANSFER_CONFIRMATION, PortStatus.COMPLETED
NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)


def an_order(number: str, status: PortStatus) -> OrderReport:
    moved = status in (CONFIRMING, COMPLETED)
    return OrderReport(
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


@dataclass
class Desk:
    """Moves one step on with every look, and waits where numbers have to be confirmed."""

    reports: list[StatusReport]
    confirmed: list[frozenset[str]] = field(default_factory=list)
    to_confirm: int = 0

    async def submit(self) -> str:
        return "acme-0001"

    async def status(self, request_id: str) -> StatusReport | None:
        if len(self.confirmed) < self.to_confirm:
            return None
        report = self.reports.pop(0)
        self.to_confirm += any(order.status is CONFIRMING for order in report.orders)
        return report

    async def confirm_transfer(self, request_id: str, numbers: frozenset[str]) -> None:
        self.confirmed.append(numbers)


async def test_each_step_is_told_once() -> None:
    desk = Desk(
        [
            a_report(PortStatus.CHECKING_DOCUMENTS, "submitted"),
            a_report(PortStatus.CHECKING_DOCUMENTS, "submitted"),
            a_report(PortStatus.AWAITING_BACKBONE, "submitted", "documents accepted", "awaiting backbone"),
            a_report(PortStatus.CANCELED, "submitted", "documents accepted", "awaiting backbone", "canceled"),
        ]
    )
    said: list[str] = []

    status = await follow(desk, "acme-0001", said.append)

    assert status is PortStatus.CANCELED
    assert [line.split("  ")[-1] for line in said] == [
        "submitted",
        "documents accepted",
        "awaiting backbone",
        "canceled",
    ]


async def test_the_customer_confirms_each_order_when_its_numbers_have_moved() -> None:
    first, second = an_order(NUMBER, CONFIRMING), an_order(TOLL_FREE, PortStatus.PORT_DATE_CONFIRMED)
    desk = Desk(
        [
            a_report(CONFIRMING, orders=(first, second)),
            a_report(CONFIRMING, orders=(an_order(NUMBER, COMPLETED), an_order(TOLL_FREE, CONFIRMING))),
            a_report(COMPLETED, orders=(an_order(NUMBER, COMPLETED), an_order(TOLL_FREE, COMPLETED))),
        ]
    )

    status = await follow(desk, "acme-0001", lambda line: None)

    assert status is COMPLETED
    assert desk.confirmed == [{NUMBER}, {TOLL_FREE}]
