"""A small SQLite file that several processes share."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_LOCK_TIMEOUT_SECONDS = 10.0
"""How long one process waits for another's transaction, which takes milliseconds."""


def create(path: Path, schema: str) -> None:
    """Make the file, readable by us only, with `schema` (which must not mind being there already)."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    with closing(_connection(path)) as database:
        # Beside WAL readers and one writer do not wait for each other; the mode stays with the file.
        database.execute("PRAGMA journal_mode = WAL")
        database.execute(schema)


@contextmanager
def transaction(path: Path) -> Iterator[sqlite3.Connection]:
    """Everything inside is done or, where it raises, nothing; nobody else writes in between."""
    with closing(_connection(path)) as database:
        # IMMEDIATE: who reads in order to write has to hold the write lock from the start.
        database.execute("BEGIN IMMEDIATE")
        try:
            yield database
        except BaseException:
            database.execute("ROLLBACK")
            raise
        database.execute("COMMIT")


def _connection(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_LOCK_TIMEOUT_SECONDS, isolation_level=None)
