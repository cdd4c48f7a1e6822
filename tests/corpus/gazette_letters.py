"""Letters of the gazette on forms: signed in an envelope, of a word processor, of a browser, of a carrier."""

from html import escape
from random import Random

from tests.corpus import notation
from tests.corpus.content import Letter
from tests.corpus.customers import Place
from tests.corpus.notation import phone
from tests.corpus.printed_html import SIGNATURE, document, moment, printed_letter, street, table, tag
from tests.corpus.printed_press import Marginalia, Press

_HEX = "0123456789ABCDEF"


def _written_day(letter: Letter) -> str:
    """`11/3/2026`; in Canada `2026-11-03`; of an undated letter nothing."""
    if not (on := letter.signed_on):
        return ""
    return f"{on.month}/{on.day}/{on.year}" if letter.account.place.country == "US" else on.isoformat()


def _state_and_code(place: Place) -> tuple[str, str]:
    """What they are called there."""
    return ("State", "ZIP code") if place.country == "US" else ("Province", "Postal code")


_RULED = """
body{margin:0;font:9.5pt Arial}
.page{break-after:page}
.page:last-child{break-after:auto}
.id{font:7.5pt Arial;color:#333;margin-bottom:16pt}
h1{font:bold 14pt Arial;text-align:center;margin:0 0 4pt}
.for{text-align:center;margin-bottom:14pt}
h2{font:bold 10pt Arial;margin:14pt 0 4pt}
.row{display:flex;gap:10pt;align-items:flex-end;margin-top:9pt}
.row label{white-space:nowrap}
.row span{flex:1;border-bottom:.7pt solid #000;font:9.5pt 'Courier New';padding:0 3pt;min-height:12pt;
white-space:nowrap}
.row .short{flex:0 0 70pt}
p{line-height:13pt;text-align:justify}
.tn{display:grid;grid-template-columns:1fr 1fr 1fr;gap:9pt 16pt;font:9.5pt 'Courier New'}
.tn div{border-bottom:.7pt solid #000;padding:0 3pt}
.sign{display:flex;gap:18pt;margin-top:30pt}
.sign>div{flex:1}
.sign .line{border-bottom:.7pt solid #000;height:34pt;display:flex;align-items:flex-end}
.sign .line{font:9.5pt 'Courier New'}
.sign small{font:8pt Arial}
.wide{flex:0 0 200pt!important}
"""


_TERMS = (
    (
        "The customer appoints ServiceCall.ai its agent for the telephone numbers on page 1. ServiceCall.ai "
        "may ask the present company for the records of these numbers and may order their transfer."
    ),
    "The person who signs has the right to act for the customer and is of full age.",
    "The present company may charge for ending its service. A number is served by one company at a time.",
    (
        "The customer keeps its present service until the transfer is complete, and takes this letter back "
        "in writing only, before a date for the transfer has been confirmed."
    ),
)


def enveloped(letter: Letter, rng: Random) -> bytes:
    """A hosted provider's form, signed on a screen: typed values over ruled lines, terms on a second page."""
    account, place = letter.account, letter.account.place
    state, code = _state_and_code(place)
    groups = ("".join(rng.choices(_HEX, k=length)) for length in (8, 4, 4, 4, 12))
    top = f'<div class="id">Quillsign Envelope ID: {"-".join(groups)}</div>'

    def row(*fields: tuple[str, str], short: str = "") -> str:
        """`short`: the label of the one that is given little room."""
        cells = (
            f"<label>{label}</label><span{' class=short' if label == short else ''}>{escape(value)}</span>"
            for label, value in fields
        )
        return tag("div", *cells, kind="row")

    numbers = (f"<div>{at}. {phone(number, 'dashes')}</div>" for at, number in enumerate(account.numbers, 1))
    first = (
        top,
        "<h1>LETTER OF AGENCY</h1>",
        "<div class=for>for the transfer of telephone numbers to ServiceCall.ai</div>",
        "<p>Please give the information as your present company has it on file.</p>",
        "<h2>Customer of record</h2>",
        row(("Business Name:", account.name)),
        row(("Contact Person:", letter.signer), ("Title:", letter.title)),
        "<h2>Service location (no post office box)</h2>",
        row(("Street Address:", place.street), ("Suite/Unit:", place.unit or ""), short="Suite/Unit:"),
        row(("City:", place.city), (f"{state}:", place.region), (f"{code}:", place.postal_code),
            short=f"{state}:"),
        "<h2>Present service</h2>",
        row(("Current Provider:", account.carrier.name)),
        row(("Account Number:", account.number), ("BTN:", phone(account.btn, "dashes"))),
        "<h2>Telephone numbers to be transferred</h2>",
        tag("div", *numbers, kind="tn"),
        "<p>By signing, I accept the terms on page 2 for the customer named above.</p>",
        tag(
            "div",
            f'<div class="wide"><div class="line">{SIGNATURE}</div><small>Authorized Signature</small></div>',
            f'<div><div class="line">{escape(letter.signer)}</div><small>Printed Name</small></div>',
            f'<div><div class="line">{_written_day(letter)}</div><small>Date Signed</small></div>',
            kind="sign",
        ),
    )  # fmt: skip
    second = (top, "<h2>Terms of this letter</h2>", *(tag("p", term) for term in _TERMS))
    html = document("LOA", _RULED, tag("div", *first, kind="page"), tag("div", *second, kind="page"))
    return printed_letter(letter, rng, Press(moment(letter.written_on, rng), margin="0.7in"), html)


_WORD = """
body{margin:0;font:11pt 'Times New Roman'}
h1{font:bold 15pt 'Times New Roman';text-align:center;text-decoration:underline;margin:0 0 12pt}
table{width:100%;border-collapse:collapse;margin:8pt 0}
td,th{border:.7pt solid #000;padding:3.5pt 6pt;text-align:left;vertical-align:top}
.facts th{width:38%;font-weight:bold}
.ends td{height:40pt;vertical-align:bottom}
"""


def table_of_two(letter: Letter, rng: Random) -> bytes:
    """A word processor's form, as a small firm fills it in: a table of two columns."""
    account = letter.account
    *streets, town = notation.lines_of(account.place)
    rows = [
        ("Company name on the account", escape(account.name)),
        ("Address where the service is", f"{escape(', '.join(streets))}<br>{escape(town)}"),
        ("Current phone company", escape(account.carrier.name)),
        ("Account number with that company", escape(account.number)),
        ("Main number of the account (BTN)", phone(account.btn, "parentheses")),
        ("Person who may make changes", f"{escape(letter.signer)}<br>{escape(letter.title)}"),
        ("Numbers to be moved", "<br>".join(phone(number, "parentheses") for number in account.numbers)),
    ]
    facts = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows)
    ends = (
        f"<tr><td>Signature: &nbsp; {SIGNATURE}</td><td>Date: {_written_day(letter)}</td></tr>"
        f"<tr><td>Name: {escape(letter.signer)}</td><td>Title: {escape(letter.title)}</td></tr>"
    )
    html = document(
        "Letter of Authorization",
        _WORD,
        "<h1>Letter of Authorization (LOA)</h1>",
        "<p>This letter allows <b>ServiceCall.ai</b> to move the numbers below from our phone company and to "
        "see our customer service record there.</p>",
        tag("table", facts, kind="facts"),
        "<p>We own these numbers, we want all of them moved, and we keep the account open until they are. "
        "Any fee of the old company is ours to pay.</p>",
        tag("table", ends, kind="ends"),
    )
    return printed_letter(letter, rng, Press(moment(letter.written_on, rng), margin="0.9in"), html)


_FIELDS = """
body{margin:0;font:10pt Arial;color:#222}
h1{font:bold 17pt Arial;margin:0 0 4pt}
fieldset{border:.8pt solid #aaa;border-radius:4pt;margin:0 0 11pt;padding:7pt 11pt 10pt}
legend{font-weight:bold;color:#0b4f8a;padding:0 5pt}
.grid{display:grid;grid-template-columns:repeat(6,1fr);gap:8pt 11pt}
.grid label{font-size:8.5pt;color:#444;display:block;margin-bottom:2pt}
.box{border:.7pt solid #888;border-radius:2pt;padding:3.5pt 6pt;min-height:12pt;white-space:nowrap}
.six{grid-column:span 6}.four{grid-column:span 4}.three{grid-column:span 3}.two{grid-column:span 2}
.sig{height:34pt}
"""


def fieldsets(letter: Letter, rng: Random) -> bytes:
    """A web form as the browser prints it: groups with a legend in their border, each label above its box."""
    account, place = letter.account, letter.account.place
    state, code = _state_and_code(place)

    def field(label: str, value: str, span: str = "three") -> str:
        return f'<div class="{span}"><label>{label}</label><div class="box">{escape(value)}</div></div>'

    def group(legend: str, *content: str) -> str:
        return f'<fieldset><legend>{legend}</legend><div class="grid">{"".join(content)}</div></fieldset>'

    numbers = (field(f"Number {at}", phone(number, "dots"), "two")
               for at, number in enumerate(account.numbers, 1))  # fmt: skip
    agreed = (
        "I am authorized to order changes to this account. I ask ServiceCall.ai to port the numbers above "
        "and allow the current provider to release my records to it."
    )
    html = document(
        "Port your number | ServiceCall.ai",
        _FIELDS,
        "<h1>Letter of Authorization</h1><p>Complete all fields, print, sign and upload.</p>",
        group("Account holder", field("Business name", account.name, "six"),
              field("Authorized person", letter.signer), field("Job title", letter.title)),
        group("Service address", field("Street address", place.street, "four"),
              field("Suite, floor, unit", place.unit or "", "two"), field("City", place.city, "two"),
              field(state, place.region, "two"), field(code, place.postal_code, "two")),
        group("Current provider", field("Provider name", account.carrier.name, "six"),
              field("Account number", account.number),
              field("Billing telephone number", phone(account.btn, "dots"))),
        group("Telephone numbers to port", *numbers),
        group("Authorization", f'<div class="six">{agreed}</div>',
              f'<div class="four"><label>Signature</label><div class="box sig">{SIGNATURE}</div></div>',
              f'<div class="two"><label>Date signed</label>'
              f'<div class="box sig">{_written_day(letter)}</div></div>'),
    )  # fmt: skip
    margins = Marginalia(
        "https://app.servicecall.example/porting/loa", "american" if place.country == "US" else "canadian"
    )
    return printed_letter(letter, rng, Press(moment(letter.written_on, rng), margins), html)


_NUMBERED = """
body{margin:0;font:10pt 'Liberation Sans Narrow','Arial Narrow'}
.head{display:flex;justify-content:space-between;border-bottom:2pt solid #000;padding-bottom:5pt}
.head b{font:bold 15pt Arial}
ol{padding-left:18pt;margin:10pt 0}
ol>li{margin-bottom:11pt;line-height:13pt}
ol>li>b{display:block}
.vals{display:flex;gap:14pt;margin-top:4pt}
.vals div{flex:1}
.vals u{display:block;text-decoration:none;border-bottom:.6pt solid #000;font:10pt Arial;min-height:13pt;
white-space:nowrap}
.vals small{font-size:8pt}
.tns{width:100%;border-collapse:collapse;margin-top:4pt}
.tns td{border:.6pt solid #000;width:25%;padding:3pt 6pt;font:10pt Arial;height:13pt}
.end div{width:190pt;border-top:.6pt solid #000;padding-top:2pt}
"""


_CONFIRMED = (
    "By signing below I confirm that I am, or act for, the customer named above; that I authorize "
    "ServiceCall.ai or those whom it names to have the numbers changed over to it; and that the address "
    "above is where the service is."
)


def numbered_blank(letter: Letter, rng: Random) -> bytes:
    """A blank that carriers hand out: numbered points, values on lines with small words below each line."""
    account, place = letter.account, letter.account.place
    state, code = _state_and_code(place)
    first, last = letter.signer.split(" ", 1)

    def values(*fields: tuple[str, str]) -> str:
        """Each value, and what stands below its line."""
        below = (f"<div><u>{escape(value)}</u><small>{label}</small></div>" for value, label in fields)
        return tag("div", *below, kind="vals")

    cells = [phone(number, "dashes") for number in account.numbers]
    cells += [""] * (-len(cells) % 4)
    points = (
        "<b>Customer name, as it stands on your telephone bill</b>"
        + values((first, "First name"), (last, "Last name"))
        + values((account.name, "Business name")),
        "<b>Where you have the service now (a street address, no P.O. box)</b>"
        + values((street(place), "Address"))
        + values((place.city, "City"), (place.region, state), (place.postal_code, code)),
        "<b>Your telephone company today</b>"
        + values((account.carrier.name, "Name of company"), (account.number, "Account number"),
                 (phone(account.btn, "dashes"), "Billing telephone number")),
        "<b>All telephone numbers that you want to bring to us</b>"
        + table([cells[at : at + 4] for at in range(0, len(cells), 4)], kind="tns"),
        _CONFIRMED,
    )  # fmt: skip
    html = document(
        "Blank LOA",
        _NUMBERED,
        '<div class="head"><b>Letter of Authorization</b><span>ServiceCall.ai · Form LNP-2</span></div>',
        tag("ol", *(f"<li>{point}</li>" for point in points)),
        f'{SIGNATURE}<div class="end"><div>Authorized signature</div></div>',
        f'<div class="vals" style="margin-top:16pt"><div><u>{escape(letter.signer)}</u><small>Print name'
        f"</small></div><div><u>{escape(letter.title)}</u><small>Title</small></div>"
        f"<div><u>{_written_day(letter)}</u><small>Date</small></div></div>",
    )
    return printed_letter(letter, rng, Press(moment(letter.written_on, rng), margin="0.65in"), html)
