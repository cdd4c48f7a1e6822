"""Bills of carriers whose papers the rules were not written for."""

from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, TERMS_FRENCH, advert
from tests.corpus.content import Bill
from tests.corpus.notation import day, money, phone, span
from tests.corpus.paper import Manner, Paper


def cumberland(bill: Bill, rng: Random) -> bytes:
    """An old telephone company: a glance box, three pages, a slip to return with the check."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name, 20, bold=True, color="#00457c")
    _corner_of_cumberland(paper, bill, 1)
    paper.lines(60, 110, (account.name.upper(), *notation.lines_of(bill.mailing or account.place)), 9.5)
    paper.text(40, 196, "Bill-At-A-Glance", 13, bold=True)
    paper.rule(202, 40, 330)
    overdue = bill.past_due_cents
    rows = [
        ("Previous Bill", money(bill.before_cents)),
        (f"Payment Received {bill.previous:%m/%d} - Thank you!", money(-bill.paid_cents)),
        ("Adjustments", money(0)),
        ("Past Due - Please Pay Immediately" if overdue else "Balance", money(overdue)),
        ("Current Charges", money(bill.before_cents)),
    ]
    for at, (label, value) in enumerate(rows):
        paper.text(44, 218 + 15 * at, label)
        paper.text(328, 218 + 15 * at, value, align="right")
    paper.box(40, 296, 290, 36, fill="#e8eef5", stroke=False)
    paper.text(44, 310, "Total Amount Due", 10, bold=True)
    paper.text(328, 310, money(bill.total_cents), 10, bold=True, align="right")
    paper.text(44, 325, "Amount Due in Full by", 9)
    paper.text(328, 325, day(bill.due, "short"), 9, align="right")
    paper.text(360, 196, "Billing Summary", 13, bold=True)
    paper.text(360, 216, f"Questions? Call {phone(carrier.phone, 'dots')}", 8.5)
    paper.text(360, 232, f"Plans and Services, {span(bill.begins, bill.ends, 'short')}", 8)
    paper.paragraph(360, 262, advert(rng), 200, 8)
    paper.rule(610, dashed=True)
    paper.text(
        306, 622, "Return bottom portion with your check in the enclosed envelope.", 7.5, align="center"
    )
    paper.lines(60, 650, (account.name, *notation.lines_of(bill.mailing or account.place)), 9)
    paper.lines(330, 640, ("Make checks payable to:", carrier.name.upper(), *carrier.po_box), 9)
    paper.text(330, 700, f"Account Number   {account.number}", 9)
    paper.text(572, 716, f"Pay {money(bill.total_cents)}", 9, align="right")
    paper.text(60, 770, f"{rng.randint(10**9, 10**10)}{rng.randint(10**9, 10**10)}0004", 10, family="Courier")
    paper.lines(60, 560, bill.hidden, invisible=True)
    paper.next_page()
    _corner_of_cumberland(paper, bill, 2)
    paper.text(40, 60, account.name, 9, bold=True)
    paper.text(40, 110, "Plans and Services", 13, bold=True)
    paper.text(40, 128, "Service Location", 9, bold=True)
    paper.text(130, 128, notation.one_line(account.place), 9)
    y = 150.0
    for number in account.numbers:
        paper.text(40, y, f"Charges for {phone(number, 'spaces')}", 9, bold=True)
        paper.text(60, y + 12, "Complete Choice for Business", 8.5)
        paper.text(330, y + 12, money(bill.each_cents), 8.5, align="right")
        y += 30
    paper.text(60, y, "Federal Universal Service Fee and State Taxes", 8.5)
    paper.text(330, y, money(bill.tax_cents), 8.5, align="right")
    paper.next_page()
    _corner_of_cumberland(paper, bill, 3)
    y = 110.0
    for term in TERMS:
        y = paper.paragraph(40, y, term, 500, 8)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "bill")


def _corner_of_cumberland(paper: Paper, bill: Bill, page: int) -> None:
    rows = [("Page", f"{page} of 3"), ("Account Number", bill.account.number)]
    if bill.shows_date:
        rows.append(("Billing Date", day(bill.dated, "short")))
    for at, (label, value) in enumerate([*rows, ("Web Site", bill.account.carrier.website)]):
        paper.text(400, 40 + 12 * at, label, 8.5, bold=True)
        paper.text(572, 40 + 12 * at, value, 8.5, align="right")


def brightwire(bill: Bill, rng: Random) -> bytes:
    """A cable company: labels above their values, services in a sentence, adverts between them."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.box(0, 0, 612, 54, fill="#0b3d66", stroke=False)
    paper.text(40, 35, carrier.name, 17, bold=True, color="#ffffff")
    left = [("Account no.", account.number), ("Security code", f"{rng.randint(1000, 9999)}")]
    if bill.shows_date:
        left.insert(0, ("Statement date", day(bill.dated, "long")))
    for at, (label, value) in enumerate(left):
        paper.text(40 + 180 * at, 78, label, 7.5, color="#666666")
        paper.text(40 + 180 * at, 91, value, 10, bold=True)
    paper.text(40, 124, "Service for", 7.5, color="#666666")
    paper.text(40, 137, account.name, 9)
    paper.text(40, 158, "Installed at", 7.5, color="#666666")
    paper.lines(40, 171, notation.lines_of(account.place), 9)
    paper.box(330, 114, 242, 122, fill="#f1f6fa")
    paper.text(342, 132, "Your bill at a glance", 11, bold=True)
    rows = [
        ("Previous balance", money(bill.before_cents)),
        ("Payments received", money(-bill.paid_cents)),
        *([("Past due balance", money(bill.past_due_cents))] if bill.past_due_cents else []),
        ("Phone for Business", money(bill.charges_cents)),
        ("Taxes, fees and charges", money(bill.tax_cents)),
        (f"Total due by {bill.due:%m/%d/%y}", money(bill.total_cents)),
    ]
    for at, (label, value) in enumerate(rows):
        paper.text(342, 150 + 14 * at, label, 8)
        paper.text(562, 150 + 14 * at, value, 8, align="right")
    paper.paragraph(
        40,
        270,
        f"Services from {bill.begins:%m/%d/%y} through {bill.ends:%m/%d/%y}. Details on page 2.",
        520,
        8,
    )
    paper.text(40, 300, "News from us", 12, bold=True)
    paper.paragraph(40, 318, advert(rng), 520, 8)
    paper.paragraph(40, 346, f"Call us any time at {phone(carrier.phone, 'one')}.", 520, 8)
    paper.rule(600, dashed=True)
    paper.lines(40, 622, (carrier.name, *carrier.office), 7.5)
    paper.text(572, 588, "Page 1 of 2", 7, align="right")
    to = bill.mailing or account.place
    paper.lines(60, 690, (account.name.upper(), *notation.lines_of(to)), 8.5)
    paper.lines(360, 690, (carrier.name.upper(), *carrier.po_box), 8.5)
    paper.text(360, 625, f"Account no. {account.number}", 8)
    paper.text(360, 640, f"Please pay {money(bill.total_cents)} by {bill.due:%B} {bill.due.day}", 8)
    paper.lines(40, 400, bill.hidden, invisible=True)
    paper.next_page()
    paper.text(40, 40, f"Account no. {account.number}", 8)
    paper.text(572, 40, "Page 2 of 2", 7, align="right")
    paper.text(40, 70, "Phone for Business", 12, bold=True)
    y = 92.0
    for number in account.numbers:
        paper.text(40, y, f"Voice line {phone(number, 'parentheses')}", 8.5)
        paper.text(572, y, money(bill.each_cents), 8.5, align="right")
        y += 16
    for term in TERMS[1:4]:
        y = paper.paragraph(40, y + 12, term, 520, 7)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng)


def cedarfork(bill: Bill, rng: Random) -> bytes:
    """A rural cooperative: one page of a line printer, dots before the values, the calls of the month."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Courier")
    paper.lines(306, 50, (carrier.name.upper(), *carrier.office), 10, align="center")
    paper.text(306, 96, f"OFFICE {phone(carrier.phone, 'dashes')}   REPAIR 611", 9, align="center")
    rows = [("MEMBER NO", account.number), ("MEMBER NAME", account.name.upper())]
    place = notation.one_line(account.place).upper()
    rows += [("911 ADDRESS", place), ("PRIMARY PHONE", phone(account.btn, "dashes"))]
    if bill.shows_date:
        rows.append(("BILLING DATE", day(bill.dated, "slashes")))
    rows += [("DUE DATE", day(bill.due, "slashes")), ("FOR SERVICE", span(bill.begins, bill.ends, "slashes"))]
    for at, (label, value) in enumerate(rows):
        paper.leaders(50, 130 + 14 * at, label, value, 562, 8.5)
    y = 250.0
    charges = [
        ("PREVIOUS BALANCE", bill.before_cents),
        ("PAYMENTS", -bill.paid_cents),
        *([("PAST DUE", bill.past_due_cents)] if bill.past_due_cents else []),
        *((f"ACCESS LINE {phone(number, 'dashes')}", bill.each_cents) for number in account.numbers),
        ("TAX 911 AND USF", bill.tax_cents),
        ("TOTAL DUE", bill.total_cents),
    ]
    for label, cents in charges:
        paper.leaders(50, y, label, money(cents), 562, 8.5)
        y += 13
    y += 14
    paper.text(50, y, "DATE   TIME    PLACE CALLED    NUMBER        MIN    AMT", 8.5, bold=True)
    for at in range(3):
        called = f"563-555-0{rng.randint(200, 999)}"
        when = f"{bill.ends:%m/%d}  {rng.randint(10, 12)}:{rng.randint(10, 59)}AM"
        paper.text(50, y + 13 * (at + 1), f"{when} DUBUQUE IA      {called}  4      .40", 8.5)
    paper.paragraph(50, y + 70, advert(rng).upper(), 500, 8)
    paper.lines(50, 620, bill.hidden, invisible=True)
    paper.rule(650, dashed=True)
    paper.text(50, 664, "DETACH AND RETURN WITH PAYMENT", 8)
    paper.lines(50, 684, (account.name.upper(), *notation.lines_of(bill.mailing or account.place)), 9)
    paper.lines(360, 684, ("REMIT TO", carrier.name.upper(), *carrier.po_box), 9)
    paper.text(360, 744, f"MEMBER NO {account.number}", 9)
    return paper.made(rng)


def voxara(bill: Bill, rng: Random) -> bytes:
    """A cloud telephone service: an invoice with two columns of particulars and a table of numbers."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(572, 56, "INVOICE", 22, align="right", color="#7a3fa0")
    paper.lines(40, 50, (carrier.name, *carrier.office, carrier.website), 8)
    rows = [("Customer code", account.number), ("Invoice no.", f"INV-{rng.randint(100000, 999999)}")]
    if bill.shows_date:
        rows.append(("Invoiced", day(bill.dated, "short")))
    rows += [("Terms", "Net 21"), ("Pay by", day(bill.due, "short"))]
    for at, (label, value) in enumerate(rows):
        paper.text(470, 100 + 13 * at, f"{label}:", 8, align="right", color="#555555")
        paper.text(478, 100 + 13 * at, value, 8)
    paper.text(40, 120, "BILL TO", 7, bold=True)
    paper.text(40, 133, account.name, 8.5, room=180)
    paper.lines(40, 144, (f"Attn: {account.user}", *notation.lines_of(bill.mailing or account.place)), 8.5)
    paper.text(230, 120, "PLACE OF PRIMARY USE", 7, bold=True)
    paper.lines(230, 133, notation.lines_of(account.place), 8.5)
    paper.box(40, 215, 532, 18, fill="#7a3fa0", stroke=False)
    for x, head in ((46, "Number"), (170, "Description"), (440, "Qty"), (520, "Amount")):
        paper.text(x, 227, head, 8, bold=True, color="#ffffff")
    y = 247.0
    for number in account.numbers:
        paper.text(46, y, phone(number, "international"), 8)
        paper.text(170, y, f"Voice seat, {span(bill.begins, bill.ends, 'short')}", 8)
        paper.text(446, y, "1", 8)
        paper.text(566, y, money(bill.each_cents), 8, align="right")
        y += 15
    tail = [("Taxes and regulatory fees", bill.tax_cents), ("This invoice", bill.before_cents)]
    if bill.past_due_cents:
        tail.append(("Overdue from earlier invoices", bill.past_due_cents))
    for label, cents in (*tail, ("Balance to pay", bill.total_cents)):
        paper.text(480, y + 8, label, 8, align="right")
        paper.text(566, y + 8, money(cents), 8, align="right")
        y += 14
    paper.paragraph(40, y + 40, advert(rng), 520, 7.5)
    paper.paragraph(40, 720, f"Checks: {carrier.name}, {', '.join(carrier.po_box)}", 520, 7)
    paper.lines(40, 640, bill.hidden, invisible=True)
    return paper.made(rng)


def continental(bill: Bill, rng: Random) -> bytes:
    """A network for firms: boxes with the label in their head, working numbers on the second page."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 52, carrier.name, 18, bold=True)
    paper.text(572, 52, "Page 1 of 2", 8, align="right")
    cells = [("Account", account.number), ("BTN/Main", phone(account.btn, "dashes"))]
    cells.append(("Bill prepared on", day(bill.dated, "long")) if bill.shows_date else ("Cycle", "04"))
    _boxes(paper, 40, 70, [*cells, ("Payment due", day(bill.due, "long"))], 133)
    _boxes(paper, 40, 108, [("Customer", account.name)], 532)
    _boxes(paper, 40, 146, [("Service location", notation.one_line(account.place))], 532)
    paper.text(40, 210, "Summary of charges", 12, bold=True)
    overdue = bill.past_due_cents
    rows = (
        ("Balance from last statement", bill.before_cents),
        ("Payments posted", -bill.paid_cents),
        ("Amount past due" if overdue else "Balance carried forward", overdue),
        ("Recurring charges", bill.charges_cents),
        ("Taxes and surcharges", bill.tax_cents),
        ("Total now due", bill.total_cents),
    )
    for at, (label, cents) in enumerate(rows):
        paper.leaders(40, 230 + 15 * at, label, money(cents), 400, 10)
    paper.text(40, 340, f"Charges are for {span(bill.begins, bill.ends, 'long')}.", 9)
    paper.paragraph(40, 370, advert(rng), 400, 9)
    paper.rule(620, dashed=True)
    paper.lines(70, 670, (account.name.upper(), *notation.lines_of(bill.mailing or account.place)), 9)
    paper.lines(370, 670, (carrier.name.upper(), *carrier.po_box), 9)
    paper.lines(40, 560, bill.hidden, invisible=True)
    paper.next_page()
    paper.text(572, 52, "Page 2 of 2", 8, align="right")
    for x, head in ((40, "WTN"), (160, "Service"), (330, "Monthly")):
        paper.text(x, 80, head, 9, bold=True)
    paper.rule(85)
    for at, number in enumerate(account.numbers):
        paper.text(40, 100 + 14 * at, phone(number, "plain"), 9)
        paper.text(160, 100 + 14 * at, "Business line, measured", 9)
        paper.text(370, 100 + 14 * at, money(bill.each_cents), 9, align="right")
    y = 130.0 + 14 * len(account.numbers)
    for term in TERMS[:2]:
        y = paper.paragraph(40, y, term, 520, 8)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng)


def _boxes(paper: Paper, x: float, y: float, cells: list[tuple[str, str]], width: float) -> None:
    """In a row, a small label over its value in each."""
    for at, (label, value) in enumerate(cells):
        paper.box(x + width * at, y, width, 34)
        paper.text(x + width * at + 4, y + 10, label, 7)
        paper.text(x + width * at + 4, y + 25, value, 10, room=width - 8)


def georgian(bill: Bill, rng: Random) -> bytes:
    """A large company of Ontario: particulars in a column at the right, services by line."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 56, carrier.name, 22, bold=True, color="#005aa0")
    paper.lines(40, 110, (account.name, *notation.lines_of(bill.mailing or account.place)), 9.5)
    right = [("Client number", account.number)]
    if bill.shows_date:
        right.append(("Bill date", day(bill.dated, "long")))
    right += [
        ("Required payment date", day(bill.due, "long")),
        ("Service address", notation.one_line(account.place)),
    ]
    y = 100.0
    for label, value in right:
        paper.text(330, y, label, 8, color="#005aa0")
        y = paper.paragraph(330, y + 12, value, 230, 9.5, bold=True) + 2
    paper.text(40, 250, f"Hello {account.user}, here is your bill.", 15)
    overdue = bill.past_due_cents
    rows = (
        ("Amount of your last bill", bill.before_cents),
        ("Payments - thank you", -bill.paid_cents),
        ("Overdue - please pay now" if overdue else "Balance carried forward", overdue),
        ("New charges", bill.charges_cents),
        ("HST 13% (RT 10555 0001)", bill.tax_cents),
        ("Total amount owing", bill.total_cents),
    )
    for at, (label, cents) in enumerate(rows):
        paper.text(40, 280 + 16 * at, label, 9.5)
        paper.text(300, 280 + 16 * at, money(cents), 9.5, align="right")
    paper.paragraph(40, 400, advert(rng), 500, 8)
    paper.text(40, 590, "Page 1 of 2", 7)
    paper.rule(600, dashed=True)
    paper.lines(40, 640, (account.name, *notation.lines_of(bill.mailing or account.place)), 9)
    paper.lines(360, 640, (carrier.name, *carrier.po_box), 9)
    paper.text(360, 700, f"Client number: {account.number}", 9)
    paper.lines(40, 470, bill.hidden, invisible=True)
    paper.next_page()
    paper.text(40, 40, f"{account.name}   Client number {account.number}   Page 2 of 2", 8)
    paper.text(40, 70, f"Home and business phone, {span(bill.begins, bill.ends, 'long')}", 11, bold=True)
    y = 92.0
    for number in account.numbers:
        paper.text(40, y, f"{phone(number, 'dashes')}  Monthly line and calling features", 9)
        paper.text(572, y, money(bill.each_cents), 9, align="right")
        y += 15
    paper.paragraph(40, y + 20, TERMS[2], 520, 8)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng)


def videoroute(bill: Bill, rng: Random) -> bytes:
    """A cable company of Québec: labels left, values right of a line, two pages."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 52, carrier.name, 19, bold=True, color="#caa400")
    rows = [("N° de client", account.number)]
    if bill.shows_date:
        rows.append(("Date de facturation", day(bill.dated, "french")))
    rows += [
        ("À payer avant le", day(bill.due, "french")),
        ("Ligne principale", phone(account.btn, "spaces")),
    ]
    for at, (label, value) in enumerate(rows):
        paper.text(330, 50 + 14 * at, label, 8)
        paper.text(572, 50 + 14 * at, value, 8, bold=True, align="right")
    paper.lines(50, 130, (account.name, *notation.lines_of(bill.mailing or account.place)), 9)
    paper.text(330, 126, "Client", 8)
    paper.text(400, 126, account.name, 8, bold=True, room=172)
    paper.text(330, 142, "Installé au", 8)
    paper.lines(400, 142, notation.lines_of(account.place), 8, bold=True)
    paper.text(40, 220, "Votre facture en bref", 13, bold=True)
    overdue = bill.past_due_cents
    facts = (
        ("Solde de la facture précédente", bill.before_cents),
        ("Paiements reçus, merci", -bill.paid_cents),
        ("Montant en souffrance" if overdue else "Solde reporté", overdue),
        ("Téléphonie", bill.charges_cents),
        ("TPS et TVQ", bill.tax_cents),
        ("Total à payer", bill.total_cents),
    )
    for at, (label, cents) in enumerate(facts):
        paper.text(40, 242 + 15 * at, label, 8.5)
        paper.text(320, 242 + 15 * at, money(cents, french=True), 8.5, align="right")
    paper.paragraph(40, 350, advert(rng, french=True), 500, 8)
    paper.text(572, 590, "Page 1 de 2", 7, align="right")
    paper.rule(600, dashed=True)
    paper.text(40, 615, "Coupon de paiement", 9, bold=True)
    paper.lines(60, 650, (account.name, *notation.lines_of(bill.mailing or account.place)), 9)
    paper.lines(360, 650, (carrier.name, *carrier.po_box), 9)
    paper.lines(40, 450, bill.hidden, invisible=True)
    paper.next_page()
    paper.text(40, 50, f"N° de client {account.number}", 8)
    paper.text(572, 50, "Page 2 de 2", 7, align="right")
    paper.text(40, 80, f"Téléphonie, {span(bill.begins, bill.ends, 'french')}", 11, bold=True)
    y = 100.0
    for number in account.numbers:
        paper.text(40, y, f"Ligne {phone(number, 'parentheses')}", 8.5)
        paper.text(572, y, money(bill.each_cents, french=True), 8.5, align="right")
        y += 15
    for term in TERMS_FRENCH[:3]:
        y = paper.paragraph(40, y + 10, term, 500, 7.5)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng)


def estrie(bill: Bill, rng: Random) -> bytes:
    """A cooperative of Québec: a table whose heads stand over the values; one page."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.lines(40, 50, (carrier.name, *carrier.office), 11)
    paper.text(572, 56, "FACTURE", 20, bold=True, align="right")
    heads = [("No de compte", account.number), ("Période", span(bill.begins, bill.ends, "iso"))]
    if bill.shows_date:
        heads.insert(0, ("Facturé le", day(bill.dated, "iso")))
    for at, (label, value) in enumerate([*heads, ("Échéance", day(bill.due, "iso"))]):
        paper.text(40 + 132 * at, 118, label, 9, bold=True)
        paper.text(40 + 132 * at, 132, value, 9, room=126)
    paper.rule(122)
    paper.text(40, 165, f"Titulaire du compte : {account.name}", 10)
    paper.text(40, 181, f"Adresse du service : {notation.one_line(account.place)}", 10)
    paper.text(40, 197, f"Téléphone principal : {phone(account.btn, 'dashes')}", 10)
    y = 230.0
    rows = [
        ("Solde antérieur", bill.before_cents),
        ("Versement", -bill.paid_cents),
        *([("Arrérages", bill.past_due_cents)] if bill.past_due_cents else []),
        *((f"Ligne d'affaires {phone(number, 'dashes')}", bill.each_cents) for number in account.numbers),
        ("Taxes", bill.tax_cents),
        ("Montant dû", bill.total_cents),
    ]
    for label, cents in rows:
        paper.leaders(40, y, label, money(cents, french=True), 572, 10)
        y += 15
    paper.paragraph(40, y + 20, advert(rng, french=True), 520, 9)
    paper.lines(40, 600, bill.hidden, invisible=True)
    paper.rule(640, dashed=True)
    paper.lines(60, 680, (account.name, *notation.lines_of(bill.mailing or account.place)), 10)
    paper.lines(360, 680, ("Payable à :", carrier.name, *carrier.po_box), 10)
    return paper.made(rng)
