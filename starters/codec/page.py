"""The codec server's own pages: for support, in a browser that Temporal's Web UI is open in too."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from starters.codec.refusals import CallRefusedError
from starters.templating import templates_in
from starters.web.assets import asset

_SCRIPT = "/codec.js"
_HEADINGS = {
    401: "Sign in first",
    403: "This token may not do that",
    404: "There is nothing here",
    410: "This was erased",
    429: "A little slower",
    503: "Not now",
}


def page(template: str, context: Mapping[str, Any], status: int = 200) -> Response:
    """An undefined name is an error."""
    return HTMLResponse(_templates().get_template(template).render(context), status)


def refusal(error: CallRefusedError) -> Response:
    context = {"heading": _HEADINGS.get(error.status, "This cannot be done"), "message": error.message}
    response = page("refusal.html", context, error.status)
    response.headers.update(error.headers)
    return response


def script() -> Route:
    content = (files("starters.codec") / "static" / "codec.js").read_bytes()

    async def served(_request: Request) -> Response:
        return Response(content, media_type="text/javascript; charset=utf-8")

    return Route(_SCRIPT, served)


@cache
def _templates() -> Environment:
    environment = templates_in("starters.codec")
    environment.globals.update(asset=asset, script=_SCRIPT)
    environment.filters.update(when=_when, spaced=lambda text: str(text).replace("_", " "))
    return environment


def _when(instant: datetime) -> str:
    return f"{instant:%d %b %Y, %H:%M %Z}"
