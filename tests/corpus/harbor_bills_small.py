"""Bills of the harbor's small carriers in the United States: a town's utility card, a reseller's invoice."""

from random import Random

from tests.corpus import notation
from tests.corpus.birch_parts import cell, grid
from tests.corpus.carriers import TERMS
from tests.corpus.content import Bill
from tests.corpus.evening_bills_us import balance
from tests.corpus.harbor_parts import bar, upper_label
from tests.corpus.newcomers_notation import Columns, bare_day, calls, table
from tests.corpus.notation import money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import figures, spaced, wrapped
from tests.corpus.week_drawing import apart

_BLUE, _AMBER = "#1f5c99", "#f3e3bf"
_NEWS = (
    "Electric and water service at this location are billed on other accounts. City offices are closed on "
    "holidays; a drop box is beside the door."
)


def wharf(bill: Bill, rng: Random) -> bytes:
    """A town's utility: cells across the sheet, the stub first, two boxes for where it goes and is served."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, carrier.name, 15, bold=True, color=_BLUE)
    office = f"{', '.join(carrier.office)}   {spaced(carrier.phone)}"
    paper.text(40, 61, office, 8)
    paper.text(572, 48, "UTILITY BILL", 12, bold=True, align="right")
    cells = [("ACCOUNT NO", account.number)]
    if bill.shows_date:
        cells.append(("BILL DATE", bare_day(bill.dated)))
    cells += [("DUE DATE", bare_day(bill.due)), ("AMOUNT DUE", money(bill.total_cents))]
    width = 532 / len(cells)
    for at, (label, value) in enumerate(cells):
        cell(paper, 40 + width * at, 74, width, label, value, fill="#eaf1f8" if at % 2 == 0 else "")
    boxes = (
        (40, "CUSTOMER", (account.name, f"C/O {account.user}" if bill.mailing else "",
                          *notation.lines_of(bill.mailing or account.place))),
        (312, "SERVICE LOCATION", notation.lines_of(account.place)),
    )  # fmt: skip
    for x, label, lines in boxes:
        paper.box(x, 114, 260, 92)
        paper.text(x + 6, 125, label, 7, bold=True, color=_BLUE)
        paper.lines(x + 18, 142, wrapped([line for line in lines if line], "Helvetica", 10, 236), 10, 13)
    paper.text(40, 228, "TELEPHONE", 10, bold=True, color=_BLUE)
    paper.text(
        572, 228, f"Service period {bare_day(bill.begins)} - {bare_day(bill.ends)}", 8.5, align="right"
    )
    rows: list[tuple[str, ...]] = [("NUMBER", "SERVICE", "RATE CODE", "CHARGE")]
    rows += [(spaced(n), "Business line, flat rate", "TB-1", money(bill.each_cents)) for n in account.numbers]
    columns: Columns = ((52, "left"), (170, "left"), (380, "left"), (572, "right"))
    y = table(paper, 246, columns, rows, 9, 15)
    names = ("BALANCE ON LAST BILL", "PAYMENTS SINCE LAST BILL", "PAST DUE - SUBJECT TO SHUT-OFF",
             "TELEPHONE", "STATE AND LOCAL TAXES", "AMOUNT DUE")  # fmt: skip
    y = figures(paper, 300, 572, y + 16, balance(bill, names), 15, 9)
    y = bar(paper, y + 10, "MESSAGES", fill=_BLUE)
    y = paper.paragraph(46, y + 14, _NEWS, 520, 8.5)
    paper.paragraph(46, y, f"{TERMS[1]} {TERMS[3]}", 520, 8.5)
    paper.rule(668, 20, 592, dashed=True)
    paper.text(40, 680, "PLEASE RETURN THIS PART WITH YOUR PAYMENT", 7)
    slip = [("Account no", account.number), ("Due date", bare_day(bill.due)),
            ("Amount due", money(bill.total_cents))]  # fmt: skip
    apart(paper, 392, 572, 698, slip, 9, 15)
    paper.lines(60, 704, (carrier.name, *carrier.po_box), 9.5, 13)
    paper.lines(40, 770, bill.hidden, invisible=True)
    return paper.made(rng, "Utility bill")


def beacon(bill: Bill, rng: Random) -> bytes:
    """A reseller's invoice as bookkeeping programs make them, each number an item; calls on page two."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.lines(40, 50, (carrier.name, *carrier.office, phone(carrier.phone, "one")), 10, 13)
    paper.text(572, 56, "Invoice", 24, bold=True, align="right")
    heads, values = ["Invoice #", "Account #"], [str(rng.randint(2_000, 9_000)), account.number]
    if bill.shows_date:
        heads.insert(0, "Date")
        values.insert(0, bill.dated.isoformat())
    edge = 572 - 84 * len(heads)
    grid(paper, 70, [edge + 84 * at for at in range(len(heads))], 572, (heads, values), 9, 18, _AMBER)
    sent_to = [account.name, f"Attn: {account.user}"]
    if bill.mailing:
        sent_to.append("c/o Ledger & Line Bookkeeping")
    sent_to += notation.lines_of(bill.mailing or account.place)
    paper.box(40, 124, 250, 100)
    upper_label(paper, 48, 138, "Bill To", wrapped(sent_to, "Helvetica", 9.5, 234))
    paper.box(322, 124, 250, 100)
    served = wrapped((account.name, *notation.lines_of(account.place)), "Helvetica", 9.5, 234)
    upper_label(paper, 330, 138, "Service Address", served)
    terms = (("Terms", "Due Date", "Billing period", "Payment method"),
             ("Net 21", bill.due.isoformat(), f"{bill.begins.isoformat()} to {bill.ends.isoformat()}",
              "Check or ACH"))  # fmt: skip
    y = grid(paper, 238, (40, 130, 250, 432), 572, terms, 9, 18, _AMBER)
    rows = [("Item", "Description", "Qty", "Rate", "Amount")]
    rows += [("DID", f"SIP line {phone(n, 'one')}, unlimited", "1", money(bill.each_cents),
              money(bill.each_cents)) for n in account.numbers]  # fmt: skip
    rows.append(("E911", "Emergency service, per location", "1", "$0.00", "$0.00"))
    y = grid(paper, y + 12, (40, 96, 370, 420, 496), 572, rows, 9, 17, _AMBER)
    names = ("Previous balance", "Payments/Credits", "Past due", "Subtotal", "Taxes and USF", "Balance Due")
    y = figures(paper, 370, 566, y + 18, balance(bill, names), 16, 9.5)
    paper.text(40, y - 60, "Thank you for your business!", 10)
    paper.lines(40, y - 44, ("Please make checks payable to", carrier.name, *carrier.po_box), 9, 12)
    paper.text(572, 764, "Page 1 of 2", 8, align="right")
    paper.next_page()
    paper.text(40, 50, "Call detail (last 20 calls)", 13, bold=True)
    paper.text(572, 50, f"{carrier.name}, account # {account.number}", 9, align="right")
    made = [("Date", "Time", "Number called or calling", "Place", "Minutes"), *calls(bill, rng, 20)]
    columns: Columns = ((40, "left"), (110, "left"), (190, "left"), (380, "left"), (572, "right"))
    table(paper, 76, columns, made, 9, 15)
    paper.text(572, 764, "Page 2 of 2", 8, align="right")
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Invoice")
