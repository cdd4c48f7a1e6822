"""Letters of the willow family: blanks with boxes and ruled tables, one made by a portal."""

from random import Random

from tests.corpus.content import Letter
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.week_drawing import NEW, beside, field
from tests.corpus.willow_parts import (
    grid,
    hyphen_day,
    signed_letter,
    slashed_short,
    street_of,
    town_of,
)


def typed_boxes(letter: Letter, rng: Random) -> bytes:
    """A blank that a provider of office telephones lets its customers fill in on a screen: labels above
    boxes, kinds of service to tick, numbered boxes for the numbers."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "Number Transfer Authorization", 16, color="#7a2a86", bold=True)
    paper.text(
        40, 66, "Type in the shaded fields, print, sign, and send as a PDF together with your bill.", 8
    )
    rows = (
        (("Name on the account", account.name, 40, 344), ("Provider now", account.carrier.name, 392, 180)),
        (("Account no.", account.number, 40, 166), ("Main number", phone(account.btn, "dots"), 214, 170),
         ("Person on the account", letter.signer, 392, 180)),
        (("Street (no P.O. box)", place.street, 40, 344), ("Suite, unit", place.unit or "", 392, 180)),
        (("City", place.city, 40, 344), ("State", place.region, 392, 60),
         ("ZIP", place.postal_code, 460, 112)),
    )  # fmt: skip
    y = 92.0
    for at, row in enumerate(rows):
        for column, (label, value, x, width) in enumerate(row):
            paper.text(x, y, label, 8)
            paper.box(x, y + 4, width, 19, fill="#f2ecf4")
            field(paper, f"f{at}{column}", x + 2, y + 17, width - 4, value)
        y += 38
    paper.text(40, y + 4, "Kind of service:", 8, bold=True)
    for x, label, is_so in (
        (120, "Landline or VoIP", True),
        (230, "Mobile", False),
        (300, "Toll-free", False),
    ):
        paper.box(x, y - 4, 9, 9)
        paper.text(x + 1.8, y + 3.2, "X" if is_so else "", 8, bold=True)
        paper.text(x + 14, y + 4, label, 8)
    y += 24
    paper.text(40, y, "Numbers to transfer", 8, bold=True)
    for at, number in enumerate(account.numbers):
        x, top = 40 + 270 * (at % 2), y + 6 + 24 * (at // 2)
        paper.text(x, top + 13, f"{at + 1}", 8)
        paper.box(x + 14, top, 248, 19, fill="#f2ecf4")
        field(paper, f"n{at}", x + 16, top + 13, 244, phone(number, "dots"))
    y += 30 + 24 * ((len(account.numbers) + 1) // 2)
    y = paper.paragraph(
        40, y,
        f"I am the person on the account or may act for it. I want {NEW} to transfer the numbers above, and "
        f"my provider now to give it the data that the transfer needs.", 532, 9,
    )  # fmt: skip
    y += 50
    paper.text(40, y, "Sign here", 9, bold=True)
    paper.rule(y + 3, 96, 384, width=0.6)
    paper.text(400, y, "Signed on", 9, bold=True)
    paper.text(460, y, slashed_short(letter.signed_on) if letter.signed_on else "", 10)
    paper.rule(y + 3, 456, 572, width=0.6)
    return signed_letter(paper, letter, 100, y, rng)


def request_sheet(letter: Letter, rng: Random) -> bytes:
    """A letter that a carrier's portal makes of what was typed into it: a head with the order's id, two
    columns of facts, the numbers in a row of three, the signature at the left with all that belongs to it."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 44, "Port-in Letter of Authorization", 15, bold=True)
    order = "".join(rng.choices("0123456789abcdef", k=12))
    paper.text(572, 44, f"Order {order}", 8, align="right", color="#666666")
    paper.rule(54, width=1.6)
    paper.text(40, 80, "End user", 11, bold=True, color="#00704a")
    paper.text(40, 98, "Entity name", 8.5)
    y = paper.paragraph(128, 98, account.name, 224, 8.5)
    rows = [("Authorized person", letter.signer), ("Title", letter.title)]
    beside(paper, 40, y, rows, 88, 8.5, 15, room=224)
    paper.text(40, 162, "Service address", 11, bold=True, color="#00704a")
    paper.lines(40, 179, (street_of(place), town_of(place), "United States"), 8.5, 13)
    paper.text(368, 80, "Current service", 11, bold=True, color="#00704a")
    rows = [("Carrier", account.carrier.name), ("Account no.", account.number),
            ("BTN", phone(account.btn, "one")), ("Type", "Local, full port")]  # fmt: skip
    beside(paper, 368, 98, rows, 62, 8.5, 15, room=142)
    paper.text(40, 230, f"Phone numbers ({len(account.numbers)})", 11, bold=True, color="#00704a")
    y = 248.0
    for at, number in enumerate(account.numbers):
        paper.text(40 + 180 * (at % 3), y + 15 * (at // 3), phone(number, "one"), 9, family="Courier")
    y += 15 * ((len(account.numbers) + 2) // 3) + 14
    for term in (
        f"The end user authorizes {NEW} and those who act for it to port the phone numbers above.",
        f"The current carrier may give {NEW} the customer service record of the account.",
        "The data above are the current carrier's; the authorized person may bind the entity.",
        "The end user keeps the current service until the port is completed, and pays what it owes for it.",
    ):
        paper.text(40, y, "•", 9)
        y = paper.paragraph(52, y, term, 520, 9)
    y += 50
    paper.box(40, y - 48, 330, 104)
    paper.text(48, y - 36, "Signed for the end user by", 7.5, color="#666666")
    paper.rule(y + 3, 48, 362, width=0.5)
    dated = hyphen_day(letter.signed_on) if letter.signed_on else ""
    rows = [("Name:", letter.signer), ("Title:", letter.title), ("Date:", dated)]
    beside(paper, 48, y + 17, rows, 40, 8.5, 13, room=220)
    return signed_letter(paper, letter, 60, y + 1, rng)


def tabled_form(letter: Letter, rng: Random) -> bytes:
    """A blank of a maker of meeting rooms that sells telephones too: all of it one ruled table, questions in
    the left cells, and a table of numbers with the use of each."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 50, "Letter of Authorization - Number Porting (US)", 14, bold=True, align="center")
    rows = (
        ("Customer details", ""),
        ("Full company name", account.name),
        ("Street address registered with current carrier", street_of(place)),
        ("City", place.city),
        ("State / ZIP code", f"{place.region}  {place.postal_code}"),
        ("Current carrier", account.carrier.name),
        ("Current carrier account number", account.number),
        ("Billing telephone number", phone(account.btn, "international")),
        ("Authorized contact on the account", letter.signer),
    )
    y = grid(paper, 68, (40, 268, 572), rows, 9, 19)
    cells = [("No.", "Telephone number", "Use", "Port")]
    cells += [
        (f"{at}", phone(number, "international"), "Main line" if number == account.btn else "User", "Yes")
        for at, number in enumerate(account.numbers, 1)
    ]
    y = grid(paper, y + 14, (40, 80, 268, 440, 572), cells, 9)
    y = paper.paragraph(
        40, y + 20,
        f"The company asks {NEW} to take over the telephone numbers in the table. It confirms that they are "
        f"its own and in service, that the person who signs is the contact on the account, and that the "
        f"current carrier may answer questions of {NEW} about them.", 532, 9,
    )  # fmt: skip
    y += 14
    dated = day(letter.signed_on, "day_first") if letter.signed_on else ""
    for label, value, height in (
        ("Signature", "", 44.0),
        ("Name", letter.signer, 20.0),
        ("Date", dated, 20.0),
    ):
        paper.box(40, y, 120, height, fill="#e4ece4")
        paper.box(160, y, 310, height)
        paper.text(46, y + height - 7, label, 9, bold=True)
        paper.text(166, y + height - 7, value, 9.5)
        y += height
    return signed_letter(paper, letter, 168, y - 47, rng)
