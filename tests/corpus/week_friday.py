"""The fifth family: a harbor's telephone company, an office's vendor, mobiles, Halifax, Québec."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from tests.corpus import notation
from tests.corpus.carriers import ADVERTS_FRENCH, TERMS, advert
from tests.corpus.content import Bill, Csr, Letter
from tests.corpus.customers import Carrier
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.layouts import Layout
from tests.corpus.newcomers_notation import Columns, one_and_area, sign, stopped_day, table
from tests.corpus.notation import day, money, phone, span
from tests.corpus.paper import Manner, Paper
from tests.corpus.signatures import draw_signature
from tests.corpus.strangers_notation import figures, named_day, spaced, street_of, written_day
from tests.corpus.week_drawing import NEW, apart, beside, signed


def harborbell(bill: Bill, rng: Random) -> bytes:
    """A coast's telephone company: account and day small above, the sum large, lines on the second page."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    rows = [("Account:", account.number)]
    if bill.shows_date:
        rows.append(("Billing Date:", named_day(bill.dated)))
    rows.append(("Page", "1 of 2"))
    beside(paper, 400, 36, rows, 70, 8, 11)
    paper.text(40, 52, carrier.name, 19, bold=True, color="#cd040b")
    paper.lines(40, 90, addressee(bill), 9)
    paper.text(40, 176, "Your bill", 14, bold=True)
    paper.text(40, 200, money(bill.total_cents), 22, bold=True)
    paper.text(40, 216, f"due on {named_day(bill.due)}", 9)
    names = ("Balance from last bill", "Payments received", "Past due, pay now", "New charges",
             "Taxes and fees", "Total amount due")  # fmt: skip
    figures(paper, 300, 572, 186, balance(bill, names), 15)
    paper.paragraph(40, 320, f"{advert(rng)} {TERMS[0]}", 520, 8)
    paper.lines(40, 560, bill.hidden, invisible=True)
    paper.rule(610, dashed=True)
    paper.text(40, 624, f"Account: {account.number}   Amount due: {money(bill.total_cents)}", 8.5)
    paper.lines(380, 680, (carrier.name.upper(), *carrier.po_box), 8.5)
    paper.next_page()
    paper.text(40, 40, f"{account.name} | Account: {account.number} | Page 2 of 2", 8, room=530)
    paper.text(40, 70, "Charges by service", 13, bold=True)
    paper.text(40, 88, "Service address", 8.5, bold=True)
    paper.lines(130, 88, notation.lines_of(account.place), 8.5)
    paper.text(40, 136, "Main phone number", 8.5, bold=True)
    paper.text(130, 136, phone(account.btn, "dashes"), 8.5)
    for at, number in enumerate(account.numbers):
        paper.text(40, 162 + 15 * at, f"Business Digital Voice {phone(number, 'dashes')}", 9)
        paper.text(572, 162 + 15 * at, money(bill.each_cents), 9, align="right")
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def officevendor(bill: Bill, rng: Random) -> bytes:
    """An office's computer and telephone vendor: an invoice with quantities, a note of what it covers."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 54, carrier.name, 17, bold=True)
    paper.lines(40, 70, (*carrier.office, phone(carrier.phone, "dashes")), 9)
    paper.text(572, 54, "Invoice", 20, align="right")
    rows = [("Invoice No.", str(rng.randint(20000, 99999))), ("Customer Account No.", account.number)]
    if bill.shows_date:
        rows.insert(0, ("Invoice Date", stopped_day(bill.dated)))
    rows.append(("Due", stopped_day(bill.due)))
    apart(paper, 390, 572, 80, rows, 10, 14)
    paper.text(40, 150, "Customer", 10, bold=True)
    paper.lines(40, 164, addressee(bill, 10, 220), 10)
    paper.text(330, 150, "Location of service", 10, bold=True)
    paper.lines(330, 164, notation.lines_of(account.place), 10)
    items = [("Qty", "Item", "Unit", "Extended")]
    items += [
        ("1", f"SIP line {phone(number, 'dashes')}", money(bill.each_cents), money(bill.each_cents))
        for number in account.numbers
    ]
    columns: Columns = ((40, "left"), (80, "left"), (480, "right"), (572, "right"))
    y = table(paper, 250, columns, items, 10, 17, lined=True)
    names = ("Balance brought forward", "Payments received", "Past due amount", "This invoice", "Sales tax",
             "Please pay")  # fmt: skip
    y = figures(paper, 360, 572, y + 14, balance(bill, names), 15, 10)
    paper.text(40, y + 20, f"Service period {span(bill.begins, bill.ends, 'slashes')}. Thank you!", 10)
    paper.lines(40, 680, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")


def magentacell(bill: Bill, rng: Random) -> bytes:
    """A mobile carrier: a cover with the account's facts, the lines in a table."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name, 18, bold=True, color="#e20074")
    cells = [("Account", account.number)]
    if bill.shows_date:
        cells.append(("Bill issue date", named_day(bill.dated)))
    cells.append(("Total due", money(bill.total_cents)))
    for at, (label, value) in enumerate(cells):
        paper.text(300 + 95 * at, 40, label, 7.5, color="#666666")
        paper.text(300 + 95 * at, 52, value, 9, bold=True, room=90)
    paper.text(40, 92, f"Hi, {account.name}", 12, bold=True, room=500)
    paper.lines(40, 112, addressee(bill), 9)
    names = ("Previous balance", "Payments", "Past due balance", "Plans", "Taxes", "Total due")
    y = figures(paper, 40, 330, 190, balance(bill, names))
    paper.text(40, y + 4, f"AutoPay is off. Pay by {named_day(bill.due)}.", 8.5)
    rows = [("This bill by line", "Plans", "Total")]
    rows += [
        (phone(number, "parentheses"), money(bill.each_cents), money(bill.each_cents))
        for number in account.numbers
    ]
    table(paper, y + 34, ((40, "left"), (280, "right"), (420, "right")), rows, 9, 16, lined=True)
    paper.lines(40, 640, bill.hidden, invisible=True)
    paper.text(40, 740, f"{carrier.name}, {', '.join(carrier.po_box)}", 8)
    return paper.made(rng, "Bill")


def seatel(bill: Bill, rng: Random) -> bytes:
    """An eastern Canadian carrier: a table of facts across the top, services with what each costs."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name, 18, bold=True, color="#e4002b")
    rows = [("Account number:", account.number)]
    if bill.shows_date:
        rows.append(("Invoice date:", day(bill.dated, "long")))
    rows += [("Amount due:", money(bill.total_cents)), ("Due date:", day(bill.due, "long"))]
    beside(paper, 350, 46, rows, 100, 9, 14, bold_values=True)
    paper.lines(40, 118, addressee(bill), 9.5)
    paper.text(40, 196, "Service location:", 9, bold=True)
    paper.text(130, 196, notation.one_line(account.place), 9, room=440)
    names = (
        "Balance from last invoice",
        "Payment",
        "Overdue balance",
        "Monthly services",
        "HST",
        "Amount due",
    )
    y = figures(paper, 40, 360, 224, balance(bill, names), 15, 9)
    paper.text(40, y + 12, f"Monthly services, {span(bill.begins, bill.ends, 'long')}", 11, bold=True)
    for at, number in enumerate(account.numbers):
        paper.leaders(
            40, y + 30 + 14 * at, f"Business telephone {spaced(number)}", money(bill.each_cents), 360
        )
    paper.lines(40, 640, bill.hidden, invisible=True)
    paper.text(40, 730, f"Cheques to {carrier.name}, {', '.join(carrier.po_box)}", 8)
    return paper.made(rng, "Invoice")


def boreale(bill: Bill, rng: Random) -> bytes:
    """A small carrier of Québec: a letter's look, facts with colons, a table of lines."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 52, carrier.name, 16, bold=True)
    paper.lines(40, 66, (*carrier.office, phone(carrier.phone, "dashes")), 9)
    paper.text(572, 52, "FACTURE", 15, bold=True, align="right")
    rows = [("Client :", account.name), ("Numéro de compte :", account.number)]
    if bill.shows_date:
        rows.append(("Facturé le :", day(bill.dated, "french")))
    rows += [("Payable le :", day(bill.due, "french"))]
    beside(paper, 40, 112, rows, 110, 10.5, 16, room=420)
    paper.text(40, 182, f"Lieu de service : {notation.one_line(account.place)}", 10.5, room=530)
    items = [("Numéro de téléphone", "Description", "Prix")]
    items += [
        (spaced(number), "Ligne IP affaires", money(bill.each_cents, french=True))
        for number in account.numbers
    ]
    y = table(paper, 214, ((40, "left"), (220, "left"), (572, "right")), items, 10.5, 17, lined=True)
    names = ("Solde antérieur", "Paiements reçus", "Montant en retard", "Sous-total", "TPS et TVQ", "Total")
    figures(paper, 360, 572, y + 14, balance(bill, names), 15, 10, french=True)
    paper.paragraph(40, 560, rng.choice(ADVERTS_FRENCH), 520, 9)
    paper.lines(40, 640, bill.hidden, invisible=True)
    return paper.made(rng, "Facture")


def validated(record: Csr, rng: Random) -> bytes:
    """A wholesaler's answer to a request for a record: one table of fields and values."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, "CSR Inquiry Result", 15, bold=True)
    is_us = place.country == "US"
    rows = (
        ("Inquiry date", day(record.dated, "iso")),
        ("Carrier", account.carrier.name),
        ("Account number", account.number),
        ("Business name", account.name),
        ("Authorized person", account.user),
        ("BTN", phone(account.btn, "dashes")),
        ("Street", street_of(place)),
        ("City", place.city),
        ("State" if is_us else "Province", place.region),
        ("ZIP" if is_us else "Postal code", place.postal_code),
        ("Freeze", "Yes" if record.is_frozen else "No"),
        ("Pending order", "Yes" if record.has_pending_order else "No"),
    )
    for at, (label, value) in enumerate(rows):
        top = 62 + 18 * at
        paper.box(40, top, 130, 18, fill="#f0f0f0")
        paper.box(170, top, 402, 18)
        paper.text(46, top + 12, label, 9)
        paper.text(176, top + 12, value, 9, room=390)
    lines = [("Line", "Status")]
    lines += [
        (phone(number, "dashes"), "Inactive" if record.is_inactive(at) else "Active")
        for at, number in enumerate(account.numbers)
    ]
    table(paper, 306, ((46, "left"), (200, "left")), lines, 9, 15, lined=True)
    return paper.made(rng, "CSR")


def releve_de_service(record: Csr, rng: Random) -> bytes:
    """In French: a record as a letter, facts after colons."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 54, account.carrier.name, 14, bold=True)
    paper.text(40, 70, f"Le {day(record.dated, 'french')}", 10.5)
    paper.text(40, 104, "Objet : relevé de service du client (CSR)", 12, bold=True)
    y = paper.lines(
        40,
        132,
        (
            f"Titulaire : {account.name}",
            f"Numéro de compte : {account.number}",
            f"Téléphone principal : {spaced(account.btn)}",
            f"Contact autorisé : {account.user}",
            f"Adresse de service : {notation.one_line(account.place)}",
            f"Gel des numéros : {'oui' if record.is_frozen else 'non'}",
            f"Commande en attente : {'oui' if record.has_pending_order else 'aucune'}",
            "Numéros au compte :",
        ),
        11,
        17,
    )
    rows = [
        f"{spaced(number)}, {'inactif' if record.is_inactive(at) else 'actif'}"
        for at, number in enumerate(account.numbers)
    ]
    paper.lines(64, y, rows, 11, 15)
    return paper.made(rng, "CSR")


def filled_sentence(letter: Letter, rng: Random) -> bytes:
    """A form whose first sentence has blanks for who signs and for whom; the rest in labelled lines."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 60, "LETTER OF AUTHORIZATION", 16, bold=True, align="center")
    y = paper.paragraph(
        60,
        92,
        f"I, {letter.signer}, {letter.title} of {account.name}, authorize {NEW} to port the telephone "
        "numbers below and to obtain the customer service record of this account. I am authorized to act for "
        "the account holder. I understand that only one carrier can serve a number and that fees may apply.",
        492,
        11.5,
    )
    y = beside(
        paper,
        60,
        y + 10,
        [
            ("Name on account:", account.name),
            ("Service address:", notation.one_line(place)),
            ("Current carrier:", account.carrier.name),
            ("Account number:", account.number),
            ("Main billing number:", phone(account.btn, "dashes")),
            ("Numbers to port:", ""),
        ],
        130,
        11.5,
        20,
        room=362,
    )
    y = paper.lines(190, y - 20, [phone(number, "dashes") for number in account.numbers], 11.5, 16)
    paper.text(60, y + 60, "Signature:", 11.5)
    paper.rule(y + 62, 120, 330, width=0.5)
    paper.text(350, y + 60, "Date:", 11.5)
    paper.text(384, y + 60, written_day(letter.signed_on, place) if letter.signed_on else "", 11.5)
    paper.rule(y + 62, 382, 520, width=0.5)
    return sign(paper, letter, 124, y + 60, rng)


def web_form(letter: Letter, rng: Random) -> bytes:
    """A form filled in on a web page and printed: each label above its box, one below the other."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 24, f"{NEW} - Port your number", 7)
    paper.text(40, 56, "Letter of Authorization", 18, bold=True)
    is_us = place.country == "US"
    rows = (
        (("Business name", account.name, 532.0),),
        (("Street address", street_of(place), 532.0),),
        (("City", place.city, 250.0), ("State" if is_us else "Province", place.region, 120.0),
         ("ZIP" if is_us else "Postal code", place.postal_code, 142.0)),
        (("Current carrier", account.carrier.name, 260.0), ("Account number", account.number, 262.0)),
        (("Billing telephone number", one_and_area(account.btn), 260.0),
         ("Authorized user", account.user, 262.0)),
    )  # fmt: skip
    y = 76.0
    for row in rows:
        x = 40.0
        for label, value, width in row:
            paper.text(x, y + 8, label, 8, bold=True)
            paper.box(x, y + 13, width, 20)
            paper.text(x + 6, y + 27, value, 9.5, room=width - 12)
            x += width + 10
        y += 40
    paper.text(40, y + 8, "Phone numbers to port", 8, bold=True)
    y = paper.lines(46, y + 24, [one_and_area(number) for number in account.numbers], 9.5, 14)
    y = paper.paragraph(
        40,
        y + 8,
        f"I agree that {NEW} may port the numbers above and get my service record from my current carrier. I "
        "have the authority to make this request for the business. Only one carrier can serve each number; "
        "my current carrier may charge a fee.",
        532,
        8.5,
    )
    for x, label, value, width in (
        (40, "Signature", "", 260), (310, "Printed name", letter.signer, 150),
        (470, "Date", written_day(letter.signed_on, place) if letter.signed_on else "", 102),
    ):  # fmt: skip
        paper.text(x, y + 8, label, 8, bold=True)
        paper.box(x, y + 13, width, 40)
        paper.text(x + 6, y + 38, value, 9.5, room=width - 12)
    return sign(paper, letter, 48, y + 50, rng)


def signed_copy(letter: Letter, rng: Random) -> bytes:
    """A form signed through a document service: a drawn name, who and when in small print below it."""
    account, place = letter.account, letter.account.place
    kind = "image" if letter.signing in ("pen", "ink", "stamp") else letter.signing
    letter = replace(letter, signing=kind)
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 52, "Carrier Change - Letter of Authorization", 15, bold=True)
    y = beside(
        paper,
        40,
        82,
        [
            ("Customer", account.name),
            ("Service address", notation.one_line(place)),
            ("Current carrier", account.carrier.name),
            ("Account number", account.number),
            ("Billing number (BTN)", phone(account.btn, "dots")),
            ("New carrier", NEW),
        ],
        130,
        10,
        18,
        bold_labels=True,
        room=400,
    )
    paper.text(40, y, "Numbers", 10, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(170 + 120 * (at % 3), y + 16 * (at // 3), phone(number, "dots"), 10)
    y = paper.paragraph(
        40,
        y + 64,
        f"I authorize {NEW} to port these numbers on behalf of the customer and to receive its customer "
        "service record. I am authorized to bind the customer, and understand that each number has one "
        "carrier and that the current carrier may charge for leaving.",
        532,
        9.5,
    )
    paper.text(40, y + 46, "Signature:", 10)
    paper.rule(y + 48, 100, 310, width=0.5)
    if letter.signed_on and kind not in ("not", "typed"):
        paper.text(108, y + 57, f"{letter.signer} ({named_day(letter.signed_on)} 10:12 CST)", 6.5)
    paper.text(40, y + 78, f"Name: {letter.signer}", 10)
    paper.text(40, y + 96, f"Title: {letter.title}", 10)
    paper.text(40, y + 114, f"Date: {named_day(letter.signed_on) if letter.signed_on else ''}", 10)
    draw_signature(paper, letter, 104, y + 46, rng)
    return signed(paper.made(rng, "LOA"), paper, letter, 104, y + 46, rng)


def lettre_courte(letter: Letter, rng: Random) -> bytes:
    """In French: a customer's short letter, its facts after colons, signed over its name."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(72, 64, account.name, 13, bold=True)
    paper.lines(72, 80, notation.lines_of(place), 9.5)
    paper.text(72, 140, "Lettre d'autorisation", 14, bold=True)
    y = paper.paragraph(
        72,
        164,
        f"Nous autorisons {NEW} à transférer nos numéros de téléphone et à obtenir notre dossier de service. "
        "Je suis autorisé à signer au nom de l'entreprise. Je comprends qu'un seul fournisseur peut "
        "desservir un numéro et que des frais peuvent s'appliquer.",
        468,
        10.5,
    )
    y = beside(
        paper,
        72,
        y + 4,
        [
            ("Nom au compte :", account.name),
            ("Fournisseur actuel :", account.carrier.name),
            ("Numéro de compte :", account.number),
            ("Numéro de facturation :", spaced(account.btn)),
            ("Adresse de service :", notation.one_line(place)),
            ("Numéros à transférer :", ""),
        ],
        130,
        10.5,
        17,
        room=338,
    )
    y = paper.lines(202, y - 17, [spaced(number) for number in account.numbers], 10.5, 15)
    paper.text(72, y + 50, "Signature :", 10.5)
    paper.rule(y + 52, 130, 330, width=0.5)
    rows = [("Nom :", letter.signer), ("Titre :", letter.title)]
    rows.append(("Date :", day(letter.signed_on, "french") if letter.signed_on else ""))
    beside(paper, 72, y + 76, rows, 58, 10.5, 16)
    return sign(paper, letter, 134, y + 50, rng)


FRIDAY_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "filled_sentence": filled_sentence,
    "web_form": web_form,
    "signed_copy": signed_copy,
    "lettre_courte": lettre_courte,
}
FRIDAY_CARRIERS: Mapping[str, Carrier] = {
    "harborbell": Carrier("Harbor Bell", ("PO Box 15124", "Albany, NY 12212-5124"),
                          ("140 West Gate", "New York, NY 10007"), "+18005550288", "harborbell.example"),
    "officevendor": Carrier("Brookside Office Systems", ("PO Box 40", "Dayton, OH 45401"),
                            ("900 Copier Ct", "Dayton, OH 45402"), "+19375550289", "brookside.example"),
    "magentacell": Carrier("Magenta Cellular", ("PO Box 742596", "Cincinnati, OH 45274-2596"),
                           ("12920 Tower Gate", "Bellevue, WA 98006"), "+18005550290", "magentacell.example"),
    "seatel": Carrier("Seatel", ("PO Box 660 Stn Central", "Halifax NS  B3J 2S3"),
                      ("6080 Wharf Gate", "Halifax NS  B3K 5M3"), "+18885550291", "seatel.example"),
    "boreale": Carrier("Boréale Téléphonie", ("C.P. 15", "Val-d'Or (Québec) J9P 4N9"),
                       ("700, rue du Signal", "Val-d'Or (Québec) J9P 1S4"), "+18195550292",
                       "boreale.example"),
}  # fmt: skip
_FORMS = ("filled_sentence", "web_form", "signed_copy")
FRIDAY_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("harborbell", "US", harborbell, validated, "999-999-999-0001-99", _FORMS,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("officevendor", "US", officevendor, validated, "BRK999", _FORMS, has_mailing=True),
        Layout("magentacell", "US", magentacell, validated, "999999999", ("web_form", "signed_copy"),
               "wireless", labels_holder=False, labels_address=False),
        Layout("seatel", "CA", seatel, validated, "99999999", _FORMS, labels_holder=False, has_mailing=True),
        Layout("boreale", "QC", boreale, releve_de_service, "B-99999", ("lettre_courte",)),
    )
}  # fmt: skip
