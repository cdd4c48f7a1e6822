"""Customer Service Records as invented carriers print them: from the USOC line printer to a web page."""

from collections.abc import Sequence
from random import Random

from tests.corpus.content import Csr
from tests.corpus.notation import (
    PhoneStyle,
    day,
    lines_of,
    one_line,
    phone,
    without_accents,
)
from tests.corpus.paper import A4, LANDSCAPE, Manner, Paper

_USOCS = ("1FB", "ALN", "B1W", "MBB")
_FEATURES = ("Call Waiting", "Caller ID", "Hunting", "3-Way Calling", "None")


def lonestar(csr: Csr, rng: Random) -> bytes:
    """A form in two columns, labels with colons beside their values."""
    paper, account = Paper(Manner.drawn(rng)), csr.account
    phones: PhoneStyle = rng.choice(("dashes", "parentheses"))
    paper.text(306, 50, "CUSTOMER SERVICE RECORD", 14, bold=True, align="center")
    paper.text(306, 66, f"{account.carrier.name} - Local Number Portability Center", 9, align="center")
    left = [
        ("Record date:", day(csr.dated, "slashes")),
        ("Account number:", account.number),
        ("BTN:", phone(account.btn, phones)),
        ("Account status:", "Active"),
    ]
    right = [
        ("Class of service:", "Business"),
        ("PIC:", "0288"),
        ("Local freeze:", "Yes" if csr.is_frozen else "No"),
        ("Pending orders:", "Disconnect order pending" if csr.has_pending_order else "None"),
    ]
    for x, rows in ((40, left), (330, right)):
        for at, (label, value) in enumerate(rows):
            paper.text(x, 96 + 16 * at, label, 9, bold=True)
            paper.text(x + 100, 96 + 16 * at, value, 9)
    y = 180.0
    for label, value in (
        ("Account name:", account.name),
        ("Authorized user:", account.user),
        ("Service address:", one_line(account.place)),
        ("Billing address:", f"{account.name}, {one_line(account.place)}"),
    ):
        paper.text(40, y, label, 9, bold=True)
        paper.text(140, y, value, 9)
        y += 17
    paper.text(40, y + 14, "Working telephone numbers on this account", 10, bold=True)
    for at, number in enumerate(account.numbers, 1):
        status = "Inactive" if csr.is_inactive(at - 1) else "Active"
        paper.text(60, y + 14 + 16 * at, f"{phone(number, phones)}    {rng.choice(_USOCS)}    {status}", 9)
    paper.text(40, 750, f"{account.carrier.name}, {', '.join(account.carrier.office)}", 8)
    return paper.made(rng, "CSR")


def pacific(csr: Csr, rng: Random) -> bytes:
    """A page of a web portal, printed: labels above their values, no colons, a table."""
    paper, account = Paper(Manner.drawn(rng), "Vera", A4), csr.account
    phones: PhoneStyle = rng.choice(("dots", "plain"))
    paper.text(30, 30, f"https://portal.{account.carrier.website}/csr/view", 7, color="#777777")
    paper.text(565, 30, day(csr.dated, "slashes"), 7, color="#777777", align="right")
    paper.text(30, 62, "Customer Service Record", 16, bold=True)
    cells = (
        ("Account number", (account.number,)),
        ("Billing telephone number", (phone(account.btn, phones),)),
        ("Account status", ("Active",)),
        ("Account name", (account.name,)),
        ("Authorized contact", (account.user,)),
        ("Port freeze", ("On" if csr.is_frozen else "Off",)),
        ("Service address", lines_of(account.place)),
        ("Class of service", ("Business, measured",)),
        ("Open orders", ("Change order pending" if csr.has_pending_order else "None",)),
    )
    for at, (label, lines) in enumerate(cells):
        x, y = 30 + 185 * (at % 3), 95 + 46 * (at // 3)
        paper.text(x, y, label, 7, color="#666666")
        paper.lines(x, y + 13, lines, 8.5, 11, room=175)
    paper.box(30, 250, 535, 18, fill="#eeeeee", stroke=False)
    columns = (36, 200, 300, 400)
    rows = [("Telephone number", "USOC", "Status", "Features")]
    for at, number in enumerate(account.numbers):
        status = "Disconnected" if csr.is_inactive(at) else "Working"
        rows.append((phone(number, phones), rng.choice(_USOCS), status, rng.choice(_FEATURES)))
    for at, row in enumerate(rows):
        for x, cell in zip(columns, row, strict=True):
            paper.text(x, 262 + 18 * at, cell, 8, bold=at == 0)
    return paper.made(rng, "Customer Service Record")


def teletype(csr: Csr, rng: Random) -> bytes:
    """The record of a regional company: capitals, sections, field identifiers before their values."""
    paper, account = Paper(Manner.drawn(rng), "Courier"), csr.account
    phones: PhoneStyle = rng.choice(("spaces", "dashes"))

    def capitals(text: str) -> str:
        return without_accents(text).upper()

    area, exchange, line = account.btn[2:5], account.btn[5:8], account.btn[8:]
    *streets, tail = lines_of(account.place)
    records = [
        ("ACCT", account.number),
        ("BTN", f"{area} {exchange}-{line}"),
        ("CUS", account.number[-3:]),
        ("", ""),
        ("---LIST", ""),
        ("LN", capitals(account.name)),
        ("LA", capitals(", ".join(streets))),
        ("SA", capitals(f"{', '.join(streets)}, {tail}")),
        ("AUTH", capitals(account.user)),
        ("YPH", "BUSINESS SERVICES"),
        ("", ""),
        ("---BILL", ""),
        ("BN1", capitals(account.name)),
        ("PIC FREEZE", "YES" if csr.is_frozen else "NO"),
        ("PENDING ORDER", "DISCONNECT PENDING" if csr.has_pending_order else "NONE"),
        ("", ""),
        ("---S&E", ""),
    ]
    for at, number in enumerate(account.numbers):
        records.append(
            (f"{at + 1:03}", f"{rng.choice(_USOCS)}  /TN {phone(number, phones)} /PIC 0288 /LPIC 5102")
        )
        if csr.is_inactive(at):
            records.append(("", "LINE INACTIVE"))
    paper.text(
        40,
        40,
        f"CUSTOMER SERVICE RECORD            {day(csr.dated, 'teletype')}           PAGE 1",
        10,
        bold=True,
    )
    paper.text(40, 56, capitals(account.carrier.name), 10)
    for at, (identifier, value) in enumerate(records):
        paper.text(40, 84 + 14 * at, identifier, 9.5)
        paper.text(140, 84 + 14 * at, value, 9.5)
    return paper.made(rng, "CSR")


def cable(csr: Csr, rng: Random) -> bytes:
    """Tables with heads only."""
    paper, account = Paper(Manner.drawn(rng), "Helvetica", LANDSCAPE), csr.account
    phones: PhoneStyle = rng.choice(("parentheses", "dashes"))
    paper.text(40, 45, account.carrier.name, 14, bold=True, color="#7a1fa2")
    paper.text(752, 45, f"Customer Service Record, printed {day(csr.dated, 'short')}", 9, align="right")
    _grid(paper, 70, ((40, "Account Number"), (220, "Account Name"), (500, "Billing Telephone Number")),
          [(account.number, account.name, phone(account.btn, phones))])  # fmt: skip
    _grid(paper, 130, ((40, "Service Address"), (400, "Authorized User"), (600, "Port Lock")),
          [(one_line(account.place), account.user, "Locked" if csr.is_frozen else "No")])  # fmt: skip
    rows = [
        (
            phone(number, phones),
            "Business Voice",
            "Inactive" if csr.is_inactive(at) else "Active",
            rng.choice(_FEATURES),
        )
        for at, number in enumerate(account.numbers)
    ]
    _grid(
        paper,
        190,
        ((40, "Telephone Number"), (240, "Product"), (400, "Line Status"), (560, "Features")),
        rows,
    )
    if csr.has_pending_order:
        paper.text(40, 520, "Note: port order pending since last week", 9, bold=True)
    paper.text(40, 580, "Class of service: business. This record is confidential.", 8)
    return paper.made(rng, "CSR")


def _grid(
    paper: Paper,
    y: float,
    heads: tuple[tuple[float, str], ...],
    rows: Sequence[tuple[str, ...]],
    size: float = 9,
) -> None:
    paper.box(36, y, paper.width - 72, 18, fill="#e8e0ee", stroke=False)
    for x, head in heads:
        paper.text(x, y + 12, head, size, bold=True)
    for at, row in enumerate(rows, 1):
        for (x, _), cell in zip(heads, row, strict=True):
            paper.text(x, y + 12 + 18 * at, cell, size)
        paper.rule(y + 18 + 18 * at, 36, paper.width - 36)


def wireless(csr: Csr, rng: Random) -> bytes:
    """A wireless company's account profile, `Label: value` in one piece of text each."""
    paper, account = Paper(Manner.drawn(rng), "Vera"), csr.account
    paper.text(40, 50, account.carrier.name, 14, bold=True, color="#c00020")
    paper.text(40, 72, "Customer Service Record (CSR)", 12, bold=True)
    y = paper.lines(
        40,
        100,
        (
            f"Report date: {day(csr.dated, 'short')}",
            f"Account number: {account.number}",
            f"Account name: {account.name}",
            f"Authorized user: {account.user}",
            f"Service address: {one_line(account.place)}",
            "Account status: Active, postpaid",
            f"Number lock: {'On' if csr.is_frozen else 'Off'}",
            f"Pending orders: {'suspension pending' if csr.has_pending_order else 'none'}",
        ),
        9,
        16,
    )
    paper.text(40, y + 10, "Lines on the account", 10, bold=True)
    for at, number in enumerate(account.numbers):
        state = "suspended" if csr.is_inactive(at) else "active"
        paper.text(40, y + 28 + 16 * at, f"{phone(number, 'dots')}   Unlimited Plus   line status {state}", 9)
    return paper.made(rng, "CSR")


def voip(csr: Csr, rng: Random) -> bytes:
    """A reseller's letter that gives the record in a list."""
    paper, account = Paper(Manner.drawn(rng), "Times"), csr.account
    phones: PhoneStyle = rng.choice(("international", "parentheses"))
    paper.lines(40, 50, (account.carrier.name, *account.carrier.office), 10)
    paper.text(40, 105, day(csr.dated, "long"), 10)
    paper.text(40, 135, "Re: Customer Service Record", 11, bold=True)
    opening = (
        "Thank you for asking for your Customer Service Record. Our records show the following for your "
        "account as of the date of this letter. Class of service is business VoIP."
    )
    y = paper.paragraph(40, 160, opening, 530, 10.5)
    for label, value in (
        ("Account holder", account.name),
        ("Account number", account.number),
        ("Billing telephone number", phone(account.btn, phones)),
        ("Authorized contact", account.user),
        ("Service address", one_line(account.place)),
        ("Porting lock", "Yes" if csr.is_frozen else "No"),
    ):
        paper.text(60, y, label, 10.5)
        paper.text(220, y, value, 10.5)
        y += 17
    y = paper.lines(40, y + 16, ("Working telephone numbers on the account:",), 10.5)
    for at, number in enumerate(account.numbers):
        paper.text(
            60, y + 16 * at, phone(number, phones) + (" (inactive)" if csr.is_inactive(at) else ""), 10.5
        )
    y += 16 * len(account.numbers) + 20
    if csr.has_pending_order:
        y = paper.lines(40, y, ("Please note that a disconnect order is pending on this account.",), 10.5)
    paper.lines(40, y + 10, ("Sincerely,", "", "Porting Department", account.carrier.name), 10.5)
    return paper.made(rng, "CSR letter")


def coop(csr: Csr, rng: Random) -> bytes:
    """Dot leaders on a typed sheet."""
    paper, account = Paper(Manner.drawn(rng), "Courier"), csr.account
    phones: PhoneStyle = rng.choice(("dashes", "spaces"))
    paper.text(40, 50, account.carrier.name, 11, bold=True)
    paper.text(40, 66, "Customer Service Record", 11)
    y = 96.0
    for label, value in (
        ("Date", day(csr.dated, "slashes")),
        ("Subscriber name", account.name),
        ("Acct. no.", account.number),
        ("BTN", phone(account.btn, phones)),
        ("Service address", one_line(account.place)),
        ("Authorized user", account.user),
        ("Class of service", "B1"),
        ("Carrier freeze", "Yes" if csr.is_frozen else "No"),
        ("Pending orders", "Port pending" if csr.has_pending_order else "None"),
    ):
        paper.leaders(40, y, label, value, 560, 9)
        y += 16
    paper.text(40, y + 16, "Lines of the account", 9, bold=True)
    for at, number in enumerate(account.numbers, 1):
        state = "INACTIVE" if csr.is_inactive(at - 1) else "ACTIVE"
        paper.text(40, y + 16 + 15 * at, f"{phone(number, phones)}   {rng.choice(_USOCS)}   {state}", 9)
    return paper.made(rng, "CSR")


def tollfree(csr: Csr, rng: Random) -> bytes:
    """A toll-free provider's record: who the RespOrg is, and where each number rings."""
    paper, account = Paper(Manner.drawn(rng)), csr.account
    phones: PhoneStyle = rng.choice(("one", "dashes"))
    paper.text(40, 50, "Toll-Free Customer Service Record", 14, bold=True)
    paper.text(40, 66, f"{account.carrier.name}    RespOrg ID: FWY01    {day(csr.dated, 'long')}", 9)
    for at, (label, value) in enumerate(
        (
            ("Customer name:", account.name),
            ("Account number:", account.number),
            ("Authorized user:", account.user),
            ("Service address:", one_line(account.place)),
            ("RespOrg freeze:", "Yes" if csr.is_frozen else "No"),
            ("Pending change:", "order pending" if csr.has_pending_order else "none"),
        )
    ):
        paper.text(150, 96 + 17 * at, label, 9, bold=True, align="right")
        paper.text(158, 96 + 17 * at, value, 9)
    heads = ((40.0, "Toll-free number"), (220.0, "Record status"), (380.0, "Area of service"))
    rows = [
        (phone(number, phones), "INACTIVE" if csr.is_inactive(at) else "WORKING", "US48")
        for at, number in enumerate(account.numbers)
    ]
    _grid(paper, 220, heads, rows)
    return paper.made(rng, "CSR")


def maple(csr: Csr, rng: Random) -> bytes:
    """A Canadian carrier's: boxes with their labels inside, the place in three boxes of its own."""
    paper, account = Paper(Manner.drawn(rng)), csr.account
    phones: PhoneStyle = rng.choice(("dashes", "parentheses"))
    paper.text(40, 50, "Customer Service Record", 15, bold=True, color="#b3121d")
    paper.text(572, 50, day(csr.dated, "day_first"), 9, align="right")
    place = account.place
    street = f"{place.street}, {place.unit}" if place.unit else place.street
    rows = (
        ((40, 340, "Account name", account.name), (386, 186, "Account number", account.number)),
        ((40, 340, "Service address", street), (386, 186, "City", place.city)),
        ((40, 160, "Province", place.region), (206, 174, "Postal code", place.postal_code),
         (386, 186, "Billing telephone number", phone(account.btn, phones))),
        ((40, 160, "Local freeze", "Yes" if csr.is_frozen else "No"),
         (206, 174, "Pending orders", "Order pending" if csr.has_pending_order else "None"),
         (386, 186, "Authorized user", account.user)),
    )  # fmt: skip
    for at, row in enumerate(rows):
        for x, width, label, value in row:
            paper.box(x, 70 + 40 * at, width, 36)
            paper.text(x + 5, 81 + 40 * at, label, 6.5, color="#555555")
            paper.text(x + 5, 98 + 40 * at, value, 9.5, room=width - 10)
    paper.text(40, 250, "Lines on record", 11, bold=True)
    for at, number in enumerate(account.numbers, 1):
        state = "Inactive" if csr.is_inactive(at - 1) else "Active"
        paper.text(50, 252 + 17 * at, phone(number, phones), 9.5)
        paper.text(220, 252 + 17 * at, "Single line, class of service BUS", 9.5)
        paper.text(480, 252 + 17 * at, state, 9.5)
    return paper.made(rng, "CSR")


def prairie(csr: Csr, rng: Random) -> bytes:
    """Labels set flush right against their values."""
    paper, account = Paper(Manner.drawn(rng), "Vera"), csr.account
    phones: PhoneStyle = rng.choice(("dots", "international"))
    paper.text(40, 48, account.carrier.name, 12, bold=True)
    paper.text(40, 66, "Customer Service Record", 12)
    y = 100.0
    for label, lines in (
        ("Account number", (account.number,)),
        ("Account name", (account.name,)),
        ("Authorized user", (account.user,)),
        ("Service address", lines_of(account.place)),
        ("BTN", (phone(account.btn, phones),)),
        ("Record date", (day(csr.dated, "iso"),)),
        ("Local service freeze", ("Yes" if csr.is_frozen else "No",)),
        ("Pending order", ("Disconnect pending" if csr.has_pending_order else "None",)),
        (
            "Working telephone numbers",
            tuple(
                phone(number, phones) + (" - inactive" if csr.is_inactive(at) else " - active")
                for at, number in enumerate(account.numbers)
            ),
        ),
    ):
        paper.text(200, y, label, 8.5, color="#555555", align="right")
        y = paper.lines(212, y, lines, 8.5, 13) + 5
    return paper.made(rng, "CSR")


def laurentides(csr: Csr, rng: Random) -> bytes:
    """French, with colons."""
    paper, account = Paper(Manner.drawn(rng)), csr.account
    phones: PhoneStyle = rng.choice(("spaces", "dashes"))
    paper.text(40, 50, "Dossier de service du client", 15, bold=True)
    paper.text(40, 66, f"{account.carrier.name} - émis {day(csr.dated, 'le')}", 9)
    y = 96.0
    for label, value in (
        ("Numéro de compte :", account.number),
        ("Nom du titulaire :", account.name),
        ("Personne autorisée :", account.user),
        ("Adresse de service :", one_line(account.place)),
        ("Numéro de facturation :", phone(account.btn, phones)),
        ("Classe de service :", "Affaires"),
        ("Gel du transfert :", "Oui" if csr.is_frozen else "Non"),
        ("Commande en cours :", "Oui" if csr.has_pending_order else "Aucune"),
    ):
        paper.text(40, y, label, 9.5, bold=True)
        paper.text(180, y, value, 9.5)
        y += 18
    paper.text(40, y + 12, "Numéros de téléphone en service", 11, bold=True)
    for at, number in enumerate(account.numbers, 1):
        state = "inactif" if csr.is_inactive(at - 1) else "actif"
        paper.text(50, y + 14 + 17 * at, f"{phone(number, phones)}   ligne individuelle   {state}", 9.5)
    return paper.made(rng, "DSC")


def saguenay(csr: Csr, rng: Random) -> bytes:
    """Bilingual, a table of label and value."""
    paper, account = Paper(Manner.drawn(rng), "Times"), csr.account
    phones: PhoneStyle = rng.choice(("dashes", "parentheses"))
    paper.text(306, 50, "Dossier client / Customer Service Record", 14, bold=True, align="center")
    paper.text(306, 68, account.carrier.name, 10, align="center")
    y = 100.0
    for label, value in (
        ("Date du dossier / Record date", day(csr.dated, "iso")),
        ("N° de compte / Account number", account.number),
        ("Nom du client / Customer name", account.name),
        ("Utilisateur autorisé / Authorized user", account.user),
        ("Adresse de service / Service address", one_line(account.place)),
        ("Numéro de facturation / BTN", phone(account.btn, phones)),
        ("Gel / Port freeze", "Oui / Yes" if csr.is_frozen else "Non / No"),
        ("Commande en cours / Pending order", "Oui / Yes" if csr.has_pending_order else "Aucune / None"),
    ):
        paper.box(40, y - 13, 200, 19)
        paper.box(240, y - 13, 332, 19)
        paper.text(45, y, label, 9.5)
        paper.text(245, y, value, 9.5, room=320)
        y += 19
    paper.text(40, y + 14, "Numéros en service / Working telephone numbers", 11, bold=True)
    for at, number in enumerate(account.numbers, 1):
        state = "inactif / inactive" if csr.is_inactive(at - 1) else "actif / active"
        paper.text(50, y + 16 + 17 * at, phone(number, phones), 10)
        paper.text(300, y + 16 + 17 * at, state, 10)
    return paper.made(rng, "CSR")
