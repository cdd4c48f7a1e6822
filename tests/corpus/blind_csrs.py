"""Customer Service Records whose papers the rules were not written for."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Csr
from tests.corpus.notation import day, phone
from tests.corpus.paper import LANDSCAPE, Manner, Paper


def cumberland(record: Csr, rng: Random) -> bytes:
    """A telephone company's order system: sections with two-letter codes before the values."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Courier")
    place = account.place
    rows = [
        f"{account.carrier.name.upper()}   CUSTOMER SERVICE RECORD   {day(record.dated, 'slashes')}",
        "",
        f"ACCT NO     {account.number}",
        f"BTN         {phone(account.btn, 'spaces')}",
        "---LIST",
        f"LN          {account.name.upper()}",
        f"SA          {notation.one_line(place).upper()}",
        f"AUTH USER   {account.user.upper()}",
        "---S&E",
    ]
    for at, number in enumerate(account.numbers):
        status = "DISCONNECTED" if record.is_inactive(at) else "WORKING"
        rows.append(f"1  1FB  /TN {phone(number, 'spaces')}  /{status}")
        rows.append("1  ESX  /CALL WAITING")
    rows += [
        "---RMKS",
        "LPS YES - LOCAL SERVICE PROVIDER FREEZE ON ACCOUNT" if record.is_frozen else "LPS NO",
    ]
    if record.has_pending_order:
        rows.append(f"PENDING SERVICE ORDER N{rng.randint(10**6, 10**7)}")
    paper.lines(40, 60, rows, 9.5, 14)
    return paper.made(rng)


def portal(record: Csr, rng: Random) -> bytes:
    """What the customer prints from the carrier's web site: a grid of labels over values."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 36, f"https://{account.carrier.website}/my-account/service-record", 7, color="#888888")
    paper.text(572, 36, day(record.dated, "slashes"), 7, align="right", color="#888888")
    paper.text(40, 70, "Customer Service Record", 16, bold=True)
    paper.text(40, 88, f"{account.carrier.name}  |  My account", 8)
    cells = (
        ("Customer", account.name),
        ("Acct. no.", account.number),
        ("Where service is provided", notation.one_line(account.place)),
        ("Primary phone", phone(account.btn, "parentheses")),
        ("Authorized contact", account.user),
        ("Port protection", "ON - number transfers are locked" if record.is_frozen else "Off"),
        (
            "Open orders",
            f"1 pending order, no. {rng.randint(10**5, 10**6)}" if record.has_pending_order else "None",
        ),
    )
    y = 116.0
    for label, value in cells:
        paper.text(40, y, label, 7.5, color="#777777")
        paper.text(40, y + 13, value, 9.5)
        y += 34
    for x, head in ((40, "Telephone number"), (200, "Product"), (420, "State")):
        paper.text(x, y + 6, head, 8, bold=True)
    paper.rule(y + 11)
    for at, number in enumerate(account.numbers):
        paper.text(40, y + 26 + 15 * at, phone(number, "parentheses"), 8.5)
        paper.text(200, y + 26 + 15 * at, "Voice", 8.5)
        paper.text(420, y + 26 + 15 * at, "Suspended" if record.is_inactive(at) else "In service", 8.5)
    return paper.made(rng)


def voxara(record: Csr, rng: Random) -> bytes:
    """A letter of the carrier's porting desk, with what is on file below it."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.lines(40, 50, (account.carrier.name, *account.carrier.office), 10)
    paper.text(40, 120, "Customer Service Record", 14, bold=True)
    y = paper.paragraph(
        40, 146,
        f"As of {day(record.dated, 'long')} our system shows the following for the numbers below. Please "
        "use these particulars exactly as they stand here when you order a transfer.",
        520, 10.5,
    )  # fmt: skip
    rows = (
        ("Customer code", account.number),
        ("End user", account.name),
        ("Address on file", notation.one_line(account.place)),
        ("Person allowed to make changes", account.user),
        ("Main number", phone(account.btn, "one")),
    )
    for label, value in rows:
        paper.text(40, y + 6, label, 10)
        paper.text(230, y + 6, value, 10)
        y += 17
    y += 18
    for at, number in enumerate(account.numbers):
        note = " (inactive, in quarantine)" if record.is_inactive(at) else ""
        paper.text(60, y, f"{at + 1}. {phone(number, 'international')}{note}", 10)
        y += 15
    if record.is_frozen:
        y = paper.paragraph(40, y + 14, "A port-out freeze is set on this account.", 520, 10)
    if record.has_pending_order:
        y = paper.paragraph(40, y + 14, "Note: an order is pending on this account.", 520, 10)
    paper.text(40, y + 40, "Porting desk", 10)
    return paper.made(rng)


def continental(record: Csr, rng: Random) -> bytes:
    """A wholesale system's report: landscape, one wide row for the account with its address in columns."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), size=LANDSCAPE)
    paper.text(40, 44, f"{account.carrier.name} - CSR Report (Customer Service Record)", 12, bold=True)
    paper.text(752, 44, f"Run {day(record.dated, 'iso')}", 8, align="right")
    street = f"{place.street} {place.unit}" if place.unit else place.street
    columns = (
        (40, 110, "Account", account.number), (155, 75, "BTN/Main", phone(account.btn, "dashes")),
        (235, 175, "End user", account.name), (415, 150, "Service street", street),
        (570, 80, "City", place.city), (655, 30, "State", place.region), (690, 60, "Zip", place.postal_code),
    )  # fmt: skip
    for x, width, head, value in columns:
        paper.text(x, 74, head, 8, bold=True)
        paper.text(x, 90, value, 8, room=width)
    paper.rule(78)
    paper.text(40, 112, f"Authorized name: {account.user}", 8)
    paper.text(300, 112, f"PIC freeze: {'Y - LOCAL FREEZE' if record.is_frozen else 'N'}", 8)
    paper.text(500, 112, f"Pending orders: {'1' if record.has_pending_order else '0'}", 8)
    for x, head in ((40, "WTN"), (160, "Class"), (300, "Status")):
        paper.text(x, 140, head, 8, bold=True)
    paper.rule(144)
    for at, number in enumerate(account.numbers):
        paper.text(40, 158 + 14 * at, phone(number, "plain"), 8)
        paper.text(160, 158 + 14 * at, "BUS", 8)
        paper.text(300, 158 + 14 * at, "Inactive" if record.is_inactive(at) else "Active", 8)
    return paper.made(rng)


def georgian(record: Csr, rng: Random) -> bytes:
    """Ontario: framed sections."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, account.carrier.name, 14, bold=True)
    paper.text(40, 70, "Customer Service Record - wireline", 11)
    paper.text(572, 70, f"Issued {day(record.dated, 'day_first')}", 9, align="right")
    _section(
        paper,
        90,
        "Account",
        (("Client number", account.number), ("Pilot number", phone(account.btn, "dots"))),
    )
    _section(paper, 170, "Client", (("Client name", account.name), ("Authorized person", account.user)))
    place = notation.one_line(account.place)
    orders = "Pending order on file" if record.has_pending_order else "No order on file"
    freeze = "Frozen - do not port" if record.is_frozen else "Not frozen"
    _section(
        paper, 250, "Service", (("Civic address", place), ("Orders", orders), ("Local provider", freeze))
    )
    paper.text(48, 350, "Working numbers", 9, bold=True)
    for at, number in enumerate(account.numbers):
        state = "cancelled" if record.is_inactive(at) else "in service"
        paper.text(48 + 250 * (at % 2), 366 + 14 * (at // 2), f"{phone(number, 'dots')}  {state}", 9)
    return paper.made(rng)


def _section(paper: Paper, y: float, title: str, rows: tuple[tuple[str, str], ...]) -> None:
    paper.box(40, y, 532, 22 + 16 * len(rows))
    paper.text(48, y + 12, title, 8, bold=True, color="#005aa0")
    for at, (label, value) in enumerate(rows):
        paper.text(48, y + 28 + 16 * at, f"{label} :", 9)
        paper.text(160, y + 28 + 16 * at, value, 9)


def videoroute(record: Csr, rng: Random) -> bytes:
    account = record.account
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 50, account.carrier.name, 14, bold=True)
    paper.text(40, 72, "Dossier de service à la clientèle", 13)
    paper.text(572, 72, f"Imprimé {day(record.dated, 'le')}", 8, align="right")
    frozen = "Gel du fournisseur local : OUI" if record.is_frozen else "Gel du fournisseur local : non"
    rows = (
        ("N° de client", account.number),
        ("Client", account.name),
        ("Lieu du service", notation.one_line(account.place)),
        ("Personne autorisée", account.user),
        ("Ligne principale", phone(account.btn, "dashes")),
    )
    y = 104.0
    for label, value in rows:
        paper.text(150, y, label, 8, align="right", color="#666666")
        paper.text(160, y, value, 9)
        y += 18
    paper.text(40, y + 10, frozen, 8.5)
    paper.text(
        40, y + 26, "Commande en suspens" if record.has_pending_order else "Aucune commande au dossier", 8.5
    )
    for at, number in enumerate(account.numbers):
        state = "hors service" if record.is_inactive(at) else "en service"
        paper.text(40, y + 56 + 15 * at, f"{phone(number, 'dashes')} ({state})", 9)
    return paper.made(rng)


def estrie(record: Csr, rng: Random) -> bytes:
    account = record.account
    paper = Paper(Manner.drawn(rng), "Courier")
    paper.text(40, 50, account.carrier.name.upper(), 11, bold=True)
    paper.text(40, 66, f"RELEVÉ DE SERVICE DU CLIENT   {day(record.dated, 'iso')}", 10)
    rows = [
        ("No de compte", account.number),
        ("Titulaire", account.name),
        ("Adresse du service", notation.one_line(account.place)),
        ("Responsable", account.user),
        ("Téléphone principal", phone(account.btn, "dashes")),
        ("Blocage de transfert", "Oui" if record.is_frozen else "Non"),
        ("Commande en cours", "Oui" if record.has_pending_order else "Non"),
    ]
    for at, (label, value) in enumerate(rows):
        paper.leaders(40, 96 + 16 * at, label, value, 572, 9)
    paper.text(40, 226, "Numéro            État", 9, bold=True)
    for at, number in enumerate(account.numbers):
        state = "Inactif" if record.is_inactive(at) else "Actif"
        paper.text(40, 242 + 14 * at, f"{phone(number, 'dashes')}      {state}", 9)
    return paper.made(rng)
