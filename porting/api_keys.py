"""The keys that programs call the API with: only their hashes are kept.

The file has one key a line, `<id> <SHA-256 of the key> <scopes, with commas> <name>`. A key has 256 random
bits, so that a plain hash of it tells nothing.
"""

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from porting.domain.errors import PortingError


class Scope(StrEnum):
    """What a key may do."""

    CREATE = "create"
    """Start port requests, and store the documents for them."""
    CHECK = "check"
    """Have a request checked that is not submitted."""
    READ = "read"
    """See how requests stand."""
    CHANGE = "change"
    """Resubmit, replace documents, confirm and cancel; make customers' links, which do all of it."""


class ApiKeysError(PortingError):
    """The file of keys cannot be used; the message says what to do."""


@dataclass(frozen=True)
class ApiKey:
    key_id: str
    digest: str
    """SHA-256 of the whole key, in hexadecimal digits."""
    scopes: frozenset[Scope]
    name: str
    """Whose it is: "signup flow". It stands in the timeline of what it changes."""

    @property
    def line(self) -> str:
        return f"{self.key_id} {self.digest} {','.join(sorted(self.scopes))} {self.name}\n"


_PREFIX = "port_"
_LINE = re.compile(
    r"(?P<id>[a-z0-9]{8}) (?P<digest>[0-9a-f]{64}) (?P<scopes>[a-z]+(?:,[a-z]+)*) (?P<name>\S.{0,79})"
)
_SHAPE = re.compile(r"port_(?P<id>[a-z0-9]{8})_[A-Za-z0-9_-]{43}")
_ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_ID_LENGTH = 8
_SECRET_BYTES = 32


def new_key(name: str, scopes: Collection[Scope]) -> tuple[str, ApiKey]:
    """A key to be given away once, and what is kept of it.

    Raises: `ApiKeysError` over a name that does not fit into the file.
    """
    name = " ".join(name.split())
    key_id = "".join(secrets.choice(_ID_LETTERS) for _ in range(_ID_LENGTH))
    key = f"{_PREFIX}{key_id}_{secrets.token_urlsafe(_SECRET_BYTES)}"
    kept = ApiKey(key_id, _digest(key), frozenset(scopes), name)
    if not (scopes and name.isprintable() and _LINE.fullmatch(kept.line.rstrip("\n"))):
        raise ApiKeysError("give the key a name of at most 80 letters, and at least one scope")
    return key, kept


def add(path: Path, key: ApiKey) -> None:
    """Put `key` into the file, which is made where it is not there.

    Raises: `ApiKeysError`.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(key.line)
    except OSError as error:
        raise ApiKeysError(f"the file of API keys cannot be written: {error.strerror}") from error


def remove(path: Path, key_id: str) -> bool:
    """Take the key `key_id` out of the file; False: it is not there.

    Raises: `ApiKeysError`.
    """
    keys = read(path)
    left = [key for key in keys if key.key_id != key_id]
    if len(left) == len(keys):
        return False
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.touch(mode=0o600)
        draft.write_text("".join(key.line for key in left), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise ApiKeysError(f"the file of API keys cannot be written: {error.strerror}") from error
    return True


def read(path: Path) -> tuple[ApiKey, ...]:
    """All keys; none where there is no file.

    Raises: `ApiKeysError`.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeError) as error:
        raise ApiKeysError("the file of API keys cannot be read") from error
    return tuple(_read(line, at) for at, line in enumerate(lines, 1) if line.strip())


def _read(line: str, at: int) -> ApiKey:
    found = _LINE.fullmatch(line)
    scopes = found["scopes"].split(",") if found else []
    if found is None or not set(scopes) <= {scope.value for scope in Scope}:
        raise ApiKeysError(f"the file of API keys has no key in line {at}: `porting api-key add` writes them")
    return ApiKey(found["id"], found["digest"], frozenset(map(Scope, scopes)), found["name"])


def holder(keys: Collection[ApiKey], given: str) -> ApiKey | None:
    """Which of `keys` the text `given` is; None: none of them."""
    shape = _SHAPE.fullmatch(given)
    if shape is None:
        return None
    digest = _digest(given)
    return next(
        (key for key in keys if key.key_id == shape["id"] and hmac.compare_digest(key.digest, digest)), None
    )


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
