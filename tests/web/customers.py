"""A customer at the page of a port request, as far as HTTP goes."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx2
from markupsafe import Markup

from porting.links import Purpose
from starters.web.site import Site
from tests.desk import Desk
from tests.web.sites import a_site, multipart, visited

_FORM = re.compile(r'<form method="post" action="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@dataclass(frozen=True)
class Customer:
    client: httpx2.AsyncClient
    home: str
    """The path of the request's page."""

    async def sees(self, path: str = "") -> str:
        answer = await self.client.get(self.home + path)
        assert answer.status_code == 200
        return text_of(answer)

    async def sends(
        self,
        form: str,
        files: Sequence[tuple[str, str, bytes]] = (),
        page: str = "",
        **fields: str,
    ) -> httpx2.Response:
        """Open `page` and send its form of the name `form` with `fields`; double underscores are dots."""
        return await self.posts(form, await self.hidden_in(form, page), files, **fields)

    async def hidden_in(self, form: str, page: str = "") -> dict[str, str]:
        """What the form carries along unseen."""
        shown = await self.client.get(self.home + page)
        forms = dict(_FORM.findall(shown.text))
        return dict(_HIDDEN.findall(forms[f"{self.home}/{form}"]))

    async def posts(
        self,
        form: str,
        hidden: dict[str, str],
        files: Sequence[tuple[str, str, bytes]] = (),
        **fields: str,
    ) -> httpx2.Response:
        given = {**hidden, **{name.replace("__", "."): value for name, value in fields.items()}}
        headers, body = multipart(given, files)
        return await self.client.post(f"{self.home}/{form}", content=body, headers=headers)


@asynccontextmanager
async def a_customer(desk: Desk, state_dir: Path, request_id: str = "acme-0001") -> AsyncIterator[Customer]:
    async with a_visitor(a_site_at(desk, state_dir), request_id) as customer:
        yield customer


@asynccontextmanager
async def a_visitor(site: Site, request_id: str = "acme-0001") -> AsyncIterator[Customer]:
    assert site.links
    token = site.links.token(Purpose.STATUS, request_id, datetime.now(UTC))
    async with visited(site) as client:
        yield Customer(client, f"/{Purpose.STATUS}/{token}")


def a_site_at(desk: Desk, state_dir: Path) -> Site:
    site = a_site(state_dir)
    site.client = lambda: desk.env.client
    return site


def text_of(answer: httpx2.Response) -> str:
    """The page's words, without its tags, on one line."""
    main = answer.text.partition("<main")[2].partition(">")[2]
    return Markup(main).striptags()


def unescaped(text: str) -> str:
    """An attribute's value as a browser reads it."""
    return Markup(text).unescape()
