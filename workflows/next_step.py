"""One thing that somebody can send to a port request, as JSON and as a command line."""

import json
from typing import Any

from porting.domain.status import ActionBy
from workflows.names import UPSTREAM_CHANGED
from workflows.report import NextStep

Payload = dict[str, Any]

_BY = {"by": "your name"}
#: A message whose command has another name than its own.
_COMMANDS = {
    "cancel_request": "cancel",
    "extend_deadline": "extend",
    "add_note": "note",
    UPSTREAM_CHANGED: f"send {UPSTREAM_CHANGED}",
}
#: What a carrier says, entered by hand; the code is one of the names in docs/rejections.md.
A_REASON = {"code": "address_mismatch", "text": "what the carrier says"}
REASON_OPTION = "address_mismatch:'what the carrier says'"


def step(
    request_id: str, by: ActionBy, does: str, message: str, payload: Payload, options: str = ""
) -> NextStep:
    """`does` says what it is good for; `options` are the command's beside the request's id."""
    command = _COMMANDS.get(message, message.replace("_", "-"))
    return NextStep(
        by=by,
        does=does,
        message=message,
        payload=json.dumps(payload | _BY, ensure_ascii=False),
        command=f"porting {command} {request_id} {options}".rstrip(),
    )


def naming(order: str | None) -> tuple[Payload, str]:
    """How a message names its order, where there are several: in its JSON, and as an option."""
    return ({"order": order}, f"--order {order}") if order else ({}, "")


def cancellation(request_id: str, does: str, why: str) -> NextStep:
    return step(request_id, ActionBy.SUPPORT, does, "cancel_request", {"reason": why}, f"--reason '{why}'")
