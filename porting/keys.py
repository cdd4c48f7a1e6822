"""Files of secrets, such as the one that signs webhooks in `./dev run`: made by this machine itself, read."""

import os
import re
import secrets
from pathlib import Path

_SECRET_BYTES = 32
_KEY = re.compile(r"[0-9a-f]{64}")


def make(path: Path) -> bool:
    """Write a new secret (64 hexadecimal digits, readable by the owner only) unless there is one.

    Two processes may do this at once: one of them makes the secret, and it is whole when it appears.
    True: this call made it.
    """
    if path.exists():
        return False
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_SECRET_BYTES) + "\n")
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True


def read(path: Path) -> tuple[bytes, ...]:
    """The keys in a file, one a line, as `make` writes one. A new key is added below the others.

    Raises: `ValueError`, also where the file cannot be read.
    """
    try:
        lines = [line.strip() for line in path.read_text(encoding="ascii").splitlines() if line.strip()]
    except (OSError, UnicodeError) as error:
        raise ValueError(f"the key file {path} cannot be read") from error
    if not lines or not all(_KEY.fullmatch(line) for line in lines):
        raise ValueError(f"the key file {path} is empty or has a line that is no key")
    return tuple(bytes.fromhex(line) for line in lines)
