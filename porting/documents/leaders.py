"""Takes dotted leaders out of a page's image, `Account number ........... 204418`, and a fax's specks.

Tesseract takes a leader's dots for letters, and with them the words on either side; a speck makes `Suite-/`
of `Suite /`. Numpy and Pillow alone: it runs in the short-lived child that reads the document.
"""

import numpy as np
from PIL import Image

from porting.documents.pieces import Pieces, Pixels, numbered, pieces_of

#: Of the way from paper to ink; a scanned dot is gray.
_DARK = 0.35
#: Inches square. Less ink than this is no full stop, not even in small print.
_SPECK = 0.008
#: Inches. A full stop in the largest type that leaders are set in.
_LARGEST_DOT = 0.04
#: A dot is about as wide as it is high, and fills most of its box.
_LONGEST, _FILLED = 2.0, 0.55
#: Inches from a dot to the next one; letters of a typewriter are 0.1 apart, and some set two of them.
_APART = 0.21
#: Inches that a dot may be above or below the one before: leaders are level, scans bend.
_LEVEL = 0.014
#: Inches above and below a dot without any ink; over the dot of an `i` there may be none, but its stem is
#: below it, nearer than the next line.
_ABOVE, _BELOW = 0.045, 0.025
#: How much of the ink around a dot is its own.
_ALONE = 0.75
#: An ellipsis has three dots, and so may a few words by chance.
_FEWEST = 5
#: Of the usual distance: by how much one may differ, and how far beside a dot nothing stands (`1.2.3.4`).
_UNEVEN, _BESIDE = 0.25, 0.3
#: Of a row's dots so many stand by themselves; a speck may be beside one.
_MOSTLY = 0.8
#: Pixels around a dot that are gray with it.
_HALO = 2
#: More dots than a page of leaders has: a page of noise.
_MOST_DOTS = 3_000


def without_leaders(image: Image.Image, dpi: float) -> Image.Image:
    """`image`, gray and upright, without specks, and rows of dots that nothing stands between."""
    pixels = np.asarray(image)
    paper, ink = np.percentile(pixels[::2, ::2], (60, 0.5))
    dark = pixels < paper - _DARK * (paper - ink)
    sums = np.zeros((dark.shape[0] + 1, dark.shape[1] + 1), np.int32)
    np.cumsum(dark, axis=0, dtype=np.int32, out=sums[1:, 1:])
    np.cumsum(sums[1:, 1:], axis=1, out=sums[1:, 1:])
    pieces = pieces_of(dark)
    pieces = pieces.where(_are_alone(pieces, sums, dpi, 0.0))
    is_speck = pieces.count < (_SPECK * dpi) ** 2
    specks, dots = pieces.where(is_speck), _leaders(_dots(pieces.where(~is_speck), dpi), sums, dpi)
    if len(specks) > _MOST_DOTS or not len(specks) + len(dots):
        return image
    cleared = pixels.copy()
    _clear(cleared, specks, 0, round(paper))
    _clear(cleared, dots, _HALO, round(paper))
    return Image.fromarray(cleared)


def _clear(pixels: Pixels, pieces: Pieces, halo: int, paper: int) -> None:
    for left, top, right, bottom in zip(pieces.left, pieces.top, pieces.right, pieces.bottom, strict=True):
        pixels[max(top - halo, 0) : bottom + halo, max(left - halo, 0) : right + halo] = paper


def _dots(pieces: Pieces, dpi: float) -> Pieces:
    """Those of `pieces` that may be dots by their size."""
    wide, high = pieces.right - pieces.left, pieces.bottom - pieces.top
    longer, shorter = np.maximum(wide, high), np.minimum(wide, high)
    is_round = (longer <= np.maximum(_LONGEST * shorter, 2)) & (pieces.count >= _FILLED * wide * high)
    return pieces.where(is_round & (longer <= _LARGEST_DOT * dpi))


def _leaders(dots: Pieces, sums: Pixels, dpi: float) -> Pieces:
    """Those of `dots` that stand in a level row of several, evenly apart and by themselves."""
    if not _FEWEST <= len(dots) <= _MOST_DOTS:
        return dots.where(np.zeros(len(dots), bool))
    one, following, apart = _followers(dots, dpi)
    row = numbered(len(dots), one, following)[one]
    is_leader = np.zeros(len(dots), bool)
    for number in np.unique(row):
        links = row == number
        usual = float(np.median(apart[links]))
        links &= np.abs(apart - usual) <= max(_UNEVEN * usual, 1.0)
        members = np.union1d(one[links], following[links])
        alone = _are_alone(dots.where(members), sums, dpi, _BESIDE * usual)
        if len(members) >= _FEWEST and alone.mean() >= _MOSTLY:
            is_leader[members] = True
    return dots.where(is_leader)


def _followers(dots: Pieces, dpi: float) -> tuple[Pixels, Pixels, Pixels]:
    """Dots to the right of which others are, these others, and the pixels between their middles."""
    x, y = (dots.left + dots.right) / 2, (dots.top + dots.bottom) / 2
    apart = x[None, :] - x[:, None]
    follows = (apart > 0) & (apart <= _APART * dpi) & (np.abs(y[None, :] - y[:, None]) <= _LEVEL * dpi)
    apart[~follows] = np.inf
    one = np.flatnonzero(follows.any(axis=1))
    following = apart[one].argmin(axis=1)
    return one, following, apart[one, following]


def _are_alone(dots: Pieces, sums: Pixels, dpi: float, beside: float) -> Pixels:
    """For each whether there is no other ink above and below it, and so many pixels beside it.

    `sums` says how much ink is above and to the left of a place.
    """
    height, width = sums.shape[0] - 1, sums.shape[1] - 1
    top = np.maximum(dots.top - round(_ABOVE * dpi), 0)
    bottom = np.minimum(dots.bottom + round(_BELOW * dpi), height)
    left, right = np.maximum(dots.left - round(beside), 0), np.minimum(dots.right + round(beside), width)
    around = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    alone: Pixels = dots.count >= _ALONE * around
    return alone
