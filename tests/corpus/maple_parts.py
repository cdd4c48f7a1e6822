"""What the maple family's papers share: tables, labels over values, days and sums as Canada writes them."""

from collections.abc import Sequence
from datetime import date

from reportlab.lib.utils import simpleSplit

from tests.corpus import notation
from tests.corpus.content import Bill
from tests.corpus.customers import Place
from tests.corpus.notation import SHORT_MONTHS, money
from tests.corpus.paper import Align, Paper

Columns = Sequence[tuple[float, Align]]
#: A label and its value.
Pair = tuple[str, str]


def table(
    paper: Paper, y: float, columns: Columns, rows: Sequence[Sequence[str]], size: float = 9, step: float = 15
) -> float:
    """The first row is the head, in bold. Answers the baseline that comes next."""
    for at, row in enumerate(rows):
        for (x, align), text in zip(columns, row, strict=True):
            paper.text(x, y, text, size, bold=at == 0, align=align)
        y += step
    return y


def summed(
    paper: Paper, x: float, right: float, y: float, rows: Sequence[Pair], size: float, step: float
) -> float:
    """Words at `x`, sums that end at `right`; the last row in bold under a line."""
    for label, value in rows[:-1]:
        paper.text(x, y, label, size)
        paper.text(right, y, value, size, align="right")
        y += step
    paper.rule(y - size - 1, x, right)
    y += 3
    paper.text(x, y, rows[-1][0], size + 1, bold=True)
    paper.text(right, y, rows[-1][1], size + 1, bold=True, align="right")
    return y + step


def above(
    paper: Paper, x: float, y: float, label: str, values: Sequence[str], size: float = 9, room: float = 0
) -> float:
    """A small grey label, its values below it. Answers the baseline that comes next."""
    paper.text(x, y, label, size - 2, color="#5a5a5a")
    return paper.lines(x, y + size + 3, values, size, size + 3, room=room)


def below(paper: Paper, x: float, y: float, value: str, label: str, width: float, size: float = 9.5) -> None:
    """`value` on a line whose label stands under it."""
    paper.text(x + 2, y - 3, value, size, room=width - 4)
    paper.rule(y, x, x + width)
    paper.text(x, y + 9, label, 7)


def money_rows(bill: Bill, words: tuple[str, str, str, str, str, str], *, french: bool = False) -> list[Pair]:
    """What was owed before, paid, is past due, charged, taxed, and the total, by these `words`."""
    sums = [bill.before_cents + bill.past_due_cents, -bill.before_cents, bill.past_due_cents]
    sums += [bill.charges_cents, bill.tax_cents, bill.total_cents]
    rows = list(zip(words, (money(cents, french=french) for cents in sums), strict=True))
    return rows if bill.past_due_cents else rows[:2] + rows[3:]


def window(bill: Bill) -> tuple[str, ...]:
    """Whom the bill is sent to, as an envelope shows it."""
    return (bill.account.name, *notation.lines_of(bill.mailing or bill.account.place))


def street(place: Place) -> str:
    return f"{place.street}, {place.unit}" if place.unit else place.street


def fitted(text: str, width: float, size: float = 9, font: str = "Helvetica") -> list[str]:
    """`text` in lines of `width` points."""
    return [str(line) for line in simpleSplit(text, font, size, width)]


def dotted_month(of: date) -> str:
    """`Nov. 3, 2026`; May has no dot."""
    month = SHORT_MONTHS[of.month - 1]
    return f"{month}{'' if month == 'May' else '.'} {of.day}, {of.year}"


def hyphened(of: date) -> str:
    """`3-Nov-2026`"""
    return f"{of.day}-{SHORT_MONTHS[of.month - 1]}-{of.year}"


def bare(number: str) -> str:
    """`613 555-0123`, as most Canadian carriers print it."""
    return f"{number[2:5]} {number[5:8]}-{number[8:]}"


def parted(number: str) -> str:
    """`(418) 555 0123`"""
    return f"({number[2:5]}) {number[5:8]} {number[8:]}"
