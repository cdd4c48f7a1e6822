"""Recognizes the text of a scanned page, whichever engine does it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from PIL import Image

from porting.documents.layout import rows_of
from porting.documents.page_view import grown
from porting.documents.reading import Cell, Language, Layer, Look, Row, Word
from porting.documents.scans import Scan, busiest, cleaned, pose, stands, upright
from porting.domain.checks.evidence import Box, Engine

_POINTS_PER_INCH = 72
#: An engine that is less certain than this may be looking at a page that stands on its head.
_DOUBTFUL = 0.6
#: To see which way is up, the part of the page with the most ink is enough: head down takes twice as long.
_SAMPLE_SHARE = 0.1


#: Letters that rise above an `x`, and that reach below the line.
_TALL = re.compile(r"[A-ZÀ-Þ0-9bdfhkltß(){}\[\]|/&$#%!?éèêëàâùûôîïç]")
_LOW = re.compile(r"[gjpqyQç(){}\[\]|$]")
#: How far print reaches from its line, as shares of the type size: an `x`, a capital, a `g`, any letter.
_SMALL_HEIGHT, _TALL_HEIGHT, _DEPTH = 0.53, 0.73, 0.21
_ASCENT, _DESCENT = 0.9, 0.22
#: What a letter has beside it as part of itself; without it, typewritten words seem to stand apart.
_BEARING = 0.08
#: A typewriter's stops are as wide as its letters, most of that to their right.
_STOPS, _BEARING_OF_A_STOP = (",", ".", ":", ";"), 0.25
#: Points. The letters of small print are twice as high.
_LOWEST_PRINT = 2.0
#: Of its height: typewriters draw it small, and it would stand apart from both its words.
_AROUND_AN_AMPERSAND = 0.3


class Recognizer(Protocol):
    """An engine that reads upright images."""

    @property
    def engine(self) -> Engine: ...

    def words(self, image: Image.Image, languages: Sequence[Language], dpi: float) -> list[Word]:
        """The words in a gray image (`L`), their boxes in its pixels, in any order.

        Raises: `RecognitionFailedError`.
        """
        ...

    def lines(self, images: Sequence[Image.Image], languages: Sequence[Language], dpi: float) -> list[Look]:
        """What each of `images`, gray and of one line each, says.

        Raises: `RecognitionFailedError`.
        """
        ...


def recognized(
    image: Image.Image, dpi: float, recognizer: Recognizer, languages: Sequence[Language]
) -> Layer:
    """What `recognizer` reads on a page of which `image` is a gray rendering at `dpi`.

    Rows and cells are those of the page as a reader would hold it; the boxes are places on the page as it
    is shown, and `turned` says how a reader would have to turn it. An engine that is uncertain on the whole
    (`Layer.confidence`) may read more in a rendering of a higher resolution.

    Raises: `RecognitionFailedError`.
    """
    clean = cleaned(image, dpi)
    lies = pose(clean, dpi)
    scan = upright(clean, dpi, lies, lies.turns[0])
    if not stands(scan.image):
        scan = upright(clean, dpi, lies, lies.turns[1])
    words = recognizer.words(scan.image, languages, dpi)
    if _certainty(words) < _DOUBTFUL:
        others = [upright(clean, dpi, lies, turn) for turn in lies.turns if turn != scan.turned]
        best = max((scan, *others), key=lambda each: _certainty_of_a_sample(each, recognizer, languages, dpi))
        if best is not scan:
            scan, words = best, recognizer.words(best.image, languages, dpi)
    scale = _POINTS_PER_INCH / dpi
    printed = (_as_set(word) for word in words if _is_print(word, scale))
    rows = tuple(_on_page(row, scan, scale) for row in rows_of(printed))
    return Layer(recognizer.engine, rows, scan.turned)


def _certainty(words: Sequence[Word]) -> float:
    """The mean certainty of the letters; 0 where words stand on end, which engines read as well."""
    letters = sum(len(word.text) for word in words)
    on_end = sum(len(word.text) for word in words if len(word.text) > 2 and word.box.height > word.box.width)
    if not letters or on_end > letters / 2:
        return 0.0
    return sum(word.confidence * len(word.text) for word in words) / letters


def _certainty_of_a_sample(
    scan: Scan, recognizer: Recognizer, languages: Sequence[Language], dpi: float
) -> float:
    """Of the part of the page that has the most lines."""
    top, bottom = busiest(scan.image, _SAMPLE_SHARE)
    sample = scan.image.crop((0, top, scan.image.width, bottom))
    return _certainty(recognizer.words(sample, languages, dpi))


def _is_print(word: Word, scale: float) -> bool:
    """Whether it can be letters: what is left of a rule is read as a very low `7`."""
    return word.box.height * scale >= _LOWEST_PRINT or not any(map(str.isalnum, word.text))


def _as_set(word: Word) -> Word:
    """`word` in the box that its type is set in: engines measure ink, so `name` comes lower than `Name`."""
    if word.text == "&":
        return replace(word, box=grown(word.box, _AROUND_AN_AMPERSAND * word.box.height))
    if not re.search(r"\w", word.text):
        return word
    height = _TALL_HEIGHT if _TALL.search(word.text) else _SMALL_HEIGHT
    depth = _DEPTH if _LOW.search(word.text) else 0.0
    size = word.box.height / (height + depth)
    line = word.box.bottom - depth * size
    bearing = _BEARING_OF_A_STOP if word.text.endswith(_STOPS) else _BEARING
    left, right = word.box.left - _BEARING * size, word.box.right + bearing * size
    return replace(word, box=Box(left, line - _ASCENT * size, right, line + _DESCENT * size))


def _on_page(row: Row, scan: Scan, scale: float) -> Row:
    return tuple(
        Cell(tuple(replace(word, box=_scaled(scan.on_page(word.box), scale)) for word in cell.words))
        for cell in row
    )


def _scaled(box: Box, scale: float) -> Box:
    return Box(*(side * scale for side in box))
