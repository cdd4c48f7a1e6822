"""Bills of the orchard's smaller carriers: a hosted exchange, a competitive carrier, a cooperative."""

from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.newcomers_notation import Columns, Field, table
from tests.corpus.notation import day, money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import (
    figures,
    order_day,
    owed_cents,
    plain_day,
    settled_cents,
    spaced,
    tight,
    upright_line,
    wrapped,
)
from tests.corpus.week_drawing import beside

_SLATE = "#3c4b64"
_POSTCARD = (612.0, 450.0)


def cirruspbx(bill: Bill, rng: Random) -> bytes:
    """A reseller's invoice from a billing service: facts, three parties abreast, the total as a sentence."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(44, 58, "Invoice", 22, bold=True)
    paper.text(568, 58, carrier.name, 13, bold=True, align="right", color=_SLATE)
    rows: list[Field] = [("Invoice number", f"{rng.randint(16**3, 16**4 - 1):X}C-0{rng.randint(100, 999)}")]
    if bill.shows_date:
        rows.append(("Date of issue", day(bill.dated, "long")))
    rows += [("Date due", day(bill.due, "long")), ("Customer account", account.number)]
    beside(paper, 44, 84, rows, 104, 9, 14, bold_labels=True)
    parties = (
        (44, carrier.name, (*carrier.office, phone(carrier.phone, "international"))),
        (214, "Bill to", addressee(bill, 9, 160)),
        (400, "Service address", wrapped(notation.lines_of(account.place), "Helvetica", 9, 165)),
    )
    for x, label, lines in parties:
        paper.text(x, 166, label, 9, bold=True)
        paper.lines(x, 179, lines, 9, 12.5)
    paper.text(44, 268, f"{money(bill.total_cents)} USD due {day(bill.due, 'long')}", 17, bold=True)
    paper.text(44, 286, f"Pay online at {carrier.website}/pay", 9, color=_SLATE)
    items: list[tuple[str, ...]] = [("Description", "Qty", "Unit price", "Amount")]
    items += [
        (f"Hosted PBX seat with number {phone(number, 'parentheses')}", "1", money(bill.each_cents),
         money(bill.each_cents))
        for number in account.numbers
    ]  # fmt: skip
    columns: Columns = ((44, "left"), (400, "right"), (484, "right"), (568, "right"))
    y = table(paper, 318, columns, items, 9, 17)
    paper.text(44, y - 2, f"{day(bill.begins, 'short')} - {day(bill.ends, 'short')}", 7.5, color="#666666")
    sums: list[tuple[str, int]] = [("Subtotal", bill.charges_cents), ("Taxes and 911 fees", bill.tax_cents)]
    if bill.past_due_cents:
        sums.append(("Past due from earlier invoices", bill.past_due_cents))
    y = figures(paper, 330, 568, y + 20, [*sums, ("Amount due", bill.total_cents)], 17, 9)
    paper.paragraph(44, y + 24, f"{TERMS[2]} {TERMS[1]}", 524, 8, color="#555555")
    paper.text(44, 748, "Page 1 of 1", 7.5, color="#555555")
    paper.lines(44, 766, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")


def corvane(bill: Bill, rng: Random) -> bytes:
    """A competitive carrier's statement: facts in a head of five cells, then each location's lines."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 48, carrier.name.upper(), 16, bold=True, align="center")
    paper.text(306, 62, f"{', '.join(carrier.office)}   Tel. {tight(carrier.phone)}", 8.5, align="center")
    cells: list[Field] = [("ACCOUNT NO.", account.number), ("INVOICE NO.", f"{rng.randint(10**7, 10**8)}")]
    cells.append(("INVOICE DATE", order_day(bill.dated) if bill.shows_date else ""))
    cells += [("DUE DATE", order_day(bill.due)), ("AMOUNT DUE", money(bill.total_cents))]
    for at, (label, value) in enumerate(cells):
        x = 40 + 106.4 * at
        paper.box(x, 78, 106.4, 16, fill="#dddddd")
        paper.box(x, 94, 106.4, 20)
        paper.text(x + 53.2, 89.5, label, 8.5, bold=True, align="center")
        paper.text(x + 53.2, 108, value, 10, align="center", room=100)
    paper.text(40, 140, "CUSTOMER NAME:", 9, bold=True)
    paper.text(132, 140, account.name, 9.5, room=200)
    paper.text(40, 156, "MAIL TO:", 9, bold=True)
    paper.lines(132, 156, notation.lines_of(bill.mailing or account.place), 9.5, 12, room=200)
    paper.text(360, 140, "ACCOUNT STATUS", 9, bold=True)
    names = ("Last Invoice", "Payments Applied", "Balance Past Due", "New Charges", "Taxes/Fees", "PAY THIS")
    figures(paper, 360, 572, 156, balance(bill, names), 13, 9)
    y = 256.0
    paper.text(40, y, "LOCATION SUMMARY", 11, bold=True)
    paper.rule(y + 5, width=1.2)
    for label, value in (
        ("SERVICE LOCATION 001:", notation.one_line(account.place)),
        ("BILLING TN:", spaced(account.btn)),
        ("SERVICE PERIOD:", f"{order_day(bill.begins)} / {order_day(bill.ends)}"),
    ):
        y += 20
        paper.text(40, y, label, 9, bold=True)
        paper.text(172, y, value, 9.5, room=400)
    rows: list[tuple[str, ...]] = [("LINE", "WORKING TN", "PRODUCT", "MRC")]
    rows += [
        (f"{at:03}", spaced(number), "Business Local Line w/ Hunting", f"{bill.each_cents / 100:.2f}")
        for at, number in enumerate(account.numbers, 1)
    ]
    columns: Columns = ((40, "left"), (92, "left"), (230, "left"), (572, "right"))
    y = table(paper, y + 32, columns, rows, 9.5, 17)
    paper.text(40, y + 2, "TOTAL LOCATION 001", 9.5, bold=True)
    paper.text(572, y + 2, f"{bill.charges_cents / 100:,.2f}", 9.5, bold=True, align="right")
    paper.paragraph(40, y + 30, f"{TERMS[0]} {advert(rng)}", 532, 9)
    paper.rule(672, dashed=True)
    paper.text(306, 683, "PLEASE RETURN THIS STUB WITH YOUR REMITTANCE", 8, align="center")
    paper.lines(40, 706, ("REMIT TO:", carrier.name, *carrier.po_box), 9.5, 12)
    stub = [("ACCOUNT NO.", account.number), ("DUE DATE", order_day(bill.due)),
            ("AMOUNT DUE", money(bill.total_cents))]  # fmt: skip
    beside(paper, 380, 706, stub, 90, 9.5, 15)
    paper.lines(40, 770, bill.hidden, invisible=True)
    return paper.made(rng, "Statement")


def elkfork(bill: Bill, rng: Random) -> bytes:
    """A cooperative's postcard: typed lines to the left, to the right of a perforation what comes back."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Courier", _POSTCARD)
    paper.lines(24, 30, (carrier.name.upper(), ", ".join(carrier.office).upper()), 9, 11, bold=True, room=370)
    paper.text(24, 54, f"OFFICE {spaced(carrier.phone)}   AFTER HOURS 611", 8)
    facts: list[Field] = [("MEMBER", account.name), ("ACCOUNT", account.number)]
    facts.append(("SERVICE AT", notation.one_line(account.place)))
    if bill.shows_date:
        facts.append(("BILL DATE", plain_day(bill.dated)))
    facts.append(("FROM / TO", f"{plain_day(bill.begins)} - {plain_day(bill.ends)}"))
    y = 76.0
    for label, value in facts:
        paper.text(24, y, f"{label:.<12}:", 8)
        paper.text(94, y, value, 8, room=300)
        y += 11.5
    y += 8
    paper.text(24, y, "TELEPHONE     SERVICE", 8, bold=True)
    paper.text(394, y, "AMOUNT", 8, bold=True, align="right")
    for number in account.numbers:
        y += 11
        paper.text(24, y, f"{phone(number, 'dashes')}  BUSINESS LINE, TOUCH TONE", 8)
        paper.text(394, y, f"{bill.each_cents / 100:.2f}", 8, align="right")
    sums = [("TAXES AND SURCHARGES", bill.tax_cents), ("LAST BILL", owed_cents(bill)),
            ("PAYMENTS", settled_cents(bill))]  # fmt: skip
    if bill.past_due_cents:
        sums.append(("PAST DUE", bill.past_due_cents))
    y += 6
    for label, cents in (*sums, ("PAY THIS AMOUNT", bill.total_cents)):
        y += 11
        paper.text(94, y, label, 8, bold=cents == bill.total_cents)
        paper.text(394, y, f"{cents / 100:,.2f}", 8, align="right")
    paper.paragraph(24, y + 24, advert(rng), 370, 7.5)
    paper.lines(24, 438, bill.hidden, 6, invisible=True)
    upright_line(paper, 408, 10, 440)
    paper.text(418, 30, "RETURN THIS STUB", 9, bold=True)
    slip = [("ACCOUNT", account.number), ("DUE", plain_day(bill.due)), ("PAY", money(bill.total_cents))]
    y = beside(paper, 418, 52, slip, 62, 8.5, 15)
    paper.text(418, y + 4, "AMOUNT PAID $ _________", 8.5)
    paper.lines(418, 150, ("PAY TO:", *wrapped((carrier.name, *carrier.po_box), "Courier", 8.5, 184)), 8.5)
    paper.lines(418, 250, wrapped(addressee(bill), "Courier", 8.5, 184), 8.5, 12)
    return paper.made(rng, "Bill")
