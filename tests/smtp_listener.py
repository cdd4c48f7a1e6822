"""A mail server on loopback (aiosmtpd), whatever becomes of the mails that it takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from aiosmtpd.controller import Controller

from porting.tcp import LOOPBACK

#: In seconds; a busy machine takes some to start a thread.
_STARTS_WITHIN = 20


class Listener(Protocol):
    """aiosmtpd calls its `handle_…`, in a thread of its own."""

    port: int


AnyListener = TypeVar("AnyListener", bound=Listener)


@contextmanager
def listening(
    listener: AnyListener, server_hostname: str = "mail.example", **options: Any
) -> Iterator[AnyListener]:
    """`options` are aiosmtpd's."""
    controller = Controller(
        listener,
        hostname=LOOPBACK,
        port=listener.port,
        ready_timeout=_STARTS_WITHIN,
        server_hostname=server_hostname,
        **options,
    )
    controller.start()
    try:
        yield listener
    finally:
        controller.stop()
