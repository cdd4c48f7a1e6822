"""The wiring of letters that are signed on the screen."""

from porting.ports import LoaSigning
from porting.settings import Settings
from workers.documents import document_store


def letters(settings: Settings) -> LoaSigning:
    """Shows and signs LOAs; what is signed goes into the document store.

    The first signature takes a second more than others: what seals it is imported then.
    """
    from porting.adapters.pyhanko_seal import FileSeal
    from porting.documents.signing import LettersOnScreen

    return LettersOnScreen(document_store(settings), FileSeal(settings.seal_key_path, create=True))
