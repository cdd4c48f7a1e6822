"""The first page: where a customer begins, and where one looks who has begun."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from starters.web.page import page
from starters.web.site import site_of

_KEPT_FOR = timedelta(minutes=5)


def routes() -> list[Route]:
    return [Route("/", _start)]


async def _start(request: Request) -> Response:
    site = site_of(request)
    context = {
        "is_open": site.links is not None,
        "request_days": site.settings.policy.request_lifetime.days,
    }
    return page(request, "start.html", context, kept_for=_KEPT_FOR)
