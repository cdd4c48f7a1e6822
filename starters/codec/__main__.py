"""The codec server's process: serves until it is told to stop, whether Temporal is there or not."""

import asyncio
import socket
from dataclasses import dataclass

import structlog
from temporalio.client import Client
from temporalio.common import MetricMeter
from temporalio.runtime import Runtime

from porting.domain.errors import PortingError
from porting.settings import Settings
from porting.temporal.client import configured_namespace, connect_patiently
from porting.temporal.runtime import a_runtime
from starters.codec import audit
from starters.codec.app import create_app
from starters.codec.cookies import TokenCookie
from starters.codec.office import Office
from starters.codec.pins import EdgePins
from starters.serving import Server, server_of
from workers.codec import SealAtTheEdge, access_tokens, cookie_keys
from workers.documents import document_stores
from workers.encryption import data_keys, request_codec, warn_where_nothing_is_encrypted
from workers.process import carried_out, said_where_it_cannot, say_waiting, settings_for
from workers.watching import watched

log = structlog.get_logger()


@dataclass
class Connection:
    client: Client | None = None
    """None: Temporal is not connected yet."""


def office(
    settings: Settings, namespace: str, connection: Connection, meter: MetricMeter = MetricMeter.noop
) -> Office:
    """Raises: `SettingsError`."""
    is_https = (settings.codec_url or "").startswith("https://")
    return Office(
        settings=settings,
        namespace=namespace,
        tokens=access_tokens(settings),
        cookie=TokenCookie(cookie_keys(settings), is_https),
        codec=request_codec(settings),
        documents=document_stores(settings),
        pins=EdgePins(SealAtTheEdge(settings) if settings.encryption else None, settings.codec_shows_pins),
        client=lambda: connection.client,
        meter=meter,
    )


async def run(settings: Settings, listening: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT.

    Raises: `SettingsError`, `TemporalConfigurationError`, `MetricsNotServedError`.
    """
    connection, runtime = Connection(), a_runtime(settings.codec_metrics_address)
    keys = data_keys(settings) if settings.encryption else None
    shared = office(settings, configured_namespace(), connection, runtime.metric_meter)
    server = server_of(create_app(shared, keys))
    server.stops_when_told()
    async with watched(settings, shared.health, shared.meter):
        await _serve(server, shared, connection, runtime, listening)


async def _serve(
    server: Server, office: Office, connection: Connection, runtime: Runtime, listening: socket.socket
) -> None:
    """Payloads are decoded while Temporal is away, too. Raises: `TemporalConfigurationError`."""
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    codec = request_codec(office.settings)
    connecting = asyncio.create_task(connect_patiently(say_waiting, codec=codec, runtime=runtime))
    log.info("codec_server_listening", port=listening.getsockname()[1])
    try:
        await asyncio.wait((serving, connecting), return_when=asyncio.FIRST_COMPLETED)
        if connecting.done():
            connection.client = connecting.result()
    except PortingError:
        server.stop()
        raise
    finally:
        await serving
        connecting.cancel()


def main() -> None:
    """Exit code 0 when told to stop, 2 for wrong settings, 1 where the start cannot succeed."""
    settings = settings_for("codec-server", request_codec)
    audit.always()
    warn_where_nothing_is_encrypted(settings)
    with said_where_it_cannot("codec_server", listens=True):
        listening = socket.create_server((settings.codec_host, settings.codec_port))
        carried_out(run(settings, listening))


if __name__ == "__main__":
    main()
