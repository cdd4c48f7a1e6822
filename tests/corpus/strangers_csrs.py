"""Customer Service Records as five other systems and people give them out."""

from datetime import timedelta
from random import Random

from tests.corpus import notation
from tests.corpus.content import Csr
from tests.corpus.notation import day, phone
from tests.corpus.paper import LANDSCAPE, Manner, Paper
from tests.corpus.strangers_notation import (
    house_and_street,
    named_day,
    order_day,
    plain_day,
    spaced,
    street_of,
    upright_line,
    wrapped,
)

_CLASSES = ("1MB", "BUS FLAT", "B1 MSG", "CTX STN")


def order_system(record: Csr, rng: Random) -> bytes:
    """The answer to a pre-order query between carriers: fields with short names, the address in its parts."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    house, street = house_and_street(place)
    paper.text(40, 44, "CUSTOMER SERVICE INQUIRY RESPONSE (CSR)", 11, bold=True)
    paper.text(40, 58, f"PROVIDER {account.carrier.name.upper()}", 9)
    paper.text(572, 58, f"D/TSENT {order_day(record.dated)} 0942AM", 9, align="right")
    paper.text(40, 72, f"TXNUM {rng.randint(10**8, 10**9)}   TXTYP B   RESPONSE CODE 000 - SUCCESSFUL", 9)
    paper.rule(80)
    fields = (
        (("AN", account.number, 40), ("BTN", phone(account.btn, "dashes"), 330)),
        (("NAME", account.name.upper(), 40),),
        (("SANO", house, 40), ("SASN", street.upper(), 180)),
        (("UNIT", (place.unit or "").upper(), 40), ("CITY", place.city.upper(), 180)),
        (("STATE", place.region, 40), ("ZIP", place.postal_code, 180), ("COUNTRY", place.country, 330)),
        (("AUTHNM", account.user.upper(), 40), ("TOS", "1 BUSINESS", 330)),
    )
    paper.text(40, 98, "ACCOUNT / END USER LOCATION", 9, bold=True)
    y = 114.0
    for row in fields:
        for label, value, x in row:
            paper.text(x, y, f"{label}:", 9)
            paper.text(x + 52, y, value, 9)
        y += 15
    paper.text(40, y + 10, "ACCOUNT CONTROLS", 9, bold=True)
    frozen = "Y  LOCAL SERVICE FREEZE - CUSTOMER MUST LIFT BEFORE PORT" if record.is_frozen else "N"
    pending = f"Y  SO C{rng.randint(10**5, 10**6)} DISCONNECT PENDING" if record.has_pending_order else "N"
    paper.lines(40, y + 26, (f"LOCAL FREEZE IND: {frozen}", f"PENDING SVC ORDER: {pending}"), 9, 15)
    y += 76
    paper.text(40, y, "LNUM  WTN             CLS       LPIC  FEATURES        STAT", 9, bold=True)
    for at, number in enumerate(account.numbers):
        state = "DISC" if record.is_inactive(at) else "WKG"
        line = f"{at + 1:05} {phone(number, 'dashes'):<15} {rng.choice(_CLASSES):<9} 9199  ESX NNK TTB"
        paper.text(40, y + 15 * (at + 1), f"{line}     {state}", 9)
    y += 15 * len(account.numbers) + 36
    paper.lines(40, y, ("WKG = WORKING   DISC = DISCONNECTED", "*** END OF RESPONSE ***"), 8)
    return paper.made(rng, "CSR")


def worksheet(record: Csr, rng: Random) -> bytes:
    """A provider's list of its customers' numbers, printed from a spreadsheet: the account in every row."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), size=LANDSCAPE)
    paper.text(
        30, 30, f"CSR_{account.carrier.name.split()[0]}_{rng.randint(100, 999)}.xlsx", 7, color="#666666"
    )
    paper.text(762, 30, f"Printed {plain_day(record.dated)}", 7, align="right", color="#666666")
    paper.text(30, 54, f"{account.carrier.name} - Customer Service Record", 12, bold=True)
    paper.text(30, 68, f"Record as of {named_day(record.dated)}.  Contact on account: {account.user}", 8)
    columns = (
        ("TN", 72),
        ("Acct #", 92),
        ("Customer name", 136),
        ("Service street", 134),
        ("City", 66),
        ("St", 26),
        ("Zip/Postal", 58),
        ("Line state", 62),
        ("Port lock", 86),
    )
    lock = "LOCKED - frozen" if record.is_frozen else "none"
    rows = [
        (
            phone(number, "plain"),
            account.number,
            account.name,
            street_of(place),
            place.city,
            place.region,
            place.postal_code,
            "inactive" if record.is_inactive(at) else "active",
            lock,
        )
        for at, number in enumerate(account.numbers)
    ]
    for at, row in enumerate([tuple(head for head, _ in columns), *rows]):
        x = 30.0
        for cell, (_, width) in zip(row, columns, strict=True):
            paper.box(x, 84 + 30 * at, width, 30, fill="#cfe0f1" if at == 0 else "")
            paper.lines(
                x + 3, 94 + 30 * at, wrapped((cell,), "Helvetica", 7.5, width - 8), 7.5, 9, bold=at == 0
            )
            x += width
    y = 84 + 30 * (len(rows) + 1) + 24
    paper.text(30, y, f"Billing TN (BTN): {phone(account.btn, 'plain')}", 8)
    order = f"yes, order {rng.randint(10**5, 10**6)} is pending" if record.has_pending_order else "no"
    paper.text(30, y + 14, f"Open orders on account: {order}", 8)
    paper.text(
        30, y + 40, "Internal names such as hunt groups are not shown. Sheet 1 of 1", 7, color="#666666"
    )
    return paper.made(rng, "CSR worksheet")


def mail(record: Csr, rng: Random) -> bytes:
    """The porting desk's answer by mail, printed, with the customer's question quoted below it."""
    account, carrier = record.account, record.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 46, "RE: copy of our customer service record", 13, bold=True)
    paper.rule(54)
    asked = record.dated - timedelta(days=2)
    for at, (label, value) in enumerate(
        (
            ("From:", f"Number Portability <lnp@{carrier.website}>"),
            ("Sent:", f"{day(record.dated, 'long')} 2:17 PM"),
            ("To:", "office@customer.example"),
            ("Subject:", "RE: copy of our customer service record"),
        )
    ):
        paper.text(40, 72 + 13 * at, label, 9, bold=True)
        paper.text(95, 72 + 13 * at, value, 9)
    y = paper.paragraph(
        40,
        142,
        f"Hello {account.user.split()[0].title()}, as requested, below is the customer "
        "service record (CSR) of your account as it stands today:",
        520,
        9.5,
    )
    rows = [
        f"Account #: {account.number}",
        f"Account holder: {account.name}",
        f"Service location: {notation.one_line(account.place)}",
        f"Authorized on the account: {account.user}",
        f"BTN: {phone(account.btn, 'parentheses')}",
        "Numbers on the account:",
    ]
    for at, number in enumerate(account.numbers):
        state = "not in service since last month" if record.is_inactive(at) else "in service"
        rows.append(f"    -  {phone(number, 'parentheses')}, {state}")
    y = paper.lines(56, y + 4, rows, 9.5, 15) + 8
    locked = "A port-out lock is ON for this account; the owner has to remove it before numbers can leave."
    y = paper.paragraph(
        40, y, locked if record.is_frozen else "There is no port-out lock on the account.", 520, 9.5
    )
    pending = f"Please note that order {rng.randint(10**5, 10**6)} (disconnect) is pending on it."
    y = paper.paragraph(40, y, pending if record.has_pending_order else "No orders are open.", 520, 9.5)
    y = paper.lines(
        40,
        y + 12,
        (
            "Regards,",
            "Tomasina",
            f"Number Portability, {carrier.name}",
            *carrier.office,
            f"Phone {phone(carrier.phone, 'dashes')}",
        ),
        9.5,
    )
    paper.text(40, y + 20, f"On {day(asked, 'long')} office@customer.example wrote:", 8.5, color="#555555")
    upright_line(paper, 46, y + 28, y + 70)
    paper.lines(
        54,
        y + 38,
        (
            "Hi, we need a CSR for our phones to compare with the bill. Can you mail it to me?",
            "Thanks a lot",
            account.user,
        ),
        8.5,
        color="#555555",
    )
    return paper.made(rng, "Mail")


def account_sheet(record: Csr, rng: Random) -> bytes:
    """A support agent's screen, printed: tabs above, cards with labels over their values."""
    account, carrier = record.account, record.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.box(0, 0, 612, 30, fill="#23395b", stroke=False)
    paper.text(20, 19, f"{carrier.name}   Overview   Billing   Tickets   Service record", 8, color="#ffffff")
    paper.text(40, 58, account.name, 14, bold=True, room=400)
    paper.text(40, 72, "Customer service record (view only)", 8, color="#777777")
    paper.text(572, 58, f"Generated {day(record.dated, 'iso')}", 8, align="right")
    cards = (
        (
            "Customer",
            (
                ("Legal name", (account.name,)),
                ("Authorized users", (account.user,)),
                ("Client since", (str(rng.randint(2004, 2019)),)),
            ),
        ),
        (
            "Account",
            (
                ("Account ID", (account.number,)),
                ("Billing TN", (spaced(account.btn),)),
                ("Standing", ("Active",)),
            ),
        ),
        ("Premises", (("Installed at", notation.lines_of(account.place)),)),
        (
            "Flags",
            (
                ("Local number freeze", ("Frozen" if record.is_frozen else "Off",)),
                ("Orders in progress", ("1 pending" if record.has_pending_order else "0",)),
            ),
        ),
    )
    for at, (title, cells) in enumerate(cards):
        x, top = 40 + 270 * (at % 2), 90 + 128 * (at // 2)
        paper.box(x, top, 262, 118)
        paper.text(x + 10, top + 16, title, 10, bold=True, color="#23395b")
        line = top + 32.0
        for label, values in cells:
            paper.text(x + 10, line, label, 6.5, color="#777777")
            line = paper.lines(x + 10, line + 11, values, 8.5, 11, room=242) + 5
    paper.text(40, 370, "Lines", 10, bold=True, color="#23395b")
    for at, number in enumerate(account.numbers):
        y = 388 + 30 * at
        state = "Inactive" if record.is_inactive(at) else "Active"
        paper.text(40, y, f"{spaced(number)}", 9, bold=True)
        paper.text(160, y, state, 8)
        paper.text(230, y, "Business voice, call display, voice mail", 8)
        paper.text(
            230,
            y + 11,
            f"Added {rng.randint(2015, 2024)}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}",
            7,
            color="#777777",
        )
        paper.rule(y + 17, width=0.3)
    paper.text(
        40, 700, f"Agent view of {carrier.website}. Contains personal information.", 7, color="#777777"
    )
    return paper.made(rng, "Service record")


def fiche(record: Csr, rng: Random) -> bytes:
    """In French: a sheet with two ruled tables, the account above, the lines below."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 48, account.carrier.name, 14, bold=True)
    paper.text(572, 48, f"Produit le {day(record.dated, 'french')}", 9, align="right")
    paper.text(306, 78, "RELEVÉ DU DOSSIER DE L'ABONNÉ (CSR)", 13, bold=True, align="center")
    rows = (
        (("No d'abonné", account.number, 200.0), ("Nom ou raison sociale", account.name, 332.0)),
        (
            ("Adresse d'installation", street_of(place), 300.0),
            ("Ville", place.city, 132.0),
            ("Code postal", place.postal_code, 100.0),
        ),
        (
            ("No principal (NTF)", spaced(account.btn), 160.0),
            ("Personne autorisée au dossier", account.user, 200.0),
            ("Catégorie", "Affaires", 172.0),
        ),
        (
            (
                "Blocage des transferts",
                "Activé - transfert bloqué" if record.is_frozen else "Désactivé",
                266.0,
            ),
            ("Commandes", "1 commande en attente" if record.has_pending_order else "Aucune", 266.0),
        ),
    )
    y = 94.0
    for row in rows:
        x = 40.0
        for label, value, width in row:
            paper.box(x, y, width, 32)
            paper.text(x + 5, y + 10, label, 7.5)
            paper.text(x + 5, y + 25, value, 10.5, room=width - 10)
            x += width
        y += 32
    y += 24
    paper.text(40, y, "Lignes rattachées au dossier", 11, bold=True)
    table = [("Téléphone", "Service", "Statut")]
    for at, number in enumerate(account.numbers):
        state = "Débranchée" if record.is_inactive(at) else "En service"
        table.append((spaced(number), "Ligne individuelle d'affaires", state))
    for at, cells in enumerate(table):
        for x, width, cell in zip((40.0, 190.0, 430.0), (150.0, 240.0, 142.0), cells, strict=True):
            paper.box(x, y + 10 + 18 * at, width, 18, fill="#e5e5e5" if at == 0 else "")
            paper.text(x + 5, y + 22 + 18 * at, cell, 9.5, bold=at == 0)
    paper.text(
        40, 740, f"{account.carrier.name}, {', '.join(account.carrier.office)}. Document confidentiel.", 8
    )
    return paper.made(rng, "Dossier")
