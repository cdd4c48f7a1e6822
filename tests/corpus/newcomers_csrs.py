"""Customer Service Records as seven systems and people give them out that nobody's rules have met."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Csr
from tests.corpus.newcomers_notation import (
    bare_day,
    before,
    dotted_one,
    halves,
    hyphen_day,
    over,
    slash_phone,
    stopped_day,
    street_lines,
    table,
    week_day,
)
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import spaced, wrapped


def _order(rng: Random) -> str:
    return str(rng.randint(10**5, 10**6))


def sections(record: Csr, rng: Random) -> bytes:
    """An old switch's record: sections behind dashes, field identifiers of two to four letters."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    paper.text(40, 40, f"CUSTOMER SERVICE RECORD      {account.carrier.name.upper()}", 10, bold=True)
    paper.text(40, 54, f"RUN {bare_day(record.dated)}  USER LNP07  CUST CODE {rng.randint(100, 999)}", 9)
    rows = [
        "---IDENT",
        f"BTN   {phone(account.btn, 'spaces')}",
        f"ACCT  {account.number}",
        f"AUTH  {account.user.upper()}",
        "---LIST",
        f"LN    {account.name.upper()}",
        f"LA    {', '.join(street_lines(place)).upper()}",
        f"LOC   {place.city.upper()}",
        f"ST    {place.region}   ZIP {place.postal_code}",
        "---CTL",
        f"FRZ   {'LOCAL SVC FREEZE IN EFFECT' if record.is_frozen else 'NONE'}",
        f"PSO   {'C' + _order(rng) + ' PENDING' if record.has_pending_order else 'NONE'}",
        "---S&E",
    ]
    y = paper.lines(40, 76, rows, 9, 13)
    for at, number in enumerate(account.numbers):
        state = "DISCONNECTED" if record.is_inactive(at) else "WORKING"
        paper.text(40, y, f"1     1FB  /TN {phone(number, 'spaces')} /PIC 0288 /LPIC 5123 /{state}", 9)
        y += 13
    paper.lines(40, y + 13, ("1     TTB  TOUCH TONE", "1     ESX  CALL WAITING", "---END OF RECORD"), 9, 13)
    return paper.made(rng, "CSR")


def told(record: Csr, rng: Random) -> bytes:
    """A letter of the old carrier's office that tells the record in sentences."""
    account, carrier = record.account, record.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(60, 60, carrier.name, 16, bold=True)
    paper.lines(60, 74, carrier.office, 10)
    paper.text(60, 130, week_day(record.dated), 11)
    paper.text(60, 160, "Re: Customer Service Record", 11, bold=True)
    y = paper.paragraph(60, 186, "To whom it may concern,", 490, 11)
    y = paper.paragraph(
        60,
        y,
        f"We confirm that {account.name} is our customer of record under account number "
        f"{account.number}. The person authorized to act on the account is {account.user}. "
        f"Service is furnished at {notation.one_line(account.place)}. The billing telephone number is "
        f"{phone(account.btn, 'dashes')}.",
        490,
        11,
    )
    live = [number for at, number in enumerate(account.numbers) if not record.is_inactive(at)]
    listed = ", ".join(phone(number, "dashes") for number in live)
    if live:
        y = paper.paragraph(
            60, y, f"The following telephone numbers are working on the account: {listed}.", 490, 11
        )
    if len(live) < len(account.numbers):
        y = paper.paragraph(60, y, f"The number {phone(account.numbers[0], 'dashes')} is inactive.", 490, 11)
    frozen = (
        "The account has a port freeze, which its owner must lift. "
        if record.is_frozen
        else "The account has no freeze. "
    )
    pending = (
        f"Order {_order(rng)} is pending on it." if record.has_pending_order else "No order is open on it."
    )
    y = paper.paragraph(60, y, frozen + pending, 490, 11)
    paper.lines(60, y + 14, ("Sincerely,", "Records department", phone(carrier.phone, "dots")), 11)
    return paper.made(rng, "Record")


def upright(record: Csr, rng: Random) -> bytes:
    """A sheet of two columns, field and what is on record, every other row grey."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "Subscriber record extract (CSR)", 15, bold=True)
    paper.text(
        40, 66, f"{account.carrier.name}, porting out department. Extracted {stopped_day(record.dated)}", 8.5
    )
    rows = [
        ("Field", "On record"),
        ("Subscriber", account.name),
        ("Authorised contact", account.user),
        ("Address line 1", place.street),
        ("Address line 2", place.unit or "-"),
        ("Town", place.city),
        ("State / province", place.region),
        ("Postcode / ZIP", place.postal_code),
        ("Account reference", account.number),
        ("Lead (billing) number", phone(account.btn, "parentheses")),
        ("Number lock", "Frozen at the customer's wish" if record.is_frozen else "No"),
        ("Work in progress", f"Order {_order(rng)} pending" if record.has_pending_order else "None"),
    ]
    rows += [
        (
            f"Number {at}",
            f"{phone(number, 'parentheses')} - {'inactive' if record.is_inactive(at - 1) else 'live'}",
        )
        for at, number in enumerate(account.numbers, 1)
    ]
    for at, (label, value) in enumerate(rows):
        paper.box(40, 84 + 20 * at, 532, 20, fill="#e9e9e9" if at % 2 else "", stroke=at == 0)
        paper.text(48, 98 + 20 * at, label, 9, bold=at == 0)
        paper.text(230, 98 + 20 * at, value, 9, bold=at == 0)
    return paper.made(rng, "CSR")


def piped(record: Csr, rng: Random) -> bytes:
    """A program's output as it fell out: name=value by name=value, one line for each number."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    rows = [
        f"> csr fetch --tn {phone(account.btn, 'plain')}",
        f"# {account.carrier.name} OSS 4.2 customer service record {record.dated.isoformat()}",
        f"account_number = {account.number}",
        f"billing_tn = {phone(account.btn, 'plain')}",
        f"end_user_name = {account.name}",
        f"authorized_person = {account.user}",
        f"service_street = {place.street}",
        f"service_unit = {place.unit or ''}",
        f"service_city = {place.city}",
        f"service_state = {place.region}",
        f"service_zip = {place.postal_code}",
        f"port_protection = {'on (frozen)' if record.is_frozen else 'off'}",
        f"open_orders = {_order(rng) + ' pending' if record.has_pending_order else 'none'}",
        f"lines = {len(account.numbers)}",
    ]
    rows += [
        f"  line {at} | {phone(number, 'plain')} | voice | "
        f"{'inactive' if record.is_inactive(at - 1) else 'active'}"
        for at, number in enumerate(account.numbers, 1)
    ]
    paper.lines(40, 50, [*rows, "# end"], 9, 14)
    return paper.made(rng, "output")


def blocks(record: Csr, rng: Random) -> bytes:
    """A portal's page: labels right-aligned in two columns, a table of telephone numbers below."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 46, f"{account.carrier.name} | Carrier portal", 9, color="#777777")
    paper.text(40, 70, "CSR details", 15, bold=True)
    streets = notation.lines_of(account.place)
    before(
        paper,
        130,
        98,
        [
            ("Retrieved", hyphen_day(record.dated)),
            ("End user", account.name),
            ("Authorized by", account.user),
            ("Physical address", streets[0]),
            *(("", each) for each in streets[1:]),
        ],
        8,
        14,
    )
    before(
        paper,
        460,
        98,
        [
            ("Account", account.number),
            ("ATN / BTN", halves(account.btn)),
            ("Service class", "Business"),
            ("Freeze", "Frozen" if record.is_frozen else "Not set"),
            ("Pending orders", "1" if record.has_pending_order else "0"),
        ],
        8,
        14,
    )
    rows = [("Telephone number", "LRN owner", "Line type", "Status")]
    rows += [
        (
            halves(number),
            account.carrier.name.split()[0],
            "POTS",
            "INACTIVE" if record.is_inactive(at) else "IN USE",
        )
        for at, number in enumerate(account.numbers)
    ]
    table(paper, 200, ((40, "left"), (190, "left"), (330, "left"), (450, "left")), rows, 8.5, 17, lined=True)
    return paper.made(rng, "CSR")


def north_sheet(record: Csr, rng: Random) -> bytes:
    """A Canadian company's reply by fax form: facts on lines with their labels in small print below."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 50, f"{account.carrier.name}", 14, bold=True, align="center")
    paper.text(306, 68, "CUSTOMER SERVICE RECORD / RESPONSE TO CSR REQUEST", 10, align="center")

    def cell(x: float, y: float, width: float, value: str, label: str) -> None:
        paper.box(x, y - 14, width, 32)
        paper.text(x + 4, y, value, 9.5, room=width - 8)
        paper.text(x + 4, y + 13, label, 6.5, color="#555555")

    cell(40, 100, 266, account.name, "Name on the account")
    cell(306, 100, 266, account.user, "Authorized person")
    cell(40, 132, 532, notation.one_line(account.place), "Where service is given")
    cell(40, 164, 178, account.number, "Account")
    cell(218, 164, 178, slash_phone(account.btn), "Billing telephone number")
    cell(396, 164, 176, day(record.dated, "iso"), "Date of this reply")
    cell(40, 196, 266, "Yes - frozen" if record.is_frozen else "No", "Port freeze?")
    cell(306, 196, 266, f"{_order(rng)} pending" if record.has_pending_order else "None", "Orders under way")
    paper.text(40, 246, "Numbers on the account and their state", 10, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(60, 266 + 16 * at, slash_phone(number), 10)
        paper.text(200, 266 + 16 * at, "inactive" if record.is_inactive(at) else "working", 10)
    return paper.made(rng, "CSR")


def etat(record: Csr, rng: Random) -> bytes:
    """In French: a state of the account, labels above, numbers as a list of dashes."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "État de compte technique", 16, bold=True)
    paper.text(40, 66, f"Dossier de service du client (CSR) - {account.carrier.name}", 9)
    paper.text(572, 50, f"Imprimé le {day(record.dated, 'french_short')}", 8.5, align="right")
    left = [
        ("Client", (account.name,)),
        ("Personne-ressource autorisée", (account.user,)),
        ("Adresse des lieux", (*street_lines(place), f"{place.city} ({place.region})", place.postal_code)),
    ]
    right = [
        ("Numéro du compte", (account.number,)),
        ("Téléphone de facturation", (spaced(account.btn),)),
        ("Gel de transfert", ("Oui, gelé" if record.is_frozen else "Non",)),
        ("Demandes ouvertes", ("1 demande en attente" if record.has_pending_order else "Aucune",)),
    ]
    for x, cells in ((40, left), (320, right)):
        y = 96.0
        for label, lines in cells:
            y = over(paper, x, y, label, wrapped(lines, "Helvetica", 9.5, 250), 9.5) + 6
    paper.text(40, 260, "Numéros au dossier :", 10, bold=True)
    for at, number in enumerate(account.numbers):
        state = "inactif" if record.is_inactive(at) else "actif"
        paper.text(52, 278 + 16 * at, f"-  {spaced(number)} : {state}", 10)
    return paper.made(rng, "CSR")


def line_cards(record: Csr, rng: Random) -> bytes:
    """A mobile or toll-free company's print of its agents' screen: a heading, then `label: "
    "value` in a row."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 48, f"{account.carrier.name} agent desk - Customer Service Record", 12, bold=True)
    paper.text(40, 62, f"as of {hyphen_day(record.dated)}", 9)
    y = paper.paragraph(
        40,
        88,
        f"Owner: {account.name}  -  Authorized user: {account.user}  -  Account: {account.number}",
        530,
        10,
    )
    y = paper.paragraph(40, y, f"Service address: {notation.one_line(account.place)}", 530, 10)
    lock = "Number lock: ON (frozen)" if record.is_frozen else "Number lock: off"
    order = f"Orders: {_order(rng)} pending" if record.has_pending_order else "Orders: none"
    y = paper.paragraph(40, y, f"{lock}  -  {order}  -  First number: {dotted_one(account.btn)}", 530, 10) + 8
    for at, number in enumerate(account.numbers):
        x, top = 40 + 180 * (at % 3), y + 40 * (at // 3)
        paper.box(x, top, 172, 34)
        paper.text(x + 6, top + 14, dotted_one(number), 10, bold=True)
        paper.text(x + 6, top + 27, "Inactive" if record.is_inactive(at) else "Active", 9)
    return paper.made(rng, "CSR")
