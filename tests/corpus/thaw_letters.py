"""Letters of the thaw: filled in on a screen, on two pages, by rows, sealed, in both languages."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Letter
from tests.corpus.newcomers_notation import Columns, Field, beneath, sign, table
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.signatures import draw_signature
from tests.corpus.strangers_notation import spaced, street_of, written_day
from tests.corpus.week_drawing import NEW, beside, field, sealed_copy, signed

_AUTHORIZES = (
    f"The undersigned authorizes {NEW} to port the telephone numbers on this letter from the current "
    "provider, to act as agent for that purpose, and to obtain the customer service record of the account."
)
_STATES = (
    "The undersigned has authority over the account, knows that a number can be served by one provider only, "
    "and accepts that the current provider may charge a fee for ending its service."
)


def _signed_on(letter: Letter) -> str:
    return written_day(letter.signed_on, letter.account.place) if letter.signed_on else ""


def typed_form(letter: Letter, rng: Random) -> bytes:
    """A form whose fields are filled in on a screen; only the signature is put on it afterwards."""
    account, place = letter.account, letter.account.place
    is_us = place.country == "US"
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "Letter of Authorization", 17, bold=True)
    paper.text(40, 68, "Please fill in all fields as they appear on your current provider's bill.", 9)
    rows = (
        (("Customer name", account.name, 40, 532),),
        (("Service street address", street_of(place), 40, 532),),
        (("City", place.city, 40, 250), ("State" if is_us else "Province", place.region, 306, 80),
         ("ZIP" if is_us else "Postal code", place.postal_code, 402, 170)),
        (("Current provider", account.carrier.name, 40, 250), ("Account number", account.number, 306, 266)),
        (("Billing telephone number", phone(account.btn, "dashes"), 40, 250),
         ("Authorized contact", letter.signer, 306, 266)),
    )  # fmt: skip
    y = 96.0
    for row in rows:
        for label, value, x, width in row:
            paper.text(x, y, label, 8, bold=True)
            paper.box(x, y + 4, width, 19)
            field(paper, label.lower().replace(" ", "_"), x + 2, y + 17, width - 4, value)
        y += 38
    paper.text(40, y, "Telephone numbers to port", 8, bold=True)
    for at, number in enumerate(account.numbers):
        x, top = 40 + 134 * (at % 4), y + 4 + 24 * (at // 4)
        paper.box(x, top, 128, 19)
        field(paper, f"number_{at + 1}", x + 2, top + 13, 124, phone(number, "dashes"))
    y += 46 + 24 * ((len(account.numbers) - 1) // 4)
    y = paper.paragraph(40, y, f"{_AUTHORIZES} {_STATES}", 532, 9)
    beneath(paper, 40, y + 44, "", "Authorized signature", 240)
    beneath(paper, 296, y + 44, letter.signer, "Print name", 150)
    beneath(paper, 462, y + 44, _signed_on(letter), "Date", 110)
    return sign(paper, letter, 44, y + 44, rng)


def terms_then_signature(letter: Letter, rng: Random) -> bytes:
    """Two pages: the facts and the numbers on the first, what is agreed and the signature on the second."""
    account = letter.account
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "LOA - Letter of Authorization for number porting", 14, bold=True)
    paper.text(572, 770, "Page 1 of 2", 8, align="right")
    rows: list[Field] = [
        ("End user / company name", account.name),
        ("Service address", notation.one_line(account.place)),
        ("Losing carrier", account.carrier.name),
        ("Account number", account.number),
        ("BTN", phone(account.btn, "parentheses")),
        ("Authorized user", letter.signer),
    ]
    y = beside(paper, 40, 84, rows, 140, 10, 20, bold_labels=True, room=390)
    listed: list[tuple[str, ...]] = [("Number", "Kind", "Action")]
    listed += [(phone(number, "parentheses"), "Local", "Port") for number in account.numbers]
    columns: Columns = ((40, "left"), (240, "left"), (420, "left"))
    table(paper, y + 14, columns, listed, 10, 18, lined=True)
    paper.next_page()
    paper.text(40, 50, "Terms", 14, bold=True)
    paper.text(572, 770, "Page 2 of 2", 8, align="right")
    y = 74.0
    stays = "Service with the current provider stays active until the numbers have moved."
    for at, term in enumerate((_AUTHORIZES, _STATES, stays), 1):
        paper.text(40, y, f"{at}.", 10)
        y = paper.paragraph(58, y, term, 500, 10) + 4
    for at, (label, value) in enumerate(
        (("Signature", ""), ("Name", letter.signer), ("Title", letter.title), ("Date", _signed_on(letter)))
    ):
        line = y + 44 + 26 * at
        paper.text(40, line, label, 10)
        paper.text(114, line, value, 10)
        paper.rule(line + 3, 110, 340, width=0.5)
    draw_signature(paper, letter, 114, y + 44, rng)
    if letter.signing == "digital":  # its picture can stand on a first page only
        paper.text(114, y + 43, f"Digitally signed by {letter.signer}", 8)
    return signed(paper.made(rng, "LOA"), paper, letter, 114, y + 44, rng, page=2)


def row_for_each(letter: Letter, rng: Random) -> bytes:
    """A reseller's sheet: each number in a row of its own with its carrier and account."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(306, 46, "LETTER OF AUTHORIZATION", 14, bold=True, align="center")
    paper.text(40, 78, "Customer", 9.5, bold=True)
    rows: list[Field] = [
        ("Account name:", account.name),
        ("Service address:", notation.one_line(place)),
        ("BTN:", phone(account.btn, "dashes")),
    ]
    y = beside(paper, 40, 94, rows, 100, 9, 15, room=425)
    listed: list[tuple[str, ...]] = [("Telephone number", "Current carrier", "Account number")]
    listed += [(phone(number, "dashes"), account.carrier.name, account.number) for number in account.numbers]
    columns: Columns = ((40, "left"), (180, "left"), (420, "left"))
    y = table(paper, y + 14, columns, listed, 9, 16, lined=True)
    y = paper.paragraph(40, y + 12, f"{_AUTHORIZES} {_STATES}", 532, 8.5)
    paper.text(40, y + 40, "Signed:", 9)
    paper.rule(y + 43, 84, 300, width=0.5)
    paper.text(320, y + 40, "Date:", 9)
    paper.text(356, y + 40, _signed_on(letter), 9)
    paper.rule(y + 43, 352, 470, width=0.5)
    paper.text(40, y + 64, "Name:", 9)
    paper.text(88, y + 64, letter.signer, 9, room=208)
    paper.rule(y + 67, 84, 300, width=0.5)
    paper.text(320, y + 64, "Title:", 9)
    paper.text(356, y + 64, letter.title, 9)
    paper.rule(y + 67, 352, 470, width=0.5)
    return sign(paper, letter, 88, y + 40, rng)


def sealed(letter: Letter, rng: Random) -> bytes:
    """Signed through a signing service: its number on the page, its certificate after it."""
    account = letter.account
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 60, "Letter of Authorization (LOA)", 15, bold=True, align="center")
    rows = (
        ("Business name", account.name),
        ("Service address", notation.one_line(account.place)),
        ("Current service provider", account.carrier.name),
        ("Account number", account.number),
        ("Billing telephone number", phone(account.btn, "parentheses")),
    )
    y = 84.0
    for label, value in rows:
        paper.box(40, y, 160, 22, fill="#eeeeee")
        paper.box(200, y, 372, 22)
        paper.text(46, y + 15, label, 9)
        paper.text(206, y + 15, value, 9.5, room=360)
        y += 22
    paper.text(40, y + 22, "Numbers to be ported", 10, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(40 + 133 * (at % 4), y + 40 + 16 * (at // 4), phone(number, "parentheses"), 9.5)
    y = paper.paragraph(
        40, y + 64 + 16 * ((len(account.numbers) - 1) // 4), f"{_AUTHORIZES} {_STATES}", 532, 9.5
    )
    paper.text(40, y + 64, "Signature:", 10)
    paper.rule(y + 67, 100, 300, width=0.5)
    paper.text(330, y + 64, "Date:", 10)
    paper.text(366, y + 64, _signed_on(letter), 10)
    paper.text(40, y + 96, f"Name: {letter.signer}", 10)
    paper.text(330, y + 96, f"Title: {letter.title}", 10)
    return sealed_copy(paper, letter, 104, y + 64, rng, certificate=True)


def in_both_languages(letter: Letter, rng: Random) -> bytes:
    """A Canadian form: each label in English and French beside each other, the value under both."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 46, "Letter of Authorization / Lettre d'autorisation", 14, bold=True)
    cells = (
        (("Customer name / Nom du client", account.name, 40, 532),),
        (("Service address / Adresse de service", street_of(place), 40, 532),),
        (("City / Ville", place.city, 40, 250), ("Province", place.region, 300, 100),
         ("Postal code / Code postal", place.postal_code, 410, 162)),
        (("Current provider / Fournisseur actuel", account.carrier.name, 40, 250),
         ("Account number / Numéro de compte", account.number, 300, 272)),
        (("Billing telephone number / Téléphone de facturation", spaced(account.btn), 40, 250),
         ("Authorized person / Personne autorisée", letter.signer, 300, 272)),
    )  # fmt: skip
    y = 70.0
    for row in cells:
        for label, value, x, width in row:
            paper.text(x, y, label, 7.5, color="#333333")
            paper.text(x + 3, y + 14, value, 10, room=width - 6)
            paper.rule(y + 18, x, x + width, width=0.5)
        y += 34
    paper.text(40, y + 4, "Numbers to transfer / Numéros à transférer", 9, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(43 + 133 * (at % 4), y + 22 + 16 * (at // 4), spaced(number), 10)
    french = (
        f"Le soussigné autorise {NEW} à transférer ces numéros et à obtenir le dossier du compte, et déclare "
        "avoir le pouvoir de le faire."
    )
    y = paper.paragraph(40, y + 46 + 16 * ((len(account.numbers) - 1) // 4),
                        f"{_AUTHORIZES} {_STATES} / {french}", 532, 8.5)  # fmt: skip
    when = day(letter.signed_on, "iso") if letter.signed_on else ""
    beneath(paper, 40, y + 44, "", "Signature", 220)
    beneath(paper, 276, y + 44, letter.signer, "Name / Nom", 170)
    beneath(paper, 462, y + 44, when, "Date (YYYY-MM-DD / AAAA-MM-JJ)", 110)
    return sign(paper, letter, 44, y + 44, rng)


def autorisation(letter: Letter, rng: Random) -> bytes:
    """In French: an office's page with the facts as a list, closed by the formula of such letters."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 60, "LETTRE D'AUTORISATION", 15, bold=True, align="center")
    y = paper.paragraph(
        60, 92,
        f"Par la présente, nous autorisons {NEW} à transférer nos numéros de téléphone depuis notre "
        "fournisseur actuel et à obtenir notre dossier de service. Le signataire est autorisé à agir pour le "
        "compte. Un numéro n'a qu'un fournisseur à la fois et des frais peuvent s'appliquer.",
        492, 11.5,
    )  # fmt: skip
    facts = (
        f"Nom du client : {account.name}",
        f"Adresse de service : {notation.one_line(place)}",
        f"Fournisseur actuel : {account.carrier.name}",
        f"Numéro de compte : {account.number}",
        f"Numéro de téléphone de facturation : {spaced(account.btn)}",
        "Numéros à transférer :",
    )
    for fact in facts:
        paper.text(66, y + 4, "-", 11.5)
        paper.text(78, y + 4, fact, 11.5, room=474)
        y += 19
    y = paper.lines(96, y + 4, [spaced(number) for number in account.numbers], 11.5, 16)
    if letter.signed_on:
        paper.text(60, y + 22, f"Signé le {day(letter.signed_on, 'french')}", 11.5)
    paper.rule(y + 75, 60, 300, width=0.5)
    paper.text(60, y + 88, "Signature autorisée", 9.5)
    paper.text(60, y + 108, f"{letter.signer}, {letter.title.lower()}", 11.5)
    return sign(paper, letter, 64, y + 73, rng)
