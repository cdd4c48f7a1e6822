"""All pages in all states, in a real browser: on a phone, by keyboard, to a screen reader."""

import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from porting.domain.status import PortStatus
from tests.sandbox.servers import served
from tests.web.browser import (
    CONTRAST,
    DESK,
    HEIGHT,
    PHONE,
    RULES,
    WCAG,
    a_page,
    overflow,
    turn_to,
    violations,
)
from tests.web.gallery import a_gallery
from tests.web.sites import a_site

pytestmark = pytest.mark.asyncio(loop_scope="session")
#: They have everything between them that has a colour.
COLOURFUL = (
    "/",
    "/help",
    "/help/csr",
    "/help/documents",
    "/help/rejections",
    "/help/steps",
    "begun with mistakes",
    "request, documents_rejected",
    "request, port_date_confirmed",
    "request, awaiting_transfer_confirmation",
    "request, completed",
    "request, partially_completed",
    "request, two_orders",
    "request, cannot_cancel",
    "request, no_worker",
    "request, answer taken",
    "request, answer with mistakes",
    "request, before canceling",
    "request, letter to sign",
    "draft, begun, all steps",
    "draft, whole, numbers",
    "draft, whole, letter",
    "draft, whole, review",
    "draft, read, address",
    "draft, read, documents",
    "draft, came-by-mail, documents",
    "draft, refused, all steps",
    "draft, refused, review",
)
_CLASS = re.compile(r'class="([^"]+)"')
#: They look otherwise where scripts run.
CHANGED_BY_SCRIPTS = (
    "request, port_date_confirmed",
    "request, Temporal is away",
    "request, letter to sign",
    "draft, reading, documents",
    "draft, read, letter",
)


@dataclass(frozen=True)
class Shown:
    address: str
    pages: Mapping[str, str]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def shown(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Shown]:
    gallery = a_gallery(a_site(tmp_path_factory.mktemp("state")))
    async with served(gallery.app()) as address:
        yield Shown(address, gallery.pages())


async def test_no_page_in_any_state_breaks_a_rule_for_accessible_pages_or_leaves_its_window(
    chromium: Browser, shown: Shown
) -> None:
    """Each at both widths, as it is without scripts; what has a colour in light and dark, once each."""
    coloured, others = set[str](), set[str]()
    async with a_page(chromium, shown.address) as page:
        await page.goto("/")
        for name, path in shown.pages.items():
            html = await turn_to(page, path)
            (coloured if name in COLOURFUL else others).update(_CLASS.findall(html))
            assert (name, await overflow(page)) == (name, 0)
            rules = RULES if name in COLOURFUL else WCAG
            assert (name, await violations(page, rules, () if name in COLOURFUL else CONTRAST)) == (name, [])
            await page.set_viewport_size({"width": DESK, "height": HEIGHT})
            assert (name, await overflow(page)) == (name, 0)
            if name in COLOURFUL:
                await page.emulate_media(color_scheme="dark")
                assert (name, await violations(page, CONTRAST)) == (name, [])
                await page.emulate_media(color_scheme="light")
            await page.set_viewport_size({"width": PHONE, "height": HEIGHT})

    assert others - coloured == set()
    assert {f"request, {status}" for status in PortStatus} <= set(shown.pages)


async def test_no_page_breaks_a_rule_once_its_scripts_have_run(chromium: Browser, shown: Shown) -> None:
    async with a_page(chromium, shown.address, scheme="dark") as page:
        for name in CHANGED_BY_SCRIPTS:
            await page.goto(shown.pages[name])
            assert (name, await overflow(page), await violations(page)) == (name, 0, [])


async def test_the_keyboard_gets_to_the_content_at_once(chromium: Browser, shown: Shown) -> None:
    async with a_page(chromium, shown.address) as page:
        await page.goto("/help")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")

        assert await page.evaluate("document.activeElement.getAttribute('href')") == "/help/steps"


async def test_help_is_found_without_a_script(chromium: Browser, shown: Shown) -> None:
    async with a_page(chromium, shown.address, javascript=False) as page:
        await page.goto("/")
        await page.get_by_role("link", name="Help", exact=True).click()
        await page.get_by_role("link", name="Why requests are rejected").click()
        await page.get_by_role("link", name="Wrong wireless PIN").click()

        assert page.url.endswith("/help/rejections#wrong-pin")
