"""Letters of Authorization that the evening's customers sign: providers' forms, a company's letter."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import notation
from tests.corpus.content import Letter
from tests.corpus.newcomers_notation import beneath, sign, table
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import spaced, street_of, written_day

_NEW = "ServiceCall.ai"


def company_paper(letter: Letter, rng: Random) -> bytes:
    """A letter on the customer's own paper: the facts in a list, signed at the end."""
    account = letter.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 56, account.name, 16, bold=True, align="center")
    paper.text(306, 70, notation.one_line(account.place), 9.5, align="center")
    paper.text(72, 108, "RE: Letter of Authorization to transfer telephone numbers", 11.5, bold=True)
    paper.text(72, 132, "To whom it may concern:", 11.5)
    y = paper.paragraph(
        72,
        154,
        f"Please accept this letter as authorization for {_NEW} to move the telephone numbers "
        f"below from {account.carrier.name} and to request our customer service record. We "
        "understand that each number "
        "can have only one local carrier, and that charges may apply.",
        468,
        11.5,
    )
    rows = [
        f"Account name: {account.name}",
        f"Account number: {account.number}",
        f"Billing telephone number: {phone(account.btn, 'dashes')}",
        f"Service address: {notation.one_line(account.place)}",
        f"Telephone numbers: {', '.join(phone(number, 'dashes') for number in account.numbers[:3])}",
    ]
    rest = account.numbers[3:]
    rows += [
        "     " + ", ".join(phone(number, "dashes") for number in rest[at : at + 4])
        for at in range(0, len(rest), 4)
    ]
    y = paper.lines(90, y, rows, 11, 16)
    y = paper.paragraph(
        72, y + 8, "I am authorized to make changes to this account on behalf of the company.", 468, 11.5
    )
    paper.text(72, y + 6, "Sincerely,", 11.5)
    top = y + 50
    paper.lines(72, top + 20, (letter.signer, f"{letter.title}, {account.name}"), 11.5, 15)
    if letter.signed_on:
        paper.text(72, top + 54, f"Date: {day(letter.signed_on, 'long')}", 11.5)
    return sign(paper, letter, 76, top, rng)


def sections(letter: Letter, rng: Random) -> bytes:
    """A provider's form in numbered sections, each explained, a table of numbers."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 46, "LETTER OF AUTHORIZATION (LOA)", 14, bold=True, align="center")
    paper.text(306, 60, f"Number porting to {_NEW}", 9.5, align="center")
    rows = (
        ("1. Customer Name (as it appears on your bill):", account.name),
        ("2. Authorized Person:", letter.signer),
        ("3. Service Address (no P.O. boxes):", street_of(place)),
        ("    City:", place.city),
        ("    State:" if place.country == "US" else "    Province:", place.region),
        ("    Zip Code:" if place.country == "US" else "    Postal Code:", place.postal_code),
        ("4. Current Service Provider:", account.carrier.name),
        ("5. Account Number:", account.number),
        ("6. Billing Telephone Number (BTN):", phone(account.btn, "parentheses")),
        ("7. Telephone number(s) to be ported:", ""),
    )
    for at, (label, value) in enumerate(rows):
        paper.text(40, 88 + 18 * at, label, 9, bold=True)
        paper.text(270, 88 + 18 * at, value, 9.5, room=300)
        if value:
            paper.rule(91 + 18 * at, 266, 572, width=0.4)
    cells = [phone(number, "parentheses") for number in account.numbers]
    cells += [""] * (-len(cells) % 4)
    y = table(
        paper,
        274,
        ((60, "left"), (190, "left"), (320, "left"), (450, "left")),
        [cells[at : at + 4] for at in range(0, len(cells), 4)],
        9,
        16,
        head=False,
    )
    y = paper.paragraph(
        40,
        y + 14,
        f"8. By signing below, I authorize {_NEW} to act as my agent, to port the telephone "
        "numbers listed above from my current provider and to obtain my customer service record. I "
        "verify that I am "
        "the account holder, or am authorized to act for the account holder, and at least 18 years of age. "
        "I understand that only one carrier may serve a number and that I may be charged.",
        532,
        9,
    )
    beneath(paper, 40, y + 40, "", "Authorized Signature", 250)
    beneath(paper, 330, y + 40, plain_or_iso(letter), "Date", 150)
    beneath(paper, 40, y + 86, letter.signer, "Print Name", 250)
    beneath(paper, 330, y + 86, letter.title, "Title", 150)
    return sign(paper, letter, 50, y + 40, rng)


def plain_or_iso(letter: Letter) -> str:
    return written_day(letter.signed_on, letter.account.place) if letter.signed_on else ""


def agency(letter: Letter, rng: Random) -> bytes:
    """An agency letter: blanks filled in its first lines, the signature over a line, labels with colons."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 50, "Letter of Agency", 17, bold=True)
    rows = (
        f"Company Name: {account.name}",
        f"Service Address: {street_of(place)}",
        f"City, State, ZIP: {notation.lines_of(place)[-1]}"
        if place.country == "US"
        else f"City, Province, Postal Code: {notation.lines_of(place)[-1]}",
        f"Contact Name: {account.user}",
        f"Current Carrier: {account.carrier.name}",
        f"Carrier Account Number: {account.number}",
        f"BTN: {phone(account.btn, 'dashes')}",
    )
    y = paper.lines(40, 80, rows, 9.5, 17)
    y = paper.paragraph(
        40,
        y + 6,
        f"The undersigned appoints {_NEW} as agent to change the local carrier for the "
        "following numbers and to request records of them:",
        532,
        9.5,
    )
    for at, number in enumerate(account.numbers):
        paper.text(60 + 170 * (at % 3), y + 16 * (at // 3), f"{at + 1}) {phone(number, 'dashes')}", 9.5)
    y = paper.paragraph(
        40,
        y + 70,
        "I certify that I am authorized to order this change. Only one carrier may be "
        "designated for each number; a fee may be charged for the change.",
        532,
        9.5,
    )
    paper.text(40, y + 30, "Signature:", 9.5)
    paper.rule(y + 32, 110, 330, width=0.5)
    paper.text(350, y + 30, f"Date: {plain_or_iso(letter)}", 9.5)
    paper.text(40, y + 54, f"Printed Name: {letter.signer}", 9.5)
    paper.text(350, y + 54, f"Title: {letter.title}", 9.5)
    return sign(paper, letter, 116, y + 30, rng)


def northern(letter: Letter, rng: Random) -> bytes:
    """A Canadian form: a grid of two columns, consent in small print, the day in parts' order."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, "Authorization to Transfer Service (Local Number Portability)", 13, bold=True)
    paper.text(40, 62, f"New service provider: {_NEW}", 9.5)
    cells = (
        ("Legal business name", account.name),
        ("Authorized signing officer", letter.signer),
        ("Street address of service", street_of(place)),
        ("City / Province / Postal code", f"{place.city}, {place.region}  {place.postal_code}"),
        ("Current service provider", account.carrier.name),
        ("Account number with current provider", account.number),
        ("Billing telephone number", spaced(account.btn)),
        ("Quantity of numbers", str(len(account.numbers))),
    )
    for at, (label, value) in enumerate(cells):
        x, y = 40 + 266 * (at % 2), 78.0 + 34 * (at // 2)
        paper.box(x, y, 266, 34)
        paper.text(x + 5, y + 10, label, 7, color="#444444")
        paper.text(x + 5, y + 27, value, 9.5, room=254)
    paper.text(40, 234, "Numbers to transfer", 9.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(52 + 130 * (at % 4), 252 + 15 * (at // 4), spaced(number), 9.5)
    y = paper.paragraph(
        40,
        300,
        f"I authorize {_NEW} to act on behalf of the company, to transfer the numbers above "
        "from the current service provider and to obtain account information. I am authorized to "
        "sign for the "
        "company. Early cancellation charges of the current provider may apply. Do not cancel the "
        "service yourself.",
        532,
        9,
    )
    paper.text(40, y + 36, "Signature", 9)
    paper.rule(y + 38, 100, 320, width=0.5)
    paper.text(350, y + 36, "Date signed", 9)
    if letter.signed_on:
        paper.text(420, y + 36, day(letter.signed_on, "iso"), 10)
    paper.text(40, y + 66, "Name", 9)
    paper.text(100, y + 66, letter.signer, 10)
    paper.text(350, y + 66, "Position", 9)
    paper.text(420, y + 66, letter.title, 10)
    return sign(paper, letter, 106, y + 36, rng)


def lettre(letter: Letter, rng: Random) -> bytes:
    """In French: a letter of the customer's firm that names the facts in a list."""
    account = letter.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(72, 56, account.name, 14, bold=True)
    paper.lines(72, 72, notation.lines_of(account.place), 10)
    paper.text(72, 128, "Objet : Lettre d'autorisation de transfert de numéros de téléphone", 11.5, bold=True)
    y = paper.paragraph(
        72,
        154,
        f"Par la présente, j'autorise {_NEW} à transférer les numéros ci-dessous de "
        f"{account.carrier.name} et à obtenir le dossier de notre compte. Je comprends qu'un seul "
        "fournisseur peut desservir chaque numéro et que des frais peuvent s'appliquer.",
        468,
        11.5,
    )
    rows = [
        f"Nom du compte : {account.name}",
        f"Numéro de compte : {account.number}",
        f"Numéro de téléphone principal : {spaced(account.btn)}",
        f"Adresse de service : {notation.one_line(account.place)}",
        "Numéros à transférer :",
    ]
    rows += [f"    {spaced(number)}" for number in account.numbers]
    y = paper.lines(72, y, rows, 11, 15)
    y = paper.paragraph(
        72, y + 6, "Je suis autorisé à agir au nom de l'entreprise pour ce compte.", 468, 11.5
    )
    paper.text(72, y + 40, "Signature :", 11)
    paper.rule(y + 42, 140, 340, width=0.5)
    paper.text(72, y + 66, f"Nom : {letter.signer}", 11)
    paper.text(72, y + 82, f"Titre : {letter.title}", 11)
    paper.text(72, y + 98, f"Date : {day(letter.signed_on, 'french') if letter.signed_on else ''}", 11)
    return sign(paper, letter, 146, y + 40, rng)


EVENING_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "company_paper": company_paper,
    "sections": sections,
    "agency": agency,
    "northern": northern,
    "lettre": lettre,
}
