"""Customer service records as carriers give them out: screens, grids, letters, listings, one in French."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Csr
from tests.corpus.newcomers_notation import Columns, Field, stopped_day, table
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import named_day, plain_day, spaced, street_of
from tests.corpus.week_drawing import beside


def two_panes(record: Csr, rng: Random) -> bytes:
    """A carrier's web page: the account at the left, its place at the right, the lines below."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, account.carrier.name, 13, bold=True)
    paper.text(572, 50, f"Generated {named_day(record.dated)}", 8, align="right")
    paper.text(40, 76, "Customer Service Record", 16)
    is_us = place.country == "US"
    left: list[Field] = [
        ("Account name", account.name),
        ("Account number", account.number),
        ("BTN", phone(account.btn, "parentheses")),
        ("Authorized name", account.user),
    ]
    right: list[Field] = [
        ("Street", street_of(place)),
        ("City", place.city),
        ("State" if is_us else "Province", place.region),
        ("ZIP" if is_us else "Postal code", place.postal_code),
    ]
    for x, head, rows in ((40, "Account", left), (316, "Service address", right)):
        paper.box(x, 94, 256, 96)
        paper.box(x, 94, 256, 18, fill="#e8e8e8")
        paper.text(x + 8, 107, head, 9, bold=True)
        beside(paper, x + 8, 128, rows, 88, 9, 16, room=154)
    held: list[Field] = [
        ("Port-out lock", "On" if record.is_frozen else "Off"),
        ("Open orders", "1 pending order" if record.has_pending_order else "None"),
    ]
    beside(paper, 48, 212, held, 88, 9, 16)
    lines: list[tuple[str, ...]] = [("Telephone number", "Product", "Status")]
    lines += [
        (phone(number, "parentheses"), "Voice line", "Inactive" if record.is_inactive(at) else "Active")
        for at, number in enumerate(account.numbers)
    ]
    table(paper, 262, ((48, "left"), (230, "left"), (400, "left")), lines, 9, 16, lined=True)
    return paper.made(rng, "Customer Service Record")


def inquiry_grid(record: Csr, rng: Random) -> bytes:
    """An answer to a wholesale partner's inquiry: cells with their labels, a row for each number."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 46, "CUSTOMER SERVICE INQUIRY - RESPONSE", 13, bold=True, align="center")
    rows = (
        (("PROVIDER", account.carrier.name), ("RESPONSE DATE", day(record.dated, "iso"))),
        (("END USER NAME", account.name), ("AUTHORIZED CONTACT", account.user)),
        (("ACCOUNT NUMBER", account.number), ("BILLING TELEPHONE NUMBER", phone(account.btn, "dashes"))),
        (("SERVICE ADDRESS", street_of(place)), ("CITY", place.city)),
        (("STATE/PROVINCE", place.region), ("ZIP/POSTAL CODE", place.postal_code)),
        (("LOCAL FREEZE", "Y" if record.is_frozen else "N"),
         ("PENDING SERVICE ORDER", "Y" if record.has_pending_order else "N")),
    )  # fmt: skip
    y = 64.0
    for row in rows:
        for x, (label, value) in zip((40, 306), row, strict=True):
            paper.box(x, y, 266, 32)
            paper.text(x + 4, y + 10, label, 6.5, color="#444444")
            paper.text(x + 4, y + 25, value, 9.5, room=258)
        y += 32
    lines: list[tuple[str, ...]] = [("TN", "CLASS OF SERVICE", "FEATURES", "TN STATUS")]
    lines += [
        (phone(number, "dashes"), "BUSINESS", rng.choice(("CALLER ID", "HUNTING", "NONE")),
         "DISCONNECTED" if record.is_inactive(at) else "WORKING")
        for at, number in enumerate(account.numbers)
    ]  # fmt: skip
    columns: Columns = ((44, "left"), (170, "left"), (320, "left"), (450, "left"))
    table(paper, y + 24, columns, lines, 9, 16, lined=True)
    return paper.made(rng, "CSI")


def dotted_record(record: Csr, rng: Random) -> bytes:
    """A small company's form, filled in by its office: dotted leaders, then the numbers."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 60, account.carrier.name, 15, bold=True, align="center")
    paper.text(306, 78, "CUSTOMER SERVICE RECORD", 12, align="center")
    rows = (
        ("Date", stopped_day(record.dated)),
        ("Customer name", account.name),
        ("Service address", notation.one_line(account.place)),
        ("Account number", account.number),
        ("Billing telephone number", spaced(account.btn)),
        ("Person authorized on the account", account.user),
        ("Is there a freeze on the account?", "Yes" if record.is_frozen else "No"),
        ("Are there pending orders?", "Yes" if record.has_pending_order else "No"),
    )
    for at, (label, value) in enumerate(rows):
        paper.leaders(60, 116 + 20 * at, label, value, 552, 11)
    paper.text(60, 296, "Telephone numbers on the account", 11.5, bold=True)
    for at, number in enumerate(account.numbers):
        state = "not in service" if record.is_inactive(at) else "in service"
        paper.leaders(60, 316 + 18 * at, spaced(number), state, 330, 11)
    return paper.made(rng)


def told_by_letter(record: Csr, rng: Random) -> bytes:
    """A letter on the carrier's paper that answers a customer's request for the record."""
    account, carrier = record.account, record.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(60, 56, carrier.name, 17, bold=True, color="#5a2ca0")
    paper.lines(60, 72, (", ".join(carrier.office), phone(carrier.phone, "one")), 9)
    paper.text(60, 120, day(record.dated, "long"), 11)
    paper.text(60, 148, "Customer Service Record", 13, bold=True)
    y = paper.paragraph(
        60, 170,
        "Thank you for your request. Below is the information that we have on file for your account.",
        490, 11,
    )  # fmt: skip
    rows: list[Field] = [
        ("Account holder:", account.name),
        ("Authorized user:", account.user),
        ("Account ID:", account.number),
        ("Billing telephone number:", phone(account.btn, "parentheses")),
        ("Service address:", notation.one_line(account.place)),
        ("Port protection:", "On" if record.is_frozen else "Off"),
        ("Pending orders:", "Yes" if record.has_pending_order else "No"),
    ]
    y = beside(paper, 60, y + 8, rows, 140, 11, 18, bold_labels=True, room=350)
    paper.text(60, y + 12, "Phone numbers:", 11, bold=True)
    for at, number in enumerate(account.numbers):
        state = " - deactivated" if record.is_inactive(at) else ""
        paper.text(80, y + 30 + 16 * at, f"{phone(number, 'parentheses')}{state}", 11)
    paper.lines(60, y + 60 + 16 * len(account.numbers), ("Sincerely,", f"{carrier.name} Support"), 11, 16)
    return paper.made(rng, "Customer Service Record")


def listing(record: Csr, rng: Random) -> bytes:
    """A mainframe's listing: a head, then the sections that old companies keep."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    rows = [
        f"{account.carrier.name.upper()}",
        f"CUSTOMER SERVICE RECORD            PRINT DATE {plain_day(record.dated)}   PAGE 1",
        "",
        f"ACCOUNT NUMBER  {account.number}",
        f"BTN             {phone(account.btn, 'dashes')}",
        "",
        "---- LISTING ------------------------------------------------",
        f"LISTED NAME     {account.name.upper()}",
        f"CONTACT         {account.user.upper()}",
        f"SERVICE ADDRESS {street_of(place).upper()}",
        f"                {place.city.upper()}, {place.region} {place.postal_code}",
        "",
        "---- ACCOUNT ------------------------------------------------",
        f"LOCAL FREEZE    {'YES' if record.is_frozen else 'NO'}",
        f"PENDING ORDERS  {'YES' if record.has_pending_order else 'NONE'}",
        "",
        "---- SERVICE AND EQUIPMENT ----------------------------------",
        "QTY  CODE   DESCRIPTION       TELEPHONE NO   STATUS",
    ]
    rows += [
        f"1    1FB    BUSINESS LINE     {phone(number, 'dashes')}   "
        f"{'SUSPENDED' if record.is_inactive(at) else 'ACTIVE'}"
        for at, number in enumerate(account.numbers)
    ]
    paper.lines(40, 50, [*rows, "", "END OF RECORD"], 9.5, 14)
    return paper.made(rng, "CSR")


def dossier(record: Csr, rng: Random) -> bytes:
    """In French: the customer's file in a frame with two columns, the lines in a table."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, account.carrier.name, 14, bold=True, color="#b8860b")
    paper.text(40, 76, "Dossier de service du client (CSR)", 14, bold=True)
    paper.text(572, 76, f"Produit le {day(record.dated, 'french')}", 8.5, align="right")
    rows = (
        ("Nom du client", account.name),
        ("Numéro de compte", account.number),
        ("Numéro de téléphone de facturation", spaced(account.btn)),
        ("Personne autorisée", account.user),
        ("Adresse de service", notation.one_line(account.place)),
        ("Gel de portabilité", "Oui" if record.is_frozen else "Non"),
        ("Commande en cours", "Oui" if record.has_pending_order else "Aucune"),
    )
    for at, (label, value) in enumerate(rows):
        y = 92 + 22 * at
        paper.box(40, y, 180, 22, fill="#f5f0e0")
        paper.box(220, y, 352, 22)
        paper.text(46, y + 15, label, 9)
        paper.text(228, y + 15, value, 9.5, room=338)
    lines: list[tuple[str, ...]] = [("Numéro de téléphone", "Service", "État")]
    lines += [
        (spaced(number), "Ligne affaires", "Inactif" if record.is_inactive(at) else "Actif")
        for at, number in enumerate(account.numbers)
    ]
    table(paper, 280, ((46, "left"), (228, "left"), (420, "left")), lines, 9.5, 17)
    return paper.made(rng, "Dossier de service")
