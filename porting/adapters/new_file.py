"""A file that appears whole and once, or not at all."""

import os
import tempfile
from pathlib import Path


def create_once(path: Path, content: bytes) -> bool:
    """Write `content` to `path`, readable by us only, where nothing is yet.

    Whoever reads `path` sees all of it or no file. Returns False where it is there already: then nothing
    changes.
    """
    if path.exists():
        return False
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")  # mode 0600
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(unfinished)
    except FileExistsError:
        return False
    finally:
        unfinished.unlink()
    return True
