"""What a record says holds the numbers: a freeze, an order under way, a line that is out of service.

A word such as `freeze` may be the label of a place that says that there is none, so what stands beside or
below it decides; a value of which nobody knows whether it says yes or no is for a person.
"""

import re
from collections.abc import Iterator

from porting.domain.checks import record
from porting.domain.checks.disputes import SURE
from porting.domain.checks.likeness import plain
from porting.domain.checks.statements import Passage, Statements, Topic
from porting.domain.checks.ticks import is_no_ticked

_RESTRICTIONS = re.compile(
    r"\b((?:port(?:ing|-out)?|pic|lpic|local(?: service)?|carrier|resporg)"
    r" (?:freeze|lock|block|protection|restriction)"
    r"|frozen|freeze|no[ -]port(?:ing)?(?![ -](?:out|in|freeze|lock|block|protection|restriction))"
    r"|do not port|non[ -]?portable|not portable|number lock|locked"
    r"|(?:(?:disconnect|change|port|suspension) )?(?:orders?|disconnect|change|port|suspension)"
    r"(?: (?:is|are|still|currently|now))* pending"
    r"|(?:orders?:? )?(?!0+ )#?[a-z]{0,3}-?\d[\w-]* pending"
    r"|orders? [^.;:]{0,40}\b(?:is|are) (?:still )?(?:pending|open)"
    r"|(?:not|no longer) (?:in service|working|active)"
    r"|n'est (?:pas|plus) en service"
    r"|pending (?:service )?(?:order|disconnect|change|port|suspension)s?"
    r"|inactive|disconnected|suspended|suspendue?s?|gel(?:e[es]?)?|inacti(?:f|ve)s?"
    r"|(?:commande|demande)s?:? (?:(?!0+ )\d+ )?en (?:cours|attente|suspens)"
    r"|verrouillee?s?|blocage|hors service|debranchee?s?|terminated|discontinued|deactivated|deact"
    r"|inact|vacant|shut off|not in use|ceased"
    r"|cancell?ed|out of service|in quarantine|(?:resili|debranch|annul)ee?s?)\b"
)
#: What a label says in brackets of itself: `Verrou de transfert (gel)`, `Freeze (Y/N)`; before a colon it is
#: whatever is no answer, as `Freeze (active)` has one.
_HINT = (
    r"\((?:port(?:ing)?(?:[ -]out)?|(?:(?:port(?:-out)?|transfer|local|carrier) )?"
    r"(?:freeze|lock|block|protection|gel|verrou(?:illage)?|blocage|l?pic(?:/lpic)?|lsf|local"
    r"|y/n|yes/no|o/n|oui/non|if any|s'il y a lieu|le cas echeant))\)"
)
_WORDS_OF_A_LABEL = (
    r"\((?!yes|oui|y\)|on\b|true|activ|actif|in (?:effect|place|force)|en vigueur|placed|frozen|locked|gele"
    r"|verrouille|pending|en cours)[a-z][a-z0-9' /.,-]{0,40}\)"
)
_BRACKETS = rf"(?: ?{_HINT}| ?{_WORDS_OF_A_LABEL}(?= ?[:?]| ?\.{{3}}))?"
#: `Pending order(s)`, `Ligne suspendu(e)`.
_PERHAPS_MORE = re.compile(r"(?<=[a-z])\((s|e|es|x)\)")
#: Forms count their questions.
_COUNT = re.compile(r"^\d{1,2}[.)] +(?=[a-z])")
#: `PIC freeze: No` restricts nothing, nor does `Gel local : non`; `freeze on account no. 204418` does.
_NOT_SO = re.compile(
    _BRACKETS + r"(?: ?/ ?[a-z -]{2,20}(?= ?[:?]))?(?: [a-z' ]{1,40}(?=[:?]| ?\.{3})"
    r"|(?: (?:local|locale|du|de|des|la|le|contre|transfert|on|account))+)?"
    r"[^a-z0-9]*(?:status|activity|ind(?:icator)?|flag|code)?"
    r"(?: (?:is|are|has been|have been|est|sont)(?: (?:now|currently|presently|actuellement))?)?"
    r"[^a-z0-9]*(?:no(?!\W{0,3}\d)|none|n|n/a|nil|off|not|non|aucune?s?|neant|rien|absente?|zero"
    r"|clear(?:ed)?|removed|lifted|disabled|unlocked|desactivee?|levee?|sans|0)\b"
)
#: Of a number these say that it is out of service; beside `Port-out freeze`, that there is none.
_IS_OFF = re.compile(
    r"(?:not (?:active|in effect|in place|activated)|inacti(?:ve|f)|(?:non|pas) acti(?:ve|f)|disabled"
    r"|deactivated|desactivee?)\W*"
)
#: Words that say in a few words beside its label that there is none.
_NONE = re.compile(
    r"\b(?:no|none|not|non|nil|zero|off|false|absent|aucune?s?|neant|sans|pas|rien|nothing|free|clear(?:ed)?"
    r"|removed|lifted|released|unlocked|unfrozen|disabled|never|levee?s?|retiree?s?|s\.?o\.?)(?!\w)"
    r"|^(?:n|0+|-+|[xX]?n/?a)\W*$"
)
_NOT_NONE = re.compile(
    r"\b(?:not|non|never|pas) (?:been )?(?:removed|lifted|cleared|clear|released|unlocked|unfrozen|disabled"
    r"|free)|\bno port(?![ -](?:out|in|freeze|lock|block|protect|restriction|order|hold))"
    r"|\bdo not\b|\bno longer\b|\bnon[ -]port"
    r"|\b(?:not|non|pas) (?:portable|in service|working|en service)"
    r"|\b(?:no|off)[- ]?(?:hook|line)|^(?:yes|oui|active?|actif|locked|frozen)\b"
    r"|\bnot (?:be )?(?:allowed|permitted|released|transferred|ported|moved)|\bcannot\b"
)
#: A lock that is open holds nothing; an order that is open does.
_IS_OPEN = re.compile(r"(?:is )?(?:open|opened|ouverte?)\W*")
_OF_ORDERS = re.compile(
    r"\b(?:orders?|ord|changes?|activity|jobs?|requests?|work|commandes?|demandes?|travaux|ordres?)\b"
)
_MOST_WORDS_OF_A_VALUE = 6
#: `Number lock keeps a line from being moved`, `You can change the lock at any time`: what such a thing is
#: for, and of no line that it is on.
_EXPLAINS = re.compile(
    r"\b(?:you (?:can|may)|can be|may be"
    r"|(?:while|when|if|unless|until|once) (?:it|this|that|the|a|an|your|they|one)\b"
    r"|(?:stops?|keeps?|prevents?|protects?|secures?|guards?)"
    r" (?:an?|the|your|all|any|every|each|numbers?|lines?)\b"
    r"|ask(?: us)? (?:for|to)|want to|to (?:add|remove|change|lift|request|set|turn|learn)|learn more"
    r"|at any time|vous pouvez|peut etre|peuvent etre"
    r"|(?:lorsqu|quand|si|tant qu)\w* (?:il|elle|le|la|un|une|votre)\b"
    r"|(?:empeche|protege|bloque)(?:nt)? (?:un|une|le|la|les|votre|vos|tout|toute)\b"
    r"|pour (?:ajouter|retirer|lever))"
)
#: What such a sentence says of this very account all the same.
_ASSERTS = re.compile(
    r"\b(?:there (?:is|are)|has (?:a|an|been|placed)|have (?:a|an|been|placed)|must (?:first )?be"
    r"|(?:this|the|your) (?:account|line|number|customer|service)s? (?:is|are|has|have)|currently|presently"
    r"|(?<!it )(?<!they )(?:is|are) (?:now )?on\b|in (?:place|effect|force)|active|placed|applied|applies"
    r"|frozen|pending|il y a|doit etre|doivent etre|actuellement"
    r"|en vigueur|en place|actif|active|gele|verrouille)\b"
)
#: `Order and freeze information` says what stands below it.
_IS_A_HEADING = re.compile(r"(?:[a-z/&-]+ ){1,5}(?:information|details|settings|section|renseignements)\W*")
#: Short for disconnected where a telephone number stands in its row; else it may be a discount.
_DISCONNECTED = re.compile(r"disc(?:o|on|onn|'?d)?\.?")
_LINE = re.compile(r"\b\d{3}\W{0,2}\d{4}\b")
#: `DISC = DISCONNECTED` explains a word and says of no line that it is so.
_EXPLAINED = re.compile(r"\b([a-z]{1,8}) ?= ?([a-z][a-z -]{2,30}?)(?=$|[,;.]|  | [a-z]{1,8} ?=)")
#: What a table has beside its column for a freeze.
_IS_ANOTHER_HEAD = re.compile(
    r"(?:(?:line|number|service|order|port) )?(?:status|state|type|class|notes?|remarks?|comments?|features?"
    r"|description|rate|plan|options|details|location)\W*"
)
#: Things that can be blocked and hold no number: features of a line.
_OF_A_FEATURE = (
    r"\b(?:calls?|callers?|calling|tolls?|900|976|international|long distance|spam|robocalls?|price|rate"
    r"|fraud|identity|credit|payment|data|collect|directory|overdraft|content|web|buyer|power|surge|appels?|prix)\b"
)
_OF_TRANSFERS = re.compile(r"\b(?:port\w*|transf\w+|numbers?|numeros?|freeze|frozen|gel\w*|carrier|l?pic)\b")
_IS_A_FEATURE = re.compile(_OF_A_FEATURE)
_FEATURES = rf"(?!.*{_OF_A_FEATURE})"
_NO_DENIAL = r"(?!(?:no|not|non|none|without|aucune?|pas|sans)\b)"
#: `Blocage de transfert Néant` is a label and its answer.
_NOT_DENIED = r"(?!(?:no|non|none|nil|aucune?s?|neant)\b)"
#: Of a label, no answer to it.
_WORD = r"(?!(?:non|oui|aucune?s?|neant|acti[fv]e?s?|en)\b)[a-z']+"
_HOLDS = (
    r"(?:freezes?|frz|locks?|lck|block(?:ing|s)?|protect(?:ion)?s?|guards?|restrictions?|holds?|gels?|blocages?"
    r"|verrou(?:s|illage)?)"
)
#: `Block` over a column of codes says what each line may call.
_NOT_ALONE = (
    r"(?!(?:block(?:ing|s)?|holds?|guards?|protect(?:ion)?s?)(?![ /-]?[a-z])"
    r"|(?:features?|fonctions?|services?) (?:and|&|et) )"
)
_UNDER_WAY = r"(?:pend(?:ing)?|open|outstanding|unfinished|in[ -]?flight|uncompleted|incomplete|unworked)"
_ORDERS = r"(?:orders?|ord|changes?|activity|activities|jobs?|requests?|ports?(?:[ -](?:out|in)s?)?)"
_LABELS = (
    rf"{_FEATURES}{_NO_DENIAL}{_NOT_ALONE}(?:[a-z/'-]+ ){{0,4}}{_HOLDS}"
    r"(?: (?:status|ind(?:icator)?|flag|code))?"
    rf"(?: (?:on|of|for|against|du|des?|de la|des) (?:{_NOT_DENIED}[a-z-]+ ){{0,2}}{_NOT_DENIED}[a-z-]+)?"
    # French says what is held behind it: `gel local`, `protection contre le transfert`.
    rf"|{_FEATURES}(?:gel|blocage|verrou(?:illage)?|protection|restriction)s?(?: {_WORD}){{1,4}}"
    rf"|lsf|{_UNDER_WAY}\.? (?:[a-z/]+ ){{0,3}}{_ORDERS}\.?(?: on (?:the )?account)?"
    rf"|(?:[a-z/]+ ){{0,2}}{_ORDERS} (?:in progress|activity|under way|{_UNDER_WAY})"
    r"|service orders|work in progress"
    r"|(?:commande|ordre|travaux)s?(?: de service)?(?: (?:ouverte?s?|en (?:cours|attente|suspens)))?"
    r"|demandes?(?: de service)? (?:ouverte?s?|en (?:cours|attente|suspens))"
)
_HELD = re.compile(rf"\b{_HOLDS}\b")
#: Alone in its cell it is a label, and what it means stands elsewhere.
RESTRICTION_LABEL = rf"(?:{_LABELS})(?: ?/ ?(?:{_LABELS}))*\??(?={_BRACKETS}(?:\s*\.{{0,2}}:|$|\s*\.{{2}}))"
_IS_A_LABEL = re.compile(rf"{RESTRICTION_LABEL}{_BRACKETS}\W*")
#: What an engine makes of specks and rules.
_AROUND_A_LABEL = " ;:.,|_'"
#: How far below a head the first value of its column may stand, in heights of the head.
_BELOW = 4.5
#: Points to the line below, at most.
_NEXT_LINE = 18.0
#: Characters before a word in which it may be denied.
_DENIED_WITHIN = 80
_NEGATED = re.compile(
    r"\b(?:(?:no|not|without|never|0|zero|aucune?|sans|non|pas de|no [a-z]+)\s+|(?:un|pas d')"
    r"|(?:no|aucune?) (?:[a-z-]+ ){1,3}(?:(?:is|are|has been|have been)|n'est|n'a ete) (?:now |currently )?)$"
)


def restrictions(csr: Statements, names: tuple[str, ...]) -> Iterator[tuple[str, Passage]]:
    """(the word, where it stands) of whatever holds the numbers."""
    for view in csr.views:
        for word, where in _restrictions_in(view, names):
            if not _is_answered(where, view, csr):
                yield word, where


def _restrictions_in(view: Statements, names: tuple[str, ...]) -> Iterator[tuple[str, Passage]]:
    """As one engine read it."""
    for each in view.stated:
        says_nothing = bool(each.text) and not any(map(str.isalnum, each.text))
        if each.topic is not Topic.RESTRICTION or says_nothing:
            continue
        if _denies(_plain(each.text), _label_of(each, view)) or _is_no_ticked_beside(each, view):
            continue
        if _is_of_a_line(_plain(each.text)) or (each.text and _says_nothing(_plain(each.text))):
            continue
        if each.text or not (_is_denied(each, view) or _is_a_heading(each, view)):
            yield "a freeze or an open order", each
    shorts = _short_words(view)
    for cell in view.cells:
        text = _EXPLAINED.sub(" ", _plain(cell.text))
        for name in names:
            text = re.sub(rf"\b{re.escape(_plain(name))}(?!\w)", " ", text)
        for short, meaning in shorts.items():
            text = re.sub(rf"\b{short}\b", meaning, text)
        word = _holding(cell, text, view)
        if word:
            yield record.shown(word), cell


def _says_nothing(text: str) -> bool:
    """Whether a label's neighbour is no answer to it: another head, or a legend, `Locked = ...`."""
    return _IS_ANOTHER_HEAD.fullmatch(text) is not None or not re.search(r"[a-z]", _EXPLAINED.sub(" ", text))


def _is_of_a_line(text: str) -> bool:
    """Whether it is a feature of a line, `900 Block`, below a heading such as `Features and restrictions`."""
    return bool(_IS_A_FEATURE.search(text)) and restriction_in(text) is None


def _is_answered(asked: Passage, view: Statements, csr: Statements) -> bool:
    """Whether an engine read a label alone, and another one surely reads beside it that there is none.

    What an engine did not make out denies nothing; what it read beside or below the label counts.
    """
    is_alone = not asked.text or _is_a_label(_plain(asked.text).strip(_AROUND_A_LABEL))
    below = _first_below(asked, view)
    has_a_value = _right_of(asked, view) or (below and _are_near(asked, below))
    if not view.is_from_an_image or not is_alone or has_a_value:
        return False
    return any(
        label.page == asked.page
        and label.box is not None
        and asked.box is not None
        and label.box.overlaps(asked.box)
        and _is_a_label(_plain(label.text))
        and _is_surely_denied(label, other)
        for other in csr.views
        if other.is_from_an_image and other.rows[0].engine is not asked.engine
        for label in other.cells
    )


def _are_near(upper: Passage, lower: Passage) -> bool:
    return bool(upper.box and lower.box and lower.box.middle - upper.box.middle <= _NEXT_LINE)


def _is_surely_denied(label: Passage, view: Statements) -> bool:
    """Whether the label begins its row, and its value says for certain that there is none."""
    if any(
        _is_beside(each, label) and each.box and label.box and each.box.left < label.box.left
        for each in view.cells
    ):
        return False
    value = _right_of(label, view) or _first_below(label, view)
    return value is not None and value.confidence >= SURE and _denies(_plain(value.text), _plain(label.text))


def _holding(cell: Passage, text: str, view: Statements) -> str | None:
    """The word of `cell`, whose words mean `text`, that holds the numbers; None: there is none."""
    if _DISCONNECTED.fullmatch(text) and any(
        _is_beside(each, cell) and _LINE.search(each.text) for each in view.cells
    ):
        return "disconnected"
    if _IS_OFF.fullmatch(text) and _is_of_a_restriction(cell, view):
        return None
    if _IS_A_HEADING.fullmatch(text):
        return None
    label, colon, value = text.partition(":")
    if colon and _IS_A_LABEL.fullmatch(label) and _denies(value.strip(), label):
        return None
    word = restriction_in(text)
    if word and _HELD.search(word) and _is_of_calls(text):
        return None
    if word and _HELD.search(word) and _EXPLAINS.search(text) and not _ASSERTS.search(text):
        return None
    return word if word and (not _is_a_label(text) or _is_affirmed(cell, view)) else None


def _is_of_calls(text: str) -> bool:
    """Whether what is blocked are calls, `Blocage 900 / 976`, and no transfer."""
    return _IS_A_FEATURE.search(text) is not None and not _OF_TRANSFERS.search(text)


def _is_a_label(text: str) -> bool:
    """`Port freeze`, `Is there a freeze on the account?`"""
    return bool(_IS_A_LABEL.fullmatch(text)) or text.endswith("?")


def _short_words(view: Statements) -> dict[str, str]:
    """The abbreviations that a record explains, where what they mean holds a number."""
    explained = (found for cell in view.cells for found in _EXPLAINED.findall(_plain(cell.text)))
    return {short: meaning for short, meaning in explained if restriction_in(meaning)}


def _is_of_a_restriction(value: Passage, view: Statements) -> bool:
    """Whether `value` stands beside or below what asks for a freeze or an open order."""
    labels = [each for each in view.cells if _IS_A_LABEL.fullmatch(_plain(each.text))]
    return any(value in (_right_of(each, view), _first_below(each, view)) for each in labels)


def _is_affirmed(label: Passage, view: Statements) -> bool:
    """Whether what stands beside or below a label does not deny it; a head over nothing says nothing.

    The last cell of a row is what the row says (`Line status   Port freeze`), unless what is below denies it.
    """
    if _is_denied(label, view) or _is_denied_above(label, view):
        return False
    right = _right_of(label, view)
    if right:
        return label.text.rstrip().endswith((":", "?")) or not _is_a_label(_plain(right.text))
    return any(_is_beside(each, label) for each in view.cells)


def _label_of(value: Passage, view: Statements) -> str:
    """What stands with `value` on its row, itself included, or right above it."""
    beside = [_plain(each.text) for each in view.cells if _is_beside(each, value) or each.box == value.box]
    above = [_plain(each.text) for each in view.cells if _is_below(value, each)]
    return " ".join(beside) if any(map(_HELD.search, beside)) else " ".join((*beside, *above[-1:]))


def _is_denied(label: Passage, view: Statements) -> bool:
    values = (_right_of(label, view), _first_below(label, view))
    if any(each and _denies(_plain(each.text), _plain(label.text)) for each in values):
        return True
    return _is_no_ticked_beside(label, view)


def _is_denied_above(label: Passage, view: Statements) -> bool:
    """Whether the page writes its labels under their values, and the value right above denies it."""
    return any(
        _is_below(label, each) and _are_near(each, label) and _denies(_plain(each.text), _plain(label.text))
        for each in view.stated
        if each.topic is Topic.RESTRICTION and each.text
    )


def _is_no_ticked_beside(piece: Passage, view: Statements) -> bool:
    row = [each for each in view.cells if _is_beside(each, piece) or each.box == piece.box]
    return not view.is_from_an_image and is_no_ticked(_plain(each.text) for each in row)


def _is_a_heading(label: Passage, view: Statements) -> bool:
    """Whether it stands over labels of the same kind, each of which says for itself what is so."""
    below = _first_below(label, view)
    return below is not None and bool(_IS_A_LABEL.fullmatch(_plain(below.text)))


def _denies(text: str, label: str = "") -> bool:
    """Whether `text`, beside a `label` that asks for it, says that there is none."""
    if _NOT_SO.match(text) or _IS_OFF.fullmatch(text):
        return not _NOT_NONE.search(text)
    if _IS_OPEN.fullmatch(text):
        return bool(_HELD.search(label)) and not _OF_ORDERS.search(label)
    is_short = len(text.split()) <= _MOST_WORDS_OF_A_VALUE
    return is_short and bool(_NONE.search(text)) and not _NOT_NONE.search(text)


def _first_below(label: Passage, view: Statements) -> Passage | None:
    return next((each for each in view.cells if _is_below(each, label)), None)


def _right_of(label: Passage, view: Statements) -> Passage | None:
    return next(
        (
            each
            for each in view.cells
            if _is_beside(each, label)
            and each.box
            and label.box
            and each.box.left >= label.box.right
            and any(map(str.isalnum, each.text))  # a colon in a column of its own is none
        ),
        None,
    )


def _is_beside(cell: Passage, label: Passage) -> bool:
    if cell is label or cell.page != label.page or cell.box is None or label.box is None:
        return False
    return cell.box.top < label.box.middle < cell.box.bottom


def _is_below(cell: Passage, label: Passage) -> bool:
    return cell.stands_below(label, _BELOW)


def restriction_in(text: str) -> str | None:
    """The word in a piece of a CSR that says that something holds the numbers; None: nothing does."""
    flat = _plain(text)
    return next(
        (
            found[0]
            for found in _RESTRICTIONS.finditer(flat)
            if not _NOT_SO.match(flat[found.end() :])
            and not _NEGATED.search(flat[max(found.start() - _DENIED_WITHIN, 0) : found.start()])
        ),
        None,
    )


def _plain(text: str) -> str:
    """`text` in plain letters, without the brackets of `order(s)` and the count of `14. Port-out freeze`."""
    return _COUNT.sub("", _PERHAPS_MORE.sub(r"\1", plain(text)))
