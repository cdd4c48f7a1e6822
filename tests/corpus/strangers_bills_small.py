"""Bills of two small companies of the United States: a mobile brand and a rural cooperative."""

from datetime import timedelta
from random import Random

from tests.corpus import notation
from tests.corpus.content import Bill
from tests.corpus.notation import money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import (
    disc,
    figures,
    in_the_margin,
    named_day,
    owed_cents,
    settled_cents,
    short_day,
    spaced,
    upright_line,
    wrapped,
)


def minnow(bill: Bill, rng: Random) -> bytes:
    """A mobile brand on another's network: what the app saves as a PDF, in cards and large type."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.box(0, 0, 612, 84, fill="#3b1f6b", stroke=False)
    disc(paper, 560, 42, 22, "#ffb703")
    paper.text(40, 52, "Minnow Mobile", 24, bold=True, color="#ffffff")
    paper.text(40, 118, "Your bill", 20, bold=True)
    issued = f"Issued on {named_day(bill.dated)}. " if bill.shows_date else ""
    paper.text(40, 136, f"{issued}Please pay by {named_day(bill.due)}; AutoPay is off.", 9, color="#555555")
    paper.text(572, 118, money(bill.total_cents), 22, bold=True, align="right")
    paper.text(572, 136, "total this month", 9, align="right", color="#555555")
    cards = (
        ("ACCT NO", (account.number,), 40, 158),
        ("BILLED TO", (account.name, *notation.lines_of(bill.mailing or account.place)), 204, 176),
        ("PRIMARY PLACE OF USE", notation.lines_of(account.place), 386, 186),
    )
    for label, lines, x, width in cards:
        paper.box(x, 154, width, 76, fill="#f4f1fa", stroke=False)
        paper.text(x + 10, 169, label, 6.5, bold=True, color="#3b1f6b")
        paper.lines(x + 10, 182, wrapped(lines, "Helvetica", 8.5, width - 16), 8.5, 11)
    if bill.past_due_cents:
        paper.box(40, 238, 532, 20, fill="#ffe2e0", stroke=False)
        paper.text(
            50,
            251,
            f"Your account is past due: {money(bill.past_due_cents)} from last month is unpaid.",
            9,
            bold=True,
            color="#a80000",
        )
    paper.text(
        40,
        282,
        f"Lines   (plan period {named_day(bill.begins, False)} to {named_day(bill.ends)})",
        12,
        bold=True,
    )
    y = 300.0
    people = ("Owner", "Front desk", "Van 1", "Van 2", "Warehouse", "Spare", "Tablet", "Alarm")
    for at, number in enumerate(account.numbers):
        paper.text(40, y, phone(number, "parentheses"), 11)
        paper.text(160, y, f"{people[at % len(people)]}'s line" if at == 0 else people[at % len(people)], 9)
        paper.text(300, y, f"Bigger Pond plan, {rng.randint(2, 40)}.{rng.randint(0, 9)} GB used", 9)
        paper.text(572, y, money(bill.each_cents), 11, align="right")
        paper.rule(y + 7, 40, 572, width=0.3)
        y += 22
    figures(
        paper,
        330,
        572,
        y + 8,
        (
            ("Plans", bill.charges_cents),
            ("Taxes and gov't fees", bill.tax_cents),
            *((("Past due", bill.past_due_cents),) if bill.past_due_cents else ()),
            ("Total", bill.total_cents),
        ),
        15,
        9.5,
    )
    paper.lines(40, 560, bill.hidden, invisible=True)
    paper.box(40, 600, 532, 60, fill="#fff6dd", stroke=False)
    paper.text(54, 620, "Invite a friend, swim for free", 12, bold=True)
    paper.paragraph(
        54,
        636,
        "Share your code MINNOW-24 before 12/31/2026: both of you get a month of service. Taxes still apply.",
        500,
        8.5,
    )
    paper.lines(
        40,
        690,
        (
            f"Questions? Text HELP to 55501 or call {phone(carrier.phone, 'one')}, 5am to 10pm PT.",
            f"{carrier.name}, {', '.join(carrier.office)}. Thinking of leaving? Numbers can be moved; get a",
            "transfer PIN in the app under Account, Security. Page 1 of 1",
        ),
        7.5,
        color="#777777",
    )
    return paper.made(rng, "Minnow Mobile bill")


def tallgrass(bill: Bill, rng: Random) -> bytes:
    """A cooperative: the slip to return stands at the top, then a ruled table beside the news."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.lines(40, 44, (carrier.name, *carrier.po_box), 9, bold=True)
    paper.text(572, 44, "RETURN THIS STUB WITH PAYMENT", 8, align="right")
    cells = [("ACCT NO.", account.number)]
    if bill.shows_date:
        cells.append(("STMT DATE", short_day(bill.dated)))
    cells += [("DUE DATE", short_day(bill.due)), ("PAY THIS AMOUNT", money(bill.total_cents))]
    width = 332 / len(cells)
    for at, (label, value) in enumerate(cells):
        x = 240 + width * at
        paper.box(x, 54, width, 36)
        paper.text(x + width / 2, 64, label, 6.5, align="center", room=width - 4)
        paper.text(x + width / 2, 81, value, 9.5, bold=True, align="center", room=width - 6)
    paper.lines(
        70,
        124,
        (account.name.upper(), *(line.upper() for line in notation.lines_of(bill.mailing or account.place))),
        10,
        room=300,
    )
    paper.lines(
        572,
        108,
        ("[ ] Round up for Operation Neighbor", "[ ] My address has changed (see back)"),
        7.5,
        align="right",
    )
    in_the_margin(paper, 28, 190, f"{rng.randint(1000, 9999)} 1 SP 0.640  {rng.randint(100, 999)}/1")
    paper.rule(204, 20, 592, dashed=True)
    paper.text(40, 226, "KEEP THIS PART FOR YOUR RECORDS", 8)
    paper.text(40, 248, f"Member: {account.name}", 10, room=395)
    paper.text(40, 262, f"Svc Location: {notation.one_line(account.place)}", 10, room=395)
    paper.text(40, 276, f"Telephone: {spaced(account.btn)}", 10)
    paper.text(230, 276, f"Cycle {short_day(bill.begins)} thru {short_day(bill.ends)}", 10)
    _table_of_tallgrass(paper, bill)
    _news_of_tallgrass(paper, bill)
    paper.text(
        306,
        764,
        f"Office 8-4:30 Mon-Fri  {spaced(carrier.phone)}    After hours trouble 620 555-0199    "
        "Hearing impaired 711",
        8,
        align="center",
    )
    paper.lines(40, 700, bill.hidden, invisible=True)
    return paper.made(rng, "Bill")


def _table_of_tallgrass(paper: Paper, bill: Bill) -> None:
    rows: list[tuple[str, str, int | None]] = [
        ("", "Balance last statement", owed_cents(bill)),
        ("", "Payment received, thank you", settled_cents(bill)),
    ]
    if bill.past_due_cents:
        rows.append(("", "PAST DUE - SUBJECT TO DISCONNECT", bill.past_due_cents))
    for number in bill.account.numbers:
        rows.append((spaced(number), "Business access line", bill.each_cents - 650))
        rows.append(("", "  FCC access charge", 650))
    rows += [("", "State USF, 911, sales tax", bill.tax_cents), ("", "TOTAL DUE", bill.total_cents)]
    top = 292.0
    paper.box(40, top, 392, 16, fill="#dddddd")
    for x, head in ((46.0, "NUMBER"), (140.0, "DESCRIPTION"), (390.0, "AMOUNT")):
        paper.text(x, top + 11, head, 8, bold=True)
    bottom = top + 20 + 15 * len(rows)
    paper.box(40, top, 392, bottom - top)
    for x in (134.0, 370.0):
        upright_line(paper, x, top, bottom)
    for at, (number, text, cents) in enumerate(rows):
        y = top + 29 + 15 * at
        paper.text(46, y, number, 9.5)
        paper.text(140, y, text, 9.5, bold=text.isupper())
        paper.text(426, y, "" if cents is None else money(cents), 9.5, align="right")


def _news_of_tallgrass(paper: Paper, bill: Bill) -> None:
    meeting = bill.due + timedelta(days=16)
    paper.box(446, 240, 126, 300, fill="#f3f3e6", stroke=False)
    paper.text(509, 258, "THE PARTY LINE", 9, bold=True, align="center")
    y = 274.0
    for text in (
        f"Annual meeting: {named_day(meeting)}, 6 PM, school cafeteria, 300 W Pine. Pie will be served.",
        "Capital credits for 2004 have been retired. Did you move? Tell the office.",
        "Fiber crews are north of the river until Thanksgiving. Call 811 before you dig.",
        "Find your name? One member in this issue wins $10 off. Winner in October: J. Swanholm.",
    ):
        y = paper.paragraph(454, y, text, 112, 8) + 6
