"""Who calls: a program with a key, before anything of what it sends is read."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import structlog
from fastapi import Depends, HTTPException, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, SecurityScopes
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from porting import api_keys
from porting.api_keys import ApiKey, ApiKeysError
from starters.web.api.problems import answered_with
from starters.web.client_address import counted_as
from starters.web.rates import READING, Limit
from starters.web.site import site_of

#: A signup flow at its busiest, with room; a program that has gone wild is slowed down.
_CALLING = Limit("calling", at_once=120, a_minute=600)
#: Guesses at keys, from one address.
_GUESSING = Limit("guessing", at_once=20, a_minute=10)
#: The description: whoever may know that there is an API may know what it takes.
_OPEN = "/openapi.json"
_CHALLENGE = {"WWW-Authenticate": "Bearer"}

log = structlog.get_logger()

#: For the description only: `Callers` has looked at the key already.
_Shown = Annotated[
    HTTPAuthorizationCredentials | None,
    Security(
        HTTPBearer(
            scheme_name="ApiKey", description="A key that `porting api-key add` has made.", auto_error=False
        )
    ),
]


@dataclass
class KnownKeys:
    """The keys in a file; a change of the file counts from the next call on."""

    path: Path
    _read: tuple[ApiKey, ...] = ()
    _as_of: tuple[int, int] | None = field(default=None, init=False)

    def holder(self, given: str) -> ApiKey | None:
        """Raises: `ApiKeysError`."""
        return api_keys.holder(self._current(), given)

    def _current(self) -> tuple[ApiKey, ...]:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise ApiKeysError("the file of API keys cannot be read") from error
        if (as_of := (found.st_mtime_ns, found.st_size)) != self._as_of:
            self._read, self._as_of = api_keys.FILE.read(self.path), as_of
        return self._read


class Callers:
    """Lets in whoever has a key, as often as a program may call."""

    def __init__(self, app: ASGIApp, keys: KnownKeys) -> None:
        self._app = app
        self._keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            key = self._let_in(request)
        except HTTPException as refused:
            await answered_with(refused)(scope, receive, send)
            return
        if key is None:
            await self._app(scope, receive, send)
            return
        request.state.api_key = key
        await self._app(scope, receive, _logged(scope, key, send))

    def _let_in(self, request: Request) -> ApiKey | None:
        """Who calls; None: anybody may.

        Raises: `HTTPException`.
        """
        if request.scope["path"] == request.scope.get("root_path", "") + _OPEN:
            _count(request, READING, _client(request))
            return None
        key = self._holder(request)
        _count(request, _CALLING, key.kept_id)
        return key

    def _holder(self, request: Request) -> ApiKey:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        try:
            key = self._keys.holder(given.strip()) if scheme.lower() == "bearer" else None
        except ApiKeysError as error:
            log.error("api_keys_unusable", reason=str(error))  # noqa: TRY400 - the reason says it all
            raise HTTPException(503, "The keys of this API cannot be read now. Try again later.") from None
        if key is not None:
            return key
        _count(request, _GUESSING, _client(request))
        log.warning("api_key_refused", given=bool(given), client=_client(request))
        raise HTTPException(401, "Send a key of this API as `Authorization: Bearer <key>`.", _CHALLENGE)


def _client(request: Request) -> str:
    return counted_as(site_of(request).address_of(request))


def _count(request: Request, limit: Limit, who: str) -> None:
    wait = site_of(request).wait(limit, who)
    if wait is not None:
        log.warning("api_limited", limit=limit.name, who=who)
        raise HTTPException(429, f"Too many calls. Try again in {wait} s.", {"Retry-After": str(wait)})


def _logged(scope: Scope, key: ApiKey, send: Send) -> Send:
    """`send`, which logs who has called what, and what came of it; never the call's own address or body."""

    async def logging(message: Message) -> None:
        if message["type"] == "http.response.start":
            route = getattr(scope.get("route"), "path", "none")
            replayed = "idempotency-replayed" in Headers(raw=message["headers"])
            log.info(
                "api_called",
                key=key.kept_id,
                method=scope["method"],
                route=route,
                status=message["status"],
                replayed=replayed,
            )
        await send(message)

    return logging


def caller(request: Request) -> ApiKey:
    """The key that the call came with."""
    key = request.state.api_key
    assert isinstance(key, ApiKey)  # noqa: S101 - `Callers` has put it there
    return key


def allowed(scopes: SecurityScopes, key: Annotated[ApiKey, Depends(caller)], _shown: _Shown) -> ApiKey:
    """The caller's key, where it has the route's scopes.

    Raises: `HTTPException`.
    """
    missing = sorted(set(scopes.scopes) - key.scopes)
    if missing:
        raise HTTPException(403, f"This key may not do that: it lacks the scope {', '.join(missing)}.")
    return key
