"""How a call that changes something is taken: within limits, and once, however often it comes.

A program that got no answer sends the same call with the same Idempotency-Key again, and is answered as it
would have been the first time. The same key with another body is refused: that is a mistake of the program's.
"""

import asyncio
import hashlib
import hmac
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from email.message import Message
from functools import partial
from typing import Any

from fastapi import HTTPException, Request, Response
from fastapi.routing import APIRoute
from starlette.types import Message as Told

from porting.api_answers import AnswerGiven, ApiAnswers
from starters.web.api.callers import caller
from starters.web.body import media_type
from starters.web.forms import DOCUMENTS, MIB
from starters.web.page_body import PageBody
from starters.web.site import site_of
from starters.web.turns import NoTurnError

KEY_HEADER = "idempotency-key"
_LONGEST_KEY = 200
#: A port request with 500 numbers has 40 KiB.
_LONGEST_JSON = MIB
#: A little more than a document may have: then the answer says how large it may be.
_LONGEST_DOCUMENT = DOCUMENTS.file_bytes + MIB
_READS = frozenset({"GET", "HEAD"})
#: What would be the same next time. The rest may succeed when it is sent again.
_FINAL = frozenset({200, 201, 202, 204})
#: Shorter than a call counts as given up (porting/adapters/api_answers.py): never are two of one key at work.
_WITHIN = timedelta(minutes=1)

Handle = Callable[[Request], Coroutine[Any, Any, Response]]
Act = Callable[[Request, bytes], Coroutine[Any, Any, Response]]


@dataclass(frozen=True)
class _Call:
    name: str
    body: str


class Call(APIRoute):
    """A route of the API; `answers` are looked up in the application's state."""

    def get_route_handler(self) -> Handle:
        handle = super().get_route_handler()
        act = partial(_once, handle=handle) if self._takes_keys else partial(_as_it_comes, handle=handle)

        async def take(request: Request) -> Response:
            if request.method in _READS:
                return await handle(request)
            return await _with_body(request, act)

        return take

    @property
    def _takes_keys(self) -> bool:
        """As the description says. What only looks, such as at documents, is not to be kept for a week."""
        parameters = (self.openapi_extra or {}).get("parameters", ())
        return any(parameter["name"] == KEY_HEADER for parameter in parameters)


async def _with_body(request: Request, act: Act) -> Response:
    kind = media_type(request)
    most = DOCUMENTS.body_bytes if kind.startswith("multipart/") else _LONGEST_DOCUMENT
    if kind.endswith("json") or request.headers.get("content-length") == "0":
        return await act(request, await _body(request, _LONGEST_JSON))
    try:
        async with site_of(request).turns.one(caller(request).kept_id):
            return await act(request, await _body(request, most))
    except NoTurnError:
        raise HTTPException(503, "Too many files at once. Send them one call at a time.") from None


async def _body(request: Request, most: int) -> bytes:
    return b"".join([chunk async for chunk in PageBody(request, most).chunks()])


async def _as_it_comes(request: Request, body: bytes, handle: Handle) -> Response:
    return await handle(Request(request.scope, _told_at_once(body)))


async def _once(request: Request, body: bytes, handle: Handle) -> Response:
    whole = Request(request.scope, _told_at_once(body))
    key = request.headers.get(KEY_HEADER)
    if key is None:
        return await handle(whole)
    answers: ApiAnswers = request.app.state.answers
    call = _named(request, key, body)
    whole.state.call = call.name
    before = await asyncio.to_thread(answers.begin, call.name, call.body)
    if before is not None:
        return _again(before, call)
    try:
        async with asyncio.timeout(_WITHIN.total_seconds()):
            response = await handle(whole)
    except BaseException:
        await asyncio.to_thread(answers.forget, call.name)
        raise
    if response.status_code in _FINAL:
        await asyncio.to_thread(answers.end, call.name, response.status_code, bytes(response.body))
    else:
        await asyncio.to_thread(answers.forget, call.name)
    return response


def name_of_call(request: Request) -> str | None:
    """The same whenever the call comes again with its Idempotency-Key; None: it came without."""
    name: str | None = getattr(request.state, "call", None)
    return name


def _named(request: Request, key: str, body: bytes) -> _Call:
    """Keyed by the caller's own key, which is kept nowhere: a PIN in the body cannot be guessed from it.

    Raises: `HTTPException`.
    """
    if not (0 < len(key) <= _LONGEST_KEY and key.isprintable()):
        raise HTTPException(400, f"An Idempotency-Key has 1 to {_LONGEST_KEY} letters.")
    secret = request.headers["authorization"].encode()
    name = "\0".join((request.method, request.url.path, key))
    return _Call(_keyed(secret, b"call", name.encode()), _keyed(secret, b"body", _said(request, body)))


def _said(request: Request, body: bytes) -> bytes:
    """`body` without the boundary between its parts, of which most programs make another at each attempt."""
    head = Message()
    head["Content-Type"] = request.headers.get("content-type", "")
    boundary = head.get_boundary("")
    return body.replace(b"--" + boundary.encode(), b"--") if boundary else body


def _keyed(secret: bytes, purpose: bytes, text: bytes) -> str:
    return hmac.new(secret, purpose + b"\0" + text, hashlib.sha256).hexdigest()


def _again(before: AnswerGiven, call: _Call) -> Response:
    """Raises: `HTTPException`."""
    if not hmac.compare_digest(before.body, call.body):
        raise HTTPException(
            422, "This Idempotency-Key came with another body. Take a new key for a new call."
        )
    if before.status is None:
        raise HTTPException(
            409, "The same call is being carried out. Send it again in a moment.", {"Retry-After": "2"}
        )
    return Response(
        before.content,
        before.status,
        {"Idempotency-Replayed": "true", "Cache-Control": "no-store"},
        media_type="application/json" if before.content else None,
    )


def _told_at_once(body: bytes) -> Callable[[], Coroutine[Any, Any, Told]]:
    async def receive() -> Told:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
