"""The room that labels announce for a signature or a date: lines and boxes, on the level page."""

from collections.abc import Sequence
from dataclasses import dataclass

from porting.documents.blanks import blanks_apart, is_blank
from porting.documents.page_level import Level, level_of
from porting.documents.reading import Page, Word
from porting.documents.ruling import SHORTEST_LINE, Ruling
from porting.documents.signing_labels import CLOSING, labels_of
from porting.documents.signing_words import DOUBTFUL, Label, Wanted
from porting.domain.checks.evidence import Box, Engine


@dataclass(frozen=True)
class Place:
    """The room that a label announces, on the level page."""

    label: Label
    box: Box
    line: float | None = None
    """How far down the line to write on is; None: a box, or no line was found."""
    is_ruled: bool = False
    """A line or a box says where it is; otherwise it is a guess."""


#: How high above its line a signature may begin, and how far its tails hang below it.
_ABOVE_LINE, _BELOW_LINE = 42.0, 12.0
#: A label stands so close under its line.
_UNDER_LINE = 16.0
#: Right of its label a line begins within this.
_BESIDE = 80.0
#: And left of it, it ends within this.
_BEHIND = 16.0
#: Between a label and the line to write on below it is more than this, and not more than that.
_ROOM, _MOST_ROOM = 9.0, 60.0
#: The head of a column has no room to sign: it is at most so many times as high as its words.
_HEAD = 1.9
#: Points below a label where the box below it is met; so much lower under a heading in a bar.
_IN_A_BOX, _BELOW_A_BAR = 14.0, 22.0
#: Points by which cells of one row of a table may be higher or lower.
_ROW_OF_A_TABLE = 4.0
#: Points that are free between what is written over two labels of one line.
_APART = 12.0
#: Points by which boxes of words that stand side by side may overlap.
_TOUCHING = 2.0
#: A guess where no line is: beside the label, and above it.
_GUESSED_WIDTH = 260.0
_GUESSED_ABOVE = 34.0
#: Letters leave three or four lines between how they close and the name of who signs them.
_UNDER_CLOSING = 64.0
#: A legend stands across the upper edge of its box: so near to its middle, as a share of its height, is the
#: edge. The box is at most so many points deep.
_IN_AN_EDGE, _DEEPEST = 0.25, 120.0
#: Nor may a heading have a line: of what is drawn so far below it, nothing else asks for it.
_UNDER_A_HEADING = 60.0
#: A hand signs above its printed name, with three or four lines between them, or beside or below it.
_OVER_A_NAME, _BELOW_A_NAME = 64.0, 40.0


def places_of(page: Page) -> list[Place]:
    """The place of each label of `page`; its ruled lines are among its marks."""
    level = level_of(page)
    labels = labels_of(page)
    lines = [level.of(mark.box) for mark in page.marks if mark.how == "line"]
    lines += [
        level.of(word.box)._replace(top=level.of(word.box).bottom - 1)
        for layer in page.layers[:1]
        if layer.engine is Engine.TEXT
        for word in blanks_apart(layer).words
        if is_blank(word.text)
    ]
    ruling = Ruling(lines)
    words = [level.of(word.box) for layer in page.layers[:1] for word in layer.words if _is_written(word)]
    return [
        (Place(label, label.box) if _is_filled_in(label, labels, words) else None)
        or _place_of(label, labels, ruling)
        or _above_a_line(label, labels, ruling)
        or _guessed(label, labels, level)
        for label in labels
    ]


def _is_written(word: Word) -> bool:
    return word.confidence >= DOUBTFUL and any(map(str.isalnum, word.text))


def _is_filled_in(label: Label, labels: Sequence[Label], words: Sequence[Box]) -> bool:
    """Whether print stands beside a label that wants neither a signature nor a date: it has no room left."""
    return label.wanted is Wanted.OTHER and any(
        abs(word.middle - label.box.middle) < label.box.height / 2
        and -_TOUCHING <= word.left - label.box.right <= _BESIDE
        and not any(share_inside(word, other.box) >= _HELD for other in labels)
        for word in words
    )


def _place_of(label: Label, labels: Sequence[Label], ruling: Ruling) -> Place | None:
    """By the box around, beside or below `label`, or the line that begins or ends beside it."""
    box = label.box
    legend = _below_its_edge(label, labels, ruling)
    if legend:
        return legend
    x, y = (box.left + box.right) / 2, box.middle
    around = ruling.cell_around(x, y)
    beside = ruling.cell_around(around.right + _BESIDE / 4, y) if around else None
    if around and beside and _is_room_beside(around, beside, labels):
        return Place(label, around.joined(beside), is_ruled=True)
    column = _cell_below(around, ruling) if around and around.height <= _HEAD * box.height else None
    if column and not _holds_another(column, label, labels):
        return Place(label, column, is_ruled=True)
    if around and (around.height >= 2.2 * box.height or around.width >= 2.5 * box.width):
        own = _lines_within(around, ruling) if _holds_another(around, label, labels) else None
        if own is not None and not own.across and around.height > _MOST_ROOM:
            return _part_of(around, label, labels)
        if own is None or not own.across:
            return Place(label, around, is_ruled=True)
        inner = _box_below(box, ruling)
        if inner and _is_narrower(inner, around) and not _holds_another(inner, label, labels):
            return Place(label, inner, is_ruled=True)  # a field of a form, below its label
        return _on_a_line(label, labels, own) or _above_a_line(label, labels, own)
    beside = ruling.cell_around(box.right + _BESIDE / 4, y)
    if beside and beside.left >= box.right - 6 and not _holds_another(beside, label, labels):
        return Place(label, beside, is_ruled=True)
    below = _box_below(box, ruling)
    if below and not _holds_another(below, label, labels):
        return Place(label, below, is_ruled=True)  # its upper edge is no line to write on
    return _on_a_line(label, labels, ruling) or _behind_a_line(label, labels, ruling)


def _below_its_edge(label: Label, labels: Sequence[Label], ruling: Ruling) -> Place | None:
    """The box in whose upper edge `label` stands, as a legend does, whether its sides are closed or not."""
    box = label.box
    edges = [
        line
        for line in ruling.across
        if _TOUCHING <= line.middle - box.top <= box.height - _TOUCHING
        and abs(line.middle - box.middle) <= _IN_AN_EDGE * box.height
        and 0 <= line.left - box.right <= _BEHIND
        and line.width >= SHORTEST_LINE
    ]
    for edge in edges:
        lower = [
            line
            for line in ruling.across
            if _ROOM < line.middle - box.bottom <= _DEEPEST
            and line.left <= box.left
            and abs(line.right - edge.right) <= _ROW_OF_A_TABLE
        ]
        if lower:
            nearest = min(lower, key=lambda line: line.middle)
            room = Box(nearest.left, edge.middle, edge.right, nearest.middle)
            return None if _holds_another(room, label, labels) else Place(label, room, is_ruled=True)
    return None


def _part_of(frame: Box, label: Label, labels: Sequence[Label]) -> Place:
    """The part around `label` of a frame around a whole block, in which no line says where to write."""
    box = label.box
    top, bottom = max(frame.top, box.top - _GUESSED_ABOVE), min(frame.bottom, box.bottom + _UNDER_A_HEADING)
    beside = [
        other.box.left - _APART
        for other in labels
        if other.box.left > box.right and top < other.box.middle < bottom
    ]
    return Place(label, Box(max(frame.left, box.left - 10), top, min([frame.right, *beside]), bottom))


def _cell_below(head: Box, ruling: Ruling) -> Box | None:
    """The cell of a table's column below its `head`."""
    below = ruling.cell_around((head.left + head.right) / 2, head.bottom + _ROOM)
    is_of_it = below is not None and max(abs(below.left - head.left), abs(below.right - head.right)) <= 4
    return below if is_of_it else None


def _is_narrower(inner: Box, frame: Box) -> bool:
    """Whether it has an edge of its own within `frame`."""
    return inner.left - frame.left > SHORTEST_LINE or frame.right - inner.right > SHORTEST_LINE


def _lines_within(frame: Box, ruling: Ruling) -> Ruling:
    """The lines to write on in a frame around a whole block to sign."""
    edges = (frame.top, frame.bottom)
    return Ruling(
        [
            line
            for line in ruling.across
            if frame.top < line.middle < frame.bottom
            and frame.left <= (line.left + line.right) / 2 <= frame.right
            and line.width >= SHORTEST_LINE
            and min(abs(line.middle - edge) for edge in edges) > _ROW_OF_A_TABLE
        ]
    )


def _is_room_beside(own: Box, beside: Box, labels: Sequence[Label]) -> bool:
    """Whether the cell right of a label's own is one of its row that no other label is in."""
    is_row = (
        abs(own.top - beside.top) <= _ROW_OF_A_TABLE and abs(own.bottom - beside.bottom) <= _ROW_OF_A_TABLE
    )
    return is_row and not any(
        beside.left <= each.box.left <= beside.right and beside.top <= each.box.middle <= beside.bottom
        for each in labels
    )


def _holds_another(box: Box, label: Label, labels: Sequence[Label]) -> bool:
    return any(
        other is not label
        and box.left <= (other.box.left + other.box.right) / 2 <= box.right
        and box.top <= other.box.middle <= box.bottom
        for other in labels
    )


def _on_a_line(label: Label, labels: Sequence[Label], ruling: Ruling) -> Place | None:
    """The line beside the label, else the one right above it."""
    box = label.box
    long = [line for line in ruling.across if line.width >= SHORTEST_LINE]
    beside = [
        line
        for line in long
        if -8 <= line.middle - box.bottom <= 9
        and line.left - box.right <= _BESIDE
        and line.right >= box.right + SHORTEST_LINE
        and (line.left >= box.left - 6)
    ]
    if beside:
        line = min(beside, key=lambda each: abs(each.left - box.right))
        left = max(box.right, line.left - 4)
        return _over(label, line._replace(left=left))
    above = [
        line
        for line in long
        if _is_right_above(line, box) and not _closes_anothers_box(line, label, labels, ruling)
    ]
    if above and not _is_of_a_label_above(above, label, labels, ruling):
        line = max(above, key=lambda each: each.middle)
        return _over(
            label, _share_of(line, label, [each for each in labels if _is_right_above(line, each.box)])
        )
    return None


def _share_of(line: Box, label: Label, labels: Sequence[Label]) -> Box:
    """What of `line` is for `label`, where several of `labels` stand under it, or over it, side by side."""
    box = label.box
    beside = [other.box for other in labels if abs(other.box.middle - box.middle) < box.height]
    behind = [other.left for other in beside if other.left > box.right]
    before = [other for other in beside if other.right < box.left]
    left = box.left if before else line.left
    return line._replace(left=left, right=min(behind) - _APART if behind else line.right)


def _closes_anothers_box(line: Box, label: Label, labels: Sequence[Label], ruling: Ruling) -> bool:
    """Whether it is the lower edge of the box in which the label over that box wants something."""
    return any(
        (below := _box_below(other.box, ruling)) is not None
        and abs(below.bottom - line.middle) <= _TOUCHING
        and not _holds_another(below, other, labels)
        for other in labels
        if other is not label
        and other.box.bottom < line.middle
        and not any(_is_right_above(each, other.box) for each in ruling.across)
    )


def _box_below(label: Box, ruling: Ruling) -> Box | None:
    cells = (ruling.cell_around(label.left + 10, label.bottom + depth) for depth in (_IN_A_BOX, _BELOW_A_BAR))
    near = (cell for cell in cells if cell is not None and -4 <= cell.top - label.bottom <= _IN_A_BOX)
    return next(near, None)


def _is_right_above(line: Box, label: Box) -> bool:
    is_near = -3 <= label.top - line.middle <= _UNDER_LINE
    return is_near and line.left <= (label.left + label.right) / 2 <= line.right


def _is_of_a_label_above(lines: Sequence[Box], label: Label, labels: Sequence[Label], ruling: Ruling) -> bool:
    """Whether one of `lines`, right above `label`, is the only one of another label, which stands over it."""
    return _stands_over_its_line(label, labels, ruling) and any(
        line in lines and not any(_is_right_above(each, other.box) for each in ruling.across)
        for other in labels
        if other is not label
        for line in _lines_below(other.box, ruling)[:1]
    )


def _stands_over_its_line(label: Label, labels: Sequence[Label], ruling: Ruling) -> bool:
    """Whether the line below it is no other label's: the last one of its column has nothing under it."""
    seen = []
    while label not in seen:
        seen.append(label)
        lines = _lines_below(label.box, ruling)
        if not lines:
            return False
        under = next((each for each in labels if _is_right_above(lines[0], each.box)), None)
        if under is None:
            return True
        label = under
    return False


def _behind_a_line(label: Label, labels: Sequence[Label], ruling: Ruling) -> Place | None:
    """The line that ends where the label begins, if it is no other label's."""
    box = label.box
    lines = [
        line
        for line in ruling.across
        if line.width >= SHORTEST_LINE
        and -8 <= line.middle - box.bottom <= 9
        and -4 <= box.left - line.right <= _BEHIND
        and not ruling.is_edge(line)
    ]
    line = max(lines, key=lambda each: each.right, default=None)
    is_anothers = line is not None and any(
        abs(other.box.middle - box.middle) < box.height and -6 <= line.left - other.box.right <= _BESIDE
        for other in labels
    )
    return None if line is None or is_anothers else _over(label, line)


def _above_a_line(label: Label, labels: Sequence[Label], ruling: Ruling) -> Place | None:
    """A label, room to sign, and a line below both."""
    box = label.box
    lines = _lines_below(box, ruling)
    if not lines:
        return None
    line = _share_of(lines[0], label, [each for each in labels if each.box.bottom < lines[0].middle])
    place = Place(
        label,
        Box(min(line.left, box.left), box.top - 4, line.right, line.middle + _BELOW_LINE),
        line.middle,
        is_ruled=True,
    )
    return None if _holds_another(place.box._replace(bottom=line.middle), label, labels) else place


def _lines_below(box: Box, ruling: Ruling) -> list[Box]:
    """Lines that leave room to write between them and a label; the nearest one first."""
    lines = (
        line
        for line in ruling.across
        if line.width >= SHORTEST_LINE
        and _ROOM < line.middle - box.bottom <= _MOST_ROOM
        and line.left <= box.left + 30
        and line.right >= box.left + SHORTEST_LINE
    )
    return sorted(lines, key=lambda line: line.middle)


def _over(label: Label, line: Box) -> Place:
    room = Box(line.left - 6, line.middle - _ABOVE_LINE, line.right + 10, line.middle + _BELOW_LINE)
    return Place(label, room, line.middle, is_ruled=True)


def _guessed(label: Label, labels: Sequence[Label], level: Level) -> Place:
    box = label.box
    if label.person:
        return Place(
            label,
            Box(box.left - 20, box.top - _OVER_A_NAME, box.left + _GUESSED_WIDTH, box.bottom + _BELOW_A_NAME),
        )
    if CLOSING.fullmatch(label.text):
        below = box.bottom + _UNDER_CLOSING
        return Place(label, Box(box.left - 10, box.top - 4, box.left + _GUESSED_WIDTH, below))
    right = min(
        [
            other.box.left - 4
            for other in labels
            if other.box.left > box.right and abs(other.box.middle - box.middle) < box.height
        ],
        default=min(box.right + _GUESSED_WIDTH, max(level.width, level.height)),
    )
    room = Box(box.left - 10, box.top - _GUESSED_ABOVE, max(right, box.right), box.bottom + _BELOW_LINE)
    under = room._replace(top=box.bottom, bottom=box.bottom + _UNDER_A_HEADING)
    beside = [other.box.left - _APART for other in labels if under.overlaps(other.box)]
    until = min([room.right, *beside])
    if label.wanted is Wanted.SIGNATURE and until - room.left >= 2 * SHORTEST_LINE:
        room = room._replace(right=until, bottom=under.bottom)
    return Place(label, room)


#: A drawing belongs to a place that holds this share of it: signatures are larger than their lines.
_HELD = 0.3


def nearest_place(box: Box, places: Sequence[Place]) -> Place | None:
    """The place that holds most of `box`, a drawing on the level page; None: it stands in none.

    Of places that hold as much of it, the one beside whose label it stands: a hand writes on the line.
    """
    held = [
        (
            round(share_inside(box, place.box), 1),
            place.is_ruled,
            -abs(box.bottom - place.label.box.bottom),
            at,
        )
        for at, place in enumerate(places)
        if share_inside(box, place.box) >= _HELD
    ]
    return places[max(held)[3]] if held else None


def share_inside(box: Box, room: Box) -> float:
    """How much of `box` is inside `room`, from 0 to 1."""
    across = min(box.right, room.right) - max(box.left, room.left)
    down = min(box.bottom, room.bottom) - max(box.top, room.top)
    if across <= 0 or down <= 0:
        return 0.0
    return across * down / max(box.width * box.height, 1e-6)
