"""How a page lies: all geometry of labels and signatures happens on it as a reader would hold it, level."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from porting.documents.reading import Layer, Page
from porting.domain.checks.evidence import Box


@dataclass(frozen=True)
class Level:
    """How a page has to be turned for its lines to run level."""

    width: float
    height: float
    degrees: float
    """By which its lines point down from where they should; 90: they run down the page."""

    def of(self, box: Box) -> Box:
        """`box` of the page on the level page; the size of what is in it stays as it was."""
        return self._moved(box, -self.degrees)

    def on_page(self, box: Box) -> Box:
        return self._moved(box, self.degrees)

    def _moved(self, box: Box, degrees: float) -> Box:
        if not degrees:
            return box
        angle = math.radians(degrees)
        right, down = (box.left + box.right - self.width) / 2, box.middle - self.height / 2
        x = self.width / 2 + right * math.cos(angle) - down * math.sin(angle)
        y = self.height / 2 + right * math.sin(angle) + down * math.cos(angle)
        across, along = box.width / 2, box.height / 2
        if abs(math.sin(angle)) > abs(math.cos(angle)):
            across, along = along, across
        return Box(x - across, y - along, x + across, y + along)


#: A row that is shorter (points) does not tell how a page lies.
_LONG_ROW = 90.0
#: Degrees. Less is no more than how letters differ in height.
_LEAST_SKEW = 0.12


def level_of(page: Page) -> Level:
    """How `page` lies, by the rows of the first engine that recognized it; a text layer's lines are level."""
    layer = next(iter(page.layers), None)
    if layer is None or not layer.engine.is_recognition:
        return Level(page.width, page.height, 0.0)
    angles = sorted(_angles(layer))
    if not angles:
        return Level(page.width, page.height, 0.0)
    quarter = max((0, 90, 180, 270), key=lambda turn: sum(_off(angle, turn) < 45 for angle in angles))
    skew = median((angle - quarter + 180) % 360 - 180 for angle in angles if _off(angle, quarter) < 45)
    return Level(page.width, page.height, quarter + (skew if abs(skew) >= _LEAST_SKEW else 0.0))


def _angles(layer: Layer) -> Iterator[float]:
    for row in layer.rows:
        first, last = row[0].words[0].box, row[-1].words[-1].box
        right = (last.left + last.right - first.left - first.right) / 2
        down = last.middle - first.middle
        if math.hypot(right, down) >= _LONG_ROW:
            yield math.degrees(math.atan2(down, right))


def _off(angle: float, turn: float) -> float:
    return abs((angle - turn + 180) % 360 - 180)
