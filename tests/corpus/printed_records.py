"""Customer service records as browsers print them: a mail, a portal's page, a terminal, two reports."""

from html import escape
from random import Random

from tests.corpus import notation
from tests.corpus import printed_styles as styles
from tests.corpus.content import Csr
from tests.corpus.notation import day, phone
from tests.corpus.printed_html import (
    Row,
    broken,
    definitions,
    document,
    kept,
    moment,
    sheet,
    street,
    table,
    tag,
)
from tests.corpus.printed_press import Marginalia, Press


def answered_by_mail(record: Csr, rng: Random) -> bytes:
    """A carrier's answer to a request for the record, printed from the customer's mail in the web."""
    account, carrier = record.account, record.account.carrier
    at = moment(record.dated, rng)
    address = f"porting@{carrier.website}"
    facts: tuple[Row, ...] = (
        ("Account name", account.name),
        ("Account number", account.number),
        ("BTN", phone(account.btn, "dashes")),
        ("Service address", notation.one_line(account.place)),
        ("Authorized user", account.user),
        ("Port freeze", "YES - a freeze is on the account" if record.is_frozen else "none"),
        ("Pending orders", "1 order is pending" if record.has_pending_order else "none"),
    )
    numbers = (
        f"<li>{kept(phone(number, 'dashes'))} - {'inactive, disconnected' if is_off else 'active'}"
        for number, is_off in _lines(record)
    )
    subject = f"RE: Request for CSR [case {rng.randint(10**6, 10**7)}]"
    html = document(
        f"Mail - {subject}",
        styles.MAIL,
        tag("div", tag("b", escape(account.user)), "<span>office@customer.example</span>", kind="who"),
        "<hr>",
        tag("h2", escape(subject)),
        "<small>1 message</small><hr>",
        tag(
            "div",
            f"<span><b>{escape(carrier.name)} Porting</b> &lt;{address}&gt;</span>",
            f"<span>{at:%a}, {at:%b} {at.day}, {at.year} at {at.hour % 12 or 12}:{at:%M} {at:%p}</span>",
            kind="who",
        ),
        "<small>To: office@customer.example</small>",
        "<p>Good day,</p><p>Thank you for contacting us. Please find below the Customer Service Record for "
        "your account.</p>",
        "".join(f"<div><b>{label}:</b> {escape(value)}</div>" for label, value in facts),
        "<p>Telephone numbers on the account:</p>",
        tag("ul", *numbers),
        f"<p>Please do not cancel your service before the port has completed.</p><p>Kind regards,<br>"
        f"Porting Department<br>{escape(carrier.name)}<br>{phone(carrier.phone, 'one')}</p>",
        "<small>This message is for the person to whom it is addressed and may be confidential.</small>",
        "<div class='quote'>Hi, we would like a copy of our CSR, please. Thanks!</div>",
    )
    box = f"https://mail.inbox.example/u/0/?view=pt&search=all&thread=f%3A{rng.randint(10**15, 10**16)}"
    return Press(at, Marginalia(box), margin="0.4in").printed(html)


def _lines(record: Csr) -> list[tuple[str, bool]]:
    """Each number, and whether it is out of service."""
    return [(number, record.is_inactive(at)) for at, number in enumerate(record.account.numbers)]


def portal_page(record: Csr, rng: Random) -> bytes:
    """A page of a provider's web portal: labels small above their values, in cards."""
    account, carrier = record.account, record.account.carrier
    place = account.place
    facts: tuple[Row, ...] = (
        ("Company", account.name),
        ("Account ID", account.number),
        ("Account administrator", account.user),
        ("Billing telephone number", phone(account.btn, "parentheses")),
        ("Service address", street(place)),
        ("City, state, ZIP", f"{place.city}, {place.region} {place.postal_code}"),
        ("Record as of", day(record.dated, "short")),
        ("Port-out lock", "Locked - this account is frozen" if record.is_frozen else "Unlocked"),
        ("Open orders", "1 pending order" if record.has_pending_order else "No open orders"),
    )
    lines = "".join(
        f"<tr><td>{kept(phone(number, 'parentheses'))}</td>"
        f"<td>{'Main line' if number == account.btn else 'Direct line'}</td>"
        f"<td><span class='badge'>{'Inactive' if is_off else 'Active'}</span></td></tr>"
        for number, is_off in _lines(record)
    )
    html = document(
        f"Customer Service Record | {carrier.name}",
        styles.PORTAL,
        "<nav><b>",
        escape(carrier.name),
        "</b><span>Dashboard</span><span>Numbers</span><span>Billing</span>"
        "<span>Support</span><span>Sign out</span></nav>",
        "<h1>Customer Service Record</h1>"
        "<div>Give this page to your new provider when you move your numbers.</div>",
        tag("div", definitions(facts), kind="card"),
        tag(
            "div",
            tag("b", f"Numbers ({len(account.numbers)})"),
            f"<table><tr><th>Number</th><th>Use</th><th>Status</th></tr>{lines}</table>",
            kind="card",
        ),
    )
    return Press(
        moment(record.dated, rng),
        Marginalia(f"https://app.{carrier.website}/account/csr"),
        has_backgrounds=False,
    ).printed(html)


def terminal(record: Csr, rng: Random) -> bytes:
    """What a clerk of an old company copies from the terminal into a page and prints."""
    account, carrier = record.account, record.account.carrier
    place = account.place
    rule = "-" * 78
    rows: list[Row] = [
        ("ACCOUNT NO", account.number),
        ("BTN", phone(account.btn, "spaces")),
        ("CUSTOMER NAME", account.name),
        ("CONTACT", account.user),
        ("SERVICE ADDR", street(place)),
        ("", f"{place.city} {place.region} {place.postal_code}"),
        ("CLASS OF SVC", "BUSINESS"),
        ("FREEZE", "YES" if record.is_frozen else "NO"),
        ("PENDING ORDER", "YES" if record.has_pending_order else "NO"),
    ]
    lines = [
        carrier.name.upper(),
        f"{'CUSTOMER SERVICE RECORD':<50}RUN DATE {record.dated:%m/%d/%Y}",
        rule,
        *(
            f"{label + ' ' if label else '':.<16}: {value}" if label else f"{'':<18}{value}"
            for label, value in rows
        ),
        rule,
        f"{'LINE':<6}{'TELEPHONE NO':<18}{'FEATURES':<26}{'STATUS':<12}",
        *(
            f"{at:03}   {phone(number, 'spaces'):<18}{'CALLER ID, HUNTING':<26}"
            f"{'INACTIVE' if is_off else 'WORKING':<12}"
            for at, (number, is_off) in enumerate(_lines(record), 1)
        ),
        rule,
        "END OF RECORD",
    ]
    style = "pre{font:10pt/1.35 'Courier New','Liberation Mono',monospace;white-space:pre-wrap}"
    html = document("CSR", style, tag("pre", escape("\n".join(lines))))
    return Press(moment(record.dated, rng), margin="0.75in").printed(html)


def report(record: Csr, rng: Random) -> bytes:
    """A Canadian carrier's report: two columns with a frame around each cell, the address in its parts."""
    account, place = record.account, record.account.place
    facts: list[Row] = [
        ("Customer name", account.name),
        ("Account number", account.number),
        ("Authorized contact", account.user),
        ("Billing telephone number", phone(account.btn, "dashes")),
    ]
    parts: list[Row] = [
        ("Street", street(place)),
        ("City", place.city),
        ("Province", place.region),
        ("Postal code", place.postal_code),
    ]
    held: list[Row] = [
        ("Freeze", "Yes, numbers are frozen" if record.is_frozen else "None"),
        ("Orders in progress", "Yes, one order pending" if record.has_pending_order else "None"),
    ]
    lines = [
        (str(at), phone(number, "dashes"), "Inactive" if is_off else "In service")
        for at, (number, is_off) in enumerate(_lines(record), 1)
    ]
    html = document(
        "Customer Service Record",
        styles.REPORT,
        f"<h1>{escape(account.carrier.name)} – Customer Service Record (CSR)</h1>",
        f"<p>Prepared on {day(record.dated, 'long')} at the customer's request.</p>",
        "<h3>Customer</h3>",
        sheet(facts),
        "<h3>Service address</h3>",
        sheet(parts),
        "<h3>Restrictions</h3>",
        sheet(held),
        "<h3>Telephone numbers</h3>",
        table(lines, ("Line", "Telephone number", "Status")),
        f"<footer>{broken((account.carrier.name, ', '.join(account.carrier.office)))}</footer>",
    )
    return Press(moment(record.dated, rng), scale=0.9).printed(html)


def fiche(record: Csr, rng: Random) -> bytes:
    """Un dossier de service : des cadres, les étiquettes suivies d'un deux-points."""
    account, place = record.account, record.account.place
    client: tuple[Row, ...] = (
        ("Titulaire du compte", account.name),
        ("Numéro de compte", account.number),
        ("Numéro de facturation (BTN)", phone(account.btn, "dashes")),
        ("Personne autorisée", account.user),
    )
    address: tuple[Row, ...] = (
        ("Rue", street(place)),
        ("Ville", f"{place.city} (Québec)"),
        ("Code postal", place.postal_code),
    )
    held: tuple[Row, ...] = (
        ("Gel du compte", "Oui, compte gelé" if record.is_frozen else "Non"),
        ("Commande en cours", "Oui, une commande en attente" if record.has_pending_order else "Aucune"),
    )
    lines = [
        (phone(number, "dashes"), "Inactif, hors service" if is_off else "Actif")
        for number, is_off in _lines(record)
    ]
    frames = (("Client", client), ("Adresse de service", address), ("Restrictions", held))
    html = document(
        "Dossier de service à la clientèle",
        styles.FICHE,
        f"<h2>{escape(account.carrier.name)}</h2><h3>Dossier de service à la clientèle (DSC / CSR)</h3>",
        f"<p>Émis {day(record.dated, 'le')}</p>",
        *(f"<fieldset><legend>{name}</legend>{definitions(rows)}</fieldset>" for name, rows in frames),
        f"<fieldset><legend>Lignes téléphoniques</legend>{table(lines, ('Numéro', 'État'))}</fieldset>",
        language="fr",
    )
    return Press(moment(record.dated, rng), paper="A4").printed(html)
