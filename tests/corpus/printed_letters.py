"""Letters of authorization as browsers print them: filled in forms, a page to sign, a firm's own letter."""

from html import escape
from random import Random

from tests.corpus import notation
from tests.corpus import printed_styles as styles
from tests.corpus.content import Letter
from tests.corpus.customers import Place
from tests.corpus.notation import day, phone
from tests.corpus.printed_html import (
    SIGNATURE,
    Row,
    broken,
    definitions,
    document,
    kept,
    moment,
    printed_letter,
    sheet,
    street,
    tag,
)
from tests.corpus.printed_press import ClockStyle, Marginalia, Press

_NEW = "ServiceCall.ai"
_TERMS = (
    (
        f"I authorize {_NEW} and its carriers to move the telephone numbers on this form from my current "
        "provider, to ask that provider for the records of my account, and to act for me until the move is "
        "done."
    ),
    (
        "I have the right to change the provider of these numbers. I know that each number has one provider "
        "at a time, and that my current provider may ask for what its contract says when service ends."
    ),
)


def _signed_on(letter: Letter) -> str:
    if not letter.signed_on:
        return ""
    us = letter.account.place.country == "US"
    return f"{letter.signed_on:%m/%d/%Y}" if us else day(letter.signed_on, "long")


def _region(place: Place) -> tuple[str, str]:
    """What region and postal code are called there."""
    return ("State", "ZIP code") if place.country == "US" else ("Province", "Postal code")


def browser_form(letter: Letter, rng: Random) -> bytes:
    """A form in the web, filled in and printed with its boxes; signed on the print."""
    account, place = letter.account, letter.account.place
    region, code = _region(place)
    frames = (
        (
            "Your business",
            (
                ("Company name on the account", account.name, "wide"),
                ("Authorized contact", letter.signer, ""),
                ("Title", letter.title, ""),
            ),
        ),
        (
            "Service address",
            (
                ("Street address (no PO box)", street(place), "wide"),
                ("City", place.city, ""),
                (region, place.region, "small"),
                (code, place.postal_code, "small"),
            ),
        ),
        (
            "Current provider",
            (
                ("Provider", account.carrier.name, ""),
                ("Account number", account.number, ""),
                ("Billing telephone number", phone(account.btn, "parentheses"), ""),
            ),
        ),
        (
            "Numbers to port",
            tuple(
                (f"Number {at}", phone(number, "parentheses"), "small")
                for at, number in enumerate(account.numbers, 1)
            ),
        ),
    )
    boxes = (
        f"<fieldset><legend>{name}</legend>{''.join(_box(*field) for field in fields)}</fieldset>"
        for name, fields in frames
    )
    agreed = (f"<p><input type='checkbox' checked> {term}</p>" for term in _TERMS)
    html = document(
        "Port-in request form",
        styles.BROWSER_FORM,
        "<h1>Letter of Authorization (LOA)</h1>"
        "<p>Fields marked as required must match your current provider's records.</p>",
        *boxes,
        *agreed,
        f"<div style='display:flex;gap:60px;align-items:flex-end;margin-top:14px'><div>{SIGNATURE}"
        "<div style='border-top:1px solid #000;font-size:8pt;width:220px'>Signature</div></div>"
        f"<div><div>{escape(_signed_on(letter)) or '&nbsp;'}</div>"
        "<div style='border-top:1px solid #000;font-size:8pt;width:140px'>Date signed</div></div></div>",
    )
    address = "https://numbers.onboarding.example/forms/loa?step=print"
    style: ClockStyle = "american" if place.country == "US" else "canadian"
    return printed_letter(
        letter,
        rng,
        Press(moment(letter.signed_on or letter.written_on, rng), Marginalia(address, style)),
        html,
    )


def _box(label: str, value: str, kind: str) -> str:
    return f'<label class="{kind}">{escape(label)} *<input value="{escape(value)}"></label>'


def word_letter(letter: Letter, rng: Random) -> bytes:
    """A firm's own letter: its head, a subject, justified sentences, the account's facts, the numbers."""
    account = letter.account
    facts: tuple[Row, ...] = (
        ("Name on account:", account.name),
        ("Service address:", notation.one_line(account.place)),
        ("Current carrier:", account.carrier.name),
        ("Account number:", account.number),
        ("Billing telephone number:", phone(account.btn, "dashes")),
    )
    signed_on = day(letter.signed_on, "long") if letter.signed_on else "_______________"
    html = document(
        "Letter of Authorization",
        styles.WORD,
        tag(
            "div",
            tag("b", escape(account.name)),
            "<br>",
            escape(notation.one_line(account.place)),
            kind="head",
        ),
        f"<p>{day(letter.written_on, 'long')}</p><p>{_NEW}<br>Number Porting Team</p>",
        "<p><b>Re: Letter of Authorization to port our telephone numbers</b></p>"
        "<p>To whom it may concern:</p>",
        f"<p>We have chosen {_NEW} as the new provider of our telephone service. This letter authorizes "
        f"{_NEW} to port the numbers below, to obtain our customer service record, and to deal with our "
        "current carrier until the port is complete. The details of our account are:</p>",
        sheet(facts),
        "<p>The telephone numbers to be ported are:</p>",
        tag("ul", *(f"<li>{kept(phone(number, 'dashes'))}</li>" for number in account.numbers)),
        "<p>I confirm that I am authorized to make this request on behalf of the business. Please keep the "
        "service active until the port is complete.</p><p>Sincerely,</p>",
        SIGNATURE,
        f"<p style='margin-top:4pt'>{broken((letter.signer, letter.title))}</p>"
        f"<p>Date signed: {signed_on}</p>",
    )
    return printed_letter(
        letter, rng, Press(moment(letter.signed_on or letter.written_on, rng), margin="1in"), html
    )


def celled_form(letter: Letter, rng: Random) -> bytes:
    """A provider's form of framed cells, each with its small label in the upper left corner."""
    account, place = letter.account, letter.account.place
    region, code = _region(place)
    blocks = (
        (
            "1. End user",
            (
                ("whole", (("Customer name (as on the bill)", account.name),)),
                ("whole", (("Service address (no PO Box)", street(place)),)),
                ("three", (("City", place.city), (region, place.region), (code, place.postal_code))),
            ),
        ),
        (
            "2. Losing carrier",
            (
                (
                    "",
                    (
                        ("Current service provider", account.carrier.name),
                        ("Account number", account.number),
                        ("Billing telephone number (BTN)", phone(account.btn, "dots")),
                        ("Authorized person", letter.signer),
                    ),
                ),
            ),
        ),
        (
            "3. Telephone numbers to be ported",
            (
                (
                    "three",
                    tuple(
                        (f"TN {at}", phone(number, "dots")) for at, number in enumerate(account.numbers, 1)
                    ),
                ),
            ),
        ),
    )
    body = (
        f"<h2>{title}</h2>{''.join(definitions(rows, kind) for kind, rows in grids)}"
        for title, grids in blocks
    )
    country = "United States" if place.country == "US" else "Canada"
    ends = (
        ("Authorized signature", SIGNATURE),
        ("Print name and title", escape(f"{letter.signer}, {letter.title}")),
        ("Date", escape(_signed_on(letter)) or "&nbsp;"),
    )
    html = document(
        "LOA",
        styles.CELLED_FORM,
        "<h1>LETTER OF AUTHORIZATION / AGENCY</h1>",
        f"<div class='sub'>Local number portability – {country} – new provider: {_NEW}</div>",
        *body,
        tag("ol", *(f"<li>{term}</li>" for term in _TERMS)),
        tag("div", *(f"<div>{value}<i>{label}</i></div>" for label, value in ends), kind="sign"),
    )
    press = Press(moment(letter.signed_on or letter.written_on, rng), has_backgrounds=rng.random() < 0.5)
    return printed_letter(letter, rng, press, html)


def reviewed_online(letter: Letter, rng: Random) -> bytes:
    """The last step of a wizard, printed: what was said, after colons; numbers as chips; a pad to sign."""
    account, place = letter.account, letter.account.place
    rows: tuple[Row, ...] = (
        ("Business name", account.name),
        ("Service address", notation.one_line(place)),
        ("Losing carrier", account.carrier.name),
        ("Account number", account.number),
        ("BTN", phone(account.btn, "international")),
        ("Authorized signer", letter.signer),
        ("Title", letter.title),
    )
    chips = (f"<span>{kept(phone(number, 'international'))}</span>" for number in account.numbers)
    html = document(
        f"Review and sign | {_NEW}",
        styles.REVIEW,
        "<ol class='steps'><li>1 Numbers<li>2 Account<li>3 Documents<li><b>4 Review and sign</b></ol>",
        "<h1>Letter of Authorization</h1>",
        "<h2>Account details</h2>",
        definitions(rows),
        f"<h2>Numbers you are bringing ({len(account.numbers)})</h2>",
        tag("div", *chips, kind="chips"),
        *(f"<p>{term}</p>" for term in _TERMS),
        "<h2>Signature</h2>",
        tag("div", SIGNATURE, kind="pad"),
        definitions((("Date", _signed_on(letter)),)),
    )
    marginalia = Marginalia("https://portal.servicecall.example/port/review")
    return printed_letter(
        letter, rng, Press(moment(letter.signed_on or letter.written_on, rng), marginalia), html
    )


def procuration(letter: Letter, rng: Random) -> bytes:
    """Une lettre d'autorisation : un tableau encadré, des phrases, la signature en bas."""
    account, place = letter.account, letter.account.place
    rows: tuple[Row, ...] = (
        ("Nom de l'entreprise", account.name),
        ("Adresse de service", street(place)),
        ("Ville (province)", f"{place.city} (Québec)"),
        ("Code postal", place.postal_code),
        ("Fournisseur actuel", account.carrier.name),
        ("Numéro de compte", account.number),
        ("Numéro de facturation (BTN)", phone(account.btn, "spaces")),
        ("Numéros à transférer", " / ".join(phone(number, "spaces") for number in account.numbers)),
    )
    signed_on = day(letter.signed_on, "french") if letter.signed_on else "\N{NO-BREAK SPACE}"
    html = document(
        "Lettre d'autorisation",
        styles.PROCURATION,
        "<h1>Lettre d’autorisation – transfert de numéros de téléphone</h1>",
        f"<p>Par la présente, l’entreprise nommée ci-dessous autorise {_NEW} à transférer ses numéros de "
        "téléphone canadiens, à obtenir son dossier de service et à agir en son nom auprès du fournisseur "
        "actuel.</p>",
        sheet(rows),
        "<p>Le signataire déclare être autorisé à gérer ce compte. Le service actuel doit rester actif "
        "jusqu’à la fin du transfert.</p>",
        tag(
            "div",
            f"<div>{SIGNATURE}<div>Signature de la personne autorisée</div></div>",
            f"<div>{escape(f'{letter.signer}, {letter.title}')}<div>Nom et titre</div></div>",
            f"<div>{signed_on}<div>Date</div></div>",
            kind="bas",
        ),
        language="fr",
    )
    return printed_letter(
        letter, rng, Press(moment(letter.signed_on or letter.written_on, rng), margin="0.8in"), html
    )
