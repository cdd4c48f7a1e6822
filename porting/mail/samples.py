"""Notices of an invented customer: every kind in every state that reads differently."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

from porting.domain.checks.evidence import Evidence
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.draft_told import NO_COMPANY, DraftTold, Refused
from porting.domain.notice import AttachedFile, Letter, Notice, NoticeKind
from porting.domain.port_request import Contact, DocumentReference
from porting.domain.rejection import RejectionReason, Remedy
from porting.domain.status import PortStatus
from porting.links import Purpose

LOCAL, SECOND, TOLL_FREE, CANADIAN = "+15125550100", "+15125550101", "+18005550123", "+14165550100"

TO_SUPPORT = frozenset(
    {
        NoticeKind.DOCUMENTS_TO_REVIEW,
        NoticeKind.UNKNOWN_REJECTION,
        NoticeKind.LATE,
        NoticeKind.NOT_TRANSFERRED,
        NoticeKind.CUSTOMER_UNREACHABLE,
        NoticeKind.STEP_FAILED,
        NoticeKind.MAIL_TO_READ,
        NoticeKind.ENDED,
    }
)


class SampleLinks:
    """`porting.mail.linking.LinkMaker` whose links are the same each time, and lead nowhere."""

    base_url = "https://porting.servicecall.example"

    def to(self, purpose: Purpose, subject: str, _now: datetime, _mailed_to: str = "", /) -> str:
        return f"{self.base_url}/{purpose}/link-of-{subject}"


@dataclass(frozen=True)
class Sample:
    """A notice in one state; `name` is unique among those of its kind."""

    name: str
    notice: Notice


def minimal(kind: NoticeKind, **changes: Any) -> Notice:
    """A notice that says no more than it must; `changes` are fields."""
    to: Literal["customer", "support"] = "support" if kind in TO_SUPPORT else "customer"
    must = {"port_date": date(2026, 12, 10)} if kind is NoticeKind.PORT_DATE else {}
    fields: dict[str, Any] = {
        "kind": kind,
        "to": to,
        "key": f"acme-0001:{kind}:1",
        "request_id": "acme-0001",
        "company_name": "Acme Plumbing LLC",
        "contact": Contact(name="Dana Reyes", email="dana@acme.example", phone="+15125550142"),
        "time_zone": "America/Chicago",
        **must,
    }
    return Notice(**(fields | changes))


def full(kind: NoticeKind, **changes: Any) -> Notice:
    """A notice that says all that this kind can say."""
    return minimal(kind, **(_EVERYTHING | _FULL.get(kind, {}) | changes))


def samples() -> tuple[Sample, ...]:
    """All that reads differently, by kind in the order of `NoticeKind`."""
    return tuple(sample for kind in NoticeKind for sample in _of(kind))


def _of(kind: NoticeKind) -> list[Sample]:
    return [
        Sample("full", full(kind)),
        *(Sample(name, full(kind, **changes)) for name, changes in _STATES.get(kind, {}).items()),
        Sample("minimal", minimal(kind)),
    ]


_EVERYTHING: dict[str, Any] = {
    "country": "US",
    "losing_carrier": "Lone Star Telephone",
    "order": "acme-0001-1",
    "numbers": (LOCAL, SECOND),
    "since": datetime(2026, 11, 24, 15, 30, tzinfo=UTC),
    "until": datetime(2026, 12, 20, 15, 0, tzinfo=UTC),
}

_LOA_UNSIGNED = Finding(
    code=FindingCode.LOA_NOT_SIGNED,
    severity=Severity.FAIL,
    document="loa",
    message="The Letter of Authorization is not signed. Please have Dana Reyes sign and date it.",
    evidence=Evidence(note="the signature field is empty", page=1),
)
_LOA_INCOMPLETE = Finding(
    code=FindingCode.LOA_NUMBER_MISSING,
    severity=Severity.FAIL,
    document="loa",
    message="The Letter of Authorization does not name (512) 555-0101. Please add it.",
    evidence=Evidence(read="+15125550100", expected="+15125550101", page=1),
)
_BILL_OLD = Finding(
    code=FindingCode.BILL_TOO_OLD,
    severity=Severity.FAIL,
    document="bill",
    message="The phone bill is dated September 2, 2026. Please send one from the last 30 days.",
    evidence=Evidence(read="Sep 2, 2026", expected="30 days or less before 2026-11-22", page=1),
)
_BILL_PAST_DUE = Finding(
    code=FindingCode.BILL_PAST_DUE,
    severity=Severity.WARNING,
    document="bill",
    message="The bill shows a balance past due. Carriers often refuse a port until it is paid.",
    evidence=Evidence(read="Past due $84.20", page=1),
)
_PO_BOX = Finding(
    code=FindingCode.PO_BOX,
    severity=Severity.FAIL,
    document="request",
    message="The service address is a PO box. Please give the street address where the numbers are in "
    "service.",
    evidence=Evidence(read="PO Box 12"),
)
_NAME_TO_JUDGE = Finding(
    code=FindingCode.CSR_NAME_MISMATCH,
    severity=Severity.REVIEW,
    document="csr",
    message="The name in the Customer Service Record may differ from your company's.",
    evidence=Evidence(read="ACME PLBG", expected="Acme Plumbing LLC", page=1),
)

_ADDRESS = RejectionReason(
    code="location_mismatch", text="END USER ADDR DOES NOT MATCH CSR: SUITE MISSING", numbers=(LOCAL,)
)
_UNPAID = RejectionReason(
    code="unsatisfactory_business_relationship", text="Past due balance must be satisfied"
)
_WRONG_PIN = RejectionReason(code="passcode_pin_invalid", text="PIN given is not the PIN on file")
_ACCOUNT = RejectionReason(code="account_number_mismatch", text="Acct LS-20441 not found")
_UNKNOWN = RejectionReason(code="8D-117", text="FATAL: LSR FIELD 8D-117 VIOLATES RULE 4")
_NEW_DATE = RejectionReason(code="due_date_not_possible", text="DDD NOT AVAILABLE")

_OTHER_NUMBERS = RejectionReason(code="E24", text="PARTIAL PORT: ADVISE DISPOSITION OF REMAINING TNS")
_PILOT = RejectionReason(code="MAIN_BTN_PORTING", text="BTN porting, new pilot number required")
_NOT_THERE = RejectionReason(
    code="PHONE_NUMBER_MISMATCH", text="TN not found on account LS-20441", numbers=(SECOND,)
)
_LETTER = RejectionReason(code="ILLEGIBLE_LOA", text="LOA NOT LEGIBLE, PLS RESEND")
_OTHER_KIND = RejectionReason(code="PORT_TYPE_INCORRECT", text="Submit as wireless")
_CANCELED = RejectionReason(code="canceled_upstream", text="canceled upstream")
_CONFLICT = RejectionReason(code="SV_CONFLICT", text="SV in conflict, cause 50")

_RECEIVED_AT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
_LETTER_TO_READ = Letter(
    identity="5f0c1d9a7be2" + "0" * 52,
    shown_as="5f0c1d9a7be2",
    request_id="acme-0001",
    why="It answers in words that a person has to read: a question, a wish, a condition, or a fact that "
    "belongs into a field.",
    is_proven=True,
    sender="dana@acme.example",
    sender_name="Dana Reyes",
    subject="Re: Your port request was rejected",
    words="Hello,\n\nthe new owner has not signed yet. Can we keep the date?\n\nDana",
    files=(
        AttachedFile(
            name="scan 2026.pdf",
            kind="pdf",
            count=1,
            content=DocumentReference(sha256="0" * 64, size=2_400_000),
            is_attached=True,
        ),
        AttachedFile(
            name="all our papers.zip",
            kind="archive",
            count=2,
            content=DocumentReference(sha256="1" * 64, size=19_000_000),
            is_attached=False,
        ),
    ),
)

_DRAFT = DraftTold(
    understood=(
        ("Company", "Acme Plumbing LLC"),
        ("Carrier today", "Lone Star Telephone"),
        ("Account number", "ends in 418"),
        ("Numbers", "(512) 555-0100, (512) 555-0101"),
        ("Documents", "Customer Service Record"),
    ),
    needed=(
        "the last name of the person who may change the account at your carrier",
        "the Letter of Authorization, signed and dated, as a PDF by itself",
        "your latest phone bill, as a PDF by itself",
    ),
    helpful=("the PIN of your account, where it has one. Give it on the page or by phone, never by mail",),
    to_confirm=("that these are the numbers that you want to bring to us", "the account number"),
    refused=(
        Refused(
            name="everything.pdf",
            message="Several documents are in one file (page 1: Letter of Authorization; page 2: phone "
            "bill). Send each document as its own PDF, without the others.",
        ),
    ),
)
_DRAFT_IN_CANADA = DraftTold(
    understood=(("Company", "Maple Dental Inc."), ("Carrier today", "Northern Bell")),
    needed=("the Letter of Authorization, signed and dated, as a PDF by itself",),
)
_TO_A_STRANGER = {
    "draft": DraftTold(is_stranger=True),
    "company_name": NO_COMPANY,
    "contact": Contact(name="dana@acme.example", email="dana@acme.example"),
    "losing_carrier": "",
}
_DRAFT_IN_USE = DraftTold(
    understood=_DRAFT.understood,
    problems=("This number is on another open port request. Leave it out, or ask us if that is yours.",),
)

_FULL: dict[NoticeKind, dict[str, Any]] = {
    NoticeKind.DOCUMENTS_REJECTED: {
        "findings": (_LOA_UNSIGNED, _LOA_INCOMPLETE, _BILL_OLD, _BILL_PAST_DUE, _PO_BOX)
    },
    NoticeKind.RESUBMITTED: {"attempt": 2, "changes": (Remedy.WORD, Remedy.LOA, Remedy.ACCOUNT_NUMBER)},
    NoticeKind.REJECTED: {"reasons": (_ADDRESS, _UNPAID, _ACCOUNT, _UNKNOWN)},
    NoticeKind.UNPORTABLE: {"numbers": (SECOND,)},
    NoticeKind.PORT_DATE: {"port_date": date(2026, 12, 10)},
    NoticeKind.DAY_BEFORE: {"port_date": date(2026, 12, 10)},
    NoticeKind.PARTIALLY_COMPLETED: {"numbers": (SECOND,)},
    NoticeKind.REMINDER: {"findings": (_LOA_UNSIGNED, _BILL_OLD)},
    NoticeKind.EXPIRED: {"waits_for": "your corrected documents"},
    NoticeKind.CANNOT_CANCEL: {
        "port_date": date(2026, 12, 10),
        "detail": "Order is inside the 48 hour activation window",
    },
    NoticeKind.DOCUMENTS_TO_REVIEW: {
        "status": PortStatus.IN_DOCUMENT_REVIEW,
        "findings": (_NAME_TO_JUDGE, _BILL_PAST_DUE),
    },
    NoticeKind.UNKNOWN_REJECTION: {"status": PortStatus.REJECTED, "reasons": (_UNKNOWN, _NEW_DATE)},
    NoticeKind.LATE: {
        "status": PortStatus.AWAITING_LOSING_CARRIER,
        "waits_for": "the losing carrier's answer",
    },
    NoticeKind.NOT_TRANSFERRED: {
        "status": PortStatus.PORT_DATE_CONFIRMED,
        "port_date": date(2026, 12, 10),
        "numbers": (SECOND,),
    },
    NoticeKind.CUSTOMER_UNREACHABLE: {
        "status": PortStatus.REJECTED,
        "detail": "the mail “rejected” bounced: there is probably no such address.",
    },
    NoticeKind.STEP_FAILED: {
        "status": PortStatus.SUBMITTING_TO_CARRIER,
        "waits_for": "the carrier partner to take the order",
        "detail": "UpstreamRefusedError: the carrier partner refuses the order acme-0001-1 (422)",
    },
    NoticeKind.DRAFT_INCOMPLETE: {"draft": _DRAFT},
    NoticeKind.DRAFT_REMINDER: {"draft": _DRAFT},
    NoticeKind.DRAFT_EXPIRED: {"draft": _DRAFT},
    NoticeKind.CONFIRM_MAIL: {
        "confirm_link": "https://porting.servicecall.example/mail/an-example-of-a-token",
        "pdfs": 3,
        "asks_for_a_port": True,
        "since": _RECEIVED_AT,
    },
    NoticeKind.MAIL_TO_READ: {"letter": _LETTER_TO_READ, "since": _RECEIVED_AT},
    NoticeKind.ENDED: {"status": PortStatus.EXPIRED, "detail": "expired: 28 days are over."},
}

_CANADA: dict[str, Any] = {
    "country": "CA",
    "losing_carrier": "Northern Bell",
    "time_zone": "America/Toronto",
    "numbers": (CANADIAN,),
}

_STATES: dict[NoticeKind, dict[str, dict[str, Any]]] = {
    NoticeKind.RECEIVED: {"canada": _CANADA, "one_number": {"numbers": (TOLL_FREE,)}},
    NoticeKind.RESUBMITTED: {
        "another_date": {"attempt": 3, "changes": (Remedy.DATE,)},
        "to_the_backbone": {"changes": (Remedy.BTN,), "status": PortStatus.AWAITING_BACKBONE},
        "canada": {**_CANADA, "changes": (Remedy.PIN,)},
    },
    NoticeKind.DOCUMENTS_REJECTED: {"canada": {**_CANADA, "findings": (_LOA_UNSIGNED,)}},
    NoticeKind.SUBMITTED: {"toll_free": {"numbers": (TOLL_FREE,)}},
    NoticeKind.REJECTED: {
        "one_reason": {"reasons": (_ADDRESS,)},
        "wrong_pin": {"reasons": (_WRONG_PIN,)},
        "wrong_pin_in_canada": {**_CANADA, "reasons": (_WRONG_PIN,)},
        "unknown_only": {"reasons": (_UNKNOWN,)},
        "other_numbers": {"reasons": (_OTHER_NUMBERS, _PILOT, _NOT_THERE, _LETTER, _OTHER_KIND)},
        "pilot_number_in_canada": {**_CANADA, "reasons": (_PILOT,)},
    },
    NoticeKind.UNKNOWN_REJECTION: {
        "new_order": {"reasons": (_OTHER_KIND, _CANCELED)},
        "goes_on_by_itself": {"reasons": (_CONFLICT,)},
    },
    NoticeKind.PORT_DATE: {
        "changed": {"port_date": date(2026, 12, 14), "previous_port_date": date(2026, 12, 10)},
        "canada": {**_CANADA, "port_date": date(2026, 12, 10)},
    },
    NoticeKind.DRAFT_INCOMPLETE: {
        "canada": {**_CANADA, "draft": _DRAFT_IN_CANADA},
        "to_look_over": {"draft": DraftTold(understood=_DRAFT.understood)},
        "number_in_use": {"draft": _DRAFT_IN_USE},
    },
    NoticeKind.DRAFT_REMINDER: {"stranger": _TO_A_STRANGER},
    NoticeKind.NEW_LINK: {"to_a_draft": {"draft": _DRAFT}},
    NoticeKind.CONFIRM_MAIL: {"answer": {"asks_for_a_port": False, "pdfs": 0}},
    NoticeKind.MAIL_TO_READ: {
        "unproven": {
            "letter": _LETTER_TO_READ.model_copy(
                update={"request_id": None, "is_proven": False, "words": "", "files": ()}
            )
        }
    },
    NoticeKind.CUSTOMER_UNREACHABLE: {
        "without_a_phone": {"contact": Contact(name="Dana Reyes", email="dana@acme.example")}
    },
    NoticeKind.TRANSFERRED: {"others_left": {"numbers_left": (TOLL_FREE,)}},
    NoticeKind.COMPLETED: {"others_left": {"numbers_left": (TOLL_FREE,)}},
    NoticeKind.EXPIRED: {
        "moved_unconfirmed": {"numbers": (), "moved_numbers": (LOCAL, SECOND), "waits_for": ""},
        "some_moved": {"numbers": (SECOND,), "moved_numbers": (LOCAL,), "waits_for": ""},
    },
    NoticeKind.REMINDER: {
        "rejection": {"findings": (), "reasons": (_ADDRESS, _UNPAID)},
        "confirmation": {"findings": ()},
    },
    NoticeKind.LATE: {
        "review": {"status": PortStatus.IN_DOCUMENT_REVIEW, "waits_for": "somebody to review the documents"},
        "backbone": {"status": PortStatus.AWAITING_BACKBONE, "waits_for": "the backbone provider's approval"},
        "confirmation": {
            "status": PortStatus.AWAITING_TRANSFER_CONFIRMATION,
            "waits_for": "the customer's word that the numbers work",
        },
    },
}
