"""The Customer Service Record: what the losing carrier has on file."""

import re

from porting.domain.checks import record
from porting.domain.checks.agreement import Agreement, may_list
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.request import document_box_findings
from porting.domain.checks.restrictions import restrictions
from porting.domain.checks.statements import Statements
from porting.domain.port_request import PortRequest

#: A record may print the account's PIN, which no finding may repeat.
_SECRET = re.compile(r"\b(pin|passcode|password|pass ?phrase|ssn|nip|mot de passe)\b[^;]*", re.IGNORECASE)


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
    found = list(restrictions(csr, names))
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
