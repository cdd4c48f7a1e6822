"""Bills of the maple family in both languages and in French."""

from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, TERMS_FRENCH, advert
from tests.corpus.content import Bill
from tests.corpus.maple_parts import (
    Pair,
    bare,
    fitted,
    money_rows,
    parted,
    street,
    summed,
    table,
    window,
)
from tests.corpus.notation import day, money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.week_drawing import beside

_RED, _SEA = "#9b1c31", "#004c6d"


def rideautel(bill: Bill, rng: Random) -> bytes:
    """In both languages, on two pages: each label is written twice with a stroke between."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(44, 50, carrier.name, 18, bold=True, color=_RED)
    paper.text(568, 44, "Invoice / Facture", 14, bold=True, align="right")
    paper.text(568, 60, "Page 1 of / de 2", 9, align="right")
    paper.rule(70, 44, 568, width=1.5)
    rows: list[Pair] = [
        ("Account no. / No de compte :", account.number),
        ("Account name / Nom du compte :", account.name),
    ]
    if bill.shows_date:
        rows.append(("Invoice date / Date de facturation :", bill.dated.isoformat()))
    rows += [
        ("Billing period / Période de facturation :", f"{bill.begins.isoformat()} - {bill.ends.isoformat()}"),
        ("Due date / Date d'échéance :", bill.due.isoformat()),
        ("Service address / Adresse de service :", street(account.place)),
        ("", notation.lines_of(account.place)[-1]),
    ]
    y = beside(paper, 44, 92, rows, 210, 10.5, 16, room=310)
    paper.rule(y - 4, 44, 568)
    y += 16
    paper.text(44, y, "Summary / Sommaire", 12, bold=True)
    words = ("Previous invoice / Facture précédente", "Payments / Paiements",
             "Amount past due / Montant en souffrance", "Current charges / Frais courants",
             "HST / TVH", "Please pay / Veuillez payer")  # fmt: skip
    y = summed(paper, 60, 480, y + 20, money_rows(bill, words), 10.5, 16)
    y = paper.paragraph(44, y + 14, TERMS[0], 524, 9)
    y = paper.paragraph(44, y, TERMS_FRENCH[0], 524, 9)
    paper.paragraph(44, y, f"Questions? {bare(carrier.phone)}, {carrier.website}", 524, 9)
    paper.rule(610, 44, 568, dashed=True)
    paper.text(44, 622, "Remittance / Bordereau de paiement", 8, bold=True)
    paper.lines(64, 656, window(bill), 10.5, room=240)
    slip = [("Account / Compte", account.number), ("Amount / Montant", money(bill.total_cents)),
            ("Due / Échéance", bill.due.isoformat())]  # fmt: skip
    beside(paper, 340, 656, slip, 110, 10, 16)
    paper.lines(340, 716, (carrier.name, *carrier.po_box), 9)
    paper.next_page()
    paper.text(44, 50, carrier.name, 12, bold=True, color=_RED)
    paper.text(568, 50, "Page 2 of / de 2", 9, align="right")
    paper.text(44, 66, f"Account no. / No de compte : {account.number}", 9.5)
    lines = [("Telephone number / Numéro de téléphone", "Service", "$")]
    lines += [
        (bare(number), "Business line / Ligne d'affaires", f"{bill.each_cents / 100:.2f}")
        for number in account.numbers
    ]
    table(paper, 100, ((44, "left"), (290, "left"), (568, "right")), lines, 10, 17)
    paper.paragraph(44, 640, f"{TERMS[2]} {TERMS_FRENCH[2]}", 524, 9)
    paper.lines(44, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Invoice / Facture")


def telgaspe(bill: Bill, rng: Random) -> bytes:
    """A cooperative's sheet from a line printer: the coupon comes first, labels end in dots and a colon."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Courier")
    paper.text(40, 44, carrier.name.upper(), 12, bold=True)
    paper.text(40, 58, ", ".join(carrier.office), 8.5)
    paper.text(572, 44, "FACTURE", 12, bold=True, align="right")
    paper.lines(64, 104, window(bill), 10, room=300)
    paper.box(400, 84, 172, 74)
    paper.lines(
        408, 100, ("COUPON DE PAIEMENT", "", "Montant à payer", money(bill.total_cents, french=True)), 9.5, 15
    )
    paper.rule(184, dashed=True)
    rows: list[Pair] = [("Numéro de compte..........:", account.number),
                        ("Titulaire du compte.......:", account.name)]  # fmt: skip
    if bill.shows_date:
        rows.append(("Date de facturation.......:", day(bill.dated, "french_short").upper()))
    rows += [
        ("À payer avant le..........:", day(bill.due, "french_short").upper()),
        ("Adresse du service........:", street(account.place)),
        ("", notation.lines_of(account.place)[-1]),
    ]
    y = beside(paper, 40, 212, rows, 172, 10, 15, room=360)
    y += 14
    paper.text(
        40,
        y,
        f"SERVICE DU {day(bill.begins, 'french').upper()} AU {day(bill.ends, 'french').upper()}",
        10,
        bold=True,
    )
    y += 20
    for number in account.numbers:
        paper.leaders(
            40, y, f"Ligne affaires {phone(number, 'dashes')}", money(bill.each_cents, french=True), 572, 9.5
        )
        y += 14
    words = ("Solde de la facture précédente", "Paiement reçu, merci", "Solde en souffrance",
             "Services du mois", "TPS et TVQ", "MONTANT À PAYER")  # fmt: skip
    y = summed(paper, 40, 572, y + 16, money_rows(bill, words, french=True), 9.5, 14)
    paper.paragraph(40, max(y + 16, 600), f"{TERMS_FRENCH[1]} {TERMS_FRENCH[2]}", 532, 8.5)
    paper.text(40, 690, f"Paiements par la poste : {', '.join(carrier.po_box)}", 8.5)
    paper.text(40, 704, f"Service aux membres : {phone(carrier.phone, 'one')}", 8.5)
    paper.lines(40, 740, bill.hidden, invisible=True)
    return paper.made(rng, "Facture")


def fleuvecom(bill: Bill, rng: Random) -> bytes:
    """A cable company's two pages in French: a coloured band, the account in a ruled card at the right."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.box(0, 0, 612, 46, fill=_SEA, stroke=False)
    paper.text(36, 30, carrier.name, 16, bold=True, color="#ffffff")
    paper.text(576, 30, "Votre facture, page 1/2", 9, color="#ffffff", align="right")
    facts: list[tuple[str, list[str]]] = [("Nº de compte", [account.number])]
    if bill.shows_date:
        facts.append(("Facturé le", [day(bill.dated, "french")]))
    facts += [
        ("Payable le", [day(bill.due, "french")]),
        ("Client", fitted(account.name, 168, 9.5)),
        ("Lieu du service", [*notation.lines_of(account.place)]),
    ]
    y = 84.0
    for label, values in facts:
        paper.text(316, y, label, 9.5, color=_SEA)
        y = paper.lines(404, y, values, 9.5, 12.5, room=172) + 9
        paper.rule(y - 14, 316, 576)
    paper.lines(56, 120, window(bill), 10.5, room=236)
    y = 268.0
    paper.text(36, y, "Bonjour!", 13, bold=True)
    paper.text(
        36,
        y + 18,
        f"Voici le résumé de vos services du {day(bill.begins, 'french')} au {day(bill.ends, 'french')}.",
        9.5,
    )
    words = ("Facture du mois dernier", "Vos paiements", "Montant échu, à payer sans délai", "Vos forfaits",
             "Taxes (TPS, TVQ)", "Total à payer")  # fmt: skip
    y = summed(paper, 36, 576, y + 44, money_rows(bill, words, french=True), 10, 17)
    y = paper.paragraph(36, y + 14, advert(rng, french=True), 540, 9)
    paper.paragraph(36, y, f"{TERMS_FRENCH[0]} {TERMS_FRENCH[1]}", 540, 8.5)
    paper.rule(640, dashed=True)
    paper.text(36, 654, "Détachez ce talon et joignez-le à votre paiement.", 7.5)
    titles = ("Nº de compte", "Payable le", "Total à payer", "Montant versé")
    values_ = (account.number, day(bill.due, "french"), money(bill.total_cents, french=True), "")
    for at, (title, value) in enumerate(zip(titles, values_, strict=True)):
        x = 36 + 135 * at
        paper.box(x, 666, 135, 32)
        paper.text(x + 5, 677, title, 7.5)
        paper.text(x + 5, 692, value, 10, room=126)
    paper.text(36, 722, f"{carrier.name}, {', '.join(carrier.po_box)}", 9)
    paper.next_page()
    paper.text(36, 44, carrier.name, 11, bold=True, color=_SEA)
    paper.text(576, 44, f"Compte {account.number}, page 2/2", 9, align="right")
    paper.text(36, 80, "Le détail de vos lignes", 13, bold=True, color=_SEA)
    lines = [("Ligne", "Forfait", "Mensualité")]
    lines += [
        (parted(number), "Téléphonie Affaires illimitée", money(bill.each_cents, french=True))
        for number in account.numbers
    ]
    table(paper, 104, ((36, "left"), (200, "left"), (576, "right")), lines, 9.5, 18)
    paper.paragraph(36, 680, f"{TERMS_FRENCH[2]} {TERMS_FRENCH[3]}", 540, 8)
    paper.lines(36, 745, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Facture")
