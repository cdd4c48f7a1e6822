"""What becomes of memory that a process no longer needs."""

import ctypes
from contextlib import suppress

#: Of glibc's <malloc.h>.
_M_MMAP_THRESHOLD = -3
_MIB = 1024 * 1024


def returned_at_once(blocks_from: int = _MIB) -> None:
    """Have blocks of so many bytes and more go back to the system as soon as they are freed.

    Without it glibc, having seen the first large block freed, keeps later ones of up to 32 MiB for itself: a
    process that takes in documents stays as large as it ever was. Nothing happens where the C library is
    another.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, blocks_from)
