"""How strangers' papers write numbers, days and addresses, and what they print beside the account."""

from collections.abc import Sequence
from datetime import date
from random import Random

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from tests.corpus.content import Bill
from tests.corpus.customers import Place
from tests.corpus.notation import SHORT_MONTHS, money
from tests.corpus.paper import Paper


def written_day(of: date, place: Place) -> str:
    """`11/3/2026`; where the month might be taken for the day, in Canada, `2026-11-03`."""
    return plain_day(of) if place.country == "US" else of.isoformat()


def spaced(number: str) -> str:
    """`514 555-0141`, as telephone companies print it on both sides of the border."""
    return f"{number[2:5]} {number[5:8]}-{number[8:]}"


def tight(number: str) -> str:
    """`(512)555-0141`"""
    return f"({number[2:5]}){number[5:8]}-{number[8:]}"


def short_day(of: date) -> str:
    """`11/03/26`"""
    return f"{of:%m/%d/%y}"


def plain_day(of: date) -> str:
    """`11/3/2026`, as people write it by hand."""
    return f"{of.month}/{of.day}/{of.year}"


def order_day(of: date) -> str:
    """`03-NOV-2026`"""
    return f"{of.day:02}-{SHORT_MONTHS[of.month - 1].upper()}-{of.year}"


def named_day(of: date, year: bool = True) -> str:
    """`Nov 3, 2026`"""
    return f"{SHORT_MONTHS[of.month - 1]} {of.day}" + (f", {of.year}" if year else "")


def runs(numbers: Sequence[str]) -> list[tuple[str, str]]:
    """First and last of each row of numbers without a gap, in order; one that stands alone is both."""
    found: list[tuple[str, str]] = []
    for number in sorted(numbers):
        if found and int(number) == int(found[-1][1]) + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def count_of(first: str, last: str) -> int:
    return int(last) - int(first) + 1


def street_of(place: Place) -> str:
    return f"{place.street}, {place.unit}" if place.unit else place.street


def house_and_street(place: Place) -> tuple[str, str]:
    """A place without a house number, as a post office box is, has an empty one."""
    house, _, street = place.street.partition(" ")
    return (house, street) if house[:1].isdigit() else ("", place.street)


def owed_cents(bill: Bill) -> int:
    """What the previous statement asked for: the past due amount may be older than a month."""
    return max(bill.before_cents, bill.past_due_cents)


def settled_cents(bill: Bill) -> int:
    """What has been paid of that, as a credit: not above zero."""
    return bill.past_due_cents - owed_cents(bill)


def wrapped(lines: Sequence[str], font: str, size: float, width: float) -> list[str]:
    """What is too long for a narrow column goes on in the next line, as a name of many words does."""
    return [part for line in lines for part in simpleSplit(line, font, size, width)]


def figures(paper: Paper, x: float, right: float, y: float, rows: Sequence[tuple[str, int]], step: float = 14,
            size: float = 8.5, *, french: bool = False) -> float:  # fmt: skip
    """Charges, one below the other; the last one is the total. Answers the baseline that comes next."""
    for at, (label, cents) in enumerate(rows):
        is_total = at == len(rows) - 1
        if is_total:
            paper.rule(y - size - 1, x, right, width=0.5)
        paper.text(x, y, label, size, bold=is_total)
        paper.text(right, y, money(cents, french=french), size, bold=is_total, align="right")
        y += step
    return y


def barcode(paper: Paper, x: float, y: float, width: float, height: float, rng: Random) -> None:
    """Bars as postal machines read them; `y` is their upper edge."""
    bars = [(at * 2.4, rng.choice((0.7, 1.1, 1.7))) for at in range(int(width / 2.4))]

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor("#000000")
        for left, thick in bars:
            canvas.rect(x + left, paper.height - y - height, thick, height, stroke=0, fill=1)

    paper.shape(draw)


def disc(paper: Paper, x: float, y: float, radius: float, color: str) -> None:
    """A round sign; (x, y) is its middle."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(color)
        canvas.circle(x, paper.height - y, radius, stroke=0, fill=1)

    paper.shape(draw)


def upright_line(paper: Paper, x: float, top: float, bottom: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setStrokeColor("#777777")
        canvas.setLineWidth(0.5)
        canvas.line(x, paper.height - top, x, paper.height - bottom)

    paper.shape(draw)


def in_the_margin(paper: Paper, x: float, y: float, text: str, size: float = 6) -> None:
    """Small print that runs up the side of the page; (x, y) is where it begins."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColor("#444444")
        canvas.setFont("Helvetica", size)
        canvas.translate(x, paper.height - y)
        canvas.rotate(90)
        canvas.drawString(0, 0, text)
        canvas.restoreState()

    paper.shape(draw)
