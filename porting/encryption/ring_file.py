"""The file of a key ring as an operator changes it, whoever reads it meanwhile: it is replaced as a whole.

What a lost line encrypted is lost, so a change is on the disk before anybody can use it.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from porting.adapters.new_file import create_once
from porting.domain.errors import PortingError
from porting.encryption.kek import new_line, parsed


class KeyRingError(PortingError):
    """The ring cannot be changed so; says what to do."""


def make(path: Path) -> bool:
    """Write a ring of one new key, for its owner only, unless the file is there. True: this call made it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return create_once(path, new_line().encode())


def add(path: Path, *, at_once: bool = True) -> str:
    """A new key; its id. `at_once` False: above the current one, so that it unwraps and does not wrap yet.

    Raises: `KeyRingError`, `OSError`.
    """
    line = new_line()
    if make(path):
        return _id_in(path.read_text(encoding="ascii"))
    with _changing(path) as lines:
        lines.insert(len(lines) if at_once else len(lines) - 1, line)
    return _id_in(line)


def use(path: Path, key_id: str) -> None:
    """Have `key_id` wrap from now on. Raises: `KeyRingError`, `OSError`."""
    with _changing(path) as lines:
        line = _line_of(lines, key_id)
        lines.remove(line)
        lines.append(line)


def remove(path: Path, key_id: str) -> None:
    """Raises: `KeyRingError`, also for the key that wraps now; `OSError`."""
    with _changing(path) as lines:
        line = _line_of(lines, key_id)
        if line == lines[-1]:
            raise KeyRingError(f"{key_id} wraps now: add another key first")
        lines.remove(line)


@contextmanager
def _changing(path: Path) -> Iterator[list[str]]:
    with path.with_name(f".{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        text = path.read_text(encoding="ascii")
        try:
            parsed(text)
        except ValueError as error:
            raise KeyRingError(f"{path}: {error}") from error
        lines = [f"{line.strip()}\n" for line in text.splitlines() if line.strip()]
        yield lines
        _replace(path, "".join(lines))


def _replace(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        owner = path.stat()
        if (owner.st_uid, owner.st_gid) != (os.getuid(), os.getgid()):  # root may do this for the service
            os.fchown(file.fileno(), owner.st_uid, owner.st_gid)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def _line_of(lines: list[str], key_id: str) -> str:
    line = next((line for line in lines if _id_in(line) == key_id), None)
    if line is None:
        raise KeyRingError(f"there is no key {key_id}; `porting keys list` shows all")
    return line


def _id_in(line: str) -> str:
    return line.split()[0]
