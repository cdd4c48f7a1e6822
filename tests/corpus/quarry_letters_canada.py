"""Letters of authorization of the quarry for Canada: a deed in English, two blanks in French."""

from random import Random

from tests.corpus.content import Letter
from tests.corpus.newcomers_notation import beneath, ordinal_day, sign
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import spaced, street_of
from tests.corpus.week_drawing import NEW, beside
from tests.corpus.willow_parts import grid


def dated_at(letter: Letter, rng: Random) -> bytes:
    """A national carrier's form that reads as a deed: names on lines in its sentence with captions below
    them, a table of the service, and the day in words at the end."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(54, 50, "CUSTOMER AUTHORIZATION", 15, bold=True)
    paper.text(54, 66, "Local Number Portability - Canada", 11)
    paper.text(558, 50, "LSC-114E", 9, align="right")
    paper.text(54, 102, "I,", 11.5)
    beneath(paper, 68, 102, letter.signer, "Authorized representative", 196, 11.5)
    paper.text(270, 102, "being authorized to act on behalf of", 11.5)
    beneath(paper, 54, 132, account.name, "Account holder (legal name, as shown on the bill)", 504, 11.5)
    y = paper.paragraph(
        54, 164,
        f"(the \"Customer\"), direct that the telephone service described below be transferred from the "
        f"current local service provider to {NEW} (the \"New Provider\"), and authorize the New Provider to "
        f"act as agent of the Customer for that purpose, including to obtain customer service records.", 504,
        11.5,
    )  # fmt: skip
    paper.text(54, y + 10, "Service address (no P.O. Box or rural route box)", 11.5, bold=True)
    beneath(paper, 54, y + 32, street_of(place), "Street number and name, unit", 300, 11.5)
    beneath(paper, 364, y + 32, place.city, "City", 194, 11.5)
    beneath(paper, 54, y + 62, place.region, "Province", 90, 11.5)
    beneath(paper, 160, y + 62, place.postal_code, "Postal code", 130, 11.5)
    y += 86
    rows = [("Current local service provider", "Account no.", "Billing telephone no."),
            (account.carrier.name, account.number, spaced(account.btn))]  # fmt: skip
    y = grid(paper, y, (54, 270, 414, 558), rows, 11, 20)
    y += 24
    paper.text(54, y, "Telephone numbers to be transferred:", 11.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(54 + 126 * (at % 4), y + 18 + 16 * (at // 4), spaced(number), 11.5)
    y += 26 + 16 * ((len(account.numbers) + 3) // 4)
    y = paper.paragraph(
        54, y + 6,
        "The Customer understands that only one local service provider can serve each telephone number, and "
        "remains responsible for charges of the current local service provider until the transfer.", 504,
        11.5,
    )  # fmt: skip
    when = ordinal_day(letter.signed_on) if letter.signed_on else "the ______ day of ______________, 20____"
    paper.text(54, y + 14, f"Dated at {place.city}, this {when.removeprefix('the ')}.", 11.5)
    y += 72
    beneath(paper, 54, y, "", "Signature of authorized representative", 270, 11.5)
    beneath(paper, 344, y, letter.title, "Title", 214, 11.5)
    return sign(paper, letter, 58, y, rng)


def soussigne(letter: Letter, rng: Random) -> bytes:
    """A letter in French that a provider has its customers complete: the undersigned and the firm in its
    first sentence, a ruled table of the file's facts, the numbers after bullets, place and day at the end."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 54, "LETTRE D'AUTORISATION", 16, bold=True, align="center")
    paper.text(306, 72, "Transfert de numéros de téléphone", 12, align="center")
    y = paper.paragraph(
        60, 106,
        f"Je, {letter.signer}, à titre de représentant autorisé du titulaire désigné ci-dessous, demande que "
        f"les numéros énumérés soient transférés à {NEW} et autorise cette entreprise à faire auprès du "
        f"fournisseur actuel toutes les démarches requises, y compris l'obtention du dossier client.", 492,
        11.5,
    )  # fmt: skip
    rows = [
        ("Renseignement", "Au dossier du fournisseur actuel"),
        ("Titulaire du compte", account.name),
        ("Fournisseur actuel", account.carrier.name),
        ("Numéro de compte", account.number),
        ("Numéro principal (facturation)", phone(account.btn, "parentheses")),
        ("Adresse de service", street_of(place)),
        ("Ville et province", f"{place.city} ({place.region})"),
        ("Code postal", place.postal_code),
    ]
    y = grid(paper, y + 6, (60, 250, 552), rows, 11, 20) + 26
    paper.text(60, y, "Numéros à transférer :", 11.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(78 + 160 * (at % 3), y + 20 + 17 * (at // 3), f"•  {phone(number, 'parentheses')}", 11.5)
    y += 34 + 17 * ((len(account.numbers) + 2) // 3)
    y = paper.paragraph(
        60, y,
        "Le titulaire s'engage à maintenir son compte actif jusqu'à la fin du transfert et à régler les "
        "sommes dues au fournisseur actuel, y compris, le cas échéant, les frais de résiliation.", 492, 11.5,
    )  # fmt: skip
    when = day(letter.signed_on, "le") if letter.signed_on else "le ____________________"
    paper.text(60, y + 16, f"Signé à {place.city}, {when}", 11.5)
    y += 76
    beneath(paper, 60, y, "", "Signature", 240, 11.5)
    beneath(
        paper, 320, y, f"{letter.signer}, {letter.title}", "Nom et fonction en lettres moulées", 232, 11.5
    )
    return sign(paper, letter, 64, y, rng)


def formule_abregee(letter: Letter, rng: Random) -> bytes:
    """A cable company's one-page blank in French, of short labels before their values in two columns, the
    numbers in numbered boxes, the date by year, month and day."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.box(40, 34, 532, 30, fill="#0d3b54", stroke=False)
    paper.text(50, 54, "Autorisation de transfert (LOA)", 14, bold=True, color="#ffffff")
    paper.text(40, 88, "1. Client", 11, bold=True)
    rows = [("Raison sociale", account.name), ("Signataire aut.", letter.signer), ("Fonction", letter.title)]
    y = beside(paper, 52, 106, rows, 96, 9.5, 16, room=410)
    paper.text(40, y + 8, "2. Lieu du service (pas de case postale)", 11, bold=True)
    rows = [("No, rue, app./bur.", street_of(place)), ("Ville", place.city),
            ("Prov., code postal", f"{place.region}  {place.postal_code}")]  # fmt: skip
    y = beside(paper, 52, y + 26, rows, 96, 9.5, 16, room=410)
    paper.text(40, y + 8, "3. Fournisseur actuel", 11, bold=True)
    rows = [("Fournisseur", account.carrier.name), ("No de compte", account.number),
            ("No de facturation", spaced(account.btn))]  # fmt: skip
    y = beside(paper, 52, y + 26, rows, 96, 9.5, 16, room=410)
    paper.text(40, y + 8, "4. Numéros à transférer", 11, bold=True)
    for at, number in enumerate(account.numbers):
        x, top = 52 + 174 * (at % 3), y + 18 + 26 * (at // 3)
        paper.box(x, top, 20, 20, fill="#e3ecf1")
        paper.text(x + 10, top + 13.5, f"{at + 1}", 9, align="center")
        paper.box(x + 20, top, 142, 20)
        paper.text(x + 28, top + 13.5, spaced(number), 10)
    y += 40 + 26 * ((len(account.numbers) + 2) // 3)
    paper.text(40, y, "5. Autorisation", 11, bold=True)
    y = paper.paragraph(
        52, y + 16,
        f"J'autorise {NEW} à transférer les numéros ci-dessus et à consulter le dossier du fournisseur "
        f"actuel. Je suis le titulaire du compte ou j'ai le pouvoir de signer en son nom.", 510, 9,
    )  # fmt: skip
    y += 54
    dated = letter.signed_on.isoformat() if letter.signed_on else ""
    beneath(paper, 52, y, "", "Signature autorisée", 280)
    beneath(paper, 360, y, dated, "Date (aaaa-mm-jj)", 202)
    return sign(paper, letter, 56, y, rng)
