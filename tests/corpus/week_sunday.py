"""The seventh family: what fibre and cloud companies send today, a county's company, numbered forms."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill, Csr, Letter
from tests.corpus.customers import Carrier
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.layouts import Layout
from tests.corpus.newcomers_notation import Columns, Field, beneath, over, sign, table
from tests.corpus.notation import day, money, phone, span
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import barcode, disc, figures, named_day, street_of, written_day
from tests.corpus.week_drawing import NEW, apart, beside


def harborfiber(bill: Bill, rng: Random) -> bytes:
    """A fibre company for firms: a coloured band, a summary in words, the lines by location."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    disc(paper, 54, 48, 12, "#16697a")
    paper.text(74, 52, carrier.name, 15, bold=True, color="#16697a")
    rows: list[Field] = [("Account number", account.number)]
    if bill.shows_date:
        rows.append(("Billing date", named_day(bill.dated)))
    rows += [("Total due", money(bill.total_cents)), ("Due by", named_day(bill.due))]
    apart(paper, 360, 572, 44, rows, 8.5, 13)
    paper.lines(40, 118, addressee(bill, 9, 230), 9)
    paper.text(360, 118, "Your services at", 8, bold=True)
    paper.lines(360, 130, notation.lines_of(account.place), 8.5)
    paper.text(40, 200, f"Hello {account.name},", 11, bold=True, room=520)
    paper.paragraph(40, 216, f"Thanks for choosing {carrier.name}. Here is your bill for services from "
                    f"{span(bill.begins, bill.ends, 'long')}.", 520, 8.5)  # fmt: skip
    names = ("Balance forward", "Payments received", "Past due balance", "Regular monthly charges",
             "Taxes, fees and surcharges", "Amount due")  # fmt: skip
    y = figures(paper, 40, 320, 256, balance(bill, names), 15)
    paper.text(40, y + 16, "Voice service", 11, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(48, y + 32 + 13 * at, f"Business Voice {phone(number, 'dots')}", 8.5)
        paper.text(320, y + 32 + 13 * at, money(bill.each_cents), 8.5, align="right")
    paper.paragraph(40, 590, f"{TERMS[0]} {advert(rng)}", 520, 7)
    paper.rule(640, dashed=True)
    paper.text(40, 654, "Detach here and return with your payment", 7)
    apart(paper, 360, 572, 672, [("Account number", account.number), ("Amount due", money(bill.total_cents))])
    paper.lines(40, 690, (carrier.name, *carrier.po_box), 9)
    barcode(paper, 40, 724, 180, 12, rng)
    paper.lines(40, 750, bill.hidden, invisible=True)
    return paper.made(rng, "Bill")


def ringhub(bill: Bill, rng: Random) -> bytes:
    """A cloud telephone system's invoice: parties in two columns, a table of licences, numbers in words."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 54, carrier.name, 18, bold=True)
    paper.text(572, 54, "INVOICE", 18, align="right", color="#666666")
    rows: list[Field] = [("Invoice #:", f"INV{rng.randint(10**6, 10**7)}")]
    if bill.shows_date:
        rows.append(("Invoice date:", day(bill.dated, "slashes")))
    rows += [("Account ID:", account.number), ("Terms:", "Net 21"), ("Due date:", day(bill.due, "slashes"))]
    beside(paper, 380, 80, rows, 80, 9, 14)
    over(paper, 40, 84, "BILL TO", addressee(bill, 9, 160), 9)
    over(paper, 210, 84, "SERVICE ADDRESS", notation.lines_of(account.place), 9, room=150)
    paper.text(40, 190, f"Billing period: {span(bill.begins, bill.ends, 'slashes')}", 9)
    items: list[tuple[str, ...]] = [("Item", "Quantity", "Rate", "Amount")]
    items.append(("Standard user with unlimited calling", str(len(account.numbers)), money(bill.each_cents),
                  money(bill.charges_cents)))  # fmt: skip
    items.append(("Regulatory and administrative fees", "1", money(bill.tax_cents), money(bill.tax_cents)))
    columns: Columns = ((40, "left"), (370, "right"), (470, "right"), (572, "right"))
    y = table(paper, 214, columns, items, 9, 17, lined=True)
    names = ("Prior balance", "Payments and credits", "Overdue amount", "Subtotal", "Fees", "Balance due")
    y = figures(paper, 360, 572, y + 14, balance(bill, names), 15, 9)
    paper.text(40, y + 14, "Phone numbers on this account", 9.5, bold=True)
    listed = [phone(number, "parentheses") for number in account.numbers]
    paper.lines(40, y + 28, [", ".join(listed[at : at + 4]) for at in range(0, len(listed), 4)], 9, 13)
    paper.text(40, 730, f"Remit to: {carrier.name}, {', '.join(carrier.po_box)}", 8)
    paper.text(40, 744, f"Billing support: {phone(carrier.phone, 'parentheses')}", 8)
    paper.lines(40, 760, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")


def countytel(bill: Bill, rng: Random) -> bytes:
    """A county's telephone company, printed on its old form: heads in a row, values under them."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Courier")
    paper.text(306, 44, carrier.name.upper(), 13, bold=True, align="center")
    paper.text(306, 58, f"{carrier.office[0]}, {carrier.office[1]}", 8, align="center")
    heads = [("TELEPHONE NUMBER", phone(account.btn, "dashes")), ("ACCOUNT NUMBER", account.number)]
    if bill.shows_date:
        heads.append(("BILL DATE", day(bill.dated, "slashes")))
    heads += [("DUE DATE", day(bill.due, "slashes")), ("AMOUNT DUE", money(bill.total_cents))]
    for at, (head, value) in enumerate(heads):
        x = 40 + at * 532 / len(heads)
        paper.box(x, 74, 532 / len(heads), 32)
        paper.text(x + 4, 85, head, 6.5)
        paper.text(x + 4, 100, value, 8.5, room=532 / len(heads) - 8)
    paper.lines(60, 140, [line.upper() for line in addressee(bill, 9, 190)], 9.5)
    paper.text(340, 140, "SERVICE LOCATION:", 8, bold=True)
    paper.lines(340, 152, [line.upper() for line in notation.lines_of(account.place)], 8.5)
    names = ("PREVIOUS BALANCE", "PAYMENT RECEIVED - THANK YOU", "PAST DUE - DUE NOW", "CURRENT CHARGES",
             "TAXES AND FEES", "TOTAL AMOUNT DUE")  # fmt: skip
    y = figures(paper, 60, 552, 230, balance(bill, names), 15, 9)
    paper.text(60, y + 14, "MONTHLY SERVICE", 9, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(60, y + 30 + 14 * at, f"BUSINESS LINE {phone(number, 'dashes')}", 9)
        paper.text(552, y + 30 + 14 * at, money(bill.each_cents), 9, align="right")
    paper.text(60, 700, f"MAIL PAYMENT TO {', '.join(carrier.po_box).upper()}", 8)
    paper.lines(40, 730, bill.hidden, invisible=True)
    return paper.made(rng)


def gatewest(bill: Bill, rng: Random) -> bytes:
    """A western Canadian company: the account at a glance in a grey box, charges by service."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name, 20, bold=True, color="#4b286d")
    paper.box(340, 34, 232, 92, fill="#eeeeee", stroke=False)
    rows: list[Field] = [("Account holder", account.name), ("Account number", account.number)]
    if bill.shows_date:
        rows.append(("Bill date", day(bill.dated, "long")))
    rows += [("Payment due date", day(bill.due, "long")), ("Total due", money(bill.total_cents))]
    beside(paper, 348, 50, rows, 96, 8.5, 16, room=124)
    paper.lines(40, 110, addressee(bill, 9.5, 250), 9.5)
    paper.text(40, 196, "Account summary", 12, bold=True)
    names = ("Balance from last bill", "Payment - thank you", "Past due amount", "New charges", "GST and PST",
             "Total due")  # fmt: skip
    y = figures(paper, 40, 572, 216, balance(bill, names), 15, 9)
    paper.text(40, y + 16, "Business phone", 12, bold=True)
    paper.text(40, y + 32, f"Service address: {notation.one_line(account.place)}", 8.5, room=530)
    for at, number in enumerate(account.numbers):
        paper.text(40, y + 50 + 14 * at, phone(number, "dashes"), 9)
        paper.text(
            160, y + 50 + 14 * at, f"Monthly charge {named_day(bill.begins)} to {named_day(bill.ends)}", 9
        )
        paper.text(572, y + 50 + 14 * at, money(bill.each_cents), 9, align="right")
    paper.paragraph(40, 640, f"{TERMS[0]} Questions? Call {phone(carrier.phone, 'one')}.", 530, 7.5)
    paper.text(40, 740, f"{carrier.name}, {', '.join(carrier.po_box)}", 7.5)
    paper.lines(40, 760, bill.hidden, invisible=True)
    return paper.made(rng, "Bill")


def portal_page(record: Csr, rng: Random) -> bytes:
    """A page of a carrier's portal, printed from the browser."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 30, day(record.dated, "slashes"), 7)
    paper.text(306, 30, "Customer Service Record | Partner Portal", 7, align="center")
    paper.text(40, 62, "Customer Service Record", 16, bold=True)
    cards: tuple[tuple[str, tuple[Field, ...]], ...] = (
        ("Account", (("Account number", account.number),
                     ("Billing telephone number", phone(account.btn, "parentheses")),
                     ("Carrier", account.carrier.name))),
        ("End user", (("Business name", account.name), ("Authorized user", account.user))),
        ("Service location", (("Address", street_of(account.place)), ("City", account.place.city),
                              ("State/Province", account.place.region),
                              ("Postal code", account.place.postal_code))),
        ("Restrictions", (("Local service freeze", "Yes" if record.is_frozen else "No"),
                          ("Pending orders", "Yes" if record.has_pending_order else "None"))),
    )  # fmt: skip
    y = 84.0
    for title, rows in cards:
        paper.text(40, y, title, 11, bold=True)
        paper.rule(y + 4, 40, 572, width=0.4)
        y = beside(paper, 48, y + 20, rows, 150, 9, 15) + 8
    lines: list[tuple[str, ...]] = [("Telephone number", "Line type", "Status")]
    lines += [(phone(number, "parentheses"), "Business",
               "Disconnected" if record.is_inactive(at) else "Active")
              for at, number in enumerate(account.numbers)]  # fmt: skip
    table(paper, y + 6, ((48, "left"), (220, "left"), (360, "left")), lines, 9, 15, lined=True)
    paper.text(40, 775, f"https://{account.carrier.website}/partners/csr", 7)
    return paper.made(rng, "Customer Service Record | Partner Portal")


def mailed_reply(record: Csr, rng: Random) -> bytes:
    """What a carrier's porting team answers by mail when a record is asked for, printed to a file."""
    account, carrier = record.account, record.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    rows: tuple[Field, ...] = (
        ("From:", f"{carrier.name} Porting <porting@{carrier.website}>"),
        ("Sent:", day(record.dated, "long")),
        ("Subject:", f"RE: CSR request {phone(account.btn, 'plain')}"),
    )
    y = beside(paper, 50, 50, rows, 60, 10.5, 15, bold_labels=True)
    said = (
        "Hello,", "", "Please find below the customer service record that you asked for.", "",
        f"Company name: {account.name}",
        f"Account number: {account.number}",
        f"BTN: {phone(account.btn, 'dashes')}",
        f"Service address: {notation.one_line(account.place)}",
        f"Authorized contact: {account.user}",
        f"Port freeze: {'yes, on all lines' if record.is_frozen else 'no'}",
        f"Pending orders: {'yes' if record.has_pending_order else 'no'}", "",
        "Working telephone numbers:",
        *(f"  {phone(number, 'dashes')}{' (inactive)' if record.is_inactive(at) else ''}"
          for at, number in enumerate(account.numbers)),
        "", "Kind regards,", f"{carrier.name} Porting Department",
    )  # fmt: skip
    paper.lines(50, y + 16, said, 10.5, 15, room=510)
    return paper.made(rng, "RE: CSR request")


_ONE_CARRIER = (
    "I understand that a telephone number can be served by one carrier at a time and that my current carrier "
    "may charge a fee for the transfer."
)


def numbered_form(letter: Letter, rng: Random) -> bytes:
    """The form that most wholesalers hand out: four numbered parts, a declaration, a line to sign."""
    account, place = letter.account, letter.account.place
    is_us = place.country == "US"
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 46, "Letter of Authorization (LOA) for Number Porting", 14, bold=True, align="center")
    first, _, last = letter.signer.partition(" ")
    y = 76.0
    paper.text(40, y, "1. Customer name (as it appears on your telephone bill):", 9, bold=True)
    for x, width, value, label in ((52, 150, first, "First name"), (212, 150, last, "Last name"),
                                   (372, 200, account.name, "Business name")):  # fmt: skip
        beneath(paper, x, y + 22, value, label, width)
    y += 56
    paper.text(40, y, "2. Service address on file with your current carrier (no P.O. box):", 9, bold=True)
    beneath(paper, 52, y + 22, street_of(place), "Address", 520)
    for x, width, value, label in (
        (52, 230, place.city, "City"), (292, 110, place.region, "State" if is_us else "Province"),
        (412, 160, place.postal_code, "ZIP code" if is_us else "Postal code"),
    ):  # fmt: skip
        beneath(paper, x, y + 54, value, label, width)
    y += 90
    paper.text(40, y, "3. Your current telephone service:", 9, bold=True)
    for x, width, value, label in (
        (52, 200, account.carrier.name, "Current service provider"),
        (262, 150, account.number, "Account number"),
        (422, 150, phone(account.btn, "dashes"), "Billing telephone number"),
    ):  # fmt: skip
        beneath(paper, x, y + 22, value, label, width)
    y += 58
    paper.text(40, y, "4. Telephone numbers to be ported:", 9, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(52 + 130 * (at % 4), y + 18 + 15 * (at // 4), phone(number, "dashes"), 9.5)
    y = paper.paragraph(
        40, y + 34 + 15 * ((len(account.numbers) - 1) // 4),
        "By signing below I verify that I am the named customer, or authorized to act for it, and I "
        f"authorize {NEW} or its agent to move the numbers above from my current provider, and to obtain "
        f"the records that this needs. {_ONE_CARRIER}",
        532, 8.5,
    )  # fmt: skip
    signed = written_day(letter.signed_on, place) if letter.signed_on else ""
    beneath(paper, 40, y + 44, "", "Authorized signature", 230)
    beneath(paper, 290, y + 44, letter.signer, "Print name", 160)
    beneath(paper, 470, y + 44, signed, "Date", 102)
    return sign(paper, letter, 44, y + 44, rng)


def reseller_grid(letter: Letter, rng: Random) -> bytes:
    """A reseller's page: grey heads over ruled rows, a block to sign at the foot."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 46, "LETTER OF AGENCY", 15, bold=True)
    parts: tuple[tuple[str, tuple[Field, ...]], ...] = (
        ("END USER INFORMATION", (("Company name", account.name), ("Authorized contact", letter.signer),
                                  ("Service address", notation.one_line(place)))),
        ("LOSING CARRIER", (("Carrier name", account.carrier.name), ("Account number", account.number),
                            ("BTN", phone(account.btn, "dashes")))),
    )  # fmt: skip
    y = 64.0
    for head, rows in parts:
        paper.box(40, y, 532, 16, fill="#dddddd")
        paper.text(46, y + 11, head, 8, bold=True)
        y += 16
        for label, value in rows:
            paper.box(40, y, 150, 18)
            paper.box(190, y, 382, 18)
            paper.text(46, y + 12, label, 8)
            paper.text(196, y + 12, value, 8.5, room=370)
            y += 18
    paper.box(40, y, 532, 16, fill="#dddddd")
    paper.text(46, y + 11, "NUMBERS TO PORT", 8, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(46 + 130 * (at % 4), y + 30 + 14 * (at // 4), phone(number, "dashes"), 8.5)
    y = paper.paragraph(
        40, y + 50 + 14 * ((len(account.numbers) - 1) // 4),
        f"The undersigned appoints {NEW} as agent to port the numbers above, and to request the customer "
        f"service record from the losing carrier. {_ONE_CARRIER}",
        532, 8,
    )  # fmt: skip
    signed = written_day(letter.signed_on, place) if letter.signed_on else ""
    for at, (label, value) in enumerate(
        (("Signature:", ""), ("Name:", letter.signer), ("Title:", letter.title), ("Date:", signed))
    ):
        line = y + 34 + 24 * at
        paper.text(40, line, label, 9)
        paper.text(110, line, value, 9)
        paper.rule(line + 3, 106, 330, width=0.5)
    return sign(paper, letter, 110, y + 34, rng)


def bulleted(letter: Letter, rng: Random) -> bytes:
    """A firm's own letter after a provider's help page: what the carrier asks for as a list."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.lines(60, 60, (account.name, *notation.lines_of(place)), 11, 15)
    paper.text(60, 140, "Re: Letter of Authorization to port telephone numbers", 11.5, bold=True)
    y = paper.paragraph(
        60, 164,
        f"To whom it may concern: this letter authorizes {NEW} to port the telephone numbers below from "
        f"{account.carrier.name}, and to request our customer service record.",
        490, 11,
    )  # fmt: skip
    facts = (
        f"Account holder: {account.name}",
        f"Service address: {notation.one_line(place)}",
        f"Losing carrier: {account.carrier.name}",
        f"Account number: {account.number}",
        f"Billing telephone number: {phone(account.btn, 'parentheses')}",
        f"Numbers to port: {', '.join(phone(number, 'parentheses') for number in account.numbers[:3])}",
        *(", ".join(phone(number, "parentheses") for number in account.numbers[at : at + 4])
          for at in range(3, len(account.numbers), 4)),
    )  # fmt: skip
    for fact in facts:
        paper.text(70, y + 4, "•", 11)
        paper.text(84, y + 4, fact, 11, room=470)
        y += 18
    y = paper.paragraph(60, y + 10, f"{_ONE_CARRIER} I am authorized to make this change.", 490, 11)
    paper.text(60, y + 44, "Signed:", 11)
    paper.rule(y + 47, 104, 320, width=0.5)
    paper.text(60, y + 66, f"{letter.signer}, {letter.title}", 11)
    signed = day(letter.signed_on, "long") if letter.signed_on else ""
    paper.text(60, y + 84, f"Date signed: {signed}", 11)
    return sign(paper, letter, 108, y + 44, rng)


SUNDAY_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "numbered_form": numbered_form,
    "reseller_grid": reseller_grid,
    "bulleted": bulleted,
}
SUNDAY_CARRIERS: Mapping[str, Carrier] = {
    "harborfiber": Carrier("Harbor Fiber Business", ("PO Box 60074", "City of Industry, CA 91716"),
                           ("400 Atlantic Gate", "Stamford, CT 06901"), "+18335550296",
                           "harborfiber.example"),
    "ringhub": Carrier("RingHub Inc", ("PO Box 734232", "Dallas, TX 75373"),
                       ("20 Davis Gate", "Belmont, CA 94002"), "+18885550297", "ringhub.example"),
    "countytel": Carrier("Chariton County Telephone Company", ("PO Box 470", "Bynumville, MO 63557"),
                         ("109 Butler Gate", "Macon, MO 63552"), "+16605550298", "countytel.example"),
    "gatewest": Carrier("Gatewest Communications", ("PO Box 7575", "Vancouver BC  V6B 8N9"),
                        ("510 Georgia Gate", "Vancouver BC  V6B 0M3"), "+18665550299", "gatewest.example"),
}  # fmt: skip
_FORMS = tuple(SUNDAY_LETTERS)
SUNDAY_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("harborfiber", "US", harborfiber, portal_page, "8448 20 999 9999999", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("ringhub", "US", ringhub, mailed_reply, "9999999999", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("countytel", "US", countytel, mailed_reply, "999999-9", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("gatewest", "CA", gatewest, portal_page, "999999999", _FORMS, has_mailing=True),
    )
}  # fmt: skip
