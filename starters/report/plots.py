"""The plots of a report's page: a line of text and a strip of SVG a row, in shares of the page's width.

Each says what the table below it says; where it cannot be seen, that one is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

#: In percent of the width: less is not seen, and a tick needs its room at the very end.
_LEAST, _TICK = 0.3, 0.5


@dataclass(frozen=True)
class Bar:
    label: str
    """With its figures."""
    parts: tuple[tuple[str, float], ...]
    """Side by side, each with the class of its colour."""


@dataclass(frozen=True)
class Span:
    """A duration, how far it goes at worst, and what was promised."""

    label: str
    usual: float
    at_worst: float
    promised: float | None


@dataclass(frozen=True)
class Shape:
    kind: str
    """`bar`, `line` or `tick`: its class, which says how high it is."""
    colour: str
    x: float
    """In percent, as the width."""
    width: float


@dataclass(frozen=True)
class Row:
    label: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Plot:
    title: str
    rows: tuple[Row, ...]


def bars(title: str, given: Sequence[Bar]) -> Plot:
    longest = max((sum(size for _, size in bar.parts) for bar in given), default=0.0) or 1.0
    return Plot(title, tuple(Row(bar.label, tuple(_side_by_side(bar, longest))) for bar in given))


def spans(title: str, given: Sequence[Span]) -> Plot:
    """A bar for what is usual, a line as far as it goes at worst, a tick where the promise is."""
    longest = max((max(each.at_worst, each.promised or 0.0) for each in given), default=0.0) or 1.0
    return Plot(title, tuple(Row(each.label, tuple(_span(each, longest))) for each in given))


def _side_by_side(bar: Bar, longest: float) -> list[Shape]:
    shapes, x = list[Shape](), 0.0
    for colour, size in bar.parts:
        width = 100 * size / longest
        if size:
            shapes.append(Shape("bar", colour, x, width))
        x += width
    return shapes


def _span(span: Span, longest: float) -> list[Shape]:
    usual, worst = 100 * span.usual / longest, 100 * span.at_worst / longest
    shapes = [Shape("bar", "one", 0.0, max(usual, _LEAST))]
    if worst > usual:
        shapes.append(Shape("line", "one", usual, worst - usual))
    if span.promised is not None:
        shapes.append(Shape("tick", "mark", min(100 * span.promised / longest, 100 - _TICK), _TICK))
    return shapes
