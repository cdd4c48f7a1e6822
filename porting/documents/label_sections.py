"""Labels under a heading that says whose they are: `Present provider` over `Name of the company`."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from porting.documents.label_places import COLUMN, Label
from porting.documents.reading import Cell, Layer, Row
from porting.domain.checks.likeness import folded
from porting.domain.checks.statements import Topic

#: What may be the customer's or the carrier's; the heading tells. `Business name` is a customer's.
_OF_EITHER = re.compile(
    r"\s*(?:the )?(?:(?:full|legal|complete) )?(?:name|nom|company(?: name)?|name of (?:the )?company"
    r"|compagnie|nom de la compagnie)\s*[:*]*\s*"
)
#: `4.` before a heading.
_COUNT = re.compile(r"\W*\w{1,2}\W*")


def by_their_headings(layer: Layer, labels: Sequence[Label]) -> list[Label]:
    """`labels`, where a company's name in the carrier's section of a form is the carrier's."""
    starts = frozenset((label.row, label.cell.box.left) for label in labels)
    rows = {
        row
        for label in labels
        if label.topic is Topic.CARRIER and label.value is None and not label.has_colon
        for row in _section(layer, label, starts)
    }
    return [
        replace(label, topic=Topic.CARRIER, is_bare=False)
        if label.row in rows and _may_be_a_carrier_s(label)
        else label
        for label in labels
    ]


def _may_be_a_carrier_s(label: Label) -> bool:
    own = label.cell.text.partition(":")[0]
    is_a_name = label.topic is Topic.ACCOUNT_NAME or (label.topic is Topic.SIGNER_NAME and label.is_bare)
    return is_a_name and _OF_EITHER.fullmatch(folded(own)) is not None


def _section(layer: Layer, heading: Label, starts: frozenset[tuple[int, float]]) -> Iterator[int]:
    """The rows that a label is the heading of; none, where a value of its own may stand beside or below."""
    row = layer.rows[heading.row]
    right = [cell for cell in row if cell.box.left > heading.cell.box.left]
    if right and _begins_with_a_label(heading.row, right, starts):
        yield heading.row
        yield from _until(layer, heading.row + 1, lambda below: _stands_in(heading.cell, below))
    elif not right and all(
        _COUNT.fullmatch(cell.text) for cell in row if cell.box.right <= heading.cell.box.left
    ):
        below = heading.row + 1
        if _stands_over_its_labels(layer, below, starts):
            yield from _until(layer, below, lambda cells: len(_texts(cells)) <= 1)
        elif below < len(layer.rows) and (below, layer.rows[below][0].box.left) in starts:
            is_indented = not _stands_in(heading.cell, layer.rows[below])
            yield from _until(
                layer,
                below,
                lambda cells: len(_texts(cells)) <= 1 or (is_indented and _stands_in(heading.cell, cells)),
            )


def _stands_over_its_labels(layer: Layer, row: int, starts: frozenset[tuple[int, float]]) -> bool:
    """Whether each of several cells of a row has a label of its own below it, as on lines to write on."""
    values, labels = (layer.rows[at] if at < len(layer.rows) else () for at in (row, row + 1))
    return 1 < len(values) == len(labels) and all(
        (row, value.box.left) not in starts
        and abs(value.box.left - label.box.left) <= COLUMN
        and (row + 1, label.box.left) in starts
        for value, label in zip(values, labels, strict=True)
    )


def _begins_with_a_label(row: int, cells: Sequence[Cell], starts: frozenset[tuple[int, float]]) -> bool:
    """Whether the first of `cells` is a label and the next its value: heads of columns are labels all."""
    are_labels = [(row, cell.box.left) in starts for cell in cells[:2]]
    return are_labels == [True, False]


def _until(layer: Layer, first: int, ends: Callable[[Row], bool]) -> Iterator[int]:
    for at in range(first, len(layer.rows)):
        if ends(layer.rows[at]):
            return
        yield at


def _stands_in(heading: Cell, row: Row) -> bool:
    """Whether something stands in the heading's column."""
    return any(cell.box.left <= heading.box.left + COLUMN for cell in row)


def _texts(row: Row) -> list[Cell]:
    """Its cells without counts."""
    return [cell for cell in row if not _COUNT.fullmatch(cell.text)]
