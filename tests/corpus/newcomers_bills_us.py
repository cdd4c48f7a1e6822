"""Bills of three large firms of the United States that nobody's rules have met."""

from datetime import timedelta
from random import Random

from tests.corpus import notation
from tests.corpus.content import Bill
from tests.corpus.newcomers_bills_town import owing
from tests.corpus.newcomers_notation import (
    calls,
    over,
    stopped_day,
    table,
)
from tests.corpus.notation import money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import (
    barcode,
    figures,
    named_day,
    owed_cents,
    plain_day,
    settled_cents,
    wrapped,
)


def harborline(bill: Bill, rng: Random) -> bytes:
    """The old telephone company: account facts in the upper right corner of each page, four pages."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    to = bill.mailing or account.place

    def corner(page: int) -> None:
        paper.text(40, 50, "harborline", 20, bold=True, color="#0a5f8a")
        rows = [("Page", f"{page} of 4"), ("Account Number", account.number)]
        if bill.shows_date:
            rows.append(("Issue Date", named_day(bill.dated)))
        for at, (label, value) in enumerate(rows):
            paper.text(400, 40 + 12 * at, label, 8)
            paper.text(572, 40 + 12 * at, value, 8, align="right")
        paper.rule(84)

    corner(1)
    paper.lines(40, 110, wrapped((account.name, *notation.lines_of(to)), "Helvetica", 9, 240), 9)
    over(paper, 330, 106, "SERVICE PROVIDED AT", notation.lines_of(account.place))
    over(paper, 330, 160, "PRIMARY NUMBER", (phone(account.btn, "spaces"),))
    paper.text(40, 206, "Total due", 11)
    paper.text(300, 206, money(bill.total_cents), 18, bold=True, align="right")
    paper.text(40, 222, f"Please pay by {named_day(bill.due)}", 9)
    paper.text(40, 250, "Account summary", 12, bold=True, color="#0a5f8a")
    rows2 = [
        ("Your last bill", owed_cents(bill)),
        (
            f"Payment, {named_day(bill.previous + timedelta(days=16), year=False)} - Thank you",
            settled_cents(bill),
        ),
        *owing(bill, "Past due - please pay immediately"),
        ("Service summary, page 2", bill.charges_cents),
        ("Surcharges and other fees", bill.tax_cents),
        ("Total due", bill.total_cents),
    ]
    figures(paper, 40, 300, 268, rows2)
    paper.box(330, 240, 242, 120, fill="#eef5f9", stroke=False)
    paper.text(340, 258, "Ways to pay and manage your account", 9, bold=True)
    paper.lines(
        340,
        274,
        (
            f"{carrier.website}/pay",
            "Phone app: text APP to 55501",
            f"Call {phone(carrier.phone, 'dots')}",
            "Se habla español: 1.800.555.0109",
        ),
        8,
    )
    paper.rule(560, dashed=True)
    paper.text(40, 574, "Return this portion with your check in the enclosed envelope.", 7)
    paper.lines(
        40,
        600,
        wrapped([each.upper() for each in (account.name, *notation.lines_of(to))], "Helvetica", 8, 240),
        8,
    )
    for at, (label, value) in enumerate(
        (
            ("Account Number", account.number),
            ("Due by", named_day(bill.due)),
            ("Total due", money(bill.total_cents)),
            ("Amount paid", "$"),
        )
    ):
        paper.text(400, 600 + 14 * at, label, 8)
        paper.text(572, 600 + 14 * at, value, 8, align="right")
    paper.lines(330, 690, (carrier.name.upper(), *(each.upper() for each in carrier.po_box)), 8)
    barcode(paper, 40, 700, 200, 12, rng)
    paper.lines(40, 520, bill.hidden, invisible=True)
    paper.next_page()
    corner(2)
    paper.text(40, 110, f"Service activity: {named_day(bill.begins)} - {named_day(bill.ends)}", 10, bold=True)
    y = 132.0
    for number in account.numbers:
        paper.text(40, y, phone(number, "spaces"), 9, bold=True)
        paper.text(52, y + 12, "1. Business Line Unlimited", 8)
        paper.text(300, y + 12, money(bill.each_cents - 500), 8, align="right")
        paper.text(52, y + 23, "2. Federal subscriber line charge", 8)
        paper.text(300, y + 23, money(500), 8, align="right")
        y += 42
    paper.next_page()
    corner(3)
    paper.text(40, 110, "Itemized calls", 10, bold=True)
    table(
        paper,
        128,
        ((40, "left"), (90, "left"), (140, "left"), (230, "left"), (340, "right")),
        [("Date", "Time", "Number called", "Place", "Min"), *calls(bill, rng, 22)],
        7.5,
        12,
    )
    paper.next_page()
    corner(4)
    paper.text(40, 110, "Important information", 10, bold=True)
    paper.paragraph(
        40,
        128,
        "Late payment charge: a fee of $9.25 applies to balances of $20.00 and more that are "
        "unpaid when the next bill is issued. Correspondence: PO Box 5500, Tampa, FL 33601. "
        "Rates change January 1, 2027; see the guidebook. TTY users: 1.800.555.0111.",
        250,
        8,
    )
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def bellwether(bill: Bill, rng: Random) -> bytes:
    """A grey column at the left tells who and when; the rest of the page speaks in sentences."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.box(0, 0, 176, 792, fill="#ececec", stroke=False)
    paper.text(20, 48, "bellwether", 17, bold=True, color="#8c1d40")
    cells: list[tuple[str, tuple[str, ...]]] = [
        ("Bill for", (account.name,)),
        ("Billing address", notation.lines_of(bill.mailing or account.place)),
    ]
    cells.append(("Account", (account.number,)))
    cells.append(("Invoice", (f"{rng.randint(10**9, 10**10 - 1)}",)))
    if bill.shows_date:
        cells.append(("Billed on", (stopped_day(bill.dated),)))
    cells += [
        ("Billing period", (f"{stopped_day(bill.begins)} to", stopped_day(bill.ends))),
        ("Place of use", notation.lines_of(account.place)),
        ("Lead number", (phone(account.btn, "dots"),)),
        ("Talk to us", (phone(carrier.phone, "dots"), f"help@{carrier.website}")),
    ]
    y = 84.0
    for label, lines in cells:
        y = over(paper, 20, y, label, wrapped(lines, "Vera", 8, 140), 8) + 6
    hello = account.user.split()[0].title()
    paper.text(200, 52, f"Hi {hello}, your bill is {money(bill.total_cents)}.", 13, bold=True, room=370)
    y = paper.paragraph(
        200,
        74,
        f"We will charge the card on file on {stopped_day(bill.due)}. That is what it "
        f"was last month, when you paid {money(-settled_cents(bill))}.",
        372,
        8.5,
    )
    if bill.past_due_cents:
        y = paper.paragraph(
            200,
            y,
            f"{money(bill.past_due_cents)} of your last bill is past due. Please pay it "
            "now so that your service goes on.",
            372,
            8.5,
            bold=True,
        )
    paper.text(200, y + 12, "What it is made of", 10, bold=True, color="#8c1d40")
    y = figures(
        paper,
        200,
        572,
        y + 30,
        (
            ("Left from before", bill.past_due_cents),
            ("Lines", bill.charges_cents),
            ("Government taxes and fees", bill.tax_cents),
            ("To pay", bill.total_cents),
        ),
    )
    paper.text(200, y + 14, f"Your {len(account.numbers)} lines", 10, bold=True, color="#8c1d40")
    y += 32
    for number in account.numbers:
        paper.text(200, y, phone(number, "dots"), 8.5, bold=True)
        paper.text(300, y, "Office Talk, unlimited in the US and Canada", 8)
        paper.text(572, y, money(bill.each_cents), 8, align="right")
        y += 15
    paper.paragraph(
        200,
        640,
        "Good to know: bills are printed 21 days before they are due. If you move, tell us "
        "two weeks ahead. Our offices are at 77 Orchard Walk, Columbus, OH 43215; we are closed on "
        "January 1, 2027.",
        372,
        7,
    )
    paper.lines(200, 740, bill.hidden, invisible=True)
    return paper.made(rng, "Your bill")


def canyonbroad(bill: Bill, rng: Random) -> bytes:
    """An accounting program's invoice: BILL TO and SERVICE SITE, a strip of heads with values below."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.lines(40, 48, (carrier.name, *carrier.office, phone(carrier.phone, "parentheses")), 9)
    paper.text(572, 60, "INVOICE", 26, align="right", color="#b5651d")
    over(
        paper,
        40,
        126,
        "BILL TO",
        wrapped(
            (account.name, f"Attn {account.user}", *notation.lines_of(bill.mailing or account.place)),
            "Helvetica",
            9,
            230,
        ),
    )
    over(paper, 310, 126, "SERVICE SITE", notation.lines_of(account.place))
    heads = [("INVOICE #", str(rng.randint(30_000, 99_999)))]
    if bill.shows_date:
        heads.append(("DATE", plain_day(bill.dated)))
    heads += [("TERMS", "Net 21"), ("DUE DATE", plain_day(bill.due)), ("ACCT", account.number), ("REP", "HS")]
    paper.rule(208)
    for at, (label, value) in enumerate(heads):
        paper.text(44 + 90 * at, 222, label, 7.5, bold=True, color="#b5651d")
        paper.text(44 + 90 * at, 236, value, 9)
    paper.rule(244)
    rows = [("ACTIVITY", "DESCRIPTION", "QTY", "RATE", "AMOUNT")]
    for number in account.numbers:
        detail = "main number of the account" if number == account.btn else "unlimited calling"
        rows.append(
            (
                "Phone line",
                f"{phone(number, 'dashes')} {detail}",
                "1",
                money(bill.each_cents),
                money(bill.each_cents),
            )
        )
    rows += [
        ("Taxes", "FUSF, 911 and state telecom taxes", "", "", money(bill.tax_cents)),
        ("", f"For service {plain_day(bill.begins)} - {plain_day(bill.ends)}", "", "", ""),
    ]
    y = table(
        paper,
        264,
        ((44, "left"), (120, "left"), (400, "right"), (480, "right"), (568, "right")),
        rows,
        8.5,
        18,
    )
    y = figures(
        paper,
        380,
        568,
        y + 10,
        (
            ("SUBTOTAL", bill.before_cents),
            *owing(bill, "PAST DUE BALANCE"),
            ("BALANCE DUE", bill.total_cents),
        ),
    )
    paper.paragraph(
        40,
        680,
        f"Remit to {carrier.name}, {', '.join(carrier.po_box)}. A fee of $35 is charged on returned "
        "checks. Thank you for your business!",
        330,
        8,
    )
    paper.lines(40, 660, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")
