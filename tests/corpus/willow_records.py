"""Customer service records of the willow family: portals' pages, a support desk's answer, a report."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Csr
from tests.corpus.notation import day, phone
from tests.corpus.paper import LANDSCAPE, Manner, Paper
from tests.corpus.week_drawing import beside
from tests.corpus.willow_parts import (
    Columns,
    comma_day,
    grid,
    hyphen_day,
    listed,
    slashed,
    stacked,
    street_of,
    town_of,
    with_country,
)


def company_page(record: Csr, rng: Random) -> bytes:
    """A hosted system's administration page, printed from a browser: a menu at the left, cards at the right
    with gray labels over their values, the numbers in a table with a state each."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(24, 20, f"{slashed(record.dated)}, {rng.randint(8, 11)}:{rng.randint(10, 59)} AM", 7)
    paper.text(306, 20, f"{account.carrier.name} | Admin portal | Account", 7, align="center")
    paper.box(24, 30, 108, 730, fill="#20303f", stroke=False)
    for at, entry in enumerate(("Home", "Users", "Phone system", "Numbers", "Account", "Billing", "Reports")):
        paper.text(36, 56 + 20 * at, entry, 8.5, bold=entry == "Account", color="#ffffff")
    paper.text(150, 52, "Customer service record", 14, bold=True)
    paper.box(150, 66, 438, 150)
    stacked(paper, 162, 84, "Company name", account.name, room=410)
    facts = (
        ("Account ID", account.number), ("Account owner", account.user), ("Street", street_of(place)),
        ("City, state, ZIP", town_of(place)), ("Main company number", with_country(account.btn)),
    )  # fmt: skip
    for at, (label, value) in enumerate(facts):
        stacked(paper, 162 + 216 * (at % 2), 120 + 36 * (at // 2), label, value, 8.5, room=200)
    paper.text(150, 242, "Account status", 10, bold=True)
    rows = [
        (
            "Port-out lock",
            "On: numbers are frozen until the owner unlocks them" if record.is_frozen else "Off",
        ),
        ("Open orders", "1 number order pending, not completed" if record.has_pending_order else "None"),
        ("Service", "In service"),
    ]
    beside(paper, 150, 260, rows, 130, 8.5, 15, room=300)
    paper.text(150, 324, f"Numbers ({len(account.numbers)})", 10, bold=True)
    cells = [("Number", "Assigned to", "Status")]
    cells += [
        (with_country(number), "Auto-receptionist" if number == account.btn else f"Ext. {101 + at}",
         "Inactive (disconnected)" if record.is_inactive(at) else "Active")
        for at, number in enumerate(account.numbers)
    ]  # fmt: skip
    grid(paper, 334, (150, 300, 440, 588), cells, 8.5)
    paper.text(24, 780, f"https://admin.{account.carrier.website}/account/csr", 7)
    paper.text(588, 780, "1/1", 7, align="right")
    return paper.made(rng, "Customer service record")


def desk_answer(record: Csr, rng: Random) -> bytes:
    """A support desk's mail with the record, printed: the mail's head, a greeting, the facts one below the
    other with colons, the numbers in a list, the signature of the desk."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    rows = [
        ("From:", f"Porting Desk <portout@{account.carrier.website}>"),
        ("To:", f"{account.user} <office@customer.example>"),
        ("Date:", f"{day(record.dated, 'long')} at {rng.randint(1, 4)}:{rng.randint(10, 59)} PM"),
        ("Subject:", f"[Case {rng.randint(20_000, 90_000)}] Your customer service record"),
    ]
    y = beside(paper, 50, 56, rows, 52, 9.5, 14, bold_labels=True)
    paper.rule(y, 50, 562)
    y = paper.paragraph(50, y + 24, f"Hi {account.user.split()[0].title()},", 512, 10)
    y = paper.paragraph(
        50, y + 4, "Here is the customer service record (CSR) that you asked for. Please use exactly these "
        "data on the port request to your new provider.", 512, 10,
    )  # fmt: skip
    facts = (
        ("Account holder", account.name), ("Account number", account.number),
        ("Authorized user", account.user), ("Service address", notation.one_line(account.place)),
        ("BTN", phone(account.btn, "parentheses")),
        ("Port freeze", "YES - ask us to remove it before you port" if record.is_frozen else "no"),
        ("Pending orders", "YES - a change order is open" if record.has_pending_order else "no"),
    )  # fmt: skip
    y += 6
    for label, value in facts:
        paper.text(66, y, f"{label}: {value}", 10, room=496)
        y += 16
    y = paper.paragraph(50, y + 12, "Numbers on the account:", 512, 10) + 2
    for at, number in enumerate(account.numbers):
        state = " (inactive, disconnected)" if record.is_inactive(at) else ""
        paper.text(66, y, f"-  {phone(number, 'parentheses')}{state}", 10)
        y += 15
    y = paper.paragraph(
        50, y + 12, "Your account stays open until you close it. Is there anything else?", 512, 10
    )
    paper.lines(50, y + 6, ("Robin, Porting Desk", account.carrier.name, *account.carrier.office), 9.5)
    return paper.made(rng, "Mail")


def wide_report(record: Csr, rng: Random) -> bytes:
    """A cable company's report on a wide sheet: the account in one row of cells under heads, then a row for
    each number with its line's state and features."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), size=LANDSCAPE)
    paper.text(40, 40, f"{account.carrier.name} - CSR Report", 14, bold=True)
    paper.text(752, 40, f"Run date {hyphen_day(record.dated)}", 9, align="right")
    paper.text(40, 64, "Account", 10, bold=True)
    cells = [
        ("Account Number", "Customer Name", "Service Street", "City", "State", "Zip"),
        (account.number, account.name, street_of(place), place.city, place.region, place.postal_code),
    ]
    y = grid(paper, 70, (40, 150, 400, 575, 655, 690, 752), cells, 8.5)
    state = [
        ("BTN", "Authorized Contact", "Account Status", "Port Freeze", "Pending Order"),
        (phone(account.btn, "plain"), account.user, "Active", "Y - frozen" if record.is_frozen else "N",
         "Y - order in progress" if record.has_pending_order else "N"),
    ]  # fmt: skip
    y = grid(paper, y + 12, (40, 160, 370, 480, 600, 752), state, 8.5)
    paper.text(40, y + 24, "Telephone lines", 10, bold=True)
    cells = [("Line", "TN", "TN Status", "Service", "Features", "Listing")]
    cells += [
        (f"{at + 1}", phone(number, "plain"), "Disconnected" if record.is_inactive(at) else "Working",
         "Business Voice", rng.choice(("Voicemail, caller ID", "Hunting", "Caller ID")), "Published")
        for at, number in enumerate(account.numbers)
    ]  # fmt: skip
    y = grid(paper, y + 30, (40, 80, 190, 310, 430, 600, 752), cells, 8.5)
    paper.text(40, y + 20, "End of report. For the customer named above only.", 8)
    return paper.made(rng, "CSR Report")


def answered_letter(record: Csr, rng: Random) -> bytes:
    """A small-town company's letter with the record: its head, the facts in sections with bold titles, the
    numbers in two columns, a clerk's name below."""
    account, carrier = record.account, record.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 52, carrier.name, 17, bold=True, align="center")
    paper.text(306, 68, f"{', '.join(carrier.office)}   {phone(carrier.phone, 'dashes')}", 10, align="center")
    paper.rule(76)
    paper.text(72, 104, day(record.dated, "long"), 11)
    paper.text(72, 128, "CUSTOMER SERVICE RECORD", 13, bold=True)
    y = 154.0
    sections = (
        ("Account", [("Name on account", account.name), ("Account number", account.number),
                     ("May make changes", account.user)]),
        ("Location of service", [("Street", street_of(account.place)), ("City", town_of(account.place))]),
        ("Billing", [("Billing telephone number", phone(account.btn, "dashes")),
                     ("Unfinished orders", "One order pending" if record.has_pending_order else "None"),
                     ("Freeze", "Local freeze in effect" if record.is_frozen else "No freeze")]),
    )  # fmt: skip
    for title, rows in sections:
        paper.text(72, y, title, 11.5, bold=True)
        y = beside(paper, 90, y + 17, rows, 150, 11, 16, room=300) + 8
    paper.text(72, y, "Telephone numbers", 11.5, bold=True)
    for at, number in enumerate(account.numbers):
        state = "out of service" if record.is_inactive(at) else "working"
        paper.text(90 + 220 * (at % 2), y + 18 + 16 * (at // 2), f"{phone(number, 'dashes')}, {state}", 11)
    y += 50 + 16 * ((len(account.numbers) + 1) // 2)
    y = paper.paragraph(
        72,
        y,
        "This is what our office has on file today. Please call us if anything should be corrected.",
        468,
        11,
    )
    paper.lines(72, y + 20, ("M. Holloway", "Customer Accounts"), 11)
    return paper.made(rng, "Letter")


def statement_page(record: Csr, rng: Random) -> bytes:
    """A provider of office telephones makes it from its accounts: a title, two columns of facts with leader
    dots, and a plain list of numbers with the day each began."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 48, account.carrier.name, 12, bold=True)
    paper.text(40, 66, f"Customer Service Record as of {comma_day(record.dated)}", 11)
    paper.rule(74)
    facts = (
        ("Customer", account.name), ("Customer No.", account.number),
        ("Contact with authority", account.user),
        ("Service Address", street_of(place)), ("Service City, State, Zip", town_of(place)),
        ("Billing Telephone No.", phone(account.btn, "dashes")),
        ("Number lock (freeze)", "LOCKED" if record.is_frozen else "not locked"),
        ("Orders pending", "1 pending" if record.has_pending_order else "0"),
    )  # fmt: skip
    y = 98.0
    for label, value in facts:
        paper.leaders(40, y, label, value, 470, 9.5)
        y += 17
    rows = [("Telephone No.", "Plan", "In service since", "State")]
    rows += [
        (phone(number, "dashes"), "Unlimited office line", f"{rng.randint(2016, 2024)}",
         "Inactive" if record.is_inactive(at) else "Active")
        for at, number in enumerate(account.numbers)
    ]  # fmt: skip
    columns: Columns = ((40, "left"), (170, "left"), (330, "left"), (450, "left"))
    listed(paper, y + 20, columns, rows, 9.5, 15, right=520)
    return paper.made(rng, "CSR")
