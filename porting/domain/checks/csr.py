"""The Customer Service Record: what the losing carrier has on file."""

import re

from porting.domain.checks import record
from porting.domain.checks.agreement import Agreement, may_list
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import plain
from porting.domain.checks.request import box_findings
from porting.domain.checks.statements import Statements, Topic
from porting.domain.port_request import PortRequest

_RESTRICTIONS = re.compile(
    r"\b((?:port(?:ing|-out)?|pic|lpic|local|carrier) (?:freeze|lock|block|protection|restriction)|frozen"
    r"|freeze"
    r"|no[ -]port(?:ing)?|do not port|non[ -]?portable|not portable|number lock|locked"
    r"|(?:order|disconnect|change|port|suspension) pending|pending (?:order|disconnect|change|port"
    r"|suspension)"
    r"|inactive|disconnected|suspended|suspendu|gel(?:e)?|inactif|commande en cours|verrouille)\b"
)
#: `PIC freeze: No` restricts nothing.
_NOT_SO = re.compile(r"[^a-z0-9]*(?:status|indicator)?[^a-z0-9]*(?:no|none|n|off|not|non|aucun|nil|0)\b")
#: Alone in its cell it is a label, whose value stands elsewhere.
_IS_A_LABEL = re.compile(
    r"[a-z-]* ?(?:freeze|lock|block|protection|restriction|pending order|open order)s?(?: status)?:?"
)
#: A record may print the account's PIN, which no finding may repeat.
_SECRET = re.compile(r"\b(pin|passcode|password|pass ?phrase|ssn|nip)\b[^;]*", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:no|not|without|never|un|aucun)\s+$")


def judge(
    csr: Statements, request: PortRequest, agreement: Agreement, *, needs_btn: bool
) -> tuple[Finding, ...]:
    return (
        *record.differences("csr", agreement, request),
        *(_btn_findings(agreement, request) if needs_btn else ()),
        *_number_findings(csr, agreement),
        *_box_findings(csr),
        *_restriction_findings(csr, (request.company_name, request.losing_carrier.name)),
    )


def _btn_findings(agreement: Agreement, request: PortRequest) -> tuple[Finding, ...]:
    btn = request.losing_carrier.billing_telephone_number
    if btn is None:
        return ()
    finding = record.difference(
        FindingCode.CSR_BTN_MISMATCH, "csr", "the billing telephone number (BTN)", agreement.btn, btn
    )
    return (finding,) if finding else ()


def _number_findings(csr: Statements, agreement: Agreement) -> tuple[Finding, ...]:
    if not agreement.missing:
        return ()
    for_a_person = not csr.numbers or all(may_list(csr, number) for number in agreement.missing)
    message = (
        f"These numbers are not on the Customer Service Record: {record.names_of(agreement.missing)}. Ask "
        "your carrier whether they belong to this account, and send the complete record."
    )
    evidence = f"on the CSR: {', '.join(sorted(csr.numbers)) or 'no numbers'}"
    severity = Severity.REVIEW if for_a_person else Severity.FAIL
    return (_finding(FindingCode.CSR_NUMBER_MISSING, severity, message, evidence),)


def _box_findings(csr: Statements) -> tuple[Finding, ...]:
    boxes = (box_findings(text, "csr") for text in csr.about(Topic.SERVICE_ADDRESS))
    return tuple(each for found in boxes for each in found if each.severity is Severity.FAIL)


def _restriction_findings(csr: Statements, names: tuple[str, ...]) -> tuple[Finding, ...]:
    """`names` may hold such words and mean nothing by them."""
    labelled = [each.text for each in csr.stated if each.topic is Topic.RESTRICTION]
    found = [f"labelled: {text}" for text in labelled if not _NOT_SO.match(plain(text))]
    for cell in csr.cells:
        text = plain(cell)
        for name in names:
            text = re.sub(rf"\b{re.escape(plain(name))}(?!\w)", " ", text)
        if not _IS_A_LABEL.fullmatch(text) and restricts(text):
            found.append(cell)
    if not found:
        return ()
    message = (
        "Your carrier's record shows a restriction that may stop the transfer. We look at it; if you know "
        "of a freeze or an open order, ask your carrier to lift or finish it."
    )
    return (
        _finding(
            FindingCode.CSR_RESTRICTION,
            Severity.REVIEW,
            message,
            _SECRET.sub(r"\1 ...", "; ".join(found[:4])),
        ),
    )


def restricts(text: str) -> bool:
    """Whether a piece of a CSR says that something holds the numbers."""
    flat = plain(text)
    return any(
        not _NOT_SO.match(flat[found.end() :]) and not _NEGATED.search(flat[: found.start()])
        for found in _RESTRICTIONS.finditer(flat)
    )


def _finding(code: FindingCode, severity: Severity, message: str, evidence: str) -> Finding:
    return Finding(code=code, severity=severity, document="csr", message=message, evidence=evidence)
