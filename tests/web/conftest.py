"""One browser for all tests of pages."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.web.browser import a_browser, executable


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    if executable() is None:
        pytest.skip("Chromium is not installed here (Debian, Ubuntu: apt install chromium-headless-shell)")
    async with a_browser() as browser:
        yield browser
