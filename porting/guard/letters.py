"""The ink of a piece of a page, and the shape of one letter in it."""

from collections.abc import Sequence

import numpy as np
from PIL import Image

from porting.documents.pieces import Pixels
from porting.domain.checks.evidence import Box

#: Pixels of a shape each way, the outermost ones around the letter: where its edge is soft it reaches them.
_SIDE = 12
#: Of the way from paper to ink: what is darker is ink.
_INK = 0.45
#: Of 255: of ink that is less different from its paper no shape is told.
_CONTRAST = 60
_MIDDLE, _BLACK = 128, 255
#: In pixels of the page: ink that a letter may have beside its box.
_AROUND = 1

Place = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""


class Ink:
    """What is dark on light paper in a gray image, or light on dark paper."""

    def __init__(self, image: Image.Image, dpi: float, left: float = 0, top: float = 0) -> None:
        """`left`, `top`: where on its page the image begins, in points."""
        gray = np.asarray(image)
        paper = float(np.median(gray))
        ink = float(gray.min() if paper >= _MIDDLE else gray.max())
        if abs(paper - ink) < _CONTRAST:
            ink = paper - 2 * _BLACK  # so that nothing is
        steps = (paper - np.arange(_BLACK + 1)) / (paper - ink)
        self._levels: Pixels = (np.clip(steps, 0, 1) * _BLACK).astype(np.uint8)[gray]
        self._dpi, self._left, self._top = dpi, left, top

    def dark(self, place: Place) -> Pixels:
        """Which pixels are ink."""
        left, top, right, bottom = place
        dark: Pixels = self._levels[top:bottom, left:right] > _INK * _BLACK
        return dark

    def shape(self, box: Box) -> bytes | None:
        """The ink of the letter in `box`, fitted into a square, a byte a pixel; None: there is none."""
        left, top, right, bottom = self.pixels(box, _AROUND)
        levels = self._levels[top:bottom, left:right]
        if not levels.size:
            return None
        across, down = _extent(levels.max(axis=0)), _extent(levels.max(axis=1))
        if across is None or down is None:
            return None
        half = max(across[1] - across[0], down[1] - down[0]) / 2 * _SIDE / (_SIDE - 2)
        # Paper around the letter, so that the square fits whatever its sides are.
        margin = int(half) + 2
        height, width = levels.shape
        paper = np.zeros((height + 2 * margin, width + 2 * margin), np.uint8)
        paper[margin : margin + height, margin : margin + width] = levels
        x, y = sum(across) / 2 + margin, sum(down) / 2 + margin
        around = Image.frombuffer("L", paper.shape[::-1], paper, "raw", "L", 0, 1)
        corners = (x - half, y - half, x + half, y + half)
        return around.resize((_SIDE, _SIDE), Image.Resampling.BILINEAR, corners).tobytes()

    def pixels(self, box: Box, around: int) -> Place:
        """With so many pixels `around` it, as far as it is in the image: none is before the first."""
        scale = self._dpi / 72
        left, right = (box.left - self._left) * scale, (box.right - self._left) * scale
        top, bottom = (box.top - self._top) * scale, (box.bottom - self._top) * scale
        return (
            max(int(left) - around, 0),
            max(int(top) - around, 0),
            max(round(right) + around + 1, 0),
            max(round(bottom) + around + 1, 0),
        )


def _extent(levels: Pixels) -> tuple[float, float] | None:
    """From where to where ink reaches, to a part of a pixel: one that is half dark is half inked."""
    inked = np.flatnonzero(levels > _INK * _BLACK)
    if not inked.size:
        return None
    first, last = int(inked[0]), int(inked[-1])
    begin = first + 1 - (int(levels[first]) + (int(levels[first - 1]) if first else 0)) / _BLACK
    after = int(levels[last + 1]) if last + 1 < len(levels) else 0
    end = last + (int(levels[last]) + after) / _BLACK
    return max(begin, 0), min(end, len(levels))


def rows_of(shapes: Sequence[bytes]) -> Pixels:
    """A row of length 1 for each, so that the product of two says how alike they are."""
    rows: Pixels = np.frombuffer(b"".join(shapes), np.uint8).reshape(len(shapes), -1).astype(np.float32)
    rows -= rows.mean(axis=1, keepdims=True)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)
    return rows
