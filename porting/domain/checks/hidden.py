"""Text that a document holds and does not show: a text layer can say anything, people sign what they see."""

from collections.abc import Iterator

from porting.domain.checks import agreement as agree
from porting.domain.checks import dating
from porting.domain.checks.evidence import Evidence
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.statements import IN_WORDS, Passage, Statements, Topic
from porting.domain.phone_number import E164
from porting.domain.port_request import PortRequest

#: Share of a page's words: honest pages have up to 0.032 that recognition misses, false ones 0.2 and more.
_USUAL = 0.1


def findings(document: Statements, request: PortRequest, numbers: tuple[E164, ...]) -> tuple[Finding, ...]:
    """A finding where much of a page is unseen, or a value that the checks ask for is found only there."""
    pages = [page for page, share in enumerate(document.unseen_shares, 1) if share > _USUAL]
    values = list(_found_unseen(document, request, numbers)) if document.unseen else []
    if not pages and not values:
        return ()
    message = (
        f"The {IN_WORDS[document.document]} holds text that does not show on its pages. We look at it; a "
        "scan of the printed pages helps us to be quick."
    )
    notes = [
        *([f"much unseen on page {', '.join(map(str, pages))}"] if pages else []),
        *([f"only in unseen text: {', '.join(values)}"] if values else []),
    ]
    return (
        Finding(
            code=FindingCode.DOCUMENT_HIDDEN_TEXT,
            severity=Severity.REVIEW,
            document=document.document,
            message=message,
            evidence=_where(document.unseen, pages).model_copy(update={"note": "; ".join(notes)}),
        ),
    )


def _where(unseen: tuple[Passage, ...], pages: list[int]) -> Evidence:
    if unseen:
        return unseen[0].as_evidence()
    return Evidence(page=pages[0] if pages else None)


def _found_unseen(document: Statements, request: PortRequest, numbers: tuple[E164, ...]) -> Iterator[str]:
    """What the document says only where nobody sees it."""
    all_of_it = document.with_unseen
    here, with_unseen = (agree.of(each, request, numbers) for each in (document, all_of_it))
    compared = [
        ("name", here.holder, with_unseen.holder),
        ("address", here.place, with_unseen.place),
        ("postal code", here.postal_code, with_unseen.postal_code),
        ("account number", here.account, with_unseen.account),
        ("BTN", here.btn, with_unseen.btn),
    ]
    if document.document == "loa":
        user = request.authorized_user.full_name
        compared.append(("signer", agree.on_signer(document, user), agree.on_signer(all_of_it, user)))
    for what, seen, found in compared:
        if found.likeness is Likeness.SAME and seen.likeness is not Likeness.SAME:
            yield what
    if set(with_unseen.shown) - set(here.shown):
        yield "numbers"
    country = request.service_address.country
    for topic in (Topic.SIGNING_DATE, Topic.BILL_DATE):
        if dating.dated(all_of_it, topic, country) and not dating.dated(document, topic, country):
            yield "date"
