"""The whole way of a port request, as the customer and support see it."""

from datetime import timedelta

from porting.domain.notice import NoticeKind
from porting.domain.status import PortStatus
from tests.builders import NUMBER
from tests.desk import Desk

DAY = timedelta(days=1)


async def test_a_port_request_goes_all_the_way(desk: Desk) -> None:
    port = await desk.submit()
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    port_date = await port.today() + 7 * DAY
    desk.upstream.confirm("acme-0001-1", port_date)
    await port.upstream_changes()
    await port.reaches(PortStatus.PORT_DATE_CONFIRMED)
    await port.passes(7 * DAY)
    desk.upstream.move("acme-0001-1", NUMBER)
    await port.upstream_changes()
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.signal("confirm_transfer", {"by": "dana"})

    outcome = await port.outcome()

    assert outcome.status is PortStatus.COMPLETED
    assert desk.outbox.kinds("customer") == [
        NoticeKind.SUBMITTED,
        NoticeKind.PORT_DATE,
        NoticeKind.DAY_BEFORE,
        NoticeKind.TRANSFERRED,
        NoticeKind.COMPLETED,
    ]
    assert desk.outbox.kinds("support") == []
