"""Bills of the birch: two large telephone companies of the United States."""

from random import Random

from tests.corpus.birch_parts import (
    Row,
    brief_day,
    credit,
    half_spaced,
    ledger,
    owed,
    paid,
    plain,
    sent_to,
    slashed,
    street_line,
    two_digit_day,
)
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill
from tests.corpus.notation import money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.week_drawing import beside


def heronbell(bill: Bill, rng: Random) -> bytes:
    """The largest old telephone company's: facts at the upper right, a bill at a glance, charges overleaf."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    _heron_head(paper, bill, 1)
    paper.lines(40, 92, sent_to(bill), 9.5, room=300)
    paper.text(40, 176, "Bill-At-A-Glance", 12, bold=True, color="#00618f")
    rows: list[Row] = [
        ("Previous Bill", plain(owed(bill))),
        (f"Payment Received {bill.ends.month}-{bill.ends.day:02} - Thank you!", credit(paid(bill))),
        ("Adjustments", ".00"),
        (
            "Past Due - Please Pay Immediately" if bill.past_due_cents else "Balance",
            plain(bill.past_due_cents),
        ),
        ("Current Charges", plain(bill.before_cents)),
        ("Total Amount Due", f"${plain(bill.total_cents)}"),
    ]
    y = ledger(paper, 40, 292, 196, rows)
    paper.text(40, y + 4, "Amount Due in Full by", 9.5, bold=True)
    paper.text(292, y + 4, brief_day(bill.due), 9.5, bold=True, align="right")
    paper.text(320, 176, "Billing Summary", 12, bold=True, color="#00618f")
    paper.lines(320, 196, (f"Online: {carrier.website}/mybusiness", "Questions? Call:"), 8.5)
    paper.lines(320, 220, ("Plans and Services", half_spaced(carrier.phone), "Repair Service", "611"), 8.5)
    ledger(paper, 320, 572, 284, [("Plans and Services", plain(bill.before_cents)),
                                  ("Total of Current Charges", plain(bill.before_cents))])  # fmt: skip
    paper.text(40, 366, "News You Can Use", 12, bold=True, color="#00618f")
    paper.paragraph(40, 384, f"{advert(rng)} {TERMS[3]}", 530, 8.5)
    paper.text(306, 598, "Return bottom portion with your check in the enclosed envelope.", 8, align="center")
    paper.text(306, 608, "Payments may take 7 days to post.", 8, align="center")
    paper.rule(614, dashed=True)
    stub = [("DUE BY:", brief_day(bill.due)), ("Amount Due", money(bill.total_cents)),
            ("Account Number", account.number)]  # fmt: skip
    beside(paper, 340, 640, stub, 232, 10, 15, align="right", bold_values=True)
    paper.text(340, 690, "Please include account number on your check", 7.5)
    paper.text(340, 706, "Make Checks Payable to:", 8)
    paper.lines(340, 720, (carrier.name.upper(), *(line.upper() for line in carrier.po_box)), 9)
    paper.lines(56, 700, [line.upper() for line in sent_to(bill)], 9, room=270)
    paper.next_page()
    _heron_head(paper, bill, 2)
    paper.text(40, 100, "Plans and Services", 12, bold=True, color="#00618f")
    paper.text(
        40, 118, f"Monthly Service - {brief_day(bill.begins)} thru {brief_day(bill.ends)}", 9, bold=True
    )
    y = 138.0
    for at, number in enumerate(account.numbers, 1):
        paper.text(40, y, f"Charges for {half_spaced(number)}", 9, bold=True)
        paper.text(48, y + 13, f"{at}. Business Line, Measured", 9)
        paper.text(400, y + 13, plain(bill.each_cents), 9, align="right")
        y += 30
    rows = [
        ("Total Monthly Service", plain(bill.charges_cents)),
        ("Surcharges, Government Fees and Taxes", plain(bill.tax_cents)),
        ("Total Plans and Services", plain(bill.before_cents)),
    ]
    y = ledger(paper, 40, 400, y + 6, rows)
    paper.paragraph(40, y + 16, f"{TERMS[1]} {TERMS[0]}", 530, 8)
    paper.lines(40, 760, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Monthly Statement")


def _heron_head(paper: Paper, bill: Bill, page: int) -> None:
    paper.text(40, 52, bill.account.carrier.name, 19, bold=True, color="#00618f")
    rows: list[Row] = [("Page", f"{page} of 2"), ("Account Number", bill.account.number)]
    if bill.shows_date:
        rows.append(("Billing Date", brief_day(bill.dated)))
    rows.append(("Web Site", bill.account.carrier.website))
    beside(paper, 390, 44, rows, 88, 9, 12)
    paper.text(40, 70, "Monthly Statement", 10, bold=True)
    if page == 1:
        paper.text(140, 70, f"{brief_day(bill.begins)} - {brief_day(bill.ends)}", 9)


def strandcom(bill: Bill, rng: Random) -> bytes:
    """A telephone company of many towns: an account summary in a box, a slip in the middle, then the lines.

    Its numbers are set with a stroke and a suffix, as its exchange's program keeps them.
    """
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(44, 50, carrier.name, 17, bold=True, color="#c8102e")
    paper.text(44, 64, f"{carrier.office[0]}, {carrier.office[1]}", 7.5)
    paper.box(330, 34, 242, 158)
    paper.box(330, 34, 242, 18, fill="#c8102e", stroke=False)
    paper.text(338, 47, "Your Monthly Invoice", 10, bold=True, color="#ffffff")
    rows: list[Row] = [("New Charges Due Date", two_digit_day(bill.due))]
    if bill.shows_date:
        rows.append(("Billing Date", two_digit_day(bill.dated)))
    rows.append(("Account Number", account.number))
    y = beside(paper, 338, 66, rows, 226, 8.5, 13, align="right")
    amounts: list[Row] = [
        ("Previous Balance", plain(owed(bill))),
        (f"Payments Received Thru {two_digit_day(bill.ends)}", f"-{plain(paid(bill))}"),
        ("Past Due Balance" if bill.past_due_cents else "Balance Forward", plain(bill.past_due_cents)),
        ("New Charges", plain(bill.before_cents)),
        ("Total Amount Due", f"${plain(bill.total_cents)}"),
    ]
    ledger(paper, 338, 564, y + 6, amounts, 8.5, 14)
    paper.lines(56, 118, sent_to(bill), 9.5, room=262)
    paper.paragraph(44, 212, f"{advert(rng)} To pay by phone, call {phone(carrier.phone, 'one')}.", 528, 8)
    paper.rule(244, dashed=True)
    paper.text(44, 256, "Detach and return this portion with your payment", 7.5)
    paper.lines(56, 276, (carrier.name.upper(), *(line.upper() for line in carrier.po_box)), 9)
    slip = [("Account Number", account.number), ("Amount Due", money(bill.total_cents)),
            ("Amount Enclosed", "$ ______________")]  # fmt: skip
    beside(paper, 340, 276, slip, 224, 9, 15, align="right")
    paper.rule(330, width=1.2)
    paper.text(44, 350, "CURRENT BILLING SUMMARY", 10.5, bold=True)
    paper.text(44, 366, "Service Address", 8.5, bold=True)
    paper.text(126, 366, f"{street_line(account.place, ' ')}, {_tail(bill)}", 8.5, room=440)
    paper.text(44, 384, f"Local Service from {two_digit_day(bill.begins)} to {two_digit_day(bill.ends)}", 9)
    heads = ((44, "Qty"), (74, "Description"), (330, "Telephone"))
    for x, head in heads:
        paper.text(x, 402, head, 8, bold=True)
    paper.text(572, 402, "Charge", 8, bold=True, align="right")
    y = 416.0
    for number in account.numbers:
        paper.text(44, y, "1", 8.5)
        paper.text(74, y, "Business Line Unlimited", 8.5)
        paper.text(330, y, f"{slashed(number)}.0", 8.5)
        paper.text(572, y, plain(bill.each_cents), 8.5, align="right")
        y += 13
    totals = [("Total Basic Charges", plain(bill.charges_cents)), ("Taxes and Fees", plain(bill.tax_cents)),
              ("TOTAL", plain(bill.before_cents))]  # fmt: skip
    y = ledger(paper, 330, 572, y + 4, totals, 8.5, 13)
    paper.paragraph(44, y + 14, f"{TERMS[1]} {TERMS[3]}", 528, 7.5)
    paper.lines(44, 770, bill.hidden, invisible=True)
    return paper.made(rng, "Invoice")


def _tail(bill: Bill) -> str:
    place = bill.account.place
    return f"{place.city}, {place.region} {place.postal_code}"
