"""Bills of the orchard's larger carriers: a wireline company, a cable company, a wireless one."""

from collections.abc import Sequence
from datetime import date
from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.newcomers_notation import Columns, bare_day, halves, stopped_day, table
from tests.corpus.notation import MONTHS, money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import barcode, figures, named_day, spaced, wrapped
from tests.corpus.week_drawing import apart

_NAVY, _PLUM, _TEAL = "#12355b", "#5b2a86", "#00665e"


def sorrelbell(bill: Bill, rng: Random) -> bytes:
    """An old telephone company's three pages: at a glance with a coupon, what is served, the small print."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))

    def head(page: int) -> None:
        paper.text(40, 50, carrier.name, 19, bold=True, color=_NAVY)
        paper.text(40, 64, "For your business", 9, color=_NAVY)
        rows = [("Page", f"{page} of 3"), ("Account Number", account.number)]
        if bill.shows_date:
            rows.append(("Billing Date", stopped_day(bill.dated)))
        apart(paper, 390, 572, 44, rows, 9, 13)
        paper.rule(82, width=2)

    head(1)
    paper.lines(66, 118, addressee(bill, 10), 10)
    paper.text(40, 204, "Bill-At-A-Glance", 13, bold=True, color=_NAVY)
    names = ("Previous Bill", "Payment - Thank You!", "Past Due - Please Pay Immediately", "Current Charges",
             "Taxes, Fees and Surcharges", "Total Amount Due")  # fmt: skip
    y = figures(paper, 40, 300, 226, balance(bill, names), 17, 9)
    paper.text(40, y + 6, "Amount Due in Full by", 9, bold=True)
    paper.text(300, y + 6, stopped_day(bill.due), 9, bold=True, align="right")
    paper.text(332, 204, "Billing Summary", 13, bold=True, color=_NAVY)
    paper.text(332, 222, "Questions? Visit us online at", 8.5)
    paper.text(332, 233, carrier.website, 8.5, bold=True)
    paper.text(332, 252, "Plans and Services", 8.5, bold=True)
    paper.text(572, 252, "Page", 8.5, align="right")
    paper.text(332, 265, f"Local service  {phone(carrier.phone, 'one')}", 8.5)
    paper.text(572, 265, "2", 8.5, align="right")
    paper.text(332, 278, "Repair service  611, at any hour", 8.5)
    paper.text(332, 312, "News You Can Use", 11, bold=True, color=_NAVY)
    paper.paragraph(332, 328, f"{advert(rng)} {TERMS[3]}", 240, 8.5)
    _coupon(paper, bill, rng)
    paper.next_page()
    head(2)
    paper.text(40, 110, "Plans and Services", 13, bold=True, color=_NAVY)
    paper.text(40, 132, "Service Address", 9, bold=True)
    paper.lines(140, 132, (account.name, *notation.lines_of(account.place)), 9, 12, room=430)
    y = 200.0
    for number in account.numbers:
        paper.text(40, y, f"Charges for {spaced(number)}", 9, bold=True)
        paper.text(52, y + 13, f"Business Line, {_months(bill.begins, bill.ends)}", 8.5)
        paper.text(572, y + 13, money(bill.each_cents), 8.5, align="right")
        y += 34
    paper.rule(y - 8)
    paper.text(40, y + 6, "Total Plans and Services", 9, bold=True)
    paper.text(572, y + 6, money(bill.charges_cents), 9, bold=True, align="right")
    paper.next_page()
    head(3)
    y = 112.0
    for heading, term in zip(("Disputes", "Late Payments", "Emergency Calls"), TERMS, strict=False):
        paper.text(40, y, heading, 10, bold=True)
        y = paper.paragraph(40, y + 14, term, 530, 9) + 8
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def _months(begins: date, ends: date) -> str:
    """`Oct 4 thru Nov 2`"""
    return f"{named_day(begins, year=False)} thru {named_day(ends, year=False)}"


def _coupon(paper: Paper, bill: Bill, rng: Random) -> None:
    account, carrier = bill.account, bill.account.carrier
    paper.rule(606, 20, 592, dashed=True)
    paper.text(306, 617, "Return this portion with your check in the enclosed envelope.", 7.5, align="center")
    paper.text(40, 646, f"DUE BY {stopped_day(bill.due)}", 12, bold=True)
    paper.text(572, 646, money(bill.total_cents), 14, bold=True, align="right")
    paper.text(572, 662, f"Account Number {account.number}", 9, align="right")
    paper.text(572, 674, "Please write the account number on your check.", 7.5, align="right")
    paper.lines(66, 692, (f"Make checks payable to {carrier.name}", *carrier.po_box), 9, 12)
    barcode(paper, 66, 738, 210, 12, rng)


def orbitcable(bill: Bill, rng: Random) -> bytes:
    """A cable company: facts over one another in a tinted strip, the summary beside it, lines on the back."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.box(0, 0, 186, 792, fill="#efe8f6", stroke=False)
    paper.text(28, 54, carrier.name, 13, bold=True, color=_PLUM, room=150)
    facts: list[tuple[str, Sequence[str]]] = [("Account number", (account.number,))]
    if bill.shows_date:
        facts.append(("Billing date", (bare_day(bill.dated),)))
    facts += [
        ("Payment due", (bare_day(bill.due),)),
        ("Total due", (money(bill.total_cents),)),
        ("Page", ("1 of 2",)),
        ("Services at", (account.name, *notation.lines_of(account.place))),
        ("Need help?", (f"Call {phone(carrier.phone, 'parentheses')}", f"Chat at {carrier.website}")),
    ]
    y = 96.0
    for label, lines in facts:
        paper.text(28, y, label, 8.5, bold=True, color=_PLUM)
        y = paper.lines(28, y + 13, wrapped(lines, "Helvetica", 9.5, 150), 9.5, 12.5) + 12
    paper.lines(212, 60, addressee(bill, 10), 10)
    paper.text(212, 150, "Your bill explained", 15, color=_PLUM)
    paper.text(212, 166, f"Services from {bare_day(bill.begins)} through {bare_day(bill.ends)}", 9)
    names = ("Balance from last statement", "Payments received", "Past due - pay now", "Business Voice",
             "Taxes and fees", "Total due")  # fmt: skip
    y = figures(paper, 212, 572, 192, balance(bill, names), 18, 9.5)
    paper.paragraph(212, y + 20, advert(rng), 360, 9)
    paper.paragraph(212, y + 66, TERMS[1], 360, 8)
    paper.rule(622, 196, 600, dashed=True)
    paper.text(212, 634, "Detach and mail with your payment. Do not send cash.", 7.5)
    rows = [("Account number", account.number), ("Amount to pay", money(bill.total_cents)),
            ("Amount enclosed", "$ ____________")]  # fmt: skip
    apart(paper, 372, 572, 656, rows, 9, 15)
    paper.lines(212, 690, (carrier.name.upper(), *(line.upper() for line in carrier.po_box)), 8.5, 12)
    barcode(paper, 212, 736, 150, 10, rng)
    paper.next_page()
    paper.text(40, 54, carrier.name, 13, bold=True, color=_PLUM)
    paper.text(572, 54, f"Account number {account.number}", 9, align="right")
    paper.text(572, 66, "Page 2 of 2", 9, align="right")
    paper.text(40, 98, "Business Voice in detail", 13, color=_PLUM)
    rows_: list[tuple[str, ...]] = [("Telephone number", "Plan", "Amount")]
    rows_ += [(phone(n, "dots"), "Unlimited nationwide", money(bill.each_cents)) for n in account.numbers]
    columns: Columns = ((40, "left"), (220, "left"), (572, "right"))
    y = table(paper, 124, columns, rows_, 9.5, 19, lined=True)
    paper.paragraph(40, y + 20, f"{TERMS[2]} {TERMS[0]}", 532, 8.5)
    paper.lines(40, 760, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def vistamobile(bill: Bill, rng: Random) -> bytes:
    """A wireless carrier's business bill: a line of facts, a large total, a table of lines on page two."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")

    def head(page: int) -> None:
        paper.text(40, 44, carrier.name, 13, bold=True, color=_TEAL)
        facts = [f"Account: {account.number}", f"Invoice: {9_040_000_000 + int(account.btn[-6:])}"]
        if bill.shows_date:
            facts.append(f"Bill date: {MONTHS[bill.dated.month - 1]} {bill.dated.day:02}, {bill.dated.year}")
        paper.text(40, 60, "  |  ".join(facts), 7.5)
        paper.text(572, 44, f"Page {page} of 2", 7.5, align="right")
        paper.rule(68)

    head(1)
    paper.lines(40, 98, addressee(bill, 9, 230), 9)
    paper.box(330, 84, 242, 86, fill="#e3f2f0", stroke=False)
    paper.text(344, 106, "Total amount due", 10)
    paper.text(344, 134, money(bill.total_cents), 22, bold=True)
    paper.text(344, 156, f"Please pay by {named_day(bill.due)}", 9)
    paper.text(40, 204, "Your account this month", 13, bold=True)
    paper.text(40, 220, f"Billing period {named_day(bill.begins)} - {named_day(bill.ends)}", 8.5)
    names = ("Previous balance", "Payments - thank you", "Past due balance", "Charges by line",
             "Surcharges, taxes and government fees", "Total amount due")  # fmt: skip
    y = figures(paper, 40, 572, 246, balance(bill, names), 18, 9)
    paper.text(40, y + 18, "Place of primary use", 9, bold=True)
    paper.text(40, y + 32, f"{account.name}, {notation.one_line(account.place)}", 8.5, room=532)
    paper.text(40, y + 58, "Good to know", 9, bold=True)
    paper.paragraph(40, y + 72, f"{advert(rng)} {TERMS[1]}", 532, 8)
    paper.rule(640, 20, 592, dashed=True)
    paper.text(40, 660, account.name, 8.5, room=250)
    paper.lines(40, 690, (carrier.name, *carrier.po_box), 8.5, 12)
    rows = [("Account", account.number), ("Due date", named_day(bill.due)),
            ("Amount due", money(bill.total_cents))]  # fmt: skip
    apart(paper, 372, 572, 664, rows, 8.5, 15)
    paper.next_page()
    head(2)
    paper.text(40, 96, "Charges by line", 13, bold=True)
    rows_: list[tuple[str, ...]] = [("Wireless number", "Plan", "Data used", "Charge")]
    rows_ += [
        (halves(number), "Business Unlimited", f"{rng.randint(1, 40)}.{rng.randint(0, 9)} GB",
         money(bill.each_cents))
        for number in account.numbers
    ]  # fmt: skip
    columns: Columns = ((40, "left"), (190, "left"), (440, "right"), (572, "right"))
    y = table(paper, 122, columns, rows_, 8.5, 18)
    paper.paragraph(40, y + 16, TERMS[4], 532, 8)
    paper.lines(40, 750, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")
