"""Whose documents are in which directory: each owner has its own, so that they go away together."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from porting.adapters.document_store import DirectoryDocumentStore
from porting.adapters.encrypted_documents import EncryptedDocumentStore
from porting.domain.errors import DocumentNotStoredError
from porting.domain.port_request import DocumentReference
from porting.encryption.data_key import RequestKeys
from porting.ports import DocumentStore

#: Older versions stored everybody's documents together beside this directory, in the clear.
_OWNERS = "owners"
#: A request's id, or with `@` what no request can be called.
_OWNER = re.compile(r"[A-Za-z0-9][A-Za-z0-9@_-]{0,99}")


class OwnersDocuments:
    """Implements `porting.ports.DocumentStores`; several processes may share the directory."""

    def __init__(self, root: Path, keys: RequestKeys | None) -> None:
        """`keys` None: what is stored from now on is in the clear, and what is encrypted cannot be read."""
        self._directories = root / _OWNERS
        self._older = DirectoryDocumentStore(root)
        self._keys = keys

    def of(self, owner: str) -> DocumentStore:
        directory = self._directory(owner)
        clear = DirectoryDocumentStore(directory)
        if self._keys is None:
            return AlsoIn(clear, (self._older,))
        return AlsoIn(EncryptedDocumentStore(directory, owner, self._keys), (clear, self._older))

    def delete(self, owner: str) -> None:
        directory = self._directory(owner)
        if directory.exists():
            shutil.rmtree(directory)

    def changed(self) -> Iterator[tuple[str, datetime]]:
        if not self._directories.exists():
            return
        for each in sorted(self._directories.iterdir()):
            if _OWNER.fullmatch(each.name):
                yield each.name, datetime.fromtimestamp(each.stat().st_mtime, UTC)

    def _directory(self, owner: str) -> Path:
        """Raises: `DocumentNotStoredError` for what cannot own anything."""
        if not _OWNER.fullmatch(owner):
            raise DocumentNotStoredError("no request has such an id")
        return self._directories / owner


@dataclass(frozen=True)
class AlsoIn:
    """Implements `porting.ports.DocumentStore`: what is not in `store` may be where it was stored before."""

    store: DocumentStore
    before: tuple[DocumentStore, ...]

    def put(self, content: bytes) -> DocumentReference:
        return self.store.put(content)

    def get(self, reference: DocumentReference) -> bytes:
        try:
            return self.store.get(reference)
        except DocumentNotStoredError:
            if not self.before:
                raise
        return AlsoIn(self.before[0], self.before[1:]).get(reference)
