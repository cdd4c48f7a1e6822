"""Records and letters that go with the fifth family's bills."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import notation
from tests.corpus.content import Csr, Letter
from tests.corpus.newcomers_notation import before, over, sign, street_lines, table
from tests.corpus.notation import day, phone
from tests.corpus.paper import LANDSCAPE, Manner, Paper
from tests.corpus.strangers_notation import named_day, order_day, spaced, street_of, tight, wrapped

_NEW = "ServiceCall.ai"


def profile(record: Csr, rng: Random) -> bytes:
    """A landscape print: three cards in a row, then the numbers in three columns with their states."""
    account = record.account
    paper = Paper(Manner.drawn(rng), size=LANDSCAPE)
    paper.text(30, 40, "CUSTOMER SERVICE RECORD", 14, bold=True)
    paper.text(762, 40, f"{account.carrier.name}   {order_day(record.dated)}", 9, align="right")
    cards = (
        ("WHO", (("Legal entity", (account.name,)), ("May authorize changes", (account.user,)))),
        ("WHERE", (("Premises", notation.lines_of(account.place)),)),
        (
            "ACCOUNT",
            (
                ("Billing account", (account.number,)),
                ("BTN", (tight(account.btn),)),
                ("Freeze", ("FROZEN" if record.is_frozen else "no",)),
                ("Open orders", ("1 pending" if record.has_pending_order else "none",)),
            ),
        ),
    )
    for at, (title, cells) in enumerate(cards):
        x = 30 + 246 * at
        paper.box(x, 56, 238, 130)
        paper.text(x + 8, 72, title, 8, bold=True)
        y = 86.0
        for label, lines in cells:
            y = over(paper, x + 8, y, label, wrapped(lines, "Helvetica", 9, 220), 9)
    for at, number in enumerate(account.numbers):
        state = "inactive" if record.is_inactive(at) else "active"
        paper.text(38 + 246 * (at % 3), 216 + 18 * (at // 3), f"{tight(number)}   {state}", 10)
    return paper.made(rng, "CSR")


def dictated(record: Csr, rng: Random) -> bytes:
    """A help desk's printed answer: the facts as a numbered list of short sentences."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 50, f"{account.carrier.name} help desk", 12, bold=True)
    paper.text(40, 66, f"Answer of {named_day(record.dated)}. Subject: customer service record (CSR)", 9)
    states = [
        f"{phone(number, 'dashes')} ({'inactive' if record.is_inactive(at) else 'active'})"
        for at, number in enumerate(account.numbers)
    ]
    facts = [
        f"The account is {account.number}.",
        f"It belongs to {account.name}.",
        f"{account.user} is authorized to speak for it.",
        f"The service address on file is {notation.one_line(account.place)}.",
        f"The BTN is {phone(account.btn, 'dashes')}.",
        f"Numbers: {', '.join(states)}.",
        "There is a freeze on the account." if record.is_frozen else "There is no freeze.",
        "One order is pending." if record.has_pending_order else "There are no orders.",
    ]
    y = 100.0
    for at, fact in enumerate(facts, 1):
        paper.text(40, y, f"{at}.", 9)
        y = paper.paragraph(60, y, fact, 500, 9) + 4
    return paper.made(rng, "CSR")


def releve(record: Csr, rng: Random) -> bytes:
    """In French: labels that end at a line, a table of numbers with their states."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 52, "RELEVÉ DE SERVICE DU CLIENT (RSC / CSR)", 13, bold=True, align="center")
    paper.text(
        306, 68, f"{account.carrier.name}, en date du {day(record.dated, 'french')}", 10, align="center"
    )
    before(
        paper,
        210,
        100,
        [
            ("Titulaire", account.name),
            ("Responsable autorisé", account.user),
            ("No de compte", account.number),
            ("Numéro de facturation", spaced(account.btn)),
            ("Adresse du service", ", ".join(street_lines(place))),
            ("", f"{place.city} (Québec) {place.postal_code}"),
            ("Verrou de transfert", "Gelé" if record.is_frozen else "Aucun"),
            ("Commandes", "1 en attente" if record.has_pending_order else "Aucune"),
        ],
        10.5,
        17,
    )
    rows = [("Numéro", "Genre", "État")]
    rows += [
        (spaced(number), "Affaires", "inactif" if record.is_inactive(at) else "actif")
        for at, number in enumerate(account.numbers)
    ]
    table(paper, 262, ((60, "left"), (220, "left"), (380, "left")), rows, 10.5, 18, lined=True)
    return paper.made(rng, "CSR")


def one_page(letter: Letter, rng: Random) -> bytes:
    """A form in three bands; labels at the left in capitals, the signature in the lower left of a grid."""
    account = letter.account
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 46, "LOA", 24, bold=True, color="#bb3e03")
    paper.text(110, 46, f"Letter of Authorization to port numbers to {_NEW}", 10)
    rows = (
        ("BUSINESS", account.name),
        ("DECISION MAKER", account.user),
        ("SERVICE STREET", street_of(account.place)),
        ("CITY ST ZIP", f"{account.place.city}, {account.place.region} {account.place.postal_code}"),
        ("FROM CARRIER", account.carrier.name),
        ("ACCOUNT THERE", account.number),
        ("BTN", tight(account.btn)),
    )
    for at, (label, value) in enumerate(rows):
        paper.text(40, 80 + 20 * at, label, 8, bold=True)
        paper.text(170, 80 + 20 * at, value, 9.5, room=400)
        paper.rule(84 + 20 * at, 166, 572, width=0.4)
    paper.text(40, 240, "NUMBERS", 8, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(170 + 134 * (at % 3), 240 + 16 * (at // 3), tight(number), 9.5)
    y = paper.paragraph(
        40,
        310,
        f"I authorize {_NEW} to port these numbers and to obtain my customer service record. I am "
        "the account "
        "holder or act for it. One carrier may serve each number; charges may apply.",
        532,
        9,
    )
    for at, (label, value) in enumerate(
        (
            ("SIGNATURE", ""),
            ("DATE", named_day(letter.signed_on) if letter.signed_on else ""),
            ("PRINTED NAME", letter.signer),
            ("TITLE", letter.title),
        )
    ):
        x, top = 40 + 266 * (at % 2), y + 10 + 50 * (at // 2)
        paper.box(x, top, 266, 50)
        paper.text(x + 5, top + 10, label, 6.5, bold=True)
        paper.text(x + 10, top + 36, value, 10)
    return sign(paper, letter, 48, y + 52, rng)


def declared(letter: Letter, rng: Random) -> bytes:
    """A declaration in the first person; name and day filled into its sentences."""
    account = letter.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 70, "AUTHORIZATION TO PORT TELEPHONE NUMBERS (LOA)", 13, bold=True, align="center")
    y = paper.paragraph(
        72,
        106,
        f"I, {letter.signer}, {letter.title} of {account.name}, declare that I may act for its "
        "telephone account "
        f"no. {account.number} at {account.carrier.name}. The service is at "
        f"{notation.one_line(account.place)}; "
        f"the account's billing number is {phone(account.btn, 'parentheses')}.",
        468,
        11.5,
    )
    y = paper.paragraph(72, y, f"I authorize {_NEW} to move these numbers:", 468, 11.5)
    y = paper.lines(100, y, [f"- {phone(number, 'parentheses')}" for number in account.numbers], 11.5, 15) + 6
    y = paper.paragraph(
        72, y, "I know that a number has one carrier at a time and that my carrier may charge me.", 468, 11.5
    )
    paper.rule(y + 50, 72, 300, width=0.5)
    paper.text(72, y + 62, "(signature)", 9)
    if letter.signed_on:
        paper.text(340, y + 48, f"this {day(letter.signed_on, 'day_first')}", 11.5)
    return sign(paper, letter, 76, y + 48, rng)


def formule(letter: Letter, rng: Random) -> bytes:
    """In French: labels before colons, two by two, the signature beside the day."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "Formulaire d'autorisation de transfert de numéros", 14, bold=True)
    rows = (
        f"Entreprise : {account.name}",
        f"Personne autorisée : {account.user}",
        f"Adresse : {street_of(place)}",
        f"Ville : {place.city}     Province : {place.region}     Code postal : {place.postal_code}",
        f"Ancien fournisseur : {account.carrier.name}",
        f"Compte : {account.number}     Numéro de facturation : {spaced(account.btn)}",
    )
    y = paper.lines(40, 84, rows, 10, 20)
    paper.text(40, y + 6, "Numéros visés :", 10, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(60 + 160 * (at % 3), y + 26 + 16 * (at // 3), spaced(number), 10)
    y = paper.paragraph(
        40,
        y + 90,
        f"J'autorise {_NEW} à transférer ces numéros et à demander mon dossier. Je suis autorisé à agir "
        "pour ce compte. Un seul fournisseur par numéro; des frais peuvent s'appliquer.",
        532,
        9.5,
    )
    paper.text(40, y + 40, "Signature :", 10)
    paper.rule(y + 42, 96, 330, width=0.5)
    paper.text(350, y + 40, f"Date : {day(letter.signed_on, 'iso') if letter.signed_on else ''}", 10)
    paper.text(40, y + 66, f"Nom : {letter.signer}", 10)
    paper.text(350, y + 66, f"Titre : {letter.title}", 10)
    return sign(paper, letter, 100, y + 40, rng)


LATECOMER_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "one_page": one_page, "declared": declared, "formule": formule,
}  # fmt: skip
