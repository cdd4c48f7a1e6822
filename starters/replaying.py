"""Histories of port requests replayed against this code: whether it may take over requests that run."""

import re
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from itertools import chain, zip_longest
from typing import Literal

from pydantic import BaseModel, ConfigDict
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import Client, WorkflowExecution, WorkflowHistory
from temporalio.converter import PayloadCodec
from temporalio.service import RPCError, RPCStatusCode
from temporalio.worker import Replayer

from porting.domain.errors import PortingError
from porting.temporal.plugin import PortingPlugin
from porting.temporal.runtime import a_runtime
from starters.desk import in_our_words
from starters.exported import Exported
from workflows import search_attributes
from workflows.names import DRAFT_WORKFLOW_TYPE, WORKFLOW_TYPE
from workflows.port_draft import PortDraftWorkflow
from workflows.port_request import PortRequestWorkflow

OURS = f"WorkflowType IN ('{WORKFLOW_TYPE}', '{DRAFT_WORKFLOW_TYPE}')"
OPEN = "ExecutionStatus = 'Running'"

_EVENT = re.compile(r"HistoryEvent\(id: (\d+), (\w+)\)")
_SCHEDULED = re.compile(r"scheduled event '([^']+)'")
_DIFFERENCE = re.compile(r'Nondeterminism error: ([^"]*)"')
_TYPE = re.compile(r'r#type: "(\w+)"')
_FRAME = re.compile(r'File \\?"([^"\\]+)\\?", line (\d+)')
#: Of the last file in which an exception went through our own code.
_OUR_CODE = re.compile(r"(?:workflows|activities|porting)/[a-z_/]+\.py$")
#: A payload cannot be opened here: nothing is said about the code.
_NO_KEY = frozenset({"KeyErasedError", "KeyUnknownError", "KeysUnavailableError", "SettingsError"})


class NothingToReplayError(PortingError):
    """Nothing was found, so nothing is proved."""


class Fault(BaseModel):
    """Why a history does not replay. Nothing in it is a customer's."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["another_order", "exception", "unreadable", "no_history"]
    what: str
    event: int | None = None
    """Where the code wants something else than this event, as `temporal workflow show` numbers them."""


ADVICE = {
    "another_order": "Do not make this code current: the steps come in another order than they came. "
    "Guard the change with workflow.patched (docs/changing-code.md).",
    "exception": "Do not make this code current: mend it first.",
    "unreadable": "Some could not be opened, so nothing is known of them: replay them where the keys of "
    "port requests are (docs/keys.md).",
    "no_history": "Export a history with `temporal workflow show --workflow-id port-request-ID "
    "--output json`, or with the Web UI's Download, not decoded.",
}
"""What to do, by the kind of fault."""


class Replayed(BaseModel):
    """One history; `fault` None: the code goes the way that it tells."""

    model_config = ConfigDict(frozen=True)

    workflow_id: str
    source: str
    """A file, or the run's id on the server."""
    events: int
    fault: Fault | None = None


async def replayed_files(
    exported: Sequence[Exported], codec: PayloadCodec | None
) -> AsyncGenerator[Replayed, None]:
    """`codec` None: nothing in them is encrypted."""
    for each in exported:
        if each.history is None:
            fault = Fault(kind="no_history", what=each.problem)
            yield Replayed(workflow_id="", source=str(each.file), events=0, fault=fault)

    async def histories() -> AsyncIterator[tuple[str, WorkflowHistory]]:
        for each in exported:
            if each.history is not None:
                yield str(each.file), each.history

    async for replayed in _replayed(histories(), codec):
        yield replayed


async def replayed_on_server(
    client: Client, query: str, sample: int | None
) -> AsyncGenerator[Replayed, None]:
    """What `query` finds among port requests and drafts. `sample`: that many of them, of all steps alike.

    Raises: `TemporalUnavailableError`, `TemporalConfigurationError`, `PortingError` for a wrong query.
    """
    with in_our_words(None):
        found = [each async for each in client.list_workflows(f"{OURS} AND ({query})")]
    chosen = found if sample is None else spread(found)[:sample]

    async def histories() -> AsyncIterator[tuple[str, WorkflowHistory]]:
        for each in chosen:
            if history := await _history(client, each):
                yield each.run_id, history

    async for replayed in _replayed(histories(), client.data_converter.payload_codec):
        yield replayed


def spread(found: Sequence[WorkflowExecution]) -> list[WorkflowExecution]:
    """In turns one of each type and status, so that the first few have met as much of the code as can be."""
    alike: dict[tuple[str, str | None], list[WorkflowExecution]] = {}
    for each in found:
        status = each.typed_search_attributes.get(search_attributes.PORT_STATUS)
        alike.setdefault((each.workflow_type, status), []).append(each)
    return [each for each in chain.from_iterable(zip_longest(*alike.values())) if each is not None]


async def _history(client: Client, found: WorkflowExecution) -> WorkflowHistory | None:
    """None: it has been deleted meanwhile."""
    try:
        return await client.get_workflow_handle(found.id, run_id=found.run_id).fetch_history()
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            with in_our_words(None):
                raise
        return None


async def _replayed(
    histories: AsyncIterator[tuple[str, WorkflowHistory]], codec: PayloadCodec | None
) -> AsyncIterator[Replayed]:
    replayer = Replayer(
        workflows=[PortRequestWorkflow, PortDraftWorkflow],
        plugins=[PortingPlugin(codec)],
        runtime=a_runtime(),
    )
    sources: deque[str] = deque()
    unbegun: list[Replayed] = []

    async def begun() -> AsyncIterator[WorkflowHistory]:
        async for source, history in histories:
            if has_begun(history.events):
                sources.append(source)
                yield history
            else:
                unbegun.append(_told(source, history))

    async with replayer.workflow_replay_iterator(begun()) as results:
        async for result in results:
            yield _told(sources.popleft(), result.history, result.replay_failure)
    for each in unbegun:
        yield each


def has_begun(events: Sequence[HistoryEvent]) -> bool:
    """Whether any code has gone a step: else there is nothing to differ from, and the SDK waits for it."""
    return any(event.HasField("workflow_task_completed_event_attributes") for event in events)


def _told(source: str, history: WorkflowHistory, failure: Exception | None = None) -> Replayed:
    return Replayed(
        workflow_id=history.workflow_id,
        source=source,
        events=len(history.events),
        fault=fault_in(failure, history.events),
    )


def fault_in(failure: Exception | None, events: Sequence[HistoryEvent]) -> Fault | None:
    """What the SDK says of a replay, without the texts of exceptions, in which anything may stand."""
    if failure is None:
        return None
    said = str(failure)
    if difference := _DIFFERENCE.search(said):
        return Fault(kind="another_order", what=difference[1], event=_event_in(difference[1], events))
    kinds = _TYPE.findall(said)
    kind = kinds[-1] if kinds else type(failure).__name__
    if kind in _NO_KEY:
        return Fault(kind="unreadable", what=f"its payloads cannot be opened here ({kind})")
    return Fault(kind="exception", what=f"{kind}{_place(said)}")


def _event_in(difference: str, events: Sequence[HistoryEvent]) -> int | None:
    """The event that the SDK names, by its number or as an activity; None: it says only what is wrong."""
    if at := _EVENT.search(difference):
        return int(at[1])
    if named := _SCHEDULED.search(difference):
        for event in events:
            if event.activity_task_scheduled_event_attributes.activity_type.name == named[1]:
                return event.event_id
    return None


def _place(said: str) -> str:
    frames = [(_OUR_CODE.search(file), line) for file, line in _FRAME.findall(said)]
    ours = [(found[0], line) for found, line in frames if found and "site-packages" not in found.string]
    return f" in {ours[-1][0]}, line {ours[-1][1]}" if ours else ""
