"""Bills of five Canadian firms: two in English, one in both languages, two of Québec in French."""

from datetime import timedelta
from random import Random

from tests.corpus import notation
from tests.corpus.content import Bill
from tests.corpus.newcomers_notation import before, calls, over, slash_iso, slash_phone, street_lines, table
from tests.corpus.notation import day, money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import barcode, figures, owed_cents, settled_cents, spaced, wrapped


def cascadia(bill: Bill, rng: Random) -> bytes:
    """A company of the coast: values large, their labels in small print below them."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 56, "cascadia", 22, bold=True, color="#006d77")
    facts = [(account.number, "your account")]
    if bill.shows_date:
        facts.append((slash_iso(bill.dated), "date billed"))
    facts += [
        (slash_iso(bill.due), "please pay by"),
        (money(bill.total_cents), "amount owing"),
        ("1 / 2", "page"),
    ]
    for at, (value, label) in enumerate(facts):
        paper.text(40 + 108 * at, 92, value, 11, bold=True, room=100)
        paper.text(40 + 108 * at, 102, label, 6.5, color="#666666")
    paper.lines(
        40,
        140,
        wrapped((account.name, *notation.lines_of(bill.mailing or account.place)), "Helvetica", 9.5, 240),
        9.5,
    )
    over(paper, 330, 136, "we serve you at", notation.lines_of(account.place), 9.5)
    over(paper, 330, 196, "main phone", (phone(account.btn, "dots"),), 9.5)
    figures(
        paper,
        40,
        300,
        240,
        (
            ("Balance brought forward", owed_cents(bill)),
            ("Payments - thanks", settled_cents(bill)),
            *([("Overdue amount", bill.past_due_cents)] if bill.past_due_cents else []),
            ("Phone", bill.charges_cents),
            ("GST / HST 100055501 RT0001", bill.tax_cents),
            ("Amount owing", bill.total_cents),
        ),
    )
    paper.paragraph(
        330,
        244,
        "Paperless? Sign up at cascadia.example before 2026/12/31 and we plant a tree. Questions: "
        f"{phone(carrier.phone, 'dots')}. CRTC complaints: 1.888.555.0147.",
        240,
        8,
    )
    paper.rule(600, dashed=True)
    paper.lines(40, 624, (carrier.name, *carrier.po_box), 9)
    paper.text(572, 624, f"{account.number}   {money(bill.total_cents)}", 10, align="right")
    paper.lines(40, 560, bill.hidden, invisible=True)
    paper.next_page()
    paper.text(40, 50, "lines on your account", 12, bold=True, color="#006d77")
    paper.text(572, 50, "2 / 2   page", 8, align="right")
    rows = [("phone", "plan", f"{slash_iso(bill.begins)} to {slash_iso(bill.ends)}")]
    rows += [
        (phone(number, "dots"), "Small business line", money(bill.each_cents)) for number in account.numbers
    ]
    table(paper, 76, ((40, "left"), (170, "left"), (572, "right")), rows, 9, 16, lined=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def tundratel(bill: Bill, rng: Random) -> bytes:
    """A company of the north: a ruled form, one cell a fact, in typewriter face."""
    account, carrier, place = bill.account, bill.account.carrier, bill.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    paper.text(40, 46, f"{carrier.name.upper()}  -  INVOICE / STATEMENT", 11, bold=True)
    rows = [
        [
            ("CLIENT", account.name, 300.0),
            ("CLIENT #", account.number, 140.0),
            ("INV #", str(rng.randint(10**5, 10**6)), 92.0),
        ],
        [
            ("CIVIC ADDRESS OF SERVICE", ", ".join(street_lines(place)), 300.0),
            ("COMMUNITY", place.city, 110.0),
            ("PROV", place.region, 42.0),
            ("POSTAL", place.postal_code, 80.0),
        ],
        [("LISTED NUMBER", slash_phone(account.btn), 150.0), ("DUE", day(bill.due, "day_first"), 170.0)],
    ]
    if bill.shows_date:
        rows[2].append(("INVOICED", day(bill.dated, "day_first"), 212.0))
    y = 60.0
    for row in rows:
        x = 40.0
        for label, value, width in row:
            paper.box(x, y, width, 32)
            paper.text(x + 4, y + 9, label, 6.5)
            paper.text(x + 4, y + 24, value, 9.5, room=width - 8)
            x += width
        y += 32
    y += 24
    paper.text(
        40, y, f"FROM {day(bill.begins, 'day_first').upper()} TO {day(bill.ends, 'day_first').upper()}", 9
    )
    items = [("LINE", "SERVICE", "AMOUNT")]
    items += [
        (slash_phone(number), "BUSINESS ACCESS LINE", money(bill.each_cents)) for number in account.numbers
    ]
    y = table(paper, y + 20, ((40, "left"), (170, "left"), (572, "right")), items, 9, 15)
    figures(
        paper,
        330,
        572,
        y + 10,
        (
            ("GST", bill.tax_cents),
            *([("PAST DUE", bill.past_due_cents)] if bill.past_due_cents else []),
            ("PAY THIS", bill.total_cents),
        ),
        size=9,
    )
    paper.lines(40, 640, bill.hidden, invisible=True)
    paper.lines(40, 680, ("REMIT TO", *(each.upper() for each in carrier.po_box)), 9)
    if bill.mailing:
        paper.lines(
            330,
            680,
            wrapped(
                (account.name.upper(), *(each.upper() for each in notation.lines_of(bill.mailing))),
                "Courier",
                9,
                240,
            ),
            9,
        )
    return paper.made(rng, "Invoice")


def fundybell(bill: Bill, rng: Random) -> bytes:
    """Labels in both languages of the country, English first."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 54, "Fundy Bell", 17, bold=True, color="#1b263b")
    paper.text(40, 68, "Invoice / Facture", 10)
    rows = [("Account no. / No de compte", account.number)]
    if bill.shows_date:
        rows.append(("Invoice date / Date de facturation", day(bill.dated, "iso")))
    rows += [
        ("Due date / Échéance", day(bill.due, "iso")),
        ("Page", "1 de/of 2"),
        ("Main number / Numéro principal", spaced(account.btn)),
    ]
    for at, (label, value) in enumerate(rows):
        paper.text(300, 44 + 14 * at, label, 8, color="#555555")
        paper.text(572, 44 + 14 * at, value, 8, align="right")
    paper.text(40, 134, "Customer / Client", 7.5, bold=True)
    paper.lines(
        40,
        147,
        wrapped((account.name, *notation.lines_of(bill.mailing or account.place)), "Vera", 8.5, 240),
        8.5,
    )
    paper.text(310, 134, "Service address / Adresse de service", 7.5, bold=True)
    paper.lines(310, 147, notation.lines_of(account.place), 8.5)
    figures(
        paper,
        40,
        400,
        220,
        (
            ("Previous balance / Solde précédent", owed_cents(bill)),
            ("Payments / Paiements", settled_cents(bill)),
            *([("Past due / En souffrance", bill.past_due_cents)] if bill.past_due_cents else []),
            ("Telephone / Téléphonie", bill.charges_cents),
            ("HST / TVH", bill.tax_cents),
            ("Total", bill.total_cents),
        ),
        15,
        8,
    )
    paper.lines(40, 700, (carrier.name, *carrier.po_box, phone(carrier.phone, "one")), 8)
    barcode(paper, 310, 700, 180, 12, rng)
    paper.lines(40, 640, bill.hidden, invisible=True)
    paper.next_page()
    paper.text(40, 50, "Lines / Lignes", 11, bold=True)
    paper.text(572, 50, f"{account.number}   Page 2 de/of 2", 8, align="right")
    table(
        paper,
        74,
        ((40, "left"), (200, "left"), (572, "right")),
        [
            ("Number / Numéro", "Service", "Amount / Montant"),
            *((spaced(number), "Business / Affaires", money(bill.each_cents)) for number in account.numbers),
        ],
        8.5,
        16,
    )
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Facture")


def chaudiere(bill: Bill, rng: Random) -> bytes:
    """In French: a coloured column at the right, sentences at the left, three pages with calls."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.box(404, 0, 208, 560, fill="#f1e9da", stroke=False)
    paper.text(40, 54, "Chaudière Mobilité et Filaire", 15, bold=True, color="#7f4f24", room=340)
    cells: list[tuple[str, tuple[str, ...]]] = [("Votre numéro de client", (account.number,))]
    if bill.shows_date:
        cells.append(("Relevé émis le", (day(bill.dated, "french"),)))
    cells += [
        ("À payer au plus tard le", (day(bill.due, "french"),)),
        ("Total à payer", (money(bill.total_cents, french=True),)),
        ("Lieu d'utilisation", notation.lines_of(account.place)),
        ("Ligne principale", (spaced(account.btn),)),
        ("Abonné", (account.name,)),
        ("Nous joindre", (spaced(carrier.phone), carrier.website)),
        ("Page", ("1 sur 3",)),
    ]
    y = 44.0
    for label, lines in cells:
        y = over(paper, 416, y, label, wrapped(lines, "Helvetica", 9, 184), 9) + 6
    paper.lines(
        40,
        110,
        wrapped((account.name, *notation.lines_of(bill.mailing or account.place)), "Helvetica", 9.5, 300),
        9.5,
    )
    y = paper.paragraph(
        40,
        200,
        f"Bonjour ! Votre relevé couvre la période du {day(bill.begins, 'french')} au "
        f"{day(bill.ends, 'french')}. Merci de votre paiement de {money(-settled_cents(bill), french=True)}.",
        340,
        9,
    )
    rows = [("Solde précédent", owed_cents(bill)), ("Paiements reçus", settled_cents(bill))]
    if bill.past_due_cents:
        rows.append(("Montant en souffrance", bill.past_due_cents))
    rows += [
        ("Téléphonie d'affaires", bill.charges_cents),
        ("TPS et TVQ", bill.tax_cents),
        ("Total à payer", bill.total_cents),
    ]
    figures(paper, 40, 380, y + 16, rows, french=True)
    paper.paragraph(
        40,
        470,
        "Le saviez-vous ? Jusqu'au 15 janvier 2027, branchez un ami et obtenez 25,00 $. Boutique : 410, "
        "avenue du Pont, Lévis.",
        340,
        8,
    )
    paper.rule(600, dashed=True)
    paper.lines(40, 630, (carrier.name, *carrier.po_box), 9)
    paper.text(572, 630, f"{account.number}   {money(bill.total_cents, french=True)}", 10, align="right")
    paper.lines(40, 560, bill.hidden, invisible=True)
    paper.next_page()
    paper.text(40, 50, "Vos lignes", 12, bold=True, color="#7f4f24")
    paper.text(572, 50, f"Client {account.number} - page 2 sur 3", 8, align="right")
    for at, number in enumerate(account.numbers):
        paper.text(40, 78 + 26 * at, spaced(number), 9.5, bold=True)
        paper.text(160, 78 + 26 * at, "Ligne Affaires illimitée", 8.5)
        paper.text(400, 78 + 26 * at, money(bill.each_cents, french=True), 8.5, align="right")
    paper.next_page()
    paper.text(40, 50, "Détail des appels", 12, bold=True, color="#7f4f24")
    paper.text(572, 50, f"Client {account.number} - page 3 sur 3", 8, align="right")
    table(
        paper,
        74,
        ((40, "left"), (90, "left"), (140, "left"), (240, "left"), (360, "right")),
        [("Jour", "Heure", "Numéro", "Endroit", "Min"), *calls(bill, rng, 20)],
        7.5,
        12,
    )
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Relevé")


def matapedia(bill: Bill, rng: Random) -> bytes:
    """In French: a cooperative's invoice; days as numbers, and the form that they have."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 52, carrier.name, 15, bold=True)
    paper.lines(40, 66, (*carrier.office, f"Tél. : {spaced(carrier.phone)}"), 9)
    paper.text(572, 52, "FACTURE", 18, align="right")
    rows = [("No de dossier :", account.number)]
    if bill.shows_date:
        rows.append(("Facturé le (AAAA-MM-JJ) :", day(bill.dated, "iso")))
    rows += [
        ("Échéance (AAAA-MM-JJ) :", day(bill.due, "iso")),
        ("Téléphone de facturation :", spaced(account.btn)),
    ]
    before(paper, 480, 76, rows, 9, 14, gap=6)
    paper.text(40, 150, "Facturé à :", 9, bold=True)
    paper.lines(
        40,
        163,
        wrapped((account.name, *notation.lines_of(bill.mailing or account.place)), "Times-Roman", 10, 260),
        10,
    )
    paper.text(320, 150, "Service rendu à :", 9, bold=True)
    paper.lines(320, 163, notation.lines_of(account.place), 10)
    items = [("Numéro", "Description", "Montant")]
    items += [
        (spaced(number), "Ligne téléphonique commerciale", money(bill.each_cents, french=True))
        for number in account.numbers
    ]
    items += [
        ("", f"Du {day(bill.begins, 'iso')} au {day(bill.ends, 'iso')}", ""),
        ("", "Taxes (TPS 5 %, TVQ 9,975 %)", money(bill.tax_cents, french=True)),
    ]
    if bill.past_due_cents:
        items.append(("", "Arrérages (montant en souffrance)", money(bill.past_due_cents, french=True)))
    items.append(("", "Montant dû", money(bill.total_cents, french=True)))
    table(paper, 250, ((40, "left"), (160, "left"), (572, "right")), items, 10, 18)
    paper.text(40, 690, f"Dernier versement reçu le {day(bill.previous + timedelta(days=14), 'iso')}.", 9)
    paper.text(40, 706, f"Payez par la poste : {', '.join(carrier.po_box)}", 9)
    paper.lines(40, 660, bill.hidden, invisible=True)
    return paper.made(rng, "Facture")
