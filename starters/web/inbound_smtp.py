"""Mail that a mail server of the operator's hands over, in the web process."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from porting.settings import Settings
from starters.web.inbound_mail import InboundMailReceiver
from workers.inbound_smtp import smtp_listener

log = structlog.get_logger()


def smtp_socket(settings: Settings) -> socket.socket | None:
    """None: no mail comes this way.

    Raises: `OSError`, which names the address, where nothing can listen there.
    """
    if settings.inbound_smtp is None:
        return None
    host, _, port = settings.inbound_smtp.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, int(port)), family=family)


@asynccontextmanager
async def mail_taken_at(
    listening: socket.socket | None, settings: Settings, receiver: InboundMailReceiver
) -> AsyncIterator[None]:
    """`receiver` gets the mail that comes to `listening`; None: none comes."""
    if listening is None:
        yield
        return
    listener = smtp_listener(settings, receiver)
    await listener.start(listening)
    log.info(
        "smtp_listening",
        port=listening.getsockname()[1],
        senders="checked" if settings.inbound_smtp_authserv else "never proven",
    )
    try:
        yield
    finally:
        await listener.stop()
