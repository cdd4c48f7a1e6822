"""Letters of Authorization in both languages and in French that nobody's rules have met."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Letter
from tests.corpus.newcomers_notation import (
    sign,
    slash_phone,
    table,
)
from tests.corpus.notation import day
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import spaced, street_of

_NEW = "ServiceCall.ai"
MAY = (
    f"By signing below I authorize {_NEW} to act as my agent to move the telephone numbers shown "
    "here, and to "
    "get the records of my service. I am authorized to make this change. I understand that only one carrier "
    "can be chosen for a number, and that my carrier may charge a fee."
)


def bilingue(letter: Letter, rng: Random) -> bytes:
    """Labels in English and French, one below the other, at the left; answers in boxes at the right."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 46, "LETTER OF AUTHORIZATION / LETTRE D'AUTORISATION", 13, bold=True, align="center")
    rows = [
        ("Account name", "Nom du compte", account.name),
        ("Authorized user", "Utilisateur autorisé", account.user),
        ("Service street address", "Adresse municipale du service", street_of(place)),
        ("City", "Ville", place.city),
        ("Province / State", "Province / État", place.region),
        ("Postal code", "Code postal", place.postal_code),
        ("Current service provider", "Fournisseur actuel", account.carrier.name),
        ("Account number", "Numéro de compte", account.number),
        ("Billing telephone number", "Numéro de téléphone de facturation", slash_phone(account.btn)),
    ]
    for at, (english, french, value) in enumerate(rows):
        y = 66.0 + 30 * at
        paper.text(40, y + 12, english, 8.5, bold=True)
        paper.text(40, y + 23, french, 7.5)
        paper.box(220, y, 352, 28)
        paper.text(228, y + 18, value, 10, room=336)
    paper.text(40, 358, "Numbers to port / Numéros à transférer", 9, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(52 + 130 * (at % 4), 376 + 16 * (at // 4), slash_phone(number), 10)
    y = paper.paragraph(
        40,
        424,
        f"{MAY} / Par ma signature, j'autorise {_NEW} à transférer les numéros ci-dessus et à obtenir "
        "mon dossier. Je suis autorisé à le faire.",
        532,
        8.5,
    )
    for x, width, english, value in (
        (40.0, 240.0, "Signature", ""),
        (
            300.0,
            130.0,
            "Date (yyyy-mm-dd / aaaa-mm-jj)",
            day(letter.signed_on, "iso") if letter.signed_on else "",
        ),
    ):
        paper.box(x, y + 10, width, 44)
        paper.text(x + 4, y + 19, english, 6.5)
        paper.text(x + 8, y + 44, value, 10)
    paper.text(40, y + 74, f"Name / Nom : {letter.signer}", 9)
    paper.text(300, y + 74, f"Title / Titre : {letter.title}", 9)
    return sign(paper, letter, 48, y + 50, rng)


def mandat(letter: Letter, rng: Random) -> bytes:
    """In French: a mandate in sentences, made at a place on a day, signed at the right."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 60, "MANDAT DE TRANSFERT DE NUMÉROS", 14, bold=True, align="center")
    paper.text(306, 76, "(lettre d'autorisation)", 10, align="center")
    y = paper.paragraph(
        72,
        108,
        f"Je soussigné(e), {letter.signer}, {letter.title.lower()}, dûment autorisé(e) à agir au nom de "
        f"{account.name}, titulaire du compte {account.number} auprès de {account.carrier.name}, "
        f"mandate {_NEW} "
        "afin qu'elle transfère à son réseau les numéros énumérés ci-dessous et obtienne le "
        "dossier du client.",
        468,
        11.5,
    )
    y = paper.paragraph(72, y, f"Adresse où le service est fourni : {notation.one_line(place)}.", 468, 11.5)
    y = paper.paragraph(72, y, f"Numéro de téléphone de facturation : {spaced(account.btn)}.", 468, 11.5)
    y = paper.paragraph(
        72, y, "Numéros : " + ", ".join(spaced(number) for number in account.numbers) + ".", 468, 11.5
    )
    y = paper.paragraph(
        72,
        y,
        "Je comprends qu'un seul fournisseur peut être choisi par numéro et que des frais peuvent "
        "s'appliquer.",
        468,
        11.5,
    )
    if letter.signed_on:
        paper.text(72, y + 20, f"Fait à {place.city}, {day(letter.signed_on, 'le')}", 11.5)
    paper.rule(y + 76, 310, 540, width=0.5)
    paper.text(310, y + 88, "Signature du mandant", 9)
    return sign(paper, letter, 314, y + 74, rng)


def volet(letter: Letter, rng: Random) -> bytes:
    """In French: a form in two columns, labels above, a table of numbers, a frame to sign in."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 48, "Demande de portabilité - Lettre d'autorisation", 13, bold=True, color="#6a040f")
    left = (
        ("Raison sociale au compte", account.name),
        ("Usager autorisé", account.user),
        ("Rue et numéro, bureau", street_of(place)),
        ("Localité", place.city),
    )
    right = (
        ("Opérateur cédant", account.carrier.name),
        ("Compte no", account.number),
        ("Numéro pilote du compte", spaced(account.btn)),
        ("Province et code postal", f"{place.region}  {place.postal_code}"),
    )
    for x, cells in ((40.0, left), (312.0, right)):
        for at, (label, value) in enumerate(cells):
            paper.text(x, 82 + 38 * at, label, 7, color="#555555")
            paper.box(x, 86 + 38 * at, 260, 20)
            paper.text(x + 5, 100 + 38 * at, value, 9, room=250)
    y = table(
        paper,
        250,
        ((40, "left"), (80, "left"), (260, "left")),
        [
            ("#", "Numéro à porter", "Type"),
            *((str(at), spaced(number), "Filaire") for at, number in enumerate(account.numbers, 1)),
        ],
        8.5,
        16,
    )
    y = paper.paragraph(
        40,
        y + 14,
        f"J'autorise {_NEW} à me représenter pour porter ces numéros et obtenir mon dossier. Je "
        "suis le client "
        "ou son représentant autorisé. Un seul fournisseur peut servir un numéro; des frais "
        "peuvent s'appliquer.",
        532,
        8.5,
    )
    paper.box(40, y + 8, 280, 60)
    paper.text(46, y + 18, "Signez ici", 7)
    for at, (label, value) in enumerate(
        (
            ("Signé le", day(letter.signed_on, "french") if letter.signed_on else ""),
            ("Nom complet", letter.signer),
            ("Fonction", letter.title),
        )
    ):
        paper.text(340, y + 22 + 22 * at, label, 8, color="#555555")
        paper.text(410, y + 22 + 22 * at, value, 9)
        paper.rule(y + 25 + 22 * at, 406, 572, width=0.4)
    return sign(paper, letter, 50, y + 60, rng)
