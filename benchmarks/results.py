"""Keeps the figures of the last run, says which have changed since, and writes the table of RESULTS.md."""

import json
import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from benchmarks.figures import Figure, shown

FOLDER = Path(__file__).parent
KEPT = FOLDER / "results.json"
PAGE = FOLDER / "RESULTS.md"

BEGIN, END = "<!-- figures: written by the command -->", "<!-- end of figures -->"


@dataclass(frozen=True)
class Results:
    machine: str
    at: str
    """The day."""
    parts: Mapping[str, tuple[Figure, ...]]
    """By the command that measured them."""

    @classmethod
    def read(cls, file: Path) -> Self | None:
        """None: there are none yet."""
        if not file.exists():
            return None
        kept = json.loads(file.read_text(encoding="utf-8"))
        parts = {name: tuple(map(Figure.of_json, part)) for name, part in kept["parts"].items()}
        return cls(kept["machine"], kept["at"], parts)

    def write(self, file: Path) -> None:
        kept: dict[str, Any] = {
            "machine": self.machine,
            "at": self.at,
            "parts": {name: [figure.as_json() for figure in part] for name, part in self.parts.items()},
        }
        file.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    def with_parts(self, others: "Results") -> "Results":
        """These, and those of `others` whose commands did not run now."""
        return Results(self.machine, self.at, {**others.parts, **self.parts})

    @property
    def missed(self) -> list[Figure]:
        return [figure for part in self.parts.values() for figure in part if figure.misses_its_goal]


def this_machine() -> str:
    """Cores, processor, memory, system and Python."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return (
        f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB, {platform.system()} "
        f"{platform.release().split('-')[0]}, Python {platform.python_version()}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def changes(now: Results, before: Results) -> Iterator[str]:
    """A line for each figure whose rounds lie all above, or all below, those of `before`.

    One that was measured once, then and now, has no spread: it is compared by its goal alone.
    """
    for name, part in now.parts.items():
        known = {(figure.name, figure.unit): figure for figure in before.parts.get(name, ())}
        for figure in part:
            was = known.get((figure.name, figure.unit))
            if was and _can_be_told_apart(figure, was) and figure.is_beyond(was):
                both = f"{_spread(was)} before, {_spread(figure)} now"
                yield f"{name}: {figure.name}: {both} {figure.unit}".rstrip()


def _can_be_told_apart(figure: Figure, was: Figure) -> bool:
    return figure.rounds > 1 and was.rounds > 1


def _spread(figure: Figure) -> str:
    values = (figure.low, figure.median, figure.high)
    return " / ".join(map(shown, values)) if figure.rounds > 1 else shown(figure.median)


def page(text: str, results: Results) -> str:
    """`text`, with today's figures between its markers.

    Raises: `ValueError` where it has none.
    """
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE.name} has lost its markers: {BEGIN} … {END}")
    return "".join((head, BEGIN, "\n", *_tables(results), END, tail))


def _tables(results: Results) -> Iterator[str]:
    yield f"\nMeasured on {results.at} on {results.machine}.\n"
    for name, part in results.parts.items():
        yield f"\n### `python -m benchmarks.{name}`\n\n"
        yield "| figure | lowest | median | highest | unit | goal |\n|---|---:|---:|---:|---|---:|\n"
        yield from map(_row, part)
    yield "\n"


def _row(figure: Figure) -> str:
    goal = (
        "" if figure.goal is None else shown(figure.goal) + (" **missed**" if figure.misses_its_goal else "")
    )
    name = f"{figure.name} ({figure.note})" if figure.note else figure.name
    low, high = (shown(figure.low), shown(figure.high)) if figure.rounds > 1 else ("", "")
    return f"| {name} | {low} | {shown(figure.median)} | {high} | {figure.unit or 'ratio'} | {goal} |\n"


def summary(missed: Sequence[Figure], changed: Iterable[str]) -> str:
    """What whoever ran it is told at the end."""
    lines = [*(f"changed beyond its spread: {line}" for line in changed)]
    lines += [
        f"misses its goal: {one.name}: {shown(one.median)} {one.unit}".rstrip()
        + f" (goal {shown(one.goal or 0)})"
        for one in missed
    ]
    return "\n".join(lines or ["no figure changed beyond its spread, and none misses its goal"])
