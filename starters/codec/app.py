"""The codec server.

POST /decode, /encode                        Temporal's payloads, for its Web UI and CLI: see calls.py
GET  /requests/{id}                          a port request's documents, and what was read in them
GET  /requests/{id}/documents/{name}         one of them: loa, csr, bill, or a picture of evidence by its hash
GET  /                                       where a person gives the browser a token
GET  /healthz                                200: the process lives
GET  /readyz                                 200: it can do its work now, 503: the JSON says what is missing
"""

from datetime import datetime
from typing import Protocol

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from porting.health_routes import health_routes
from starters.codec import audit, calls, signing_in
from starters.codec.office import Office, put
from starters.codec.page import refusal, script
from starters.codec.refusals import CallRefusedError
from starters.codec.requests import RequestPages
from starters.headers import Headers
from starters.last_resort import LastResort
from starters.tracing import Traced
from starters.web import assets

_CALLS = ("/decode", "/encode")
_MESSAGES = {404: "there is nothing at this address", 405: "this address is not asked in this way"}


class Keys(Protocol):
    """What the codec server asks of the keys, beside opening them."""

    def destroyed_at(self, key_id: str) -> datetime | None: ...

    def erased_at(self, owner: str) -> datetime | None: ...


def create_app(office: Office, keys: Keys | None) -> Starlette:
    """`keys` None: nothing is encrypted here."""
    app = Starlette(
        routes=[
            *calls.routes(keys),
            *signing_in.routes(),
            *RequestPages(keys).routes(),
            *health_routes(office.health),
            script(),
            *assets.routes(),
        ],
        middleware=[
            Middleware(Traced),
            Middleware(Headers, is_https=_is_https, is_public=lambda _path: False),
            Middleware(LastResort, event="codec_failed", answer=_failed),
        ],
        exception_handlers={HTTPException: _refused},
    )
    # A redirect would name whatever host the request names.
    app.router.redirect_slashes = False
    put(app, office)
    return app


def _is_https(scope: Scope) -> bool:
    is_https: bool = scope["app"].state.office.is_https
    return is_https


def _failed(_request: Request) -> Response:
    return JSONResponse({"message": "something went wrong: see the codec server's log"}, 500)


async def _refused(request: Request, error: Exception) -> Response:
    """Another address or method than there is."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
    path = request.url.path
    reason = "method" if error.status_code == 405 else "address"
    audit.refused(request, path[1:] if path in _CALLS else "other", reason, error.status_code)
    message = _MESSAGES.get(error.status_code, error.detail)
    if path in _CALLS:
        return JSONResponse({"message": message}, error.status_code, error.headers)
    return refusal(CallRefusedError(error.status_code, reason, message, headers=error.headers))
