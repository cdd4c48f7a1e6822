"""A vendor's code that the tables learn while requests are on their way changes nothing for those."""

import base64
import json
from typing import Any

import pytest
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer
from temporalio.workflow import NondeterminismError

from porting.domain.notice import NoticeKind
from porting.domain.rejection import ReasonCode, Resubmission
from porting.domain.status import ActionBy, PortStatus
from porting.temporal.plugin import PortingPlugin
from tests.desk import Desk, Port, at_the_losing_carrier
from workflows.port_request import PortRequestWorkflow

#: Unknown when it came; `LEARNED`, which the tables have, stands for what it would be today.
THEN, LEARNED = "8J", "E14"


async def replayed(port: Port, *, without: str = "") -> None:
    """Replay the request as if it had had the learned code all along, without `without`."""
    history = json.loads((await port.handle.fetch_history()).to_json())
    changed = _each_payload(history, {f'"{THEN}"': f'"{LEARNED}"', without or "\x00": ""})
    await Replayer(workflows=[PortRequestWorkflow], plugins=[PortingPlugin()]).replay_workflow(
        WorkflowHistory.from_json(port.handle.id, changed)
    )


def _each_payload(node: Any, replacements: dict[str, str]) -> Any:
    if isinstance(node, list):
        return [_each_payload(each, replacements) for each in node]
    if not isinstance(node, dict):
        return node
    changed = {name: _each_payload(each, replacements) for name, each in node.items()}
    if isinstance(node.get("data"), str):
        text = base64.b64decode(node["data"]).decode()
        for old, new in replacements.items():
            text = text.replace(old, new)
        changed["data"] = base64.b64encode(text.encode()).decode()
    return changed


async def test_a_carriers_code_that_is_learned_later_keeps_the_meaning_it_came_with(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected(THEN)
    await port.is_told(NoticeKind.UNKNOWN_REJECTION)

    await replayed(port)

    with pytest.raises(NondeterminismError):
        await replayed(port, without=',"means":"unknown"')


async def test_a_code_entered_by_hand_that_is_learned_later_goes_on_as_unknown(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.sends("carrier_response", approved=False, reasons=[{"code": THEN}])
    await port.is_told(NoticeKind.UNKNOWN_REJECTION)

    await replayed(port)


async def test_who_enters_a_vendors_code_by_hand_can_say_what_it_means(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)

    await port.sends("carrier_response", approved=False, reasons=[{"code": THEN, "means": "invalid_btn"}])

    report = await port.reaches(PortStatus.REJECTED)
    assert (report.orders[0].reasons[0].reason, report.action_by) == (
        ReasonCode.INVALID_BTN,
        ActionBy.CUSTOMER,
    )


async def test_support_is_told_of_a_reason_that_takes_a_new_order(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)

    report = await port.is_rejected("PORT_TYPE_INCORRECT", "wrong_pin", text="submit as wireless")

    assert report.action_by is ActionBy.SUPPORT
    assert [reason.resubmitted_as for reason in report.orders[0].reasons] == [
        Resubmission.NEW_ORDER,
        Resubmission.SUPPLEMENT,
    ]
    assert "cancel_request" in [step.message for step in report.next_steps]
    notice = await port.is_told(NoticeKind.UNKNOWN_REJECTION)
    assert [reason.code for reason in notice.reasons] == ["PORT_TYPE_INCORRECT"]
