"""Who was erased, for whoever brings an older copy back."""

from porting.adapters.erasures import ERASURES, erasures
from porting.settings import Settings


def erased_so_far(settings: Settings) -> str:
    """As JSON. Raises: `sqlite3.Error`, `OSError`."""
    return ERASURES.dump_json(erasures(settings.data_keys_db), indent=1).decode()
