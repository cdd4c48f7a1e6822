"""Whether letters on a page have the shape of what their text says: a font of its own can show others.

Each letter is laid over those of the fonts that every PDF program has. That takes milliseconds where an
engine takes a second, but it can only confirm: whatever does not fit is for an engine to look at.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import numpy as np
from PIL import Image

from porting.adapters.pdfium_pages import Glyph, PdfiumPages
from porting.documents.page_view import grown
from porting.documents.pieces import Pixels
from porting.domain.checks.evidence import Box
from porting.domain.checks.likeness import plain

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_FONTS = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Times-Roman", "Times-Bold", "Courier")
#: Points; the reference page shows a letter so large, so far from the next.
_SIZE, _STEP = 30, 44
#: Pixels of a shape each way; less has no room for what tells `6` from `8`.
_SIDE = 28
#: Of 255: darker is ink.
_INK = 140
#: Of a shape's pixels, what may differ at most in a letter of another font.
_UNLIKE = 0.22
#: A letter may be so much less like itself than like another one; a digit must be so much more than digits.
_CLOSE = 1.3
_SURE = 0.9
#: Letters that hang below the line as this digit stands on it.
_OF_NINE = ("g", "q")
#: So many of a value's letters need to be confirmed; of its digits all.
_CONFIRMED = 0.7
#: Of a shape's pixels, what differs at most between two letters of one font on one page; so many are tried.
_DRAWN_ALIKE, _MOST_OTHERS = 0.06, 8
#: Letters that have one shape in print, so that neither proves a lie.
_ALIKE = str.maketrans("oilszb|", "0115281")
#: Ink around a value that no letter of it accounts for, in pixels.
_STRAY = 12


Place = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""


class PageSeen:
    """A page as it is shown, with the letters that its text says stand where."""

    def __init__(self, image: Image.Image, dpi: float, glyphs: Sequence[Glyph]) -> None:
        self._ink, self._dpi = Ink(image), dpi
        self._glyphs = glyphs
        # In arrays, since each place is looked for among all letters of the page.
        self._middles = np.array([((each.box.left + each.box.right) / 2, each.box.middle) for each in glyphs])

    def confirmed(self, box: Box) -> str | None:
        """What the text says in `box`, where the page shows it; None: it may show something else."""
        inside = self._inside(box)
        letters = [each for each in inside if each.text.isalnum()]
        if not letters or not self._is_all_ink_theirs(inside, box):
            return None
        fits = [(each.text, self._fits(each)) for each in letters]
        words = [fit for text, fit in fits if not text.isdigit()]
        if not all(fit for text, fit in fits if text.isdigit()) or sum(words) < _CONFIRMED * len(words):
            return None
        return "".join(each.text for each in inside)

    def _inside(self, box: Box) -> list[Glyph]:
        if not self._glyphs:
            return []
        around = grown(box, 1.0)
        is_inside = (self._middles >= (around.left, around.top)) & (
            self._middles <= (around.right, around.bottom)
        )
        return [self._glyphs[at] for at in np.flatnonzero(is_inside.all(axis=1)).tolist()]

    def _fits(self, glyph: Glyph) -> bool:
        shape = self._ink.shape(self._pixels(glyph.box, 1))
        if shape is None:
            return False
        return is_shape_of(glyph.text, shape) or self._is_confirmed_elsewhere(glyph, shape)

    def _is_confirmed_elsewhere(self, glyph: Glyph, shape: Pixels) -> bool:
        """Whether the same letter, drawn alike, fits elsewhere: small print loses some of its shape."""
        others = (each for each in self._glyphs if each.text == glyph.text and each.box != glyph.box)
        shapes = (self._ink.shape(self._pixels(each.box, 1)) for each in islice(others, _MOST_OTHERS))
        return any(
            _apart(theirs, shape) <= _DRAWN_ALIKE * _SIDE**2 and is_shape_of(glyph.text, theirs)
            for theirs in shapes
            if theirs is not None
        )

    def _is_all_ink_theirs(self, glyphs: Sequence[Glyph], box: Box) -> bool:
        """Whether letters cover what is shown there: a box that is too small hides a part of its letter."""
        left, top, right, bottom = self._pixels(box, 0)
        rest = self._ink.dark((left, top, right, bottom)).copy()
        for glyph in glyphs:
            first, upper, last, lower = self._pixels(glyph.box, 2)
            # Of a letter that only touches the place nothing may be left, and -1 would be the last pixel.
            first, upper, last, lower = (
                max(edge, 0) for edge in (first - left, upper - top, last - left, lower - top)
            )
            rest[upper:lower, first:last] = False
        return int(np.count_nonzero(rest)) <= _STRAY

    def _pixels(self, box: Box, around: int) -> Place:
        return in_pixels(box, self._dpi, around)


def in_pixels(box: Box, dpi: float, around: int) -> Place:
    """With so many pixels `around` it, as far as it is on the page: none is before the first."""
    left, top, right, bottom = (edge * dpi / 72 for edge in box)
    edges = (int(left) - around, int(top) - around, round(right) + around + 1, round(bottom) + around + 1)
    return (max(edges[0], 0), max(edges[1], 0), max(edges[2], 0), max(edges[3], 0))


class Ink:
    """What is dark in a gray image."""

    def __init__(self, image: Image.Image) -> None:
        self._levels = np.asarray(image)

    def dark(self, place: Place) -> Pixels:
        """Which pixels are ink."""
        left, top, right, bottom = place
        dark: Pixels = self._levels[top:bottom, left:right] < _INK
        return dark

    def shape(self, place: Place) -> Pixels | None:
        """The ink of one letter, fitted into a square, eight pixels a byte; None: there is none."""
        dark = self.dark(place)
        rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
        if not rows.size:
            return None
        left, top = place[:2]
        letter = Image.fromarray(
            self._levels[top + rows[0] : top + rows[-1] + 1, left + columns[0] : left + columns[-1] + 1]
        )
        scale = _SIDE / max(letter.size)
        width, height = (max(2, round(side * scale)) for side in letter.size)
        square = Image.new("L", (_SIDE, _SIDE), 255)
        square.paste(
            letter.resize((width, height), Image.Resampling.BILINEAR),
            ((_SIDE - width) // 2, (_SIDE - height) // 2),
        )
        return np.packbits(np.asarray(square) < _INK)


def _apart(shapes: Pixels, shape: Pixels) -> Pixels:
    """In how many pixels each of `shapes` (or the one) differs from `shape`."""
    apart: Pixels = np.bitwise_count(shapes ^ shape).sum(axis=-1)
    return apart


def is_shape_of(letter: str, shape: Pixels) -> bool:
    """Whether `shape` is that of `letter`, rather than of another one."""
    own = _class_of(letter)
    known = known_shapes()
    nearest = np.minimum.reduceat(_apart(known.shapes, shape), known.starts)
    distances = dict(zip(known.letters, nearest.tolist(), strict=True))
    mine = distances.pop(own, _SIDE * _SIDE)
    if own == "9":
        for name in _OF_NINE:
            distances.pop(name)
    if mine > _UNLIKE * _SIDE * _SIDE or mine > _CLOSE * min(distances.values()):
        return False
    digits = [distance for name, distance in distances.items() if name.isdigit()]
    return not letter.isdigit() or mine < _SURE * min(digits)


def _class_of(letter: str) -> str:
    return plain(letter).translate(_ALIKE)


@dataclass(frozen=True)
class Known:
    """Shapes of letters without case and accents, one letter's below the other's."""

    letters: tuple[str, ...]
    shapes: Pixels
    """A row each."""
    starts: Pixels
    """Where each letter's rows begin."""


@cache
def known_shapes() -> Known:
    """Of usual fonts; made once, in 0.1 s."""
    found = defaultdict[str, list[Pixels]](list)
    with PdfiumPages(_reference()) as pages:
        image, dpi = pages.render(1, 72)
        ink = Ink(image)
        for glyph in pages.glyphs(1):
            shape = ink.shape(in_pixels(glyph.box, dpi, 1))
            if shape is not None:
                found[_class_of(glyph.text)].append(shape)
    ends = np.cumsum([len(shapes) for shapes in found.values()])
    return Known(tuple(found), np.concatenate(list(found.values())), np.concatenate(([0], ends[:-1])))


def _reference() -> bytes:
    """A page with each letter in each font."""
    width, height = _STEP * (len(_LETTERS) + 2), _STEP * (len(_FONTS) + 2)
    fonts = "".join(
        f"/F{at}<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"
        for at, name in enumerate(_FONTS)
    )
    lines = "".join(
        f"BT /F{row} {_SIZE} Tf {_STEP * (column + 1)} {_STEP * (row + 1)} Td ({letter}) Tj ET\n"
        for row in range(len(_FONTS))
        for column, letter in enumerate(_LETTERS)
    )
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents 4 0 R"
            f"/Resources<</Font<<{fonts}>>>>>>"
        ),
        f"<</Length {len(lines)}>>stream\n{lines}endstream",
    )
    content, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(f"{len(content):010} 00000 n \n")
        content += f"{number} 0 obj{each} endobj\n"
    table = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{''.join(places)}"
    trailer = f"trailer<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{len(content)}\n%%EOF\n"
    return (content + table + trailer).encode("ascii")
