"""Letters of the harbor for Canada: a form with labels set against values, a firm's letter in French."""

from random import Random

from tests.corpus.content import Letter
from tests.corpus.harbor_parts import in_a_row, trade_name
from tests.corpus.maple_parts import below
from tests.corpus.newcomers_notation import before, sign, street_lines, table
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import count_of, runs, spaced
from tests.corpus.week_drawing import NEW

_PINE = "#1d4d3a"


def right_labels(letter: Letter, rng: Random) -> bytes:
    """A Canadian provider's form: labels set against their values, numbers as ranges from first to last."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.rule(36, 40, 572, width=2)
    paper.text(40, 58, "Letter of Authorization", 18, bold=True, color=_PINE)
    paper.text(572, 58, "Local number portability - Canada", 9, align="right")
    sections = (
        ("Customer", [("Legal name of the business", account.name),
                      ("Operating as", trade_name(account.name)),
                      ("Authorized signatory", letter.signer), ("Position", letter.title)]),
        ("Service address", [("Street and unit", ", ".join(street_lines(place))), ("City", place.city),
                             ("Province", place.region), ("Postal code", place.postal_code)]),
        ("Present provider", [("Name of the company", account.carrier.name),
                              ("Account number", account.number),
                              ("Billing telephone number", phone(account.btn, "spaces"))]),
    )  # fmt: skip
    y = 84.0
    for title, rows in sections:
        paper.text(40, y, title, 10.5, bold=True, color=_PINE)
        y = before(paper, 250, y, rows, 9.5, 17, 12)
        paper.rule(y - 7, width=0.4)
        y += 10
    paper.text(40, y, "Numbers to transfer", 10.5, bold=True, color=_PINE)
    ranges = [("First number", "Last number", "Quantity")]
    ranges += [(phone(first, "spaces"), phone(last, "spaces"), str(count_of(first, last)))
               for first, last in runs(account.numbers)]  # fmt: skip
    y = table(paper, y, ((262, "left"), (380, "left"), (540, "right")), ranges, 9.5, 17)
    y = paper.paragraph(
        40, y + 12,
        f"The customer authorizes {NEW} to transfer the numbers above, all those between first and last "
        "included, and to deal with the present provider on its behalf, which includes receiving the "
        "customer service record. Service with the present provider ends when the transfer is done. The "
        "signatory may bind the customer.", 532, 9.5,
    )  # fmt: skip
    y += 46
    below(paper, 40, y, "", "Signature of the authorized signatory", 330, 10)
    signed_on = day(letter.signed_on, "iso") if letter.signed_on else ""
    below(paper, 396, y, signed_on, "Date (YYYY-MM-DD)", 176, 10)
    return sign(paper, letter, 44, y, rng)


def lettre_puces(letter: Letter, rng: Random) -> bytes:
    """A firm's letter in French, in the first person, the numbers below one another behind bullets."""
    account, place, carrier = letter.account, letter.account.place, letter.account.carrier
    street = ", ".join(street_lines(place))
    town = f"{place.city} (Québec)  {place.postal_code}"
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 62, account.name, 17, bold=True, align="center", color="#23406e")
    paper.text(306, 78, f"{street}, {town}", 10, align="center")
    paper.rule(88, 72, 540, width=1)
    paper.text(540, 116, f"{place.city}, {day(letter.written_on, 'le')}", 11.5, align="right")
    paper.text(72, 148, "Objet : Autorisation de transfert de nos numéros de téléphone", 11.5, bold=True)
    paper.text(72, 176, "Madame, Monsieur,", 11.5)
    what = "du numéro suivant" if len(account.numbers) == 1 else "des numéros suivants"
    y = paper.paragraph(
        72, 200,
        f"Par la présente, je, {letter.signer}, {letter.title.lower()} de {account.name}, autorise {NEW} à "
        f"effectuer, auprès de notre fournisseur actuel {carrier.name}, le transfert {what} :", 468, 11.5,
    )  # fmt: skip
    for number in account.numbers:
        paper.text(96, y, f"•  {spaced(number)}", 11.5)
        y += 16
    y += 6
    ours = in_a_row((f"le numéro de compte {account.number}",
                     f"le numéro de téléphone de facturation {spaced(account.btn)}"), "et")  # fmt: skip
    for text in (
        f"Notre dossier chez ce fournisseur porte {ours}. Le service est installé au {street}, {town}.",
        (
            f"J'autorise aussi {NEW} à obtenir notre dossier de services et à poser tous les gestes "
            "nécessaires au transfert. Notre compte actuel sera fermé une fois le transfert terminé."
        ),
        "Je déclare être habilité(e) à signer au nom de l'entreprise.",
    ):
        y = paper.paragraph(72, y, text, 468, 11.5) + 4
    y += 60
    paper.rule(y + 2, 72, 300, width=0.5)
    paper.lines(72, y + 17, (letter.signer, letter.title), 11.5, 15)
    signed_on = day(letter.signed_on, "le") if letter.signed_on else "le ____________________"
    paper.text(330, y, f"Signé {signed_on}", 11.5)
    return sign(paper, letter, 76, y, rng)
