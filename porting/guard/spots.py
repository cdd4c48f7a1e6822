"""What some places of documents show to the eye: by the shapes of letters, or as an engine reads them."""

from collections import defaultdict
from collections.abc import Sequence

from PIL import Image

from porting.adapters.pdfium_pages import PdfiumPages
from porting.documents.page_view import grown
from porting.documents.reading import Language, Spot, Word
from porting.documents.recognition import Recognizer
from porting.guard.shapes import PageSeen

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
            page = PageSeen(*pdfium.render(number, _DPI), pdfium.glyphs(number))
        found |= {at: page.confirmed(spots[at].box) for at in wanted}
    return tuple(found[at] for at in range(len(spots)))


def shown(
    contents: Sequence[bytes], spots: Sequence[Spot], engine: Recognizer, languages: Sequence[Language]
) -> tuple[str, ...]:
    """What `engine` reads at each of `spots`, one below the other on a sheet of their own.

    Raises: `RecognitionFailedError`, `PageNotReadError`.
    """
    pieces = _pieces(contents, spots)
    width = max((piece.width for piece in pieces), default=0) + 2 * _MARGIN
    height = sum(piece.height + _APART for piece in pieces) + _APART
    sheet, tops = Image.new("L", (width, height), 255), list[int]()
    top = _APART
    for piece in pieces:
        sheet.paste(piece, (_MARGIN, top))
        tops.append(top)
        top += piece.height + _APART
    words = engine.words(sheet, languages, _DPI)
    return tuple(_text(words, top, top + piece.height) for top, piece in zip(tops, pieces, strict=True))


def _pieces(contents: Sequence[bytes], spots: Sequence[Spot]) -> list[Image.Image]:
    """Pictures of `spots`, in their order; each page is drawn once."""
    found: dict[int, Image.Image] = {}
    for (document, number), wanted in _by_page(spots):
        with PdfiumPages(contents[document]) as pdfium:
            image, dpi = pdfium.render(number, _DPI)
        for at in wanted:
            left, top, right, bottom = (round(edge * dpi / 72) for edge in grown(spots[at].box, _AROUND))
            right, bottom = min(right, left + _WIDEST), min(bottom, top + _TALLEST)
            found[at] = image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    return [found[at] for at in range(len(spots))]


def _by_page(spots: Sequence[Spot]) -> list[tuple[tuple[int, int], list[int]]]:
    """((document, page), the positions of those of `spots` that are on it)."""
    by_page = defaultdict[tuple[int, int], list[int]](list)
    for at, spot in enumerate(spots):
        by_page[spot.document, spot.page].append(at)
    return sorted(by_page.items())


def _text(words: Sequence[Word], top: int, bottom: int) -> str:
    """The words between two heights, from the left."""
    here = [word for word in words if top - _APART / 2 <= word.box.middle <= bottom + _APART / 2]
    return " ".join(word.text for word in sorted(here, key=lambda word: word.box.left))
