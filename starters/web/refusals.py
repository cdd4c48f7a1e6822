"""What is not answered as it was asked: a page for a browser, problem+json for a program (RFC 9457)."""

from collections.abc import Mapping
from typing import Any

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from porting.health import HEALTHZ, READYZ
from starters.web.page import page
from starters.web.wording import Texts, texts_for

#: Programs call these: they get no pages.
API = "/api/"
_WITHOUT_BODY = ("/webhooks/", HEALTHZ, READYZ)

log = structlog.get_logger()


class RefusedError(HTTPException):
    """The request is not taken; `reason` names the texts in `texts/*/refusals.toml` that say what to do."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, detail=reason, headers=headers)
        self.reason = reason


def problem(status: int, title: str, detail: str, **more: Any) -> JSONResponse:
    """An answer to a program: `title` is the same for all problems of a kind, `detail` says what to do."""
    content = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return JSONResponse(content, status, {"Cache-Control": "no-store"}, media_type="application/problem+json")


def refusal(
    request: Request, status: int, reason: str = "", headers: Mapping[str, str] | None = None
) -> Response:
    """The answer with `status` to whoever asks, in the words of `reason`, or else of the status alone."""
    path, texts = request.url.path, texts_for(request)
    name = _name(texts, "refusals.api" if _is_for_programs(path) else "refusals", reason, status)
    if path.startswith(_WITHOUT_BODY):
        response = Response(status_code=status)
    elif _is_for_programs(path):
        detail = " ".join(texts.plain(f"{name}.{part}") for part in ("what", "do"))
        response = problem(status, texts.plain(f"{name}.heading"), detail)
    else:
        response = page(request, "refusal.html", {"name": name, "status": status}, status)
    response.headers.update(headers or {})
    return response


def _is_for_programs(path: str) -> bool:
    return f"{path}/".startswith(API)


def _name(texts: Texts, table: str, reason: str, status: int) -> str:
    """Of the texts in `table`: those of the reason, of the status, or of its kind."""
    wanted = (f"{table}.{each}" for each in (reason, str(status)) if each)
    return next(filter(texts.has, wanted), f"{table}.{500 if status >= 500 else 400}")


async def no_turn(request: Request, _error: Exception) -> Response:
    """Starlette's exception handler for `NoTurnError`: too much is being read at this moment."""
    return refusal(request, 503, "busy", {"Retry-After": "30"})


async def refused(request: Request, error: Exception) -> Response:
    """Starlette's exception handler for everything that is an `HTTPException`."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
    reason = error.reason if isinstance(error, RefusedError) else ""
    if reason:
        # The address has a token in it, so it is not named.
        log.info("page_refused", reason=reason, status=error.status_code, method=request.method)
    return refusal(request, error.status_code, reason, error.headers)
