"""What whoever keeps key-encryption keys has to do: a ring in a file, and a service behind a socket."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from porting.adapters.data_keys import DataKeys
from porting.domain.errors import KeyErasedError, KeysUnavailableError
from porting.encryption import ring_file
from porting.encryption.kek import KekRing, KeyEncryption, WrappedKey
from tests.encryption.key_service import running_key_service

KEY = bytes(range(32))


@dataclass(frozen=True)
class Keeper:
    """Who keeps the keys, and what its operator can do."""

    keks: KeyEncryption
    rotate: Callable[[], object]
    lose_old_keys: Callable[[], object]


@pytest.fixture(params=["ring in a file", "service behind a socket"])
def keeper(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Keeper]:
    if request.param == "ring in a file":
        file = tmp_path / "encryption.keys"
        ring_file.make(file)
        yield Keeper(
            KekRing.from_file(file),
            lambda: ring_file.add(file),
            lambda: file.write_text(file.read_text().splitlines()[-1]),
        )
    else:
        with running_key_service() as (service, client):
            yield Keeper(client, service.rotate, service.lose_old_keys)


def test_a_key_comes_back_as_it_was_and_is_not_in_what_may_be_stored(keeper: Keeper) -> None:
    wrapped = keeper.keks.wrap(KEY, b"acme-0001")

    assert keeper.keks.unwrap(wrapped, b"acme-0001") == KEY
    assert KEY not in wrapped.wrapped
    assert wrapped.kek_id == keeper.keks.current_id
    assert wrapped != keeper.keks.wrap(KEY, b"acme-0001")


def test_what_was_altered_or_is_bound_to_something_else_does_not_unwrap(keeper: Keeper) -> None:
    wrapped = keeper.keks.wrap(KEY, b"acme-0001")
    altered = WrappedKey(wrapped.kek_id, wrapped.wrapped[:-1] + bytes([wrapped.wrapped[-1] ^ 1]))

    for given, bound_to in ((wrapped, b"acme-0002"), (altered, b"acme-0001")):
        with pytest.raises(KeysUnavailableError):
            keeper.keks.unwrap(given, bound_to)


def test_a_new_key_wraps_at_once_and_the_old_one_still_unwraps(keeper: Keeper) -> None:
    before = keeper.keks.wrap(KEY, b"")

    keeper.rotate()

    assert keeper.keks.wrap(KEY, b"").kek_id == keeper.keks.current_id != before.kek_id
    assert keeper.keks.unwrap(before, b"") == KEY


def test_a_lost_key_is_missed_by_name(keeper: Keeper) -> None:
    before = keeper.keks.wrap(KEY, b"")
    keeper.rotate()

    keeper.lose_old_keys()

    with pytest.raises(KeysUnavailableError, match=before.kek_id):
        keeper.keks.unwrap(before, b"")


def test_requests_keys_live_through_a_rotation_and_an_erased_one_does_not(
    keeper: Keeper, tmp_path: Path
) -> None:
    store = DataKeys(tmp_path / "data-keys.db", keeper.keks)
    kept, erased = store.of("acme-0001"), store.of("acme-0002")
    encrypted = kept.encrypt(b"Harbour Dental", b"")

    keeper.rotate()
    store.erase("acme-0002", datetime.now(UTC))
    assert store.rewrap() == 1
    keeper.lose_old_keys()

    after = DataKeys(tmp_path / "data-keys.db", keeper.keks)
    assert after.known(kept.key_id).decrypt(encrypted, b"") == b"Harbour Dental"
    with pytest.raises(KeyErasedError):
        after.known(erased.key_id)
