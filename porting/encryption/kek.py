"""Key-encryption keys: they encrypt the data keys of port requests, and nothing else.

A ring of them has one key a line, `<key id> <32 bytes in URL-safe base64>`. The last one wraps, all of them
unwrap: a new key is added below, and an old one is taken out when nothing is wrapped with it any more.
"""

import base64
import re
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, Self

from porting.domain.errors import KeysUnavailableError
from porting.encryption import sealed

_KEY_LINE = re.compile(r"(?P<id>[A-Za-z0-9_-]{1,32}) (?P<key>[A-Za-z0-9_-]{43}=)")
_ID_BYTES = 4


@dataclass(frozen=True)
class WrappedKey:
    """A data key as it may be stored."""

    kek_id: str
    wrapped: bytes = field(repr=False)


class KeyEncryption(Protocol):
    """Shaped like a key management service: the key-encryption keys need not be in this process.

    All raise `KeysUnavailableError` where the service is away or has not the key: the same call helps once an
    operator has mended it.
    """

    @property
    def current_id(self) -> str:
        """The key that wraps now. Where it changed, data keys are rewrapped by `DataKeys.rewrap`."""
        ...

    def wrap(self, data_key: bytes, bound_to: bytes) -> WrappedKey:
        """With the current key; `bound_to` (KMS: encryption context) is authenticated, and not secret."""
        ...

    def unwrap(self, wrapped: WrappedKey, bound_to: bytes) -> bytes: ...


class KekRing:
    """`KeyEncryption` with keys that this process knows."""

    def __init__(self, ring: Callable[[], dict[str, bytes]]) -> None:
        """`ring` says all keys, the current one last; asked each time, since a file may change."""
        self._ring = ring

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Raises: `ValueError`, which does not quote what is wrong."""
        keys = parsed(text)
        return cls(lambda: keys)

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """Read again when the file has changed, so that a rotation needs no restart.

        Raises: `ValueError`, also where the file cannot be read.
        """
        file = _RingFile(path)
        file.keys()
        return cls(file.keys_now)

    @property
    def current_id(self) -> str:
        return next(reversed(self._ring()))

    def wrap(self, data_key: bytes, bound_to: bytes) -> WrappedKey:
        ring = self._ring()
        current = next(reversed(ring))
        return WrappedKey(current, sealed.seal(ring[current], data_key, _bound(current, bound_to)))

    def unwrap(self, wrapped: WrappedKey, bound_to: bytes) -> bytes:
        kek = self._ring().get(wrapped.kek_id)
        if kek is None:
            raise KeysUnavailableError(
                f"the key-encryption key {wrapped.kek_id} is missing: put it back among the keys"
            )
        try:
            return sealed.unseal(kek, wrapped.wrapped, _bound(wrapped.kek_id, bound_to))
        except sealed.NotOpenedError as error:
            raise KeysUnavailableError(
                f"the key-encryption key {wrapped.kek_id} is not the one that wrapped this data key: "
                "put the right one back"
            ) from error


class _RingFile:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._reading = threading.Lock()
        self._read_at: tuple[int, int, int] | None = None
        self._keys: dict[str, bytes] = {}

    def keys_now(self) -> dict[str, bytes]:
        """Raises: `KeysUnavailableError`."""
        try:
            return self.keys()
        except ValueError as error:
            raise KeysUnavailableError(str(error)) from error

    def keys(self) -> dict[str, bytes]:
        """Raises: `ValueError`."""
        with self._reading:
            try:
                status = self._path.stat()
                version = (status.st_mtime_ns, status.st_size, status.st_ino)
                if version != self._read_at:
                    self._keys = parsed(self._path.read_text(encoding="ascii"))
                    self._read_at = version
            except OSError as error:
                raise ValueError(f"the file of key-encryption keys {self._path} cannot be read") from error
            except ValueError as error:
                raise ValueError(f"{self._path}: {_ADVICE}") from error
            return self._keys


_ADVICE = "write one key a line, `<key id> <32 bytes in URL-safe base64>`, as `porting keys add` makes one"


def parsed(text: str) -> dict[str, bytes]:
    """The keys by their ids, the current one last; lines, or parts with commas between.

    Raises: `ValueError`, which does not quote what is wrong.
    """
    lines = [line.strip() for line in re.split(r"[\n,]", text) if line.strip()]
    found = [_KEY_LINE.fullmatch(line) for line in lines]
    keys = {line["id"]: base64.urlsafe_b64decode(line["key"]) for line in found if line}
    if not keys or len(keys) < len(lines):
        raise ValueError(_ADVICE)
    return keys


def new_line() -> str:
    """A new key with a new id, to be added below the others."""
    key = base64.urlsafe_b64encode(sealed.new_key()).decode()
    return f"{secrets.token_hex(_ID_BYTES)} {key}\n"


def _bound(kek_id: str, bound_to: bytes) -> bytes:
    return b"porting-kek:%s:%s" % (kek_id.encode(), bound_to)
