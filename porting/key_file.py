"""Files of what programs and people prove themselves with: one line each, of which only a hash is kept.

A secret is `<prefix>_<id>_<256 random bits>`, so that a plain hash of it tells nothing.
"""

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Iterable
from pathlib import Path

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


def append(path: Path, line: str) -> None:
    """Raises: `OSError`."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(line)


def rewrite(path: Path, lines: Iterable[str]) -> None:
    """Raises: `OSError`."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text("".join(lines), encoding="utf-8")
    draft.replace(path)


def numbered_lines(path: Path) -> list[tuple[int, str]]:
    """The lines that are not empty, with their numbers from 1; none where there is no file.

    Raises: `OSError`, `UnicodeError`.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [(at, line) for at, line in enumerate(lines, 1) if line.strip()]
