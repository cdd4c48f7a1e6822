"""Letters of the gazette on a firm's own paper: one in English sentences, one form in French."""

from html import escape
from random import Random

from tests.corpus import notation
from tests.corpus.content import Letter
from tests.corpus.notation import day, phone
from tests.corpus.printed_html import SIGNATURE, broken, document, moment, printed_letter, tag
from tests.corpus.printed_press import Press

_FIRM = """
body{margin:0;font:11.5pt/16pt 'DejaVu Serif Condensed','DejaVu Serif'}
.firm{text-align:center;border-bottom:3pt double #444;padding-bottom:8pt;margin-bottom:22pt}
.firm b{font-size:17pt;letter-spacing:1pt;display:block;margin-bottom:4pt}
.firm span{font-size:9pt}
ol{columns:2;margin:4pt 0 10pt}
.end{margin-top:18pt}
"""


def told_by_the_firm(letter: Letter, rng: Random) -> bytes:
    """A firm's letter to its new provider: all facts in sentences, the numbers as a numbered list."""
    account = letter.account
    written, where = day(letter.written_on, "long"), notation.one_line(account.place)
    signed = f"<br>Signed on {day(letter.signed_on, 'long') if letter.signed_on else '_' * 18}"
    numbers = "".join(f"<li>{phone(number, 'parentheses')}</li>" for number in account.numbers)
    html = document(
        "Letter",
        _FIRM,
        tag("div", f"<b>{escape(account.name)}</b><span>{escape(where)}</span>", kind="firm"),
        f"<p>{written}</p><p>ServiceCall.ai<br>Number Porting</p><p><b>Letter of authorization to port our "
        "numbers</b></p>",
        f"<p>To whom it may concern:</p><p>We, {escape(account.name)}, are a customer of "
        f"{escape(account.carrier.name)} under account number {escape(account.number)}, with the billing "
        f"telephone number {phone(account.btn, 'parentheses')}. Our service address is {escape(where)}.</p>",
        "<p>With this letter we authorize ServiceCall.ai to act for us in moving the following telephone "
        f"numbers to its service, and to receive our customer service record:</p><ol>{numbers}</ol>",
        "<p>Please leave the rest of our account as it is until the numbers have moved.</p>",
        tag("div", f"Sincerely,<br>{SIGNATURE}<br>{escape(letter.signer)}<br>{escape(letter.title)}{signed}",
            kind="end"),
    )  # fmt: skip
    return printed_letter(letter, rng, Press(moment(letter.written_on, rng), margin="1in"), html)


_FRENCH = """
body{margin:0;font:10pt Arial}
h1{font:bold 14pt Arial;margin:0}
.sous{color:#555;margin-bottom:12pt}
h2{font:bold 10.5pt Arial;background:#e9edf5;padding:3pt 6pt;margin:12pt 0 5pt}
.case{display:grid;grid-template-columns:150pt 1fr;border-bottom:.5pt solid #bbb;padding:3.5pt 6pt}
.case span:first-child{color:#444}
ul{columns:3;margin:6pt 0;padding-left:20pt}
p{line-height:13.5pt;text-align:justify}
.bas{display:grid;grid-template-columns:190pt 1fr 120pt;gap:16pt;margin-top:20pt}
.bas div{border-bottom:.7pt solid #000;min-height:34pt;display:flex;align-items:flex-end}
.bas small{font-size:8pt}
"""


def trois_sections(letter: Letter, rng: Random) -> bytes:
    """A French form in three sections; who signs, and when, on lines with their labels below."""
    account, place = letter.account, letter.account.place

    def rows(*fields: tuple[str, str]) -> str:
        return "".join(
            tag("div", f"<span>{label}</span><span>{escape(value)}</span>", kind="case")
            for label, value in fields
        )

    numbers = "".join(f"<li>{phone(number, 'dashes')}</li>" for number in account.numbers)
    when = day(letter.signed_on, "french") if letter.signed_on else ""
    *streets, _ = notation.lines_of(place)
    html = document(
        "Formulaire de transfert",
        _FRENCH,
        "<h1>Lettre d’autorisation</h1>",
        '<div class="sous">Transfert de numéros de téléphone vers ServiceCall.ai</div>',
        "<h2>1. Client</h2>",
        rows(("Nom de l’entreprise", account.name), ("Personne autorisée", letter.signer),
             ("Fonction", letter.title), ("Adresse de service", ", ".join(streets)), ("Ville", place.city),
             ("Province", "Québec"), ("Code postal", place.postal_code)),
        "<h2>2. Fournisseur actuel</h2>",
        rows(("Nom du fournisseur", account.carrier.name), ("Numéro de compte", account.number),
             ("Numéro de facturation (NTF)", phone(account.btn, "dashes"))),
        f"<h2>3. Numéros à transférer</h2><ul>{numbers}</ul>",
        "<p>J’autorise ServiceCall.ai à transférer les numéros ci-dessus, à obtenir mon dossier auprès de "
        "mon fournisseur actuel et à agir en mon nom à cette fin. Je confirme que je suis titulaire du "
        "compte ou que j’ai le droit d’agir pour le titulaire.</p>",
        tag(
            "div",
            f"<span><div>{SIGNATURE}</div><small>Signature</small></span>",
            f"<span><div>{broken((letter.signer,))}</div><small>Nom en lettres moulées</small></span>",
            f"<span><div>{when}</div><small>Date de la signature</small></span>",
            kind="bas",
        ),
        language="fr",
    )  # fmt: skip
    return printed_letter(letter, rng, Press(moment(letter.written_on, rng), margin="0.8in"), html)
