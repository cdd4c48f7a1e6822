"""Secrets that this machine makes for itself, such as the one that signs webhooks in `./dev run`."""

import os
import secrets
from pathlib import Path

_SECRET_BYTES = 32


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
