"""Bills of the gazette, United States: a local telephone company, a cable company, a hosted provider."""

from datetime import timedelta
from html import escape
from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill
from tests.corpus.notation import day, money, phone
from tests.corpus.printed_html import (
    addressee,
    balance,
    brief_day,
    broken,
    cells,
    document,
    kept,
    moment,
    sent,
    sheet,
    table,
    tag,
    unseen,
)
from tests.corpus.printed_press import Press

_BELL = """
body{font:9.5pt Arial;margin:0}
.page{break-after:page;position:relative;height:9.9in}
.page:last-child{break-after:auto}
.top{display:flex;justify-content:space-between;border-bottom:2.5pt solid #00558c;padding-bottom:6pt}
.brand{font:bold 17pt Arial;color:#00558c}
.top table{font-size:8.5pt;border-spacing:0}
.top th{text-align:left;font-weight:normal;padding-right:18pt}
.top td{text-align:right;font-weight:bold}
.window{margin:34pt 0 30pt 24pt;width:240pt;font-size:10pt;line-height:13pt}
.two{display:flex;justify-content:space-between}
h2{font:bold 11.5pt Arial;background:#00558c;color:#fff;margin:0 0 6pt;padding:3pt 6pt}
.brief{width:290pt}
.brief table{width:100%;border-collapse:collapse}
.brief th,.lines th{text-align:left;font-weight:normal;padding:2.5pt 6pt}
.brief td,.lines td:last-child{text-align:right;padding:2.5pt 6pt}
.brief tr:last-child>*{font-weight:bold;border-top:1.2pt solid #000}
.by{display:flex;justify-content:space-between;font-weight:bold;padding:6pt}
.ask{width:220pt;font-size:8.5pt}
.ask p{margin:4pt 0}
.stub{position:absolute;bottom:0;left:0;right:0;border-top:1pt dashed #000;padding-top:6pt}
.stub i{display:block;text-align:center;font-size:7.5pt;margin-bottom:12pt}
.stub b{font-size:11pt}
.lines{width:100%;border-collapse:collapse;margin-bottom:12pt}
.lines td{padding:2pt 6pt}
.lines th{border-bottom:.6pt solid #000;font-weight:bold}
.lines th:last-child{text-align:right}
.small{font-size:7.5pt;line-height:10pt;color:#222}
"""


def _calls(bill: Bill, rng: Random) -> list[tuple[str, ...]]:
    """To numbers of towns where no customer is."""
    return [
        (
            f"{bill.begins + timedelta(days=3 * at):%b %d}".upper(),
            f"{rng.randint(8, 11)}:{rng.randint(10, 59)}A",
            town,
            f"{area} 555 {rng.randint(100, 199):04}",
            str(rng.randint(1, 30)),
        )
        for at, (town, area) in enumerate((("CHICAGO IL", 312), ("MIAMI FL", 305), ("RENO NV", 775)) * 2)
    ]


def hollisbell(bill: Bill, rng: Random) -> bytes:
    """A large local company's: facts in each page's upper right corner, a stub, each line's charges."""
    account, carrier = bill.account, bill.account.carrier

    def top(page: int) -> str:
        facts = [("Page", f"{page} of 3"), ("Account Number", account.number)]
        if bill.shows_date:
            facts.append(("Billing Date", brief_day(bill.dated)))
        facts.append(("Web Site", f"www.{carrier.website}"))
        return tag("div", tag("div", escape(carrier.name), kind="brand"), sheet(facts), kind="top")

    names = ("Previous Bill", "Payments Received - Thank You!", "Past Due - Please Pay Now",
             "Monthly Service", "Taxes, Surcharges and Fees", "Total Amount Due")  # fmt: skip
    figures = [(name, money(cents)) for name, cents in balance(bill, names)]
    due = f"<span>Amount Due in Full by</span><span>{brief_day(bill.due)}</span>"
    ask = (
        f"<b>Billing questions or new service</b><br>{phone(carrier.phone, 'one')}<br>Weekdays 8 am to 7 pm",
        f"<b>Repair, day or night</b><br>Dial 6-1-1 from a {escape(carrier.name)} line",
        f"<b>News You Can Use</b><br>{escape(advert(rng))}",
    )
    stub = (
        "<i>Return this portion with your check in the envelope that we enclose.</i>",
        tag(
            "div",
            f"<div>Make checks payable to:<br>{broken((carrier.name, *carrier.po_box))}</div>",
            f"<div>Account Number <b>{kept(account.number)}</b><br>Due by {brief_day(bill.due)}"
            f"<br>Please pay <b>{money(bill.total_cents)}</b><br>Amount enclosed $ ____________</div>",
            kind="two",
        ),
    )
    first = (
        top(1),
        tag("div", broken(addressee(bill)), kind="window"),
        tag(
            "div",
            tag(
                "div", "<h2>Your Bill in Brief</h2>", sheet(figures), tag("div", due, kind="by"), kind="brief"
            ),
            tag("div", *(f"<p>{each}</p>" for each in ask), kind="ask"),
            kind="two",
        ),
        tag("div", *stub, kind="stub"),
    )
    period = f"{brief_day(bill.begins)} thru {brief_day(bill.ends)}"
    lines = (
        tag(
            "table",
            cells(f"Charges for {phone(number, 'spaces')}", "", "", of="th"),
            cells(f"Business Line, measured &nbsp; {period}", "1", money(bill.each_cents - 650)),
            cells(f"Federal Subscriber Line Charge &nbsp; {period}", "1", "6.50"),
            kind="lines",
        )
        for number in account.numbers
    )
    where = (
        f"<p><b>Service address:</b> {escape(account.name)}, {escape(notation.one_line(account.place))}</p>"
    )
    second = (top(2), "<p></p><h2>Monthly Service</h2>", where, *lines)
    fees = [("Federal Universal Service Fee", money(bill.tax_cents // 2)),
            ("State and Local Taxes, 9-1-1 Fee", money(bill.tax_cents - bill.tax_cents // 2))]  # fmt: skip
    terms = (f"<p>{escape(text)}</p>" for text in TERMS)
    third = (
        top(3),
        "<p></p><h2>Taxes, Surcharges and Fees</h2>",
        table(fees, kind="lines"),
        "<h2>Itemized Calls</h2>",
        table(_calls(bill, rng), ("Date", "Time", "Place Called", "Number Called", "Min"), kind="lines"),
        "<h2>Important Information</h2>",
        tag("div", *terms, kind="small"),
        unseen(bill.hidden),
    )
    pages = (tag("div", *page, kind="page") for page in (first, second, third))
    html = document(f"{carrier.name} bill", _BELL, *pages)
    return sent(bill, Press(moment(bill.dated, rng)).printed(html))


_CABLE = """
body{font:10pt 'Arial Narrow',Arial;margin:0;color:#222}
.bar{background:#5b2a86;color:#fff;font:bold 20pt Arial;padding:10pt 14pt}
.facts{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;margin:10pt 0 14pt;border:.7pt solid #bbb}
.facts div{padding:6pt 10pt;border-right:.7pt solid #bbb}
.facts dt{font-size:8.5pt;color:#666}
.facts dd{margin:0;font:bold 11pt 'Arial Narrow',Arial;white-space:nowrap}
dl{margin:0}
.split{display:grid;grid-template-columns:1fr 1fr;gap:24pt}
h3{color:#5b2a86;font:bold 13pt Arial;margin:10pt 0 5pt;border-bottom:1pt solid #5b2a86}
table{width:100%;border-collapse:collapse}
td{padding:2.5pt 0}
td:last-child{text-align:right}
.glance tr:last-child td{font-weight:bold;border-top:1pt solid #222}
.cut{border-top:1pt dashed #555;margin-top:34pt;padding-top:8pt;font-size:8.5pt}
.cut .split{margin-top:12pt}
.pay td:last-child{font-weight:bold}
.to{font:10pt 'Courier New';margin-top:18pt}
.detail{break-before:page}
.detail th{text-align:left;border-bottom:.7pt solid #888}
.detail th:last-child{text-align:right}
.fine{font-size:8pt;color:#444}
"""


def wrenwire(bill: Bill, rng: Random) -> bytes:
    """A cable company's for business: facts in a row of boxes, `For service at`, a slip to detach."""
    account, carrier = bill.account, bill.account.carrier
    dated = [("Billing date", day(bill.dated, "short"))] if bill.shows_date else []
    facts = [("Account number", account.number), *dated, ("Total amount due", money(bill.total_cents)),
             ("Payment due by", day(bill.due, "short"))]  # fmt: skip
    boxes = (f"<div><dt>{label}</dt><dd>{escape(value)}</dd></div>" for label, value in facts)
    names = ("Balance on your last statement", "Payments, thank you", "Balance past due",
             "Business voice services", "Taxes and fees", "Total amount due")  # fmt: skip
    glance = [(name, money(cents)) for name, cents in balance(bill, names)]
    greeting = (
        f"<h3>Hello, and thank you</h3>We have been glad to serve you since 2019.<p>{escape(advert(rng))}</p>"
        f"<p>Need help? business.{carrier.website} or {phone(carrier.phone, 'dashes')}</p>"
    )
    served = f"<h3>For service at</h3>{broken((account.name, *notation.lines_of(account.place)))}"
    slip = [
        ("Account number", account.number),
        ("Payment due by", day(bill.due, "short")),
        ("Total amount due", money(bill.total_cents)),
        ("Amount you are paying", "$ __________"),
    ]
    cut = (
        "Detach here. Send this slip and a check to the address at the right; send no cash.",
        tag(
            "div",
            tag("div", broken(addressee(bill)), kind="to"),
            tag(
                "div", table(slip, kind="pay"), tag("div", broken((carrier.name, *carrier.po_box)), kind="to")
            ),
            kind="split",
        ),
    )
    lines = [(phone(number, "parentheses"), "Business Voice line, unlimited", money(bill.each_cents))
             for number in account.numbers]  # fmt: skip
    detail = (
        f"<h3>Business voice services, {day(bill.begins, 'short')} to {day(bill.ends, 'short')}</h3>",
        table(lines, ("Telephone number", "Service", "Amount")),
        f"<h3>Taxes and fees</h3>{table([('Sales tax, franchise fee, 911 fee', money(bill.tax_cents))])}",
        tag("div", *(f"<p>{escape(text)}</p>" for text in TERMS[1:]), kind="fine"),
        unseen(bill.hidden),
    )
    html = document(
        "Your statement",
        _CABLE,
        tag("div", escape(carrier.name), kind="bar"),
        tag("dl", *boxes, kind="facts"),
        tag("div", f"<div>{served}{greeting}</div>",
            tag("div", "<h3>Your bill explained</h3>", table(glance, kind="glance")), kind="split"),
        tag("div", *cut, kind="cut"),
        tag("div", *detail, kind="detail"),
    )  # fmt: skip
    return sent(bill, Press(moment(bill.dated, rng), margin="0.45in").printed(html))


_INVOICE = """
body{font:9.5pt Verdana,'DejaVu Sans';margin:0;color:#1f2937}
header{display:flex;justify-content:space-between;align-items:flex-start}
.mark{font:bold 15pt Verdana,'DejaVu Sans';color:#0f766e}
h1{font:300 22pt Verdana,'DejaVu Sans';margin:0;text-align:right}
.meta{margin-left:auto;border-spacing:0 2pt;font-size:9pt}
.meta th{text-align:right;font-weight:normal;color:#6b7280;padding-right:10pt}
.parties{display:grid;grid-template-columns:1fr 1fr 1fr;gap:14pt;margin:26pt 0}
.parties h4{margin:0 0 4pt;font-size:8pt;color:#6b7280;text-transform:uppercase}
.items{width:100%;border-collapse:collapse}
.items th{background:#ecfdf5;text-align:left;padding:5pt;font-size:8.5pt}
.items td{padding:5pt;border-bottom:.6pt solid #d1d5db}
.items td:nth-child(n+2),.items th:nth-child(n+2){text-align:right}
.sum{margin:8pt 0 0 auto;border-spacing:0;width:250pt}
.sum th{text-align:left;font-weight:normal;padding:2.5pt 5pt}
.sum td{text-align:right;padding:2.5pt 5pt}
.sum tr:last-child>*{font-weight:bold;background:#ecfdf5}
.tn{columns:3;list-style:none;padding:0;margin:4pt 0}
h5{font-size:10pt;margin:22pt 0 4pt}
footer{margin-top:30pt;font-size:7.5pt;color:#6b7280}
"""


def quorumvoice(bill: Bill, rng: Random) -> bytes:
    """A hosted provider's invoice: `From`, `Customer`, `Service address`, items, the account's numbers."""
    account, carrier = bill.account, bill.account.carrier
    dated = [("Invoice date", brief_day(bill.dated))] if bill.shows_date else []
    meta = [("Invoice #", f"INV{rng.randint(10**6, 10**7 - 1)}"), *dated, ("Due date", brief_day(bill.due)),
            ("Account ID", account.number)]  # fmt: skip
    sender = broken((carrier.name, *carrier.office, carrier.website))
    parties = (
        f"<div><h4>From</h4>{sender}</div><div><h4>Customer</h4>{broken(addressee(bill))}</div>",
        f"<div><h4>Service address</h4>{broken(notation.lines_of(account.place))}</div>",
    )
    count, each = str(len(account.numbers)), money(bill.each_cents)
    period = f"{brief_day(bill.begins)} - {brief_day(bill.ends)}"
    items = [(f"Office seat with direct number, {period}", count, each, money(bill.charges_cents)),
             ("Mobile app", count, "$0.00", "$0.00")]  # fmt: skip
    names = ("Previous balance", "Payments", "Past due", "New charges", "Taxes and regulatory fees",
             "Amount due (USD)")  # fmt: skip
    sums = [(name, money(cents)) for name, cents in balance(bill, names)]
    numbers = "".join(f"<li>{phone(number, 'international')}</li>" for number in account.numbers)
    html = document(
        "Invoice",
        _INVOICE,
        f'<header><div class="mark">{escape(carrier.name)}</div><div><h1>Invoice</h1>',
        sheet(meta, kind="meta"),
        "</div></header>",
        tag("div", *parties, kind="parties"),
        table(items, ("Description", "Qty", "Price", "Amount"), kind="items"),
        sheet(sums, kind="sum"),
        f'<h5>Phone numbers on this account</h5><ul class="tn">{numbers}</ul>',
        f"<footer>Paid by card on file on the due date. Questions: billing@{carrier.website} or "
        f"{phone(carrier.phone, 'international')}. {escape(TERMS[2])}</footer>",
        unseen(bill.hidden),
    )
    return sent(bill, Press(moment(bill.dated, rng), margin="0.6in").printed(html))
