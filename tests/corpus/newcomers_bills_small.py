"""Bills of small firms of the United States: receipts by mail, letters, tables, toll-free invoices."""

from datetime import timedelta
from random import Random

from tests.corpus import notation
from tests.corpus.content import Bill
from tests.corpus.newcomers_notation import (
    before,
    calls,
    dot_day,
    dotted_one,
    halves,
    one_and_area,
    table,
    tight_day,
    week_day,
)
from tests.corpus.notation import day, money, phone
from tests.corpus.paper import A4, Manner, Paper
from tests.corpus.strangers_notation import figures, named_day, owed_cents, settled_cents, wrapped


def openport(bill: Bill, rng: Random) -> bytes:
    """A payment service's invoice for a provider of voice: few labels, much room."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 62, "Invoice", 20, bold=True)
    paper.text(572, 62, carrier.name, 12, bold=True, align="right", color="#777777")
    rows = [("Invoice number", f"{rng.choice('ABCDEF')}{rng.randint(10**6, 10**7)}-00{rng.randint(10, 99)}")]
    if bill.shows_date:
        rows.append(("Date of issue", day(bill.dated, "long")))
    rows += [("Date due", day(bill.due, "long")), ("Customer ID", account.number)]
    for at, (label, value) in enumerate(rows):
        paper.text(40, 86 + 14 * at, label, 9, bold=True)
        paper.text(130, 86 + 14 * at, value, 9)
    paper.lines(40, 168, (carrier.name, *carrier.office, "United States", f"billing@{carrier.website}"), 9)
    paper.text(310, 168, "Bill to", 9, bold=True)
    paper.lines(
        310,
        180,
        wrapped(
            (account.name, *notation.lines_of(account.place), "United States", "office@customer.example"),
            "Helvetica",
            9,
            250,
        ),
        9,
    )
    paper.text(40, 276, f"{money(bill.total_cents)} USD due {day(bill.due, 'long')}", 16, bold=True)
    paper.text(40, 296, "Pay online", 9, color="#635bff")
    items = [("Description", "Qty", "Unit price", "Amount")]
    items += [
        (f"Number {phone(number, 'international')}", "1", money(bill.each_cents), money(bill.each_cents))
        for number in account.numbers
    ]
    y = table(paper, 326, ((40, "left"), (400, "right"), (480, "right"), (572, "right")), items, 9, 18)
    paper.text(40, y, f"{named_day(bill.begins)} - {named_day(bill.ends)}", 8, color="#777777")
    rows2 = [
        ("Subtotal", bill.charges_cents),
        ("Telecom taxes", bill.tax_cents),
        ("Total", bill.before_cents),
    ]
    if bill.past_due_cents:
        rows2.append(("Past due from earlier invoices", bill.past_due_cents))
    figures(paper, 330, 572, y + 24, [*rows2, ("Amount due", bill.total_cents)])
    paper.text(40, y + 24, f"Main number {phone(account.btn, 'international')}", 9)
    paper.lines(40, 600, bill.hidden, invisible=True)
    paper.text(40, 760, "Questions? Visit our help center. Page 1 of 1", 8, color="#777777")
    return paper.made(rng, "Invoice")


def lanternbell(bill: Bill, rng: Random) -> bytes:
    """A statement that is a letter: who, what and when stand in running sentences."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 52, carrier.name, 16, bold=True, align="center")
    paper.text(
        306, 66, f"{', '.join(carrier.office)} - {phone(carrier.phone, 'parentheses')}", 9, align="center"
    )
    paper.lines(
        60,
        104,
        wrapped((account.name, *notation.lines_of(bill.mailing or account.place)), "Times-Roman", 11, 300),
        11,
    )
    dated = f" of {week_day(bill.dated)}" if bill.shows_date else ""
    y = paper.paragraph(60, 190, f"Dear {account.user},", 490, 11)
    y = paper.paragraph(
        60,
        y,
        f"This is the statement{dated} for your telephone account number {account.number}, "
        f"which we keep in the name of {account.name}. It covers the month from "
        f"{day(bill.begins, 'long')} to {day(bill.ends, 'long')}.",
        490,
        11,
    )
    y = paper.paragraph(
        60,
        y,
        f"Your service is at {notation.one_line(account.place)}. The account's billing "
        f"telephone number is {phone(account.btn, 'parentheses')}.",
        490,
        11,
    )
    y = paper.paragraph(
        60, y, f"These are the telephone numbers on the account, at {money(bill.each_cents)} each:", 490, 11
    )
    y = paper.lines(90, y, [phone(number, "parentheses") for number in account.numbers], 11, 15) + 6
    owing = (
        f"We still wait for {money(bill.past_due_cents)} from before, which is past due. "
        if bill.past_due_cents
        else f"Thank you for the {money(-settled_cents(bill))} you paid last month. "
    )
    y = paper.paragraph(
        60,
        y,
        f"{owing}With taxes of {money(bill.tax_cents)} your balance is "
        f"{money(bill.total_cents)}. We ask you to pay by {day(bill.due, 'long')}.",
        490,
        11,
    )
    paper.lines(
        60, y + 14, ("Kind regards,", "The billing office", f"Payments: {', '.join(carrier.po_box)}"), 11
    )
    paper.lines(60, 720, bill.hidden, invisible=True)
    return paper.made(rng, "Statement")


def plainsdial(bill: Bill, rng: Random) -> bytes:
    """A hosted exchange on A4: labels that end where their values begin, and a table of extensions."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera", A4)
    paper.text(555, 56, "plainsdial", 20, bold=True, align="right", color="#2d6a4f")
    paper.lines(555, 70, (*carrier.office, f"T {phone(carrier.phone, 'plain')}"), 7, align="right")
    paper.text(40, 56, "Monthly account statement", 13, bold=True)
    rows = [("Customer:", account.name), ("Contact person:", account.user), ("Account code:", account.number)]
    if bill.shows_date:
        rows.append(("Statement produced:", dot_day(bill.dated)))
    rows += [
        ("Service dates:", f"{dot_day(bill.begins)} - {dot_day(bill.ends)}"),
        ("Payable until:", dot_day(bill.due)),
        ("Main DID:", dotted_one(account.btn)),
    ]
    streets = notation.lines_of(account.place)
    rows += [("Installed at:", streets[0]), *(("", each) for each in streets[1:])]
    y = before(paper, 150, 96, rows, 8.5, 14)
    if bill.mailing:
        before(
            paper,
            420,
            170,
            [("Mail to:", ""), *(("", each) for each in notation.lines_of(bill.mailing))],
            7.5,
            12,
            gap=-60,
        )
    table_rows = [("Ext.", "DID", "User", "Plan", "Charge")]
    for at, number in enumerate(account.numbers):
        table_rows.append(
            (str(101 + at), dotted_one(number), f"Desk {at + 1}", "Seat standard", money(bill.each_cents))
        )
    y = table(
        paper,
        y + 20,
        ((40, "left"), (90, "left"), (220, "left"), (320, "left"), (555, "right")),
        table_rows,
        8,
        16,
        lined=True,
    )
    y = figures(
        paper,
        330,
        555,
        y + 10,
        (
            ("Seats", bill.charges_cents),
            ("Regulatory fees and taxes", bill.tax_cents),
            *([("PAST DUE", bill.past_due_cents)] if bill.past_due_cents else []),
            ("Total payable", bill.total_cents),
        ),
    )
    paper.text(
        40, 800, f"{carrier.website} - statement {rng.randint(1000, 9999)} - one page", 7, color="#777777"
    )
    paper.lines(40, 780, bill.hidden, invisible=True)
    return paper.made(rng, "Statement")


def slatecall(bill: Bill, rng: Random) -> bytes:
    """A small telephone company: two columns, label above value; numbers run on in one sentence."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 54, carrier.name.upper(), 15, bold=True)
    paper.text(40, 68, "Local since 1911. Our office: " + ", ".join(carrier.office), 9)
    paper.rule(76, width=1.5)
    left = [
        ("SUBSCRIBER", (account.name,)),
        ("LOCATION OF SERVICE", notation.lines_of(account.place)),
        ("SEND TO", notation.lines_of(bill.mailing or account.place)),
    ]
    right = [("SUBSCRIBER NO.", (account.number,))]
    if bill.shows_date:
        right.append(("PREPARED", (tight_day(bill.dated),)))
    right += [("DELINQUENT AFTER", (tight_day(bill.due),)), ("TELEPHONE", (halves(account.btn),))]
    for x, cells in ((40, left), (340, right)):
        y = 96.0
        for label, lines in cells:
            paper.text(x, y, label, 7.5, bold=True)
            y = paper.lines(x, y + 13, wrapped(lines, "Times-Roman", 10, 260), 10, 13) + 6
    paper.text(40, 260, "CHARGES", 10, bold=True)
    y = 278.0
    rows = [("Balance last month", owed_cents(bill)), ("Received - thank you", settled_cents(bill))]
    if bill.past_due_cents:
        rows.append(("PAST DUE", bill.past_due_cents))
    rows += [
        ("Local service", bill.charges_cents),
        ("Taxes", bill.tax_cents),
        ("Please pay", bill.total_cents),
    ]
    for label, cents in rows:
        paper.leaders(40, y, label, money(cents), 400, 10)
        y += 15
    y = paper.paragraph(
        40,
        y + 16,
        "Lines in service: " + ", ".join(halves(number) for number in account.numbers) + ".",
        520,
        10,
    )
    y = paper.paragraph(
        40,
        y + 6,
        "The annual meeting of members is on December 9, 2026 at 6 PM in the school gym. Phone 811 "
        "before you dig. Directory corrections by January 15, 2027, please.",
        520,
        9,
    )
    paper.lines(40, y + 20, bill.hidden, invisible=True)
    paper.text(40, 740, f"Mail payments to {carrier.name}, {', '.join(carrier.po_box)}", 9)
    return paper.made(rng, "Bill")


def gatewayfree(bill: Bill, rng: Random) -> bytes:
    """Toll-free numbers and where they ring: an itemized invoice of two pages."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 54, "GATEWAY", 18, bold=True, color="#9a031e")
    paper.text(130, 54, "toll free", 18, color="#9a031e")
    rows = [("Account reference", account.number)]
    if bill.shows_date:
        rows.append(("Invoice of", day(bill.dated, "long")))
    rows += [
        ("Settle before", day(bill.due, "long")),
        ("Sheets", "1 of 2"),
        ("Responsible organization", "GTW01"),
    ]
    before(paper, 460, 46, rows, 8.5, 13)
    paper.text(40, 120, "Customer of record", 9, bold=True)
    paper.lines(
        40, 133, wrapped((account.name, *notation.lines_of(account.place)), "Helvetica", 9.5, 300), 9.5
    )
    paper.text(40, 204, f"Authorized contact: {account.user}", 9)
    items = [("Toll-free number", "Rings to", "Minutes", "Charge")]
    items += [
        (
            one_and_area(number),
            "(702) 555-0" + str(rng.randint(200, 999)),
            str(rng.randint(20, 900)),
            money(bill.each_cents),
        )
        for number in account.numbers
    ]
    y = table(paper, 232, ((40, "left"), (190, "left"), (380, "right"), (572, "right")), items, 9, 16)
    figures(
        paper,
        330,
        572,
        y + 12,
        (
            ("Numbers", bill.charges_cents),
            ("Taxes and USF", bill.tax_cents),
            *([("Past due", bill.past_due_cents)] if bill.past_due_cents else []),
            ("Please remit", bill.total_cents),
        ),
    )
    paper.text(40, 700, f"Checks to {carrier.name}, {', '.join(carrier.po_box)}", 8)
    paper.lines(40, 680, bill.hidden, invisible=True)
    paper.next_page()
    paper.text(40, 54, f"Account reference {account.number} - sheet 2 of 2", 9, bold=True)
    table(
        paper,
        80,
        ((40, "left"), (90, "left"), (140, "left"), (240, "left"), (360, "right")),
        [("Day", "Hour", "Caller", "From", "Min"), *calls(bill, rng, 30)],
        7.5,
        12,
    )
    paper.text(
        40,
        500,
        f"Last paid: {money(-settled_cents(bill))} on {named_day(bill.previous + timedelta(days=9))}",
        8,
    )
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Invoice")
