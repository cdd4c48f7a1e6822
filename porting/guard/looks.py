"""A closer look at some places of a scan: larger, each engine twice; nobody knows what is expected there.

Ink in a signature's place is looked at as if it were letters: a name in a script face can be read.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PIL import Image, ImageFilter

from porting.adapters.pdfium_pages import PdfiumPages
from porting.documents.page_view import grown
from porting.documents.reading import Language, Look, Place
from porting.documents.recognition import Recognizer
from porting.domain.checks.evidence import Box, Engine

_POINTS_PER_INCH = 72
#: Half as fine again as an engine's first reading; scans have no more to show.
_DPI = 300
_MOST_PIXELS = 11_000_000
#: Points to the left and right of a place that are looked at with it.
_BESIDE = 4.0
#: Pixels; a line as wide as a page, and larger print than any value's.
_WIDEST, _TALLEST = 2800, 240


@dataclass(frozen=True)
class _Manner:
    """How a piece is made ready: differently, so that what is misread by chance is misread once."""

    stretched: float
    """How many times as wide as it is."""
    over: float
    """Points above and below the place."""
    blur: float = 0.0
    """Pixels, of a Gaussian: Tesseract takes a scan's or fax's frayed edges for parts of letters."""
    slant: float = 0.0
    """By which its letters lean to the right, and are set upright."""


_MANNERS = {
    Engine.TESSERACT: (_Manner(1.0, 1.5, 0.8), _Manner(1.15, 1.5, 0.9)),
    Engine.RAPIDOCR: (_Manner(1.0, 1.5), _Manner(0.9, 2.5)),
}
#: Script faces lean by 20 to 35 degrees, and their swashes reach far over and under the line; on a fax their
#: thin strokes are broken, and a blur joins them.
_MANNERS_FOR_INK = (_Manner(1.0, 3.0), _Manner(1.0, 6.0, blur=2.0), _Manner(1.0, 3.0, slant=0.35))
#: The only one that reads script faces; Tesseract makes nothing of them.
_READS_SCRIPT = Engine.RAPIDOCR


def looks_at(
    content: bytes, places: Sequence[Place], engines: Sequence[Recognizer], languages: Sequence[Language]
) -> tuple[tuple[Look, ...], ...]:
    """What each of `engines` reads at each of `places`.

    Raises: `RecognitionFailedError`, `PageNotReadError`.
    """
    return _looks(content, places, [(engine, _MANNERS[engine.engine]) for engine in engines], languages)


def ink_as_letters(
    content: bytes, places: Sequence[Place], engines: Sequence[Recognizer]
) -> tuple[tuple[Look, ...], ...]:
    """What is read in the ink at each of `places`; nothing where none of `engines` reads script faces.

    Raises: `RecognitionFailedError`, `PageNotReadError`.
    """
    manners = [(engine, _MANNERS_FOR_INK) for engine in engines if engine.engine is _READS_SCRIPT]
    return _looks(content, places, manners, ())


def _looks(
    content: bytes,
    places: Sequence[Place],
    manners: Sequence[tuple[Recognizer, Sequence[_Manner]]],
    languages: Sequence[Language],
) -> tuple[tuple[Look, ...], ...]:
    found: list[list[Look]] = [[] for _ in places]
    pieces = list(_pieces(content, places, manners))
    for engine, _ in manners:
        own = [(at, image) for at, by, image in pieces if by is engine]
        looks = engine.lines([image for _, image in own], languages, _DPI)
        for (at, _), look in zip(own, looks, strict=True):
            found[at].append(look)
    return tuple(map(tuple, found))


def _pieces(
    content: bytes, places: Sequence[Place], manners: Sequence[tuple[Recognizer, Sequence[_Manner]]]
) -> Iterator[tuple[int, Recognizer, Image.Image]]:
    """(the position of a place, who is to look, at what); each page is drawn once."""
    numbered = sorted(enumerate(places), key=lambda each: each[1].page)
    with PdfiumPages(content) as pdfium:
        for number, on_page in groupby(numbered, key=lambda each: each[1].page):
            image, dpi = pdfium.render(number, _DPI, most_pixels=_MOST_PIXELS)
            for at, place in on_page:
                for engine, ways in manners:
                    for manner in ways:
                        yield at, engine, _cut(image, dpi, place, manner)


def _cut(image: Image.Image, dpi: float, place: Place, manner: _Manner) -> Image.Image:
    """The piece of the page at `place`, level."""
    box = _around(place.box, manner)
    scale = _DPI / _POINTS_PER_INCH
    width = min(max(round(box.width * scale * manner.stretched), 1), _WIDEST)
    height = min(max(round(box.height * scale), 1), _TALLEST)
    # From a pixel of the piece to a point of the level page, by the middle of the page to the one as shown.
    across, down = 1 / (scale * manner.stretched), 1 / scale
    middle_x, middle_y = (side * _POINTS_PER_INCH / dpi / 2 for side in image.size)
    x, y = box.left - middle_x, box.top - middle_y
    x += manner.slant * box.height / 2
    cos, sin = math.cos(math.radians(place.degrees)), math.sin(math.radians(place.degrees))
    to_pixels = dpi / _POINTS_PER_INCH
    lean = manner.slant * down
    matrix = (
        *(cos * across, -sin * down - cos * lean, middle_x + x * cos - y * sin),
        *(sin * across, cos * down - sin * lean, middle_y + x * sin + y * cos),
    )
    piece = image.transform(
        (width, height),
        Image.Transform.AFFINE,
        [each * to_pixels for each in matrix],
        Image.Resampling.BICUBIC,
        fillcolor=255,
    )
    return piece.filter(ImageFilter.GaussianBlur(manner.blur)) if manner.blur else piece


def _around(box: Box, manner: _Manner) -> Box:
    wide = grown(box, _BESIDE + manner.slant * box.height / 2)
    return Box(wide.left, box.top - manner.over, wide.right, box.bottom + manner.over)
