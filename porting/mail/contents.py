"""What the templates can name, made from a notice: each thing in the words that a reader sees."""

import re
from dataclasses import dataclass
from typing import Any

from porting.domain.checks.findings import Finding, Severity
from porting.domain.draft_told import DraftTold
from porting.domain.help import help_path
from porting.domain.notice import Notice
from porting.domain.phone_number import in_words
from porting.domain.policy import Policy
from porting.domain.rejection import (
    ReasonCode,
    RejectionReason,
    Remedy,
    Resubmission,
    remedy_in,
    rule,
    title_in,
)
from porting.domain.status import ActionBy, PortStatus
from porting.mail.commands import commands_for
from porting.mail.letters import shown
from porting.mail.wording import (
    day_and_zone,
    day_in_words,
    instant_in_words,
    local_day,
    one_line,
    shortened,
    span_in_words,
)

_DOCUMENTS = {
    "loa": "Letter of Authorization (LOA)",
    "csr": "Customer Service Record (CSR)",
    "bill": "Phone bill",
    "request": "Details of your request",
}

_LOA_FORMS = {"US": "US Letter of Authorization", "CA": "Canadian Letter of Authorization"}

#: Where the carrier's own words help the customer to mend it. Not for a PIN or an account number, which they
#: might quote; not for what only we can mend or understand.
_CARRIER_WORDS_HELP = frozenset(
    {
        ReasonCode.UNSATISFACTORY_BUSINESS_RELATIONSHIP,
        ReasonCode.ALL_DATA_MISMATCH,
        ReasonCode.NAME_MISMATCH,
        ReasonCode.ADDRESS_MISMATCH,
        ReasonCode.NUMBER_INACTIVE,
        ReasonCode.UNAUTHORIZED_SIGNATURE,
        ReasonCode.LOA_NOT_ACCEPTED,
        ReasonCode.INVALID_BTN,
        ReasonCode.MAIN_BTN_PORTING,
        ReasonCode.PARTIAL_PORT,
        ReasonCode.RESOLD_ACCOUNT,
        ReasonCode.PENDING_ORDER,
        ReasonCode.FREEZE,
        ReasonCode.SPECIAL_FEATURES,
        ReasonCode.INFORMATIONAL,
    }
)


#: Source: 47 CFR § 52.35 (a simple port takes one business day, any other four); in Canada it is two.
_EARLIEST_DATE = {
    "US": "The earliest one is one to four business days later, depending on your account.",
    "CA": "The earliest one is two business days later.",
}

#: What came with a resubmission, without what it is.
_CHANGES = {
    Remedy.WORD: "Word that what your carrier asked for is done",
    Remedy.LOA: "A new Letter of Authorization (LOA)",
    Remedy.CSR: "A new Customer Service Record (CSR)",
    Remedy.FIELDS: "A corrected name or address",
    Remedy.PIN: "The PIN or passcode of your account",
    Remedy.ACCOUNT_NUMBER: "The account number",
    Remedy.BTN: "The billing telephone number of your account",
    Remedy.REMAINING_NUMBERS: "What becomes of the other numbers of the account",
    Remedy.DATE: "The date that you would like",
    Remedy.DETAILS: "Your explanation",
}

_SECRET = re.compile(r"(?i)\b(?:pins?|pass ?codes?|passwords?|ssn|social security)\b")

_RESUBMITTED_AS = {
    Resubmission.SUPPLEMENT: "A supplement to the order does.",
    Resubmission.NEW_ORDER: "A supplement does not do: the carrier wants a new order.",
    Resubmission.NOTHING: "Nothing has to be sent: once it is cleared, the order goes on by itself.",
    Resubmission.ASK: "Ask the carrier as well whether a supplement does.",
}

_PDFS = {"loa", "csr", "bill"}
_AS_PDF = {Remedy.LOA, Remedy.CSR}
#: What the customer can write in a reply.
_IN_WORDS = {
    Remedy.FIELDS,
    Remedy.ACCOUNT_NUMBER,
    Remedy.BTN,
    Remedy.REMAINING_NUMBERS,
    Remedy.DETAILS,
}


@dataclass(frozen=True)
class Reason:
    """A rejection reason as it is read."""

    title: str
    remedy: str
    help: str
    """The path of what the help says about it."""
    acts: str
    """Who: `customer`, `support`, `nobody`."""
    numbers: tuple[str, ...]
    carrier_words: str
    """Empty where they do not help the customer."""
    code: str
    all_carrier_words: str
    """For support only."""
    resubmission: str
    """For support: how the order gets to the carrier again."""


@dataclass(frozen=True)
class Point:
    """What is wrong with a document, as it is read."""

    message: str
    help: str
    """The path of what the help says about it."""


@dataclass(frozen=True)
class Document:
    """A document and what was found in it."""

    name: str
    to_mend: tuple[Point, ...]
    to_know: tuple[Point, ...]
    findings: tuple[Finding, ...]
    """For support, with code and evidence."""


def contents_of(notice: Notice) -> dict[str, Any]:
    """Every name of every template. None where the notice does not say it: a template must ask first."""
    return {**_request(notice), **_matter(notice), **_times(notice), **_inbound(notice)}


def _inbound(notice: Notice) -> dict[str, Any]:
    """About a mail that came, and the draft that it goes to."""
    return {
        "draft": notice.draft or DraftTold(),
        "letter": shown(notice.letter) if notice.letter else None,
        "confirm_link": notice.confirm_link,
        "pdf_count": "one PDF" if notice.pdfs == 1 else f"{notice.pdfs or 'no'} PDFs",
        "asks_for_a_port": notice.asks_for_a_port,
    }


def _request(notice: Notice) -> dict[str, Any]:
    company = one_line(notice.company_name)
    return {
        "request_id": notice.request_id,
        "company": company,
        "short_company": shortened(company, 50),
        "name": one_line(notice.contact.name),
        "email": one_line(notice.contact.email),
        "phone": one_line(notice.contact.phone or ""),
        "carrier": one_line(notice.losing_carrier) or "your carrier",
        "earliest_date": _EARLIEST_DATE.get(
            notice.country or "", "The earliest one is a few business days later."
        ),
        "loa_form": _LOA_FORMS.get(notice.country or "", "Letter of Authorization"),
        "order": notice.order,
        "status": notice.status,
    }


def _matter(notice: Notice) -> dict[str, Any]:
    remedies = _remedies(notice.reasons)
    wrong = {finding.document for finding in notice.findings if finding.severity is not Severity.WARNING}
    nothing_named = not wrong and not notice.reasons
    return {
        "numbers": [in_words(number) for number in notice.numbers],
        "moved_numbers": [in_words(number) for number in notice.moved_numbers],
        "numbers_left": [in_words(number) for number in notice.numbers_left or ()],
        "documents": _documents(notice.findings),
        "reasons": [_reason(reason, notice) for reason in notice.reasons],
        "remedies": remedies,
        "changes": [_CHANGES[change] for change in notice.changes],
        "attempt": notice.attempt,
        "asks_for_a_date": notice.changes == (Remedy.DATE,),
        "asks_the_backbone": notice.status is PortStatus.AWAITING_BACKBONE,
        "needs_pdf": bool(nothing_named or remedies & _AS_PDF or wrong & _PDFS),
        "needs_loa": Remedy.LOA in remedies or "loa" in wrong,
        "needs_words": bool(remedies & _IN_WORDS or "request" in wrong),
        "waits_for": one_line(notice.waits_for),
        "detail": one_line(notice.detail),
        "commands": commands_for(notice),
    }


def _times(notice: Notice) -> dict[str, Any]:
    zone, since, until = notice.time_zone, notice.since, notice.until
    usual = Policy()
    replaced = notice.previous_port_date
    return {
        "port_date": day_and_zone(notice.port_date, zone) if notice.port_date else None,
        "port_day": day_in_words(notice.port_date) if notice.port_date else None,
        "previous_port_day": day_in_words(replaced) if replaced else None,
        "approval_within": span_in_words(notice.approval_within or usual.backbone_approval_expected),
        "response_within": span_in_words(notice.response_within or usual.losing_carrier_response_expected),
        "since": instant_in_words(since, zone) if since else None,
        "since_day": day_in_words(local_day(since, zone)) if since else None,
        "until": instant_in_words(until, zone) if until else None,
        "until_day": day_and_zone(local_day(until, zone), zone) if until else None,
    }


def _reason(reason: RejectionReason, notice: Notice) -> Reason:
    known = rule(reason)
    words = one_line(reason.text)
    return Reason(
        title=title_in(reason, notice.country),
        remedy=remedy_in(reason, notice.country),
        help=help_path(reason.understood),
        acts=known.acts.value,
        numbers=tuple(in_words(number) for number in reason.numbers),
        carrier_words=words if _carrier_words_help(reason) else "",
        code=one_line(reason.code),
        all_carrier_words=words,
        resubmission=_RESUBMITTED_AS[known.resubmitted_as],
    )


def _carrier_words_help(reason: RejectionReason) -> bool:
    """Never where they speak of a secret, which they might quote, whatever the reason is."""
    return reason.understood in _CARRIER_WORDS_HELP and not _SECRET.search(reason.text)


def _remedies(reasons: tuple[RejectionReason, ...]) -> frozenset[Remedy]:
    """What the customer's answer may bring."""
    return frozenset(
        remedy
        for reason in reasons
        if rule(reason).acts is ActionBy.CUSTOMER
        for remedy in rule(reason).answered_by
    )


def _documents(findings: tuple[Finding, ...]) -> list[Document]:
    return [
        _document(name, tuple(finding for finding in findings if finding.document == kind))
        for kind, name in _DOCUMENTS.items()
        if any(finding.document == kind for finding in findings)
    ]


def _document(name: str, findings: tuple[Finding, ...]) -> Document:
    warnings = tuple(finding for finding in findings if finding.severity is Severity.WARNING)
    return Document(
        name=name,
        to_mend=tuple(_point(finding) for finding in findings if finding not in warnings),
        to_know=tuple(_point(finding) for finding in warnings),
        findings=findings,
    )


def _point(finding: Finding) -> Point:
    return Point(one_line(finding.message), help_path(finding.code))
