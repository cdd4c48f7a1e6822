"""Bills of the quarry from the United States: a local company, a trunk carrier, a small town's company and a
provider of hosted telephones."""

from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill
from tests.corpus.newcomers_notation import calls, table, tight_day
from tests.corpus.notation import money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.quarry_parts import LINE_CHARGES, slip_foot
from tests.corpus.strangers_notation import (
    count_of,
    named_day,
    runs,
    short_day,
    spaced,
    street_of,
    upright_line,
)
from tests.corpus.week_drawing import beside
from tests.corpus.willow_parts import (
    Columns,
    addressee,
    ends,
    grid,
    listed,
    slashed,
    stacked,
    sums,
    town_of,
)


def _slate_head(paper: Paper, bill: Bill, page: int) -> None:
    account, carrier = bill.account, bill.account.carrier
    paper.text(40, 46, carrier.name, 15, bold=True, color="#35506b")
    rows = [("Page", f"{page} of 3"), ("Account Number", account.number)]
    rows += [("Billing Date", named_day(bill.dated))] if bill.shows_date else []
    rows += [("Web Site", carrier.website)]
    beside(paper, 392, 40, rows, 84, 8.5, 12, room=96, bold_labels=True)


def _slate_front(paper: Paper, bill: Bill) -> None:
    """The first page: whom it goes to, the bill at a glance, and the slip to send back."""
    account, carrier = bill.account, bill.account.carrier
    _slate_head(paper, bill, 1)
    paper.lines(56, 122, [line.upper() for line in addressee(bill)], 9.5, 12.5, room=280)
    paper.box(40, 196, 256, 148)
    paper.box(40, 196, 256, 18, fill="#35506b")
    paper.text(48, 209, "Bill-At-A-Glance", 10.5, bold=True, color="#ffffff")
    names = ("Previous Bill", "Payment Received - Thank You!", "Past Due Balance", "Current Charges",
             "Surcharges and Taxes", "Total Amount Due")  # fmt: skip
    ends(paper, 50, 286, 234, sums(bill, names), 9.5, 17)
    paper.text(50, 338, f"Amount due in full by {named_day(bill.due)}", 8.5)
    paper.text(316, 209, "Billing Summary", 10.5, bold=True)
    paper.text(316, 226, f"Questions? Call 1 {spaced(carrier.phone)}", 8.5)
    rows = [
        ("Plans and Services", money(bill.charges_cents)),
        ("Surcharges and Taxes", money(bill.tax_cents)),
        ("Total Current Charges", money(bill.before_cents)),
    ]
    y = ends(paper, 316, 572, 248, rows, 9.5, 16)
    paper.text(316, y + 10, "News You Can Use", 10.5, bold=True)
    paper.text(40, 590, "Return bottom portion with your check in the enclosed envelope.", 8)
    paper.rule(596, dashed=True)
    rows = [("Account Number", account.number), ("Due By", named_day(bill.due)),
            ("Total Amount Due", money(bill.total_cents)), ("Amount Enclosed", "$ ____________")]  # fmt: skip
    paper.lines(56, 640, [line.upper() for line in addressee(bill)], 9, 12, room=250)
    ends(paper, 330, 572, 616, rows, 9, 14, last_bold=False)


def slate(bill: Bill, rng: Random) -> bytes:
    """A large local company's bill: at a glance on the front, a slip below; lines and service address on the
    second page, calls and terms on the third."""
    account = bill.account
    paper = Paper(Manner.drawn(rng))
    _slate_front(paper, bill)
    y = paper.paragraph(316, 324, advert(rng), 256, 8.5)
    paper.paragraph(316, y + 4, TERMS[4], 256, 8.5)
    slip_foot(paper, bill, 676, rng)
    paper.next_page()
    _slate_head(paper, bill, 2)
    paper.text(40, 112, "Plans and Services", 12, bold=True)
    paper.text(40, 130, "Service Location", 9, bold=True)
    paper.lines(130, 130, (account.name, *notation.lines_of(account.place)), 9, room=440)
    period = f"{named_day(bill.begins, year=False)} thru {named_day(bill.ends, year=False)}"
    paper.text(40, 196, f"Monthly Service - {period}", 10, bold=True)
    rows = [("Service on", "Description", "Qty", "Amount")]
    rows += [
        (spaced(each), "Complete Choice Business Line", "1", money(bill.each_cents))
        for each in account.numbers
    ]
    columns: Columns = ((40, "left"), (150, "left"), (460, "right"), (572, "right"))
    y = listed(paper, 214, columns, rows, 9, 14)
    rows_below = [("Total Plans and Services", money(bill.charges_cents)),
                  ("Federal universal service fee, state and local taxes", money(bill.tax_cents)),
                  ("Total Current Charges", money(bill.before_cents))]  # fmt: skip
    ends(paper, 150, 572, y + 10, rows_below, 9, 15)
    paper.next_page()
    _slate_head(paper, bill, 3)
    paper.text(40, 112, "Itemized Calls (included in your plan)", 12, bold=True)
    made = [("Date", "Time", "Number called", "Place", "Min"), *calls(bill, rng, rng.randint(5, 14))]
    y = table(
        paper, 130, ((40, "left"), (90, "left"), (140, "left"), (260, "left"), (400, "right")), made, 8.5, 13
    )
    for term in TERMS[:3]:
        y = paper.paragraph(40, y + 14, term, 532, 8)
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def _marl_coupon(paper: Paper, bill: Bill, rng: Random) -> None:
    carrier = bill.account.carrier
    paper.text(40, 622, "REMITTANCE COPY - PLEASE RETURN WITH PAYMENT", 8, bold=True)
    paper.rule(610, dashed=True)
    rows = [
        ("BAN", bill.account.number),
        ("DUE DATE", tight_day(bill.due)),
        ("AMOUNT DUE", money(bill.total_cents)),
    ]
    beside(paper, 40, 644, rows, 80, 9, 14, bold_labels=True)
    paper.lines(40, 700, (f"Wire/ACH: see {carrier.website}/pay",), 8)
    slip_foot(paper, bill, 640, rng, 340)


def marl(bill: Bill, rng: Random) -> bytes:
    """A trunk carrier's invoice: all in capitals at its head, a summary by category, a coupon; the second
    page has the location with its trunk group, and the numbers as ranges with a quantity."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name.upper(), 14, bold=True)
    paper.lines(40, 66, [line.upper() for line in carrier.office], 8)
    paper.text(572, 50, "INVOICE", 18, bold=True, align="right")
    facts = [("INVOICE NO.", f"{rng.randint(600_000_000, 799_999_999)}"), ("BAN", account.number)]
    facts += [("INVOICE DATE", tight_day(bill.dated))] if bill.shows_date else []
    facts += [
        ("BILL PERIOD", f"{tight_day(bill.begins)} - {tight_day(bill.ends)}"),
        ("DUE DATE", tight_day(bill.due)),
    ]
    beside(paper, 360, 72, facts, 90, 8.5, 13, room=122, bold_labels=True)
    paper.text(40, 112, "BILL TO", 8, bold=True)
    paper.lines(40, 126, addressee(bill), 9.5, 13, room=290)
    paper.text(40, 206, "ACCOUNT SUMMARY", 10, bold=True)
    paper.rule(212)
    names = ("PRIOR INVOICE", "PAYMENTS APPLIED", "PAST DUE", "MONTHLY RECURRING CHARGES",
             "TAXES, FEES & SURCHARGES", "TOTAL AMOUNT DUE (USD)")  # fmt: skip
    y = ends(paper, 40, 572, 230, sums(bill, names), 9.5, 17)
    paper.text(40, y + 20, "CONTACT US", 10, bold=True)
    help_ = (f"Billing inquiries: {phone(carrier.phone, 'dashes')}", f"Online: {carrier.website}")
    paper.lines(40, y + 36, (*help_, "Hearing or speech impaired: dial 711"), 9)
    paper.paragraph(40, y + 90, f"{TERMS[1]} {TERMS[4]}", 532, 8)
    _marl_coupon(paper, bill, rng)
    paper.text(572, 770, "PAGE 1 OF 2", 8, align="right")
    paper.next_page()
    paper.text(40, 50, f"{carrier.name.upper()}   INVOICE DETAIL", 11, bold=True)
    paper.text(572, 50, f"BAN {account.number}", 9, align="right")
    paper.rule(58)
    rows = [
        ("LOCATION 0001", account.name),
        ("SVC ADDR", street_of(account.place)),
        ("", town_of(account.place)),
        ("BTN", phone(account.btn, "dashes")),
        ("TRUNK GROUP", f"SIP/{rng.randint(1000, 9999)}/MRL/01"),
    ]
    y = beside(paper, 40, 78, rows, 90, 9, 14, room=430, bold_labels=True)
    cells = [("SERVICE", "DID FROM", "DID THRU", "QTY", "RATE", "MRC")]
    cells += [
        ("SIP trunk with DID", phone(first, "dashes"), phone(last, "dashes"), f"{count_of(first, last)}",
         money(bill.each_cents), money(bill.each_cents * count_of(first, last)))
        for first, last in runs(account.numbers)
    ]  # fmt: skip
    y = grid(paper, y + 10, (40, 170, 270, 370, 420, 490, 572), cells, 9)
    rows = [
        ("TOTAL MRC, LOCATION 0001", money(bill.charges_cents)),
        ("TAXES, FEES & SURCHARGES", money(bill.tax_cents)),
    ]
    ends(paper, 340, 572, y + 22, rows, 9, 15, last_bold=False)
    paper.text(572, 770, "PAGE 2 OF 2", 8, align="right")
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Invoice")


def flint(bill: Bill, rng: Random) -> bytes:
    """A small town's company, one sheet: the slip on top, a band of facts under it, the charges of each line
    below its number in two columns, the balance at the right."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.lines(40, 44, (carrier.name, *carrier.po_box), 10.5, 13, bold=True)
    total = money(bill.total_cents)
    rows = [("Acct #", account.number), ("Due", short_day(bill.due)), ("Pay this amount", total),
            ("Amt paid", "____________")]  # fmt: skip
    beside(paper, 390, 44, rows, 88, 10.5, 15, bold_labels=True)
    paper.lines(70, 116, addressee(bill), 11, 13.5, room=300)
    paper.text(306, 186, "please tear here and return the top part with your payment", 8, align="center")
    paper.rule(190, dashed=True)
    band = [("Acct #", account.number), ("Tel #", spaced(account.btn))]
    band += [("Bill date", short_day(bill.dated))] if bill.shows_date else []
    band += [("Due date", short_day(bill.due)), ("Amt due", money(bill.total_cents))]
    paper.box(40, 200, 532, 34, fill="#ececec")
    for at, (label, value) in enumerate(band):
        stacked(paper, 48 + 106 * at, 213, label, value, 10.5, room=100)
    paper.text(40, 256, "Cust name", 10)
    paper.text(104, 256, account.name, 10.5, bold=True, room=460)
    paper.text(40, 271, "Svc addr", 10)
    paper.text(104, 271, f"{street_of(account.place)}, {town_of(account.place)}", 10.5, room=460)
    period = f"{short_day(bill.begins)} to {short_day(bill.ends)}"
    paper.text(40, 298, f"CHARGES BY LINE  {period}", 10, bold=True)
    half = (len(account.numbers) + 1) // 2
    for at, number in enumerate(account.numbers):
        x, y = (40.0 if at < half else 220.0), 318.0 + 66 * (at % half)
        paper.text(x, y, spaced(number), 10, bold=True)
        charged = [(words, f"{cents / 100:.2f}") for words, cents in LINE_CHARGES]
        ends(paper, x + 8, x + 160, y + 13, charged, 9.5, 12, last_bold=False)
    upright_line(paper, 396, 290, 600)
    names = ("Last bill", "Payment, thank you", "Past due", "This month", "Taxes & fees", "Please pay")
    paper.text(408, 298, "YOUR ACCOUNT", 10, bold=True)
    y = ends(paper, 408, 572, 318, sums(bill, names), 10.5, 17)
    paper.paragraph(408, y + 16, f"{TERMS[1]} {advert(rng)}", 160, 9)
    paper.rule(620)
    paper.paragraph(40, 636, f"{TERMS[0]} {TERMS[3]}", 532, 9)
    foot = f"{carrier.name}, {', '.join(carrier.office)}, {spaced(carrier.phone)}"
    paper.text(306, 764, foot, 8.5, align="center")
    paper.lines(40, 720, bill.hidden, invisible=True)
    return paper.made(rng, "Statement")


def chalk(bill: Bill, rng: Random) -> bytes:
    """A hosted provider's invoice by mail: sold to and service address in two columns, subscription lines,
    totals; a second page lists each number with its extension and what it costs."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(44, 56, carrier.name, 15, bold=True, color="#2e7d6b")
    paper.text(568, 56, f"Invoice #{rng.randint(1_000_000, 9_999_999)}", 12, align="right")
    facts = [("Account number", account.number)]
    facts += [("Issued", slashed(bill.dated))] if bill.shows_date else []
    facts += [("Due", slashed(bill.due)), ("Terms", "Auto-pay, card ending 4471")]
    ends(paper, 330, 568, 76, facts, 8.5, 14, last_bold=False)
    for x, title, place in (
        (44, "Sold to", addressee(bill)[1:]),
        (316, "Service (E911) address", notation.lines_of(account.place)),
    ):
        paper.text(x, 152, title, 8.5, bold=True, color="#2e7d6b")
        paper.lines(x, 167, (account.name, *place), 8.5, 12.5, room=250)
    count = f"{len(account.numbers)}"
    rows = [("Item", "Period", "Qty", "Each", "Total"),
            ("Business phone, standard user", f"{slashed(bill.begins)} - {slashed(bill.ends)}", count,
             money(bill.each_cents), money(bill.charges_cents)),
            ("Local number", "included", count, "$0.00", "$0.00")]  # fmt: skip
    columns: Columns = ((44, "left"), (248, "left"), (430, "right"), (498, "right"), (568, "right"))
    y = listed(paper, 250, columns, rows, 8.5, 17, left=44, right=568)
    names = ("Previous balance", "Payment received", "Past due", "Subtotal", "Taxes and regulatory fees",
             "Balance due")  # fmt: skip
    y = ends(paper, 330, 568, y + 16, sums(bill, names), 8.5, 16)
    paper.paragraph(44, y + 24, f"{TERMS[2]} {TERMS[4]}", 524, 7.5)
    paper.text(306, 764, f"{', '.join(carrier.office)}  |  billing@{carrier.website}", 7.5, align="center")
    paper.text(568, 764, "1 / 2", 7.5, align="right")
    paper.next_page()
    paper.text(44, 56, "Numbers in this invoice", 13, bold=True, color="#2e7d6b")
    paper.text(568, 56, f"Account {account.number}", 8.5, align="right")
    rows = [("Ext.", "Number", "Plan", "Type", "Monthly")]
    rows += [(f"{101 + at}", phone(number, "parentheses"), "Standard", "Local", money(bill.each_cents))
             for at, number in enumerate(account.numbers)]  # fmt: skip
    columns = ((44, "left"), (100, "left"), (260, "left"), (380, "left"), (568, "right"))
    listed(paper, 84, columns, rows, 8.5, 18, left=44, right=568)
    paper.text(568, 764, "2 / 2", 7.5, align="right")
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Invoice")
