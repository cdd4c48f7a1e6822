"""Bills of three Canadian carriers, one of them in French, after papers as such companies send them."""

from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, TERMS_FRENCH, advert
from tests.corpus.content import Bill
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.newcomers_notation import Columns, Field, table
from tests.corpus.notation import day, money, phone, span
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import disc, figures, named_day, spaced
from tests.corpus.week_drawing import apart, beside


def auroratel(bill: Bill, rng: Random) -> bytes:
    """A national company's bill on two pages: what is due in a band, the services of each place after it."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    disc(paper, 52, 46, 12, "#2b8000")
    paper.text(72, 51, carrier.name, 15, bold=True, color="#2b8000")
    paper.text(572, 51, "Page 1 of 2", 8, align="right")
    paper.lines(40, 100, addressee(bill, 9.5, 230), 9.5)
    rows: list[Field] = [("Account name:", account.name), ("Account number:", account.number)]
    if bill.shows_date:
        rows.append(("Bill date:", day(bill.dated, "long")))
    rows.append(("Bill number:", str(rng.randint(10**9, 10**10))))
    beside(paper, 330, 100, rows, 100, 8.5, 15, bold_labels=True, room=142)
    paper.box(40, 186, 532, 44, fill="#e6f2df", stroke=False)
    paper.text(54, 204, "Amount due", 9)
    paper.text(54, 222, money(bill.total_cents), 14, bold=True)
    paper.text(300, 204, "Required payment date", 9)
    paper.text(300, 222, day(bill.due, "long"), 11, bold=True)
    paper.text(40, 262, "Summary of your account", 12, bold=True)
    names = ("Balance from your last bill", "Payments received", "Past due amount", "Business phone services",
             "GST / HST / PST", "Amount due")  # fmt: skip
    figures(paper, 40, 572, 284, balance(bill, names), 17, 9)
    paper.paragraph(40, 440, f"{TERMS[0]} {advert(rng)}", 530, 8)
    paper.rule(660, dashed=True)
    stub = [("Account number", account.number), ("Amount due", money(bill.total_cents))]
    apart(paper, 340, 572, 684, stub, 9, 15)
    paper.lines(40, 684, (f"Make your cheque payable to {carrier.name}", *carrier.po_box), 8.5)
    paper.next_page()
    paper.text(40, 46, f"Account number: {account.number}", 8.5)
    paper.text(572, 46, "Page 2 of 2", 8, align="right")
    paper.text(40, 78, "Business phone services", 12, bold=True)
    paper.text(40, 96, span(bill.begins, bill.ends, "long"), 8.5)
    paper.box(40, 106, 532, 18, fill="#e6f2df", stroke=False)
    paper.text(46, 118, "Service address:", 8.5, bold=True)
    paper.text(130, 118, notation.one_line(account.place), 8.5, room=436)
    y = 142.0
    for number in account.numbers:
        paper.text(46, y, f"Business line {phone(number, 'dashes')}", 9)
        paper.text(566, y, money(bill.each_cents), 9, align="right")
        y += 15
    paper.rule(y - 8, 46, 566, width=0.4)
    paper.text(46, y + 6, "Total for this address", 9, bold=True)
    paper.text(566, y + 6, money(bill.charges_cents), 9, bold=True, align="right")
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def harboureast(bill: Bill, rng: Random) -> bytes:
    """An eastern family's company: one table of cells at the top, the services under their address."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 52, carrier.name, 18, bold=True, color="#003f5c")
    paper.text(572, 52, "INVOICE", 14, align="right")
    paper.text(40, 66, f"{carrier.office[0]}, {carrier.office[1]}", 8)
    cells = [("Account #", account.number), ("Invoice #", str(rng.randint(10**6, 10**7)))]
    if bill.shows_date:
        cells.append(("Invoice date", named_day(bill.dated)))
    cells += [("Due date", named_day(bill.due)), ("Please pay", money(bill.total_cents))]
    width = 532 / len(cells)
    for at, (label, value) in enumerate(cells):
        paper.box(40 + width * at, 84, width, 18, fill="#dce6ec")
        paper.box(40 + width * at, 102, width, 22)
        paper.text(40 + width * (at + 0.5), 97, label, 8.5, bold=True, align="center")
        paper.text(40 + width * (at + 0.5), 117, value, 9, align="center", room=width - 8)
    paper.text(40, 148, "Customer", 8.5, bold=True)
    paper.lines(40, 162, addressee(bill, 10, 260), 10)
    paper.text(330, 148, "Questions", 8.5, bold=True)
    paper.lines(330, 162, (f"Call {phone(carrier.phone, 'one')}", f"Visit {carrier.website}"), 9)
    paper.text(40, 250, f"Services at {notation.one_line(account.place)}", 10.5, bold=True, room=530)
    items: list[tuple[str, ...]] = [("Number", "Description", "From - to", "Amount")]
    period = f"{named_day(bill.begins, year=False)} - {named_day(bill.ends, year=False)}"
    items += [
        (spaced(number), "Business telephone", period, money(bill.each_cents)) for number in account.numbers
    ]
    columns: Columns = ((40, "left"), (150, "left"), (330, "left"), (572, "right"))
    y = table(paper, 270, columns, items, 9, 16)
    names = ("Opening balance", "Payments received", "Past due", "Current services", "HST", "Please pay")
    figures(paper, 330, 572, y + 20, balance(bill, names), 15, 9)
    paper.paragraph(40, 640, TERMS[1], 530, 8)
    paper.text(40, 700, f"Mail payments to {carrier.name}, {', '.join(carrier.po_box)}", 8.5)
    paper.lines(40, 750, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")


def rivenord(bill: Bill, rng: Random) -> bytes:
    """In French, a cable company's bill for firms: the account in a frame, charges by line."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 52, carrier.name, 17, bold=True, color="#b8860b")
    paper.text(40, 66, "Solutions affaires", 9)
    paper.box(330, 36, 242, 84)
    rows: list[Field] = [("Numéro de compte", account.number)]
    if bill.shows_date:
        rows.append(("Date de facturation", day(bill.dated, "french")))
    rows += [("Montant à payer", money(bill.total_cents, french=True)),
             ("Payable avant le", day(bill.due, "french"))]  # fmt: skip
    beside(paper, 340, 54, rows, 106, 9, 18, bold_labels=True)
    paper.lines(40, 112, addressee(bill, 10, 260), 10)
    paper.text(330, 146, "Titulaire du compte", 8, bold=True)
    paper.text(330, 159, account.name, 9, room=240)
    paper.text(330, 178, "Adresse de service", 8, bold=True)
    paper.lines(330, 191, notation.lines_of(account.place), 9, room=240)
    paper.text(40, 250, "Sommaire de la facture", 12, bold=True)
    names = ("Solde précédent", "Paiements reçus - merci", "Solde en souffrance", "Services courants",
             "TPS et TVQ", "Total à payer")  # fmt: skip
    y = figures(paper, 40, 572, 270, balance(bill, names), 16, 9, french=True)
    paper.text(40, y + 14, f"Services courants du {span(bill.begins, bill.ends, 'french')}", 10.5, bold=True)
    lines: list[tuple[str, ...]] = [("Ligne", "Service", "Montant")]
    lines += [
        (spaced(number), "Téléphonie affaires", money(bill.each_cents, french=True))
        for number in account.numbers
    ]
    table(paper, y + 32, ((40, "left"), (200, "left"), (572, "right")), lines, 9, 16)
    paper.paragraph(40, 620, f"{TERMS_FRENCH[0]} {advert(rng, french=True)}", 530, 8)
    paper.rule(676, dashed=True)
    paper.lines(40, 696, (carrier.name, *carrier.po_box), 9)
    stub = [("Numéro de compte", account.number), ("Total à payer", money(bill.total_cents, french=True))]
    apart(paper, 340, 572, 696, stub, 9, 15)
    paper.text(40, 752, f"Service à la clientèle : {phone(carrier.phone, 'one')}", 8)
    paper.lines(40, 768, bill.hidden, invisible=True)
    return paper.made(rng, "Facture")
