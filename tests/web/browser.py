"""A customer's browser: the system's Chromium, one for all tests, in windows of the sizes that count.

A test that uses `chromium` runs in the session's event loop, as the browser does:

    pytestmark = pytest.mark.asyncio(loop_scope="session")

and makes what it needs beside it (a server, a desk) in its own body.
"""

import os
import re
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from playwright.async_api import Browser, Page, async_playwright, expect

PHONE, DESK = 375, 1280
HEIGHT = 800
#: In axe's names.
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
RULES = (*WCAG, "best-practice")
CONTRAST = ("color-contrast",)
#: For everything: a page may have papers to be read, on a machine that has other things to do.
_WITHIN_MS = 60_000
#: Chromium's own complaint about a page that says no.
_TOLD_BY_STATUS = re.compile(r"with a status of (4\d\d|500|503)")

Scheme = Literal["light", "dark"]


def executable() -> str | None:
    """None: this machine has no Chromium, nor its headless shell."""
    return shutil.which("chromium") or shutil.which("chromium-headless-shell")


@asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    # A container's root has no namespace to put the sandbox into.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    expect.set_options(timeout=_WITHIN_MS)
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
    scheme: Scheme = "light",
    *,
    javascript: bool = True,
) -> AsyncIterator[Page]:
    """A window of its own, with cookies of its own. Whatever the page complains of makes the test fail.

    `violations` needs scripts; `turn_to` shows it what whoever has none sees.
    """
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
    assert [each for each in complaints if not _TOLD_BY_STATUS.search(each)] == []


async def violations(page: Page, rules: Sequence[str] = RULES, without: Sequence[str] = ()) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA on the page as it is shown, with the places.

    `rules`: names of rules or sets of them; `without`: names of rules. The one for colours takes as long as
    all others together; where a page has no colours but those of others, the others do.
    """
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(_axe())
    found: dict[str, Any] = await page.evaluate(
        """([rules, without]) => axe.run(document, {
            runOnly: rules,
            rules: Object.fromEntries(without.map(name => [name, {enabled: false}])),
            resultTypes: ['violations'],
            preload: false,
        })""",
        [list(rules), list(without)],
    )
    return [
        f"{each['id']}: {node['target']}: {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


async def turn_to(page: Page, path: str) -> str:
    """Put the page at `path` in place of the one in the window, as whoever has no scripts sees it.

    The window, its styles and axe stay, which takes a fifth of the time that loading takes. Answers the HTML.
    """
    html: str = await page.evaluate(
        """async path => {
            const html = await (await fetch(path)).text();
            const fresh = new DOMParser().parseFromString(html, "text/html");
            for (const each of fresh.querySelectorAll("noscript")) each.replaceWith(...each.childNodes);
            document.title = fresh.title;
            document.body.replaceWith(fresh.body);
            scrollTo(0, 0);
            return html;
        }""",
        path,
    )
    return html


async def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    width: int = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
