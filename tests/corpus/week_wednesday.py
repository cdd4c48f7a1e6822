"""The third family: a reseller's office invoice, Canadian carriers, mobiles there, letters from Word."""

from collections.abc import Callable, Mapping
from random import Random

from reportlab.pdfgen.canvas import Canvas

from tests.corpus import notation
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill, Csr, Letter
from tests.corpus.customers import Carrier
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.layouts import Layout
from tests.corpus.newcomers_notation import Columns, sign, table
from tests.corpus.notation import day, money, phone, span
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import figures, named_day, street_of, wrapped
from tests.corpus.week_drawing import NEW, apart, beside


def booksinvoice(bill: Bill, rng: Random) -> bytes:
    """A reseller's invoice out of its bookkeeping: bill to and ship to, terms, a table, a balance due."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.lines(40, 48, (carrier.name, *carrier.office, carrier.website), 9)
    paper.text(40, 116, "INVOICE", 18, color="#2ca01c")
    paper.text(40, 140, "BILL TO", 8, bold=True)
    paper.lines(40, 152, addressee(bill, 9, 170), 9)
    paper.text(230, 140, "SERVICE ADDRESS", 8, bold=True)
    paper.lines(230, 152, wrapped(notation.lines_of(account.place), "Helvetica", 9, 160), 9)
    rows = [("INVOICE #", str(rng.randint(1000, 99999)))]
    if bill.shows_date:
        rows.append(("DATE", day(bill.dated, "slashes")))
    rows += [("DUE DATE", day(bill.due, "slashes")), ("ACCOUNT #", account.number)]
    for at, (label, value) in enumerate(rows):
        paper.text(480, 140 + 13 * at, label, 8, bold=True, align="right")
        paper.text(488, 140 + 13 * at, value, 9)
    items = [("ACTIVITY", "QTY", "RATE", "AMOUNT")]
    items += [
        (f"Hosted extension, DID {phone(number, 'dashes')}", "1", money(bill.each_cents)[1:],
         money(bill.each_cents)[1:])
        for number in account.numbers
    ]  # fmt: skip
    columns: Columns = ((40, "left"), (400, "right"), (480, "right"), (572, "right"))
    y = table(paper, 240, columns, items, 9, 16)
    names = ("PREVIOUS BALANCE", "PAYMENT", "PAST DUE", "SUBTOTAL", "TAX", "BALANCE DUE")
    figures(paper, 380, 572, y + 14, balance(bill, names), 15)
    paper.text(40, y + 14, f"For service {span(bill.begins, bill.ends, 'slashes')}", 9)
    paper.lines(40, 690, bill.hidden, invisible=True)
    paper.text(40, 740, f"Thank you for your business. Questions: {phone(carrier.phone, 'dashes')}", 8)
    return paper.made(rng, "Invoice")


def windline(bill: Bill, rng: Random) -> bytes:
    """A southern carrier: facts over the fold with colons, charges in groups, several accounts of advice."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, carrier.name.lower(), 18, bold=True, color="#00843d")
    rows = [("Account Number:", account.number), ("Account Name:", account.name)]
    if bill.shows_date:
        rows.append(("Invoice Date:", named_day(bill.dated)))
    rows += [("Due Date:", named_day(bill.due)), ("Total Amount Due:", money(bill.total_cents))]
    beside(paper, 300, 44, rows, 95, 9, 14, bold_labels=True, room=175)
    paper.lines(40, 130, addressee(bill), 9)
    paper.text(40, 210, "Account Summary", 11, bold=True)
    names = ("Previous Balance", "Payments and Adjustments", "Past Due Charges", "Monthly Charges",
             "Taxes and Surcharges", "Total Amount Due")  # fmt: skip
    y = figures(paper, 40, 300, 228, balance(bill, names))
    paper.text(330, 210, "Message Center", 11, bold=True)
    paper.paragraph(330, 226, f"{advert(rng)} {TERMS[2]}", 240, 8)
    paper.text(40, y + 24, "Charge Details", 11, bold=True)
    paper.text(40, y + 40, f"Service Location: {notation.one_line(account.place)}", 9, room=530)
    paper.text(40, y + 54, f"BTN: {phone(account.btn, 'parentheses')}", 9)
    for at, number in enumerate(account.numbers):
        top = y + 72 + 14 * at
        paper.text(40, top, f"{phone(number, 'parentheses')}  Business Line", 9)
        paper.text(300, top, money(bill.each_cents), 9, align="right")
    paper.lines(40, 600, bill.hidden, invisible=True)
    paper.rule(640, dashed=True)
    paper.text(40, 656, "Tear off and mail with your payment", 7)
    paper.lines(60, 680, (account.name, account.number), 9)
    paper.lines(380, 680, (carrier.name, *carrier.po_box), 9)
    return paper.made(rng, "Invoice")


def westvoice(bill: Bill, rng: Random) -> bytes:
    """A western Canadian carrier: the account in the upper corner, what changed, services by location."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name, 20, bold=True, color="#4b286d")
    rows = [("Account number", account.number)]
    if bill.shows_date:
        rows.append(("Bill date", day(bill.dated, "long")))
    rows += [("Total due", money(bill.total_cents)), ("Due on or before", day(bill.due, "long"))]
    apart(paper, 360, 572, 46, rows, 9, 14)
    paper.text(572, 30, "Page 1 of 2", 7, align="right")
    paper.lines(40, 120, addressee(bill), 9.5)
    paper.text(40, 196, "Account summary", 13, bold=True)
    names = ("Balance forward from your last bill", "Payments", "Overdue, please pay now", "New charges",
             "GST and PST", "Total due")  # fmt: skip
    figures(paper, 40, 400, 216, balance(bill, names), 15, 9)
    paper.paragraph(
        40, 350, "Late payment charge: 3% per month on overdue amounts. GST 10000 0000 RT0001.", 520, 8
    )
    paper.lines(40, 600, bill.hidden, invisible=True)
    paper.lines(380, 700, ("Payments to:", carrier.name, *carrier.po_box), 8.5)
    paper.next_page()
    paper.text(572, 30, "Page 2 of 2", 7, align="right")
    paper.text(40, 50, "Services at this location", 13, bold=True)
    paper.text(40, 68, f"Service address: {notation.one_line(account.place)}", 9, room=520)
    paper.text(40, 82, f"Primary number: {phone(account.btn, 'dashes')}", 9)
    rows_ = [("Number", "Service", "From - to", "Amount")]
    rows_ += [
        (phone(number, "dashes"), "Business Connect", span(bill.begins, bill.ends, "short"),
         money(bill.each_cents))
        for number in account.numbers
    ]  # fmt: skip
    columns: Columns = ((40, "left"), (150, "left"), (270, "left"), (572, "right"))
    table(paper, 106, columns, rows_, 9, 15)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def redmobile(bill: Bill, rng: Random) -> bytes:
    """A Canadian mobile carrier's bill: account facts in one line, a line for each phone."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.box(0, 0, 612, 34, fill="#da291c", stroke=False)
    paper.text(40, 23, carrier.name, 15, bold=True, color="#ffffff")
    cells = [("Account number", account.number)]
    if bill.shows_date:
        cells.append(("Bill date", day(bill.dated, "short")))
    cells += [("Billing period", f"{named_day(bill.begins, False)} - {named_day(bill.ends)}"),
              ("Required payment date", day(bill.due, "short"))]  # fmt: skip
    for at, (label, value) in enumerate(cells):
        paper.text(40 + 136 * at, 56, label, 8, color="#666666")
        paper.text(40 + 136 * at, 69, value, 9.5, bold=True, room=128)
    paper.text(40, 104, "Account holder", 8, color="#666666")
    paper.lines(40, 117, addressee(bill), 9.5)
    paper.text(40, 196, "Your bill this month", 13, bold=True)
    names = (
        "Previous balance",
        "Payments - thank you",
        "Past due",
        "Wireless services",
        "Taxes",
        "Total due",
    )
    y = figures(paper, 40, 400, 216, balance(bill, names), 15, 9)
    paper.text(40, y + 16, "Wireless services", 11, bold=True)
    for at, number in enumerate(account.numbers):
        paper.leaders(
            40, y + 34 + 15 * at, f"{phone(number, 'dashes')}  Business Share", money(bill.each_cents), 400
        )
    paper.lines(40, 640, bill.hidden, invisible=True)
    paper.lines(380, 700, (carrier.name, *carrier.po_box), 8.5)
    return paper.made(rng, "Bill")


def mailed(record: Csr, rng: Random) -> bytes:
    """A carrier's mail with the record in it, printed: heads of a mail, then labels with colons."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    heads = (
        ("From:", f"{account.carrier.name} Customer Care <care@{account.carrier.website}>"),
        ("Sent:", f"{day(record.dated, 'long')} 9:41 AM"),
        ("To:", "office@customer.example"),
        ("Subject:", "Customer Service Record (CSR) you asked for"),
    )
    y = beside(paper, 40, 50, heads, 60, 9.5, 14, bold_labels=True)
    paper.rule(y)
    y = paper.paragraph(40, y + 24, "Hello, here is the customer service record of your account:", 520, 10)
    y = paper.lines(
        40,
        y + 4,
        (
            f"Account holder: {account.name}",
            f"Account number: {account.number}",
            f"Authorized user: {account.user}",
            f"Service address: {notation.one_line(account.place)}",
            f"Billing telephone number: {phone(account.btn, 'dashes')}",
            f"Port freeze: {'yes' if record.is_frozen else 'no'}",
            f"Pending orders: {'yes' if record.has_pending_order else 'none'}",
            "Telephone numbers:",
        ),
        10,
        16,
    )
    rows = [
        f"{phone(number, 'dashes')} ({'inactive' if record.is_inactive(at) else 'active'})"
        for at, number in enumerate(account.numbers)
    ]
    y = paper.lines(60, y, rows, 10, 15)
    paper.lines(40, y + 16, ("Thank you,", f"{account.carrier.name} Customer Care"), 10)
    return paper.made(rng, "CSR")


def gridded(record: Csr, rng: Random) -> bytes:
    """A carrier's form of a record: cells with a label above the value, a grid of numbers."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 46, "CUSTOMER SERVICE RECORD", 14, bold=True, align="center")
    is_us = place.country == "US"
    cells = (
        ("Service provider", account.carrier.name, 266),
        ("Record date", day(record.dated, "iso"), 266),
        ("Account name", account.name, 266),
        ("Account number", account.number, 133),
        ("BTN", phone(account.btn, "dashes"), 133),
        ("Authorized contact", account.user, 266),
        ("Port-out protection", "Enabled" if record.is_frozen else "None", 133),
        ("Pending orders", "Yes" if record.has_pending_order else "None", 133),
        ("Service street address", street_of(place), 266),
        ("City", place.city, 110),
        ("State" if is_us else "Prov.", place.region, 56),
        ("ZIP" if is_us else "Postal code", place.postal_code, 100),
    )
    x, y = 40.0, 62.0
    for label, value, width in cells:
        if x + width > 573:
            x, y = 40.0, y + 32
        paper.box(x, y, width, 32)
        paper.text(x + 4, y + 9, label, 6.5, color="#555555")
        paper.text(x + 4, y + 25, value, 9.5, room=width - 8)
        x += width
    rows = [("Number", "Feature", "Status")]
    rows += [
        (phone(number, "dashes"), "Business", "Inactive" if record.is_inactive(at) else "Active")
        for at, number in enumerate(account.numbers)
    ]
    table(paper, y + 60, ((44, "left"), (240, "left"), (420, "left")), rows, 9.5, 16, lined=True)
    return paper.made(rng, "CSR")


def word_table(letter: Letter, rng: Random) -> bytes:
    """A form made in Word: one table of two columns, the signature and the day in its last rows."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 60, "Letter of Authorization to Port Numbers", 16, bold=True, align="center")
    y = paper.paragraph(
        54,
        84,
        f"By signing below, the customer authorizes {NEW} to port the numbers below to its service and to "
        "receive customer service records from the current carrier. The person signing is authorized to do "
        "so by the account holder. A number can be with one carrier only; the current carrier may charge.",
        504,
        11,
    )
    numbers = [phone(number, "dashes") for number in account.numbers]
    rows: list[tuple[str, tuple[str, ...]]] = [
        ("Customer Name", (account.name,)),
        ("Service Address", notation.lines_of(place)),
        ("Current Carrier", (account.carrier.name,)),
        ("Account Number", (account.number,)),
        ("Billing Telephone Number", (phone(account.btn, "dashes"),)),
        ("Numbers to Port", tuple(", ".join(numbers[at : at + 3]) for at in range(0, len(numbers), 3))),
        ("Print Name", (letter.signer,)),
        ("Title", (letter.title,)),
        ("Signature", ("", "")),
        ("Date", (day(letter.signed_on, "long") if letter.signed_on else "",)),
    ]
    top = 0.0
    for label, lines in rows:
        height = 8 + 14.0 * len(lines)
        paper.box(54, y, 170, height)
        paper.box(224, y, 334, height)
        paper.text(60, y + 14, label, 11, bold=True)
        paper.lines(230, y + 14, lines, 11, 14, room=322)
        top = y + height - 4 if label == "Signature" else top
        y += height
    return sign(paper, letter, 232, top, rng)


def short_letter(letter: Letter, rng: Random) -> bytes:
    """A business letter: its day in the head, facts in sentences, signed between the closing and the name."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(540, 56, account.name, 15, bold=True, align="right", room=460)
    paper.lines(540, 72, notation.lines_of(place), 10, align="right")
    if letter.signed_on:
        paper.text(72, 140, day(letter.signed_on, "long"), 11.5)
    paper.text(72, 166, f"{account.carrier.name}, Local Number Portability", 11.5)
    paper.text(72, 192, "Subject: Letter of Authorization", 11.5, bold=True)
    y = paper.paragraph(
        72,
        216,
        f"This letter authorizes {NEW} to port the telephone numbers of {account.name} listed below from "
        f"{account.carrier.name}, and to obtain our customer service record. Our account number is "
        f"{account.number} and our billing telephone number is {phone(account.btn, 'parentheses')}. The "
        f"service address of the account is {notation.one_line(place)}.",
        468,
        11.5,
    )
    y = paper.lines(108, y + 6, [phone(number, "parentheses") for number in account.numbers], 11.5, 16)
    y = paper.paragraph(
        72,
        y + 8,
        "I am an authorized user of this account. I understand that only one local carrier can be chosen "
        "for each number and that there may be a charge for the change.",
        468,
        11.5,
    )
    paper.text(72, y + 10, "Yours truly,", 11.5)
    paper.lines(72, y + 72, (letter.signer, letter.title, account.name), 11.5, 15)
    return sign(paper, letter, 76, y + 52, rng)


def ticked_form(letter: Letter, rng: Random) -> bytes:
    """A Canadian carrier's form: boxes to tick, numbered lines, consent, the signing officer at the foot."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 46, "Local Number Portability", 11, color="#555555")
    paper.text(40, 64, "Letter of Authorization", 18, bold=True)
    for x, label, ticked in ((40, "Business", True), (130, "Residential", False)):
        _box(paper, x, 78, ticked=ticked)
        paper.text(x + 14, 86, label, 9)
    is_us = place.country == "US"
    rows = (
        ("1. Customer's full legal name", account.name),
        ("2. Service address", street_of(place)),
        ("3. City", place.city),
        ("4. State" if is_us else "4. Province", place.region),
        ("5. ZIP code" if is_us else "5. Postal code", place.postal_code),
        ("6. Current service provider", account.carrier.name),
        ("7. Account number", account.number),
        ("8. Billing telephone number", phone(account.btn, "dashes")),
        ("9. Telephone numbers to be ported", ""),
    )
    y = 110.0
    for label, value in rows:
        paper.text(40, y, label, 9.5)
        paper.text(220, y, value, 9.5, room=350)
        y += 18
    for at, number in enumerate(account.numbers):
        paper.text(220 + 120 * (at % 3), y - 18 + 16 * (at // 3), phone(number, "dashes"), 9.5)
    y = paper.paragraph(
        40,
        y + 46,
        f"I consent to the transfer of the numbers above to {NEW} and to the release of my customer "
        f"information to {NEW} for that purpose. I am the customer or have the customer's authority to "
        "give this consent. I understand that a number is served by one provider at a time, and that I "
        "remain responsible for what I owe the current provider.",
        532,
        9,
    )
    beside(paper, 40, y + 20, [("Signing officer", letter.signer), ("Title", letter.title)], 90, 9.5, 18)
    paper.text(40, y + 74, "Signature", 9.5)
    paper.rule(y + 76, 130, 340, width=0.5)
    paper.text(380, y + 74, "Date (yyyy-mm-dd)", 9.5)
    paper.text(480, y + 74, day(letter.signed_on, "iso") if letter.signed_on else "", 9.5)
    return sign(paper, letter, 134, y + 74, rng)


def _box(paper: Paper, x: float, y: float, *, ticked: bool) -> None:
    def draw(canvas: Canvas) -> None:
        top = paper.height - y
        canvas.rect(x, top - 9, 9, 9, stroke=1, fill=0)
        if ticked:
            canvas.line(x + 1, top - 8, x + 8, top - 1)
            canvas.line(x + 1, top - 1, x + 8, top - 8)

    paper.shape(draw)


WEDNESDAY_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "word_table": word_table,
    "short_letter": short_letter,
    "ticked_form": ticked_form,
}
WEDNESDAY_CARRIERS: Mapping[str, Carrier] = {
    "booksinvoice": Carrier("Hilltop Phone Systems", ("PO Box 88", "Wichita, KS 67201"),
                            ("455 Switchyard Rd", "Wichita, KS 67202"), "+13165550280", "hilltop.example"),
    "windline": Carrier("Windline", ("PO Box 9001908", "Louisville, KY 40290-1908"),
                        ("4001 Cantrell Gate", "Little Rock, AR 72212"), "+18005550281", "windline.example"),
    "westvoice": Carrier("Westvoice", ("PO Box 7575 Stn Main", "Vancouver BC  V6B 8N9"),
                         ("510 Georgia Gate", "Vancouver BC  V6B 0M3"), "+18665550282", "westvoice.example"),
    "redmobile": Carrier("Redmobile", ("PO Box 9100 Stn Don Mills", "Don Mills ON  M3C 3P9"),
                         ("333 Bloor Gate", "Toronto ON  M4W 1G9"), "+18885550283", "redmobile.example"),
}  # fmt: skip
_FORMS = tuple(WEDNESDAY_LETTERS)
WEDNESDAY_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("booksinvoice", "US", booksinvoice, mailed, "HP-9999", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("windline", "US", windline, gridded, "999999999", _FORMS, has_mailing=True),
        Layout("westvoice", "CA", westvoice, gridded, "99999999", _FORMS,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("redmobile", "CA", redmobile, mailed, "9-9999-9999", ("ticked_form", "word_table"), "wireless",
               labels_address=False),
    )
}  # fmt: skip
