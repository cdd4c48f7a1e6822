"""`POST /encode` and `POST /decode`, as Temporal's Web UI and CLI call them."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from temporalio.api.common.v1 import Payload

from porting.access.grants import Action
from porting.domain.errors import KeysUnavailableError
from starters.codec import audit
from starters.codec.admission import admitted, is_the_ui
from starters.codec.office import office_of
from starters.codec.payloads import MOST_BYTES, Answer, KeyHistory, decoded, encoded, payloads_in
from starters.codec.refusals import CallRefusedError
from starters.web.body import BodyRefusedError, body_of, media_type

#: What the Web UI sends; the last one beside an access token of its own login.
_HEADERS_ALLOWED = "Content-Type, X-Namespace, Authorization, Authorization-Extras"
_PREFLIGHT_KEPT_SECONDS = "600"
_SENTENCES = {400: "the call did not come whole: send it again", 413: "send less at once"}

Work = Callable[[Request], Awaitable[Answer]]


def routes(keys: KeyHistory | None) -> list[Route]:
    """`keys` None: nothing is encrypted here."""

    async def decode(request: Request) -> Response:
        async def work(asked: Request) -> Answer:
            office = office_of(asked)
            return await decoded(await _payloads(asked), office.codec, office.pins, keys)

        return await _answered(request, Action.DECODE, work)

    async def encode(request: Request) -> Response:
        async def work(asked: Request) -> Answer:
            office = office_of(asked)
            return await encoded(await _payloads(asked), office.codec, office.pins)

        return await _answered(request, Action.ENCODE, work)

    return [
        Route("/decode", decode, methods=["POST", "OPTIONS"]),
        Route("/encode", encode, methods=["POST", "OPTIONS"]),
    ]


async def _answered(request: Request, action: Action, work: Work) -> Response:
    if request.method == "OPTIONS":
        return _before_the_call(request, action)
    try:
        caller = await admitted(request, action)
        try:
            answer = await work(request)
        except CallRefusedError as refused:
            refused.caller = caller
            raise
        except KeysUnavailableError as error:
            raise CallRefusedError(
                503, "keys_unavailable", str(error), caller=caller, headers={"Retry-After": "30"}
            ) from error
    except CallRefusedError as refused:
        audit.refused(request, action, refused.reason, refused.status, refused.caller)
        response: Response = JSONResponse({"message": refused.message}, refused.status, refused.headers)
    else:
        audit.done(
            request,
            caller,
            action,
            payloads=len(answer.payloads),
            keys=answer.keys,
            unreadable=answer.unreadable,
        )
        response = Response(answer.json, media_type="application/json")
    _let_the_ui_read(request, response)
    return response


async def _payloads(request: Request) -> tuple[Payload, ...]:
    if media_type(request) != "application/json":
        raise CallRefusedError(415, "content_type", "send application/json")
    try:
        body = await body_of(request, MOST_BYTES)
    except BodyRefusedError as refusal:
        reason = "size" if refusal.status == 413 else "not_whole"
        raise CallRefusedError(refusal.status, reason, _SENTENCES[refusal.status]) from None
    return payloads_in(body)


def _before_the_call(request: Request, action: Action) -> Response:
    """What a browser asks before it lets a page call."""
    if not is_the_ui(request):
        audit.refused(request, action, "origin", 403)
        return Response(status_code=403)
    response = Response(status_code=204)
    response.headers["Access-Control-Allow-Methods"] = "POST"
    response.headers["Access-Control-Allow-Headers"] = _HEADERS_ALLOWED
    response.headers["Access-Control-Max-Age"] = _PREFLIGHT_KEPT_SECONDS
    _let_the_ui_read(request, response)
    return response


def _let_the_ui_read(request: Request, response: Response) -> None:
    response.headers["Vary"] = "Origin"
    if is_the_ui(request):
        response.headers["Access-Control-Allow-Origin"] = request.headers["origin"]
        response.headers["Access-Control-Allow-Credentials"] = "true"
