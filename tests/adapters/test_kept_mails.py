"""What is kept of mails: each in a place of its own, which is deleted as a whole."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from porting.adapters.kept_mails import DirectoryKeptMails
from porting.domain.errors import DocumentNotStoredError


@pytest.fixture
def kept(tmp_path: Path) -> DirectoryKeptMails:
    return DirectoryKeptMails(tmp_path / "mails")


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
