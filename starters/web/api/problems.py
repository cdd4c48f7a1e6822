"""Answers that say what is wrong: problem+json (RFC 9457), with each field and what to do about it."""

from collections.abc import Mapping
from http import HTTPStatus
from itertools import islice
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from porting.domain.errors import (
    DocumentAlteredError,
    DocumentNotStoredError,
    InvalidRequestError,
    KeyErasedError,
    NumberInUseError,
    PortingError,
)
from porting.domain.problems import UNKNOWN_FIELD
from porting.temporal.client import TemporalConfigurationError
from starters.desk import MessageNotTakenError, RequestEndedError, UnknownRequestError
from starters.web.refusals import RefusedError, problem, refusal

#: How long a program waits before it calls again where something of ours is away.
_TRY_AGAIN = {"Retry-After": "15"}
_STATUS: tuple[tuple[type[PortingError], int], ...] = (
    (InvalidRequestError, 422),
    (NumberInUseError, 409),
    (RequestEndedError, 409),
    (MessageNotTakenError, 409),
    (DocumentNotStoredError, 422),
    (KeyErasedError, 410),
    (DocumentAlteredError, 500),
    (TemporalConfigurationError, 503),
)


#: A call may be wrong in a hundred thousand places, and name them at any length; nobody mends more at once.
_MOST_PROBLEMS = 100
_LONGEST_FIELD = 100


class FieldProblem(BaseModel):
    field: str
    """Its path in what was sent: `losing_carrier.account_number`, `numbers.0.number`."""
    problem: str
    """What is wrong with it, and what to do. Never its value."""


class Problem(BaseModel):
    """RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    """What to do."""
    errors: tuple[FieldProblem, ...] = Field(default=())


def described(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """For the description: that a call may be answered with a problem of these statuses, too."""
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    always = (400, 401, 403, 406, 413, 415, 429, 500, 503)
    return {
        status: {"description": HTTPStatus(status).phrase, "content": content}
        for status in sorted({*always, *statuses})
    }


def answered_with(error: HTTPException) -> Response:
    return _answer(error.status_code, str(error.detail), error.headers)


def invalid(problems: Mapping[str, str]) -> Response:
    """What was sent cannot be taken: `problems` by field, the first of them."""
    first = [(field[:_LONGEST_FIELD], problems[field]) for field in islice(problems, _MOST_PROBLEMS)]
    errors = [{"field": field, "problem": sentence} for field, sentence in first]
    fields = ", ".join(field for field, _ in first if field) or "the whole"
    return _answer(422, f"Mend what is wrong with {fields}, and send it again.", errors=errors)


async def http_problem(request: Request, error: Exception) -> Response:
    """The handler of what is refused."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
    if isinstance(error, RefusedError):
        return refusal(request, error.status_code, error.reason, error.headers)
    detail = str(error.detail)
    if detail == HTTPStatus(error.status_code).phrase:
        return refusal(request, error.status_code, headers=error.headers)
    return answered_with(error)


async def invalid_call(_request: Request, error: Exception) -> Response:
    """The handler of what does not have the described shape."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for nothing else
    problems: dict[str, str] = {}
    for each in error.errors():
        place = [str(part) for part in each["loc"] if part not in ("body", "query", "path", "header")]
        known = each["type"] != UNKNOWN_FIELD
        problems[".".join(place)] = each["msg"] if known else "there is no such field"
    return invalid(problems)


async def porting_problem(_request: Request, error: Exception) -> Response:
    """The handler of what the porting desk says no to."""
    assert isinstance(error, PortingError)  # noqa: S101 - registered for nothing else
    if isinstance(error, InvalidRequestError):
        return invalid(error.problems)
    if isinstance(error, NumberInUseError):
        # Whose request it is on is nobody else's business.
        return _answer(409, "A number is on another port request that is still open.")
    if isinstance(error, UnknownRequestError):
        return _answer(404, "There is no such port request, or none any more. GET /port-requests lists all.")
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), None)
    if status is None or status >= 500:
        away = "We cannot do this now. Nothing is lost; send the same call again."
        return _answer(503 if error.retryable or status == 503 else 500, away, _TRY_AGAIN)
    return _answer(status, str(error))


def _answer(status: int, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> Response:
    response = problem(status, HTTPStatus(status).phrase, detail, **more)
    response.headers.update(headers or {})
    return response
