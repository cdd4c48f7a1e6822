"""A stand-in of Telnyx's porting API on a loopback port, driven by the vendor's OpenAPI document.

Every call and every answer is held against the document; what is not as it says is answered with 400 and
fails the test when the stand-in ends. Behind the calls is state: orders with their lives, documents, a clock.
A test plays the other side: it raises exceptions, gives dates, moves numbers (`FakeTelnyx`).

What the document does not say is decided here, as far as it is plausible:

- a create is split by country, toll-free or not, and losing carrier; all parts carry the same reference;
- a number may be on several orders, or is refused for a second one (`Account.refuses_taken_numbers`);
- filters by our references find every reference that begins with what is asked for;
- a refusal's body is `errors` with code, title, detail and source, also where the document has none, and
  an order that is not there is a 404;
- LOA, invoice, names, account number and address are needed before an order is confirmed, and what
  `Account.wanted` adds; a full port names no remaining numbers, a partial one that keeps some their new BTN;
- a draft and an exception can be corrected; from then on only the requested date and our own references; a
  wish for another date changes nothing until the other side gives it;
- whether a correction has to be confirmed again is a setting (`Account.confirm_again`), and so is whether the
  order then leaves its exception at once (`Account.takes_corrections_up`);
- a draft is deleted, not cancelled; an order with a FOC date is not cancelled within 48 hours of it; a second
  cancellation is refused; a cancellation stands at `cancel-pending` until the other side agrees, or at once
  (`Account.cancels_at_once`);
- the list may lag behind a create (`Account.list_lag`), reading one order does not;
- a linked document stays, also where the order later names another.
"""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from tests.sandbox.servers import served
from tests.telnyx import faults
from tests.telnyx.account import Account
from tests.telnyx.api_document import Operation, nested, the_document
from tests.telnyx.calls import PLAYED, Answer, Call
from tests.telnyx.errors import RefusalError, unauthorized
from tests.telnyx.faults import AFTER_EFFECT
from tests.telnyx.other_side import FakeTelnyx

#: Where the document's own server has its paths.
PREFIX = "/v2"


@asynccontextmanager
async def running_telnyx(account: Account | None = None) -> AsyncIterator[FakeTelnyx]:
    """A stand-in for as long as a test needs it.

    Raises: `AssertionError` at its end where anything was not as the document says.
    """
    telnyx = FakeTelnyx(account or Account())
    async with served(_Api(telnyx)) as address:
        telnyx.base_url = address + PREFIX
        yield telnyx
    assert not telnyx.violations, "not as Telnyx's document says:\n" + "\n".join(telnyx.violations)


class _Api:
    """The ASGI application."""

    def __init__(self, telnyx: FakeTelnyx) -> None:
        self._telnyx = telnyx

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            response = await self._answer(Request(scope, receive))
            await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        found = the_document().operation(request.method, request.url.path.removeprefix(PREFIX))
        if found is None or found[0].id not in PLAYED or not request.url.path.startswith(PREFIX):
            return self._violated(request, ["no such operation, or none that the stand-in plays"])
        operation, path = found
        media_type = request.headers.get("content-type", "").partition(";")[0]
        try:
            body = await _body_of(request, media_type)
        except ValueError as error:
            return self._violated(request, [f"the body cannot be read: {error}"])
        query = request.url.query
        wrong = the_document().wrong_with_parameters(operation, path, query)
        wrong += the_document().wrong_with_request(operation, media_type, _as_documented(body))
        if wrong:
            return self._violated(request, wrong)
        call = Call(operation.id, path, nested(query), body)
        self._telnyx.calls.append(call)
        return self._carried_out(request, operation, call)

    def _carried_out(self, request: Request, operation: Operation, call: Call) -> Response:
        trouble = self._telnyx.trouble(call.operation)
        if trouble and trouble.fault not in AFTER_EFFECT:
            return faults.answer(trouble.fault, 200, {}, trouble.headers)
        answer = self._effect(request, call)
        wrong = the_document().wrong_with_answer(operation, answer.status, answer.body)
        if wrong:
            return self._violated(request, [f"the answer: {one}" for one in wrong])
        if trouble:
            return faults.answer(trouble.fault, answer.status, answer.body, trouble.headers)
        return Response(status_code=204) if answer.body is None else JSONResponse(answer.body, answer.status)

    def _effect(self, request: Request, call: Call) -> Answer:
        try:
            if request.headers.get("authorization") != f"Bearer {self._telnyx.api_key}":
                raise unauthorized()
            if refusal := self._telnyx.refusal(call.operation):
                raise refusal
            return PLAYED[call.operation](self._telnyx.account, call)
        except RefusalError as refusal:
            return Answer(refusal.status, refusal.body)

    def _violated(self, request: Request, wrong: list[str]) -> Response:
        said = [f"{request.method} {request.url.path}: {one}" for one in wrong]
        self._telnyx.violations += said
        errors = [{"code": "contract", "title": "Not as the document says", "detail": one} for one in said]
        return JSONResponse({"errors": errors}, 400)


async def _body_of(request: Request, media_type: str) -> Any:
    """JSON, or the parts of a form; None: there is no body.

    Raises: `ValueError` where it is no JSON.
    """
    if media_type == "multipart/form-data":
        async with request.form() as form:
            return {
                name: (part.filename or "", await part.read()) if isinstance(part, UploadFile) else part
                for name, part in form.multi_items()
            }
    content = await request.body()
    return json.loads(content) if content else None


def _as_documented(body: Any) -> Any:
    """Files as the document sees them: strings."""
    if not isinstance(body, dict):
        return body
    return {name: "file" if isinstance(value, tuple) else value for name, value in body.items()}
