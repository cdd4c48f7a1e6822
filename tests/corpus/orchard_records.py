"""Records of the orchard: a mainframe's print, cards, a mail, an inquiry's answer, a letter, a screen."""

from random import Random

from tests.corpus import notation
from tests.corpus.content import Csr
from tests.corpus.newcomers_notation import Columns, Field, dot_day, dotted_one, over, street_lines, table
from tests.corpus.notation import day, phone
from tests.corpus.paper import LANDSCAPE, Manner, Paper
from tests.corpus.strangers_notation import named_day, order_day, short_day, spaced
from tests.corpus.week_drawing import beside


def mainframe_print(record: Csr, rng: Random) -> bytes:
    """What a wireline company's record system prints: sections between dashes, short tags, a row a line."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    printed, order = short_day(record.dated), f"1 - C{rng.randint(10**6, 10**7)}"
    tail = f"{place.city.upper()} {place.region}  {place.postal_code}"
    lines = [
        f"{account.carrier.name.upper():<40}CUSTOMER SERVICE RECORD",
        f"{'PRINTED ' + printed:<40}PAGE 1 OF 1",
        "",
        f"ACCT NO  {account.number}",
        f"BTN      {spaced(account.btn)}",
        "CLS SVC  1FB  BUSINESS FLAT RATE",
        "",
        "-----LIST " + "-" * 60,
        f"LN       {account.name.upper()}",
        f"SA       {', '.join(street_lines(place)).upper()}",
        f"         {tail}",
        "-----BILL " + "-" * 60,
        f"BN       {account.name.upper()}",
        f"AUTH     {account.user.upper()}",
        "-----RMKS " + "-" * 60,
        f"LOCAL SERVICE FREEZE  {'YES - CUSTOMER MUST REMOVE' if record.is_frozen else 'NO'}",
        f"PENDING ORDERS        {order if record.has_pending_order else 'NONE'}",
        "-----S&E  " + "-" * 60,
        "QTY  USOC   DESCRIPTION               TELEPHONE NO    STATUS",
    ]  # fmt: skip
    for at, number in enumerate(account.numbers):
        usoc = "1FB  " if at == 0 else "AFB  "
        status = "DISCONNECTED" if record.is_inactive(at) else "WORKING"
        lines.append(f"  1  {usoc}  {'BUSINESS LINE':<25} {spaced(number):<15} {status}")
    lines += ["  1  9ZR    FEDERAL ACCESS CHARGE", "", "END OF RECORD"]
    for at, line in enumerate(lines):
        paper.text(40, 56 + 14 * at, line, 9.5, room=540)
    return paper.made(rng, "CSR")


def portal_cards(record: Csr, rng: Random) -> bytes:
    """A customer's portal, printed: each fact a card whose label stands small above it."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.box(0, 0, 612, 44, fill="#5b2a86", stroke=False)
    paper.text(30, 28, f"{account.carrier.name}  |  My Business Account", 12, bold=True, color="#ffffff")
    paper.text(582, 28, "Sign out", 9, color="#ffffff", align="right")
    paper.text(30, 76, "Customer Service Record", 18)
    paper.text(30, 92, f"As of {named_day(record.dated)}. Use this information to transfer your number.", 9)
    cards = (
        (30, 110, "Business name", (account.name,)),
        (312, 110, "Account number", (account.number,)),
        (30, 190, "Service address", notation.lines_of(account.place)),
        (312, 190, "Main billing number", (phone(account.btn, "dots"),)),
        (30, 270, "Account owner", (account.user,)),
        (312, 270, "Number transfer lock", ("On" if record.is_frozen else "Off",)),
    )
    for x, top, label, values in cards:
        paper.box(x, top, 270, 70)
        paper.text(x + 12, top + 18, label, 8, color="#6b6b6b")
        paper.lines(x + 12, top + 33, values, 10, 13, room=248)
    paper.text(30, 366, "Open orders", 11, bold=True)
    is_pending = record.has_pending_order
    paper.text(30, 381, "1 order pending on this account" if is_pending else "You have no open orders", 9)
    paper.text(30, 410, "Voice lines", 11, bold=True)
    rows: list[tuple[str, ...]] = [("Number", "Product", "Line status")]
    rows += [
        (phone(number, "dots"), "Business Voice", "Inactive" if record.is_inactive(at) else "Active")
        for at, number in enumerate(account.numbers)
    ]
    columns: Columns = ((42, "left"), (230, "left"), (430, "left"))
    table(paper, 430, columns, rows, 9.5, 20, lined=True)
    paper.text(30, 770, f"https://account.{account.carrier.website}/voice/csr", 7)
    paper.text(582, 770, "1/1", 7, align="right")
    return paper.made(rng, "CSR")


def plain_mail(record: Csr, rng: Random) -> bytes:
    """A support agent's answer, as a mail program prints it; facts with colons, numbers as bullets."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Vera")
    paper.text(36, 40, f"{account.carrier.name} Mail - Re: CSR request", 9, bold=True)
    paper.rule(46, 36)
    paper.text(36, 64, f"{account.carrier.name} Support <help@{account.carrier.website}>", 8.5)
    paper.text(576, 64, f"{record.dated:%a}, {day(record.dated, 'short')} at 9:14 AM", 8.5, align="right")
    paper.text(36, 77, "To: office@customer.example", 8.5)
    paper.text(36, 106, f"Hello {account.user},", 9)
    paper.text(36, 126, "Thank you for your patience. Below is the CSR for your account:", 9)
    facts = [
        f"Name on account: {account.name}",
        f"Customer account: {account.number}",
        f"Street address: {', '.join(street_lines(place))}",
        f"City, state, zip: {place.city}, {place.region} {place.postal_code}",
        f"Billing telephone number: {dotted_one(account.btn)}",
        f"Authorized person: {account.user}",
        f"Port freeze: {'yes, active' if record.is_frozen else 'no'}",
        f"Pending port or change orders: {'yes, one pending' if record.has_pending_order else 'no'}",
    ]
    y = paper.lines(36, 152, facts, 9, 16, room=540)
    paper.text(36, y + 8, "Telephone numbers:", 9)
    for at, number in enumerate(account.numbers):
        state = " (inactive)" if record.is_inactive(at) else ""
        paper.text(50, y + 25 + 15 * at, f"- {dotted_one(number)}{state}", 9)
    y += 40 + 15 * len(account.numbers)
    farewell = ("Please reply to this message with any question.", "", "Best regards,", "Customer Care",
                account.carrier.name, phone(account.carrier.phone, "one"))  # fmt: skip
    paper.lines(36, y, farewell, 9, 13)
    return paper.made(rng, "Mail")


def inquiry_answer(record: Csr, rng: Random) -> bytes:
    """A wholesale system's answer to an inquiry, landscape: pairs in a lined grid, then the lines."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Times", LANDSCAPE)
    paper.text(40, 46, "Customer Service Inquiry - Response", 15, bold=True)
    paper.text(752, 46, account.carrier.name, 11, align="right")
    pairs: list[tuple[Field, Field]] = [
        (("Acct. No.", account.number), ("Response Date", order_day(record.dated))),
        (("BTN", spaced(account.btn)), ("Response Code", "000 - Complete")),
        (("End User Name", account.name), ("Auth. Name", account.user)),
        (("Service Street", ", ".join(street_lines(place))), ("City", place.city)),
        (("State", place.region), ("ZIP Code", place.postal_code)),
        (("Freeze Indicator", "Y - Frozen" if record.is_frozen else "N"),
         ("Pending Order", "Y - Order pending" if record.has_pending_order else "N")),
    ]  # fmt: skip
    y = 70.0
    for pair in pairs:
        for x, (label, value) in zip((40, 396), pair, strict=True):
            paper.box(x, y, 96, 22, fill="#e9e9e9")
            paper.box(x + 96, y, 260, 22)
            paper.text(x + 6, y + 14.5, label, 10, bold=True)
            paper.text(x + 102, y + 14.5, value, 10.5, room=248)
        y += 22
    rows: list[tuple[str, ...]] = [("Ln", "Working TN", "Service", "Hunt", "State")]
    for at, number in enumerate(account.numbers):
        state = "OUT OF SERVICE" if record.is_inactive(at) else "IN SERVICE"
        rows.append((str(at + 1), spaced(number), "Business Local Line", "N", state))
    columns: Columns = ((40, "left"), (80, "left"), (230, "left"), (430, "left"), (520, "left"))
    table(paper, y + 36, columns, rows, 10.5, 20, lined=True)
    return paper.made(rng, "CSR")


def typed_letter(record: Csr, rng: Random) -> bytes:
    """A cooperative's clerk answers by letter: whom it serves, with dots between what and which."""
    account, carrier = record.account, record.account.carrier
    paper = Paper(Manner.drawn(rng), "Times")
    paper.text(306, 54, carrier.name, 17, bold=True, align="center", color="#2c5e2e")
    office = f"{', '.join(carrier.office)}  -  {spaced(carrier.phone)}"
    paper.text(306, 70, office, 9.5, align="center")
    paper.rule(80, 60, 552, width=1.5)
    paper.text(60, 112, day(record.dated, "long"), 11)
    paper.text(60, 144, "Re: Customer Service Record", 11, bold=True)
    paper.text(60, 172, "To whom it may concern:", 11)
    y = paper.paragraph(60, 194, "At our member's request we certify that our office has on record the "
                        "following telephone service as of the date of this letter.", 490, 11)  # fmt: skip
    place = account.place
    rows: list[Field] = [
        ("Member", account.name),
        ("Account", account.number),
        ("Person authorized on the account", account.user),
        ("Service location", ", ".join(street_lines(place))),
        ("City, state and ZIP", f"{place.city}, {place.region}  {place.postal_code}"),
        ("Billing telephone number", phone(account.btn, "parentheses")),
    ]
    for at, number in enumerate(account.numbers):
        state = ", not in service" if record.is_inactive(at) else ", in service"
        rows.append((f"Telephone line {at + 1}", phone(number, "parentheses") + state))
    for label, value in rows:
        paper.leaders(76, y + 4, label, value, 536, 10.5)
        y += 18
    frozen = (
        "There is a freeze on this account." if record.is_frozen else "There is no freeze on this account."
    )
    pending = "One order is pending." if record.has_pending_order else "No orders are pending."
    paper.text(60, y + 20, f"{frozen} {pending}", 11)
    paper.lines(60, y + 52, ("Sincerely,", "", "Member Services", carrier.name), 11, 15)
    return paper.made(rng, "CSR")


def line_screen(record: Csr, rng: Random) -> bytes:
    """A wireless carrier's screen for business accounts: what the account is, then a line for each phone."""
    account = record.account
    paper = Paper(Manner.drawn(rng))
    paper.text(36, 46, account.carrier.name, 15, bold=True, color="#00665e")
    paper.text(576, 46, f"Generated {dot_day(record.dated)}", 8, align="right")
    paper.text(36, 68, "Customer Service Record / Port-out information", 12, bold=True)
    y = over(paper, 36, 96, "ACCOUNT HOLDER", (account.name,), 10, room=260)
    y = over(paper, 36, y + 6, "AUTHORIZED CONTACT", (account.user,), 10)
    over(paper, 36, y + 6, "ACCOUNT NUMBER", (account.number,), 10)
    over(paper, 320, 96, "SERVICE ADDRESS (PPU)", notation.lines_of(account.place), 10, room=250)
    over(paper, 320, 162, "TRANSFER PIN", ("Sent by text message on request",), 10)
    facts = [("Number lock", "ON" if record.is_frozen else "OFF"),
             ("Pending orders", "1" if record.has_pending_order else "0")]  # fmt: skip
    beside(paper, 36, 222, facts, 100, 10, 16, bold_labels=True)
    rows: list[tuple[str, ...]] = [("#", "Mobile number", "Device", "Plan", "Status")]
    for at, number in enumerate(account.numbers):
        status = "Suspended" if record.is_inactive(at) else "Active"
        device = rng.choice(("Smartphone", "Flip phone", "Hotspot"))
        rows.append((str(at + 1), phone(number, "spaces"), device, "Business Unlimited", status))
    columns: Columns = ((42, "left"), (70, "left"), (200, "left"), (330, "left"), (500, "left"))
    table(paper, 278, columns, rows, 10, 20, lined=True)
    return paper.made(rng, "CSR")
