"""The guard's server: loads the libraries once, forks a child for each file, and sees to its end.

Started by `client.py` as `python -m porting.guard.server` with the way to its client as standard input. It
never touches a file itself, and ends when its client does.
"""

import os
import select
import signal
import socket
import sys
import time
from contextlib import suppress

from porting.guard import child, linux, wire
from porting.guard.libraries import Libraries, load_readers, settle
from porting.guard.limits import give_up

#: More than one errand waits in the kernel.
_MAX_ERRAND = 4096
#: What a child may take to die of its own alarm.
_GRACE_SECONDS = 1.0


class Server:
    def __init__(self, control: socket.socket, children_end: socket.socket) -> None:
        """`children_end` becomes readable whenever a child has ended."""
        self._control = control
        self._children_end = children_end
        self._libraries = Libraries()
        self._ends_by: dict[int, float] = {}
        """For each living child, the time by `time.monotonic`."""

    def serve(self) -> None:
        """Until the client is gone."""
        while True:
            ready, _, _ = select.select([self._control, self._children_end], [], [], self._patience())
            if self._children_end in ready:
                self._children_end.recv(_MAX_ERRAND)
            self._see_to_children()
            if self._control in ready and not self._take_errand():
                break
        for pid in self._ends_by:
            _kill(pid)
        while self._ends_by:
            self._bury(0)

    def _patience(self) -> float | None:
        if not self._ends_by:
            return None
        return max(min(self._ends_by.values()) - time.monotonic(), 0.0)

    def _take_errand(self) -> bool:
        """False: the client is gone."""
        told, descriptors, _, _ = socket.recv_fds(self._control, _MAX_ERRAND, 1)
        if not told or not descriptors:
            return False
        connection = socket.socket(fileno=descriptors[0])
        errand = wire.ERRAND.validate_json(told)
        for name in errand.loads:
            self._libraries.load(name)
        server = os.getpid()
        pid = os.fork()
        if pid == 0:
            _live(connection, errand, self._libraries, server)
        connection.close()
        self._ends_by[pid] = time.monotonic() + errand.limits.wall_seconds + _GRACE_SECONDS
        return True

    def _see_to_children(self) -> None:
        now = time.monotonic()
        for pid, end in self._ends_by.items():
            if end <= now:
                _kill(pid)
        while self._ends_by and self._bury(os.WNOHANG):
            pass

    def _bury(self, options: int) -> bool:
        """Wait for a child that has ended, and kill what it has left running. False: all are alive."""
        pid, _ = os.waitpid(-1, options)
        if pid:
            _kill_what_it_started(pid)
            self._ends_by.pop(pid, None)
        return pid != 0


def _kill(pid: int) -> None:
    """By its own number as well: a child that is stopped in its first moments leads no group yet."""
    os.kill(pid, signal.SIGKILL)
    _kill_what_it_started(pid)


def _kill_what_it_started(pid: int) -> None:
    """A child leads a group, whose number is taken as long as one of them lives."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _live(connection: socket.socket, errand: wire.Errand, libraries: Libraries, server: int) -> None:
    """The whole life of a child."""
    sys.dont_write_bytecode = True  # it may write no files; the server, which loads the libraries, does
    try:
        connection = give_up(connection, errand.limits, server)
        asked, content = wire.received(connection), wire.received(connection)
        if asked is not None and content is not None:
            for frame in child.answers(wire.REQUEST.validate_json(asked), content, libraries):
                wire.send(connection, frame)
            wire.send(connection, b"")
    finally:
        # Whatever happened, nothing of the server's is to run here. An answer without its end says it all.
        os._exit(0)


def main() -> None:
    control = socket.socket(fileno=os.dup(sys.stdin.fileno()))
    control.set_inheritable(False)
    linux.leave_the_network()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    woken, waking = socket.socketpair()
    waking.setblocking(False)
    signal.set_wakeup_fd(waking.fileno(), warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    load_readers()
    settle()
    Server(control, woken).serve()


if __name__ == "__main__":
    main()
