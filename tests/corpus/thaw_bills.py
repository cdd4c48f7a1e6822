"""Bills of the thaw: four carriers of the United States, two of Canada, one in French."""

from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, TERMS_FRENCH, advert
from tests.corpus.content import Bill
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.newcomers_notation import Columns, Field, calls, hyphen_day, over, table
from tests.corpus.notation import day, money, phone, span
from tests.corpus.paper import A4, Manner, Paper
from tests.corpus.strangers_notation import barcode, figures, named_day, short_day, spaced
from tests.corpus.week_drawing import apart, beside


def ridgewaytel(bill: Bill, rng: Random) -> bytes:
    """A rural telephone company on three pages: what is due, the lines, and the calls to others' numbers."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))

    def head(page: int) -> None:
        paper.text(40, 44, carrier.name, 14 if page == 1 else 10, bold=True, color="#b3001b")
        paper.text(572, 36, f"Page {page} of 3", 8, align="right")
        paper.text(572, 48, f"Account Number: {account.number}", 8.5, align="right")
        if bill.shows_date:
            paper.text(572, 60, f"Bill Date: {short_day(bill.dated)}", 8.5, align="right")
        paper.rule(68)

    head(1)
    paper.lines(50, 110, addressee(bill, 10), 10)
    paper.box(330, 92, 242, 76, fill="#fbeff0")
    rows = [("Amount Due", money(bill.total_cents)), ("Due Date", short_day(bill.due)),
            ("Billing Telephone Number", spaced(account.btn))]  # fmt: skip
    apart(paper, 340, 562, 114, rows, 9.5, 20)
    names = ("Previous Balance", "Payments Received", "Past Due Amount", "Current Charges",
             "Taxes and Surcharges", "Amount Due")  # fmt: skip
    paper.text(40, 210, "Billing Summary", 12, bold=True)
    y = figures(paper, 40, 330, 230, balance(bill, names), 15, 9)
    paper.paragraph(40, y + 24, f"{advert(rng)} {TERMS[1]}", 530, 8)
    paper.rule(640, dashed=True)
    paper.lines(50, 664, (carrier.name.upper(), *(line.upper() for line in carrier.po_box)), 9)
    stub = [("Account Number", account.number), ("Amount Due", money(bill.total_cents))]
    apart(paper, 340, 572, 664, stub, 9, 15)
    barcode(paper, 50, 720, 200, 10, rng)
    paper.next_page()
    head(2)
    paper.text(40, 92, "Detail of Current Charges", 12, bold=True)
    paper.text(40, 110, "Service Address", 8.5, bold=True)
    paper.lines(40, 123, (account.name, *notation.lines_of(account.place)), 9)
    y = 190.0
    for number in account.numbers:
        paper.text(40, y, f"Service for {spaced(number)}", 9.5, bold=True)
        period = f"{short_day(bill.begins)} to {short_day(bill.ends)}"
        paper.text(54, y + 14, f"Business access line  {period}", 8.5)
        paper.text(572, y + 14, money(bill.each_cents), 8.5, align="right")
        y += 34
    paper.next_page()
    head(3)
    paper.text(40, 92, "Itemized Calls", 12, bold=True)
    rows_ = [("Date", "Time", "Number called", "Place", "Minutes"), *calls(bill, rng, 12)]
    columns: Columns = ((40, "left"), (90, "left"), (150, "left"), (280, "left"), (572, "right"))
    y = table(paper, 112, columns, rows_, 8.5, 14)
    paper.paragraph(40, y + 14, f"All calls are included in your plan. {TERMS[0]}", 530, 8)
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def zephyrpbx(bill: Bill, rng: Random) -> bytes:
    """A hosted exchange's invoice: parties in a table of two cells, a row for each extension."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 52, "INVOICE", 22, bold=True, color="#0a7d77")
    paper.text(572, 46, carrier.name, 12, bold=True, align="right")
    paper.text(572, 59, ", ".join(carrier.office), 8, align="right")
    for x, label, lines in (
        (40, "Bill to", addressee(bill, 9.5, 240)),
        (306, "Service location (E911)", (account.name, *notation.lines_of(account.place))),
    ):
        paper.box(x, 78, 266, 16, fill="#d7efed")
        paper.box(x, 94, 266, 66)
        paper.text(x + 6, 90, label, 8.5, bold=True)
        paper.lines(x + 6, 108, lines, 9.5, 13, room=254)
    rows: list[Field] = [("Account number", account.number),
                         ("Invoice number", f"Z{rng.randint(10**6, 10**7)}")]  # fmt: skip
    if bill.shows_date:
        rows.append(("Invoice date", hyphen_day(bill.dated)))
    rows += [("Payment due", hyphen_day(bill.due)),
             ("Service period", f"{hyphen_day(bill.begins)} to {hyphen_day(bill.ends)}")]  # fmt: skip
    y = beside(paper, 40, 186, rows, 100, 9, 14, bold_labels=True)
    items: list[tuple[str, ...]] = [("Ext.", "Direct number", "Seat", "Price")]
    items += [
        (str(101 + at), phone(number, "dashes"), "Unlimited seat", money(bill.each_cents))
        for at, number in enumerate(account.numbers)
    ]
    columns: Columns = ((40, "left"), (90, "left"), (260, "left"), (572, "right"))
    y = table(paper, y + 20, columns, items, 9, 16, lined=True)
    names = ("Previous invoice", "Payments", "Past due", "Seats", "Taxes and 911 fees", "Balance due")
    figures(paper, 306, 572, y + 16, balance(bill, names), 15, 9)
    paper.text(40, 720, f"Checks to {carrier.name}, {', '.join(carrier.po_box)}", 8)
    paper.text(40, 733, f"Billing: {phone(carrier.phone, 'parentheses')}, {carrier.website}", 8)
    paper.lines(40, 756, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")


def millcity(bill: Bill, rng: Random) -> bytes:
    """A town's own utility, which also has telephones: its facts in a ruled table, then the charges."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Courier")
    paper.text(40, 46, carrier.name, 13, bold=True)
    paper.text(40, 60, f"{', '.join(carrier.office)}   {phone(carrier.phone, 'dashes')}", 8)
    cells = [("Account No.", account.number), ("Customer", account.name),
             ("Service Address", notation.one_line(account.place))]  # fmt: skip
    y = 76.0
    for label, value in cells:
        paper.box(40, y, 120, 18)
        paper.box(160, y, 412, 18)
        paper.text(46, y + 12, label, 8.5, bold=True)
        paper.text(166, y + 12, value, 8.5, room=400)
        y += 18
    facts = [("Billing Date", day(bill.dated, "slashes"))] if bill.shows_date else []
    facts += [("Due Date", day(bill.due, "slashes")), ("Amount Due", money(bill.total_cents))]
    width = 532 / len(facts)
    for at, (label, value) in enumerate(facts):
        paper.box(40 + width * at, y, width, 30)
        paper.text(46 + width * at, y + 11, label, 7.5, bold=True)
        paper.text(46 + width * at, y + 24, value, 9)
    paper.lines(60, y + 70, addressee(bill, 11, 300), 10)
    y += 150
    paper.text(40, y, "TELEPHONE SERVICE", 10, bold=True)
    for at, number in enumerate(account.numbers, 1):
        paper.text(40, y + 15 * at, f"{spaced(number)}  COMMERCIAL LINE", 9)
        paper.text(572, y + 15 * at, money(bill.each_cents), 9, align="right")
    y += 15 * len(account.numbers) + 30
    names = ("PREVIOUS BALANCE", "PAYMENTS", "PAST DUE", "TELEPHONE", "TAXES", "AMOUNT DUE")
    figures(paper, 306, 572, y, balance(bill, names), 15, 9)
    paper.rule(690, dashed=True)
    paper.text(40, 710, f"Pay at the office or mail to {', '.join(carrier.po_box)}", 8.5)
    paper.text(40, 724, f"Account No. {account.number}    Amount Due {money(bill.total_cents)}", 8.5)
    paper.lines(40, 760, bill.hidden, invisible=True)
    return paper.made(rng)


def openline(bill: Bill, rng: Random) -> bytes:
    """A start-up's invoice on A4: everything at the left under small heads, much white."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera", A4)
    paper.text(48, 66, carrier.name, 14, bold=True)
    paper.text(547, 66, money(bill.total_cents), 14, bold=True, align="right")
    paper.text(547, 80, f"due {named_day(bill.due)}", 8.5, align="right")
    columns: list[tuple[str, list[str]]] = [("Account ID", [account.number])]
    if bill.shows_date:
        columns.append(("Date of issue", [named_day(bill.dated)]))
    columns.append(("Period", [f"{named_day(bill.begins, year=False)} - {named_day(bill.ends)}"]))
    for at, (label, lines) in enumerate(columns):
        over(paper, 48 + 170 * at, 120, label, lines, 9)
    over(paper, 48, 160, "Billed to", addressee(bill, 10.5, 230), 9, room=230)
    over(paper, 318, 160, "Service address", notation.lines_of(account.place), 9, room=230)
    paper.text(48, 250, "Phone numbers", 11, bold=True)
    y = 270.0
    for number in account.numbers:
        paper.text(48, y, phone(number, "international"), 9)
        paper.text(220, y, "Business number, calls and texts", 9)
        paper.text(547, y, money(bill.each_cents), 9, align="right")
        paper.rule(y + 6, 48, 547, width=0.3)
        y += 19
    names = ("Last invoice", "Paid", "Overdue", "Subtotal", "Taxes", "Total")
    figures(paper, 340, 547, y + 14, balance(bill, names), 15, 9)
    paper.text(48, 800, f"{carrier.name}, {', '.join(carrier.office)}, {carrier.website}", 7.5)
    paper.lines(48, 780, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")


def laketel(bill: Bill, rng: Random) -> bytes:
    """An Ontario company's bill: the account in a column at the right, each line with its own sum."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 52, carrier.name, 19, bold=True, color="#1d4f91")
    paper.text(40, 66, "Business account", 10)
    paper.lines(40, 112, addressee(bill, 11, 260), 11)
    y = 50.0
    facts: list[tuple[str, list[str]]] = [("Account number", [account.number]),
                                          ("Account holder", [account.name])]  # fmt: skip
    if bill.shows_date:
        facts.append(("Bill date", [day(bill.dated, "long")]))
    facts += [("Due date", [day(bill.due, "long")]), ("Service address", [*notation.lines_of(account.place)])]
    for label, lines in facts:
        paper.text(372, y, label, 8.5, bold=True, color="#1d4f91")
        y = paper.lines(372, y + 12, lines, 10, 12, room=200) + 5
    paper.text(40, 236, "What you owe", 13, bold=True)
    names = ("Your last bill", "Your payments", "Past due amount", "This bill", "HST", "Total amount due")
    y = figures(paper, 40, 572, 256, balance(bill, names), 16, 10)
    paper.text(40, y + 16, f"Your lines from {span(bill.begins, bill.ends, 'long')}", 13, bold=True)
    y += 36
    for number in account.numbers:
        paper.leaders(40, y, f"{phone(number, 'parentheses')}, individual business line",
                      money(bill.each_cents), 572, 10)  # fmt: skip
        y += 16
    paper.paragraph(40, 650, f"{TERMS[0]} {advert(rng)}", 530, 9)
    paper.text(40, 730, f"Cheques: {carrier.name}, {', '.join(carrier.po_box)}", 9)
    paper.lines(40, 760, bill.hidden, invisible=True)
    return paper.made(rng, "Bill")


def polaire(bill: Bill, rng: Random) -> bytes:
    """In French, on two pages: a head in three parts, then the detail of each line."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 48, carrier.name, 15, bold=True, color="#00456b")
    paper.text(572, 48, "Page 1 de 2", 8, align="right")
    parts: list[tuple[str, str]] = [("No de compte", account.number)]
    if bill.shows_date:
        parts.append(("Date de la facture", day(bill.dated, "french")))
    parts += [("Date d'échéance", day(bill.due, "french")),
              ("Montant total dû", money(bill.total_cents, french=True))]  # fmt: skip
    width = 532 / len(parts)
    for at, (label, value) in enumerate(parts):
        paper.text(40 + width * at, 78, label, 7.5, color="#555555")
        paper.text(40 + width * at, 92, value, 9.5, bold=True, room=width - 10)
    paper.rule(102)
    paper.lines(40, 136, addressee(bill, 11, 260), 9.5)
    paper.text(40, 222, "Sommaire", 12, bold=True)
    names = ("Facture précédente", "Paiements", "Montant en souffrance", "Services de téléphonie",
             "TPS et TVQ", "Montant total dû")  # fmt: skip
    figures(paper, 40, 400, 242, balance(bill, names), 16, 9, french=True)
    paper.paragraph(40, 400, f"{TERMS_FRENCH[0]} {TERMS_FRENCH[1]}", 530, 8)
    paper.rule(660, dashed=True)
    paper.lines(40, 684, (carrier.name, *carrier.po_box), 9)
    paper.next_page()
    paper.text(40, 46, f"No de compte : {account.number}", 8.5)
    paper.text(572, 46, "Page 2 de 2", 8, align="right")
    paper.text(40, 78, "Détail de vos services", 12, bold=True)
    paper.text(40, 96, f"Adresse de service : {notation.one_line(account.place)}", 9, room=530)
    paper.text(40, 112, f"Client : {account.name}", 9, room=530)
    lines: list[tuple[str, ...]] = [("Numéro", "Description", "Période", "Montant")]
    period = f"{bill.begins.isoformat()} au {bill.ends.isoformat()}"
    lines += [
        (spaced(number), "Ligne d'affaires", period, money(bill.each_cents, french=True))
        for number in account.numbers
    ]
    columns: Columns = ((40, "left"), (160, "left"), (300, "left"), (572, "right"))
    table(paper, 138, columns, lines, 8.5, 16, lined=True)
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Facture")
