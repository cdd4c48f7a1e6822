"""TCP ports of this machine's loopback interface."""

import asyncio
import socket

LOOPBACK = "127.0.0.1"


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def preferably(port: int) -> int:
    """`port` if it can be listened on, else a free one."""
    with socket.socket() as probe:
        # Like the servers that will listen: a connection of the last run that lingers takes nothing.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return free_port()
    return port


async def answers(port: int) -> bool:
    """Whether somebody accepts connections at `port`."""
    try:
        _, writer = await asyncio.wait_for(asyncio.open_connection(LOOPBACK, port), 1)
    except OSError:  # TimeoutError is one
        return False
    writer.close()
    return True
