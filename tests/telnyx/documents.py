"""The stand-in's document service: what is uploaded, and what vanishes because nothing links to it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.telnyx.clock import Clock, stamp
from tests.telnyx.errors import RefusalError, not_found

#: "Uploaded files must be linked to a service within 30 minutes or they will be automatically deleted."
UNLINKED_LASTS = timedelta(minutes=30)


@dataclass
class Document:
    id: str
    content: bytes
    filename: str
    customer_reference: str
    uploaded_at: datetime
    linked: bool = False

    def shown(self) -> dict[str, Any]:
        is_pdf = self.content.startswith(b"%PDF-")
        return {
            "id": self.id,
            "record_type": "document",
            "created_at": stamp(self.uploaded_at),
            "updated_at": stamp(self.uploaded_at),
            "av_scan_status": "scanned",
            "content_type": "application/pdf" if is_pdf else "application/octet-stream",
            "customer_reference": self.customer_reference,
            "filename": self.filename,
            "sha256": hashlib.sha256(self.content).hexdigest(),
            "size": {"amount": len(self.content), "unit": "bytes"},
            "status": "pending",
        }


class Documents:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._documents: dict[str, Document] = {}

    def upload(self, content: bytes, filename: str, customer_reference: str) -> Document:
        if not content:
            raise RefusalError("file", "can't be blank")
        document = Document(str(uuid4()), content, filename, customer_reference, self._clock.now())
        self._documents[document.id] = document
        return document

    def find(self, id_: str) -> Document:
        self._sweep()
        if id_ not in self._documents:
            raise not_found("document")
        return self._documents[id_]

    def link_all(self, named: list[tuple[str, str]]) -> list[Document]:
        """Have a service use these documents, given as the naming member and the id: all of them or none."""
        self._sweep()
        for member, id_ in named:
            if id_ not in self._documents:
                raise RefusalError(member, "is not a document of this account")
        linked = [self._documents[id_] for _, id_ in named]
        for document in linked:
            document.linked = True
        return linked

    def delete(self, id_: str) -> Document:
        document = self.find(id_)
        if document.linked:
            raise RefusalError("id", "the document is linked to a service and must be unlinked first")
        return self._documents.pop(id_)

    def all(self) -> list[Document]:
        """Newest first."""
        self._sweep()
        return sorted(self._documents.values(), key=lambda one: one.uploaded_at, reverse=True)

    def _sweep(self) -> None:
        now = self._clock.now()
        self._documents = {
            id_: one
            for id_, one in self._documents.items()
            if one.linked or now - one.uploaded_at < UNLINKED_LASTS
        }
