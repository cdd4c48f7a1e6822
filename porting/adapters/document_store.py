"""Document bytes in a directory, in the clear: each file named by the SHA-256 of its content."""

import hashlib
import os
from pathlib import Path

from porting.adapters.new_file import create_once
from porting.domain.errors import DocumentAlteredError, DocumentNotStoredError
from porting.domain.port_request import DocumentReference


class DirectoryDocumentStore:
    """A file is created once, whole or not at all, readable by its owner only, and never changed."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, content: bytes) -> DocumentReference:
        """Store `content`. Storing it again, also at the same moment elsewhere, is harmless.

        Raises: `DocumentAlteredError` where the same document is stored already and no longer what it was.
        """
        reference = DocumentReference.to(content)
        if not is_created(self._path(reference), content):
            self.get(reference)
        return reference

    def get(self, reference: DocumentReference) -> bytes:
        """Raises: `DocumentNotStoredError`, `DocumentAlteredError`."""
        return unaltered(content_of(self._path(reference), reference), reference)

    def _path(self, reference: DocumentReference) -> Path:
        return self._root / reference.sha256[:2] / reference.sha256


def unaltered(content: bytes, reference: DocumentReference) -> bytes:
    """Raises: `DocumentAlteredError`."""
    if hashlib.sha256(content).hexdigest() != reference.sha256:
        raise DocumentAlteredError(f"document {reference.sha256} is not what was stored")
    return content


def content_of(path: Path, reference: DocumentReference) -> bytes:
    """Raises: `DocumentNotStoredError`."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentNotStoredError(f"document {reference.sha256} is not stored") from error


def is_created(path: Path, content: bytes) -> bool:
    """Create the file, and its directory, so that a power cut leaves all of it or nothing.

    False: it was there already, or another process was faster; then it must be the same.
    """
    if path.exists():
        return False
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    created = create_once(path, content)
    _flush_directory(path.parent)
    return created


def _flush_directory(directory: Path) -> None:
    """Make the new name itself survive a power cut."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
