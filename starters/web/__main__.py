"""The web process: serves until it is told to stop, whether Temporal is there or not."""

import asyncio
import os
import socket
import sys

import structlog

from porting import freed_memory, logging
from porting.domain.errors import PortingError
from porting.settings import Settings, SettingsError
from porting.temporal.client import connect_patiently
from porting.temporal.ending import end_process
from porting.temporal.runtime import a_runtime
from starters.serving import Server, server_of
from starters.web.app import Receiver, create_app
from starters.web.inbound_smtp import mail_taken_at, smtp_socket
from workers.encryption import request_codec, warn_where_nothing_is_encrypted
from workers.providers import chosen

log = structlog.get_logger()


async def run(settings: Settings, listening: socket.socket, for_mail: socket.socket | None = None) -> None:
    """Serve until SIGTERM or SIGINT. `for_mail`: where a mail server hands mail over.

    Raises: `TemporalConfigurationError`.
    """
    receiver = Receiver(settings)
    server = server_of(create_app(receiver))
    server.stops_when_told()
    async with mail_taken_at(for_mail, settings, receiver.inbound_mail):
        await _serve(server, receiver, listening)


async def _serve(server: Server, receiver: Receiver, listening: socket.socket) -> None:
    """Raises: `TemporalConfigurationError`."""
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    codec = request_codec(receiver.settings)
    connecting = asyncio.create_task(connect_patiently(_say, codec=codec, runtime=a_runtime()))
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


def _say(sentence: str) -> None:
    log.warning("waiting", reason=sentence)


def main() -> None:
    """Exit code 0 when told to stop, 2 for wrong settings, 1 where the start cannot succeed."""
    try:
        settings = Settings.from_environment(os.environ)
        settings.require(chosen(settings).web_needs)
        request_codec(settings)  # whether there are keys
    except SettingsError as error:
        print(f"porting web: {error}", file=sys.stderr)  # noqa: T201 - no logs without settings
        end_process(2)
    freed_memory.returned_at_once()
    logging.configure(settings.log_level, settings.log_format)
    warn_where_nothing_is_encrypted(settings)
    try:
        listening = socket.create_server((settings.web_host, settings.web_port))
        asyncio.run(run(settings, listening, smtp_socket(settings)))
    except OSError as error:
        log.error("web_cannot_listen", reason=error.strerror)  # noqa: TRY400 - the reason names the address
        end_process(1)
    except PortingError as error:
        log.error("web_cannot_start", reason=str(error))  # noqa: TRY400 - the reason says it all
        end_process(1)
    end_process(0)


if __name__ == "__main__":
    main()
