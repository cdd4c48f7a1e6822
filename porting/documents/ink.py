"""Finds what is drawn where a page wants to be signed: neither its text nor its lines, nor dirt.

Numpy and Pillow alone: it runs in the short-lived child that reads the document.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from PIL import Image, ImageFilter

from porting.documents.blanks import blanks_apart, is_blank
from porting.documents.page_level import Level, level_of
from porting.documents.pieces import Pieces, Pixels, joined, pieces_of, runs
from porting.documents.reading import Mark, Page
from porting.documents.signing_labels import labels_of
from porting.documents.signing_places import share_inside
from porting.documents.signing_words import Label, Wanted
from porting.domain.checks.evidence import Box

_POINTS_PER_INCH = 72
#: Enough for a pen stroke; more pixels cost time only.
_ENOUGH_DPI = 170
#: How far around a label for a signature is looked, in points.
_ABOVE, _BELOW = 95.0, 110.0
#: The paper's brightness is taken from squares of this many pixels.
_SQUARE = 16
#: Ink is darker than paper by this much, where the darkest is darker by 255; forms have fainter lines.
_LEAST_INK, _LEAST_LINE = 76, 30
#: Levels of 255. What is less dark than this on a page without any ink is its noise.
_LEAST_CONTRAST = 130
#: Inches. Pen strokes are not straight and level for so long.
_LONG_ACROSS, _LONG_DOWN = 0.5, 0.4
#: Inches. What is thicker than this is a bar or a picture, not a line.
_THICK = 0.05
#: A row of a line is as long as the line, but for this share.
_WHOLE = 0.9
#: Pixels that may be missing in a line of a scan.
_GAP = 3
#: A line that runs through words for this share of its length is their letters.
_TEXT_COVERS = 0.5
#: The lowest part of a word's box, where a line would be below its letters.
_BASE = 0.15
#: Points. So far over its letters their upper edges may be seen as a line.
_ABOVE_LETTERS = 1.5
#: Points. Smaller pieces are dirt, or dots of a form.
_SMALLEST = 4.0
#: Points. Characters that make a line, such as dots and dashes, are no higher.
_FLAT = 3.0
#: Points. Letters stand out over their boxes.
_GROWN = 1.2
#: A recognized word is writing if a piece of its ink is so much higher or wider than print on the page is
#: high and the engine is less sure of it than it is of print, or where a piece is far larger than that. What
#: it has only guessed is no print, whatever its size, nor what it is not very sure of beside such a word.
_HIGHER, _WIDER, _MUCH_HIGHER = 1.3, 2.0, 2.3
#: A word that is inside a label to this share is part of it.
_PART_OF = 0.5
_SURE, _GUESSED, _VERY_SURE = 0.8, 0.5, 0.9
#: A bar is so many times as long as it is thick, and all ink but for this share, where words were taken out.
_LONG_BAR, _FILLED = 5.0, 0.6
#: What a pen draws without leaving the paper: so wide and high, in points. Its ink covers no more than this
#: share of its box, its rows cross so many strokes on average, where those of a frame or an arrow cross two,
#: and none of them runs level for as much of its width as the edge of a box does.
_STROKE_WIDE, _STROKE_HIGH, _SPARSE, _STROKES, _LEVEL = 20.0, 7.5, 0.35, 2.2, 0.5
#: More lines than a table has.
_MOST_LINES = 200
#: More pieces than this are noise all over.
_MOST_PIECES = 400


def marks_in(image: Image.Image, dpi: float, page: Page) -> tuple[Mark, ...]:
    """Lines, and pieces of drawings, around the labels for signatures of `page`; none where it has none.

    `image` is a gray rendering of the page as it is shown. Words of all its layers count as text, those
    apart that an engine made of somebody's handwriting.
    """
    labels = labels_of(page)
    level = level_of(page)
    found: list[Mark] = []
    for band in _bands(labels, level):
        found += _Band(image, dpi, page, level, band).marks(labels)
    return tuple(found)


def _bands(labels: Sequence[Label], level: Level) -> list[Box]:
    """The parts of the level page to look at, from edge to edge."""
    wide = abs(math.sin(math.radians(level.degrees))) > 0.5
    width, height = (level.height, level.width) if wide else (level.width, level.height)
    left, top = (level.width - width) / 2, (level.height - height) / 2
    bands: list[Box] = []
    for label in sorted(labels, key=lambda each: each.box.top):
        if label.wanted is not Wanted.SIGNATURE:
            continue
        band = Box(
            left,
            max(label.box.top - _ABOVE, top),
            left + width,
            min(label.box.bottom + _BELOW, top + height),
        )
        if bands and bands[-1].overlaps(band):
            bands[-1] = bands[-1].joined(band)
        elif band.height > 1:
            bands.append(band)
    return bands


@dataclass(frozen=True)
class _Read:
    """How sure an engine is of a word, and of the least certain one beside it."""

    confidence: float
    beside: float

    @property
    def is_a_guess(self) -> bool:
        return self.confidence < _GUESSED or (self.beside < _GUESSED and self.confidence < _VERY_SURE)


class _Band:
    """A part of the level page in pixels."""

    def __init__(self, image: Image.Image, dpi: float, page: Page, level: Level, box: Box) -> None:
        self._level, self._page = level, page
        self._scale = min(dpi, _ENOUGH_DPI) / _POINTS_PER_INCH
        self._box = _from_a_whole_pixel(box, self._scale)
        seen = self._levelled(image, dpi)
        self._is_recognized = any(layer.engine.is_recognition for layer in page.layers)
        contrast = _contrast(seen)
        self._ink = contrast > _LEAST_INK
        self._faint = contrast > _LEAST_LINE
        if self._is_recognized:
            self._ink, self._faint = _without_specks(self._ink), _without_specks(self._faint)
        self._words = [
            (_Read(word.confidence, cell.confidence), word.text, box)
            for layer in map(blanks_apart, page.layers)
            for row in layer.rows
            for cell in row
            for word in cell.words
            if (box := level.of(word.box)).overlaps(self._box)
        ]
        self._blanks = [self._in_pixels(box) for _, text, box in self._words if is_blank(text)]

    def _levelled(self, image: Image.Image, dpi: float) -> Image.Image:
        """The band as a level image."""
        angle = math.radians(self._level.degrees)
        cos, sin = math.cos(angle), math.sin(angle)
        to_image = dpi / _POINTS_PER_INCH
        x, y = self._box.left - self._level.width / 2, self._box.top - self._level.height / 2
        step = to_image / self._scale
        if step == 1 and not self._level.degrees:  # the same pixels, in a fiftieth of the time
            left, top, right, bottom = (round(each * self._scale) for each in self._box)
            return image.crop((left, top, min(right, image.width), min(bottom, image.height)))
        if step > 1.4:
            image = image.filter(ImageFilter.BoxBlur((step - 1) / 2))
        return image.transform(
            (round(self._box.width * self._scale), round(self._box.height * self._scale)),
            Image.Transform.AFFINE,
            (
                cos * step,
                -sin * step,
                (x * cos - y * sin + self._level.width / 2) * to_image,
                sin * step,
                cos * step,
                (x * sin + y * cos + self._level.height / 2) * to_image,
            ),
            Image.Resampling.BILINEAR,
            fillcolor=255,
        )

    def marks(self, labels: Sequence[Label]) -> Iterator[Mark]:
        dpi = self._scale * _POINTS_PER_INCH
        gap = _GAP if self._is_recognized else 0
        # A dark line along a light bar is seen in the dark ink alone.
        level = dict.fromkeys(
            (*_lines(self._faint, dpi, _LONG_ACROSS, gap), *_lines(self._ink, dpi, _LONG_ACROSS, gap))
        )
        across = [line for line in level if not self._is_text(line)]
        down = [_turned(line) for line in _lines(self._faint.T, dpi, _LONG_DOWN, gap)]
        drawn = self._ink.copy()
        for line in across:
            _take_out(drawn, line)
        for line in down:
            _take_out(drawn.T, _turned(line))
        for left, top, right, bottom in (*across[:_MOST_LINES], *down[:_MOST_LINES]):
            yield Mark("line", self._on_page(left, top, right, bottom))
        self._take_out_words(drawn, labels)
        pieces = pieces_of(drawn)
        yield from self._drawings(pieces)

    def _drawings(self, pieces: Pieces) -> Iterator[Mark]:
        smallest = _SMALLEST * self._scale
        large = np.maximum(pieces.right - pieces.left, pieces.bottom - pieces.top) >= smallest
        for blank in self._blanks:
            large &= ~self._is_rule(pieces, blank)
        bars = large & self._is_bar(pieces)
        large &= ~bars
        for left, top, right, bottom in pieces.where(bars).boxes()[:_MOST_LINES]:
            if right - left > bottom - top:  # its edges are those of the boxes above and below
                yield Mark("line", self._on_page(left, top, right, top + 1))
                yield Mark("line", self._on_page(left, bottom - 1, right, bottom))
        strokes = self._is_stroke(pieces)
        square_inches = 1 / (self._scale * _POINTS_PER_INCH) ** 2
        for at in sorted(np.flatnonzero(large), key=lambda each: -pieces.count[each])[:_MOST_PIECES]:
            box = self._on_page(
                float(pieces.left[at]),
                float(pieces.top[at]),
                float(pieces.right[at]),
                float(pieces.bottom[at]),
            )
            yield Mark("drawing", box, round(float(pieces.count[at]) * square_inches, 5), bool(strokes[at]))

    def _is_bar(self, pieces: Pieces) -> Pixels:
        """Which of `pieces` are filled: bars behind headings, edges of boxes. A hand leaves paper between."""
        wide, high = pieces.right - pieces.left, pieces.bottom - pieces.top
        long = np.maximum(wide, high) >= _LONG_BAR * np.minimum(wide, high)
        filled: Pixels = long & (pieces.count >= _FILLED * wide * high)
        return filled

    def _is_stroke(self, pieces: Pieces) -> Pixels:
        """Which of `pieces` a pen has drawn, as far as their shape tells."""
        wide, high = pieces.right - pieces.left, pieces.bottom - pieces.top
        is_large = (wide >= _STROKE_WIDE * self._scale) & (high >= _STROKE_HIGH * self._scale)
        is_sparse = pieces.count <= _SPARSE * wide * high
        penned: Pixels = (
            is_large & is_sparse & (pieces.runs >= _STROKES * high) & (pieces.longest <= _LEVEL * wide)
        )
        return penned

    def _is_rule(self, pieces: Pieces, blank: tuple[int, int, int, int]) -> Pixels:
        """Which of `pieces` are characters of a line to write on."""
        left, top, right, bottom = blank
        inside: Pixels = (
            (left <= pieces.left)
            & (pieces.right <= right)
            & (top <= pieces.top)
            & (pieces.bottom <= bottom)
            & (pieces.bottom - pieces.top <= _FLAT * self._scale)
        )
        return inside

    def _is_text(self, line: tuple[int, int, int, int]) -> bool:
        """Whether it is the letters of words that stand close, or a stroke through them."""
        left, right = (self._box.left + line[at] / self._scale for at in (0, 2))
        down = self._box.top + (line[1] + line[3]) / 2 / self._scale
        covered = sum(
            min(right, box.right) - max(left, box.left)
            for read, text, box in self._words
            if box.left < right
            and left < box.right
            and box.top - _ABOVE_LETTERS < down < box.bottom - _BASE * box.height
            and any(map(str.isalnum, text))
            and not read.is_a_guess
        )
        return covered > _TEXT_COVERS * (right - left)

    def _on_page(self, left: float, top: float, right: float, bottom: float) -> Box:
        x, y, scale = self._box.left, self._box.top, self._scale
        return self._level.on_page(
            Box(x + left / scale, y + top / scale, x + right / scale, y + bottom / scale)
        )

    def _in_pixels(self, box: Box) -> tuple[int, int, int, int]:
        """Where `box` of the level page is in the band, a little grown, cut off at its edges."""
        height, width = self._ink.shape
        return (
            min(max(int((box.left - _GROWN - self._box.left) * self._scale), 0), width),
            min(max(int((box.top - _GROWN - self._box.top) * self._scale), 0), height),
            min(max(math.ceil((box.right + _GROWN - self._box.left) * self._scale), 0), width),
            min(max(math.ceil((box.bottom + _GROWN - self._box.top) * self._scale), 0), height),
        )

    def _take_out_words(self, drawn: Pixels, labels: Sequence[Label]) -> None:
        written = set(self._handwriting(drawn, labels)) if self._is_recognized else set()
        for at, (_, text, box) in enumerate(self._words):
            if at not in written and not is_blank(text):
                left, top, right, bottom = self._in_pixels(box)
                drawn[top:bottom, left:right] = False

    def _handwriting(self, drawn: Pixels, labels: Sequence[Label]) -> Iterator[int]:
        """Which of the recognized words are no print: pieces of ink that are larger than letters."""
        heights = [word.box.height for layer in self._page.layers for word in layer.words]
        print_height = median(heights) * self._scale if heights else 0.0
        pieces = pieces_of(drawn)
        x, y = (pieces.left + pieces.right) / 2, (pieces.top + pieces.bottom) / 2
        high, wide = pieces.bottom - pieces.top, pieces.right - pieces.left
        large = (high > _HIGHER * print_height) | (wide > _WIDER * print_height)
        huge = (high > _MUCH_HIGHER * print_height) & (wide > _WIDER * print_height)
        for at, (read, _, box) in enumerate(self._words):
            if any(share_inside(box, label.box) >= _PART_OF for label in labels):
                continue
            left, top, right, bottom = self._in_pixels(box)
            inside = (left <= x) & (x < right) & (top <= y) & (y < bottom)
            unlike_print = large if min(read.confidence, read.beside) < _SURE else huge
            if read.is_a_guess or bool(np.any(inside & unlike_print)):
                yield at


def _from_a_whole_pixel(box: Box, scale: float) -> Box:
    """`box`, begun where a pixel begins."""
    return box._replace(left=math.floor(box.left * scale) / scale, top=math.floor(box.top * scale) / scale)


def _turned(line: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = line
    return top, left, bottom, right


def _contrast(image: Image.Image) -> Pixels:
    """How much darker than the paper around it each pixel is, up to 255 for the darkest ink."""
    small = image.reduce(_SQUARE) if min(image.size) > 3 * _SQUARE else image
    lit = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(2))
    paper = np.asarray(lit.resize(image.size, Image.Resampling.BILINEAR), np.int16)
    pixels = np.asarray(image, np.int16)
    darker = paper - pixels
    strongest = max(float(np.percentile(darker[::3, ::3], 99.5)), _LEAST_CONTRAST)
    contrast: Pixels = darker * np.float32(255 / strongest)
    return contrast


def _without_specks(ink: Pixels) -> Pixels:
    """`ink` without pixels that have no two others beside them."""
    padded = np.pad(ink.astype(np.uint8), 1)
    beside = padded[:, :-2] + padded[:, 1:-1] + padded[:, 2:]
    around = beside[:-2] + beside[1:-1] + beside[2:]
    kept: Pixels = ink & (around >= 3)
    return kept


def _lines(ink: Pixels, dpi: float, inches: float, gap: int) -> list[tuple[int, int, int, int]]:
    """Straight level lines in `ink` as left, top, right, bottom."""
    thick = ink.copy()
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    rows, starts, ends = runs(thick)
    rows, starts, ends = _without_gaps(rows, starts, ends, gap)
    long = ends - starts >= inches * dpi
    if not long.any():
        return []
    rows, starts, ends = rows[long], starts[long], ends[long]
    found = []
    for left, top, right, bottom in joined(rows, starts, ends, ink.shape[1]).boxes():
        # Two rows are the thickening, and a line may fall by a pixel or two on its way.
        thickest = _THICK * dpi + 3
        if bottom - top > thickest:
            # A hand has underlined its name just over the line: the rows that are as long as it are the line.
            inside = (rows >= top) & (rows < bottom) & (starts >= left) & (ends <= right)
            whole = rows[inside & (ends - starts >= _WHOLE * (right - left))]
            if not len(whole):
                continue
            top, bottom = int(whole.min()), int(whole.max()) + 1
        if bottom - top <= thickest:
            found.append((left, top + 1, right, bottom - 1))
    return found


def _without_gaps(rows: Pixels, starts: Pixels, ends: Pixels, gap: int) -> tuple[Pixels, Pixels, Pixels]:
    """Runs with those joined that are at most `gap` pixels apart."""
    if not len(rows):
        return rows, starts, ends
    apart = (rows[1:] != rows[:-1]) | (starts[1:] - ends[:-1] > gap)
    first = np.concatenate(([True], apart))
    last = np.concatenate((apart, [True]))
    return rows[first], starts[first], ends[last]


def _take_out(drawn: Pixels, line: tuple[int, int, int, int]) -> None:
    """Take a line out of `drawn`, but not what crosses it."""
    left, top, right, bottom = line
    top, bottom = max(top - 1, 0), min(bottom + 1, drawn.shape[0])
    above = drawn[top - 1, left:right] if top else np.zeros(right - left, bool)
    below = drawn[bottom, left:right] if bottom < drawn.shape[0] else np.zeros(right - left, bool)
    drawn[top:bottom, left:right] &= _spread(above) & _spread(below)


def _spread(row: Pixels) -> Pixels:
    """Strokes lean: what is above and below a line may be apart by a pixel or two."""
    wide = row.copy()
    for by in (1, 2):
        wide[by:] |= row[:-by]
        wide[:-by] |= row[by:]
    return wide
