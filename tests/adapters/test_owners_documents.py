"""Whose documents are where, and under which key."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from porting.adapters.data_keys import DataKeys
from porting.adapters.document_store import DirectoryDocumentStore
from porting.adapters.owners_documents import OwnersDocuments
from porting.domain.errors import DocumentAlteredError, DocumentNotStoredError, KeyErasedError
from porting.domain.port_request import DocumentReference
from tests.documents.stores import settings_in
from workers.encryption import data_keys

LETTER = b"%PDF-1.7 a letter that Dana Reyes has signed"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def keys(tmp_path: Path) -> DataKeys:
    return data_keys(settings_in(tmp_path))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "documents"


@pytest.fixture
def documents(root: Path, keys: DataKeys) -> OwnersDocuments:
    return OwnersDocuments(root, keys)


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def test_a_document_lies_encrypted_under_a_name_that_tells_nothing_of_it(
    documents: OwnersDocuments, root: Path
) -> None:
    reference = documents.of("acme-0001").put(LETTER)

    [file] = files(root)
    assert documents.of("acme-0001").get(reference) == LETTER
    assert reference == DocumentReference.to(LETTER)
    assert LETTER not in file.read_bytes()
    assert b"Dana" not in file.read_bytes()
    assert reference.sha256 not in str(file)
    assert file.stat().st_mode & 0o077 == 0


def test_the_same_document_is_stored_once_by_whoever_stores_it(
    documents: OwnersDocuments, keys: DataKeys, root: Path
) -> None:
    first = documents.of("acme-0001").put(LETTER)
    [file] = files(root)
    as_it_was = file.read_bytes()

    again = OwnersDocuments(root, keys).of("acme-0001").put(LETTER)

    assert (first, files(root), file.read_bytes()) == (again, [file], as_it_was)


def test_one_request_does_not_read_anothers_documents(documents: OwnersDocuments) -> None:
    reference = documents.of("acme-0001").put(LETTER)

    with pytest.raises(DocumentNotStoredError):
        documents.of("acme-0002").get(reference)


def test_erasing_one_request_leaves_the_same_document_of_another_readable(
    documents: OwnersDocuments, keys: DataKeys, root: Path
) -> None:
    reference = documents.of("acme-0001").put(LETTER)
    documents.of("acme-0002").put(LETTER)
    assert len({path.name for path in files(root)}) == 2

    keys.erase("acme-0001", NOW)

    with pytest.raises(KeyErasedError):
        documents.of("acme-0001").get(reference)
    with pytest.raises(KeyErasedError):
        documents.of("acme-0001").put(LETTER)
    assert documents.of("acme-0002").get(reference) == LETTER


@pytest.mark.parametrize("change", [lambda was: was[:-1] + bytes([was[-1] ^ 1]), lambda was: was[:40], bytes])
def test_what_was_altered_is_never_returned_nor_replaced(
    documents: OwnersDocuments, root: Path, change: object
) -> None:
    reference = documents.of("acme-0001").put(LETTER)
    [file] = files(root)
    assert callable(change)

    file.write_bytes(b"" if change is bytes else change(file.read_bytes()))

    with pytest.raises(DocumentAlteredError):
        documents.of("acme-0001").get(reference)
    with pytest.raises(DocumentAlteredError):
        documents.of("acme-0001").put(LETTER)


def test_a_document_put_in_anothers_place_is_not_taken_for_it(documents: OwnersDocuments, root: Path) -> None:
    own = documents.of("acme-0001")
    letter = own.put(LETTER)
    [file] = files(root)
    own.put(b"%PDF-1.7 another letter")
    [other] = {*files(root)} - {file}

    other.replace(file)

    with pytest.raises(DocumentAlteredError):
        own.get(letter)


def test_what_an_older_version_stored_in_the_clear_is_still_read(
    documents: OwnersDocuments, root: Path
) -> None:
    reference = DirectoryDocumentStore(root).put(LETTER)

    assert documents.of("acme-0001").get(reference) == LETTER


def test_what_was_stored_while_encryption_was_off_is_read_when_it_is_on(
    documents: OwnersDocuments, root: Path
) -> None:
    reference = OwnersDocuments(root, None).of("acme-0001").put(LETTER)

    assert documents.of("acme-0001").get(reference) == LETTER
    with pytest.raises(DocumentNotStoredError):
        documents.of("acme-0002").get(reference)


def test_a_requests_files_are_deleted_together_and_nobody_elses(
    documents: OwnersDocuments, root: Path
) -> None:
    documents.of("acme-0001").put(LETTER)
    documents.of("acme-0002").put(LETTER)

    for _ in range(2):
        documents.delete("acme-0001")

    assert [owner for owner, _ in documents.changed()] == ["acme-0002"]
    assert len(files(root)) == 1


@pytest.mark.parametrize("owner", ["", "..", "a/b", "../keys", ".new"])
def test_what_is_no_id_owns_nothing(documents: OwnersDocuments, owner: str) -> None:
    with pytest.raises(DocumentNotStoredError):
        documents.of(owner)
