"""PINs sealed at the edge: by whoever is told one, and not for which request.

Each has a key of its own, which the request owns as soon as it reads the message that the PIN is in; the
request's end forgets it.
"""

import base64
import binascii

from porting.domain.errors import (
    ContentNotDecryptedError,
    KeyErasedError,
    KeyUnknownError,
    PinUnreadableError,
)
from porting.domain.port_request import SealedPin
from porting.encryption.data_key import Purpose, RequestKeys

_VERSION = "loose1"
_BOUND_TO = b"porting-pin-loose"


def seal(pin: str, keys: RequestKeys) -> tuple[SealedPin, str]:
    """Also the id of the key. Raises: `KeysUnavailableError`."""
    key = keys.loose(Purpose.PIN)
    content = base64.urlsafe_b64encode(key.encrypt(pin.encode(), _BOUND_TO)).decode()
    # Nobody knows whose PIN it is, so it is like no other: it always counts as a new one.
    return SealedPin(
        sealed=f"{_VERSION}.{key.key_id}.{content}", fingerprint=f"loose:{key.key_id}"
    ), key.key_id


def is_loose(pin: SealedPin) -> bool:
    return pin.sealed.startswith(f"{_VERSION}.")


def open_for(request_id: str, pin: SealedPin, keys: RequestKeys) -> str:
    """Raises: `PinUnreadableError`, `KeysUnavailableError`."""
    _, _, rest = pin.sealed.partition(".")
    key_id, _, content = rest.partition(".")
    try:
        if not keys.claim(key_id, request_id):
            raise PinUnreadableError("this PIN was sealed for another request")
        return keys.known(key_id).decrypt(base64.b64decode(content, altchars=b"-_"), _BOUND_TO).decode()
    except (KeyErasedError, KeyUnknownError, ContentNotDecryptedError, binascii.Error) as error:
        raise PinUnreadableError("the key of this PIN was destroyed, or is another one's") from error
