"""The fourth family: a cable, a hosted exchange, a cooperative's printer, Québec; letters of two pages."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, TERMS_FRENCH, advert
from tests.corpus.content import Bill, Csr, Letter
from tests.corpus.customers import Carrier
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.layouts import Layout
from tests.corpus.newcomers_notation import Columns, over, sign, table
from tests.corpus.notation import day, money, phone, span
from tests.corpus.paper import Manner, Paper
from tests.corpus.signatures import draw_signature
from tests.corpus.strangers_notation import figures, named_day, short_day, spaced, street_of, written_day
from tests.corpus.week_drawing import NEW, beside, by_number, signed


def clarion(bill: Bill, rng: Random) -> bytes:
    """A cable company: a strip with the account and a code, the service at an address, a summary of a day."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 46, f"{carrier.name} Business", 17, bold=True, color="#003057")
    top = f"{named_day(bill.dated)}" if bill.shows_date else ""
    rows = [("Statement Date:", top)] if top else []
    rows += [("Account Number:", account.number), ("Security Code:", f"{rng.randint(1000, 9999)}")]
    beside(paper, 40, 72, rows, 100, 9, 13, bold_labels=True)
    paper.text(330, 72, "Service At:", 9, bold=True)
    paper.lines(400, 72, notation.lines_of(account.place), 9)
    paper.text(40, 136, "Contact Us", 10, bold=True)
    paper.lines(40, 149, (f"Visit {carrier.website}/business", f"Or call {phone(carrier.phone, 'one')}"), 8.5)
    paper.text(330, 136, "Account Summary", 11, bold=True)
    paper.text(330, 149, f"Services from {named_day(bill.begins, False)} through {named_day(bill.ends)}", 8)
    names = ("Previous Balance", "Payments Received - Thank You!", "Past Due Balance", "Business Voice",
             "Taxes, Fees and Charges", "Total Due")  # fmt: skip
    figures(paper, 330, 572, 168, balance(bill, names))
    paper.paragraph(40, 200, f"NEWS AND INFORMATION. {advert(rng)} {TERMS[3]}", 250, 8)
    paper.text(40, 330, "Charge details", 11, bold=True)
    for at, number in enumerate(account.numbers):
        paper.leaders(
            40, 348 + 14 * at, f"Phone number {phone(number, 'parentheses')}", money(bill.each_cents), 400
        )
    paper.lines(40, 560, bill.hidden, invisible=True)
    paper.rule(590, dashed=True)
    paper.lines(40, 640, addressee(bill), 9.5)
    rows = [("Total Due:", money(bill.total_cents)), ("Due By:", named_day(bill.due)),
            ("Account Number:", account.number)]  # fmt: skip
    beside(paper, 340, 610, rows, 100, 9, 13)
    paper.lines(340, 680, (carrier.name.upper(), *carrier.po_box), 8.5)
    return paper.made(rng, "Statement")


def hostedhq(bill: Bill, rng: Random) -> bytes:
    """A hosted exchange's bill: what it is and whose in one sentence, then parts in boxes."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 50, carrier.name, 14, bold=True, color="#0b5394")
    paper.text(572, 50, f"Tel. {phone(carrier.phone, 'dots')}", 8, align="right")
    paper.text(40, 84, "Monthly statement", 16, bold=True)
    rows = [("Company", account.name), ("Customer ID", account.number)]
    if bill.shows_date:
        rows.append(("Statement date", day(bill.dated, "long")))
    rows += [
        ("Payment due date", day(bill.due, "long")),
        ("Billing period", span(bill.begins, bill.ends, "short")),
    ]
    beside(paper, 40, 106, rows, 120, 8.5, 14, room=170)
    over(paper, 350, 106, "Service address", notation.lines_of(account.place), 8.5)
    if bill.mailing:
        over(paper, 350, 166, "Mailing address", notation.lines_of(bill.mailing), 8.5)
    items = [("User", "Direct number", "Plan", "Price")]
    items += [
        (f"Ext. {101 + at}", phone(number, "parentheses"), "Premium seat", money(bill.each_cents))
        for at, number in enumerate(account.numbers)
    ]
    columns: Columns = ((40, "left"), (140, "left"), (320, "left"), (572, "right"))
    y = table(paper, 240, columns, items, 8.5, 16, lined=True)
    names = ("Opening balance", "Payments", "Overdue", "Charges", "Taxes", "Amount due")
    figures(paper, 360, 572, y + 12, balance(bill, names))
    paper.lines(40, 690, bill.hidden, invisible=True)
    paper.text(40, 740, f"{carrier.name}, {', '.join(carrier.office)}", 7.5)
    return paper.made(rng, "Statement")


def valleycoop(bill: Bill, rng: Random) -> bytes:
    """A cooperative's bill out of a line printer: capitals, one fixed width, the address for the window."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Courier")
    rows = [carrier.name.upper(), *(line.upper() for line in carrier.po_box), ""]
    rows.append(f"ACCOUNT NUMBER: {account.number}")
    if bill.shows_date:
        rows.append(f"BILLING DATE:   {day(bill.dated, 'slashes')}")
    rows += [f"DUE DATE:       {day(bill.due, 'slashes')}", f"PHONE NUMBER:   {spaced(account.btn)}", ""]
    rows += [f"MEMBER NAME:    {account.name.upper()}"]
    rows += [f"SERVICE ADDR:   {notation.one_line(account.place).upper()}", "", "-" * 68]
    names = ("PREVIOUS BALANCE", "PAYMENTS - THANK YOU", "PAST DUE", "CURRENT CHARGES", "TAXES", "AMOUNT DUE")
    rows += [f"{label:<44}{money(cents):>14}" for label, cents in balance(bill, names)]
    rows += ["-" * 68, "SERVICE DETAIL"]
    rows += [f"  {spaced(number)}  BUSINESS LINE {money(bill.each_cents):>30}" for number in account.numbers]
    y = paper.lines(40, 50, rows, 9.5, 13)
    paper.lines(40, y + 10, bill.hidden, invisible=True)
    paper.lines(90, 650, [line.upper() for line in addressee(bill)], 10, 14)
    return paper.made(rng, "Bill")


def rivesud(bill: Bill, rng: Random) -> bytes:
    """A carrier of Québec whose bill comes in two languages, French first."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name, 18, bold=True, color="#1f6f43")
    paper.text(572, 50, "Facture / Invoice", 12, align="right")
    rows = [("No de compte / Account no.", account.number)]
    if bill.shows_date:
        rows.append(("Date de la facture / Invoice date", day(bill.dated, "iso")))
    rows += [("Échéance / Due date", day(bill.due, "iso")),
             ("Total à payer / Total due", money(bill.total_cents, french=True))]  # fmt: skip
    beside(paper, 300, 76, rows, 170, 8.5, 13)
    paper.lines(40, 150, addressee(bill), 9.5)
    paper.text(
        40, 226, f"Adresse de service / Service address : {notation.one_line(account.place)}", 8.5, room=530
    )
    names = ("Solde précédent / Previous balance", "Paiements / Payments", "Solde échu / Past due",
             "Frais du mois / Monthly charges", "TPS et TVQ / GST and QST",
             "Total à payer / Total due")  # fmt: skip
    y = figures(paper, 40, 380, 250, balance(bill, names), french=True)
    rows_ = [("Ligne / Line", "Forfait / Plan", "Montant / Amount")]
    rows_ += [(spaced(n), "Affaires", money(bill.each_cents, french=True)) for n in account.numbers]
    table(paper, y + 20, ((40, "left"), (180, "left"), (380, "right")), rows_, 9, 14)
    paper.paragraph(40, 600, f"{TERMS_FRENCH[0]}", 520, 7.5)
    paper.lines(40, 650, bill.hidden, invisible=True)
    paper.text(40, 730, f"{carrier.name}, {', '.join(carrier.po_box)}", 8)
    return paper.made(rng, "Facture")


def sectioned(record: Csr, rng: Random) -> bytes:
    """A desk's answer in a word processor: headings underlined, labels in bold before values."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 54, account.carrier.name, 13, bold=True)
    paper.text(40, 74, f"Customer Service Record, printed {day(record.dated, 'long')}", 11.5)
    parts = (
        ("Account information", (
            ("Name on account:", account.name), ("Account number:", account.number),
            ("Billing telephone number:", phone(account.btn, "dashes")), ("Authorized user:", account.user),
            ("Service address:", notation.one_line(account.place)),
        )),
        ("Port eligibility", (
            ("Freeze on account:", "Yes" if record.is_frozen else "No"),
            ("Pending order:", "Yes" if record.has_pending_order else "No"),
        )),
    )  # fmt: skip
    y = 104.0
    for title, rows in parts:
        paper.text(40, y, title, 12, bold=True)
        paper.rule(y + 3, 40, 572, width=0.5)
        y = beside(paper, 40, y + 20, rows, 150, 11, 16, bold_labels=True, room=380) + 8
    paper.text(40, y, "Telephone numbers", 12, bold=True)
    paper.rule(y + 3, 40, 572, width=0.5)
    for at, number in enumerate(account.numbers):
        state = "Inactive" if record.is_inactive(at) else "Active"
        paper.text(40, y + 20 + 15 * at, f"{phone(number, 'dashes')} - {state}", 11)
    return paper.made(rng, "CSR")


def fiche_de_compte(record: Csr, rng: Random) -> bytes:
    """In both languages of Québec: a record with labels over their values."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "Dossier de service / Customer Service Record", 14, bold=True)
    paper.text(40, 66, f"{account.carrier.name}  {day(record.dated, 'iso')}", 9)
    cells = (
        ("Titulaire du compte / Account holder", (account.name,)),
        ("Numéro de compte / Account number", (account.number,)),
        ("Numéro de facturation / Billing number (BTN)", (spaced(account.btn),)),
        ("Personne autorisée / Authorized user", (account.user,)),
        ("Adresse de service / Service address", notation.lines_of(account.place)),
        ("Gel / Freeze", ("Oui / Yes" if record.is_frozen else "Non / No",)),
        ("Commandes en attente / Pending orders", ("Oui / Yes" if record.has_pending_order else "Non / No",)),
    )
    y = 94.0
    for label, lines in cells:
        y = over(paper, 40, y, label, lines, 9.5) + 4
    rows = [("Numéro / Number", "État / Status")]
    rows += [
        (spaced(number), "Inactif / Inactive" if record.is_inactive(at) else "Actif / Active")
        for at, number in enumerate(account.numbers)
    ]
    table(paper, y + 10, ((40, "left"), (240, "left")), rows, 9.5, 16, lined=True)
    return paper.made(rng, "CSR")


def two_pages(letter: Letter, rng: Random) -> bytes:
    """A provider's form whose facts fill the first page; what is agreed and signed stands on the second."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, "Number Porting Authorization (LOA)", 16, bold=True)
    paper.text(572, 48, "Page 1 of 2", 8, align="right")
    is_us = place.country == "US"
    groups = (
        ("Your company", (
            ("Company name", account.name), ("Authorized person", letter.signer), ("Title", letter.title))),
        ("Where your service is", (
            ("Street address", street_of(place)), ("City", place.city),
            ("State" if is_us else "Province", place.region),
            ("ZIP code" if is_us else "Postal code", place.postal_code))),
        ("Your present provider", (
            ("Provider name", account.carrier.name), ("Account number", account.number),
            ("Billing telephone number", phone(account.btn, "dashes")))),
    )  # fmt: skip
    y = 80.0
    for title, rows in groups:
        paper.text(40, y, title, 11, bold=True)
        y = beside(paper, 52, y + 17, rows, 150, 9.5, 16, room=360) + 8
    paper.text(40, y, "Numbers to port", 11, bold=True)
    paper.lines(52, y + 17, [phone(number, "dashes") for number in account.numbers], 9.5, 14)
    paper.next_page()
    paper.text(572, 48, "Page 2 of 2", 8, align="right")
    paper.text(40, 60, "Agreement", 11, bold=True)
    y = paper.paragraph(
        40,
        80,
        f"The customer appoints {NEW} as its agent to move the numbers on page 1 to {NEW} and to obtain the "
        "customer's service record from the present provider. The person signing is authorized to act for "
        "the customer. The customer understands that only one provider can serve each number and that the "
        "present provider may charge fees.",
        532,
        9.5,
    )
    paper.text(40, y + 40, "Authorized signature", 9.5)
    paper.rule(y + 42, 150, 350, width=0.5)
    paper.text(370, y + 40, "Date", 9.5)
    paper.text(400, y + 40, written_day(letter.signed_on, place) if letter.signed_on else "", 9.5)
    paper.rule(y + 42, 398, 500, width=0.5)
    draw_signature(paper, letter, 154, y + 40, rng)
    return signed(paper.made(rng, "LOA"), paper, letter, 154, y + 40, rng, page=2)


def bulleted(letter: Letter, rng: Random) -> bytes:
    """A customer's letter with facts after bullets, signed over the name, the day after it."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(72, 64, account.name, 14, bold=True, color="#7a1f1f")
    paper.lines(72, 80, notation.lines_of(place), 9.5)
    paper.text(72, 150, "LETTER OF AUTHORIZATION", 13, bold=True)
    y = paper.paragraph(
        72,
        174,
        f"We would like to move our phone service to {NEW} and authorize {NEW} to port the numbers below on "
        "our behalf and to get our customer service record from our current carrier:",
        468,
        10.5,
    )
    facts = (
        f"Current carrier: {account.carrier.name}",
        f"Account number: {account.number}",
        f"Name on account: {account.name}",
        f"Service address: {notation.one_line(place)}",
        f"BTN: {phone(account.btn, 'dashes')}",
        "Numbers to port:",
    )
    y = paper.lines(84, y + 4, [f"•  {fact}" for fact in facts], 10.5, 16, room=460)
    y = paper.lines(110, y, [phone(number, "dashes") for number in account.numbers], 10.5, 14)
    y = paper.paragraph(
        72,
        y + 8,
        "I am the authorized contact on this account. I know that each number can have one local carrier "
        "only and that our carrier may charge us.",
        468,
        10.5,
    )
    paper.rule(y + 52, 72, 300, width=0.5)
    paper.text(72, y + 64, f"{letter.signer}, {letter.title}", 10.5)
    paper.text(72, y + 80, f"Date signed: {by_number(letter.signed_on)}" if place.country == "US" else
               f"Date signed: {day(letter.signed_on, 'iso') if letter.signed_on else ''}", 10.5)  # fmt: skip
    return sign(paper, letter, 78, y + 50, rng)


def bilingue(letter: Letter, rng: Random) -> bytes:
    """A form in both languages of Québec, French first."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 46, "Lettre d'autorisation / Letter of Authorization", 14, bold=True, align="center")
    y = beside(
        paper,
        40,
        76,
        [
            ("Nom du client / Customer name", account.name),
            ("Adresse de service / Service address", street_of(place)),
            ("Ville / City", place.city),
            ("Province", place.region),
            ("Code postal / Postal code", place.postal_code),
            ("Fournisseur actuel / Current provider", account.carrier.name),
            ("No de compte / Account number", account.number),
            ("Numéro principal / Main number (BTN)", spaced(account.btn)),
            ("Numéros à transférer / Numbers to port", ""),
        ],
        190,
        9,
        17,
        room=340,
    )
    for at, number in enumerate(account.numbers):
        paper.text(230 + 110 * (at % 3), y - 17 + 14 * (at // 3), spaced(number), 9)
    y = paper.paragraph(
        40,
        y + 40,
        f"J'autorise {NEW} à transférer les numéros ci-dessus et à obtenir mon dossier de service. Je suis "
        "autorisé à agir pour le titulaire du compte. Un numéro ne peut avoir qu'un seul fournisseur et des "
        f"frais peuvent s'appliquer. / I authorize {NEW} to port the numbers above and to obtain my service "
        "record. I am authorized to act for the account holder. A number can have only one provider, and "
        "charges may apply.",
        532,
        8.5,
    )
    paper.text(40, y + 40, "Signature", 9)
    paper.rule(y + 42, 100, 330, width=0.5)
    paper.text(350, y + 40, f"Date : {day(letter.signed_on, 'iso') if letter.signed_on else ''}", 9)
    paper.text(40, y + 66, f"Nom / Name : {letter.signer}", 9)
    paper.text(350, y + 66, f"Titre / Title : {letter.title}", 9)
    return sign(paper, letter, 104, y + 40, rng)


def paired(letter: Letter, rng: Random) -> bytes:
    """A form with the customer at the left and the present carrier at the right, labels over values."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(306, 46, "Letter of Authorization", 15, bold=True, align="center")
    left = (
        ("Customer name", (account.name,)),
        ("Service address", notation.lines_of(place)),
        ("Authorized contact", (account.user,)),
    )
    right = (
        ("Losing carrier", (account.carrier.name,)),
        ("Account number", (account.number,)),
        ("Billing telephone number", (phone(account.btn, "parentheses"),)),
        ("Date of request", (short_day(letter.written_on),)),
    )
    for x, cells in ((40, left), (330, right)):
        y = 80.0
        for label, lines in cells:
            y = over(paper, x, y, label, lines, 9, 250) + 4
    paper.text(40, 214, "Numbers to be moved", 9.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(40 + 140 * (at % 4), 232 + 15 * (at // 4), phone(number, "parentheses"), 9)
    y = paper.paragraph(
        40,
        290,
        f"The customer named above authorizes {NEW} to move these numbers from the losing carrier, and to "
        "request records of them. The signer has authority to bind the customer, and understands that each "
        "number has one carrier and that the losing carrier may charge for the transfer.",
        532,
        8.5,
    )
    for x, width, value, label in (
        (40, 230, "", "Signature"), (290, 160, letter.signer, "Name"),
        (460, 112, written_day(letter.signed_on, place) if letter.signed_on else "", "Date"),
    ):  # fmt: skip
        paper.text(x + 3, y + 46, value, 9, room=width - 6)
        paper.rule(y + 49, x, x + width, width=0.5)
        paper.text(x, y + 59, label, 7)
    paper.text(40, y + 80, f"Title: {letter.title}", 9)
    return sign(paper, letter, 46, y + 47, rng)


THURSDAY_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "two_pages": two_pages,
    "bulleted": bulleted,
    "bilingue": bilingue,
    "paired": paired,
}
THURSDAY_CARRIERS: Mapping[str, Carrier] = {
    "clarion": Carrier("Clarion", ("PO Box 94188", "Palatine, IL 60094-4188"),
                       ("400 Atlantic Gate", "Stamford, CT 06901"), "+18335550284", "clarion.example"),
    "hostedhq": Carrier("Hosted HQ LLC", ("PO Box 17", "Provo, UT 84601"),
                        ("77 Cloud Row", "Provo, UT 84604"), "+18445550285", "hostedhq.example"),
    "valleycoop": Carrier("Twin Valley Telephone Cooperative", ("PO Box 395", "Miltonvale, KS 67466"),
                          ("22 Spruce Gate", "Miltonvale, KS 67466"), "+18005550286", "twinvalley.example"),
    "rivesud": Carrier("Rive-Sud Téléphonie", ("C.P. 2200, succ. A", "Longueuil (Québec) J4H 3K1"),
                       ("90, rue du Central", "Longueuil (Québec) J4K 2T1"), "+14505550287",
                       "rivesud.example"),
}  # fmt: skip
_FORMS = ("two_pages", "bulleted", "paired")
THURSDAY_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("clarion", "US", clarion, sectioned, "8245 10 999 9999999", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("hostedhq", "US", hostedhq, sectioned, "99999", _FORMS, has_mailing=True),
        Layout("valleycoop", "US", valleycoop, sectioned, "9999-9", _FORMS, has_mailing=True),
        Layout("rivesud", "QC", rivesud, fiche_de_compte, "999-999-999", ("bilingue",),
               labels_holder=False, has_mailing=True),
    )
}  # fmt: skip
