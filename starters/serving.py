"""How our web processes serve: until they are told to stop, and without what uvicorn does beyond that."""

from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from porting.stopping import when_told_to_stop

#: Whoever calls us waits for no more than seconds, but for a form with its files. Docker waits for ten before
#: it kills.
_GRACE_SECONDS = 8


class Server(uvicorn.Server):
    """Leaves the signals to `stops_when_told`: uvicorn would raise them again after its end, and the exit not
    be 0."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    def stop(self) -> None:
        self.should_exit = True

    def stops_when_told(self) -> None:
        """By SIGTERM or SIGINT to this process; called from its event loop."""
        when_told_to_stop(self.stop)


def server_of(app: ASGIApp) -> Server:
    return Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,  # addresses have tokens in them
            http="h11",  # the other one knows no limit for headers
            ws="none",
            # Who asks, and whether to believe a proxy about it, is decided in client_address.py.
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
    )
