"""Bills of the frost: four ways to divide the sheet, each part of it in a way of its own, by lot."""

from collections.abc import Callable
from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, TERMS_FRENCH, advert
from tests.corpus.content import Bill
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.frost_parts import LEFT, MIDDLE, RIGHT, facts, foot, head, sums
from tests.corpus.frost_words import Voice
from tests.corpus.newcomers_notation import Field, table
from tests.corpus.notation import span
from tests.corpus.paper import Manner, Paper


def one_sheet(bill: Bill, rng: Random) -> bytes:
    voice, paper = _begun(bill, rng)
    y = head(paper, voice, bill.account.carrier.name, voice.word("bill"), bill.account.carrier)
    y = rng.choice((_window_and_facts, _strip, _side_column, _stub_on_top))(paper, voice, bill, y)
    _end(paper, voice, bill, y)
    return paper.made(rng, "Bill")


def two_sheets(bill: Bill, rng: Random) -> bytes:
    """What is owed on the first page, for which lines on the second."""
    voice, paper = _begun(bill, rng)
    account = bill.account
    of = "de" if voice.is_french else "of"
    y = head(paper, voice, account.carrier.name, voice.word("bill"), account.carrier)
    paper.text(RIGHT, y - 2, f"Page 1 {of} 2", 7.5, align="right")
    y = _facts_right(paper, voice, bill, y + 16)
    sums(paper, voice, LEFT, y + 20, rng.choice((380, RIGHT)), _owed(voice, bill))
    paper.paragraph(LEFT, 690, _said(voice), 520, 7.5)
    foot(paper, voice, account.carrier)
    paper.next_page()
    paper.text(LEFT, 40, account.carrier.name, voice.size, bold=True, room=240)
    paper.text(MIDDLE, 40, f"{voice.label('account')} {account.number}", voice.size, room=230)
    paper.text(RIGHT, 56, f"Page 2 {of} 2", 7.5, align="right")
    y = _where(paper, voice, bill, 84)
    _lines(paper, voice, bill, LEFT, y + 6, RIGHT)
    paper.lines(LEFT, 770, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def _begun(bill: Bill, rng: Random) -> tuple[Voice, Paper]:
    voice = Voice.drawn(rng, bill.account.place)
    return voice, Paper(Manner.drawn(rng), voice.family)


def _end(paper: Paper, voice: Voice, bill: Bill, y: float) -> None:
    if y < 690:
        paper.paragraph(LEFT, 704, _said(voice), 520, 7.5)
    foot(paper, voice, bill.account.carrier)
    paper.lines(LEFT, 770, bill.hidden, invisible=True)


def _said(voice: Voice) -> str:
    terms = TERMS_FRENCH[0] if voice.is_french else TERMS[0]
    return voice.rng.choice((terms, advert(voice.rng, french=voice.is_french)))


def _owed(voice: Voice, bill: Bill) -> list[tuple[str, int]]:
    return balance(bill, tuple(voice.words["balance"]))  # type: ignore[arg-type]


def _account_fields(voice: Voice, bill: Bill) -> list[Field]:
    """Number, days and sum, in some order; the date only where the bill shows it."""
    account = bill.account
    rows: list[Field] = [(voice.label("account"), account.number)]
    if bill.shows_date:
        rows.append((voice.label("dated"), voice.days(bill.dated)))
    rows.append((voice.label("due"), voice.days(bill.due)))
    rows.append((voice.label("total"), voice.money(bill.total_cents)))
    if voice.rng.random() < 0.3:
        rows.insert(1, (voice.label("btn"), voice.number(account.btn)))
    return voice.rng.sample(rows, len(rows)) if voice.rng.random() < 0.4 else rows


def _sent_to(paper: Paper, voice: Voice, bill: Bill, x: float, y: float, width: float) -> float:
    lines = addressee(bill, 11, width)  # wrapped as if it were larger: Vera and Courier are wide
    return paper.lines(x, y, lines, voice.size, voice.size + 3.5, room=width)


def _facts_right(paper: Paper, voice: Voice, bill: Bill, y: float) -> float:
    title = voice.rng.choice(("", "", "Votre compte" if voice.is_french else "Your account"))
    below = facts(paper, voice, 326, y, RIGHT, _account_fields(voice, bill), title)
    return max(below, _sent_to(paper, voice, bill, LEFT, y + 24, 250))


def _where(paper: Paper, voice: Voice, bill: Bill, y: float) -> float:
    """Where the service is: beside its label, in a band, or below it with the name."""
    account, label = bill.account, voice.label("place")
    match voice.rng.randrange(3):
        case 0:
            paper.text(
                LEFT, y, f"{label.rstrip(': ')}: {notation.one_line(account.place)}", voice.size, room=528
            )
            return y + 20
        case 1:
            paper.box(LEFT, y - 12, RIGHT - LEFT, 18, fill="#eef0e8", stroke=False)
            paper.text(LEFT + 6, y, label, voice.size, bold=True, room=170)
            paper.text(LEFT + 186, y, notation.one_line(account.place), voice.size, room=336)
            return y + 26
        case _:
            paper.text(LEFT, y, label, voice.size, bold=True)
            lines = (account.name, *notation.lines_of(account.place))
            return paper.lines(LEFT, y + voice.size + 4, lines, voice.size, voice.size + 3.5, room=400) + 10


def _lines(paper: Paper, voice: Voice, bill: Bill, x: float, y: float, right: float) -> float:
    """Each number with what it costs."""
    style: notation.DayStyle = "french" if voice.is_french else "long"
    paper.text(x, y, voice.word("lines"), voice.size + 2.5, bold=True, color=voice.color)
    if voice.rng.random() < 0.5:
        y += voice.size + 5
        paper.text(x, y, span(bill.begins, bill.ends, style), voice.size - 1, room=right - x)
    y += voice.size + 10
    price, numbers = voice.money(bill.each_cents), voice.numbers(bill.account.numbers)
    named = "Ligne d'affaires" if voice.is_french else "Business line"
    match voice.rng.randrange(4):
        case 0 if right - x > 400:
            heads = (voice.word("line"), "Service", "Montant" if voice.is_french else "Amount")
            rows = [heads, *((number, named, price) for number in numbers)]
            return table(paper, y, ((x, "left"), (x + 180, "left"), (right, "right")), rows, voice.size,
                         voice.size + 7, lined=voice.rng.random() < 0.4) + 10  # fmt: skip
        case 1:
            for number in numbers:
                paper.leaders(x, y, f"{named} {number}", price, right, voice.size - 0.5)
                y += voice.size + 5
            return y + 10
        case 2:
            for number in numbers:
                paper.text(x, y, number, voice.size, bold=True)
                paper.text(x + 10, y + voice.size + 2, named, voice.size - 1)
                paper.text(right, y + voice.size + 2, price, voice.size - 1, align="right")
                y += 2 * voice.size + 6
            return y + 10
        case _:
            for number in numbers:
                paper.text(x, y, number, voice.size)
                paper.text(right, y, price, voice.size, align="right")
                y += voice.size + 5
            return y + 10


def _window_and_facts(paper: Paper, voice: Voice, bill: Bill, y: float) -> float:
    """The addressee in the envelope's window, the account beside it; sums and lines in either order."""
    y = _where(paper, voice, bill, _facts_right(paper, voice, bill, y + 10) + 16)
    parts: list[Callable[[float], float]] = [
        lambda at: sums(paper, voice, LEFT, at, voice.rng.choice((360, RIGHT)), _owed(voice, bill)),
        lambda at: _lines(paper, voice, bill, LEFT, at, voice.rng.choice((360, RIGHT))),
    ]
    for part in voice.rng.sample(parts, 2):
        y = part(y + 8)
    return y


def _strip(paper: Paper, voice: Voice, bill: Bill, y: float) -> float:
    """The account in a strip of cells over the page; under it who pays and where the service is."""
    rows = _account_fields(voice, bill)
    width = (RIGHT - LEFT) / len(rows)
    for at, (label, value) in enumerate(rows):
        paper.box(LEFT + width * at, y, width, 34)
        paper.text(LEFT + width * at + 5, y + 12, label, 7.5, color="#444444", room=width - 10)
        paper.text(LEFT + width * at + 5, y + 27, value, voice.size, bold=True, room=width - 10)
    left = _sent_to(paper, voice, bill, LEFT, y + 66, 240)
    paper.text(326, y + 66, voice.label("place"), voice.size, bold=True)
    lines = notation.lines_of(bill.account.place)
    right = paper.lines(326, y + 80, lines, voice.size, voice.size + 3.5, room=240)
    y = _lines(paper, voice, bill, LEFT, max(left, right) + 22, RIGHT)
    return sums(paper, voice, MIDDLE, y + 6, RIGHT, _owed(voice, bill))


def _side_column(paper: Paper, voice: Voice, bill: Bill, y: float) -> float:
    """A narrow column that says whose account it is and what is owed; the rest beside it."""
    account = bill.account
    left = facts(paper, voice, LEFT, y + 12, 268, _account_fields(voice, bill))
    paper.text(LEFT, left + 4, voice.label("holder"), voice.size, bold=True)
    paper.text(LEFT, left + 18, account.name, voice.size, room=226)
    paper.text(LEFT, left + 38, voice.label("place"), voice.size, bold=True)
    left = paper.lines(
        LEFT, left + 52, notation.lines_of(account.place), voice.size, voice.size + 3.5, room=226
    )
    left = sums(paper, voice, LEFT, left + 18, 268, _owed(voice, bill))
    right = _sent_to(paper, voice, bill, 300, y + 24, 250)
    return max(left, _lines(paper, voice, bill, 300, right + 30, RIGHT))


def _stub_on_top(paper: Paper, voice: Voice, bill: Bill, y: float) -> float:
    """The part to return first, above a dashed line; then the account, its place, its lines."""
    account = bill.account
    stub = _sent_to(paper, voice, bill, LEFT, y + 14, 240)
    rows: list[Field] = [(voice.label("account"), account.number),
                         (voice.label("total"), voice.money(bill.total_cents)),
                         (voice.label("due"), voice.days(bill.due))]  # fmt: skip
    for at, (label, value) in enumerate(rows):
        paper.text(326, y + 14 + 14 * at, label, voice.size, room=120)
        paper.text(RIGHT, y + 14 + 14 * at, value, voice.size, align="right", room=118)
    y = max(stub, y + 60) + 6
    paper.rule(y, dashed=True)
    detail: list[Field] = [(voice.label("holder"), account.name)]
    if bill.shows_date:
        detail.append((voice.label("dated"), voice.days(bill.dated)))
    detail.append((voice.label("place"), notation.one_line(account.place)))
    y = facts(paper, voice, LEFT, y + 26, RIGHT, detail)
    y = _lines(paper, voice, bill, LEFT, y + 8, RIGHT)
    return sums(paper, voice, LEFT, y, 330, _owed(voice, bill))
