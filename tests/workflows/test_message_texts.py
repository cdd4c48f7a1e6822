"""What is shown to a person who is about to send a message can be sent as it stands."""

import json
from typing import Any

import pytest

from porting.domain.status import PortStatus
from tests.builders import NUMBER
from tests.desk import WAITING, Desk, Port, at_the_losing_carrier
from tests.starters.test_commands_shown import orders_in_every_state
from tests.workflows.messages import metadata
from workflows.messages import KINDS, read
from workflows.names import CONTACT_QUERY, COURSE_QUERY, REQUEST_QUERY, STATUS_QUERY
from workflows.next_steps import at_any_time, next_steps
from workflows.report import NextStep

#: What a person puts in place of what is shown.
FILLED = {
    "the stored document's hash": "f" * 64,
    "YYYY-MM-DD": "2026-12-10",
    "+1...": NUMBER,
    "the new PIN": "0042",
}


def filled(step: NextStep) -> dict[str, Any]:
    payload = step.payload
    for shown, meant in FILLED.items():
        payload = payload.replace(shown, meant)
    sent: dict[str, Any] = json.loads(payload)
    return sent


@pytest.mark.parametrize("name", KINDS)
def test_the_example_of_each_message_can_be_sent_as_it_stands(name: str) -> None:
    kind = KINDS[name]

    message = read(name, [json.loads(kind.example)])

    assert message is not None
    assert kind.description.endswith(f"Send e.g. {kind.example}")
    assert len(kind.description) < 200


async def test_temporals_ui_lists_every_message_as_signal_and_as_update_with_its_example(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)

    shown = (await metadata(port)).definition

    described = {name: kind.description for name, kind in KINDS.items()}
    assert {each.name: each.description for each in shown.signal_definitions if each.name} == described
    assert {each.name: each.description for each in shown.update_definitions if each.name} == described
    queries = {query.name for query in shown.query_definitions if not query.name.startswith("__")}
    assert queries == {STATUS_QUERY, CONTACT_QUERY, REQUEST_QUERY, COURSE_QUERY}


def test_what_is_shown_as_the_next_step_is_a_message_of_ours() -> None:
    for order in orders_in_every_state():
        for orders in ((order,), (order, order)):
            for step in next_steps("acme-0001", None, orders):
                read(step.message, [filled(step)])
            for step in at_any_time("acme-0001", orders, unreachable=False):
                read(step.message, [filled(step)])
    for status in (PortStatus.DOCUMENTS_REJECTED, PortStatus.IN_DOCUMENT_REVIEW):
        for step in next_steps("acme-0001", status, ()):
            read(step.message, [filled(step)])


@pytest.mark.parametrize(
    "status",
    [
        PortStatus.DOCUMENTS_REJECTED,
        PortStatus.IN_DOCUMENT_REVIEW,
        PortStatus.REJECTED,
        PortStatus.AWAITING_TRANSFER_CONFIRMATION,
    ],
)
async def test_the_next_step_that_is_shown_moves_the_request_on(desk: Desk, status: PortStatus) -> None:
    port: Port = await WAITING[status](desk)
    step = (await port.report()).next_steps[0]
    details = (await metadata(port)).current_details

    await port.sends(step.message, **filled(step))

    await port.comes_to(lambda report: report.status is not status, "another status")
    assert f"`{step.payload}`" in details
    assert f"`{step.command}`" in details
