"""Bills of six carriers of the United States, drawn in one evening after papers as those send them."""

from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill
from tests.corpus.newcomers_notation import Columns, calls, over, stopped_day, table
from tests.corpus.notation import day, money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import (
    barcode,
    figures,
    named_day,
    owed_cents,
    settled_cents,
    short_day,
    spaced,
    wrapped,
)


def addressee(bill: Bill, size: float = 9.5, width: float = 260) -> list[str]:
    """Whom the bill is sent to, as in the window of its envelope."""
    lines = (bill.account.name, *notation.lines_of(bill.mailing or bill.account.place))
    return wrapped(lines, "Helvetica", size, width)


def balance(bill: Bill, names: tuple[str, str, str, str, str, str]) -> list[tuple[str, int]]:
    """Previous balance, payments, what is past due, charges, taxes and the total, by these `names`."""
    rows = [(names[0], owed_cents(bill)), (names[1], settled_cents(bill))]
    if bill.past_due_cents:
        rows.append((names[2], bill.past_due_cents))
    return [*rows, (names[3], bill.charges_cents), (names[4], bill.tax_cents), (names[5], bill.total_cents)]


_GLANCE = (
    "Previous Bill", "Payment Received - Thank you!", "Past Due - Please Pay Immediately", "Current Charges",
    "Taxes and Surcharges", "Total Amount Due",
)  # fmt: skip


def summitbell(bill: Bill, rng: Random) -> bytes:
    """An old telephone company: its head in two columns, a bill at a glance, a stub to return, then lines."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name, 17, bold=True, color="#00529b")
    paper.lines(40, 76, addressee(bill), 9.5)
    rows = [("Page", "1 of 3"), ("Account Number", account.number)]
    if bill.shows_date:
        rows.append(("Billing Date", named_day(bill.dated)))
    rows += [("Web Site", carrier.website), ("Invoice Number", str(rng.randint(10**9, 10**10)))]
    for at, (label, value) in enumerate(rows):
        paper.text(340, 50 + 13 * at, label, 8.5, bold=True)
        paper.text(572, 50 + 13 * at, value, 8.5, align="right")
    paper.text(40, 160, "Bill-At-A-Glance", 12, bold=True, color="#00529b")
    paper.rule(166, 40, 300)
    y = figures(paper, 40, 300, 182, balance(bill, _GLANCE))
    paper.text(40, y + 6, f"Amount Due in Full by {named_day(bill.due)}", 9, bold=True)
    paper.text(330, 160, "Billing Summary", 12, bold=True, color="#00529b")
    paper.lines(330, 182, (f"Questions? Call {phone(carrier.phone, 'dashes')}", advert(rng)[:60]), 8)
    paper.rule(600, dashed=True)
    paper.text(40, 614, "Return bottom portion with your check in the enclosed envelope.", 7.5)
    paper.lines(
        340,
        640,
        (
            f"Account Number: {account.number}",
            f"Please pay {money(bill.total_cents)} by {short_day(bill.due)}",
            "Make checks payable to:",
            carrier.name,
            *carrier.po_box,
        ),
        8.5,
    )
    paper.lines(40, 660, addressee(bill, 8.5), 8.5)
    paper.lines(40, 570, bill.hidden, invisible=True)
    paper.next_page()
    paper.text(40, 50, f"{account.name}   Account Number {account.number}", 8.5, room=420)
    paper.text(572, 50, "Page 2 of 3", 8.5, align="right")
    paper.text(40, 80, "Plans and Services", 12, bold=True)
    paper.text(40, 96, f"Monthly Service - {named_day(bill.begins, False)} thru {named_day(bill.ends)}", 9)
    paper.text(40, 112, f"Billed to {spaced(account.btn)}", 9)
    over(paper, 330, 92, "Service Address:", notation.lines_of(account.place))
    for at, number in enumerate(account.numbers):
        paper.text(40, 160 + 30 * at, f"Charges for {spaced(number)}", 9, bold=True)
        paper.leaders(52, 173 + 30 * at, "Business Local Calling Unlimited", money(bill.each_cents), 400, 8.5)
    paper.next_page()
    paper.text(572, 50, "Page 3 of 3", 8.5, align="right")
    y = 80.0
    for term in TERMS:
        y = paper.paragraph(40, y, term, 520, 8)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


_CABLE = (
    "Previous balance", "Payment - thank you", "Past due balance", "Regular monthly charges",
    "Taxes, fees and other charges", "Total due",
)  # fmt: skip


def crestcable(bill: Bill, rng: Random) -> bytes:
    """A cable company: a greeting, four facts in a band, what the service address is in a sentence's half."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, carrier.name.upper(), 14, bold=True)
    heads = [("Account number", account.number)]
    if bill.shows_date:
        heads.append(("Billing date", named_day(bill.dated)))
    heads += [
        ("Services from", f"{named_day(bill.begins, False)} - {named_day(bill.ends)}"),
        ("Page", "1 of 2"),
    ]
    for at, (label, value) in enumerate(heads):
        paper.text(40 + 136 * at, 72, label, 7.5, color="#666666")
        paper.text(40 + 136 * at, 84, value, 9, bold=True, room=130)
    paper.rule(94)
    paper.text(40, 124, f"Hello {account.name},", 15, bold=True, room=520)
    paper.text(40, 142, "Thanks for choosing us for your business.", 9)
    paper.text(40, 170, "For service at", 8, color="#666666")
    paper.lines(40, 182, notation.lines_of(account.place), 9.5)
    paper.box(320, 156, 252, 128, fill="#f2f2f2", stroke=False)
    paper.text(332, 174, "Your bill at a glance", 11, bold=True)
    figures(paper, 332, 560, 192, balance(bill, _CABLE))
    paper.text(332, 296, f"Payment due {named_day(bill.due)}", 9, bold=True)
    paper.text(40, 330, "Need help?", 11, bold=True)
    paper.text(40, 344, f"Visit {carrier.website}/business or call {phone(carrier.phone, 'one')}", 8.5)
    paper.paragraph(40, 372, f"News from us. {advert(rng)}", 500, 8.5)
    paper.lines(40, 560, bill.hidden, invisible=True)
    paper.rule(590, dashed=True)
    paper.text(40, 606, "Detach the bottom portion of this bill and enclose with your payment", 7.5)
    paper.lines(40, 630, (carrier.name, *carrier.office), 8)
    paper.lines(40, 690, addressee(bill), 9.5)
    for at, (label, value) in enumerate(
        (
            ("Account number", account.number),
            ("Payment due", named_day(bill.due)),
            ("Please pay", money(bill.total_cents)),
            ("Amount enclosed", "$"),
        )
    ):
        paper.text(330, 630 + 14 * at, label, 8.5)
        paper.text(572, 630 + 14 * at, value, 8.5, bold=True, align="right")
    paper.lines(330, 700, ("Send payment to", carrier.name, *carrier.po_box), 8)
    paper.next_page()
    paper.text(40, 50, "Regular monthly charges", 12, bold=True)
    paper.text(572, 50, money(bill.charges_cents), 12, bold=True, align="right")
    paper.text(40, 68, "Business Voice", 10, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(40, 86 + 14 * at, f"Voice line {phone(number, 'parentheses')}", 9)
        paper.text(572, 86 + 14 * at, money(bill.each_cents), 9, align="right")
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


_SUMMARY = (
    "Balance from last invoice", "Payments and credits", "Amount past due", "New charges", "Taxes & fees",
    "Invoice balance due",
)  # fmt: skip


def dialhaven(bill: Bill, rng: Random) -> bytes:
    """A VoIP provider's invoice, printed from its portal: bill to, service location, a table of lines."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 34, f"https://my.{carrier.website}/billing/invoices", 6.5, color="#777777")
    paper.text(40, 64, carrier.name, 14, bold=True)
    paper.lines(40, 78, (*carrier.office, phone(carrier.phone, "parentheses")), 8)
    paper.text(572, 64, "INVOICE", 18, bold=True, align="right", color="#5f6caf")
    rows = [("Invoice #", f"INV-{rng.randint(10000, 99999)}"), ("Account ID", account.number)]
    if bill.shows_date:
        rows.append(("Invoice Date", day(bill.dated, "slashes")))
    rows += [("Due Date", day(bill.due, "slashes")), ("Terms", "Net 21")]
    for at, (label, value) in enumerate(rows):
        paper.text(470, 84 + 13 * at, f"{label}:", 8, align="right")
        paper.text(572, 84 + 13 * at, value, 8, align="right")
    paper.text(40, 160, "Bill To", 8.5, bold=True)
    paper.lines(40, 174, wrapped(
        (account.name, f"Attn: {account.user}", *notation.lines_of(bill.mailing or account.place)),
        "Vera", 8.5, 240), 8.5)  # fmt: skip
    paper.text(320, 160, "Service Location", 8.5, bold=True)
    paper.lines(320, 174, notation.lines_of(account.place), 8.5)
    rows_ = [("Description", "Number", "Qty", "Rate", "Amount")]
    rows_ += [
        (
            "Business Line - Unlimited",
            phone(number, "parentheses"),
            "1",
            money(bill.each_cents),
            money(bill.each_cents),
        )
        for number in account.numbers
    ]
    columns: Columns = ((40, "left"), (210, "left"), (350, "left"), (470, "right"), (572, "right"))
    y = table(paper, 250, columns, rows_, 8, 15, lined=True)
    y = figures(paper, 400, 572, y + 12, balance(bill, _SUMMARY))
    paper.text(40, y + 10, f"Main number on account: {phone(account.btn, 'parentheses')}", 8.5)
    paper.text(
        40, y + 24, f"Service period: {day(bill.begins, 'slashes')} - {day(bill.ends, 'slashes')}", 8.5
    )
    paper.lines(40, 720, (f"Pay by check: {carrier.name}, {', '.join(carrier.po_box)}",), 8)
    paper.lines(40, 660, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")


def ohiovalley(bill: Bill, rng: Random) -> bytes:
    """A CLEC: an account summary box at the right, remittance above, then detail of each line by USOC."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 46, carrier.name, 13, bold=True)
    paper.lines(40, 60, carrier.po_box, 8)
    barcode(paper, 40, 84, 120, 10, rng)
    paper.lines(40, 116, addressee(bill), 9.5)
    paper.box(340, 36, 232, 116)
    paper.text(456, 50, "ACCOUNT SUMMARY", 10, bold=True, align="center")
    rows = [("Account Number:", account.number), ("BTN:", phone(account.btn, "dashes"))]
    if bill.shows_date:
        rows.append(("Bill Date:", day(bill.dated, "long")))
    rows += [
        ("Due Date:", day(bill.due, "long")),
        ("Total Amount Due:", money(bill.total_cents)),
        ("Amount Enclosed:", "$________"),
    ]
    for at, (label, value) in enumerate(rows):
        paper.text(350, 68 + 14 * at, label, 9)
        paper.text(562, 68 + 14 * at, value, 9, align="right")
    paper.rule(200, dashed=True)
    names = ("Previous Balance", "Payments Received", "Past Due", "Total Monthly Charges",
             "Federal, State and Local Taxes", "TOTAL AMOUNT DUE")  # fmt: skip
    y = figures(paper, 40, 300, 222, balance(bill, names))
    paper.paragraph(330, 222, f"IMPORTANT MESSAGES. {TERMS[1]} {advert(rng)}", 240, 8)
    y += 20
    paper.text(40, y, f"DETAIL OF CHARGES  {short_day(bill.begins)} - {short_day(bill.ends)}", 10, bold=True)
    paper.text(40, y + 14, f"Location: {notation.one_line(account.place)}", 9, room=530)
    rows_ = [("Telephone Number", "USOC", "Description", "Qty", "Amount")]
    rows_ += [
        (phone(number, "dashes"), "1FB", "Flat Rate Business Line", "1", money(bill.each_cents))
        for number in account.numbers
    ]
    columns: Columns = ((40, "left"), (170, "left"), (240, "left"), (430, "right"), (572, "right"))
    table(paper, y + 34, columns, rows_, 8.5)
    paper.text(40, 740, f"Customer care {phone(carrier.phone, 'dashes')}", 8)
    paper.lines(40, 700, bill.hidden, invisible=True)
    return paper.made(rng, "Bill")


def gulfbroad(bill: Bill, rng: Random) -> bytes:
    """A broadband firm: labels with colons in the head's left column, contact at the right."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 52, carrier.name, 20, bold=True, color="#0a7a75")
    rows = []
    if bill.shows_date:
        rows.append(f"Statement Date: {day(bill.dated, 'long')}")
    rows += [
        f"Account Number: {account.number}",
        f"Service At: {notation.lines_of(account.place)[0]}",
        *notation.lines_of(account.place)[1:],
        f"Phone Number: {phone(account.btn, 'dashes')}",
    ]
    y = paper.lines(300, 46, rows, 9)
    paper.lines(40, 120, addressee(bill), 9.5)
    y = max(y, 180) + 16
    paper.text(40, y, "Summary", 12, bold=True)
    paper.text(130, y, f"Service from {short_day(bill.begins)} through {short_day(bill.ends)}", 8.5)
    names = ("Previous Balance", "Payments Received - Thank You", "Past Due Amount", "Business Voice",
             "Taxes, Fees and Charges", "Total Due by Auto Pay")  # fmt: skip
    y = figures(paper, 40, 320, y + 18, balance(bill, names))
    paper.text(40, y + 4, f"Total due by {day(bill.due, 'long')}", 9)
    paper.paragraph(350, 220, f"{advert(rng)} {TERMS[4]}", 220, 8)
    y += 34
    paper.text(40, y, "Business Voice", 11, bold=True)
    for number in account.numbers:
        y += 15
        paper.text(52, y, phone(number, "dashes"), 9)
        paper.text(150, y, "Unlimited Long Distance", 9)
        paper.text(320, y, f"{bill.each_cents / 100:.2f}", 9, align="right")
    paper.lines(40, 600, bill.hidden, invisible=True)
    paper.rule(640, dashed=True)
    paper.lines(40, 660, (carrier.name.upper(), *carrier.office), 7.5)
    paper.lines(330, 660, ("Please make your payment to:", carrier.name.upper(), *carrier.po_box), 8)
    paper.lines(40, 720, [each.upper() for each in addressee(bill, 8)], 8)
    return paper.made(rng, "Statement")


def tristate(bill: Bill, rng: Random) -> bytes:
    """A reseller: a bill of old printers in one fixed width, its sections under dashes."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Courier")
    left = [carrier.name.upper(), *carrier.office, ""]
    right = [f"ACCOUNT NO.   {account.number}"]
    if bill.shows_date:
        right.append(f"BILL DATE     {bill.dated:%m/%d/%Y}")
    right += [f"DUE DATE      {bill.due:%m/%d/%Y}", f"BILLING TN    {phone(account.btn, 'dashes')}"]
    paper.lines(40, 46, left, 9, 12)
    paper.lines(340, 46, right, 9, 12)
    paper.lines(40, 110, wrapped([line.upper() for line in addressee(bill)], "Courier", 9, 280), 9, 12)
    rows = [
        "-" * 96,
        "SERVICE ADDRESS",
        *(line.upper() for line in notation.lines_of(account.place)),
        "-" * 96,
    ]
    y = paper.lines(40, 180, rows, 9, 12)
    names = ("PREVIOUS BALANCE", "PAYMENTS", "PAST DUE", "MONTHLY SERVICE", "TAXES", "AMOUNT DUE")
    for name, cents in balance(bill, names):
        paper.text(40, y, name, 9)
        paper.text(330, y, money(cents), 9, align="right")
        y += 12
    heads = ["-" * 96, f"MONTHLY SERVICE FROM {bill.begins:%m/%d/%y} TO {bill.ends:%m/%d/%y}",
             "LINE            PRODUCT                 AMOUNT"]  # fmt: skip
    lines = [
        f"{phone(number, 'dashes')}    BUSINESS LINE           {money(bill.each_cents)}"
        for number in account.numbers
    ]
    y = paper.lines(40, y, [*heads, *lines, "-" * 96, "CALL DETAIL"], 9, 12)
    for row in calls(bill, rng, 8):
        paper.text(40, y, "  ".join(f"{cell:<14}" for cell in row), 8)
        y += 11
    paper.lines(40, 700, bill.hidden, invisible=True)
    paper.text(40, 740, f"REMIT TO: {carrier.name.upper()}, {', '.join(carrier.po_box).upper()}", 8)
    return paper.made(rng, "Bill")


def boltphone(bill: Bill, rng: Random) -> bytes:
    """A reseller's invoice of an accounting program: ship to is where the lines are."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.lines(40, 50, (carrier.name, *carrier.office, carrier.website), 10)
    paper.text(572, 56, "Invoice", 22, bold=True, align="right")
    heads = [("Customer #", account.number), ("Invoice #", str(rng.randint(10000, 99999)))]
    if bill.shows_date:
        heads.insert(0, ("Date", stopped_day(bill.dated)))
    for at, (label, value) in enumerate(heads):
        x = 330 + 84 * at
        paper.box(x, 76, 82, 16)
        paper.box(x, 92, 82, 18)
        paper.text(x + 41, 88, label, 9, align="center")
        paper.text(x + 41, 105, value, 9, align="center", room=78)
    paper.box(40, 126, 250, 16)
    paper.text(46, 138, "Bill To", 9)
    paper.box(40, 142, 250, 80)
    paper.lines(46, 156, addressee(bill, 10, 230), 10)
    paper.box(320, 126, 252, 16)
    paper.text(326, 138, "Service Address", 9)
    paper.box(320, 142, 252, 80)
    paper.lines(326, 156, notation.lines_of(account.place), 10)
    rows = [("Qty", "Description", "Rate", "Amount")]
    period = f"{bill.begins:%m/%d/%y}-{bill.ends:%m/%d/%y}"
    rows += [
        (
            "1",
            f"Hosted line {phone(number, 'dashes')}, {period}",
            money(bill.each_cents),
            money(bill.each_cents),
        )
        for number in account.numbers
    ]
    rows += [("", "Telecommunications taxes", "", money(bill.tax_cents))]
    if bill.past_due_cents:
        rows.append(("", "Past due from earlier invoices", "", money(bill.past_due_cents)))
    columns: Columns = ((46, "left"), (90, "left"), (480, "right"), (572, "right"))
    y = table(paper, 250, columns, rows, 10, 17)
    paper.text(572, y + 10, f"Balance Due   {money(bill.total_cents)}", 12, bold=True, align="right")
    paper.text(40, y + 10, f"Main line {phone(account.btn, 'dashes')}. Due {stopped_day(bill.due)}.", 10)
    paper.text(40, 740, f"Mail checks to {', '.join(carrier.po_box)}. Thank you for your business.", 9)
    paper.lines(40, 700, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")
