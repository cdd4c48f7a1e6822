"""Documents wait for each other, and nothing else waits for them."""

import asyncio

from porting.domain.notice import NoticeKind
from porting.domain.status import PortStatus
from tests.desk import Desk, a_worker, start_environment
from tests.fakes import Checks, Outbox, Upstream

_CHECKS = 50
_AT_ONCE = 1


async def test_however_many_documents_wait_an_order_is_submitted_and_mailed_at_once() -> None:
    async with await start_environment() as env:
        desk = Desk(env, Upstream(), Checks(), Outbox())
        async with a_worker(desk, activities=5):
            desk.upstream.undecided = True
            approved = await desk.submit(request_id="approved-0001")
            await approved.reaches(PortStatus.AWAITING_BACKBONE)
            desk.checks.may_end.clear()
            await asyncio.gather(*(desk.submit(request_id=f"waits-{at:04}") for at in range(_CHECKS)))
            await desk.sees(lambda: len(desk.checks.asked) == 1 + _AT_ONCE, "a check")

            desk.upstream.undecided = False
            await approved.upstream_changes()

            await approved.reaches(PortStatus.AWAITING_LOSING_CARRIER)
            await approved.is_told(NoticeKind.SUBMITTED)
            assert len(desk.checks.asked) == 1 + _AT_ONCE
            desk.checks.may_end.set()
