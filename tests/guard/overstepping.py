"""What a child that has given everything up still gets when it asks; run by `test_guard.py`."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from porting.guard.limits import READING, RECOGNIZING, give_up, tried


def _answer(ask: Callable[[], object]) -> str:
    try:
        ask()
    except (OSError, MemoryError) as error:
        return type(error).__name__
    return "granted"


def _open(path: str, flags: int) -> None:
    os.close(os.open(path, flags))


def _overstep() -> dict[str, object]:
    return {
        "tried": asdict(tried()),
        "environment": dict(os.environ),
        "open files": [number for number in range(256) if _is_open(number)],
        "connect": _answer(lambda: socket.create_connection(("127.0.0.1", 9), 1)),
        "unix socket": _answer(lambda: socket.socket(socket.AF_UNIX)),
        "run": _answer(lambda: subprocess.run(["/bin/true"], check=False)),
        "read a secret": _answer(lambda: _open("/etc/passwd", os.O_RDONLY)),
        "write": _answer(lambda: _open("/tmp/overstepping", os.O_WRONLY | os.O_CREAT)),
        "make a directory": _answer(Path("/tmp/overstepping").mkdir),
        "end another": _answer(lambda: os.kill(int(sys.argv[2]), 9)),
        "read a library": _answer(lambda: _open(json.__file__, os.O_RDONLY)),
    }


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def main() -> None:
    ours, theirs = socket.socketpair()
    parent = os.getpid()
    if os.fork() == 0:
        limits = RECOGNIZING if sys.argv[1] == "recognizing" else READING
        connection = give_up(theirs, limits, parent)
        connection.sendall(json.dumps(_overstep()).encode())
        os._exit(0)
    theirs.close()
    os.wait()
    sys.stdout.write(ours.recv(1 << 16).decode())


if __name__ == "__main__":
    main()
