"""Labels that are heads of columns, and words that look like labels among the values of others."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from porting.documents.label_places import Label
from porting.documents.label_values import is_telephone_number
from porting.documents.reading import Cell, Layer
from porting.domain.checks.likeness import plain
from porting.domain.checks.statements import Topic

_ANSWER = re.compile(r"no|none|n|non|aucune?s?|neant|nil|off|yes|y|oui")
#: Heads of a table's columns: so many in a row, and more than this share of it.
_FEWEST_HEADS, _SHARE_OF_HEADS = 3, 0.55
#: Points by which cells of one column may begin apart, and by which a head is nearer to its value than other
#: rows are to one another; engines see print a little higher or lower.
_LEVEL, _TIGHTER, _TIGHTER_IN_A_SCAN = 3.0, 2.0, 5.0
#: Of so many rows above and below, so many have their value in one column.
_ROWS_AROUND, _LIKE_ROWS = 3, 2
#: Values are so many times as high as heads in small print.
_LARGER = 1.15


def rows_of_heads(layer: Layer, labels: Sequence[Label]) -> frozenset[int]:
    """The rows that are mostly labels, or stand over their values."""
    starts = frozenset((label.row, label.cell.box.left) for label in labels)
    bare = Counter(
        label.row
        for label in labels
        if label.value is None and not label.has_colon and not _is_in_a_column_of_values(layer, label, starts)
    )
    return frozenset(
        row
        for row, count in bare.items()
        if (count >= _FEWEST_HEADS and count > _SHARE_OF_HEADS * len(layer.rows[row]))
        or (_stand_over_values(layer, row) and not _stands_over_a_label(layer, row, starts))
    ) | frozenset(label.row for label in labels if _stands_over_an_answer(layer, label))


def _is_in_a_column_of_values(layer: Layer, label: Label, starts: frozenset[tuple[int, float]]) -> bool:
    """Whether it stands behind a label, as values do in rows around: `Account owner` beside `Role`."""
    row = layer.rows[label.row]
    before = next((cell for cell in reversed(row) if cell.box.right <= label.cell.box.left), None)
    if before is None or (label.row, before.box.left) not in starts:
        return False
    near = range(max(0, label.row - _ROWS_AROUND), min(label.row + _ROWS_AROUND + 1, len(layer.rows)))
    alike = [
        at
        for at in near
        for key, value in pairwise(layer.rows[at])
        if at != label.row
        and (at, key.box.left) in starts
        and (at, value.box.left) not in starts
        and abs(key.box.left - before.box.left) <= _LEVEL
        and abs(value.box.left - label.cell.box.left) <= _LEVEL
    ]
    return len(alike) >= _LIKE_ROWS


def _stands_over_an_answer(layer: Layer, label: Label) -> bool:
    """Whether it asks for a freeze or an order among heads, and `No` stands below it, which is no label."""
    if label.topic is not Topic.RESTRICTION or label.value or label.row + 1 >= len(layer.rows):
        return False
    row, below = layer.rows[label.row], layer.rows[label.row + 1]
    return 1 < len(row) == len(below) and all(
        abs(head.box.left - value.box.left) <= _LEVEL
        and (head.box.left != label.cell.box.left or _ANSWER.fullmatch(plain(value.text)))
        for head, value in zip(row, below, strict=True)
    )


def _stands_over_a_label(layer: Layer, row: int, starts: frozenset[tuple[int, float]]) -> bool:
    """Whether it and the next row begin with labels: two rows of a list, each with its value."""
    return all((at, layer.rows[at][0].box.left) in starts for at in (row, row + 1))


def _stand_over_values(layer: Layer, row: int) -> bool:
    """Whether each cell of a row stands over one of the next row, nearer to it than other rows are."""
    rows = layer.rows
    if row + 1 >= len(rows) or not 1 < len(rows[row]) == len(rows[row + 1]):
        return False
    step = rows[row + 1][0].box.middle - rows[row][0].box.middle
    others = [
        lower[0].box.middle - upper[0].box.middle
        for upper, lower in pairwise(rows[max(0, row - 1) : row + 3])
        if upper is not rows[row]
    ]
    pairs = list(zip(rows[row], rows[row + 1], strict=True))
    tighter = _TIGHTER_IN_A_SCAN if layer.engine.is_recognition else _tighter(pairs)
    return all(abs(head.box.left - value.box.left) <= _LEVEL for head, value in pairs) and all(
        step + tighter <= other for other in others
    )


def _tighter(pairs: Iterable[tuple[Cell, Cell]]) -> float:
    """By how much heads are nearer to their values; those in small print need not be."""
    is_small = all(head.box.height * _LARGER <= value.box.height for head, value in pairs)
    return 0.0 if is_small else _TIGHTER


def is_in_a_list_of_lines(layer: Layer, label: Label, starts: frozenset[tuple[int, float]]) -> bool:
    """Whether `Local`, `Unit` or `Business` says of what type a line is.

    A telephone number stands before it then, unlabelled.

    `starts`: where labels begin, as rows and left edges.
    """
    if label.topic not in (Topic.UNIT, Topic.ACCOUNT_NAME) or label.has_colon or label.value:
        return False
    before = [cell for cell in layer.rows[label.row] if cell.box.left < label.cell.box.left]
    is_labelled = any((label.row, cell.box.left) in starts for cell in before)
    return not is_labelled and any(is_telephone_number(cell.text) for cell in before)


def is_among_values(layer: Layer, label: Label, starts: frozenset[tuple[int, float]]) -> bool:
    """Whether `Business` or `Customer` stands where other rows have what their labels announce.

    A line's type is the same in many rows: what counts are the rows above and below all of them.

    `starts`: where labels begin, as rows and left edges.
    """
    if label.topic is not Topic.ACCOUNT_NAME or label.has_colon or label.value:
        return False
    left = label.cell.box.left
    beside = [
        ((row, before.box.left) in starts, (row, cell.box.left) in starts)
        for row in _around_its_repetitions(layer, label)
        for before, cell in pairwise(layer.rows[row])
        if abs(cell.box.left - left) <= _LEVEL
    ]
    return (False, True) in beside and (True, False) in beside and (True, True) not in beside


def _around_its_repetitions(layer: Layer, label: Label) -> range:
    """The rows around `label` in which the same word stands in its column, and the two next to them."""
    first = last = label.row
    while first and _repeats(layer, label, first - 1):
        first -= 1
    while last + 1 < len(layer.rows) and _repeats(layer, label, last + 1):
        last += 1
    return range(max(0, first - 1), min(last + 2, len(layer.rows)))


def _repeats(layer: Layer, label: Label, row: int) -> bool:
    return any(
        abs(cell.box.left - label.cell.box.left) <= _LEVEL and cell.text == label.cell.text
        for cell in layer.rows[row]
    )
