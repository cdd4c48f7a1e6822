"""One time-skipping server a test: an activity that hangs in one test would stop the clock of the next.

A server takes longer to start than many a test to run, so the next one starts meanwhile. That needs one event
loop for all tests here.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from temporalio.testing import WorkflowEnvironment

from tests.desk import Desk, a_desk, start_environment

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE) and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


class Environments:
    """Starts the next one as soon as one is taken."""

    def __init__(self) -> None:
        self._next = self._start()

    async def take(self) -> WorkflowEnvironment:
        environment = await self._next
        self._next = self._start()
        return environment

    async def close(self) -> None:
        await (await self._next).shutdown()

    def _start(self) -> asyncio.Task[WorkflowEnvironment]:
        return asyncio.create_task(start_environment())


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def environments() -> AsyncIterator[Environments]:
    made = Environments()
    yield made
    await made.close()


@pytest_asyncio.fixture(loop_scope="session")
async def desk(environments: Environments) -> AsyncIterator[Desk]:
    async with a_desk(await environments.take()) as made:
        yield made
