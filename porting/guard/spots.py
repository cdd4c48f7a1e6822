"""What some places of documents show to the eye: by the shapes of letters, or as an engine reads them."""

from collections import defaultdict
from collections.abc import Sequence

from PIL import Image

from porting.adapters.pdfium_pages import PdfiumPages
from porting.documents.page_view import grown
from porting.documents.reading import Language, Spot
from porting.documents.recognition import Recognizer
from porting.documents.stacked import stacked, words_on
from porting.guard.shapes import TextSeen

_DPI = 200
#: Points around a place that are shown with it; less than the distance to the next line.
_AROUND = 1.5
#: Pixels of white between two pieces: an engine takes each for a line by itself.
_APART, _MARGIN = 36, 40
#: A piece is at most so large, in pixels; a line of a page is.
_WIDEST, _TALLEST = 1800, 160


def confirmed(contents: Sequence[bytes], spots: Sequence[Spot]) -> tuple[str | None, ...]:
    """What the text says at each of `spots`, where its letters have the shapes of what it says.

    Raises: `PageNotReadError`.
    """
    found: dict[int, str | None] = {}
    for (document, number), wanted in _by_page(spots):
        with PdfiumPages(contents[document]) as pdfium:
            text = TextSeen(pdfium, number)
            found |= {at: text.confirmed(spots[at].box) for at in wanted}
    return tuple(found[at] for at in range(len(spots)))


def shown(
    contents: Sequence[bytes], spots: Sequence[Spot], engine: Recognizer, languages: Sequence[Language]
) -> tuple[str, ...]:
    """What `engine` reads at each of `spots`, one below the other on a sheet of their own.

    Raises: `RecognitionFailedError`, `PageNotReadError`.
    """
    pieces = _pieces(contents, spots)
    sheet, tops = stacked(pieces, apart=_APART, margin=_MARGIN)
    words = engine.words(sheet, languages, _DPI)
    return tuple(
        " ".join(word.text for word in words_on(words, top, piece.height, _APART))
        for top, piece in zip(tops, pieces, strict=True)
    )


def _pieces(contents: Sequence[bytes], spots: Sequence[Spot]) -> list[Image.Image]:
    """Pictures of `spots`, in their order; each page is drawn once."""
    found: dict[int, Image.Image] = {}
    for (document, number), wanted in _by_page(spots):
        with PdfiumPages(contents[document]) as pdfium:
            for at in wanted:
                image = pdfium.part(number, grown(spots[at].box, _AROUND), _DPI).image
                found[at] = image.crop((0, 0, min(image.width, _WIDEST), min(image.height, _TALLEST)))
    return [found[at] for at in range(len(spots))]


def _by_page(spots: Sequence[Spot]) -> list[tuple[tuple[int, int], list[int]]]:
    """((document, page), the positions of those of `spots` that are on it)."""
    by_page = defaultdict[tuple[int, int], list[int]](list)
    for at, spot in enumerate(spots):
        by_page[spot.document, spot.page].append(at)
    return sorted(by_page.items())
