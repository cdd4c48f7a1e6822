"""Bills of the birch: two cable companies of the United States that sell telephone lines to firms."""

from random import Random

from tests.corpus.birch_parts import (
    Row,
    ledger,
    owed,
    paid,
    plain,
    sent_to,
    street_line,
    two_digit_day,
)
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill
from tests.corpus.notation import day, money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.week_drawing import beside


def opalwire(bill: Bill, rng: Random) -> bytes:
    """A cable company's business bill: a greeting, a glance for the place that is served, a coupon below."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    _opal_head(paper, bill, 1)
    paper.text(40, 130, f"Hello {account.name},", 11, bold=True, room=330)
    paper.text(40, 146, "Thanks for choosing us for your business.", 9)
    paper.text(40, 180, "Your bill at a glance", 12, bold=True)
    place = account.place
    served = f"{street_line(place)}, {place.city}, {place.region}, {place.postal_code}"
    paper.text(40, 195, f"For {served}", 8, room=330)
    rows: list[Row] = [
        ("Previous balance", money(owed(bill))),
        ("Payment - thank you", money(-paid(bill))),
        ("Past due - pay now" if bill.past_due_cents else "Balance forward", money(bill.past_due_cents)),
        ("Regular monthly charges    Page 2", money(bill.charges_cents)),
        ("Taxes, fees and other charges    Page 2", money(bill.tax_cents)),
        ("Amount due", money(bill.total_cents)),
    ]
    y = ledger(paper, 40, 370, 218, rows, 9, 19)
    paper.text(40, y, f"Service from {day(bill.begins, 'short')} through {day(bill.ends, 'short')}", 8)
    paper.box(396, 170, 176, 132, fill="#f2f2f2", stroke=False)
    paper.text(404, 186, "Need help?", 9.5, bold=True)
    contacts = (
        f"Visit {carrier.website}/help",
        f"or call {phone(carrier.phone, 'one')}",
        "24 hours a day, 7 days a week",
    )
    paper.lines(404, 202, contacts, 7.5, 12, room=160)
    paper.text(404, 250, "Ready to pay?", 9.5, bold=True)
    paper.lines(
        404, 266, (f"Visit {carrier.website}/myaccount", "or use our business app"), 7.5, 12, room=160
    )
    paper.text(40, 396, "Your bill explained", 12, bold=True)
    paper.paragraph(40, 414, f"{advert(rng)} {TERMS[4]}", 500, 8)
    paper.rule(600, dashed=True)
    paper.text(40, 612, "Detach the bottom portion of this bill and enclose with your payment", 7)
    coupon: list[Row] = [
        ("Account number", account.number),
        ("Payment due by", day(bill.due, "short")),
        ("Amount due", money(bill.total_cents)),
        ("Amount enclosed", "$"),
    ]
    beside(paper, 320, 634, coupon, 252, 9, 16, align="right")
    paper.lines(56, 650, sent_to(bill), 9, room=240)
    paper.text(320, 714, "Make checks payable and send to", 7)
    paper.lines(320, 728, (carrier.name, *carrier.po_box), 9)
    paper.next_page()
    _opal_head(paper, bill, 2)
    paper.text(40, 136, "Regular monthly charges", 12, bold=True)
    paper.text(572, 136, money(bill.charges_cents), 12, bold=True, align="right")
    y = 158.0
    for number in account.numbers:
        paper.text(40, y, "Business Voice line", 9)
        paper.text(240, y, phone(number, "parentheses").replace(") ", ")"), 9)
        paper.text(572, y, money(bill.each_cents), 9, align="right")
        y += 17
    paper.text(40, y + 14, "Taxes, fees and other charges", 12, bold=True)
    paper.text(572, y + 14, money(bill.tax_cents), 12, bold=True, align="right")
    paper.paragraph(40, y + 40, f"{TERMS[2]} {TERMS[1]}", 530, 8)
    paper.lines(40, 760, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Bill")


def _opal_head(paper: Paper, bill: Bill, page: int) -> None:
    """Four facts side by side, each above its value."""
    paper.text(40, 50, bill.account.carrier.name.upper(), 15, bold=True, color="#5a2d82")
    paper.text(572, 50, f"Page {page} of 2", 8, align="right")
    columns: list[Row] = [("Account number", bill.account.number)]
    if bill.shows_date:
        columns.append(("Billing date", day(bill.dated, "short")))
    columns += [("Total amount due", money(bill.total_cents)), ("Payment due by", day(bill.due, "short"))]
    for at, (label, value) in enumerate(columns):
        x = (40.0, 214.0, 334.0, 464.0)[at]
        paper.text(x, 78, label, 7.5, color="#555555")
        paper.text(x, 92, value, 9.5, bold=True)
    paper.rule(102, width=1.5)


def tidewire(bill: Bill, rng: Random) -> bytes:
    """Another cable company's: the facts before a colon in a column, the summary in a shaded column."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    place = account.place
    paper.text(40, 48, carrier.name, 18, bold=True, color="#0b4f9e")
    paper.text(572, 40, "Page 1 of 2", 8, align="right")
    y = 76.0
    if bill.shows_date:
        paper.text(40, y, day(bill.dated, "long"), 11, bold=True)
        y += 18
    rows: list[Row] = [
        ("Invoice Number:", f"{rng.randint(10**8, 10**9)}{rng.randint(10**6, 10**7)}"),
        ("Account Number:", account.number),
        ("Service At:", street_line(place, " ").upper()),
        ("", f"{place.city.upper()}, {place.region} {place.postal_code}"),
    ]
    y = beside(paper, 40, y, rows, 90, 9, 13, bold_labels=True, room=190)
    paper.text(40, y + 10, "Contact Us", 11, bold=True, color="#0b4f9e")
    reach = f"Visit us at {carrier.website}/business or call us at {phone(carrier.phone, 'one')}."
    y = paper.paragraph(40, y + 25, reach, 270, 8.5)
    paper.text(40, y + 12, "Auto Pay", 11, bold=True, color="#0b4f9e")
    paper.paragraph(40, y + 27, f"Enroll in Auto Pay and never miss a payment. {advert(rng)}", 270, 8.5)
    paper.box(330, 60, 242, 232, fill="#eaf1f9", stroke=False)
    paper.text(342, 78, "Summary", 12, bold=True, color="#0b4f9e")
    paper.text(430, 78, "Details on following page", 7.5)
    period = f"Services from {two_digit_day(bill.begins)} through {two_digit_day(bill.ends)}"
    paper.text(342, 93, period, 8)
    amounts: list[Row] = [
        ("Previous Balance", plain(owed(bill))),
        ("Payments Received - Thank You!", f"-{plain(paid(bill))}"),
        (
            "Past Due Balance" if bill.past_due_cents else "Remaining Balance",
            f"${plain(bill.past_due_cents)}",
        ),
        ("Business Voice", plain(bill.charges_cents)),
        ("Taxes, Fees and Charges", plain(bill.tax_cents)),
        ("Current Charges", f"${plain(bill.before_cents)}"),
        (f"Total Due by {two_digit_day(bill.due)}", f"${plain(bill.total_cents)}"),
    ]
    ledger(paper, 342, 560, 118, amounts, 9, 21)
    paper.text(40, 330, "News and Information", 11, bold=True, color="#0b4f9e")
    paper.paragraph(40, 346, f"{TERMS[2]} {TERMS[0]}", 530, 8.5)
    paper.rule(560, dashed=True)
    paper.lines(40, 578, (carrier.name, *carrier.office), 8)
    slip = [(f"Total Due by {two_digit_day(bill.due)}", f"${plain(bill.total_cents)}"),
            ("Amount you are enclosing", "$________")]  # fmt: skip
    beside(paper, 350, 578, slip, 222, 9, 16, align="right", bold_values=True)
    paper.text(350, 622, "Please Remit Payment To:", 8, bold=True)
    paper.lines(350, 636, (carrier.name.upper(), *(line.upper() for line in carrier.po_box)), 9)
    paper.lines(56, 650, [line.upper() for line in sent_to(bill)], 9.5, room=270)
    scan_line = "".join(char for char in account.number if char.isdigit()) + "000000"
    paper.text(306, 750, scan_line, 9, align="center", family="Courier")
    paper.next_page()
    paper.text(40, 48, carrier.name, 12, bold=True, color="#0b4f9e")
    paper.text(572, 40, "Page 2 of 2", 8, align="right")
    paper.text(572, 52, f"Account Number: {account.number}", 8, align="right")
    paper.text(40, 84, "Charge Details", 12, bold=True, color="#0b4f9e")
    paper.text(40, 104, "Business Voice", 9.5, bold=True)
    y = 120.0
    for number in account.numbers:
        paper.text(40, y, "Phone Number", 9)
        paper.text(120, y, phone(number, "parentheses"), 9)
        paper.text(56, y + 13, "Unlimited Local and Long Distance", 8.5)
        paper.text(400, y + 13, plain(bill.each_cents), 8.5, align="right")
        y += 32
    totals = [("Business Voice Total", f"${plain(bill.charges_cents)}"),
              ("Taxes, Fees and Charges Total", f"${plain(bill.tax_cents)}"),
              ("Current Charges", f"${plain(bill.before_cents)}")]  # fmt: skip
    ledger(paper, 40, 400, y + 4, totals, 9, 14)
    paper.lines(40, 760, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Statement")
