"""Which request a reply address means whose id does not fit into it, in one SQLite file."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from porting.adapters import sqlite_file
from porting.domain.errors import MailUnavailableError
from porting.domain.port_request import RequestId

_SCHEMA = """
CREATE TABLE IF NOT EXISTS reply_token (
    token TEXT PRIMARY KEY,
    request_id TEXT NOT NULL
) WITHOUT ROWID
"""


class SqliteReplyTokens:
    """`porting.mail.reply_address.RememberedTokens`; the file appears with the first token."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def remember(self, token: str, request_id: RequestId) -> None:
        with _reported(), self._transaction() as database:
            database.execute("INSERT OR IGNORE INTO reply_token VALUES (?, ?)", (token, request_id))

    def request_of(self, token: str) -> RequestId | None:
        if not self._path.exists():
            return None
        with _reported(), self._transaction() as database:
            row = database.execute("SELECT request_id FROM reply_token WHERE token = ?", (token,)).fetchone()
        return str(row[0]) if row else None

    def forget(self, request_id: RequestId) -> None:
        """From now on mails to the request's address are like those to any other."""
        if self._path.exists():
            with _reported(), self._transaction() as database:
                database.execute("DELETE FROM reply_token WHERE request_id = ?", (request_id,))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        sqlite_file.create(self._path, _SCHEMA)
        with sqlite_file.transaction(self._path) as database:
            yield database


@contextmanager
def _reported() -> Iterator[None]:
    try:
        yield
    except (sqlite3.OperationalError, OSError) as error:
        raise MailUnavailableError("the file of reply tokens cannot be used") from error
