"""Letters of the birch: four blanks that providers of the United States publish."""

from collections.abc import Sequence
from random import Random

from tests.corpus.birch_parts import blank, cell, grid, half_spaced, on_a_line, street_line
from tests.corpus.content import Letter
from tests.corpus.newcomers_notation import sign
from tests.corpus.notation import SHORT_MONTHS, day, one_line, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.week_drawing import NEW

_AGENT = (
    f"By signing below, I verify that I am, or represent, the above-named service customer, and that I am at "
    f"least 18 years of age and have the authority to change the carrier of the telephone number(s) listed. "
    f"I authorize {NEW} or its designated agent to act on my behalf and to notify my current carrier of my "
    f"decision to move these numbers, and to obtain any information the current carrier keeps about them, "
    f"including my customer service record."
)
_KEEP = (
    "Do not cancel your present service: it must stay active until the numbers have moved. Charges of the "
    "current provider, such as for an early end of a contract, are the customer's own."
)


def _dated(letter: Letter) -> str:
    """`11/07/2026`"""
    return day(letter.signed_on, "slashes") if letter.signed_on else ""


def numbered_questions(letter: Letter, rng: Random) -> bytes:
    """A blank that a wholesaler publishes: three numbered questions, a row for each telephone number.

    The date, the printed name and the signature stand on one line at the foot.
    """
    account, place = letter.account, letter.account.place
    first, _, last = letter.signer.partition(" ")
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 50, "LETTER OF AUTHORIZATION (LOA)", 15, bold=True, align="center")
    paper.text(50, 84, "1.", 11, bold=True)
    paper.text(66, 84, "Customer name (exactly as it appears on your telephone bill):", 11, bold=True)
    blank(paper, 66, 128, 310, 106, "First name:", first, 11)
    blank(paper, 326, 386, 562, 106, "Last name:", last, 11)
    blank(paper, 66, 254, 562, 128, "Business name (if the service is a firm's):", account.name, 11)
    paper.text(50, 156, "2.", 11, bold=True)
    paper.text(
        66, 156, "Service address on file with your current carrier (this cannot be a PO box):", 11, bold=True
    )
    blank(paper, 66, 112, 562, 178, "Address:", street_line(place), 11)
    blank(paper, 66, 112, 290, 200, "City:", place.city, 11)
    blank(paper, 304, 340, 410, 200, "State:", place.region, 11)
    blank(paper, 424, 478, 562, 200, "ZIP code:", place.postal_code, 11)
    paper.text(50, 228, "3.", 11, bold=True)
    paper.text(66, 228, "Telephone number(s) that you authorize to change to the new carrier:", 11, bold=True)
    blank(paper, 66, 188, 310, 250, "Billing telephone number:", phone(account.btn, "parentheses"), 11)
    rows = [("Phone number", "Service provider", "Account number")]
    rows += [(phone(each, "parentheses"), account.carrier.name, account.number) for each in account.numbers]
    y = grid(paper, 264, (66, 210, 400), 562, rows, 10.5, 19, fill="#ffffff")
    paper.paragraph(50, y + 26, f"{_AGENT} {_KEEP}", 512, 10.5)
    paper.text(50, 660, "Authorized signature:", 11)
    paper.rule(662, 150, 320, width=0.6)
    blank(paper, 328, 356, 470, 660, "Print:", letter.signer, 10)
    blank(paper, 478, 504, 568, 660, "Date:", _dated(letter), 10)
    paper.text(306, 748, f"For {NEW} use only: order number ____________", 8, align="center")
    return sign(paper, letter, 152, 660, rng)


def entity_and_lines(letter: Letter, rng: Random) -> bytes:
    """A blank that a provider of programmable telephony publishes: answers on lines with their labels below.

    The signature comes first among the three lines at the foot, its label below it as the others'.
    """
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(50, 52, "Letter of Authorization", 18, color="#c62828")
    paper.text(50, 70, "for local telephone number porting - United States", 10)
    paper.text(50, 98, "Customer information", 11.5, bold=True)
    on_a_line(paper, 50, 126, 300, account.name, "Customer / entity name (as on the account)")
    on_a_line(paper, 370, 126, 192, letter.signer, "Authorized contact name")
    on_a_line(paper, 50, 160, 512, street_line(place), "Service street address, including suite or unit")
    on_a_line(paper, 50, 194, 240, place.city, "City")
    on_a_line(paper, 310, 194, 90, place.region, "State")
    on_a_line(paper, 420, 194, 142, place.postal_code, "ZIP code")
    paper.text(50, 234, "Current provider", 11.5, bold=True)
    on_a_line(paper, 50, 262, 240, account.carrier.name, "Name of current provider")
    on_a_line(paper, 310, 262, 252, account.number, "Account number with current provider")
    on_a_line(paper, 50, 296, 240, phone(account.btn, "dashes"), "Billing telephone number (BTN)")
    on_a_line(paper, 310, 296, 252, "", "PIN or passcode (wireless only)")
    paper.text(50, 336, "Phone numbers to port", 11.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(56 + 172 * (at % 3), 356 + 18 * (at // 3), f"+1 {phone(number, 'dashes')}", 10)
    y = 356 + 18.0 * ((len(account.numbers) + 2) // 3)
    paper.text(50, y + 16, "Authorization", 11.5, bold=True)
    y = paper.paragraph(50, y + 33, _AGENT, 512, 9)
    paper.paragraph(50, y + 4, _KEEP, 512, 9)
    on_a_line(paper, 50, 640, 210, "", "Signature")
    on_a_line(paper, 280, 640, 150, letter.signer, "Printed name")
    on_a_line(paper, 450, 640, 112, day(letter.signed_on, "long") if letter.signed_on else "", "Date")
    on_a_line(paper, 280, 676, 150, letter.title, "Title")
    return sign(paper, letter, 50, 640, rng)


def shaded_rows(letter: Letter, rng: Random) -> bytes:
    """A blank that a provider of office telephony publishes: shaded labels in a table, numbers in a grid.

    The place for the signature is a row of the table, as high as two.
    """
    account = letter.account
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 48, "LOCAL NUMBER PORTING", 15, bold=True, color="#0a4d8c")
    paper.text(40, 64, "Letter of Authorization (LOA)", 11)
    paper.box(40, 78, 532, 17, fill="#0a4d8c")
    paper.text(46, 90, "Account information - as shown on the bill of your current provider", 8.5, bold=True,
               color="#ffffff")  # fmt: skip
    y = _shaded(paper, 95, (
        ("Company Name", account.name),
        ("Service Address (no PO boxes)", one_line(account.place)),
        ("Current Service Provider", account.carrier.name),
        ("Account Number", account.number),
        ("Main Billing Number (BTN)", phone(account.btn, "parentheses")),
        ("Decision Maker / Authorized Person", letter.signer),
    ))  # fmt: skip
    y += 12
    paper.box(40, y, 532, 17, fill="#0a4d8c")
    paper.text(46, y + 12, "Numbers to be ported", 8.5, bold=True, color="#ffffff")
    y += 17
    for at in range(9):
        x, top = 40 + 532 / 3 * (at % 3), y + 20 * (at // 3)
        paper.box(x, top, 532 / 3, 20)
        paper.text(x + 6, top + 13.5, f"{at + 1}.", 8, color="#555555")
        if at < len(account.numbers):
            paper.text(x + 26, top + 13.5, phone(account.numbers[at], "parentheses"), 9)
    y = paper.paragraph(40, y + 82, f"{_AGENT} {_KEEP}", 532, 8)
    y += 2
    paper.box(40, y, 532, 17, fill="#0a4d8c")
    paper.text(46, y + 12, "Customer authorization", 8.5, bold=True, color="#ffffff")
    top = y + 17
    paper.box(40, top, 186, 44, fill="#e6eef6")
    paper.text(46, top + 25, "Signature", 8.5, bold=True)
    paper.box(226, top, 346, 44)
    rows = (("Name", letter.signer), ("Title", letter.title), ("Date (mm/dd/yyyy)", _dated(letter)))
    _shaded(paper, top + 44, rows)
    return sign(paper, letter, 232, top + 38, rng)


def _shaded(paper: Paper, y: float, rows: Sequence[tuple[str, str]]) -> float:
    for label, value in rows:
        paper.box(40, y, 186, 21, fill="#e6eef6")
        paper.box(226, y, 346, 21)
        paper.text(46, y + 14, label, 8.5, bold=True)
        paper.text(232, y + 14, value, 9, room=334)
        y += 21
    return y


def two_cards(letter: Letter, rng: Random) -> bytes:
    """A blank that a provider of meetings and telephony publishes: two groups of cells, numbers in one run.

    The signature's label is above its line; the date is set with the month's short name.
    """
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 54, "Letter of Authorization", 20, bold=True, align="center", color="#20428b")
    paper.text(306, 72, "Transfer of telephone numbers", 10, align="center")
    paper.text(44, 106, "Your account today", 12, bold=True)
    left = (("Business name on the bill", account.name), ("Current carrier", account.carrier.name),
            ("Account #", account.number), ("Billing telephone #", half_spaced(account.btn)))  # fmt: skip
    right = (("Street address", place.street), ("Suite / unit", place.unit or ""),
             ("City", place.city))  # fmt: skip
    for at, (label, value) in enumerate(left):
        cell(paper, 44, 116 + 34 * at, 256, label, value, height=34)
    paper.text(312, 106, "Service location", 12, bold=True)
    for at, (label, value) in enumerate(right):
        cell(paper, 312, 116 + 34 * at, 256, label, value, height=34)
    cell(paper, 312, 218, 100, "State", place.region, height=34)
    cell(paper, 412, 218, 156, "ZIP", place.postal_code, height=34)
    paper.text(44, 284, "Numbers to transfer", 12, bold=True)
    numbers = ", ".join(phone(each, "dashes") for each in account.numbers)
    paper.box(44, 292, 524, 46)
    paper.paragraph(50, 308, numbers, 510, 10.5)
    y = paper.paragraph(44, 362, _AGENT, 524, 9.5)
    paper.paragraph(44, y, _KEEP, 524, 9.5)
    paper.text(44, 520, "Authorized signature", 9)
    paper.rule(566, 44, 264, width=0.8)
    paper.text(304, 520, "Name and title", 9)
    paper.text(308, 562, f"{letter.signer}, {letter.title}", 10, room=154)
    paper.rule(566, 304, 464, width=0.8)
    paper.text(480, 520, "Date signed", 9)
    paper.rule(566, 480, 568, width=0.8)
    if letter.signed_on:
        on = letter.signed_on
        paper.text(484, 562, f"{SHORT_MONTHS[on.month - 1]} {on.day}, {on.year}", 10)
    return sign(paper, letter, 44, 564, rng)
