"""Which links customers get."""

from porting.links import Links
from porting.ports import LinkRevocations
from porting.settings import Settings
from workers.key_files import made_or_given


def links(settings: Settings) -> Links | None:
    """None: nobody has said where customers reach `porting web`.

    Raises: `SettingsError`.
    """
    if settings.web_url is None:
        return None
    keys = made_or_given(settings.link_key_path, settings.link_key_file, "PORTING_LINK_KEY_FILE")
    return Links(settings.web_url.rstrip("/"), keys)


def link_revocations(settings: Settings) -> LinkRevocations:
    from porting.adapters.link_revocations import SqliteLinkRevocations

    return SqliteLinkRevocations(settings.link_revocations)
