from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from porting.temporal.embedded import EmbeddedServer, running_server


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def embedded_server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedServer]:
    async with running_server(tmp_path_factory.mktemp("temporal")) as server:
        yield server
