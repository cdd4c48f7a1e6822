"""Keys that a machine makes by itself, unless it is given a file of them."""

from pathlib import Path

from porting import keys
from porting.settings import SettingsError


def made_or_given(path: Path, given: Path | None, variable: str) -> tuple[bytes, ...]:
    """The keys at `path`, made where nobody has `given` another file; the last one is the newest.

    Raises: `SettingsError`, which names `variable`.
    """
    if given is None:
        keys.make(path)
    try:
        return keys.read(path)
    except ValueError as error:
        raise SettingsError(f"{variable}: {error}") from error
