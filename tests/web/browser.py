"""A customer's browser: the system's Chromium, one for all tests, in windows of the sizes that count.

A test that uses `chromium` runs in the session's event loop, as the browser does:

    pytestmark = pytest.mark.asyncio(loop_scope="session")

and makes what it needs beside it (a server, a desk) in its own body.
"""

import os
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from playwright.async_api import Browser, Page, async_playwright

PHONE, DESK = 375, 1280
HEIGHT = 800
#: WCAG 2.2 AA, in axe's names, and what it calls best practices.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
CONTRAST = ("color-contrast",)
_WITHIN_MS = 15_000


def executable() -> str | None:
    """None: this machine has no Chromium, nor its headless shell."""
    return shutil.which("chromium") or shutil.which("chromium-headless-shell")


@asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    # A container's root has no namespace to put the sandbox into.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=executable(), args=[*arguments, "--disable-gpu"]
        )
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def a_page(
    browser: Browser,
    address: str,
    width: int = PHONE,
    scheme: Literal["light", "dark"] = "light",
    *,
    javascript: bool = True,
) -> AsyncIterator[Page]:
    """A window of its own, with cookies of its own. Whatever the page complains of makes the test fail."""
    context = await browser.new_context(
        base_url=address,
        viewport={"width": width, "height": HEIGHT},
        color_scheme=scheme,
        java_script_enabled=javascript,
        reduced_motion="reduce",
    )
    context.set_default_timeout(_WITHIN_MS)
    complaints: list[str] = []
    try:
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        yield page
    finally:
        await context.close()
    assert [each for each in complaints if "status of 4" not in each] == []


async def violations(page: Page, rules: Sequence[str] = RULES) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA on the page as it is shown, with the places.

    `rules`: names of rules or of sets of them. All of them take half a second a page; where only the colours
    are other ones, `CONTRAST` does.
    """
    await page.evaluate(_axe())
    found: dict[str, Any] = await page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", list(rules)
    )
    return [
        f"{each['id']}: {node['target']}: {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


async def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    width: int = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
