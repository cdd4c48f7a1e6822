"""Letters of Authorization in English: the forms of other providers, and what firms write themselves."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Letter
from tests.corpus.newcomers_notation import Columns, Field, beneath, sign, table
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.signatures import draw_signature
from tests.corpus.strangers_letters import made_with_signature
from tests.corpus.strangers_notation import named_day, street_of, written_day
from tests.corpus.week_drawing import NEW, apart, beside

_MAY = (
    f"I authorize {NEW}, its affiliates and its underlying carriers to act for me in moving the telephone "
    "numbers in this letter to their network, and to request the customer service record and other account "
    "details from my current provider."
)
_KNOWS = (
    "I understand that one company at a time can provide service on a number, that my current provider may "
    "charge for ending its service, and that I should not cancel that service before the numbers have moved."
)


def _signed_on(letter: Letter) -> str:
    return written_day(letter.signed_on, letter.account.place) if letter.signed_on else ""


def lettered_sections(letter: Letter, rng: Random) -> bytes:
    """A wholesaler's form: sections A to D under dark bars, labels above their boxes."""
    account, place = letter.account, letter.account.place
    is_us = place.country == "US"
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 44, "LETTER OF AUTHORIZATION", 15, bold=True)
    paper.text(572, 44, "Local number portability", 9, align="right")

    def bar(y: float, text: str) -> None:
        paper.box(40, y, 532, 15, fill="#2f3e4e", stroke=False)
        paper.text(46, y + 11, text, 8.5, bold=True, color="#ffffff")

    def cell(x: float, y: float, width: float, label: str, value: str) -> None:
        paper.text(x, y, label, 7)
        paper.box(x, y + 3, width, 18)
        paper.text(x + 5, y + 15.5, value, 9, room=width - 10)

    bar(56, "A. Customer")
    cell(40, 82, 340, "Name on account", account.name)
    cell(392, 82, 180, "Authorized person", letter.signer)
    bar(112, "B. Service address (no PO box)")
    cell(40, 138, 250, "Street and suite", street_of(place))
    cell(302, 138, 120, "City", place.city)
    cell(434, 138, 50, "State" if is_us else "Prov.", place.region)
    cell(496, 138, 76, "ZIP" if is_us else "Postal code", place.postal_code)
    bar(168, "C. Current provider")
    cell(40, 194, 220, "Provider name", account.carrier.name)
    cell(272, 194, 150, "Account number", account.number)
    cell(434, 194, 138, "Billing telephone number", phone(account.btn, "dashes"))
    bar(224, "D. Telephone numbers to port")
    rows: list[tuple[str, ...]] = [("No.", "Telephone number", "Type")]
    rows += [(str(at), phone(number, "dashes"), "Voice") for at, number in enumerate(account.numbers, 1)]
    y = table(paper, 254, ((46, "left"), (90, "left"), (260, "left")), rows, 9, 14)
    y = paper.paragraph(40, y + 12, f"{_MAY} {_KNOWS}", 532, 8.5)
    for x, width, value, label in (
        (40, 220, "", "Signature of authorized person"),
        (276, 180, letter.signer, "Printed name"),
        (472, 100, _signed_on(letter), "Date"),
    ):
        beneath(paper, x, y + 42, value, label, width)
    return sign(paper, letter, 44, y + 42, rng)


def with_attachment(letter: Letter, rng: Random) -> bytes:
    """Signed on its first page; the numbers are on a second one, Attachment A."""
    account = letter.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 62, "Letter of Authorization", 16, bold=True, align="center")
    paper.text(572, 40, "Page 1 of 2", 8.5, align="right")
    rows: list[Field] = [
        ("Customer name:", account.name),
        ("Service address:", notation.one_line(account.place)),
        ("Current carrier:", account.carrier.name),
        ("Account number:", account.number),
        ("Billing telephone number:", phone(account.btn, "parentheses")),
    ]
    y = beside(paper, 60, 100, rows, 150, 11.5, 21, room=350)
    y = paper.paragraph(60, y + 8, f"{_MAY} The numbers are listed in Attachment A, which is part of this "
                        "letter.", 492, 11.5)  # fmt: skip
    y = paper.paragraph(60, y + 4, _KNOWS, 492, 11.5)
    lines: list[Field] = [("Signature:", ""), ("Name:", letter.signer), ("Title:", letter.title),
                          ("Date:", day(letter.signed_on, "long") if letter.signed_on else "")]  # fmt: skip
    for at, (label, value) in enumerate(lines):
        line = y + 46 + 26 * at
        paper.text(60, line, label, 11.5)
        paper.text(134, line, value, 11.5)
        paper.rule(line + 3, 130, 360, width=0.5)
    draw_signature(paper, letter, 134, y + 46, rng)
    paper.next_page()
    paper.text(306, 62, "Attachment A - Telephone numbers", 14, bold=True, align="center")
    paper.text(572, 40, "Page 2 of 2", 8.5, align="right")
    paper.text(60, 90, f"Customer name: {account.name}", 11.5, room=490)
    listed: list[tuple[str, ...]] = [("", "Telephone number", "To be ported")]
    listed += [
        (f"{at}.", phone(number, "parentheses"), "Yes") for at, number in enumerate(account.numbers, 1)
    ]
    table(paper, 120, ((60, "left"), (90, "left"), (300, "left")), listed, 11.5, 20, lined=True)
    return made_with_signature(paper, letter, 134, y + 46, rng)


def two_columns(letter: Letter, rng: Random) -> bytes:
    """A cloud provider's page: who at the left, what at the right, a frame to sign in at the foot."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.box(0, 0, 612, 56, fill="#eef1fb", stroke=False)
    paper.text(40, 36, "Number transfer authorization (LOA)", 15, bold=True, color="#27348b")
    paper.text(40, 84, "Your business", 11, bold=True)
    y = 100.0
    for label, lines in (
        ("Business name", (account.name,)),
        ("Contact authorized on the account", (letter.signer,)),
        ("Service address", notation.lines_of(place)),
        ("Current provider", (account.carrier.name,)),
        ("Account number with that provider", (account.number,)),
        ("Main billing number", (phone(account.btn, "dashes"),)),
    ):
        paper.text(40, y, label, 7.5, color="#555555")
        y = paper.lines(40, y + 12, lines, 9.5, 12.5, room=250) + 6
    paper.text(330, 84, "Numbers to transfer", 11, bold=True)
    for at, number in enumerate(account.numbers):
        paper.box(330, 94 + 18 * at, 242, 18)
        paper.text(338, 107 + 18 * at, phone(number, "dashes"), 9.5)
    y = paper.paragraph(40, max(y, 108 + 18 * len(account.numbers)) + 18, f"{_MAY} {_KNOWS}", 532, 8.5)
    paper.box(40, y + 4, 532, 92)
    paper.text(50, y + 18, "Sign here", 8, color="#555555")
    paper.rule(y + 66, 50, 300, width=0.5)
    paper.text(50, y + 78, "Authorized signature", 7.5)
    facts = [("Name", letter.signer), ("Title", letter.title), ("Date signed", _signed_on(letter))]
    beside(paper, 330, y + 30, facts, 70, 9, 20, room=165)
    return sign(paper, letter, 54, y + 64, rng)


def dotted_form(letter: Letter, rng: Random) -> bytes:
    """A small provider's form with dotted leaders, and a box that says that all numbers move."""
    account, place = letter.account, letter.account.place
    is_us = place.country == "US"
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 52, "LETTER OF AGENCY / AUTHORIZATION TO PORT", 13, bold=True, align="center")
    rows = (
        ("Company", account.name),
        ("Street address where service is provided", street_of(place)),
        ("City", place.city),
        ("State" if is_us else "Province", place.region),
        ("ZIP code" if is_us else "Postal code", place.postal_code),
        ("Present telephone company", account.carrier.name),
        ("Account no.", account.number),
        ("Billing telephone no. (BTN)", phone(account.btn, "dashes")),
    )
    y = 84.0
    for label, value in rows:
        paper.leaders(50, y, label, value, 562, 10)
        y += 19
    for x, label, ticked in (
        (50, "Full port: all numbers of the account", True),
        (330, "Partial port", False),
    ):
        paper.box(x, y - 3, 9, 9)
        if ticked:
            paper.text(x + 1.6, y + 4.6, "X", 8, bold=True)
        paper.text(x + 15, y + 4.5, label, 9.5)
    y += 28
    paper.text(50, y, "Telephone numbers", 10, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(50 + 170 * (at % 3), y + 18 + 16 * (at // 3), phone(number, "dashes"), 10)
    y = paper.paragraph(50, y + 44 + 16 * ((len(account.numbers) - 1) // 3), f"{_KNOWS} {_MAY}", 512, 9.5)
    paper.text(50, y + 40, "Customer's signature", 10)
    paper.rule(y + 43, 160, 380, width=0.5)
    paper.text(396, y + 40, "Date", 10)
    paper.text(428, y + 40, _signed_on(letter), 10)
    paper.rule(y + 43, 424, 562, width=0.5)
    paper.text(50, y + 70, "Name and title", 10)
    paper.text(164, y + 70, f"{letter.signer}, {letter.title}", 10)
    paper.rule(y + 73, 160, 562, width=0.5)
    return sign(paper, letter, 164, y + 40, rng)


def own_memo(letter: Letter, rng: Random) -> bytes:
    """What an office writes on its own paper: a head, a few words, a table, the signature of its boss."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 58, account.name, 18, bold=True, align="center", room=500)
    paper.text(306, 74, notation.one_line(place), 10, align="center", room=500)
    paper.rule(84, 60, 552)
    paper.lines(60, 112, (f"To: {NEW}, number porting", "Subject: Letter of Authorization"), 12, 17)
    y = paper.paragraph(60, 160, f"We authorize {NEW} to port our telephone numbers. {_KNOWS} You may ask "
                        "our current carrier for our customer service record.", 492, 12)  # fmt: skip
    rows: list[Field] = [
        ("Account name", account.name),
        ("Service address", notation.one_line(place)),
        ("Carrier", account.carrier.name),
        ("Account number", account.number),
        ("BTN", phone(account.btn, "dashes")),
    ]
    listed = [phone(number, "dashes") for number in account.numbers]
    rows += [
        ("" if at else "Numbers to port", ", ".join(listed[at : at + 3])) for at in range(0, len(listed), 3)
    ]
    for label, value in rows:
        paper.box(60, y, 130, 20)
        paper.box(190, y, 362, 20)
        paper.text(66, y + 14, label, 11)
        paper.text(196, y + 14, value, 11, room=350)
        y += 20
    paper.text(60, y + 30, "Yours truly,", 12)
    paper.rule(y + 84, 60, 280, width=0.5)
    paper.text(60, y + 98, f"{letter.signer}, {letter.title}", 12)
    paper.text(60, y + 114, "Authorized to act for the account named above", 10.5)
    signed = named_day(letter.signed_on) if letter.signed_on else ""
    paper.text(340, y + 80, f"Date: {signed}", 12)
    return sign(paper, letter, 64, y + 82, rng)


def service_request(letter: Letter, rng: Random) -> bytes:
    """A Canadian provider's form: rows of a grid, the numbers in it, the signature in its last row."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, "Authorization to Transfer Local Telephone Service", 14, bold=True)
    paper.text(40, 62, "Letter of Authorization (LOA) - Canada", 9)
    rows = (
        ("Customer (name on the bill)", account.name),
        ("Service address", street_of(place)),
        ("City / Province / Postal code", f"{place.city} / {place.region} / {place.postal_code}"),
        ("Current service provider", account.carrier.name),
        ("Account number", account.number),
        ("Billing telephone number", phone(account.btn, "dashes")),
    )
    y = 78.0
    for label, value in rows:
        paper.box(40, y, 180, 22, fill="#eeeeee")
        paper.box(220, y, 352, 22)
        paper.text(46, y + 15, label, 9)
        paper.text(228, y + 15, value, 9.5, room=338)
        y += 22
    lines = (len(account.numbers) + 2) // 3
    paper.box(40, y, 180, 10 + 15 * lines, fill="#eeeeee")
    paper.box(220, y, 352, 10 + 15 * lines)
    paper.text(46, y + 15, "Numbers to transfer", 9)
    for at, number in enumerate(account.numbers):
        paper.text(228 + 112 * (at % 3), y + 15 + 15 * (at // 3), phone(number, "dashes"), 9.5)
    y = paper.paragraph(40, y + 32 + 15 * lines, f"{_MAY} {_KNOWS}", 532, 8.5)
    columns: Columns = ((40, "left"), (270, "left"), (450, "left"))
    for (x, _), width, label, value in zip(
        columns, (230, 180, 122), ("Signature", "Name and title", "Date (YYYY-MM-DD)"),
        ("", f"{letter.signer}, {letter.title}", day(letter.signed_on, "iso") if letter.signed_on else ""),
        strict=True,
    ):  # fmt: skip
        paper.box(x, y + 4, width, 56)
        paper.text(x + 4, y + 14, label, 7)
        paper.text(x + 6, y + 48, value, 9.5, room=width - 12)
    apart(paper, 40, 572, y + 80, [(f"Return this form to {NEW}", "Page 1 of 1")], 7.5)
    return sign(paper, letter, 46, y + 52, rng)
