"""How somebody's signature stands in its place on a letter: drawn on a screen, or typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from porting.documents.form_fields import Place
from porting.documents.sheet import Sheet, printable
from porting.domain.loa_signing import PAD_RATIO, DrawnSignature, TypedSignature

#: The blue of a pen, which a fax shows as black.
_INK = "#1b2f7d"
_LINE = 1.4
#: Points of the page. Nearer points of a stroke add nothing that is seen.
_NEAR = 0.4
#: An oblique face that every PDF reader has: one of the document's own would have to be proved by its shapes.
_FACE, _LARGEST, _SMALLEST = "Times-BoldItalic", 24.0, 7.0

_Line = list[tuple[float, float]]


class Hand(Protocol):
    """A signature that can be drawn."""

    def draw(self, sheet: Sheet, place: Place) -> None:
        """Into `place`, as large as it lets it be."""
        ...


def hand_of(signature: DrawnSignature | TypedSignature) -> Hand:
    return DrawnHand(signature) if isinstance(signature, DrawnSignature) else TypedHand(signature.name)


@dataclass(frozen=True)
class DrawnHand:
    signature: DrawnSignature

    def draw(self, sheet: Sheet, place: Place) -> None:
        canvas = sheet.canvas
        canvas.saveState()
        canvas.setStrokeColor(_INK)
        canvas.setLineWidth(_LINE)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        path = canvas.beginPath()
        for line in _fitted(self.signature, place):
            _curve(path, _thinned(line))
        canvas.drawPath(path)
        canvas.restoreState()


@dataclass(frozen=True)
class TypedHand:
    name: str

    def draw(self, sheet: Sheet, place: Place) -> None:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        name = printable(self.name)
        width = stringWidth(name, _FACE, _LARGEST)
        size = max(min(_LARGEST, _LARGEST * place.width / max(width, 1)), _SMALLEST)
        sheet.canvas.setFillColor(_INK)
        sheet.canvas.setFont(_FACE, size)
        sheet.canvas.drawString(place.x, place.y + (place.height - 0.6 * size) / 2, name)


def _fitted(signature: DrawnSignature, place: Place) -> list[_Line]:
    """Its strokes in points of the page, in the middle of `place` from top to bottom, at its left."""
    lines = [[(x * PAD_RATIO, -y) for x, y in stroke] for stroke in signature.strokes]
    xs, ys = [x for line in lines for x, _ in line], [y for line in lines for _, y in line]
    left, bottom = min(xs), min(ys)
    width, height = max(max(xs) - left, 1e-6), max(max(ys) - bottom, 1e-6)
    scale = min(place.width / width, place.height / height)
    up = place.y + (place.height - height * scale) / 2
    return [[(place.x + (x - left) * scale, up + (y - bottom) * scale) for x, y in line] for line in lines]


def _thinned(line: _Line) -> _Line:
    kept = line[:1]
    for x, y in line[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _NEAR:
            kept.append((x, y))
    return kept


def _curve(path: object, line: Sequence[tuple[float, float]]) -> None:
    """Round through the middles between points, so that no corner shows; one point is a dot."""
    move, curve, to = (getattr(path, name) for name in ("moveTo", "curveTo", "lineTo"))
    move(*line[0])
    if len(line) < 3:
        to(*(line[-1] if len(line) == 2 else (line[0][0] + _NEAR, line[0][1])))
        return
    x, y = line[0]
    for (at_x, at_y), (next_x, next_y) in pairwise(line[1:]):
        end_x, end_y = (at_x + next_x) / 2, (at_y + next_y) / 2
        curve(
            x + (at_x - x) * 2 / 3,
            y + (at_y - y) * 2 / 3,
            end_x + (at_x - end_x) * 2 / 3,
            end_y + (at_y - end_y) * 2 / 3,
            end_x,
            end_y,
        )
        x, y = end_x, end_y
    to(*line[-1])
