"""Bills of two firms of the United States that serve firms: a cable company and a provider of trunks."""

from datetime import timedelta
from random import Random

from tests.corpus import notation
from tests.corpus.content import Bill
from tests.corpus.notation import money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import (
    barcode,
    count_of,
    disc,
    figures,
    named_day,
    owed_cents,
    plain_day,
    runs,
    settled_cents,
    short_day,
    tight,
    wrapped,
)

_CABLE_SMALL_PRINT = (
    (
        "Moving or disconnecting? Call us 14 days ahead. Equipment that is not returned within 10 days is "
        "billed at its replacement value. Return modems at any Quayside store or ship them with a paid label."
    ),
    (
        "Your franchise authority: City Cable Office, 40 Civic Center Plaza, Suite 1100, 212-555-0140. "
        "Please do not send payments to this address. FCC community ID: NX0417."
    ),
    (
        "Billing disputes must reach us in writing within 120 days: Quayside Customer Relations, 6100 Harbor "
        "Tower, Norfolk, VA 23510. Closed captioning concerns: 888-555-0149."
    ),
    (
        "Prices effective January 1, 2026. Voice service needs power: a battery for the modem is sold apart. "
        "By dialing 911 over your internet connection your location may be sent as the registered address."
    ),
)


def quayside(bill: Bill, rng: Random) -> bytes:
    """A cable company for firms: a coloured rail at the right, news at the left, a slip, calls on page 3."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    disc(paper, 54, 46, 14, "#e4572e")
    paper.text(74, 51, "quayside", 22, bold=True, color="#17324d")
    paper.text(172, 51, "BUSINESS", 9, color="#17324d")
    _rail_of_quayside(paper, bill)
    to = bill.mailing or account.place
    paper.lines(40, 104, (account.name, *notation.lines_of(to)), 9, room=330)
    paper.text(40, 190, "Your statement is ready.", 17, color="#17324d")
    rows = [
        (f"Last statement, due {bill.previous + timedelta(days=21):%m/%d}", owed_cents(bill)),
        ("Payments, thank you", settled_cents(bill)),
        *(
            [("Past due amount - pay now to avoid interruption", bill.past_due_cents)]
            if bill.past_due_cents
            else []
        ),
        ("Quayside Business Voice", bill.charges_cents),
        ("Taxes, surcharges and fees", bill.tax_cents),
        (f"Amount due {bill.due:%m/%d/%y}", bill.total_cents),
    ]
    figures(paper, 40, 370, 216, rows, 16, 9)
    paper.box(40, 338, 330, 58, fill="#fdf0ec", stroke=False)
    paper.text(52, 358, "Gig speed has come to your street", 12, bold=True, color="#e4572e")
    paper.paragraph(
        52,
        374,
        "Upgrade by 01/15/2027 and get three months of Business TV free. Visit us at 1900 "
        "Anchor Blvd or call 1-855-555-0133. Offer for new TV customers; not with other offers.",
        306,
        8,
    )
    paper.paragraph(
        40,
        456,
        "Did you know? You can pay, see past statements and change your voice features in "
        f"the app or at {carrier.website}/pay. Paying by check? Allow seven days.",
        330,
        8,
    )
    paper.rule(592, dashed=True)
    paper.text(40, 606, "Detach and mail this part with your check. Please do not staple or fold.", 7)
    paper.text(40, 634, "quayside", 15, bold=True, color="#17324d")
    paper.text(40, 648, f"{carrier.office[0]}, {carrier.office[1]}", 7)
    for at, (label, value) in enumerate(
        (
            ("Account #", account.number),
            ("Payment due", short_day(bill.due)),
            ("Amount due", money(bill.total_cents)),
            ("Amount enclosed", "$ ____________"),
        )
    ):
        paper.text(480, 630 + 13 * at, label, 8, align="right")
        paper.text(572, 630 + 13 * at, value, 8, bold=at == 0, align="right")
    paper.text(60, 694, f"******AUTO**SCH 5-DIGIT {to.postal_code[:5]}   {rng.randint(1, 9)} MB 0.571", 6.5)
    envelope = [line.upper() for line in (account.name, *notation.lines_of(to))]
    paper.lines(60, 706, wrapped(envelope, "Helvetica", 8.5, 250), 8.5)
    paper.lines(340, 706, (carrier.name.upper(), *(line.upper() for line in carrier.po_box)), 8.5)
    barcode(paper, 340, 738, 150, 10, rng)
    paper.lines(40, 520, bill.hidden, invisible=True)
    _lines_of_quayside(paper, bill, rng)
    paper.next_page()
    _head_of_quayside(paper, bill, 3)
    paper.text(40, 82, "The small print", 12, bold=True, color="#e4572e")
    for at, text in enumerate(_CABLE_SMALL_PRINT):
        paper.paragraph(40 + 276 * (at % 2), 102 + 50 * (at // 2), text, 250, 7)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Statement")


def _rail_of_quayside(paper: Paper, bill: Bill) -> None:
    account = bill.account
    paper.box(396, 0, 216, 580, fill="#17324d", stroke=False)
    cells: list[tuple[str, tuple[str, ...]]] = [("Account #", (account.number,)), ("Page", ("1 of 3",))]
    if bill.shows_date:
        cells.insert(0, ("Statement date", (named_day(bill.dated),)))
    cells += [
        ("Billing cycle", (f"{short_day(bill.begins)} - {short_day(bill.ends)}",)),
        ("Account name", (account.name,)),
        ("Service address", notation.lines_of(account.place)),
        ("Main voice number", (tight(account.btn),)),
        ("Need help?", (f"Call {phone(account.carrier.phone, 'dashes')}", "Chat in the app, 24/7")),
    ]
    y = 40.0
    for label, lines in cells:
        paper.text(412, y, label.upper(), 7, color="#9fb8d0")
        shown = wrapped(lines, "Helvetica-Bold", 9, 180)
        y = paper.lines(412, y + 12, shown, 9, 12, bold=True, color="#ffffff") + 10


def _head_of_quayside(paper: Paper, bill: Bill, page: int) -> None:
    paper.text(40, 46, "quayside business", 10, bold=True, color="#17324d")
    paper.text(572, 46, f"Account # {bill.account.number}   |   Page {page} of 3", 8, align="right")
    paper.rule(54)


def _lines_of_quayside(paper: Paper, bill: Bill, rng: Random) -> None:
    """The second page: what each line costs, in two columns with calls below."""
    paper.next_page()
    _head_of_quayside(paper, bill, 2)
    paper.text(40, 80, "Quayside Business Voice", 12, bold=True, color="#e4572e")
    for at, number in enumerate(bill.account.numbers):
        x, y = 40 + 276 * (at % 2), 104 + 34 * (at // 2)
        paper.text(x, y, tight(number), 9, bold=True)
        paper.text(x + 8, y + 12, "Unlimited line with 30 features", 8)
        paper.text(x + 250, y + 12, money(bill.each_cents), 8, align="right")
    y = 104 + 34 * ((len(bill.account.numbers) + 1) // 2) + 20
    paper.text(40, y, "Taxes, surcharges and fees", 9, bold=True)
    paper.text(290, y, money(bill.tax_cents), 8, align="right")
    paper.text(40, y + 30, "International and directory calls", 9, bold=True)
    for column, head in ((40, "Date"), (100, "Called"), (210, "To"), (300, "Min"), (350, "Charge")):
        paper.text(column, y + 46, head, 7.5, bold=True)
    for row in range(4):
        when = bill.begins + timedelta(days=3 + 5 * row)
        cells = (
            f"{when:%m/%d}",
            f"212-555-0{rng.randint(300, 399)}",
            "Directory NY",
            str(row + 1),
            "Included",
        )
        for column, cell in zip((40, 100, 210, 300, 350), cells, strict=True):
            paper.text(column, y + 59 + 12 * row, cell, 7.5)


def trunkwell(bill: Bill, rng: Random) -> bytes:
    """A provider of SIP trunks: an accounting program's invoice, blocks of numbers from first to last."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 62, "trunk", 24, bold=True, color="#1d7a6b")
    paper.text(116, 62, "well", 24, color="#1d7a6b")
    paper.lines(572, 46, (carrier.name, *carrier.office, "EIN 00-5550142"), 7.5, align="right")
    heads = [("Customer ID", account.number), ("Invoice #", str(rng.randint(2_000_000, 2_999_999)))]
    if bill.shows_date:
        heads.append(("Invoice date", plain_day(bill.dated)))
    heads += [("Due date", plain_day(bill.due)), ("Amount due (USD)", money(bill.total_cents))]
    width = 532 / len(heads)
    for at, (label, value) in enumerate(heads):
        paper.box(40 + width * at, 104, width, 16, fill="#1d7a6b")
        paper.text(46 + width * at, 115, label, 7.5, bold=True, color="#ffffff")
        paper.box(40 + width * at, 120, width, 20)
        paper.text(46 + width * at, 133, value, 8.5, room=width - 10)
    paper.text(40, 168, "Customer", 7.5, bold=True, color="#1d7a6b")
    sent_to = (account.name, f"c/o {account.user}", *notation.lines_of(bill.mailing or account.place))
    paper.lines(40, 181, wrapped(sent_to, "Vera", 8.5, 240), 8.5)
    paper.text(310, 168, "Registered (911) location of the trunk", 7.5, bold=True, color="#1d7a6b")
    paper.lines(310, 181, notation.lines_of(account.place), 8.5)
    _items_of_trunkwell(paper, bill)
    paper.box(40, 640, 532, 62, fill="#eef6f4", stroke=False)
    paper.text(50, 655, "How to pay", 8, bold=True)
    paper.paragraph(
        50,
        668,
        f"ACH: routing 000555014, account ending 4471. Checks to {carrier.name}, "
        f"{', '.join(carrier.po_box)}; write invoice number on the check. Wire fees are the "
        "sender's. Late after the due date: 1.5% a month.",
        510,
        7.5,
    )
    paper.text(
        306,
        740,
        f"{carrier.website}   |   billing@{carrier.website}   |   NOC {phone(carrier.phone, 'plain')}",
        7,
        align="center",
        color="#777777",
    )
    paper.lines(40, 600, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")


def _items_of_trunkwell(paper: Paper, bill: Bill) -> None:
    columns = (
        (40, 46, "left"),
        (86, 306, "left"),
        (392, 50, "right"),
        (442, 60, "right"),
        (502, 70, "right"),
    )
    period = f"{plain_day(bill.begins)} - {plain_day(bill.ends)}"
    rows = [("SKU", "Description", "Qty", "Unit", "Total")]
    for first, last in runs(bill.account.numbers):
        count = count_of(first, last)
        block = phone(first, "parentheses")
        text = f"DID block {block} thru {phone(last, 'parentheses')}" if count > 1 else f"DID {block}"
        rows.append(("DID", text, str(count), money(bill.each_cents), money(bill.each_cents * count)))
    rows += [
        ("TRK", f"SIP trunk, 10 channels, {period}", "1", "$0.00", "$0.00"),
        ("PIL", f"Pilot number {phone(bill.account.btn, 'parentheses')}, caller ID", "1", "$0.00", "$0.00"),
        ("TAX", "Federal and state telecom taxes, 911 fee", "", "", money(bill.tax_cents)),
        ("", "Invoice total", "", "", money(bill.before_cents)),
    ]
    if bill.past_due_cents:
        rows.append(("", "PAST DUE from previous invoices", "", "", money(bill.past_due_cents)))
        rows.append(("", "Total now due", "", "", money(bill.total_cents)))
    for at, row in enumerate(rows):
        top = 256 + 18 * at
        for (x, width, align), cell in zip(columns, row, strict=True):
            paper.box(x, top, width, 18, fill="#1d7a6b" if at == 0 else "")
            color = "#ffffff" if at == 0 else "#000000"
            edge = x + 5 if align == "left" else x + width - 5
            paper.text(edge, top + 12, cell, 7.5, bold=at == 0, align=align, color=color)  # type: ignore[arg-type]
