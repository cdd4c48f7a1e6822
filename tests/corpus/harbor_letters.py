"""Letters of the harbor for the United States: a hosted vendor's form, a firm's letter, a letter of agency, a
form for toll-free numbers that serves local ones."""

from random import Random

from tests.corpus import notation
from tests.corpus.birch_parts import blank, grid
from tests.corpus.content import Letter
from tests.corpus.harbor_parts import bar, in_a_row, initials, ticked
from tests.corpus.newcomers_notation import beneath, sign
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import named_day, plain_day, short_day, spaced, street_of
from tests.corpus.week_drawing import NEW

_SLATE, _GREEN = "#2b3f55", "#dfe9df"


def hosted_sections(letter: Letter, rng: Random) -> bytes:
    """A hosted telephone vendor's form in six numbered sections, kinds of service and of port ticked."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "Letter of Authorization for Number Porting", 17, bold=True, color=_SLATE)
    paper.text(40, 65, "Hosted PBX and SIP trunking. Use one form for each account with your provider.", 8.5)
    y = bar(paper, 78, "1.  Request", fill=_SLATE)
    ticked(paper, 52, y + 15, "Full port: every number on the account", True)
    ticked(paper, 300, y + 15, "Partial port: only the numbers in section 5", False)
    for x, label, is_so in ((52, "Business", True), (140, "Residential", False),
                            (300, "Landline or VoIP", True), (420, "Wireless", False)):  # fmt: skip
        ticked(paper, x, y + 31, label, is_so)
    y = bar(paper, y + 42, "2.  Customer of record (as it appears on your bill)", fill=_SLATE)
    blank(paper, 52, 150, 572, y + 17, "Business name", account.name)
    blank(paper, 52, 150, 360, y + 37, "Authorized contact", letter.signer)
    blank(paper, 372, 398, 572, y + 37, "Title", letter.title)
    y = bar(paper, y + 50, "3.  Physical service address (P.O. boxes are not accepted)", fill=_SLATE)
    blank(paper, 52, 150, 400, y + 17, "Street address", place.street)
    blank(paper, 410, 470, 572, y + 17, "Suite / floor", place.unit or "")
    blank(paper, 52, 150, 360, y + 37, "City", place.city)
    blank(paper, 372, 398, 450, y + 37, "State", place.region)
    blank(paper, 460, 482, 572, y + 37, "ZIP", place.postal_code)
    y = bar(paper, y + 50, "4.  Current service provider", fill=_SLATE)
    blank(paper, 52, 150, 572, y + 17, "Provider name", account.carrier.name)
    blank(paper, 52, 150, 310, y + 37, "Account number", account.number)
    blank(paper, 320, 444, 572, y + 37, "Billing telephone no. (BTN)", phone(account.btn, "parentheses"))
    y = bar(paper, y + 50, "5.  Telephone numbers to port", fill=_SLATE) + 4
    count = len(account.numbers)
    cells = [(str(at + 1), phone(number, "parentheses")) for at, number in enumerate(account.numbers)]
    cells += [(str(count + 1), "")] * (count % 2)
    rows = [("#", "Number", "#", "Number"), *((*cells[at], *cells[at + 1]) for at in range(0, count, 2))]
    y = grid(paper, y, (52, 76, 312, 336), 572, rows, 9, 16)
    y = bar(paper, y + 8, "6.  Authorization and signature", fill=_SLATE)
    y = paper.paragraph(
        52, y + 14,
        f"I am authorized to make changes to the account above. I appoint {NEW} as my agent to port the "
        "numbers listed in section 5, to obtain the customer service record for them, and to handle all "
        "changes with my current provider until the port is complete. I will not cancel my present service "
        "before then.", 516, 8.5,
    )  # fmt: skip
    y += 36
    blank(paper, 52, 104, 380, y, "Signature", "")
    blank(paper, 394, 420, 572, y, "Date", named_day(letter.signed_on) if letter.signed_on else "")
    blank(paper, 52, 104, 380, y + 24, "Print name", letter.signer)
    return sign(paper, letter, 108, y + 2, rng)


def whom_it_concerns(letter: Letter, rng: Random) -> bytes:
    """One page on a firm's own paper in the first person, the numbers named in a sentence."""
    account, carrier = letter.account, letter.account.carrier
    *street, town = notation.lines_of(account.place)
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(540, 66, account.name, 16, bold=True, align="right", color="#7a3b12", room=468)
    paper.text(540, 82, ", ".join(street), 10, align="right")
    paper.text(540, 95, town, 10, align="right")
    paper.text(540, 108, f"Tel. {phone(account.btn, 'dots')}", 10, align="right")
    paper.text(72, 150, day(letter.written_on, "long"), 11.5)
    paper.text(72, 186, "To whom it may concern:", 11.5)
    numbers = in_a_row([phone(number, "dots") for number in account.numbers], "and")
    what = "number" if len(account.numbers) == 1 else "numbers"
    address = notation.one_line(account.place)
    y = 212.0
    for text in (
        (
            f"I, {letter.signer}, {letter.title} of {account.name}, authorize {NEW} to transfer our "
            f"telephone {what} {numbers} from {carrier.name} to {NEW}."
        ),
        (
            f"Our account number with {carrier.name} is {account.number}, and the billing telephone number "
            f"on the account is {phone(account.btn, 'dots')}. The service is installed at {address}."
        ),
        (
            f"This letter of authorization also allows {NEW} to receive our customer service record and to "
            "place the orders that are needed for the transfer. No number remains on the account after it."
        ),
        "Please call me at the office if anything else is needed. Thank you for your help.",
    ):
        y = paper.paragraph(72, y, text, 468, 11.5) + 4
    paper.text(72, y + 12, "Sincerely,", 11.5)
    paper.lines(72, y + 74, (letter.signer, letter.title, account.name), 11.5, 15, room=300)
    signed_on = short_day(letter.signed_on) if letter.signed_on else "________________"
    paper.text(400, y + 60, f"Date: {signed_on}", 11.5)
    return sign(paper, letter, 72, y + 58, rng)


_AGENCY = (
    "I understand that only one company can provide local service on each telephone number.",
    f"I designate {NEW} to act as my agent in changing the provider of the telephone numbers listed here.",
    "I understand that my present company may charge a fee under its contract with me.",
    "I am at least 18 years of age and am responsible for, or authorized to act on, this account.",
)


def agency_initials(letter: Letter, rng: Random) -> bytes:
    """A letter of agency as a state commission words it: what is written on lines, statements initialed."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 52, "LETTER OF AGENCY", 17, bold=True, align="center")
    paper.text(306, 68, "Change of Local Telephone Service Provider", 12, align="center")
    y = paper.paragraph(
        50, 92,
        f"By this letter the subscriber named below asks that the local telephone service now provided by "
        f"{account.carrier.name} be changed to {NEW}, and that the telephone numbers be kept.", 512, 11,
    )  # fmt: skip
    y += 8
    beneath(paper, 50, y, account.name, "Subscriber, as shown on the telephone bill", 512, 11)
    beneath(paper, 50, y + 32, street_of(place), "Address where the service is provided", 512, 11)
    beneath(paper, 50, y + 64, place.city, "City", 250, 11)
    beneath(paper, 312, y + 64, place.region, "State", 100, 11)
    beneath(paper, 424, y + 64, place.postal_code, "ZIP code", 138, 11)
    beneath(paper, 50, y + 96, account.carrier.name, "Present telephone company", 250, 11)
    beneath(paper, 312, y + 96, account.number, "Account number", 100, 11)
    beneath(paper, 424, y + 96, spaced(account.btn), "Billing telephone number", 138, 11)
    y += 134
    paper.text(50, y, "Telephone numbers covered by this letter:", 11, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(66 + 170 * (at % 3), y + 18 + 17 * (at // 3), f"({at + 1})   {spaced(number)}", 11)
    y += 44 + 17 * ((len(account.numbers) - 1) // 3)
    paper.text(50, y, "Initial before each statement:", 11, bold=True)
    y += 20
    for statement in _AGENCY:
        paper.rule(y + 3, 50, 90, width=0.5)
        if letter.signing != "not":
            paper.text(70, y, initials(letter.signer), 11, align="center", color="#1a2a6c")
        y = paper.paragraph(100, y, statement, 462, 11) + 2
    y += 40
    beneath(paper, 50, y, "", "Signature of subscriber or person authorized by the subscriber", 340, 11)
    signed_on = plain_day(letter.signed_on) if letter.signed_on else ""
    beneath(paper, 410, y, signed_on, "Date signed", 152, 11)
    beneath(paper, 50, y + 34, letter.signer, "Printed name", 340, 11)
    beneath(paper, 410, y + 34, letter.title, "Title", 152, 11)
    return sign(paper, letter, 54, y + 2, rng)


def resporg_local(letter: Letter, rng: Random) -> bytes:
    """A form to change who is responsible for toll-free numbers, with a box to tick for local ones."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 46, "RESP ORG / SERVICE PROVIDER CHANGE", 15, bold=True, align="center")
    paper.text(306, 61, "LETTER OF AUTHORIZATION", 10, align="center")
    ticked(paper, 160, 82, "Toll-free numbers (Resp Org change)", False)
    ticked(paper, 350, 82, "Local numbers (port)", True)
    parts = (
        ("A. CHANGE", (("From (current provider)", account.carrier.name),
                       ("To (new provider)", NEW),
                       ("Effective date", "Next available"))),
        ("B. END USER", (("Company name", account.name),
                         ("Service street address", street_of(place)),
                         ("City, state, ZIP", f"{place.city}, {place.region} {place.postal_code}"),
                         ("Account no. with current provider", account.number),
                         ("Billing telephone number (BTN)", phone(account.btn, "one")),
                         ("Authorized end user", letter.signer))),
    )  # fmt: skip
    y = 94.0
    for title, rows in parts:
        y = bar(paper, y, title, fill=_GREEN, color="#000000")
        for label, value in rows:
            paper.box(40, y, 190, 19)
            paper.box(230, y, 342, 19)
            paper.text(46, y + 13, label, 8.5)
            paper.text(236, y + 13, value, 10, room=330)
            y += 19
        y += 8
    y = bar(paper, y, "C. NUMBERS", fill=_GREEN, color="#000000")
    lines = [("Line", "Number", "Type", "Action")]
    lines += [(f"{at:02}", phone(number, "one"), "Local", "Port in") for at, number in
              enumerate(account.numbers, 1)]  # fmt: skip
    y = grid(paper, y, (40, 90, 330, 450), 572, lines, 9, 16, "#f4f4f4")
    y = bar(paper, y + 8, "D. AUTHORIZATION", fill=_GREEN, color="#000000")
    y = paper.paragraph(
        46, y + 14,
        f"The end user has the right to use the numbers in part C and directs that they be moved to {NEW}. "
        "The current provider is asked to release them and to share the customer record with the new one.",
        520, 8.5,
    )  # fmt: skip
    y += 34
    signed_on = day(letter.signed_on, "slashes") if letter.signed_on else ""
    blank(paper, 46, 128, 360, y, "Authorized signature", "", 8.5)
    blank(paper, 376, 460, 572, y, "Date (MM/DD/YYYY)", signed_on, 8.5)
    blank(paper, 46, 128, 360, y + 22, "Name (print)", letter.signer, 8.5)
    blank(paper, 376, 460, 572, y + 22, "Title", letter.title, 8.5)
    return sign(paper, letter, 130, y + 2, rng)
