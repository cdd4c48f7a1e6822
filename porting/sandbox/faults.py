"""HTTP faults on demand: the next calls of an operation go wrong in the ways in which networks do."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from porting.sandbox.state import State


class Operation(StrEnum):
    PORTABILITY = "portability"
    DRAFT = "draft"
    APPROVAL = "approval"
    SUBMIT = "submit"
    ORDER = "order"
    CANCEL = "cancel"
    INVENTORY = "inventory"
    ANY = "any"


class FaultKind(StrEnum):
    ERROR_500 = "error_500"
    ERROR_503 = "error_503"
    ERROR_429 = "error_429"
    """With `Retry-After`."""
    HANG = "hang"
    """No answer, and nothing is done."""
    HANG_AFTER_EFFECT = "hang_after_effect"
    """No answer, and it is done."""
    DROP = "drop"
    """It is done, and the connection breaks in the middle of the answer."""
    GARBAGE = "garbage"
    """It is done, and the answer is half a document with a 200."""


_STATUS = {FaultKind.ERROR_500: 500, FaultKind.ERROR_503: 503, FaultKind.ERROR_429: 429}


class Fault(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    operation: Operation
    fault: FaultKind
    calls: int = Field(default=1, ge=1)
    """How many calls go wrong."""
    retry_after: int = Field(default=1, ge=0)
    """In seconds; for 429 and 503."""


class Faults:
    """The faults that are still to come, first asked first."""

    def __init__(self, state: State) -> None:
        self._db = state.db

    def add(self, fault: Fault) -> None:
        self._db.execute(
            "INSERT INTO faults (operation, fault, calls, retry_after) VALUES (?, ?, ?, ?)",
            (fault.operation, fault.fault, fault.calls, fault.retry_after),
        )

    def clear(self) -> None:
        self._db.execute("DELETE FROM faults")

    def waiting(self) -> tuple[Fault, ...]:
        rows = self._db.execute(
            "SELECT operation, fault, calls, retry_after FROM faults WHERE calls > 0 ORDER BY id"
        )
        return tuple(
            Fault(operation=operation, fault=fault, calls=calls, retry_after=retry_after)
            for operation, fault, calls, retry_after in rows
        )

    def take(self, operation: Operation) -> Fault | None:
        """The fault that this call of `operation` meets; it has one call less to come."""
        row = self._db.execute(
            "UPDATE faults SET calls = calls - 1 WHERE id ="
            " (SELECT id FROM faults WHERE calls > 0 AND operation IN (?, 'any') ORDER BY id LIMIT 1)"
            " RETURNING fault, retry_after",
            (operation,),
        ).fetchone()
        return Fault(operation=operation, fault=row[0], retry_after=row[1]) if row else None


def instead_of_effect(fault: Fault) -> Response | None:
    """The answer that stands for the whole call; None: the call is carried out first."""
    if fault.fault is FaultKind.HANG:
        return NoAnswer()
    status = _STATUS.get(fault.fault)
    if status is None:
        return None
    headers = {} if status == 500 else {"Retry-After": str(fault.retry_after)}
    return JSONResponse({"error": {"code": "fault", "message": "on demand"}}, status, headers)


def after_effect(fault: Fault, answer: Response) -> Response:
    """What becomes of the `answer` to a call that was carried out."""
    match fault.fault:
        case FaultKind.HANG_AFTER_EFFECT:
            return NoAnswer()
        case FaultKind.DROP:
            return BrokenOff(bytes(answer.body))
        case FaultKind.GARBAGE:
            half = bytes(answer.body)[: len(answer.body) // 2]
            return Response(half, 200, media_type="application/json")
        case _:
            return answer


class NoAnswer(Response):
    """Says nothing until the caller has given up."""

    async def __call__(self, _scope: Scope, receive: Receive, _send: Send) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass


class BrokenOff(Response):
    """Announces more bytes than it sends; the server then closes the connection."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        length = str(len(self.body)).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", length)]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        half = bytes(self.body)[: len(self.body) // 2]
        await send({"type": "http.response.body", "body": half, "more_body": True})
