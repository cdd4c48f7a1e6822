"""The ruled lines of a form, and the boxes that they make, on the level page."""

from collections.abc import Sequence

from porting.domain.checks.evidence import Box

#: A line to write on is as long as a short name, in points.
SHORTEST_LINE = 55.0
#: How high a box is in which somebody signs, in points.
_SMALLEST_BOX, _LARGEST_BOX = 13.0, 170.0
#: An edge of a box ends so near to its corner; where two edges meet, they do so within less.
_CORNER, _MEETING, _AT_AN_EDGE = 8.0, 2.0, 4.0
#: And runs along so much of it: a line to write on within it, and what a hand draws there, are shorter.
_EDGE = 0.9


class Ruling:
    """The lines of a form, across and upright."""

    def __init__(self, lines: Sequence[Box]) -> None:
        self.across = _joined([line for line in lines if line.width >= line.height])
        upright = [line for line in lines if line.width < line.height]
        self.down = [line for line in upright if self._is_of_a_box(line)]

    def cell_around(self, x: float, y: float) -> Box | None:
        """The box around a point; None where it is open to a side."""
        lefts = [line.right for line in self.down if line.top - 4 <= y <= line.bottom + 4 and line.left < x]
        rights = [line.left for line in self.down if line.top - 4 <= y <= line.bottom + 4 and line.left > x]
        if not (lefts and rights):
            return None
        left, right = max(lefts), min(rights)
        # A line to write on within a box is none of its edges.
        edges = [
            line.middle
            for line in self.across
            if line.left - 4 <= x <= line.right + 4
            and min(line.right, right) - max(line.left, left) >= _EDGE * (right - left)
        ]
        tops, bottoms = [each for each in edges if each < y], [each for each in edges if each > y]
        if not (tops and bottoms):
            return None
        box = Box(left, max(tops), right, min(bottoms))
        return box if _SMALLEST_BOX <= box.height <= _LARGEST_BOX and box.width >= SHORTEST_LINE else None

    def _is_of_a_box(self, line: Box) -> bool:
        """Whether it begins or ends at a level line, as a hand's long strokes do not."""
        return any(
            each.left - _CORNER <= line.left <= each.right + _CORNER
            and min(abs(line.top - each.middle), abs(line.bottom - each.middle)) <= _AT_AN_EDGE
            for each in self.across
        )

    def is_edge(self, line: Box) -> bool:
        """Whether it ends where an upright line begins or ends: of a box, and not to write on."""
        return any(
            abs(upright.right - line.right) <= _MEETING
            and min(abs(upright.top - line.middle), abs(upright.bottom - line.middle)) <= _MEETING
            for upright in self.down
        )


def _joined(lines: Sequence[Box]) -> list[Box]:
    """Pieces of a line that words or pen strokes interrupt, as one."""
    joined: list[Box] = []
    for line in sorted(lines, key=lambda each: (round(each.middle / 2), each.left)):
        before = joined[-1] if joined else None
        if before and abs(before.middle - line.middle) <= 2 and -2 <= line.left - before.right <= 8:
            joined[-1] = before.joined(line)
        else:
            joined.append(line)
    return joined
