"""Letters of authorization of the maple family: three in English, one in both languages, two in French."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Letter
from tests.corpus.maple_parts import Pair, bare, below, parted, street, table
from tests.corpus.newcomers_notation import sign
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.week_drawing import NEW

_MAY_ACT = (
    f"I authorize {NEW} to act for me with my current service provider, to obtain my customer service record "
    "and to move the telephone numbers listed here to its service."
)
_STAYS_OPEN = (
    "I am authorized to sign for this account. I will keep it open until the move is done, and I know that "
    "my current service provider may charge for ending a contract early."
)
_PEUT_AGIR = (
    f"J'autorise {NEW} à agir en mon nom auprès de mon fournisseur actuel, à obtenir mon dossier de service "
    "et à transférer chez elle les numéros de téléphone inscrits ici."
)
_RESTE_OUVERT = (
    "J'ai le pouvoir de signer pour ce compte. Je le laisserai ouvert jusqu'à la fin du transfert, et je "
    "sais que mon fournisseur actuel peut exiger des frais de résiliation."
)


def _cells(paper: Paper, y: float, cells: tuple[tuple[float, float, str, str], ...]) -> float:
    """A row of boxes, each with a small label above its value; answers the next row's upper edge."""
    for x, width, label, value in cells:
        paper.box(x, y, width, 34)
        paper.text(x + 4, y + 10, label, 7, color="#444444")
        paper.text(x + 6, y + 27, value, 10.5, room=width - 12)
    return y + 34


def grid_form(letter: Letter, rng: Random) -> bytes:
    """A voice provider's form for Canada: numbered sections of boxes, the label in each box's corner."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(36, 48, "Number Transfer Authorization", 17, bold=True)
    paper.text(36, 64, "Canada: local numbers. Please complete every box as on your present bill.", 9)
    paper.text(576, 48, "Form NTA-2 (2026)", 8, align="right")
    paper.text(36, 92, "1  Customer", 11, bold=True)
    y = _cells(paper, 98, ((36, 540, "Business or personal name on the account", account.name),))
    y = _cells(paper, y, ((36, 270, "Authorized user", letter.signer), (306, 270, "Title", letter.title)))
    y = _cells(paper, y, ((36, 540, "Service address (no P.O. boxes)", street(place)),))
    y = _cells(paper, y, ((36, 270, "City", place.city), (306, 120, "Province", place.region),
                          (426, 150, "Postal code", place.postal_code)))  # fmt: skip
    paper.text(36, y + 24, "2  Present carrier", 11, bold=True)
    y = _cells(paper, y + 30, ((36, 540, "Name of the present carrier", account.carrier.name),))
    btn = phone(account.btn, "dashes")
    y = _cells(
        paper,
        y,
        ((36, 270, "Account number", account.number), (306, 270, "Billing telephone number (BTN)", btn)),
    )
    paper.text(36, y + 24, "3  Numbers to transfer", 11, bold=True)
    shown = [phone(number, "dashes") for number in account.numbers]
    for at in range(0, len(shown), 4):
        for column, number in enumerate(shown[at : at + 4]):
            paper.box(36 + 135 * column, y + 30, 135, 22)
            paper.text(44 + 135 * column, y + 45, number, 10.5)
        y += 22
    paper.text(36, y + 54, "4  Authorization", 11, bold=True)
    y = paper.paragraph(36, y + 70, f"{_MAY_ACT} {_STAYS_OPEN}", 540, 9) + 44
    below(paper, 36, y, "", "Signature of the authorized user", 280)
    below(
        paper,
        340,
        y,
        letter.signed_on.isoformat() if letter.signed_on else "",
        "Date signed (yyyy-mm-dd)",
        236,
    )
    return sign(paper, letter, 40, y, rng)


def agency_lines(letter: Letter, rng: Random) -> bytes:
    """A carrier's letter of agency: the terms by number first, then labels with values on ruled lines."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 60, "LETTER OF AGENCY", 16, bold=True, align="center")
    paper.text(306, 78, "for the transfer of telephone service", 11, align="center")
    y = 110.0
    terms = (
        _MAY_ACT,
        _STAYS_OPEN,
        "This authorization replaces any earlier one and holds until I revoke it in writing.",
    )
    for at, term in enumerate(terms, 1):
        paper.text(54, y, f"{at}.", 10.5)
        y = paper.paragraph(72, y, term, 486, 10.5)
    rows: list[Pair] = [
        ("Name on account:", account.name),
        ("Service address:", street(place)),
        ("", f"{place.city}, {place.region}  {place.postal_code}"),
        ("Current provider:", account.carrier.name),
        ("Account no.:", account.number),
        ("Main billing number:", bare(account.btn)),
    ]
    y += 14
    for label, value in rows:
        paper.text(54, y, label, 11)
        paper.text(176, y, value, 11, room=376)
        paper.rule(y + 3, 172, 558)
        y += 21
    paper.text(54, y, "Telephone numbers:", 11)
    shown = [bare(number) for number in account.numbers]
    for at in range(0, len(shown), 4):
        paper.text(176, y, ",  ".join(shown[at : at + 4]), 11)
        paper.rule(y + 3, 172, 558)
        y += 21
    y += 40
    for label, value, x in (
        ("Signed:", "", 54.0),
        ("Date:", day(letter.signed_on, "long") if letter.signed_on else "", 372.0),
    ):
        paper.text(x, y, label, 11)
        paper.text(x + 46, y, value, 11)
    paper.rule(y + 3, 100, 350)
    paper.rule(y + 3, 414, 558)
    paper.text(54, y + 28, "Printed name:", 11)
    paper.text(130, y + 28, letter.signer, 11, room=220)
    paper.text(372, y + 28, "Title:", 11)
    paper.text(418, y + 28, letter.title, 11)
    return sign(paper, letter, 104, y, rng)


def firm_letter(letter: Letter, rng: Random) -> bytes:
    """A firm's own letter: its head, sentences that say everything, the numbers in a list."""
    account = letter.account
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 56, account.name, 15, bold=True, align="center", room=500)
    paper.text(306, 72, notation.one_line(account.place), 9, align="center", room=500)
    paper.rule(82, 72, 540)
    y = paper.lines(72, 112, (day(letter.written_on, "long"), "", NEW, "Porting department"), 10.5, 14) + 14
    paper.text(72, y, "Re: Letter of authorization to port our telephone numbers", 10.5, bold=True)
    btn = phone(account.btn, "parentheses")
    sentences = (
        "To whom it may concern,",
        (
            f"We, {account.name}, ask you to move our telephone service from {account.carrier.name}, where "
            f"we have account number {account.number} with the billing telephone number {btn}. The service "
            f"is at {notation.one_line(account.place)}."
        ),
        "Please move all of these numbers:",
    )
    y += 24
    for sentence in sentences:
        y = paper.paragraph(72, y, sentence, 468, 10.5, step=14)
    for at, number in enumerate(account.numbers):
        paper.text(96 + 200 * (at % 2), y, phone(number, "parentheses"), 10.5)
        y += 15 if at % 2 or at == len(account.numbers) - 1 else 0
    y = paper.paragraph(
        72,
        y + 10,
        f"{letter.signer} is authorized to make changes to the account. {_MAY_ACT}",
        468,
        10.5,
        step=14,
    )
    paper.text(72, y + 6, "Yours truly,", 10.5)
    paper.rule(y + 58, 72, 300)
    paper.lines(72, y + 72, (letter.signer, letter.title), 10.5, 14)
    paper.text(
        330,
        y + 55,
        f"Signed on {day(letter.signed_on, 'long') if letter.signed_on else '____________'}",
        10.5,
    )
    return sign(paper, letter, 76, y + 58, rng)


def twin_labels(letter: Letter, rng: Random) -> bytes:
    """In both languages: values on lines with both labels under them, the texts side by side."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "Letter of Authorization", 15, bold=True)
    paper.text(572, 50, "Lettre d'autorisation", 15, bold=True, align="right")
    paper.rule(60)
    paper.paragraph(40, 80, _MAY_ACT, 252, 9)
    paper.paragraph(320, 80, _PEUT_AGIR, 252, 9)
    rows = (
        ((40.0, 532.0, account.name, "Name on account / Nom du titulaire"),),
        ((40.0, 532.0, street(place), "Service address / Adresse de service"),),
        ((40.0, 230.0, place.city, "City / Ville"), (282.0, 100.0, place.region, "Province"),
         (394.0, 178.0, place.postal_code, "Postal code / Code postal")),
        ((40.0, 300.0, account.carrier.name, "Current provider / Fournisseur actuel"),
         (352.0, 220.0, account.number, "Account no. / No de compte")),
        ((40.0, 300.0, letter.signer, "Authorized user / Utilisateur autorisé"),
         (352.0, 220.0, bare(account.btn), "Billing telephone number / Numéro de facturation")),
    )  # fmt: skip
    y = 166.0
    for row in rows:
        for x, width, value, label in row:
            below(paper, x, y, value, label, width, 10.5)
        y += 34
    paper.text(40, y, "Numbers to be moved / Numéros à transférer", 10, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(52 + 260 * (at % 2), y + 17 + 16 * (at // 2), f"{at + 1}.  {bare(number)}", 10.5)
    y += 34 + 16 * ((len(account.numbers) + 1) // 2)
    paper.paragraph(40, y, _STAYS_OPEN, 252, 9)
    paper.paragraph(320, y, _RESTE_OUVERT, 252, 9)
    y += 112
    below(paper, 40, y, "", "Signature", 260)
    below(paper, 316, y, letter.title, "Title / Titre", 110)
    below(paper, 440, y, letter.signed_on.isoformat() if letter.signed_on else "", "Date (AAAA-MM-JJ)", 132)
    return sign(paper, letter, 46, y, rng)


def formulaire_transfert(letter: Letter, rng: Random) -> bytes:
    """A provider's form in French: shaded titles, labels at the left, the numbers in a table."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 50, "Autorisation de transfert de numéros", 15, bold=True)

    def title(y: float, text: str) -> float:
        paper.box(40, y - 12, 532, 17, fill="#e4e4e4", stroke=False)
        paper.text(46, y, text, 9.5, bold=True)
        return y + 20

    def filled(y: float, rows: tuple[Pair, ...]) -> float:
        for label, value in rows:
            paper.text(46, y, f"{label} :", 9)
            paper.text(230, y, value, 9.5, room=338)
            y += 16
        return y + 10

    y = filled(title(82, "Abonné"), (
        ("Nom de l'abonné", account.name), ("Représentant autorisé", letter.signer),
        ("Fonction", letter.title), ("Adresse de service", street(place)),
        ("Ville et province", f"{place.city} ({place.region})"),
        ("Code postal", place.postal_code)))  # fmt: skip
    y = filled(title(y, "Fournisseur actuel"), (
        ("Nom du fournisseur", account.carrier.name), ("Numéro de compte", account.number),
        ("Numéro principal de facturation", parted(account.btn))))  # fmt: skip
    y = title(y, "Numéros à transférer")
    rows = [("", "Numéro de téléphone", "Type")]
    rows += [(str(at), parted(number), "local") for at, number in enumerate(account.numbers, 1)]
    y = table(paper, y, ((46, "left"), (76, "left"), (230, "left")), rows, 9, 14) + 10
    y = paper.paragraph(40, title(y, "Autorisation"), f"{_PEUT_AGIR} {_RESTE_OUVERT}", 532, 9) + 42
    paper.text(46, y, "Signature :", 9)
    paper.rule(y + 3, 104, 330)
    paper.text(360, y, "Date :", 9)
    paper.text(398, y, day(letter.signed_on, "french") if letter.signed_on else "", 9.5)
    paper.rule(y + 3, 394, 572)
    return sign(paper, letter, 108, y + 2, rng)


def lettre_entreprise(letter: Letter, rng: Random) -> bytes:
    """A firm's own letter in French: place and day, a subject, the account as a list of points."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.lines(64, 60, (account.name, *notation.lines_of(place)), 11, 14, room=300)
    paper.text(548, 134, f"{place.city}, {day(letter.written_on, 'le')}", 11, align="right")
    paper.lines(64, 134, (NEW, "Service des transferts"), 11, 14)
    paper.text(64, 184, "Objet : lettre d'autorisation pour le transfert de nos numéros", 11, bold=True)
    paper.text(64, 208, "Madame, Monsieur,", 11)
    y = paper.paragraph(64, 230, f"{_PEUT_AGIR} Voici ce qui figure à notre dossier :", 484, 11)
    for label, value in (
        ("Titulaire du compte", account.name),
        ("Fournisseur actuel", account.carrier.name),
        ("Numéro de compte", account.number),
        ("Numéro de facturation", bare(account.btn)),
        ("Adresse de service", notation.one_line(place)),
    ):
        paper.text(78, y, f"• {label} : {value}", 11, room=470)
        y += 16
    y = paper.paragraph(
        64, y + 10, f"Numéros à transférer : {', '.join(bare(n) for n in account.numbers)}.", 484, 11
    )
    y = paper.paragraph(64, y, _RESTE_OUVERT, 484, 11)
    on = day(letter.signed_on, "french") if letter.signed_on else "____________________"
    paper.text(64, y + 10, f"Signé le {on}", 11)
    paper.rule(y + 66, 64, 310)
    paper.lines(
        64, y + 80, (f"{letter.signer}, {letter.title.lower()}", "Personne autorisée au compte"), 11, 14
    )
    return sign(paper, letter, 70, y + 66, rng)
