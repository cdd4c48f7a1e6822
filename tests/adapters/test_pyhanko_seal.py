"""The seal under documents that were signed on the screen."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from porting.adapters.pyhanko_seal import FileSeal
from porting.adapters.pyhanko_signatures import validated
from porting.documents.making import blank_loa
from porting.domain.errors import SealUnavailableError
from tests.documents.signing import with_a_further_page

AT = datetime(2026, 11, 22, 15, tzinfo=UTC)
LETTER = blank_loa("US")


def test_a_sealed_document_is_intact_says_when_and_begins_with_what_was_sealed(tmp_path: Path) -> None:
    sealed = FileSeal(tmp_path / "keys" / "seal.pem", create=True).sealed(LETTER, AT)

    (found,) = validated(sealed)
    assert (found.intact, found.changed_after, found.signer) == (True, False, "ServiceCall.ai Porting Desk")
    assert datetime.fromisoformat(found.signed_at) == AT
    assert sealed.startswith(LETTER)


def test_a_page_that_is_added_later_breaks_the_seal(tmp_path: Path) -> None:
    sealed = FileSeal(tmp_path / "seal.pem", create=True).sealed(LETTER, AT)

    (found,) = validated(with_a_further_page(sealed))
    assert found.content_changed


def test_the_key_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "seal.pem"
    FileSeal(file, create=True).sealed(LETTER, AT)
    key = file.read_bytes()

    FileSeal(file, create=True).sealed(LETTER, AT)

    assert file.read_bytes() == key
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content", [None, b"", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
)
def test_a_key_file_that_is_none_is_said_so_without_its_content(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "seal.pem"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(SealUnavailableError, match="key file") as refused:
        FileSeal(file).sealed(LETTER, AT)

    assert "AAAA" not in str(refused.value)
