"""The parts of the frost's papers, each in several ways: heads, blocks of facts, charges, lists."""

from collections.abc import Callable, Sequence

from tests.corpus import notation
from tests.corpus.customers import Carrier
from tests.corpus.frost_words import Voice
from tests.corpus.newcomers_notation import Field, table
from tests.corpus.notation import phone
from tests.corpus.paper import Paper, width_of
from tests.corpus.strangers_notation import disc

LEFT, RIGHT, MIDDLE = 42.0, 570.0, 306.0


def head(paper: Paper, voice: Voice, name: str, title: str, carrier: Carrier | None = None) -> float:
    """Whose paper it is and what it is. Answers the baseline below."""
    match voice.rng.randrange(4):
        case 0:
            paper.box(0, 0, 612, 58, fill="#e9edf2", stroke=False)
            paper.text(LEFT, 36, name, 15, bold=True, color=voice.color, room=300)
            paper.text(RIGHT, 36, title, 13, align="right", room=220)
        case 1:
            paper.text(MIDDLE, 42, name, 16, bold=True, color=voice.color, align="center", room=500)
            paper.text(MIDDLE, 60, title, 12, align="center")
            paper.rule(68)
        case 2:
            disc(paper, LEFT + 10, 40, 10, voice.color)
            paper.text(LEFT + 28, 45, name, 15, bold=True, room=300)
            paper.text(RIGHT, 45, title, 12, bold=True, color=voice.color, align="right", room=210)
        case _:
            paper.text(LEFT, 42, name, 16, bold=True, color=voice.color, room=420)
            if carrier:
                paper.text(LEFT, 54, ", ".join(carrier.office), 7.5)
            paper.text(LEFT, 74, title, 13, bold=True)
            return 100.0
    return 88.0


Block = Callable[[Paper, Voice, float, float, float, Sequence[Field]], float]


def _columns(paper: Paper, voice: Voice, x: float, y: float, right: float, rows: Sequence[Field]) -> float:
    """Labels that end before a blank, values beside them; wide enough for the longest label."""
    font = {"Times": "Times-Bold", "Courier": "Courier-Bold", "Vera": "VeraBd"}.get(
        voice.family, "Helvetica-Bold"
    )
    gap = max(width_of(label, font, voice.size) for label, _ in rows) + 12
    bold = voice.rng.random() < 0.5
    for label, value in rows:
        paper.text(x, y, label, voice.size, bold=bold)
        paper.text(x + gap, y, value, voice.size, room=right - x - gap)
        y += voice.size + 6
    return y


def _ruled(paper: Paper, voice: Voice, x: float, y: float, right: float, rows: Sequence[Field]) -> float:
    """Labels at the left, values at the right edge, a hair line under each row."""
    for label, value in rows:
        paper.text(x, y, label, voice.size, color="#444444")
        room = right - x - width_of(label, "VeraBd", voice.size) - 4
        paper.text(right, y, value, voice.size, bold=True, align="right", room=room)
        paper.rule(y + 4.5, x, right, width=0.3)
        y += voice.size + 8
    return y


def _stacked(paper: Paper, voice: Voice, x: float, y: float, right: float, rows: Sequence[Field]) -> float:
    """Small labels over their values, two beside each other where there is room."""
    across = 2 if right - x > 380 else 1
    width = (right - x) / across
    for at, (label, value) in enumerate(rows):
        left, top = x + width * (at % across), y + (2 * voice.size + 10) * (at // across)
        paper.text(left, top, label, voice.size - 2, color="#666666")
        paper.text(left, top + voice.size + 2, value, voice.size, room=width - 12)
    return y + (2 * voice.size + 10) * -(-len(rows) // across)


def _grid(paper: Paper, voice: Voice, x: float, y: float, right: float, rows: Sequence[Field]) -> float:
    """A row of cells for each fact, the label's cell grey."""
    font = {"Times": "Times-Roman", "Courier": "Courier", "Vera": "Vera"}.get(voice.family, "Helvetica")
    gap = max(width_of(label, font, voice.size) for label, _ in rows) + 14
    height, top = voice.size + 9, y - voice.size
    for label, value in rows:
        paper.box(x, top, gap, height, fill="#efefef")
        paper.box(x + gap, top, right - x - gap, height)
        paper.text(x + 5, top + voice.size + 2.5, label, voice.size)
        paper.text(x + gap + 6, top + voice.size + 2.5, value, voice.size, room=right - x - gap - 12)
        top += height
    return top + voice.size + 4


def _dotted(paper: Paper, voice: Voice, x: float, y: float, right: float, rows: Sequence[Field]) -> float:
    """All rows in the size in which the longest one still has some dots."""
    longest = max(width_of(f"{label} {value} ......", "VeraBd", voice.size) for label, value in rows)
    size = min(voice.size, voice.size * (right - x) / longest)
    for label, value in rows:
        paper.leaders(x, y, label.rstrip(": "), value, right, size)
        y += voice.size + 7
    return y


def _framed(paper: Paper, voice: Voice, x: float, y: float, right: float, rows: Sequence[Field]) -> float:
    """All facts in one frame, label and value on a line."""
    step = voice.size + 6
    paper.box(x, y - voice.size - 5, right - x, step * len(rows) + 10)
    below = _columns(paper, voice, x + 8, y, right - 8, rows)
    return below + 8


BLOCKS: tuple[Block, ...] = (_columns, _columns, _ruled, _stacked, _grid, _dotted, _framed)


def facts(
    paper: Paper, voice: Voice, x: float, y: float, right: float, rows: Sequence[Field], title: str = ""
) -> float:
    """`rows` in one of the ways, under `title` if there is one. Answers the baseline that comes next."""
    if title:
        paper.text(x, y, title, voice.size + 2.5, bold=True, color=voice.color)
        y += voice.size + 11
    return voice.rng.choice(BLOCKS)(paper, voice, x, y, right, rows) + 8


def place_fields(voice: Voice) -> list[Field]:
    """The service address on one line, or in its parts."""
    place = voice.place
    if voice.rng.random() < 0.5:
        return [(voice.label("place"), notation.one_line(place))]
    street = f"{place.street}, {place.unit}" if place.unit else place.street
    return [
        (voice.label("place" if voice.rng.random() < 0.5 else "street"), street),
        (voice.label("city"), place.city),
        (f"{voice.region_label}{voice.colon}", place.region),
        (f"{voice.code_label}{voice.colon}", place.postal_code),
    ]


def sums(
    paper: Paper, voice: Voice, x: float, y: float, right: float, rows: Sequence[tuple[str, int]]
) -> float:
    """Charges; the last row is the total."""
    paper.text(x, y, voice.word("summary"), voice.size + 2.5, bold=True, color=voice.color)
    y += voice.size + 11
    way = voice.rng.randrange(3)
    for at, (label, cents) in enumerate(rows):
        is_total = at == len(rows) - 1
        if way == 0:
            paper.leaders(x, y, label, voice.money(cents), right, voice.size)
        else:
            if way == 1 and is_total:
                paper.box(x, y - voice.size - 3, right - x, voice.size + 9, fill="#e9edf2", stroke=False)
            paper.text(x + 4, y, label, voice.size, bold=is_total)
            paper.text(right - 4, y, voice.money(cents), voice.size, bold=is_total, align="right")
        y += voice.size + 7
    return y + 10


def number_list(paper: Paper, voice: Voice, y: float, numbers: Sequence[str], title: str) -> float:
    """The numbers of a letter: in columns, cells, a numbered list, a table or one after another."""
    shown = voice.numbers(numbers)
    paper.text(LEFT, y, title + voice.colon, voice.size + 0.5, bold=True)
    y += voice.size + 8
    match voice.rng.randrange(5):
        case 0:
            across = voice.rng.choice((2, 3, 4))
            for at, number in enumerate(shown):
                paper.text(LEFT + 132 * (at % across), y + 15 * (at // across), number, voice.size)
            return y + 15 * -(-len(shown) // across) + 8
        case 1:
            for at, number in enumerate(shown):
                x, top = LEFT + 132 * (at % 4), y - 11 + 20 * (at // 4)
                paper.box(x, top, 126, 18)
                paper.text(x + 8, top + 12.5, number, voice.size)
            return y + 20 * -(-len(shown) // 4) + 8
        case 2:
            for at, number in enumerate(shown, 1):
                paper.text(LEFT + 8, y, f"{at}.  {number}", voice.size)
                y += voice.size + 5
            return y + 8
        case 3:
            heads = ("No", "Numéro", "Transférer") if voice.is_french else ("#", "Telephone number", "Port?")
            ported = voice.word("ported")
            rows = [heads, *((str(at), number, ported) for at, number in enumerate(shown, 1))]
            columns = ((LEFT, "left"), (LEFT + 40, "left"), (LEFT + 240, "left"))
            return table(paper, y + 4, columns, rows, voice.size, voice.size + 6) + 8  # type: ignore[arg-type]
        case _:
            lines = [", ".join(shown[at : at + 4]) for at in range(0, len(shown), 4)]
            return paper.lines(LEFT + 8, y, lines, voice.size, voice.size + 5) + 8


def foot(paper: Paper, voice: Voice, carrier: Carrier) -> None:
    """Where payments go, and whom to call."""
    where = ", ".join(carrier.po_box)
    if voice.is_french:
        said = (f"Paiements : {carrier.name}, {where}", f"Questions? {phone(carrier.phone, 'one')}")
    else:
        said = (f"Send payments to {carrier.name}, {where}", f"Questions? Call {phone(carrier.phone, 'one')}")
    paper.lines(LEFT, 744, said, 7.5, 10)
