"""Labels that no list has, told by the words they are made of: `Enterprise account code`, `Where lines end`.

A label is a kind of thing (a number, a name, a place, a day) and whose it is. Carriers put both in words of
their own, but hardly ever leave both out. What is found so has to have the shape of such a value as well.
"""

import re

from porting.documents.label_values import OF_HEADINGS
from porting.domain.checks.likeness import folded, word_set
from porting.domain.checks.statements import DocumentName, Topic

#: A label is short; sentences have words that labels do not have.
_MOST_WORDS, _LONGEST = 9, 70
_WORD = re.compile(r"#|[a-z]+")
#: Whom a carrier serves, in the words of those who serve resellers.
_END_USER = re.compile(r"end[ -]user")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
#: `8885 Washington Street` is a value; `911 address` is a label.
_HOUSE_NUMBER = re.compile(r"#?(?!911\b)\d+[a-z]?(?:-\d+)?,? +[a-z\d]")
_OF_SENTENCES = word_set(
    "i hereby shall would could please thank thanks understand agree authorize authorise certify call"
    " visit have has je nous merci veuillez"
)
_ACCOUNT = word_set(
    "account acct acc accounts customer cust client subscriber member membership agreement contract"
    " enterprise corporate billing ban company wireless compte client abonne dossier contrat"
)
_MY = word_set("your my our the with votre mon notre le")
_NUMBER = word_set("number numbers no nr num nbr id code identifier ident ref reference numero nu #")
_OF_OTHER_NUMBERS = word_set(
    "order orders invoice bill facture purchase po tax taxes meter page pin card bank routing cheque"
    " check vat gst hst tps tvq ein employer phone telephone tel tn line ticket confirmation statement"
    " releve fax registration license serial circuit quote quantity pages lines numbers service"
)
_TELEPHONE = word_set("telephone phone tel tn number no line ligne numero listed listing # phones")
_OF_BILLING = word_set(
    "billing billed bill main primary principal principale pilot pilote lead key parent group head btn"
    " atn facturation account acct compte listed base"
)
_OF_OTHER_LINES = word_set(
    "port ported porting transfer transferred move moved moving transferer porter listed-below affected"
    " covered fax contact call support service repair help toll free mobile cell emergency home reach"
    " daytime evening numbers numeros working"
)
_NAME = word_set("name nom named holder owner titulaire title")
_PARTY = word_set(
    "customer client subscriber company business organization organisation entreprise compagnie abonne"
    " registered billed listed legal party titulaire holder owner account compte raison bill entity firm"
)
_OF_OTHER_NAMES = word_set(
    "authorized authorised authorization contact print printed typed signer signatory sign signs signed"
    " signing signature signataire carrier provider rep representative first last agent user caller"
    " number id code address service services type date phone telephone status since plan act acting"
    " manager person personne job fournisseur operateur adresse autorise autorisee new nouveau reseller"
    " friendly doing losing cedante ancienne"
)
_ALLOWED = word_set(
    "authorized authorised autorise autorisee contact responsable administrator decision approved"
    " authority act speak caller user utilisateur manager change personne responsible"
)
_OF_OTHER_PEOPLE = word_set(
    "signature sign signs signer signed number phone telephone email agent id carrier provider us support"
    " end common line charge chg telecom reseller dealer retailer"
    " care service customer-service date address adresse company"
)
_PLACE = word_set(
    "address adresse addr adr location locations site premises premise place street lieu emplacement"
    " facility property installation installed install installe installee point where civic municipal"
)
_OF_SERVICE = word_set(
    "service services serviced serve served svc line lines installation installed install installe"
    " installee premises physical civic street facility property user use used end lieu emplacement"
    " location locations site e911 delivered provided phones telephone where point premise municipal listed"
    " serv svc desservi desservie"
    " business company serving"
)
#: `Services for`, `Service au`: an address follows, or it announces nothing.
_SERVED = word_set("service services served")
_AT = word_set("at for to in au a aux du")
#: `Street`, `Numéro et rue`: on a form that has one street.
_STREET = word_set("street rue address adresse addr")
_OF_A_STREET = word_set("civic civique municipale number numero no and et or ou line name de highway road")
_OF_OTHER_PLACES = word_set(
    "billing bill mailing mail remit remittance payment pay payments correspondence facturation postale"
    " paiement head office web email courriel return send ship shipping city state zip province code"
    " postal old previous unit suite name number website"
)
_CARRIER = word_set(
    "carrier provider fournisseur operateur compagnie incumbent exchange company leave leaving entreprise"
)
_LOSING = word_set(
    "current losing old present existing today now leave leaving left from actuel actuelle cedant"
    " ancien ancienne cedante incumbent moving former serving quitte"
)
#: `Carrier name` is the losing one's: the letter itself is for the winning one.
_BY_ITSELF = word_set("carrier provider fournisseur operateur")
_OF_A_CARRIER = word_set(
    "carrier provider fournisseur operateur company compagnie name nom of the du de le service services"
    " telephone phone local"
)
_TELEPHONES = word_set("telephone phone")
_MOVING = word_set("port porting ported transfer transferring transferred move moving moved switch switching")
_WINNING = word_set("new winning gaining to next nouveau nouvelle receiving")
_SIGNER = word_set(
    "print printed typed signer signatory sign signs signing capitals moulees signataire majuscules block"
)


_OF_LABELS = OF_HEADINGS.union(
    _OF_SENTENCES, _ACCOUNT, _MY, _NUMBER, _OF_OTHER_NUMBERS, _TELEPHONE, _OF_BILLING, _OF_OTHER_LINES, _NAME,
    _PARTY, _OF_OTHER_NAMES, _ALLOWED, _OF_OTHER_PEOPLE, _PLACE, _OF_SERVICE, _SERVED, _AT, _STREET,
    _OF_A_STREET, _OF_OTHER_PLACES, _CARRIER, _LOSING, _BY_ITSELF, _OF_A_CARRIER, _MOVING, _WINNING, _SIGNER,
    word_set("class cycle info media mode kind category group level region since opened created d l s"),
)  # fmt: skip
#: No firm is called so.
_NEVER_OF_NAMES = word_set("address adresse addr number numbers numero numeros name nom date #")


def looks_like_a_label(text: str, document: DocumentName) -> bool:
    """Whether `text` sounds like a label; a firm's name may do so, but has a word that no label has.

    `Account type` does, `Main Street Diner` and `Halvorsen Property Management` do not.
    """
    flat = folded(text)
    words = frozenset(_WORD.findall(flat))
    is_one = bool(words & _NEVER_OF_NAMES) or words <= _OF_LABELS
    return is_one and bool(topics_by_key_words(flat, document))


def topics_by_key_words(label: str, document: DocumentName) -> list[Topic]:
    """What `label`, in lower case without accents, may announce: its value tells which."""
    outside = _IN_BRACKETS.sub(" ", label)
    return _told_by(label, document) or (_told_by(outside, document) if outside != label else [])


def _told_by(label: str, document: DocumentName) -> list[Topic]:
    if len(label) > _LONGEST or _HOUSE_NUMBER.match(label):
        return []
    words = frozenset(_WORD.findall(_END_USER.sub("customer", label.replace("a/c", "account"))))
    if not words or len(words) > _MOST_WORDS or words & _OF_SENTENCES:
        return []
    return [
        topic
        for topic, is_meant in _TOPICS.items()
        if is_meant(words) and (topic not in _OF_LETTERS or document == "loa")
    ]


def _is_account(words: frozenset[str]) -> bool:
    is_alone = bool(words & {"account", "acct", "compte"}) and words <= _ACCOUNT | _MY
    return (is_alone or bool(words & _ACCOUNT and words & _NUMBER)) and not words & _OF_OTHER_NUMBERS


def _is_btn(words: frozenset[str]) -> bool:
    return bool(words & _TELEPHONE and words & _OF_BILLING) and not words & _OF_OTHER_LINES


def _is_holder(words: frozenset[str]) -> bool:
    return bool(words & _PARTY) and not words & _OF_OTHER_NAMES


def _is_user(words: frozenset[str]) -> bool:
    return bool(words & _ALLOWED) and not words & _OF_OTHER_PEOPLE


def _is_service_address(words: frozenset[str]) -> bool:
    is_where = bool(words & _SERVED and words & _AT) and words <= _SERVED | _AT | _OF_SERVICE
    is_of_service = bool(words & _PLACE and words & _OF_SERVICE) or is_where
    is_street = bool(words & _STREET) and words <= _STREET | _OF_A_STREET
    is_of_service |= words == {"physical"}
    return (is_of_service and not words & _OF_OTHER_PLACES) or is_street


def _is_carrier(words: frozenset[str]) -> bool:
    by_itself = bool(words & _BY_ITSELF or words & _TELEPHONES) and words <= _OF_A_CARRIER
    is_whose = by_itself or bool(words & _LOSING)
    is_origin = "from" in words and bool(words & _MOVING)
    is_one = (bool(words & _CARRIER) and is_whose) or is_origin
    return is_one and not words & _WINNING and not words & _NUMBER


def _is_signer(words: frozenset[str]) -> bool:
    return bool(words & _SIGNER) and "signature" not in words and "date" not in words


_TOPICS = {
    Topic.BTN: _is_btn,
    Topic.ACCOUNT_NUMBER: _is_account,
    Topic.SERVICE_ADDRESS: _is_service_address,
    Topic.CARRIER: _is_carrier,
    Topic.SIGNER_NAME: _is_signer,
    Topic.AUTHORIZED_USER: _is_user,
    Topic.ACCOUNT_NAME: _is_holder,
}
_OF_LETTERS = (Topic.CARRIER, Topic.SIGNER_NAME)
