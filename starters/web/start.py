"""The first page: where a customer begins, and where one looks who has begun."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from starters.web.help import durations, in_words
from starters.web.page import page
from starters.web.site import site_of
from starters.web.wording import texts_for

_KEPT_FOR = timedelta(minutes=5)


def routes() -> list[Route]:
    return [Route("/", _start)]


async def _start(request: Request) -> Response:
    site = site_of(request)
    lifetime = durations(site.settings.policy)["lifetime"]
    context = {"is_open": site.links is not None, "lifetime": in_words(texts_for(request), lifetime)}
    return page(request, "start.html", context, kept_for=_KEPT_FOR)
