"""Which links were taken back, in a SQLite file that all processes share."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from porting.adapters import sqlite_file
from porting.domain.port_request import RequestId
from porting.links import RevocationsUnavailableError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS revocation (
    request_id TEXT PRIMARY KEY,
    before REAL NOT NULL
) WITHOUT ROWID
"""


class SqliteLinkRevocations:
    """`porting.ports.LinkRevocations`; the file appears with the first link that is taken back.

    Rows stay: there is one a request, without anybody's data, and few requests have one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def revoke(self, request_id: RequestId, before: datetime) -> None:
        with _in_our_words():
            sqlite_file.create(self._path, _SCHEMA)
            with sqlite_file.transaction(self._path) as database:
                database.execute(
                    "INSERT INTO revocation VALUES (?, ?) "
                    "ON CONFLICT (request_id) DO UPDATE SET before = max(before, excluded.before)",
                    (request_id, before.timestamp()),
                )

    def revoked_before(self, request_id: RequestId) -> datetime | None:
        with _in_our_words():
            if not self._path.exists():
                return None
            with sqlite_file.reading(self._path) as database:
                row = database.execute(
                    "SELECT before FROM revocation WHERE request_id = ?", (request_id,)
                ).fetchone()
        return datetime.fromtimestamp(row[0], UTC) if row else None


@contextmanager
def _in_our_words() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise RevocationsUnavailableError("the file of links taken back cannot be used") from error
