"""A porting desk on the real Temporal server: for what the time-skipping one has not, in real time."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from temporalio.testing import WorkflowEnvironment

from porting.domain.policy import Policy
from porting.temporal import search_attributes
from porting.temporal.embedded import EmbeddedServer, running_server
from tests.desk import Desk
from tests.fakes import Checks, Outbox, Upstream
from workflows.search_attributes import ALL

#: Four weeks pass in 14 seconds.
FAST = Policy().with_a_day_of(timedelta(seconds=0.5))


@dataclass(kw_only=True)
class EmbeddedDesk(Desk):
    """Its clock does not skip, and it has no worker until a test gives it one (`a_worker`)."""

    server: EmbeddedServer


@asynccontextmanager
async def an_embedded_desk(directory: Path) -> AsyncIterator[EmbeddedDesk]:
    async with running_server(directory) as server:
        client = await server.client()
        await search_attributes.ensure(client, ALL)
        yield EmbeddedDesk(
            env=WorkflowEnvironment.from_client(client),
            upstream=Upstream(),
            checks=Checks(),
            outbox=Outbox(),
            server=server,
        )
