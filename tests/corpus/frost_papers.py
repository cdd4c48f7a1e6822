"""Records and letters of the frost, their parts put together by lot."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Csr, Letter
from tests.corpus.frost_parts import LEFT, MIDDLE, RIGHT, facts, head, number_list, place_fields
from tests.corpus.frost_words import Voice
from tests.corpus.newcomers_notation import Field, beneath, sign, table
from tests.corpus.paper import Manner, Paper
from tests.corpus.week_drawing import NEW

Spot = tuple[float, float]
_CONSENT = (
    (
        f"I authorize {NEW} to act for us in transferring the telephone numbers in this letter, and to "
        "obtain our customer service record. I may sign for this account. I understand that each number has "
        "one provider at a time and that our present provider may charge fees."
    ),
    (
        f"By signing, the customer asks its present provider to release the numbers shown here to {NEW}, "
        f"and lets {NEW} request its account records. The person who signs has authority to do so. Charges "
        "of the present provider may apply; only one provider can serve a number."
    ),
    (
        f"We authorize {NEW} to move the numbers in this letter to its service and to request whatever "
        "records the move needs; the undersigned may sign for us. We know that a number is with one "
        "provider at a time and that ending service may cost a fee."
    ),
)
_CONSENT_FRENCH = (
    (
        f"J'autorise {NEW} à agir en notre nom pour transférer les numéros indiqués dans cette lettre et à "
        "obtenir notre dossier de service. Je suis autorisé à signer pour ce compte. Un numéro n'a qu'un "
        "fournisseur à la fois et des frais peuvent s'appliquer."
    ),
    (
        f"Par la présente, le client demande à son fournisseur actuel de céder les numéros indiqués à {NEW} "
        "et permet à celle-ci de demander son dossier. Le signataire est autorisé à agir. Un seul "
        "fournisseur peut servir un numéro; des frais peuvent s'appliquer."
    ),
)


def frozen_record(record: Csr, rng: Random) -> bytes:
    account = record.account
    voice = Voice.drawn(rng, account.place)
    paper = Paper(Manner.drawn(rng), voice.family)
    y = head(paper, voice, account.carrier.name, voice.word("record"))
    made = "Produit le" if voice.is_french else "Prepared"
    paper.text(RIGHT, y - 4, f"{made} {voice.days(record.dated)}", 7.5, align="right")
    who: list[Field] = [
        (voice.label("holder"), account.name),
        (voice.label("account"), account.number),
        (voice.label("btn"), voice.number(account.btn)),
        (voice.label("user"), account.user),
    ]
    held: list[Field] = [
        (voice.label("freeze"), voice.word("yes" if record.is_frozen else "no")),
        (voice.label("pending"), voice.word("yes" if record.has_pending_order else "no")),
    ]
    where = place_fields(voice)
    titles = (
        ("Compte", "Lieu", "Restrictions") if voice.is_french else ("Account", "Location", "Restrictions")
    )
    match rng.randrange(3):
        case 0:
            y = facts(paper, voice, LEFT, y + 16, rng.choice((430, RIGHT)), [*who, *where, *held])
        case 1:
            y = facts(paper, voice, LEFT, y + 16, RIGHT, who, titles[0])
            y = facts(paper, voice, LEFT, y + 8, RIGHT, where, titles[1])
            y = facts(paper, voice, LEFT, y + 8, 330, held, titles[2])
        case _:
            left = facts(paper, voice, LEFT, y + 16, 296, who, titles[0])
            right = facts(paper, voice, 318, y + 16, RIGHT, held, titles[2])
            y = facts(paper, voice, LEFT, max(left, right) + 8, RIGHT, where)
    _record_lines(paper, voice, record, y + 12)
    return paper.made(rng, "CSR")


def _record_lines(paper: Paper, voice: Voice, record: Csr, y: float) -> None:
    """Each number with its state: in a table, after dots, or only the idle ones apart."""
    numbers = voice.numbers(record.account.numbers)
    idle = [record.is_inactive(at) for at in range(len(numbers))]
    working, not_working = voice.word("working"), voice.word("idle")
    states = [not_working if each else working for each in idle]
    match voice.rng.randrange(3):
        case 0:
            rows = [(voice.word("line"), voice.word("state")), *zip(numbers, states, strict=True)]
            columns = ((LEFT, "left"), (voice.rng.choice((190.0, 320.0)), "left"))
            table(paper, y, columns, rows, voice.size, voice.size + 7, lined=voice.rng.random() < 0.5)  # type: ignore[arg-type]
        case 1:
            paper.text(LEFT, y, voice.word("listed"), voice.size + 1.5, bold=True)
            for at, (number, state) in enumerate(zip(numbers, states, strict=True), 1):
                paper.leaders(LEFT, y + (voice.size + 6) * at, number, state, 320, voice.size)
        case _:
            paper.text(LEFT, y, voice.word("listed"), voice.size + 1.5, bold=True)
            for at, (number, is_idle) in enumerate(zip(numbers, idle, strict=True)):
                said = f"{number} ({not_working.lower()})" if is_idle else number
                paper.text(LEFT + 180 * (at % 3), y + 18 + 16 * (at // 3), said, voice.size)


def frozen_letter(letter: Letter, rng: Random) -> bytes:
    account = letter.account
    voice = Voice.drawn(rng, account.place)
    paper = Paper(Manner.drawn(rng), voice.family)
    is_own = rng.random() < 0.3
    y = head(paper, voice, account.name if is_own else NEW, voice.word("letter"))
    rows: list[Field] = [
        (voice.label("holder"), account.name),
        *place_fields(voice),
        (voice.label("carrier"), account.carrier.name),
        (voice.label("account"), account.number),
        (voice.label("btn"), voice.number(account.btn)),
    ]
    if rng.random() < 0.4:
        rows.insert(1, (voice.label("user"), letter.signer))
    told = rng.choice(_CONSENT_FRENCH if voice.is_french else _CONSENT)
    is_told_first = rng.random() < 0.4
    y += 14
    if is_told_first:
        y = paper.paragraph(LEFT, y, told, RIGHT - LEFT, voice.size) + 8
    customer = "Client" if voice.is_french else "Customer"
    y = facts(paper, voice, LEFT, y + 4, RIGHT, rows, rng.choice(("", customer)))
    y = number_list(paper, voice, y + 6, account.numbers, voice.word("numbers"))
    if not is_told_first:
        y = paper.paragraph(LEFT, y + 8, told, RIGHT - LEFT, voice.size) + 4
    place = rng.choice((_lines_to_fill, _on_one_line, _cells, _frame, _contract))
    x, line = place(paper, voice, letter, y + 10)
    return sign(paper, letter, x, line, rng)


def _fields(voice: Voice, letter: Letter) -> list[Field]:
    signed = voice.by_hand(letter.signed_on) if letter.signed_on else ""
    return [(voice.label("signature"), ""), (voice.label("signer"), letter.signer),
            (voice.label("title"), letter.title), (voice.label("signed"), signed)]  # fmt: skip


def _lines_to_fill(paper: Paper, voice: Voice, letter: Letter, y: float) -> Spot:
    """One below the other, the label before its line."""
    for at, (label, value) in enumerate(_fields(voice, letter)):
        line = y + 30 + 25 * at
        paper.text(LEFT, line, label, voice.size, room=140)
        paper.text(LEFT + 150, line, value, voice.size, room=230)
        paper.rule(line + 3, LEFT + 146, LEFT + 380, width=0.5)
    return LEFT + 150, y + 30


def _on_one_line(paper: Paper, voice: Voice, letter: Letter, y: float) -> Spot:
    """Beside each other, the label under its line; the title with the name."""
    signature, signer, title, signed = _fields(voice, letter)
    beneath(paper, LEFT, y + 36, "", signature[0], 210, voice.size)
    beneath(paper, LEFT + 224, y + 36, f"{signer[1]}, {title[1]}", signer[0], 190, voice.size)
    beneath(paper, LEFT + 428, y + 36, signed[1], signed[0], 100, voice.size)
    return LEFT + 4, y + 36


def _cells(paper: Paper, voice: Voice, letter: Letter, y: float) -> Spot:
    """A table of four columns: a row of heads, a tall row to fill in."""
    x = LEFT
    for width, (label, value) in zip((190, 140, 98, 100), _fields(voice, letter), strict=True):
        paper.box(x, y, width, 18, fill="#efefef")
        paper.box(x, y + 18, width, 44)
        paper.text(x + 5, y + 12.5, label, voice.size, bold=True, room=width - 10)
        paper.text(x + 5, y + 48, value, voice.size, room=width - 10)
        x += width
    return LEFT + 6, y + 54


def _frame(paper: Paper, voice: Voice, letter: Letter, y: float) -> Spot:
    """A frame for the signature with its label in a corner; the rest to its right."""
    signature, *others = _fields(voice, letter)
    paper.box(LEFT, y, 250, 68)
    paper.text(LEFT + 6, y + 12, signature[0], voice.size - 1.5, color="#444444")
    for at, (label, value) in enumerate(others):
        paper.text(MIDDLE, y + 18 + 22 * at, label, voice.size, room=110)
        paper.text(MIDDLE + 118, y + 18 + 22 * at, value, voice.size, room=146)
        paper.rule(y + 21 + 22 * at, MIDDLE + 114, RIGHT, width=0.4)
    return LEFT + 12, y + 58


def _contract(paper: Paper, voice: Voice, letter: Letter, y: float) -> Spot:
    """As contracts end: the firm, a cross before the line, name, title and day under it."""
    signature, signer, title, signed = _fields(voice, letter)
    paper.text(LEFT, y + 14, letter.account.name, voice.size, bold=True, room=400)
    paper.text(LEFT, y + 52, "X", voice.size + 3, bold=True)
    paper.rule(y + 54, LEFT + 14, LEFT + 260, width=0.6)
    paper.text(LEFT + 14, y + 65, signature[0].rstrip(": "), voice.size - 2)
    for at, (label, value) in enumerate((signer, title, signed)):
        paper.text(LEFT, y + 86 + 17 * at, f"{label.rstrip(': ')}: {value}", voice.size, room=400)
    return LEFT + 20, y + 54


def letter_in_words(letter: Letter, rng: Random) -> bytes:
    """What an office types itself: the facts in its own sentences, each number on a line."""
    account = letter.account
    voice = Voice.drawn(rng, account.place)
    paper = Paper(Manner.drawn(rng), voice.family)
    where = notation.one_line(account.place)
    y = paper.lines(LEFT, 60, (account.name, *notation.lines_of(account.place)), voice.size, 14, room=500)
    paper.text(LEFT, y + 22, voice.word("letter"), voice.size + 3, bold=True)
    btn = voice.number(account.btn)
    if voice.is_french:
        said = (
            f"Nous, {account.name}, sommes clients de {account.carrier.name}. Notre numéro de compte est "
            f"{account.number} et notre numéro de facturation est le {btn}. Adresse de service : {where}. "
            f"Nous autorisons {NEW} à transférer les numéros suivants et à obtenir notre dossier :"
        )
    else:
        said = (
            f"We, {account.name}, are customers of {account.carrier.name}. Our account number is "
            f"{account.number} and our billing telephone number is {btn}. The service address is {where}. "
            f"We authorize {NEW} to transfer the following telephone numbers and to obtain our customer "
            "service record:"
        )
    y = paper.paragraph(LEFT, y + 46, said, RIGHT - LEFT - 20, voice.size + 1)
    y = paper.lines(LEFT + 24, y + 4, voice.numbers(account.numbers), voice.size + 1, 16)
    told = (_CONSENT_FRENCH if voice.is_french else _CONSENT)[1]
    y = paper.paragraph(LEFT, y + 8, told, RIGHT - LEFT - 20, voice.size + 1)
    x, line = rng.choice((_lines_to_fill, _on_one_line, _contract))(paper, voice, letter, y + 10)
    return sign(paper, letter, x, line, rng)
