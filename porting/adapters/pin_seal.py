"""PINs sealed with AES-256-GCM under a key in a file.

The key file has one key a line, `<key id> <32 bytes in URL-safe base64>`. The last one seals, all of them
open, so a new key is added below, and an old one taken out when nothing sealed with it is left.
"""

import base64
import binascii
import hashlib
import hmac
import re
import secrets
import threading
from pathlib import Path

from porting.adapters.new_file import create_once
from porting.domain.errors import PinUnreadableError
from porting.domain.port_request import SealedPin

_VERSION = "pin1"
_NONCE_BYTES = 12
_KEY_BYTES = 32
_KEY_LINE = re.compile(r"(?P<id>[A-Za-z0-9_-]{1,32}) (?P<key>[A-Za-z0-9_-]{43}=)")


class FilePinSeal:
    """`porting.ports.PinSeal`; a sealed PIN opens only for the request that it was sealed for."""

    def __init__(self, key_file: Path, create: bool = False) -> None:
        """`create`: make the key file at the first use where there is none."""
        self._key_file = key_file
        self._create = create
        self._reading = threading.Lock()
        self._keys: dict[str, bytes] = {}

    def seal(self, pin: str, request_id: str) -> SealedPin:
        """Raises: `PinUnreadableError` where there is no key to seal with."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        keys = self._known_keys()
        key_id = next(reversed(keys))
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = AESGCM(keys[key_id]).encrypt(nonce, pin.encode(), _bound_to(request_id))
        return SealedPin(
            sealed=f"{_VERSION}.{key_id}.{base64.urlsafe_b64encode(nonce + sealed).decode()}",
            fingerprint=_fingerprint(pin, request_id, next(iter(keys.values()))),
        )

    def open(self, pin: SealedPin, request_id: str) -> str:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key_id, content = _parts(pin.sealed)
        key = self._known_keys().get(key_id)
        if key is None:
            raise PinUnreadableError("the key that sealed this PIN is not in the key file")
        try:
            opened = AESGCM(key).decrypt(
                content[:_NONCE_BYTES], content[_NONCE_BYTES:], _bound_to(request_id)
            )
        except (InvalidTag, ValueError) as error:
            raise PinUnreadableError("this PIN was sealed for another request, or altered") from error
        return opened.decode()

    def _known_keys(self) -> dict[str, bytes]:
        with self._reading:
            if not self._keys:
                self._keys = self._read()
            return self._keys

    def _read(self) -> dict[str, bytes]:
        try:
            if self._create:
                self._key_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                create_once(self._key_file, _new_key_line())
            lines = self._key_file.read_text(encoding="ascii").splitlines()
        except (OSError, UnicodeError) as error:
            raise PinUnreadableError(f"the PIN key file {self._key_file} cannot be read") from error
        return self._parsed([line.strip() for line in lines if line.strip()])

    def _parsed(self, lines: list[str]) -> dict[str, bytes]:
        found = [_KEY_LINE.fullmatch(line) for line in lines]
        keys = {line["id"]: base64.urlsafe_b64decode(line["key"]) for line in found if line}
        if not keys or len(keys) < len(lines):
            raise PinUnreadableError(
                f"the PIN key file {self._key_file} is empty or has a line that is no key"
            )
        return keys


def _new_key_line() -> bytes:
    key = base64.urlsafe_b64encode(secrets.token_bytes(_KEY_BYTES)).decode()
    return f"{secrets.token_hex(4)} {key}\n".encode()


def _bound_to(request_id: str) -> bytes:
    return f"porting-pin:{request_id}".encode()


def _fingerprint(pin: str, request_id: str, oldest_key: bytes) -> str:
    """Made with the oldest key, so that a new one does not make the same PIN look like another."""
    own_key = hmac.digest(oldest_key, b"porting-pin-fingerprint", "sha256")
    return hmac.new(own_key, f"{request_id}\0{pin}".encode(), hashlib.sha256).hexdigest()[:16]


def _parts(sealed: str) -> tuple[str, bytes]:
    """The key's id, and nonce and ciphertext."""
    version, _, rest = sealed.partition(".")
    key_id, _, content = rest.partition(".")
    if version != _VERSION:
        raise PinUnreadableError("this is no sealed PIN")
    try:
        return key_id, base64.b64decode(content, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise PinUnreadableError("this is no sealed PIN") from error
