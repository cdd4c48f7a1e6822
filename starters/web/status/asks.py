"""What a customer is asked for, and which parts of a form answer it: from reasons and findings."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from textwrap import shorten

from porting.domain.calendar import Country
from porting.domain.checks.explained import EXPLAINED
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.help import help_path
from porting.domain.phone_number import E164
from porting.domain.rejection import RULES, ReasonCode, RejectionReason, Remedy, remedy_in, title_in
from porting.domain.status import ActionBy, PortStatus
from workflows.report import OrderReport, ReasonReport, StatusReport


class Part(StrEnum):
    """A part of the form, in the order in which they stand there."""

    PIN = "pin"
    ACCOUNT_NUMBER = "account_number"
    BTN = "btn"
    REMAINING = "remaining"
    USER = "user"
    ADDRESS = "address"
    LOA = "loa"
    CSR = "csr"
    BILL = "bill"
    DATE = "date"
    DONE = "done"
    DETAILS = "details"


@dataclass(frozen=True)
class Point:
    """One thing that is wrong, and what helps."""

    title: str
    text: str
    more: str
    """The path of the help about it."""
    parts: frozenset[Part] = frozenset()
    """Any one of these answers it."""
    said: tuple[str, ...] = ()
    """The carrier's own words for it."""


@dataclass(frozen=True)
class Ask:
    """One form: what an order, or the whole request, waits for."""

    points: tuple[Point, ...]
    order: str | None = None
    """Its PON; None: the documents of the whole request."""
    numbers: tuple[E164, ...] = ()
    """Those of the order; none: all."""
    is_needed: bool = True
    """False: the customer may send something, and nothing waits for it."""

    @property
    def parts(self) -> tuple[Part, ...]:
        wanted = frozenset[Part]().union(*(point.parts for point in self.points))
        return tuple(part for part in Part if part in wanted)

    @property
    def has_choice(self) -> bool:
        """Whether one of several parts will do."""
        return any(len(point.parts) > 1 for point in self.points)


_PARTS_OF_REMEDY: dict[Remedy, frozenset[Part]] = {
    Remedy.WORD: frozenset({Part.DONE}),
    Remedy.LOA: frozenset({Part.LOA}),
    Remedy.CSR: frozenset({Part.CSR}),
    Remedy.FIELDS: frozenset({Part.USER, Part.ADDRESS}),
    Remedy.PIN: frozenset({Part.PIN}),
    Remedy.ACCOUNT_NUMBER: frozenset({Part.ACCOUNT_NUMBER}),
    Remedy.BTN: frozenset({Part.BTN}),
    Remedy.REMAINING_NUMBERS: frozenset({Part.REMAINING}),
    Remedy.DATE: frozenset({Part.DATE}),
    Remedy.DETAILS: frozenset({Part.DETAILS}),
}
#: Where a reason asks for a name or an address and not for both.
_ONLY: dict[ReasonCode, frozenset[Part]] = {
    ReasonCode.ADDRESS_MISMATCH: frozenset({Part.USER}),
    ReasonCode.UNAUTHORIZED_SIGNATURE: frozenset({Part.ADDRESS}),
}
_DOCUMENTS = {"loa": Part.LOA, "csr": Part.CSR, "bill": Part.BILL}
_ALL_DOCUMENTS = frozenset(_DOCUMENTS.values())
#: What else may be wrong than the paper that a finding is about: what the request says.
_ALSO = (
    ("_name_mismatch", Part.USER),
    ("_wrong_signer", Part.USER),
    ("_address_mismatch", Part.ADDRESS),
    ("_postal_code_mismatch", Part.ADDRESS),
    ("_account_number_mismatch", Part.ACCOUNT_NUMBER),
    ("_btn_mismatch", Part.BTN),
)
_OF_THE_REQUEST: dict[FindingCode, frozenset[Part]] = {
    FindingCode.PO_BOX: frozenset({Part.ADDRESS}),
    FindingCode.ADDRESS_INVALID: frozenset({Part.ADDRESS}),
    FindingCode.POSTAL_CODE_INVALID: frozenset({Part.ADDRESS}),
    FindingCode.ACCOUNT_NUMBER_MISSING: frozenset({Part.ACCOUNT_NUMBER}),
    FindingCode.PIN_MISSING: frozenset({Part.PIN}),
    FindingCode.BTN_MISSING: frozenset({Part.BTN}),
    FindingCode.BTN_NOT_ON_ACCOUNT: frozenset({Part.BTN}),
    FindingCode.NEW_BTN_REQUIRED: frozenset({Part.REMAINING}),
    FindingCode.GOOGLE_VOICE_LOCKED: frozenset({Part.DONE}),
    FindingCode.BILL_CSR_DISAGREE: frozenset({Part.CSR, Part.BILL}),
    # What a person of ours has sent back, in that person's words, and what could not be read at all.
    FindingCode.DOCUMENT_UNREADABLE: _ALL_DOCUMENTS,
    FindingCode.DOCUMENT_DUPLICATE: _ALL_DOCUMENTS,
    FindingCode.DOCUMENT_COMBINED: _ALL_DOCUMENTS,
}
_LONGEST_QUOTE = 400
_CHECKED = (PortStatus.DOCUMENTS_REJECTED, PortStatus.IN_DOCUMENT_REVIEW)


def asks_of(report: StatusReport, country: Country | None) -> tuple[Ask, ...]:
    """Everything that the customer is asked for, or may add; `country`: that of the service address."""
    whole = [] if report.orders else [_about_documents(report.status, report.findings, None, ())]
    for order in report.orders:
        numbers = _named(order, report)
        whole.append(_about_documents(order.status, order.findings, order.order, numbers))
        whole.append(_about_rejection(order, numbers, country))
    return tuple(ask for ask in whole if ask)


def answered_before(report: StatusReport, order: str | None) -> Ask | None:
    """A form of `order` that was shown before the report was made. None: there is no such order."""
    anything = Point("", "", "", frozenset(Part))
    if order is None:
        return Ask((anything,))
    found = next((each for each in report.orders if each.order == order), None)
    return Ask((anything,), order, _named(found, report)) if found else None


def ours(report: StatusReport, country: Country | None) -> tuple[Point, ...]:
    """What carriers have said that we settle ourselves."""
    return _points(
        (
            reason
            for order in report.orders
            if order.status is PortStatus.REJECTED
            for reason in order.reasons
            if not reason.answered and reason.acts is not ActionBy.CUSTOMER
        ),
        country,
    )


def _named(order: OrderReport, report: StatusReport) -> tuple[E164, ...]:
    """The numbers that a message about `order` names: none where there is no other order."""
    several = len(report.orders) > 1
    return tuple(each.number for each in order.numbers if not each.unportable) if several else ()


def point_of(code: ReasonCode, country: Country | None) -> Point:
    """A reason in the words of `country`."""
    reason = RejectionReason(code=code, means=code)
    return Point(title_in(reason, country), remedy_in(reason, country), help_path(code), _parts_of(code))


def _about_rejection(order: OrderReport, numbers: tuple[E164, ...], country: Country | None) -> Ask | None:
    if order.status is not PortStatus.REJECTED:
        return None
    open_ = [reason for reason in order.reasons if not reason.answered]
    theirs = [reason for reason in open_ if reason.acts is ActionBy.CUSTOMER]
    if theirs:
        return Ask(_points(theirs, country), order.order, numbers)
    dated = [reason for reason in open_ if Remedy.DATE in reason.answered_by]
    return Ask(_dated(dated, country), order.order, numbers, is_needed=False) if dated else None


def _points(reasons: Iterable[ReasonReport], country: Country | None) -> tuple[Point, ...]:
    """Each reason once, however often the carrier gave it, with all that it said."""
    said: dict[ReasonCode, list[str]] = {}
    for reason in reasons:
        said.setdefault(reason.reason, []).append(_quoted(reason.text))
    return tuple(
        replace(point_of(code, country), said=tuple(dict.fromkeys(filter(None, words))))
        for code, words in said.items()
    )


def _quoted(words: str) -> str:
    """On one line, and no longer than anybody reads; carriers send codes and forms of their own."""
    return shorten(words, _LONGEST_QUOTE, placeholder=" …")


def _dated(reasons: list[ReasonReport], country: Country | None) -> tuple[Point, ...]:
    """A reason that we settle, and that a date of the customer's settles as well."""
    only_date = frozenset({Part.DATE})
    return tuple(replace(point, parts=only_date) for point in _points(reasons, country))


def _parts_of(code: ReasonCode) -> frozenset[Part]:
    parts = frozenset[Part]().union(*(_PARTS_OF_REMEDY[remedy] for remedy in RULES[code].answered_by))
    return parts - _ONLY.get(code, frozenset())


def _about_documents(
    status: PortStatus, findings: tuple[Finding, ...], order: str | None, numbers: tuple[E164, ...]
) -> Ask | None:
    if status not in _CHECKED:
        return None
    is_needed = status is PortStatus.DOCUMENTS_REJECTED
    severity = Severity.FAIL if is_needed else Severity.REVIEW
    points = tuple(_found(finding) for finding in findings if finding.severity is severity)
    ask = Ask(points, order, numbers, is_needed)
    return ask if is_needed or ask.parts else None


def _found(finding: Finding) -> Point:
    title = EXPLAINED[finding.code].title
    return Point(title, finding.message, help_path(finding.code), _parts_for(finding))


def _parts_for(finding: Finding) -> frozenset[Part]:
    if finding.document == "request":
        return _OF_THE_REQUEST.get(finding.code, frozenset())
    also = {part for ending, part in _ALSO if finding.code.endswith(ending)}
    return frozenset({_DOCUMENTS[finding.document], *also})
