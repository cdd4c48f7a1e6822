"""Lines of a page that stand one right above the other, as those of an address do."""

import re
from collections.abc import Iterable, Iterator

from porting.documents.label_places import COLUMN
from porting.documents.reading import Cell, Layer, Word
from porting.domain.checks.evidence import Box

#: Lines of one address stand at most this many line heights apart.
LINE_GAP = 1.3
#: Points by which the ends, or the middles, of such lines may be apart.
_LEVEL = 2.0
#: A line that ends within what has digits on both sides of a hyphen: `200-`, and below it `3277 Main St`.
_BROKEN = re.compile(r"\d[-\u2010\u2011]")


def running_text(lines: Iterable[Cell]) -> str:
    """What lines of one paragraph say, as one line."""
    text = ""
    for line in lines:
        text += between_lines(text, line.text) + line.text if text else line.text
    return text


def between_lines(upper: str, lower: str) -> str:
    """What stands between two lines of one value where they are put into one: a space, or nothing."""
    return "" if _BROKEN.fullmatch(upper[-2:]) and lower[:1].isdigit() else " "


def are_seen(cell: Cell, unseen: tuple[Word, ...]) -> bool:
    """Whether a person who looks at the page sees all words of `cell`."""
    return not unseen or not any(word in unseen for word in cell.words)


def lines_above(layer: Layer, row: int, cell: Cell) -> Iterator[Cell]:
    last = cell
    for at in range(row - 1, -1, -1):
        above = [other for other in layer.rows[at] if _are_in_column(other.box, cell.box)]
        if above:
            if not is_next_line(above[0].box, last.box):
                return
            last = above[0]
            yield last
        elif last.box.top - layer.rows[at][0].box.bottom > LINE_GAP * last.box.height:
            return


def _are_in_column(upper: Box, lower: Box) -> bool:
    """Whether they begin, end or are centred one above the other."""
    from_left, from_right = upper.left - lower.left, upper.right - lower.right
    return abs(from_left) <= COLUMN or min(abs(from_right), abs(from_left + from_right) / 2) <= _LEVEL


def is_next_line(upper: Box, lower: Box) -> bool:
    return lower.top - upper.bottom <= LINE_GAP * min(upper.height, lower.height)
