"""How a short-lived process that spoke to Temporal ends."""

import logging
import os
import sys
from typing import NoReturn

from porting import tracing


def end_process(code: int) -> NoReturn:
    """Leave with exactly this exit code, once everything that was said is out.

    The SDK's native threads may still be at work when the interpreter takes itself apart, and then the
    process dies of a signal after it has done its work. So it does not take itself apart.
    """
    tracing.end()
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # the reader has gone (`porting list | head`): nobody to tell
            code = code or 1
    os._exit(code)
