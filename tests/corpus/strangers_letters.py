"""Letters of Authorization of five other providers, wholesale ones among them."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from random import Random

from reportlab.pdfgen.canvas import Canvas

from tests.corpus import notation
from tests.corpus.content import Letter
from tests.corpus.notation import day, phone
from tests.corpus.paper import LANDSCAPE, Manner, Paper
from tests.corpus.signatures import draw_signature, with_annotation
from tests.corpus.strangers_notation import count_of, named_day, runs, spaced, street_of, written_day
from tests.documents.signing import digitally_signed

_NEW = "ServiceCall.ai"
_NEW_OFFICE = "500 Relay Court, Suite 12"


def _signed(paper: Paper, letter: Letter, x: float, y: float, rng: Random) -> bytes:
    """`paper` made, signed on the line that begins at (x, y) of its only page."""
    draw_signature(paper, letter, x, y, rng)
    return made_with_signature(paper, letter, x, y, rng)


def made_with_signature(paper: Paper, letter: Letter, x: float, y: float, rng: Random) -> bytes:
    """With what only a PDF can hold of a signature at (x, y) of the first page, whatever follows that."""
    content = paper.made(rng, "LOA")
    match letter.signing:
        case "ink":
            return with_annotation(content, "/Ink", x, y, 1, rng)
        case "stamp":
            return with_annotation(content, "/Stamp", x, y, 1, rng)
        case "digital":
            at = datetime.combine(letter.signed_on or letter.written_on, time(15), UTC)
            bottom = int(paper.height - y)
            shown = (int(x), bottom, int(x) + 150, bottom + 26)
            return digitally_signed(content, letter.signer, at, shown_at=shown)
        case _:
            return content


def wholesale(letter: Letter, rng: Random) -> bytes:
    """A wholesale carrier's sheet, landscape: parties in a strip, the numbers as rows from first to last."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), size=LANDSCAPE)
    paper.text(40, 44, "LNP LETTER OF AUTHORIZATION (LOA)", 14, bold=True)
    paper.text(752, 44, "Form W-7, rev. 2025-03", 7, align="right")
    paper.text(
        40, 60, f"New service provider (NSP): {_NEW}    Reseller of NSP: none    Order type: Port in", 8.5
    )
    strips = (
        (
            ("End user legal name", account.name, 300.0),
            ("Authorized representative", account.user, 170.0),
            ("Old service provider (OSP)", account.carrier.name, 242.0),
        ),
        (
            ("End user service street", street_of(place), 300.0),
            ("City", place.city, 170.0),
            ("State/Prov", place.region, 80.0),
            ("Zip/Postal", place.postal_code, 162.0),
        ),
    )
    y = 72.0
    for strip in strips:
        x = 40.0
        for label, value, width in strip:
            paper.box(x, y, width, 14, fill="#d9d9d9")
            paper.text(x + 4, y + 10, label, 7.5, bold=True)
            paper.box(x, y + 14, width, 20)
            paper.text(x + 4, y + 27, value, 9.5, room=width - 8)
            x += width
        y += 38
    y += 8
    columns = (30.0, 120.0, 120.0, 50.0, 120.0, 172.0, 100.0)
    table = [("#", "Start TN", "End TN", "Qty", "BTN", "OSP account #", "Port type")]
    for at, (first, last) in enumerate(runs(account.numbers), 1):
        table.append(
            (
                str(at),
                phone(first, "plain"),
                phone(last, "plain"),
                str(count_of(first, last)),
                phone(account.btn, "plain"),
                account.number,
                "Full",
            )
        )
    for row, cells in enumerate(table):
        x = 40.0
        for cell, width in zip(cells, columns, strict=True):
            paper.box(x, y + 17 * row, width, 17, fill="#d9d9d9" if row == 0 else "")
            paper.text(x + 4, y + 12 + 17 * row, cell, 8.5, bold=row == 0, room=width - 8)
            x += width
    y += 17 * len(table) + 22
    y = paper.paragraph(
        40,
        y,
        "The end user named above authorizes the NSP and its underlying carriers to act as "
        "its agent to port the telephone numbers in this table from the OSP, and to obtain "
        "customer service records for them. The end user is responsible for charges of the OSP "
        "under its contract. Only one local carrier may be designated per number.",
        712,
        8.5,
    )
    line = max(y + 44, 480)
    blanks = (
        ("End user signature", "", 40.0, 290.0),
        ("Printed name", letter.signer, 300.0, 480.0),
        ("Title", letter.title, 490.0, 610.0),
        ("Date (mm/dd/yyyy)", day(letter.signed_on, "slashes") if letter.signed_on else "", 620.0, 752.0),
    )
    for label, value, left, right in blanks:
        paper.rule(line + 3, left, right)
        paper.text(left + 3, line - 1, value, 10, room=right - left - 6)
        paper.text(left, line + 13, label, 7.5)
    return _signed(paper, letter, 44, line, rng)


def agency(letter: Letter, rng: Random) -> bytes:
    """A lawyer's instrument: numbered statements to complete, the numbers on a second page."""
    account = letter.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 70, "LIMITED LETTER OF AGENCY", 14, bold=True, align="center")
    paper.text(306, 86, "(authorization to port telephone numbers)", 10, align="center")
    y = paper.paragraph(
        72,
        118,
        "The undersigned customer (the \u201cCustomer\u201d) appoints "
        f"{_NEW}, {_NEW_OFFICE} (the \u201cAgent\u201d), as its agent for the limited purpose of "
        "transferring the telephone numbers in Schedule A to the Agent's network, and states:",
        468,
        11,
    )
    clauses = (
        ("1. The Customer of record is", account.name),
        ("2. Service is provided at", notation.one_line(account.place)),
        ("3. The carrier that serves the numbers today is", account.carrier.name),
        ("4. Customer's account number with that carrier is", account.number),
        ("5. The billing telephone number of the account is", phone(account.btn, "dashes")),
    )
    for label, value in clauses:
        paper.text(72, y, label, 11)
        paper.text(92, y + 16, value, 11.5)
        paper.rule(y + 19, 88, 540)
        y += 36
    y = paper.paragraph(
        72,
        y + 4,
        "6. The Agent may obtain the Customer's service records. The Customer may appoint only "
        "one carrier for each number and may owe its present carrier charges for early "
        "termination. This appointment ends when the transfer is complete.",
        468,
        11,
    )
    paper.text(300, y + 16, "CUSTOMER", 11, bold=True)
    rows = (
        ("By:", ""),
        ("Name:", letter.signer),
        ("Title:", letter.title),
        ("Dated:", day(letter.signed_on, "long") if letter.signed_on else ""),
    )
    for at, (label, value) in enumerate(rows):
        line = y + 56 + 28 * at
        paper.text(300, line, label, 11)
        paper.text(344, line, value, 11)
        paper.rule(line + 3, 340, 540)
    signing_line = y + 56
    draw_signature(paper, letter, 344, signing_line, rng)
    paper.text(306, 760, "Page 1 of 2", 8, align="center")
    paper.next_page()
    paper.text(306, 70, "SCHEDULE A", 13, bold=True, align="center")
    paper.text(306, 86, "to the Limited Letter of Agency: numbers to be transferred", 10, align="center")
    for at, number in enumerate(account.numbers):
        paper.text(180, 120 + 18 * at, f"({chr(97 + at)})", 11)
        paper.text(210, 120 + 18 * at, phone(number, "parentheses"), 11)
    paper.text(306, 760, "Page 2 of 2", 8, align="center")
    return made_with_signature(paper, letter, 344, signing_line, rng)


def checkmarks(letter: Letter, rng: Random) -> bytes:
    """A form with boxes to tick, two columns, hints in small print under the fields."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 50, "Bring your number", 18, bold=True, color="#b0413e")
    paper.text(572, 50, f"{_NEW} LOA / Lettre d'autorisation", 8, align="right")
    for at, (text, ticked) in enumerate(
        (
            ("Port ALL numbers of the account, then close it", True),
            ("Port SOME numbers, keep the rest", False),
            ("Wireless or toll-free number", letter.toll_free),
        )
    ):
        _tick(paper, 40, 70 + 15 * at, ticked)
        paper.text(54, 78 + 15 * at, text, 8)
    left = (
        ("Business or residential name", account.name, "exactly as your current provider has it"),
        ("Where the phones are: street and unit", street_of(place), "never a P.O. box"),
        ("City / State or province", f"{place.city}, {place.region}", ""),
        ("ZIP or postal code", place.postal_code, ""),
    )
    right = (
        ("Leaving which provider?", account.carrier.name, "not a brand or a dealer"),
        ("Account # there", account.number, "top of your bill"),
        ("Main (billing) number", spaced(account.btn), "the number the account is under"),
        ("Person in charge of the account", account.user, ""),
    )
    for x, column in ((40.0, left), (312.0, right)):
        for at, (label, value, hint) in enumerate(column):
            y = 136 + 50 * at
            paper.text(x, y, label, 7.5, bold=True)
            paper.box(x, y + 4, 260, 20)
            paper.text(x + 5, y + 18, value, 9, room=250)
            paper.text(x, y + 33, hint, 6, color="#777777")
    paper.text(40, 346, "Phone numbers moving over", 9, bold=True, color="#b0413e")
    paper.box(40, 352, 532, 54)
    listed = [spaced(number) for number in account.numbers]
    for at in range(0, len(listed), 4):
        paper.text(48, 368 + 16 * (at // 4), ",  ".join(listed[at : at + 4]), 9.5)
    paper.paragraph(
        40,
        426,
        f"I allow {_NEW} to move these numbers on my behalf and to ask my provider for my account "
        "details. I am the account holder or may act for the holder. I keep my present service "
        "until the move is done. One provider per number; my provider may charge me for leaving. "
        "This permission lasts 30 days.",
        532,
        8,
    )
    paper.box(40, 486, 300, 54)
    paper.text(45, 496, "SIGN HERE", 6.5, color="#b0413e")
    paper.box(350, 486, 222, 54)
    paper.text(355, 496, "DATE SIGNED", 6.5, color="#b0413e")
    paper.text(360, 524, named_day(letter.signed_on) if letter.signed_on else "", 11)
    paper.box(40, 546, 300, 34)
    paper.text(45, 556, "PRINT YOUR NAME", 6.5, color="#b0413e")
    paper.text(45, 572, letter.signer, 10)
    paper.box(350, 546, 222, 34)
    paper.text(355, 556, "YOUR ROLE", 6.5, color="#b0413e")
    paper.text(360, 572, letter.title, 10)
    paper.text(306, 740, f"Questions? {_NEW} Porting, {_NEW_OFFICE}, 1-888-555-0151", 7, align="center")
    return _signed(paper, letter, 50, 532, rng)


def _tick(paper: Paper, x: float, y: float, ticked: bool) -> None:
    """A box of nine points with a cross in it, or none."""

    def draw(canvas: Canvas) -> None:
        top = paper.height - y
        canvas.setStrokeColor("#000000")
        canvas.setLineWidth(0.8)
        canvas.rect(x, top - 9, 9, 9, stroke=1, fill=0)
        if ticked:
            canvas.line(x + 1.5, top - 7.5, x + 7.5, top - 1.5)
            canvas.line(x + 1.5, top - 1.5, x + 7.5, top - 7.5)

    paper.shape(draw)


def signed_first(letter: Letter, rng: Random) -> bytes:
    """A provider's sheet that asks for the signature above everything else; the numbers in a narrow list."""
    account = letter.account
    paper = Paper(Manner.drawn(rng))
    paper.box(40, 36, 532, 26, fill="#333333", stroke=False)
    paper.text(
        306, 53, "LETTER OF AUTHORITY FOR NUMBER PORTING", 12, bold=True, color="#ffffff", align="center"
    )
    paper.paragraph(
        40,
        82,
        f"To our current carrier: please release the numbers listed on this sheet to {_NEW} and give "
        "it the records it asks for. I have authority over the account and understand that one "
        "carrier serves a number at a time and that fees may apply.",
        532,
        9,
    )
    rows = (
        ("Signature", "", 150),
        ("Name in print", letter.signer, 176),
        ("Position held", letter.title, 198),
        ("Signed on", written_day(letter.signed_on, account.place) if letter.signed_on else "", 220),
    )
    for label, value, y in rows:
        paper.text(140, y, label, 9, align="right")
        paper.text(152, y, value, 10)
        paper.rule(y + 3, 148, 400, width=0.5)
    paper.text(40, 262, "Account being moved", 11, bold=True)
    paper.rule(266)
    facts = (
        ("Carrier now", (account.carrier.name,)),
        ("Account no. on its bill", (account.number,)),
        ("Billing TN", (phone(account.btn, "dots"),)),
        ("Registered to", (account.name,)),
        ("Premises", notation.lines_of(account.place)),
    )
    line = 284.0
    for label, lines in facts:
        paper.text(40, line, label, 8.5, color="#666666")
        line = paper.lines(150, line, lines, 9.5, 13, room=250) + 6
    paper.box(420, 280, 152, 200, fill="#f2f2f2", stroke=False)
    paper.text(430, 296, "Numbers", 9, bold=True)
    paper.lines(430, 314, [phone(number, "dots") for number in account.numbers], 10, 17)
    paper.text(40, 760, f"{_NEW}, {_NEW_OFFICE}  -  send to ports@servicecall.example", 7.5)
    return _signed(paper, letter, 152, 150, rng)


def cession(letter: Letter, rng: Random) -> bytes:
    """In French: articles with lettered answers, a table of numbers, place and day in the last line."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "AUTORISATION DE TRANSFERT (LOA)", 15, bold=True, color="#1b4f9c")
    paper.text(40, 66, "Remplir une autorisation par compte. Écrire lisiblement.", 8)
    sections = (
        (
            "A. L'abonné actuel",
            (
                ("Titulaire du compte", account.name),
                ("Représentant", account.user),
                ("Adresse civique", street_of(place)),
                ("Municipalité", f"{place.city} ({place.region})"),
                ("Code postal", place.postal_code),
            ),
        ),
        (
            "B. Le fournisseur que vous quittez",
            (
                ("Fournisseur", account.carrier.name),
                ("No de compte ou d'abonné", account.number),
                ("No de téléphone principal", spaced(account.btn)),
            ),
        ),
    )
    y = 92.0
    for heading, rows in sections:
        paper.box(40, y - 12, 532, 17, fill="#dce6f5", stroke=False)
        paper.text(46, y, heading, 10, bold=True)
        y += 22
        for label, value in rows:
            paper.text(56, y, label, 9, color="#444444")
            paper.text(210, y, value, 10, room=360)
            y += 17
        y += 8
    paper.box(40, y - 12, 532, 17, fill="#dce6f5", stroke=False)
    paper.text(46, y, "C. Les numéros à transférer", 10, bold=True)
    for at, number in enumerate(account.numbers):
        x, top = 56 + 128 * (at % 4), y + 12 + 20 * (at // 4)
        paper.box(x, top, 124, 18)
        paper.text(x + 62, top + 13, spaced(number), 10, align="center")
    y = paper.paragraph(
        40,
        y + 76,
        f"J'autorise {_NEW} et ses partenaires à demander en mon nom le transfert de ces "
        "numéros et une copie de mon dossier. Je déclare avoir le pouvoir de le faire. Je comprends "
        "qu'un seul fournisseur peut desservir chaque numéro et que mon fournisseur actuel peut me "
        "réclamer des frais de résiliation.",
        532,
        9.5,
    )
    paper.rule(y + 50, 40, 250)
    paper.text(40, y + 61, "Signature", 8)
    paper.text(274, y + 46, letter.signer, 10, room=146)
    paper.rule(y + 50, 270, 420)
    paper.text(270, y + 61, "Nom en lettres moulées", 8)
    paper.text(274, y + 82, letter.title, 10)
    paper.rule(y + 86, 270, 420)
    paper.text(270, y + 97, "Titre ou fonction", 8)
    paper.text(444, y + 46, day(letter.signed_on, "french") if letter.signed_on else "", 10)
    paper.rule(y + 50, 440, 572)
    paper.text(440, y + 61, "Date de la signature", 8)
    return _signed(paper, letter, 44, y + 48, rng)


STRANGER_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "wholesale": wholesale,
    "agency": agency,
    "checkmarks": checkmarks,
    "signed_first": signed_first,
    "cession": cession,
}
