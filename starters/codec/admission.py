"""Who calls, from where, and whether he may: before anything of what he sends is read."""

import asyncio
from urllib.parse import urlsplit

from starlette.requests import Request

from porting.access.grants import Action, Caller, TokenRefusedError, TokensUnavailableError
from starters.codec.office import office_of
from starters.codec.refusals import CallRefusedError
from starters.web.client_address import counted_as
from starters.web.rates import Limit

#: A page of the Web UI decodes each event by itself: some hundred calls at once.
CALLING = Limit("codec_calls", at_once=600, a_minute=1200)
#: Each makes a key. Nobody sends messages faster by hand; a program encrypts by itself.
ENCODING = Limit("codec_encodes", at_once=60, a_minute=60)
#: Guesses at tokens, from one address.
GUESSING = Limit("codec_guesses", at_once=20, a_minute=10)

_CHALLENGE = {"WWW-Authenticate": "Bearer"}


async def admitted(request: Request, action: Action) -> Caller:
    """Whoever calls, if he may do `action` in the namespace that he names.

    Raises: `CallRefusedError`.
    """
    _from_the_right_page(request)
    caller = await known_caller(request)
    office = office_of(request)
    namespace = request.headers.get("x-namespace", office.namespace)
    if namespace != office.namespace or not caller.may(action, namespace):
        raise CallRefusedError(
            403,
            "namespace" if namespace != office.namespace else "permission",
            f"this token does not permit {action} in this namespace: have one made that does",
            caller=caller,
        )
    _count(request, ENCODING if action is Action.ENCODE else CALLING, caller.who, caller)
    return caller


async def known_caller(request: Request) -> Caller:
    """Whoever the token, or the cookie that stands for one, lets in.

    Raises: `CallRefusedError`.
    """
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    office = office_of(request)
    token = given.strip() if scheme.lower() == "bearer" else None
    token = token or office.cookie.token(request)
    if not token:
        raise CallRefusedError(
            401,
            "no_token",
            "send an access token as `Authorization: Bearer <token>`, or sign in at the codec server's page",
            headers=_CHALLENGE,
        )
    return await caller_with(request, token)


async def caller_with(request: Request, token: str) -> Caller:
    """Raises: `CallRefusedError`."""
    client = counted_as(office_of(request).address_of(request))
    try:
        return await asyncio.to_thread(office_of(request).tokens.caller, token)
    except TokenRefusedError as refused:
        _count(request, GUESSING, client)
        raise CallRefusedError(401, refused.reason, str(refused), headers=_CHALLENGE) from None
    except TokensUnavailableError as error:
        raise CallRefusedError(
            503, "tokens_unavailable", f"{error}: try again later", headers={"Retry-After": "30"}
        ) from error


def is_the_ui(request: Request) -> bool:
    """Whether a page of Temporal's Web UI made the browser call."""
    return request.headers.get("origin", "").lower() in office_of(request).settings.codec_ui_origins


def is_ours(request: Request) -> bool:
    """Whether the browser says, if it says anything, that one of our pages made it call."""
    fetched = request.headers.get("sec-fetch-site")
    if fetched is not None:
        return fetched in ("same-origin", "none")
    origin = request.headers.get("origin")
    url = office_of(request).settings.codec_url
    # A proxy may have put another Host in place of the one that the browser asked for.
    ours = {request.headers.get("host"), url and urlsplit(url).netloc}
    return origin is None or urlsplit(origin).netloc in ours


def _from_the_right_page(request: Request) -> None:
    """A browser that is shown another site's page may hold a cookie of ours: its word on who made it call
    counts. A program says nothing, and has no cookie.

    Raises: `CallRefusedError`.
    """
    by_a_page = "origin" in request.headers or (
        request.method == "POST" and "authorization" not in request.headers and "cookie" in request.headers
    )
    if by_a_page and not is_the_ui(request):
        raise CallRefusedError(
            403, "origin", "no page but Temporal's Web UI may call: see PORTING_CODEC_UI_ORIGINS"
        )


def _count(request: Request, limit: Limit, who: str, caller: Caller | None = None) -> None:
    wait = office_of(request).rates.wait(limit, who)
    if wait is not None:
        raise CallRefusedError(
            429,
            limit.name,
            f"too many calls: try again in {wait} s",
            caller=caller,
            headers={"Retry-After": str(wait)},
        )
