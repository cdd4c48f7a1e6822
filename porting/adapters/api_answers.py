"""What the API answered to which call, so that a call that comes again is answered the same, in SQLite."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from porting.adapters import sqlite_file
from porting.api_answers import AnswerGiven, AnswersUnavailableError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (
    call TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    since REAL NOT NULL,
    status INTEGER,
    content BLOB
) WITHOUT ROWID
"""
#: Whoever retries does so within minutes; a night's outage and a week-end are covered.
_KEPT = timedelta(days=7)
#: Longer than any call takes: whoever has begun one and not ended it has died.
_GIVEN_UP_AFTER = timedelta(minutes=2)


class SqliteApiAnswers:
    """`porting.api_answers.ApiAnswers`; the file appears with the first call."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def begin(self, call: str, body: str) -> AnswerGiven | None:
        now = datetime.now(UTC).timestamp()
        with self._transaction() as database:
            database.execute("DELETE FROM answer WHERE since < ?", (now - _KEPT.total_seconds(),))
            row = database.execute(
                "SELECT body, since, status, content FROM answer WHERE call = ?", (call,)
            ).fetchone()
            if row is None:
                database.execute("INSERT INTO answer VALUES (?, ?, ?, NULL, NULL)", (call, body, now))
                return None
            is_abandoned = row[2] is None and row[1] < now - _GIVEN_UP_AFTER.total_seconds()
            if is_abandoned and row[0] == body:
                database.execute("UPDATE answer SET since = ? WHERE call = ?", (now, call))
                return None
            return AnswerGiven(body=row[0], status=row[2], content=row[3])

    def end(self, call: str, status: int, content: bytes) -> None:
        with self._transaction() as database:
            database.execute(
                "UPDATE answer SET status = ?, content = ? WHERE call = ?", (status, content, call)
            )

    def forget(self, call: str) -> None:
        with self._transaction() as database:
            database.execute("DELETE FROM answer WHERE call = ? AND status IS NULL", (call,))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            sqlite_file.create(self._path, _SCHEMA)
            with sqlite_file.transaction(self._path) as database:
                yield database
        except (sqlite3.OperationalError, OSError) as error:
            raise AnswersUnavailableError("the file of the API's answers cannot be used") from error
