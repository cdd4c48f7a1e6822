from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from porting.domain.status import ActionBy, PortStatus
from starters.sample import follow
from workflows.report import StatusReport, TimelineReport

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)


def a_report(status: PortStatus, *happened: str) -> StatusReport:
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
        orders=(),
        next_steps=(),
        refused_messages=(),
        timeline=tuple(
            TimelineReport(at=NOW, what=what, order=None, by=None, note=None) for what in happened
        ),
    )


@dataclass
class Desk:
    """Moves one step on with every look; the last one only once the customer has confirmed."""

    reports: list[StatusReport]
    confirmed: list[str] = field(default_factory=list)

    async def submit(self) -> str:
        return "acme-0001"

    async def status(self, request_id: str) -> StatusReport:
        if len(self.reports) > 1 and not (len(self.reports) == 2 and not self.confirmed):
            return self.reports.pop(0)
        return self.reports[-1] if self.confirmed else self.reports[0]

    async def confirm_transfer(self, request_id: str) -> None:
        self.confirmed.append(request_id)


async def test_each_step_is_told_once_and_the_customer_confirms_the_transfer() -> None:
    desk = Desk(
        [
            a_report(PortStatus.CHECKING_DOCUMENTS, "submitted"),
            a_report(PortStatus.AWAITING_TRANSFER_CONFIRMATION, "submitted", "moved"),
            a_report(PortStatus.COMPLETED, "submitted", "moved", "completed"),
        ]
    )
    said: list[str] = []

    status = await follow(desk, "acme-0001", said.append)

    assert status is PortStatus.COMPLETED
    assert desk.confirmed == ["acme-0001"]
    assert [line.split("  ")[-1] for line in said if not line.startswith("    ")] == [
        "submitted",
        "moved",
        "completed",
    ]
