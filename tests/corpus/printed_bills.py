"""Bills printed from carriers' web sites: three of the United States."""

from datetime import timedelta
from html import escape
from random import Random

from tests.corpus import notation
from tests.corpus import printed_styles as styles
from tests.corpus.carriers import TERMS, advert
from tests.corpus.content import Bill
from tests.corpus.notation import day, money, phone
from tests.corpus.printed_html import (
    Row,
    addressee,
    balance,
    brief_day,
    broken,
    definitions,
    document,
    kept,
    moment,
    sent,
    sheet,
    table,
    tag,
    unseen,
)
from tests.corpus.printed_press import Marginalia, Press


def harborlink(bill: Bill, rng: Random) -> bytes:
    """A cable company's bill: facts in a row at the top, a box at the side, a stub; the lines on page two."""
    account, carrier = bill.account, bill.account.carrier
    facts: list[Row] = [("Account number", account.number)]
    if bill.shows_date:
        facts.append(("Statement date", day(bill.dated, "long")))
    brand = tag("div", escape(carrier.name), kind="brand")
    names = (
        "Previous balance",
        "Payment - thank you",
        "Past due balance - pay now",
        "New charges",
        "Taxes, fees and surcharges",
        "Total amount due",
    )
    summary = [(name, money(cents)) for name, cents in balance(bill, names)]
    aside = tag(
        "aside",
        "<h3>Service at</h3>",
        broken(notation.lines_of(account.place)),
        "<h3>Primary number</h3>",
        escape(phone(account.btn, "parentheses")),
        "<h3>Service period</h3>",
        escape(f"{brief_day(bill.begins)} – {brief_day(bill.ends)}"),
        "<h3>Questions?</h3>",
        escape(f"{carrier.website}/help or {phone(carrier.phone, 'one')}"),
    )
    stub: list[Row] = [
        ("Account number", account.number),
        ("Due by", day(bill.due, "long")),
        ("Please pay", money(bill.total_cents)),
        ("Amount enclosed", "$ _________"),
    ]
    lines = [
        (f"Business Voice {phone(number, 'parentheses')}", money(bill.each_cents))
        for number in account.numbers
    ]
    lines += [
        ("Taxes, fees and surcharges", money(bill.tax_cents)),
        ("New charges", money(bill.charges_cents + bill.tax_cents)),
    ]
    html = document(
        f"{carrier.name} statement",
        styles.HARBORLINK,
        tag("header", brand, definitions(facts), "<small>Page 1 of 2</small>"),
        tag("div", broken(addressee(bill)), kind="window"),
        tag(
            "main",
            tag(
                "section",
                "<h2>Your bill at a glance</h2>",
                table(summary),
                f"<p>Pay by {day(bill.due, 'long')} to avoid a late fee.</p>",
                f"<p>{escape(advert(rng))}</p>",
            ),
            aside,
        ),
        tag("div", tag("div", broken((carrier.name, *carrier.po_box))), definitions(stub), kind="stub"),
        tag("header", brand, definitions(facts[:1]), "<small>Page 2 of 2</small>", kind="second"),
        "<h2 style='margin-top:20px'>What you are paying for</h2>",
        table(lines),
        f"<p><small>{escape(' '.join(TERMS[:3]))}</small></p>",
        unseen(bill.hidden),
    )
    return sent(bill, Press(moment(bill.dated, rng), margin="0.6in").printed(html))


def tandemvoice(bill: Bill, rng: Random) -> bytes:
    """An invoice of a program in the web, printed with the browser's own lines above and below."""
    account, carrier = bill.account, bill.account.carrier
    number = f"TV{rng.randint(10**5, 10**6)}-{rng.randint(1, 40):04}"
    facts: list[Row] = [("Invoice number", number), ("Account ID", account.number)]
    if bill.shows_date:
        facts.append(("Date of issue", day(bill.dated, "long")))
    facts.append(("Date due", day(bill.due, "long")))
    parties = (
        (carrier.name, (*carrier.office, "United States", phone(carrier.phone, "international"))),
        ("Bill to", addressee(bill)),
        ("Service address", notation.lines_of(account.place)),
    )
    period = f"{brief_day(bill.begins)} – {brief_day(bill.ends)}"
    items = "".join(
        f"<tr><td>Seat with number {kept(phone(each, 'international'))}"
        f"<br><small>{escape(period)}</small></td>"
        f"<td>1</td><td>{money(bill.each_cents)}</td><td>{money(bill.each_cents)}</td></tr>"
        for each in account.numbers
    )
    sums = [
        ("Subtotal", money(bill.charges_cents)),
        ("Taxes and regulatory fees", money(bill.tax_cents)),
        ("Invoice total", money(bill.before_cents)),
    ]
    if bill.past_due_cents:
        sums.append(("Past due from earlier invoices", money(bill.past_due_cents)))
    sums.append(("Amount due", f"{money(bill.total_cents)} USD"))
    head = "<tr><th>Description</th><th>Qty</th><th>Unit price</th><th>Amount</th></tr>"
    html = document(
        f"Invoice {number} · {carrier.name}",
        styles.TANDEM,
        tag("div", "<h1>Invoice</h1>", tag("strong", escape(carrier.name.lower())), kind="top"),
        sheet(facts, "facts"),
        tag(
            "div",
            *(tag("div", tag("b", escape(name)), broken(lines)) for name, lines in parties),
            kind="parties",
        ),
        tag("div", f"{money(bill.total_cents)} USD due {day(bill.due, 'long')}", kind="due"),
        tag("table", head, items, kind="items"),
        table(sums, kind="sums"),
        f"<p>Billing number {phone(account.btn, 'international')}. {escape(advert(rng))}</p>",
        unseen(bill.hidden),
    )
    marginalia = Marginalia(f"https://app.{carrier.website}/billing/invoices/{number.lower()}")
    printed_on = bill.dated + timedelta(days=1)
    return Press(moment(printed_on, rng), marginalia, has_backgrounds=False).printed(html)


def bluestem(bill: Bill, rng: Random) -> bytes:
    """A cooperative's bill: what matters under the heads of one row, members' facts in two frames, a stub."""
    account, carrier = bill.account, bill.account.carrier
    head, keys = ["Account No.", "Main Telephone"], [account.number, phone(account.btn, "dashes")]
    if bill.shows_date:
        head, keys = [*head, "Billing Date"], [*keys, f"{bill.dated:%m/%d/%Y}"]
    head += ["Due Date", "Pay This Amount"]
    keys += [f"{bill.due:%m/%d/%Y}", money(bill.total_cents)]
    frames = (
        ("Member", (account.name,)),
        ("Service location", notation.lines_of(account.place)),
        ("Mail to", addressee(bill)),
    )
    names = (
        "Balance forward",
        "Payments received",
        "PAST DUE",
        "Monthly services",
        "Taxes and fees",
        "Pay this amount",
    )
    lines = [
        (
            f"{phone(number, 'dashes')}   Business line, {bill.begins:%m/%d} to {bill.ends:%m/%d}",
            money(bill.each_cents),
        )
        for number in account.numbers
    ]
    stub = [(account.number, account.name, f"{bill.due:%m/%d/%Y}", money(bill.total_cents))]
    html = document(
        "Monthly statement",
        styles.BLUESTEM,
        f"<h1>{escape(carrier.name)}</h1>",
        tag(
            "div",
            escape(", ".join(carrier.office)),
            " &bull; Office ",
            phone(carrier.phone, "dashes"),
            kind="center",
        ),
        table([keys], head, "keys"),
        tag(
            "div",
            *(f"<fieldset><legend>{name}</legend>{broken(each)}</fieldset>" for name, each in frames),
            kind="two",
        ),
        table(lines, ("Service by telephone number", "Amount"), "list"),
        "<p></p>",
        table(
            [(name, money(cents)) for name, cents in balance(bill, names)], ("Account activity", ""), "list"
        ),
        f"<p>{escape(advert(rng))} {escape(TERMS[1])}</p>",
        unseen(bill.hidden),
        tag(
            "div",
            "Detach here and return with your check payable to ",
            escape(carrier.name),
            ", ",
            escape(", ".join(carrier.po_box)),
            kind="cut",
        ),
        "<p></p>",
        table(stub, ("Account No.", "Name", "Due Date", "Amount Due"), "keys"),
    )
    return Press(moment(bill.dated, rng), scale=0.95, has_backgrounds=rng.random() < 0.5).printed(html)
