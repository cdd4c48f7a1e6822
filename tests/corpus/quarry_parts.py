"""What the quarry's papers share: names and numbers as clerks shorten them, charges, a slip to send back."""

from collections.abc import Sequence
from random import Random

from tests.corpus.content import Bill
from tests.corpus.notation import phone
from tests.corpus.paper import Paper
from tests.corpus.strangers_notation import barcode

#: What the month of one line is made of, in cents.
LINE_CHARGES = (
    ("Business access line", 2_195),
    ("FCC subscriber line charge", 920),
    ("Access recovery charge", 380),
)


def last_first(name: str) -> str:
    """`REYES, DANA`"""
    first, _, last = name.partition(" ")
    return f"{last}, {first}".upper()


def shortened(numbers: Sequence[str]) -> str:
    """`(512) 555-0101, -0107 and -0119`: what follows on the first one has its last four digits only."""
    written: list[str] = []
    before = ""
    for number in numbers:
        is_same = number[:-4] == before
        written.append(f"-{number[-4:]}" if is_same else phone(number, "parentheses"))
        before = number[:-4]
    return " and ".join(part for part in (", ".join(written[:-1]), written[-1]) if part)


def scan_line(bill: Bill) -> str:
    """The digits at the foot of a slip, which the bank's machine reads."""
    digits = "".join(char for char in bill.account.number if char.isdigit())
    return f"{digits:0>16} {bill.total_cents:010} {bill.past_due_cents:08} 4"


def slip_foot(paper: Paper, bill: Bill, y: float, rng: Random, x: float = 330) -> None:
    """Whom to pay, with bars for the post above it and digits for the bank below; `y` is the bars' edge."""
    carrier = bill.account.carrier
    barcode(paper, x, y, 150, 10, rng)
    paper.lines(x, y + 24, (carrier.name.upper(), *(line.upper() for line in carrier.po_box)), 9, 12)
    paper.text(572, y + 78, scan_line(bill), 9, family="Courier", align="right")
