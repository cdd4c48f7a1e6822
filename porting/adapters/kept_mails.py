"""Kept mails in a directory: one folder each, with what is kept of the mail and its attachments."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from porting.adapters.document_store import DirectoryDocumentStore
from porting.ports import DocumentStore

_IDENTITY = re.compile(r"[a-z0-9-]{1,100}")


class DirectoryKeptMails:
    """Implements `porting.mail.inbound.kept.KeptMails`; several processes may share the directory."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def of(self, identity: str) -> DocumentStore:
        return DirectoryDocumentStore(self._folder(identity))

    def delete(self, identity: str) -> None:
        folder = self._folder(identity)
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
