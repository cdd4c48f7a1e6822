"""Which mails came and what became of them, in one SQLite file.

Only ids are in it: each mail itself, as far as it is kept, is in the document store.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from porting.adapters import sqlite_file
from porting.domain.errors import MailUnavailableError
from porting.domain.port_request import DocumentReference
from porting.mail.inbound.kept import MailRecord, MailState

_SCHEMA = """
CREATE TABLE IF NOT EXISTS inbound_mail (
    identity TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    intent TEXT NOT NULL,
    why TEXT NOT NULL,
    request_id TEXT,
    kept TEXT,
    kept_size INTEGER,
    attempts INTEGER NOT NULL,
    repeated INTEGER NOT NULL,
    received REAL NOT NULL,
    not_before REAL NOT NULL
) WITHOUT ROWID
"""
_BY_STATE = "CREATE INDEX IF NOT EXISTS inbound_mail_state ON inbound_mail (state, received)"
_COLUMNS = "identity, state, intent, why, request_id, kept, kept_size, attempts, repeated, received"


class SqliteInboundMails:
    """Implements `porting.mail.inbound.kept.InboundMails`; several processes may share the file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_there = False

    def record(self, mail: MailRecord) -> bool:
        kept = mail.kept
        values = (
            *(mail.identity, mail.state, mail.intent, mail.why, mail.request_id),
            *(kept.sha256 if kept else None, kept.size if kept else None),
            *(mail.attempts, mail.repeated, mail.received_at.timestamp(), 0.0),
        )
        with self._transaction() as database:
            done = database.execute(
                "INSERT OR IGNORE INTO inbound_mail VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values
            )
            if done.rowcount == 0:
                _count_repetition(database, mail.identity)
            return done.rowcount == 1

    def is_known(self, identity: str) -> bool:
        with self._transaction() as database:
            return _count_repetition(database, identity)

    def due(self, now: datetime, most: int) -> tuple[MailRecord, ...]:
        with self._transaction() as database:
            rows = database.execute(
                f"SELECT {_COLUMNS} FROM inbound_mail "  # noqa: S608 - our own words
                "WHERE state = ? AND not_before <= ? ORDER BY received LIMIT ?",
                (MailState.TO_DO, now.timestamp(), most),
            ).fetchall()
        return tuple(map(_record, rows))

    def settle(self, identity: str, state: MailState, why: str = "") -> None:
        with self._transaction() as database:
            database.execute(
                "UPDATE inbound_mail SET state = ?, why = ? WHERE identity = ?", (state, why, identity)
            )

    def put_off(self, identity: str, until: datetime) -> None:
        with self._transaction() as database:
            database.execute(
                "UPDATE inbound_mail SET not_before = ?, attempts = attempts + 1 WHERE identity = ?",
                (until.timestamp(), identity),
            )

    def listed(self, states: Sequence[MailState]) -> tuple[MailRecord, ...]:
        with self._transaction() as database:
            rows = [
                row
                for state in states
                for row in database.execute(
                    f"SELECT {_COLUMNS} FROM inbound_mail WHERE state = ?",  # noqa: S608 - our own words
                    (state,),
                )
            ]
        return tuple(sorted(map(_record, rows), key=lambda each: each.received_at))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            if not self._is_there:
                for schema in (_SCHEMA, _BY_STATE):
                    sqlite_file.create(self._path, schema)
                self._is_there = True
            with sqlite_file.transaction(self._path) as database:
                yield database
        except (sqlite3.OperationalError, OSError) as error:
            raise MailUnavailableError("the record of mails that came cannot be used") from error


def _count_repetition(database: sqlite3.Connection, identity: str) -> bool:
    done = database.execute("UPDATE inbound_mail SET repeated = repeated + 1 WHERE identity = ?", (identity,))
    return done.rowcount == 1


def _record(row: Sequence[Any]) -> MailRecord:
    identity, state, intent, why, request_id, kept, size, attempts, repeated, received = row
    return MailRecord(
        identity=identity,
        state=MailState(state),
        intent=intent,
        why=why,
        request_id=request_id,
        kept=DocumentReference(sha256=kept, size=size) if kept else None,
        attempts=attempts,
        repeated=repeated,
        received_at=datetime.fromtimestamp(received, UTC),
    )
