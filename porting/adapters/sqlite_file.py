"""A small SQLite file that several processes share."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from porting.adapters.new_file import create_once

_LOCK_TIMEOUT_SECONDS = 10.0
"""How long one process waits for another's transaction, which takes milliseconds."""


def create(path: Path, schema: str) -> None:
    """Make the file where it is not there, readable by us only, with `schema` (one `CREATE IF NOT EXISTS`).

    It is made aside and appears whole: processes that switch one file to WAL at the same time get "database
    is locked" at once, whatever their time-out.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        with TemporaryDirectory(dir=path.parent, prefix=".new-") as aside:
            unfinished = Path(aside) / path.name
            with closing(_connection(unfinished)) as database:
                # Readers and the one writer do not wait for each other; the mode stays with the file.
                database.execute("PRAGMA journal_mode = WAL")
                database.execute(schema)
            create_once(path, unfinished.read_bytes())
    with transaction(path) as database:
        database.execute(schema)


@contextmanager
def transaction(path: Path) -> Iterator[sqlite3.Connection]:
    """Everything inside is done or, where it raises, nothing; nobody else writes in between."""
    with closing(_connection(path)) as database, _transaction(database):
        yield database


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """All that is read inside is of one moment; it waits for no writer."""
    with closing(_connection(path)) as database:
        database.execute("BEGIN")
        yield database


class KeptOpen:
    """A file that is read so often that it stays open: to open and close it takes thirty times what a read
    does. Threads take turns."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """All that is read inside is of one moment. A file that was moved away, or restored from a copy, is
        the one that stands there now.

        Raises: `OSError` where none does.
        """
        with self._lock:
            database = self._current()
            database.execute("BEGIN")
            try:
                yield database
            finally:
                database.execute("ROLLBACK")  # no page of it is held on to: an eraser clears the log

    def _current(self) -> sqlite3.Connection:
        there = self._path.stat()
        now = (there.st_dev, there.st_ino)
        if self._database is None or now != self._opened:
            if self._database is not None:
                self._database.close()
            self._database = _connection(self._path, for_one_thread=False)
            self._opened = now
        return self._database


@contextmanager
def erasing(path: Path) -> Iterator[sqlite3.Connection]:
    """A `transaction` after which what it deleted or overwrote is nowhere in the file or its log.

    Raises `sqlite3.OperationalError` where readers kept the old pages in the log for too long: what was done
    is done, and the same call again clears the log.
    """
    with closing(_connection(path)) as database:
        database.execute("PRAGMA secure_delete = ON")
        with _transaction(database):
            yield database
        [busy, *_] = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise sqlite3.OperationalError("the log could not be cleared")


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    # IMMEDIATE: who reads in order to write has to hold the write lock from the start.
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _connection(path: Path, *, for_one_thread: bool = True) -> sqlite3.Connection:
    return sqlite3.connect(
        path, timeout=_LOCK_TIMEOUT_SECONDS, isolation_level=None, check_same_thread=for_one_thread
    )


def copied(path: Path, copy: Path) -> None:
    """Copy all that is in the file at one moment to `copy`, while others read and write."""
    copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy.touch(mode=0o600, exist_ok=False)
    with closing(_connection(path)) as database, closing(_connection(copy)) as target:
        database.backup(target)
