"""Bills of five firms that were drawn with the fourth family, and kept from everybody until that "
"was mended."""

from datetime import timedelta
from random import Random

from tests.corpus import notation
from tests.corpus.content import Bill
from tests.corpus.newcomers_notation import calls, over, slash_iso, stopped_day, street_lines, table
from tests.corpus.notation import day, money, phone
from tests.corpus.paper import LANDSCAPE, Manner, Paper
from tests.corpus.strangers_notation import (
    figures,
    named_day,
    order_day,
    owed_cents,
    settled_cents,
    spaced,
    tight,
    wrapped,
)


def cobaltnet(bill: Bill, rng: Random) -> bytes:
    """A fibre company: two dark cards at the top, prices by line in a list with dots, news below."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, "cobalt", 24, bold=True, color="#0047ab")
    paper.text(126, 50, "fiber for business", 10, color="#0047ab")
    paper.box(40, 64, 260, 112, fill="#0b132b", stroke=False)
    paper.box(312, 64, 260, 112, fill="#1c2541", stroke=False)
    paper.text(52, 84, "WHO THIS BILL IS FOR", 7, color="#9fb8d0")
    paper.lines(
        52,
        100,
        wrapped((account.name, *notation.lines_of(bill.mailing or account.place)), "Helvetica-Bold", 9, 236),
        9,
        12,
        bold=True,
        color="#ffffff",
    )
    rows = [("Account", account.number)]
    if bill.shows_date:
        rows.append(("Bill prepared", stopped_day(bill.dated)))
    rows += [
        ("Autopay draws on", stopped_day(bill.due)),
        ("Main telephone", tight(account.btn)),
        ("Pages", "2, this is 1"),
    ]
    for at, (label, value) in enumerate(rows):
        paper.text(324, 86 + 17 * at, label, 8, color="#9fb8d0")
        paper.text(560, 86 + 17 * at, value, 9, bold=True, color="#ffffff", align="right")
    paper.text(40, 204, "Where your fiber ends: ", 9, bold=True)
    paper.text(150, 204, notation.one_line(account.place), 9)
    y = 236.0
    items = [("Last month you were billed", owed_cents(bill)), ("You paid", settled_cents(bill))]
    if bill.past_due_cents:
        items.append(("This is past due", bill.past_due_cents))
    items += [
        ("Voice lines", bill.charges_cents),
        ("Taxes and fees we must collect", bill.tax_cents),
        ("What you owe today", bill.total_cents),
    ]
    for label, cents in items:
        paper.leaders(40, y, label, money(cents), 400, 10)
        y += 16
    paper.paragraph(
        40,
        y + 20,
        f"News. From {named_day(bill.dated + timedelta(days=40))} our store at 19 Beacon Row opens at 8 AM. "
        f"Chat at {carrier.website} or ring {phone(carrier.phone, 'dots')}.",
        500,
        8.5,
    )
    paper.lines(40, 640, bill.hidden, invisible=True)
    paper.lines(40, 700, (f"Payments by mail: {carrier.name}", *carrier.po_box), 8)
    paper.next_page()
    paper.text(40, 50, f"Account {account.number}", 9, bold=True)
    paper.text(572, 50, "Pages: 2, this is 2", 8, align="right")
    paper.text(
        40,
        78,
        f"Voice lines, {stopped_day(bill.begins)} to {stopped_day(bill.ends)}",
        11,
        bold=True,
        color="#0047ab",
    )
    for at, number in enumerate(account.numbers):
        paper.leaders(40, 100 + 16 * at, tight(number), money(bill.each_cents), 400, 10)
    return paper.made(rng, "Bill")


def prismtrunk(bill: Bill, rng: Random) -> bytes:
    """A wholesaler's landscape sheet: one long table, account facts in its head and numbers in its rows."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera", LANDSCAPE)
    paper.text(30, 44, f"{carrier.name} / usage and access invoice", 12, bold=True)
    facts = [f"BAN {account.number}", f"Pilot {phone(account.btn, 'dashes')}"]
    if bill.shows_date:
        facts.append(f"Invoiced {order_day(bill.dated)}")
    facts += [f"Net due {order_day(bill.due)}", f"Cycle {order_day(bill.begins)} / {order_day(bill.ends)}"]
    paper.text(30, 64, "   |   ".join(facts), 8, room=730)
    over(
        paper,
        30,
        88,
        "Sold to",
        wrapped(
            (account.name, f"Contact {account.user}", *notation.lines_of(bill.mailing or account.place)),
            "Vera",
            8.5,
            300,
        ),
        8.5,
    )
    over(paper, 400, 88, "Circuit location (A end)", notation.lines_of(account.place), 8.5)
    rows = [("Item", "TN", "Class", "From", "Thru", "MRC")]
    rows += [
        (
            str(at),
            phone(number, "dashes"),
            "SIP DID",
            order_day(bill.begins),
            order_day(bill.ends),
            money(bill.each_cents),
        )
        for at, number in enumerate(account.numbers, 1)
    ]
    y = table(
        paper,
        176,
        ((30, "left"), (80, "left"), (230, "left"), (340, "left"), (480, "left"), (752, "right")),
        rows,
        8,
        16,
        lined=True,
    )
    figures(
        paper,
        500,
        752,
        y + 14,
        (
            ("Access", bill.charges_cents),
            ("Surcharges", bill.tax_cents),
            *([("Past due", bill.past_due_cents)] if bill.past_due_cents else []),
            ("Invoice total", bill.total_cents),
        ),
    )
    paper.text(
        30,
        570,
        f"Remit: {carrier.name}, {', '.join(carrier.po_box)}. Prior invoice "
        f"{money(owed_cents(bill))}, paid {money(-settled_cents(bill))}.",
        7.5,
    )
    paper.lines(30, 540, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")


def juniperco(bill: Bill, rng: Random) -> bytes:
    """A rural cooperative: a postcard's worth of facts at the top, then talk; values before their labels."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(40, 52, carrier.name, 15, bold=True)
    paper.text(40, 66, f"{', '.join(carrier.office)} | {phone(carrier.phone, 'spaces')}", 9)
    y = 96.0
    facts = [
        (account.name, "member"),
        (account.number, "member account"),
        (phone(account.btn, "spaces"), "main telephone"),
    ]
    if bill.shows_date:
        facts.append((day(bill.dated, "long"), "statement written"))
    facts += [
        (day(bill.due, "long"), "last day to pay"),
        (", ".join(street_lines(account.place)), "where the line comes in"),
        (f"{account.place.city}, {account.place.region} {account.place.postal_code}", "town"),
    ]
    for value, label in facts:
        paper.text(40, y, value, 11, bold=True)
        paper.text(330, y, label, 9, color="#555555")
        y += 17
    y += 10
    if bill.mailing:
        y = paper.lines(40, y, ("Mailed to:", account.name, *notation.lines_of(bill.mailing)), 9) + 8
    y = paper.paragraph(
        40,
        y,
        f"Your lines this month ({named_day(bill.begins)} to {named_day(bill.ends)}) are "
        + "; ".join(phone(number, "spaces") for number in account.numbers)
        + f". Each costs {money(bill.each_cents)}.",
        520,
        10.5,
    )
    due = (
        f"{money(bill.past_due_cents)} is past due. "
        if bill.past_due_cents
        else "Thank you for paying on time. "
    )
    y = paper.paragraph(
        40, y, f"{due}With {money(bill.tax_cents)} of tax the total is {money(bill.total_cents)}.", 520, 10.5
    )
    paper.paragraph(
        40,
        y + 10,
        "Members' picnic: June 5, 2027, at the fairground, 1200 County Road 9. Call before you dig: 811.",
        520,
        9,
    )
    paper.text(40, 730, f"Pay to {carrier.name}, {', '.join(carrier.po_box)}", 9)
    paper.lines(40, 700, bill.hidden, invisible=True)
    return paper.made(rng, "Statement")


def lakeheadtel(bill: Bill, rng: Random) -> bytes:
    """A Canadian company: a head of four columns, labels over values; lines as cards; three pages."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 48, "LAKEHEAD TEL", 16, bold=True, color="#023047")
    paper.text(572, 48, "Page 1 / 3", 8, align="right")
    heads = [("Customer number", account.number)]
    if bill.shows_date:
        heads.append(("Billing day", slash_iso(bill.dated)))
    heads += [
        ("Pay before", slash_iso(bill.due)),
        ("New balance", money(bill.total_cents)),
        ("Telephone", spaced(account.btn)),
    ]
    for at, (label, value) in enumerate(heads):
        over(paper, 40 + 108 * at, 78, label, (value,), 9, room=104)
    paper.rule(106)
    paper.lines(
        40,
        136,
        wrapped(
            (account.name, f"c/o {account.user}", *notation.lines_of(bill.mailing or account.place)),
            "Vera",
            9,
            250,
        ),
        9,
    )
    over(paper, 330, 132, "Premises served", notation.lines_of(account.place))
    figures(
        paper,
        40,
        320,
        226,
        (
            ("Old balance", owed_cents(bill)),
            ("Payments", settled_cents(bill)),
            *([("Overdue", bill.past_due_cents)] if bill.past_due_cents else []),
            ("Lines", bill.charges_cents),
            ("HST", bill.tax_cents),
            ("New balance", bill.total_cents),
        ),
    )
    paper.lines(40, 700, (carrier.name, *carrier.po_box, phone(carrier.phone, "one")), 8)
    paper.lines(40, 600, bill.hidden, invisible=True)
    paper.next_page()
    paper.text(572, 48, "Page 2 / 3", 8, align="right")
    for at, number in enumerate(account.numbers):
        x, y = 40 + 272 * (at % 2), 70 + 56 * (at // 2)
        paper.box(x, y, 260, 48)
        paper.text(x + 8, y + 16, spaced(number), 10, bold=True)
        paper.text(x + 8, y + 32, f"Business line {slash_iso(bill.begins)} - {slash_iso(bill.ends)}", 8)
        paper.text(x + 252, y + 16, money(bill.each_cents), 9, align="right")
    paper.next_page()
    paper.text(572, 48, "Page 3 / 3", 8, align="right")
    table(
        paper,
        70,
        ((40, "left"), (90, "left"), (140, "left"), (240, "left"), (360, "right")),
        [("Day", "Time", "Called", "Place", "Min"), *calls(bill, rng, 25)],
        7.5,
        12,
    )
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def sagamie(bill: Bill, rng: Random) -> bytes:
    """In French: an invoice whose facts stand in one ruled band, the rest a table."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(306, 50, carrier.name, 17, bold=True, align="center", color="#386641")
    paper.text(306, 64, f"{', '.join(carrier.office)} | {spaced(carrier.phone)}", 8, align="center")
    cells = [("Compte client", account.number)]
    if bill.shows_date:
        cells.append(("Date d'émission", day(bill.dated, "french_short")))
    cells += [
        ("Payable avant le", day(bill.due, "french_short")),
        ("Téléphone principal", spaced(account.btn)),
    ]
    width = 532 / len(cells)
    for at, (label, value) in enumerate(cells):
        paper.box(40 + width * at, 78, width, 34)
        paper.text(46 + width * at, 89, label, 7)
        paper.text(46 + width * at, 105, value, 10, room=width - 10)
    over(
        paper,
        40,
        134,
        "TITULAIRE",
        wrapped((account.name, *notation.lines_of(bill.mailing or account.place)), "Helvetica", 9.5, 250),
        9.5,
    )
    over(paper, 320, 134, "LIEU DU SERVICE", notation.lines_of(account.place), 9.5)
    items = [("Ligne", "Forfait", "Prix")]
    items += [
        (spaced(number), "Affaires illimité", money(bill.each_cents, french=True))
        for number in account.numbers
    ]
    items += [("", "Taxes", money(bill.tax_cents, french=True))]
    if bill.past_due_cents:
        items.append(("", "Solde en souffrance", money(bill.past_due_cents, french=True)))
    items.append(("", "Somme à payer", money(bill.total_cents, french=True)))
    y = table(paper, 230, ((40, "left"), (180, "left"), (572, "right")), items, 9.5, 18, lined=True)
    paper.text(
        40,
        y + 16,
        f"Période de facturation : {day(bill.begins, 'french_short')} - {day(bill.ends, 'french_short')}",
        8.5,
    )
    paper.text(40, 720, f"Paiements : {', '.join(carrier.po_box)}", 8.5)
    paper.lines(40, 660, bill.hidden, invisible=True)
    return paper.made(rng, "Facture")
