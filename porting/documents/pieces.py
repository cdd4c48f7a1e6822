"""Ink in the pixels of a page: runs of it in a row, and the pieces that hang together.

Numpy alone: it runs in the short-lived child that reads the document.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

Pixels = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True)
class Pieces:
    """Ink that hangs together, one number for each piece."""

    left: Pixels
    top: Pixels
    right: Pixels
    bottom: Pixels
    count: Pixels
    """Pixels of ink."""
    runs: Pixels
    """Runs of ink in all of its rows."""
    longest: Pixels
    """Pixels of its longest run."""

    def __len__(self) -> int:
        return len(self.count)

    def boxes(self) -> list[tuple[int, int, int, int]]:
        """Left, top, right, bottom of each."""
        sides = (self.left, self.top, self.right, self.bottom)
        return list(zip(*(each.tolist() for each in sides), strict=True))

    def where(self, chosen: Pixels) -> "Pieces":
        """Those for which `chosen` is true."""
        sides = self.left[chosen], self.top[chosen], self.right[chosen], self.bottom[chosen]
        return Pieces(*sides, self.count[chosen], self.runs[chosen], self.longest[chosen])


def runs(ink: Pixels) -> tuple[Pixels, Pixels, Pixels]:
    """Each run of ink in a row: the row, where it starts, where it has ended."""
    padded = np.zeros((ink.shape[0], ink.shape[1] + 2), np.bool_)
    padded[:, 1:-1] = ink
    flat = padded.ravel()
    # Each row ends with paper, so starts and ends alternate.
    changes = np.flatnonzero(flat[1:] != flat[:-1])
    rows, starts = np.divmod(changes[::2], padded.shape[1])
    return rows, starts, changes[1::2] - rows * padded.shape[1]


def pieces_of(ink: Pixels) -> Pieces:
    rows, starts, ends = runs(ink)
    return joined(rows, starts, ends, ink.shape[1])


def joined(rows: Pixels, starts: Pixels, ends: Pixels, width: int) -> Pieces:
    """The pieces that runs of neighbouring rows make where they touch, corners included."""
    if not len(rows):
        empty = np.zeros(0, np.int64)
        return Pieces(empty, empty, empty, empty, empty, empty, empty)
    stride = width + 2
    first = np.searchsorted(rows * stride + ends, (rows + 1) * stride + starts, "left")
    last = np.searchsorted(rows * stride + starts, (rows + 1) * stride + ends, "right")
    touching = np.maximum(last - first, 0)
    one = np.repeat(np.arange(len(rows)), touching)
    offset = np.arange(len(one)) - np.repeat(np.cumsum(touching) - touching, touching)
    number = numbered(len(rows), one, np.repeat(first, touching) + offset)
    _, piece = np.unique(number, return_inverse=True)
    size = int(piece.max()) + 1
    left, top = np.full(size, width), np.full(size, int(rows.max()) + 1)
    right, bottom = np.zeros(size, np.int64), np.zeros(size, np.int64)
    np.minimum.at(left, piece, starts)
    np.minimum.at(top, piece, rows)
    np.maximum.at(right, piece, ends)
    np.maximum.at(bottom, piece, rows + 1)
    longest = np.zeros(size, np.int64)
    np.maximum.at(longest, piece, ends - starts)
    return Pieces(left, top, right, bottom, np.bincount(piece, ends - starts), np.bincount(piece), longest)


def numbered(count: int, one: Pixels, other: Pixels) -> Pixels:
    """For each of `count` things the least number among all that it is tied to, directly or not."""
    number = np.arange(count)
    while True:
        low, high = np.minimum(number[one], number[other]), np.maximum(number[one], number[other])
        if bool((low == high).all()):
            return number
        np.minimum.at(number, high, low)
        while True:
            nearer = number[number]
            if bool((nearer == number).all()):
                break
            number = nearer
