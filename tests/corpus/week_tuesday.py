"""The second family: phones, a cable, an old exchange, toll-free numbers, Québec; forms filled on screen."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import notation
from tests.corpus.carriers import ADVERTS_FRENCH, TERMS, TERMS_FRENCH, advert
from tests.corpus.content import Bill, Csr, Letter
from tests.corpus.customers import Carrier
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.layouts import Layout
from tests.corpus.newcomers_notation import Columns, over, table
from tests.corpus.notation import day, money, phone, span
from tests.corpus.paper import Manner, Paper
from tests.corpus.signatures import draw_signature
from tests.corpus.strangers_notation import figures, named_day, short_day, spaced, street_of, written_day
from tests.corpus.week_drawing import NEW, Note, apart, beside, field, signed, with_notes


def signalone(bill: Bill, rng: Random) -> bytes:
    """A mobile carrier: what is due in a band, then each line with its user's plan."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name.lower(), 20, bold=True)
    paper.lines(40, 66, carrier.po_box, 7.5)
    rows = [("Account:", account.number), ("Invoice:", str(rng.randint(10**9, 10**10)))]
    if bill.shows_date:
        rows.append(("Bill date:", day(bill.dated, "long")))
    rows.append(("Billing period:", f"{named_day(bill.begins, False)} - {named_day(bill.ends)}"))
    beside(paper, 360, 50, rows, 80, 8.5, 13)
    paper.text(572, 30, "Page 1 of 2", 7, align="right")
    paper.lines(40, 120, addressee(bill), 9.5)
    paper.box(40, 190, 532, 52, fill="#f6f6f6", stroke=False)
    paper.text(54, 212, "Total amount due", 11, bold=True)
    paper.text(54, 230, f"Due by {day(bill.due, 'long')}", 9)
    paper.text(558, 222, money(bill.total_cents), 20, bold=True, align="right")
    names = ("Balance from last bill", "Payments", "Past due", "This month's charges", "Surcharges and taxes",
             "Total amount due")  # fmt: skip
    figures(paper, 40, 572, 268, balance(bill, names), 16)
    paper.paragraph(40, 400, f"{advert(rng)} {TERMS[1]}", 520, 8)
    paper.lines(40, 600, bill.hidden, invisible=True)
    paper.next_page()
    paper.text(572, 30, "Page 2 of 2", 7, align="right")
    paper.text(40, 50, "Charges by line", 14, bold=True)
    paper.text(40, 66, f"{account.name}   {account.number}", 8.5, room=500)
    rows_ = [("Number", "Plan", "Period", "Charge")]
    rows_ += [
        (phone(number, "dashes"), "Business Unlimited", span(bill.begins, bill.ends, "slashes"),
         money(bill.each_cents))
        for number in account.numbers
    ]  # fmt: skip
    columns: Columns = ((40, "left"), (160, "left"), (300, "left"), (572, "right"))
    table(paper, 92, columns, rows_, 8.5, 15, lined=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def baycable(bill: Bill, rng: Random) -> bytes:
    """A cable company: account facts in the left margin's column, the bill's story in the wide one."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, f"{carrier.name} Business", 16, bold=True, color="#0f6bb3")
    y = 90.0
    facts: list[tuple[str, tuple[str, ...]]] = [("ACCOUNT NUMBER", (account.number,))]
    if bill.shows_date:
        facts.append(("BILL DATE", (day(bill.dated, "short"),)))
    facts += [
        ("SERVICE ADDRESS", notation.lines_of(account.place)),
        ("CONTACT US", (phone(carrier.phone, "one"), carrier.website)),
    ]
    for label, lines in facts:
        y = over(paper, 40, y, label, lines, 8.5, 150) + 6
    paper.text(220, 90, f"Statement for {account.name}", 12, bold=True, room=350)
    names = ("Previous balance", "Payment received, thank you", "Past due amount", "New charges",
             "Taxes, fees and surcharges", "Total due")  # fmt: skip
    y = figures(paper, 220, 572, 112, balance(bill, names), 15, 9)
    paper.text(220, y + 2, f"Payment due by {day(bill.due, 'short')}", 9, bold=True)
    paper.text(220, y + 30, f"New charges {span(bill.begins, bill.ends, 'short')}", 11, bold=True)
    for at, number in enumerate(account.numbers):
        paper.leaders(
            220, y + 48 + 14 * at, f"VoiceManager {phone(number, 'dashes')}", money(bill.each_cents), 572
        )
    paper.lines(40, 560, bill.hidden, invisible=True)
    paper.rule(600, dashed=True)
    paper.lines(40, 640, addressee(bill), 9.5)
    apart(paper, 380, 572, 640, [("Account number", account.number), ("Total due", money(bill.total_cents))])
    paper.lines(380, 690, (carrier.name, *carrier.po_box), 8.5)
    return paper.made(rng, "Statement")


def northgte(bill: Bill, rng: Random) -> bytes:
    """A company that bought old exchanges: the account is the telephone number and more; short days."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 46, carrier.name.upper(), 14, bold=True, color="#c8102e")
    rows = [("Page", "1 of 1"), ("Account Number", account.number)]
    if bill.shows_date:
        rows.append(("Billing Date", short_day(bill.dated)))
    rows.append(("Due Date", short_day(bill.due)))
    apart(paper, 400, 572, 46, rows, 8.5, 12)
    paper.lines(40, 110, addressee(bill), 9)
    paper.text(40, 184, "Bill summary", 11, bold=True)
    names = ("Previous Balance", "Payments Received Through Bill Date", "Past Due Balance",
             "Current Month Charges", "Taxes and Other Charges", "Total Amount Due")  # fmt: skip
    y = figures(paper, 40, 572, 202, balance(bill, names))
    paper.text(40, y + 10, "Detail of current charges", 11, bold=True)
    paper.text(40, y + 26, f"Customer: {account.name}", 8.5, room=260)
    paper.text(320, y + 26, f"Main billing telephone: {spaced(account.btn)}", 8.5)
    paper.text(40, y + 39, f"Service location: {notation.one_line(account.place)}", 8.5, room=530)
    rows_ = [("Qty", "Description", "Number", "Charge")]
    rows_ += [
        ("1", "Business line, flat rate", spaced(number), money(bill.each_cents))
        for number in account.numbers
    ]
    columns: Columns = ((40, "left"), (70, "left"), (300, "left"), (572, "right"))
    table(paper, y + 60, columns, rows_, 8.5, 13)
    paper.paragraph(40, 580, f"{TERMS[0]} {TERMS[3]}", 520, 7)
    paper.lines(40, 640, bill.hidden, invisible=True)
    paper.text(40, 720, f"Mail payments to: {carrier.name}, {', '.join(carrier.po_box)}", 8)
    return paper.made(rng, "Bill")


def eightlink(bill: Bill, rng: Random) -> bytes:
    """A carrier of toll-free numbers: an invoice with usage for each of them."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 50, carrier.name, 15, bold=True)
    paper.lines(40, 66, (*carrier.office, phone(carrier.phone, "one")), 7.5)
    rows = [("Customer number", account.number), ("Invoice", f"E{rng.randint(10**6, 10**7)}")]
    if bill.shows_date:
        rows.append(("Invoice date", day(bill.dated, "long")))
    rows.append(("Pay by", day(bill.due, "long")))
    beside(paper, 360, 50, rows, 90, 8, 13)
    over(paper, 40, 118, "Customer", addressee(bill, 9, 220), 8.5)
    over(paper, 320, 118, "Service address", notation.lines_of(account.place), 8.5)
    rows_ = [("Toll-free number", "Minutes", "Monthly fee")]
    rows_ += [
        (phone(number, "one"), str(rng.randint(12, 900)), money(bill.each_cents))
        for number in account.numbers
    ]
    columns: Columns = ((40, "left"), (300, "right"), (572, "right"))
    y = table(paper, 210, columns, rows_, 8, 15, lined=True)
    names = ("Prior balance", "Payments", "Past due", "Fees", "Taxes", "Balance due")
    figures(paper, 360, 572, y + 14, balance(bill, names))
    paper.lines(40, 700, bill.hidden, invisible=True)
    paper.text(40, 740, f"Remit to {carrier.name}, {', '.join(carrier.po_box)}", 7.5)
    return paper.made(rng, "Invoice")


def videolac(bill: Bill, rng: Random) -> bytes:
    """Québec's cable company: facts in a coloured band, the sums of the account, services by number."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, carrier.name, 17, bold=True)
    paper.text(572, 48, "Facture - Affaires", 11, align="right")
    cells = [("Numéro de compte", account.number)]
    if bill.shows_date:
        cells.append(("Date de facturation", day(bill.dated, "french")))
    cells += [
        ("Date d'échéance", day(bill.due, "french")),
        ("Montant à payer", money(bill.total_cents, french=True)),
    ]
    paper.box(40, 60, 532, 36, fill="#ffe600", stroke=False)
    for at, (label, value) in enumerate(cells):
        paper.text(48 + 132 * at, 74, label, 7.5)
        paper.text(48 + 132 * at, 88, value, 9.5, bold=True, room=122)
    paper.lines(40, 128, addressee(bill), 9.5)
    over(paper, 340, 124, "Adresse de service", notation.lines_of(account.place), 9)
    paper.text(40, 206, "Sommaire du compte", 12, bold=True)
    names = ("Solde précédent", "Paiement reçu - merci", "Solde en souffrance", "Frais courants", "Taxes",
             "Montant à payer")  # fmt: skip
    y = figures(paper, 40, 330, 224, balance(bill, names), french=True)
    paper.text(40, y + 14, f"Téléphonie, {span(bill.begins, bill.ends, 'french')}", 11, bold=True)
    rows = [("Ligne", "Service", "Montant")]
    rows += [
        (spaced(number), "Ligne affaires", money(bill.each_cents, french=True)) for number in account.numbers
    ]
    columns: Columns = ((40, "left"), (160, "left"), (330, "right"))
    table(paper, y + 32, columns, rows, 9, 14)
    paper.paragraph(340, 224, f"{rng.choice(ADVERTS_FRENCH)} {TERMS_FRENCH[1]}", 232, 8)
    paper.lines(40, 640, bill.hidden, invisible=True)
    paper.text(40, 730, f"Paiement : {carrier.name}, {', '.join(carrier.po_box)}", 8)
    return paper.made(rng, "Facture")


def account_page(record: Csr, rng: Random) -> bytes:
    """A page of an account online, printed by a browser: labels and values, a list of lines."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 26, f"{short_day(record.dated)}, 2:31 PM", 7)
    paper.text(306, 26, "Customer Service Record", 7, align="center")
    paper.text(40, 60, "Customer Service Record", 17, bold=True)
    paper.text(40, 76, f"{account.carrier.name} | as of {day(record.dated, 'long')}", 9, color="#666666")
    y = beside(
        paper,
        40,
        106,
        [
            ("Account owner", account.name),
            ("Authorized user", account.user),
            ("Account number", account.number),
            ("Billing telephone number", phone(account.btn, "dashes")),
            ("Service address", notation.one_line(account.place)),
            ("Number lock", "On" if record.is_frozen else "Off"),
            ("Pending orders", "1 pending" if record.has_pending_order else "None"),
        ],
        150,
        9.5,
        18,
        bold_labels=True,
        room=380,
    )
    paper.text(40, y + 14, "Lines", 12, bold=True)
    for at, number in enumerate(account.numbers):
        state = "Inactive" if record.is_inactive(at) else "Active"
        paper.text(40, y + 32 + 16 * at, f"{phone(number, 'dashes')}   {state}", 9.5)
    paper.text(40, 770, f"https://{account.carrier.website}/account/csr    Page 1 of 1", 7)
    return paper.made(rng, "CSR")


def listed(record: Csr, rng: Random) -> bytes:
    """A record of an old exchange: headings in capitals, labels with colons, lines of service."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 50, account.carrier.name, 14, bold=True, align="center")
    paper.text(306, 66, "CUSTOMER SERVICE RECORD", 12, bold=True, align="center")
    paper.text(572, 84, f"Run date: {day(record.dated, 'slashes')}", 9.5, align="right")
    y = paper.lines(
        40,
        100,
        (
            f"Account: {account.number}",
            f"BTN: {spaced(account.btn)}",
            f"Listed name: {account.name}",
            f"Authorized contact: {account.user}",
            f"Service address: {street_of(place)}",
            f"City/State/ZIP: {notation.lines_of(place)[-1]}",
            f"Local service freeze: {'Yes' if record.is_frozen else 'No'}",
            f"Pending service order: {'Yes' if record.has_pending_order else 'No'}",
        ),
        11,
        17,
    )
    rows = [("Telephone number", "Class of service", "Line status")]
    rows += [
        (spaced(number), "1FB", "Disconnected" if record.is_inactive(at) else "Working")
        for at, number in enumerate(account.numbers)
    ]
    table(paper, y + 16, ((40, "left"), (220, "left"), (400, "left")), rows, 10.5, 16)
    return paper.made(rng, "CSR")


def dossier_client(record: Csr, rng: Random) -> bytes:
    """In French: a carrier's sheet on a customer, a table of facts with lines, a table of numbers."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 50, "Dossier de service du client", 14, bold=True)
    paper.text(40, 66, f"{account.carrier.name} - {day(record.dated, 'french')}", 8.5)
    cells = (
        ("Numéro de compte", account.number),
        ("Nom au compte", account.name),
        ("Personne autorisée", account.user),
        ("Numéro principal (BTN)", spaced(account.btn)),
        ("Adresse de service", notation.one_line(account.place)),
        ("Gel du transfert", "Oui" if record.is_frozen else "Non"),
        ("Commande en attente", "Oui" if record.has_pending_order else "Non"),
    )
    for at, (label, value) in enumerate(cells):
        paper.box(40, 80 + 18 * at, 160, 18)
        paper.box(200, 80 + 18 * at, 372, 18)
        paper.text(46, 93 + 18 * at, label, 8.5, bold=True)
        paper.text(206, 93 + 18 * at, value, 8.5, room=360)
    rows = [("Numéro", "Type", "État")]
    rows += [
        (spaced(number), "Ligne affaires", "Inactif" if record.is_inactive(at) else "Actif")
        for at, number in enumerate(account.numbers)
    ]
    table(paper, 236, ((46, "left"), (220, "left"), (400, "left")), rows, 8.5, 16, lined=True)
    return paper.made(rng, "CSR")


_CONSENT = (
    f"I authorize {NEW} to act as my agent to transfer the telephone numbers listed on this form to its "
    "network and to request my service records from my current carrier. I am the account holder or am "
    "authorized to act for the account holder. I understand that each number can have only one local "
    "carrier and that my current carrier may charge me for the transfer."
)


def fillable(letter: Letter, rng: Random) -> bytes:
    """A provider's form with fields, filled in on a screen: what was typed is in the fields alone."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 50, f"{NEW} Letter of Authorization", 15, bold=True, align="center")
    is_us = place.country == "US"
    rows = (
        ("Company name (as on the bill):", account.name, "CompanyName"),
        ("Authorized signer:", letter.signer, "Signer"),
        ("Service street address:", street_of(place), "Street"),
        ("City:", place.city, "City"),
        ("State:" if is_us else "Province:", place.region, "State"),
        ("ZIP:" if is_us else "Postal code:", place.postal_code, "Zip"),
        ("Current carrier:", account.carrier.name, "Carrier"),
        ("Account number:", account.number, "Account"),
        ("Billing telephone number:", phone(account.btn, "dashes"), "BTN"),
    )
    for at, (label, value, name) in enumerate(rows):
        paper.text(40, 84 + 20 * at, label, 9.5)
        field(paper, name, 200, 84 + 20 * at, 372, value)
        paper.rule(88 + 20 * at, 200, 572, width=0.4)
    paper.text(40, 276, "Telephone numbers to transfer:", 9.5, bold=True)
    for at in range(12):
        x, y = 40 + 133 * (at % 4), 294.0 + 20 * (at // 4)
        number = phone(account.numbers[at], "dashes") if at < len(account.numbers) else ""
        field(paper, f"TN{at + 1}", x, y, 125, number)
        paper.rule(y + 4, x, x + 125, width=0.4)
    paper.paragraph(40, 366, _CONSENT, 532, 9)
    paper.text(40, 460, "Signature:", 9.5)
    paper.rule(463, 96, 330, width=0.5)
    paper.text(350, 460, "Date:", 9.5)
    field(paper, "Date", 384, 460, 180, written_day(letter.signed_on, place) if letter.signed_on else "")
    paper.text(40, 490, "Title:", 9.5)
    field(paper, "Title", 96, 490, 230, letter.title)
    draw_signature(paper, letter, 100, 460, rng)
    return signed(paper.made(rng, "LOA"), paper, letter, 100, 460, rng)


def typed_over(letter: Letter, rng: Random) -> bytes:
    """A flat form on which the customer put notes with a viewer's typing tool."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 54, "Letter of Authorization", 17, bold=True, align="center")
    paper.text(306, 70, f"Transfer of local telephone service to {NEW}", 10, align="center")
    is_us = place.country == "US"
    facts = (
        ("Customer name:", account.name),
        ("Service address:", street_of(place)),
        ("City:", place.city),
        ("State:" if is_us else "Province:", place.region),
        ("ZIP code:" if is_us else "Postal code:", place.postal_code),
        ("Present carrier:", account.carrier.name),
        ("Account number:", account.number),
        ("Billing telephone number:", phone(account.btn, "dashes")),
    )
    notes: list[Note] = []
    for at, (label, value) in enumerate(facts):
        y = 100.0 + 22 * at
        paper.text(54, y, label, 11)
        paper.rule(y + 3, 200, 560, width=0.5)
        notes.append((204, y, value))
    paper.text(54, 286, "Telephone numbers:", 11)
    for at in range(8):
        x, y = 200.0 + 180 * (at % 2), 286.0 + 22 * (at // 2)
        paper.rule(y + 3, x, x + 165, width=0.5)
        if at < len(account.numbers):
            notes.append((x + 4, y, phone(account.numbers[at], "dashes")))
    paper.paragraph(54, 390, _CONSENT, 504, 10)
    for label, x, y, value in (
        ("Signature", 54, 486, ""),
        ("Date", 360, 486, written_day(letter.signed_on, place) if letter.signed_on else ""),
        ("Printed name", 54, 530, letter.signer),
        ("Title", 360, 530, letter.title),
    ):
        paper.rule(y + 2, x, x + (270 if x == 54 else 190), width=0.5)
        paper.text(x, y + 13, label, 9)
        if value:
            notes.append((x + 6, y - 2, value))
    draw_signature(paper, letter, 62, 484, rng)
    typed = with_notes(paper.made(rng, "LOA"), paper.height, notes)
    return signed(typed, paper, letter, 62, 484, rng)


def barred(letter: Letter, rng: Random) -> bytes:
    """A wholesaler's form: gray bars over each part, cells with a small label and its value."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 46, "BLANKET LETTER OF AUTHORIZATION", 13, bold=True)
    paper.text(572, 46, f"New provider: {NEW}", 9, align="right")
    is_us = place.country == "US"
    parts: tuple[tuple[str, tuple[tuple[str, str, float], ...]], ...] = (
        ("End user information", (
            ("End user name", account.name, 320), ("Authorized contact", account.user, 212),
            ("Service address", street_of(place), 532), ("City", place.city, 260),
            ("State" if is_us else "Province", place.region, 90),
            ("ZIP" if is_us else "Postal code", place.postal_code, 182),
        )),
        ("Current service provider information", (
            ("Current service provider", account.carrier.name, 230),
            ("Account number", account.number, 160), ("BTN", phone(account.btn, "dashes"), 142),
        )),
    )  # fmt: skip
    y = 58.0
    for title, cells in parts:
        paper.box(40, y, 532, 15, fill="#cccccc")
        paper.text(45, y + 11, title, 9, bold=True)
        y, x = y + 15, 40.0
        for label, value, width in cells:
            if x + width > 573:
                x, y = 40.0, y + 30
            paper.box(x, y, width, 30)
            paper.text(x + 4, y + 9, label, 6.5, color="#555555")
            paper.text(x + 4, y + 23, value, 9.5, room=width - 8)
            x += width
        y += 38
    paper.box(40, y, 532, 15, fill="#cccccc")
    paper.text(45, y + 11, "Telephone numbers to port", 9, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(48 + 132 * (at % 4), y + 32 + 16 * (at // 4), phone(number, "dashes"), 9.5)
    y = paper.paragraph(40, y + 72, _CONSENT, 532, 8.5)
    for label, value, x, top, width in (
        ("Authorized signature", "", 40, y + 10, 330),
        ("Date", written_day(letter.signed_on, place) if letter.signed_on else "", 370, y + 10, 202),
        ("Print name", letter.signer, 40, y + 52, 330),
        ("Title", letter.title, 370, y + 52, 202),
    ):
        paper.box(x, top, width, 42)
        paper.text(x + 4, top + 9, label, 6.5, color="#555555")
        paper.text(x + 8, top + 32, value, 10)
    draw_signature(paper, letter, 60, y + 46, rng)
    return signed(paper.made(rng, "LOA"), paper, letter, 60, y + 46, rng)


def resporg_form(letter: Letter, rng: Random) -> bytes:
    """A form to change who keeps the record of toll-free numbers."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 50, "Toll-Free RespOrg Change", 15, bold=True, align="center")
    paper.text(306, 66, "Letter of Authorization", 11, align="center")
    y = beside(
        paper,
        40,
        96,
        [
            ("Customer name:", account.name),
            ("Address:", street_of(place)),
            ("City, state, ZIP:", notation.lines_of(place)[-1]),
            ("Contact:", account.user),
            ("Current carrier / RespOrg:", account.carrier.name),
            ("Account number:", account.number),
            ("New RespOrg:", NEW),
        ],
        150,
        9.5,
        18,
        room=380,
    )
    y = paper.paragraph(
        40,
        y + 6,
        f"I am authorized by the customer named above. I ask that {NEW} become the Responsible "
        "Organization (RespOrg) of the toll-free numbers below, and that the present RespOrg release them. "
        "I understand that charges may apply and that one RespOrg manages each number.",
        532,
        9.5,
    )
    paper.text(40, y + 4, "Toll-free numbers:", 9.5, bold=True)
    y = paper.lines(60, y + 20, [phone(number, "dashes") for number in account.numbers], 9.5, 14)
    paper.text(40, y + 40, "Signature:", 9.5)
    paper.rule(y + 42, 100, 330, width=0.5)
    paper.text(350, y + 40, f"Date: {written_day(letter.signed_on, place) if letter.signed_on else ''}", 9.5)
    paper.text(40, y + 66, f"Name: {letter.signer}", 9.5)
    paper.text(350, y + 66, f"Title: {letter.title}", 9.5)
    draw_signature(paper, letter, 104, y + 40, rng)
    return signed(paper.made(rng, "LOA"), paper, letter, 104, y + 40, rng)


def formulaire(letter: Letter, rng: Random) -> bytes:
    """In French: a form with cells, filled in by a program."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, "Formulaire d'autorisation de transfert de numéros", 14, bold=True)
    paper.text(40, 62, f"Nouveau fournisseur : {NEW}", 9)
    cells = (
        ("Nom de l'entreprise tel qu'il figure sur la facture", account.name, 532),
        ("Adresse de service", street_of(place), 532),
        ("Ville", place.city, 250),
        ("Province", place.region, 120),
        ("Code postal", place.postal_code, 162),
        ("Fournisseur actuel", account.carrier.name, 250),
        ("Numéro de compte", account.number, 140),
        ("Numéro principal", spaced(account.btn), 142),
    )
    x, y = 40.0, 74.0
    for label, value, width in cells:
        if x + width > 573:
            x, y = 40.0, y + 32
        paper.box(x, y, width, 32)
        paper.text(x + 4, y + 9, label, 6.5, color="#555555")
        paper.text(x + 4, y + 25, value, 9.5, room=width - 8)
        x += width
    paper.text(40, y + 52, "Numéros à transférer", 9.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(48 + 132 * (at % 4), y + 70 + 16 * (at // 4), spaced(number), 9.5)
    y = paper.paragraph(
        40,
        y + 118,
        f"J'autorise {NEW} à agir en mon nom pour transférer les numéros énumérés ci-dessus et à obtenir "
        "mon dossier de service auprès du fournisseur actuel. Je suis le titulaire du compte ou une "
        "personne autorisée à agir en son nom. Je comprends qu'un numéro ne peut avoir qu'un fournisseur "
        "local et que des frais peuvent s'appliquer.",
        532,
        9,
    )
    paper.text(40, y + 36, "Signature :", 9.5)
    paper.rule(y + 38, 100, 330, width=0.5)
    paper.text(350, y + 36, f"Date : {day(letter.signed_on, 'french') if letter.signed_on else ''}", 9.5)
    paper.text(40, y + 64, f"Nom : {letter.signer}", 9.5)
    paper.text(350, y + 64, f"Titre : {letter.title}", 9.5)
    draw_signature(paper, letter, 104, y + 36, rng)
    return signed(paper.made(rng, "LOA"), paper, letter, 104, y + 36, rng)


TUESDAY_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "fillable": fillable,
    "typed_over": typed_over,
    "barred": barred,
    "resporg_form": resporg_form,
    "formulaire": formulaire,
}
TUESDAY_CARRIERS: Mapping[str, Carrier] = {
    "signalone": Carrier("Signal One Wireless", ("PO Box 489", "Newark, NJ 07101-0489"),
                         ("1 Antenna Way", "Basking Ridge, NJ 07920"), "+18005550275", "signalone.example"),
    "baycable": Carrier("Bay Cable", ("PO Box 53249", "Phoenix, AZ 85072-3249"),
                        ("6205 Peachtree Row", "Atlanta, GA 30328"), "+18665550276", "baycable.example"),
    "northgte": Carrier("Northern Exchange", ("PO Box 740407", "Cincinnati, OH 45274-0407"),
                        ("401 Merritt Way", "Norwalk, CT 06851"), "+18005550277", "northernexchange.example"),
    "eightlink": Carrier("EightLink", ("PO Box 2210", "Omaha, NE 68103"),
                         ("11808 Miracle Way", "Omaha, NE 68154"), "+18775550278", "eightlink.example"),
    "videolac": Carrier("Vidéolac", ("C.P. 11017, succ. Centre-ville", "Montréal (Québec) H3C 5P8"),
                        ("612, rue du Câble", "Montréal (Québec) H3C 4M8"), "+18775550279",
                        "videolac.example"),
}  # fmt: skip
_FORMS = ("fillable", "typed_over", "barred")
TUESDAY_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("signalone", "US", signalone, account_page, "999999999-00001", ("fillable", "barred"),
               "wireless", labels_holder=False, labels_address=False, is_counted=True),
        Layout("baycable", "US", baycable, account_page, "001 9999 999999999", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("northgte", "US", northgte, listed, "T-999999-9", _FORMS, has_mailing=True),
        Layout("eightlink", "US", eightlink, account_page, "999999", ("resporg_form",), "toll_free",
               has_mailing=True),
        Layout("videolac", "QC", videolac, dossier_client, "9-9999999-9", ("formulaire",),
               labels_holder=False, has_mailing=True),
    )
}  # fmt: skip
