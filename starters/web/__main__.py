"""The web process: serves until it is told to stop, whether Temporal is there or not."""

import asyncio
import socket

import structlog
from temporalio.runtime import Runtime

from porting import freed_memory
from porting.domain.errors import PortingError
from porting.settings import Settings
from porting.temporal.client import connect_patiently
from porting.temporal.runtime import a_runtime
from starters.serving import Server, server_of
from starters.web.app import Receiver, create_app
from starters.web.inbound_smtp import mail_taken_at, smtp_socket
from workers.encryption import request_codec, warn_where_nothing_is_encrypted
from workers.process import carried_out, said_where_it_cannot, say_waiting, settings_for
from workers.providers import chosen
from workers.watching import watched

log = structlog.get_logger()


async def run(settings: Settings, listening: socket.socket, for_mail: socket.socket | None = None) -> None:
    """Serve until SIGTERM or SIGINT. `for_mail`: where a mail server hands mail over.

    Raises: `TemporalConfigurationError`, `MetricsNotServedError`.
    """
    runtime = a_runtime(settings.web_metrics_address)
    receiver = Receiver(settings, meter=runtime.metric_meter)
    server = server_of(create_app(receiver))
    server.stops_when_told()
    async with (
        mail_taken_at(for_mail, settings, receiver.inbound_mail),
        watched(settings, receiver.health, receiver.meter),
    ):
        await _serve(server, receiver, runtime, listening)


async def _serve(server: Server, receiver: Receiver, runtime: Runtime, listening: socket.socket) -> None:
    """Raises: `TemporalConfigurationError`."""
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    codec = request_codec(receiver.settings)
    connecting = asyncio.create_task(connect_patiently(say_waiting, codec=codec, runtime=runtime))
    acting: asyncio.Task[None] | None = None
    log.info("web_listening", port=listening.getsockname()[1])
    try:
        await asyncio.wait((serving, connecting), return_when=asyncio.FIRST_COMPLETED)
        if connecting.done():
            receiver.client = connecting.result()
            log.info("web_connected", namespace=receiver.client.namespace)
            acting = asyncio.create_task(receiver.inbound_mail.act(receiver.client))
    except PortingError:
        server.stop()
        raise
    finally:
        await serving
        connecting.cancel()
        if acting is not None:
            acting.cancel()


def _has_what_upstream_needs(settings: Settings) -> None:
    """Raises: `SettingsError`."""
    settings.require(chosen(settings).web_needs)


def main() -> None:
    """Exit code 0 when told to stop, 2 for wrong settings, 1 where the start cannot succeed."""
    settings = settings_for("web", _has_what_upstream_needs, request_codec)
    freed_memory.returned_at_once()
    warn_where_nothing_is_encrypted(settings)
    with said_where_it_cannot("web", listens=True):
        listening = socket.create_server((settings.web_host, settings.web_port))
        carried_out(run(settings, listening, smtp_socket(settings)))


if __name__ == "__main__":
    main()
