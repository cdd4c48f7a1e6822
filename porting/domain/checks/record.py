"""The losing carrier's record against the request: what CSR and bill have in common."""

import re
from collections.abc import Iterable

from porting.domain.checks.address import Address
from porting.domain.checks.agreement import Agreement
from porting.domain.checks.compared import Compared
from porting.domain.checks.evidence import Evidence, without_secrets
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.statements import IN_WORDS, DocumentName, Statements, Topic
from porting.domain.phone_number import E164, in_words
from porting.domain.port_request import PortRequest

#: Characters of a value that a sentence for the customer repeats.
_LONGEST_SHOWN = 90
_NUMBER = re.compile(r"\+1\d{10}")


def differences(document: DocumentName, agreement: Agreement, request: PortRequest) -> tuple[Finding, ...]:
    """The findings for name, address, postal code and account number."""
    given, account = request.service_address, request.losing_carrier.account_number or ""
    holder, user = agreement.holder, agreement.user
    compared = [
        ("address", "service address", agreement.place, str(Address.of(given))),
        ("postal_code", "postal code", agreement.postal_code, given.postal_code),
    ]
    if user.was_read:
        compared.insert(0, ("name", "authorized user", user, request.authorized_user.full_name))
    # A bill may show the owner or the authorized user; a record is of a firm, whoever may speak for it.
    if holder.was_read or document == "csr" or not user.was_read:
        compared.insert(0, ("name", "account name", holder, request.company_name))
    if account:
        compared.append(("account_number", "account number", agreement.account, account))
    found = (
        difference(FindingCode(f"{document}_{field}_mismatch"), document, what, how, expected)
        for field, what, how, expected in compared
    )
    return tuple(finding for finding in found if finding)


def difference(
    code: FindingCode, document: DocumentName, what: str, how: Compared, expected: str
) -> Finding | None:
    """The finding for one field; None: it agrees."""
    severity = severity_of(how)
    if severity is None:
        return None
    paper = IN_WORDS[document]
    if severity is Severity.FAIL:
        remedy = (
            "Send the bill of the account that the numbers are on, or correct your request."
            if document == "bill"
            else "They must be the same: correct your request, or have your carrier correct its record and "
            f"send a new {paper}."
        )
        message = (
            f"The {what} on your {paper} is {shown(how.read)}, but your request says {shown(expected)}. "
            f"{remedy}"
        )
    else:
        message = doubt(what, paper, how, f"your request says {shown(expected)}")
    evidence = how.as_evidence(expected)
    return Finding(code=code, severity=severity, document=document, message=message, evidence=evidence)


def severity_of(how: Compared) -> Severity | None:
    """None: it agrees. Only what the text states, or two engines agree on, is held against a customer."""
    if how.likeness is Likeness.SAME:
        return None
    return Severity.FAIL if how.likeness is Likeness.DIFFERENT and how.is_fact else Severity.REVIEW


def doubt(what: str, paper: str, how: Compared, expected: str) -> str:
    """What a customer is told about a value that a person has to look at; `expected` is a clause."""
    if not how.was_read:
        return (
            f"We cannot find the {what} on your {paper}. We look at it; a clear, complete copy helps us to "
            "be quick."
        )
    if how.is_unsure:
        return (
            f"We could not read the {what} on your {paper} surely. We look at it; a clearer copy, or a PDF "
            "straight from its source, helps us to be quick."
        )
    return (
        f"The {what} on your {paper} may be another one: it says {shown(how.read)}, and {expected}. We "
        "look at it."
    )


def number_findings(
    code: FindingCode, document: Statements, unlisted: tuple[E164, ...], unsure: tuple[E164, ...], remedy: str
) -> tuple[Finding, ...]:
    """Numbers that a document surely does not list, apart from those that it may list.

    `unlisted` is to hold only what is a fact.
    """
    paper = IN_WORDS[document.document]
    evidence = numbers_on(document)
    found = []
    if unlisted:
        message = f"These numbers are not on the {paper}: {names_of(unlisted)}. {remedy}"
        found.append((Severity.FAIL, message, unlisted))
    if unsure:
        message = (
            f"We cannot find these numbers on the {paper} surely: {names_of(unsure)}. We look at it. {remedy}"
        )
        found.append((Severity.REVIEW, message, unsure))
    return tuple(
        Finding(
            code=code,
            severity=severity,
            document=document.document,
            message=message,
            evidence=evidence.model_copy(update={"expected": ", ".join(numbers)}),
        )
        for severity, message, numbers in found
    )


def numbers_on(document: Statements) -> Evidence:
    """The numbers that a document lists, and where the first stand."""
    listed = sorted({number for view in document.views for number in view.numbers})
    label = next((each for view in document.views for each in view.about(Topic.NUMBERS)), None)
    evidence = label.as_evidence() if label else Evidence()
    return evidence.model_copy(update={"read": ", ".join(listed) or "no numbers"})


def names_of(numbers: Iterable[E164]) -> str:
    return ", ".join(in_words(number) for number in numbers)


def shown(text: str) -> str:
    """A value as a sentence repeats it: on one line, not too long, without a PIN."""
    if _NUMBER.fullmatch(text):
        return in_words(text)
    line = " ".join(without_secrets(text).replace("\n", ", ").split())
    return f'"{line}"' if len(line) <= _LONGEST_SHOWN else f'"{line[:_LONGEST_SHOWN].rstrip()} ..."'
