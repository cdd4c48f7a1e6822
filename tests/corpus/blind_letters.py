"""Letters of Authorization whose papers the rules were not written for."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from random import Random

from tests.corpus import notation
from tests.corpus.content import Letter
from tests.corpus.notation import DayStyle, day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.signatures import draw_signature, with_annotation
from tests.documents.signing import digitally_signed

_TERMS = (
    "I am authorized to act for the customer named above and I appoint Harbor Voice Inc. as agent to change "
    "the carrier of the telephone numbers listed here and to obtain the records of the account. I understand "
    "that only one carrier may be chosen for each number and that a fee may apply for the change."
)
_TERMS_FRENCH = (
    "Je suis autorisé à agir au nom du client et je mandate Voix du Port inc. pour transférer les numéros de "
    "téléphone énumérés ci-dessus et pour obtenir le dossier du compte auprès du fournisseur actuel. Des "
    "frais peuvent s'appliquer."
)


def _signed(paper: Paper, letter: Letter, x: float, y: float, rng: Random) -> bytes:
    """`paper` made, its signature on the line that begins at (x, y) of its last page."""
    draw_signature(paper, letter, x, y, rng)
    content = paper.made(rng)
    match letter.signing:
        case "ink":
            return with_annotation(content, "/Ink", x, y, paper.count, rng)
        case "stamp":
            return with_annotation(content, "/Stamp", x, y, paper.count, rng)
        case "digital":
            at = datetime.combine(letter.signed_on or letter.written_on, time(15), UTC)
            bottom = int(paper.height - y)
            shown = (int(x), bottom, int(x) + 150, bottom + 26)
            return digitally_signed(content, letter.signer, at, shown_at=shown)
        case _:
            return content


def _day(of: date | None, style: DayStyle) -> str:
    return day(of, style) if of else ""


def grid(letter: Letter, rng: Random) -> bytes:
    """A table of boxes, each with its label in the upper corner; the address in parts."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(
        306, 50, "LETTER OF AUTHORIZATION TO TRANSFER TELEPHONE SERVICE", 13, bold=True, align="center"
    )
    street = f"{place.street}, {place.unit}" if place.unit else place.street
    rows = (
        (("End user (as it appears on the bill)", account.name, 532),),
        (("Service location - no P.O. boxes", street, 266), ("City", place.city, 126),
         ("State", place.region, 50), ("ZIP", place.postal_code, 90)),
        (("Present provider", account.carrier.name, 220), ("Acct. no.", account.number, 176),
         ("BTN/Main", phone(account.btn, "dashes"), 136)),
    )  # fmt: skip
    y = 80.0
    for row in rows:
        x = 40.0
        for label, value, width in row:
            paper.box(x, y, width, 34)
            paper.text(x + 4, y + 10, label, 7)
            paper.text(x + 4, y + 26, value, 10, room=width - 8)
            x += width
        y += 34
    paper.text(40, y + 22, "Telephone numbers to be transferred (WTNs)", 9, bold=True)
    y += 38
    for at, number in enumerate(account.numbers):
        paper.box(40 + 133 * (at % 4), y - 12 + 20 * (at // 4), 133, 20)
        paper.text(46 + 133 * (at % 4), y + 2 + 20 * (at // 4), phone(number, "dashes"), 9.5)
    y = paper.paragraph(40, y + 70, _TERMS, 532, 9) + 30
    paper.text(40, y, "By:", 10)
    paper.rule(y + 2, 62, 300)
    paper.text(320, y, "Date of authorization:", 10)
    paper.text(430, y, _day(letter.signed_on, "slashes"), 10)
    paper.rule(y + 2, 425, 572)
    paper.text(40, y + 26, "Print name:", 10)
    paper.text(100, y + 26, letter.signer, 10)
    paper.rule(y + 28, 98, 300)
    paper.text(320, y + 26, "Title/Position:", 10)
    paper.text(395, y + 26, letter.title, 10)
    paper.rule(y + 28, 392, 572)
    return _signed(paper, letter, 66, y, rng)


def letterhead(letter: Letter, rng: Random) -> bytes:
    """A letter on the customer's own paper; all of it in sentences."""
    account = letter.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 60, account.name, 16, bold=True, align="center")
    paper.text(306, 76, notation.one_line(account.place), 9.5, align="center")
    paper.text(40, 118, day(letter.written_on, "long"), 11)
    paper.text(40, 146, "Re: Letter of Authorization for the port of our telephone numbers", 11, bold=True)
    paper.text(40, 172, "To whom it may concern:", 11)
    y = paper.paragraph(
        40, 194,
        f"{account.name} hereby authorizes Harbor Voice Inc. to move the numbers below away from "
        f"{account.carrier.name}, where they are billed under account number {account.number} with "
        f"{phone(account.btn, 'dashes')} as the billing telephone number. The service is at "
        f"{notation.one_line(account.place)}.",
        532, 11,
    )  # fmt: skip
    for number in account.numbers:
        paper.text(70, y + 4, f"\u2022  {phone(number, 'parentheses')}", 11)
        y += 16
    y = paper.paragraph(40, y + 14, _TERMS, 532, 11)
    paper.text(40, y + 10, "Sincerely,", 11)
    paper.rule(y + 60, 40, 240)
    paper.text(40, y + 74, letter.signer, 11)
    paper.text(40, y + 88, letter.title, 11)
    if letter.signed_on:
        paper.text(40, y + 110, f"Signed on {day(letter.signed_on, 'long')}", 11)
    return _signed(paper, letter, 40, y + 60, rng)


def dotted(letter: Letter, rng: Random) -> bytes:
    """A form with numbered questions, dots up to the answers, two columns of numbers."""
    account = letter.account
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 50, "LOA - Letter of Authorization", 15, bold=True)
    paper.text(40, 66, "Please answer all questions. One form for each account.", 8)
    rows = (
        ("1. Name on the account", account.name),
        ("2. Address where the phones ring", notation.one_line(account.place)),
        ("3. Who is your phone company today?", account.carrier.name),
        ("4. Your account number there", account.number),
        ("5. Main billing number", phone(account.btn, "parentheses")),
    )
    y = 96.0
    for label, value in rows:
        paper.leaders(40, y, label, value, 572, 8.5)
        y += 20
    paper.text(40, y, "6. Numbers to move", 8.5)
    for at, number in enumerate(account.numbers):
        paper.text(70 + 200 * (at % 2), y + 16 + 14 * (at // 2), phone(number, "parentheses"), 9)
    y = paper.paragraph(40, y + 96, _TERMS, 520, 8) + 44
    for x, right in ((40, 250), (270, 420), (440, 572)):
        paper.rule(y, x, right)
    paper.text(274, y - 4, f"{letter.signer}, {letter.title}", 8.5, room=145)
    paper.text(444, y - 4, _day(letter.signed_on, "long"), 8.5)
    paper.text(40, y + 10, "Signature of customer or authorized agent", 7)
    paper.text(270, y + 10, "Name and title, printed", 7)
    paper.text(440, y + 10, "Date signed", 7)
    return _signed(paper, letter, 44, y, rng)


def shaded(letter: Letter, rng: Random) -> bytes:
    """Labels in a shaded column; the signing block in words of a deed."""
    account = letter.account
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, "Harbor Voice Inc.", 11, color="#2a7a4b")
    paper.text(40, 70, "Local Number Portability - Letter of Agency", 14, bold=True)
    place = account.place
    street = f"{place.street} {place.unit}" if place.unit else place.street
    rows = (
        ("Subscriber", account.name),
        ("Street address of service", street),
        ("City, state, ZIP", f"{place.city}, {place.region} {place.postal_code}"),
        ("Existing carrier", account.carrier.name),
        ("Customer account", account.number),
        ("Lead number (BTN)", phone(account.btn, "dots")),
        ("Contact", letter.account.user),
    )
    y = 90.0
    for label, value in rows:
        paper.box(40, y, 170, 20, fill="#dfeee5")
        paper.box(210, y, 362, 20)
        paper.text(46, y + 14, label, 9)
        paper.text(216, y + 14, value, 9.5)
        y += 20
    paper.box(40, y, 170, 58, fill="#dfeee5")
    paper.box(210, y, 362, 58)
    paper.text(46, y + 14, "All numbers to be ported", 9)
    for at, number in enumerate(account.numbers):
        paper.text(216 + 115 * (at % 3), y + 14 + 18 * (at // 3), phone(number, "dots"), 9.5)
    y = paper.paragraph(40, y + 84, _TERMS, 532, 9) + 40
    paper.rule(y, 40, 290)
    paper.text(40, y + 11, "Authorized signer for the subscriber (sign here)", 7.5)
    paper.text(320, y - 2, letter.signer, 10)
    paper.rule(y, 315, 572)
    paper.text(320, y + 11, "Signer's name in block letters", 7.5)
    paper.text(320, y + 34, _day(letter.signed_on, "short"), 10)
    paper.rule(y + 36, 315, 572)
    paper.text(320, y + 47, "Date", 7.5)
    paper.text(40, y + 34, letter.title, 10)
    paper.rule(y + 36, 40, 290)
    paper.text(40, y + 47, "Office held", 7.5)
    return _signed(paper, letter, 44, y, rng)


def ontario(letter: Letter, rng: Random) -> bytes:
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "Letter of Authorization - Canadian number transfer", 14, bold=True)
    street = f"{place.street}, {place.unit}" if place.unit else place.street
    rows = (
        ("Company or person named on the current bill", account.name),
        ("Civic address of the service", street),
        ("Municipality", place.city),
        ("Province", place.region),
        ("Postal code", place.postal_code),
        ("Current service provider", account.carrier.name),
        ("Account no. with that provider", account.number),
        ("Pilot number", phone(account.btn, "dashes")),
        ("Reseller, if any", "none"),
    )
    y = 84.0
    for label, value in rows:
        paper.text(40, y, f"{label}:", 9.5)
        paper.text(260, y, value, 9.5)
        paper.rule(y + 3, 256, 572, width=0.4)
        y += 19
    paper.text(40, y + 10, "Numbers:", 9.5)
    paper.paragraph(260, y + 10, ", ".join(phone(number, "dashes") for number in account.numbers), 310, 9.5)
    y = paper.paragraph(40, y + 70, _TERMS, 532, 9.5) + 30
    for at, (label, value) in enumerate(
        (
            ("Name (please print)", letter.signer),
            ("Position", letter.title),
            ("Signature", ""),
            ("Date (YYYY-MM-DD)", _day(letter.signed_on, "iso")),
        )
    ):
        paper.text(40, y + 30 * at, f"{label}:", 9.5)
        paper.text(170, y + 30 * at, value, 9.5)
        paper.rule(y + 30 * at + 3, 165, 400, width=0.4)
    return _signed(paper, letter, 170, y + 60, rng)


def mandat(letter: Letter, rng: Random) -> bytes:
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 50, "Lettre d'autorisation", 16, bold=True)
    paper.text(40, 68, "Mandat de transfert de numéros de téléphone", 11)
    street = f"{place.street}, {place.unit}" if place.unit else place.street
    rows = (
        ("Raison sociale ou nom du client", account.name),
        ("Adresse où le service est fourni", street),
        ("Ville, province, code postal", f"{place.city} ({place.region}) {place.postal_code}"),
        ("Fournisseur actuel", account.carrier.name),
        ("Numéro de compte chez ce fournisseur", account.number),
        ("Numéro principal de facturation", phone(account.btn, "dashes")),
        ("Numéros à transférer", "; ".join(phone(number, "dashes") for number in account.numbers[:3])),
    )
    y = 100.0
    for label, value in rows:
        paper.text(40, y, label, 10)
        paper.text(250, y, f": {value}", 10)
        y += 18
    for at in range(3, len(account.numbers), 3):
        more = account.numbers[at : at + 3]
        paper.text(250, y, f"  {'; '.join(phone(number, 'dashes') for number in more)}", 10)
        y += 18
    y = paper.paragraph(40, y + 20, _TERMS_FRENCH, 532, 10.5) + 30
    if letter.signed_on:
        paper.text(40, y, f"Signé à {place.city}, {day(letter.signed_on, 'le')}", 10.5)
    paper.rule(y + 46, 40, 260)
    paper.text(40, y + 58, "Signature du client ou de son représentant autorisé", 8)
    paper.text(300, y + 44, f"{letter.signer}, {letter.title}", 10.5)
    paper.rule(y + 46, 296, 540)
    paper.text(300, y + 58, "Nom et fonction en lettres moulées", 8)
    return _signed(paper, letter, 44, y + 46, rng)


BLIND_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "grid": grid,
    "letterhead": letterhead,
    "dotted": dotted,
    "shaded": shaded,
    "ontario": ontario,
    "mandat": mandat,
}
