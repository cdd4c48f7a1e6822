"""TCP ports of this machine's loopback interface."""

import asyncio
import socket
from collections import deque

LOOPBACK = "127.0.0.1"


#: Whoever was told a port listens there long before so many others were told one.
_claims: deque[socket.socket] = deque()
_MOST_CLAIMS = 64


def free_port() -> int:
    """A port that nobody listens on, and that no other caller is told while this process may still want it.

    The claim is the UDP port of the same number, which nothing of ours uses.
    """
    while True:
        with socket.socket() as probe:
            probe.bind((LOOPBACK, 0))
            port: int = probe.getsockname()[1]
        if _is_claimed(port):
            return port


def _is_claimed(port: int) -> bool:
    """False: it is another's."""
    claim = socket.socket(type=socket.SOCK_DGRAM)
    try:
        claim.bind((LOOPBACK, port))
    except OSError:
        claim.close()
        return False
    _claims.append(claim)
    if len(_claims) > _MOST_CLAIMS:
        _claims.popleft().close()
    return True


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
