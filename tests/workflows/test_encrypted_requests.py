"""Port requests whose payloads are encrypted, and what reaches them in the clear all the same."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from temporalio.client import Client, WorkflowHistory, WorkflowUpdateFailedError
from temporalio.common import RawValue
from temporalio.worker import Replayer

from porting.adapters.data_keys import DataKeys
from porting.domain.errors import KeyErasedError
from porting.domain.policy import Policy
from porting.domain.status import PortStatus
from porting.encryption.kek import KekRing, new_line
from porting.temporal.codec import RequestCodec
from porting.temporal.plugin import PortingPlugin
from starters.desk import PortingDesk, RequestErasedError
from tests.builders import a_port_request
from tests.desk import PATIENCE, Desk, Port, a_desk, start_environment
from tests.histories.record import FOLDER
from workflows.names import TASK_QUEUE, WORKFLOW_TYPE, request_of, workflow_id
from workflows.port_draft import PortDraftWorkflow
from workflows.port_request import PortRequestWorkflow


@dataclass(frozen=True)
class Encrypted:
    """A desk whose clients and worker encrypt, and somebody's client that does not."""

    desk: Desk
    keys: DataKeys
    kek_file: Path
    plain: Client

    async def sends_in_the_clear(self, port: Port, message: str, payload: Any) -> None:
        await self.plain.get_workflow_handle(port.handle.id).signal(message, payload)

    async def starts(self, client: Client, request_id: str, **options: Any) -> Port:
        """As `Desk.submit`, by another client or with `options` of its own."""
        now = await self.desk.env.get_current_time()
        request = a_port_request(request_id=request_id, submitted_at=now)
        await client.start_workflow(
            WORKFLOW_TYPE, request, id=workflow_id(request_id), task_queue=TASK_QUEUE, **options
        )
        port = Port(self.desk, self.desk.env.client.get_workflow_handle(workflow_id(request_id)), request)
        self.desk.started.append(port.handle)
        return port


def a_codec(directory: Path) -> tuple[RequestCodec, DataKeys]:
    kek_file = directory / "encryption.keys"
    kek_file.write_text(new_line())
    # No key stays in memory, so that one that is away is missed at once.
    keys = DataKeys(
        directory / "data-keys.db", KekRing.from_file(kek_file), clock=_later_and_later().__next__
    )
    return RequestCodec(keys, request_of), keys


def _later_and_later() -> Any:
    now = 0.0
    while True:
        yield (now := now + 100)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def encrypted(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Encrypted]:
    directory = tmp_path_factory.mktemp("keys")
    codec, keys = a_codec(directory)
    async with a_desk(await start_environment(codec)) as desk:
        address = desk.env.client.service_client.config.target_host
        plain = await Client.connect(address, plugins=[PortingPlugin()])
        yield Encrypted(desk, keys, directory / "encryption.keys", plain)


def timeline(report: Any) -> list[str]:
    return [entry.what for entry in report.timeline]


async def test_a_message_in_the_clear_is_taken_and_the_timeline_says_so(encrypted: Encrypted) -> None:
    port = await encrypted.desk.submit(request_id="acme-0001")
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    await port.sends("add_note", text="called Dana", by="sam")
    await encrypted.sends_in_the_clear(port, "add_note", {"text": "called again", "by": "sam"})

    told = timeline(await port.comes_to(lambda report: len(timeline(report)) >= 5, "two notes"))
    assert [what for what in told if "unencrypted" in what] == [
        "add_note came unencrypted: what it says can be read in Temporal"
    ]
    assert told.count("note") == 2


async def test_what_the_codec_server_encoded_for_nobody_is_the_request_s_own_from_then_on(
    encrypted: Encrypted,
) -> None:
    port = await encrypted.desk.submit(request_id="acme-0002")
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    for_nobody = encrypted.desk.env.client.data_converter
    [payload] = await for_nobody.encode([{"text": "called Dana", "by": "sam"}])

    await encrypted.sends_in_the_clear(port, "add_note", RawValue(payload))

    told = timeline(await port.comes_to(lambda report: "note" in timeline(report), "the note"))
    assert not [what for what in told if "unencrypted" in what]
    assert encrypted.keys.erase("acme-0002", datetime.now(UTC)) == 2
    with pytest.raises(KeyErasedError):
        encrypted.keys.known(payload.metadata["key"].decode())
    await port.handle.terminate()
    encrypted.desk.started.remove(port.handle)  # nobody can replay it


async def test_where_settings_say_so_a_message_in_the_clear_is_refused_with_the_reason(
    encrypted: Encrypted,
) -> None:
    port = await encrypted.desk.submit(request_id="acme-0003", policy=Policy(take_unencrypted=False))
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    in_the_clear = encrypted.plain.get_workflow_handle(port.handle.id)

    with pytest.raises(WorkflowUpdateFailedError) as refused:
        await in_the_clear.execute_update("add_note", {"text": "called Dana"})
    await encrypted.sends_in_the_clear(port, "add_note", {"text": "called Dana"})
    await port.sends("add_note", text="called Dana")

    report = await port.comes_to(lambda report: bool(report.refused_messages), "a refusal")
    reason = (
        "it came unencrypted, which is not taken here: send it through the codec server, or with `porting`"
    )
    assert str(refused.value.cause) == f"MessageRefused: add_note: {reason}"
    assert [each.reason for each in report.refused_messages] == [reason]
    assert timeline(report).count("note") == 1


async def test_a_request_that_came_in_the_clear_says_so_once(encrypted: Encrypted) -> None:
    port = await encrypted.starts(encrypted.plain, "acme-0004")
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    await encrypted.sends_in_the_clear(port, "add_note", {"text": "called Dana", "by": "sam"})

    told = timeline(await port.comes_to(lambda report: "note" in timeline(report), "the note"))
    assert [what for what in told if "unencrypted" in what] == [
        "the request came unencrypted: what is in its start can be read in Temporal"
    ]


async def test_while_the_keys_are_away_a_request_waits_and_then_goes_on(encrypted: Encrypted) -> None:
    soon = timedelta(seconds=1)  # after which the server has a task tried again
    port = await encrypted.starts(encrypted.desk.env.client, "acme-0005", task_timeout=soon)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.nothing_runs()
    [payload] = await encrypted.desk.env.client.data_converter.encode([{"text": "called Dana"}])

    encrypted.kek_file.rename(encrypted.kek_file.with_suffix(".away"))
    await encrypted.sends_in_the_clear(port, "add_note", RawValue(payload))
    async with asyncio.timeout(PATIENCE):
        while "workflow_task_failed_event_attributes" not in await port.kinds_of_events():
            await asyncio.sleep(0.05)
    encrypted.kek_file.with_suffix(".away").rename(encrypted.kek_file)

    await port.comes_to(lambda report: "note" in timeline(report), "the note")


async def test_an_erased_request_is_in_lists_and_nothing_of_it_can_be_read(encrypted: Encrypted) -> None:
    port = await encrypted.desk.submit(request_id="acme-0006")
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.sends("cancel_request", by="dana")
    await port.outcome()
    desk = PortingDesk(encrypted.desk.env.client)

    encrypted.keys.erase("acme-0006", datetime.now(UTC))
    encrypted.desk.started.remove(port.handle)  # nobody can replay it

    assert (await desk.standing("acme-0006")).status == PortStatus.CANCELED
    for asked in (desk.status, desk.request, desk.started_with):
        with pytest.raises(RequestErasedError, match="acme-0006 was erased"):
            await asked("acme-0006")


@pytest.mark.parametrize("name", ["completed_after_every_obstacle", "draft_submitted_by_mail"])
async def test_a_request_of_before_there_were_keys_goes_on_with_a_worker_that_encrypts(
    tmp_path: Path, name: str
) -> None:
    content = json.loads((FOLDER / f"{name}.json").read_text())
    history = WorkflowHistory.from_json(content.pop("workflowId"), content)
    codec, _ = a_codec(tmp_path)

    await Replayer(
        workflows=[PortRequestWorkflow, PortDraftWorkflow], plugins=[PortingPlugin(codec)]
    ).replay_workflow(history)
