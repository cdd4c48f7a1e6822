"""What the papers of the willow family have in common: days, rows of labels and values, lines to fill in."""

from collections.abc import Sequence
from datetime import date
from random import Random

from tests.corpus import notation
from tests.corpus.content import Bill, Letter
from tests.corpus.customers import Place
from tests.corpus.notation import SHORT_MONTHS, money
from tests.corpus.paper import Align, Paper
from tests.corpus.signatures import draw_signature
from tests.corpus.week_drawing import signed

Pair = tuple[str, str]
#: Each the x of its text and how that is set there.
Columns = Sequence[tuple[float, Align]]


def slashed(of: date) -> str:
    """`3/4/2026`, as a person writes it."""
    return f"{of.month}/{of.day}/{of.year}"


def slashed_short(of: date) -> str:
    """`03/04/26`"""
    return f"{of.month:02}/{of.day:02}/{of.year % 100:02}"


def comma_day(of: date) -> str:
    """`Mar 4, 2026`"""
    return f"{SHORT_MONTHS[of.month - 1]} {of.day}, {of.year}"


def hyphen_day(of: date) -> str:
    """`04-Mar-2026`"""
    return f"{of.day:02}-{SHORT_MONTHS[of.month - 1]}-{of.year}"


def spaced(number: str) -> str:
    """`512 555-0101`"""
    return f"{number[2:5]} {number[5:8]}-{number[8:]}"


def with_country(number: str) -> str:
    """`+1 (512) 555-0101`"""
    return f"+1 ({number[2:5]}) {number[5:8]}-{number[8:]}"


def street_of(place: Place) -> str:
    return ", ".join(part for part in (place.street, place.unit) if part)


def town_of(place: Place) -> str:
    return f"{place.city}, {place.region} {place.postal_code}"


def addressee(bill: Bill) -> tuple[str, ...]:
    """Whom the bill is sent to, as on an envelope."""
    return (bill.account.name, *notation.lines_of(bill.mailing or bill.account.place))


def sums(bill: Bill, names: Sequence[str]) -> list[Pair]:
    """`names`: of the previous bill, its payment, what is left of it, charges, taxes, the total.

    Each month the customer pays for one; what is past due is older and stands on the previous bill too.
    """
    cents = (
        bill.before_cents + bill.past_due_cents,
        -bill.before_cents,
        bill.past_due_cents,
        bill.charges_cents,
        bill.tax_cents,
        bill.total_cents,
    )
    return [(name, money(amount)) for name, amount in zip(names, cents, strict=True)]


def ends(
    paper: Paper,
    left: float,
    right: float,
    y: float,
    rows: Sequence[Pair],
    size: float = 9,
    step: float = 14,
    *,
    last_bold: bool = True,
) -> float:
    """Labels at the left end, values at the right one; the next baseline."""
    for at, (label, value) in enumerate(rows):
        is_bold = last_bold and at == len(rows) - 1
        paper.text(left, y, label, size, bold=is_bold)
        paper.text(right, y, value, size, bold=is_bold, align="right")
        y += step
    return y


def stacked(
    paper: Paper, x: float, y: float, label: str, value: str, size: float = 9, *, room: float = 0
) -> None:
    """A small gray label, and its value below it at `y` + 13."""
    paper.text(x, y, label, 7, color="#5a5a5a")
    paper.text(x, y + 13, value, size, room=room)


def listed(
    paper: Paper,
    y: float,
    columns: Columns,
    rows: Sequence[Sequence[str]],
    size: float = 9,
    step: float = 14,
    *,
    left: float = 40,
    right: float = 572,
) -> float:
    """The first row is the head, ruled off from the others; the next baseline."""
    for at, row in enumerate(rows):
        for (x, align), text in zip(columns, row, strict=True):
            paper.text(x, y, text, size, bold=at == 0, align=align)
        if at == 0:
            paper.rule(y + 4, left, right)
            y += 2
        y += step
    return y


def grid(
    paper: Paper,
    y: float,
    edges: Sequence[float],
    rows: Sequence[Sequence[str]],
    size: float = 9,
    height: float = 18,
) -> float:
    """Ruled cells between the `edges`, their first row shaded; `y` is the upper edge, the lower one comes."""
    for at, row in enumerate(rows):
        for left, right, text in zip(edges, edges[1:], row, strict=False):
            paper.box(left, y, right - left, height, fill="" if at else "#e4ece4")
            paper.text(left + 5, y + height - 6, text, size, bold=at == 0, room=right - left - 10)
        y += height
    return y


def lined(paper: Paper, x: float, y: float, width: float, value: str, caption: str, size: float = 10) -> None:
    """A line to fill in with what stands on it, and a small caption under it."""
    paper.rule(y + 3, x, x + width, width=0.5)
    paper.text(x + 3, y, value, size, room=width - 6)
    paper.text(x, y + 11, caption, 6.5, color="#444444")


def signed_letter(paper: Paper, letter: Letter, x: float, y: float, rng: Random) -> bytes:
    """`paper`, one page, made and signed on the line that begins at (x, y)."""
    draw_signature(paper, letter, x, y, rng)
    return signed(paper.made(rng, "Letter of Authorization"), paper, letter, x, y, rng)
