"""The week's first family: an old telephone company, a fiber carrier, a cloud office, a small exchange."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill, Csr, Letter
from tests.corpus.customers import Carrier
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.layouts import Layout
from tests.corpus.newcomers_notation import Columns, beneath, sign, table
from tests.corpus.notation import day, money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import figures, named_day, short_day, spaced, street_of, written_day
from tests.corpus.week_drawing import NEW, apart, beside, sealed_copy


def pinnacle(bill: Bill, rng: Random) -> bytes:
    """An old telephone company: the amount large at the left, facts at the right, charges by service."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 46, carrier.name, 18, bold=True, color="#009fdb")
    paper.text(572, 30, "Page: 1 of 2", 8, align="right")
    heads = [("Issue Date:", named_day(bill.dated))] if bill.shows_date else []
    heads += [("Account Number:", account.number), ("Invoice:", str(rng.randint(10**9, 10**10)))]
    apart(paper, 380, 572, 46, heads, 8.5, 12)
    paper.lines(40, 90, addressee(bill), 9)
    paper.text(40, 170, "Total due", 10)
    paper.text(40, 196, money(bill.total_cents), 24, bold=True)
    paper.text(40, 212, f"Please pay by: {named_day(bill.due)}", 9)
    paper.text(300, 170, "Account summary", 11, bold=True)
    names = ("Your last bill", "Payments - Thank you!", "Past due balance", "Service summary", "Taxes",
             "Total due")  # fmt: skip
    figures(paper, 300, 572, 188, balance(bill, names))
    paper.text(40, 290, "Ways to pay and manage your account:", 10, bold=True)
    paper.lines(40, 304, (f"{carrier.website}/business", f"Call {phone(carrier.phone, 'dots')}"), 8.5)
    paper.paragraph(40, 340, advert(rng), 240, 8)
    paper.lines(40, 560, bill.hidden, invisible=True)
    paper.rule(600, dashed=True)
    slip = [("Account Number:", account.number), ("Amount due:", money(bill.total_cents))]
    apart(paper, 330, 572, 630, [*slip, ("Due date:", named_day(bill.due))], 8.5)
    paper.lines(330, 690, (carrier.name.upper(), *carrier.po_box), 8.5)
    paper.next_page()
    paper.text(572, 30, "Page: 2 of 2", 8, align="right")
    paper.text(40, 40, "Service activity", 14, bold=True)
    paper.text(40, 58, f"Service address: {notation.one_line(account.place)}", 8.5, room=530)
    paper.text(40, 72, f"Main number: {phone(account.btn, 'dots')}", 8.5)
    y = 96.0
    for number in account.numbers:
        paper.text(40, y, phone(number, "dots"), 9.5, bold=True)
        paper.text(52, y + 13, f"Monthly charges {named_day(bill.begins, False)} - {named_day(bill.ends)}", 8)
        paper.text(400, y + 13, money(bill.each_cents), 8, align="right")
        y += 34
    for term in TERMS[:3]:
        y = paper.paragraph(40, y + 8, term, 520, 7)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def corefiber(bill: Bill, rng: Random) -> bytes:
    """A business carrier's invoice: a block of facts with colons, a remittance slip, charges by location."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name.upper(), 15, bold=True)
    rows = [("Page", "1 of 2"), ("Billing Account Number", account.number)]
    rows.append(("Invoice Number", str(rng.randint(10**8, 10**9))))
    rows.append(("Payment Due", day(bill.due, "long")))
    if bill.shows_date:
        rows.append(("Invoice Date", day(bill.dated, "long")))
    beside(paper, 330, 50, rows, 120, 8.5, 12)
    paper.text(40, 130, "How to reach us:", 9, bold=True)
    paper.lines(40, 143, (f"Billing inquiries {phone(carrier.phone, 'one')}", carrier.website), 8.5)
    paper.text(40, 190, "Invoice summary", 12, bold=True)
    names = ("Previous Statement Balance", "Payments", "Past Due Amount", "Current Charges",
             "Taxes, Fees and Surcharges", "Amount Due")  # fmt: skip
    figures(paper, 40, 572, 210, balance(bill, names), 16)
    paper.paragraph(40, 330, f"News you can use. {advert(rng)} {TERMS[1]}", 530, 8)
    paper.lines(40, 520, bill.hidden, invisible=True)
    paper.rule(560, dashed=True)
    paper.text(
        306, 572, "Please fold, tear here and return this portion with your payment", 7, align="center"
    )
    beside(paper, 330, 596, [("Billing Account Number", account.number),
                             ("Amount Due", money(bill.total_cents))], 120, 8.5)  # fmt: skip
    paper.lines(40, 640, addressee(bill), 9)
    paper.lines(330, 690, (carrier.name.upper(), *carrier.po_box), 8.5)
    paper.next_page()
    paper.text(572, 40, "Page 2 of 2", 8, align="right")
    paper.text(40, 50, "Current charges by location", 12, bold=True)
    paper.text(40, 70, "Location", 8.5, bold=True)
    paper.lines(40, 82, (account.name, *notation.lines_of(account.place)), 8.5)
    rows_ = [("Product", "Service ID", "Quantity", "Monthly recurring")]
    rows_ += [
        ("Business line", phone(number, "parentheses"), "1", money(bill.each_cents))
        for number in account.numbers
    ]
    columns: Columns = ((40, "left"), (220, "left"), (380, "left"), (572, "right"))
    table(paper, 160, columns, rows_, 8.5, 14)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Invoice")


def metrodial(bill: Bill, rng: Random) -> bytes:
    """A cloud office's invoice: bill to and service address in columns, one line for all lines, a list."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 54, carrier.name, 13, bold=True, color="#ff7a00")
    paper.text(572, 54, "Invoice", 16, bold=True, align="right")
    paper.lines(40, 70, carrier.office, 7.5)
    rows = [("Invoice number", f"CD_{rng.randint(10**8, 10**9)}"), ("Account number", account.number)]
    if bill.shows_date:
        rows.append(("Date of invoice", day(bill.dated, "slashes")))
    rows += [("Due date", day(bill.due, "slashes")), ("Currency", "USD")]
    beside(paper, 360, 84, rows, 110, 8, 13, bold_labels=True)
    paper.text(40, 110, "Billing address", 8, bold=True)
    paper.lines(40, 123, addressee(bill, 9, 180), 8)
    paper.text(40, 196, "Service address", 8, bold=True)
    paper.lines(40, 209, notation.lines_of(account.place), 8)
    each = money(bill.each_cents)
    items = [("Description", "Qty", "Price", "Total"),
             (f"DigitalLine Unlimited ({short_day(bill.begins)} - {short_day(bill.ends)})",
              str(len(account.numbers)), each, money(bill.charges_cents))]  # fmt: skip
    columns: Columns = ((40, "left"), (340, "right"), (440, "right"), (572, "right"))
    y = table(paper, 280, columns, items, 8, 16, lined=True)
    names = (
        "Balance from previous invoice",
        "Payments",
        "Past due",
        "Subtotal",
        "Taxes and fees",
        "Total due",
    )
    y = figures(paper, 360, 572, y + 10, balance(bill, names), size=8)
    paper.text(40, y + 6, "Phone numbers on this account", 9, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(40 + 180 * (at % 3), y + 22 + 14 * (at // 3), phone(number, "international"), 8)
    paper.lines(40, 700, bill.hidden, invisible=True)
    paper.text(40, 750, f"Questions? {carrier.website}/support, {phone(carrier.phone, 'dots')}", 7)
    return paper.made(rng, "Invoice")


def lakecountry(bill: Bill, rng: Random) -> bytes:
    """A small exchange: a statement on one sheet, subscriber facts in one strip, a coupon at the foot."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 48, carrier.name, 17, bold=True, align="center")
    paper.text(
        306, 62, f"{', '.join(carrier.office)}   {phone(carrier.phone, 'parentheses')}", 9, align="center"
    )
    cells = [("Account Number", account.number), ("Telephone Number", spaced(account.btn))]
    if bill.shows_date:
        cells.append(("Statement Date", day(bill.dated, "slashes")))
    cells += [("Due Date", day(bill.due, "slashes")), ("Amount Due", money(bill.total_cents))]
    for at, (label, value) in enumerate(cells):
        paper.box(40 + 106 * at, 76, 106, 15, fill="#d8e4d8")
        paper.text(93 + 106 * at, 87, label, 8.5, bold=True, align="center")
        paper.box(40 + 106 * at, 91, 106, 17)
        paper.text(93 + 106 * at, 103, value, 9.5, align="center", room=102)
    paper.text(40, 130, f"Customer: {account.name}", 10, room=530)
    paper.text(40, 145, f"Service Address: {notation.one_line(account.place)}", 10, room=530)
    paper.text(40, 176, "Summary of Charges", 12, bold=True)
    names = ("Balance from last statement", "Payments received, thank you", "Past due balance",
             "Current month", "Federal, state and local taxes", "Total amount due")  # fmt: skip
    y = figures(paper, 40, 360, 194, balance(bill, names), 15, 10)
    paper.text(40, y + 10, "Detail", 12, bold=True)
    for at, number in enumerate(account.numbers):
        paper.leaders(
            40, y + 26 + 14 * at, f"Local service {spaced(number)}", money(bill.each_cents), 360, 10
        )
    paper.paragraph(40, 500, f"{TERMS[2]} {TERMS[3]}", 520, 8.5)
    paper.lines(40, 560, bill.hidden, invisible=True)
    paper.rule(600, dashed=True)
    paper.text(40, 614, "Please return this portion with payment", 8)
    paper.lines(60, 650, addressee(bill), 10)
    paper.lines(380, 650, (carrier.name, *carrier.po_box), 10)
    return paper.made(rng, "Statement")


def mapleridge(bill: Bill, rng: Random) -> bytes:
    """The old company of an eastern province: account facts at the top right, what was used on one page."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name, 22, bold=True, color="#00549a")
    rows = [("Account number", account.number)]
    if bill.shows_date:
        rows.append(("Bill date", day(bill.dated, "long")))
    rows += [("Next bill date", "in about one month"), ("Page", "1 of 1")]
    beside(paper, 360, 44, rows, 90, 8.5, 13, bold_labels=True)
    paper.lines(40, 100, addressee(bill), 9.5)
    paper.box(360, 104, 212, 60, fill="#e6f0fa", stroke=False)
    paper.text(370, 122, "Total amount due", 10)
    paper.text(370, 142, money(bill.total_cents), 16, bold=True)
    paper.text(370, 156, f"Required payment date: {day(bill.due, 'long')}", 7.5)
    names = ("Previous balance", "Payment(s)", "Overdue amount", "Current charges", "HST (10000 0000 RT0001)",
             "Total amount due")  # fmt: skip
    y = figures(paper, 40, 330, 200, balance(bill, names))
    paper.text(40, y + 14, "Your services", 12, bold=True)
    paper.text(40, y + 30, f"Service address: {notation.one_line(account.place)}", 9, room=520)
    paper.text(40, y + 44, f"Billing number: {spaced(account.btn)}", 9)
    rows_ = [("Business phone", "Amount")]
    rows_ += [(spaced(number), money(bill.each_cents)) for number in account.numbers]
    table(paper, y + 66, ((40, "left"), (330, "right")), rows_, 9, 14)
    paper.lines(40, 690, bill.hidden, invisible=True)
    paper.text(40, 740, f"Payments: {carrier.name}, {', '.join(carrier.po_box)}", 8)
    return paper.made(rng, "Bill")


def identified(record: Csr, rng: Random) -> bytes:
    """A telephone company's record as its system answers: short identifiers before each value."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    rows = [
        f"CUSTOMER SERVICE RECORD              AS OF {short_day(record.dated)}",
        "",
        f"ACCOUNT NUMBER  {account.number}",
        f"BTN             {spaced(account.btn)}",
        f"FREEZE          {'Y' if record.is_frozen else 'N'}",
        f"PENDING ORDER   {'Y' if record.has_pending_order else 'N'}",
        "",
        "---LIST",
        f"  LN    {account.name.upper()}",
        f"  SA    {street_of(place).upper()}",
        f"        {place.city.upper()}, {place.region} {place.postal_code}",
        "---BILL",
        f"  BN    {account.name.upper()}",
        f"  CONTACT  {account.user.upper()}",
        "---S&E",
    ]
    rows += [
        f"  1  1FB   /TN {spaced(number)}   {'INACTIVE' if record.is_inactive(at) else 'ACTIVE'}"
        for at, number in enumerate(account.numbers)
    ]
    paper.lines(40, 50, [*rows, "", "*** END ***"], 10, 13.5)
    return paper.made(rng, "CSR")


def answer(record: Csr, rng: Random) -> bytes:
    """What a carrier's desk sends back: a heading, two tables with lines, remarks."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "Customer Service Record Response", 15, bold=True)
    paper.text(40, 66, f"Provider: {account.carrier.name}     Date: {day(record.dated, 'slashes')}", 9)
    cells = (
        ("Account Number", account.number),
        ("Account Name", account.name),
        ("Authorized Name", account.user),
        ("BTN", phone(account.btn, "dashes")),
        ("Service Address", notation.one_line(account.place)),
        ("Port Freeze", "Yes" if record.is_frozen else "No"),
        ("Pending Orders", "Yes" if record.has_pending_order else "No"),
    )
    for at, (label, value) in enumerate(cells):
        paper.box(40, 80 + 18 * at, 150, 18, fill="#eeeeee")
        paper.box(190, 80 + 18 * at, 382, 18)
        paper.text(46, 93 + 18 * at, label, 9, bold=True)
        paper.text(196, 93 + 18 * at, value, 9, room=370)
    rows = [("TN", "Service type", "Status")]
    rows += [
        (phone(number, "dashes"), "Voice", "Inactive" if record.is_inactive(at) else "Active")
        for at, number in enumerate(account.numbers)
    ]
    table(paper, 236, ((46, "left"), (200, "left"), (360, "left")), rows, 9, 16, lined=True)
    return paper.made(rng, "CSR")


def cloud_form(letter: Letter, rng: Random) -> bytes:
    """A cloud provider's form: instructions, labels over lines, a table with a carrier for each number."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, "Letter of Authorization (LOA)", 17, bold=True)
    paper.text(40, 64, f"{NEW} number transfer. Please type or print. All fields are required.", 8.5)
    beneath(paper, 40, 92, account.name, "Customer name as it appears on your bill", 532)
    beneath(paper, 40, 122, street_of(place), "Service address (no P.O. boxes)", 532)
    is_us = place.country == "US"
    beneath(paper, 40, 152, place.city, "City", 240)
    beneath(paper, 290, 152, place.region, "State" if is_us else "Province", 110)
    beneath(paper, 410, 152, place.postal_code, "ZIP code" if is_us else "Postal code", 162)
    beneath(paper, 40, 182, phone(account.btn, "parentheses"), "Billing telephone number", 240)
    beneath(paper, 290, 182, account.user, "Authorized contact", 282)
    rows = [("Telephone number", "Current carrier", "Account number")]
    rows += [(phone(n, "parentheses"), account.carrier.name, account.number) for n in account.numbers]
    y = table(paper, 220, ((44, "left"), (200, "left"), (400, "left")), rows, 9, 16, lined=True)
    y = paper.paragraph(
        40,
        y + 14,
        f"By signing this form I confirm that I am the customer of record or may act for it. I ask {NEW} "
        "to transfer the numbers listed here from the current carrier to its service, and I allow it to "
        "get my service records for that purpose. I know that only one local carrier can serve each "
        "number and that my current carrier may charge for the change.",
        532,
        9,
    )
    beneath(paper, 40, y + 40, "", "Signature", 300)
    beneath(paper, 380, y + 40, written_day(letter.signed_on, place) if letter.signed_on else "", "Date", 192)
    beneath(paper, 40, y + 78, letter.signer, "Print name", 300)
    beneath(paper, 380, y + 78, letter.title, "Title", 192)
    return sign(paper, letter, 46, y + 40, rng)


def office_letter(letter: Letter, rng: Random) -> bytes:
    """A letter on an office's own paper: facts in its sentences, the numbers in a list, a line to sign on."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(72, 60, account.name, 15, bold=True)
    paper.text(72, 75, notation.one_line(place), 10, room=460)
    paper.rule(82, 72, 540)
    paper.lines(72, 112, (account.carrier.name, "Attn: Porting Department"), 11.5, 15)
    paper.text(72, 160, "RE: Letter of Authorization for number porting", 11.5, bold=True)
    y = paper.paragraph(
        72,
        186,
        f"{account.name} authorizes {NEW} to act for us in moving the telephone numbers below from "
        f"{account.carrier.name}. Please release our customer service record to {NEW}. We understand that "
        "only one carrier can provide local service on a number and that a charge may apply.",
        468,
        11.5,
    )
    y = beside(
        paper,
        90,
        y + 4,
        [
            ("Account number:", account.number),
            ("Billing telephone number:", phone(account.btn, "dashes")),
            ("Service address:", notation.one_line(place)),
        ],
        135,
        11,
        16,
        room=310,
    )
    paper.text(72, y + 8, "Numbers to be ported:", 11.5)
    y = paper.lines(90, y + 24, [phone(number, "dashes") for number in account.numbers], 11, 15)
    y = paper.paragraph(72, y + 8, "I am authorized to sign on this account.", 468, 11.5)
    paper.text(72, y + 36, "Signed:", 11.5)
    paper.rule(y + 38, 116, 330, width=0.5)
    paper.text(350, y + 36, f"Date: {day(letter.signed_on, 'long') if letter.signed_on else ''}", 11.5)
    paper.lines(72, y + 60, (f"Name: {letter.signer}", f"Title: {letter.title}"), 11.5, 16)
    return sign(paper, letter, 120, y + 36, rng)


def sealed_form(letter: Letter, rng: Random) -> bytes:
    """A form that an electronic signing service had signed: two columns of facts, its certificate behind."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 50, "LETTER OF AUTHORIZATION", 14, bold=True, align="center")
    paper.text(306, 64, f"to port telephone numbers to {NEW}", 9, align="center")
    y = beside(
        paper,
        40,
        92,
        [
            ("Account Name", account.name),
            ("Authorized User", account.user),
            ("Service Address", street_of(place)),
            ("City, State/Province", f"{place.city}, {place.region}"),
            ("ZIP/Postal Code", place.postal_code),
            ("Current Provider", account.carrier.name),
            ("Account Number", account.number),
            ("Billing Telephone Number", phone(account.btn, "dots")),
        ],
        140,
        9.5,
        18,
        bold_labels=True,
        room=390,
    )
    paper.text(40, y + 8, "Phone Numbers", 9.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(180 + 120 * (at % 3), y + 8 + 16 * (at // 3), phone(number, "dots"), 9.5)
    y = paper.paragraph(
        40,
        y + 70,
        f"The undersigned appoints {NEW} as agent to move the numbers above from the current provider, "
        "and to obtain records on them. The undersigned has authority over the account, and understands "
        "that a number can have one provider only and that fees may be charged.",
        532,
        9,
    )
    paper.text(40, y + 60, "Signature", 9)
    paper.rule(y + 62, 100, 300, width=0.5)
    paper.text(340, y + 60, "Date", 9)
    paper.text(375, y + 60, written_day(letter.signed_on, place) if letter.signed_on else "", 10)
    beside(paper, 40, y + 90, [("Name", letter.signer), ("Title", letter.title)], 60, 9.5, 18)
    return sealed_copy(paper, letter, 104, y + 60, rng, certificate=True)


MONDAY_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "cloud_form": cloud_form,
    "office_letter": office_letter,
    "sealed_form": sealed_form,
}
MONDAY_CARRIERS: Mapping[str, Carrier] = {
    "pinnacle": Carrier("Pinnacle Telephone", ("PO Box 5019", "Carol Stream, IL 60197-5019"),
                        ("208 S Switch Plaza", "Dallas, TX 75202"), "+18005550270", "pinnacletel.example"),
    "corefiber": Carrier("Corefiber Communications", ("PO Box 52187", "Phoenix, AZ 85072-2187"),
                         ("1025 Backbone Blvd", "Broomfield, CO 80021"), "+18005550271", "corefiber.example"),
    "metrodial": Carrier("Metrodial, Inc.", ("PO Box 734232", "Dallas, TX 75373"),
                         ("20 Davis Gate", "Belmont, CA 94002"), "+18885550272", "metrodial.example"),
    "lakecountry": Carrier("Lake Country Telephone Company", ("PO Box 12", "Battle Lake, MN 56515"),
                           ("104 Depot Ave", "Battle Lake, MN 56515"), "+12185550273", "lakecountry.example"),
    "mapleridge": Carrier("Mapleridge", ("PO Box 3650 Stn Don Mills", "North York ON  M3C 3X9"),
                          ("1 Carrefour Way", "Mississauga ON  L4W 1A1"), "+18665550274",
                          "mapleridge.example"),
}  # fmt: skip
_FORMS = tuple(MONDAY_LETTERS)
MONDAY_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("pinnacle", "US", pinnacle, identified, "831-999-9999 999", _FORMS,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("corefiber", "US", corefiber, answer, "9999999999", _FORMS,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("metrodial", "US", metrodial, answer, "99999999009", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("lakecountry", "US", lakecountry, identified, "999999", _FORMS, has_mailing=True),
        Layout("mapleridge", "CA", mapleridge, answer, "999999999", _FORMS,
               labels_holder=False, has_mailing=True),
    )
}  # fmt: skip
