"""Document bytes in a directory, encrypted under their owner's data key.

Without that key a file tells its size and its age: its name is a keyed hash of its content, so nobody can ask
whether a certain letter is among the files either.
"""

import hashlib
import hmac
from pathlib import Path

from porting.adapters.document_store import content_of, is_created, unaltered
from porting.domain.errors import ContentNotDecryptedError, DocumentAlteredError
from porting.domain.port_request import DocumentReference
from porting.encryption.data_key import DataKey, RequestKeys

#: What such a file begins with; another way to encrypt gets another number.
_VERSION = b"porting-document-1\n"


class EncryptedDocumentStore:
    """Implements `porting.ports.DocumentStore`: files are created once, and never changed."""

    def __init__(self, directory: Path, owner: str, keys: RequestKeys) -> None:
        self._directory = directory
        self._owner = owner
        self._keys = keys

    def put(self, content: bytes) -> DocumentReference:
        """Store `content`. Storing it again, also at the same moment elsewhere, is harmless.

        Raises: `DocumentAlteredError` where the same document is stored already and no longer what it was;
        `KeyErasedError`, `KeysUnavailableError`.
        """
        key, reference = self._keys.of(self._owner), DocumentReference.to(content)
        encrypted = _VERSION + key.encrypt(content, self._bound(reference))
        if not is_created(self._path(key, reference), encrypted):
            self.get(reference)
        return reference

    def get(self, reference: DocumentReference) -> bytes:
        """Raises: `DocumentNotStoredError`, and as `put`."""
        key = self._keys.of(self._owner)
        stored = content_of(self._path(key, reference), reference)
        if not stored.startswith(_VERSION):
            raise DocumentAlteredError(f"document {reference.sha256} is no encrypted document of ours")
        try:
            content = key.decrypt(stored.removeprefix(_VERSION), self._bound(reference))
        except ContentNotDecryptedError as error:
            raise DocumentAlteredError(f"document {reference.sha256} is not what was stored") from error
        return unaltered(content, reference)

    def _path(self, key: DataKey, reference: DocumentReference) -> Path:
        own = hmac.digest(key.key, b"porting-document-name", hashlib.sha256)
        return self._directory / hmac.new(own, reference.sha256.encode(), hashlib.sha256).hexdigest()

    def _bound(self, reference: DocumentReference) -> bytes:
        return f"porting-document:{self._owner}:{reference.sha256}".encode()
