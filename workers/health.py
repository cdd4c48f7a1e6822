"""What our processes need to do their work, each asked in a moment: the checks behind /readyz."""

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest
from temporalio.client import Client
from temporalio.service import RPCError

from porting.domain.errors import KeysUnavailableError
from porting.health import Check, Health
from porting.settings import Settings, SettingsError
from workers.at_work import PortingWorker
from workers.encryption import data_keys

#: The check's own limit is shorter; this one ends the call.
_TEMPORAL_WITHIN = timedelta(seconds=5)


@dataclass
class WorkerStanding:
    """How far a worker process has come."""

    client: Client | None = None
    """None: Temporal is not connected yet."""
    worker: PortingWorker | None = None
    """None: it asks for no work yet."""
    stopping: bool = False

    async def polls(self) -> str | None:
        """A check. A worker whom Temporal refuses for good ends, and its process with it."""
        if self.stopping:
            return "the worker is stopping"
        return None if self.worker is not None and self.worker.is_running else "the worker has not begun"


def health_of_worker(settings: Settings, standing: WorkerStanding) -> Health:
    return Health(
        {
            "worker": standing.polls,
            "temporal": temporal_answers(lambda: standing.client),
            "keys": keys_are_there(settings),
            "state": state_is_writable(settings),
        }
    )


def health_of_web(settings: Settings, client: Callable[[], Client | None]) -> Health:
    return Health(
        {
            "temporal": temporal_answers(client),
            "keys": keys_are_there(settings),
            "state": state_is_writable(settings),
        }
    )


def health_of_codec_server(settings: Settings) -> Health:
    """Payloads are decoded while Temporal is away, too."""
    return Health({"keys": keys_are_there(settings)})


def temporal_answers(client: Callable[[], Client | None]) -> Check:
    """Whether Temporal lets us into our namespace; `client` None: it is not connected yet.

    Not gRPC's own health check: that one is answered to whoever has no access any more.
    """

    async def check() -> str | None:
        connected = client()
        if connected is None:
            return "not connected yet"
        try:
            await connected.workflow_service.describe_namespace(
                DescribeNamespaceRequest(namespace=connected.namespace), timeout=_TEMPORAL_WITHIN
            )
        except RPCError as error:
            return f"does not answer ({error.status.name})"
        return None

    return check


def keys_are_there(settings: Settings) -> Check:
    """Whether the key-encryption keys and the store of data keys can be read."""

    def look() -> str | None:
        if not settings.encryption:
            return None
        try:
            data_keys(settings).look()
        except (KeysUnavailableError, SettingsError):
            return "cannot be read: see docs/keys.md"
        return None

    return lambda: asyncio.to_thread(look)


def state_is_writable(settings: Settings) -> Check:
    """Whether a file can be made in the state directory: it is there, is ours, and the disk is not full."""

    def look() -> str | None:
        probe = settings.state_dir / f".ready.{os.getpid()}"
        try:
            _write(probe)
        except OSError as error:
            return f"cannot be written ({error.strerror})"
        return None

    return lambda: asyncio.to_thread(look)


def _write(probe: Path) -> None:
    """Raises: `OSError`."""
    try:
        probe.parent.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"ready\n")
    finally:
        with suppress(OSError):
            probe.unlink()
