"""The page of a port request in a real browser: what the script does while it is open."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from starters.web.status.pages import page_of
from tests.sandbox.servers import served
from tests.web.browser import a_page
from tests.web.sites import a_site, an_app
from tests.web.status_states import STATES

pytestmark = pytest.mark.asyncio(loop_scope="session")


class Shown:
    """A request whose state a test sets."""

    name = "awaiting_backbone"

    async def page(self, request: Request) -> Response:
        return page_of(request, STATES[self.name])

    async def changes(self, _request: Request) -> Response:
        return Response(headers={"ETag": f'"{self.name}"'})


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest_asyncio.fixture(loop_scope="session")
async def address(tmp_path: Path, shown: Shown) -> AsyncIterator[str]:
    routes = [
        Route("/r/{token}", shown.page),
        Route("/r/{token}/changes", shown.changes),
    ]
    app = an_app(a_site(tmp_path))
    app.router.routes[:0] = routes
    async with served(app) as address:
        yield address


async def test_an_open_page_shows_what_has_changed_and_says_so(
    chromium: Browser, address: str, shown: Shown
) -> None:
    async with a_page(chromium, address) as page:
        await page.clock.install()
        await page.goto("/r/a-link")
        await page.get_by_role("link", name="Reload this page").last.focus()

        shown.name = "port_date_confirmed"
        await page.clock.run_for(21_000)
        await page.get_by_role("heading", name="Your numbers have a date").wait_for()

        assert "Your numbers have a date" in await page.locator("[data-news]").inner_text()
        assert await page.evaluate("document.activeElement.textContent") == "Reload this page"


async def test_what_somebody_is_typing_stays(chromium: Browser, address: str, shown: Shown) -> None:
    shown.name = "rejected"
    async with a_page(chromium, address) as page:
        await page.clock.install()
        await page.goto("/r/a-link")
        await page.get_by_label("Account number at your carrier").fill("LS-2")

        shown.name = "awaiting_losing_carrier"
        await page.clock.run_for(21_000)
        await page.locator("[data-waiting]").wait_for()

        assert await page.get_by_label("Account number at your carrier").input_value() == "LS-2"
