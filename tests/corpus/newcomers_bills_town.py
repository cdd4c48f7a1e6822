"""Bills of a mobile company and of a town that has telephones."""

from datetime import timedelta
from random import Random

from tests.corpus import notation
from tests.corpus.content import Bill
from tests.corpus.newcomers_notation import (
    bare_day,
    calls,
    hyphen_day,
    street_lines,
    table,
)
from tests.corpus.notation import money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import (
    figures,
    owed_cents,
    settled_cents,
    short_day,
    upright_line,
    wrapped,
)


def owing(bill: Bill, label: str) -> list[tuple[str, int]]:
    return [(label, bill.past_due_cents)] if bill.past_due_cents else []


def metropage(bill: Bill, rng: Random) -> bytes:
    """A mobile company: tiles at a glance, a page of lines in three columns, a page of calls by line."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.box(0, 0, 612, 40, fill="#5b2a86", stroke=False)
    paper.text(40, 26, "METROPAGE", 16, bold=True, color="#ffffff")
    paper.text(572, 26, f"Sheet 1/3   Acct {account.number}", 9, color="#ffffff", align="right")
    paper.lines(
        40,
        70,
        wrapped(
            (account.name, f"ATTN: {account.user}", *notation.lines_of(bill.mailing or account.place)),
            "Helvetica",
            9,
            240,
        ),
        9,
    )
    tiles = [("Amount due", money(bill.total_cents)), ("Due", hyphen_day(bill.due))]
    if bill.shows_date:
        tiles.insert(0, ("Bill created", hyphen_day(bill.dated)))
    for at, (label, value) in enumerate(tiles):
        paper.box(310 + 90 * at, 56, 84, 50)
        paper.text(352 + 90 * at, 72, label, 7.5, align="center")
        paper.text(352 + 90 * at, 92, value, 11, bold=True, align="center")
    upright_line(paper, 300, 60, 130)
    paper.text(310, 124, f"Usage from {hyphen_day(bill.begins)} through {hyphen_day(bill.ends)}", 8)
    paper.text(40, 168, "Primary place of use (E911):", 8, bold=True)
    paper.text(166, 168, notation.one_line(account.place), 8)
    paper.text(40, 200, "Bill at a glance", 12, bold=True, color="#5b2a86")
    figures(
        paper,
        40,
        300,
        220,
        (
            ("Previous balance", owed_cents(bill)),
            ("Payments received", settled_cents(bill)),
            *owing(bill, "Overdue - due now"),
            ("Plans", bill.charges_cents),
            ("Taxes", bill.tax_cents),
            ("Amount due", bill.total_cents),
        ),
    )
    paper.paragraph(
        330,
        204,
        "Trade in and save: up to $800 off until 12/31/2026 when you bring a new line. Visit a "
        "Metropage store, 10 Galleria Way, or dial 611 from your phone.",
        240,
        8,
    )
    paper.lines(40, 500, bill.hidden, invisible=True)
    paper.rule(640, dashed=True)
    paper.lines(330, 668, (carrier.name, *carrier.po_box), 9)
    paper.text(40, 668, f"Acct {account.number}", 9)
    paper.text(40, 682, f"Pay {money(bill.total_cents)} by {hyphen_day(bill.due)}", 9)
    paper.next_page()
    paper.text(40, 50, "What each line costs", 12, bold=True, color="#5b2a86")
    paper.text(572, 50, f"Sheet 2/3   Acct {account.number}", 8, align="right")
    for at, number in enumerate(account.numbers):
        x, y = 40.0 + 180 * (at % 3), 76.0 + 74 * (at // 3)
        paper.box(x, y, 170, 64)
        paper.text(x + 8, y + 14, phone(number, "dashes"), 10, bold=True)
        paper.text(x + 8, y + 28, "Metro Unlimited", 8)
        paper.text(x + 162, y + 28, money(bill.each_cents), 8, align="right")
        paper.text(x + 8, y + 42, f"Device payment {rng.randint(2, 23)} of 24, $0.00", 7)
    paper.next_page()
    paper.text(40, 50, "Calls", 12, bold=True, color="#5b2a86")
    paper.text(572, 50, f"Sheet 3/3   Acct {account.number}", 8, align="right")
    y = 70.0
    for number in account.numbers[:4]:
        paper.text(40, y, f"Line {phone(number, 'dashes')}", 8, bold=True)
        y = (
            table(
                paper,
                y + 14,
                ((40, "left"), (84, "left"), (130, "left"), (220, "left"), (320, "right")),
                calls(bill, rng, 8),
                7,
                10,
                head=False,
            )
            + 8
        )
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def ridgeutil(bill: Bill, rng: Random) -> bytes:
    """A town's utility that also has telephones: one card, typewriter face, heads over values."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Courier")
    paper.text(306, 44, carrier.name.upper(), 12, bold=True, align="center")
    paper.text(
        306,
        57,
        f"{carrier.office[0].upper()} - {carrier.office[1].upper()} - {phone(carrier.phone, 'dashes')}",
        8,
        align="center",
    )
    heads = [
        ("ACCT", account.number, 40.0),
        ("SERVICE AT", ", ".join(street_lines(account.place)).upper(), 150.0),
    ]
    if bill.shows_date:
        heads.append(("BILLED", bare_day(bill.dated), 400.0))
    heads.append(("PAY BY", bare_day(bill.due), 490.0))
    paper.rule(72)
    for label, value, x in heads:
        paper.text(x, 86, label, 8)
        paper.text(x, 100, value, 9, bold=True, room=240)
    paper.text(
        150,
        113,
        f"{account.place.city.upper()}, {account.place.region} {account.place.postal_code}",
        9,
        bold=True,
    )
    paper.rule(120)
    paper.text(40, 140, f"CUSTOMER  {account.name.upper()}", 9)
    paper.text(40, 154, f"BTN       {phone(account.btn, 'dashes')}", 9)
    paper.text(40, 168, f"PERIOD    {bare_day(bill.begins)} TO {bare_day(bill.ends)}", 9)
    y = 196.0
    rows = [("WATER       METER 55501  READ 4471", 0), ("SEWER       FLAT", 0)]
    rows += [
        (f"TELEPHONE   {phone(number, 'dashes')}  BUSINESS LINE", bill.each_cents)
        for number in account.numbers
    ]
    rows += [
        ("TAX", bill.tax_cents),
        *owing(bill, "PAST DUE - SUBJECT TO DISCONNECT"),
        ("TOTAL TO PAY", bill.total_cents),
    ]
    for label, cents in rows:
        paper.text(40, y, label, 9)
        paper.text(500, y, money(cents), 9, align="right")
        y += 14
    paper.text(
        40,
        y + 12,
        f"LAST PAYMENT {money(-settled_cents(bill))} RECEIVED "
        f"{short_day(bill.previous + timedelta(days=12))}",
        9,
    )
    paper.lines(40, y + 30, bill.hidden, invisible=True)
    to = [account.name.upper(), *(each.upper() for each in notation.lines_of(bill.mailing or account.place))]
    paper.rule(600, dashed=True)
    paper.lines(330, 640, wrapped(to, "Courier", 9, 240), 9)
    paper.lines(40, 640, ("REMIT TO", carrier.name.upper(), *(each.upper() for each in carrier.po_box)), 9)
    return paper.made(rng, "Bill")
