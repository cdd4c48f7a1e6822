"""Figures with their spread: what a benchmark measures round by round, and how two runs compare."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

#: What a figure that never varies may differ by: a thousandth, since it is rounded where it is kept.
_ROUNDING = 0.001
_DIGITS = 4


@dataclass(frozen=True)
class Figure:
    """One thing that was measured, in `rounds` rounds."""

    name: str
    unit: str
    """Empty: a ratio."""
    low: float
    median: float
    high: float
    rounds: int
    goal: float | None = None
    """The median is not to be above it; None: there is none."""
    note: str = ""
    """How it came about, where the name does not say."""

    @classmethod
    def of(
        cls, name: str, unit: str, rounds: Sequence[float], goal: float | None = None, note: str = ""
    ) -> Self:
        """Raises: `ValueError` for no rounds."""
        if not rounds:
            raise ValueError(f"{name}: nothing was measured")
        low, median, high = (_rounded(each) for each in (min(rounds), statistics.median(rounds), max(rounds)))
        return cls(name, unit, low, median, high, len(rounds), goal, note)

    @classmethod
    def of_json(cls, data: dict[str, Any]) -> Self:
        return cls(**data)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def misses_its_goal(self) -> bool:
        return self.goal is not None and self.median > self.goal

    def is_beyond(self, known: "Figure") -> bool:
        """Whether no round of this figure and none of `known` overlap: more than chance."""
        slack = _ROUNDING * abs(known.median)
        return self.low > known.high + slack or self.high < known.low - slack


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Round by round: both of a round met the same machine.

    Raises: `ValueError` where there are more rounds of one than of the other.
    """
    return [mine / other for mine, other in zip(ours, theirs, strict=True)]


def rounds_of(columns: Iterable[str]) -> dict[str, list[float]]:
    """Where the rounds of each of `columns` are collected."""
    return {column: [] for column in columns}


def _rounded(value: float) -> float:
    """To as many digits as mean something."""
    return float(f"{value:.{_DIGITS}g}")


def shown(value: float) -> str:
    """For people: three digits that count, and whole thousands as they are."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def line(figure: Figure) -> str:
    """A line of a table on a terminal."""
    goal = f"  goal {shown(figure.goal)}" if figure.goal is not None else ""
    spread = f"{shown(figure.low)} / {shown(figure.median)} / {shown(figure.high)}"
    return f"{figure.name:58} {spread:>28} {figure.unit}{goal}"


def table(figures: Iterable[Figure]) -> str:
    """Lowest, median and highest round of each."""
    return "\n".join(map(line, figures))
