"""Phone bills as eight invented carriers of the United States print them."""

from datetime import timedelta
from random import Random

from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill
from tests.corpus.notation import DayStyle, PhoneStyle, day, lines_of, money, one_line, phone, span
from tests.corpus.paper import LETTER, Manner, Paper


def with_terms(paper: Paper, terms: tuple[str, ...], heading: str, size: float = 8) -> None:
    """A page of small print in two columns."""
    paper.next_page()
    paper.text(40, 60, heading, 12, bold=True)
    for at, text in enumerate(terms):
        column, row = at % 2, at // 2
        paper.paragraph(40 + 270 * column, 90 + 110 * row, text, 250, size)


def with_page_numbers(paper: Paper, x: float, y: float, form: str, size: float = 8) -> None:
    for page in range(1, paper.count + 1):
        paper.text(x, y, form.format(page=page, pages=paper.count), size, page=page, align="right")


def finished(paper: Paper, bill: Bill, rng: Random) -> bytes:
    for at, text in enumerate(bill.hidden):
        paper.text(40, 560 + 12 * at, text, 9, invisible=True, page=1)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def lonestar(bill: Bill, rng: Random) -> bytes:
    """A large telephone company: boxed summary at the upper right, slip at the bottom, three pages."""
    paper, account = Paper(Manner.drawn(rng)), bill.account
    phones: PhoneStyle = rng.choice(("parentheses", "dashes"))
    days: DayStyle = rng.choice(("short", "long"))
    paper.text(40, 60, account.carrier.name, 18, bold=True, color="#103a7c")
    paper.box(345, 40, 227, 96, fill="#eef2f8")
    summary = [
        ("Account number", account.number),
        *([("Bill date", day(bill.dated, days))] if bill.shows_date else []),
        ("Billing telephone number", phone(account.btn, phones)),
        ("Payment due date", day(bill.due, days)),
        ("Total amount due", money(bill.total_cents)),
    ]
    for at, (label, value) in enumerate(summary):
        paper.text(352, 58 + 16 * at, label, 8.5)
        paper.text(565, 58 + 16 * at, value, 8.5, bold=True, align="right")
    paper.lines(60, 150, (account.name, *lines_of(bill.mailing or account.place)), 10)
    paper.text(40, 225, f"Service address: {one_line(account.place)}", 9)
    _lonestar_summary(paper, bill, days)
    _slip(paper, bill, days, rng)
    _lonestar_lines(paper, bill, phones)
    with_terms(paper, TERMS, "Important information")
    with_page_numbers(paper, 572, 32, "Page {page} of {pages}")
    return finished(paper, bill, rng)


def _lonestar_summary(paper: Paper, bill: Bill, days: DayStyle) -> None:
    paper.text(40, 256, "Account summary", 12, bold=True)
    rows = [
        (f"Previous bill dated {day(bill.previous, days)}", bill.before_cents),
        (f"Payment received {day(bill.previous + timedelta(days=12), days)} - thank you", -bill.paid_cents),
        *([("Past due amount - pay immediately", bill.past_due_cents)] if bill.past_due_cents else []),
        (f"Current charges for {span(bill.begins, bill.ends, days)}", bill.charges_cents),
        ("Taxes, fees and surcharges", bill.tax_cents),
        ("Total amount due", bill.total_cents),
    ]
    for at, (label, cents) in enumerate(rows):
        paper.leaders(40, 278 + 15 * at, label, money(cents), 572)


def _slip(paper: Paper, bill: Bill, days: DayStyle, rng: Random) -> None:
    """To send back with the payment: the carrier's own post office box stands on it."""
    account = bill.account
    paper.paragraph(40, 420, advert(rng), 250, 10, bold=True)
    paper.rule(600, dashed=True)
    paper.text(
        40,
        618,
        "Detach and return this portion with your payment. Write your account number on your check.",
        7,
    )
    for at, (label, value) in enumerate(
        (
            ("Account number", account.number),
            ("Due date", day(bill.due, days)),
            ("Amount due", money(bill.total_cents)),
        )
    ):
        paper.text(330 + 85 * at, 640, label, 7)
        paper.text(330 + 85 * at, 653, value, 8, bold=True)
    paper.lines(60, 680, (account.name, *lines_of(bill.mailing or account.place)), 9, room=260)
    paper.lines(340, 690, (account.carrier.name, *account.carrier.po_box), 9)


def _lonestar_lines(paper: Paper, bill: Bill, phones: PhoneStyle) -> None:
    paper.next_page()
    paper.text(40, 60, f"{bill.account.carrier.name}   Account {bill.account.number}", 9)
    paper.text(40, 90, "Charges by telephone number", 12, bold=True)
    y = 115.0
    for number in bill.account.numbers:
        paper.text(40, y, phone(number, phones), 10, bold=True)
        paper.leaders(60, y + 14, "Business line, unlimited local", money(bill.each_cents - 500), 572)
        paper.leaders(60, y + 28, "Federal subscriber line charge", money(500), 572)
        y += 50


def pacific(bill: Bill, rng: Random) -> bytes:
    """Labels above their values in a strip, an embedded font, a table with heads."""
    paper, account = Paper(Manner.drawn(rng), "Vera"), bill.account
    phones: PhoneStyle = rng.choice(("dots", "dashes"))
    paper.box(0, 0, 612, 70, fill="#0b5f5a", stroke=False)
    paper.text(40, 45, account.carrier.name, 17, bold=True, color="#ffffff")
    strip = [
        ("ACCOUNT NUMBER", account.number),
        *([("STATEMENT DATE", day(bill.dated, "slashes"))] if bill.shows_date else []),
        ("DUE DATE", day(bill.due, "slashes")),
        ("AMOUNT DUE", money(bill.total_cents)),
    ]
    for at, (label, value) in enumerate(strip):
        paper.text(40 + 140 * at, 95, label, 7, color="#666666")
        paper.text(40 + 140 * at, 110, value, 9.5, bold=True)
    for x, label, lines in (
        (40, "ACCOUNT NAME", (account.name,)),
        (320, "SERVICE ADDRESS", lines_of(account.place)),
    ):
        paper.text(x, 140, label, 7, color="#666666")
        paper.lines(x, 154, lines, 9, room=260)
    paper.text(40, 180, "MAIN TELEPHONE NUMBER", 7, color="#666666")
    paper.text(40, 194, phone(account.btn, phones), 9)
    y = _pacific_charges(paper, bill)
    _pacific_lines(paper, bill, phones, y + 20)
    paper.box(40, 640, 532, 36, fill="#fff3d6", stroke=False)
    paper.paragraph(50, 655, advert(rng), 510, 8)
    paper.lines(40, 700, ("Send payments to:", account.carrier.name, *account.carrier.po_box), 8)
    paper.text(572, 700, f"Customer care {phone(account.carrier.phone, phones)}", 8, align="right")
    with_page_numbers(paper, 572, 770, "{page}/{pages}")
    return finished(paper, bill, rng)


def _pacific_charges(paper: Paper, bill: Bill) -> float:
    y = 250.0
    for label, cents in (
        ("Balance from last statement", bill.before_cents),
        ("Payments received", -bill.paid_cents),
        *((("Past due balance", bill.past_due_cents),) if bill.past_due_cents else ()),
        ("New charges", bill.charges_cents),
        ("Taxes and surcharges", bill.tax_cents),
        ("Total due", bill.total_cents),
    ):
        paper.text(40, y, label, 9)
        paper.text(572, y, money(cents), 9, align="right")
        paper.rule(y + 5)
        y += 18
    return y


def _pacific_lines(paper: Paper, bill: Bill, phones: PhoneStyle, y: float) -> None:
    columns = (40, 190, 380, 572)
    paper.box(36, y - 12, 540, 18, fill="#d8e8e6", stroke=False)
    for x, head in zip(columns, ("Phone number", "Plan", "Period", "Amount"), strict=True):
        paper.text(x, y, head, 8, bold=True, align="right" if x == 572 else "left")
    for at, number in enumerate(bill.account.numbers, 1):
        cells = (
            phone(number, phones),
            "Office Line",
            span(bill.begins, bill.ends, "slashes"),
            money(bill.each_cents),
        )
        for x, cell in zip(columns, cells, strict=True):
            paper.text(x, y + 17 * at, cell, 8, align="right" if x == 572 else "left")


def teletype(bill: Bill, rng: Random) -> bytes:
    """A regional company's line printer: capitals, dot leaders, account numbers that begin with the BTN."""
    paper, account = Paper(Manner.drawn(rng), "Courier"), bill.account
    phones: PhoneStyle = rng.choice(("spaces", "dashes"))
    days: DayStyle = rng.choice(("capitals", "teletype"))
    paper.text(40, 50, account.carrier.name.upper(), 12, bold=True)
    paper.text(572, 50, "MONTHLY STATEMENT", 10, align="right")
    y = 80.0
    for label, value in (
        ("ACCOUNT NUMBER", account.number),
        *((("BILL DATE", day(bill.dated, days)),) if bill.shows_date else ()),
        ("DUE DATE", day(bill.due, days)),
        ("CUSTOMER NAME", account.name.upper()),
        ("SERVICE ADDRESS", one_line(account.place).upper()),
    ):
        paper.leaders(40, y, label, value, 572, 9)
        y += 14
    y += 14
    for label, cents in (
        ("PREVIOUS BALANCE", bill.before_cents),
        ("PAYMENTS RECEIVED", -bill.paid_cents),
        *((("PAST DUE - PAY NOW", bill.past_due_cents),) if bill.past_due_cents else ()),
        ("CURRENT CHARGES", bill.charges_cents),
        ("TAXES AND SURCHARGES", bill.tax_cents),
        ("TOTAL AMOUNT DUE", bill.total_cents),
    ):
        paper.leaders(40, y, label, money(cents), 572, 9)
        y += 14
    paper.text(40, y + 20, "LOCAL EXCHANGE SERVICE", 9, bold=True)
    for at, number in enumerate(account.numbers, 2):
        paper.text(
            40,
            y + 6 + 14 * at,
            f"{phone(number, phones):<18}1FB   BUSINESS LINE   {money(bill.each_cents):>12}",
            9,
        )
    paper.lines(40, 640, ("REMIT TO:", account.carrier.name.upper(), *account.carrier.po_box), 9)
    paper.lines(
        330,
        640,
        (account.name.upper(), *(line.upper() for line in lines_of(bill.mailing or account.place))),
        9,
    )
    with_terms(paper, tuple(text.upper() for text in TERMS[:4]), "NOTICES", 7)
    with_page_numbers(paper, 572, 770, "PAGE {page} OF {pages}")
    return finished(paper, bill, rng)


def cable(bill: Bill, rng: Random) -> bytes:
    """A cable company's letter in two columns; the account number in groups; often sent to a box."""
    paper, account = Paper(Manner.drawn(rng)), bill.account
    phones: PhoneStyle = rng.choice(("parentheses", "dots"))
    days: DayStyle = rng.choice(("long", "short"))
    paper.text(40, 56, account.carrier.name, 20, bold=True, color="#7a1fa2")
    if bill.shows_date:
        paper.text(572, 50, f"Statement date {day(bill.dated, days)}", 8, align="right")
    paper.text(572, 62, f"Account number {account.number}", 8, align="right")
    paper.text(40, 100, f"Hello {account.user},", 12, bold=True)
    greeting = (
        f"Thanks for choosing {account.carrier.name}. Your bill for {span(bill.begins, bill.ends, days)} is "
        f"ready. Please pay {money(bill.total_cents)} by {day(bill.due, days)}."
    )
    paper.paragraph(40, 120, greeting, 250, 9)
    paper.paragraph(40, 200, advert(rng), 250, 9, bold=True)
    y = paper.lines(40, 260, ("For service at:", account.name, *lines_of(account.place)), 9, room=265)
    paper.lines(40, y + 8, ("Billing address:", *lines_of(bill.mailing or account.place)), 9)
    paper.box(320, 90, 252, 170, fill="#f6eefb")
    paper.text(332, 110, "Your bill at a glance", 11, bold=True)
    rows = (
        ("Previous balance", bill.before_cents),
        ("Payment - thank you", -bill.paid_cents),
        *((("Past due", bill.past_due_cents),) if bill.past_due_cents else ()),
        ("Regular monthly charges", bill.charges_cents),
        ("Taxes, fees and other charges", bill.tax_cents),
        ("Balance due", bill.total_cents),
    )
    for at, (label, cents) in enumerate(rows):
        paper.text(332, 132 + 19 * at, label, 9)
        paper.text(562, 132 + 19 * at, money(cents), 9, align="right")
    paper.text(320, 290, "Voice lines", 11, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(320, 310 + 15 * at, phone(number, phones), 9)
        paper.text(572, 310 + 15 * at, money(bill.each_cents), 9, align="right")
    paper.rule(640, dashed=True)
    paper.lines(340, 665, ("Mail payments to", account.carrier.name.upper(), *account.carrier.po_box), 9)
    with_terms(paper, TERMS[::-1], "Additional information")
    return finished(paper, bill, rng)


def wireless(bill: Bill, rng: Random) -> bytes:
    """A wireless company: one page for each line, dots in the numbers, its pages counted."""
    paper, account = Paper(Manner.drawn(rng), "Vera"), bill.account
    for at, number in enumerate((None, *account.numbers)):
        if at:
            paper.next_page()
        paper.text(40, 50, account.carrier.name, 14, bold=True, color="#c00020")
        heads = [
            ("Account", account.number),
            *([("Bill issue date", day(bill.dated, "short"))] if bill.shows_date else []),
            ("Billing period", span(bill.begins, bill.ends, "short")),
        ]
        for row, (label, value) in enumerate(heads):
            paper.text(330, 42 + 12 * row, f"{label}: {value}", 8)
        if number is None:
            _wireless_front(paper, bill, rng)
        else:
            _wireless_line(paper, bill, number)
    with_page_numbers(paper, 572, 770, "Page: {page} of {pages}")
    return finished(paper, bill, rng)


def _wireless_front(paper: Paper, bill: Bill, rng: Random) -> None:
    account = bill.account
    paper.lines(60, 130, (account.name, *lines_of(bill.mailing or account.place)), 9, room=255)
    paper.text(40, 215, "Total due", 12)
    paper.text(290, 215, money(bill.total_cents), 16, bold=True, align="right")
    paper.text(40, 232, f"Due by {day(bill.due, 'short')}", 9)
    paper.text(330, 130, "Account owner", 8, color="#777777")
    paper.text(330, 142, account.user, 9)
    paper.text(330, 162, "Service address", 8, color="#777777")
    paper.lines(330, 174, lines_of(account.place), 9)
    y = 280.0
    if bill.past_due_cents:
        paper.text(40, y, f"Past due balance {money(bill.past_due_cents)} - pay immediately", 10, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(60, y + 30 + 18 * at, f"{phone(number, 'dots')}", 9)
        paper.text(300, y + 30 + 18 * at, f"Page {at + 2}", 8)
        paper.text(572, y + 30 + 18 * at, money(bill.each_cents), 9, align="right")
    paper.paragraph(40, 620, advert(rng), 400, 8)
    paper.lines(340, 690, (account.carrier.name, *account.carrier.po_box), 9)


def _wireless_line(paper: Paper, bill: Bill, number: str) -> None:
    paper.text(40, 110, phone(number, "dots"), 14, bold=True)
    paper.text(40, 126, bill.account.user, 9)
    for at, (label, cents) in enumerate(
        (("Monthly charges: Unlimited Plus", bill.each_cents - 1500), ("Phone installment 7 of 24", 1500))
    ):
        paper.text(40, 160 + 18 * at, label, 9)
        paper.text(572, 160 + 18 * at, money(cents), 9, align="right")
    paper.text(40, 210, "Talk activity", 10, bold=True)
    for at in range(5):
        when = bill.begins + timedelta(days=4 * at + 1)
        paper.text(
            40,
            228 + 14 * at,
            f"{day(when, 'slashes')}   {9 + at}:2{at} AM   800.555.01{60 + at}   {at + 2} min",
            8,
        )


def voip(bill: Bill, rng: Random) -> bytes:
    """A reseller's invoice: `Bill to` beside `Service location`, items, no telephone company's habits."""
    paper, account = Paper(Manner.drawn(rng), "Times", LETTER), bill.account
    phones: PhoneStyle = rng.choice(("international", "parentheses"))
    paper.text(572, 60, "INVOICE", 24, bold=True, align="right", color="#888888")
    paper.lines(40, 50, (account.carrier.name, *account.carrier.office, f"{account.carrier.website}"), 10)
    heads = [
        ("Invoice #:", f"INV-{10000 + rng.randint(0, 89999)}"),
        *([("Invoice date:", day(bill.dated, "slashes"))] if bill.shows_date else []),
        ("Due date:", day(bill.due, "slashes")),
        ("Account #:", account.number),
        ("Main number:", phone(account.btn, phones)),
    ]
    for at, (label, value) in enumerate(heads):
        paper.text(470, 90 + 15 * at, label, 10, align="right")
        paper.text(572, 90 + 15 * at, value, 10, align="right")
    for x, label, place in (
        (40, "Bill To:", bill.mailing or account.place),
        (250, "Service Location:", account.place),
    ):
        paper.text(x, 180, label, 10, bold=True)
        paper.lines(x, 195, (account.name, *lines_of(place)), 10, room=200)
    y = _voip_items(paper, bill, phones)
    for label, cents in (
        ("Subtotal", bill.charges_cents),
        ("Taxes and surcharges", bill.tax_cents),
        *((("Past due", bill.past_due_cents),) if bill.past_due_cents else ()),
        ("Total due", bill.total_cents),
    ):
        paper.text(480, y, label, 10, align="right")
        paper.text(572, y, money(cents), 10, align="right")
        y += 16
    questions = f"support@{account.carrier.website} or {phone(account.carrier.phone, phones)}"
    paper.text(40, 730, f"Questions about this invoice? {questions}", 9)
    paper.text(40, 745, f"Checks: {', '.join(account.carrier.po_box)}", 9)
    return finished(paper, bill, rng)


def _voip_items(paper: Paper, bill: Bill, phones: PhoneStyle) -> float:
    columns = (40, 330, 440, 572)
    paper.box(36, 266, 540, 18, fill="#dddddd", stroke=False)
    for x, head in zip(columns, ("Item", "Qty", "Rate", "Amount"), strict=True):
        paper.text(x, 279, head, 10, bold=True, align="left" if x == 40 else "right")
    y = 300.0
    for number in bill.account.numbers:
        cells = (
            f"Hosted voice seat {phone(number, phones)}",
            "1",
            money(bill.each_cents),
            money(bill.each_cents),
        )
        for x, cell in zip(columns, cells, strict=True):
            paper.text(x, y, cell, 10, align="left" if x == 40 else "right")
        y += 17
    return y + 14


def coop(bill: Bill, rng: Random) -> bytes:
    """A rural cooperative: no colons, two columns, the subscriber's name and place without any label."""
    paper, account = Paper(Manner.drawn(rng), "Times"), bill.account
    phones: PhoneStyle = rng.choice(("plain", "dashes", "spaces"))
    days: DayStyle = rng.choice(("long", "slashes"))
    paper.text(306, 50, account.carrier.name.upper(), 14, bold=True, align="center")
    paper.text(306, 66, f"{account.carrier.office[0]}  {account.carrier.office[1]}", 9, align="center")
    paper.text(306, 86, "TELEPHONE BILL", 12, align="center")
    paper.lines(70, 130, (account.name, *lines_of(account.place)), 10, room=270)
    rows = [
        ("Account No.", account.number),
        ("Telephone", phone(account.btn, phones)),
        *([("Billing Date", day(bill.dated, days))] if bill.shows_date else []),
        ("Due Date", day(bill.due, days)),
    ]
    for at, (label, value) in enumerate(rows):
        paper.text(360, 130 + 15 * at, label, 10)
        paper.text(460, 130 + 15 * at, value, 10)
    y = 240.0
    for label, cents in (
        ("Balance forward", bill.before_cents),
        ("Payments received thank you", -bill.paid_cents),
        *((("Past due, subject to disconnection", bill.past_due_cents),) if bill.past_due_cents else ()),
        *((f"Local service {phone(number, phones)}", bill.each_cents) for number in account.numbers),
        ("Taxes and surcharges", bill.tax_cents),
        ("Amount due", bill.total_cents),
    ):
        paper.leaders(70, y, label, money(cents), 540, 10)
        y += 16
    meeting = day(bill.due + timedelta(days=9), days)
    news = (
        f"NEWS FROM YOUR CO-OP  Annual meeting {meeting} at the Community Hall, 410 Depot Street. Capital "
        "credit checks are in the mail."
    )
    paper.paragraph(70, y + 30, news, 460, 10)
    paper.lines(70, 690, (f"Make checks payable to {account.carrier.name}", *account.carrier.po_box), 10)
    return finished(paper, bill, rng)


def tollfree(bill: Bill, rng: Random) -> bytes:
    """A toll-free provider's usage invoice, a table across the whole page."""
    paper, account = Paper(Manner.drawn(rng)), bill.account
    phones: PhoneStyle = rng.choice(("one", "parentheses", "plain"))
    paper.text(40, 50, account.carrier.name, 16, bold=True)
    paper.text(40, 66, "Usage Invoice", 11)
    grid = [
        [("Customer name", account.name), ("Account number", account.number)],
        [("Service address", one_line(account.place)), ("Contact", account.user)],
        [
            ("Invoice date", day(bill.dated, "long") if bill.shows_date else "see statement"),
            ("Payment due", day(bill.due, "long")),
        ],
    ]
    for at, row in enumerate(grid):
        for x, (label, value) in zip((40, 350), row, strict=True):
            paper.box(x, 84 + 36 * at, 305 if x == 40 else 222, 34)
            paper.text(x + 4, 94 + 36 * at, label, 6.5, color="#555555")
            paper.text(x + 4, 109 + 36 * at, value, 8.5, room=297 if x == 40 else 214)
    y = 230.0
    columns = (40, 180, 300, 420, 572)
    for number in (None, *account.numbers):
        cells = ("Toll-free number", "Calls", "Minutes", "Rate", "Amount")
        if number:
            cells = (
                phone(number, phones),
                str(rng.randint(3, 900)),
                f"{rng.randint(10, 9000)}.{rng.randint(0, 9)}",
                "0.039",
                money(bill.each_cents),
            )
        for x, cell in zip(columns, cells, strict=True):
            paper.text(x, y, cell, 9, bold=number is None, align="right" if x > 40 else "left")
        y += 16
    for label, cents in (
        *((("Past due", bill.past_due_cents),) if bill.past_due_cents else ()),
        ("Taxes and surcharges", bill.tax_cents),
        ("Amount due", bill.total_cents),
    ):
        paper.text(470, y + 10, label, 9, align="right")
        paper.text(572, y + 10, money(cents), 9, align="right")
        y += 16
    paper.paragraph(40, 660, advert(rng), 530, 8)
    paper.text(40, 740, f"Remit to {account.carrier.name}, {', '.join(account.carrier.po_box)}", 8)
    with_page_numbers(paper, 572, 770, "Page {page} of {pages}")
    return finished(paper, bill, rng)
