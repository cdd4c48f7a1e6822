"""A reader for tests that ask what is read, and not within which time."""

from dataclasses import replace
from typing import TypedDict

from porting.guard.client import SECONDS_FOR_A_DOCUMENT, SECONDS_FOR_LOOKS
from porting.guard.limits import READING, RECOGNIZING, Limits

#: Times the limits of a worker: other tests run meanwhile, on a machine that may be slow.
_PATIENCE = 8


class _Options(TypedDict):
    reading: Limits
    seconds_for_a_document: float
    recognizing: Limits
    seconds_for_looks: float


#: For a `GuardedReader`.
PATIENTLY: _Options = {
    # A file that works for ever is ended by its time on a processor, as always.
    "reading": replace(READING, wall_seconds=_PATIENCE * READING.wall_seconds),
    "seconds_for_a_document": _PATIENCE * SECONDS_FOR_A_DOCUMENT,
    "recognizing": replace(
        RECOGNIZING,
        cpu_seconds=_PATIENCE * RECOGNIZING.cpu_seconds,
        wall_seconds=_PATIENCE * RECOGNIZING.wall_seconds,
    ),
    "seconds_for_looks": _PATIENCE * SECONDS_FOR_LOOKS,
}
