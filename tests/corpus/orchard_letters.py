"""Letters of the orchard: cells, numbered points, a firm's own, two columns, a sealed one, blanks to fill."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Letter
from tests.corpus.newcomers_notation import beneath, sign, street_lines
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import named_day, plain_day, street_of, tight, upright_line, wrapped
from tests.corpus.week_drawing import NEW, beside, by_number, sealed_copy

_MAY = (
    f"I authorize {NEW} and its carriers to move the numbers above from my present carrier and to act for me "
    "in doing so, which includes asking for my customer service record. I have the authority to sign this."
)
_STATES = {"TX": "Texas", "OK": "Oklahoma", "OR": "Oregon", "ID": "Idaho", "NC": "North Carolina",
           "OH": "Ohio", "WA": "Washington", "MO": "Missouri", "NY": "New York", "IN": "Indiana",
           "CA": "California", "AL": "Alabama"}  # fmt: skip


def _cell(paper: Paper, x: float, y: float, width: float, label: str, value: str, height: float = 30) -> None:
    paper.box(x, y, width, height)
    paper.text(x + 4, y + 9, label, 6.5, color="#444444")
    paper.text(x + 4, y + 23, value, 10, room=width - 8)


def cell_form(letter: Letter, rng: Random) -> bytes:
    """A provider's form all of cells, each with its label in the upper corner; signed in a cell as well."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.box(40, 36, 532, 28, fill="#233044")
    paper.text(306, 55, "LETTER OF AUTHORIZATION FOR NUMBER PORTING", 13, bold=True, align="center",
               color="#ffffff")  # fmt: skip
    rows = (
        (("Company name (as on your bill)", account.name, 346), ("Authorized contact", letter.signer, 186)),
        (("Service address (street and suite; no P.O. box)", street_of(place), 532),),
        (("City", place.city, 246), ("State", place.region, 100), ("ZIP code", place.postal_code, 186)),
        (("Current carrier", account.carrier.name, 246), ("Account no.", account.number, 143),
         ("BTN", phone(account.btn, "parentheses"), 143)),
    )  # fmt: skip
    y = 72.0
    for row in rows:
        x = 40.0
        for label, value, width in row:
            _cell(paper, x, y, width, label, value)
            x += width
        y += 30
    paper.text(40, y + 20, "Numbers to be ported", 9, bold=True)
    for at, number in enumerate(account.numbers):
        _cell(paper, 40 + 133 * (at % 4), y + 26 + 30 * (at // 4), 133, f"Number {at + 1}",
              phone(number, "parentheses"))  # fmt: skip
    y += 80 + 30 * ((len(account.numbers) - 1) // 4)
    y = paper.paragraph(40, y, _MAY, 532, 9) + 6
    signed_on = f"{letter.signed_on:%m/%d/%Y}" if letter.signed_on else ""
    _cell(paper, 40, y, 340, "Authorized signature", "", 46)
    _cell(paper, 380, y, 192, "Date signed", signed_on, 46)
    _cell(paper, 40, y + 46, 340, "Print name", letter.signer)
    _cell(paper, 380, y + 46, 192, "Title", letter.title)
    return sign(paper, letter, 44, y + 42, rng)


def numbered_points(letter: Letter, rng: Random) -> bytes:
    """A carrier's form of four points, what is written in standing on lines beside its words."""
    account, place = letter.account, letter.account.place
    first, _, last = letter.signer.partition(" ")
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 52, "Letter of Authorization", 18, bold=True, align="center")
    paper.text(306, 68, f"to change your telephone company to {NEW}", 11, align="center")

    def filled(x: float, y: float, label: str, value: str, right: float, gap: float) -> None:
        paper.text(x, y, label, 10)
        paper.text(x + gap + 4, y, value, 10.5, room=right - x - gap - 6)
        paper.rule(y + 3, x + gap, right, width=0.5)

    paper.text(50, 100, "1.  Customer name (it must appear exactly as it does on your telephone bill)", 10.5,
               bold=True)  # fmt: skip
    filled(68, 122, "First name:", first, 300, 56)
    filled(316, 122, "Last name:", last, 562, 54)
    filled(68, 144, "Business name:", account.name, 562, 72)
    paper.text(50, 172, "2.  Service address on file with your present carrier (a physical location)", 10.5,
               bold=True)  # fmt: skip
    filled(68, 194, "Address:", street_of(place), 562, 44)
    filled(68, 216, "City:", place.city, 290, 28)
    filled(304, 216, "State:", place.region, 390, 32)
    filled(404, 216, "Zip code:", place.postal_code, 562, 48)
    paper.text(50, 244, "3.  Your present carrier", 10.5, bold=True)
    filled(68, 266, "Company:", account.carrier.name, 300, 52)
    filled(316, 266, "Account number:", account.number, 562, 80)
    filled(68, 288, "Billing telephone number:", phone(account.btn, "dashes"), 300, 116)
    paper.text(50, 316, "4.  The telephone numbers that you wish to bring", 10.5, bold=True)
    for at, number in enumerate(account.numbers):
        x, line = 68 + 172 * (at % 3), 338 + 22 * (at // 3)
        paper.text(x + 4, line, phone(number, "dashes"), 10.5)
        paper.rule(line + 3, x, x + 150, width=0.5)
    y = 372 + 22.0 * ((len(account.numbers) - 1) // 3)
    y = paper.paragraph(50, y, f"By signing below, I confirm that the above is true and complete. {_MAY}",
                        512, 10)  # fmt: skip
    on = named_day(letter.signed_on) if letter.signed_on else ""
    filled(50, y + 44, "Signature:", "", 412, 52)
    filled(424, y + 44, "Date:", on, 562, 30)
    filled(50, y + 72, "Print name:", letter.signer, 300, 56)
    filled(330, y + 72, "Title:", letter.title, 562, 30)
    return sign(paper, letter, 106, y + 46, rng)


def on_letterhead(letter: Letter, rng: Random) -> bytes:
    """A firm's own letter: its name and street in the head, all else in sentences, the numbers in a row."""
    account, place = letter.account, letter.account.place
    state = _STATES.get(place.region, place.region)
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(64, 64, account.name, 18, bold=True, color="#553311", room=480)
    paper.text(
        64, 80, "  *  ".join((*street_lines(place), f"{place.city}, {state} {place.postal_code}")), 9.5
    )
    paper.rule(88, 64, 548, width=1.4)
    paper.text(64, 124, day(letter.written_on, "long"), 11)
    paper.lines(64, 152, (NEW, "Number Porting Department"), 11, 14)
    paper.text(64, 200, "Subject: Letter of Authorization to port our telephone numbers", 11, bold=True)
    paper.text(64, 228, "Dear porting team,", 11)
    listed = ", ".join(phone(number, "parentheses") for number in account.numbers)
    btn = phone(account.btn, "parentheses")
    y = 250.0
    where = f"{', '.join(street_lines(place))}, {place.city}, {state} {place.postal_code}"
    today = (
        f"{account.name} is today a customer of {account.carrier.name} under account number "
        f"{account.number}. The billing telephone number of that account is {btn}."
    )
    wish = (
        f"With this letter we authorize {NEW} to port the following telephone numbers to its service and to "
        f"request our customer service record: {listed}."
    )
    home = (
        f"Our service address is {where}. Please keep us informed of the date on which the numbers will move."
    )
    for text in (today, wish, home):
        y = paper.paragraph(64, y, text, 484, 11) + 4
    paper.text(64, y + 10, "Sincerely,", 11)
    paper.rule(y + 62, 64, 274, width=0.5)
    paper.lines(64, y + 76, (letter.signer, f"{letter.title}, authorized signer"), 11, 14)
    if letter.signed_on:
        paper.text(64, y + 104, f"Date signed: {day(letter.signed_on, 'long')}", 11)
    return sign(paper, letter, 68, y + 60, rng)


def side_by_side(letter: Letter, rng: Random) -> bytes:
    """Two columns with a line between: the account to the left, the place and the numbers to the right."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "LOA", 24, bold=True)
    paper.text(104, 50, "Letter of Authorization / Port-in request", 12)
    paper.rule(60, width=1.5)
    paper.text(40, 84, "YOUR ACCOUNT AS IT IS TODAY", 9.5, bold=True)
    first, *more = wrapped((account.name,), "Helvetica-Bold", 9.5, 174)
    paper.lines(122, 115, more, 9.5, bold=True)
    rows = [("Account name", first), ("Provider", account.carrier.name),
            ("Account #", account.number), ("BTN", phone(account.btn, "dots")),
            ("Authorized by", letter.signer), ("Position", letter.title)]  # fmt: skip
    beside(paper, 40, 104, rows, 82, 9.5, 26, bold_values=True, room=172)
    upright_line(paper, 304, 74, 250)
    paper.text(316, 84, "WHERE SERVICE IS TODAY", 9.5, bold=True)
    rows = [("Street", place.street), ("Suite/Unit", place.unit or ""), ("City", place.city),
            ("State", place.region), ("Zip", place.postal_code)]  # fmt: skip
    beside(paper, 316, 104, rows, 70, 9.5, 26, bold_values=True, room=180)
    paper.rule(262, width=1.5)
    paper.text(40, 284, "NUMBERS TO PORT", 9.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(40 + 270 * (at % 2), 306 + 20 * (at // 2), f"{at + 1})  {phone(number, 'dots')}", 10.5)
    y = 336 + 20.0 * ((len(account.numbers) - 1) // 2)
    paper.rule(y - 12, width=1.5)
    y = paper.paragraph(40, y + 6, _MAY, 532, 9.5)
    signed_on = f"{letter.signed_on:%m-%d-%Y}" if letter.signed_on else ""
    paper.text(40, y + 46, "X", 12, bold=True)
    beneath(paper, 54, y + 46, "", "Customer signature", 308)
    beneath(paper, 374, y + 46, letter.signer, "Name in print", 100)
    beneath(paper, 484, y + 46, signed_on, "Date", 88)
    return sign(paper, letter, 58, y + 46, rng)


def sent_for_signing(letter: Letter, rng: Random) -> bytes:
    """A provider's page that is signed through a service; labels in capitals, what was typed below them."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 56, "Porting Letter of Authorization", 15, bold=True, color="#1b4f9c")
    paper.paragraph(40, 74, "Complete every item. It has to match your present carrier's records.",
                    532, 8)  # fmt: skip
    items = (
        (40, 104, "END USER NAME", account.name, 530),
        (40, 140, "SERVICE ADDRESS", notation.one_line(place), 530),
        (40, 176, "LOSING CARRIER", account.carrier.name, 250),
        (306, 176, "ACCOUNT NUMBER", account.number, 260),
        (40, 212, "BILLING TELEPHONE NUMBER", tight(account.btn), 250),
        (306, 212, "AUTHORIZED USER", letter.signer, 260),
    )
    for x, top, label, value, room in items:
        paper.text(x, top, label, 7, bold=True, color="#1b4f9c")
        paper.text(x, top + 13, value, 9.5, room=room)
    paper.text(40, 252, "TELEPHONE NUMBERS", 7, bold=True, color="#1b4f9c")
    for at, number in enumerate(account.numbers):
        paper.text(40 + 133 * (at % 4), 266 + 16 * (at // 4), tight(number), 9.5)
    y = 300 + 16.0 * ((len(account.numbers) - 1) // 4)
    y = paper.paragraph(40, y, _MAY, 532, 8.5)
    y += 60
    for x, down, label, value in (
        (40, 0, "SIGNATURE", ""),
        (380, 0, "DATE", by_number(letter.signed_on)),
        (40, 48, "NAME", letter.signer),
        (380, 48, "TITLE", letter.title),
    ):
        paper.text(x, y + down, value, 9.5)
        paper.text(x, y + down + (22 if down == 0 else 13), label, 7, bold=True, color="#1b4f9c")
    return sealed_copy(paper, letter, 40, y, rng, certificate=False)


def blanks_to_fill(letter: Letter, rng: Random) -> bytes:
    """A short form whose sentences have blanks; what belongs on each stands in small print under it."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 60, "AUTHORIZATION TO TRANSFER TELEPHONE NUMBERS", 13, bold=True, align="center")
    paper.text(306, 76, "(Letter of Authorization)", 10, align="center")
    paper.text(50, 112, "I,", 11)
    beneath(paper, 66, 112, letter.signer, "(name of authorized user)", 210)
    paper.text(284, 112, ", as", 11)
    beneath(paper, 310, 112, letter.title, "(title)", 130)
    paper.text(446, 112, "of the customer", 11)
    beneath(paper, 50, 148, account.name, "(customer name, as on the bill)", 390)
    paper.text(446, 148, "located at", 11)
    beneath(paper, 50, 184, street_of(place), "(service address)", 270)
    tail = f"{place.city}, {place.region} {place.postal_code}"
    beneath(paper, 330, 184, tail, "(city, state, ZIP)", 232)
    paper.text(50, 220, "and being at present with", 11)
    beneath(paper, 184, 220, account.carrier.name, "(current service provider)", 208)
    paper.text(398, 220, "under", 11)
    beneath(paper, 434, 220, account.number, "(account number)", 128)
    beneath(paper, 50, 256, phone(account.btn, "spaces"), "(billing telephone number)", 150)
    paper.text(208, 256, f"hereby authorize {NEW} to transfer these numbers:", 11)
    for at, number in enumerate(account.numbers):
        paper.text(74 + 250 * (at % 2), 290 + 20 * (at // 2), phone(number, "spaces"), 11)
    y = 326 + 20.0 * ((len(account.numbers) - 1) // 2)
    y = paper.paragraph(50, y, "My present service stays in use until the transfer is complete. You may ask "
                        "me to confirm this by telephone.", 512, 10)  # fmt: skip
    beneath(paper, 50, y + 44, "", "(signature)", 312)
    beneath(paper, 380, y + 44, plain_day(letter.signed_on) if letter.signed_on else "", "(date)", 182)
    return sign(paper, letter, 54, y + 44, rng)
