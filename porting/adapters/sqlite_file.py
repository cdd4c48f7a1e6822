"""A small SQLite file that several processes share."""

import sqlite3
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


def _connection(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_LOCK_TIMEOUT_SECONDS, isolation_level=None)


def copied(path: Path, copy: Path) -> None:
    """Copy all that is in the file at one moment to `copy`, while others read and write."""
    copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy.touch(mode=0o600, exist_ok=False)
    with closing(_connection(path)) as database, closing(_connection(copy)) as target:
        database.backup(target)
