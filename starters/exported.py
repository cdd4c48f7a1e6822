"""Histories in files, as `temporal workflow show --output json` and the Web UI's Download write them."""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from google.protobuf.json_format import ParseError
from temporalio.client import WorkflowHistory

from porting.temporal.codec import ENCODING
from workflows.names import DRAFT_WORKFLOW_TYPE, WORKFLOW_TYPE

#: A request's life takes a hundred events; a file of this size is something else.
_LARGEST_BYTES = 64 * 1024 * 1024
#: As the metadata of payloads name it.
_ENCRYPTED = base64.b64encode(ENCODING)


@dataclass(frozen=True)
class Exported:
    """One file; `history` None: it holds none, and `problem` says why."""

    file: Path
    history: WorkflowHistory | None
    problem: str = ""
    is_encrypted: bool = False

    @classmethod
    def read(cls, file: Path) -> Self:
        """Raises: `OSError`."""
        if file.stat().st_size > _LARGEST_BYTES:
            return cls(file, None, "this is larger than any history")
        try:
            text = file.read_bytes()
            content = json.loads(text)
        except (ValueError, RecursionError):
            return cls(file, None, "this is no JSON")
        events = content.get("events") if isinstance(content, dict) else content
        if not _is_a_start(events):
            return cls(file, None, "this is no history: it does not begin with the start of a workflow")
        try:
            history = WorkflowHistory.from_json(_workflow_id(content, file), {"events": events})
        except (ParseError, ValueError, AttributeError, TypeError):
            return cls(file, None, "its events are not as Temporal writes them; was it decoded?")
        if not _is_whole(history):
            return cls(file, None, "its events are not numbered from 1 on; was it cut, or decoded?")
        kind = history.events[0].workflow_execution_started_event_attributes.workflow_type.name
        if kind not in (WORKFLOW_TYPE, DRAFT_WORKFLOW_TYPE):
            return cls(file, None, "it is the history of another workflow")
        return cls(file, history, is_encrypted=_ENCRYPTED in text)


def files_in(places: Iterable[Path]) -> list[Path]:
    """The files themselves, and all `*.json` below the folders.

    Raises: `FileNotFoundError`.
    """
    files: list[Path] = []
    for place in places:
        if place.is_dir():
            files += sorted(place.rglob("*.json"))
        elif place.exists():
            files.append(place)
        else:
            raise FileNotFoundError(2, "there is no such file or folder", str(place))
    return files


def _is_a_start(events: Any) -> bool:
    first = events[0] if isinstance(events, list) and events else None
    return isinstance(first, dict) and isinstance(first.get(_STARTED), dict)


def _is_whole(history: WorkflowHistory) -> bool:
    """The SDK would wait for ever for what is missing."""
    numbers = [event.event_id for event in history.events]
    return numbers == list(range(1, len(numbers) + 1)) and all(
        event.event_type and event.WhichOneof("attributes") for event in history.events
    )


_STARTED = "workflowExecutionStartedEventAttributes"


def _workflow_id(content: Any, file: Path) -> str:
    """Whose payloads they are: what encrypts them knows requests by it."""
    events = content["events"] if isinstance(content, dict) else content
    told = content.get("workflowId") if isinstance(content, dict) else None
    return str(told or events[0][_STARTED].get("workflowId") or file.stem)
