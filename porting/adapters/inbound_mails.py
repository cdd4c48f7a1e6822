"""Which mails came and what became of them, in one SQLite file.

Only ids and keyed hashes are in it: each mail itself, as far as it is kept, is in a folder of its own.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from porting.adapters import sqlite_file
from porting.domain.errors import MailUnavailableError
from porting.domain.port_request import DocumentReference, RequestId
from porting.mail.inbound.record import (
    ERASED,
    FOR_A_CONFIRMATION,
    MOST_ASKED_OF_ALL,
    MOST_ASKED_OF_ONE,
    OPEN,
    UNPROVEN,
    MailRecord,
    MailState,
)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS mail (
    identity TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    intent TEXT NOT NULL,
    why TEXT NOT NULL,
    request_id TEXT,
    kept TEXT,
    kept_size INTEGER,
    size INTEGER NOT NULL,
    sender TEXT NOT NULL,
    party TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    repeated INTEGER NOT NULL,
    received REAL NOT NULL,
    not_before REAL NOT NULL,
    changed REAL NOT NULL,
    asked REAL
) WITHOUT ROWID
"""
_INDEXES = (
    "CREATE INDEX IF NOT EXISTS mail_state ON mail (state, received)",
    "CREATE INDEX IF NOT EXISTS mail_party ON mail (party, received) WHERE party <> ''",
    "CREATE INDEX IF NOT EXISTS mail_asked ON mail (asked) WHERE asked IS NOT NULL",
)
_COLUMNS = (
    "identity, state, intent, why, request_id, kept, kept_size, size, sender, party, confirmed, attempts, "
    "repeated, received"
)
_OPEN = ", ".join(f"'{state}'" for state in OPEN)
#: Its sender has not been proven, and has not used the link.
_IS_UNPROVEN = f"identity LIKE '{UNPROVEN}%' AND confirmed = 0"
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


class SqliteInboundMails:
    """Implements `porting.mail.inbound.record.InboundMails`; several processes may share the file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_there = False

    def record(self, mail: MailRecord) -> bool:
        kept, received = mail.kept, mail.received_at.timestamp()
        values = (
            *(mail.identity, mail.state, mail.intent, mail.why, mail.request_id),
            *(kept.sha256 if kept else None, kept.size if kept else None, mail.size),
            *(mail.sender, mail.party, mail.is_confirmed, mail.attempts, mail.repeated),
            *(received, 0.0, received, None),
        )
        places = ", ".join("?" * len(values))
        with self._transaction() as database:
            done = database.execute(f"INSERT OR IGNORE INTO mail VALUES ({places})", values)  # noqa: S608
            if done.rowcount == 0:
                _count_repetition(database, mail.identity)
            return done.rowcount == 1

    def is_known(self, identity: str) -> bool:
        with self._transaction() as database:
            return _count_repetition(database, identity)

    def find(self, identity: str) -> MailRecord | None:
        found = self._records("WHERE identity = ?", identity)
        return found[0] if found else None

    def due(self, now: datetime, most: int) -> tuple[MailRecord, ...]:
        return self._records(
            f"WHERE state IN ({_OPEN}) AND not_before <= ? ORDER BY received LIMIT ?", now.timestamp(), most
        )

    def settle(self, identity: str, state: MailState, why: str = "", *, was: MailState | None = None) -> None:
        with self._transaction() as database:
            database.execute(
                "UPDATE mail SET state = ?, why = ?, changed = ? "
                "WHERE identity = ? AND state = ifnull(?, state)",
                (state, why, _now(), identity, was),
            )

    def put_off(self, identity: str, until: datetime) -> None:
        self._change("not_before = ?, attempts = attempts + 1", identity, until.timestamp())

    def listed(self, states: Sequence[MailState]) -> tuple[MailRecord, ...]:
        wanted = ", ".join("?" * len(states))
        return self._records(f"WHERE state IN ({wanted}) ORDER BY received", *states)

    def assign(self, identity: str, request_id: RequestId) -> None:
        self._change("request_id = ?", identity, request_id)

    def requests_of(self, party: str) -> tuple[RequestId, ...]:
        found = self._records(
            f"WHERE party = ? AND party <> '' AND request_id IS NOT NULL AND NOT ({_IS_UNPROVEN}) "
            "ORDER BY received DESC",
            party,
        )
        return tuple(dict.fromkeys(each.request_id for each in found if each.request_id))

    def may_ask(self, identity: str, now: datetime) -> bool:
        with self._transaction() as database:
            row = database.execute(
                "SELECT sender, asked FROM mail WHERE identity = ?", (identity,)
            ).fetchone()
            if row is None or row[1] is not None:
                return row is not None
            a_day_ago, an_hour_ago = (now - _DAY).timestamp(), (now - _HOUR).timestamp()
            [of_one] = database.execute(
                "SELECT count(*) FROM mail WHERE asked > ? AND sender = ?", (a_day_ago, row[0])
            ).fetchone()
            [of_all] = database.execute(
                "SELECT count(*) FROM mail WHERE asked > ?", (an_hour_ago,)
            ).fetchone()
            if of_one >= MOST_ASKED_OF_ONE or of_all >= MOST_ASKED_OF_ALL:
                return False
            database.execute("UPDATE mail SET asked = ? WHERE identity = ?", (now.timestamp(), identity))
            return True

    def confirm(self, identity: str) -> bool:
        with self._transaction() as database:
            done = database.execute(
                "UPDATE mail SET state = ?, why = '', confirmed = 1, not_before = 0, changed = ? "
                "WHERE identity = ? AND why = ? AND state IN (?, ?)",
                (
                    *(MailState.TO_DO, _now(), identity, FOR_A_CONFIRMATION),
                    *(MailState.WAITING, MailState.TO_CONFIRM),
                ),
            )
            return done.rowcount == 1

    def unproven_size(self) -> int:
        return self._size(_IS_UNPROVEN)

    def proven_size(self) -> int:
        return self._size(f"NOT ({_IS_UNPROVEN})")

    def size_of(self, sender: str, since: datetime) -> int:
        return self._size("received >= ? AND sender = ?", since.timestamp(), sender)

    def outdated(
        self, settled_before: datetime, unproven_before: datetime, most: int
    ) -> tuple[MailRecord, ...]:
        return self._records(
            f"WHERE kept IS NOT NULL AND state NOT IN ({_OPEN}) "
            f"AND (changed < ? OR (changed < ? AND {_IS_UNPROVEN})) LIMIT ?",
            settled_before.timestamp(),
            unproven_before.timestamp(),
            most,
        )

    def forget(self, identity: str, state: MailState, why: str) -> None:
        self._change("kept = NULL, kept_size = NULL, size = 0, state = ?, why = ?", identity, state, why)

    def of_request(self, request_id: RequestId) -> tuple[MailRecord, ...]:
        return self._records("WHERE request_id = ?", request_id)

    def erase(self, identity: str) -> None:
        self._change(
            "kept = NULL, kept_size = NULL, size = 0, sender = '', party = '', state = ?, why = ?",
            identity,
            MailState.IGNORED,
            ERASED,
        )

    def _records(self, condition: str, *values: Any) -> tuple[MailRecord, ...]:
        with self._transaction() as database:
            rows = database.execute(f"SELECT {_COLUMNS} FROM mail {condition}", values)  # noqa: S608
            return tuple(map(_record, rows))

    def _size(self, condition: str, *values: Any) -> int:
        """Of what is kept, in bytes."""
        with self._transaction() as database:
            [size] = database.execute(
                f"SELECT coalesce(sum(size), 0) FROM mail WHERE kept IS NOT NULL AND {condition}",  # noqa: S608
                values,
            ).fetchone()
        return int(size)

    def _change(self, what: str, identity: str, *values: Any) -> None:
        with self._transaction() as database:
            database.execute(
                f"UPDATE mail SET {what}, changed = ? WHERE identity = ?",  # noqa: S608 - our own words
                (*values, _now(), identity),
            )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            if not self._is_there:
                for schema in (_SCHEMA, *_INDEXES):
                    sqlite_file.create(self._path, schema)
                self._is_there = True
            with sqlite_file.transaction(self._path) as database:
                yield database
        except (sqlite3.OperationalError, OSError) as error:
            raise MailUnavailableError("the record of mails that came cannot be used") from error


def _now() -> float:
    return datetime.now(UTC).timestamp()


def _count_repetition(database: sqlite3.Connection, identity: str) -> bool:
    done = database.execute("UPDATE mail SET repeated = repeated + 1 WHERE identity = ?", (identity,))
    return done.rowcount == 1


def _record(row: Sequence[Any]) -> MailRecord:
    identity, state, intent, why, request_id, kept, kept_size, size, sender, party, confirmed, *rest = row
    attempts, repeated, received = rest
    return MailRecord(
        identity=identity,
        state=MailState(state),
        intent=intent,
        why=why,
        request_id=request_id,
        kept=DocumentReference(sha256=kept, size=kept_size) if kept else None,
        size=size,
        sender=sender,
        party=party,
        is_confirmed=bool(confirmed),
        attempts=attempts,
        repeated=repeated,
        received_at=datetime.fromtimestamp(received, UTC),
    )
