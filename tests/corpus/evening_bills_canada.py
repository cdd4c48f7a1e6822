"""Bills of five Canadian carriers, drawn in one evening; two of them in French."""

from random import Random

from tests.corpus import notation
from tests.corpus.carriers import ADVERTS_FRENCH, TERMS_FRENCH
from tests.corpus.content import Bill
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.newcomers_notation import over, table
from tests.corpus.notation import day, money, phone, span
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import figures, spaced, street_of


def trilliumtel(bill: Bill, rng: Random) -> bytes:
    """The old company of the province: facts in a row under the name, a stub to tear off."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 52, carrier.name, 20, bold=True, color="#003c71")
    paper.text(572, 52, "Business bill", 11, align="right")
    heads = [("Account number", account.number)]
    if bill.shows_date:
        heads.append(("Bill date", day(bill.dated, "long")))
    heads += [("Total amount due", money(bill.total_cents)), ("Please pay by", day(bill.due, "long"))]
    for at, (label, value) in enumerate(heads):
        paper.text(40 + 136 * at, 80, label, 8)
        paper.text(40 + 136 * at, 93, value, 10, bold=True, room=130)
    paper.rule(102)
    paper.lines(40, 130, addressee(bill), 9.5)
    over(paper, 340, 126, "Service address", notation.lines_of(account.place))
    paper.text(340, 196, f"Main telephone number: {spaced(account.btn)}", 9)
    paper.text(40, 230, "Your account at a glance", 13, bold=True)
    names = ("Amount of last bill", "Payments received", "Overdue amount", "Current charges", "HST",
             "Total amount due")  # fmt: skip
    y = figures(paper, 40, 330, 250, balance(bill, names))
    paper.text(40, y + 20, f"Monthly services {span(bill.begins, bill.ends, 'long')}", 10, bold=True)
    for at, number in enumerate(account.numbers):
        paper.leaders(52, y + 38 + 14 * at, spaced(number), money(bill.each_cents), 330, 9)
    paper.lines(40, 600, bill.hidden, invisible=True)
    paper.rule(650, dashed=True)
    paper.text(40, 664, "Return this portion with your payment. GST/HST 10000 0000 RT0001", 7)
    paper.lines(40, 684, (account.name, f"Account number {account.number}"), 8.5)
    paper.lines(360, 684, (carrier.name, *carrier.po_box), 8.5)
    return paper.made(rng, "Bill")


def rockyline(bill: Bill, rng: Random) -> bytes:
    """A western company: a bill for a day in its title, a service box for each line on page two."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    if bill.shows_date:
        paper.text(40, 56, f"Your bill for {day(bill.dated, 'long')}", 14, bold=True, color="#4b286d")
    paper.text(572, 40, "Page 1 of 2", 7.5, align="right")
    rows = (
        ("Account number:", account.number),
        ("Account name:", account.name),
        ("Payment due:", day(bill.due, "long")),
    )
    for at, (label, value) in enumerate(rows):
        paper.text(40, 82 + 14 * at, label, 8.5, bold=True)
        paper.text(140, 82 + 14 * at, value, 8.5, room=200)
    paper.lines(360, 82, (carrier.name, f"Contact us {phone(carrier.phone, 'one')}", carrier.website), 8)
    if bill.mailing:
        over(paper, 360, 126, "Mailing address", notation.lines_of(bill.mailing))
    over(paper, 40, 126, "Where we provide service", notation.lines_of(account.place))
    names = ("Balance forward", "Payments since last bill", "Overdue balance", "New charges", "GST / PST",
             "Total due")  # fmt: skip
    figures(paper, 40, 330, 220, balance(bill, names))
    paper.paragraph(40, 340, "A late payment charge of 3% per month applies to balances not received by "
    "the due date. "
                    "Your next bill comes in about 30 days.", 500, 8)  # fmt: skip
    paper.lines(40, 500, bill.hidden, invisible=True)
    paper.lines(40, 730, (f"Mail cheques to {carrier.name}, {', '.join(carrier.po_box)}",), 8)
    paper.next_page()
    paper.text(572, 40, "Page 2 of 2", 7.5, align="right")
    paper.text(40, 60, f"Billing telephone number {phone(account.btn, 'dashes')}", 9)
    paper.text(40, 76, f"New charges, {span(bill.begins, bill.ends, 'short')}", 11, bold=True)
    for at, number in enumerate(account.numbers):
        paper.box(40, 90 + 36 * at, 532, 30)
        paper.text(48, 108 + 36 * at, phone(number, "dashes"), 10, bold=True)
        paper.text(180, 108 + 36 * at, "Business Connect line", 9)
        paper.text(560, 108 + 36 * at, money(bill.each_cents), 9, align="right")
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def atlanticvox(bill: Bill, rng: Random) -> bytes:
    """A small VoIP firm: an invoice from a template, its facts to the right, service under the customer."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 54, carrier.name, 16, bold=True)
    paper.lines(40, 70, (*carrier.office, spaced(carrier.phone)), 8.5)
    rows = [("Customer ID", account.number), ("Invoice no.", f"{rng.randint(1000, 9999)}")]
    if bill.shows_date:
        rows.append(("Date issued", day(bill.dated, "iso")))
    rows.append(("Payment due", day(bill.due, "iso")))
    for at, (label, value) in enumerate(rows):
        paper.box(380, 44 + 16 * at, 96, 16, fill="#e8eef4")
        paper.box(476, 44 + 16 * at, 96, 16)
        paper.text(384, 55 + 16 * at, label, 8.5)
        paper.text(568, 55 + 16 * at, value, 8.5, align="right")
    paper.text(40, 136, "CUSTOMER", 9, bold=True)
    paper.lines(40, 150, addressee(bill), 9.5)
    paper.text(320, 136, "SERVICE ADDRESS (911)", 9, bold=True)
    paper.lines(320, 150, notation.lines_of(account.place), 9.5)
    rows_ = [("Item", "Details", "Price")]
    rows_ += [
        (
            "SIP line",
            f"{spaced(number)}  {day(bill.begins, 'iso')} to {day(bill.ends, 'iso')}",
            money(bill.each_cents),
        )
        for number in account.numbers
    ]
    if bill.past_due_cents:
        rows_.append(("Past due", "Invoices not paid", money(bill.past_due_cents)))
    rows_ += [("HST 15%", "", money(bill.tax_cents)), ("Total", "CAD", money(bill.total_cents))]
    y = table(paper, 240, ((40, "left"), (140, "left"), (572, "right")), rows_, 9, 16, lined=True)
    paper.text(40, y + 14, f"Pilot number: {spaced(account.btn)}", 9)
    paper.text(
        40, y + 30, f"E-transfer to pay@{carrier.website}, or cheque to {', '.join(carrier.po_box)}", 8.5
    )
    paper.lines(40, 660, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")


_SOMMAIRE = (
    "Solde précédent", "Paiement reçu, merci", "Montant en souffrance", "Frais courants", "TPS et TVQ",
    "Total à payer",
)  # fmt: skip


def rivenord(bill: Bill, rng: Random) -> bytes:
    """In French: a cable company's bill, facts at the right with colons, a summary and a coupon."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 52, carrier.name, 18, bold=True, color="#b38f00")
    paper.text(40, 66, "Facture de services Affaires", 9)
    rows = [("Numéro de compte :", account.number)]
    if bill.shows_date:
        rows.append(("Date de facturation :", day(bill.dated, "french")))
    rows += [
        ("Date d'échéance :", day(bill.due, "french")),
        ("Période :", span(bill.begins, bill.ends, "french_short")),
        ("Téléphone :", spaced(account.btn)),
    ]
    for at, (label, value) in enumerate(rows):
        paper.text(340, 50 + 14 * at, label, 8.5)
        paper.text(572, 50 + 14 * at, value, 8.5, bold=True, align="right", room=140)
    paper.lines(40, 130, addressee(bill), 9.5)
    over(paper, 340, 132, "Adresse de service :", notation.lines_of(account.place))
    paper.text(40, 220, "Sommaire de votre facture", 12, bold=True)
    y = figures(paper, 40, 330, 240, balance(bill, _SOMMAIRE), french=True)
    paper.text(40, y + 14, "Téléphonie d'affaires", 10, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(52, y + 30 + 14 * at, f"Ligne {spaced(number)}", 9)
        paper.text(330, y + 30 + 14 * at, money(bill.each_cents, french=True), 9, align="right")
    paper.paragraph(360, 240, f"{rng.choice(ADVERTS_FRENCH)} {TERMS_FRENCH[1]}", 210, 8)
    paper.lines(40, 600, bill.hidden, invisible=True)
    paper.rule(640, dashed=True)
    paper.text(40, 654, "Coupon de paiement : détachez et retournez avec votre chèque", 7.5)
    paper.lines(
        40,
        676,
        (account.name, f"Compte : {account.number}", f"À payer : {money(bill.total_cents, french=True)}"),
        8.5,
    )
    paper.lines(360, 676, (carrier.name, *carrier.po_box), 8.5)
    return paper.made(rng, "Facture")


def estriecom(bill: Bill, rng: Random) -> bytes:
    """In French: a letter's head, a table of account facts with lines, the lines of service below."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 50, carrier.name, 16, bold=True, align="center")
    paper.text(306, 64, f"{', '.join(carrier.office)} - {spaced(carrier.phone)}", 9, align="center")
    paper.text(306, 88, "ÉTAT DE COMPTE", 13, bold=True, align="center")
    rows = [("Nom du client", account.name), ("N° de client", account.number)]
    if bill.shows_date:
        rows.append(("Date de la facture", day(bill.dated, "iso")))
    rows += [
        ("Payable au plus tard le", day(bill.due, "iso")),
        ("N° de téléphone principal", spaced(account.btn)),
        ("Lieu de desserte", street_of(account.place)),
        ("", notation.lines_of(account.place)[-1]),
    ]
    if bill.mailing:
        rows.append(("Adresse postale", notation.one_line(bill.mailing)))
    for at, (label, value) in enumerate(rows):
        paper.text(60, 116 + 18 * at, label, 10)
        paper.text(230, 116 + 18 * at, value, 10, room=330)
        paper.rule(121 + 18 * at, 56, 556, width=0.3)
    y = 140.0 + 18 * len(rows)
    items = [("Numéro", "Service", "Montant")]
    items += [
        (spaced(number), "Ligne affaires", money(bill.each_cents, french=True)) for number in account.numbers
    ]
    y = table(paper, y, ((60, "left"), (220, "left"), (556, "right")), items, 10, 16)
    y = figures(paper, 300, 556, y + 14, balance(bill, _SOMMAIRE), french=True)
    paper.text(60, y + 16, f"Services {span(bill.begins, bill.ends, 'iso').replace(' - ', ' au ')}", 9)
    paper.text(60, 740, f"Faites votre chèque à {carrier.name}, {', '.join(carrier.po_box)}", 9)
    paper.lines(60, 700, bill.hidden, invisible=True)
    return paper.made(rng, "Facture")
