"""PINs sealed under the PIN key of their own request, which is destroyed when the request ends.

pin2.<key id>.<nonce and ciphertext, URL-safe base64>
"""

import base64
import binascii
import hashlib
import hmac

from porting.adapters import loose_pins
from porting.domain.errors import (
    ContentNotDecryptedError,
    KeyErasedError,
    KeyUnknownError,
    PinUnreadableError,
)
from porting.domain.port_request import SealedPin
from porting.encryption.data_key import DataKey, Purpose, RequestKeys
from porting.ports import PinSeal

_VERSION = "pin2"


class RequestPinSeal:
    """Implements `porting.ports.PinSeal`; opens also what the codec server and older versions have sealed."""

    def __init__(self, keys: RequestKeys, older: PinSeal) -> None:
        """`older`: opens what was sealed with one key for all requests."""
        self._keys = keys
        self._older = older

    def seal(self, pin: str, request_id: str) -> SealedPin:
        """Raises: `KeyErasedError` where the request has ended, `KeysUnavailableError`."""
        try:
            key = self._keys.of(request_id, Purpose.PIN)
        except KeyErasedError as error:
            raise KeyErasedError(f"{request_id} has ended: it takes no PIN any more") from error
        content = base64.urlsafe_b64encode(key.encrypt(pin.encode(), _bound_to(request_id))).decode()
        return SealedPin(
            sealed=f"{_VERSION}.{key.key_id}.{content}", fingerprint=_fingerprint(pin, request_id, key)
        )

    def open(self, pin: SealedPin, request_id: str) -> str:
        """Raises: `PinUnreadableError`, `KeysUnavailableError`."""
        if loose_pins.is_loose(pin):
            return loose_pins.open_for(request_id, pin, self._keys)
        version, _, rest = pin.sealed.partition(".")
        if version != _VERSION:
            return self._older.open(pin, request_id)
        key_id, _, content = rest.partition(".")
        try:
            sealed = base64.b64decode(content, altchars=b"-_", validate=True)
            return self._keys.known(key_id).decrypt(sealed, _bound_to(request_id)).decode()
        except (KeyErasedError, KeyUnknownError) as error:
            raise PinUnreadableError("the key of this PIN was destroyed, or is not in the store") from error
        except (ContentNotDecryptedError, binascii.Error, ValueError) as error:
            raise PinUnreadableError("this PIN was sealed for another request, or altered") from error


def _bound_to(request_id: str) -> bytes:
    return f"porting-pin:{request_id}".encode()


def _fingerprint(pin: str, request_id: str, key: DataKey) -> str:
    """Under the request's own key: once that is destroyed, nobody can try all PINs of four digits on it."""
    own = hmac.digest(key.key, b"porting-pin-fingerprint", hashlib.sha256)
    return hmac.new(own, f"{request_id}\0{pin}".encode(), hashlib.sha256).hexdigest()[:16]
