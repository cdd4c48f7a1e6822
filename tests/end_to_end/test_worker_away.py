"""A message and the timer that it races against meet the next worker together: the message wins."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.notice import NoticeKind
from porting.domain.policy import Policy
from porting.domain.status import PortStatus
from tests.desk import PATIENCE, Port, a_worker
from tests.on_the_embedded_server import FAST, EmbeddedDesk, an_embedded_desk
from workflows.report import StatusReport
from workflows.search_attributes import PORT_STATUS

#: What waits is left in peace: news for the customer would wake it while a query is answered, and a worker
#: without a cache then loses its task for ten seconds.
WITHOUT_NEWS = {"news_held_back": timedelta(days=30)}
QUIET = FAST.model_copy(update=WITHOUT_NEWS)
#: A busy machine takes seconds to come to a rest; nothing may be late by then.
UNHURRIED = Policy().with_a_day_of(timedelta(seconds=6)).model_copy(update=WITHOUT_NEWS)

pytestmark = [pytest.mark.embedded, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedDesk]:
    async with an_embedded_desk(tmp_path_factory.mktemp("temporal")) as made:
        yield made


async def left_in_review(desk: EmbeddedDesk, policy: Policy = QUIET, **changes: Any) -> Port:
    """Its documents wait for support, and there is no worker any more."""
    desk.checks.find(FindingCode.DOCUMENT_MISSING, Severity.REVIEW, "csr")
    async with a_worker(desk, cached=0):
        port = await desk.submit(policy=policy, **changes)
        await lists_show(port, PortStatus.IN_DOCUMENT_REVIEW)
    return port


async def lists_show(port: Port, status: PortStatus) -> None:
    """Wait without a query: a worker without a cache may lose its task to one for ten seconds."""
    async with asyncio.timeout(PATIENCE):
        while await _listed(port) != status:
            await asyncio.sleep(0.02)
    await port.nothing_runs()


async def _listed(port: Port) -> str | None:
    return (await port.handle.describe()).typed_search_attributes.get(PORT_STATUS)


async def test_a_correction_that_comes_with_the_reminder_makes_it_superfluous(desk: EmbeddedDesk) -> None:
    desk.checks.find(FindingCode.LOA_NOT_SIGNED, Severity.FAIL)
    async with a_worker(desk, cached=0):
        port = await desk.submit(policy=FAST, request_id="reminded-0001")
        await lists_show(port, PortStatus.DOCUMENTS_REJECTED)
    await port.passes(FAST.first_reminders[0])
    await port.signal("resubmit", {"documents": {"loa": "f" * 64}})

    async with a_worker(desk):
        await port.comes_to(lambda report: bool(report.orders), "the orders")

    assert NoticeKind.REMINDER not in told(port)


async def test_a_review_that_comes_when_it_is_late_makes_nobody_late(desk: EmbeddedDesk) -> None:
    port = await left_in_review(desk, UNHURRIED, request_id="late-0001")
    await port.passes(UNHURRIED.document_review_expected)
    await port.signal("review_documents", {"verdict": "accept"})

    async with a_worker(desk):
        await port.comes_to(lambda report: bool(report.orders), "the orders")

    assert NoticeKind.LATE not in told(port)


async def test_what_comes_with_the_limit_counts_before_it(desk: EmbeddedDesk) -> None:
    left = timedelta(seconds=12)  # for a busy machine to bring all of them as far as the review
    limit = await desk.env.get_current_time() + left
    ports = {
        name: await left_in_review(
            desk, request_id=f"limit-{name}", submitted_at=limit - FAST.request_lifetime
        )
        for name in ("extend_deadline", "upstream_changed", "cancel_request")
    }
    await desk.env.sleep(limit - await desk.env.get_current_time())
    for name, port in ports.items():
        await port.signal(name, {"days": 7} if name == "extend_deadline" else {})

    def has_met_the_limit(report: StatusReport) -> bool:
        return report.status.is_end or report.deadline > limit + FAST.day

    async with a_worker(desk):
        met = {name: await port.comes_to(has_met_the_limit) for name, port in ports.items()}

    assert {name: report.status for name, report in met.items()} == {
        "extend_deadline": PortStatus.IN_DOCUMENT_REVIEW,
        "upstream_changed": PortStatus.EXPIRED,
        "cancel_request": PortStatus.CANCELED,
    }


def told(port: Port) -> list[NoticeKind]:
    request_id = port.request.request_id
    return [notice.kind for notice in port.desk.outbox.notices if notice.request_id == request_id]
