"""How newcomers' papers write numbers and days, and how they set labels beside their values."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from tests.corpus.content import Bill, Letter
from tests.corpus.customers import Place
from tests.corpus.notation import MONTHS, SHORT_MONTHS
from tests.corpus.paper import Align, Paper
from tests.corpus.signatures import draw_signature
from tests.corpus.strangers_letters import made_with_signature

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Field = tuple[str, str]


def slash_phone(number: str) -> str:
    """`512/555-0141`"""
    return f"{number[2:5]}/{number[5:8]}-{number[8:]}"


def one_and_area(number: str) -> str:
    """`1 (512) 555-0141`"""
    return f"1 ({number[2:5]}) {number[5:8]}-{number[8:]}"


def halves(number: str) -> str:
    """`512 5550141`"""
    return f"{number[2:5]} {number[5:]}"


def dotted_one(number: str) -> str:
    """`1.512.555.0141`"""
    return f"1.{number[2:5]}.{number[5:8]}.{number[8:]}"


def hyphen_day(of: date) -> str:
    """`03-Nov-26`"""
    return f"{of.day:02}-{SHORT_MONTHS[of.month - 1]}-{of.year % 100:02}"


def tight_day(of: date) -> str:
    """`03NOV2026`"""
    return f"{of.day:02}{SHORT_MONTHS[of.month - 1].upper()}{of.year}"


def stopped_day(of: date) -> str:
    """`Nov. 3, 2026`"""
    return (
        f"{SHORT_MONTHS[of.month - 1]}. {of.day}, {of.year}" if of.month != 5 else f"May {of.day}, {of.year}"
    )


def week_day(of: date) -> str:
    """`Tuesday, November 3, 2026`"""
    return f"{_WEEKDAYS[of.weekday()]}, {MONTHS[of.month - 1]} {of.day}, {of.year}"


def bare_day(of: date) -> str:
    """`NOV 03 2026`"""
    return f"{SHORT_MONTHS[of.month - 1].upper()} {of.day:02} {of.year}"


def slash_iso(of: date) -> str:
    """`2026/11/03`"""
    return f"{of:%Y/%m/%d}"


def dot_day(of: date) -> str:
    """`11.03.2026`"""
    return f"{of:%m.%d.%Y}"


def ordinal_day(of: date) -> str:
    """`the 3rd day of November, 2026`, as deeds write it."""
    ending = "th" if 10 < of.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(of.day % 10, "th")
    return f"the {of.day}{ending} day of {MONTHS[of.month - 1]}, {of.year}"


def before(paper: Paper, x: float, y: float, rows: Sequence[Field], size: float = 9, step: float = 14,
           gap: float = 8) -> float:  # fmt: skip
    """Labels that end at `x`, values that begin beside them. Answers the baseline that comes next."""
    for label, value in rows:
        paper.text(x, y, label, size, align="right", color="#444444")
        paper.text(x + gap, y, value, size)
        y += step
    return y


def beneath(paper: Paper, x: float, y: float, value: str, label: str, width: float, size: float = 10) -> None:
    """A value on a line, its label in small print under that line."""
    paper.text(x + 3, y, value, size, room=width - 6)
    paper.rule(y + 3, x, x + width, width=0.5)
    paper.text(x, y + 11, label, 6.5, color="#555555")


def over(paper: Paper, x: float, y: float, label: str, lines: Sequence[str], size: float = 9,
         room: float = 0) -> float:  # fmt: skip
    """A small label with its values below it. Answers the baseline that comes next."""
    paper.text(x, y, label, 6.5, color="#666666")
    return paper.lines(x, y + size + 3, lines, size, size + 3, room=room) + 4


#: The edge at which each is aligned, and how.
Columns = Sequence[tuple[float, Align]]


def table(paper: Paper, y: float, columns: Columns, rows: Sequence[Sequence[str]],
          size: float = 8, step: float = 14, *, head: bool = True, lined: bool = False) -> float:  # fmt: skip
    """`columns`: the edge at which each is aligned. Answers the baseline that comes next."""
    for at, row in enumerate(rows):
        for (x, align), cell in zip(columns, row, strict=True):
            paper.text(x, y, cell, size, align=align, bold=head and at == 0)
        if lined or (head and at == 0):
            paper.rule(y + 4, width=0.4)
        y += step
    return y


def calls(bill: Bill, rng: Random, count: int) -> list[tuple[str, ...]]:
    """Calls to others' numbers: day, hour, number called, place, minutes."""
    return [
        (
            f"{bill.begins + timedelta(days=at % 28):%m/%d}",
            f"{rng.randint(7, 18):02}:{rng.randint(0, 59):02}",
            f"{rng.choice(('212', '303', '617', '702'))}-555-0{rng.randint(200, 999)}",
            rng.choice(("New York NY", "Denver CO", "Boston MA", "Las Vegas NV", "Incoming")),
            str(rng.randint(1, 42)),
        )
        for at in range(count)
    ]


def street_lines(place: Place) -> tuple[str, ...]:
    return tuple(part for part in (place.street, place.unit) if part)


def sign(paper: Paper, letter: Letter, x: float, y: float, rng: Random) -> bytes:
    """`paper` made, signed on the line that begins at (x, y) of its last page."""
    draw_signature(paper, letter, x, y, rng)
    return made_with_signature(paper, letter, x, y, rng)
