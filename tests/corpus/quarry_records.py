"""Customer service records of the quarry: a terminal's print, a sheet, a clerk's mail, a portal, a file."""

from random import Random

from tests.corpus.content import Csr
from tests.corpus.newcomers_notation import bare_day, week_day
from tests.corpus.notation import phone, without_accents
from tests.corpus.paper import Manner, Paper
from tests.corpus.quarry_parts import last_first
from tests.corpus.strangers_notation import house_and_street, order_day, spaced, street_of
from tests.corpus.week_drawing import beside
from tests.corpus.willow_parts import slashed_short, stacked, town_of

#: Features of a line, each by its service order code.
_USOCS = (
    ("NSD", "CALLER ID NAME AND NUMBER"),
    ("ESC", "THREE WAY CALLING"),
    ("GCE", "CALL FORWARDING BUSY"),
    ("HTG", "HUNTING GROUP"),
)


def terminal_print(record: Csr, rng: Random) -> bytes:
    """A print of an old order system's screen: sections after three dashes, codes at the left edge, the
    listing, service and billing address apart, and each line's number after its service order code."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    hold = "LOCAL SERVICE FREEZE IN EFFECT PER CUST" if record.is_frozen else "NONE"
    order = "PENDING SO - NOT COMPLETE" if record.has_pending_order else "NONE"
    lines = [
        f"CSR   {slashed_short(record.dated)}                                          PG 001 OF 001",
        f"CARRIER {account.carrier.name}",
        f"ATN  {spaced(account.btn)}      ACCT NO  {account.number}",
        "",
        "---LIST",
        f"LN       {account.name}",
        f"LA       {street_of(place)}",
        f"LOC      {place.city} {place.region}",
        "---SERV",
        f"SA       {street_of(place)}",
        f"         {place.city}, {place.region} {place.postal_code}",
        "---BILL",
        f"BN1      {account.name}",
        f"CON      {last_first(account.user)} /AUTH",
        "---CNTL",
        f"FRZ      {hold}",
        f"PSO      {order}",
        "---S&E",
        "EFF DATE   QTY  USOC   DESCRIPTION / FID DATA",
    ]
    for at, number in enumerate(account.numbers):
        began = f"{rng.randint(1, 12):02}-{rng.randint(1, 28):02}-{rng.randint(11, 24)}"
        state = "/OUT OF SERVICE" if record.is_inactive(at) else "/WORKING"
        code, words = rng.choice(_USOCS)
        lines += [f"{began}   1    1FB    BUS LINE FLAT  /TN {spaced(number)} /PIC 0288 {state}",
                  f"{began}   1    {code}    {words}"]  # fmt: skip
    lines += ["---RMKS", "FOR USE OF THE CUSTOMER NAMED ABOVE AND ITS AGENT ONLY", "*** END OF CSR ***"]
    paper.lines(46, 50, [without_accents(line).upper() for line in lines], 9.5, 13.5)
    return paper.made(rng, "CSR")


def _cell_rows(record: Csr) -> list[tuple[str, ...]]:
    """What a program writes to a file of commas: facts first, then the lines under heads of their own."""
    account, place = record.account, record.account.place
    rows: list[tuple[str, ...]] = [
        ("CSR_EXPORT", order_day(record.dated)), ("CARRIER", account.carrier.name),
        ("CUSTOMER_NAME", account.name), ("BAN", account.number), ("BTN", phone(account.btn, "plain")),
        ("AUTH_CONTACT", account.user), ("SVC_STREET", place.street), ("SVC_UNIT", place.unit or ""),
        ("SVC_CITY", place.city), ("SVC_STATE", place.region), ("SVC_ZIP", place.postal_code),
        ("PORT_FREEZE", "YES - FROZEN" if record.is_frozen else "NO"),
        ("PENDING_ORDER", "YES - ORDER PENDING" if record.has_pending_order else "NO"),
        ("TN_COUNT", f"{len(account.numbers)}"), (), ("TN", "PRODUCT", "TN_STATUS", "E911"),
    ]  # fmt: skip
    return rows + [
        (phone(number, "plain"), "SIP trunk DID", "INACTIVE" if record.is_inactive(at) else "ACTIVE", "Y")
        for at, number in enumerate(record.account.numbers)
    ]


def spreadsheet(record: Csr, rng: Random) -> bytes:
    """An export opened in a spreadsheet and printed with its grid, its letters and its row numbers."""
    paper = Paper(Manner.drawn(rng))
    edges = (40, 64, 190, 400, 490, 572)
    height, y = 16.0, 44.0
    for left, right, letter in zip(edges, edges[1:], ("", "A", "B", "C", "D"), strict=False):
        paper.box(left, y, right - left, height, fill="#e6e6e6")
        paper.text((left + right) / 2, y + 11.5, letter, 8.5, align="center")
    for at, row in enumerate(_cell_rows(record), 1):
        y += height
        paper.box(40, y, 24, height, fill="#e6e6e6")
        paper.text(52, y + 11.5, f"{at}", 8.5, align="center")
        cells = (*row, *[""] * (4 - len(row)))
        for left, right, text in zip(edges[1:], edges[2:], cells, strict=False):
            paper.box(left, y, right - left, height)
            paper.text(left + 4, y + 11.5, text, 9, room=right - left - 8)
    paper.text(306, 766, "csr_export - Page 1", 8, align="center")
    return paper.made(rng, "csr_export.csv")


def clerks_mail(record: Csr, rng: Random) -> bytes:
    """A clerk's answer as a mail program prints it: whom it is from and to, then lines typed in haste with
    an abbreviation before each fact; below, what was asked."""
    account, carrier = record.account, record.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    clerk = rng.choice(("Tammy", "Rick", "Lorraine", "Doug"))
    paper.text(40, 46, f"RE: CSR request {rng.randint(20_000, 99_999)}", 13, bold=True, family="Helvetica")
    paper.rule(56, width=1.5)
    rows = [
        ("From:", f"{clerk} - {carrier.name} <csr@{carrier.website}>"),
        ("Sent:", f"{week_day(record.dated)} {rng.randint(8, 11)}:{rng.randint(10, 59)} AM"),
        ("To:", "Porting Desk"),
    ]
    y = beside(paper, 40, 74, rows, 50, 9, 14, room=480, bold_labels=True) + 16
    y = paper.lines(40, y, ("Good morning,", "", "Here is what we have on file for this one."), 9.5, 14) + 12
    facts = [
        ("Acct name", account.name), ("Acct #", account.number),
        ("Svc addr", street_of(account.place)), ("", town_of(account.place)),
        ("BTN", phone(account.btn, "dashes")), ("Auth'd on acct", account.user),
        ("Freeze", "YES, there is a port freeze on it" if record.is_frozen else "none"),
        ("Open orders", "one pending, not done yet" if record.has_pending_order else "none"),
    ]  # fmt: skip
    for label, value in facts:
        paper.text(40, y, f"{label}:" if label else "", 9.5)
        paper.text(140, y, value, 9.5, room=430)
        y += 16
    paper.text(40, y + 8, "TNs on the acct:", 9.5)
    for at, number in enumerate(account.numbers):
        state = "disconnected" if record.is_inactive(at) else "working"
        role = ", main" if number == account.btn else ""
        paper.text(140, y + 8, f"{phone(number, 'dashes')} ({state}{role})", 9.5)
        y += 16
    y += 28
    y = paper.lines(40, y, ("Let me know if you need anything else.", "", clerk, carrier.name), 9.5, 14)
    y = paper.lines(40, y, carrier.office, 9.5, 14)
    paper.rule(y + 8, width=0.4)
    asked = ("From: Porting Desk", "Please send us the CSR for the customer whose LOA is attached.")
    paper.lines(40, y + 26, asked, 9, 14, color="#555555")
    return paper.made(rng, "Mail")


def portal_tabs(record: Csr, rng: Random) -> bytes:
    """A provider's administration portal, printed from a browser: tabs, two cards of labels over values, a
    table of numbers with whose they are."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(24, 20, f"{slashed_short(record.dated)}, 2:{rng.randint(10, 59)} PM", 7)
    paper.text(306, 20, "Admin portal | Account", 7, align="center")
    paper.text(24, 780, f"https://admin.{account.carrier.website}/account/overview", 7)
    paper.text(588, 780, "1/1", 7, align="right")
    paper.text(40, 56, account.carrier.name, 13, bold=True, color="#2e7d6b")
    for x, tab in (
        (40, "Overview"),
        (110, "Users"),
        (160, "Phone system"),
        (250, "Billing"),
        (304, "Reports"),
    ):
        paper.text(x, 80, tab, 9.5, bold=tab == "Overview")
    paper.rule(88, width=0.4)
    paper.text(40, 112, "Customer service record", 14, bold=True)
    for x, title in ((40, "Company"), (312, "Service")):
        paper.box(x, 126, 260, 172)
        paper.text(x + 12, 146, title, 11, bold=True)
    rows = (
        (52, (("Company name", account.name), ("Account number", account.number),
              ("Authorized user", account.user),
              ("Port lock (freeze)", "On - frozen" if record.is_frozen else "Off"))),
        (324, (("Service street", street_of(place)), ("City, state, ZIP", town_of(place)),
               ("Billing telephone number", phone(account.btn, "parentheses")),
               ("Orders in progress", "1 pending order" if record.has_pending_order else "None"))),
    )  # fmt: skip
    for x, facts in rows:
        for at, (label, value) in enumerate(facts):
            stacked(paper, x, 168 + 34 * at, label, value, 9.5, room=238)
    paper.text(40, 328, "Phone numbers", 12, bold=True)
    paper.text(572, 328, f"1-{len(account.numbers)} of {len(account.numbers)}", 8, align="right")
    y = 350.0
    heads = ("Number", "Type", "Assigned to", "Status")
    roles = ("Main greeting", "Front desk", "Sales", "Fax", "Back office", "Conference room")
    for x, head in zip((40, 180, 290, 470), heads, strict=True):
        paper.text(x, y, head, 8.5, color="#666666")
    for at, number in enumerate(account.numbers):
        y += 20
        paper.rule(y - 13, width=0.3)
        state = "Inactive" if record.is_inactive(at) else "Active"
        cells = (phone(number, "parentheses"), "Local", roles[at % len(roles)], state)
        for x, cell in zip((40, 180, 290, 470), cells, strict=True):
            paper.text(x, y, cell, 9)
    return paper.made(rng, "Account")


def field_codes(record: Csr, rng: Random) -> bytes:
    """A Canadian carrier's answer to a local service request, each fact after the code that the ordering
    guidelines give it, the address in its parts."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    paper.text(40, 46, f"{account.carrier.name.upper()} - LOCAL SERVICE CENTRE", 11, bold=True)
    paper.text(40, 62, "CUSTOMER SERVICE RECORD RESPONSE", 10)
    paper.text(572, 62, f"D/TSENT {bare_day(record.dated)}", 10, align="right")
    paper.rule(70, dashed=True)
    house, street = house_and_street(place)
    left = [("EU NAME", account.name), ("AN", account.number), ("BTN", phone(account.btn, "dashes")),
            ("AUTH NM", last_first(account.user))]  # fmt: skip
    y = beside(paper, 40, 92, [(f"{code:<8}:", value.upper()) for code, value in left], 66, 10, 16, room=460)
    paper.text(40, y + 10, "EU SERVICE ADDRESS", 10, bold=True)
    parts = [("SANO", house), ("SASN", street), ("CITY", place.city), ("PROV", place.region),
             ("PC", place.postal_code)]  # fmt: skip
    parts[2:2] = [("LD/LV", place.unit)] if place.unit else []
    y = beside(
        paper,
        40,
        y + 28,
        [(f"{code:<8}:", value.upper()) for code, value in parts],
        66,
        10,
        16,
        room=460,
    )
    paper.text(40, y + 10, "ACCOUNT STATE", 10, bold=True)
    state = [("FRZ", "Y - LOCAL FREEZE" if record.is_frozen else "N"),
             ("PND ORD", "Y - PENDING ORDER" if record.has_pending_order else "N"),
             ("TN QTY", f"{len(account.numbers)}")]  # fmt: skip
    y = beside(paper, 40, y + 28, [(f"{code:<8}:", value.upper()) for code, value in state], 66, 10, 16)
    paper.rule(y + 2, dashed=True)
    paper.text(40, y + 18, "LNUM  TN               SERVICE              STATUS", 10, bold=True)
    for at, number in enumerate(account.numbers, 1):
        status = "INACTIVE" if record.is_inactive(at - 1) else "ACTIVE"
        paper.text(
            40, y + 18 + 16 * at, f"{at:0>4}  {phone(number, 'dashes')}     BUS LINE             {status}", 10
        )
    paper.text(40, y + 44 + 16 * len(account.numbers), "END OF RESPONSE", 10)
    return paper.made(rng, "CSR response")


def fiche_client(record: Csr, rng: Random) -> bytes:
    """A carrier's file in French as its agents see it: a gray head, labels in a left column, the lines in
    a table, who printed it at the foot."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng))
    paper.box(40, 34, 532, 26, fill="#d8dde3", stroke=False)
    paper.text(48, 51, "Dossier de service du client", 12, bold=True)
    paper.text(564, 51, account.carrier.name, 10, align="right")
    rows = [
        ("Titulaire du compte", account.name), ("Personne autorisée", account.user),
        ("No de compte", account.number), ("No de tél. de facturation", spaced(account.btn)),
        ("Adresse desservie", street_of(place)), ("", f"{place.city} ({place.region})  {place.postal_code}"),
        ("Statut du compte", "Actif"),
        ("Gel du transfert", "OUI - numéros gelés" if record.is_frozen else "Non"),
        ("Commande en cours", "OUI - commande en attente" if record.has_pending_order else "Aucune"),
    ]  # fmt: skip
    y = beside(paper, 48, 84, rows, 150, 10, 18, room=370)
    paper.box(40, y + 2, 532, 20, fill="#d8dde3", stroke=False)
    columns = (48, 190, 400)
    for x, head in zip(columns, ("No de téléphone", "Service", "État de la ligne"), strict=True):
        paper.text(x, y + 16, head, 9.5, bold=True)
    for at, number in enumerate(account.numbers):
        state = "Inactive" if record.is_inactive(at) else "Active"
        for x, cell in zip(columns, (spaced(number), "Ligne d'affaires", state), strict=True):
            paper.text(x, y + 40 + 18 * at, cell, 10)
    y += 54 + 18 * len(account.numbers)
    paper.rule(y)
    paper.text(
        40, y + 16, f"Imprimé le {record.dated.isoformat()} - Réservé au client et à son mandataire", 8.5
    )
    return paper.made(rng, "Dossier client")
