"""Kept mails in a directory: one folder each, with what is kept of the mail and its attachments, encrypted
under a key of the mail's own."""

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from porting.adapters.data_keys import DataKeys
from porting.adapters.document_store import DirectoryDocumentStore
from porting.adapters.encrypted_documents import EncryptedDocumentStore
from porting.adapters.owners_documents import AlsoIn
from porting.domain.errors import DocumentNotStoredError, KeyErasedError
from porting.domain.port_request import DocumentReference
from porting.ports import DocumentStore

_IDENTITY = re.compile(r"[a-z0-9-]{1,100}")


class DirectoryKeptMails:
    """Implements `porting.mail.inbound.kept.KeptMails`; several processes may share the directory."""

    def __init__(self, root: Path, keys: DataKeys | None) -> None:
        """`keys` None: what is kept from now on is in the clear, and what is encrypted cannot be read."""
        self._root = root
        self._keys = keys

    def of(self, identity: str) -> DocumentStore:
        folder = self._folder(identity)
        clear = DirectoryDocumentStore(folder)
        if self._keys is None:
            return clear
        return _Place(AlsoIn(EncryptedDocumentStore(folder, _owner(identity), self._keys), (clear,)))

    def delete(self, identity: str, *, may_come_again: bool = False) -> None:
        folder = self._folder(identity)
        if self._keys is not None and not may_come_again:
            self._keys.erase(_owner(identity), datetime.now(UTC))
        if folder.exists():
            shutil.rmtree(folder)

    def older_than(self, until: datetime) -> tuple[str, ...]:
        if not self._root.exists():
            return ()
        return tuple(
            folder.name
            for folder in self._root.iterdir()
            if _IDENTITY.fullmatch(folder.name)
            and datetime.fromtimestamp(folder.stat().st_mtime, UTC) < until
        )

    def _folder(self, identity: str) -> Path:
        """Raises: `ValueError` for what can be no folder of ours."""
        if not _IDENTITY.fullmatch(identity):
            raise ValueError("no mail has this identity")
        return self._root / identity


@dataclass(frozen=True)
class _Place:
    """Implements `porting.ports.DocumentStore`: a mail that was deleted is not there."""

    store: DocumentStore

    def put(self, content: bytes) -> DocumentReference:
        return self.store.put(content)

    def get(self, reference: DocumentReference) -> bytes:
        try:
            return self.store.get(reference)
        except KeyErasedError as error:
            raise DocumentNotStoredError(f"document {reference.sha256} is not stored any more") from error


def _owner(identity: str) -> str:
    """What no request can be called."""
    return f"mail@{identity}"
