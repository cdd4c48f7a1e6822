"""Papers put together by lot from more words and arrangements than the shuffled ones, in French as well."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import notation
from tests.corpus.assorted_blocks import LEFT, NARROW, RIGHT, WIDE, Taste, facts, in_lines
from tests.corpus.assorted_words import FRENCH
from tests.corpus.content import Bill, Csr, Letter
from tests.corpus.customers import Account, Carrier
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.layouts import Layout
from tests.corpus.newcomers_notation import Columns, Field, sign, table
from tests.corpus.notation import money, phone
from tests.corpus.paper import Family, Manner, Paper
from tests.corpus.strangers_notation import figures
from tests.corpus.week_drawing import NEW

_MARKS = ("#1f4e79", "#7a1f1f", "#225522", "#000000")


def _paper(rng: Random) -> Paper:
    families: tuple[Family, ...] = ("Helvetica", "Helvetica", "Times", "Courier", "Vera")
    return Paper(Manner.drawn(rng), rng.choice(families))


def _place(paper: Paper, x: float, y: float, right: float, account: Account, taste: Taste) -> float:
    """The service address: in one line with its label, in lines below it, or beside it."""
    rng, size = taste.rng, taste.size
    lines = notation.lines_of(account.place)
    match rng.choice(("line", "below", "beside")):
        case "line":
            one = notation.one_line(account.place)
            return in_lines(paper, x, y, right, ((taste.label("place"), one),), taste) + 4
        case "beside":
            gap = min((right - x) * 0.45, 140)
            paper.text(x, y, taste.label("place"), size, bold=taste.bold, room=gap - 6)
            return paper.lines(x + gap, y, lines, size, size + 3.5, room=right - x - gap) + 6
        case _:
            paper.text(x, y, taste.label("place"), size, bold=taste.bold)
            return paper.lines(x, y + size + 4, lines, size, size + 3.5, room=right - x) + 6


def _name_and_place(paper: Paper, x: float, y: float, account: Account, taste: Taste) -> float:
    """`Service for`: the firm's name, then where it is, as some carriers print it."""
    paper.text(x, y, taste.label("holder"), taste.size, bold=taste.bold)
    y = paper.lines(x, y + taste.size + 4, (account.name,), taste.size, taste.size + 3.5, room=RIGHT - x)
    return _place(paper, x, y + 6, RIGHT, account, taste)


def a_bill(bill: Bill, rng: Random) -> bytes:
    account, carrier = bill.account, bill.account.carrier
    taste, paper = Taste.drawn(rng, account), _paper(rng)
    french = taste.words is FRENCH
    paper.text(LEFT, 48, carrier.name, 15, bold=True, color=rng.choice(_MARKS))
    if rng.random() < 0.4:
        paper.lines(LEFT, 60, carrier.office, 7, 8.5)
    paper.text(RIGHT, 48, rng.choice(taste.words.bill_heads), 13, align="right")
    rows = _on_a_bill(bill, taste)
    y = _head(paper, bill, rows, taste)
    y = _place(paper, LEFT, y + 14, RIGHT, account, taste)
    if rng.random() < 0.4:
        paper.text(LEFT, y + 4, rng.choice(_promos(french)), 7.5)
        y += 18
    owed = balance(bill, rng.choice(taste.words.balance))
    y = figures(paper, LEFT, rng.choice((330, 430, RIGHT)), y + 14, owed, 14, taste.size, french=french)
    paper.text(LEFT, y + 10, taste.case(rng.choice(taste.words.lines)), taste.size + 1.5, bold=True)
    y = _lines(paper, y + 24, bill, taste)
    foot = f"{carrier.name}, {', '.join(carrier.po_box)}"
    paper.text(LEFT, 742, f"Paiements : {foot}" if french else f"Send payments to {foot}", 7.5)
    told = f"{phone(carrier.phone, 'one')}  {carrier.website}"
    paper.text(LEFT, 754, f"Service à la clientèle : {told}" if french else f"Customer care {told}", 7.5)
    paper.lines(LEFT, 766, bill.hidden, invisible=True)
    return paper.made(rng, "Bill")


def _promos(french: bool) -> tuple[str, ...]:
    if french:
        return ("Passez à la facture électronique sur notre site.", "Merci de votre confiance depuis 1998.")
    return (
        "Go paperless on our website.",
        "Thank you for being our customer.",
        "Save with bundles! Call us today.",
    )


def _on_a_bill(bill: Bill, taste: Taste) -> list[Field]:
    account, rng = bill.account, taste.rng
    french = taste.words is FRENCH
    rows: list[Field] = [(taste.label("account"), account.number)]
    if bill.shows_date:
        rows.append((taste.label("bill_date"), taste.written(bill.dated, account)))
    rows += [
        (taste.label("due"), taste.written(bill.due, account)),
        (taste.label("total"), money(bill.total_cents, french=french)),
    ]
    if rng.random() < 0.3:
        rows.append((taste.label("btn"), taste.phone(account.btn)))
    if rng.random() < 0.4:
        rows.append((taste.label("invoice"), str(rng.randint(10**6, 10**9))))
    if rng.random() < 0.4:
        word = rng.choice(("au", "-") if french else ("to", "-", "through"))
        begins, ends = (taste.written(day, account) for day in (bill.begins, bill.ends))
        rows.append((taste.label("period"), f"{begins} {word} {ends}"))
    if rng.random() < 0.5:
        rows.append((taste.label("holder"), account.name))
    return rows


def _head(paper: Paper, bill: Bill, rows: list[Field], taste: Taste) -> float:
    """What is on top of a bill: whom it goes to, and its facts beside that or above it."""
    rng, size = taste.rng, taste.size
    mailed = addressee(bill, size, 210)
    match rng.choice(("right", "left", "above", "below")):
        case "right":
            end = facts(paper, 330, 84, RIGHT, rows, taste)
            return max(end, paper.lines(LEFT, rng.choice((92, 110, 128)), mailed, size, size + 3.5, room=230))
        case "left":
            end = facts(paper, LEFT, 84, 290, rows, taste)
            return max(end, paper.lines(340, rng.choice((92, 110, 128)), mailed, size, size + 3.5, room=220))
        case "above":
            end = facts(paper, LEFT, 84, RIGHT, rows, taste)
            return paper.lines(LEFT, end + 10, mailed, size, size + 3.5, room=260)
        case _:
            end = paper.lines(LEFT, 92, mailed, size, size + 3.5, room=260)
            return facts(paper, LEFT, end + 22, RIGHT, rows, taste)


def _lines(paper: Paper, y: float, bill: Bill, taste: Taste) -> float:
    """The account's numbers with their charges: in rows, or in a table with heads."""
    rng, french = taste.rng, taste.words is FRENCH
    service, each = rng.choice(taste.words.service), money(bill.each_cents, french=french)
    rows = [(taste.phone(number), service, each) for number in bill.account.numbers]
    has_heads = rng.random() < 0.5
    if has_heads:
        rows.insert(0, (taste.bare("number"), "Service", "Montant" if french else "Amount"))
    columns: Columns = ((LEFT, "left"), (rng.choice((180.0, 230.0)), "left"), (430.0, "right"))
    return table(
        paper, y, columns, rows, taste.size, taste.size + 5, head=has_heads, lined=rng.random() < 0.3
    )


def a_record(record: Csr, rng: Random) -> bytes:
    account = record.account
    taste, paper = Taste.drawn(rng, account), _paper(rng)
    french = taste.words is FRENCH
    paper.text(LEFT, 46, rng.choice(taste.words.record_heads), 14, bold=True)
    told = f"{account.carrier.name}   {taste.written(record.dated, account)}"
    paper.text(RIGHT if rng.random() < 0.6 else LEFT + 230, 62, told, 8, align="right")
    rows: list[Field] = [
        (taste.label("holder"), account.name),
        (taste.label("account"), account.number),
        (taste.label("btn"), taste.phone(account.btn)),
        (taste.label("user"), account.user),
    ]
    held: list[Field] = [
        (taste.label("freeze"), rng.choice(taste.words.yes if record.is_frozen else taste.words.no)),
        (taste.label("pending"), rng.choice(taste.words.yes if record.has_pending_order else taste.words.no)),
    ]
    if rng.random() < 0.5:
        rows.append((taste.label("other"), "Affaires" if french else rng.choice(("Business", "1FB", "2014"))))
    apart = rng.random() < 0.5
    y = facts(paper, LEFT, 88, rng.choice((340.0, RIGHT)), rows if apart else rows + held, taste)
    y = _place(paper, LEFT, y + 8, RIGHT, account, taste)
    if apart:
        y = rng.choice(NARROW)(paper, LEFT, y + 14, RIGHT, held, taste) + 6
    lines: list[tuple[str, ...]] = [(taste.bare("number"), taste.bare("status"))]
    active, inactive = rng.choice(taste.words.active), rng.choice(taste.words.inactive)
    lines += [
        (taste.phone(number), inactive if record.is_inactive(at) else active)
        for at, number in enumerate(account.numbers)
    ]
    columns: Columns = ((LEFT, "left"), (rng.choice((190.0, 260.0, 330.0)), "left"))
    table(paper, y + 14, columns, lines, taste.size, taste.size + 6, lined=rng.random() < 0.4)
    return paper.made(rng, "CSR")


def a_letter(letter: Letter, rng: Random) -> bytes:
    account = letter.account
    taste, paper = Taste.drawn(rng, account), _paper(rng)
    is_centered = rng.random() < 0.5
    at, align = (306.0, "center") if is_centered else (LEFT, "left")
    paper.text(at, 46, rng.choice(taste.words.letter_heads), 14, bold=True, align=align)  # type: ignore[arg-type]
    y = 76.0
    if rng.random() < 0.3:
        paper.text(LEFT, 62, rng.choice(taste.words.notes), 7.5)
    parts = [_the_account, _the_numbers, _the_consent]
    for part in rng.choice((parts, [parts[2], parts[0], parts[1]], [parts[0], parts[2], parts[1]])):
        y = part(paper, y, account, taste) + 4
    return _signed(paper, y + 18, letter, taste)


def _the_account(paper: Paper, y: float, account: Account, taste: Taste) -> float:
    rng = taste.rng
    rows: list[Field] = [
        (taste.label("holder"), account.name),
        (taste.label("carrier"), account.carrier.name),
        (taste.label("account"), account.number),
        (taste.label("btn"), taste.phone(account.btn)),
    ]
    if rng.random() < 0.3:
        rows.append((taste.label("user"), account.user))
    place = account.place
    match rng.choice(("one line", "parts", "street and town", "lines")):
        case "one line":
            return facts(
                paper, LEFT, y, RIGHT, [*rows, (taste.label("place"), notation.one_line(place))], taste
            )
        case "lines":
            y = facts(paper, LEFT, y, RIGHT, rows, taste)
            return _place(paper, LEFT, y, RIGHT, account, taste)
        case "street and town":
            street = ", ".join(part for part in (place.street, place.unit) if part)
            town = notation.lines_of(place)[-1]
            label = "Ville, province, code postal" if taste.words is FRENCH else "City, State, ZIP"
            if place.country == "CA" and taste.words is not FRENCH:
                label = "City, Province, Postal code"
            more = [(taste.label("place"), street), (f"{taste.case(label)}{taste.colon}", town)]
        case _:
            more = [(taste.label("street"), place.street)]
            if place.unit:
                more.append((taste.label("unit"), place.unit))
            more += [
                (taste.label("city"), place.city),
                (taste.label("state" if place.country == "US" else "province"), place.region),
                (taste.label("zip" if place.country == "US" else "code"), place.postal_code),
            ]
    return rng.choice(WIDE)(paper, LEFT, y, RIGHT, [*rng.sample(rows, len(rows)), *more], taste) + 8


def _the_numbers(paper: Paper, y: float, account: Account, taste: Taste) -> float:
    rng, size = taste.rng, taste.size
    numbers = [taste.phone(number) for number in account.numbers]
    if rng.random() < 0.25:
        return (
            paper.paragraph(LEFT, y + 4, f"{taste.label('numbers')} {', '.join(numbers)}", RIGHT - LEFT, size)
            + 8
        )
    paper.text(LEFT, y + 4, taste.label("numbers"), size, bold=True)
    across = rng.choice((1, 2, 3, 4))
    step = (RIGHT - LEFT) / across
    for at, number in enumerate(numbers):
        shown = f"{at + 1}. {number}" if across == 1 and size < 9 else number
        paper.text(LEFT + step * (at % across), y + 20 + 14 * (at // across), shown, size)
    return y + 20 + 14 * ((len(numbers) - 1) // across) + 20


def _the_consent(paper: Paper, y: float, _: Account, taste: Taste) -> float:
    text = taste.rng.choice(taste.words.consents).format(new=NEW)
    return paper.paragraph(LEFT, y + 4, text, RIGHT - LEFT, taste.size) + 6


def _signed(paper: Paper, y: float, letter: Letter, taste: Taste) -> bytes:
    """Where it is signed: labels before, below or above lines, or in a table."""
    rng, size = taste.rng, taste.size
    signed = taste.written(letter.signed_on, letter.account) if letter.signed_on else ""
    fields = [
        (taste.label("signature"), ""),
        (taste.label("signer"), letter.signer),
        (taste.label("title"), letter.title),
        (taste.label("signed_on"), signed),
    ]
    match rng.choice(("before", "below", "above", "table", "row")):
        case "before":
            for at, (label, value) in enumerate(fields):
                line = y + 20 + 26 * at
                paper.text(LEFT, line, label, size, room=150)
                paper.text(204, line, value, size, room=200)
                paper.rule(line + 3, 200, 420, width=0.5)
            return sign(paper, letter, 204, y + 20, rng)
        case "table":
            for at, (label, value) in enumerate(fields):
                top = y + 30 * at
                paper.box(LEFT, top, 150, 30)
                paper.box(LEFT + 150, top, 260, 30)
                paper.text(LEFT + 5, top + 19, label, size, room=140)
                paper.text(LEFT + 156, top + 19, value, size, room=240)
            return sign(paper, letter, LEFT + 154, y + 24, rng)
        case "above":
            for at, (label, value) in enumerate(fields):
                x, line = LEFT + 270 * (at % 2), y + 12 + 56 * (at // 2)
                paper.text(x, line, label, size - 1)
                paper.text(x, line + 30, value, size, room=240)
                paper.rule(line + 34, x, x + 245, width=0.5)
            return sign(paper, letter, LEFT + 4, y + 42, rng)
        case "row":
            for at, (label, value) in ((0, fields[0]), (1, fields[3]), (2, fields[1]), (3, fields[2])):
                x, line = LEFT + 270 * (at % 2), y + 24 + 40 * (at // 2)
                paper.text(x, line, label, size, room=86)
                paper.text(x + 96, line, value, size, room=150)
                paper.rule(line + 3, x + 94, x + 250, width=0.5)
            return sign(paper, letter, LEFT + 98, y + 24, rng)
        case _:
            for at, (label, value) in enumerate(fields):
                x, line = LEFT + 270 * (at % 2), y + 24 + 44 * (at // 2)
                paper.text(x, line, value, size, room=240)
                paper.rule(line + 3, x, x + 245, width=0.5)
                paper.text(x, line + 13, label, size - 1.5)
            return sign(paper, letter, LEFT + 4, y + 24, rng)


ASSORTED_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {"assorted": a_letter}
ASSORTED_CARRIERS: Mapping[str, Carrier] = {
    "assorted_us": Carrier("Bluestem Communications", ("PO Box 77210", "Kansas City, MO 64184"),
                           ("410 Relay Plaza", "Wichita, KS 67202"), "+18665550284", "bluestem.example"),
    "assorted_ca": Carrier("Tamarack Telephone", ("PO Box 900 Stn Main", "Winnipeg MB  R3C 2Z1"),
                           ("77 Lombard Gate", "Winnipeg MB  R3B 0X3"), "+18885550285", "tamarack.example"),
    "assorted_qc": Carrier("Téléphonie Boréale", ("C.P. 4410, succ. A", "Sherbrooke (Québec) J1H 5N1"),
                           ("18, place du Relais", "Sherbrooke (Québec) J1H 4A9"), "+18005550286",
                           "boreale.example"),
}  # fmt: skip
ASSORTED_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("assorted_us", "US", a_bill, a_record, "99999-9999", ("assorted",), labels_holder=False,
               has_mailing=True),
        Layout("assorted_ca", "CA", a_bill, a_record, "999 999 999", ("assorted",), labels_holder=False,
               has_mailing=True),
        Layout("assorted_qc", "QC", a_bill, a_record, "9999-999-99", ("assorted",), labels_holder=False,
               has_mailing=True),
    )
}  # fmt: skip
