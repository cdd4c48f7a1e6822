"""Bills of the harbor's larger carriers in the United States: a hosted vendor and a cable company."""

from random import Random

from tests.corpus import notation
from tests.corpus.birch_parts import grid
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.harbor_parts import bar, paid_by, trade_name, upper_label
from tests.corpus.newcomers_notation import Columns, before, table
from tests.corpus.notation import money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import barcode, figures, named_day, short_day, wrapped
from tests.corpus.week_drawing import apart

_INK, _RED = "#26324a", "#a3242b"


def pier(bill: Bill, rng: Random) -> bytes:
    """A hosted vendor's invoice: seats as items, paid by card, and on page two what each number was used."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(40, 56, carrier.name, 14, bold=True, color=_INK, room=330)
    contact = f"{phone(carrier.phone, 'one')}  |  billing@{carrier.website}"
    paper.lines(40, 71, (", ".join(carrier.office), contact), 7.5, 10.5)
    paper.text(572, 58, "INVOICE", 20, bold=True, align="right", color="#8a94a6")
    rows = [("Invoice number:", f"INV-{rng.randint(10_000, 99_999)}")]
    if bill.shows_date:
        rows.append(("Invoice date:", named_day(bill.dated)))
    rows += [("Account number:", account.number), ("Terms:", "Net 21"), ("Due date:", named_day(bill.due))]
    before(paper, 476, 84, rows, 8.5, 13)
    sent_to = [account.name, "Attn: Accounts Payable", *notation.lines_of(bill.mailing or account.place)]
    served = [account.name, *notation.lines_of(account.place)]
    for x, title, lines in ((40, "BILL TO", sent_to), (316, "SERVICE LOCATION", served)):
        bar(paper, 158, title, fill=_INK, left=x, right=x + 256, size=7.5)
        paper.lines(x + 6, 188, wrapped(lines, "Vera", 9, 246), 9, 12.5)
    count = len(account.numbers)
    items = [
        ("Qty", "Description", "Unit price", "Amount"),
        (str(count), "Hosted PBX seat with direct number", money(bill.each_cents), money(bill.charges_cents)),
        (str(count), "E911 registration", "$0.00", "$0.00"),
        ("1", "Auto attendant and voicemail to e-mail", "$0.00", "$0.00"),
    ]
    y = grid(paper, 276, (40, 84, 400, 486), 572, items, 8.5, 18, "#e6e9ef")
    paper.text(40, y + 14, f"Service period {named_day(bill.begins)} to {named_day(bill.ends)}", 8)
    names = ("Previous invoice", "Payments and credits", "Past due", "This invoice",
             "Taxes and regulatory fees", "Amount due")  # fmt: skip
    end = figures(paper, 340, 572, y + 36, balance(bill, names), 17, 9)
    paper.paragraph(40, y + 36, paid_by(bill, rng, named_day(bill.due)), 250, 8.5, bold=True)
    paper.paragraph(40, y + 74, f"To pay by check, mail it to {carrier.name}, {', '.join(carrier.po_box)}.",
                    250, 8)  # fmt: skip
    paper.paragraph(40, end + 40, f"{TERMS[2]} {TERMS[4]}", 532, 7.5)
    paper.text(306, 764, "Page 1 of 2", 7.5, align="center")
    paper.next_page()
    paper.text(40, 56, carrier.name, 10, bold=True, color=_INK)
    paper.text(572, 56, f"Account number: {account.number}", 8.5, align="right")
    paper.text(40, 88, "Usage by number", 12, bold=True, color=_INK)
    rows_ = [("Number", "Assigned to", "Minutes in", "Minutes out", "Texts")]
    rows_ += [
        (phone(number, "parentheses"), "Main line" if number == account.btn else f"Ext. {101 + at}",
         str(rng.randint(4, 900)), str(rng.randint(4, 900)), str(rng.randint(0, 60)))
        for at, number in enumerate(account.numbers)
    ]  # fmt: skip
    columns: Columns = ((40, "left"), (190, "left"), (370, "right"), (476, "right"), (572, "right"))
    table(paper, 110, columns, rows_, 8.5, 17, lined=True)
    paper.text(306, 764, "Page 2 of 2", 7.5, align="center")
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Invoice")


def buoy(bill: Bill, rng: Random) -> bytes:
    """A cable company's statement: who is served where in a strip, a slip to cut off, lines on page two."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))

    def head(page: int) -> None:
        paper.text(36, 48, carrier.name, 18, bold=True, color=_RED)
        rows = [("Account Number", account.number)]
        if bill.shows_date:
            rows.append(("Statement Date", short_day(bill.dated)))
        apart(paper, 380, 576, 36, [*rows, ("Page", f"{page} of 2")], 8.5, 12)
        paper.rule(70, 36, 576, width=1.2)

    head(1)
    upper_label(paper, 36, 90, "Customer", wrapped((account.name, f"DBA {trade_name(account.name)}"),
                "Helvetica", 9.5, 250))  # fmt: skip
    upper_label(paper, 306, 90, "Service Address", notation.lines_of(account.place), room=266)
    y = bar(paper, 162, "ACCOUNT SUMMARY", fill=_RED, left=36, right=330)
    names = ("Previous Balance", "Payments Received", "Past Due Balance", "Business Voice Services",
             "Taxes, Surcharges & Fees", "AMOUNT DUE")  # fmt: skip
    end = figures(paper, 42, 324, y + 20, balance(bill, names), 18, 9.5)
    paper.text(42, end + 4, f"Services from {short_day(bill.begins)} to {short_day(bill.ends)}", 8.5)
    y = bar(paper, 162, "NEWS FOR YOU", fill="#54606b", left=346, right=576)
    y = paper.paragraph(352, y + 16, paid_by(bill, rng, short_day(bill.due)), 218, 8.5) + 4
    y = paper.paragraph(352, y, advert(rng), 218, 8.5) + 4
    paper.paragraph(352, y, f"Questions? Call {phone(carrier.phone, 'dots')} or visit {carrier.website}.",
                    218, 8.5)  # fmt: skip
    paper.paragraph(36, 420, f"{TERMS[1]} {TERMS[0]}", 540, 8)
    paper.rule(560, 20, 592, dashed=True)
    paper.text(306, 572, "Detach here and return this slip with your payment", 7, align="center")
    paper.text(36, 596, carrier.name, 12, bold=True, color=_RED)
    slip = [("Account Number", account.number), ("Due Date", short_day(bill.due)),
            ("Amount Due", money(bill.total_cents)), ("Amount Paid", "$ __________")]  # fmt: skip
    apart(paper, 386, 576, 596, slip, 9.5, 17)
    paper.lines(60, 636, addressee(bill, 9.5, 280), 9.5, 12.5)
    paper.lines(386, 690, ("Mail payment to:", carrier.name, *carrier.po_box), 9, 12)
    barcode(paper, 60, 716, 200, 11, rng)
    paper.next_page()
    head(2)
    paper.text(36, 98, "Business Voice detail", 12, bold=True, color=_RED)
    rows: list[tuple[str, ...]] = [("Telephone number", "Description", "Charge")]
    rows += [(phone(n, "dots"), "Unlimited business line", money(bill.each_cents)) for n in account.numbers]
    columns: Columns = ((36, "left"), (200, "left"), (576, "right"))
    y = table(paper, 122, columns, rows, 9.5, 18)
    paper.text(36, y + 4, "Total Business Voice Services", 9.5, bold=True)
    paper.text(576, y + 4, money(bill.charges_cents), 9.5, bold=True, align="right")
    paper.paragraph(36, y + 40, f"{TERMS[2]} {TERMS[3]}", 540, 8)
    paper.lines(36, 750, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Statement")
