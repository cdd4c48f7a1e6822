"""Where a person gives the browser a token, and how the Web UI and the CLI are told to use it."""

import urllib.parse

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from porting.access.grants import Caller
from starters.codec import audit
from starters.codec.admission import caller_with, is_ours, known_caller
from starters.codec.office import office_of
from starters.codec.page import page
from starters.codec.refusals import CallRefusedError
from starters.web.body import BodyRefusedError, body_of

#: Requests' pages; whoever opens one without a cookie comes back to it.
PAGES = "/requests/"

_MOST_BYTES = 16 * 1024


def routes() -> list[Route]:
    return [
        Route("/", home),
        Route("/sign-in", sign_in, methods=["POST"]),
        Route("/sign-out", sign_out, methods=["POST"]),
    ]


async def home(request: Request) -> Response:
    try:
        caller = await known_caller(request)
    except CallRefusedError as refused:
        return _form(request.query_params.get("next", ""), refused)
    return page("home.html", _known(request, caller))


async def sign_in(request: Request) -> Response:
    fields: dict[str, str] = {}
    try:
        fields = await _fields(request)
        token = fields.get("token", "").strip()
        caller = await caller_with(request, token)
    except CallRefusedError as refused:
        audit.refused(request, "sign_in", refused.reason, refused.status, refused.caller)
        return _form(fields.get("next", ""), refused, given=True)
    audit.done(request, caller, "sign_in")
    response = RedirectResponse(_safe(fields.get("next", "")), 303)
    office_of(request).cookie.put(response, token, caller.until)
    return response


async def sign_out(request: Request) -> Response:
    if not is_ours(request):
        audit.refused(request, "sign_out", "origin", 403)
        return Response(status_code=403)
    response = RedirectResponse("/", 303)
    office_of(request).cookie.take_away(response)
    return response


def to_sign_in(request: Request) -> Response:
    return RedirectResponse(f"/?next={urllib.parse.quote(request.url.path)}", 303)


async def _fields(request: Request) -> dict[str, str]:
    """Raises: `CallRefusedError`."""
    if not is_ours(request):
        raise CallRefusedError(403, "origin", "sign in at the codec server's own page")
    try:
        body = await body_of(request, _MOST_BYTES)
    except BodyRefusedError as refusal:
        raise CallRefusedError(refusal.status, "size", "a token is shorter than that") from None
    return dict(urllib.parse.parse_qsl(body.decode("ascii", errors="replace")))


def _form(after: str, refused: CallRefusedError, *, given: bool = False) -> Response:
    """`given`: a token was, and is not taken."""
    context = {"next": _safe(after), "refused": refused.message if given else None}
    response = page("sign_in.html", context, refused.status if given else 200)
    response.headers.update(refused.headers if given else {})
    return response


def _safe(after: str) -> str:
    """Only our own pages: a link could name any address."""
    return after if after.startswith(PAGES) and "\\" not in after else "/"


def _known(request: Request, caller: Caller) -> dict[str, object]:
    office = office_of(request)
    return {
        "caller": caller,
        "namespace": office.namespace,
        "actions": sorted(each.action for each in caller.grants if each.namespace == office.namespace),
        "endpoint": office.settings.codec_url or f"{request.url.scheme}://{request.url.netloc}",
        "origins": office.settings.codec_ui_origins,
    }
