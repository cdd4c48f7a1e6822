"""What the harbor's papers share: boxes to tick, bars with titles, names as firms trade, days."""

from collections.abc import Sequence
from datetime import date
from random import Random

from reportlab.pdfgen.canvas import Canvas

from tests.corpus.content import Bill
from tests.corpus.customers import Place
from tests.corpus.notation import SHORT_MONTHS
from tests.corpus.paper import Paper

_LEGAL_FORMS = frozenset(
    ("llc", "llp", "inc", "incorporated", "corp", "corporation", "co", "company", "limited", "liability",
     "ltd", "ltée", "ltee", "limitée", "limitee")
)  # fmt: skip


def trade_name(name: str) -> str:
    """The name over the door: `name` without its legal form."""
    words = name.split()
    while len(words) > 1 and words[-1].replace(".", "").lower() in _LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def initials(name: str) -> str:
    """`D.R.`"""
    return "".join(f"{part[0]}." for part in name.split()).upper()


def in_a_row(items: Sequence[str], last: str) -> str:
    """`a, b and c`, where `last` is the word before the last one."""
    *before, final = items
    return f"{', '.join(before)} {last} {final}" if before else final


def three_part_day(of: date) -> str:
    """`02 NOV 2026`"""
    return f"{of.day:02} {SHORT_MONTHS[of.month - 1].upper()} {of.year}"


def town_line(place: Place) -> str:
    """`Halifax NS  B3J 1M5`, as Canada Post asks for it; in the United States with a comma."""
    joint = ", " if place.country == "US" else " "
    return f"{place.city}{joint}{place.region}  {place.postal_code}"


def paid_by(bill: Bill, rng: Random, day: str) -> str:
    """What the bill says of automatic payment on its due `day`."""
    if bill.past_due_cents:
        return "AutoPay: Off. Your last payment did not go through; please pay online or by mail."
    return f"AutoPay: On. Your card ending in {rng.randint(1000, 9899)} will be charged on {day}."


def ticked(paper: Paper, x: float, y: float, label: str, is_so: bool, size: float = 9) -> None:
    """A small box on the baseline `y`, crossed by a pen or not, and what it stands for."""
    side = size - 1
    paper.box(x, y - side + 1, side, side)
    if is_so:

        def draw(canvas: Canvas) -> None:
            left, low = x + 1.2, paper.height - y + 0.2
            canvas.setStrokeColor("#000000")
            canvas.setLineWidth(1.1)
            canvas.line(left, low, left + side - 2.4, low + side - 2.4)
            canvas.line(left, low + side - 2.4, left + side - 2.4, low)

        paper.shape(draw)
    paper.text(x + side + 5, y, label, size)


def bar(
    paper: Paper,
    y: float,
    title: str,
    *,
    fill: str,
    left: float = 40,
    right: float = 572,
    color: str = "#ffffff",
    size: float = 9,
) -> float:
    """A coloured bar with a title, its upper edge at `y`; answers its lower one."""
    height = size + 7
    paper.box(left, y, right - left, height, fill=fill, stroke=False)
    paper.text(left + 6, y + size + 2.2, title, size, bold=True, color=color)
    return y + height


def upper_label(
    paper: Paper, x: float, y: float, label: str, lines: Sequence[str], *, size: float = 9.5, room: float = 0
) -> float:
    """A bold label with what it names below it; answers the baseline that comes next."""
    paper.text(x, y, label, size - 1, bold=True)
    return paper.lines(x, y + size + 4, lines, size, size + 3.5, room=room)
