"""AES-256-GCM as we use it: the nonce first, and what the bytes belong to authenticated with them."""

import secrets

KEY_BYTES = 32
_NONCE_BYTES = 12


class NotOpenedError(Exception):
    """The bytes were sealed with another key, belong to something else, or were altered."""


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


class Seal:
    """One key, made ready once for all that is sealed with it: that takes longer than to seal a payload."""

    def __init__(self, key: bytes) -> None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(key)
        self._refusals = (InvalidTag, ValueError)

    def seal(self, plain: bytes, bound_to: bytes) -> bytes:
        # Random nonces are safe for 2**32 messages under one key; a request has some hundreds.
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, bound_to)

    def unseal(self, sealed: bytes, bound_to: bytes) -> bytes:
        """Raises: `NotOpenedError`."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound_to)
        except self._refusals as error:
            raise NotOpenedError("these bytes do not open with this key") from error


def seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    return Seal(key).seal(plain, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Raises: `NotOpenedError`."""
    return Seal(key).unseal(sealed, bound_to)
