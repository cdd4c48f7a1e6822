"""How a page is shown: which part of it, and turned which way."""

from dataclasses import dataclass

from porting.domain.checks.evidence import Box

#: Further out nobody looks, and nothing needs to be told apart.
_FAR = 100_000.0


@dataclass(frozen=True, slots=True)
class PageView:
    """What is shown of a page, in the PDF's own points, which count from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    quarter_turns: int = 0
    """Clockwise, 0 to 3."""

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.quarter_turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.quarter_turns % 2 else self.top - self.bottom

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Where two corners of the PDF are on the page as it is shown, to a hundredth of a point."""
        if not -_FAR < left + bottom + right + top < _FAR:  # no number at all is not between them either
            return _FAR_AWAY
        match self.quarter_turns:
            case 0:
                x, y, u, v = left - self.left, self.top - top, right - self.left, self.top - bottom
            case 1:
                x, y, u, v = bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
            case 2:
                x, y, u, v = self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
            case _:
                x, y, u, v = self.top - top, self.right - right, self.top - bottom, self.right - left
        if x > u:
            x, u = u, x
        if y > v:
            y, v = v, y
        return Box(round(x, 2), round(y, 2), round(u, 2), round(v, 2))


_FAR_AWAY = Box(_FAR, _FAR, _FAR, _FAR)


def grown(box: Box, points: float) -> Box:
    """`box` with so much more on each side."""
    return Box(box.left - points, box.top - points, box.right + points, box.bottom + points)
