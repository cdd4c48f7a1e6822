"""What is ours is copied while it changes, looked through, and brought back."""

import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from porting.domain.errors import KeyErasedError, PinUnreadableError
from porting.settings import Settings
from tests.documents.stores import settings_in
from workers.backup.files import BackupError, verified
from workers.backup.making import made
from workers.backup.restoring import restored
from workers.backup.told import erased_so_far
from workers.documents import document_stores
from workers.encryption import data_keys
from workers.erasing import erasing
from workers.wiring import number_holds, pin_seal

LETTER = b"%PDF-1.7 a letter of Acme Plumbing"
NUMBER = "+15125550100"
NOW = datetime.now(UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of a desk with two requests."""
    settings = settings_in(tmp_path / "state")
    for owner in ("acme-0001", "bolt-0001"):
        document_stores(settings).of(owner).put(LETTER)
        pin_seal(settings).seal("0042", owner)
    number_holds(settings).hold("acme-0001", (NUMBER,))
    return settings


def elsewhere(tmp_path: Path, name: str = "new") -> Settings:
    return settings_in(tmp_path / name)


def contents(directory: Path) -> dict[str, bytes]:
    return {
        file.relative_to(directory).as_posix(): file.read_bytes()
        for file in sorted(directory.rglob("*"))
        if file.is_file()
    }


def test_what_is_brought_back_is_what_was_there(tmp_path: Path, settings: Settings) -> None:
    reference = document_stores(settings).of("acme-0001").put(LETTER)
    sealed = pin_seal(settings).seal("1234", "acme-0001")
    copy = made(settings, tmp_path / "monday")

    new = elsewhere(tmp_path)
    restored(new, tmp_path / "monday")

    assert copy.needs_keys == ("tests",)
    assert document_stores(new).of("acme-0001").get(reference) == LETTER
    assert pin_seal(new).open(sealed, "acme-0001") == "1234"
    assert number_holds(new).hold("other-0001", (NUMBER,)) == {NUMBER: "acme-0001"}
    assert dict(document_stores(new).changed()) == dict(document_stores(settings).changed())


def test_a_copy_says_nothing_to_whoever_has_no_key(tmp_path: Path, settings: Settings) -> None:
    key = settings.keys_dir / "encryption.keys"
    key.parent.mkdir(parents=True)
    key.write_text("a key\n")

    made(settings, tmp_path / "monday")

    assert not any(b"Acme" in content for content in contents(tmp_path / "monday").values())
    assert not [name for name in contents(tmp_path / "monday") if name.startswith("keys/")]


def test_the_keys_go_elsewhere_and_come_back_first(tmp_path: Path, settings: Settings) -> None:
    key = settings.keys_dir / "link.key"
    key.parent.mkdir(parents=True)
    key.write_text("a key\n")
    made(settings, tmp_path / "keys-of-monday", data=False, keys=True)
    made(settings, tmp_path / "monday")
    new = elsewhere(tmp_path)

    restored(new, tmp_path / "keys-of-monday")
    restored(new, tmp_path / "monday")

    assert (new.keys_dir / "link.key").read_text() == "a key\n"
    assert number_holds(new).hold("other-0001", (NUMBER,)) == {NUMBER: "acme-0001"}


def test_whatever_is_written_meanwhile_a_copy_can_be_read_as_a_whole(
    tmp_path: Path, settings: Settings
) -> None:
    stores, keys = document_stores(settings), data_keys(settings)
    stop = False

    def write() -> int:
        count = 0
        while not stop:
            stores.of(f"new-{count}").put(LETTER + str(count).encode())
            keys.erase(f"new-{count - 2}", NOW)
            stores.delete(f"new-{count - 2}")
            count += 1
        return count

    with ThreadPoolExecutor(1) as thread:
        writing = thread.submit(write)
        for day in range(5):
            made(settings, tmp_path / f"day-{day}", since=tmp_path / f"day-{day - 1}" if day else None)
        stop = True
        written = writing.result()

    assert written > 2
    for day in range(5):
        verified(tmp_path / f"day-{day}")
        new = elsewhere(tmp_path, f"new-{day}")
        restored(new, tmp_path / f"day-{day}")
        with closing(sqlite3.connect(new.data_keys_db)) as database:
            owners = {owner for (owner,) in database.execute("SELECT owner FROM data_keys")}
        assert {owner for owner, _ in document_stores(new).changed()} <= owners


def test_documents_of_an_earlier_copy_are_not_copied_again(tmp_path: Path, settings: Settings) -> None:
    made(settings, tmp_path / "monday")
    document_stores(settings).of("new-0001").put(LETTER)

    made(settings, tmp_path / "tuesday", since=tmp_path / "monday")

    links = [
        file.stat().st_nlink for file in sorted((tmp_path / "tuesday/documents").rglob("*")) if file.is_file()
    ]
    assert sorted(links) == [1, 2, 2]
    assert verified(tmp_path / "tuesday").files == verified(tmp_path / "monday").files + 1


def test_a_copy_that_cannot_be_finished_is_not_there(tmp_path: Path, settings: Settings) -> None:
    settings.mail_ledger.write_bytes(b"this is no database, and long enough to be looked at " * 40)

    with pytest.raises(sqlite3.DatabaseError):
        made(settings, tmp_path / "monday")

    assert [each.name for each in tmp_path.iterdir()] == ["state"]


def altered(copy: Path) -> None:
    (copy / "holds.db").write_bytes(b"something else")


def shortened(copy: Path) -> None:
    next(file for file in copy.rglob("owners/*/*")).unlink()


def added(copy: Path) -> None:
    (copy / "documents" / "more").write_bytes(b"more")


def unfinished(copy: Path) -> None:
    (copy / "manifest.json").unlink()


def cut(copy: Path) -> None:
    sums = copy / "SHA256SUMS"
    sums.write_text("".join(sums.read_text().splitlines(keepends=True)[1:]))


def leading_elsewhere(copy: Path) -> None:
    (copy / "SHA256SUMS").write_text(f"{'0' * 64}  ../holds.db\n")


@pytest.mark.parametrize("harmed", [altered, shortened, added, unfinished, cut, leading_elsewhere])
def test_a_copy_that_is_not_what_was_written_is_not_brought_back(
    tmp_path: Path, settings: Settings, harmed: Callable[[Path], None]
) -> None:
    made(settings, tmp_path / "monday")
    harmed(tmp_path / "monday")

    with pytest.raises(BackupError):
        verified(tmp_path / "monday")
    with pytest.raises(BackupError):
        restored(elsewhere(tmp_path), tmp_path / "monday")

    assert not (tmp_path / "new").exists()


def test_nothing_that_is_there_is_overwritten(tmp_path: Path, settings: Settings) -> None:
    made(settings, tmp_path / "monday")
    before = contents(settings.state_dir)

    with pytest.raises(BackupError, match="is there already"):
        restored(settings, tmp_path / "monday")
    with pytest.raises(BackupError, match="is there already"):
        made(settings, tmp_path / "monday")
    with pytest.raises(BackupError, match="would be lost with it"):
        made(settings, settings.state_dir / "backup")

    assert contents(settings.state_dir) == before


@pytest.mark.parametrize("told_by", ["a later copy", "a list"])
def test_what_was_erased_since_stays_erased(tmp_path: Path, settings: Settings, told_by: str) -> None:
    reference = document_stores(settings).of("bolt-0001").put(LETTER)
    sealed = pin_seal(settings).seal("1234", "acme-0001")
    made(settings, tmp_path / "backups" / "monday")
    erasing(settings).erase("bolt-0001", NOW)
    data_keys(settings).forget("acme-0001", NOW)
    lists = []
    if told_by == "a list":
        lists = [tmp_path / "erased.json"]
        lists[0].write_text(erased_so_far(settings))
    else:
        made(settings, tmp_path / "backups" / "tuesday")
    new = elsewhere(tmp_path)

    done = restored(new, tmp_path / "backups" / "monday", lists)

    assert done.erased_again == 2
    with pytest.raises(KeyErasedError):
        document_stores(new).of("bolt-0001").get(reference)
    with pytest.raises(PinUnreadableError):
        pin_seal(new).open(sealed, "acme-0001")
    assert [owner for owner, _ in document_stores(new).changed()] == ["acme-0001"]
    assert data_keys(new).erased_at("bolt-0001") == NOW


def test_how_old_documents_are_is_brought_back_with_them(tmp_path: Path, settings: Settings) -> None:
    long_ago = (NOW - timedelta(days=700)).timestamp()
    os.utime(settings.documents_dir / "owners" / "acme-0001", (long_ago, long_ago))
    made(settings, tmp_path / "monday")
    new = elsewhere(tmp_path)

    restored(new, tmp_path / "monday")

    assert dict(document_stores(new).changed())["acme-0001"].timestamp() == pytest.approx(long_ago)
