"""Customers' pages served on loopback, and a customer's browser as far as HTTP goes."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
from starlette.applications import Starlette
from starlette.routing import Route

from porting.links import Links
from starters.web.app import Receiver, create_app
from starters.web.rates import Rates
from starters.web.site import Site
from tests.documents.stores import settings_in
from tests.sandbox.servers import loopback_client, served

KEY = bytes(range(32))
BASE_URL = "https://porting.example.com"


def a_site(state_dir: Path, base_url: str | None = "http://127.0.0.1") -> Site:
    """`base_url` None: nobody has said where customers reach it."""
    links = Links(base_url, (KEY,)) if base_url else None
    return Site(settings_in(state_dir), links, rates=in_no_time())


def in_no_time() -> Rates:
    """Rates that let nothing more through while a busy machine is slow to ask."""
    return Rates(clock=lambda: 0.0)


def an_app(site: Site, *routes: Route) -> Starlette:
    """The whole application, with further `routes` to try things at."""
    app = create_app(Receiver(site.settings), site)
    app.router.routes.extend(routes)
    return app


@asynccontextmanager
async def visited(site: Site, *routes: Route) -> AsyncIterator[httpx2.AsyncClient]:
    """A client that keeps cookies."""
    async with served(an_app(site, *routes)) as address, loopback_client(address, 30) as client:
        yield client


def multipart(
    fields: dict[str, str], files: Sequence[tuple[str, str, bytes]] = (), boundary: str = "of-a-browser"
) -> tuple[dict[str, str], bytes]:
    """Headers and body as a browser sends a form; `files`: (field, file name, content)."""
    parts = [
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()
        for name, value in fields.items()
    ]
    for field, name, content in files:
        head = (
            f'Content-Disposition: form-data; name="{field}"; filename="{name}"\r\nContent-Type: a/b\r\n\r\n'
        )
        parts.append(head.encode() + content)
    mark = b"--" + boundary.encode()
    body = b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--\r\n"
    return {"Content-Type": f"multipart/form-data; boundary={boundary}"}, body
