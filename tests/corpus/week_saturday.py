"""The sixth family: blocks as contracts have them, several labels on a line, spreadsheets, a subscription."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill, Csr, Letter
from tests.corpus.customers import Carrier
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.layouts import Layout
from tests.corpus.newcomers_notation import Columns, sign, stopped_day, table
from tests.corpus.notation import day, money, phone, span
from tests.corpus.paper import LANDSCAPE, Manner, Paper
from tests.corpus.strangers_notation import figures, named_day, spaced, street_of, written_day
from tests.corpus.week_drawing import NEW, beside


def plainsbell(bill: Bill, rng: Random) -> bytes:
    """A region's telephone company: three boxes of facts side by side, then the sums and the lines."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, carrier.name, 16, bold=True)
    paper.text(572, 48, f"Customer care {phone(carrier.phone, 'one')}", 8.5, align="right")
    boxes = [
        ("Account", [account.number, spaced(account.btn)]),
        ("Bill date", [named_day(bill.dated)] if bill.shows_date else [""]),
        ("Payment", [f"{money(bill.total_cents)} due", named_day(bill.due)]),
    ]
    for at, (label, lines) in enumerate(boxes if bill.shows_date else [boxes[0], boxes[2]]):
        paper.box(40 + 180 * at, 62, 170, 44)
        paper.text(46 + 180 * at, 73, label, 8, bold=True)
        paper.lines(46 + 180 * at, 86, lines, 9, 13)
    paper.lines(40, 140, addressee(bill), 9.5)
    paper.text(330, 140, "Service is provided to:", 8.5, bold=True)
    paper.lines(330, 153, (account.name, *notation.lines_of(account.place)), 9)
    names = ("Amount of last bill", "Payments through bill date", "Unpaid balance past due", "New charges",
             "Taxes and surcharges", "Total due")  # fmt: skip
    y = figures(paper, 40, 380, 240, balance(bill, names), 15, 9)
    paper.text(40, y + 12, f"New charges for {span(bill.begins, bill.ends, 'long')}", 10.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.leaders(40, y + 30 + 14 * at, f"Line {spaced(number)}", money(bill.each_cents), 380)
    paper.paragraph(40, 580, f"{TERMS[0]} {advert(rng)}", 520, 7.5)
    paper.lines(40, 650, bill.hidden, invisible=True)
    paper.text(40, 730, f"Send payments to {carrier.name}, {', '.join(carrier.po_box)}", 8)
    return paper.made(rng, "Bill")


def subscribed(bill: Bill, rng: Random) -> bytes:
    """A web service's invoice, paid by card: a few lines of facts, one charge for each number."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 56, "Invoice", 22, bold=True)
    rows = [("Invoice number", f"{rng.randint(10**7, 10**8):X}-{rng.randint(1, 99):04}")]
    rows.append(("Account number", account.number))
    if bill.shows_date:
        rows.append(("Date of issue", day(bill.dated, "long")))
    rows.append(("Date due", day(bill.due, "long")))
    beside(paper, 40, 80, rows, 100, 9, 14, bold_labels=True)
    paper.text(40, 154, carrier.name, 9, bold=True)
    paper.lines(40, 167, (*carrier.office, carrier.website), 9)
    paper.text(220, 154, "Bill to", 9, bold=True)
    paper.lines(220, 167, addressee(bill, 9, 160), 9)
    paper.text(400, 154, "Service address", 9, bold=True)
    paper.lines(400, 167, notation.lines_of(account.place), 9)
    paper.text(40, 246, f"{money(bill.total_cents)} due {day(bill.due, 'long')}", 15, bold=True)
    items = [("Description", "Qty", "Unit price", "Amount")]
    items += [
        (
            f"Phone number {phone(number, 'international')}",
            "1",
            money(bill.each_cents),
            money(bill.each_cents),
        )
        for number in account.numbers
    ]
    columns: Columns = ((40, "left"), (380, "right"), (470, "right"), (572, "right"))
    y = table(paper, 276, columns, items, 9, 17, lined=True)
    names = ("Previous balance", "Payments", "Past due", "Subtotal", "Tax", "Amount due")
    figures(paper, 340, 572, y + 12, balance(bill, names), 15, 9)
    paper.lines(40, 690, bill.hidden, invisible=True)
    paper.text(572, 760, "Page 1 of 1", 7.5, align="right")
    return paper.made(rng, "Invoice")


def prairiecable(bill: Bill, rng: Random) -> bytes:
    """A western Canadian cable company: facts under one another at the right, what is in the bill below."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 52, carrier.name, 17, bold=True, color="#0072ce")
    rows = [("Account", account.number)]
    if bill.shows_date:
        rows.append(("Statement date", stopped_day(bill.dated)))
    rows += [("Payment due", stopped_day(bill.due)), ("Page", "1 of 1")]
    beside(paper, 370, 48, rows, 95, 8.5, 14)
    paper.lines(40, 120, addressee(bill, 9, 240), 9)
    paper.text(40, 196, "What's in this statement", 12, bold=True)
    names = ("Previous charges and credits", "Payments", "Past due", "Services", "GST", "Amount owing")
    y = figures(paper, 40, 400, 216, balance(bill, names), 15)
    paper.text(40, y + 14, "Services", 11, bold=True)
    paper.text(40, y + 30, f"Service address: {notation.one_line(account.place)}", 8.5, room=530)
    rows_ = [("Phone number", "Service", "Monthly")]
    rows_ += [(spaced(n), "Business voice", money(bill.each_cents)) for n in account.numbers]
    table(paper, y + 52, ((40, "left"), (180, "left"), (400, "right")), rows_, 8.5, 15)
    paper.lines(40, 650, bill.hidden, invisible=True)
    paper.text(40, 730, f"Mail to {carrier.name}, {', '.join(carrier.po_box)}", 7.5)
    return paper.made(rng, "Statement")


def spreadsheet(record: Csr, rng: Random) -> bytes:
    """A spreadsheet, printed: a row for each number that says all of its account again."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Helvetica", LANDSCAPE)
    paper.text(
        30,
        40,
        f"Customer Service Record - {account.carrier.name} - {day(record.dated, 'slashes')}",
        11,
        bold=True,
    )
    rows = (
        ("Account Name", account.name),
        ("Service Address", notation.one_line(account.place)),
        ("Authorized Contact", account.user),
        ("Pending Order", "Yes" if record.has_pending_order else "No"),
        ("Port Freeze", "Yes" if record.is_frozen else "No"),
    )
    y = beside(paper, 30, 64, rows, 110, 9, 15, bold_labels=True)
    lines = [("TN", "BTN", "Account Number", "Class", "Status")]
    lines += [
        (phone(number, "dashes"), phone(account.btn, "dashes"), account.number, "BUS",
         "Inactive" if record.is_inactive(at) else "Active")
        for at, number in enumerate(account.numbers)
    ]  # fmt: skip
    columns: Columns = ((30, "left"), (170, "left"), (310, "left"), (500, "left"), (600, "left"))
    table(paper, y + 20, columns, lines, 9, 16, lined=True)
    return paper.made(rng, "CSR")


def screened(record: Csr, rng: Random) -> bytes:
    """A clerk's screen, printed: two labels on each line, the numbers below."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    rows = [
        "CUSTOMER SERVICE RECORD",
        "",
        f"ACCOUNT NO: {account.number:<24} BTN: {phone(account.btn, 'dashes')}",
        f"PRINTED:    {day(record.dated, 'slashes'):<24} FREEZE: {'YES' if record.is_frozen else 'NO'}",
        f"NAME:       {account.name}",
        f"SERVICE ADDRESS: {street_of(place)}",
        f"CITY/STATE/ZIP:  {place.city}, {place.region} {place.postal_code}",
        f"CONTACT:    {account.user:<24} PENDING ORDER: {'YES' if record.has_pending_order else 'NO'}",
        "",
        "NUMBER         STATUS",
    ]
    rows += [
        f"{phone(number, 'dashes')}   {'INACTIVE' if record.is_inactive(at) else 'ACTIVE'}"
        for at, number in enumerate(account.numbers)
    ]
    paper.lines(40, 50, rows, 10, 14)
    return paper.made(rng, "CSR")


def contract_block(letter: Letter, rng: Random) -> bytes:
    """A letter with a contract's block at its foot: the firm, By, Name, Title, Date."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 60, "LETTER OF AUTHORIZATION", 15, bold=True, align="center")
    y = paper.paragraph(
        60,
        90,
        f"The customer named below authorizes {NEW} to port the telephone numbers listed in this letter from "
        "its current carrier and to request its customer service record. The customer represents that the "
        "person signing has authority to sign, and understands that only one carrier can serve each number "
        "and that charges may apply.",
        492,
        11.5,
    )
    y = paper.lines(
        60,
        y + 6,
        (
            f"Customer name: {account.name}",
            f"Service address: {notation.one_line(place)}",
            f"Current carrier: {account.carrier.name}",
            f"Account number: {account.number}",
            f"Billing telephone number: {phone(account.btn, 'dashes')}",
            f"Telephone numbers: {', '.join(phone(number, 'dashes') for number in account.numbers[:3])}",
            *(
                "        " + ", ".join(phone(number, "dashes") for number in account.numbers[at : at + 4])
                for at in range(3, len(account.numbers), 4)
            ),
        ),
        11.5,
        17,
        room=492,
    )
    paper.text(60, y + 24, account.name, 11.5, bold=True)
    rows = (
        ("By:", "", y + 60),
        ("Name:", letter.signer, y + 84),
        ("Title:", letter.title, y + 104),
        ("Date:", day(letter.signed_on, "long") if letter.signed_on else "", y + 124),
    )
    for label, value, line in rows:
        paper.text(60, line, label, 11.5)
        paper.text(104, line, value, 11.5)
        paper.rule(line + 3, 100, 330, width=0.5)
    return sign(paper, letter, 106, y + 60, rng)


def many_on_a_line(letter: Letter, rng: Random) -> bytes:
    """A form with several labels on each line, as small offices draw them up."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "LETTER OF AUTHORIZATION (LOA)", 15, bold=True)
    is_us = place.country == "US"
    rows: tuple[tuple[tuple[str, str, float, float], ...], ...] = (
        (("Business name:", account.name, 40, 572),),
        (("Service address:", street_of(place), 40, 572),),
        (("City:", place.city, 40, 250), ("State:" if is_us else "Prov.:", place.region, 270, 350),
         ("ZIP:" if is_us else "Postal code:", place.postal_code, 370, 572)),
        (("Carrier:", account.carrier.name, 40, 300), ("Account #:", account.number, 320, 572)),
        (("BTN:", phone(account.btn, "dashes"), 40, 200), ("Contact:", account.user, 220, 572)),
    )  # fmt: skip
    y = 84.0
    for row in rows:
        for label, value, left, right in row:
            gap = 6 + 5.2 * len(label)
            paper.text(left, y, label, 9.5)
            paper.text(left + gap, y, value, 9.5, room=right - left - gap)
            paper.rule(y + 3, left + gap - 2, right, width=0.4)
        y += 22
    paper.text(40, y, "Numbers to port:", 9.5)
    for at, number in enumerate(account.numbers):
        paper.text(130 + 110 * (at % 4), y + 16 * (at // 4), phone(number, "dashes"), 9.5)
    y = paper.paragraph(
        40,
        y + 44,
        f"By signing I authorize {NEW} to transfer the numbers above and to obtain our customer service "
        "record. I have authority over the account. I understand that each number can have one carrier only "
        "and that our present carrier may charge us.",
        532,
        9.5,
    )
    paper.text(40, y + 44, "Sign:", 9.5)
    paper.rule(y + 47, 68, 270, width=0.4)
    paper.text(280, y + 44, f"Print: {letter.signer}", 9.5, room=150)
    paper.text(440, y + 44, f"Date: {written_day(letter.signed_on, place) if letter.signed_on else ''}", 9.5)
    paper.text(280, y + 64, f"Title: {letter.title}", 9.5)
    return sign(paper, letter, 72, y + 44, rng)


def x_marked(letter: Letter, rng: Random) -> bytes:
    """A vendor's form with a cross before the line to sign on; facts in two columns of cells."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 48, "Port Request - Letter of Authorization", 14, bold=True)
    cells = (
        (("Company", account.name), ("Current carrier", account.carrier.name)),
        (("Service address", notation.one_line(place)), ("Account number", account.number)),
        (("Authorized signer", letter.signer), ("Billing telephone number", phone(account.btn, "dashes"))),
    )
    y = 64.0
    for left, right in cells:
        for x, width, (label, value) in ((40, 330, left), (370, 202, right)):
            paper.box(x, y, width, 34)
            paper.text(x + 4, y + 10, label, 6.5, bold=True)
            paper.text(x + 4, y + 26, value, 8.5, room=width - 8)
        y += 34
    paper.text(40, y + 20, "Numbers to port:", 9, bold=True)
    y = paper.lines(60, y + 36, [phone(number, "dashes") for number in account.numbers], 9, 14)
    y = paper.paragraph(
        40,
        y + 10,
        f"As an authorized representative of the company I direct our current carrier to release the numbers "
        f"above to {NEW}, and allow {NEW} to obtain our service record. I understand that a number has one "
        "carrier at a time and that charges may apply.",
        532,
        8.5,
    )
    paper.text(40, y + 46, "X", 13, bold=True)
    paper.rule(y + 48, 54, 330, width=0.6)
    paper.text(54, y + 60, "Authorized signature", 7.5)
    paper.text(370, y + 45, written_day(letter.signed_on, place) if letter.signed_on else "", 9.5)
    paper.rule(y + 48, 366, 500, width=0.6)
    paper.text(366, y + 60, "Date", 7.5)
    paper.text(54, y + 84, f"{letter.signer}, {letter.title}", 9)
    return sign(paper, letter, 60, y + 46, rng)


SATURDAY_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "contract_block": contract_block,
    "many_on_a_line": many_on_a_line,
    "x_marked": x_marked,
}
SATURDAY_CARRIERS: Mapping[str, Carrier] = {
    "plainsbell": Carrier("Plains Bell", ("PO Box 91155", "Seattle, WA 98111-9255"),
                          ("1801 California Gate", "Denver, CO 80202"), "+18005550293", "plainsbell.example"),
    "subscribed": Carrier("Parleo Inc", ("PO Box 2290", "San Francisco, CA 94126"),
                          ("101 Spear Gate", "San Francisco, CA 94105"), "+18885550294", "parleo.example"),
    "prairiecable": Carrier("Prairie Cable", ("PO Box 2468 Stn Main", "Calgary AB  T2P 4Y2"),
                            ("630 Third Gate", "Calgary AB  T2P 4L4"), "+18885550295",
                            "prairiecable.example"),
}  # fmt: skip
_FORMS = tuple(SATURDAY_LETTERS)
SATURDAY_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("plainsbell", "US", plainsbell, screened, "999-999-9999 999", _FORMS, has_mailing=True),
        Layout("subscribed", "US", subscribed, spreadsheet, "AC99999999", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("prairiecable", "CA", prairiecable, spreadsheet, "999-9999-9999", _FORMS,
               labels_holder=False, has_mailing=True),
    )
}  # fmt: skip
