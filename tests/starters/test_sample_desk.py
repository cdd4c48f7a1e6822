import asyncio
from pathlib import Path

import pytest

from porting.domain.status import PortStatus
from porting.settings import Settings
from starters.desk import PortingDesk
from starters.sample_desk import ExampleDesk, example_desk
from tests.desk import Desk
from tests.documents.stores import settings_in
from workers.documents import document_stores

WITH_THE_CARRIER = PortStatus.AWAITING_LOSING_CARRIER


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


def samples(desk: Desk, settings: Settings) -> ExampleDesk:
    return example_desk(desk.env.client, settings, print)


async def test_a_sample_that_is_open_is_gone_on_with(desk: Desk, settings: Settings) -> None:
    first = await samples(desk, settings).submit()
    after_a_restart = await samples(desk, settings).submit()

    assert first == after_a_restart == "acme-0001"


async def test_a_sample_that_has_ended_is_followed_by_the_next(desk: Desk, settings: Settings) -> None:
    request_id = await samples(desk, settings).submit()
    await port_reaches_the_carrier(desk, request_id)
    await PortingDesk(desk.env.client).tell(request_id, "cancel_request", {})
    await desk.env.client.get_workflow_handle(f"port-request-{request_id}").result()

    assert await samples(desk, settings).submit() == "acme-0002"
    assert await samples(desk, settings).submit() == "acme-0002"


async def test_what_is_remembered_wrongly_only_costs_a_look(desk: Desk, settings: Settings) -> None:
    (settings.state_dir / "sample.json").write_text("[]")

    assert await samples(desk, settings).submit() == "acme-0001"


async def test_its_documents_are_made_and_stored(desk: Desk, settings: Settings) -> None:
    request_id = await samples(desk, settings).submit()
    await port_reaches_the_carrier(desk, request_id)

    loa = desk.checks.asked[-1][0].documents.loa
    assert loa is not None
    assert document_stores(settings).of(request_id).get(loa).startswith(b"%PDF-")


async def port_reaches_the_carrier(desk: Desk, request_id: str) -> None:
    async with asyncio.timeout(30):
        while (await PortingDesk(desk.env.client).status(request_id)).status is not WITH_THE_CARRIER:
            await asyncio.sleep(0.01)


async def test_a_confirmation_that_comes_too_late_or_early_is_no_trouble(
    desk: Desk, settings: Settings
) -> None:
    example = samples(desk, settings)
    request_id = await example.submit()
    await port_reaches_the_carrier(desk, request_id)

    await example.confirm_transfer(request_id, frozenset({"+15125550100"}))
