"""Which open request has which number, in one SQLite file."""

import sqlite3
import time
from datetime import timedelta
from pathlib import Path

from porting.adapters import sqlite_file
from porting.domain.phone_number import E164

_SCHEMA = """
CREATE TABLE IF NOT EXISTS holds (
    number TEXT PRIMARY KEY,
    request_id TEXT NOT NULL,
    held_at REAL NOT NULL
) WITHOUT ROWID
"""


class SqliteNumberHolds:
    """`porting.ports.NumberHolds` for all processes of one machine."""

    def __init__(self, path: Path) -> None:
        self._path = path
        sqlite_file.create(path, _SCHEMA)

    def hold(self, request_id: str, numbers: tuple[E164, ...]) -> dict[E164, str]:
        with sqlite_file.transaction(self._path) as database:
            taken = {
                number: holder
                for number in numbers
                if (holder := _holder(database, number)) not in (None, request_id)
            }
            if not taken:
                database.executemany(
                    # Held again is held from now on: whoever does it is about to start the request.
                    "INSERT OR REPLACE INTO holds VALUES (?, ?, ?)",
                    [(number, request_id, time.time()) for number in numbers],
                )
        return taken

    def release(self, request_id: str, *, older_than: timedelta = timedelta(0)) -> None:
        with sqlite_file.transaction(self._path) as database:
            database.execute(
                "DELETE FROM holds WHERE request_id = ? AND held_at <= ?",
                (request_id, time.time() - older_than.total_seconds()),
            )


def _holder(database: sqlite3.Connection, number: E164) -> str | None:
    row = database.execute("SELECT request_id FROM holds WHERE number = ?", (number,)).fetchone()
    return row[0] if row else None
