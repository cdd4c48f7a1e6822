"""AES-256-GCM as we use it: the nonce first, and what the bytes belong to authenticated with them."""

import secrets

KEY_BYTES = 32
_NONCE_BYTES = 12


class NotOpenedError(Exception):
    """The bytes were sealed with another key, belong to something else, or were altered."""


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    # Random nonces are safe for 2**32 messages under one key; a request has some hundreds.
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Raises: `NotOpenedError`."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError) as error:
        raise NotOpenedError("these bytes do not open with this key") from error
