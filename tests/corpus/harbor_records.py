"""Records of the harbor for the United States: a mail, a portal, a system's dump, an export."""

from datetime import date, timedelta
from random import Random

from tests.corpus import notation
from tests.corpus.birch_parts import grid
from tests.corpus.content import Csr
from tests.corpus.harbor_parts import bar, town_line, upper_label
from tests.corpus.newcomers_notation import Field, before, week_day
from tests.corpus.notation import money, phone
from tests.corpus.paper import LANDSCAPE, Manner, Paper
from tests.corpus.strangers_notation import named_day, short_day, spaced, street_of
from tests.corpus.week_drawing import beside

_RED, _AMBER = "#a3242b", "#f3e3bf"


def answered_thread(record: Csr, rng: Random) -> bytes:
    """A support desk's mail as its program prints it: facts in a pasted table, the question quoted below."""
    account, carrier = record.account, record.account.carrier
    paper = Paper(Manner.drawn(rng))
    head: list[Field] = [
        ("From:", f"Number Services <numbers@{carrier.website}>"),
        ("Sent:", f"{week_day(record.dated)} 2:{rng.randint(10, 59)} PM"),
        ("To:", f"{account.user} <office@customer.example>"),
        ("Subject:", f"RE: [Case {rng.randint(40_000, 99_999)}] Copy of our customer service record"),
    ]
    y = beside(paper, 48, 56, head, 56, 9.5, 14, bold_labels=True, room=460)
    paper.rule(y - 2, 48, 564)
    y = paper.paragraph(48, y + 20, f"Hi {account.user.split()[0].title()},", 516, 10)
    y = paper.paragraph(48, y, "Sure. This is the customer service record (CSR) that we have for you today:",
                        516, 10)  # fmt: skip
    facts = [
        ("Account name", account.name),
        ("Account number", account.number),
        ("Main (billing) number", phone(account.btn, "plain")),
        ("Service address", notation.one_line(account.place)),
        ("Authorized contact", account.user),
        ("Port-out lock", "On - you must turn it off first" if record.is_frozen else "Off"),
        ("Open orders", "1 - a disconnect order is pending" if record.has_pending_order else "None"),
    ]
    for label, value in facts:
        paper.box(48, y - 4, 130, 18)
        paper.box(178, y - 4, 386, 18)
        paper.text(54, y + 8, label, 9.5)
        paper.text(184, y + 8, value, 9.5, room=374)
        y += 18
    rows: list[tuple[str, ...]] = [("Numbers", "Type", "Status")]
    rows += [(phone(number, "plain"), "Hosted seat", "Deactivated" if record.is_inactive(at) else "Active")
             for at, number in enumerate(account.numbers)]  # fmt: skip
    y = grid(paper, y + 10, (48, 200, 350), 564, rows, 9.5, 18, "#ffffff")
    y = paper.paragraph(48, y + 24, "Let me know if there is anything else I can do.", 516, 10)
    agent = rng.choice(("Tasha", "Miguel", "Lorraine"))
    y = paper.lines(48, y, (agent, f"Number Services, {carrier.name}", phone(carrier.phone, "one")), 10, 13)
    paper.text(48, y + 14, "-----Original Message-----", 9.5)
    asked: list[Field] = [
        ("From:", f"{account.user} <office@customer.example>"),
        ("Sent:", f"{week_day(record.dated - timedelta(days=1))} 9:{rng.randint(10, 59)} AM"),
        ("Subject:", "Copy of our customer service record"),
    ]
    y = beside(paper, 48, y + 30, asked, 56, 9.5, 13, room=460)
    paper.paragraph(48, y + 8, "Hello, could you send us the CSR of our account? Thanks!", 516, 9.5)
    return paper.made(rng, "Mail")


def summary_cards(record: Csr, rng: Random) -> bytes:
    """A cable company's portal, printed: a menu at the left, three cards of labels and values, the lines."""
    account, carrier = record.account, record.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(24, 22, f"{short_day(record.dated)}, {rng.randint(8, 11)}:{rng.randint(10, 59)} AM", 7)
    paper.text(330, 22, f"Customer service record | {carrier.name}", 7, align="center")
    paper.box(24, 34, 110, 720, fill="#f3f3f3", stroke=False)
    menu = ("Overview", "Billing", "Voice", "   Numbers", "   Service record", "Internet", "TV", "Support")
    paper.lines(34, 60, menu, 9, 22)
    paper.text(150, 58, "Customer service record", 17, bold=True, color=_RED)
    y = bar(paper, 72, "Account Summary", fill=_RED, left=150, right=588)
    paper.box(150, y, 438, 96)
    rows = [("Customer name", account.name), ("Account number", account.number),
            ("Customer type", "Commercial"), ("Authorized user", account.user),
            ("Billing TN", phone(account.btn, "dashes"))]  # fmt: skip
    beside(paper, 160, y + 18, rows, 116, 9.5, 17, room=300)
    top = y + 108
    y = bar(paper, top, "Service Address", fill=_RED, left=150, right=363)
    paper.box(150, y, 213, 66)
    paper.lines(160, y + 18, notation.lines_of(account.place), 9.5, 14, room=195)
    bar(paper, top, "Account Status", fill=_RED, left=375, right=588)
    paper.box(375, y, 213, 66)
    rows = [("Number port block", "Active" if record.is_frozen else "Not active"),
            ("Pending work orders", "1 order pending" if record.has_pending_order else "0"),
            ("Current balance", "$0.00")]  # fmt: skip
    beside(paper, 385, y + 18, rows, 112, 9.5, 17)
    y = bar(paper, y + 80, f"Voice Numbers ({len(account.numbers)})", fill=_RED, left=150, right=588)
    lines: list[tuple[str, ...]] = [("Telephone number", "Package", "Line status")]
    lines += [(phone(number, "dashes"), "Business Voice", "Not in service" if record.is_inactive(at)
               else "In service") for at, number in enumerate(account.numbers)]  # fmt: skip
    grid(paper, y, (150, 300, 450), 588, lines, 9.5, 19, "#f3f3f3")
    paper.text(24, 776, f"https://business.{carrier.website}/voice/service-record", 7)
    paper.text(588, 776, "1/1", 7, align="right")
    return paper.made(rng, "Customer service record")


def _installed(dated: date, at: int) -> str:
    """Years before `dated`, the first line first."""
    return short_day(dated - timedelta(days=2_900 - 200 * at))


def system_dump(record: Csr, rng: Random) -> bytes:
    """What a town's billing system prints: columns of a fixed width, heads above what they name."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    run = f"RUN {short_day(record.dated)} {rng.randint(8, 16):02}:{rng.randint(10, 59)}"
    lines = [
        f"{run:<26}{'TELEPHONE CUSTOMER RECORD':<38}PAGE    1",
        f"{'PGM TCR210':<26}{account.carrier.name.upper()}",
        "=" * 73,
        "ACCOUNT NO     BILLING TEL NO   CLASS      CYCLE   FREEZE   PENDING ORDER",
        (
            f"{account.number:<15}{spaced(account.btn):<17}{'BUSINESS':<11}{'02':<8}"
            f"{'YES' if record.is_frozen else 'NO':<9}{'YES' if record.has_pending_order else 'NONE'}"
        ),
        "-" * 73,
        "CUSTOMER NAME",
        account.name.upper(),
        "",
        "AUTHORIZED PERSON",
        account.user.upper(),
        "",
        "SERVICE ADDRESS",
        street_of(place).upper(),
        town_line(place).upper(),
        "-" * 73,
        "TEL NUMBER     SERVICE  DESCRIPTION           INSTALLED   RATE    STATUS",
    ]
    for at, number in enumerate(account.numbers):
        status = "DISCONNECTED" if record.is_inactive(at) else "ACTIVE"
        lines.append(
            f"{spaced(number):<15}{'TB-1':<9}{'BUSINESS LINE':<22}"
            f"{_installed(record.dated, at):<12}{'34.95':<8}{status}"
        )
    lines += ["-" * 73, f"LINES {len(account.numbers):>3}", "*** END OF REPORT TCR210 ***"]
    paper.lines(40, 52, lines, 10, 14, room=532)
    return paper.made(rng, "TCR210")


def numbers_export(record: Csr, rng: Random) -> bytes:
    """A reseller's export, landscape: labels with a colon that end where values begin, a row a number."""
    account, carrier = record.account, record.account.carrier
    paper = Paper(Manner.drawn(rng), size=LANDSCAPE)
    paper.text(36, 46, "Customer Service Record", 18, bold=True)
    paper.text(756, 40, carrier.name, 11, bold=True, align="right")
    paper.text(756, 54, f"Exported {record.dated.isoformat()} 15:{rng.randint(10, 59)} UTC", 8, align="right")
    paper.rule(62, 36, 756, width=1.2)
    left: list[Field] = [
        ("Company:", account.name),
        ("Account ID:", account.number),
        ("Billing telephone number:", phone(account.btn, "international")),
        ("Authorized representative:", account.user),
    ]
    before(paper, 170, 86, left, 9.5, 17)
    right: list[Field] = [
        ("Port protection:", "Enabled" if record.is_frozen else "Disabled"),
        ("Pending orders:", "Yes (1)" if record.has_pending_order else "None"),
        ("Service:", "SIP trunk, 10 channels"),
        ("Monthly rate per DID:", money(3_495)),
    ]
    before(paper, 640, 86, right, 9.5, 17)
    upper_label(paper, 36, 164, "Service address", (notation.one_line(account.place),), room=500)
    rows: list[tuple[str, ...]] = [("DID", "Label", "Rate center", "911 location", "In use since", "State")]
    rows += [
        (phone(number, "international"), "Main" if number == account.btn else f"Line {at + 1}",
         account.place.city.upper(), "Service address", named_day(record.dated - timedelta(days=700 + at)),
         "Released" if record.is_inactive(at) else "In service")
        for at, number in enumerate(account.numbers)
    ]  # fmt: skip
    grid(paper, 200, (36, 160, 250, 370, 490, 610), 756, rows, 9, 19, _AMBER)
    paper.text(36, 580, f"{carrier.name}  -  support {phone(carrier.phone, 'one')}  -  page 1 of 1", 8)
    return paper.made(rng, "Customer service record")
