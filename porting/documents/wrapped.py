"""Cells of a table whose text runs over two lines, beside cells of one line at half their height.

Such a line stands between two rows. A value is then taken up to its first line, where its label looks for it,
and the two lines of a label are put together, beside its value.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from porting.documents.reading import Cell, Row

#: A label has none: `Téléphonie affaires`, and below it `819-607-9537`.
_NUMBER = re.compile(r"\d{4}")
_DAY, _YEAR = re.compile(r"[^\W\d_]{3,9}\.? \d{1,2},|\d{1,2} [^\W\d_]{3,9}\.?"), re.compile(r"(?:19|20)\d\d")
#: Points by which two lines of one cell may begin, or have their middle, beside one another.
_IN_COLUMN = 2.0
#: Lines of one cell are at most so many heights apart, from middle to middle.
_LINE_STEP = 2.4
#: They are printed alike: one of a label over its value is smaller.
_ALIKE = 1.1
#: And what stands beside them is at half their height, give or take this share of the step.
_AT_HALF = 0.2
#: More cells than these in a row are no table's.
_MOST_CELLS = 30
#: What is this many steps above or below them in their column belongs to them: then they are no cell of two.
_FURTHER_LINE = 1.2
#: Rows in which such a line may stand, where columns side by side have lines of their own.
_ROWS_AROUND = 6


@dataclass(frozen=True)
class _Pair:
    """Two lines of one cell."""

    upper: Cell
    lower: Cell

    @property
    def left(self) -> float:
        return min(self.upper.box.left, self.lower.box.left)

    @property
    def right(self) -> float:
        return max(self.upper.box.right, self.lower.box.right)


def unwrapped(rows: Sequence[Row]) -> list[Row]:
    """`rows`, from the top, without such rows between two, and with days in one cell."""
    found = _with_days_in_one(rows)
    at = 1
    while at < len(found) - 1:
        pairs = list(_pairs_around(found, at))
        stand_before = any(cell.box.right <= pair.left for pair in pairs for cell in found[at])
        if stand_before and not _are_stacked(found[at - 1], found[at]):
            found[at - 1 : at + 1] = [_sorted((*found[at - 1], *found[at]))]
        elif label := _label_before(found[at], pairs):
            upper, lower = (
                tuple(cell for cell in row if cell not in (label.upper, label.lower))
                for row in (found[at - 1], found[at + 1])
            )
            whole = Cell((*label.upper.words, *label.lower.words))
            found[at - 1 : at + 2] = [row for row in (upper, _sorted((whole, *found[at])), lower) if row]
            at += 1
        else:
            at += 1
    return found


def _with_days_in_one(rows: Sequence[Row]) -> list[Row]:
    """A narrow column breaks `September 30,` from its year."""
    found = list(rows)
    for at in range(1, len(found)):
        if max(len(found[at - 1]), len(found[at])) > _MOST_CELLS:
            continue
        for year in found[at]:
            day = next((cell for cell in found[at - 1] if _are_a_day(cell, year)), None)
            if day is not None:
                whole = Cell((*day.words, *year.words))
                found[at] = _sorted((whole, *(cell for cell in found[at] if cell is not year)))
                found[at - 1] = tuple(cell for cell in found[at - 1] if cell is not day)
                break
    return [row for row in found if row]


def _are_a_day(upper: Cell, lower: Cell) -> bool:
    step = lower.box.middle - upper.box.middle
    is_below = _are_in_column(upper, lower) and step <= _LINE_STEP * lower.height
    return is_below and _DAY.fullmatch(upper.text) is not None and _YEAR.fullmatch(lower.text) is not None


def _pairs_around(rows: Sequence[Row], at: int) -> Iterator[_Pair]:
    """The cells of two lines, one of them above and one below row `at`, which is at half their height."""
    middle = median(cell.box.middle for cell in rows[at])
    if max(map(len, rows[at - 1 : at + 2])) > _MOST_CELLS:
        return
    for upper in rows[at - 1]:
        for lower in rows[at + 1]:
            if not _may_be_one(upper, lower):
                continue
            step = lower.box.middle - upper.box.middle
            is_around = abs(middle - (upper.box.middle + lower.box.middle) / 2) <= _AT_HALF * step
            pair = _Pair(upper, lower)
            is_free = not any(cell.box.left < pair.right and cell.box.right > pair.left for cell in rows[at])
            if is_around and is_free and not _goes_on(rows, at, pair, step):
                yield pair


def _may_be_one(upper: Cell, lower: Cell) -> bool:
    low, high = sorted((upper.height, lower.height))
    is_next = lower.box.middle - upper.box.middle <= _LINE_STEP * high
    return is_next and high <= _ALIKE * low and _are_in_column(upper, lower)


def _are_stacked(upper: Row, lower: Row) -> bool:
    """Whether something of one row stands over something of the other."""
    return any(
        one.box.left < other.box.right and other.box.left < one.box.right for one in upper for other in lower
    )


def _are_in_column(upper: Cell, lower: Cell) -> bool:
    one, other = upper.box, lower.box
    beside = (one.left - other.left, (one.left + one.right - other.left - other.right) / 2)
    return min(map(abs, beside)) <= _IN_COLUMN


def _goes_on(rows: Sequence[Row], at: int, pair: _Pair, step: float) -> bool:
    """Whether the column has a further line right above or below: then it is a text beside another one."""
    around = [*rows[max(0, at - _ROWS_AROUND) : at - 1], *rows[at + 2 : at + 1 + _ROWS_AROUND]]
    return any(
        _are_in_column(cell, pair.upper)
        and min(abs(cell.box.middle - line.box.middle) for line in (pair.upper, pair.lower))
        <= _FURTHER_LINE * step
        for row in around
        for cell in row
    )


def _label_before(row: Row, pairs: Sequence[_Pair]) -> _Pair | None:
    """The one left of all of `row`, and closest to it, where it is in words."""
    left = min(cell.box.left for cell in row)
    before = [pair for pair in pairs if pair.right <= left]
    nearest = max(before, key=lambda pair: pair.right, default=None)
    if nearest is None or _NUMBER.search(f"{nearest.upper.text} {nearest.lower.text}"):
        return None
    return nearest


def _sorted(cells: Sequence[Cell]) -> Row:
    return tuple(sorted(cells, key=lambda cell: cell.box.left))
