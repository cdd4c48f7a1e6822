"""Letters of Authorization of eight other providers that nobody's rules have met."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import notation
from tests.corpus.content import Letter
from tests.corpus.newcomers_letters_canada import MAY, bilingue, mandat, volet
from tests.corpus.newcomers_notation import (
    before,
    beneath,
    halves,
    hyphen_day,
    one_and_area,
    ordinal_day,
    sign,
    stopped_day,
    table,
)
from tests.corpus.notation import day, phone
from tests.corpus.paper import A4, Manner, Paper
from tests.corpus.strangers_notation import street_of

_NEW = "ServiceCall.ai"


def under_lines(letter: Letter, rng: Random) -> bytes:
    """Every answer stands on a line, with what it answers in small print below."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 52, "CARRIER CHANGE AUTHORIZATION", 15, bold=True, align="center")
    paper.text(306, 66, "(Letter of Authorization for local number portability)", 9, align="center")
    beneath(paper, 40, 104, account.name, "Customer name, as billed", 260)
    beneath(paper, 312, 104, account.user, "Authorized user of the account", 260)
    beneath(paper, 40, 140, street_of(place), "Street address of service (not a PO box)", 532)
    beneath(paper, 40, 176, place.city, "City", 220)
    beneath(paper, 272, 176, place.region, "State or province", 120)
    beneath(paper, 404, 176, place.postal_code, "ZIP or postal code", 168)
    beneath(paper, 40, 212, account.carrier.name, "Present carrier", 220)
    beneath(paper, 272, 212, account.number, "Account with present carrier", 150)
    beneath(paper, 434, 212, phone(account.btn, "dashes"), "Billing number", 138)
    paper.text(40, 250, "Telephone numbers to move", 10, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(60 + 170 * (at % 3), 270 + 18 * (at // 3), f"{at + 1}) {phone(number, 'dashes')}", 10)
    y = paper.paragraph(40, 350, MAY, 532, 9.5)
    beneath(paper, 40, y + 50, "", "Signature of customer or authorized user", 250)
    beneath(
        paper,
        312,
        y + 50,
        day(letter.signed_on, "slashes") if letter.signed_on else "",
        "Date (mm/dd/yyyy)",
        150,
    )
    beneath(paper, 40, y + 92, letter.signer, "Name in block letters", 250)
    beneath(paper, 312, y + 92, letter.title, "Title", 150)
    return sign(paper, letter, 44, y + 49, rng)


def told_letter(letter: Letter, rng: Random) -> bytes:
    """A letter that its signer wrote, to the carrier that loses the numbers, in running sentences."""
    account = letter.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.lines(72, 80, (account.name, *notation.lines_of(account.place)), 11)
    paper.text(72, 160, day(letter.written_on, "long"), 11)
    paper.lines(
        72,
        188,
        (f"To: {account.carrier.name}", "Re: Letter of Authorization to port our numbers"),
        11,
        bold=True,
    )
    listed = [phone(number, "parentheses") for number in account.numbers]
    y = paper.paragraph(
        72,
        230,
        f"We, {account.name}, hold account {account.number} with you, billed under "
        f"{phone(account.btn, 'parentheses')}. Our service address is {notation.one_line(account.place)}.",
        468,
        11,
    )
    y = paper.paragraph(
        72,
        y,
        f"We authorize {_NEW} to port the following numbers away from you on our behalf, and to "
        f"receive our customer service record: {', '.join(listed)}.",
        468,
        11,
    )
    y = paper.paragraph(
        72,
        y,
        "The undersigned may act for the account and knows that one carrier serves a number at a time.",
        468,
        11,
    )
    paper.text(72, y + 16, "Yours truly,", 11)
    paper.rule(y + 62, 72, 290, width=0.5)
    paper.lines(72, y + 76, (letter.signer, letter.title), 11)
    if letter.signed_on:
        paper.text(320, y + 60, f"Signed on {day(letter.signed_on, 'long')}", 11)
    return sign(paper, letter, 76, y + 60, rng)


def answers(letter: Letter, rng: Random) -> bytes:
    """A table of questions and answers; the numbers in a table beside the day they shall move."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Vera", A4)
    paper.text(40, 50, "Number transfer: Letter of Authorization", 14, bold=True, color="#14532d")
    rows = [
        ("Who is your provider now?", account.carrier.name),
        ("What is your account number there?", account.number),
        ("Which number is the account billed under?", halves(account.btn)),
        ("In what name is the account?", account.name),
        ("Who may decide about the account?", account.user),
        ("Where is the service used?", street_of(place)),
        ("", f"{place.city}, {place.region}  {place.postal_code}"),
    ]
    for at, (label, value) in enumerate(rows):
        paper.box(40, 66 + 20 * at, 515, 20)
        paper.text(46, 79 + 20 * at, label, 8)
        paper.text(270, 79 + 20 * at, value, 8.5, room=280)
    y = table(
        paper,
        230,
        ((40, "left"), (80, "left"), (250, "left")),
        [
            ("No.", "Number to transfer", "Wanted day"),
            *(
                (str(at), halves(number), "as soon as possible")
                for at, number in enumerate(account.numbers, 1)
            ),
        ],
        8.5,
        16,
    )
    y = paper.paragraph(40, y + 16, MAY, 515, 8.5)
    before(
        paper,
        140,
        y + 20,
        [
            ("Full name", letter.signer),
            ("Capacity", letter.title),
            ("Day of signing", hyphen_day(letter.signed_on) if letter.signed_on else ""),
        ],
        9,
        22,
    )
    paper.text(140, y + 100, "Your signature", 9, align="right", color="#444444")
    paper.rule(y + 102, 148, 380, width=0.5)
    return sign(paper, letter, 152, y + 99, rng)


def steps(letter: Letter, rng: Random) -> bytes:
    """Four numbered steps, each a frame; labels before their values in one line."""
    account = letter.account
    paper = Paper(Manner.drawn(rng))
    paper.box(0, 0, 612, 44, fill="#1d3557", stroke=False)
    paper.text(40, 28, f"{_NEW}  |  Port-in authorization (LOA)", 14, bold=True, color="#ffffff")
    frames: tuple[tuple[str, tuple[str, ...]], ...] = (
        (
            "Step 1. You",
            (
                f"Account holder: {account.name}",
                f"Authorized user: {account.user}",
                f"Service address: {notation.one_line(account.place)}",
            ),
        ),
        (
            "Step 2. Your carrier",
            (
                f"Losing carrier: {account.carrier.name}",
                f"Account #: {account.number}      BTN: {one_and_area(account.btn)}",
            ),
        ),
        (
            "Step 3. Your numbers",
            tuple(
                ";  ".join(one_and_area(number) for number in account.numbers[at : at + 3])
                for at in range(0, len(account.numbers), 3)
            ),
        ),
    )
    y = 66.0
    for title, lines in frames:
        height = 26 + 16 * len(lines)
        paper.box(40, y, 532, height)
        paper.text(50, y + 16, title, 10, bold=True, color="#1d3557")
        for at, line in enumerate(lines):
            paper.text(60, y + 34 + 16 * at, line, 9.5, room=500)
        y += height + 10
    paper.box(40, y, 532, 150)
    paper.text(50, y + 16, "Step 4. Your word", 10, bold=True, color="#1d3557")
    below = paper.paragraph(60, y + 34, MAY, 500, 9)
    paper.text(60, below + 34, "X", 10)
    paper.rule(below + 36, 72, 300, width=0.5)
    paper.text(72, below + 46, f"Signed by (print): {letter.signer}, {letter.title}", 9)
    signed = stopped_day(letter.signed_on) if letter.signed_on else "________"
    paper.text(330, below + 34, f"Date signed: {signed}", 9)
    return sign(paper, letter, 76, below + 34, rng)


def deed(letter: Letter, rng: Random) -> bytes:
    """A notary's wording: the day in words of the law, capacity and name below the line, numbers "
    "in a schedule."""
    account = letter.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 66, "LETTER OF AUTHORIZATION", 14, bold=True, align="center")
    y = paper.paragraph(
        72,
        100,
        f"KNOW ALL BY THIS LETTER that {account.name} (the Subscriber), receiving telephone service from "
        f"{account.carrier.name} at {notation.one_line(account.place)} under account number "
        f"{account.number}, billing "
        f"telephone number {phone(account.btn, 'dashes')}, authorizes {_NEW} to transfer to itself "
        "the telephone numbers "
        "of the Schedule, to obtain service records, and to do what that takes.",
        468,
        11.5,
    )
    y = paper.paragraph(
        72,
        y,
        "The Subscriber understands that one carrier may be selected for each number and that "
        "charges may apply.",
        468,
        11.5,
    )
    paper.text(72, y + 6, "Schedule", 11.5, bold=True)
    for at, number in enumerate(account.numbers):
        paper.text(92 + 150 * (at % 3), y + 26 + 18 * (at // 3), phone(number, "dashes"), 11.5)
    y += 26 + 18 * ((len(account.numbers) + 2) // 3) + 10
    if letter.signed_on:
        paper.text(
            72, y, f"IN WITNESS WHEREOF this letter is signed on {ordinal_day(letter.signed_on)}.", 11.5
        )
    paper.text(290, y + 56, "By:", 11.5)
    paper.rule(y + 58, 314, 540, width=0.5)
    paper.text(314, y + 72, f"{letter.signer}, {letter.title}", 11.5)
    paper.text(314, y + 86, "Authorized user of the account", 9)
    return sign(paper, letter, 318, y + 56, rng)


NEWCOMER_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "under_lines": under_lines, "told_letter": told_letter, "answers": answers, "steps": steps, "deed": deed,
    "bilingue": bilingue, "mandat": mandat, "volet": volet,
}  # fmt: skip
