"""Parts of the birch's papers: columns of facts and of money, cells with their label, addresses in pieces."""

from collections.abc import Sequence
from datetime import date

from tests.corpus.content import Bill
from tests.corpus.customers import Place
from tests.corpus.notation import SHORT_MONTHS, lines_of
from tests.corpus.paper import Paper

Row = tuple[str, str]


def brief_day(of: date) -> str:
    """`Nov 7, 2026`"""
    return f"{SHORT_MONTHS[of.month - 1]} {of.day}, {of.year}"


def two_digit_day(of: date) -> str:
    """`11/07/26`"""
    return f"{of.month:02}/{of.day:02}/{of.year % 100:02}"


def plain(cents: int) -> str:
    """`1,118.23`: in a column whose head has the currency."""
    return f"{cents // 100:,}.{cents % 100:02}"


def credit(cents: int) -> str:
    """`118.23CR`"""
    return f"{plain(cents)}CR" if cents else plain(cents)


def owed(bill: Bill) -> int:
    """What the account owed before the payment, in cents: one month, or the whole debt where it is more."""
    return max(bill.before_cents, bill.past_due_cents)


def paid(bill: Bill) -> int:
    """What was paid of `owed`, in cents."""
    return owed(bill) - bill.past_due_cents


def slashed(number: str) -> str:
    """`617/555-0101`"""
    return f"{number[2:5]}/{number[5:8]}-{number[8:]}"


def half_spaced(number: str) -> str:
    """`512 555-0101`"""
    return f"{number[2:5]} {number[5:8]}-{number[8:]}"


def street_line(place: Place, joint: str = ", ") -> str:
    return joint.join(part for part in (place.street, place.unit) if part)


def sent_to(bill: Bill) -> tuple[str, ...]:
    """As it stands in the window of the envelope."""
    return (bill.account.name, *lines_of(bill.mailing or bill.account.place))


def served_at(bill: Bill) -> tuple[str, ...]:
    return (bill.account.name, *lines_of(bill.account.place))


def ledger(
    paper: Paper, left: float, right: float, y: float, rows: Sequence[Row], size: float = 9, step: float = 15
) -> float:
    """Amounts in a column; the last row, a total, is bold under a line."""
    for label, amount in rows[:-1]:
        paper.text(left, y, label, size)
        paper.text(right, y, amount, size, align="right")
        y += step
    paper.rule(y - size - 1, left, right, width=0.5)
    paper.text(left, y + 2, rows[-1][0], size + 0.5, bold=True)
    paper.text(right, y + 2, rows[-1][1], size + 0.5, bold=True, align="right")
    return y + step + 2


def cell(
    paper: Paper,
    x: float,
    y: float,
    width: float,
    label: str,
    value: str,
    *,
    height: float = 30,
    fill: str = "",
) -> None:
    """A box with the label small in its upper left corner; `y` is its upper edge."""
    paper.box(x, y, width, height, fill=fill)
    paper.text(x + 4, y + 9, label, 6.5, color="#333333", room=width - 8)
    paper.text(x + 4, y + height - 7, value, 9.5, room=width - 8)


def grid(
    paper: Paper,
    y: float,
    columns: Sequence[float],
    right: float,
    rows: Sequence[Sequence[str]],
    size: float = 9,
    step: float = 17,
    fill: str = "#e8e8e8",
) -> float:
    """A ruled table whose first row is its head; `columns` are the left edges, `y` its upper edge."""
    edges = (*columns, right)
    for at, row in enumerate(rows):
        for left, end, text in zip(edges, edges[1:], row, strict=False):
            paper.box(left, y, end - left, step, fill="" if at else fill)
            paper.text(left + 4, y + step - 5, text, size, bold=at == 0, room=end - left - 8)
        y += step
    return y


def on_a_line(
    paper: Paper, x: float, y: float, width: float, value: str, label: str, size: float = 9.5
) -> None:
    """`value` on a line that has its label below."""
    paper.text(x + 3, y - 3, value, size, room=width - 6)
    paper.rule(y, x, x + width, width=0.6)
    paper.text(x, y + 10, label, 7.5, color="#333333")


def blank(
    paper: Paper,
    x: float,
    values_at: float,
    right: float,
    y: float,
    label: str,
    value: str,
    size: float = 9.5,
) -> None:
    """A label, and beside it a line with `value` on it."""
    paper.text(x, y, label, size)
    paper.rule(y + 2.5, values_at, right, width=0.6)
    paper.text(values_at + 4, y, value, size, room=right - values_at - 8)
