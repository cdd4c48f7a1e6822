"""What is kept of mails: each in a place of its own, which is deleted as a whole."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from porting.adapters.document_store import DirectoryDocumentStore
from porting.adapters.kept_mails import DirectoryKeptMails
from porting.domain.errors import DocumentNotStoredError
from tests.documents.stores import settings_in
from workers.encryption import data_keys


@pytest.fixture
def kept(tmp_path: Path) -> DirectoryKeptMails:
    return DirectoryKeptMails(tmp_path / "mails", data_keys(settings_in(tmp_path)))


def test_a_mail_is_deleted_and_the_other_that_has_the_same_document_keeps_it(
    kept: DirectoryKeptMails,
) -> None:
    bill = kept.of("a1").put(b"a bill")
    kept.of("b2").put(b"a bill")

    kept.delete("a1")
    kept.delete("a1")

    assert kept.of("b2").get(bill) == b"a bill"
    with pytest.raises(DocumentNotStoredError):
        kept.of("a1").get(bill)


def test_a_mail_lies_encrypted(kept: DirectoryKeptMails, tmp_path: Path) -> None:
    kept.of("a1").put(b"Dana Reyes writes")

    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"Dana" in path.read_bytes()]


def test_what_nobody_has_recorded_is_taken_again(kept: DirectoryKeptMails) -> None:
    bill = kept.of("a1").put(b"a bill")

    kept.delete("a1", may_come_again=True)

    with pytest.raises(DocumentNotStoredError):
        kept.of("a1").get(bill)
    assert kept.of("a1").put(b"a bill") == bill


def test_a_mail_that_an_older_version_kept_in_the_clear_is_still_read(
    kept: DirectoryKeptMails, tmp_path: Path
) -> None:
    bill = DirectoryDocumentStore(tmp_path / "mails" / "a1").put(b"a bill")

    assert kept.of("a1").get(bill) == b"a bill"


def test_places_are_found_by_their_age(kept: DirectoryKeptMails, tmp_path: Path) -> None:
    for identity in ("a1", "unproven-b2"):
        kept.of(identity).put(b"a mail")
    a_week_ago = time.time() - 7 * 86400
    os.utime(tmp_path / "mails" / "unproven-b2", (a_week_ago, a_week_ago))

    assert kept.older_than(datetime.now(UTC) - timedelta(days=1)) == ("unproven-b2",)


def test_nothing_outside_is_ever_reached(kept: DirectoryKeptMails) -> None:
    with pytest.raises(ValueError, match="no mail"):
        kept.delete("../documents")
    assert kept.older_than(datetime.now(UTC)) == ()
