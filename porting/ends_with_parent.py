"""Become a program that ends when the process which started it does.

`ends_with_parent.py PID PROGRAM ARGUMENTS...`, by `porting.child_process`. What has to be asked of Linux in
the new process is asked here: one with threads (the SDK's, gRPC's) must run no code of its own between a fork
and the program that follows it. The process keeps its id. Nothing of ours is imported: it costs about 15 ms.
"""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1
#: Python ignores them, and what is ignored stays ignored in the program that follows.
_IGNORED_BY_PYTHON = (signal.SIGPIPE, signal.SIGXFSZ)


def main(parent: int, program: str, *arguments: str) -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it died before we asked
        sys.exit(1)
    for number in _IGNORED_BY_PYTHON:
        signal.signal(number, signal.SIG_DFL)
    try:
        os.execvp(program, [program, *arguments])  # noqa: S606 - no shell is wanted
    except OSError as error:
        sys.exit(f"{program}: {error.strerror}")


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
