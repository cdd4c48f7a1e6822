"""Bills of the willow family: invoices of hosted providers, and of a cable company's voice service."""

from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill
from tests.corpus.notation import day, money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.week_drawing import beside
from tests.corpus.willow_parts import (
    Columns,
    addressee,
    comma_day,
    ends,
    hyphen_day,
    listed,
    slashed,
    stacked,
    street_of,
    sums,
    town_of,
    with_country,
)


def brookvale(bill: Bill, rng: Random) -> bytes:
    """A hosted telephone system's invoice: the word at the right with a block of data below it, two addresses
    side by side, a priced table, and all numbers of the account at its end."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 52, "brookvale", 22, bold=True, color="#e8590c")
    paper.lines(40, 70, (carrier.name, *carrier.office, carrier.website), 8)
    paper.text(572, 52, "Invoice", 20, align="right")
    rows = [("Invoice number", f"INV{rng.randint(10_000_000, 99_999_999)}")]
    rows += [("Invoice date", slashed(bill.dated))] if bill.shows_date else []
    rows += [("Account ID", account.number), ("Payment due", slashed(bill.due)), ("Currency", "USD")]
    ends(paper, 400, 572, 74, rows, 8.5, 13, last_bold=False)
    paper.box(40, 146, 532, 82, fill="#f6f6f4", stroke=False)
    paper.text(50, 162, "Bill to", 8.5, bold=True)
    paper.lines(50, 176, addressee(bill), 9, room=252)
    paper.text(316, 162, "Service location", 8.5, bold=True)
    paper.lines(316, 176, (account.name, *notation.lines_of(account.place)), 9, room=252)
    count = len(account.numbers)
    priced = [("Description", "Service period", "Qty", "Rate", "Amount")]
    period = f"{slashed(bill.begins)} - {slashed(bill.ends)}"
    priced += [("Office Plus user with number", period, f"{count}", money(bill.each_cents),
                money(bill.charges_cents)),
               ("Taxes, fees and surcharges", period, "1", money(bill.tax_cents),
                money(bill.tax_cents))]  # fmt: skip
    columns: Columns = ((40, "left"), (230, "left"), (410, "right"), (490, "right"), (572, "right"))
    y = listed(paper, 252, columns, priced, 8.5, 15)
    names = ("Previous invoice", "Payment (card on file)", "Overdue from earlier invoices", "New charges",
             "Taxes and fees", "Amount due")  # fmt: skip
    y = ends(paper, 370, 572, y + 16, sums(bill, names), 9, 14)
    paper.text(40, y + 14, "Phone numbers on this account", 9.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(40 + 134 * (at % 4), y + 30 + 13 * (at // 4), with_country(number), 8.5)
    y += 48 + 13 * ((count - 1) // 4)
    paper.paragraph(40, y + 10, f"{TERMS[2]} {TERMS[4]}", 532, 7.5)
    help_ = f"Questions about this invoice? {carrier.website}/help or {phone(carrier.phone, 'one')}"
    paper.text(306, 764, help_, 8, align="center")
    paper.lines(40, 740, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")


def parlor(bill: Bill, rng: Random) -> bytes:
    """An invoice as a payment service makes it for a hosted provider: plain labels at the left, the sum due
    in a large sentence, each number a line of its own with a price, the sums at the right."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(48, 60, "Invoice", 19, bold=True)
    paper.text(564, 60, carrier.name, 12, bold=True, align="right", color="#777777")
    rows = [("Invoice number", f"{rng.randint(10, 99)}C{rng.randint(100, 999)}DA-{rng.randint(1, 60):04}")]
    rows += [("Date of issue", day(bill.dated, "long"))] if bill.shows_date else []
    rows += [("Date due", day(bill.due, "long")), ("Customer account", account.number)]
    beside(paper, 48, 84, rows, 94, 9, 14, bold_labels=True)
    paper.lines(564, 78, (*carrier.office, "United States"), 9, align="right", color="#777777")
    paper.text(48, 158, "Bill to", 9, bold=True)
    paper.lines(48, 171, (*addressee(bill), "United States"), 9, room=260)
    paper.text(330, 158, "Service address", 9, bold=True)
    paper.lines(330, 171, (account.user, street_of(account.place), town_of(account.place)), 9, room=234)
    paper.text(48, 258, f"{money(bill.total_cents)} USD due {day(bill.due, 'long')}", 15, bold=True)
    paper.text(48, 276, "Pay online", 9, color="#4b4bd6")
    priced = [("Description", "Qty", "Unit price", "Amount")]
    priced += [(f"{comma_day(bill.begins)} – {comma_day(bill.ends)}", "", "", "")]
    priced += [(f"Voice seat, {phone(number, 'parentheses')}", "1", money(bill.each_cents),
                money(bill.each_cents)) for number in account.numbers]  # fmt: skip
    columns: Columns = ((48, "left"), (400, "right"), (482, "right"), (564, "right"))
    y = listed(paper, 304, columns, priced, 9, 16, left=48, right=564)
    names = ("Last invoice", "Paid", "Past due balance", "Subtotal", "Sales and telecom taxes", "Amount due")
    y = ends(paper, 330, 564, y + 12, sums(bill, names), 9, 16)
    paper.rule(y + 10, 48, 564, width=0.3)
    paper.paragraph(48, y + 26, TERMS[0], 516, 7.5)
    paper.text(48, 764, f"{carrier.name} · {carrier.website}", 8, color="#555555")
    paper.text(564, 764, "Page 1 of 1", 8, align="right", color="#555555")
    paper.lines(48, 700, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")


def corvid(bill: Bill, rng: Random) -> bytes:
    """A cable company's bill for a firm: a greeting, the account's data in a band, two columns of figures,
    a slip to tear off; the numbers on the second page."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))

    def head(page: int) -> None:
        paper.text(40, 42, "CORVID", 17, bold=True, color="#1b2f6e")
        paper.text(118, 42, "BUSINESS", 17, color="#1b2f6e")
        x = 572.0
        facts = [("Account number", account.number), ("Page", f"{page} of 2")]
        facts[1:1] = [("Billing date", comma_day(bill.dated))] if bill.shows_date else []
        facts[1:1] = [("Services from", f"{comma_day(bill.begins)} to {comma_day(bill.ends)}")]
        for label, value in reversed(facts):
            width = {"Page": 36, "Billing date": 70, "Services from": 130}.get(label, 110)
            x -= width
            stacked(paper, x, 32, label, value, 8.5)
        paper.rule(54)

    head(1)
    paper.text(40, 78, f"Hello {account.name},", 13)
    paper.text(40, 94, "Thanks for choosing Corvid Business.", 9)
    paper.text(40, 116, "For", 9, bold=True)
    paper.text(130, 116, account.name, 9)
    paper.text(40, 130, "Service address", 9, bold=True)
    paper.lines(130, 130, notation.lines_of(account.place), 9)
    paper.box(40, 178, 258, 142)
    paper.text(50, 196, "Your bill at a glance", 11, bold=True)
    names = ("Previous balance", "Payment - thank you", "Balance forward", "Regular monthly charges",
             "Taxes, fees and other charges", f"Amount due {comma_day(bill.due)}")  # fmt: skip
    ends(paper, 50, 288, 216, sums(bill, names), 9, 18)
    paper.text(322, 196, "Your bill explained", 11, bold=True)
    y = paper.paragraph(
        322, 214, "This page sums up what you owe. What each line costs is on page 2.", 250, 9
    )
    paper.paragraph(322, y + 4, advert(rng), 250, 9)
    paper.paragraph(40, 352, TERMS[1], 532, 8)
    paper.rule(596, dashed=True)
    paper.text(306, 608, "Detach and return this part with your check", 7.5, align="center")
    paper.lines(60, 640, addressee(bill), 10, room=290)
    rows = [("Account number", account.number), ("Payment due", comma_day(bill.due)),
            ("Please pay", money(bill.total_cents))]  # fmt: skip
    ends(paper, 360, 572, 640, rows, 9.5, 16)
    paper.text(360, 700, f"Make checks payable to {carrier.name}", 8)
    paper.lines(360, 716, (carrier.name.upper(), *(line.upper() for line in carrier.po_box)), 9)
    paper.next_page()
    head(2)
    paper.text(40, 82, "Regular monthly charges", 12, bold=True)
    paper.text(572, 82, money(bill.charges_cents), 12, bold=True, align="right")
    y = 104.0
    for number in account.numbers:
        paper.text(50, y, "Business Voice line", 9)
        paper.text(240, y, phone(number, "parentheses"), 9)
        paper.text(572, y, money(bill.each_cents), 9, align="right")
        y += 15
    paper.text(40, y + 12, "Taxes, fees and other charges", 12, bold=True)
    paper.text(572, y + 12, money(bill.tax_cents), 12, bold=True, align="right")
    paper.paragraph(40, y + 40, f"{TERMS[2]} {TERMS[3]}", 532, 8)
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def lanternvox(bill: Bill, rng: Random) -> bytes:
    """A statement of a provider of office telephones, printed by its accounting program: a ruled box of data
    with heads over the values, one line for each number, ageing of the balance at the foot."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 54, carrier.name, 16, bold=True)
    paper.lines(40, 70, (*carrier.office, phone(carrier.phone, "parentheses")), 10)
    paper.text(572, 54, "STATEMENT OF SERVICE", 14, bold=True, align="right")
    heads = [("Customer No.", account.number), ("Terms", "Net 21"), ("Due", hyphen_day(bill.due))]
    heads[:0] = [("Statement Date", hyphen_day(bill.dated))] if bill.shows_date else []
    for at, (label, value) in enumerate(heads):
        left = 572 - 88 * (len(heads) - at)
        paper.box(left, 70, 88, 16, fill="#dfe6ee")
        paper.box(left, 86, 88, 20)
        paper.text(left + 44, 81, label, 9, bold=True, align="center")
        paper.text(left + 44, 100, value, 10, align="center")
    for left, title, lines in (
        (40, "Mail to", addressee(bill)),
        (316, "Place of service", (account.name, *notation.lines_of(account.place))),
    ):
        paper.box(left, 128, 256, 16, fill="#dfe6ee")
        paper.box(left, 144, 256, 66)
        paper.text(left + 6, 139, title, 9, bold=True)
        paper.lines(left + 6, 158, lines, 10, room=244)
    paper.text(40, 230, f"Contact: {account.user}", 10)
    period = f"{hyphen_day(bill.begins)} through {hyphen_day(bill.ends)}"
    paper.text(572, 230, f"Charges for {period}", 10, align="right")
    rows = [("Item", "Telephone No.", "Plan", "Charge")]
    rows += [("VOX-200", phone(number, "dashes"), "Unlimited office line", money(bill.each_cents))
             for number in account.numbers]  # fmt: skip
    columns: Columns = ((40, "left"), (130, "left"), (250, "left"), (572, "right"))
    y = listed(paper, 256, columns, rows, 10, 15)
    names = ("Balance of last statement", "Payment received", "Unpaid balance", "Charges this month",
             "Taxes and regulatory fees", "TOTAL NOW DUE")  # fmt: skip
    ends(paper, 340, 572, y + 18, sums(bill, names), 10, 15)
    for at, (label, cents) in enumerate(
        (("Current", bill.total_cents - bill.past_due_cents), ("31-60 days", bill.past_due_cents),
         ("61-90 days", 0), ("Over 90 days", 0))
    ):  # fmt: skip
        paper.text(90 + 133 * at, 690, label, 9, bold=True, align="center")
        paper.text(90 + 133 * at, 704, money(cents), 10, align="center")
    paper.rule(676)
    paper.rule(712)
    paper.text(306, 740, f"Remit to {carrier.name}, {', '.join(carrier.po_box)}", 9, align="center")
    paper.lines(40, 764, bill.hidden, invisible=True)
    return paper.made(rng, "Statement")
