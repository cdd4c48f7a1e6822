"""Bills of the maple family in English: an incumbent, a cable company, a VoIP reseller."""

from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill
from tests.corpus.maple_parts import (
    Columns,
    Pair,
    above,
    bare,
    dotted_month,
    fitted,
    hyphened,
    money_rows,
    street,
    summed,
    table,
    window,
)
from tests.corpus.notation import money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.week_drawing import beside

_NAVY, _TEAL = "#12305c", "#006d77"


def grandview(bill: Bill, rng: Random) -> bytes:
    """An incumbent's three pages: the summary with a slip to return, the lines, the long distance calls."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))

    def head(page: int) -> None:
        paper.text(36, 42, carrier.name, 16, bold=True, color=_NAVY)
        paper.text(36, 55, "Business services", 9, color="#5a5a5a")
        rows: list[Pair] = [("Account number", account.number)]
        if bill.shows_date:
            rows.append(("Bill date", dotted_month(bill.dated)))
        beside(paper, 390, 38, [*rows, ("Page", f"{page} of 3")], 90, 8.5, 12, bold_values=True)

    head(1)
    paper.lines(60, 124, window(bill), 10.5, room=250)
    paper.box(340, 104, 236, 76, fill="#e6edf7", stroke=False)
    paper.text(352, 124, "Total amount due", 10)
    paper.text(564, 126, money(bill.total_cents), 17, bold=True, align="right")
    paper.text(352, 146, "Please pay by", 10)
    paper.text(564, 146, dotted_month(bill.due), 10, align="right")
    paper.text(352, 166, "Thank you for paying on time.", 7.5)
    paper.text(36, 228, "Your bill at a glance", 13, bold=True, color=_NAVY)
    words = ("Balance from your last bill", "Payment received, thank you", "Overdue, please pay now",
             "Services for this month", "GST/HST and provincial tax", "Total amount due")  # fmt: skip
    y = summed(paper, 36, 576, 250, money_rows(bill, words), 9.5, 16)
    paper.paragraph(36, y + 16, f"{advert(rng)} {TERMS[1]}", 540, 8.5)
    paper.text(
        36, 520, f"Questions about this bill? Call {bare(carrier.phone)} or see {carrier.website}", 8.5
    )
    paper.rule(596, dashed=True)
    paper.text(306, 608, "Detach here and return this slip with your cheque", 7, align="center")
    paper.lines(60, 650, (carrier.name, *carrier.po_box), 10)
    slip = [("Account number", account.number), ("Total amount due", money(bill.total_cents)),
            ("Due date", dotted_month(bill.due)), ("Amount enclosed", "$ ____________")]  # fmt: skip
    beside(paper, 350, 650, slip, 110, 9.5, 18)
    paper.next_page()
    head(2)
    paper.text(36, 104, "Where you have service", 11, bold=True, color=_NAVY)
    paper.text(36, 120, f"Service address: {notation.one_line(account.place)}", 9.5, room=540)
    y = 152.0
    for number in account.numbers:
        paper.text(36, y, bare(number), 10, bold=True)
        paper.text(50, y + 14, "Business individual line with 9-1-1 and message relay", 8.5)
        paper.text(576, y + 14, money(bill.each_cents), 8.5, align="right")
        y += 36
    paper.text(36, y + 10, f"Charges are for {notation.span(bill.begins, bill.ends, 'long')}.", 8.5)
    paper.paragraph(36, 690, TERMS[0], 540, 7.5)
    paper.next_page()
    head(3)
    paper.text(36, 104, "Long distance in your plan", 11, bold=True, color=_NAVY)
    calls = [("Day", "Time", "Place called", "Number called", "Minutes", "Amount")]
    for place, called in (
        ("Kenora ON", "807 555-0142"),
        ("Banff AB", "403 555-0119"),
        ("Gander NL", "709 555-0108"),
    ):
        minutes = rng.randint(1, 40)
        calls.append((f"{bill.begins:%b} {bill.begins.day}", f"{rng.randint(8, 17)}:{rng.randint(10, 59)}",
                      place, called, str(minutes), "included"))  # fmt: skip
    ends: Columns = ((36, "left"), (90, "left"), (150, "left"), (270, "left"), (450, "right"), (576, "right"))
    table(paper, 126, ends, calls, 8.5, 14)
    paper.paragraph(36, 640, f"{TERMS[2]} {TERMS[4]}", 540, 8)
    paper.lines(36, 745, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def cabotcable(bill: Bill, rng: Random) -> bytes:
    """A cable company's sheet: whose account it is in a shaded column at the left, the sums beside it."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.box(0, 0, 172, 792, fill="#e3f1f2", stroke=False)
    paper.text(24, 46, carrier.name, 13, bold=True, color=_TEAL, room=140)
    cells: list[tuple[str, list[str]]] = [
        ("ACCOUNT HOLDER", fitted(account.name, 118)),
        ("ACCOUNT NUMBER", [account.number]),
    ]
    if bill.shows_date:
        cells.append(("STATEMENT DATE", [bill.dated.isoformat()]))
    cells += [
        ("BILLING PERIOD", [f"{bill.begins.isoformat()} to", bill.ends.isoformat()]),
        ("PAYMENT DUE", [bill.due.isoformat()]),
        ("SERVICE ADDRESS", [*notation.lines_of(account.place)]),
        ("HELP", [phone(carrier.phone, "one"), carrier.website, "Every day, 7 to 23 h"]),
    ]
    y = 84.0
    for label, values in cells:
        y = above(paper, 24, y, label, values, 8.5, 140) + 9
    paper.lines(210, 96, window(bill), 10, room=350)
    paper.text(210, 190, "This month", 15, bold=True, color=_TEAL)
    words = ("Last statement", "Payments received", "Past due amount", "New charges", "Taxes",
             "Amount due")  # fmt: skip
    y = summed(paper, 210, 576, 214, money_rows(bill, words), 9, 17)
    paper.text(210, y + 18, "Home phone and business phone", 11, bold=True, color=_TEAL)
    y += 38
    for number in account.numbers:
        paper.leaders(210, y, f"Business Voice {phone(number, 'dashes')}", money(bill.each_cents), 576, 8.5)
        y += 15
    paper.paragraph(210, y + 14, f"{advert(rng)} {TERMS[3]}", 366, 8)
    paper.rule(668, 190, 590, dashed=True)
    paper.text(210, 686, "PAYMENT STUB", 8, bold=True)
    paper.lines(210, 704, (f"{carrier.name}, Payments", *carrier.po_box), 8.5)
    stub = [("Account", account.number), ("Amount due", money(bill.total_cents)), ("Paid", "$")]
    beside(paper, 410, 704, stub, 76, 8.5, 15, room=96)
    paper.lines(210, 770, bill.hidden, invisible=True)
    return paper.made(rng, "Statement")


def dialnorth(bill: Bill, rng: Random) -> bytes:
    """An invoice of a bookkeeping program: heads over their values in one row, a line for each number."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(46, 58, carrier.name, 15, bold=True)
    paper.lines(46, 74, (*carrier.office, f"Tel. {phone(carrier.phone, 'dots')}", "HST 80555 0112 RT0001"), 9)
    paper.text(566, 64, "INVOICE", 26, bold=True, color="#7a7a7a", align="right")
    paper.text(46, 154, "Bill to", 9, bold=True)
    paper.lines(46, 168, window(bill), 10.5, room=230)
    paper.text(320, 154, "Service location", 9, bold=True)
    paper.lines(320, 168, (street(account.place), *notation.lines_of(account.place)[-1:]), 10.5, room=240)
    cells: list[Pair] = [("Invoice no.", f"{rng.randint(10_000, 99_999)}"), ("Customer no.", account.number)]
    if bill.shows_date:
        cells.append(("Invoice date", hyphened(bill.dated)))
    cells += [("Terms", "Net 21"), ("Due", hyphened(bill.due))]
    width = 520 / len(cells)
    paper.box(46, 240, 520, 18, fill="#dddddd")
    paper.box(46, 258, 520, 20)
    for at, (label, value) in enumerate(cells):
        paper.text(46 + width * (at + 0.5), 252, label, 9, bold=True, align="center")
        paper.text(46 + width * (at + 0.5), 272, value, 10, align="center")
    rate = f"{bill.each_cents / 100:.2f}"
    rows = [("Qty", "Item", "Description", "Rate", "Amount")]
    rows += [
        ("1", "DID-CA", f"Phone number {phone(number, 'plain')}, unlimited Canada", rate, rate)
        for number in account.numbers
    ]
    ends: Columns = ((60, "left"), (96, "left"), (170, "left"), (490, "right"), (566, "right"))
    y = table(paper, 306, ends, rows, 10, 17)
    paper.rule(y - 6, 46, 566)
    words = ("Previous invoice", "Payment, with thanks", "Overdue balance carried forward", "Subtotal", "HST",
             "Balance due CAD")  # fmt: skip
    y = summed(paper, 330, 566, y + 12, money_rows(bill, words), 10, 16)
    paper.text(46, y + 20, f"Service from {hyphened(bill.begins)} to {hyphened(bill.ends)}.", 9.5)
    paper.paragraph(46, y + 40, f"Thank you for your business. {TERMS[1]} {TERMS[2]}", 520, 9)
    paper.text(
        306,
        752,
        f"E-transfers: pay@{carrier.website}   Cheques: {', '.join(carrier.po_box)}",
        8.5,
        align="center",
    )
    paper.lines(46, 770, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")
