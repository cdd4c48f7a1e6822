"""Letters of Authorization: our own form, and seven of other providers."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from random import Random

from porting.documents import letter as own_form
from porting.domain.checks.address import Address
from tests.corpus.content import Letter
from tests.corpus.notation import DayStyle, PhoneStyle, day, lines_of, one_line, phone
from tests.corpus.paper import Manner, Paper, width_of
from tests.corpus.signatures import draw_signature, with_annotation
from tests.documents.signing import digitally_signed

_AUTHORIZATION = (
    "By signing below I verify that I am, or represent, the above-named account holder, authorized to change "
    "the service provider of the telephone numbers listed. I hereby authorize {new} to act as my agent and "
    "to port these telephone numbers from my current carrier, and to obtain my customer service record."
)
_AUTHORIZATION_FRENCH = (
    "Je soussigné autorise {new} à agir en mon nom auprès de mon fournisseur actuel afin de transférer les "
    "numéros de téléphone indiqués ci-dessus. Je confirme être le titulaire du compte ou son représentant "
    "autorisé."
)
_NEW = "ServiceCall.ai"


def own(letter: Letter, rng: Random) -> bytes:
    """The form that `porting loa` makes."""
    account, place = letter.account, letter.account.place
    signings = {
        "pen": own_form.Signing.PEN,
        "typed": own_form.Signing.TYPED,
        "script": own_form.Signing.TYPED,
    }
    form = own_form.Letter(
        country=letter.form,
        request_id="corpus",
        account_name=account.name,
        authorized_user=account.user,
        address=Address(place.street, place.unit, place.city, place.region, place.postal_code, place.country),
        carrier=account.carrier.name,
        account_number=account.number,
        btn=None if letter.toll_free else account.btn,
        numbers=account.numbers,
        signing=signings.get(letter.signing, own_form.Signing.NOT),
        signer=letter.signer,
        signed_on=letter.signed_on,
        title=letter.title,
        language="fr" if place.region == "QC" and letter.form == "CA" else "en",
        is_flat=rng.random() < 0.5 and letter.signing != "digital",
    )
    content = form.made()
    return _signed_digitally(content, letter) if letter.signing == "digital" else content


def _signed_digitally(content: bytes, letter: Letter) -> bytes:
    on = letter.signed_on or letter.written_on
    return digitally_signed(content, letter.signer, datetime.combine(on, time(17), UTC))


def _finished(
    paper: Paper, letter: Letter, rng: Random, x: float, y: float, title: str = "Letter of Authorization"
) -> bytes:
    """Signed at (x, y) on the last page."""
    draw_signature(paper, letter, x, y, rng)
    page = paper.count
    content = paper.made(rng, title)
    if letter.signing in ("ink", "stamp"):
        kind = "/Ink" if letter.signing == "ink" else "/Stamp"
        return with_annotation(content, kind, x, y, page, rng)  # type: ignore[arg-type]
    return _signed_digitally(content, letter) if letter.signing == "digital" else content


def _on(letter: Letter, style: DayStyle) -> str:
    return day(letter.signed_on, style) if letter.signed_on else ""


def _street(letter: Letter) -> str:
    return ", ".join(lines_of(letter.account.place)[:-1])


def lined(letter: Letter, rng: Random) -> bytes:
    """A form to fill in: labels with colons, each value over a rule; the numbers in two columns."""
    paper, account = Paper(Manner.drawn(rng), "Times"), letter.account
    phones: PhoneStyle = rng.choice(("parentheses", "dashes", "dots"))
    paper.text(306, 50, "LETTER OF AUTHORIZATION (LOA)", 14, bold=True, align="center")
    paper.text(306, 66, "Number Porting Request", 10, align="center")
    place = account.place
    rows: list[list[tuple[str, str, float, float]]] = [
        [("Customer/Business Name:", account.name, 40, 572)],
        [("Authorized Contact:", account.user, 40, 572)],
        [("Service Address:", _street(letter), 40, 572)],
        [
            ("City:", place.city, 40, 240),
            ("State:", place.region, 250, 330),
            ("ZIP:", place.postal_code, 340, 572),
        ],
        [("Current Carrier:", account.carrier.name, 40, 572)],
        [("Account Number:", account.number, 40, 300), ("BTN:", phone(account.btn, phones), 310, 572)],
    ]
    for at, row in enumerate(rows):
        for label, value, left, right in row:
            start = _filled_line(paper, 100 + 26 * at, label, left, right)
            paper.text(start + 4, 100 + 26 * at, value, 10.5)
    paper.text(40, 270, "Telephone numbers to be ported:", 11, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(60 + 250 * (at % 2), 292 + 18 * (at // 2), f"{at + 1}.  {phone(number, phones)}", 10.5)
    paper.paragraph(40, 390, _AUTHORIZATION.format(new=_NEW), 532, 10)
    for label, value, y in (
        ("Authorized Signature:", "", 500),
        ("Printed Name:", letter.signer, 530),
        ("Title:", letter.title, 560),
    ):
        start = _filled_line(paper, y, label, 40, 340)
        paper.text(start + 4, y, value, 10.5)
    _filled_line(paper, 500, "Date:", 360, 572)
    paper.text(395, 500, _on(letter, rng.choice(("slashes", "long"))), 10.5)
    return _finished(paper, letter, rng, 140, 500)


def _filled_line(paper: Paper, y: float, label: str, left: float, right: float) -> float:
    """A label and the rule behind it; answers where the rule begins."""
    start = left + width_of(label, "Times-Bold", 10.5) + 4
    paper.text(left, y, label, 10.5, bold=True)
    paper.rule(y + 3, start, right)
    return start


def prose(letter: Letter, rng: Random) -> bytes:
    """A letter on the firm's own paper: everything in sentences but the list of numbers."""
    paper, account = Paper(Manner.drawn(rng), "Times"), letter.account
    phones: PhoneStyle = rng.choice(("parentheses", "dashes"))
    paper.text(306, 60, account.name, 16, bold=True, align="center")
    paper.text(306, 76, one_line(account.place), 9.5, align="center")
    paper.text(60, 120, day(letter.written_on, "long"), 11)
    paper.lines(60, 150, ("To: Porting Department", account.carrier.name), 11, 14)
    paper.text(60, 195, "Re: Letter of Authorization to port telephone numbers", 11, bold=True)
    opening = (
        f"I, {account.user}, am the authorized user of the account of {account.name} with "
        f"{account.carrier.name}. I hereby authorize {_NEW} to act on my behalf and to transfer the "
        "telephone numbers listed below."
    )
    y = paper.paragraph(60, 222, opening, 490, 11)
    for label, value in (
        ("Account number:", account.number),
        ("Billing telephone number:", phone(account.btn, phones)),
        ("Service address:", one_line(account.place)),
    ):
        paper.text(60, y, f"{label} {value}", 11)
        y += 16
    y = paper.lines(60, y + 8, ("Numbers to port:",), 11)
    y = paper.lines(90, y, [phone(number, phones) for number in account.numbers], 11, 15)
    y = paper.lines(60, y + 14, ("This letter is valid for 30 days from the date of signature.",), 11)
    paper.text(60, y + 20, "Sincerely,", 11)
    paper.text(60, y + 66, "Signature:", 11)
    paper.rule(y + 68, 120, 330)
    paper.lines(
        60,
        y + 90,
        (f"Printed name: {letter.signer}", f"Title: {letter.title}", f"Date signed: {_on(letter, 'long')}"),
        11,
        16,
    )
    return _finished(paper, letter, rng, 122, y + 66)


def under(letter: Letter, rng: Random) -> bytes:
    """A form whose labels stand in small print below the rules that the values are written on."""
    paper, account = Paper(Manner.drawn(rng)), letter.account
    phones: PhoneStyle = rng.choice(("dashes", "dots"))
    place = account.place
    paper.text(40, 50, "Letter of Agency", 18, bold=True)
    paper.text(40, 66, f"Authorization to transfer telephone service to {_NEW}", 9)
    rows = [
        [("Account name", account.name, 40, 572)],
        [("Authorized user", account.user, 40, 572)],
        [("Service address", _street(letter), 40, 572)],
        [
            ("City", place.city, 40, 250),
            ("State", place.region, 262, 330),
            ("ZIP code", place.postal_code, 342, 572),
        ],
        [("Current carrier", account.carrier.name, 40, 280), ("Account number", account.number, 292, 572)],
        [("Billing telephone number", phone(account.btn, phones), 40, 280)],
    ]
    for at, row in enumerate(rows):
        for label, value, left, right in row:
            paper.text(left + 4, 100 + 34 * at, value, 10)
            paper.rule(104 + 34 * at, left, right)
            paper.text(left, 113 + 34 * at, label, 7)
    paper.text(40, 318, "Telephone numbers to be transferred", 10, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(50 + 130 * (at % 4), 336 + 16 * (at // 4), phone(number, phones), 10)
    paper.paragraph(40, 390, _AUTHORIZATION.format(new=_NEW), 532, 9)
    for x, right, value, label, y in (
        (40, 330, "", "Signature of authorized user", 500),
        (360, 572, _on(letter, "slashes"), "Date signed", 500),
        (40, 330, letter.signer, "Printed name", 545),
        (360, 572, letter.title, "Title", 545),
    ):
        paper.text(x + 4, y, value, 10)
        paper.rule(y + 4, x, right)
        paper.text(x, y + 13, label, 7)
    return _finished(paper, letter, rng, 44, 500)


def boxed(letter: Letter, rng: Random) -> bytes:
    """Numbered sections of boxes, labels small inside them."""
    paper, account = Paper(Manner.drawn(rng), "Vera"), letter.account
    phones: PhoneStyle = rng.choice(("dashes", "parentheses"))
    place = account.place
    paper.box(0, 0, 612, 56, fill="#223355", stroke=False)
    paper.text(40, 36, "PORT AUTHORIZATION / LOA", 15, bold=True, color="#ffffff")
    sections = (
        ("1. Account information", (
            (("Business name", account.name, 300.0), ("Authorized person", account.user, 232.0)),
            (("Service address (no P.O. boxes)", _street(letter), 300.0), ("City", place.city, 110.0),
             ("State", place.region, 50.0), ("ZIP", place.postal_code, 72.0)),
        )),
        ("2. Current provider", (
            (("Current provider", account.carrier.name, 200.0), ("Account number", account.number, 166.0),
             ("Billing telephone number", phone(account.btn, phones), 166.0)),
        )),
    )  # fmt: skip
    y = 76.0
    for heading, rows in sections:
        paper.text(40, y, heading, 10, bold=True)
        y += 8
        for row in rows:
            _boxes(paper, y, row)
            y += 34
        y += 20
    paper.text(40, y, "3. Numbers to port", 10, bold=True)
    for at, number in enumerate(account.numbers):
        paper.box(40 + 133 * (at % 4), y + 8 + 22 * (at // 4), 129, 20)
        paper.text(46 + 133 * (at % 4), y + 21 + 22 * (at // 4), phone(number, phones), 9)
    paper.paragraph(40, 390, _AUTHORIZATION.format(new=_NEW), 532, 8.5)
    paper.text(40, 462, "4. Signature", 10, bold=True)
    _boxes(paper, 470, (("Print name", letter.signer, 332.0), ("Title", letter.title, 200.0)))
    _boxes(paper, 506, (("Signature", "", 332.0), ("Date", _on(letter, "slashes"), 200.0)), 48)
    return _finished(paper, letter, rng, 50, 546)


def _boxes(paper: Paper, y: float, row: tuple[tuple[str, str, float], ...], height: float = 32) -> None:
    x = 40.0
    for label, value, width in row:
        paper.box(x, y, width, height)
        paper.text(x + 4, y + 9, label, 6, color="#444444")
        paper.text(x + 4, y + height - 7, value, 8.5, room=width - 8)
        x += width


def canada(letter: Letter, rng: Random) -> bytes:
    """A Canadian provider's form."""
    paper, account = Paper(Manner.drawn(rng)), letter.account
    phones: PhoneStyle = rng.choice(("dashes", "parentheses"))
    place = account.place
    paper.text(40, 50, "Letter of Authorization for Canadian customers", 15, bold=True)
    paper.text(40, 66, "Local number portability (CRTC)", 9)
    y = 96.0
    for label, value in (
        ("Company name", account.name),
        ("Authorized user", account.user),
        ("Service address", _street(letter)),
        ("City", place.city),
        ("Province", place.region),
        ("Postal code", place.postal_code),
        ("Current service provider", account.carrier.name),
        ("Account number", account.number),
        ("Billing telephone number", phone(account.btn, phones)),
    ):
        paper.text(40, y, label, 9.5, bold=True)
        paper.text(200, y, value, 9.5)
        paper.rule(y + 5, 196, 572)
        y += 21
    paper.text(40, y + 10, "Numbers to be ported", 9.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(200 + 130 * (at % 2), y + 10 + 15 * (at // 2), phone(number, phones), 9.5)
    paper.paragraph(40, 400, _AUTHORIZATION.format(new=_NEW) + " I understand that charges may remain due "
                    "under my contract with my current Canadian carrier.", 532, 9)  # fmt: skip
    paper.text(40, 500, "Signature:", 9.5, bold=True)
    paper.rule(503, 100, 330)
    paper.text(360, 500, f"Date signed: {_on(letter, rng.choice(('long', 'iso', 'day_first')))}", 9.5)
    paper.text(40, 530, f"Name (please print): {letter.signer}", 9.5)
    paper.text(360, 530, f"Title: {letter.title}", 9.5)
    return _finished(paper, letter, rng, 102, 500)


def quebec(letter: Letter, rng: Random) -> bytes:
    """A French form of Québec."""
    paper, account = Paper(Manner.drawn(rng), "Times"), letter.account
    phones: PhoneStyle = rng.choice(("spaces", "dashes", "parentheses"))
    place = account.place
    paper.text(306, 50, "LETTRE D'AUTORISATION", 16, bold=True, align="center")
    paper.text(306, 68, "Transfert de numéros de téléphone (Canada)", 10, align="center")
    y = 100.0
    for label, value in (
        ("Nom de l'entreprise :", account.name),
        ("Personne autorisée :", account.user),
        ("Adresse de service :", _street(letter)),
        ("Ville :", place.city),
        ("Province :", place.region),
        ("Code postal :", place.postal_code),
        ("Fournisseur actuel :", account.carrier.name),
        ("Numéro de compte :", account.number),
        ("Numéro de téléphone de facturation :", phone(account.btn, phones)),
    ):
        paper.text(40, y, label, 10.5, bold=True)
        paper.text(230, y, value, 10.5)
        y += 20
    paper.text(40, y + 10, "Numéros à transférer :", 10.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(230 + 140 * (at % 2), y + 10 + 16 * (at // 2), phone(number, phones), 10.5)
    paper.paragraph(40, 410, _AUTHORIZATION_FRENCH.format(new=_NEW), 532, 10.5)
    paper.text(40, 500, "Signature :", 10.5, bold=True)
    paper.rule(503, 100, 330)
    paper.text(350, 500, "Date de signature :", 10.5, bold=True)
    paper.text(450, 500, _on(letter, rng.choice(("french", "iso"))), 10.5)
    paper.text(40, 530, "Nom en lettres moulées :", 10.5, bold=True)
    paper.text(170, 530, letter.signer, 10.5)
    paper.text(350, 530, "Titre :", 10.5, bold=True)
    paper.text(390, 530, letter.title, 10.5)
    return _finished(paper, letter, rng, 102, 500, "Lettre d'autorisation")


def respond(letter: Letter, rng: Random) -> bytes:
    """Toll-free: a change of the Responsible Organization (RespOrg), which asks for no BTN."""
    paper, account = Paper(Manner.drawn(rng)), letter.account
    phones: PhoneStyle = rng.choice(("one", "dashes"))
    place = account.place
    paper.text(306, 50, "TOLL-FREE LETTER OF AUTHORIZATION", 14, bold=True, align="center")
    paper.text(306, 66, "RespOrg change request, United States", 10, align="center")
    y = 96.0
    for label, value in (
        ("Company name:", account.name),
        ("Authorized user:", account.user),
        ("Service address:", _street(letter)),
        ("City:", place.city),
        ("State:", place.region),
        ("ZIP code:", place.postal_code),
        ("Current carrier / RespOrg:", account.carrier.name),
        ("Account number:", account.number),
    ):
        paper.text(40, y, label, 9.5, bold=True)
        paper.text(190, y, value, 9.5)
        y += 18
    paper.text(40, y + 12, "Toll-free numbers to be moved:", 9.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(60 + 150 * (at % 3), y + 30 + 16 * (at // 3), phone(number, phones), 9.5)
    authorization = (
        f"I hereby authorize {_NEW} to act as my agent, to become the Responsible Organization of the "
        "toll-free numbers listed above, and to transfer my numbers from the current RespOrg."
    )
    paper.paragraph(40, 400, authorization, 532, 9.5)
    paper.text(40, 500, "Signature:", 9.5, bold=True)
    paper.rule(503, 100, 330)
    paper.text(360, 500, "Date:", 9.5, bold=True)
    paper.text(395, 500, _on(letter, "slashes"), 9.5)
    paper.text(40, 530, "Print name:", 9.5, bold=True)
    paper.text(110, 530, letter.signer, 9.5)
    paper.text(360, 530, "Title:", 9.5, bold=True)
    paper.text(395, 530, letter.title, 9.5)
    return _finished(paper, letter, rng, 102, 500)


DrawLetter = Callable[[Letter, Random], bytes]
LETTERS: dict[str, DrawLetter] = {
    "own": own,
    "lined": lined,
    "prose": prose,
    "under": under,
    "boxed": boxed,
    "canada": canada,
    "quebec": quebec,
    "respond": respond,
}
