"""Customer service records of the maple family: a terminal's print, a portal, a mail, forms, tables."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Csr
from tests.corpus.maple_parts import Columns, Pair, above, bare, hyphened, parted, street, table
from tests.corpus.notation import day, phone, without_accents
from tests.corpus.paper import Manner, Paper
from tests.corpus.week_drawing import beside


def terminal_print(record: Csr, rng: Random) -> bytes:
    """What an incumbent's terminal shows: short codes before each value, the lines in columns."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Courier")
    shown = hyphened(record.dated).upper()
    paper.text(40, 50, f"{account.carrier.name.upper()}   CUSTOMER SERVICE RECORD", 10.5, bold=True)
    paper.text(572, 50, shown, 10.5, align="right")
    paper.text(40, 64, "=" * 82, 10.5)
    rows: list[Pair] = [
        ("BTN", bare(account.btn)),
        ("ACCT NO", account.number),
        ("LISTED NAME", account.name),
        ("SERV ADDR", street(account.place)),
        ("", without_accents(f"{account.place.city} {account.place.region} {account.place.postal_code}")),
        ("AUTH CONTACT", account.user),
        ("CLASS", "1FB BUSINESS"),
        ("LOCAL FREEZE", "YES - PORT OUT NOT ALLOWED" if record.is_frozen else "NO"),
        ("PENDING ORDER", "YES - DISCONNECT ORDER IN PROGRESS" if record.has_pending_order else "NONE"),
    ]
    y = beside(paper, 40, 88, rows, 110, 10.5, 15, room=420)
    lines = [("TELEPHONE NO", "USOC", "DESCRIPTION", "STATUS")]
    lines += [
        (
            bare(number),
            "1FB",
            "BUSINESS INDIVIDUAL LINE",
            "DISCONNECTED" if record.is_inactive(at) else "WORKING",
        )
        for at, number in enumerate(account.numbers)
    ]
    ends: Columns = ((40, "left"), (160, "left"), (220, "left"), (440, "left"))
    y = table(paper, y + 16, ends, lines, 10.5, 14)
    paper.text(40, y + 8, "*** END OF RECORD ***", 10.5)
    return paper.made(rng, "CSR")


def portal_cards(record: Csr, rng: Random) -> bytes:
    """A browser's print of a customer portal: two cards of values under their labels, then the lines."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(30, 24, f"{day(record.dated, 'iso')}, 10:{rng.randint(10, 59)}", 7)
    paper.text(306, 24, f"My business account | {account.carrier.name}", 7, align="center")
    paper.text(40, 66, account.carrier.name, 12, bold=True, color="#006d77")
    paper.text(40, 96, "Customer service record", 18)
    paper.box(40, 112, 260, 176)
    paper.box(312, 112, 260, 176)
    y = 134.0
    for label, values in (("Account name", (account.name,)), ("Account number", (account.number,)),
                          ("Authorized user", (account.user,)),
                          ("Main billing number (BTN)", (phone(account.btn, "dashes"),))):  # fmt: skip
        y = above(paper, 54, y, label, values, 10, 232) + 7
    y = above(paper, 326, 134, "Service address", notation.lines_of(account.place), 10, 232) + 7
    y = above(paper, 326, y, "Number transfer lock", ("On" if record.is_frozen else "Off",), 10) + 7
    above(paper, 326, y, "Open orders", ("1 pending order" if record.has_pending_order else "None",), 10)
    paper.text(40, 318, f"Phone lines ({len(account.numbers)})", 12, bold=True)
    lines = [("Phone number", "Plan", "Status")]
    lines += [
        (phone(number, "dashes"), "Business Voice", "Inactive" if record.is_inactive(at) else "Active")
        for at, number in enumerate(account.numbers)
    ]
    y = table(paper, 340, ((40, "left"), (240, "left"), (440, "left")), lines, 10, 18)
    paper.text(40, y + 14, "Need to change something? Chat with us.", 9, color="#006d77")
    paper.text(30, 780, f"https://my.{account.carrier.website}/account/csr", 7)
    paper.text(582, 780, "1/1", 7, align="right")
    return paper.made(rng, "CSR")


def answered_by_mail(record: Csr, rng: Random) -> bytes:
    """A reseller's answer by electronic mail: lines of a label and a colon among sentences."""
    account, carrier = record.account, record.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    head: list[Pair] = [
        ("From:", f"Porting <porting@{carrier.website}>"),
        ("Sent:", day(record.dated, "long")),
        ("To:", "office@customer.example"),
        ("Subject:", "RE: Customer service record (CSR)"),
    ]
    y = beside(paper, 46, 56, head, 56, 9.5, 15)
    paper.rule(y - 4, 46, 566)
    y = paper.paragraph(46, y + 18, f"Hello {account.user.split()[0]},", 520, 9.5)
    y = paper.paragraph(
        46, y, f"Here is the customer service record that {carrier.name} has on file for you.", 520, 9.5
    )
    for label, value in (
        ("Customer name", account.name),
        ("Account number", account.number),
        ("Service address", notation.one_line(account.place)),
        ("Authorized contact", account.user),
        ("BTN", phone(account.btn, "international")),
    ):
        paper.text(46, y, f"{label}: {value}", 9.5, room=520)
        y += 15
    y = paper.paragraph(46, y + 8, "The numbers on the account are:", 520, 9.5)
    for at, number in enumerate(account.numbers):
        state = "out of service" if record.is_inactive(at) else "in service"
        paper.text(60, y, f"- {phone(number, 'international')} ({state})", 9.5)
        y += 15
    held = ("There is a port freeze on this account, which you have to lift first." if record.is_frozen
            else "There is no port freeze on this account.")  # fmt: skip
    order = ("A pending order to change the service is open." if record.has_pending_order
             else "No order is pending.")  # fmt: skip
    y = paper.paragraph(46, y + 8, f"{held} {order}", 520, 9.5)
    paper.lines(46, y + 6, ("Regards,", "The porting team", phone(carrier.phone, "one")), 9.5, 15)
    return paper.made(rng, "Mail")


def twofold_form(record: Csr, rng: Random) -> bytes:
    """A form in both languages: a label in a cell, its value in the cell beside it."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 52, account.carrier.name, 14, bold=True, align="center")
    paper.text(306, 70, "Customer Service Record / Dossier du client", 13, align="center")
    rows: list[Pair] = [
        ("Date", record.dated.isoformat()),
        ("Customer name / Nom du client", account.name),
        ("Account number / Numéro de compte", account.number),
        ("Billing telephone no. / No de téléphone de facturation", bare(account.btn)),
        ("Service address / Adresse de service", street(place)),
        ("City, province / Ville, province", f"{place.city}, {place.region}"),
        ("Postal code / Code postal", place.postal_code),
        ("Authorized person / Personne autorisée", account.user),
        ("Port freeze / Gel du transfert", "Yes / Oui" if record.is_frozen else "No / Non"),
        ("Pending order / Commande en cours", "Yes / Oui" if record.has_pending_order else "No / Non"),
    ]
    y = 92.0
    for label, value in rows:
        paper.box(44, y, 252, 20)
        paper.box(296, y, 272, 20)
        paper.text(50, y + 14, label, 9.5)
        paper.text(302, y + 14, value, 10.5, bold=True, room=260)
        y += 20
    lines = [("Number / Numéro", "Status / État")]
    lines += [
        (bare(number), "Disconnected / Débranché" if record.is_inactive(at) else "Active / Actif")
        for at, number in enumerate(account.numbers)
    ]
    table(paper, y + 30, ((50, "left"), (302, "left")), lines, 10.5, 17)
    paper.text(44, 740, f"{account.carrier.office[0]}, {account.carrier.office[1]}", 9)
    return paper.made(rng, "CSR")


def members_file(record: Csr, rng: Random) -> bytes:
    """A cooperative's record in French: what it is about in sections, each label with dots to its value."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, account.carrier.name, 13, bold=True)
    paper.text(40, 68, f"Dossier de service à la clientèle, imprimé {day(record.dated, 'le')}", 10)
    sections: tuple[tuple[str, tuple[Pair, ...]], ...] = (
        ("Titulaire", (("Nom du titulaire", account.name), ("Personne autorisée", account.user))),
        ("Compte", (("Numéro de compte", account.number),
                    ("Numéro de facturation (NTF)", phone(account.btn, "dashes")))),
        ("Lieu du service", (("Adresse", street(place)), ("Ville", f"{place.city} (Québec)"),
                             ("Code postal", place.postal_code))),
        ("Restrictions", (("Gel de transfert", "oui" if record.is_frozen else "non"),
                          ("Commande en cours", "oui" if record.has_pending_order else "aucune"))),
    )  # fmt: skip
    y = 100.0
    for title, rows in sections:
        paper.text(40, y, title, 11, bold=True)
        y += 17
        for label, value in rows:
            paper.leaders(52, y, label, value, 480, 10)
            y += 15
        y += 8
    paper.text(40, y, "Lignes", 11, bold=True)
    for at, number in enumerate(account.numbers):
        state = "hors service" if record.is_inactive(at) else "en service"
        paper.text(52, y + 17 + 15 * at, f"{phone(number, 'dashes')}, ligne d'affaires, {state}", 10)
    return paper.made(rng, "Dossier")


def french_grid(record: Csr, rng: Random) -> bytes:
    """A cable company's record in French: everything in one row under heads, then a row for each line."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Vera", (792.0, 612.0))
    paper.text(36, 44, "Relevé du dossier client (CSR)", 14, bold=True, color="#004c6d")
    paper.text(756, 44, f"{account.carrier.name}  |  {record.dated.isoformat()}", 8.5, align="right")
    heads: tuple[tuple[float, float, str, tuple[str, ...]], ...] = (
        (36, 230, "Nom au dossier", (account.name,)),
        (276, 120, "No de compte", (account.number,)),
        (406, 190, "Adresse de service", notation.lines_of(account.place)),
        (606, 150, "Usager autorisé", (account.user,)),
    )
    paper.box(30, 66, 732, 20, fill="#dbe7ee")
    paper.box(30, 86, 732, 56)
    for x, room, label, values in heads:
        paper.text(x, 80, label, 8.5, bold=True)
        paper.lines(x, 101, values, 9.5, 14, room=room)
    facts = [
        ("Numéro principal de facturation :", parted(account.btn)),
        ("Verrou de transfert (gel) :", "Oui" if record.is_frozen else "Non"),
        ("Commande en attente :", "Oui" if record.has_pending_order else "Non"),
    ]
    y = beside(paper, 36, 172, facts, 200, 9.5, 16)
    lines = [("Numéro de téléphone", "Service", "Statut")]
    lines += [
        (parted(number), "Téléphonie Affaires", "Inactif" if record.is_inactive(at) else "Actif")
        for at, number in enumerate(account.numbers)
    ]
    table(paper, y + 16, ((36, "left"), (276, "left"), (500, "left")), lines, 9.5, 17)
    return paper.made(rng, "CSR")
