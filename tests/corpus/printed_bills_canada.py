"""Bills printed from web sites of two carriers of Canada, one of them in French."""

from datetime import timedelta
from html import escape
from random import Random

from tests.corpus import notation
from tests.corpus import printed_styles as styles
from tests.corpus.carriers import TERMS, TERMS_FRENCH, advert
from tests.corpus.content import Bill
from tests.corpus.notation import day, money, phone
from tests.corpus.printed_html import (
    Row,
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


def kestrel(bill: Bill, rng: Random) -> bytes:
    """A Canadian bill with its facts in a dark bar at the left."""
    account, carrier = bill.account, bill.account.carrier
    facts: list[Row] = [("Account #", account.number), ("Main number", phone(account.btn, "spaces"))]
    if bill.shows_date:
        facts.append(("Bill date", brief_day(bill.dated)))
    facts += [
        ("Billing period", f"{brief_day(bill.begins)} to {brief_day(bill.ends)}"),
        ("Total due", money(bill.total_cents)),
        ("Pay on or before", brief_day(bill.due)),
    ]
    who = (
        ("Account holder", (account.name,)),
        ("Service address", notation.lines_of(account.place)),
        ("Mailing address", notation.lines_of(bill.mailing or account.place)),
    )
    names = (
        "Your last bill",
        "Payments we received",
        "Overdue amount",
        "This month's services",
        "GST/HST and PST",
        "Total due",
    )
    blocks = (tag("div", tag("h4", name), broken(lines)) for name, lines in who)
    lines = [
        (f"Line {at}: {phone(number, 'spaces')}", "Business Unlimited Canada", money(bill.each_cents))
        for at, number in enumerate(account.numbers, 1)
    ]
    html = document(
        "Your bill",
        styles.KESTREL,
        tag(
            "div",
            tag("div", definitions(facts), kind="bar"),
            tag(
                "div",
                f"<h1>{escape(carrier.name)}</h1>",
                tag("div", *blocks, kind="who"),
                "<h4>Account summary</h4>",
                table((name, money(cents)) for name, cents in balance(bill, names)),
                f"<p>{escape(advert(rng))}</p><p>{escape(TERMS[2])}</p>",
                kind="main",
            ),
            kind="page",
        ),
        tag(
            "div",
            tag("div", broken((carrier.name, *carrier.po_box))),
            tag("div", f"Account # {escape(account.number)}"),
            tag("div", f"Total due {money(bill.total_cents)}"),
            kind="slip",
        ),
        "<footer>Page 1 of 2</footer>",
        "<div class='next'></div><h4>Services on your account</h4>",
        table(lines),
        f"<p>{escape(TERMS[0])}</p>",
        unseen(bill.hidden),
        "<footer>Page 2 of 2</footer>",
    )
    return sent(bill, Press(moment(bill.dated, rng)).printed(html))


def clairval(bill: Bill, rng: Random) -> bytes:
    """Une facture : l'encadré du compte en haut à droite, les adresses, les services, le coupon."""
    account, carrier = bill.account, bill.account.carrier
    facts: list[Row] = [("Numéro de compte", account.number)]
    if bill.shows_date:
        facts.append(("Date de facturation", day(bill.dated, "french")))
    facts += [
        ("Payable au plus tard le", day(bill.due, "french")),
        ("Montant à payer", _dollars(bill.total_cents)),
        ("Téléphone principal", phone(account.btn, "spaces")),
    ]
    names = (
        "Solde de la facture précédente",
        "Paiements reçus, merci",
        "Solde en souffrance",
        "Services du mois",
        "TPS et TVQ",
        "Montant à payer",
    )
    blocks = (
        ("Titulaire", (account.name,)),
        ("Adresse de service", notation.lines_of(account.place)),
        ("Adresse postale", notation.lines_of(bill.mailing or account.place)),
    )
    lines = [
        (phone(number, "spaces"), "Ligne d'affaires", _dollars(bill.each_cents)) for number in account.numbers
    ]
    html = document(
        "Votre facture",
        styles.CLAIRVAL,
        tag("div", f"<h1>{escape(carrier.name)}</h1>", sheet(facts, "cadre"), kind="haut"),
        tag("div", *(tag("div", tag("b", name), broken(each)) for name, each in blocks), kind="deux"),
        table(((name, _dollars(cents)) for name, cents in balance(bill, names)), ("Sommaire", ""), "liste"),
        f"<p>Période du {day(bill.begins, 'french')} au {day(bill.ends, 'french')}</p>",
        table(lines, ("Numéro", "Service", "Montant"), "liste"),
        f"<p>{escape(advert(rng, french=True))} {escape(' '.join(TERMS_FRENCH[:2]))}</p>",
        unseen(bill.hidden),
        tag(
            "div",
            "Retournez ce coupon avec votre paiement à : ",
            escape(", ".join((carrier.name, *carrier.po_box))),
            f"<br>Compte {kept(account.number)} — {_dollars(bill.total_cents)}",
            kind="coupon",
        ),
        language="fr",
    )
    marginalia = Marginalia(f"https://mon.{carrier.website}/factures/imprimer", "french")
    return Press(moment(bill.dated + timedelta(days=1), rng), marginalia).printed(html)


def _dollars(cents: int) -> str:
    """As French types them, with spaces at which no line breaks."""
    return money(cents, french=True).replace(" ", "\N{NO-BREAK SPACE}")
