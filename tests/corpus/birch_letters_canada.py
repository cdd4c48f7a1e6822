"""Letters of the birch: two blanks of English Canada, one of Québec."""

from random import Random

from tests.corpus.birch_parts import blank, cell, grid, on_a_line, street_line
from tests.corpus.content import Letter
from tests.corpus.newcomers_notation import sign
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.week_drawing import NEW

_CONSENT = (
    f"I hereby authorize {NEW} to act as my agent with my current local service provider in order to "
    "transfer the telephone numbers above, and I consent to the release of the account's records for this "
    "purpose. I am the account holder or a person with authority over the account. I understand that I "
    "should not cancel the service with my current provider myself, and that I remain responsible for its "
    "final bill."
)


def _iso(letter: Letter) -> str:
    return letter.signed_on.isoformat() if letter.signed_on else ""


def home_and_office(letter: Letter, rng: Random) -> bytes:
    """A blank that a Canadian internet telephone company publishes: a label and a line, one below the other.

    The signature is on a line of the same kind; beside it the date, by year, month and day.
    """
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(50, 52, "Letter of Authorization", 17, bold=True)
    paper.text(50, 68, "Telephone number transfer request - Canada", 10)
    intro = "Please complete every line exactly as shown on the most recent invoice of your current provider."
    paper.text(50, 92, intro, 9)
    rows = (
        ("Name on the account", account.name),
        ("Service address", street_line(place)),
        ("City", place.city),
        ("Province", place.region),
        ("Postal code", place.postal_code),
        ("Current service provider", account.carrier.name),
        ("Account number", account.number),
        ("Billing telephone number (BTN)", phone(account.btn, "dashes")),
    )
    y = 120.0
    for label, value in rows:
        blank(paper, 50, 214, 562, y, label, value, 10)
        y += 23
    paper.text(50, y + 8, "Telephone number(s) to be transferred:", 10, bold=True)
    y += 28
    for at, number in enumerate(account.numbers):
        x = 60 + 250 * (at % 2)
        blank(paper, x, x + 20, x + 180, y + 20 * (at // 2), f"{at + 1}.", phone(number, "dashes"), 10)
    y = paper.paragraph(50, y + 20 * ((len(account.numbers) + 1) // 2) + 14, _CONSENT, 512, 9.5)
    y += 44
    paper.text(50, y, "Signature of account holder:", 10)
    paper.rule(y + 2.5, 192, 370, width=0.6)
    blank(paper, 384, 474, 562, y, "Date (yyyy-mm-dd):", _iso(letter), 9.5)
    blank(paper, 50, 192, 370, y + 28, "Name (please print):", letter.signer, 10)
    blank(paper, 384, 414, 562, y + 28, "Title:", letter.title, 10)
    return sign(paper, letter, 194, y, rng)


def sections_a_to_d(letter: Letter, rng: Random) -> bytes:
    """A blank that a large Canadian carrier has its business customers sign: sections A to D of cells."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "LETTER OF AUTHORIZATION", 15, bold=True)
    paper.text(40, 66, "Business customers - local number portability", 9.5)

    def section(y: float, title: str) -> float:
        paper.box(40, y, 532, 16, fill="#222222")
        paper.text(46, y + 11.5, title, 9, bold=True, color="#ffffff")
        return y + 16

    y = section(80, "A. Customer")
    cell(paper, 40, y, 532, "Legal name of the customer", account.name)
    cell(paper, 40, y + 30, 362, "Street address where the service is installed", place.street)
    cell(paper, 402, y + 30, 170, "Suite / unit", place.unit or "")
    cell(paper, 40, y + 60, 266, "City", place.city)
    cell(paper, 306, y + 60, 96, "Province", place.region)
    cell(paper, 402, y + 60, 170, "Postal code", place.postal_code)
    cell(paper, 40, y + 90, 532, "Person authorized to act on the account", letter.signer)
    y = section(y + 130, "B. Current service provider")
    cell(paper, 40, y, 212, "Service provider", account.carrier.name)
    cell(paper, 252, y, 160, "Account number", account.number)
    cell(paper, 412, y, 160, "Billing telephone number", phone(account.btn, "parentheses"))
    y = section(y + 40, "C. Telephone numbers to be ported")
    rows = [("Telephone number", "Service", "Action")]
    rows += [(phone(number, "parentheses"), "Business line", "Port") for number in account.numbers]
    y = grid(paper, y, (40, 240, 420), 572, rows, 9, 16)
    y = section(y + 10, "D. Authorization")
    y = paper.paragraph(40, y + 14, _CONSENT, 532, 8.5)
    on_a_line(paper, 40, y + 40, 220, "", "Authorized signature")
    on_a_line(paper, 280, y + 40, 170, f"{letter.signer}, {letter.title}", "Name and title")
    on_a_line(paper, 470, y + 40, 102, day(letter.signed_on, "long") if letter.signed_on else "", "Date")
    return sign(paper, letter, 40, y + 40, rng)


_CONSENTEMENT = (
    f"Par la présente, j'autorise {NEW} à agir comme mon mandataire auprès de mon fournisseur actuel afin de "
    f"transférer les numéros de téléphone indiqués ci-dessus et à obtenir le dossier de service du compte. "
    f"Je confirme être le titulaire du compte ou être autorisé à agir en son nom. Je comprends que je ne "
    f"dois pas annuler moi-même mon service actuel avant la fin du transfert."
)


def lettre_de_transfert(letter: Letter, rng: Random) -> bytes:
    """A blank of a Québec provider, in French: framed groups, a label and its line, a frame for who signs."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 50, "LETTRE D'AUTORISATION", 16, bold=True, align="center")
    paper.text(306, 67, "Demande de transfert de numéros de téléphone", 10.5, align="center")
    paper.box(40, 82, 532, 146)
    paper.text(50, 98, "Renseignements sur le client", 10.5, bold=True)
    blank(paper, 50, 186, 562, 120, "Nom de l'entreprise :", account.name, 10)
    blank(paper, 50, 186, 562, 142, "Adresse du service :", street_line(place), 10)
    blank(paper, 50, 186, 330, 164, "Ville :", place.city, 10)
    blank(paper, 344, 396, 430, 164, "Province :", place.region, 10)
    blank(paper, 440, 502, 562, 164, "Code postal :", place.postal_code, 10)
    blank(paper, 50, 186, 562, 186, "Personne autorisée :", letter.signer, 10)
    blank(paper, 50, 186, 562, 208, "Titre :", letter.title, 10)
    paper.box(40, 238, 532, 80)
    paper.text(50, 254, "Fournisseur actuel", 10.5, bold=True)
    blank(paper, 50, 186, 562, 276, "Nom du fournisseur :", account.carrier.name, 10)
    blank(paper, 50, 186, 330, 300, "Numéro de compte :", account.number, 10)
    blank(paper, 344, 462, 562, 300, "Téléphone de facturation :", phone(account.btn, "dashes"), 10)
    paper.text(40, 342, "Numéros de téléphone à transférer :", 10.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(54 + 132 * (at % 4), 362 + 18 * (at // 4), phone(number, "dashes"), 10)
    y = paper.paragraph(40, 370 + 18 * ((len(account.numbers) + 3) // 4), _CONSENTEMENT, 532, 9.5)
    paper.box(40, y + 4, 532, 92)
    paper.text(50, y + 56, "Signature :", 10)
    paper.rule(y + 58.5, 110, 330, width=0.6)
    blank(paper, 344, 450, 562, y + 56, "Date (AAAA-MM-JJ) :", _iso(letter), 10)
    blank(paper, 50, 186, 562, y + 82, "Nom en lettres moulées :", letter.signer, 10)
    return sign(paper, letter, 112, y + 56, rng)
