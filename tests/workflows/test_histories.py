"""Port requests that were started by earlier code go on with today's.

Red means that running requests would wedge: guard the change with `workflow.patched` and record a further
history; an existing one is not recorded again. They are replayed in the SDK's sandbox, which workers do
without.
"""

import json
from pathlib import Path

import pytest
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer
from temporalio.workflow import NondeterminismError

from porting.domain.status import PortStatus
from porting.temporal.plugin import PortingPlugin
from tests.histories.draft_scenarios import ALL as DRAFTS
from tests.histories.record import FOLDER
from tests.histories.scenarios import ALL
from workflows.port_draft import PortDraftWorkflow
from workflows.port_request import PortRequestWorkflow


def a_replayer() -> Replayer:
    return Replayer(workflows=[PortRequestWorkflow, PortDraftWorkflow], plugins=[PortingPlugin()])


HISTORIES = sorted(FOLDER.glob("*.json"))


@pytest.mark.parametrize("file", HISTORIES, ids=lambda file: file.stem)
async def test_a_recorded_port_request_replays(file: Path) -> None:
    content = json.loads(file.read_text())
    history = WorkflowHistory.from_json(content.pop("workflowId"), content)

    await Replayer(
        workflows=[PortRequestWorkflow, PortDraftWorkflow], plugins=[PortingPlugin()]
    ).replay_workflow(history)


def test_every_ending_has_a_recorded_history() -> None:
    endings = [status for status in PortStatus if status.is_end]

    assert {file.stem for file in HISTORIES} >= ALL.keys() | DRAFTS.keys()
    assert {file.stem for file in HISTORIES} >= {status.value for status in endings}


async def test_a_step_that_changes_its_order_is_noticed() -> None:
    text = (FOLDER / "completed.json").read_text()
    content = json.loads(text.replace('"submit_port_order"', '"another_step"'))
    history = WorkflowHistory.from_json(content.pop("workflowId"), content)

    with pytest.raises(NondeterminismError):
        await Replayer(
            workflows=[PortRequestWorkflow, PortDraftWorkflow], plugins=[PortingPlugin()]
        ).replay_workflow(history)
