"""Records of the gazette: coded sections, a page of a portal, a mail, a report, one in French."""

from html import escape
from random import Random

from tests.corpus import notation
from tests.corpus.content import Csr
from tests.corpus.notation import day, phone
from tests.corpus.printed_html import (
    broken,
    definitions,
    document,
    moment,
    sheet,
    street,
    table,
    tag,
)
from tests.corpus.printed_press import Marginalia, Press


def coded_sections(record: Csr, rng: Random) -> bytes:
    """A local company's record as its wholesale system gives it: coded sections, a USOC for each line."""
    account, place = record.account, record.account.place
    tail = f"{place.city} {place.region} {place.postal_code}"
    freeze = "LOCAL SERVICE FREEZE ON ACCOUNT" if record.is_frozen else "NONE"
    pending = "YES - PENDING SERVICE ORDER" if record.has_pending_order else "NO"
    rows = [
        f"{account.carrier.name.upper()}   CUSTOMER SERVICE RECORD                {record.dated:%m/%d/%Y}",
        "-" * 76,
        f"ACCT NO  {account.number:<28} BTN  {phone(account.btn, 'spaces')}",
        f"CLASS    BUSINESS{' ' * 21}AUTH CONTACT  {account.user.upper()}",
        "",
        "---LIST",
        f"   LN    {account.name.upper()}",
        f"   SA    {place.street.upper()}",
        *([f"   LOC   {place.unit.upper()}"] if place.unit else []),
        f"   CITY  {tail.upper()}",
        "",
        "---STATUS",
        f"   FREEZE         {freeze}",
        f"   PENDING ORDER  {pending}",
        "",
        "---S&E",
        "   QTY  USOC   DESCRIPTION                TN             STATUS",
    ]
    for at, number in enumerate(account.numbers):
        state = "INACTIVE" if record.is_inactive(at) else "WORKING"
        rows.append(f"   1    1FB    BUSINESS LINE              {phone(number, 'spaces')}   {state}")
        rows.append("   1    9ZR    SUBSCRIBER LINE CHARGE")
    rows += ["", "---END OF RECORD"]
    body = tag("pre", escape("\n".join(rows)))
    html = document("CSR", "pre{font:9.5pt/13pt 'Courier New'}", body)
    return Press(moment(record.dated, rng), margin="0.6in").printed(html)


_PORTAL = """
body{font:10pt Arial;color:#333;margin:0}
nav{background:#2b2140;color:#fff;padding:8pt 12pt;font-weight:bold}
nav span{font-weight:normal;margin-left:18pt;color:#cfc6e6}
h1{font:300 19pt Arial;margin:14pt 0 8pt}
.card{border:.8pt solid #ccc;border-radius:5pt;padding:10pt 12pt;margin-bottom:12pt}
.card h2{font:bold 11pt Arial;margin:0 0 8pt}
dl{display:grid;grid-template-columns:1fr 1fr;gap:9pt 20pt;margin:0}
dt{font-size:8pt;color:#777}
dd{margin:1pt 0 0}
table{width:100%;border-collapse:collapse}
th{text-align:left;font-size:8pt;color:#777;border-bottom:.8pt solid #ccc;padding:3pt 0}
td{padding:4pt 0;border-bottom:.5pt solid #eee}
"""


def admin_page(record: Csr, rng: Random) -> bytes:
    """A cable company's portal for administrators, printed: cards of facts, a table of the lines."""
    account = record.account
    held = "On" if record.is_frozen else "Off"
    facts = [
        ("Business name", account.name),
        ("Account number", account.number),
        ("Service address", notation.one_line(account.place)),
        ("Main billing number (BTN)", phone(account.btn, "parentheses")),
        ("Account owner", account.user),
        ("Record as of", day(record.dated, "short")),
    ]
    switches = [("Port protection (freeze)", held),
                ("Open orders", "1 order pending" if record.has_pending_order else "None")]  # fmt: skip
    lines = [(phone(number, "parentheses"), "Business Voice",
              "Inactive" if record.is_inactive(at) else "Active")
             for at, number in enumerate(account.numbers)]  # fmt: skip
    html = document(
        "Customer service record",
        _PORTAL,
        f"<nav>{escape(account.carrier.name)}<span>Home</span><span>Billing</span><span>Voice</span></nav>",
        "<h1>Customer service record</h1>",
        tag("div", "<h2>Account</h2>", definitions(facts), kind="card"),
        tag("div", "<h2>Orders and protection</h2>", definitions(switches), kind="card"),
        tag("div", "<h2>Telephone lines</h2>", table(lines, ("Number", "Product", "Status")), kind="card"),
    )
    address = f"https://business.{account.carrier.website}/account/voice/csr"
    return Press(moment(record.dated, rng), Marginalia(address)).printed(html)


_MAIL = """
body{font:10.5pt Arial;margin:0;line-height:1.4}
.head{border-bottom:1pt solid #999;padding-bottom:8pt;margin-bottom:14pt;font-size:9.5pt}
h1{font:bold 14pt Arial;margin:0 0 8pt}
li{margin:2pt 0}
.sig{color:#555;font-size:9.5pt}
"""


def answered_request(record: Csr, rng: Random) -> bytes:
    """A hosted provider's answer in a mail program: the record as a list of points, then the numbers."""
    account, carrier = record.account, record.account.carrier
    points = [
        ("Account ID", account.number),
        ("Company name", account.name),
        ("Authorized user", account.user),
        ("Service address", notation.one_line(account.place)),
        ("BTN", phone(account.btn, "international")),
        (
            "Port-out lock",
            "enabled (freeze requested by the customer)" if record.is_frozen else "not enabled",
        ),
        ("Pending orders", "one is pending" if record.has_pending_order else "none"),
    ]
    told = "".join(f"<li><b>{label}:</b> {escape(value)}</li>" for label, value in points)
    numbers = "".join(
        f"<li>{phone(number, 'international')} – {'inactive' if record.is_inactive(at) else 'active'}</li>"
        for at, number in enumerate(account.numbers)
    )
    head = f"<b>From:</b> Port-out desk &lt;portout@{carrier.website}&gt;<br><b>Sent:</b> "
    html = document(
        "Mail",
        _MAIL,
        "<h1>Re: CSR please</h1>",
        tag("div", head, day(record.dated, "long"), "<br><b>Subject:</b> Re: CSR please", kind="head"),
        "<p>Hello,</p><p>Thank you for writing. This is the Customer Service Record that we have on file for "
        f"your account. Give it to your new provider as it stands.</p><ul>{told}</ul>",
        f"<p>Numbers in service on this account:</p><ul>{numbers}</ul>",
        f'<p>Best regards,</p><p class="sig">{escape(carrier.name)}<br>Port-out desk</p>',
    )
    return Press(moment(record.dated, rng), margin="0.7in").printed(html)


_REPORT = """
body{font:9.5pt 'Times New Roman';margin:0}
h1{font:bold 15pt 'Times New Roman';text-align:center;margin:0}
.sub{text-align:center;margin-bottom:14pt}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:16pt}
fieldset{border:1pt solid #000;padding:8pt;margin:0 0 12pt}
legend{font-weight:bold;padding:0 4pt}
fieldset table th{text-align:left;font-weight:normal;font-style:italic;padding:2pt 10pt 2pt 0}
fieldset table th{white-space:nowrap}
fieldset th,fieldset td{vertical-align:top}
.lines{width:100%;border-collapse:collapse;margin-top:16pt}
.lines th,.lines td{border:.7pt solid #000;padding:3pt 6pt;text-align:left}
.lines th{background:#e5e5e5}
"""


def framed_report(record: Csr, rng: Random) -> bytes:
    """A Canadian company's report: frames with titles in their borders, then a table."""
    account, place = record.account, record.account.place
    left = [("Account no.", account.number), ("Customer", account.name), ("Authorized person", account.user),
            ("BTN", phone(account.btn, "dashes"))]  # fmt: skip
    right = [("Street", street(place)), ("City", place.city), ("Province", place.region),
             ("Postal code", place.postal_code)]  # fmt: skip
    state = [("Local freeze", "Yes" if record.is_frozen else "No"),
             ("Order in progress", "Yes - pending" if record.has_pending_order else "No")]  # fmt: skip
    lines = [(str(at + 1), phone(number, "dashes"), "Business line",
              "Inactive" if record.is_inactive(at) else "In service")
             for at, number in enumerate(account.numbers)]  # fmt: skip
    html = document(
        "Customer Service Record",
        _REPORT,
        "<h1>Customer Service Record</h1>",
        tag("div", f"{escape(account.carrier.name)} &nbsp;|&nbsp; Issued {record.dated}", kind="sub"),
        tag("div", f"<fieldset><legend>Account</legend>{sheet(left)}</fieldset>",
            f"<fieldset><legend>Service address</legend>{sheet(right)}</fieldset>", kind="pair"),
        f"<fieldset><legend>Status of the account</legend>{sheet(state)}</fieldset>",
        table(lines, ("Line", "Telephone number", "Service", "State"), kind="lines"),
        f"<p>For wholesale and porting use only. {escape(account.carrier.office[0])}, "
        f"{escape(account.carrier.office[1])}.</p>",
    )  # fmt: skip
    return Press(moment(record.dated, rng)).printed(html)


_DOSSIER = """
body{font:10pt 'DejaVu Sans Condensed','DejaVu Sans';margin:0}
h1{font-size:15pt;color:#7a4b00;border-bottom:2pt solid #f2a900;padding-bottom:4pt}
table{width:100%;border-collapse:collapse;margin-bottom:14pt}
th,td{border:.6pt solid #999;padding:4pt 7pt;text-align:left;font-weight:normal}
th[scope]{background:#faf6ea;width:190pt}
thead th{background:#faf6ea}
p{font-size:8.5pt}
"""


def dossier(record: Csr, rng: Random) -> bytes:
    """A Québec company's in French: labels in a tinted column, then a table of the lines."""
    account = record.account
    rows = [
        ("Titulaire du compte", account.name),
        ("Numéro de compte", account.number),
        ("Personne autorisée", account.user),
        ("Numéro de téléphone de facturation (NTF)", phone(account.btn, "dashes")),
        ("Adresse du service", notation.one_line(account.place)),
        ("Gel du transfert", "Oui" if record.is_frozen else "Non"),
        ("Commande en cours", "Oui – en attente" if record.has_pending_order else "Aucune"),
    ]
    lines = [(phone(number, "dashes"), "Ligne affaires", "Inactif" if record.is_inactive(at) else "Actif")
             for at, number in enumerate(account.numbers)]  # fmt: skip
    html = document(
        "Dossier du client",
        _DOSSIER,
        f"<div>{broken((account.carrier.name,))}</div>",
        "<h1>Relevé du dossier client (CSR)</h1>",
        f"<p>Produit le {day(record.dated, 'french')}</p>",
        sheet(rows),
        table(lines, ("Numéro de téléphone", "Service", "État")),
        f"<p>Ce relevé est remis à la demande du titulaire. {escape(account.carrier.website)}</p>",
        language="fr",
    )
    return Press(moment(record.dated, rng)).printed(html)
