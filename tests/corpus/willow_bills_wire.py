"""Bills of the willow family whose carriers have wires in the ground: two old companies and a fiber one."""

from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill
from tests.corpus.notation import day, money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.week_drawing import beside
from tests.corpus.willow_parts import (
    addressee,
    ends,
    slashed_short,
    spaced,
    stacked,
    street_of,
    sums,
    town_of,
)


def bluffsbell(bill: Bill, rng: Random) -> bytes:
    """A large company's bill: the address at the left and four facts at the right of each page's head, two
    columns below (a balance at a glance, whom to call), a slip at the foot; the lines on later pages."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))

    def head(page: int) -> None:
        lines = addressee(bill) if page == 1 else addressee(bill)[:1]
        paper.lines(40, 44, tuple(line.upper() for line in lines), 8.5, room=325)
        rows = [("Page", f"{page} of 3"), ("Account Number", account.number)]
        rows += [("Billing Date", day(bill.dated, "short"))] if bill.shows_date else []
        beside(paper, 380, 60, rows, 84, 8.5, 12, bold_values=True)
        paper.text(380, 44, "Bluffs Bell", 13, bold=True, color="#0a6ebd")

    head(1)
    paper.text(40, 122, "Monthly Statement", 14)
    paper.text(40, 146, "Balance at a Glance", 11, bold=True)
    paper.rule(150, 40, 290)
    names = (
        "Previous Bill",
        "Payment - Thank You!",
        "Past Due",
        "Current Charges",
        "Taxes",
        "Total Amount Due",
    )
    y = ends(paper, 40, 290, 168, sums(bill, names), 9, 16)
    y = ends(paper, 40, 290, y, [("Amount Due in Full by", day(bill.due, "short"))], 9, 16)
    paper.text(40, y + 16, "Service Address", 9, bold=True)
    paper.lines(40, y + 29, (street_of(account.place), town_of(account.place)), 9, room=250)
    paper.text(316, 146, "Billing Summary", 11, bold=True)
    paper.rule(150, 316, 572)
    paper.text(316, 168, f"Questions? Visit {carrier.website}", 8.5)
    rows = [("Plans and Services", phone(carrier.phone, "one")), ("Repair, day or night", "611")]
    ends(paper, 316, 572, 184, rows, 8.5, 14, last_bold=False)
    rows = [(f"Local service, {len(account.numbers)} lines", money(bill.charges_cents)),
            ("Surcharges and other fees", money(bill.tax_cents))]  # fmt: skip
    ends(paper, 316, 572, 222, rows, 9, 14, last_bold=False)
    paper.text(316, 268, "News You Can Use", 11, bold=True)
    paper.paragraph(316, 284, f"{advert(rng)} {TERMS[4]}", 256, 8)
    paper.rule(610, dashed=True)
    paper.text(306, 622, "Return this portion with your check in the envelope enclosed.", 7.5, align="center")
    paper.lines(60, 652, tuple(line.upper() for line in addressee(bill)), 9.5, room=290)
    rows = [("Account Number", account.number), ("Due By", day(bill.due, "short")),
            ("Total Amount Due", money(bill.total_cents))]  # fmt: skip
    ends(paper, 360, 572, 646, rows, 9, 14)
    paper.lines(360, 704, (f"{carrier.name.upper()}", *(line.upper() for line in carrier.po_box)), 9)
    paper.next_page()
    head(2)
    paper.text(40, 86, "Plans and Services", 13, bold=True)
    paper.rule(92)
    paper.text(40, 108, f"Monthly Service - {day(bill.begins, 'short')} thru {day(bill.ends, 'short')}", 9)
    y = 130.0
    for at, number in enumerate(account.numbers, 1):
        paper.text(40, y, f"{at}.", 9)
        paper.text(60, y, f"Business Line {spaced(number)}", 9)
        paper.text(572, y, money(bill.each_cents), 9, align="right")
        y += 16
    ends(paper, 60, 572, y + 4, [("Total Plans and Services", money(bill.charges_cents))], 9)
    paper.next_page()
    head(3)
    paper.text(40, 86, "Important Information", 13, bold=True)
    y = 108.0
    for term in TERMS:
        y = paper.paragraph(40, y, term, 532, 8.5) + 6
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Monthly Statement")


def fescue(bill: Bill, rng: Random) -> bytes:
    """A company of small towns: a shaded column at the right with the account's data and how to pay, figures
    and lines at the left, the slip at the head of the page as some printers want it."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 40, carrier.name, 13, bold=True, color="#3c6e21")
    paper.lines(40, 56, carrier.po_box, 7.5)
    rows = [("Account Number", account.number), ("Amount Due", money(bill.total_cents)),
            ("Pay By", slashed_short(bill.due))]  # fmt: skip
    ends(paper, 380, 572, 40, rows, 8, 13, last_bold=False)
    paper.text(380, 92, "Amount enclosed  $", 8)
    paper.box(486, 80, 86, 18)
    paper.lines(60, 104, addressee(bill), 9)
    paper.text(306, 172, "Please tear off and send the part above with your payment", 6.5, align="center")
    paper.rule(178, dashed=True)
    paper.box(396, 192, 176, 350, fill="#edf3e6", stroke=False)
    facts: list[tuple[str, tuple[str, ...]]] = [
        ("ACCOUNT NUMBER", (account.number,)),
        ("ACCOUNT NAME", (account.name,)),
    ]
    facts += [("BILL DATE", (slashed_short(bill.dated),))] if bill.shows_date else []
    period = f"{slashed_short(bill.begins)} - {slashed_short(bill.ends)}"
    facts += [("SERVICE FROM - TO", (period,)), ("MAIN TELEPHONE", (phone(account.btn, "dashes"),)),
              ("SERVICE ADDRESS", notation.lines_of(account.place))]  # fmt: skip
    y = 210.0
    for label, values in facts:
        paper.text(406, y, label, 7, color="#5a5a5a")
        y += 12
        for value in values:
            y = paper.paragraph(406, y, value, 158, 8.5) - 5
        y += 11
    y = max(y, 450)
    stacked(paper, 406, y, "CALL US", phone(carrier.phone, "dashes"), 8.5)
    stacked(paper, 406, y + 32, "ON THE WEB", carrier.website, 8.5)
    paper.text(40, 206, "Summary", 11, bold=True)
    names = ("Last month's bill", "Payments", "Past due - please pay now", "This month's services",
             "Taxes and fees", "Amount due")  # fmt: skip
    y = ends(paper, 40, 376, 226, sums(bill, names), 8.5, 16)
    paper.text(40, y + 18, "This month's services", 11, bold=True)
    y += 38
    for number in account.numbers:
        paper.leaders(40, y, f"{phone(number, 'dashes')}  Business phone", money(bill.each_cents), 376, 8.5)
        y += 15
    paper.paragraph(40, 570, f"{TERMS[0]} {advert(rng)}", 532, 7.5)
    paper.lines(40, 740, bill.hidden, invisible=True)
    return paper.made(rng, "Bill")


def hexline(bill: Bill, rng: Random) -> bytes:
    """A fiber network's invoice to a firm: data in a narrow block at the right, a ladder of figures with
    dots, then for each place of service its address with the numbers there; on two counted pages."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))

    def head(page: int) -> None:
        paper.text(40, 46, "HEXLINE", 20, bold=True, color="#2b2b2b")
        paper.text(572, 40, f"Page {page} of 2", 8, align="right")
        rows = [("Billing Account Number:", account.number), ("Invoice Number:", invoice)]
        rows += [("Invoice Date:", day(bill.dated, "long"))] if bill.shows_date else []
        beside(paper, 330, 58, rows, 126, 9, 13, bold_labels=True)

    invoice = f"{rng.randint(100_000_000, 999_999_999)}"
    head(1)
    paper.lines(40, 128, addressee(bill), 10)
    paper.text(40, 214, "ACCOUNT SUMMARY", 11, bold=True)
    paper.rule(219, width=1.2)
    names = ("Previous Statement Balance", "Payments Received", "Amount Past Due", "Current Charges",
             "Taxes, Fees and Surcharges", "Total Amount Due")  # fmt: skip
    y = 238.0
    for label, value in sums(bill, names):
        paper.leaders(40, y, label, value, 572, 9.5)
        y += 17
    paper.text(40, y + 8, f"Payment is due by {day(bill.due, 'long')}.", 9.5, bold=True)
    period = f"{day(bill.begins, 'long')} to {day(bill.ends, 'long')}"
    paper.text(40, y + 26, f"Current charges are for {period}.", 9.5)
    paper.paragraph(40, y + 52, f"{TERMS[1]} {TERMS[0]}", 532, 8)
    paper.rule(640, width=1.2)
    paper.text(40, 656, "REMITTANCE", 9, bold=True)
    rows = [("Billing Account Number:", account.number), ("Invoice Number:", invoice),
            ("Total Amount Due:", money(bill.total_cents))]  # fmt: skip
    beside(paper, 330, 660, rows, 126, 9, 14, bold_labels=True)
    paper.lines(40, 680, (carrier.name, *carrier.po_box), 9)
    paper.next_page()
    head(2)
    paper.text(40, 128, "CHARGES BY SERVICE LOCATION", 11, bold=True)
    paper.rule(133, width=1.2)
    rows = [("Account Name:", account.name), ("Service Location:", notation.one_line(account.place)),
            ("Billing Telephone Number:", spaced(account.btn))]  # fmt: skip
    y = beside(paper, 40, 152, rows, 130, 9, 15, room=400, bold_labels=True)
    y += 10
    for number in account.numbers:
        paper.text(54, y, spaced(number), 9)
        paper.text(150, y, "Hosted Voice Premium Seat", 9)
        paper.text(572, y, money(bill.each_cents), 9, align="right")
        y += 15
    ends(paper, 54, 572, y + 4, [("Location Total", money(bill.charges_cents))], 9)
    paper.paragraph(40, y + 40, f"{TERMS[2]} {TERMS[3]}", 532, 8)
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Invoice")
