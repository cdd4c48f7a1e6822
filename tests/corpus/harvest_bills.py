"""Bills of five carriers of the United States, after papers as such companies send them."""

from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.newcomers_notation import Columns, Field, beneath, over, stopped_day, table
from tests.corpus.notation import day, money, phone, span
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import barcode, figures, named_day, short_day, spaced
from tests.corpus.week_drawing import apart, beside


def graniteline(bill: Bill, rng: Random) -> bytes:
    """An old telephone company: sums in a row of boxes, a stub to return, the lines on a second page."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.box(40, 34, 8, 24, fill="#7a1f1f", stroke=False)
    paper.text(54, 52, carrier.name, 16, bold=True, color="#7a1f1f")
    rows: list[Field] = [("Account number", account.number)]
    if bill.shows_date:
        rows.append(("Bill date", named_day(bill.dated)))
    rows += [
        ("Billing period", f"{named_day(bill.begins, year=False)} - {named_day(bill.ends)}"),
        ("Invoice number", str(rng.randint(10**8, 10**9))),
        ("Page", "1 of 2"),
    ]
    beside(paper, 380, 44, rows, 84, 8.5, 13)
    paper.lines(40, 124, addressee(bill, 10), 10)
    sums = (
        ("New charges", money(bill.before_cents)),
        ("Total amount due", money(bill.total_cents)),
        ("Please pay by", named_day(bill.due)),
    )
    for at, (label, value) in enumerate(sums):
        paper.box(40 + 180 * at, 200, 172, 46, fill="#f4ecec")
        paper.text(126 + 180 * at, 214, label, 8.5, align="center")
        paper.text(126 + 180 * at, 236, value, 14, bold=True, align="center")
    names = ("Previous balance", "Payments received", "Past due balance", "Monthly charges",
             "Taxes, fees and surcharges", "Total amount due")  # fmt: skip
    paper.text(40, 280, "Account summary", 12, bold=True)
    y = figures(paper, 40, 400, 300, balance(bill, names), 15, 9)
    paper.paragraph(40, y + 30, f"{advert(rng)} {TERMS[1]}", 530, 8)
    paper.rule(606, dashed=True)
    paper.text(40, 618, f"Return this part with a check payable to {carrier.name}", 7.5)
    stub: list[Field] = [
        ("Account number", account.number),
        ("Due date", short_day(bill.due)),
        ("Total amount due", money(bill.total_cents)),
    ]
    apart(paper, 360, 572, 640, stub, 9, 15)
    paper.lines(40, 640, addressee(bill, 8.5), 8.5)
    paper.lines(360, 702, (carrier.name, *carrier.po_box), 9)
    barcode(paper, 360, 744, 180, 10, rng)
    paper.next_page()
    paper.text(40, 46, carrier.name, 11, bold=True, color="#7a1f1f")
    paper.text(306, 46, f"Account number {account.number}", 8.5, align="center")
    paper.text(572, 46, "Page 2 of 2", 8.5, align="right")
    paper.rule(54)
    paper.text(40, 78, "Charges by location", 12, bold=True)
    paper.text(40, 96, "Service address:", 9, bold=True)
    paper.text(120, 96, notation.one_line(account.place), 9, room=450)
    lines: list[tuple[str, ...]] = [("Telephone number", "Service", "Qty", "Amount")]
    lines += [
        (phone(number, "dashes"), "Business line, unlimited", "1", money(bill.each_cents))
        for number in account.numbers
    ]
    columns: Columns = ((40, "left"), (170, "left"), (400, "right"), (572, "right"))
    y = table(paper, 122, columns, lines, 9, 16)
    y = apart(paper, 330, 572, y + 6, [("Monthly charges", money(bill.charges_cents)),
                                       ("Taxes and surcharges", money(bill.tax_cents))])  # fmt: skip
    paper.paragraph(40, y + 24, f"{TERMS[0]} {TERMS[3]}", 530, 8)
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def bluecoast(bill: Bill, rng: Random) -> bytes:
    """A cable company for firms: a coloured column at the left that says whose bill it is."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.box(40, 34, 168, 600, fill="#eaf2f8", stroke=False)
    paper.text(50, 58, carrier.name, 12, bold=True, color="#0b4f8a", room=150)
    y = 84.0
    if bill.shows_date:
        y = over(paper, 50, y, "Statement Date", (named_day(bill.dated),), 9, 148) + 6
    y = over(paper, 50, y, "Account Name", (account.name,), 9, 148) + 6
    y = over(paper, 50, y, "Account Number", (account.number,), 9, 148) + 6
    y = over(paper, 50, y, "Service Address", notation.lines_of(account.place), 9, 148) + 6
    paper.text(50, y + 20, "Contact us", 9, bold=True)
    paper.lines(50, y + 34, (f"Call {phone(carrier.phone, 'one')}", carrier.website), 8, 12)
    paper.text(232, 58, "Your Statement", 16, bold=True)
    paper.lines(232, 112, addressee(bill, 9.5, 230), 9.5)
    paper.text(232, 196, "Summary", 12, bold=True)
    paper.text(232, 210, f"Services from {span(bill.begins, bill.ends, 'slashes')}", 8)
    names = ("Previous Balance", "Payments Received - Thank You", "Past Due Balance - Due Now",
             "Business Voice", "Taxes, Fees and Charges", "Total Due")  # fmt: skip
    rows = balance(bill, names)
    y = 232.0
    for at, (label, cents) in enumerate(rows):
        is_total = at == len(rows) - 1
        paper.text(232, y, label, 9, bold=is_total)
        paper.text(572, y, money(cents), 9, bold=is_total, align="right")
        paper.rule(y + 5, 232, 572, width=0.3)
        y += 17
    paper.text(232, y + 2, f"Due by {named_day(bill.due)}", 9, bold=True)
    paper.text(232, y + 34, "Business Voice", 11, bold=True)
    for at, number in enumerate(account.numbers):
        line = y + 52 + 14 * at
        paper.text(232, line, f"Phone number {phone(number, 'parentheses')}", 8.5)
        paper.text(572, line, money(bill.each_cents), 8.5, align="right")
    paper.paragraph(232, 590, advert(rng), 336, 7.5)
    paper.rule(650, dashed=True)
    paper.lines(40, 672, (carrier.name, *carrier.po_box), 9)
    stub = [
        ("Account Number", account.number),
        ("Total Due", money(bill.total_cents)),
        ("Amount Enclosed", "$"),
    ]
    apart(paper, 340, 572, 672, stub, 9, 15)
    paper.lines(40, 750, bill.hidden, invisible=True)
    return paper.made(rng, "Statement")


def corelane(bill: Bill, rng: Random) -> bytes:
    """A national company's invoice on three pages: dotted leaders, then each service with its place."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))

    def head(page: int) -> None:
        paper.text(40, 46, carrier.name.upper(), 13, bold=True)
        paper.text(572, 46, f"Page {page} of 3", 8, align="right")
        paper.rule(54, width=1.2)

    head(1)
    paper.text(40, 80, "INVOICE", 18)
    facts: list[Field] = [
        ("Billing Account Number", account.number),
        ("Invoice Number", str(rng.randint(10**8, 10**9))),
    ]
    if bill.shows_date:
        facts.append(("Invoice Date", day(bill.dated, "long")))
    facts.append(("Payment Due", day(bill.due, "long")))
    for at, (label, value) in enumerate(facts):
        paper.leaders(300, 80 + 15 * at, label, value, 572, 9)
    over(paper, 40, 124, "BILL TO", addressee(bill, 10, 230), 10)
    paper.text(40, 216, "Invoice Summary", 12, bold=True)
    names = ("Previous Invoice", "Payments Received", "Past Due", "Recurring Charges",
             "Taxes, Fees and Surcharges", "Total Amount Due")  # fmt: skip
    for at, (label, cents) in enumerate(balance(bill, names)):
        paper.leaders(40, 238 + 17 * at, label, money(cents), 400, 9.5)
    paper.paragraph(40, 380, TERMS[1], 520, 8.5)
    over(paper, 40, 690, "REMIT TO", (carrier.name, *carrier.po_box), 9)
    over(paper, 330, 690, "BILLING ACCOUNT NUMBER", (account.number,), 9)
    over(paper, 480, 690, "AMOUNT DUE", (money(bill.total_cents),), 9)
    paper.next_page()
    head(2)
    paper.text(40, 80, "Questions about your invoice", 12, bold=True)
    y = paper.paragraph(40, 100, TERMS[0], 520, 9)
    y = paper.paragraph(40, y + 6, TERMS[2], 520, 9)
    paper.text(40, y + 6, f"Billing questions: {phone(carrier.phone, 'dots')} or {carrier.website}", 9)
    paper.next_page()
    head(3)
    paper.text(40, 80, "Service Level Activity", 12, bold=True)
    paper.text(40, 100, "Service Location", 8, color="#555555")
    paper.text(40, 113, account.name, 9.5, room=500)
    paper.text(40, 126, notation.one_line(account.place), 9.5, room=530)
    lines: list[tuple[str, ...]] = [("Service ID", "Description", "Billing Period", "Amount")]
    period = f"{short_day(bill.begins)} - {short_day(bill.ends)}"
    lines += [
        (phone(number, "plain"), "Business voice line", period, money(bill.each_cents))
        for number in account.numbers
    ]
    lines.append(("Total recurring charges", "", "", money(bill.charges_cents)))
    columns: Columns = ((40, "left"), (180, "left"), (330, "left"), (572, "right"))
    table(paper, 152, columns, lines, 9, 16)
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Invoice")


def oakvalley(bill: Bill, rng: Random) -> bytes:
    """A cooperative's sheet in two columns: the account at the left, the news of the valley at the right."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 48, carrier.name, 17, bold=True, align="center")
    office = f"{carrier.office[0]}, {carrier.office[1]}  |  {phone(carrier.phone, 'one')}"
    paper.text(306, 63, office, 9, align="center")
    paper.rule(72)
    paper.lines(50, 112, addressee(bill, 11, 240), 11)
    rows: list[Field] = [("Account No.:", account.number), ("Telephone:", spaced(account.btn))]
    if bill.shows_date:
        rows.append(("Bill Date:", stopped_day(bill.dated)))
    rows += [("Due Date:", stopped_day(bill.due)), ("Amount Due:", money(bill.total_cents))]
    beside(paper, 380, 108, rows, 76, 10, 15, bold_labels=True)
    paper.box(40, 200, 310, 20, fill="#dfe8d8", stroke=False)
    paper.text(46, 214, "YOUR ACCOUNT", 10, bold=True)
    y = beside(paper, 46, 238, [("Customer:", account.name)], 92, 10, 15, room=205)
    paper.text(46, y, "Service location:", 10)
    y = paper.lines(138, y, notation.lines_of(account.place), 10, 13, room=205)
    names = ("Last bill", "Payment - thank you", "Past due", "Local service", "Taxes and fees", "Amount due")
    y = figures(paper, 46, 344, y + 18, balance(bill, names), 15, 10)
    paper.text(46, y + 10, "Local service", 10.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.leaders(46, y + 26 + 14 * at, spaced(number), money(bill.each_cents), 344, 10)
    paper.box(366, 200, 206, 20, fill="#dfe8d8", stroke=False)
    paper.text(372, 214, "VALLEY NEWS", 10, bold=True)
    news = paper.paragraph(
        372, 238, "Our annual meeting is in the spring. Members elect two directors.", 196, 10
    )
    news = paper.paragraph(372, news + 6, advert(rng), 196, 10)
    paper.paragraph(372, news + 6, TERMS[2], 196, 10)
    paper.rule(672, dashed=True)
    for x, width, value, label in (
        (50, 150, account.number, "Account No."),
        (220, 110, stopped_day(bill.due), "Due Date"),
        (350, 100, money(bill.total_cents), "Amount Due"),
        (470, 100, "", "Amount Paid"),
    ):
        beneath(paper, x, 700, value, label, width)
    paper.text(50, 740, f"Mail to {carrier.name}, {', '.join(carrier.po_box)}", 9)
    paper.lines(40, 762, bill.hidden, invisible=True)
    return paper.made(rng)


def voxharbor(bill: Bill, rng: Random) -> bytes:
    """A page of a cloud telephone company's portal, printed: a card for each part of the invoice."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 26, f"Invoice details | {carrier.name}", 7, align="center")
    paper.text(40, 56, carrier.name, 13, bold=True, color="#5a2ca0")
    paper.text(40, 84, f"Billing  >  Invoices  >  INV-{rng.randint(10**6, 10**7)}", 8.5, color="#555555")
    paper.box(40, 98, 256, 112)
    paper.text(50, 114, "Account", 10.5, bold=True)
    rows: list[Field] = [("Company", account.name), ("Account ID", account.number),
                         ("Main number", phone(account.btn, "parentheses"))]  # fmt: skip
    beside(paper, 50, 134, rows, 76, 9, 17, room=164)
    paper.box(316, 98, 256, 112)
    paper.text(326, 114, "Invoice", 10.5, bold=True)
    rows = [("Invoice date", named_day(bill.dated))] if bill.shows_date else []
    rows += [("Due date", named_day(bill.due)), ("Payment method", "Credit card"),
             ("Amount", money(bill.total_cents))]  # fmt: skip
    beside(paper, 326, 134, rows, 96, 9, 17, room=144)
    for x, title, lines in (
        (40, "Billing address", addressee(bill, 9, 230)),
        (316, "Service address", [account.name, *notation.lines_of(account.place)]),
    ):
        paper.box(x, 222, 256, 84)
        paper.text(x + 10, 238, title, 10.5, bold=True)
        paper.lines(x + 10, 254, lines, 9, 12, room=236)
    paper.text(40, 334, "Charges", 12, bold=True)
    items: list[tuple[str, ...]] = [("Phone number", "Plan", "Service period", "Price")]
    period = f"{short_day(bill.begins)} - {short_day(bill.ends)}"
    items += [
        (phone(number, "parentheses"), "Business Core", period, money(bill.each_cents))
        for number in account.numbers
    ]
    columns: Columns = ((40, "left"), (180, "left"), (320, "left"), (572, "right"))
    y = table(paper, 354, columns, items, 9, 17, lined=True)
    names = ("Balance from last invoice", "Payments", "Overdue", "Subscription charges", "Taxes and fees",
             "Invoice total")  # fmt: skip
    figures(paper, 330, 572, y + 16, balance(bill, names), 15, 9)
    paper.lines(40, 700, bill.hidden, invisible=True)
    paper.text(40, 775, f"https://{carrier.website}/portal/billing/invoices", 7)
    paper.text(572, 775, "1/1", 7, align="right")
    return paper.made(rng, "Invoice details")
