"""A page of HTML as a person's browser prints it to PDF; one Chromium for all papers of a process."""

import asyncio
import atexit
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.async_api import Page

_CREATED = re.compile(rb"(?<=Date \(D:)\d{14}\+00'00'")
#: Elements' names in the structure tree, counted through the browser's life.
_NODE = re.compile(rb"node(\d{8})")
_MARGINAL = "font:8px Arial;color:#000;width:100%;margin:0 24px;display:flex;justify-content:space-between"

#: The browser's tab, once there is one.
_OPEN: list["Page"] = []

ClockStyle = Literal["american", "canadian", "french"]


@dataclass(frozen=True)
class Marginalia:
    """What a browser puts above and below a page: when it was printed, its title, its address, its number."""

    address: str
    style: ClockStyle = "american"


@dataclass(frozen=True)
class Press:
    """How the print dialog is set."""

    at: datetime
    """When it is printed."""
    marginalia: Marginalia | None = None
    paper: Literal["Letter", "A4"] = "Letter"
    margin: str = "0.5in"
    has_backgrounds: bool = True
    scale: float = 1.0

    def printed(self, html: str) -> bytes:
        """The same bytes for the same page."""
        content = _loop().run_until_complete(self._print(html))
        dated = _CREATED.sub(f"{self.at:%Y%m%d%H%M%S}+00'00'".encode(), content)
        return _NODE.sub(_counted(), dated)

    async def _print(self, html: str) -> bytes:
        page = await _page()
        await page.set_content(html)
        above, below = self._templates()
        return await page.pdf(
            format=self.paper,
            margin={"top": self.margin, "right": self.margin, "bottom": self.margin, "left": self.margin},
            print_background=self.has_backgrounds,
            scale=self.scale,
            tagged=True,
            display_header_footer=self.marginalia is not None,
            header_template=above,
            footer_template=below,
        )

    def _templates(self) -> tuple[str, str]:
        if not self.marginalia:
            return "<span></span>", "<span></span>"
        clock, address = _clock(self.at, self.marginalia.style), escape(self.marginalia.address)
        above = f'<span>{clock}</span><span class="title"></span><span></span>'
        number = '<span><span class="pageNumber"></span>/<span class="totalPages"></span></span>'
        return (
            f'<div style="{_MARGINAL}">{above}</div>',
            f'<div style="{_MARGINAL}"><span>{address}</span>{number}</div>',
        )


def _clock(at: datetime, style: ClockStyle) -> str:
    hour, half = at.hour % 12 or 12, at.hour < 12
    return {
        "american": f"{at.month}/{at.day}/{at:%y}, {hour}:{at:%M} {'AM' if half else 'PM'}",
        "canadian": f"{at:%Y-%m-%d}, {hour}:{at:%M} {'a.m.' if half else 'p.m.'}",
        "french": f"{at:%Y-%m-%d %H} h {at:%M}",
    }[style]


def _counted() -> Callable[[re.Match[bytes]], bytes]:
    """Gives each name the number of its first place in the file, of as many digits, so that nothing moves."""
    numbers: dict[bytes, int] = {}
    return lambda found: b"node%08d" % numbers.setdefault(found[1], len(numbers) + 1)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """Runs only while a page is printed, so that the caller can run others."""
    return asyncio.new_event_loop()


async def _page() -> "Page":
    """The one tab of a browser that is started for the first paper, and closed at the end."""
    if _OPEN:
        return _OPEN[0]
    # Whoever prints nothing does not wait for these.
    from playwright.async_api import async_playwright

    from tests.web.browser import executable

    playwright = await async_playwright().start()
    # A container's root has no namespace to put the sandbox into.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = await playwright.chromium.launch(
        executable_path=executable(), args=[*arguments, "--disable-gpu"], timeout=0
    )
    page = await browser.new_page(java_script_enabled=False)
    page.set_default_timeout(0)
    _OPEN.append(page)

    async def close() -> None:
        await browser.close()
        await playwright.stop()

    atexit.register(lambda: _loop().run_until_complete(close()))
    return page
