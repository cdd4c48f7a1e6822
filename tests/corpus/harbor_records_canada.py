"""Customer service records of the harbor for Canada: a form in boxes, and a dossier in French."""

from random import Random

from tests.corpus.birch_parts import cell, grid
from tests.corpus.content import Csr
from tests.corpus.harbor_parts import bar, three_part_day, town_line
from tests.corpus.newcomers_notation import Columns, Field, street_lines, table
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import spaced, street_of
from tests.corpus.week_drawing import beside

_PINE, _SEA = "#dfe9e3", "#14506b"


def answer_in_boxes(record: Csr, rng: Random) -> bytes:
    """A co-operative's answer on its own form: boxes with the label small in the corner, then the lines."""
    account, place, carrier = record.account, record.account.place, record.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 52, "CSR RESPONSE", 16, bold=True, align="center")
    paper.text(306, 67, f"{carrier.name}, Carrier Relations", 9.5, align="center")
    query = f"CSR-{rng.randint(1_000, 9_999)}"
    rows: tuple[tuple[tuple[str, str, float], ...], ...] = (
        (("Query no.", query, 132), ("Date answered", three_part_day(record.dated), 200),
         ("Answer", "Complete", 200)),
        (("Account no.", account.number, 266), ("BTN", phone(account.btn, "dashes"), 266)),
        (("End user name", account.name, 532),),
        (("Service address", street_of(place), 532),),
        (("Municipality", place.city, 232), ("Province", place.region, 100),
         ("Postal code", place.postal_code, 200)),
        (("Authorized by end user", account.user, 266),
         ("Port freeze on account", "YES" if record.is_frozen else "NO", 133),
         ("Orders pending", "YES" if record.has_pending_order else "NO", 133)),
    )  # fmt: skip
    y = 84.0
    for at, row in enumerate(rows):
        x = 40.0
        for label, value, width in row:
            cell(paper, x, y, width, label, value, height=32, fill=_PINE if at == 0 else "")
            x += width
        y += 32
    lines = [("Line", "Telephone number", "Class of service", "Directory listing", "Line status")]
    lines += [
        (str(at + 1), phone(number, "dashes"), "Business", "Listed" if at == 0 else "Not listed",
         "Disconnected" if record.is_inactive(at) else "Working")
        for at, number in enumerate(account.numbers)
    ]  # fmt: skip
    y = grid(paper, y + 16, (40, 80, 220, 330, 450), 572, lines, 9.5, 18, _PINE)
    paper.text(40, y + 24, f"Questions on this answer: {phone(carrier.phone, 'one')}", 9)
    paper.text(40, y + 38, f"{carrier.office[0]}, {carrier.office[1]}", 9)
    return paper.made(rng, "CSR response")


def dossier_services(record: Csr, rng: Random) -> bytes:
    """A co-operative's record in French: three parts under coloured bars, labels with a colon, the lines."""
    account, place, carrier = record.account, record.account.place, record.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 52, "Dossier de services du client", 17, bold=True, color=_SEA)
    paper.text(572, 46, carrier.name, 10.5, align="right")
    paper.text(572, 60, f"En date du {day(record.dated, 'french')}", 10.5, align="right")
    parts: tuple[tuple[str, list[Field]], ...] = (
        ("Identification", [("Raison sociale :", account.name), ("Numéro de compte :", account.number),
                            ("Téléphone de facturation :", spaced(account.btn)),
                            ("Responsable du compte :", account.user)]),
        ("Lieu de service", [("Adresse :", ", ".join(street_lines(place))),
                             ("Ville et code postal :", town_line(place))]),
        ("État du dossier", [("Blocage de transfert :", "Oui" if record.is_frozen else "Non"),
                             ("Commande en attente :", "Oui" if record.has_pending_order else "Aucune"),
                             ("Catégorie :", "Affaires")]),
    )  # fmt: skip
    y = 76.0
    for title, rows in parts:
        y = bar(paper, y, title, fill=_SEA, size=10)
        y = beside(paper, 52, y + 17, rows, 150, 11, 17, room=360) + 2
    y = bar(paper, y, "Lignes", fill=_SEA, size=10)
    columns: Columns = ((52, "left"), (202, "left"), (460, "left"))
    lines: list[tuple[str, ...]] = [("Numéro", "Service", "État de la ligne")]
    lines += [(spaced(number), "Ligne d'affaires individuelle",
               "Débranchée" if record.is_inactive(at) else "En service")
              for at, number in enumerate(account.numbers)]  # fmt: skip
    y = table(paper, y + 18, columns, lines, 11, 18)
    paper.text(40, y + 14, "Document remis au client à sa demande.", 10)
    return paper.made(rng, "Dossier")
