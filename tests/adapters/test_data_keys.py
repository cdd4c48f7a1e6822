from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from time import monotonic

import pytest

from porting.adapters import sqlite_file
from porting.adapters.data_keys import DataKeys, Purpose
from porting.domain.errors import (
    ContentNotDecryptedError,
    KeyErasedError,
    KeysUnavailableError,
    KeyUnknownError,
)
from porting.encryption import ring_file
from porting.encryption.kek import KekRing, WrappedKey, new_line

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
RING = new_line()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data-keys.db"


def keys(path: Path, ring: str = RING, clock: Callable[[], float] = monotonic) -> DataKeys:
    return DataKeys(path, KekRing.from_text(ring), clock)


def all_files(directory: Path) -> bytes:
    return b"".join(file.read_bytes() for file in directory.iterdir())


def test_a_request_has_one_key_in_all_processes_and_another_one_for_its_pin(path: Path) -> None:
    mine, others = keys(path), keys(path)

    key = mine.of("acme-0001")

    assert others.of("acme-0001") == key == others.known(key.key_id)
    assert mine.of("acme-0001", Purpose.PIN) != key != mine.of("acme-0002")


def test_all_who_ask_first_at_once_get_the_same_key(path: Path) -> None:
    asking = [keys(path) for _ in range(8)]

    with ThreadPoolExecutor(8) as threads:
        made = set(threads.map(lambda one: one.of("acme-0001").key, asking))

    assert len(made) == 1


def test_what_a_key_encrypts_opens_only_with_it_and_for_what_it_belongs_to(path: Path) -> None:
    store = keys(path)
    key, other = store.of("acme-0001"), store.of("acme-0002")

    encrypted = key.encrypt(b"Harbour Dental", b"payload")

    assert b"Harbour" not in encrypted
    assert key.decrypt(encrypted, b"payload") == b"Harbour Dental"
    assert encrypted != key.encrypt(b"Harbour Dental", b"payload")
    for wrong, bound_to, content in [
        (other, b"payload", encrypted),
        (key, b"document", encrypted),
        (key, b"payload", encrypted[:-1]),
        (key, b"payload", b""),
    ]:
        with pytest.raises(ContentNotDecryptedError):
            wrong.decrypt(content, bound_to)


def test_a_key_is_neither_shown_nor_in_the_file(path: Path) -> None:
    key = keys(path).of("acme-0001")

    assert key.key not in path.read_bytes()
    assert repr(key.key) not in repr(key)
    assert path.stat().st_mode & 0o077 == 0


def test_an_erased_request_has_no_key_any_more_and_gets_no_new_one(path: Path) -> None:
    store = keys(path)
    key = store.of("acme-0001")
    store.of("acme-0001", Purpose.PIN)
    staying = store.of("acme-0002")

    destroyed, again = store.erase("acme-0001", NOW), store.erase("acme-0001", NOW + timedelta(days=1))

    assert (destroyed, again) == (2, 0)
    assert store.erased_at("acme-0001") == NOW
    assert store.erased_at("acme-0002") is None
    for purpose in Purpose:
        with pytest.raises(KeyErasedError):
            store.of("acme-0001", purpose)
    with pytest.raises(KeyErasedError):
        store.known(key.key_id)
    assert store.of("acme-0002") == staying


def test_a_request_is_erased_before_it_ever_had_a_key(path: Path) -> None:
    store = keys(path)

    assert store.erase("acme-0001", NOW) == 0

    with pytest.raises(KeyErasedError):
        store.of("acme-0001")


def test_an_erased_key_is_not_left_in_the_file_or_its_log(path: Path) -> None:
    store = keys(path)
    key = store.of("acme-0001")
    with sqlite_file.reading(path) as database:
        [[wrapped]] = database.execute("SELECT wrapped FROM data_keys WHERE key_id = ?", (key.key_id,))
    assert wrapped in all_files(path.parent)

    # Somebody else has the file open, so that its log is not removed by itself.
    with sqlite_file.reading(path):
        store.erase("acme-0001", NOW)

        assert wrapped not in all_files(path.parent)


def test_what_another_process_erased_can_be_read_for_a_minute_at_most(path: Path) -> None:
    now = 0.0
    store = keys(path, clock=lambda: now)
    key = store.of("acme-0001")
    keys(path).erase("acme-0001", NOW)

    now = 61.0

    with pytest.raises(KeyErasedError):
        store.known(key.key_id)
    with pytest.raises(KeyErasedError):
        store.of("acme-0001")


def test_a_forgotten_pin_key_is_gone_and_the_request_stays_readable(path: Path) -> None:
    store = keys(path)
    key, pin_key = store.of("acme-0001"), store.of("acme-0001", Purpose.PIN)

    store.forget("acme-0001")
    store.forget("acme-0001")

    assert store.of("acme-0001") == key
    assert store.erased_at("acme-0001") is None
    with pytest.raises(KeyErasedError):
        store.of("acme-0001", Purpose.PIN)
    with pytest.raises(KeyErasedError):
        store.known(pin_key.key_id)


def test_a_loose_key_that_a_request_claimed_is_erased_with_it(path: Path) -> None:
    store = keys(path)
    loose, other = store.loose(), store.loose()

    assert store.claim(loose.key_id, "acme-0001")
    assert store.claim(loose.key_id, "acme-0001")
    assert store.erase("acme-0001", NOW) == 1

    assert store.known(other.key_id) == other
    with pytest.raises(KeyErasedError):
        store.known(loose.key_id)
    with pytest.raises(KeyErasedError):
        store.claim(other.key_id, "acme-0001")


def test_a_message_to_many_requests_stays_readable_until_the_last_of_them_is_erased(path: Path) -> None:
    store = keys(path)
    loose = store.loose()
    for owner in ("acme-0001", "acme-0002"):
        store.claim(loose.key_id, owner)

    assert store.erase("acme-0001", NOW) == 0
    assert store.known(loose.key_id) == loose
    assert store.erase("acme-0002", NOW) == 1


def test_nobody_claims_what_is_another_request_s_own_or_nobody_s(path: Path) -> None:
    store = keys(path)
    own = store.of("acme-0001")

    assert store.claim(own.key_id, "acme-0001")
    assert not store.claim(own.key_id, "acme-0002")
    assert not store.claim("there-is-none", "acme-0002")


def test_a_loose_key_that_nobody_claims_is_destroyed_in_the_end(path: Path) -> None:
    store = keys(path)
    claimed, unsent = store.loose(), store.loose()
    own = store.of("acme-0001")
    store.claim(claimed.key_id, "acme-0001")

    destroyed = store.destroy_unclaimed(datetime.now(UTC) + timedelta(seconds=1))

    fresh = keys(path)
    assert destroyed == 1
    assert (fresh.known(claimed.key_id), fresh.of("acme-0001")) == (claimed, own)
    with pytest.raises(KeyErasedError):
        fresh.known(unsent.key_id)


def test_a_loose_pin_key_is_forgotten_with_the_pin_of_the_request_that_claimed_it(path: Path) -> None:
    store = keys(path)
    message, pin = store.loose(), store.loose(Purpose.PIN)
    assert store.claim(message.key_id, "acme-0001")
    assert store.claim(pin.key_id, "acme-0001")

    store.forget("acme-0001", NOW)

    assert store.known(message.key_id) == message
    with pytest.raises(KeyErasedError):
        store.known(pin.key_id)


def test_when_a_key_was_destroyed_can_be_told(path: Path) -> None:
    store = keys(path)
    own, pin = store.of("acme-0001"), store.of("acme-0001", Purpose.PIN)
    before = store.destroyed_at(own.key_id)

    store.forget("acme-0001", NOW)
    store.erase("acme-0001", NOW + timedelta(days=1))

    assert before is None
    assert store.destroyed_at(pin.key_id) == NOW
    assert store.destroyed_at(own.key_id) == NOW + timedelta(days=1)
    assert store.destroyed_at("there-is-none") is None


def test_requests_are_due_when_their_time_after_the_end_is_over(path: Path) -> None:
    store = keys(path)
    store.ends("acme-0002", NOW + timedelta(days=2))
    store.ends("acme-0001", NOW + timedelta(days=9))
    store.ends("acme-0001", NOW + timedelta(days=1))

    assert store.due(NOW) == ()
    assert store.due(NOW + timedelta(days=2)) == ("acme-0001", "acme-0002")

    store.erase("acme-0001", NOW)
    store.ends("acme-0001", NOW)
    assert store.due(NOW + timedelta(days=2)) == ("acme-0002",)


def test_after_rewrapping_the_new_key_encryption_key_alone_opens_all(path: Path) -> None:
    new = new_line()
    store = keys(path)
    made = [store.of(f"acme-{number:04}") for number in range(6)]
    store.erase("acme-0000", NOW)

    rotating = keys(path, RING + new)
    assert [rotating.rewrap(at_once=2), rotating.rewrap()] == [5, 0]

    assert rotating.wrapped_with() == {new.split()[0]: 5}
    with_new_alone = keys(path, new)
    assert [with_new_alone.known(key.key_id) for key in made[1:]] == made[1:]


def test_a_key_that_is_made_while_the_ring_rotates_depends_on_the_new_key_alone(
    path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "encryption.keys"
    ring_file.make(file)

    class RotatedMeanwhile(KekRing):
        def wrap(self, data_key: bytes, bound_to: bytes) -> WrappedKey:
            """The first one's key is old before it is stored."""
            wrapped = super().wrap(data_key, bound_to)
            if len(file.read_text().splitlines()) == 1:
                ring_file.add(file)
            return wrapped

    key = DataKeys(path, RotatedMeanwhile.from_file(file)).of("acme-0001")

    new_alone = KekRing.from_text(file.read_text().splitlines()[-1])
    assert DataKeys(path, new_alone).known(key.key_id) == key


def test_a_key_of_another_store_is_unknown(path: Path, tmp_path: Path) -> None:
    elsewhere = keys(tmp_path / "other.db").of("acme-0001")

    with pytest.raises(KeyUnknownError, match=elsewhere.key_id):
        keys(path).known(elsewhere.key_id)


def test_while_the_store_is_away_the_same_call_helps_later(path: Path) -> None:
    key = keys(path).of("acme-0001")
    store = keys(path)
    assert store.due(NOW) == ()
    path.rename(path.with_name("aside"))

    with pytest.raises(KeysUnavailableError, match="cannot be used"):
        store.known(key.key_id)

    path.with_name("aside").replace(path)
    assert store.known(key.key_id) == key


def test_a_store_that_was_restored_from_a_copy_is_the_one_that_is_read(path: Path, tmp_path: Path) -> None:
    minutes = count(step=120.0)  # so that nothing is answered from memory
    store, copy = keys(path, clock=lambda: next(minutes)), tmp_path / "copy.db"
    first = store.of("acme-0001")
    sqlite_file.copied(path, copy)
    second = store.of("acme-0002")
    for file in tmp_path.glob("data-keys.db*"):
        file.unlink()

    with pytest.raises(KeysUnavailableError):
        store.known(first.key_id)
    copy.rename(path)

    assert store.known(first.key_id) == first
    with pytest.raises(KeyUnknownError):
        store.known(second.key_id)


def test_what_is_no_database_is_not_available(path: Path) -> None:
    path.write_text("this is no database, whoever wrote it, and it is long enough to see that it is none")

    with pytest.raises(KeysUnavailableError):
        keys(path).of("acme-0001")
