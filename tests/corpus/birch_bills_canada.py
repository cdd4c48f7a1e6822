"""Bills of the birch: two large telephone companies of English Canada, a cable company of Québec."""

from random import Random

from tests.corpus.birch_parts import (
    Row,
    cell,
    half_spaced,
    ledger,
    owed,
    paid,
    sent_to,
    served_at,
    street_line,
)
from tests.corpus.carriers import TERMS, TERMS_FRENCH, advert
from tests.corpus.content import Bill
from tests.corpus.notation import day, lines_of, money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.week_drawing import beside

_BLUE, _GREEN, _YELLOW = "#00539b", "#3f7d20", "#ffd400"
#: Of the five and the ten percent that make up a bill's taxes here, the smaller one's share.
_FEDERAL_SHARE = 3


def northquay(bill: Bill, rng: Random) -> bytes:
    """The old telephone company's: facts in a row of cells, the summary, a slip with a scan line."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    _northquay_head(paper, bill, 1)
    paper.lines(40, 138, sent_to(bill), 10, 13, room=280)
    paper.text(340, 138, "Service provided to", 8.5, bold=True, color=_BLUE)
    paper.lines(340, 151, served_at(bill), 9, 12, room=232)
    paper.text(40, 226, "Summary of your account", 13, bold=True, color=_BLUE)
    rows: list[Row] = [
        ("Amount of last bill", money(owed(bill))),
        (f"Payment received {day(bill.ends, 'short')} - thank you", money(-paid(bill))),
        ("Overdue amount - please pay now" if bill.past_due_cents else "Balance forward",
         money(bill.past_due_cents)),
        (f"Your current charges - {day(bill.begins, 'short')} to {day(bill.ends, 'short')}", ""),
        ("     Business telephone", money(bill.charges_cents)),
        ("     GST/HST and other taxes", money(bill.tax_cents)),
        ("Total amount due", money(bill.total_cents)),
    ]  # fmt: skip
    y = ledger(paper, 40, 400, 248, rows, 9.5, 18)
    paper.text(40, y + 2, f"Please pay by {day(bill.due, 'short')} to avoid late payment charges.", 9)
    paper.box(420, 236, 152, 118, fill="#eef4fa", stroke=False)
    paper.text(430, 254, "How to reach us", 10, bold=True, color=_BLUE)
    reach = (carrier.website, phone(carrier.phone, "one"), "Repairs: dial 611", "Monday to Friday, 8 to 6")
    paper.lines(430, 272, reach, 8.5, 14)
    paper.text(40, 404, "Good to know", 13, bold=True, color=_BLUE)
    paper.paragraph(40, 422, f"{advert(rng)} {TERMS[2]}", 520, 8.5)
    paper.rule(610, dashed=True)
    paper.text(40, 624, "Please detach and return this slip with your cheque", 7.5)
    for at, (label, value) in enumerate(
        (("Account number", account.number), ("Pay by", day(bill.due, "short")),
         ("Total amount due", money(bill.total_cents)), ("Amount paid", "$"))
    ):  # fmt: skip
        cell(paper, 40 + 133 * at, 634, 133, label, value)
    paper.lines(56, 694, sent_to(bill), 9, room=250)
    paper.lines(340, 694, (carrier.name, *carrier.po_box), 9)
    paper.text(572, 768, f"{rng.randint(10**11, 10**12)}  {bill.total_cents:010}  {rng.randint(10, 99)}", 9,
               family="Courier", align="right")  # fmt: skip
    paper.next_page()
    _northquay_head(paper, bill, 2)
    paper.text(40, 140, "Details of your business telephone", 13, bold=True, color=_BLUE)
    y = 164.0
    for number in account.numbers:
        paper.text(40, y, half_spaced(number), 9.5, bold=True)
        paper.text(150, y, "Individual business line, touch-tone", 9)
        paper.text(572, y, money(bill.each_cents), 9, align="right")
        y += 18
    totals = [("Total before taxes", money(bill.charges_cents)), ("Taxes", money(bill.tax_cents)),
              ("Total current charges", money(bill.before_cents))]  # fmt: skip
    y = ledger(paper, 340, 572, y + 8, totals)
    paper.paragraph(40, y + 20, f"{TERMS[0]} {TERMS[1]}", 530, 8)
    paper.lines(40, 770, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Your bill")


def _northquay_head(paper: Paper, bill: Bill, page: int) -> None:
    paper.text(40, 56, bill.account.carrier.name, 20, bold=True, color=_BLUE)
    paper.text(572, 50, f"Page {page} of 2", 8.5, align="right")
    columns: list[Row] = [("Account number", bill.account.number)]
    if bill.shows_date:
        columns.append(("Bill date", day(bill.dated, "long")))
    columns.append(("Total amount due", money(bill.total_cents)))
    width = 532 / len(columns)
    for at, (label, value) in enumerate(columns):
        cell(paper, 40 + width * at, 78, width, label, value, fill="#eef4fa")


def cascadetel(bill: Bill, rng: Random) -> bytes:
    """A western telephone company's: all facts in a shaded margin, each below its label."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.box(0, 0, 186, 792, fill="#f1f6ec", stroke=False)
    paper.text(24, 50, carrier.name, 14, bold=True, color=_GREEN, room=150)
    margin: list[Row] = [("Account name", account.name), ("Account number", account.number)]
    if bill.shows_date:
        margin.append(("Bill date", day(bill.dated, "long")))
    margin += [("Billing period", ""), ("Due date", day(bill.due, "long")),
               ("Total due", money(bill.total_cents))]  # fmt: skip
    y = 92.0
    for label, value in margin:
        paper.text(24, y, label, 7.5, color="#555555")
        if label == "Billing period":
            paper.text(24, y + 13, f"{day(bill.begins, 'long')} -", 9, bold=True, room=150)
            y += 12
            value = day(bill.ends, "long")
        paper.text(24, y + 13, value, 9, bold=True, room=150)
        y += 36
    paper.text(24, y + 4, "Service address", 7.5, color="#555555")
    y = paper.lines(24, y + 17, lines_of(account.place), 8.5, 12, room=150)
    paper.text(24, y + 24, "Questions?", 7.5, color="#555555")
    paper.lines(24, y + 37, (carrier.website, phone(carrier.phone, "one")), 8.5, 12)
    paper.lines(214, 62, sent_to(bill), 9, 12.5, room=340)
    paper.text(214, 152, "Your account at a glance", 13, bold=True, color=_GREEN)
    rows: list[Row] = [
        ("Balance from your last bill", money(owed(bill))),
        ("Payments - thank you", money(-paid(bill))),
        ("Balance overdue" if bill.past_due_cents else "Balance forward", money(bill.past_due_cents)),
        ("New charges, business phone", money(bill.charges_cents)),
        ("GST and PST", money(bill.tax_cents)),
        ("Total due", money(bill.total_cents)),
    ]
    y = ledger(paper, 214, 572, 176, rows, 9, 18)
    paper.text(214, y + 16, "Business phone", 13, bold=True, color=_GREEN)
    y += 36
    for number in account.numbers:
        paper.text(214, y, phone(number, "parentheses"), 9)
        paper.text(330, y, "Business line", 9)
        paper.text(572, y, money(bill.each_cents), 9, align="right")
        y += 16
    paper.paragraph(214, y + 12, advert(rng), 350, 8)
    paper.rule(656, 200, 590, dashed=True)
    paper.text(214, 672, "Return this part with your payment", 7.5)
    slip = [("Account number", account.number), ("Total due", money(bill.total_cents))]
    beside(paper, 400, 692, slip, 172, 8.5, 14, align="right")
    paper.lines(214, 692, (carrier.name, *carrier.po_box), 8.5, 12, room=176)
    paper.lines(214, 780, bill.hidden, invisible=True)
    return paper.made(rng, "Bill")


def cablier(bill: Bill, rng: Random) -> bytes:
    """A cable company of Québec's: a yellow band, the summary with each tax apart, a slip of cells."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    _cablier_head(paper, bill, 1)
    paper.lines(40, 122, sent_to(bill), 10, 13, room=270)
    rows: list[Row] = [("Numéro de compte", account.number)]
    if bill.shows_date:
        rows.append(("Date de facturation", day(bill.dated, "french")))
    rows += [("Période facturée", f"{day(bill.begins, 'french_short')} au {day(bill.ends, 'french_short')}"),
             ("À payer avant le", day(bill.due, "french"))]  # fmt: skip
    y = beside(paper, 330, 122, rows, 242, 9, 15, align="right")
    paper.text(330, y + 6, "Titulaire du compte", 8.5, bold=True)
    paper.text(330, y + 18, account.name, 9, room=242)
    paper.text(330, y + 36, "Adresse de service", 8.5, bold=True)
    y = paper.lines(330, y + 48, (street_line(account.place), lines_of(account.place)[-1]), 9, 12, room=242)
    paper.text(40, y + 20, "Sommaire de votre compte", 13, bold=True)
    federal = bill.tax_cents // _FEDERAL_SHARE
    amounts: list[Row] = [
        ("Solde de la facture précédente", money(owed(bill), french=True)),
        ("Paiement reçu, merci", money(-paid(bill), french=True)),
        ("Montant en souffrance" if bill.past_due_cents else "Solde reporté",
         money(bill.past_due_cents, french=True)),
        ("Téléphonie affaires (voir page 2)", money(bill.charges_cents, french=True)),
        ("TPS 10404 0555 RT0001", money(federal, french=True)),
        ("TVQ 1000550555 TQ0002", money(bill.tax_cents - federal, french=True)),
        ("MONTANT TOTAL DÛ", money(bill.total_cents, french=True)),
    ]  # fmt: skip
    y = ledger(paper, 40, 572, y + 42, amounts, 9.5, 18)
    paper.text(40, y + 24, "À lire", 13, bold=True)
    paper.paragraph(40, y + 42, f"{advert(rng, french=True)} {TERMS_FRENCH[2]}", 530, 8.5)
    paper.rule(624, dashed=True)
    paper.text(40, 637, "Détacher et retourner avec votre paiement", 7.5)
    for at, (label, value) in enumerate(
        (("Numéro de compte", account.number), ("Échéance", day(bill.due, "french")),
         ("Montant dû", money(bill.total_cents, french=True)), ("Montant payé", ""))
    ):  # fmt: skip
        cell(paper, 40 + 133 * at, 644, 133, label, value)
    paper.lines(56, 706, sent_to(bill), 9, room=250)
    paper.lines(340, 706, (carrier.name, *carrier.po_box), 9)
    paper.next_page()
    _cablier_head(paper, bill, 2)
    paper.text(572, 78, f"Numéro de compte : {account.number}", 8.5, align="right")
    paper.text(40, 122, "Téléphonie affaires", 13, bold=True)
    y = 146.0
    for number in account.numbers:
        paper.text(40, y, f"Ligne {half_spaced(number)}", 9.5, bold=True)
        paper.text(200, y, "Forfait Affaires, appels illimités au Canada", 9)
        paper.text(572, y, money(bill.each_cents, french=True), 9, align="right")
        y += 19
    totals = [("Nombre de lignes", str(len(account.numbers))),
              ("Total de la téléphonie", money(bill.charges_cents, french=True))]  # fmt: skip
    y = ledger(paper, 340, 572, y + 8, totals)
    paper.paragraph(40, y + 20, f"{TERMS_FRENCH[0]} {TERMS_FRENCH[1]} {TERMS_FRENCH[3]}", 530, 8)
    paper.lines(40, 770, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Facture")


def _cablier_head(paper: Paper, bill: Bill, page: int) -> None:
    paper.box(0, 28, 612, 36, fill=_YELLOW, stroke=False)
    paper.text(40, 52, bill.account.carrier.name, 17, bold=True)
    paper.text(572, 51, f"Page {page} de 2", 8.5, align="right")
    paper.text(40, 92, "Votre facture" if page == 1 else "Détail de vos services", 16, bold=True)
