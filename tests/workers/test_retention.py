"""What has ended is forgotten and erased by itself."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from temporalio.client import Client
from temporalio.common import WorkflowIDReusePolicy

from porting.adapters.data_keys import DataKeys
from porting.arrivals import KEPT, Arrivals, owner_on
from porting.domain.errors import KeyErasedError, PinUnreadableError
from porting.settings import Settings
from porting.temporal.embedded import running_server
from tests.documents.stores import settings_in
from workers.documents import document_stores
from workers.encryption import data_keys
from workers.erasing import erasing
from workers.retention import ABANDONED_KEPT, Retention, delete_arrivals
from workers.wiring import pin_seal
from workflows.names import DRAFT_WORKFLOW_TYPE, WORKFLOW_TYPE

pytestmark = pytest.mark.embedded

NOW = datetime.now(UTC)
KEPT_FOR = timedelta(days=730)
LETTER = b"%PDF-1.7 a letter"
HOUR = timedelta(hours=1)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def address(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    async with running_server(tmp_path_factory.mktemp("temporal")) as server:
        yield server.address


@pytest.fixture
async def client(address: str) -> Client:
    return await Client.connect(address)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
def keys(settings: Settings) -> DataKeys:
    return data_keys(settings)


@pytest.fixture
def work(client: Client, settings: Settings) -> Retention:
    return Retention(client, erasing(settings), KEPT_FOR)


async def started(client: Client, kind: str, identity: str) -> None:
    """Nobody works here, so it runs until it is terminated."""
    await client.start_workflow(
        kind, id=identity, task_queue="nobody", id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE
    )


async def ended(client: Client, kind: str, identity: str) -> None:
    await started(client, kind, identity)
    await client.get_workflow_handle(identity).terminate()


async def noticed(work: Retention, *owners: str) -> None:
    """Lists are a moment late."""
    async with asyncio.timeout(30):
        while not work.work.keys.ending() >= set(owners):
            await work.forget_what_has_ended(NOW)
            await asyncio.sleep(0.05)


async def test_the_pin_of_a_request_is_forgotten_when_it_ends_and_the_rest_is_erased_days_later(
    client: Client, work: Retention, settings: Settings, keys: DataKeys
) -> None:
    pins, documents = pin_seal(settings), document_stores(settings)
    sealed, letter = pins.seal("0042", "ended-1"), documents.of("ended-1").put(LETTER)
    other = pins.seal("0042", "runs-1")
    await started(client, WORKFLOW_TYPE, "port-request-runs-1")
    await ended(client, WORKFLOW_TYPE, "port-request-ended-1")

    await noticed(work, "ended-1")
    again = await work.forget_what_has_ended(NOW)

    with pytest.raises(PinUnreadableError):
        pins.open(sealed, "ended-1")
    assert pins.open(other, "runs-1") == "0042"
    assert again == 0
    assert documents.of("ended-1").get(letter) == LETTER
    assert await work.erase_what_is_due(NOW + KEPT_FOR - HOUR) == 0
    assert await work.erase_what_is_due(NOW + KEPT_FOR + HOUR) >= 1
    with pytest.raises(KeyErasedError):
        documents.of("ended-1").get(letter)
    assert "ended-1" not in dict(documents.changed())
    assert keys.erased_at("runs-1") is None
    assert await work.erase_what_is_due(NOW + KEPT_FOR + HOUR) == 0


async def test_an_abandoned_draft_is_erased_sooner_and_one_that_became_a_request_with_it(
    client: Client, work: Retention, settings: Settings, keys: DataKeys
) -> None:
    documents = document_stores(settings)
    for owner in ("abandoned-1", "submitted-1"):
        documents.of(owner).put(LETTER)
        await ended(client, DRAFT_WORKFLOW_TYPE, f"port-draft-{owner}")
    await started(client, WORKFLOW_TYPE, "port-request-submitted-1")

    await noticed(work, "abandoned-1")
    await work.erase_what_is_due(NOW + ABANDONED_KEPT + HOUR)

    assert keys.erased_at("abandoned-1") is not None
    assert list(dict(documents.changed())) == ["submitted-1"]
    assert "submitted-1" not in keys.ending()


async def test_what_is_due_and_runs_is_left_alone(client: Client, work: Retention, keys: DataKeys) -> None:
    await started(client, WORKFLOW_TYPE, "port-request-runs-2")
    keys.ends("runs-2", NOW)

    await work.erase_what_is_due(NOW + HOUR)

    assert keys.erased_at("runs-2") is None
    assert "runs-2" not in keys.due(NOW + 2 * HOUR)


async def test_documents_of_what_was_never_started_are_kept_no_longer_than_others(
    work: Retention, settings: Settings, keys: DataKeys
) -> None:
    document_stores(settings).of("never-1").put(LETTER)

    await work.erase_what_is_due(NOW)
    assert "never-1" not in keys.ending()
    await work.erase_what_is_due(NOW + timedelta(days=9))

    assert keys.due(NOW + KEPT_FOR + HOUR) == ("never-1",)
    assert keys.due(NOW + KEPT_FOR - HOUR) == ()


async def test_what_was_left_on_the_disk_of_an_erased_request_is_deleted(
    work: Retention, settings: Settings, keys: DataKeys
) -> None:
    documents = document_stores(settings)
    documents.of("left-1").put(LETTER)
    keys.erase("left-1", NOW)

    await work.erase_what_is_due(NOW)

    assert list(documents.changed()) == []


def test_arrivals_that_no_request_has_named_go_after_a_week(settings: Settings, keys: DataKeys) -> None:
    documents = document_stores(settings)
    Arrivals(documents, NOW - KEPT - timedelta(days=1)).put(LETTER)
    Arrivals(documents, NOW).put(LETTER)

    assert (delete_arrivals(documents, keys, NOW), delete_arrivals(documents, keys, NOW)) == (1, 0)

    assert list(dict(documents.changed())) == [owner_on(NOW)]
    assert keys.erased_at(owner_on(NOW - KEPT - timedelta(days=1))) is not None
