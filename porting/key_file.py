"""Files of what programs and people prove themselves with: one line each, of which only a hash is kept.

A secret is `<prefix>_<id>_<256 random bits>`, so that a plain hash of it tells nothing.
"""

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from porting.domain.errors import PortingError

#: Of an id, as part of a line's pattern.
ID = r"[a-z0-9]{8}"
_ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_ID_LENGTH = 8
_SECRET_BYTES = 32


def new_secret(prefix: str) -> tuple[str, str]:
    """An id, and the whole secret, to be given away once."""
    key_id = "".join(secrets.choice(_ID_LETTERS) for _ in range(_ID_LENGTH))
    return key_id, f"{prefix}_{key_id}_{secrets.token_urlsafe(_SECRET_BYTES)}"


def digest(secret: str) -> str:
    """SHA-256 in hexadecimal digits: what is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def id_in(secret: str, prefix: str) -> str | None:
    """None: the text is no secret with this prefix."""
    shape = re.fullmatch(rf"{prefix}_(?P<id>{ID})_[A-Za-z0-9_-]{{43}}", secret)
    return shape["id"] if shape else None


def is_of(secret: str, kept: str) -> bool:
    return hmac.compare_digest(digest(secret), kept)


class Kept(Protocol):
    """What is kept of a secret."""

    @property
    def kept_id(self) -> str: ...

    @property
    def line(self) -> str:
        """As it stands in the file, its end included."""
        ...


K = TypeVar("K", bound=Kept)


@dataclass(frozen=True)
class SecretsFile(Generic[K]):
    """One kind of such a file. Whatever is wrong with it is an `error`, whose message says what to do."""

    called: str
    """What it holds: "API keys"."""
    made_by: str
    """The command that writes it."""
    read_line: Callable[[str], K | None]
    """None: the line holds none of them."""
    error: type[PortingError]

    def add(self, path: Path, secret: K) -> None:
        """Put `secret` into the file, which is made where it is not there."""
        try:
            _append(path, secret.line)
        except OSError as error:
            raise self.error(f"the file of {self.called} cannot be written: {error.strerror}") from error

    def remove(self, path: Path, kept_id: str) -> bool:
        """Take what has this id out of the file; False: it is not there."""
        all_of_them = self.read(path)
        left = [each for each in all_of_them if each.kept_id != kept_id]
        if len(left) == len(all_of_them):
            return False
        try:
            _rewrite(path, (each.line for each in left))
        except OSError as error:
            raise self.error(f"the file of {self.called} cannot be written: {error.strerror}") from error
        return True

    def read(self, path: Path) -> tuple[K, ...]:
        """All of them; none where there is no file."""
        try:
            lines = _numbered_lines(path)
        except (OSError, UnicodeError) as error:
            raise self.error(f"the file of {self.called} cannot be read") from error
        return tuple(self._read(line, at) for at, line in lines)

    def _read(self, line: str, at: int) -> K:
        found = self.read_line(line)
        if found is None:
            raise self.error(f"the file of {self.called} has a wrong line {at}: `{self.made_by}` writes them")
        return found


def _append(path: Path, line: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(line)


def _rewrite(path: Path, lines: Iterable[str]) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text("".join(lines), encoding="utf-8")
    draft.replace(path)


def _numbered_lines(path: Path) -> list[tuple[int, str]]:
    """The lines that are not empty, with their numbers from 1; none where there is no file."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [(at, line) for at, line in enumerate(lines, 1) if line.strip()]
