"""Bills of two Canadian firms: a telephone company of the west, and one of Québec in French."""

from datetime import timedelta
from random import Random

from tests.corpus import notation
from tests.corpus.content import Bill
from tests.corpus.notation import day, money
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import (
    barcode,
    disc,
    figures,
    named_day,
    owed_cents,
    settled_cents,
    spaced,
    wrapped,
)

_FRENCH_SMALL_PRINT = (
    "Vous déménagez ? Avisez-nous 30 jours à l'avance. L'équipement loué demeure notre propriété.",
    (
        "Une plainte ? Écrivez au Service à la clientèle, 88, rue de l'Écluse, Québec (Québec) G1K 0A1, ou "
        "au Commissariat des télécommunications, 1 888 555-0147."
    ),
    "Des frais d'administration de 3 % par mois (42,58 % par année) s'appliquent aux montants impayés.",
    "Appels d'urgence 9-1-1 : en cas de panne électrique, votre service téléphonique peut être interrompu.",
)


def aspenlink(bill: Bill, rng: Random) -> bytes:
    """A company of the west: three tiles under its sign, each line as a headed block."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(306, 44, "aspenlink", 20, bold=True, align="center", color="#4b7a1e")
    paper.text(306, 57, "the future rings", 7, align="center", color="#777777")
    overdue = bill.past_due_cents
    tiles = (
        ("Total to pay", money(bill.total_cents)),
        ("Pay on or before", named_day(bill.due)),
        ("Balance owing from before" if overdue else "Carried over", money(overdue)),
    )
    for at, (label, value) in enumerate(tiles):
        paper.box(40 + 180 * at, 72, 172, 46, fill="#eef4e6", stroke=False)
        paper.text(126 + 180 * at, 88, label, 8, align="center")
        paper.text(126 + 180 * at, 107, value, 14, bold=True, align="center")
    if overdue:
        paper.text(
            306,
            132,
            f"Your account is overdue. {money(overdue)} was due on "
            f"{named_day(bill.previous + timedelta(days=21))}. Please pay it today.",
            8.5,
            bold=True,
            align="center",
            color="#a00000",
        )
    paper.lines(50, 156, (account.name, *notation.lines_of(bill.mailing or account.place)), 9, room=270)
    left = [("Account", account.number)]
    if bill.shows_date:
        left.append(("Date of this bill", named_day(bill.dated)))
    left += [
        ("Covers", f"{named_day(bill.begins)} to {named_day(bill.ends)}"),
        ("Main line", spaced(account.btn)),
    ]
    for at, (label, value) in enumerate(left):
        paper.text(340, 156 + 14 * at, label, 8, color="#4b7a1e")
        paper.text(430, 156 + 14 * at, value, 8)
    paper.text(40, 236, "Where you have service", 11, bold=True, color="#4b7a1e")
    paper.text(40, 252, notation.one_line(account.place), 9)
    paper.text(40, 282, "What happened since your last bill", 11, bold=True, color="#4b7a1e")
    figures(
        paper,
        40,
        400,
        300,
        (
            ("You owed", owed_cents(bill)),
            ("You paid. Thank you!", settled_cents(bill)),
            *((("Still owing (overdue)", overdue),) if overdue else ()),
            ("New charges before tax", bill.charges_cents),
            ("GST/PST/HST", bill.tax_cents),
            ("Total to pay", bill.total_cents),
        ),
        15,
    )
    paper.box(420, 284, 152, 84, fill="#4b7a1e", stroke=False)
    paper.paragraph(
        430,
        304,
        "Add a second line for $9 a month until March 31, 2027. Drop in at 77 Larch Mall "
        "or dial *611 from any of our phones.",
        134,
        9,
        color="#ffffff",
    )
    paper.rule(606, dashed=True)
    paper.text(40, 622, "Payment slip. Most banks take payments by phone or web; payee: ASPENLINK.", 7.5)
    paper.lines(60, 660, (account.name, *notation.lines_of(bill.mailing or account.place)), 8.5, room=230)
    paper.lines(340, 660, (carrier.name, *carrier.po_box), 8.5)
    paper.text(340, 718, f"Account {account.number}    Owing {money(bill.total_cents)}", 8.5, bold=True)
    barcode(paper, 340, 726, 200, 14, rng)
    paper.lines(40, 520, bill.hidden, invisible=True)
    _foot_of_aspenlink(paper, bill, 1)
    paper.next_page()
    paper.text(40, 50, "Your lines", 14, bold=True, color="#4b7a1e")
    y = 76.0
    for at, number in enumerate(account.numbers):
        paper.box(40, y - 11, 532, 16, fill="#eef4e6", stroke=False)
        paper.text(46, y, f"{spaced(number)}{' (main)' if number == account.btn else ''}", 9, bold=True)
        paper.text(566, y, money(bill.each_cents), 9, bold=True, align="right")
        paper.text(56, y + 16, "Business line with voice mail", 8)
        paper.text(56, y + 28, "Long distance in Canada: 0 minutes over your plan", 8)
        y += 48 if at < 6 else 46
    paper.paragraph(
        40,
        y + 10,
        "Unhappy with our answer? Ask the national complaints office, PO Box 56067, Ottawa "
        "ON  K1R 7Z1, 1-888-555-0146. GST registration 00055 5014 RT0001.",
        500,
        7.5,
    )
    _foot_of_aspenlink(paper, bill, 2)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def _foot_of_aspenlink(paper: Paper, bill: Bill, page: int) -> None:
    carrier = bill.account.carrier
    paper.text(40, 770, f"{carrier.name}, {', '.join(carrier.office)}  |  {spaced(carrier.phone)}", 6.5)
    paper.text(572, 770, f"page {page} of 2", 6.5, align="right")


def rivelaine(bill: Bill, rng: Random) -> bytes:
    """Of Québec: a grey rail at the left with the account, the sums in a frame, details on a second page."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    _rail_of_rivelaine(paper, bill)
    paper.text(236, 52, "Facture mensuelle", 18, bold=True)
    paper.lines(236, 92, (account.name, *notation.lines_of(bill.mailing or account.place)), 9.5, room=330)
    overdue = bill.past_due_cents
    paper.box(230, 178, 342, 152)
    paper.text(240, 196, "Sommaire", 11, bold=True, color="#0a6c74")
    figures(
        paper,
        240,
        562,
        216,
        (
            ("Montant de votre dernière facture", owed_cents(bill)),
            (f"Paiement reçu le {day(bill.previous + timedelta(days=12), 'french')}", settled_cents(bill)),
            *((("Montant en retard, payable immédiatement", overdue),) if overdue else ()),
            ("Frais du mois - téléphonie d'affaires", bill.charges_cents),
            ("TPS (R000555014) et TVQ (0005550142)", bill.tax_cents),
            ("Montant à payer", bill.total_cents),
        ),
        18,
        9,
        french=True,
    )
    paper.text(236, 356, "Bon à savoir", 11, bold=True, color="#0a6c74")
    paper.paragraph(
        236,
        372,
        "La fibre arrive chez vous ! Abonnez-vous avant le 15 janvier 2027 et obtenez "
        "25 $ de rabais. Passez nous voir au 310, boulevard des Chutes ou composez le "
        "1 855 555-0148.",
        330,
        8.5,
    )
    paper.paragraph(
        236,
        420,
        "Facture papier : des frais de 4 $ s'appliqueront dès le 1er février 2027. Choisissez la "
        f"facture en ligne à {carrier.website}.",
        330,
        8.5,
    )
    paper.rule(596, 20, 592, dashed=True)
    paper.text(40, 612, "Bordereau de paiement - à retourner avec votre chèque", 8)
    for at, (label, value) in enumerate(
        (
            ("No d'abonné", account.number),
            ("Date limite", day(bill.due, "french")),
            ("Montant", money(bill.total_cents, french=True)),
        )
    ):
        paper.box(40 + 178 * at, 620, 176, 32)
        paper.text(46 + 178 * at, 630, label, 6.5)
        paper.text(46 + 178 * at, 645, value, 9, bold=True)
    paper.lines(60, 690, (account.name, *notation.lines_of(bill.mailing or account.place)), 9, room=240)
    paper.lines(350, 690, (carrier.name, *carrier.po_box), 9)
    paper.lines(236, 520, bill.hidden, invisible=True)
    paper.next_page()
    _details_of_rivelaine(paper, bill)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Facture")


def _rail_of_rivelaine(paper: Paper, bill: Bill) -> None:
    account, carrier = bill.account, bill.account.carrier
    paper.box(0, 0, 210, 588, fill="#e9eced", stroke=False)
    disc(paper, 56, 46, 12, "#0a6c74")
    paper.text(74, 52, "Rivelaine", 18, bold=True, color="#0a6c74")
    cells: list[tuple[str, tuple[str, ...]]] = [
        ("No d'abonné", (account.number,)),
        ("Abonné", (account.name,)),
    ]
    if bill.shows_date:
        cells.append(("Date d'émission", (day(bill.dated, "french"),)))
    cells += [
        ("Date limite de paiement", (day(bill.due, "french"),)),
        ("Période", (f"du {day(bill.begins, 'french')}", f"au {day(bill.ends, 'french')}")),
        ("Lieu de service", notation.lines_of(account.place)),
        ("No de téléphone principal", (spaced(account.btn),)),
        (
            "Pour nous joindre",
            (f"1 {spaced(carrier.phone)}", "Lundi au vendredi, 8 h à 20 h", carrier.website),
        ),
    ]
    y = 90.0
    for label, lines in cells:
        paper.text(30, y, label, 7.5, color="#0a6c74")
        y = paper.lines(30, y + 12, wrapped(lines, "Helvetica", 9, 170), 9, 12) + 10
    paper.text(30, 576, "Page 1 de 2", 7)


def _details_of_rivelaine(paper: Paper, bill: Bill) -> None:
    account = bill.account
    paper.text(40, 50, "Rivelaine", 12, bold=True, color="#0a6c74")
    paper.text(572, 50, f"No d'abonné {account.number} - Page 2 de 2", 8, align="right")
    paper.text(40, 84, "Détail des frais du mois", 12, bold=True)
    y = 108.0
    for number in account.numbers:
        paper.text(40, y, spaced(number), 9.5, bold=True)
        paper.text(140, y, "Ligne d'affaires, afficheur, boîte vocale", 9)
        paper.text(572, y, money(bill.each_cents, french=True), 9.5, align="right")
        paper.rule(y + 5, width=0.3)
        y += 19
    paper.text(140, y, "TPS et TVQ", 9)
    paper.text(572, y, money(bill.tax_cents, french=True), 9.5, align="right")
    y += 36
    for at, text in enumerate(_FRENCH_SMALL_PRINT):
        paper.paragraph(40 + 274 * (at % 2), y + 60 * (at // 2), text, 254, 7.5)
