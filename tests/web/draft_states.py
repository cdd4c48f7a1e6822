"""A draft in each state that the form's pages show otherwise."""

from datetime import UTC, datetime
from typing import Any

from porting.domain.checks.findings import FindingCode
from porting.domain.errors import PortingError
from porting.domain.port_draft import DraftChange, PortDraft
from porting.domain.port_request import Documents, SealedPin
from porting.domain.sorted_documents import Unsorted
from starters.web.new.drafts import DraftsAwayError, NoDraftError
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE, a_document
from tests.drafts import A_FORM, ON_THE_CSR, said
from workflows.draft_report import DraftReport, DraftStatus

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_NUMBERS = {"numbers.0.number": NUMBER, "numbers.1.number": SECOND_NUMBER, "numbers.2.number": TOLL_FREE}
_PAPERS = Documents(csr=a_document("csr"), bill=a_document("bill"))


def a_report(draft: PortDraft | None = None, **facts: Any) -> DraftReport:
    draft = draft or PortDraft(request_id="web-one")
    told: dict[str, Any] = {
        "request_id": draft.request_id,
        "origin": "form",
        "status": DraftStatus.DRAFT,
        "known": draft.known,
        "said": draft.read_facts,
        "missing": draft.missing,
        "to_confirm": draft.to_confirm,
        "documents": draft.documents,
        "unsorted": draft.unsorted,
        "has_pin": draft.pin is not None,
        "is_complete": draft.is_complete,
        "started_at": NOW,
        "deadline": NOW,
    }
    return DraftReport(**{**told, **facts})


def a_draft(**own: str) -> PortDraft:
    """What a CSR says, and the customer's own word by field with double underscores for dots."""
    change = DraftChange(fields={name.replace("__", "."): value for name, value in own.items()})
    return PortDraft(request_id="web-one", facts=said("csr", ON_THE_CSR, page=2)).filled(change)


def _draft(fields: dict[str, str], **facts: Any) -> PortDraft:
    return PortDraft(request_id="web-one", **facts).filled(DraftChange(fields=dict(fields)))


def _whole() -> PortDraft:
    own = {**A_FORM, **_NUMBERS, "service_address.country": "US", "remaining_numbers": "none"}
    papers = _PAPERS.model_copy(update={"loa": a_document("loa")})
    return _draft(own, documents=papers, pin=SealedPin(sealed="", fingerprint=""))


_READ = {
    "facts": (*said("csr", ON_THE_CSR, page=2), *said("bill", {"service_address.street": "12 Elm St"})),
    "documents": _PAPERS,
}
_MISPLACED = Unsorted(
    position=0,
    code=FindingCode.DOCUMENT_COMBINED,
    message="It holds several documents. Please send each by itself.",
    name="bill.pdf",
)

#: By the name that a link leads to; an error is what whoever asks for the draft meets.
DRAFTS: dict[str, DraftReport | PortingError] = {
    "begun": a_report(_draft(_NUMBERS)),
    "reading": a_report(_draft(_NUMBERS, documents=_PAPERS), is_reading=True),
    "read": a_report(_draft({**_NUMBERS, "service_address.city": "Houston"}, **_READ)),
    "came-by-mail": a_report(
        PortDraft(
            request_id="web-one",
            facts=(
                *said("csr", ON_THE_CSR, page=2, confidence=0.7),
                *said("sender", {"contact.name": "Dana Reyes", "contact.email": "dana@acme.example"}),
            ),
            documents=_PAPERS,
            unsorted=(_MISPLACED,),
        ),
        origin="mail",
        mails=2,
    ),
    "refused": a_report(
        _whole(),
        problems={
            "service_address.street": "The street is a post office box. Please give the service address.",
            "": "A number is on another open request.",
        },
    ),
    "whole": a_report(_whole()),
    **{
        status.value: a_report(_whole(), status=status)
        for status in DraftStatus
        if status is not DraftStatus.DRAFT
    },
    "away": DraftsAwayError("no worker answers"),
    "gone": NoDraftError("there is no such draft"),
}
