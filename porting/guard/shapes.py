"""Whether letters on a page have the shape of what their text says: a font of its own can show others.

Each letter is laid over those of usual fonts. That takes milliseconds where an engine takes a quarter of a
second, but it can only confirm: whatever does not fit is for an engine to look at.
"""

from collections.abc import Sequence
from functools import cache
from itertools import compress
from string import digits

import numpy as np

from porting.adapters.pdfium_pages import Glyph, PdfiumPages
from porting.documents.page_view import grown
from porting.documents.pieces import Pixels
from porting.domain.checks.evidence import Box
from porting.guard.known_shapes import LETTERS, known_shapes, without_accent
from porting.guard.letters import Ink, rows_of

#: Letters of 5 points have enough of their shape at this resolution.
_DPI = 400
#: A line as long as a page is wide, in letters as high as a thumb.
_MOST_PIXELS = 4_000_000
#: Points around a place in which its letters may have ink.
_AROUND = 1.0
#: From 0, alike, to 2: so far may a letter, or a digit, be from its own shape in the nearest font.
_UNLIKE, _UNLIKE_DIGIT = 0.2, 0.15
#: So far from another letter's shape it surely is that one; a letter that touches its neighbour is further.
_SURELY = 0.1
#: Of the distance to another letter, what that to its own shape is at most; to another digit; and between
#: letters and digits.
_NEARER, _NEARER_DIGIT, _OTHER_KIND = 0.9, 0.75, 0.6
#: Letters that many fonts draw alike, so that neither proves a lie.
_ALIKE = ("0Oo", "1Il")
#: Letters that fonts draw nearly as they draw this digit.
_NEAR_NINE = dict.fromkeys("gq", _NEARER)
#: So many of a value's letters need to be confirmed, of its digits all; none may look like another one.
_CONFIRMED = 0.75
#: Ink around a value that no letter of it accounts for, in pixels.
_STRAY = 12
#: Pixels at the ends of a place that a rule through it need not reach.
_RULE_ENDS = 2


class TextSeen:
    """The letters that a page's text says stand where."""

    def __init__(self, pdfium: PdfiumPages, number: int) -> None:
        self._pdfium, self._number = pdfium, number
        self._glyphs = pdfium.glyphs(number)
        # In arrays, since each place is looked for among all letters of the page.
        self._middles = np.array(
            [((each.box.left + each.box.right) / 2, each.box.middle) for each in self._glyphs]
        )

    def confirmed(self, box: Box) -> str | None:
        """What the text says in `box`, where the page shows it; None: it may show something else.

        Raises: `PageNotReadError`.
        """
        inside = self._inside(box)
        letters = [each for each in inside if each.text.isalnum()]
        if not letters:
            return None
        drawn = self._pdfium.part(self._number, grown(box, _AROUND), _DPI, most_pixels=_MOST_PIXELS)
        ink = Ink(*drawn)
        if not _is_all_ink_theirs(ink, inside, box) or not _fit(ink, letters):
            return None
        return "".join(each.text for each in inside)

    def _inside(self, box: Box) -> list[Glyph]:
        if not self._glyphs:
            return []
        around = grown(box, _AROUND)
        is_inside = (self._middles >= (around.left, around.top)) & (
            self._middles <= (around.right, around.bottom)
        )
        return [self._glyphs[at] for at in np.flatnonzero(is_inside.all(axis=1)).tolist()]


def _is_all_ink_theirs(ink: Ink, glyphs: Sequence[Glyph], box: Box) -> bool:
    """Whether letters cover what is shown there: a box that is too small hides a part of its letter."""
    left, top, right, bottom = ink.pixels(box, -1)  # what only touches the place is another one's
    dark = ink.dark((left, top, right, bottom))
    # A line to write on is no letter: it runs through the whole place.
    rest = dark & ~dark[:, _RULE_ENDS:-_RULE_ENDS].all(axis=1, keepdims=True)
    for glyph in glyphs:
        first, upper, last, lower = ink.pixels(glyph.box, 2)
        # Of a letter that only touches the place nothing may be left, and -1 would be the last pixel.
        first, upper, last, lower = (
            max(edge, 0) for edge in (first - left, upper - top, last - left, lower - top)
        )
        rest[upper:lower, first:last] = False
    return int(np.count_nonzero(rest)) <= _STRAY


def _fit(ink: Ink, letters: Sequence[Glyph]) -> bool:
    """Whether all digits and most letters have the shapes of what they say, and none that of another one."""
    drawn = [(without_accent(each.text), shape) for each in letters if (shape := ink.shape(each.box))]
    known = [(letter, shape) for letter, shape in drawn if letter in LETTERS]
    if len(known) < _CONFIRMED * len(letters):
        return False
    said, shapes = [letter for letter, _ in known], [shape for _, shape in known]
    apart = _apart(shapes)
    fits = _fits(said, apart, _UNLIKE)
    confirmed = sum(letter in digits for letter, fit in zip(said, fits, strict=True) if fit)
    if confirmed < sum(each.text.isdigit() for each in letters) or sum(fits) < _CONFIRMED * len(letters):
        return False
    unlike = [at for at, fit in enumerate(fits) if not fit]
    return not any(_is_another(said[at], apart[at]) for at in unlike)


def _is_another(letter: str, apart: Pixels) -> bool:
    """Whether what was to be `letter` surely is one that says something else."""
    others = list(compress(LETTERS, ~_says_the_same(letter)))
    return any(_fits(others, np.tile(apart, (len(others), 1)), _SURELY))


def are_shapes_of(drawn: Sequence[tuple[str, bytes]]) -> list[bool]:
    """Whether each shape is that of its letter of `LETTERS`, rather than of another one."""
    return _fits([letter for letter, _ in drawn], _apart([shape for _, shape in drawn]), _UNLIKE)


def _apart(shapes: Sequence[bytes]) -> Pixels:
    """How far each of `shapes`, a row, is from each of `LETTERS` in the nearest font."""
    known = known_shapes()
    apart: Pixels = np.minimum.reduceat(1 - rows_of(shapes) @ known.shapes.T, known.starts, axis=1)
    return apart


def _fits(letters: Sequence[str], apart: Pixels, unlike: float) -> list[bool]:
    """Whether each row of `apart` is that of its letter; none is further from it than `unlike`."""
    same = np.stack([_says_the_same(letter) for letter in letters])
    mine = np.where(same, apart, np.inf).min(axis=1)
    most = np.array([min(unlike, _UNLIKE_DIGIT if letter in digits else _UNLIKE) for letter in letters])
    nearer = np.stack([_nearer_than(letter) for letter in letters])
    fits: list[bool] = ((mine <= most) & (same | (mine[:, None] < nearer * apart)).all(axis=1)).tolist()
    return fits


@cache
def _says_the_same(letter: str) -> Pixels:
    """Which of `LETTERS` say nothing else than `letter`: itself, in either case, and what is drawn alike."""
    alike = letter + "".join(group for group in _ALIKE if letter in group)
    same = alike if letter in digits else alike + letter.swapcase()
    return np.array([each in same for each in LETTERS])


@cache
def _nearer_than(letter: str) -> Pixels:
    """Of the distance to each of `LETTERS`, what that to `letter` is at most."""
    if letter not in digits:
        return np.array([_OTHER_KIND if each in digits else _NEARER for each in LETTERS])
    near = {**dict.fromkeys(digits, _NEARER_DIGIT), **(_NEAR_NINE if letter == "9" else {})}
    return np.array([near.get(each, _OTHER_KIND) for each in LETTERS])
