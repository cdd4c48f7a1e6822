"""The data keys of port requests, in one SQLite file that all processes of a machine share.

Each key is wrapped by a key-encryption key: whoever has the file alone has nothing. Destroying a key here
destroys what it encrypted, wherever that is; copies of the file keep it readable (docs/keys.md).
"""

import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from porting.adapters import data_key_rows as rows
from porting.adapters import sqlite_file
from porting.adapters.key_cache import KeyCache
from porting.domain.errors import KeyErasedError, KeysUnavailableError, KeyUnknownError
from porting.encryption import sealed
from porting.encryption.data_key import DataKey, Purpose
from porting.encryption.kek import KeyEncryption, WrappedKey

__all__ = ["DataKey", "DataKeys", "Purpose"]

_KEY_ID_BYTES = 12
#: So many keys are rewrapped between two looks at the file; nobody waits meanwhile.
_REWRAPPED_AT_ONCE = 200


class DataKeys:
    """`porting.encryption.data_key.RequestKeys`, with what erasing, retention and rotation need.

    A key stays in memory for at most a minute: after that, what another process erased is gone here too.
    """

    def __init__(self, path: Path, keks: KeyEncryption, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock`: seconds, for how long keys stay in memory. The file is made at its first use."""
        self._path = path
        self._keks = keks
        self._cache = KeyCache(clock)
        self._is_made = False
        self._kept_open = sqlite_file.KeptOpen(path)

    def of(self, owner: str, purpose: Purpose = Purpose.REQUEST) -> DataKey:
        """The key of the request `owner`, made when it is first asked for.

        Raises: `KeyErasedError`, `KeysUnavailableError`.
        """
        cached = self._cache.of(owner, purpose)
        if cached is not None:
            return cached
        with self._reading() as database:
            row = rows.key_of(database, owner, purpose)
        key = self._made(owner, purpose) if row is None else self._opened(row)
        self._cache.remember(key, owner, purpose)
        return key

    def known(self, key_id: str) -> DataKey:
        """To read what was encrypted with it.

        Raises: `KeyErasedError`, `KeyUnknownError`, `KeysUnavailableError`.
        """
        cached = self._cache.known(key_id)
        if cached is not None:
            return cached
        with self._reading() as database:
            found = rows.key(database, key_id)
        if found is None:
            raise KeyUnknownError(f"the store of data keys has no key {key_id}: is it the right store?")
        row, owner, purpose = found
        key = self._opened(row)
        self._cache.remember(key, owner, purpose)  # who reads what is a request's asks for its key next
        return key

    def own_in_memory(self, owner: str) -> DataKey | None:
        """The request's key, where that needs no look into the store; None: it does."""
        return self._cache.of(owner, Purpose.REQUEST)

    def in_memory(self, key_id: str) -> DataKey | None:
        return self._cache.known(key_id)

    def loose(self, purpose: Purpose = Purpose.REQUEST) -> DataKey:
        """A new key without an owner; the requests that read what it encrypted `claim` it.

        Raises: `KeysUnavailableError`.
        """
        return self._made(None, purpose)

    def claim(self, key_id: str, owner: str) -> bool:
        """Make a loose key `owner`'s too; a message to many requests has one key for all.

        It is destroyed with the last request that claimed it. False: it is another request's own, or there is
        no such key. Raises: `KeyErasedError` where `owner` was erased, `KeysUnavailableError`.
        """
        if self._cache.is_claimed(key_id, owner):
            return True
        with self._reading() as database:
            row = database.execute("SELECT owner FROM data_keys WHERE key_id = ?", (key_id,)).fetchone()
            claimed = rows.is_claimed(database, key_id, owner)
        if row is None or row[0] not in (None, owner):
            return False
        if row[0] is None and not claimed:
            with self._writing() as database:
                if rows.is_gone(database, owner, Purpose.REQUEST):
                    raise KeyErasedError(f"{owner} was erased: nothing is read for it any more")
                database.execute("INSERT OR IGNORE INTO claims VALUES (?, ?)", (key_id, owner))
        self._cache.remember_claim(key_id, owner)
        return True

    def erase(self, owner: str, at: datetime) -> int:
        """Destroy the request's keys; how many.

        That it was erased, and when, stays; a second time does nothing.

        Raises: `KeysUnavailableError`.
        """
        with self._erasing() as database:
            rows.note(database, owner, "erased_at", at)
            database.execute("UPDATE owners SET erase_at = NULL WHERE owner = ?", (owner,))
            count = database.execute(
                "UPDATE data_keys SET wrapped = NULL WHERE owner = ? AND wrapped IS NOT NULL", (owner,)
            ).rowcount
            count += rows.destroy_claimed_by(database, owner)
        self._cache.clear()
        return count

    def forget(self, owner: str, at: datetime | None = None) -> None:
        """Destroy the request's PIN keys alone; none is made for it any more. `at` None: now.

        Raises: `KeysUnavailableError`.
        """
        with self._erasing() as database:
            rows.note(database, owner, "pin_forgotten_at", at or datetime.now(UTC))
            database.execute(
                "UPDATE data_keys SET wrapped = NULL WHERE owner = ? AND purpose = ?", (owner, Purpose.PIN)
            )
            rows.destroy_claimed_by(database, owner, Purpose.PIN)
        self._cache.clear()

    def destroy_unclaimed(self, made_before: datetime) -> int:
        """Destroy loose keys that no request has claimed: nobody has read what they encrypted; how many.

        Raises: `KeysUnavailableError`.
        """
        with self._erasing() as database:
            return rows.destroy_unclaimed(database, made_before)

    def ends(self, owner: str, erase_at: datetime) -> None:
        """The request has ended: at `erase_at` it is `due`. Said again, the later word counts.

        Raises: `KeysUnavailableError`.
        """
        with self._writing() as database:
            database.execute(
                "INSERT INTO owners (owner, erase_at) VALUES (?1, ?2)"
                " ON CONFLICT (owner) DO UPDATE SET erase_at = ?2 WHERE erased_at IS NULL",
                (owner, erase_at.timestamp()),
            )

    def due(self, now: datetime) -> tuple[str, ...]:
        """The requests that are to be erased by `now`, the one that waits longest first.

        Raises: `KeysUnavailableError`.
        """
        with self._reading() as database:
            found = database.execute(
                "SELECT owner FROM owners WHERE erase_at <= ? AND erased_at IS NULL ORDER BY erase_at",
                (now.timestamp(),),
            ).fetchall()
        return tuple(owner for (owner,) in found)

    def ending(self) -> frozenset[str]:
        """Those of whom it is known when they are to be erased, or that were.

        Raises: `KeysUnavailableError`.
        """
        with self._reading() as database:
            found = database.execute(
                "SELECT owner FROM owners WHERE erase_at IS NOT NULL OR erased_at IS NOT NULL"
            ).fetchall()
        return frozenset(owner for (owner,) in found)

    def erased_at(self, owner: str) -> datetime | None:
        """Raises: `KeysUnavailableError`."""
        with self._reading() as database:
            row = database.execute("SELECT erased_at FROM owners WHERE owner = ?", (owner,)).fetchone()
        return None if row is None or row[0] is None else datetime.fromtimestamp(row[0], UTC)

    def erased(self) -> frozenset[str]:
        """All requests that were erased. Raises: `KeysUnavailableError`."""
        with self._reading() as database:
            found = database.execute("SELECT owner FROM owners WHERE erased_at IS NOT NULL").fetchall()
        return frozenset(owner for (owner,) in found)

    def destroyed_at(self, key_id: str) -> datetime | None:
        """When the request's data key, or its PIN key, was destroyed; None: it was not, or nobody knows when.

        Raises: `KeysUnavailableError`.
        """
        with self._reading() as database:
            row = database.execute(
                "SELECT purpose, erased_at, pin_forgotten_at FROM data_keys JOIN owners USING (owner)"
                " WHERE key_id = ? AND wrapped IS NULL",
                (key_id,),
            ).fetchone()
        if row is None:
            return None
        purpose, erased_at, pin_forgotten_at = row
        known = [at for at in (erased_at, pin_forgotten_at if purpose == Purpose.PIN else None) if at]
        return datetime.fromtimestamp(min(known), UTC) if known else None

    def look(self) -> None:
        """Raises: `KeysUnavailableError` where the store, or the key that wraps new keys, cannot be read."""
        _ = self._keks.current_id
        with self._reading() as database:
            database.execute("SELECT key_id FROM data_keys LIMIT 1").fetchone()

    def rewrap(self, at_once: int = _REWRAPPED_AT_ONCE) -> int:
        """Wrap all keys with the current key-encryption key; how many were not yet.

        May be broken off and run again, and while others work. Raises: `KeysUnavailableError`.
        """
        count = 0
        while found := self._wrapped_by_others(self._keks.current_id, at_once):
            count += self._replace([(row, self._rewrapped(row)) for row in found])
        return count

    def _replace(self, keys: Sequence[tuple[tuple[str, str, bytes], WrappedKey]]) -> int:
        """What changed meanwhile (erased, rewrapped by somebody else) stays as it is; how many did not."""
        with self._erasing() as database:
            return sum(
                database.execute(
                    "UPDATE data_keys SET kek_id = ?, wrapped = ?"
                    " WHERE key_id = ? AND kek_id = ? AND wrapped IS NOT NULL",
                    (new.kek_id, new.wrapped, key_id, old_kek),
                ).rowcount
                for (key_id, old_kek, _), new in keys
            )

    def wrapped_with(self) -> Mapping[str, int]:
        """How many keys each key-encryption key wraps: one that wraps none can be taken out of the ring.

        Raises: `KeysUnavailableError`.
        """
        with self._reading() as database:
            found = database.execute(
                "SELECT kek_id, count(*) FROM data_keys WHERE wrapped IS NOT NULL GROUP BY kek_id ORDER BY 1"
            ).fetchall()
        return dict(found)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._available(), self._kept_open.reading() as database:
            yield database

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._available(), sqlite_file.transaction(self._path) as database:
            yield database

    @contextmanager
    def _erasing(self) -> Iterator[sqlite3.Connection]:
        with self._available(), sqlite_file.erasing(self._path) as database:
            yield database

    @contextmanager
    def _available(self) -> Iterator[None]:
        try:
            if not self._is_made:
                for table in rows.SCHEMA:
                    sqlite_file.create(self._path, table)
                self._is_made = True
            yield
        except (sqlite3.Error, OSError) as error:
            # "database or disk is full", "No space left on device": whoever mends it has to know.
            why = (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__
            raise KeysUnavailableError(f"the store of data keys cannot be used: {why}") from error

    def _wrapped_by_others(self, current: str, at_most: int) -> list[tuple[str, str, bytes]]:
        with self._reading() as database:
            return database.execute(
                "SELECT key_id, kek_id, wrapped FROM data_keys"
                " WHERE kek_id <> ? AND wrapped IS NOT NULL LIMIT ?",
                (current, at_most),
            ).fetchall()

    def _rewrapped(self, row: tuple[str, str, bytes]) -> WrappedKey:
        key_id, kek_id, wrapped = row
        return self._keks.wrap(self._keks.unwrap(WrappedKey(kek_id, wrapped), _bound(key_id)), _bound(key_id))

    def _made(self, owner: str | None, purpose: Purpose) -> DataKey:
        """Two processes may do this at once for one owner: both get the key that was stored first."""
        key_id, key = secrets.token_hex(_KEY_ID_BYTES), sealed.new_key()
        wrapped = self._keks.wrap(key, _bound(key_id))
        with self._writing() as database:
            if owner is not None and rows.is_gone(database, owner, purpose):
                raise KeyErasedError(f"{owner} was erased: nothing can be written for it any more")
            stored = database.execute(
                "INSERT OR IGNORE INTO data_keys VALUES (?, ?, ?, ?, ?, ?)",
                (key_id, owner, purpose, wrapped.kek_id, wrapped.wrapped, time.time()),
            ).rowcount
            row = None if stored or owner is None else rows.key_of(database, owner, purpose)
        if row is not None:
            return self._opened(row)
        while wrapped.kek_id != self._keks.current_id:
            # A rotation that began meanwhile may have looked for the last time before this key was stored.
            again = self._keks.wrap(key, _bound(key_id))
            self._replace([((key_id, wrapped.kek_id, wrapped.wrapped), again)])
            wrapped = again
        return DataKey(key_id, key)

    def _opened(self, row: tuple[str, str, bytes | None]) -> DataKey:
        key_id, kek_id, wrapped = row
        if wrapped is None:
            raise KeyErasedError(f"the data key {key_id} was destroyed with all that it encrypted")
        return DataKey(key_id, self._keks.unwrap(WrappedKey(kek_id, wrapped), _bound(key_id)))


def _bound(key_id: str) -> bytes:
    """Not to the owner: a loose key may get several."""
    return f"porting-data-key:{key_id}".encode()
