"""The directory of documents."""

import hashlib
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from porting.adapters.document_store import DirectoryDocumentStore
from porting.domain.errors import DocumentAlteredError, DocumentNotStoredError
from porting.domain.port_request import DocumentReference

LETTER = b"%PDF-1.7 a letter"


def test_a_stored_document_is_read_back_as_it_was(tmp_path: Path) -> None:
    store = DirectoryDocumentStore(tmp_path)

    reference = store.put(LETTER)

    assert store.get(reference) == LETTER
    assert reference == DocumentReference(sha256=hashlib.sha256(LETTER).hexdigest(), size=len(LETTER))


def test_the_same_document_is_stored_once(tmp_path: Path) -> None:
    store = DirectoryDocumentStore(tmp_path)

    references = {store.put(LETTER).sha256 for _ in range(3)}

    assert len(references) == len(_files(tmp_path)) == 1


def test_only_its_owner_can_read_a_document(tmp_path: Path) -> None:
    DirectoryDocumentStore(tmp_path / "documents").put(LETTER)

    (path,) = _files(tmp_path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_document_stored_by_many_at_once_is_whole_and_leaves_nothing_behind(tmp_path: Path) -> None:
    store = DirectoryDocumentStore(tmp_path)
    content = LETTER * 10_000

    with ThreadPoolExecutor(8) as threads:
        references = set(threads.map(lambda _: store.put(content).sha256, range(32)))

    assert len(references) == 1
    assert [path.read_bytes() for path in _files(tmp_path)] == [content]


def test_a_document_that_is_not_there_is_named_by_its_hash_only(tmp_path: Path) -> None:
    missing = DocumentReference(sha256="0" * 64, size=1)

    with pytest.raises(DocumentNotStoredError, match="0" * 64):
        DirectoryDocumentStore(tmp_path).get(missing)


@pytest.mark.parametrize("change", [b"", LETTER[:-1], LETTER + b" "])
def test_a_changed_document_is_never_returned_nor_replaced(tmp_path: Path, change: bytes) -> None:
    store = DirectoryDocumentStore(tmp_path)
    reference = store.put(LETTER)
    (path,) = _files(tmp_path)

    path.write_bytes(change)

    with pytest.raises(DocumentAlteredError):
        store.get(reference)
    with pytest.raises(DocumentAlteredError):
        store.put(LETTER)


def _files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]
