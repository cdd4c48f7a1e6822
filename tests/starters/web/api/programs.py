"""Programs that call the API, as the signup flow does."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2

from porting import api_keys
from porting.api_keys import Scope
from porting.links import Links
from porting.settings import Settings
from starters.web.api.app import PATH
from starters.web.app import Receiver, create_app
from starters.web.site import Site
from tests.desk import Desk
from tests.documents.stores import settings_in
from tests.sandbox.servers import loopback_client, served
from tests.starters.request_files import a_request
from tests.web.sites import in_no_time

PDF = b"%PDF-1.7 only a store takes this for a document"
LINKS = Links("https://porting.example", (bytes(32),))


def a_key(state: Path, *scopes: Scope, name: str = "signup flow") -> str:
    key, kept = api_keys.new_key(name, scopes or tuple(Scope))
    api_keys.FILE.add(Settings(state_dir=state).api_keys_path, kept)
    return key


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


@asynccontextmanager
async def the_api(
    state: Path, desk: Desk | None = None, *, key: str = ""
) -> AsyncIterator[httpx2.AsyncClient]:
    """A client that calls with `key` (empty: one that may do everything); `desk` None: Temporal is away."""
    settings = settings_in(state)
    site = Site(settings, LINKS, lambda: desk.env.client if desk else None, rates=in_no_time())
    key = key or a_key(state)
    async with (
        served(create_app(Receiver(settings), site)) as address,
        loopback_client(address, 20) as client,
    ):
        client.base_url = httpx2.URL(f"{address}{PATH}/")
        client.headers.update(bearer(key))
        yield client


def wanted(**changes: Any) -> dict[str, Any]:
    """A port request as a program sends it; its documents come along."""
    request = a_request(**changes)
    del request["documents"]
    return request


def parts(request: dict[str, Any], part: str = "request", **files: bytes) -> dict[str, Any]:
    """What a multipart call is made of; a packet of three documents unless told otherwise."""
    given = files or {"loa": PDF + b"loa", "csr": PDF + b"csr", "bill": PDF + b"bill"}
    return {
        "files": {
            part: (None, json.dumps(request).encode(), "application/json"),
            **{kind: (f"{kind}.pdf", content, "application/pdf") for kind, content in given.items()},
        }
    }
