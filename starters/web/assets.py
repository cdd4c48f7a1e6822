"""Style sheet, script and icon. Each one's address has a hash of its content, so it may be kept for ever."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
#: As much of the hash as nobody meets twice.
_HASH_LETTERS = 16


@dataclass(frozen=True)
class Asset:
    path: str
    content: bytes
    media_type: str


def asset(name: str) -> str:
    """The address of the file `name` in `static/`."""
    return _assets()[name].path


def routes() -> list[Route]:
    return [
        Route("/static/{file}", _served),
        Route("/favicon.ico", _icon),
        Route("/robots.txt", _robots),
    ]


@cache
def _assets() -> dict[str, Asset]:
    folder = files("starters.web") / "static"
    return {file.name: _asset(file.name, file.read_bytes()) for file in folder.iterdir()}


@cache
def _by_path() -> dict[str, Asset]:
    return {each.path: each for each in _assets().values()}


def _asset(name: str, content: bytes) -> Asset:
    pure = PurePath(name)
    digest = hashlib.sha256(content).hexdigest()[:_HASH_LETTERS]
    return Asset(f"/static/{pure.stem}.{digest}{pure.suffix}", content, _TYPES[pure.suffix])


async def _served(request: Request) -> Response:
    """An address of yesterday's content is answered with 404: a page of today never names it."""
    found = _by_path().get(request.url.path)
    if found is None:
        raise HTTPException(404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(found.content, media_type=found.media_type, headers=headers)


async def _icon(_request: Request) -> Response:
    """Browsers ask for it whatever a page says."""
    icon = _assets()["icon.svg"]
    return Response(icon.content, media_type=icon.media_type, headers={"Cache-Control": "max-age=86400"})


async def _robots(_request: Request) -> Response:
    """Search engines may read the help, and nothing that is somebody's own."""
    return Response("User-agent: *\nAllow: /$\nAllow: /help\nDisallow: /\n", media_type="text/plain")
