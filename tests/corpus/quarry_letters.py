"""Letters of authorization of the quarry, for the United States; the firm's own letter serves Canada too."""

from random import Random

from tests.corpus import notation
from tests.corpus.birch_parts import blank
from tests.corpus.content import Letter
from tests.corpus.newcomers_notation import over, sign
from tests.corpus.notation import day, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.quarry_parts import shortened
from tests.corpus.strangers_notation import count_of, order_day, runs, street_of
from tests.corpus.week_drawing import NEW, beside, by_number, sealed_copy
from tests.corpus.willow_parts import grid, slashed_short, town_of, with_country

_CLAUSES = (
    (
        f"Customer appoints {NEW} and its underlying carriers as its agent to move the telephone numbers in "
        f"the schedule, and to order and cancel service with the losing service provider for them."
    ),
    "The losing service provider may release to the agent any record of the account that it needs.",
    "Customer remains liable for what it owes to the losing service provider.",
    "This authorization remains in effect until it is withdrawn in writing.",
)


def _tick(paper: Paper, x: float, y: float, label: str, *, is_set: bool) -> None:
    """A box to tick at the left of its label."""
    paper.box(x, y - 8, 9, 9)
    paper.text(x + 4.5, y - 0.6, "X" if is_set else "", 8, bold=True, align="center")
    paper.text(x + 14, y, label, 9)


def agency_abbreviated(letter: Letter, rng: Random) -> bytes:
    """A local company's blank, full of abbreviations: labels before lines, the working telephone numbers in
    columns, boxes to tick for a full or a partial port."""
    account = letter.account
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, "LETTER OF AUTHORIZATION", 16, bold=True)
    paper.text(40, 64, "Local Number Portability (LNP)", 10)
    paper.box(432, 32, 140, 40)
    paper.text(438, 43, "CARRIER USE ONLY", 6.5, color="#555555")
    paper.text(438, 61, f"PON  SC{rng.randint(100_000, 999_999)}-01", 9)
    paper.rule(82, width=1.2)
    y = 108.0
    blank(paper, 40, 122, 572, y, "Cust. name:", account.name, 10)
    blank(paper, 40, 122, 572, y + 22, "Svc addr:", street_of(account.place), 10)
    blank(paper, 40, 122, 572, y + 44, "City / St / Zip:", town_of(account.place), 10)
    blank(paper, 40, 122, 360, y + 66, "Current LSP:", account.carrier.name, 10)
    blank(paper, 372, 424, 572, y + 66, "Acct #:", account.number, 10)
    blank(paper, 40, 122, 360, y + 88, "Auth. signer:", letter.signer, 10)
    blank(paper, 372, 424, 572, y + 88, "BTN:", phone(account.btn, "dashes"), 10)
    y += 118
    _tick(paper, 40, y, "Full port (all WTNs, then close acct)", is_set=True)
    _tick(paper, 250, y, "Partial port (some WTNs stay)", is_set=False)
    paper.text(430, y, f"Qty of WTNs: {len(account.numbers)}", 9)
    y += 26
    paper.text(40, y, "WTN(s) to be ported:", 9.5, bold=True)
    for at, number in enumerate(account.numbers):
        x, top = 160 + 138 * (at % 3), y + 18 * (at // 3)
        paper.text(x, top, phone(number, "dashes"), 11, family="Courier")
    y += 18 * ((len(account.numbers) + 2) // 3) + 16
    y = paper.paragraph(
        40, y,
        f"The undersigned appoints {NEW} (\"New LSP\") as agent to issue all orders that are needed to "
        f"change the local service provider for the WTN(s) above, and to review the customer service "
        f"record. The undersigned is the customer of record or is authorized to act for it. Current LSP may "
        f"bill early termination or final charges. A copy or fax of this LOA is as good as the original.",
        532, 9,
    )  # fmt: skip
    y += 56
    blank(paper, 40, 122, 360, y, "Auth. signature:", "", 9.5)
    dated = slashed_short(letter.signed_on) if letter.signed_on else ""
    blank(paper, 372, 424, 572, y, "Dated:", dated, 9.5)
    blank(paper, 40, 122, 360, y + 28, "Title:", letter.title, 9.5)
    paper.text(40, 764, "LNP-LOA-B (03/24)", 7)
    paper.text(572, 764, "Valid 30 days from date of signature", 7, align="right")
    return sign(paper, letter, 128, y, rng)


def two_parties(letter: Letter, rng: Random) -> bytes:
    """A trunk carrier's agreement: customer and losing provider in frames beside each other, the numbers in
    a schedule of ranges, and signed as contracts are: by, name, its, date."""
    account = letter.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 48, "LETTER OF AGENCY", 16, bold=True, align="center")
    paper.text(306, 64, "AND AUTHORIZATION TO PORT TELEPHONE NUMBERS", 11, bold=True, align="center")
    for x, title in ((40, "CUSTOMER OF RECORD"), (312, "LOSING SERVICE PROVIDER")):
        paper.box(x, 82, 260, 132)
        paper.box(x, 82, 260, 16, fill="#d9d9d9")
        paper.text(x + 6, 93.5, title, 9.5, bold=True)
    y = over(paper, 46, 109, "Legal entity (as billed)", (account.name,), 10.5, 248)
    y = over(
        paper, 46, y + 2, "Service location", (street_of(account.place), town_of(account.place)), 10.5, 248
    )
    over(paper, 46, y + 2, "Person authorized to sign", (letter.signer,), 10.5, 248)
    y = over(paper, 318, 109, "Provider", (account.carrier.name,), 10.5, 248)
    y = over(paper, 318, y + 2, "Billing account no. (BAN)", (account.number,), 10.5, 248)
    over(paper, 318, y + 2, "Billing telephone no. (BTN)", (phone(account.btn, "dots"),), 10.5, 248)
    paper.text(40, 238, "SCHEDULE OF TELEPHONE NUMBERS", 10.5, bold=True)
    rows = [("Item", "From", "Through", "Quantity")]
    rows += [
        (f"{at}", phone(first, "dots"), phone(last, "dots"), f"{count_of(first, last)}")
        for at, (first, last) in enumerate(runs(account.numbers), 1)
    ]
    y = grid(paper, 244, (40, 84, 260, 436, 572), rows, 10.5)
    y += 22
    for at, clause in enumerate(_CLAUSES, 1):
        paper.text(40, y, f"{at}.", 10)
        y = paper.paragraph(56, y, clause, 516, 10)
    paper.text(306, y + 16, "FOR CUSTOMER", 10.5, bold=True)
    y += 58
    dated = order_day(letter.signed_on) if letter.signed_on else ""
    rows_below = (("By:", ""), ("Name:", letter.signer), ("Its:", letter.title), ("Date:", dated))
    for at, (label, value) in enumerate(rows_below):
        blank(paper, 306, 346, 572, y + 26 * at, label, value, 10.5)
    return sign(paper, letter, 350, y, rng)


def dear_carrier(letter: Letter, rng: Random) -> bytes:
    """The firm's own letter to its carrier: letterhead, a block of facts after `Re:`, then sentences with
    the numbers among them, each after the first by its last four digits."""
    account = letter.account
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 62, account.name, 17, bold=True, align="center", room=500)
    paper.text(306, 78, notation.one_line(account.place), 10, align="center", room=500)
    paper.rule(88, 72, 540)
    paper.lines(72, 122, (account.carrier.name, "Attn: Number Porting / LNP Department"), 11.5, 15)
    paper.text(72, 168, "Re:", 11.5, bold=True)
    rows = [
        ("Port of telephone numbers to", NEW),
        ("Account holder", account.name),
        ("Account number", account.number),
        ("Service address", street_of(account.place)),
        ("", town_of(account.place)),
        ("Main billing number", phone(account.btn, "parentheses")),
    ]
    y = beside(paper, 100, 168, rows, 164, 11.5, 16, room=276)
    paper.text(72, y + 16, "To whom it may concern:", 11.5)
    y = paper.paragraph(
        72, y + 42,
        f"Please release the following telephone {'numbers' if len(account.numbers) > 1 else 'number'} to "
        f"{NEW}: {shortened(account.numbers)}.", 468, 11.5,
    )  # fmt: skip
    y = paper.paragraph(
        72, y + 4,
        f"I am authorized to make decisions on this account. {NEW} may act for us in this matter, may ask "
        f"you for our customer service record, and may place whatever orders are needed. Please leave all "
        f"services running until the numbers have moved; once they have, the account may be closed.", 468,
        11.5,
    )  # fmt: skip
    y = paper.paragraph(
        72, y + 4, "Thank you for your help. If there is anything you need, please call me.", 468, 11.5
    )
    paper.text(72, y + 10, "Sincerely,", 11.5)
    y += 62
    paper.rule(y + 3, 72, 300, width=0.5)
    paper.lines(72, y + 18, (letter.signer, letter.title), 11.5, 15)
    paper.text(330, y, "Date signed:", 11.5)
    paper.text(398, y, day(letter.signed_on, "long") if letter.signed_on else "", 11.5)
    paper.rule(y + 3, 394, 540, width=0.5)
    return sign(paper, letter, 80, y, rng)


def e_signed_card(letter: Letter, rng: Random) -> bytes:
    """What a hosted provider's porting wizard makes of its questions, sent out to be signed online: labels
    over values in a two-column card, the numbers in rows that count them."""
    account, place = letter.account, letter.account.place
    paper = Paper(Manner.drawn(rng))
    paper.box(0, 26, 612, 44, fill="#f0f4f8", stroke=False)
    paper.text(40, 53, "Port-in authorization", 17, bold=True, color="#16324f")
    paper.text(572, 53, "US local numbers", 10, align="right", color="#16324f")
    left = (("Company name", account.name), ("Street", place.street), ("Suite / unit", place.unit or "-"),
            ("City, state", f"{place.city}, {place.region}"), ("ZIP", place.postal_code))  # fmt: skip
    right = (("Provider today", account.carrier.name), ("Account ID with that provider", account.number),
             ("Main number on the account (BTN)", with_country(account.btn)),
             ("Account holder's representative", letter.signer), ("Role", letter.title))  # fmt: skip
    for x, rows in ((40, left), (320, right)):
        for at, (label, value) in enumerate(rows):
            over(paper, x, 96 + 34 * at, label, (value,), 10, 252)
            paper.rule(114 + 34 * at, x, x + 252, width=0.3)
    y = 266.0
    paper.text(
        40, y + 12, f"Numbers you are bringing ({len(account.numbers)})", 11, bold=True, color="#16324f"
    )
    y += 32
    for at, number in enumerate(account.numbers):
        x, top = 40 + 280 * (at % 2), y + 18 * (at // 2)
        paper.text(x, top, f"{at + 1}", 8, color="#777777")
        paper.text(x + 18, top, with_country(number), 10)
    y += 18 * ((len(account.numbers) + 1) // 2) + 12
    paper.text(40, y, "What you agree to", 11, bold=True, color="#16324f")
    y = paper.paragraph(
        40, y + 16,
        f"You own these numbers or may decide for their owner. You let {NEW} request them from your provider "
        f"today and receive your customer service record. The details above match your latest bill. You will "
        f"not cancel your present service yourself before the numbers have arrived.", 532, 9,
    )  # fmt: skip
    y += 70
    paper.text(40, y, "Signature", 9, color="#555555")
    paper.rule(y + 3, 96, 330, width=0.4)
    paper.text(360, y, "Date", 9, color="#555555")
    paper.text(396, y, by_number(letter.signed_on), 10)
    paper.rule(y + 3, 390, 520, width=0.4)
    return sealed_copy(paper, letter, 100, y, rng, certificate=rng.random() < 0.5)
