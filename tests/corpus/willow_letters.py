"""Letters of the willow family: blanks of hosted providers that are printed and filled in by line."""

from random import Random

from tests.corpus.content import Letter
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.week_drawing import NEW, beside
from tests.corpus.willow_parts import (
    grid,
    lined,
    signed_letter,
    slashed,
    spaced,
    street_of,
    town_of,
)


def numbered_parts(letter: Letter, rng: Random) -> bytes:
    """A blank that a wholesale carrier gives its resellers: three numbered parts, the third a table of
    numbers with the provider of each; the signature in a row with the printed name and the date."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 46, "wharfline", 18, bold=True, color="#0b5f8a")
    paper.text(572, 46, "Letter of Authorization (LOA)", 14, bold=True, align="right")
    paper.rule(56)
    paper.text(40, 78, "1.  Customer name", 10, bold=True)
    paper.text(146, 78, "(as it appears on your telephone bill)", 8)
    rows = [("Business name", account.name), ("Authorized contact", letter.signer)]
    y = beside(paper, 56, 96, rows, 130, 10, 18, room=380)
    paper.text(40, y + 8, "2.  Service address on file with your current carrier", 10, bold=True)
    paper.text(318, y + 8, "(a P.O. Box cannot be accepted)", 8)
    rows = [("Address", street_of(place)), ("City", place.city), ("State", place.region),
            ("Zip", place.postal_code)]  # fmt: skip
    y = beside(paper, 56, y + 26, rows, 130, 10, 18, room=380)
    paper.text(40, y + 8, "3.  Telephone numbers to change to the new provider", 10, bold=True)
    cells = [("Phone number", "Current service provider", "Account number", "BTN")]
    btn = phone(account.btn, "dashes")
    cells += [(phone(each, "dashes"), account.carrier.name, account.number, btn) for each in account.numbers]
    y = grid(paper, y + 16, (56, 164, 330, 466, 572), cells, 9)
    y = paper.paragraph(
        40, y + 22,
        f"With my signature I state that I am the customer named above or act for it, and that I may change "
        f"its service. I ask that {NEW}, or Wharfline Networks as its underlying carrier, be the provider of "
        f"the numbers in part 3, and allow both to obtain the records that they need for it. I understand "
        f"that my present provider may charge for the change.", 532, 9,
    )  # fmt: skip
    y = max(y + 60, 640)
    for x, width, label in ((40, 292, "Authorized signature"), (344, 142, "Print"), (498, 74, "Date")):
        paper.rule(y + 3, x, x + width, width=0.6)
        paper.text(x, y + 15, label, 8, bold=True)
    paper.text(348, y, letter.signer, 10, room=134)
    paper.text(502, y, slashed(letter.signed_on) if letter.signed_on else "", 10)
    paper.text(306, 770, "Wharfline LOA for local numbers, rev. 11", 7, align="center")
    return signed_letter(paper, letter, 44, y, rng)


def e164_list(letter: Letter, rng: Random) -> bytes:
    """A blank that a programmers' voice platform puts on its help pages: labels with colons in a narrow
    column, the numbers with plus signs below one another, little else on the page."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(60, 70, "Letter of Authorization", 20)
    paper.text(60, 90, "Porting in the United States", 10, color="#666666")
    rows = [
        ("Business name:", account.name),
        ("Street:", street_of(place)),
        ("City, State, ZIP:", town_of(place)),
        ("Losing carrier:", account.carrier.name),
        ("Account number with carrier:", account.number),
        ("Billing telephone number:", account.btn),
        ("Authorized signer:", letter.signer),
        ("Signer's job title:", letter.title),
    ]
    y = beside(paper, 60, 122, rows, 182, 9, 19, room=310)
    paper.text(60, y + 10, "Numbers to be ported (E.164):", 9, bold=True)
    y = paper.lines(60, y + 28, account.numbers, 9.5, 15)
    y = paper.paragraph(
        60, y + 14,
        f"The customer above appoints {NEW} its agent for the transfer of these numbers, confirms that all "
        f"of the information is the same as in the losing carrier's records, and will keep its service "
        f"there active until the transfer is done.", 492, 8.5,
    )  # fmt: skip
    line = y + 54
    paper.text(60, line, "Signature:", 9)
    paper.rule(line + 3, 130, 420, width=0.5)
    paper.text(60, line + 28, "Date signed:", 9)
    paper.text(134, line + 28, letter.signed_on.isoformat() if letter.signed_on else "", 9)
    paper.rule(line + 31, 130, 420, width=0.5)
    return signed_letter(paper, letter, 134, line, rng)


def captions_in_sections(letter: Letter, rng: Random) -> bytes:
    """A blank that a hosted telephone system gives to new subscribers: black bars over sections, all on
    lines to fill in, the small captions under them; numbers two by two."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))

    def bar(y: float, text: str) -> None:
        paper.box(40, y, 532, 16, fill="#22303c", stroke=False)
        paper.text(46, y + 11.5, text, 9, bold=True, color="#ffffff")

    paper.text(40, 48, "LETTER OF AUTHORIZATION TO TRANSFER TELEPHONE NUMBERS", 13, bold=True)
    bar(62, "Company information (must match the current provider's record)")
    lined(paper, 40, 102, 330, account.name, "Company name")
    lined(paper, 390, 102, 182, account.number, "Account number with current provider")
    lined(paper, 40, 136, 330, account.carrier.name, "Name of current provider")
    lined(paper, 390, 136, 182, phone(account.btn, "parentheses"), "Billing telephone number (BTN)")
    bar(160, "Service location (where the telephones are; not a post office box)")
    lined(paper, 40, 200, 330, place.street, "Street address")
    lined(paper, 390, 200, 182, place.unit or "", "Suite / unit")
    lined(paper, 40, 234, 270, place.city, "City")
    lined(paper, 330, 234, 80, place.region, "State")
    lined(paper, 430, 234, 142, place.postal_code, "Zip code")
    bar(258, "Telephone numbers")
    y = 298.0
    for at in range(0, 8, 2):
        for x, each in ((40, at), (316, at + 1)):
            number = account.numbers[each] if each < len(account.numbers) else ""
            lined(
                paper,
                x,
                y,
                256,
                phone(number, "parentheses") if number else "",
                f"Telephone number {each + 1}",
            )
        y += 32
    bar(y - 12, "Authorization")
    y = paper.paragraph(
        40, y + 20,
        f"I am authorized to act for the company named above. I request that the telephone numbers above be "
        f"transferred to {NEW}, and that the current provider release the customer service record, the "
        f"account number and any passcode to it. This authorization stays valid until the transfer is "
        f"completed or until I withdraw it in writing.", 532, 8.5,
    )  # fmt: skip
    y += 44
    lined(paper, 40, y, 330, "", "Signature of authorized person")
    dated = day(letter.signed_on, "slashes") if letter.signed_on else ""
    lined(paper, 390, y, 182, dated, "Date (mm/dd/yyyy)")
    lined(paper, 40, y + 36, 330, letter.signer, "Printed name")
    lined(paper, 390, y + 36, 182, letter.title, "Title")
    return signed_letter(paper, letter, 44, y, rng)


def letter_of_agency(letter: Letter, rng: Random) -> bytes:
    """A blank that a voice provider for small firms mails to them: a sentence of agency first, then lines
    with captions under them in one column, set in a book face; the numbers on three long lines."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 54, "Letter of Agency", 18, bold=True, align="center")
    y = paper.paragraph(
        64, 80,
        f"This letter appoints {NEW} and its underlying carriers as our agent in ordering the move of our "
        f"telephone service. It cancels every earlier letter of this kind for the numbers that it lists. We "
        f"know that a number can have a single local provider only.", 484, 10.5,
    )  # fmt: skip
    y += 14
    rows = (
        (account.name, "Customer of record (exactly as on the bill)"),
        (street_of(place), "Service address: number, street, suite"),
        (town_of(place), "City, state and zip code"),
        (account.carrier.name, "Present local telephone company"),
        (account.number, "Account number there"),
        (spaced(account.btn), "Main billing telephone number"),
    )
    for value, caption in rows:
        lined(paper, 64, y, 484, value, caption, 11.5)
        y += 34
    written = [spaced(number) for number in account.numbers]
    for at in range(3):
        lined(paper, 64, y, 484, ",   ".join(written[3 * at : 3 * at + 3]),
              "All telephone numbers to be moved" if at == 0 else "(continued)", 11.5)  # fmt: skip
        y += 34
    y += 30
    lined(paper, 64, y, 290, "", "Authorized signature", 11.5)
    lined(paper, 370, y, 178, letter.signer, "Name in print", 11.5)
    dated = day(letter.signed_on, "long") if letter.signed_on else ""
    lined(paper, 64, y + 36, 290, letter.title, "Position in the firm", 11.5)
    lined(paper, 370, y + 36, 178, dated, "Date of signature", 11.5)
    return signed_letter(paper, letter, 68, y, rng)
