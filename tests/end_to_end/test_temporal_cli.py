"""Support with nothing but the stock `temporal` program, against a running request on the real server."""

import asyncio
import json
import subprocess
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from porting.domain.status import PortStatus
from porting.temporal.embedded import binary
from tests.builders import local
from tests.desk import PATIENCE, Port, a_worker, at_the_losing_carrier
from tests.on_the_embedded_server import EmbeddedDesk, an_embedded_desk
from tests.workflows.messages import correct
from workflows.messages import KINDS

pytestmark = [pytest.mark.embedded, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedDesk]:
    async with an_embedded_desk(tmp_path_factory.mktemp("temporal")) as made, a_worker(made):
        yield made


@dataclass(frozen=True)
class Answered:
    exit_code: int
    output: str
    error: str

    @property
    def json(self) -> Any:
        return json.loads(self.output)


@dataclass(frozen=True)
class TemporalProgram:
    """`temporal workflow ...`, as it is typed."""

    address: str

    async def __call__(self, *arguments: str) -> Answered:
        process = await asyncio.create_subprocess_exec(
            *(str(binary()), "workflow", *arguments, "--address", self.address),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        output, error = await asyncio.wait_for(process.communicate(), PATIENCE)
        return Answered(process.returncode or 0, output.decode(), error.decode())

    async def signal(self, port: Port, name: str, *inputs: str) -> None:
        answered = await self("signal", "--workflow-id", port.handle.id, "--name", name, *_given(inputs))
        assert answered.exit_code == 0, answered.error

    async def update(self, port: Port, name: str, *inputs: str) -> Answered:
        return await self(
            "update", "execute", "--workflow-id", port.handle.id, "--name", name, *_given(inputs)
        )

    async def listed(self, query: str) -> set[str]:
        answered = await self("list", "--query", query, "--output", "json")
        return {each["execution"]["workflowId"] for each in answered.json}


def _given(inputs: tuple[str, ...]) -> list[str]:
    return [part for given in inputs for part in ("--input", given)]


@pytest.fixture
def temporal(desk: EmbeddedDesk) -> TemporalProgram:
    return TemporalProgram(desk.server.address)


async def lists(temporal: TemporalProgram, query: str, *ports: Port) -> None:
    """Wait until `query` lists exactly `ports`: lists are a moment late."""
    wanted = {port.handle.id for port in ports}
    async with asyncio.timeout(PATIENCE):
        while await temporal.listed(query) != wanted:
            await asyncio.sleep(0.05)


async def rejected(desk: EmbeddedDesk, request_id: str, number: str, code: str) -> Port:
    port = await at_the_losing_carrier(desk, request_id=request_id, numbers=local(number))
    await port.sends("carrier_response", approved=False, reasons=[{"code": code}])
    await port.reaches(PortStatus.REJECTED)
    return port


async def test_every_message_is_sent_as_signal_and_wrong_ones_are_recorded(
    desk: EmbeddedDesk, temporal: TemporalProgram
) -> None:
    port = await at_the_losing_carrier(desk, request_id="signaled-0001")

    for name, kind in KINDS.items():
        if name not in ("cancel_request", "carrier_response"):
            await temporal.signal(port, name, kind.example)
    await temporal.signal(port, "add_note")
    await temporal.signal(port, "add_note", "null")
    await temporal.signal(port, "add_note", '"text"')
    await temporal.signal(port, "add_note", '{"text": "a"}', '{"text": "b"}')
    await temporal.signal(port, "carrier_response", '{"aproved": true}')
    await temporal.signal(port, "carier_response", KINDS["carrier_response"].example)
    await temporal.signal(port, "carrier_response", KINDS["carrier_response"].example)

    report = await port.reaches(PortStatus.REJECTED)
    assert [reason.code for reason in report.orders[0].reasons] == ["wrong_pin"]
    assert [refusal.message for refusal in report.refused_messages] == [
        *("resubmit", "review_documents", "backbone_decision", "confirm_transfer", "give_back"),
        *("add_note", "add_note", "add_note", "add_note"),
        *("carrier_response", "carier_response"),
    ]
    assert [entry.note for entry in report.timeline if entry.what == "note"] == ["called Dana"]
    await temporal.signal(port, "cancel_request", KINDS["cancel_request"].example)
    assert (await port.outcome()).status is PortStatus.CANCELED


async def test_every_message_is_sent_as_update_and_wrong_ones_are_answered(
    desk: EmbeddedDesk, temporal: TemporalProgram
) -> None:
    port = await rejected(desk, "updated-0001", "+15125550181", "wrong_pin")

    for name in KINDS:
        answered = await temporal.update(port, name, "[7]")
        assert answered.exit_code == 1
        assert f"{name}: a JSON object is expected" in answered.error
    unknown = await temporal.update(port, "carier_response", "{}")
    empty = await temporal.update(port, "carrier_response")
    senseless = await temporal.update(port, "confirm_transfer", "{}")
    note = await temporal.update(port, "add_note", KINDS["add_note"].example)
    longer = await temporal.update(port, "extend_deadline", KINDS["extend_deadline"].example)
    pin = await temporal.update(port, "resubmit", '{"losing_carrier": {"pin": "0042"}, "by": "sam"}')

    assert "there is no message of this name" in unknown.error
    assert "a JSON object is expected" in empty.error
    assert "it stands at rejected" in senseless.error
    assert (note.exit_code, longer.exit_code, pin.exit_code) == (0, 0, 0)
    assert "resubmission received" in pin.output
    report = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    assert report.orders[0].attempt == 2
    assert not report.refused_messages


async def test_the_status_is_asked_for(desk: EmbeddedDesk, temporal: TemporalProgram) -> None:
    port = await at_the_losing_carrier(desk, request_id="asked-0001")

    answered = await temporal(
        "query", "--workflow-id", port.handle.id, "--type", "status", "--output", "json"
    )

    report = answered.json["queryResult"][0]
    assert (report["request_id"], report["status"]) == ("asked-0001", "awaiting_losing_carrier")


async def test_requests_are_found_by_who_must_act_number_status_reason_and_lateness(
    desk: EmbeddedDesk, temporal: TemporalProgram
) -> None:
    ours = await rejected(desk, "listed-0001", "+15125550183", "zz9")
    theirs = await rejected(desk, "listed-0002", "+15125550184", "number_inactive")
    upstream = await at_the_losing_carrier(desk, request_id="listed-0003", numbers=local("+15125550185"))
    later = (datetime.now(UTC) + timedelta(days=7, minutes=5)).isoformat()
    among = "WorkflowId STARTS_WITH 'port-request-listed' AND "

    await lists(temporal, among + "PortActionBy = 'support'", ours)
    await lists(temporal, among + "PortActionBy = 'customer'", theirs)
    await lists(temporal, "PortNumbers = '+15125550185'", upstream)
    await lists(temporal, among + "PortStatus = 'rejected'", ours, theirs)
    await lists(temporal, among + "PortRejectionReasons = 'number_inactive'", theirs)
    await lists(temporal, among + f"PortStepDueAt < '{later}' AND ExecutionStatus = 'Running'", upstream)
    await lists(temporal, among + f"PortStepDueAt < '{datetime.now(UTC).isoformat()}'")


async def test_search_attributes_that_were_taken_away_are_gone_for_program_and_sdk(
    desk: EmbeddedDesk, temporal: TemporalProgram
) -> None:
    """The rejection takes the due time away, the port date the reasons."""
    port = await rejected(desk, "taken-away-0001", "+15125550186", "number_inactive")
    without_due = await described(temporal, port)
    await port.sends("carrier_response", **await correct("carrier_response", port))
    await port.reaches(PortStatus.PORT_DATE_CONFIRMED)
    await port.nothing_runs()

    without_reasons = await described(temporal, port)

    always = {"PortStatus", "PortActionBy", "PortNumbers", "PortDeadline"}
    assert without_due == {*always, "PortRejectionReasons"}
    assert without_reasons == {*always, "PortStepDueAt", "PortDate"}
    known = (await port.handle.describe()).typed_search_attributes
    assert {pair.key.name for pair in known} >= {"PortStatus", "PortStepDueAt"}
    listed = [each async for each in desk.env.client.list_workflows("PortNumbers = '+15125550186'")]
    assert [each.id for each in listed if each.typed_search_attributes] == [port.handle.id]


async def described(temporal: TemporalProgram, port: Port) -> set[str]:
    """The search attributes that the program shows."""
    answered = await temporal("describe", "--workflow-id", port.handle.id, "--output", "json")
    fields = answered.json["workflowExecutionInfo"]["searchAttributes"]["indexedFields"]
    return {name for name in fields if name.startswith("Port")}
