"""The wiring of keys: which key-encryption keys, which store of data keys."""

from porting.adapters.data_keys import DataKeys
from porting.encryption.kek import KekRing, KeyEncryption
from porting.settings import Settings, SettingsError
from porting.temporal.codec import RequestCodec
from workflows.names import request_of

_HOW = "make one with `porting keys add` and give it to all processes, or say PORTING_ENCRYPTION=off"


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


def data_keys(settings: Settings) -> DataKeys:
    """The keys of port requests.

    Raises: `SettingsError` where there is no key-encryption key, `KeysUnavailableError`.
    """
    return DataKeys(settings.data_keys_db, key_encryption(settings))


def request_codec(settings: Settings) -> RequestCodec | None:
    """What encrypts all that goes to Temporal; None: `settings` say that nothing does.

    Raises: `SettingsError` where there is no key-encryption key, `KeysUnavailableError`.
    """
    return RequestCodec(data_keys(settings), request_of) if settings.encryption else None
