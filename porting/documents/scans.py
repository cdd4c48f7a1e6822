"""Makes the image of a page ready for an engine: without specks, evenly lit, upright, its lines level.

Numpy and Pillow alone: a child process that recognizes with Tesseract loads nothing else.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from porting.documents.leaders import without_leaders
from porting.documents.pieces import Pixels
from porting.documents.reading import QuarterTurn
from porting.domain.checks.evidence import Box

#: Lines and edges are looked for in an image of about this resolution.
_SURVEY_DPI = 100
#: A pixel this much darker than all around it, or lighter, is a speck: print is wider than a pixel.
_SPECK = 45
#: Of a page, scans have fewer specks than this share, unless something is wrong with the scanner.
_SPECKS_OF_A_GOOD_SCAN = 0.0008
#: In a fax, gray print and gray bars are specks.
_SPECKS_OF_A_GOOD_FAX = 0.004
#: Gray levels from black and from white, and of how many pixels a page without gray may be between them.
_NEAR, _GRAY_OF_A_FAX = 32, 0.01
#: Pixels, of a Gaussian that joins a fax's broken strokes: engines have learned from gray print.
_STROKES_APART = 0.6
#: Squares in which specks are counted, their side in pixels and how many each way.
_SAMPLE, _SAMPLES = 192, 4
#: Feeders draw paper in askew by a few degrees; more is a page that was laid down so.
_MAX_SKEW = 5.0
_COARSE, _FINE = 0.25, 0.05
#: Degrees; with less, a line of a whole page's width drops by less than its letters' height.
_LEVEL = 0.12
#: Inches. A line in a table or around a box is longer than these, across and down; no letter's stroke is.
_RULE_ACROSS, _RULE_DOWN = 0.6, 0.5
#: Inches. What a dirty sensor draws is as long as the page; its own rules and dotted leaders are spared
#: before it is level.
_STREAK_LENGTH = 7.0
#: Inches; a thicker line is a bar or a picture.
_RULE_THICKNESS = 0.02
_UPRIGHT: tuple[QuarterTurn, ...] = (0, 180, 90, 270)
_SIDEWAYS: tuple[QuarterTurn, ...] = (270, 90, 0, 180)
#: Pixels of a survey. Letters of a typewriter stand below each other, but closer than lines do.
_LETTER = 5
#: Gray levels by which a line is darker than what is above it and below it.
_RULE_CONTRAST = 10
#: And times as dark: `LIABILITY` in typewritten capitals has serifs without a gap, a stem in each letter.
_RULE_OVER_AROUND = 3
#: A line may be hidden for a tenth of its length, by letters that it crosses or by noise.
_RULE_SEEN = 0.9
#: So many pixels along a line are looked at as one: noise is less, and the work too.
_ALONG = 4
#: A column or row of pixels of which this share is dark is no text.
_STREAK = 0.5
#: Shares of a page that are left out at its edges, where shadows and the table's rim are.
_MARGIN = 0.04
#: Of the way from paper to ink; thin strokes are gray.
_DARK = 0.35
#: More points than these do not find the skew better.
_MAX_POINTS = 120_000
#: Paper that is darker than its lightest part by this is lit unevenly.
_UNEVEN = 0.82
#: The background is looked at in squares of this many pixels; a letter is less than three of them.
_BACKGROUND = 16
_PAPER = 245
#: A table or the dark of a room is at most this bright beside the paper.
_SURROUNDING = 0.72
#: A sheet covers this much of a photo of it, and leaves something.
_SMALLEST_SHEET, _LARGEST_SHEET = 0.35, 0.985
#: How far an edge of paper may bend, as a share of the image's side.
_STRAIGHT = 0.006


@dataclass(frozen=True)
class Scan:
    """An image for an engine, and where its pixels are on the page."""

    image: Image.Image
    to_page: Pixels
    """A 3 x 3 matrix from its places to those of the page's image, both in pixels."""
    turned: QuarterTurn
    """How the page had to be turned."""

    def on_page(self, box: Box) -> Box:
        """Where `box` is on the page: as wide and as high as the text is, however that is askew."""
        middle = (box.left + box.right) / 2
        places = [(box.left, box.middle), (box.right, box.middle), (middle, box.top), (middle, box.bottom)]
        x, y, scale = self.to_page @ np.array([(*place, 1) for place in places], np.float64).T
        x, y = x / scale, y / scale
        return Box(float(x.min()), float(y.min()), float(x.max()), float(y.max()))


@dataclass(frozen=True)
class Pose:
    """How a page lies in its image."""

    sheet: Pixels
    """A 3 x 3 matrix from the sheet, as if seen from straight above, to the image, in pixels."""
    size: tuple[float, float]
    """The sheet's width and height in pixels."""
    skew: float
    """Degrees that its lines rise to the right, once it is turned."""
    turns: tuple[QuarterTurn, ...]
    """How it may have to be turned to be upright; the first two make its lines run across."""

    @property
    def is_sideways(self) -> bool:
        return self.turns[0] in (90, 270)


def cleaned(image: Image.Image, dpi: float) -> Image.Image:
    """`image` without streaks, and without specks if it has many: a median takes from thin strokes, too."""
    is_fax = _is_black_and_white(image)
    if _specks(image) > (_SPECKS_OF_A_GOOD_FAX if is_fax else _SPECKS_OF_A_GOOD_SCAN):
        image = Image.fromarray(_median_of_nine(np.pad(np.asarray(image), 1, mode="edge")))
    if is_fax:
        image = image.filter(ImageFilter.GaussianBlur(_STROKES_APART))
    return _without_rules(image, dpi, _STREAK_LENGTH, _STREAK_LENGTH)


def _is_black_and_white(image: Image.Image) -> bool:
    counts = image.histogram()
    return sum(counts[_NEAR:-_NEAR]) < _GRAY_OF_A_FAX * sum(counts)


def _without_rules(image: Image.Image, dpi: float, across: float, down: float) -> Image.Image:
    """`image` without thin lines that are longer than `across` or `down`, in inches.

    Engines read words between rules worse, and table rules as letters.
    """
    reach = max(2, round(_RULE_THICKNESS * dpi))
    pixels = np.array(image)
    level = _rules(np.asarray(image.reduce((_ALONG, 1)), np.int16), reach, round(across * dpi / _ALONG))
    _fill(pixels, level, reach)
    plumb = _rules(np.asarray(image.reduce((1, _ALONG)), np.int16).T, reach, round(down * dpi / _ALONG))
    _fill(pixels.T, plumb, reach)
    return Image.fromarray(pixels)


def _rules(pixels: Pixels, reach: int, length: int) -> Pixels:
    """Where level lines are, of at least `length`; rows closer than `reach` to an edge are left out."""
    if pixels.shape[0] <= 2 * reach or pixels.shape[1] <= length:
        return np.zeros((0, pixels.shape[1]), bool)
    # Darkness by the paper's: letters cross a rule here and there, but stand on their serifs everywhere.
    ink = np.int16(np.percentile(pixels[::4, ::4], 75)) - pixels
    around = np.maximum(ink[: -2 * reach], ink[2 * reach :])
    dark = ink[reach:-reach] > np.maximum(around + _RULE_CONTRAST, around * _RULE_OVER_AROUND)
    seen = np.cumsum(dark, axis=1, dtype=np.int32)
    is_rule = seen[:, length:] - seen[:, :-length] >= _RULE_SEEN * length
    # It begins and ends where it is seen: a letter that stands close beside it is not of the line.
    is_rule &= dark[:, 1 : dark.shape[1] - length + 1] & dark[:, length:]
    marked = np.zeros((dark.shape[0], dark.shape[1] + 1), np.int32)
    marked[:, 1 : 1 + is_rule.shape[1]] += is_rule
    marked[:, 1 + length :] -= is_rule
    rules: Pixels = np.cumsum(marked, axis=1)[:, :-1] > 0
    rules[1:] |= rules[:-1].copy()
    rules[:-1] |= rules[1:].copy()
    return rules


def _fill(pixels: Pixels, rules: Pixels, reach: int) -> None:
    """Paint rules over with what is above and below, so that letters which they cross stay whole."""
    rows, columns = np.nonzero(rules)
    places = columns * _ALONG
    for along in range(_ALONG):
        there = places + along < pixels.shape[1]
        row, column = rows[there], places[there] + along
        above, below = pixels[row, column], pixels[row + 2 * reach, column]
        pixels[row + reach, column] = (above.astype(np.uint16) + below) // 2


def _median_of_nine(pixels: Pixels) -> Pixels:
    """Of each pixel and its neighbours, for all but the outermost: Pillow's own takes ten times longer."""
    rows = pixels[:-2], pixels[1:-1], pixels[2:]
    least = np.minimum(np.minimum(*rows[:2]), rows[2])
    most = np.maximum(np.maximum(*rows[:2]), rows[2])
    middle = _median(*rows)
    return _median(
        np.maximum(np.maximum(least[:, :-2], least[:, 1:-1]), least[:, 2:]),
        _median(middle[:, :-2], middle[:, 1:-1], middle[:, 2:]),
        np.minimum(np.minimum(most[:, :-2], most[:, 1:-1]), most[:, 2:]),
    )


def _median(one: Pixels, two: Pixels, three: Pixels) -> Pixels:
    median: Pixels = np.maximum(np.minimum(one, two), np.minimum(np.maximum(one, two), three))
    return median


def _specks(image: Image.Image) -> float:
    """The share of pixels that differ from all their neighbours; of samples from all over the page."""
    pixels = np.asarray(image, np.int16)
    rows = _places(pixels.shape[0])
    found, seen = 0, 0
    for top in rows:
        for left in _places(pixels.shape[1]):
            square = pixels[top : top + _SAMPLE, left : left + _SAMPLE]
            if min(square.shape) < 3:
                continue
            around = np.stack(
                [
                    square[1 + down : square.shape[0] - 1 + down, 1 + right : square.shape[1] - 1 + right]
                    for down in (-1, 0, 1)
                    for right in (-1, 0, 1)
                    if down or right
                ]
            )
            middle = square[1:-1, 1:-1]
            dark = middle < around.min(axis=0) - _SPECK
            light = middle > around.max(axis=0) + _SPECK
            found += int(np.count_nonzero(dark | light))
            seen += middle.size
    return found / max(seen, 1)


def _places(side: int) -> list[int]:
    return [max(0, (side - _SAMPLE) * at // (_SAMPLES - 1)) for at in range(_SAMPLES)]


def pose(image: Image.Image, dpi: float) -> Pose:
    """How the page lies in `image`: as a sheet in a photo, sideways, askew. Head down is for `stands`."""
    step = max(1, round(dpi / _SURVEY_DPI))
    small = image.reduce(step)
    found = _sheet(small)
    seen = small if found is None else _seen(small, *found, Image.Resampling.BILINEAR)
    points = _ink(_evenly_lit(seen))
    turned = np.stack((points[1], -points[0]))
    level, plumb = _skew(points), _skew(turned)
    is_sideways = _lines_apart(turned, plumb) > _lines_apart(points, level)
    skew, turns = (plumb, _SIDEWAYS) if is_sideways else (level, _UPRIGHT)
    if found is None:
        return Pose(np.eye(3), (image.width, image.height), skew, turns)
    sheet, (width, height) = found
    larger = np.diag((step, step, 1.0))
    return Pose(larger @ sheet @ np.linalg.inv(larger), (width * step, height * step), skew, turns)


def upright(image: Image.Image, dpi: float, lies: Pose, turn: QuarterTurn) -> Scan:
    """The sheet in `image` turned and made level: each pixel is computed once only."""
    sideways = turn in (90, 270)
    width, height = reversed(lies.size) if sideways else lies.size
    skew = lies.skew if sideways == lies.is_sideways else 0.0
    angle = np.radians(skew if abs(skew) > _LEVEL else 0.0)
    room = abs(np.sin(angle))
    size = (width + height * room, height + width * room)
    level = _moved(width / 2, height / 2) @ _rotation(angle) @ _moved(-size[0] / 2, -size[1] / 2)
    to_page = lies.sheet @ _unturned(turn, *lies.size) @ level
    seen = _seen(image, to_page, size, Image.Resampling.BICUBIC)
    # First the leaders: closely set dots are a line, which would end within a letter beside them.
    lit = without_leaders(_evenly_lit(seen), dpi)
    return Scan(_without_rules(lit, dpi, _RULE_ACROSS, _RULE_DOWN), to_page, turn)


def _seen(
    image: Image.Image, to_image: Pixels, size: tuple[float, float], resampling: Image.Resampling
) -> Image.Image:
    """What stands in `image` where `to_image` leads, on `size` pixels; beyond its edges is paper."""
    whole = (round(size[0]), round(size[1]))
    if whole == image.size and np.allclose(to_image, np.eye(3), atol=1e-6):
        return image
    factors = (to_image / to_image[2, 2]).ravel()[:8]
    return image.transform(
        whole,
        Image.Transform.PERSPECTIVE,
        [float(factor) for factor in factors],
        resampling,
        fillcolor=int(np.percentile(np.asarray(image)[::8, ::8], 75)),
    )


def _moved(right: float, down: float) -> Pixels:
    return np.array([(1, 0, right), (0, 1, down), (0, 0, 1)], np.float64)


def _rotation(angle: float) -> Pixels:
    """Of level lines to ones that rise to the right by `angle`, in radians."""
    return np.array(
        [(np.cos(angle), np.sin(angle), 0), (-np.sin(angle), np.cos(angle), 0), (0, 0, 1)], np.float64
    )


def _unturned(turn: QuarterTurn, width: float, height: float) -> Pixels:
    """From the places of a page that was turned clockwise back to where they were."""
    match turn:
        case 90:
            rows = [(0, 1, 0), (-1, 0, height), (0, 0, 1)]
        case 180:
            rows = [(-1, 0, width), (0, -1, height), (0, 0, 1)]
        case 270:
            rows = [(0, -1, width), (1, 0, 0), (0, 0, 1)]
        case _:
            return np.eye(3)
    return np.array(rows, np.float64)


def busiest(image: Image.Image, share: float) -> tuple[int, int]:
    """From which row of pixels to which the part of an image goes that has the most ink."""
    darkness = 255 - np.asarray(image, np.float32).mean(axis=1)
    rows = max(1, round(share * image.height))
    top = int(np.argmax(np.convolve(darkness, np.ones(rows), "valid")))
    return top, top + rows


def _ink(image: Image.Image) -> Pixels:
    """Places of dark pixels, as x and y from the image's middle."""
    pixels = np.asarray(image)
    paper, ink = np.percentile(pixels, (60, 0.5))
    dark = pixels < paper - _DARK * (paper - ink)
    # What a dirty sensor draws along the whole page is level with the image, not with the page.
    dark &= dark.mean(axis=0) < _STREAK
    dark &= dark.mean(axis=1, keepdims=True) < _STREAK
    down, right = np.nonzero(dark)
    every = max(1, len(down) // _MAX_POINTS)
    points = np.stack((right[::every], down[::every])).astype(np.float32)
    points -= np.array(pixels.shape[::-1], np.float32)[:, None] / 2
    return points


def _skew(points: Pixels) -> float:
    """The degrees by which lines rise to the right."""
    coarse = np.arange(-_MAX_SKEW, _MAX_SKEW + _COARSE / 2, _COARSE)
    near = max(coarse, key=lambda skew: _sharpness(_profile(points, skew)))
    fine = near + np.arange(-_COARSE, _COARSE + _FINE / 2, _FINE)
    return float(max(fine, key=lambda skew: _sharpness(_profile(points, skew))))


def _sharpness(profile: Pixels) -> float:
    """How sharply ink and gaps alternate."""
    return float(np.sum(np.diff(profile) ** 2))


def _lines_apart(points: Pixels, skew: float) -> float:
    """How clearly there are lines of letters, not only letters below letters."""
    profile = _profile(points, skew)
    if len(profile) < _LETTER:
        return 0.0
    return _sharpness(np.convolve(profile, np.full(_LETTER, 1 / _LETTER), "valid"))


def stands(image: Image.Image) -> bool:
    """Whether level lines end more sharply below than above: letters stand on a line, few hang under it."""
    across, down = (round(_MARGIN * side) for side in image.size)
    pixels = np.asarray(image)[down:-down, across:-across]
    if not pixels.size:
        return True
    paper, ink = np.percentile(pixels[::4, ::4], (60, 0.5))
    profile = np.count_nonzero(pixels < paper - _DARK * (paper - ink), axis=1).astype(np.float64)
    # Squares with their sign: with cubes a single bar or box outweighs all the lines of the page.
    edges = np.diff(profile)
    return float(np.sum(edges * np.abs(edges))) <= 0


def _profile(points: Pixels, skew: float) -> Pixels:
    """How much ink is on each line of pixels, from the top, when lines rise by `skew` degrees."""
    if not points.size:
        return np.zeros(1)
    down = points[1] + points[0] * np.float32(np.tan(np.radians(skew)))
    return np.bincount((down - down.min()).astype(np.int64), minlength=1).astype(np.float64)


def _evenly_lit(image: Image.Image) -> Image.Image:
    """`image` with all its paper equally bright; untouched where that is so already."""
    coarse = image.reduce(_BACKGROUND).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(2))
    dark, light = np.percentile(np.asarray(coarse), (2, 98))
    if dark >= _UNEVEN * light:
        return image
    paper = np.asarray(coarse.resize(image.size, Image.Resampling.BILINEAR), np.float32)
    even = np.asarray(image, np.float32) * (_PAPER / np.maximum(paper, 1))
    return Image.fromarray(np.minimum(even, 255).astype(np.uint8))


def _sheet(image: Image.Image) -> tuple[Pixels, tuple[float, float]] | None:
    """The sheet of paper in a photo, from straight above, and its size; None where none stands out."""
    pixels = np.asarray(image.filter(ImageFilter.BoxBlur(2)), np.float32)
    bright = pixels > _SURROUNDING * np.percentile(pixels, 70)
    corners = _corners(bright)
    if corners is None:
        return None
    sides = np.hypot(*(np.roll(corners, -1, axis=0) - corners).T)
    size = (float(sides[0] + sides[2]) / 2, float(sides[1] + sides[3]) / 2)
    if not _SMALLEST_SHEET < size[0] * size[1] / bright.size < _LARGEST_SHEET:
        return None
    straight = np.array([(0, 0), (size[0], 0), size, (0, size[1])])
    return _perspective(straight, corners), size


def _corners(bright: Pixels) -> Pixels | None:
    """Of the bright sheet, clockwise from the upper left; None where its edges are not straight."""
    height, width = bright.shape
    rows, columns = np.arange(height), np.arange(width)
    has_row, has_column = bright.sum(axis=1) > width / 3, bright.sum(axis=0) > height / 3
    if has_row.sum() < height / 3 or has_column.sum() < width / 3:
        return None
    edges = (
        _edge(columns[has_column], bright.argmax(axis=0)[has_column], height),
        _edge(rows[has_row], width - bright[:, ::-1].argmax(axis=1)[has_row], width),
        _edge(columns[has_column], height - bright[::-1].argmax(axis=0)[has_column], height),
        _edge(rows[has_row], bright.argmax(axis=1)[has_row], width),
    )
    top, right, bottom, left = edges
    if top is None or right is None or bottom is None or left is None:
        return None
    return np.array([_crossing(row, column) for row in (top, bottom) for column in (left, right)])[
        [0, 1, 3, 2]
    ]


def _edge(along: Pixels, across: Pixels, side: int) -> tuple[float, float] | None:
    """The straight line through an edge, as its slope and start; outliers are left out twice."""
    slope, start, off = _line(along, across)
    for _ in range(2):
        keep = off <= max(2 * float(np.median(off)), 1.0)
        along, across = along[keep], across[keep]
        slope, start, off = _line(along, across)
    is_straight = len(along) > side / 8 and float(np.median(off)) <= _STRAIGHT * side
    return (slope, start) if is_straight else None


def _line(along: Pixels, across: Pixels) -> tuple[float, float, Pixels]:
    """The line through points, and how far off it each of them is."""
    slope, start = np.polyfit(along, across, 1)
    return float(slope), float(start), np.abs(across - (slope * along + start))


def _crossing(row: tuple[float, float], column: tuple[float, float]) -> tuple[float, float]:
    """Where an edge `y = slope x + start` meets one `x = slope y + start`."""
    x = (column[0] * row[1] + column[1]) / (1 - column[0] * row[0])
    return x, row[0] * x + row[1]


def _perspective(places: Pixels, images: Pixels) -> Pixels:
    """The 3 x 3 matrix that leads four places to their images."""
    equations, values = [], []
    for (x, y), (u, v) in zip(places, images, strict=True):
        equations += [(x, y, 1, 0, 0, 0, -u * x, -u * y), (0, 0, 0, x, y, 1, -v * x, -v * y)]
        values += [u, v]
    return np.append(np.linalg.solve(np.array(equations), np.array(values)), 1.0).reshape(3, 3)
