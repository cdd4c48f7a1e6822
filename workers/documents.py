"""The wiring of everything about documents, apart from Temporal's: the checks run where no server is."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from porting.documents.reading import DocumentReader
from porting.domain.checks.ages import AgeLimits
from porting.domain.checks.findings import Verdict
from porting.domain.phone_number import E164
from porting.domain.port_request import PortRequest
from porting.ports import DocumentChecks, DocumentExamination, DocumentStore, DocumentStores
from porting.settings import Settings


def document_stores(settings: Settings) -> DocumentStores:
    """Whose documents are where: encrypted, unless `settings` say that nothing is.

    Raises: `SettingsError` where there is no key to encrypt with.
    """
    from porting.adapters.owners_documents import OwnersDocuments
    from workers.encryption import data_keys

    return OwnersDocuments(settings.documents_dir, data_keys(settings) if settings.encryption else None)


def document_store_in(directory: Path) -> DocumentStore:
    """Documents that are looked at once, in the clear, in a directory that goes away with them."""
    from porting.adapters.document_store import DirectoryDocumentStore

    return DirectoryDocumentStore(directory)


@dataclass(frozen=True)
class DocumentReading:
    """What can be done with stored documents while their reader is open."""

    reader: DocumentReader

    def checks(self, store: DocumentStore, limits: AgeLimits) -> DocumentChecks:
        """The checks of documents that are in `store`."""
        from porting.documents.checking import PacketChecks

        return PacketChecks(store, self.reader, limits)

    def checks_of_requests(self, stores: DocumentStores, limits: AgeLimits) -> DocumentChecks:
        """The checks of documents that each request has where its own are."""
        return _ChecksOfRequests(self, stores, limits)

    def examination(self, store: DocumentStore) -> DocumentExamination:
        """What documents in `store` are and say."""
        from porting.documents.examining import Examination

        return Examination(store, self.reader)


@dataclass(frozen=True)
class _ChecksOfRequests:
    """Implements `porting.ports.DocumentChecks`."""

    reading: DocumentReading
    stores: DocumentStores
    limits: AgeLimits

    def check(self, request: PortRequest, numbers: tuple[E164, ...], on: date) -> Verdict:
        checks = self.reading.checks(self.stores.of(request.request_id), self.limits)
        return checks.check(request, numbers, on)


@contextmanager
def document_reading(memory: int | None = None) -> Iterator[DocumentReading]:
    """Reads in child processes, with a server of its own that ends with the block.

    `memory`: bytes that the text of one document may take; None: as many as a worker gives it. Where this
    machine cannot set one of the children's limits, the log has an error that names it.

    Raises: `ReaderUnavailableError`.
    """
    from porting.guard.client import GuardedReader
    from porting.guard.limits import READING

    with GuardedReader(replace(READING, memory=memory) if memory else READING) as reader:
        reader.protections()
        yield DocumentReading(reader)


def prefilled_loa(request: PortRequest, language: Literal["en", "fr"] | None = None) -> bytes:
    """The Letter of Authorization to sign, as a PDF; `language` None: French in Québec, else English."""
    from porting.documents import making

    return making.prefilled_loa(request, language=language)


def blank_loa(
    country: Literal["US", "CA"], *, toll_free: bool = False, language: Literal["en", "fr"] = "en"
) -> bytes:
    """An empty Letter of Authorization to download, as a PDF."""
    from porting.documents import making

    return making.blank_loa(country, toll_free=toll_free, language=language)


def sample_documents(request: PortRequest, today: date) -> Mapping[Literal["loa", "csr", "bill"], bytes]:
    """An LOA, a CSR and a bill that fit `request`, as PDFs by kind; for demonstrations."""
    from porting.documents import making

    return making.sample_documents(request, today)
