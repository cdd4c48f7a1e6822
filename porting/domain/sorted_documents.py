"""Which of a mail's PDFs is which document: by what is in them, never by their names or order."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

from porting.domain.checks.findings import FindingCode
from porting.domain.checks.statements import IN_WORDS, DocumentName
from porting.domain.examined import Examined
from porting.domain.port_request import DocumentReference, Documents

_EACH_BY_ITSELF = "Send each document as its own PDF, without the others."


class Unsorted(BaseModel):
    """A PDF that cannot be taken as one document."""

    model_config = ConfigDict(frozen=True)

    position: int
    """Among the PDFs of the mail, from 0."""
    code: FindingCode
    message: str
    """For the customer: what is wrong with it and how to send it."""
    name: str = Field(default="", repr=False)
    """What the customer called the file; empty: nobody knows."""
    field: str | None = None
    """Where a form has it: `documents.csr`; None: it came by mail."""


class SortedDocuments(BaseModel):
    model_config = ConfigDict(frozen=True)

    documents: Documents = Documents()
    unsorted: tuple[Unsorted, ...] = ()

    @property
    def are_clear(self) -> bool:
        return not self.unsorted


def sorted_documents(
    examined: Sequence[Examined], references: Sequence[DocumentReference]
) -> SortedDocuments:
    """`examined` and `references` are of the same PDFs, in the same order."""
    found: dict[DocumentName, int] = {}
    unsorted: list[Unsorted] = []
    for at, each in enumerate(examined):
        if each.twin_of is not None and not each.problem:
            continue
        if objection := objection_to(each):
            unsorted.append(Unsorted(position=at, code=objection[0], message=objection[1]))
        elif each.kind in found:
            unsorted.append(_second(each.kind, at))
        elif each.kind:
            found[each.kind] = at
    return SortedDocuments(
        documents=Documents(**{kind: references[at] for kind, at in found.items()}),
        unsorted=tuple(unsorted),
    )


def objection_to(document: Examined) -> tuple[FindingCode, str] | None:
    if document.problem:
        return document.problem, document.message
    if document.is_combined:
        there = "; ".join(map(str, document.parts))
        message = f"Several documents are in one file ({there}). {_EACH_BY_ITSELF}"
        return FindingCode.DOCUMENT_COMBINED, message
    if document.kind is None:
        expected = ", ".join(IN_WORDS.values())
        message = f"We cannot tell which document this is. We need these: {expected}. {_EACH_BY_ITSELF}"
        return FindingCode.DOCUMENT_WRONG_KIND, message
    return None


def _second(kind: DocumentName | None, at: int) -> Unsorted:
    name = IN_WORDS[kind] if kind else "document"
    message = f"There are two files that are each a {name}, and they differ. Send only the one that counts."
    return Unsorted(position=at, code=FindingCode.DOCUMENT_DUPLICATE, message=message)
