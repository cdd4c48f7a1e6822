"""Reads the papers that drafts are made of."""

from dataclasses import dataclass

from porting.domain import draft_facts
from porting.domain.draft_facts import Reading
from porting.domain.port_request import DocumentReference, Documents
from porting.mail.inbound.draft import facts_in, papers_in
from porting.mail.inbound.kept import kept_mail
from porting.ports import DocumentStores
from workers.documents import DocumentReading


@dataclass(frozen=True)
class StoredPapers:
    """Implements `porting.ports.DraftPapers`."""

    stores: DocumentStores
    reading: DocumentReading

    def in_mail(self, kept: DocumentReference, request_id: str) -> Reading:
        store = self.stores.of(request_id)
        mail = kept_mail(kept, store)
        found = papers_in(mail)
        references = tuple(each.content for each in found.pdfs)
        reading = draft_facts.in_mail(
            self.reading.examination(store).examine(references) if references else (),
            references,
            [each.name for each in found.pdfs],
            facts_in(mail),
        )
        return reading.model_copy(update={"unsorted": (*reading.unsorted, *found.unusable)})

    def in_form(self, documents: Documents, request_id: str) -> Reading:
        store = self.stores.of(request_id)
        references = tuple(
            reference for kind in ("loa", "csr", "bill") if (reference := getattr(documents, kind))
        )
        examined = self.reading.examination(store).examine(references) if references else ()
        return draft_facts.in_form(documents, examined)
