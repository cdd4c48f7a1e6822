"""Messages for tests: which makes sense where, and how it is sent past every converter of ours."""

import asyncio
from datetime import timedelta
from typing import Any

from temporalio.api.common.v1 import Payload, Payloads, WorkflowExecution
from temporalio.api.enums.v1 import WorkflowTaskFailedCause
from temporalio.api.sdk.v1 import WorkflowMetadata
from temporalio.api.workflowservice.v1 import SignalWorkflowExecutionRequest

from porting.domain.status import PortStatus
from tests.builders import NUMBER
from tests.desk import PATIENCE, WAITING, Port
from tests.drafts import RunningDraft
from workflows.report import StatusReport

Payloaded = dict[str, Any]

#: Where each message makes sense, the first time; the others make sense in every step.
TAKEN_AT: dict[str, set[PortStatus]] = {
    "resubmit": {
        PortStatus.CHECKING_DOCUMENTS,
        PortStatus.DOCUMENTS_REJECTED,
        PortStatus.IN_DOCUMENT_REVIEW,
        PortStatus.REJECTED,
    },
    "review_documents": {PortStatus.DOCUMENTS_REJECTED, PortStatus.IN_DOCUMENT_REVIEW},
    "backbone_decision": {PortStatus.AWAITING_BACKBONE},
    "carrier_response": {
        PortStatus.SUBMITTING_TO_CARRIER,
        PortStatus.AWAITING_LOSING_CARRIER,
        PortStatus.REJECTED,
        PortStatus.PORT_DATE_CONFIRMED,
    },
    "confirm_transfer": {PortStatus.AWAITING_TRANSFER_CONFIRMATION},
    "give_back": {PortStatus.AWAITING_TRANSFER_CONFIRMATION},
    "cancel_request": set(WAITING) - {PortStatus.AWAITING_TRANSFER_CONFIRMATION},
}
TAKEN_EVERYWHERE = ("extend_deadline", "change_contact", "add_note", "upstream_changed", "mail_failed")


async def correct(name: str, port: Port) -> Payloaded:
    """A message that is right wherever it makes sense at all."""
    payloads: dict[str, Payloaded] = {
        "resubmit": {"documents": {"loa": "f" * 64}, "losing_carrier": {"pin": "0042"}},
        "review_documents": {"verdict": "accept"},
        "backbone_decision": {"approved": True},
        "carrier_response": {
            "approved": True,
            "port_date": (await port.today() + timedelta(days=5)).isoformat(),
        },
        "confirm_transfer": {"numbers": [NUMBER]},
        "give_back": {"numbers": [NUMBER], "reason": "not the customer's"},
        "cancel_request": {"reason": "stays"},
        "extend_deadline": {"days": 3},
        "change_contact": {"contact": {"phone": "+15125550143"}},
        "add_note": {"text": "called"},
        "upstream_changed": {},
        "mail_failed": {
            "notice": "submitted",
            "key": "acme-0001:-:submitted:customer:1",
            "failure": "bounced",
        },
    }
    return {**payloads[name], "by": "sam"}


async def signal_bytes(port: Port, name: str, *payloads: Payload) -> None:
    """Send a Signal as it stands on the wire, past every converter of ours."""
    client = port.desk.env.client
    await client.workflow_service.signal_workflow_execution(
        SignalWorkflowExecutionRequest(
            namespace=client.namespace,
            workflow_execution=WorkflowExecution(workflow_id=port.handle.id),
            signal_name=name,
            input=Payloads(payloads=payloads),
        )
    )


async def refusals(port: Port, count: int) -> StatusReport:
    """The report once `count` signals are refused."""
    return await port.comes_to(lambda report: len(report.refused_messages) == count, f"{count} refusals")


async def metadata(port: Port | RunningDraft) -> WorkflowMetadata:
    """What Temporal's Web UI shows: the current details, and each message with its description."""
    shown: WorkflowMetadata = await port.handle.query(
        "__temporal_workflow_metadata", result_type=WorkflowMetadata
    )
    return shown


async def failed_tasks(port: Port) -> list[str]:
    """Why workflow tasks failed.

    Not counted: a message came while the workflow's last task was answered, which the server then has done
    once more.
    """
    history = await port.handle.fetch_history()
    causes = [
        WorkflowTaskFailedCause.Name(event.workflow_task_failed_event_attributes.cause)
        for event in history.events
        if event.HasField("workflow_task_failed_event_attributes")
    ]
    return [cause for cause in causes if cause != "WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND"]


async def is_not_wedged(port: Port) -> None:
    """No workflow task has failed, and the request can still be brought to its end."""
    if not port.desk.checks.may_end.is_set():
        port.desk.checks.may_end.set()
        await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    moved = (await port.report()).status is PortStatus.AWAITING_TRANSFER_CONFIRMATION
    async with asyncio.timeout(PATIENCE):
        await port.sends("confirm_transfer" if moved else "cancel_request")
    outcome = await port.outcome()
    assert outcome.status is (PortStatus.COMPLETED if moved else PortStatus.CANCELED)
    assert await failed_tasks(port) == []
