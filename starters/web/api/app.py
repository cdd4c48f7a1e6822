"""The API as one application, put below `PATH` of the web process."""

from typing import Any

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from porting.domain.errors import PortingError
from starters.web.api import checks, requests
from starters.web.api.callers import Callers, KnownKeys
from starters.web.api.models import NewPortRequest, Resubmission
from starters.web.api.problems import Problem, http_problem, invalid_call, porting_problem
from starters.web.refusals import no_turn, refusal
from starters.web.site import Site, put
from starters.web.turns import NoTurnError
from workers.api import api_answers

PATH = "/api/v1"
_ABOUT = (
    "Starts port requests, checks them before, and mends them. Every error is problem+json and says what to "
    "do; what names a field names it by its path."
)

log = structlog.get_logger()


def create_api(site: Site) -> FastAPI:
    api = _Api(
        title="Porting Desk",
        summary="Brings phone numbers in from other carriers.",
        description=_ABOUT,
        version="1",
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
        middleware=[Middleware(Callers, keys=KnownKeys(site.settings.api_keys_path))],
        exception_handlers={
            HTTPException: http_problem,
            RequestValidationError: invalid_call,
            PortingError: porting_problem,
            NoTurnError: no_turn,
            OSError: _unexpected,
            Exception: _unexpected,
        },
        redirect_slashes=False,
    )
    api.include_router(checks.router)
    api.include_router(requests.router)
    api.state.answers = api_answers(site.settings)
    put(api, site)
    return api


class _Api(FastAPI):
    """Describes also the shapes that only our own words in the description name."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            self.openapi_schema = _description(self)
        return self.openapi_schema


async def _unexpected(request: Request, error: Exception) -> Response:
    """What nobody has foreseen; it is logged, without what it says, where it was let through."""
    if isinstance(error, OSError):
        log.error("api_storage_away", reason=type(error).__name__)
    return refusal(request, 503 if isinstance(error, OSError) else 500)


def _description(api: FastAPI) -> dict[str, Any]:
    schema = get_openapi(
        title=api.title,
        summary=api.summary,
        description=api.description,
        version=api.version,
        routes=api.routes,
        servers=[{"url": PATH}],
    )
    _, named = models_json_schema(
        [(NewPortRequest, "validation"), (Resubmission, "validation"), (Problem, "serialization")],
        ref_template="#/components/schemas/{model}",
    )
    schema["components"]["schemas"] = {**named["$defs"], **schema["components"]["schemas"]}
    return schema
