from dataclasses import dataclass, field

from porting.domain.status import PortStatus
from starters.sample import follow
from tests.builders import NUMBER, TOLL_FREE
from tests.starters.reports import COMPLETED, CONFIRMING, a_report, an_order
from workflows.report import StatusReport


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
