"""Ways to set labels and their values on a page; each packet of the assorted family draws its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from tests.corpus.assorted_words import ENGLISH, FRENCH, PHONES, Thing, Words
from tests.corpus.customers import Account
from tests.corpus.newcomers_notation import Field
from tests.corpus.paper import Paper

LEFT, RIGHT = 42.0, 570.0


@dataclass(frozen=True)
class Taste:
    """How one carrier, or one office, sets its papers."""

    rng: Random
    words: Words
    case: Callable[[str], str]
    colon: str
    size: float
    phone: Callable[[str], str]
    day: Callable[[date], str]
    bold: bool

    @classmethod
    def drawn(cls, rng: Random, account: Account) -> "Taste":
        words = FRENCH if account.place.region == "QC" else ENGLISH
        cases: tuple[Callable[[str], str], ...] = (str, str, str, str.title, str.upper)
        if words is FRENCH:
            cases = (str, str, str.upper)
        return cls(
            rng,
            words,
            rng.choice(cases),
            rng.choice((":", ":", "", "", " :" if words is FRENCH else ":")),
            rng.choice((8.0, 8.5, 9.0, 9.5, 10.0, 11.0)),
            rng.choice(PHONES),
            rng.choice(words.days),
            rng.random() < 0.4,
        )

    def written(self, of: date, account: Account) -> str:
        """Where the month might be taken for the day, in Canada, `2026-11-03`."""
        text = self.day(of)
        is_named = any(map(str.isalpha, text))
        return text if account.place.country == "US" or is_named else of.isoformat()

    def label(self, of: Thing) -> str:
        return f"{self.bare(of)}{self.colon}"

    def bare(self, of: Thing) -> str:
        return self.case(self.rng.choice(self.words.labels[of]))


Block = Callable[[Paper, float, float, float, Sequence[Field], Taste], float]


def beside(paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: Taste) -> float:
    gap = (right - x) * taste.rng.choice((0.4, 0.45, 0.5))
    for label, value in rows:
        paper.text(x, y, label, taste.size, bold=taste.bold, room=gap - 5)
        paper.text(x + gap, y, value, taste.size, room=right - x - gap)
        y += taste.size + 5
    return y


def at_both_edges(
    paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: Taste
) -> float:
    for label, value in rows:
        paper.text(x, y, label, taste.size, bold=taste.bold, room=(right - x) * 0.45)
        paper.text(right, y, value, taste.size, align="right", room=(right - x) * 0.5)
        y += taste.size + 5
    return y


def to_the_middle(
    paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: Taste
) -> float:
    """Labels that end where their values begin."""
    middle, half = x + (right - x) * 0.46, 0.6 * taste.size
    for label, value in rows:
        paper.text(
            middle - half, y, label, taste.size, bold=taste.bold, align="right", room=middle - x - half
        )
        paper.text(middle + half, y, value, taste.size, room=right - middle - half)
        y += taste.size + 5
    return y


def in_lines(paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: Taste) -> float:
    for label, value in rows:
        text = f"{label.rstrip(' :')}{taste.colon or ':'} {value}"
        paper.text(x, y, text, taste.size, room=right - x)
        y += taste.size + 5
    return y


def dotted(paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: Taste) -> float:
    for label, value in rows:
        paper.leaders(x, y, label.rstrip(" :"), value, right, min(taste.size, 8.5))
        y += taste.size + 5
    return y


def under(paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: Taste) -> float:
    small = taste.size - taste.rng.choice((0, 1.5, 2.5))
    for label, value in rows:
        paper.text(x, y, label, small, bold=taste.bold, color="#555555")
        paper.text(x, y + taste.size + 2, value, taste.size, room=right - x)
        y += 2 * taste.size + taste.rng.choice((8, 10, 12))
    return y


def ruled(paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: Taste) -> float:
    """A table of two columns with lines around its cells."""
    gap, height = (right - x) * 0.42, taste.size + 8
    y -= taste.size
    for label, value in rows:
        paper.box(x, y, gap, height)
        paper.box(x + gap, y, right - x - gap, height)
        paper.text(x + 4, y + taste.size + 2, label, taste.size, bold=taste.bold, room=gap - 8)
        paper.text(x + gap + 4, y + taste.size + 2, value, taste.size, room=right - x - gap - 8)
        y += height
    return y + taste.size + 2


def boxed(paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: Taste) -> float:
    """Boxes, two in a row, each with its label in small print in its corner."""
    width, height = (right - x) / 2, taste.size + 20
    y -= taste.size
    for at, (label, value) in enumerate(rows):
        left, top = x + width * (at % 2), y + height * (at // 2)
        paper.box(left, top, width, height)
        paper.text(left + 3, top + 8, label, 6.5, color="#444444", room=width - 6)
        paper.text(left + 5, top + height - 5, value, taste.size, room=width - 9)
    return y + height * ((len(rows) + 1) // 2) + taste.size + 4


def in_a_row(paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: Taste) -> float:
    """Heads in one row, values in the next one; at most three to a row."""
    across = 3 if right - x > 350 else 2
    for start in range(0, len(rows), across):
        part = rows[start : start + across]
        width = (right - x) / across
        for at, (label, value) in enumerate(part):
            paper.text(x + width * at, y, label.rstrip(" :"), taste.size - 1, bold=True, room=width - 8)
            paper.text(x + width * at, y + taste.size + 4, value, taste.size, room=width - 8)
        y += 2 * taste.size + 13
    return y


def in_two_columns(
    paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: Taste
) -> float:
    """`label value` twice in each row."""
    middle = x + (right - x) / 2
    half = (len(rows) + 1) // 2
    block = taste.rng.choice((beside, in_lines, to_the_middle))
    first = block(paper, x, y, middle - 8, rows[:half], taste)
    return max(first, block(paper, middle + 8, y, right, rows[half:], taste))


WIDE: tuple[Block, ...] = (
    beside, beside, at_both_edges, to_the_middle, in_lines, in_lines, dotted, under, ruled, boxed, in_a_row,
    in_two_columns,
)  # fmt: skip
NARROW: tuple[Block, ...] = (beside, beside, at_both_edges, to_the_middle, in_lines, under, ruled)


def facts(paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: Taste) -> float:
    """`rows` in any order and arrangement, under a heading or none."""
    rows = taste.rng.sample(rows, len(rows))
    heading = taste.rng.choice(taste.words.sections)
    if heading:
        paper.text(x, y, taste.case(heading), taste.size + 2, bold=True)
        y += taste.size + 10
    block = taste.rng.choice(WIDE if right - x > 400 else NARROW)
    return block(paper, x, y, right, rows, taste) + 8
