"""How a process that serves is told to stop."""

import asyncio
import signal
from collections.abc import Callable

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def when_told_to_stop(stop: Callable[[], object]) -> None:
    """Have SIGTERM or SIGINT `stop` this process, which ends once what it has under way is done.

    A second one ends it at once, as `kill -9` does: whoever sends it waits no longer. Nothing is lost by it,
    only done again. Called from the running event loop.
    """
    loop = asyncio.get_running_loop()

    def told() -> None:
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)
        stop()

    for number in _SIGNALS:
        loop.add_signal_handler(number, told)
