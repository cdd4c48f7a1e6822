"""Records of the birch: codes in sections, an order system's answer, portals' pages, one in French."""

from collections.abc import Sequence
from random import Random

from tests.corpus.birch_parts import Row, cell, grid, half_spaced, slashed, street_line
from tests.corpus.content import Csr
from tests.corpus.notation import day, lines_of, one_line, phone
from tests.corpus.paper import LANDSCAPE, Manner, Paper
from tests.corpus.week_drawing import beside


def coded_sections(record: Csr, rng: Random) -> bytes:
    """A large telephone company's printout: sections LIST, BILL, S&E, and a code for each thing on a line."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Courier")
    printed = f"{record.dated.month:02}-{record.dated.day:02}-{record.dated.year}"
    paper.text(306, 44, "CUSTOMER SERVICE RECORD", 11, bold=True, align="center")
    paper.text(40, 62, f"BTN {half_spaced(account.btn)}      ACCT {account.number}", 9)
    paper.text(40, 75, f"CSR PRINTED {printed}      CARRIER {account.carrier.name.upper()}      PAGE 1", 9)
    street, *rest = lines_of(account.place)
    listing: list[Row] = [("LN", account.name.upper()), ("SA", street.upper())]
    listing += [("", f"/LOC {each.upper()}") for each in rest[:-1]]
    listing.append(("", rest[-1].upper()))
    billing: list[Row] = [
        ("BN1", account.name.upper()),
        ("RESP", account.user.upper()),
        ("TAX", "FED ST LOC"),
        ("FRZ", "LOCAL SERVICE FREEZE IN EFFECT" if record.is_frozen else "NONE"),
        ("PSO", "PENDING SERVICE ORDER ON ACCOUNT" if record.has_pending_order else "NONE"),
    ]
    y = _section(paper, 98, "LIST", listing)
    y = _section(paper, y, "BILL", billing)
    lines: list[Row] = []
    for at, number in enumerate(account.numbers):
        state = "DISCONNECTED" if record.is_inactive(at) else "WORKING"
        lines += [("1  1MB", f"/TN {half_spaced(number)} /STAT {state}"),
                  ("1  9ZR", "FCC SUBSCRIBER LINE CHARGE")]  # fmt: skip
    lines += [("1  TTB", "TOUCH TONE"), ("1  HTG", "HUNTING")]
    y = _section(paper, y, "S&E", lines, 96)
    paper.text(40, y, "*** END OF RECORD ***", 9)
    return paper.made(rng, "CSR")


def _section(paper: Paper, y: float, name: str, rows: Sequence[Row], values_at: float = 86) -> float:
    paper.text(40, y, f"---{name}" + "-" * 60, 9)
    return beside(paper, 40, y + 14, rows, values_at - 40, 9, 12.5, room=480) + 6


def order_system(record: Csr, rng: Random) -> bytes:
    """What a telephone company's ordering system answers: the address in its pieces, a row for each line."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), size=LANDSCAPE)
    paper.text(40, 42, "Customer Service Inquiry - Response", 13, bold=True)
    paper.text(752, 42, f"Response date: {day(record.dated, 'slashes')}", 9, align="right")
    paper.rule(50)
    left: list[Row] = [("Company:", account.carrier.name), ("Account Number:", account.number),
                       ("Billing Telephone Number:", slashed(account.btn))]  # fmt: skip
    right: list[Row] = [
        ("Authorized Contact:", account.user),
        ("Local Service Freeze:", "Y" if record.is_frozen else "N"),
        ("Pending Order:", "Y" if record.has_pending_order else "N"),
    ]
    beside(paper, 40, 70, left, 130, 9, 15, bold_labels=True)
    y = beside(paper, 420, 70, right, 120, 9, 15, bold_labels=True)
    paper.text(40, y + 10, "Listing and Location", 10.5, bold=True)
    paper.text(40, y + 27, "Listed Name:", 9, bold=True)
    paper.text(110, y + 27, account.name, 9)
    house, street = place.street.split(" ", 1) if place.street[0].isdigit() else ("", place.street)
    heads = ("House Number", "Street Name", "Unit", "City", "State", "ZIP Code")
    row = (house, street, place.unit or "", place.city, place.region, place.postal_code)
    columns = (40, 125, 330, 430, 560, 630)
    y = grid(paper, y + 36, columns, 752, (heads, row))
    paper.text(40, y + 24, "Service and Equipment", 10.5, bold=True)
    rows: list[tuple[str, ...]] = [
        ("Line", "Telephone Number", "USOC", "Description", "Quantity", "Line Status")
    ]
    for at, each in enumerate(account.numbers):
        state = "Inactive" if record.is_inactive(at) else "Active"
        rows.append((f"{at + 1:04}", slashed(each), "1FB", "Business flat rate line", "1", state))
    y = grid(paper, y + 32, (40, 90, 230, 300, 520, 600), 752, rows)
    paper.text(40, y + 24, "End of response", 8)
    return paper.made(rng, "Response")


def label_above(record: Csr, rng: Random) -> bytes:
    """A cable company's business portal, printed: cells with the label above, then its voice lines."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, account.carrier.name, 12, bold=True, color="#5a2d82")
    paper.text(40, 76, "Customer Service Record", 18)
    paper.text(40, 92, f"Generated on {day(record.dated, 'long')} for number porting", 9, color="#555555")
    pairs: list[tuple[Row, ...]] = [
        (("Business name", account.name),),
        (("Service address", one_line(account.place)),),
        (("Account number", account.number), ("Primary / billing TN", phone(account.btn, "parentheses"))),
        (("Account owner", account.user), ("Type of service", "Business Voice")),
        (("Port protection", "On - numbers are locked" if record.is_frozen else "Off"),
         ("Open orders", "Yes - 1 order is pending" if record.has_pending_order else "No open orders")),
    ]  # fmt: skip
    y = 112.0
    for row in pairs:
        width = 532 / len(row)
        for at, (label, value) in enumerate(row):
            cell(paper, 40 + at * width, y, width, label, value, height=32)
        y += 32
    paper.text(40, y + 28, "Voice lines", 13)
    rows: list[tuple[str, ...]] = [("Telephone number", "Line type", "Directory listing", "Status")]
    for at, number in enumerate(account.numbers):
        state = "Deactivated" if record.is_inactive(at) else "Active"
        rows.append(
            (phone(number, "parentheses"), "Full feature", "Listed" if not at else "Not listed", state)
        )
    grid(paper, y + 38, (40, 190, 320, 450), 572, rows, fill="#efe8f5")
    return paper.made(rng, "Customer Service Record")


def colon_columns(record: Csr, rng: Random) -> bytes:
    """Another cable company's letter with its record: labels end at a colon, numbers in columns."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(50, 56, account.carrier.name, 16, bold=True, color="#0b4f9e")
    paper.text(50, 84, day(record.dated, "long"), 11)
    paper.text(50, 112, "RE: Customer Service Record (CSR) request", 11, bold=True)
    opening = (
        "As requested by the account's authorized user, below is the customer service record. Numbers can be "
        "ported at any time unless a block is noted."
    )
    y = paper.paragraph(50, 134, opening, 510, 11)
    rows: tuple[Row, ...] = (
        ("Name on Account", account.name),
        ("Account Number", account.number),
        ("Billing Telephone Number", phone(account.btn, "dashes")),
        ("Service Address", street_line(account.place)),
        ("", lines_of(account.place)[-1]),
        ("Authorized User", account.user),
        ("Port-Out Block", "Yes" if record.is_frozen else "None"),
        ("Pending Orders", "Yes, one order pending" if record.has_pending_order else "None"),
    )
    y += 8
    for label, value in rows:
        paper.text(190, y, f"{label}:" if label else "", 11, bold=True, align="right")
        paper.text(198, y, value, 11, room=360)
        y += 17
    paper.text(50, y + 14, "Telephone numbers on this account:", 11)
    y += 34
    for at, number in enumerate(account.numbers):
        mark = "  (disconnected)" if record.is_inactive(at) else ""
        paper.text(70 + 250 * (at % 2), y + 17 * (at // 2), f"{phone(number, 'dashes')}{mark}", 11)
    y += 17 * ((len(account.numbers) + 1) // 2)
    paper.lines(50, y + 24, ("Sincerely,", "Business Porting Department"), 11, 15)
    return paper.made(rng, "CSR")


def line_report(record: Csr, rng: Random) -> bytes:
    """A Canadian telephone company's: one printed report, labels with dots, then the working numbers."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Courier")
    paper.text(40, 48, account.carrier.name.upper(), 10, bold=True)
    paper.text(40, 62, "CSR / CUSTOMER SERVICE RECORD - BUSINESS", 10, bold=True)
    paper.text(572, 62, f"AS OF {record.dated.isoformat()}", 9, align="right")
    rows: list[Row] = [
        ("CUSTOMER NAME", account.name.upper()),
        ("BILLING TELEPHONE NO", half_spaced(account.btn)),
        ("ACCOUNT NO", account.number),
        ("SERVICE ADDRESS", street_line(account.place).upper()),
        ("CITY PROV", f"{account.place.city.upper()} {account.place.region}"),
        ("POSTAL CODE", account.place.postal_code),
        ("AUTHORIZED PERSON", account.user.upper()),
        ("LOCAL FREEZE", "YES" if record.is_frozen else "NO"),
        ("ORDER PENDING", "YES" if record.has_pending_order else "NO"),
    ]
    y = 90.0
    for label, value in rows:
        paper.text(40, y, f"{label} {'.' * (24 - len(label))} {value}", 9.5, room=532)
        y += 15
    paper.rule(y - 2, dashed=True)
    paper.text(40, y + 14, "TEL NUMBER      CLASS OF SERVICE          PIC      STATUS", 9.5, bold=True)
    y += 30
    for at, number in enumerate(account.numbers):
        state = "OUT OF SERVICE" if record.is_inactive(at) else "WORKING"
        paper.text(40, y, f"{half_spaced(number)}    INDIVIDUAL BUSINESS LN    0555     {state}", 9.5)
        y += 14
    paper.text(40, y + 16, f"TOTAL LINES: {len(account.numbers)}", 9.5)
    return paper.made(rng, "CSR")


def account_page(record: Csr, rng: Random) -> bytes:
    """A telephone company's page for its business customers, printed from a browser: cards with a heading."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 26, f"{record.dated.isoformat()}, 10:42", 7)
    paper.text(572, 26, "Account overview - customer service record", 7, align="right")
    paper.text(40, 60, account.carrier.name, 13, bold=True, color="#3f7d20")
    paper.text(40, 92, "Customer service record", 16, bold=True)
    paper.text(40, 108, f"Last updated {day(record.dated, 'long')}", 8.5, color="#555555")
    cards: tuple[tuple[float, str, tuple[Row, ...]], ...] = (
        (40, "Account", (("Account number", account.number), ("Business", account.name),
                         ("Authorized user", account.user),
                         ("Billing number", phone(account.btn, "dashes")))),
        (312, "Service", (("Service address", street_line(account.place)), ("", lines_of(account.place)[-1]),
                          ("Transfer lock", "On" if record.is_frozen else "Off"),
                          ("Orders in progress", "1" if record.has_pending_order else "0"))),
    )  # fmt: skip
    for x, heading, rows in cards:
        paper.box(x, 126, 260, 112)
        paper.text(x + 10, 146, heading, 11, bold=True)
        beside(paper, x + 10, 168, rows, 92, 8, 17, room=152)
    paper.text(40, 268, "Phone numbers", 11, bold=True)
    y = 276.0
    for at, number in enumerate(account.numbers):
        paper.box(40, y, 532, 22)
        paper.text(50, y + 14.5, phone(number, "parentheses"), 9, bold=True)
        paper.text(230, y + 14.5, "Business line", 8.5)
        inactive = record.is_inactive(at)
        paper.text(562, y + 14.5, "Disconnected" if inactive else "Active", 8.5, align="right")
        y += 22
    paper.text(40, 776, f"https://{account.carrier.website}/business/account/csr", 7)
    paper.text(572, 776, "1/1", 7, align="right")
    return paper.made(rng, "Customer service record")


def subscriber_sheet(record: Csr, rng: Random) -> bytes:
    """A Québec cable company's sheet of a subscriber, in French: shaded labels, then the lines."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, account.carrier.name, 13, bold=True)
    paper.text(40, 74, "Dossier de service du client (CSR)", 15, bold=True)
    rows: tuple[Row, ...] = (
        ("Date du dossier", day(record.dated, "french")),
        ("Titulaire du compte", account.name),
        ("Numéro de compte", account.number),
        ("Personne autorisée", account.user),
        ("Numéro de facturation principal", phone(account.btn, "dashes")),
        ("Adresse de service", street_line(account.place)),
        ("Ville et code postal", lines_of(account.place)[-1]),
        ("Blocage de transfert", "Oui" if record.is_frozen else "Non"),
        ("Commande en cours", "Oui" if record.has_pending_order else "Non"),
    )
    y = 92.0
    for label, value in rows:
        paper.box(40, y, 170, 20, fill="#fff6bf")
        paper.box(210, y, 362, 20)
        paper.text(46, y + 13.5, label, 9, bold=True)
        paper.text(218, y + 13.5, value, 9.5, room=346)
        y += 20
    paper.text(40, y + 26, "Lignes téléphoniques", 12, bold=True)
    lines: list[tuple[str, ...]] = [("Numéro", "Service", "État")]
    for at, number in enumerate(account.numbers):
        state = "Inactif" if record.is_inactive(at) else "Actif"
        lines.append((phone(number, "dashes"), "Téléphonie affaires", state))
    grid(paper, y + 36, (40, 210, 420), 572, lines, 9.5, 19, fill="#fff6bf")
    return paper.made(rng, "Dossier de service")
