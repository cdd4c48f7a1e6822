"""Phone bills as four invented carriers of Canada print them, two of them in French."""

from datetime import timedelta
from random import Random

from tests.corpus.bills import finished, with_page_numbers, with_terms
from tests.corpus.carriers import TERMS, TERMS_FRENCH, advert
from tests.corpus.content import Bill
from tests.corpus.notation import DayStyle, PhoneStyle, day, lines_of, money, one_line, phone, span
from tests.corpus.paper import A4, Manner, Paper


def maple(bill: Bill, rng: Random) -> bytes:
    """English: summary at the right, `Bill date` and `Account number` without colons, GST and HST."""
    paper, account = Paper(Manner.drawn(rng)), bill.account
    phones: PhoneStyle = rng.choice(("dashes", "parentheses", "spaces"))
    days: DayStyle = rng.choice(("long", "short", "day_first"))
    paper.text(40, 60, account.carrier.name, 20, bold=True, color="#b3121d")
    rows = [
        ("Account number", account.number),
        *([("Bill date", day(bill.dated, days))] if bill.shows_date else []),
        ("Required payment date", day(bill.due, days)),
    ]
    for at, (label, value) in enumerate(rows):
        paper.text(360, 50 + 14 * at, label, 9)
        paper.text(480, 50 + 14 * at, value, 9, bold=True)
    paper.lines(60, 140, (account.name, *lines_of(bill.mailing or account.place)), 10, room=285)
    paper.text(360, 140, "Service address", 8, color="#666666")
    paper.lines(360, 154, lines_of(account.place), 9)
    paper.text(40, 230, "Here is a summary of your bill", 13, bold=True)
    charges = (
        ("Amount of your last bill", bill.before_cents),
        (f"Payments received up to {day(bill.ends, days)}", -bill.paid_cents),
        *((("Past due - overdue balance", bill.past_due_cents),) if bill.past_due_cents else ()),
        ("Monthly charges", bill.charges_cents),
        ("GST / HST", bill.tax_cents),
        ("Total amount due", bill.total_cents),
    )
    for at, (label, cents) in enumerate(charges):
        paper.text(50, 254 + 18 * at, label, 9.5)
        paper.text(560, 254 + 18 * at, money(cents), 9.5, align="right")
    y = 254.0 + 18 * len(charges) + 24
    paper.text(40, y, "Home and business phone", 12, bold=True)
    for at, number in enumerate(account.numbers, 1):
        paper.text(50, y + 17 * at, phone(number, phones), 9.5)
        paper.text(560, y + 17 * at, money(bill.each_cents), 9.5, align="right")
    paper.paragraph(40, 610, advert(rng), 300, 8)
    paper.rule(650, dashed=True)
    paper.lines(60, 680, ("Payment slip", account.carrier.name, *account.carrier.po_box), 9)
    paper.lines(
        400,
        680,
        (f"Account number {account.number}", f"Pay {money(bill.total_cents)} by {day(bill.due, days)}"),
        9,
    )
    with_terms(paper, TERMS[:3], "About your bill")
    with_page_numbers(paper, 572, 30, "Page {page} of {pages}")
    return finished(paper, bill, rng)


def prairie(bill: Bill, rng: Random) -> bytes:
    """English: three columns of head and value, days in ISO notation."""
    paper, account = Paper(Manner.drawn(rng), "Vera"), bill.account
    phones: PhoneStyle = rng.choice(("dots", "dashes", "international"))
    paper.text(572, 50, account.carrier.name, 14, bold=True, align="right")
    columns = (
        ("Customer", (account.name, *lines_of(bill.mailing or account.place))),
        ("Service address", lines_of(account.place)),
        ("Account number", (account.number,)),
    )
    for x, (head, lines) in zip((40, 220, 400), columns, strict=True):
        paper.box(x, 70, 172, 90)
        paper.text(x + 6, 84, head, 7.5, bold=True)
        paper.lines(x + 6, 98, lines, 8, room=160)
    dates = [
        *([("Invoice date", day(bill.dated, "iso"))] if bill.shows_date else []),
        ("Period", span(bill.begins, bill.ends, "iso")),
        ("Due date", day(bill.due, "iso")),
    ]
    for x, (head, value) in zip((40, 220, 400), dates, strict=False):
        paper.text(x + 6, 182, head, 7.5, bold=True)
        paper.text(x + 6, 196, value, 8)
    y = 230.0
    for label, cents in (
        ("Balance forward", bill.before_cents - bill.paid_cents),
        *((("Overdue, please pay now", bill.past_due_cents),) if bill.past_due_cents else ()),
        *((f"Business line {phone(number, phones)}", bill.each_cents) for number in account.numbers),
        ("GST and PST", bill.tax_cents),
        ("Balance due", bill.total_cents),
    ):
        paper.leaders(46, y, label, money(cents), 566, 8.5)
        y += 16
    paper.text(46, y + 10, "Billing telephone number (BTN)", 8)
    paper.text(240, y + 10, phone(account.btn, phones), 8)
    paper.paragraph(46, 640, advert(rng), 520, 8)
    paper.text(46, 720, f"Mail to: {account.carrier.name}, {', '.join(account.carrier.po_box)}", 8)
    return finished(paper, bill, rng)


def laurentides(bill: Bill, rng: Random) -> bytes:
    """French: `Numéro de compte :` with the space before the colon, TPS and TVQ, a payment slip."""
    paper, account = Paper(Manner.drawn(rng), "Helvetica", rng.choice((A4, (612.0, 792.0)))), bill.account
    phones: PhoneStyle = rng.choice(("spaces", "parentheses", "dashes"))
    days: DayStyle = rng.choice(("french", "french_short"))
    paper.text(40, 55, account.carrier.name, 18, bold=True, color="#114b8b")
    paper.text(40, 75, "Facture", 14)
    rows = [
        ("Numéro de compte :", account.number),
        *([("Date de facturation :", day(bill.dated, days))] if bill.shows_date else []),
        ("Période :", span(bill.begins, bill.ends, days)),
        ("Date d'échéance :", day(bill.due, days)),
        ("Montant à payer :", money(bill.total_cents, french=True)),
    ]
    for at, (label, value) in enumerate(rows):
        paper.text(310, 55 + 15 * at, label, 9)
        paper.text(420, 55 + 15 * at, value, 9)
    paper.lines(50, 150, (account.name, *lines_of(bill.mailing or account.place)), 10)
    paper.text(40, 225, f"Adresse de service : {one_line(account.place)}", 9)
    paper.text(40, 245, f"Titulaire du compte : {account.name}", 9)
    paper.text(40, 275, "Sommaire de votre compte", 12, bold=True)
    charges = (
        ("Solde précédent", bill.before_cents),
        ("Paiement reçu - merci", -bill.paid_cents),
        *((("Solde en souffrance", bill.past_due_cents),) if bill.past_due_cents else ()),
        ("Frais mensuels", bill.charges_cents),
        ("TPS et TVQ", bill.tax_cents),
        ("Montant total", bill.total_cents),
    )
    for at, (label, cents) in enumerate(charges):
        paper.leaders(40, 296 + 15 * at, label, money(cents, french=True), 550)
    y = 296.0 + 15 * len(charges) + 20
    paper.text(40, y, "Vos lignes téléphoniques", 12, bold=True)
    for at, number in enumerate(account.numbers, 1):
        paper.text(50, y + 16 * at, phone(number, phones), 9)
        paper.text(550, y + 16 * at, money(bill.each_cents, french=True), 9, align="right")
    paper.paragraph(40, 620, advert(rng, french=True), 300, 8)
    paper.rule(650, dashed=True)
    paper.lines(
        50, 680, ("Faites parvenir votre paiement à :", account.carrier.name, *account.carrier.po_box), 9
    )
    with_terms(paper, TERMS_FRENCH, "Renseignements")
    with_page_numbers(paper, 560, 30, "Page {page} de {pages}")
    return finished(paper, bill, rng)


def saguenay(bill: Bill, rng: Random) -> bytes:
    """Bilingual: French over English, labels above their values."""
    paper, account = Paper(Manner.drawn(rng), "Times"), bill.account
    phones: PhoneStyle = rng.choice(("dashes", "parentheses"))
    days: DayStyle = rng.choice(("iso", "french"))
    paper.text(306, 50, account.carrier.name, 18, bold=True, align="center")
    paper.text(306, 68, "Relevé de compte / Account statement", 11, align="center")
    strip = [
        ("N° de compte / Account no.", account.number),
        *([("Date de facture / Bill date", day(bill.dated, days))] if bill.shows_date else []),
        ("Échéance / Due date", day(bill.due, days)),
    ]
    for x, (label, value) in zip((40, 230, 410), strip, strict=False):
        paper.text(x, 100, label, 8, color="#444444")
        paper.text(x, 115, value, 11, bold=True)
    for x, label, lines in (
        (40, "Nom du client / Customer name", (account.name,)),
        (320, "Adresse de service / Service address", lines_of(account.place)),
    ):
        paper.text(x, 145, label, 8, color="#444444")
        paper.lines(x, 160, lines, 10, room=265)
    paper.text(40, 185, "Téléphone principal / Main telephone number", 8, color="#444444")
    paper.text(40, 200, phone(account.btn, phones), 10)
    y = 260.0
    for label, cents in (
        ("Solde antérieur / Previous balance", bill.before_cents),
        (f"Paiement {day(bill.previous + timedelta(days=9), days)} / Payment received", -bill.paid_cents),
        *((("En souffrance / Past due", bill.past_due_cents),) if bill.past_due_cents else ()),
        *((phone(number, phones), bill.each_cents) for number in account.numbers),
        ("TPS, TVQ / GST, QST", bill.tax_cents),
        ("Montant dû / Amount due", bill.total_cents),
    ):
        paper.text(50, y, label, 10)
        paper.text(550, y, money(cents, french=True), 10, align="right")
        paper.rule(y + 5)
        y += 20
    paper.paragraph(40, 640, advert(rng, french=True), 500, 9)
    paper.text(306, 740, f"{account.carrier.name}, {', '.join(account.carrier.po_box)}", 8, align="center")
    with_page_numbers(paper, 572, 770, "Page {page} sur {pages}")
    return finished(paper, bill, rng)
