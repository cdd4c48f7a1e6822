"""The pages that everybody sees, in a real browser: on a phone, by keyboard, to a screen reader."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from starters.web.site import Site
from tests.sandbox.servers import served
from tests.web.browser import CONTRAST, DESK, PHONE, a_page, overflow, violations
from tests.web.sites import a_site, an_app
from tests.web.test_help import PAGES

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def address(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    site: Site = a_site(Path(tmp_path_factory.mktemp("state")))
    async with served(an_app(site)) as address:
        yield address


#: They have everything between them that has a colour.
COLOURFUL = ("/", "/help", "/help/steps", "/help/documents", "/nowhere")


async def test_no_page_breaks_a_rule_for_accessible_pages(chromium: Browser, address: str) -> None:
    async with a_page(chromium, address, PHONE) as page:
        for path in (*PAGES, "/nowhere"):
            await page.goto(path)
            assert (path, await overflow(page)) == (path, 0)
            assert (path, await violations(page)) == (path, [])


async def test_pages_are_read_in_the_dark_too(chromium: Browser, address: str) -> None:
    async with a_page(chromium, address, DESK, "dark") as page:
        for path in COLOURFUL:
            await page.goto(path)
            assert (path, await overflow(page)) == (path, 0)
            assert (path, await violations(page, CONTRAST)) == (path, [])


async def test_the_keyboard_gets_to_the_content_at_once(chromium: Browser, address: str) -> None:
    async with a_page(chromium, address) as page:
        await page.goto("/help")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")

        assert await page.evaluate("document.activeElement.getAttribute('href')") == "/help/steps"


async def test_help_is_found_without_a_script(chromium: Browser, address: str) -> None:
    async with a_page(chromium, address, javascript=False) as page:
        await page.goto("/")
        await page.get_by_role("link", name="Help", exact=True).click()
        await page.get_by_role("link", name="Why requests are rejected").click()
        await page.get_by_role("link", name="Wrong wireless PIN").click()

        assert page.url.endswith("/help/rejections#wrong-pin")
