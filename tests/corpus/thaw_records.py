"""Records of the thaw: a form with boxes to tick, a mail with a table, a query's result, one in French."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Csr
from tests.corpus.newcomers_notation import Columns, Field, over, slash_iso, table
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import named_day, spaced, street_of
from tests.corpus.week_drawing import beside


def _ticked(paper: Paper, x: float, y: float, label: str, is_so: bool) -> None:
    paper.box(x, y - 7.5, 9, 9)
    if is_so:
        paper.text(x + 1.8, y, "X", 8, bold=True)
    paper.text(x + 14, y, label, 9.5)


def ticked_form(record: Csr, rng: Random) -> bytes:
    """A small office's form: the facts on lines, yes or no ticked, the numbers numbered."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 50, account.carrier.name, 14, bold=True, align="center")
    paper.text(306, 68, "Customer Service Record (CSR)", 12, bold=True, align="center")
    rows = (
        ("Customer name", account.name),
        ("Service address", notation.one_line(account.place)),
        ("Account number", account.number),
        ("Billing telephone number (BTN)", phone(account.btn, "dashes")),
        ("Authorized user", account.user),
        ("Date of record", named_day(record.dated)),
    )
    y = 104.0
    for label, value in rows:
        paper.text(50, y, label, 9.5)
        paper.text(214, y, value, 9.5, room=345)
        paper.rule(y + 4, 210, 562, width=0.4)
        y += 22
    held = (("Freeze on account", record.is_frozen), ("Pending order", record.has_pending_order))
    for label, is_so in held:
        paper.text(50, y + 4, label, 9.5)
        _ticked(paper, 214, y + 4, "Yes", is_so)
        _ticked(paper, 274, y + 4, "No", not is_so)
        y += 22
    paper.text(50, y + 16, "Telephone numbers", 10.5, bold=True)
    for at, number in enumerate(account.numbers):
        state = "inactive" if record.is_inactive(at) else "active"
        paper.text(50, y + 36 + 16 * at, f"{at + 1}.  {phone(number, 'dashes')}   {state}", 9.5)
    return paper.made(rng, "CSR")


def mailed_table(record: Csr, rng: Random) -> bytes:
    """A mail of a provider's support, printed: a greeting, a table with the record, a farewell."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    head: list[Field] = [
        ("From", f"Number Porting <numbers@{account.carrier.website}>"),
        ("Date", day(record.dated, "long")),
        ("Subject", "Your Customer Service Record (CSR)"),
    ]
    y = beside(paper, 40, 50, head, 60, 9, 14, bold_labels=True)
    paper.rule(y - 4)
    paper.text(40, y + 18, "Hi there,", 10)
    paper.text(40, y + 36, "Here is the customer service record that you asked us for:", 10)
    rows = (
        ("Business name", account.name),
        ("Account ID", account.number),
        ("Authorized contact", account.user),
        ("Billing number (BTN)", phone(account.btn, "international")),
        ("Service address", notation.one_line(account.place)),
        ("Port-out lock", "Enabled" if record.is_frozen else "Disabled"),
        ("Pending orders", "1" if record.has_pending_order else "0"),
    )
    y += 50
    for at, (label, value) in enumerate(rows):
        paper.box(40, y, 532, 20, fill="#f6f6f6" if at % 2 else "")
        paper.text(48, y + 13.5, label, 9.5, bold=True)
        paper.text(190, y + 13.5, value, 9.5, room=374)
        y += 20
    paper.text(40, y + 24, "Numbers on this account:", 10)
    for at, number in enumerate(account.numbers):
        state = "inactive" if record.is_inactive(at) else "active"
        paper.text(52, y + 42 + 15 * at, f"{phone(number, 'international')} ({state})", 9.5)
    y += 64 + 15 * len(account.numbers)
    paper.lines(40, y, ("Best,", f"The {account.carrier.name} porting team"), 10, 15)
    return paper.made(rng, "Your Customer Service Record")


def query_result(record: Csr, rng: Random) -> bytes:
    """The answer of a carrier's system to a query: sections of short codes with their names beside them."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    is_us = place.country == "US"
    rows = [
        "CUSTOMER SERVICE RECORD - QUERY RESULT",
        f"CARRIER            : {account.carrier.name}",
        f"DATE               : {slash_iso(record.dated)}",
        "",
        "ACCOUNT",
        f"  ACCOUNT NUMBER   : {account.number}",
        f"  BTN              : {phone(account.btn, 'plain')}",
        f"  END USER NAME    : {account.name}",
        f"  AUTHORIZED NAME  : {account.user}",
        "",
        "SERVICE LOCATION",
        f"  STREET ADDRESS   : {street_of(place)}",
        f"  CITY             : {place.city}",
        f"  {'STATE' if is_us else 'PROV '}            : {place.region}",
        f"  {'ZIP        ' if is_us else 'POSTAL CODE'}      : {place.postal_code}",
        "",
        "STATUS",
        f"  LOCAL FREEZE     : {'Y' if record.is_frozen else 'N'}",
        f"  PENDING ORDER    : {'Y' if record.has_pending_order else 'N'}",
        "",
        "TELEPHONE NUMBERS",
    ]
    rows += [
        f"  {phone(number, 'plain')}         {'INACTIVE' if record.is_inactive(at) else 'ACTIVE'}"
        for at, number in enumerate(account.numbers)
    ]
    paper.lines(44, 48, [*rows, "", "*** END ***"], 9.5, 14)
    return paper.made(rng, "CSR")


def carded(record: Csr, rng: Random) -> bytes:
    """A cable company's sheet: small heads over their values in three columns, the lines in a table."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.box(0, 0, 612, 50, fill="#1d4f91", stroke=False)
    paper.text(40, 32, account.carrier.name, 14, bold=True, color="#ffffff")
    paper.text(40, 78, "Customer Service Record", 14, bold=True)
    paper.text(572, 78, day(record.dated, "long"), 8.5, align="right")
    columns: tuple[tuple[float, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
        (40, (("Account name", (account.name,)), ("Account number", (account.number,)))),
        (230, (("Service address", notation.lines_of(place)),)),
        (410, (("BTN", (spaced(account.btn),)), ("Authorized user", (account.user,)))),
    )
    for x, cells in columns:
        y = 108.0
        for label, lines in cells:
            y = over(paper, x, y, label, lines, 9, 162) + 6
    rows = [("Port freeze", "Yes" if record.is_frozen else "No"),
            ("Pending orders", "Yes" if record.has_pending_order else "No")]  # fmt: skip
    y = beside(paper, 40, 208, rows, 110, 9, 15)
    lines_: list[tuple[str, ...]] = [("Telephone number", "Service", "Status")]
    lines_ += [
        (spaced(number), "Business phone", "Disconnected" if record.is_inactive(at) else "Active")
        for at, number in enumerate(account.numbers)
    ]
    cols: Columns = ((40, "left"), (230, "left"), (410, "left"))
    table(paper, y + 16, cols, lines_, 9, 16)
    return paper.made(rng, "CSR")


def fiche(record: Csr, rng: Random) -> bytes:
    """In French: a sheet with three titles, the facts under each, the lines one below the other."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 50, account.carrier.name, 15, bold=True, color="#00456b")
    paper.text(40, 72, f"Dossier de service du client, {day(record.dated, 'french')}", 12, bold=True)
    parts: tuple[tuple[str, tuple[Field, ...]], ...] = (
        ("Compte", (("Nom du client :", account.name), ("Numéro de compte :", account.number),
                    ("Numéro de facturation :", spaced(account.btn)), ("Usager autorisé :", account.user))),
        ("Adresse de service", (("Rue :", street_of(place)), ("Ville :", place.city),
                                ("Province :", place.region), ("Code postal :", place.postal_code))),
        ("État du compte", (("Gel :", "oui" if record.is_frozen else "non"),
                            ("Commande en attente :", "oui" if record.has_pending_order else "non"))),
    )  # fmt: skip
    y = 104.0
    for title, rows in parts:
        paper.text(40, y, title, 11.5, bold=True)
        paper.rule(y + 4, 40, 572, width=0.4)
        y = beside(paper, 52, y + 20, rows, 140, 10.5, 16, room=360) + 8
    paper.text(40, y, "Numéros de téléphone", 11.5, bold=True)
    paper.rule(y + 4, 40, 572, width=0.4)
    for at, number in enumerate(account.numbers):
        state = "hors service" if record.is_inactive(at) else "en service"
        paper.text(52, y + 20 + 16 * at, f"{spaced(number)}, {state}", 10.5)
    return paper.made(rng, "Dossier")
