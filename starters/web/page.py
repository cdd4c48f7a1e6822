"""A page: a template, filled in with texts and with what the page is about."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import Any

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from porting.domain.help import Topic, help_path
from porting.domain.phone_number import in_words
from starters.templating import templates_in
from starters.web import session
from starters.web.assets import asset
from starters.web.wording import texts_for


def page(
    request: Request,
    template: str,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
    *,
    kept_for: timedelta | None = None,
) -> Response:
    """The page that `template` makes of `context`; an undefined name is an error.

    Each template also has `t` (the texts), `request`, `csrf_field()`, `asset(name)`, `help_path(subject)` and
    `Topic`. A page is somebody's own and no cache keeps it, unless it is the same for everybody: then
    `kept_for` says how long one may. One with a form is never the same for everybody.
    """
    shown = {
        "t": texts_for(request),
        "request": request,
        "csrf_field": lambda: session.csrf_field(request),
        **(context or {}),
    }
    content = _templates().get_template(template).render(shown)
    cache_control = "no-store"
    if kept_for is not None and not session.has_form(request):
        cache_control = f"public, max-age={int(kept_for.total_seconds())}"
    response = HTMLResponse(content, status, {"Cache-Control": cache_control})
    session.remember(request, response)
    return response


@cache
def _templates() -> Environment:
    environment = templates_in("starters.web")
    environment.globals.update(asset=asset, help_path=help_path, Topic=Topic)
    environment.filters["in_words"] = in_words
    return environment
