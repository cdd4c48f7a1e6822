"""Which kind of document a page is, and whose form an LOA is on: by what it says, never by a file's name."""

import re
from dataclasses import dataclass
from itertools import islice

from porting.documents.own_forms import own_countries_in
from porting.documents.reading import Layer, Page, ReadDocument
from porting.documents.signatures import is_certificate_page
from porting.domain.calendar import Country
from porting.domain.checks import postal_code
from porting.domain.checks.likeness import plain
from porting.domain.checks.statements import DocumentName
from porting.domain.checks.street_words import STATES

_RESP_ORG = re.compile(r"\bresporg\b|responsible organi[sz]ation|organisation responsable")

_TITLES: dict[DocumentName, re.Pattern[str]] = {
    "loa": re.compile(
        r"letters? of (?:authori[sz]ation|agency|authority)|lettre d'autorisation|\bloa\b"
        r"|autorisation (?:de |du |pour (?:le |la )?)?(?:transfert|transferer|porter|portabilite)"
        r"|(?:port(?:ing|ability)?|transfer|number)(?:[ -](?:in|out))? (?:request )?authori[sz]ation"
        r"|authori[sz]ation (?:to (?:port|change|transfer)|for (?:port|number))"
    ),
    "csr": re.compile(
        r"customer service (?:record|report|summary|information)\b|\bcsr\b"
        r"|pre-?order(?:ing)? (?:query )?(?:response|reply)"
        r"|(?:customer|subscriber|account|service|line|equipment)(?: information)? record\b"
        r"|(?:customer service|account) inquiry|(?:customer|account|subscriber) profile"
        r"|services? (?:and|&) equipment|(?:number|line) (?:inventory|detail report)|service inventory"
        r"|inventaire des (?:numeros|lignes)"
        r"|(?:dossier|releve|sommaire|profil|fiche) (?:(?:de|des|du|a la|au|services?|dossier) "
        r"|(?:de )?[dl]'(?:un )?)*(?:client(?:ele)?|abonne)\b|fiche (?:de |du |des )*services?\b"
    ),
    "bill": re.compile(
        r"\b(?:invoice|statement|facture|releve de compte|etat de compte|(?:your|monthly|phone|telephone"
        r"|wireless|internet|this|last) bill|bill (?:date|number|summary|period|at a glance))\b"
    ),
}
#: Each line is one thing that such a document has; it counts once, however often it is said.
_WORDS: dict[DocumentName, tuple[str, ...]] = {
    "loa": (
        (
            r"\bi (?:hereby )?authori[sz]e|hereby authori[sz]|we authori[sz]e|the undersigned"
            r"|je (?:soussigne|autorise)|j'autorise|autorise par|par la presente"
            # `I, Dana Reyes, owner of Acme Plumbing Inc., authorize`
            r"|\b(?:i|we), [^;:]{3,120}?[,)] (?:hereby |do )*(?:authori[sz]e|appoint|designate|request)"
            r"|\b(?:je|nous), [^;:]{3,120}?[,)] (?:autoris|mandat|demand)"
        ),
        # A letter that speaks of itself, or opens and closes like one.
        (
            r"this (?:letter|form|document)(?: of (?:authori[sz]ation|agency|authority))?(?: also| hereby)? "
            r"(?:authori[sz]es|allows|permits|empowers)|this (?:letter of (?:authori[sz]ation|agency)|loa)\b"
            r"|la presente (?:lettre|autorisation|procuration)"
            r"|to whom it may concern|dear (?:sir|madam)|yours (?:truly|sincerely|faithfully)"
            r"|(?:sincerely|respectfully)(?: yours)?,|madame, monsieur|a qui de droit|salutations distinguees"
        ),
        (
            r"act(?:s|ing)? (?:as|on) (?:my|our|behalf)|on my behalf|as (?:my|our|its) agent|en mon nom"
            r"|mandataire"
            r"|may act for|(?:have|has|avoir) (?:the )?(?:authority|pouvoir)"
        ),
        (
            r"(?:change|switch|transfer|port|move|release)[a-z]* (?:of )?(?:my|our|the|these|your)[a-z ]* "
            r"(?:telephone|phone|service|number)|transferer (?:les|mes|ces|nos) numeros|bring your number"
        ),
        r"signature",
        (
            r"numbers? (?:to (?:be )?(?:port|move|transfer)|moving|listed|in (?:this|the) (?:table|schedule))"
            r"|numeros? a (?:transferer|porter)"
        ),
        (
            r"(?:losing|current|present|old) (?:service )?(?:carrier|provider)|fournisseur (?:\S+ )*actuel"
            r"|leaving|carrier now|fournisseur que vous quittez"
        ),
        r"date signed|date of signature|date de (?:la )?signature|printed name|print name",
    ),
    "csr": (
        r"\busocs?\b|class of service|classe de service|feature codes?|\bfid\b",
        r"\bl?pic\b|interlata|intralata",
        r"listed name|listing|main listing|inscription",
        (
            r"working (?:telephone )?numbers?|\bwtns?\b|lines? (?:on|of) (?:the )?(?:account|record)"
            r"|numeros (?:de telephone )?en service"
        ),
        r"(?:account|line|number|service) status|record (?:date|status)|circuit|hunting|etat de la ligne",
        (
            r"auth(?:ori[sz]ed|\.)? (?:user|contact|person)s?|utilisateur autorise"
            r"|personne(?:-ressource)? autorisee|responsable (?:autorisee? )?du (?:compte|dossier)"
        ),
        (
            r"(?:port(?:ing)?|local|account|resporg)[a-z -]* (?:freeze|lock|block|protect|guard)"
            r"|(?:number|transfer) (?:lock|protection)|gel\b|verrou"
            r"|blocage (?:de |du |des )*(?:transfert|portabilite|numero|ligne|compte)"
        ),
        r"(?:pending|open) (?:order|change)|(?:commande|demande)s? (?:en (?:cours|attente)|ouverte)",
        # A portal's page calls itself nothing in particular.
        (
            r"(?:customer|subscriber|account|services?|line|number|location) (?:details?|information|overview"
            r"|listing|summary|report)|(?:details|sommaire) d(?:u|es) (?:compte|services?)"
            r"|releve de service"
        ),
        r"\bactive\b|\bin service\b|\bworking\b|\bactif\b|\ben service\b",
        r"(?:telephone|phone) numbers\b|numeros de telephone|\btns\b|\bdids?\b",
        r"\bfeatures?\b|(?:line|service|number) type|type (?:of|de) (?:line|ligne|service)|fonctions",
    ),
    "bill": (
        (
            r"(?:amount|total|balance)(?: now)? due|new balance|please pay|montant (?:du|a payer|total)"
            r"|total a payer"
            r"|(?:total|amount) (?:to pay|owing|payable)|pay this amount|you owe|(?:invoice|bill) total"
        ),
        (
            r"(?:previous|last|old) (?:balance|bill|statement|invoice|amount)|balance (?:forward|last)"
            r"|you owed|carried over|solde (?:precedent|anterieur|reporte)|derniere facture"
        ),
        r"payments? received|paiements?\b|thank you for your payment|you paid|payments?, thank you",
        r"payment due|due (?:date|by|on)|pay (?:on or )?(?:by|before)|echeance|payable (?:le|avant)",
        (
            r"(?:bill|billing|invoice|statement|stmt)(?: issue| closing)? (?:date|period|number|cycle)"
            r"|date of (?:this|your|the) (?:bill|invoice|statement)|(?:plan|bill) period"
            r"|date de (?:la )?factur|periode de facturation|date du releve"
        ),
        r"tax(?:es)?\b|surcharges|\btps\b|\btvq\b|\bgst\b|\bhst\b|\bqst\b",
        r"(?:current|new|total|monthly) (?:charges|service)|frais (?:courants|mensuels)|forfait",
        (
            r"remit|tear off|detach|enclose|return this (?:portion|slip|stub)|cheque|auto ?pay|bordereau"
            r"|pay(?:ment)? (?:slip|stub)|how to pay"
        ),
    ),
}
#: What a record says, whatever it calls itself; a letter and a bill say it too, among much else.
_FACTS_OF_A_RECORD = (
    (
        r"\b(?:account|acct|customer|client|compte)\.? ?(?:numbers?\b|no\b|nr\b|id\b|#|n°)"
        r"|(?:numero|no) de compte|\bban\b|\b(?:account|acct|compte) [a-z]{0,3}-?\d{3}"
    ),
    (
        r"\b(?:account|customer|company|business|subscriber|billing|listed) (?:name|holder|owner)\b|^company$"
        r"|name on (?:the )?account"
        r"|titulaire|nom (?:du|au) (?:client|compte)|raison sociale"
    ),
    (
        r"\bbtn\b|main (?:billing|number|company number)|billing (?:telephone|phone|number|tn)|pilot number"
        r"|(?:service|primary|emergency|installation) address|address on (?:record|file)|adresse de service"
        r"|(?:wireless|mobile) (?:number|line)s?"
    ),
)
#: And what a letter of the customer's own says: that he allows it, what, and that he signs.
_FACTS_OF_A_LETTER = (
    (
        r"\b(?:authori[sz]\w+|permission|permit|consent|empower|appoint|direct(?:s|ion)|mandat\w*"
        r"|procuration|autoris\w+)"
    ),
    (
        r"\b(?:transfer\w*|port(?:s|ed|ing)?|move[sd]?|moving|release|take over|switch\w*"
        r"|porte[rs]?)\b"
        r"[^.;:]{0,60}\b(?:numbers?|numeros?|lines?|lignes?|services?|telephones?|phones?)\b"
    ),
    (
        r"\bsigna(?:ture|tory|taire)|\bsign(?:ed|ee?)\b|yours (?:truly|sincerely|faithfully)|sincerely"
        r"|regards|respectfully|salutations|cordialement|in witness|en foi de quoi|\b(?:by|its|par|dated?) ?:"
    ),
)
#: Where the words alone do not tell; nothing of the kind is known of bills, which say enough.
_FACTS: dict[DocumentName, tuple[str, ...]] = {
    "csr": _FACTS_OF_A_RECORD,
    "loa": _FACTS_OF_A_LETTER,
    "bill": (),
}
#: Between a label and its value in one cell.
_BEFORE_A_VALUE = re.compile(r":|\.{3,}")
_UNDERSCORE = re.compile(r"(?<=[a-z\d])_+(?=[a-z\d])")
_HEAD_ROWS = 10
#: Words of a title.
_LONGEST_TITLE = 14
_SHORTEST_SENTENCE = 5
_PRICE = re.compile(r"\$ ?\d[\d,]{0,12}\.\d\d\b|\b\d{1,9},\d\d ?\$")
_FEWEST_PRICES = 4
#: A page says as much at least of its kind.
_LEAST = 3
_FORM_TITLES: dict[Country, re.Pattern[str]] = {
    "CA": re.compile(
        r"canadian (?:letter of|loa)|(?:letter of (?:authori[sz]ation|agency)"
        r"|loa)[\s(:,-]{1,4}(?:for )?canad|"
        r"for canadian customers|canada(?:ian)? letter of"
        # A form that asks in English and bears its name in both languages is for both countries.
        r"|lettre d'autorisation(?=.*\b(?:fournisseur|numeros?)\b)"
    ),
    "US": re.compile(
        r"(?:letter of (?:authori[sz]ation|agency)|loa)[\s(:,-]{1,4}(?:for )?(?:the )?(?:u\.?s\.?a?\b"
        r"|united states)|"
        r"(?:u\.?s\.?a?|united states|american) letter of|for usa? customers"
    ),
}
_FORM_WORDS: dict[Country, re.Pattern[str]] = {
    "CA": re.compile(r"\bprov(?:ince)?\b|\bpostal\b|\bcrtc\b|canadian carrier"),
    "US": re.compile(r"\bstate\b|\bzip\b|\bfcc\b|47 c\.?f\.?r|federal communications"),
}
_CODES_OF_STATES = sorted(code.lower() for code in postal_code.REGIONS["US"])
#: `compte le 21330` and `la 12345` are no states; `Dover, DE 19901` is one.
_STATE = "|".join(
    (
        *(
            code if code not in ("de", "la", "me", "in") else rf"(?<=[,\n] ){code}"
            for code in _CODES_OF_STATES
        ),
        "[a-z] ?[.] ?[a-z]",
        *STATES,
    )
)
_PLACES: dict[Country, re.Pattern[str]] = {
    "CA": re.compile(r"\b[a-z]\d[a-z] ?\d[a-z]\d\b"),
    "US": re.compile(rf"\b(?:{_STATE})[.,)]{{0,2}} +\d{{5}}(?:-\d{{4}})?\b"),
}


@dataclass(frozen=True)
class Form:
    """Whose form an LOA is on; `is_certain` where its title says so."""

    country: Country | None
    is_certain: bool
    is_own: bool
    covers_toll_free: bool | None = None
    """Our own form has, or has not, the wording for toll-free numbers; None: another form."""
    further: tuple[Country, ...] = ()
    """Of further letters in the same document, on our own forms."""


def kind_of(page: Page) -> DocumentName | None:
    """The kind of a page; None: its words do not tell, or a signing service has appended it."""
    if is_certificate_page(page):
        return None
    return next((kind for layer in page.layers if (kind := _kind_of(layer))), None)


def kinds_in(read: ReadDocument, wanted: DocumentName) -> list[DocumentName | None]:
    """The kinds of its pages; where no page tells, one that is more like `wanted` than another is one."""
    found = [kind_of(page) for page in read.pages]
    if wanted in found:
        return found
    # What bears the wanted title, and reads like something else, is for a person to tell.
    found = [
        None if kind and any(is_titled(layer, wanted) for layer in page.layers) else kind
        for kind, page in zip(found, read.pages, strict=True)
    ]
    return [
        kind or (wanted if _is_most_like(page, wanted) else None)
        for kind, page in zip(found, read.pages, strict=True)
    ]


def _is_most_like(page: Page, wanted: DocumentName) -> bool:
    if is_certificate_page(page):
        return False
    for layer in page.layers:
        scores = _scores(layer)
        text = _text(layer)
        scores[wanted] += sum(bool(re.search(fact, text, re.MULTILINE)) for fact in _FACTS[wanted])
        if scores.pop(wanted) >= max(_LEAST, *(score + 1 for score in scores.values())):
            return True
    return False


def begins_a_document(page: Page) -> DocumentName | None:
    """The kind whose title stands at the head of the page, where its words agree."""
    if is_certificate_page(page):
        return None
    for layer in page.layers:
        kind = _kind_of(layer)
        if kind and _TITLES[kind].search(_head(layer)):
            return kind
    return None


def form_of(read: ReadDocument) -> Form:
    fields = " ".join(f"{field.name} {field.value}" for field in read.fields)
    layers = [_text(layer) for page in read.pages for layer in page.layers]
    text = plain(" ".join([*layers, fields]))
    own = own_countries_in(text)
    if own:
        covers = _RESP_ORG.search(text) is not None
        return Form(own[0], is_certain=True, is_own=True, covers_toll_free=covers, further=own[1:])
    places = {
        country
        for page in read.pages
        for layer in page.layers
        for row in layer.rows
        for cell in row
        if (country := postal_code.country_of(_BEFORE_A_VALUE.split(cell.text)[-1].strip()))
    }
    for patterns, is_certain in ((_FORM_TITLES, True), (_FORM_WORDS, False), (_PLACES, False)):
        countries = [country for country, pattern in patterns.items() if pattern.search(text)]
        if len(countries) == 1:
            return Form(countries[0], is_certain=is_certain, is_own=False)
    # A form for both countries asks for the code in a box of its own.
    return Form(places.pop() if len(places) == 1 else None, is_certain=False, is_own=False)


def is_titled(layer: Layer, kind: DocumentName) -> bool:
    """Whether a short line at its head, no sentence, calls it that."""
    return any(
        len(cell.words) <= _LONGEST_TITLE and _TITLES[kind].search(_flat(cell.text))
        for row in layer.rows[:_HEAD_ROWS]
        for cell in row
    )


def _kind_of(layer: Layer) -> DocumentName | None:
    scores = _scores(layer)
    (best, second) = sorted(scores.values(), reverse=True)[:2]
    if best < _LEAST or best - second < 2:
        return None
    return next(kind for kind, score in scores.items() if score == best)


def _scores(layer: Layer) -> dict[DocumentName, int]:
    """Three points for a title, three more where it stands first; one for each kind of word."""
    head, text = _head(layer), _text(layer)
    titles = {kind: found.start() for kind, title in _TITLES.items() if (found := title.search(head))}
    # `Statement` may be the title of anything; what calls itself a CSR or an LOA is none but that.
    own = {kind: at for kind, at in titles.items() if kind != "bill" and is_titled(layer, kind)}
    first = min(own or titles, key=lambda kind: titles[kind], default=None)
    return {
        kind: sum(bool(re.search(word, text)) for word in words)
        + (kind == "bill" and _has_prices(text))
        + 3 * (kind in titles)
        + 3 * (kind == first)
        for kind, words in _WORDS.items()
    }


def _head(layer: Layer) -> str:
    """Its first rows, without sentences: those of a letter may speak of another document."""
    cells = [cell for row in layer.rows[:_HEAD_ROWS] for cell in row if len(cell.words) <= _LONGEST_TITLE]
    return _flat(" \n ".join(cell.text for cell in cells if not _is_sentence(cell.text)))


def _is_sentence(text: str) -> bool:
    """`Fill in everything as on your last bill.`"""
    return text.endswith(".") and len(text.split()) >= _SHORTEST_SENTENCE and not text.endswith("Inc.")


def _has_prices(text: str) -> bool:
    """Only a bill has several amounts of money."""
    return sum(1 for _ in islice(_PRICE.finditer(text), _FEWEST_PRICES)) == _FEWEST_PRICES


def _flat(text: str) -> str:
    """Plain; programs write `CSR_EXPORT`."""
    return _UNDERSCORE.sub(" ", plain(text))


def _text(layer: Layer, rows: int | None = None) -> str:
    return _flat(" \n ".join(cell.text for row in layer.rows[:rows] for cell in row))
