"""One time-skipping server a test: an activity that hangs in one test would stop the clock of the next."""

from collections.abc import AsyncIterator

import pytest

from tests.desk import Desk, a_desk


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with a_desk() as made:
        yield made
