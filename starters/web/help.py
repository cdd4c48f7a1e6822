"""The help: made from the tables that the checks, the mails and the workflow go by."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from porting.domain.help import Topic
from starters.web.page import page

_KEPT_FOR = timedelta(minutes=5)


def routes() -> list[Route]:
    return [Route(Topic.ALL, _all)]


async def _all(request: Request) -> Response:
    return page(request, "help/all.html", kept_for=_KEPT_FOR)
