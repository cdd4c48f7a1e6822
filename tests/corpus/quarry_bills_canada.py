"""Bills of the quarry from Canada: a national carrier's in English, a cable company's in French."""

from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, TERMS_FRENCH, advert
from tests.corpus.content import Bill
from tests.corpus.maple_parts import above, money_rows, summed, window
from tests.corpus.notation import day, money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import disc, figures, spaced
from tests.corpus.week_drawing import beside
from tests.corpus.willow_parts import ends, listed

_TEAL, _PLUM = "#005f73", "#6a1b4d"


def _basalt_lines(paper: Paper, bill: Bill) -> None:
    """The second page: each line with what it costs, under the place where they are."""
    account = bill.account
    paper.text(44, 48, account.carrier.name, 12, bold=True, color=_TEAL)
    paper.text(568, 48, f"Account number {account.number}     Page 2 of 2", 8.5, align="right")
    paper.rule(58, 44, 568)
    paper.text(44, 82, "Your services in detail", 13, bold=True)
    above(paper, 44, 104, "Installed at", (notation.one_line(account.place),), 9.5, 520)
    y = 144.0
    for number in account.numbers:
        paper.text(44, y, f"Business line {spaced(number)}", 9.5, bold=True)
        rows = [("Monthly service, with voice mail and call display", f"{(bill.each_cents - 345) / 100:.2f}"),
                ("Network access and 9-1-1", "3.45")]  # fmt: skip
        y = ends(paper, 56, 568, y + 14, rows, 9, 13, last_bold=False) + 8
    new = [("Services before tax", bill.charges_cents), ("GST/HST and PST", bill.tax_cents)]
    figures(paper, 330, 568, y + 10, [*new, ("Total of new charges", bill.before_cents)])
    paper.paragraph(44, 690, f"{TERMS[2]} {TERMS[0]}", 524, 8)


def basalt(bill: Bill, rng: Random) -> bytes:
    """A national carrier's bill: a colored column of facts at the left, the account's sums at the right, a
    slip below with the words for banks; the lines on the second page."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.box(0, 0, 196, 560, fill="#e0eef0", stroke=False)
    disc(paper, 60, 44, 14, _TEAL)
    paper.text(44, 80, carrier.name, 12, bold=True, color=_TEAL, room=146)
    y = 112.0
    facts: list[tuple[str, tuple[str, ...]]] = [("Account number", (account.number,))]
    facts += [("Bill date", (day(bill.dated, "long"),))] if bill.shows_date else []
    facts += [
        ("Billing period", (f"{day(bill.begins, 'short')} to", day(bill.ends, "short"))),
        ("Main telephone number", (spaced(account.btn),)),
        ("Required payment date", (day(bill.due, "long"),)),
        ("To contact us", (f"1 {spaced(carrier.phone)}", carrier.website)),
        ("GST/HST registration", (f"{rng.randint(100_000_000, 899_999_999)} RT0001",)),
    ]  # fmt: skip
    for label, values in facts:
        y = above(paper, 44, y, label, values, 9.5, 146) + 10
    paper.text(216, 56, "Your bill", 20, color=_TEAL)
    paper.text(568, 56, "Page 1 of 2", 8.5, align="right")
    above(paper, 216, 84, "Account holder", (account.name,), 10, 350)
    above(paper, 216, 116, "Service address", notation.lines_of(account.place), 10, 350)
    paper.text(216, 196, "Account summary", 12, bold=True)
    words = ("Balance from last bill", "Payments received. Thank you!", "Overdue, please pay now",
             "New charges", "Taxes (GST/HST, PST)", "Total to pay")  # fmt: skip
    y = summed(paper, 216, 568, 216, money_rows(bill, words), 9.5, 17)
    y = paper.paragraph(216, y + 16, advert(rng), 352, 8.5)
    paper.paragraph(216, y + 6, TERMS[1], 352, 8.5)
    paper.rule(580, 0, 612, dashed=True)
    paper.text(44, 594, "Payment slip - pay at your bank, online, or by mail", 8)
    paper.lines(64, 634, window(bill), 10, room=240)
    rows = [("Account number", account.number), ("Total to pay", money(bill.total_cents)),
            ("Pay by", day(bill.due, "long")), ("Amount paid", "$")]  # fmt: skip
    beside(paper, 340, 620, rows, 110, 9.5, 16, bold_labels=True)
    paper.lines(340, 700, (carrier.name, *carrier.po_box), 9)
    paper.next_page()
    _basalt_lines(paper, bill)
    paper.lines(44, 745, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def shale(bill: Bill, rng: Random) -> bytes:
    """A cable company's bill in French: facts in a row of cells, the summary beside the place of service,
    the lines below with a price each, the coupon at the foot."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, carrier.name, 17, bold=True, color=_PLUM)
    paper.text(572, 48, "Facture - Services d'affaires", 11, align="right")
    cells = [("Numéro de compte", account.number)]
    cells += [("Date de la facture", day(bill.dated, "french"))] if bill.shows_date else []
    cells += [
        ("À payer au plus tard le", day(bill.due, "french")),
        ("Montant à payer", money(bill.total_cents, french=True)),
    ]
    width = 532 / len(cells)
    for at, (label, value) in enumerate(cells):
        paper.box(40 + width * at, 62, width, 36, fill="#f3e9ef")
        paper.text(46 + width * at, 75, label, 7.5)
        paper.text(46 + width * at, 91, value, 10.5, bold=True, room=width - 12)
    above(paper, 40, 120, "Client", (account.name,), 9.5, 250)
    above(paper, 40, 150, "Adresse de service", notation.lines_of(account.place), 9.5, 250)
    period = f"du {notation.span(bill.begins, bill.ends, 'french')}"
    above(paper, 40, 206, "Période facturée", (period,), 9.5, 250)
    words = ("Solde de la facture précédente", "Paiement reçu - merci", "Solde en souffrance",
             "Frais du mois", "TPS et TVQ", "Total à payer")  # fmt: skip
    paper.text(316, 120, "Sommaire", 11, bold=True, color=_PLUM)
    summed(paper, 316, 572, 138, money_rows(bill, words, french=True), 9.5, 16)
    paper.text(40, 264, "Téléphonie d'affaires", 11, bold=True, color=_PLUM)
    rows = [("Numéro de téléphone", "Forfait", "Montant")]
    rows += [(phone(number, "parentheses"), "Ligne d'affaires illimitée", money(bill.each_cents, french=True))
             for number in account.numbers]  # fmt: skip
    y = listed(paper, 284, ((40, "left"), (200, "left"), (572, "right")), rows, 9.5, 15)
    total = [
        ("Total avant taxes", bill.charges_cents),
        ("TPS et TVQ", bill.tax_cents),
        ("Frais courants", bill.before_cents),
    ]
    y = figures(paper, 380, 572, y + 10, total, 14, 9, french=True)
    y = paper.paragraph(40, y + 14, advert(rng, french=True), 532, 8.5)
    paper.paragraph(40, y, f"{TERMS_FRENCH[1]} {TERMS_FRENCH[3]}", 532, 8)
    paper.rule(600, dashed=True)
    paper.text(40, 613, "Coupon de paiement - à joindre à votre chèque", 8, bold=True)
    paper.lines(60, 644, window(bill), 10, room=240)
    slip = [("No de compte", account.number), ("Montant à payer", money(bill.total_cents, french=True)),
            ("Échéance", bill.due.isoformat()), ("Montant versé", "____________ $")]  # fmt: skip
    beside(paper, 340, 636, slip, 100, 9.5, 16, bold_labels=True)
    paper.lines(340, 714, (carrier.name, *carrier.po_box), 9)
    paper.text(40, 768, f"Service à la clientèle : 1 {spaced(carrier.phone)}   {carrier.website}", 8)
    paper.lines(40, 752, bill.hidden, invisible=True)
    return paper.made(rng, "Facture")
