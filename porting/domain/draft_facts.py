"""What mails and papers say of a port request, field by field, each with where it stands."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from porting.domain.checks.findings import FindingCode
from porting.domain.checks.statements import IN_WORDS, DocumentName
from porting.domain.examined import AccountOnPaper, Examined, Said
from porting.domain.phone_number import NumberType, country_of, is_toll_free
from porting.domain.port_request import DocumentReference, Documents
from porting.domain.sorted_documents import Unsorted, objection_to, sorted_documents

Source = Literal["form", "subject", "sender", "loa", "csr", "bill", "text"]
"""`form` is the customer's own word, wherever it was given; `subject`, `sender` and `text` are of a mail."""


_KINDS: tuple[DocumentName, ...] = ("loa", "csr", "bill")


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class Known(_Model):
    """One field of the request."""

    field: str
    """As in REQUEST.json: `losing_carrier.account_number`, `numbers.0.number`."""
    value: str = Field(repr=False)
    source: Source
    page: int | None = None
    """From 1, of the document; None: it is from no document."""
    confidence: float = 1.0


class Reading(_Model):
    """What papers say that came together: a mail with its PDFs, or what was put into a form."""

    facts: tuple[Known, ...] = ()
    documents: Documents = Documents()
    """Those that were taken; what they say is in `facts`."""
    unsorted: tuple[Unsorted, ...] = ()


def in_mail(
    examined: Sequence[Examined],
    references: Sequence[DocumentReference],
    names: Sequence[str],
    facts: Iterable[Known] = (),
) -> Reading:
    """What a mail's PDFs say, told apart by their content; `facts` are of the mail itself.

    `examined`, `references` and `names` are of the same PDFs, in the same order.
    """
    found = sorted_documents(examined, references)
    taken = {
        kind: examined[references.index(reference)]
        for kind in _KINDS
        if (reference := getattr(found.documents, kind))
    }
    return Reading(
        facts=(*facts, *_facts_of(taken)),
        documents=found.documents,
        unsorted=tuple(each.model_copy(update={"name": names[each.position]}) for each in found.unsorted),
    )


def in_form(given: Documents, examined: Sequence[Examined]) -> Reading:
    """What documents say that were put where they belong; `examined` is of those that `given` has.

    What is something else is told, and left where it was put: the checks decide.
    """
    taken = dict(zip((kind for kind in _KINDS if getattr(given, kind)), examined, strict=True))
    objections = (_misplaced(at, kind, paper) for at, (kind, paper) in enumerate(taken.items()))
    return Reading(
        facts=tuple(_facts_of({kind: paper for kind, paper in taken.items() if paper.kind == kind})),
        documents=given,
        unsorted=tuple(each for each in objections if each),
    )


def _misplaced(at: int, kind: DocumentName, paper: Examined) -> Unsorted | None:
    if paper.kind == kind and not paper.problem:
        return None
    objection = objection_to(paper)
    if objection is None and paper.kind:
        objection = (
            FindingCode.DOCUMENT_WRONG_KIND,
            f"This looks like a {IN_WORDS[paper.kind]}, not a {IN_WORDS[kind]}. Send the right document.",
        )
    if objection is None:
        return None
    return Unsorted(position=at, code=objection[0], message=objection[1], field=f"documents.{kind}")


def _facts_of(papers: dict[DocumentName, Examined]) -> Iterator[Known]:
    for kind, paper in papers.items():
        if paper.account:
            yield from _from_account(kind, paper.account)


def _from_account(source: Source, account: AccountOnPaper) -> Iterator[Known]:
    said: dict[str, Said | None] = {
        "company_name": account.account_name,
        "losing_carrier.name": account.carrier,
        "losing_carrier.account_number": account.account_number,
        "service_address.street": account.street,
        "service_address.unit": account.unit,
        "service_address.city": account.city,
        "service_address.region": account.region,
        "service_address.postal_code": account.postal_code,
    }
    for field, each in said.items():
        if each and each.text.strip():
            yield _known(field, each.text.strip(), source, each)
    if account.billing_telephone_number:
        btn = account.billing_telephone_number
        yield _known("losing_carrier.billing_telephone_number", btn.number, source, btn)
    yield from _authorized_user(source, account.authorized_user)
    yield from _numbers(source, account)


def _authorized_user(source: Source, said: Said | None) -> Iterator[Known]:
    """Only a name of two or three words can be told apart."""
    words = said.text.replace(",", " ").split() if said and "," not in said.text else []
    if said and 2 <= len(words) <= 3:
        yield _known("authorized_user.first_name", " ".join(words[:-1]), source, said)
        yield _known("authorized_user.last_name", words[-1], source, said)


def _numbers(source: Source, account: AccountOnPaper) -> Iterator[Known]:
    """Those that are ours to move."""
    ours = [each for each in account.numbers if country_of(each.number)]
    for at, each in enumerate(ours):
        yield _known(f"numbers.{at}.number", each.number, source, each)
        if is_toll_free(each.number):
            yield _known(f"numbers.{at}.type", NumberType.TOLL_FREE.value, source, each)


def _known(field: str, value: str, source: Source, said: Said) -> Known:
    return Known(field=field, value=value[:200], source=source, page=said.page, confidence=said.confidence)
