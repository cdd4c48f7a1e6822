"""The Customer Service Record: what the losing carrier has on file."""

import re
from collections.abc import Iterator

from porting.domain.checks import record
from porting.domain.checks.agreement import Agreement, may_list
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import plain
from porting.domain.checks.request import document_box_findings
from porting.domain.checks.statements import Passage, Statements, Topic
from porting.domain.port_request import PortRequest

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
    r"|verrouillee?s?|blocage|hors service"
    r"|cancell?ed|out of service|in quarantine|(?:resili|debranch|annul)ee?s?)\b"
)
#: `PIC freeze: No` restricts nothing, nor does `Gel du fournisseur local : non`.
_NOT_SO = re.compile(
    r"(?: (?:du|de|des|on|of|for) [a-z ]{1,30}(?=:| ?\.{3}))?"
    r"[^a-z0-9]*(?:status|ind(?:icator)?|flag|code)?"
    r"[^a-z0-9]*(?:no|none|n|n/a|nil|off|not|non|aucune?|clear(?:ed)?|removed|lifted|disabled|unlocked"
    r"|desactivee?|levee?|sans|0)\b"
)
#: Of a number these say that it is out of service; beside `Port-out freeze`, that there is none.
_IS_OFF = re.compile(r"(?:not (?:active|in effect)|inacti(?:ve|f)|(?:non|pas) acti(?:ve|f))\W*")
#: Short for disconnected where a telephone number stands in its row; else it may be a discount.
_DISCONNECTED = re.compile(r"disc(?:o|on|onn|'?d)?\.?")
_LINE = re.compile(r"\b\d{3}\W{0,2}\d{4}\b")
#: `DISC = DISCONNECTED` explains a word and says of no line that it is so.
_EXPLAINED = re.compile(r"\b([a-z]{1,8}) ?= ?([a-z][a-z -]{2,30}?)(?=$|[,;.]|  | [a-z]{1,8} ?=)")
_LABELS = (
    r"(?:(?:port(?:ing|-out)?|l?pic|local|service|carrier|resporg|numbers?|account|line|transfer|out) ){0,3}"
    r"(?:freeze|lock|block|protection|restriction)s?(?: (?:status|ind(?:icator)?|flag))?"
    r"|(?:pend(?:ing)?|open)\.? (?:(?:service|svc) )?(?:orders?|ord\.?|changes?)(?: on (?:the )?account)?"
    r"|orders? (?:in progress|pending|open|under way)|work in progress"
    r"|(?:gel|blocage|verrou(?:illage)?)(?: (?:du|des?|de|des) (?:la )?(?:transferts?|numeros?"
    r"|fournisseur(?: local)?|compte|ligne))?"
    r"|(?:commande|demande)s?(?: (?:ouvertes?|en (?:cours|attente|suspens)))?|restrictions?"
)
#: Alone in its cell it is a label, and what it means stands elsewhere.
RESTRICTION_LABEL = rf"(?:{_LABELS})(?: ?/ ?(?:{_LABELS}))*\??(?=\s*:|$)"
_IS_A_LABEL = re.compile(rf"{RESTRICTION_LABEL}\W*")
#: How far below a head the first value of its column may stand, in heights of the head.
_BELOW = 4.5
#: A record may print the account's PIN, which no finding may repeat.
_SECRET = re.compile(r"\b(pin|passcode|password|pass ?phrase|ssn|nip|mot de passe)\b[^;]*", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:no|not|without|never|un|aucun)\s+$")


def judge(
    csr: Statements, request: PortRequest, agreement: Agreement, *, needs_btn: bool
) -> tuple[Finding, ...]:
    return (
        *record.differences("csr", agreement, request),
        *(_btn_findings(agreement, request) if needs_btn else ()),
        *_number_findings(csr, agreement),
        *document_box_findings(csr, request),
        *_restriction_findings(csr, (request.company_name, request.losing_carrier.name)),
    )


def _btn_findings(agreement: Agreement, request: PortRequest) -> tuple[Finding, ...]:
    btn = request.losing_carrier.billing_telephone_number
    if btn is None:
        return ()
    finding = record.difference(
        FindingCode.CSR_BTN_MISMATCH, "csr", "billing telephone number (BTN)", agreement.btn, btn
    )
    return (finding,) if finding else ()


def _number_findings(csr: Statements, agreement: Agreement) -> tuple[Finding, ...]:
    """A record that shows no number at all leaves it to a person."""
    is_for_a_person = csr.is_recognized or not any(view.numbers for view in csr.views)
    may_be_there = tuple(number for number in agreement.missing if is_for_a_person or may_list(csr, number))
    return record.number_findings(
        FindingCode.CSR_NUMBER_MISSING,
        csr,
        tuple(number for number in agreement.missing if number not in may_be_there),
        (*may_be_there, *agreement.unsure),
        "Ask your carrier whether they belong to this account, and send the complete record.",
    )


def _restriction_findings(csr: Statements, names: tuple[str, ...]) -> tuple[Finding, ...]:
    """`names` may hold such words and mean nothing by them."""
    found = list(_restrictions(csr, names))
    if not found:
        return ()
    words = dict.fromkeys(word for word, _ in found)
    message = (
        f"Your carrier's record shows {', '.join(words)}, which may stop the "
        "transfer. We look at it; ask your carrier to lift a freeze or finish an open order."
    )
    where = found[0][1]
    read = "; ".join(dict.fromkeys(passage.text for _, passage in found[:4]))
    evidence = where.as_evidence().model_copy(update={"read": _SECRET.sub(r"\1 ...", read)})
    return (
        Finding(
            code=FindingCode.CSR_RESTRICTION,
            severity=Severity.REVIEW,
            document="csr",
            message=message,
            evidence=evidence,
        ),
    )


def _restrictions(csr: Statements, names: tuple[str, ...]) -> Iterator[tuple[str, Passage]]:
    """(the word, where it stands) of whatever holds the numbers."""
    for view in csr.views:
        for each in view.stated:
            says_nothing = bool(each.text) and not any(map(str.isalnum, each.text))
            if each.topic is not Topic.RESTRICTION or says_nothing or _denies(plain(each.text)):
                continue
            if each.text or not _is_denied(each, view):
                yield "a freeze or an open order", each
        shorts = _short_words(view)
        for cell in view.cells:
            text = _EXPLAINED.sub(" ", plain(cell.text))
            for name in names:
                text = re.sub(rf"\b{re.escape(plain(name))}(?!\w)", " ", text)
            for short, meaning in shorts.items():
                text = re.sub(rf"\b{short}\b", meaning, text)
            word = _holding(cell, text, view)
            if word:
                yield record.shown(word), cell


def _holding(cell: Passage, text: str, view: Statements) -> str | None:
    """The word of `cell`, whose words mean `text`, that holds the numbers; None: there is none."""
    if _DISCONNECTED.fullmatch(text) and any(
        _is_beside(each, cell) and _LINE.search(each.text) for each in view.cells
    ):
        return "disconnected"
    if _IS_OFF.fullmatch(text) and _is_of_a_restriction(cell, view):
        return None
    word = restriction_in(text)
    return word if word and (not _IS_A_LABEL.fullmatch(text) or _is_affirmed(cell, view)) else None


def _short_words(view: Statements) -> dict[str, str]:
    """The abbreviations that a record explains, where what they mean holds a number."""
    explained = (found for cell in view.cells for found in _EXPLAINED.findall(plain(cell.text)))
    return {short: meaning for short, meaning in explained if restriction_in(meaning)}


def _is_of_a_restriction(value: Passage, view: Statements) -> bool:
    """Whether `value` stands beside or below what asks for a freeze or an open order."""
    labels = [each for each in view.cells if _IS_A_LABEL.fullmatch(plain(each.text))]
    return any(value in (_right_of(each, view), _first_below(each, view)) for each in labels)


def _is_affirmed(label: Passage, view: Statements) -> bool:
    """Whether what stands beside or below a label does not deny it; a head over nothing says nothing.

    The last cell of a row is what the row says (`Line status   Port freeze`), unless what is below denies it.
    """
    if _is_denied(label, view):
        return False
    right = _right_of(label, view)
    if right:
        return label.text.rstrip().endswith(":") or not _IS_A_LABEL.fullmatch(plain(right.text))
    return any(_is_beside(each, label) for each in view.cells)


def _is_denied(label: Passage, view: Statements) -> bool:
    values = (_right_of(label, view), _first_below(label, view))
    return any(each and _denies(plain(each.text)) for each in values)


def _denies(text: str) -> bool:
    return bool(_NOT_SO.match(text) or _IS_OFF.fullmatch(text))


def _first_below(label: Passage, view: Statements) -> Passage | None:
    return next((each for each in view.cells if _is_below(each, label)), None)


def _right_of(label: Passage, view: Statements) -> Passage | None:
    return next(
        (
            each
            for each in view.cells
            if _is_beside(each, label) and each.box and label.box and each.box.left >= label.box.right
        ),
        None,
    )


def _is_beside(cell: Passage, label: Passage) -> bool:
    if cell is label or cell.page != label.page or cell.box is None or label.box is None:
        return False
    return cell.box.top < label.box.middle < cell.box.bottom


def _is_below(cell: Passage, label: Passage) -> bool:
    if cell.page != label.page or cell.box is None or label.box is None:
        return False
    is_near = 0 < cell.box.middle - label.box.middle <= _BELOW * label.box.height
    return is_near and cell.box.left < label.box.right and label.box.left < cell.box.right


def restriction_in(text: str) -> str | None:
    """The word in a piece of a CSR that says that something holds the numbers; None: nothing does."""
    flat = plain(text)
    return next(
        (
            found[0]
            for found in _RESTRICTIONS.finditer(flat)
            if not _NOT_SO.match(flat[found.end() :]) and not _NEGATED.search(flat[: found.start()])
        ),
        None,
    )
