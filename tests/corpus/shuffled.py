"""Papers put together by lot: ordinary labels, any arrangement of them, any order of a page's parts.

What a drawn family shows of one carrier's taste, this one shows of many: each packet has its own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from tests.corpus import notation
from tests.corpus.content import Bill, Csr, Letter
from tests.corpus.customers import Account, Carrier
from tests.corpus.evening_bills_us import addressee, balance
from tests.corpus.layouts import Layout
from tests.corpus.newcomers_notation import Columns, Field, bare_day, sign, stopped_day, table
from tests.corpus.notation import DayStyle, PhoneStyle, day, money, phone, span
from tests.corpus.paper import Family, Manner, Paper
from tests.corpus.strangers_notation import figures, named_day, street_of
from tests.corpus.week_drawing import NEW

_LEFT, _RIGHT = 44.0, 568.0
_PHONES: tuple[PhoneStyle, ...] = (
    "dashes",
    "dashes",
    "parentheses",
    "parentheses",
    "dots",
    "plain",
    "spaces",
)
_DAYS: tuple[Callable[[date], str], ...] = (
    named_day, lambda of: day(of, "long"), lambda of: day(of, "slashes"), bare_day, stopped_day,
    lambda of: day(of, "iso"),
)  # fmt: skip

_ACCOUNT = (
    "Account number", "Account number", "Account number", "Account #", "Account no.", "Acct #", "Acct no",
    "Account", "Your account number", "Billing account number", "Customer account number", "Account ID",
)  # fmt: skip
_BILL_DATE = (
    "Bill date", "Bill date", "Invoice date", "Invoice date", "Statement date", "Billing date",
    "Date of bill", "Bill issue date", "Date of issue", "Issue date", "Date",
)  # fmt: skip
_DUE = ("Due date", "Payment due", "Due by", "Pay by", "Payment due date", "Please pay by", "Amount due by")
_PLACE = (
    "Service address", "Service address", "Service address", "Service location", "Service at", "Location",
    "Services provided at", "For service at", "Address of service", "Location address",
)  # fmt: skip
_HOLDER = (
    "Account name", "Account name", "Customer name", "Customer", "Business name", "Company name", "Name",
    "Account holder", "Billing name", "Name on account", "End user name",
)  # fmt: skip
_BTN = (
    "Billing telephone number", "BTN", "BTN", "Billing telephone number (BTN)", "Main billing number",
    "Billing TN", "Main number", "Billing number", "Primary telephone number",
)  # fmt: skip
_CARRIER = (
    "Current carrier", "Current service provider", "Losing carrier", "Carrier", "Present provider",
    "Current phone company", "Carrier name", "Existing provider",
)  # fmt: skip
_NUMBERS = (
    "Telephone numbers", "Phone numbers", "Numbers to port", "Telephone numbers to be ported", "TNs",
    "List of numbers to transfer", "Phone numbers to be moved", "Working telephone numbers",
)  # fmt: skip
_USER = (
    "Authorized user", "Authorized contact", "Contact", "Contact name", "Authorized person",
    "Account contact", "Authorized representative",
)  # fmt: skip
_SIGNATURE = (
    "Signature", "Signature", "Authorized signature", "Customer signature", "Signed", "Sign here",
    "Signature of authorized person", "Signature of customer",
)  # fmt: skip
_SIGNER = ("Print name", "Printed name", "Name", "Name (print)", "Name of signer", "Please print name")
_SIGNED_ON = ("Date", "Date", "Date signed", "Dated", "Signature date", "Today's date")
_FREEZE = (
    "Port freeze", "Local freeze", "Carrier freeze", "Account freeze", "Number lock", "Freeze on account",
    "Port-out protection", "Local service freeze",
)  # fmt: skip
_PENDING = ("Pending orders", "Pending order", "Open orders", "Orders pending", "Pending service orders")
_NO = ("No", "None", "N", "NO", "None on file")
_YES = ("Yes", "Y", "YES")
_BILL_HEADS = ("Bill", "Your bill", "Invoice", "Statement", "Phone bill", "Account statement", "")
_CSR_HEADS = (
    "Customer Service Record",
    "CSR",
    "Customer Service Record (CSR)",
    "Customer service record detail",
)
_LOA_HEADS = (
    "Letter of Authorization", "LETTER OF AUTHORIZATION", "Letter of Authorization (LOA)", "Letter of Agency",
    "Letter of Authorization for number porting", "LOA - Port request",
)  # fmt: skip
_SECTIONS = ("Account information", "Account", "Details", "Summary", "Customer", "Service information", "")
_NAMES = (
    ("Previous balance", "Payments received", "Past due", "Current charges", "Taxes and fees", "Total due"),
    ("Last bill", "Payment - thank you", "Balance past due", "New charges", "Taxes", "Amount due"),
    ("Balance forward", "Credits and payments", "Past due balance", "Monthly charges", "Surcharges", "Total"),
)


@dataclass(frozen=True)
class _Taste:
    """How one carrier, or one office, sets its papers."""

    rng: Random
    case: Callable[[str], str]
    colon: str
    size: float
    phone: PhoneStyle
    day: Callable[[date], str]
    bold: bool

    @classmethod
    def drawn(cls, rng: Random) -> "_Taste":
        cases: tuple[Callable[[str], str], ...] = (str, str, str.title, str.upper)
        return cls(
            rng,
            rng.choice(cases),
            rng.choice((":", ":", "")),
            rng.choice((8.5, 9.0, 9.5, 10.0)),
            rng.choice(_PHONES),
            rng.choice(_DAYS),
            rng.random() < 0.4,
        )

    def written(self, of: date, account: Account) -> str:
        """Where the month might be taken for the day, in Canada, `2026-11-03`."""
        text = self.day(of)
        return of.isoformat() if account.place.country == "CA" and "/" in text else text

    def label(self, of: Sequence[str]) -> str:
        return f"{self.case(self.rng.choice(of))}{self.colon}"

    def numbers(self, of: Sequence[str]) -> list[str]:
        return [phone(number, self.phone) for number in of]


def _paper(rng: Random) -> Paper:
    families: tuple[Family, ...] = ("Helvetica", "Helvetica", "Times", "Courier", "Vera")
    return Paper(Manner.drawn(rng), rng.choice(families))


Block = Callable[[Paper, float, float, float, Sequence[Field], _Taste], float]


def _beside(paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: _Taste) -> float:
    gap = (right - x) * taste.rng.choice((0.42, 0.46, 0.5))
    for label, value in rows:
        paper.text(x, y, label, taste.size, bold=taste.bold, room=gap - 6)
        paper.text(x + gap, y, value, taste.size, room=right - x - gap)
        y += taste.size + 5.5
    return y


def _apart(paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: _Taste) -> float:
    for label, value in rows:
        paper.text(x, y, label, taste.size, bold=taste.bold, room=(right - x) * 0.45)
        paper.text(right, y, value, taste.size, align="right", room=(right - x) * 0.5)
        y += taste.size + 5.5
    return y


def _in_a_line(paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: _Taste) -> float:
    for label, value in rows:
        paper.text(x, y, f"{label.rstrip(':')}: {value}", taste.size, room=right - x)
        y += taste.size + 5.5
    return y


def _under(paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: _Taste) -> float:
    for label, value in rows:
        paper.text(x, y, label, taste.size - 2, bold=taste.bold, color="#555555")
        paper.text(x, y + taste.size + 2, value, taste.size, room=right - x)
        y += 2 * taste.size + 9
    return y


def _cells(paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: _Taste) -> float:
    gap = (right - x) * 0.4
    y -= taste.size
    for label, value in rows:
        paper.box(x, y, gap, taste.size + 8)
        paper.box(x + gap, y, right - x - gap, taste.size + 8)
        paper.text(x + 4, y + taste.size + 2, label, taste.size, bold=taste.bold, room=gap - 8)
        paper.text(x + gap + 4, y + taste.size + 2, value, taste.size, room=right - x - gap - 8)
        y += taste.size + 8
    return y + taste.size + 2


_BLOCKS: tuple[Block, ...] = (_beside, _beside, _apart, _in_a_line, _under, _cells)


def _facts(paper: Paper, x: float, y: float, right: float, rows: Sequence[Field], taste: _Taste) -> float:
    """`rows` in any order and arrangement, under a heading or none."""
    rows = taste.rng.sample(rows, len(rows))
    heading = taste.rng.choice(_SECTIONS)
    if heading:
        paper.text(x, y, taste.case(heading), taste.size + 2, bold=True)
        y += taste.size + 9
    return taste.rng.choice(_BLOCKS)(paper, x, y, right, rows, taste) + 8


def _place(paper: Paper, x: float, y: float, right: float, account: Account, taste: _Taste) -> float:
    """The service address: in one line beside its label, or below it as on an envelope."""
    label = taste.label(_PLACE)
    if taste.rng.random() < 0.5:
        one = notation.one_line(account.place)
        return _in_a_line(paper, x, y, right, ((label, one),), taste) + 4
    paper.text(x, y, label, taste.size, bold=taste.bold)
    lines = notation.lines_of(account.place)
    return paper.lines(x, y + taste.size + 4, lines, taste.size, taste.size + 4, room=right - x) + 6


def _list(paper: Paper, y: float, numbers: Sequence[str], taste: _Taste, across: int) -> float:
    step = (_RIGHT - _LEFT) / across
    for at, number in enumerate(numbers):
        paper.text(_LEFT + step * (at % across), y + 14 * (at // across), number, taste.size)
    return y + 14 * ((len(numbers) - 1) // across) + 20


def a_bill(bill: Bill, rng: Random) -> bytes:
    account, carrier = bill.account, bill.account.carrier
    taste, paper = _Taste.drawn(rng), _paper(rng)
    paper.text(_LEFT, 50, carrier.name, 16, bold=True)
    paper.text(_RIGHT, 50, rng.choice(_BILL_HEADS), 13, align="right")
    rows: list[Field] = [(taste.label(_ACCOUNT), account.number)]
    if bill.shows_date:
        rows.append((taste.label(_BILL_DATE), taste.written(bill.dated, account)))
    rows += [
        (taste.label(_DUE), taste.written(bill.due, account)),
        (taste.label(("Total due", "Amount due")), money(bill.total_cents)),
    ]
    if rng.random() < 0.3:
        rows.append((taste.label(_BTN), phone(account.btn, taste.phone)))
    facts_right = rng.random() < 0.6
    facts_at, mailed_at = (330.0, _LEFT) if facts_right else (_LEFT, 330.0)
    below = _facts(paper, facts_at, 84, _RIGHT if facts_right else 300, rows, taste)
    mailed = paper.lines(mailed_at, 110, addressee(bill, 10, 200), taste.size, taste.size + 3.5, room=220)
    y = _place(paper, _LEFT, max(below, mailed) + 16, _RIGHT, account, taste)
    if rng.random() < 0.6:
        style: DayStyle = "iso" if account.place.country == "CA" else "slashes"
        paper.text(_LEFT, y + 6, f"Service from {span(bill.begins, bill.ends, style)}", taste.size)
        y += 20
    y = figures(paper, _LEFT, 340, y + 14, balance(bill, rng.choice(_NAMES)), 14, taste.size)
    paper.text(
        _LEFT,
        y + 10,
        taste.case(rng.choice(("Voice lines", "Telephone service", "Your lines"))),
        10.5,
        bold=True,
    )
    for number in taste.numbers(account.numbers):
        y += 14
        paper.text(_LEFT, y + 12, f"{number}   Business line", taste.size)
        paper.text(340, y + 12, money(bill.each_cents), taste.size, align="right")
    paper.text(_LEFT, 740, f"Mail payments to {carrier.name}, {', '.join(carrier.po_box)}", 7.5)
    paper.text(_LEFT, 752, f"Questions? Call {phone(carrier.phone, 'one')} or visit {carrier.website}", 7.5)
    paper.lines(_LEFT, 765, bill.hidden, invisible=True)
    return paper.made(rng, "Bill")


def a_record(record: Csr, rng: Random) -> bytes:
    account = record.account
    taste, paper = _Taste.drawn(rng), _paper(rng)
    paper.text(_LEFT, 48, rng.choice(_CSR_HEADS), 14, bold=True)
    paper.text(
        _RIGHT, 48, f"{account.carrier.name}  {taste.written(record.dated, account)}", 8, align="right"
    )
    rows: list[Field] = [
        (taste.label(_HOLDER), account.name),
        (taste.label(_ACCOUNT), account.number),
        (taste.label(_BTN), phone(account.btn, taste.phone)),
        (taste.label(_USER), account.user),
        (taste.label(_FREEZE), rng.choice(_YES if record.is_frozen else _NO)),
        (taste.label(_PENDING), rng.choice(_YES if record.has_pending_order else _NO)),
    ]
    y = _facts(paper, _LEFT, 84, rng.choice((340.0, _RIGHT)), rows, taste)
    y = _place(paper, _LEFT, y + 8, _RIGHT, account, taste)
    pairs = (("Number", "Status"), ("Telephone number", "Status"), ("TN", "Line status"))
    heads = tuple(taste.case(each) for each in rng.choice(pairs))
    lines: list[tuple[str, ...]] = [heads]
    lines += [
        (number, "Inactive" if record.is_inactive(at) else "Active")
        for at, number in enumerate(taste.numbers(account.numbers))
    ]
    columns: Columns = ((_LEFT, "left"), (rng.choice((180.0, 300.0)), "left"))
    table(paper, y + 14, columns, lines, taste.size, 15, lined=rng.random() < 0.4)
    return paper.made(rng, "CSR")


_CONSENT = (
    (
        "By signing this letter I authorize {new} to port the telephone numbers listed here from my current "
        "carrier, and to obtain the customer service record that it needs. I am authorized to make this "
        "decision. I understand that each number can have one carrier at a time and that charges may apply."
    ),
    (
        "The undersigned, who is authorized to act for the customer, appoints {new} as agent to transfer the "
        "telephone numbers on this form. The customer understands that a number is served by one carrier "
        "only and that its present carrier may charge a fee."
    ),
)


def a_letter(letter: Letter, rng: Random) -> bytes:
    account = letter.account
    taste, paper = _Taste.drawn(rng), _paper(rng)
    centered = rng.random() < 0.5
    paper.text(
        306 if centered else _LEFT,
        48,
        rng.choice(_LOA_HEADS),
        14,
        bold=True,
        align="center" if centered else "left",
    )
    parts = [_the_account, _the_numbers, _the_consent]
    y = 80.0
    for part in rng.choice((parts, [parts[2], parts[0], parts[1]], [parts[0], parts[2], parts[1]])):
        y = part(paper, y, account, taste)
    return _signed(paper, y + 20, letter, taste)


def _the_account(paper: Paper, y: float, account: Account, taste: _Taste) -> float:
    rows: list[Field] = [
        (taste.label(_HOLDER), account.name),
        (taste.label(_CARRIER), account.carrier.name),
        (taste.label(_ACCOUNT), account.number),
        (taste.label(_BTN), phone(account.btn, taste.phone)),
    ]
    if taste.rng.random() < 0.5:
        rows.append((taste.label(_PLACE), notation.one_line(account.place)))
        return _facts(paper, _LEFT, y, _RIGHT, rows, taste)
    is_us = account.place.country == "US"
    rows += [
        (
            taste.label(("Service address", "Street address", "Service street address")),
            street_of(account.place),
        ),
        (taste.label(("City",)), account.place.city),
        (taste.label(("State",) if is_us else ("Province",)), account.place.region),
        (taste.label(("ZIP", "ZIP code") if is_us else ("Postal code",)), account.place.postal_code),
    ]
    return taste.rng.choice(_BLOCKS)(paper, _LEFT, y, _RIGHT, rows, taste) + 8


def _the_numbers(paper: Paper, y: float, account: Account, taste: _Taste) -> float:
    paper.text(_LEFT, y + 4, taste.label(_NUMBERS), taste.size, bold=True)
    return _list(paper, y + 20, taste.numbers(account.numbers), taste, taste.rng.choice((1, 2, 3, 4)))


def _the_consent(paper: Paper, y: float, _: Account, taste: _Taste) -> float:
    text = taste.rng.choice(_CONSENT).format(new=NEW)
    return paper.paragraph(_LEFT, y + 4, text, _RIGHT - _LEFT, taste.size) + 6


def _signed(paper: Paper, y: float, letter: Letter, taste: _Taste) -> bytes:
    """The line to sign on: its label before, below or above it."""
    rng = taste.rng
    signed = taste.written(letter.signed_on, letter.account) if letter.signed_on else ""
    fields = [(taste.label(_SIGNATURE), ""), (taste.label(_SIGNER), letter.signer),
              (taste.label(("Title", "Position")), letter.title),
              (taste.label(_SIGNED_ON), signed)]  # fmt: skip
    if rng.random() < 0.5:
        for at, (label, value) in enumerate(fields):
            line = y + 20 + 26 * at
            paper.text(_LEFT, line, label, taste.size, room=150)
            paper.text(204, line, value, taste.size, room=200)
            paper.rule(line + 3, 200, 420, width=0.5)
        return sign(paper, letter, 204, y + 20, rng)
    for at, (label, value) in enumerate(fields):
        x, line = _LEFT + 270 * (at % 2), y + 24 + 44 * (at // 2)
        paper.text(x, line, value, taste.size, room=240)
        paper.rule(line + 3, x, x + 245, width=0.5)
        paper.text(x, line + 13, label, taste.size - 1.5)
    return sign(paper, letter, _LEFT + 4, y + 24, rng)


SHUFFLED_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {"by_lot": a_letter}
SHUFFLED_CARRIERS: Mapping[str, Carrier] = {
    "lot_us": Carrier("Redwater Telecom", ("PO Box 51180", "Los Angeles, CA 90051"),
                      ("88 Mercer Gate", "Tacoma, WA 98402"), "+18885550280", "redwater.example"),
    "lot_ca": Carrier("Foothill Telecom", ("PO Box 3300 Stn A", "Edmonton AB  T5J 2Y1"),
                      ("10020 Jasper Gate", "Edmonton AB  T5J 1R2"), "+18775550281", "foothill.example"),
}  # fmt: skip
SHUFFLED_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout(
            "lot_us",
            "US",
            a_bill,
            a_record,
            "999-99999-9",
            ("by_lot",),
            labels_holder=False,
            has_mailing=True,
        ),
        Layout(
            "lot_ca", "CA", a_bill, a_record, "99999999", ("by_lot",), labels_holder=False, has_mailing=True
        ),
    )
}
