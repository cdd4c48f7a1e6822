"""Customer service records of the evening's carriers: printouts of fixed width, portals, letters."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Csr
from tests.corpus.newcomers_notation import before, over, table
from tests.corpus.notation import day, phone
from tests.corpus.paper import LANDSCAPE, Manner, Paper
from tests.corpus.strangers_notation import short_day, spaced, street_of, wrapped


def usoc(record: Csr, rng: Random) -> bytes:
    """An old telephone company's printout: sections between dashes, a code before each line of service."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    dashes = "-" * 78
    rows = [
        f"{account.carrier.name.upper()}        CUSTOMER SERVICE RECORD        {record.dated:%m/%d/%Y}",
        dashes,
        f"ACCOUNT: {account.number}    BTN: {phone(account.btn, 'dashes')}    STATUS: LIVE",
        dashes,
        "LISTING",
        f"  LISTED NAME     {account.name.upper()}",
        f"  SERVICE ADDR    {street_of(place).upper()}",
        f"                  {place.city.upper()}, {place.region} {place.postal_code}",
        "BILLING",
        f"  BILL NAME       {account.name.upper()}",
        f"  AUTH CONTACT    {account.user.upper()}",
        f"  LOCAL FREEZE    {'YES' if record.is_frozen else 'NO'}",
        f"  PENDING ORDERS  {'YES' if record.has_pending_order else 'NONE'}",
        "SERVICE AND EQUIPMENT",
        "  QTY  USOC   TELEPHONE NO    STATUS      DESCRIPTION",
    ]
    rows += [
        f"  1    1FB    {phone(number, 'dashes')}    {'DISC  ' if record.is_inactive(at) else 'ACTIVE'}      "
        "FLAT RATE BUSINESS LINE"
        for at, number in enumerate(account.numbers)
    ]
    paper.lines(40, 50, [*rows, dashes, "END OF RECORD"], 9, 12.5)
    return paper.made(rng, "CSR")


def portal(record: Csr, rng: Random) -> bytes:
    """A page of a carrier's portal, printed: labels over values in two columns, numbers with their states."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 28, f"{short_day(record.dated)}, 9:14 AM", 7)
    paper.text(306, 28, f"Account details | {account.carrier.name}", 7, align="center")
    paper.text(40, 60, "Customer service record", 18, bold=True)
    paper.text(40, 78, f"Generated {day(record.dated, 'long')}", 9, color="#666666")
    left = (
        ("Account name", (account.name,)),
        ("Account number", (account.number,)),
        ("Billing telephone number", (phone(account.btn, "parentheses"),)),
    )
    right = (
        ("Authorized user", (account.user,)),
        ("Service address", notation.lines_of(account.place)),
        ("Port protection", ("On - numbers are locked" if record.is_frozen else "Off",)),
        ("Pending orders", ("1 open order" if record.has_pending_order else "None",)),
    )
    for x, cells in ((40, left), (320, right)):
        y = 104.0
        for label, lines in cells:
            y = over(paper, x, y, label, wrapped(lines, "Helvetica", 9, 240), 9)
    rows = [("Phone number", "Service", "Status")]
    rows += [
        (phone(number, "parentheses"), "Business voice", "Inactive" if record.is_inactive(at) else "Active")
        for at, number in enumerate(account.numbers)
    ]
    table(paper, 290, ((40, "left"), (220, "left"), (400, "left")), rows, 9, 18, lined=True)
    paper.text(40, 770, f"https://portal.{account.carrier.website}/accounts/csr   1/1", 7)
    return paper.made(rng, "CSR")


def answered(record: Csr, rng: Random) -> bytes:
    """A letter on the carrier's paper: as requested, the record of the account, with colons."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 52, account.carrier.name, 16, bold=True, align="center")
    paper.text(306, 66, f"{', '.join(account.carrier.office)}", 9, align="center")
    paper.text(60, 100, day(record.dated, "long"), 11)
    y = paper.paragraph(
        60,
        128,
        "Dear Customer: As you requested, here is the Customer Service Record (CSR) of your "
        "account. It shows your service as of the date of this letter.",
        490,
        11,
    )
    rows = [
        f"Account Number: {account.number}",
        f"Account Holder: {account.name}",
        f"Authorized Contact: {account.user}",
        f"Service Address: {notation.one_line(account.place)}",
        f"Billing Telephone Number (BTN): {phone(account.btn, 'parentheses')}",
        f"Carrier Freeze: {'Yes' if record.is_frozen else 'No'}",
        f"Pending Orders: {'Yes' if record.has_pending_order else 'No'}",
        "",
        "Working Telephone Numbers:",
    ]
    rows += [
        f"    {phone(number, 'parentheses')}{' - inactive' if record.is_inactive(at) else ''}"
        for at, number in enumerate(account.numbers)
    ]
    y = paper.lines(60, y + 6, rows, 11, 16)
    paper.lines(60, y + 20, ("Sincerely,", "Business Customer Care", account.carrier.name), 11)
    return paper.made(rng, "CSR")


def export(record: Csr, rng: Random) -> bytes:
    """A spreadsheet, printed across the page: account facts in a grid, then one row for each number."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Vera", LANDSCAPE)
    paper.text(30, 40, f"CSR Report - {account.carrier.name} - {record.dated.isoformat()}", 11, bold=True)
    cells = (
        ("Customer Name", account.name),
        ("Account #", account.number),
        ("BTN", phone(account.btn, "dashes")),
        ("Authorized Name", account.user),
        ("Service Street", street_of(place)),
        ("City", place.city),
        ("Province/State", place.region),
        ("Postal/ZIP", place.postal_code),
        ("Port Freeze", "Y" if record.is_frozen else "N"),
        ("Pending Order", "Y" if record.has_pending_order else "N"),
    )
    for at, (label, value) in enumerate(cells):
        x, y = 30 + 366 * (at % 2), 60 + 20 * (at // 2)
        paper.box(x, y, 120, 20, fill="#dddddd")
        paper.box(x + 120, y, 240, 20)
        paper.text(x + 5, y + 14, label, 8.5, bold=True)
        paper.text(x + 125, y + 14, value, 8.5, room=230)
    rows = [("#", "TN", "Type", "Status", "Listing")]
    rows += [
        (
            str(at + 1),
            phone(number, "dashes"),
            "BUS",
            "Inactive" if record.is_inactive(at) else "Active",
            "LISTED",
        )
        for at, number in enumerate(account.numbers)
    ]
    table(
        paper,
        196,
        ((36, "left"), (90, "left"), (250, "left"), (360, "left"), (500, "left")),
        rows,
        8.5,
        16,
        lined=True,
    )
    return paper.made(rng, "CSR")


def dossier(record: Csr, rng: Random) -> bytes:
    """In French: a carrier's file on a customer, labels at the left, a table of lines."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, account.carrier.name, 14, bold=True)
    paper.text(572, 50, f"Imprimé le {day(record.dated, 'french')}", 9, align="right")
    paper.text(40, 76, "Dossier de service à la clientèle (CSR)", 13, bold=True)
    y = before(
        paper,
        190,
        104,
        [
            ("Nom du client :", account.name),
            ("Numéro de compte :", account.number),
            ("Numéro de facturation :", spaced(account.btn)),
            ("Personne autorisée :", account.user),
            ("Adresse de service :", street_of(place)),
            ("", notation.lines_of(place)[-1]),
            ("Blocage de transfert :", "Oui" if record.is_frozen else "Non"),
            ("Commande en cours :", "Oui" if record.has_pending_order else "Non"),
        ],
        10,
        16,
    )
    rows = [("Numéro de téléphone", "Service", "Statut")]
    rows += [
        (spaced(number), "Ligne d'affaires", "Inactif" if record.is_inactive(at) else "Actif")
        for at, number in enumerate(account.numbers)
    ]
    table(paper, y + 20, ((60, "left"), (240, "left"), (420, "left")), rows, 10, 17, lined=True)
    return paper.made(rng, "CSR")
