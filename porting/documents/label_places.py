"""Labels of a page, and the cells around one in which its value may stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from porting.documents.label_values import fits
from porting.documents.reading import Cell, Layer
from porting.domain.checks.evidence import Box
from porting.domain.checks.statements import Passage, Topic

#: A value stands at most this far below its label, or above it: two lines with air between, in points.
_NEAR = 26.0
#: A value below its label begins at most this far beside it, in points.
_BESIDE = 60.0
#: What stands beside a label shares so much of the lower one's height.
_SHARED = 0.25
#: A value over its label is set so many times larger.
_LARGER = 1.25
#: Lines of one address or name begin in one column, give or take this, in points.
COLUMN = 12.0


@dataclass(frozen=True)
class Label:
    topic: Topic
    cell: Cell
    """The words of the label, and of what follows them."""
    row: int
    value: Passage | None
    """What follows in the same cell; None: nothing does."""
    has_colon: bool
    is_bare: bool
    """`Date` or `Name` and nothing more."""
    is_head: bool = False
    """It stands among heads of columns: what is to its right is another head."""


@dataclass(frozen=True)
class Around:
    """The cells of a layer around its labels, each with the row that it stands in."""

    layer: Layer
    labels: frozenset[tuple[int, float]] = frozenset()
    """Where labels are: their row, and the left edge of their cell."""

    def right_of(self, label: Label) -> list[tuple[int, Cell]]:
        if label.is_head or (self._is_under_its_value(label) and not self._has_a_value_beside(label)):
            return []
        for row in self._rows_beside(label):
            right = [
                cell
                for cell in self.layer.rows[row]
                if cell.box.left >= label.cell.box.right and not _is_leader(cell)
            ]
            if right:
                return [(row, right[0])]
        return []

    def _rows_beside(self, label: Label) -> Iterator[int]:
        """Its own row; else the one beside it that is a little higher or lower, alone in its height.

        Labels in two languages stand one below the other, and the value between them.
        """
        yield label.row
        for row in (label.row + 1, label.row - 1):
            if 0 <= row < len(self.layer.rows) and self.layer.rows[row]:
                box = self.layer.rows[row][0].box
                shared = min(box.bottom, label.cell.box.bottom) - max(box.top, label.cell.box.top)
                if shared >= _SHARED * min(box.height, label.cell.box.height):
                    yield row

    def _is_under_its_value(self, label: Label) -> bool:
        """Whether it is small print right below something larger, as labels under lines to write on are.

        Below a heading stands the first label of a list.
        """
        place = label.cell.box
        return not (label.has_colon or label.topic is Topic.RESTRICTION) and any(
            cell.height >= _LARGER * label.cell.height
            and (row, cell.box.left) not in self.labels
            and place.top - cell.box.bottom <= place.height
            and fits(label.topic, cell.text)
            for row, cell in self.above(label)
        )

    def _has_a_value_beside(self, label: Label) -> bool:
        """Whether what is level with it may be its value; in an image, where heights say little."""
        return self.layer.engine.is_recognition and any(
            cell.box.left >= label.cell.box.right
            and (label.row, cell.box.left) not in self.labels
            and fits(label.topic, cell.text)
            for cell in self.layer.rows[label.row]
        )

    def below(self, label: Label) -> list[tuple[int, Cell]]:
        """The nearest cell below in the label's column."""
        place = label.cell.box
        for row in range(label.row + 1, len(self.layer.rows)):
            cells = self.layer.rows[row]
            if cells[0].box.top - place.bottom > _NEAR:
                break
            below = [
                cell
                for cell in cells
                if cell.box.left < place.right + COLUMN
                and place.left - COLUMN < cell.box.right
                and abs(cell.box.left - place.left) < _BESIDE
            ]
            if below:
                return [(row, min(below, key=lambda cell: abs(cell.box.left - place.left)))]
        return []

    def is_over_a_label(self, first: int, box: Box) -> bool:
        """Whether a label stands right below what begins in row `first` and fills `box`."""
        return any(
            0 <= cell.box.top - box.bottom <= _NEAR / 2 and abs(cell.box.left - box.left) <= _BESIDE / 2
            for row in range(first, len(self.layer.rows))
            for cell in self.layer.rows[row]
            if (row, cell.box.left) in self.labels
        )

    def above(self, label: Label) -> list[tuple[int, Cell]]:
        """The nearest cell above in the label's column."""
        place = label.cell.box
        for row in range(label.row - 1, -1, -1):
            cells = [
                cell
                for cell in self.layer.rows[row]
                if abs(cell.box.left - place.left) <= _BESIDE / 2 and place.top - cell.box.bottom <= _NEAR
            ]
            if cells:
                return [(row, min(cells, key=lambda cell: abs(cell.box.left - place.left)))]
        return []


def _is_leader(cell: Cell) -> bool:
    """Dots or a line between a label and its value."""
    return not any(map(str.isalnum, cell.text))
