"""Letters of Authorization in French: a provider's form, and an office's own letter."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Letter
from tests.corpus.newcomers_notation import Field, beneath, sign
from tests.corpus.notation import day
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import spaced, street_of
from tests.corpus.week_drawing import NEW, beside

_AUTORISE = (
    f"J'autorise {NEW} et ses partenaires à transférer les numéros de téléphone indiqués dans cette lettre, "
    "et à demander mon dossier de service à mon fournisseur actuel. Je suis autorisé à agir au nom du client."
)
_COMPREND = (
    "Je comprends qu'un numéro est servi par un seul fournisseur à la fois et que mon fournisseur actuel "
    "peut exiger des frais."
)


def formulaire_encadre(letter: Letter, rng: Random) -> bytes:
    """A provider's form: three frames with their titles, a line for each of signature, name and date."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 50, "LETTRE D'AUTORISATION", 15, bold=True, align="center")
    paper.text(306, 66, "Transfert de numéros de téléphone", 10, align="center")
    frames: tuple[tuple[str, tuple[Field, ...]], ...] = (
        ("Client", (("Nom au compte :", account.name), ("Personne autorisée :", letter.signer))),
        ("Adresse de service", (("Rue :", street_of(place)), ("Ville :", place.city),
                                ("Province :", place.region), ("Code postal :", place.postal_code))),
        ("Fournisseur actuel", (("Nom :", account.carrier.name), ("Numéro de compte :", account.number),
                                ("Numéro de facturation :", spaced(account.btn)))),
    )  # fmt: skip
    y = 84.0
    for title, rows in frames:
        height = 24 + 16 * len(rows)
        paper.box(40, y, 532, height)
        paper.text(48, y + 14, title, 9.5, bold=True)
        beside(paper, 56, y + 31, rows, 130, 9.5, 16, room=370)
        y += height + 8
    paper.text(48, y + 14, "Numéros à transférer", 9.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(56 + 126 * (at % 4), y + 32 + 16 * (at // 4), spaced(number), 9.5)
    y = paper.paragraph(
        40, y + 58 + 16 * ((len(account.numbers) - 1) // 4), f"{_AUTORISE} {_COMPREND}", 532, 9
    )
    signed = day(letter.signed_on, "iso") if letter.signed_on else ""
    beneath(paper, 40, y + 44, "", "Signature autorisée", 220)
    beneath(paper, 280, y + 44, letter.signer, "Nom en lettres moulées", 170)
    beneath(paper, 470, y + 44, signed, "Date (AAAA-MM-JJ)", 102)
    return sign(paper, letter, 44, y + 44, rng)


def lettre_de_bureau(letter: Letter, rng: Random) -> bytes:
    """An office's own letter: its head, what it asks, the facts one below the other, the signature."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.lines(60, 58, (account.name, *notation.lines_of(place)), 11.5, 15, room=490)
    paper.text(60, 142, f"Objet : Lettre d'autorisation - transfert de nos numéros à {NEW}", 12, bold=True)
    paper.text(60, 168, "Madame, Monsieur,", 12)
    y = paper.paragraph(60, 190, f"{_AUTORISE} {_COMPREND}", 492, 12)
    rows: list[Field] = [
        ("Titulaire du compte :", account.name),
        ("Adresse de service :", notation.one_line(place)),
        ("Fournisseur actuel :", account.carrier.name),
        ("Numéro de compte :", account.number),
        ("Téléphone de facturation :", spaced(account.btn)),
    ]
    listed = [spaced(number) for number in account.numbers]
    rows += [
        ("" if at else "Numéros à transférer :", ", ".join(listed[at : at + 3]))
        for at in range(0, len(listed), 3)
    ]
    y = beside(paper, 60, y + 8, rows, 150, 11.5, 18, room=340)
    paper.text(60, y + 56, "Signature :", 11.5)
    paper.rule(y + 59, 124, 340, width=0.5)
    paper.text(60, y + 80, f"Nom : {letter.signer}", 11.5)
    paper.text(60, y + 98, f"Titre : {letter.title}", 11.5)
    paper.text(60, y + 116, f"Date : {day(letter.signed_on, 'french') if letter.signed_on else ''}", 11.5)
    return sign(paper, letter, 128, y + 56, rng)
