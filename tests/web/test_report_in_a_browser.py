"""The page of `porting report` in a browser: whole, readable and still, in light, in dark and on a phone."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser

from porting.domain.status import PortStatus
from starters.report.figures import Figures
from starters.report.page import in_html
from tests.starters.report.courses import AFTERWARDS, DAY, NOVEMBER, a_life, a_month
from tests.web.browser import CONTRAST, PHONE, a_page, overflow, violations

pytestmark = pytest.mark.asyncio(loop_scope="session")


def the_page() -> str:
    figures = Figures(NOVEMBER, AFTERWARDS)
    for request in a_month(20):
        figures.add(request)
    return in_html(figures.report())


async def test_the_report_is_accessible_and_fits_on_a_phone_and_in_the_dark(
    chromium: Browser, tmp_path: Path
) -> None:
    (tmp_path / "report.html").write_text(the_page(), encoding="utf-8")
    async with a_page(chromium, tmp_path.as_uri(), PHONE) as page:
        await page.goto(f"{tmp_path.as_uri()}/report.html")

        assert await violations(page) == []
        assert await overflow(page) == 0
        assert await page.locator("figure [role=img]").count() == 5
        assert await page.locator("table").count() == 6

        await page.emulate_media(color_scheme="dark")
        assert await violations(page, CONTRAST) == []


async def test_the_report_asks_for_nothing_elsewhere_and_shows_what_customers_write_as_text() -> None:
    figures = Figures(NOVEMBER, AFTERWARDS)
    life = a_life("<script>alert(1)</script> Voice").step(PortStatus.AWAITING_LOSING_CARRIER, DAY)
    figures.add(life.step(PortStatus.PORT_DATE_CONFIRMED, DAY).read(PortStatus.COMPLETED))
    made = in_html(figures.report())

    assert "&lt;script&gt;alert(1)&lt;/script&gt; Voice" in made
    assert not re.search(r"src=|href=|url\(|@import|<script", made)
