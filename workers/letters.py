"""The wiring of letters that are signed on the screen."""

from porting.ports import LoaSigning
from porting.settings import Settings
from workers.documents import document_stores


def letters(settings: Settings) -> LoaSigning:
    """Shows and signs LOAs; what is signed goes to the request's documents.

    The first signature takes a second more than others: what seals it is imported then.
    """
    from porting.adapters.pyhanko_seal import FileSeal
    from porting.documents.signing import LettersOnScreen

    return LettersOnScreen(document_stores(settings), FileSeal(settings.seal_key_path, create=True))
