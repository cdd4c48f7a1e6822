"""A webhook wakes its request on the real server: at once, and without growing the history."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from temporalio.client import Client

from porting.domain.status import PortStatus
from starters.signup import wake
from tests.builders import NUMBER, SECOND_NUMBER, local
from tests.desk import PATIENCE, Port, a_worker, at_the_losing_carrier
from tests.on_the_embedded_server import EmbeddedDesk, an_embedded_desk

pytestmark = [pytest.mark.embedded, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedDesk]:
    async with an_embedded_desk(tmp_path_factory.mktemp("temporal")) as made, a_worker(made):
        yield made


@pytest.fixture
def temporal(desk: EmbeddedDesk) -> Client:
    return desk.env.client


async def sleeping(desk: EmbeddedDesk, request_id: str) -> Port:
    """Its watch has looked once and waits two days for its next look."""
    port = await at_the_losing_carrier(desk, request_id=request_id)
    await port.nothing_runs()
    return port


async def looks(desk: EmbeddedDesk, more_than: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while desk.upstream.calls["order"] <= more_than:
            await asyncio.sleep(0.01)


async def test_a_sleeping_watch_looks_at_once_without_a_history_event(
    desk: EmbeddedDesk, temporal: Client
) -> None:
    port = await sleeping(desk, "asleep-0001")
    before, so_far = await port.kinds_of_events(), desk.upstream.calls["order"]

    await wake(temporal, port.pon())

    await looks(desk, so_far)
    await port.nothing_runs()
    assert await port.kinds_of_events() == before


async def test_what_a_woken_watch_finds_moves_the_request_on(desk: EmbeddedDesk, temporal: Client) -> None:
    port = await sleeping(desk, "news-0001")
    desk.upstream.confirm(port.pon(), await port.today())

    await wake(temporal, port.pon())

    await port.reaches(PortStatus.PORT_DATE_CONFIRMED)
    assert not any("signal" in kind for kind in await port.kinds_of_events())


async def test_webhook_after_webhook_adds_no_event(desk: EmbeddedDesk, temporal: Client) -> None:
    port = await sleeping(desk, "flood-0001")
    before = len(await port.kinds_of_events())

    for _ in range(20):
        await wake(temporal, port.pon())
        await port.nothing_runs()

    assert len(await port.kinds_of_events()) == before


async def test_a_webhook_of_a_part_that_upstream_split_off_wakes_that_part(
    desk: EmbeddedDesk, temporal: Client
) -> None:
    desk.upstream.splits["split-0001-1"] = ((NUMBER,), (SECOND_NUMBER,))
    port = await desk.submit(request_id="split-0001", numbers=local(NUMBER, SECOND_NUMBER))
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=1)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order="1.2")
    await port.nothing_runs()
    for order in (1, "1.2"):
        desk.upstream.confirm(port.pon(order), await port.today())

    await wake(temporal, port.pon("1.2"))

    report = await port.reaches(PortStatus.PORT_DATE_CONFIRMED, order="1.2")
    assert report.orders[0].status is PortStatus.AWAITING_LOSING_CARRIER
    assert not any("signal" in kind for kind in await port.kinds_of_events())


async def test_where_nothing_sleeps_a_signal_tells_the_request(desk: EmbeddedDesk, temporal: Client) -> None:
    port = await sleeping(desk, "rejected-0001")
    await port.update("carrier_response", {"approved": False, "reasons": [{"code": "number_inactive"}]})
    await port.reaches(PortStatus.REJECTED)
    so_far = desk.upstream.calls["order"]

    await wake(temporal, port.pon())

    await looks(desk, so_far)
    assert any("signaled" in kind for kind in await port.kinds_of_events())
    assert not (await port.report()).refused_messages


async def test_a_running_look_is_followed_by_another_one(desk: EmbeddedDesk, temporal: Client) -> None:
    so_far = desk.upstream.calls["order"]
    desk.upstream.look_may_end.clear()
    port = await at_the_losing_carrier(desk, request_id="looking-0001")
    await looks(desk, so_far)

    await wake(temporal, port.pon())
    desk.upstream.look_may_end.set()

    await looks(desk, so_far + 1)
    assert any("signaled" in kind for kind in await port.kinds_of_events())


async def test_a_request_that_is_unknown_or_has_ended_is_passed_over(
    desk: EmbeddedDesk, temporal: Client
) -> None:
    port = await sleeping(desk, "ended-0001")
    await port.update("cancel_request", {})
    await port.outcome()
    before = await port.kinds_of_events()

    await wake(temporal, port.pon())
    await wake(temporal, "nobody-0001-1")
    await wake(temporal, "nonsense")

    assert await port.kinds_of_events() == before
