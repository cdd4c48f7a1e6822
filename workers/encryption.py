"""The wiring of keys: which key-encryption keys, which store of data keys."""

from datetime import datetime
from functools import lru_cache

import structlog

from porting.adapters.data_keys import DataKeys
from porting.encryption.kek import KekRing, KeyEncryption
from porting.settings import Settings, SettingsError
from porting.temporal.codec import RequestCodec
from workflows.names import request_of

_HOW = "make one with `porting keys add` and give it to all processes, or say PORTING_ENCRYPTION=off"

log = structlog.get_logger()


def key_encryption(settings: Settings) -> KeyEncryption:
    """The key-encryption keys that `settings` name; none are made.

    Raises: `SettingsError`, which says what to do.
    """
    if settings.encryption_keys is not None:
        try:
            return KekRing.from_text(settings.encryption_keys.get_secret_value())
        except ValueError as error:
            raise SettingsError(f"PORTING_ENCRYPTION_KEYS: {error}") from error
    path = settings.encryption_keys_path
    if not path.exists():
        raise SettingsError(
            f"PORTING_ENCRYPTION_KEYS_FILE: there is no key-encryption key at {path}: {_HOW} (docs/keys.md)"
        )
    try:
        return KekRing.from_file(path)
    except ValueError as error:
        raise SettingsError(f"PORTING_ENCRYPTION_KEYS_FILE: {error}") from error


@lru_cache(maxsize=8)
def data_keys(settings: Settings) -> DataKeys:
    """The keys of port requests; one store for all of the process, so that what it erases is gone at once.

    Raises: `SettingsError` where there is no key-encryption key.
    """
    return DataKeys(settings.data_keys_db, key_encryption(settings))


def erased_at(settings: Settings, request_id: str) -> datetime | None:
    """When the request, or draft, was erased; None: it was not.

    Raises: `SettingsError` where there is no key-encryption key, `KeysUnavailableError`.
    """
    return data_keys(settings).erased_at(request_id) if settings.encryption else None


def request_codec(settings: Settings) -> RequestCodec | None:
    """What encrypts all that goes to Temporal; None: `settings` say that nothing does.

    Raises: `SettingsError` where there is no key-encryption key.
    """
    return RequestCodec(data_keys(settings), request_of) if settings.encryption else None


def warn_where_nothing_is_encrypted(settings: Settings) -> None:
    """For the start of a process that goes on."""
    if not settings.encryption:
        log.warning("encryption_is_off", reason="PORTING_ENCRYPTION=off: Temporal and the disk see all data")
