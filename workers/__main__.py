"""The worker process: takes the steps of port requests until it is told to stop."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import structlog
from temporalio.client import Client
from temporalio.converter import PayloadCodec
from temporalio.runtime import Runtime

from porting import freed_memory
from porting.health_server import health_served_at
from porting.machine import Machine
from porting.settings import Settings
from porting.stopping import when_told_to_stop
from porting.temporal import search_attributes
from porting.temporal.client import connect_patiently, patiently
from porting.temporal.runtime import a_runtime
from porting.temporal.versioning import deployment_of, version_told
from workers.encryption import request_codec, warn_where_nothing_is_encrypted
from workers.health import WorkerStanding, health_of_worker
from workers.patches import may_take_patches
from workers.process import carried_out, said_where_it_cannot, say_waiting, settings_for
from workers.providers import chosen
from workers.retention import retention
from workers.survey import survey
from workers.tuning import Tuning
from workers.watching import watched
from workers.wiring import make_worker, open_collaborators
from workflows.search_attributes import ALL

log = structlog.get_logger()

T = TypeVar("T")


async def run(settings: Settings) -> None:
    """Work until SIGTERM or SIGINT; running activities then have `worker_graceful_shutdown` to finish.

    Raises: `PortingError` where the start cannot succeed.
    """
    stop = asyncio.Event()
    when_told_to_stop(stop.set)
    standing = WorkerStanding()
    health, runtime = health_of_worker(settings, standing), a_runtime(settings.metrics_address)
    async with (
        health_served_at(settings.health_address, health),
        watched(settings, health, runtime.metric_meter),
    ):
        await _work(settings, standing, runtime, stop)
    log.info("worker_stopped")


async def _work(settings: Settings, standing: WorkerStanding, runtime: Runtime, stop: asyncio.Event) -> None:
    """Raises: as `run`."""
    deployment, machine = deployment_of(), Machine.here()
    tuning = Tuning.of(settings, machine)
    client = await _unless(stop, _a_client(runtime, request_codec(settings)))
    if client is None:
        return
    standing.client = client
    with ThreadPoolExecutor(tuning.document_checks, thread_name_prefix="checks") as threads:
        async with (
            open_collaborators(settings, client) as collaborators,
            make_worker(
                client,
                collaborators,
                threads,
                tuning=tuning,
                graceful_shutdown=settings.worker_graceful_shutdown,
                deployment=deployment,
                may_take=may_take_patches(settings),
            ) as standing.worker,
            retention(settings, client, runtime.metric_meter),
            survey(settings, client, runtime.metric_meter),
        ):
            told = {**version_told(deployment), **tuning.told(machine)}
            log.info("worker_started", namespace=client.namespace, **told)
            await stop.wait()
            standing.stopping = True
            log.info("worker_stopping")


async def _a_client(runtime: Runtime, codec: PayloadCodec | None) -> Client:
    """Of a server that has all that port requests need.

    Raises: `TemporalConfigurationError`, `SearchAttributesError`.
    """
    client = await connect_patiently(say_waiting, codec=codec, runtime=runtime)
    await patiently(say_waiting, lambda: search_attributes.ensure(client, ALL))
    return client


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """What `work` answers; None: `stop` came first, and `work` was given up."""
    working, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if working.done():
        return working.result()
    working.cancel()
    return None


def _has_what_upstream_needs(settings: Settings) -> None:
    """Raises: `SettingsError`."""
    settings.require(chosen(settings).worker_needs)


def main() -> None:
    """Exit code 0 when told to stop, 2 for wrong settings, 1 where the start cannot succeed."""
    settings = settings_for("worker", _has_what_upstream_needs, may_take_patches, request_codec)
    freed_memory.returned_at_once()
    warn_where_nothing_is_encrypted(settings)
    with said_where_it_cannot("worker"):
        carried_out(run(settings))


if __name__ == "__main__":
    main()
