"""Bills of the gazette, Canada: one in English, one in French."""

from html import escape
from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, TERMS_FRENCH, advert
from tests.corpus.content import Bill
from tests.corpus.notation import day, money, phone
from tests.corpus.printed_html import (
    addressee,
    balance,
    broken,
    document,
    moment,
    sent,
    sheet,
    table,
    tag,
    unseen,
)
from tests.corpus.printed_press import Press

_PAGES = """
body{margin:0}
.page{break-after:page;position:relative;height:9.85in}
.page:last-child{break-after:auto}
"""
_ENGLISH = f"""{_PAGES}
body{{font:9.5pt Georgia,'DejaVu Serif Condensed','DejaVu Serif'}}
.line{{display:flex;justify-content:space-between;font-size:8.5pt}}
h1{{font:bold 19pt Arial;color:#1d6b3a;margin:4pt 0 12pt}}
.pair{{display:flex;gap:26pt}}
.left{{width:268pt}}
.left .who{{margin:16pt 0 26pt;line-height:14pt}}
.key{{background:#eaf4ed;padding:10pt;width:215pt}}
.key p{{margin:0 0 8pt}}
.key b{{display:block;font-size:11pt}}
.key .big{{font-size:19pt}}
h2{{font:bold 12pt Arial;color:#1d6b3a;margin:14pt 0 4pt}}
table{{width:100%;border-collapse:collapse}}
th{{text-align:left;font-weight:normal}}
th,td{{padding:3pt 0;border-bottom:.5pt dotted #777}}
td:last-child,th:last-child{{text-align:right}}
.sum tr:last-child>*{{font-weight:bold;border-top:1pt solid #000}}
.slip .pair{{justify-content:space-between}}
.slip table{{width:250pt}}
.slip{{position:absolute;bottom:0;left:0;right:0;border-top:.8pt dashed #000;padding-top:8pt;font-size:9pt}}
.fine{{font-size:8pt;color:#333}}
"""


def tundralink(bill: Bill, rng: Random) -> bytes:
    """A Canadian company's, two pages: a tinted box with each value below its label, then the lines."""
    account, carrier = bill.account, bill.account.carrier

    def line(page: int) -> str:
        return f'<div class="line"><span>{escape(carrier.name)}</span><span>Page {page} of 2</span></div>'

    facts = [("Account number", account.number)]
    if bill.shows_date:
        facts.append(("Bill date", day(bill.dated, "long")))
    facts.append(("Required payment date", day(bill.due, "long")))
    key = "".join(f"<p>{label}<b>{escape(value)}</b></p>" for label, value in facts)
    total = f'<p>Total due<b class="big">{money(bill.total_cents)}</b></p>'
    names = ("Your last bill", "Payments received", "Overdue balance, payable now", "Your monthly services",
             "GST / HST / PST", "Total due")  # fmt: skip
    sums = [(name, money(cents)) for name, cents in balance(bill, names)]
    slip = [("Account number", account.number), ("Total due", money(bill.total_cents)),
            ("Required payment date", day(bill.due, "long"))]  # fmt: skip
    first = (
        line(1),
        "<h1>Your business phone bill</h1>",
        tag("div", tag("div", tag("div", broken(addressee(bill)), kind="who"), escape(advert(rng)),
                       kind="left"), tag("div", key, total, kind="key"), kind="pair"),
        "<h2>Account summary</h2>",
        sheet(sums, kind="sum"),
        f"<p>To reach us: {phone(carrier.phone, 'one')} or {carrier.website}/business</p>",
        tag("div", "<b>Payment slip</b>", tag("div", tag("div", broken((carrier.name, *carrier.po_box)),
            kind="left"), sheet(slip), kind="pair"), kind="slip"),
    )  # fmt: skip
    where = [("Business name", account.name), ("Service address", notation.one_line(account.place))]
    lines = [(phone(number, "dashes"), "Business line with voice mail",
              f"{bill.begins:%b} {bill.begins.day} - {bill.ends:%b} {bill.ends.day}", money(bill.each_cents))
             for number in account.numbers]  # fmt: skip
    second = (
        line(2),
        "<h1>Details of your bill</h1>",
        sheet(where),
        "<h2>Your monthly services</h2>",
        table(lines, ("Phone number", "Service", "Period", "Charge")),
        tag("div", *(f"<p>{escape(text)}</p>" for text in TERMS[:3]), kind="fine"),
        unseen(bill.hidden),
    )
    html = document("Bill", _ENGLISH, tag("div", *first, kind="page"), tag("div", *second, kind="page"))
    return sent(bill, Press(moment(bill.dated, rng)).printed(html))


_FRENCH = f"""{_PAGES}
body{{font:9.5pt Arial;color:#111}}
.entete{{display:flex;justify-content:space-between;border-bottom:3pt solid #f2a900;padding-bottom:8pt}}
.marque{{font:bold 18pt 'Times New Roman'}}
.grille{{border-collapse:collapse;font-size:9pt}}
.grille th{{background:#f6f1e3;font-weight:normal;padding:4pt 9pt;border:.6pt solid #999}}
.grille td{{font-weight:bold;padding:5pt 9pt;border:.6pt solid #999;text-align:center;white-space:nowrap}}
.dest{{margin:38pt 0 40pt 30pt;line-height:14pt;font-size:10pt}}
h2{{font:bold 12pt Arial;margin:16pt 0 4pt;text-transform:uppercase}}
.som{{width:330pt;border-collapse:collapse}}
.som th{{text-align:left;font-weight:normal;padding:3pt 0}}
.som td{{text-align:right;padding:3pt 0}}
.som tr:last-child>*{{font-weight:bold;border-top:1.5pt solid #f2a900}}
.lignes{{width:100%;border-collapse:collapse}}
.lignes th{{text-align:left;border-bottom:1pt solid #111;padding:4pt}}
.lignes td{{padding:4pt}}
.lignes td:last-child,.lignes th:last-child{{text-align:right}}
.coupon{{position:absolute;bottom:0;left:0;right:0;border-top:1pt dashed #111;padding-top:8pt}}
.coupon div{{display:flex;justify-content:space-between;align-items:flex-end}}
.note{{font-size:8pt;color:#333}}
"""


def bellerive(bill: Bill, rng: Random) -> bytes:
    """A Québec cable company's in French: facts in a small grid under their heads, a coupon, the detail."""
    account, carrier = bill.account, bill.account.carrier
    heads, values = ["Numéro de compte"], [account.number]
    if bill.shows_date:
        heads.append("Date de facturation")
        values.append(day(bill.dated, "french"))
    heads.append("À payer au plus tard le")
    values.append(day(bill.due, "french"))

    def top(page: int) -> str:
        grid = table([values], heads, kind="grille")
        return (
            f'<div class="entete"><span class="marque">{escape(carrier.name)}</span>{grid}</div>'
            f'<div style="text-align:right" class="note">Page {page} de 2</div>'
        )

    names = ("Solde de la facture précédente", "Paiements reçus – merci", "Solde en souffrance",
             "Téléphonie affaires", "TPS et TVQ", "Montant total à payer")  # fmt: skip
    sums = [(name, money(cents, french=True)) for name, cents in balance(bill, names)]
    total = money(bill.total_cents, french=True)
    coupon = (
        "<p>Coupon de paiement – à joindre à votre chèque</p><div>",
        f"<span>{broken((carrier.name, *carrier.po_box))}</span>",
        f"<span>Compte {escape(account.number)}<br>Montant à payer : <b>{total}</b></span></div>",
    )
    first = (
        top(1),
        tag("div", broken(addressee(bill)), kind="dest"),
        "<h2>Sommaire de votre facture</h2>",
        sheet(sums, kind="som"),
        f"<p>{escape(advert(rng, french=True))}</p>",
        f"<p>Service à la clientèle : {phone(carrier.phone, 'one')}</p>",
        tag("div", *coupon, kind="coupon"),
    )
    period = f"{day(bill.begins, 'french_short')} au {day(bill.ends, 'french_short')}"
    lines = [(phone(number, "dashes"), f"Ligne affaires, {period}", money(bill.each_cents, french=True))
             for number in account.numbers]  # fmt: skip
    second = (
        top(2),
        f"<p>Titulaire du compte : <b>{escape(account.name)}</b><br>",
        f"Adresse du service : {escape(notation.one_line(account.place))}</p>",
        "<h2>Téléphonie affaires</h2>",
        table(lines, ("Numéro de téléphone", "Description", "Montant"), kind="lignes"),
        tag("div", *(f"<p>{escape(text)}</p>" for text in TERMS_FRENCH), kind="note"),
        unseen(bill.hidden),
    )
    pages = (tag("div", *page, kind="page") for page in (first, second))
    html = document("Facture", _FRENCH, *pages, language="fr")
    return sent(bill, Press(moment(bill.dated, rng)).printed(html))
