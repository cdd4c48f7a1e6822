"""Which links customers get."""

from porting import keys
from porting.links import Links
from porting.ports import LinkRevocations
from porting.settings import Settings, SettingsError


def links(settings: Settings) -> Links | None:
    """None: nobody has said where customers reach `porting web`.

    Raises: `SettingsError`.
    """
    if settings.web_url is None:
        return None
    if settings.link_key_file is None:
        keys.make(settings.link_key_path)
    try:
        known = keys.read(settings.link_key_path)
    except ValueError as error:
        raise SettingsError(f"PORTING_LINK_KEY_FILE: {error}") from error
    return Links(settings.web_url.rstrip("/"), known)


def link_revocations(settings: Settings) -> LinkRevocations:
    from porting.adapters.link_revocations import SqliteLinkRevocations

    return SqliteLinkRevocations(settings.link_revocations)
