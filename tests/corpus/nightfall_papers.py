"""Papers of a seventh, small family: drawn with the sixth one, first read after that was mended."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, TERMS_FRENCH
from tests.corpus.content import Bill, Csr, Letter
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.evening_letters import plain_or_iso
from tests.corpus.newcomers_notation import before, over, sign, table
from tests.corpus.notation import day, money, phone, span
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import figures, named_day, spaced, street_of

_NEW = "ServiceCall.ai"


def granitebell(bill: Bill, rng: Random) -> bytes:
    """A telephone company's bill: a shaded summary at the right, service details by number below."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name, 16, bold=True)
    paper.lines(40, 64, (carrier.website, phone(carrier.phone, "dashes")), 8)
    paper.lines(40, 110, addressee(bill), 9.5)
    paper.box(340, 36, 232, 130, fill="#eef3f8", stroke=False)
    paper.text(350, 52, "Account summary", 11, bold=True)
    rows = [("Account number", account.number)]
    if bill.shows_date:
        rows.append(("Bill date", day(bill.dated, "short")))
    rows += [
        ("Billing period", f"{named_day(bill.begins, False)} to {named_day(bill.ends)}"),
        ("Primary phone", phone(account.btn, "dashes")),
        ("Amount due", money(bill.total_cents)),
        ("Due date", day(bill.due, "short")),
    ]
    for at, (label, value) in enumerate(rows):
        paper.text(350, 70 + 15 * at, label, 8.5)
        paper.text(562, 70 + 15 * at, value, 8.5, bold=True, align="right", room=130)
    names = (
        "Last bill",
        "Payments",
        "Past due amount",
        "This month's charges",
        "Taxes and fees",
        "Amount due",
    )
    y = figures(paper, 40, 300, 210, balance(bill, names))
    paper.text(40, y + 12, "Service details", 11, bold=True)
    paper.text(40, y + 28, f"Service address: {notation.one_line(account.place)}", 9, room=530)
    rows_ = [("Phone number", "Plan", "Monthly charge")]
    rows_ += [
        (phone(number, "dashes"), "Business Essentials", money(bill.each_cents)) for number in account.numbers
    ]
    y = table(paper, y + 48, ((40, "left"), (180, "left"), (420, "right")), rows_, 9, 15)
    paper.paragraph(40, y + 20, f"{TERMS[0]} {TERMS[2]}", 520, 8)
    paper.lines(40, 690, bill.hidden, invisible=True)
    paper.lines(340, 710, ("Mail payment to:", carrier.name, *carrier.po_box), 8.5)
    return paper.made(rng, "Bill")


def plainsvoice(bill: Bill, rng: Random) -> bytes:
    """A hosted PBX's invoice: seller and buyer side by side, facts in a row of cells, lines with sites."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 50, "Invoice", 20, bold=True)
    over(paper, 40, 76, "From", (carrier.name, *carrier.office), 8.5)
    over(paper, 230, 76, "Billed to", addressee(bill, 9.5, 160), 8.5)
    over(paper, 420, 76, "Service address", notation.lines_of(account.place), 8.5)
    cells = [("Account number", account.number), ("Invoice number", f"{rng.randint(100000, 999999)}")]
    if bill.shows_date:
        cells.append(("Invoice date", day(bill.dated, "slashes")))
    cells += [("Due date", day(bill.due, "slashes")), ("Balance due", money(bill.total_cents))]
    for at, (label, value) in enumerate(cells):
        paper.box(40 + 106 * at, 160, 106, 34)
        paper.text(45 + 106 * at, 172, label, 7, color="#555555")
        paper.text(45 + 106 * at, 187, value, 9, room=96)
    rows = [("User line", "Plan", "Price")]
    rows += [
        (phone(number, "parentheses"), "Office Standard", money(bill.each_cents))
        for number in account.numbers
    ]
    y = table(paper, 220, ((40, "left"), (220, "left"), (572, "right")), rows, 8.5, 16, lined=True)
    names = ("Previous balance", "Payments received", "Past due", "Subtotal", "Taxes", "Balance due")
    y = figures(paper, 380, 572, y + 12, balance(bill, names))
    paper.text(40, y, f"Main number: {phone(account.btn, 'parentheses')}", 8.5)
    paper.text(40, y + 14, f"Period: {span(bill.begins, bill.ends, 'slashes')}", 8.5)
    paper.text(40, 740, f"Checks: {', '.join(carrier.po_box)}", 8)
    paper.lines(40, 700, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")


def shieldcom(bill: Bill, rng: Random) -> bytes:
    """A Canadian cable company: account facts at the left in a column, a summary of the bill at the right."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name, 18, bold=True, color="#c8102e")
    y = over(paper, 40, 80, "Account number", (account.number,))
    if bill.shows_date:
        y = over(paper, 40, y, "Bill date", (day(bill.dated, "long"),))
    y = over(paper, 40, y, "Service location", notation.lines_of(account.place))
    y = over(paper, 40, y, "Phone number", (spaced(account.btn),))
    paper.text(300, 86, "Summary of your bill", 12, bold=True)
    names = (
        "Previous balance",
        "Payments",
        "Overdue",
        "Monthly charges",
        "Taxes (GST, PST)",
        "Total amount due",
    )
    y = figures(paper, 300, 572, 106, balance(bill, names))
    paper.text(300, y + 4, f"Due date: {day(bill.due, 'long')}", 9)
    paper.text(40, 270, f"Business phone, {span(bill.begins, bill.ends, 'long')}", 11, bold=True)
    for at, number in enumerate(account.numbers):
        paper.leaders(40, 290 + 15 * at, spaced(number), money(bill.each_cents), 572, 9)
    paper.lines(40, 600, bill.hidden, invisible=True)
    paper.rule(630, dashed=True)
    paper.lines(60, 670, addressee(bill), 9.5)
    paper.lines(360, 670, ("Payments", carrier.name, *carrier.po_box), 8.5)
    return paper.made(rng, "Bill")


_MONTANTS = (
    "Solde antérieur",
    "Paiements",
    "Solde en souffrance",
    "Services du mois",
    "Taxes",
    "Montant à payer",
)


def beaucetel(bill: Bill, rng: Random) -> bytes:
    """In French: facts in a box at the right, the service address below the customer, a table of lines."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name, 16, bold=True, color="#00693c")
    paper.lines(40, 64, (*carrier.office, spaced(carrier.phone)), 8)
    paper.box(340, 36, 232, 92)
    rows = [("Numéro de client", account.number)]
    if bill.shows_date:
        rows.append(("Date de facture", day(bill.dated, "french")))
    rows += [
        ("Date limite de paiement", day(bill.due, "french")),
        ("Numéro principal", spaced(account.btn)),
        ("Montant à payer", money(bill.total_cents, french=True)),
    ]
    for at, (label, value) in enumerate(rows):
        paper.text(348, 52 + 16 * at, label, 8.5)
        paper.text(564, 52 + 16 * at, value, 8.5, bold=True, align="right", room=110)
    paper.lines(40, 140, addressee(bill), 9.5)
    paper.text(40, 210, f"Adresse du service : {notation.one_line(account.place)}", 9, room=530)
    y = figures(paper, 40, 300, 236, balance(bill, _MONTANTS), french=True)
    items = [("Téléphone", "Forfait", "Prix")]
    items += [
        (spaced(number), "Affaires de base", money(bill.each_cents, french=True))
        for number in account.numbers
    ]
    y = table(paper, y + 20, ((40, "left"), (200, "left"), (572, "right")), items, 9, 16, lined=True)
    paper.text(40, y + 10, f"Du {day(bill.begins, 'french')} au {day(bill.ends, 'french')}", 8.5)
    paper.paragraph(40, y + 30, f"{TERMS_FRENCH[0]} {TERMS_FRENCH[2]}", 520, 8)
    paper.lines(40, 660, bill.hidden, invisible=True)
    paper.lines(40, 720, (f"Paiement par la poste : {carrier.name}, {', '.join(carrier.po_box)}",), 8.5)
    return paper.made(rng, "Facture")


def screen(record: Csr, rng: Random) -> bytes:
    """A clerk's screen, printed in a fixed width: short labels with colons, the numbers one by line."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    rows = [
        f"CUSTOMER SERVICE RECORD (CSR)          PRINTED {record.dated:%m/%d/%Y}",
        "=" * 72,
        f"ACCT NO : {account.number}",
        f"NAME    : {account.name.upper()}",
        f"CONTACT : {account.user.upper()}",
        f"SVC ADDR: {street_of(place).upper()}",
        f"          {place.city.upper()} {place.region} {place.postal_code}",
        f"BTN     : {phone(account.btn, 'dashes')}",
        f"FREEZE  : {'Y' if record.is_frozen else 'N'}",
        f"PEND ORD: {'Y' if record.has_pending_order else 'N'}",
        "=" * 72,
        "TN             CLASS   STATUS",
    ]
    rows += [
        f"{phone(number, 'dashes')}   BUS     {'INACTIVE' if record.is_inactive(at) else 'ACTIVE'}"
        for at, number in enumerate(account.numbers)
    ]
    paper.lines(40, 50, rows, 10, 14)
    return paper.made(rng, "CSR")


def summary(record: Csr, rng: Random) -> bytes:
    """A page of a carrier's desk: headings in bars, labels and values, a list of numbers by status."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, f"{account.carrier.name} Customer Service Record", 14, bold=True)
    paper.text(40, 66, f"As of {day(record.dated, 'long')}", 9)
    paper.box(40, 78, 532, 16, fill="#dde3ea", stroke=False)
    paper.text(46, 90, "Account", 9, bold=True)
    y = before(
        paper,
        180,
        112,
        [
            ("Account holder", account.name),
            ("Account number", account.number),
            ("Authorized contact", account.user),
            ("Service address", notation.one_line(account.place)),
            ("Billing telephone number", spaced(account.btn)),
            ("Port-out freeze", "Active" if record.is_frozen else "Not active"),
            ("Open orders", "Yes, pending" if record.has_pending_order else "No"),
        ],
    )
    paper.box(40, y, 532, 16, fill="#dde3ea", stroke=False)
    paper.text(46, y + 12, "Telephone numbers", 9, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(46, y + 34 + 15 * at, spaced(number), 9)
        paper.text(200, y + 34 + 15 * at, "Inactive" if record.is_inactive(at) else "In service", 9)
    return paper.made(rng, "CSR")


def fiche(record: Csr, rng: Random) -> bytes:
    """In French: a customer's card, labels over values, the lines in a table."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "Fiche de service client (CSR)", 15, bold=True)
    paper.text(40, 66, f"{account.carrier.name}, le {day(record.dated, 'french')}", 9)
    left = (
        ("Titulaire du compte", (account.name,)),
        ("Numéro de compte", (account.number,)),
        ("Numéro de téléphone de facturation", (spaced(account.btn),)),
    )
    right = (
        ("Contact autorisé", (account.user,)),
        ("Adresse de service", notation.lines_of(account.place)),
        ("Gel de transfert", ("Actif" if record.is_frozen else "Inactif",)),
        ("Commandes en attente", ("Oui" if record.has_pending_order else "Aucune",)),
    )
    for x, cells in ((40, left), (320, right)):
        y = 96.0
        for label, lines in cells:
            y = over(paper, x, y, label, lines)
    rows = [("Numéro", "État")]
    rows += [
        (spaced(number), "Inactif" if record.is_inactive(at) else "En service")
        for at, number in enumerate(account.numbers)
    ]
    table(paper, 270, ((40, "left"), (200, "left")), rows, 9.5, 17, lined=True)
    return paper.made(rng, "CSR")


def standard(letter: Letter, rng: Random) -> bytes:
    """A provider's form: labels with colons and lines, its sentence, the signature in a row with the day."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 50, f"{_NEW} Porting Letter of Authorization", 14, bold=True, align="center")
    is_us = place.country == "US"
    rows = (
        ("Business Name:", account.name),
        ("Authorized Contact:", account.user),
        ("Service Street Address:", street_of(place)),
        ("City:", place.city),
        ("State:" if is_us else "Province:", place.region),
        ("ZIP:" if is_us else "Postal Code:", place.postal_code),
        ("Losing Carrier:", account.carrier.name),
        ("Account #:", account.number),
        ("Billing Telephone #:", phone(account.btn, "dashes")),
        ("Numbers to Port:", ", ".join(phone(number, "dashes") for number in account.numbers[:4])),
        ("", ", ".join(phone(number, "dashes") for number in account.numbers[4:])),
    )
    for at, (label, value) in enumerate(rows):
        paper.text(40, 84 + 20 * at, label, 9.5)
        paper.text(180, 84 + 20 * at, value, 9.5, room=392)
        paper.rule(87 + 20 * at, 176, 572, width=0.4)
    y = paper.paragraph(
        40,
        330,
        f"I authorize {_NEW} to port the numbers above and to obtain records from my carrier. "
        "I am the account holder or am authorized by it. I understand that one carrier serves each "
        "number and that "
        "charges may apply.",
        532,
        9.5,
    )
    for x, label, value in ((40, "Signature:", ""), (370, "Date:", plain_or_iso(letter))):
        paper.text(x, y + 40, label, 9.5)
        paper.text(x + 60, y + 40, value, 9.5)
    paper.rule(y + 43, 96, 350, width=0.5)
    paper.text(40, y + 70, "Name:", 9.5)
    paper.text(100, y + 70, letter.signer, 9.5)
    paper.text(370, y + 70, "Title:", 9.5)
    paper.text(430, y + 70, letter.title, 9.5)
    return sign(paper, letter, 102, y + 40, rng)


def memo(letter: Letter, rng: Random) -> bytes:
    """A memo of the customer to the carrier: to, from, subject; one sentence for each fact."""
    account = letter.account
    paper = Paper(Manner.drawn(rng), "Times")
    rows = (
        f"To: {account.carrier.name}, Porting Department",
        f"From: {account.name}",
        "Subject: Authorization to port our telephone numbers (LOA)",
    )
    y = paper.lines(72, 72, rows, 11.5, 17)
    y = paper.paragraph(
        72,
        y + 14,
        f"We authorize {_NEW} to port our telephone numbers and to obtain our customer "
        f"service record. Our account number is {account.number}. Our service address is "
        f"{notation.one_line(account.place)}. "
        f"Our billing telephone number is {phone(account.btn, 'dashes')}. The numbers are:",
        468,
        11.5,
    )
    y = paper.lines(100, y, [phone(number, "dashes") for number in account.numbers], 11.5, 15)
    y = paper.paragraph(
        72,
        y + 6,
        "I am authorized to sign for the account. We know that only one carrier can serve a "
        "number and that a fee may be charged.",
        468,
        11.5,
    )
    paper.rule(y + 44, 72, 320, width=0.5)
    paper.lines(72, y + 58, (letter.signer, letter.title), 11.5, 15)
    if letter.signed_on:
        paper.text(360, y + 42, day(letter.signed_on, "long"), 11.5)
        paper.text(360, y + 56, "Date", 9)
    return sign(paper, letter, 78, y + 42, rng)


def autorisation(letter: Letter, rng: Random) -> bytes:
    """In French: a provider's form, labels at the left of lines, signature and day side by side."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 50, "Lettre d'autorisation de portabilité", 14, bold=True, align="center")
    rows = (
        ("Nom de l'entreprise :", account.name),
        ("Signataire autorisé :", letter.signer),
        ("Adresse de service :", street_of(place)),
        ("Ville :", place.city),
        ("Province :", place.region),
        ("Code postal :", place.postal_code),
        ("Fournisseur actuel :", account.carrier.name),
        ("Numéro de compte :", account.number),
        ("Téléphone de facturation :", spaced(account.btn)),
        ("Numéros à transférer :", ""),
    )
    for at, (label, value) in enumerate(rows):
        paper.text(40, 84 + 19 * at, label, 9.5)
        paper.text(190, 84 + 19 * at, value, 9.5, room=380)
    for at, number in enumerate(account.numbers):
        paper.text(190 + 120 * (at % 3), 255 + 16 * (at // 3), spaced(number), 9.5)
    y = paper.paragraph(
        40,
        330,
        f"J'autorise {_NEW} à transférer les numéros ci-dessus et à obtenir mon dossier. Je "
        "suis autorisé à signer pour le compte. Un seul fournisseur peut desservir un numéro; des "
        "frais peuvent s'appliquer.",
        532,
        9.5,
    )
    paper.rule(y + 40, 40, 300, width=0.5)
    paper.text(40, y + 52, "Signature", 8)
    paper.rule(y + 40, 340, 500, width=0.5)
    paper.text(344, y + 37, day(letter.signed_on, "french") if letter.signed_on else "", 10)
    paper.text(340, y + 52, "Date", 8)
    paper.text(40, y + 80, f"Nom en lettres moulées : {letter.signer}", 9.5)
    paper.text(340, y + 80, f"Titre : {letter.title}", 9.5)
    return sign(paper, letter, 46, y + 38, rng)


NIGHTFALL_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "standard": standard,
    "memo": memo,
    "autorisation": autorisation,
}
