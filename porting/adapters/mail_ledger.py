"""Which mails were tried, which were taken, and what became of them, in one SQLite file.

The processes that send mail and the one that hears the mail service's events share the file: an event that
names a mail proves that it went. Only ids are in it.
"""

import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from porting.adapters import sqlite_file
from porting.domain.mail_event import MailEvent, MailFailure
from porting.domain.port_request import RequestId

_MAILS = """
CREATE TABLE IF NOT EXISTS mail (
    key TEXT PRIMARY KEY,
    standing TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    since REAL NOT NULL,
    vendor_id TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID
"""
_EVENTS = """
CREATE TABLE IF NOT EXISTS mail_event (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    failure TEXT,
    passed_on INTEGER NOT NULL,
    heard REAL NOT NULL
) WITHOUT ROWID
"""
_OPEN_EVENTS = "CREATE INDEX IF NOT EXISTS mail_event_open ON mail_event (heard) WHERE passed_on = 0"
_EVENTS_BY_AGE = "CREATE INDEX IF NOT EXISTS mail_event_age ON mail_event (heard)"

#: The mail service sends an event again for three days at most.
_EVENTS_KEPT = timedelta(days=30)


class Standing(StrEnum):
    """How a mail stands when an attempt to send it begins."""

    FREE = "free"
    """It is this attempt's to send: nobody has tried, or all that was tried certainly failed."""
    AGAIN = "again"
    """It may have gone; it is this attempt's to send again."""
    IN_DOUBT = "in_doubt"
    """It may have gone, and is not to be sent by this attempt."""
    ACCEPTED = "accepted"
    """The mail service has it."""


@dataclass(frozen=True)
class Reservation:
    standing: Standing
    wait: timedelta = timedelta(0)
    """Until it can be tried again, where it is in doubt; 0: never."""


class MailLedger:
    """The keys of all mails and of their events; it knows nothing else about them."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock
        for schema in (_MAILS, _EVENTS, _OPEN_EVENTS, _EVENTS_BY_AGE):
            sqlite_file.create(path, schema)

    def reserve(self, key: str, waits: Sequence[timedelta] = ()) -> Reservation:
        """Say how `key` stands, and note that an attempt to send it begins where it may be sent.

        `waits`: how long after the first, second, ... attempt that may have succeeded the next one may begin,
        the last of them after every further one; empty: never.
        """
        now = self._clock()
        with sqlite_file.transaction(self._path) as database:
            row = database.execute(
                "SELECT standing, attempts, since FROM mail WHERE key = ?", (key,)
            ).fetchone()
            if row is None:
                _write(database, key, attempts=1, now=now)
                return Reservation(Standing.FREE)
            standing, attempts, since = row
            if standing == Standing.ACCEPTED or not waits:
                return Reservation(Standing(standing))
            left = timedelta(seconds=since - now) + waits[min(attempts, len(waits)) - 1]
            if left > timedelta(0):
                return Reservation(Standing.IN_DOUBT, left)
            _write(database, key, attempts=attempts + 1, now=now)
        return Reservation(Standing.AGAIN)

    def accept(self, key: str, vendor_id: str) -> None:
        """Note that the mail service took `key`, which it calls `vendor_id`."""
        with sqlite_file.transaction(self._path) as database:
            database.execute(
                "UPDATE mail SET standing = ?, vendor_id = ?, since = ? WHERE key = ?",
                (Standing.ACCEPTED, vendor_id, self._clock(), key),
            )

    def release(self, key: str) -> None:
        """Note that the mail service certainly did not take `key` at the last attempt.

        Where no earlier attempt is in doubt, the next one is as the first.
        """
        with sqlite_file.transaction(self._path) as database:
            mine = (key, Standing.IN_DOUBT)
            database.execute("DELETE FROM mail WHERE key = ? AND standing = ? AND attempts = 1", mine)
            database.execute("UPDATE mail SET attempts = attempts - 1 WHERE key = ? AND standing = ?", mine)

    def hear(self, events: Sequence[MailEvent]) -> int:
        """Note all of `events`, of which each proves that its mail went; returns how many were new."""
        now = self._clock()
        with sqlite_file.transaction(self._path) as database:
            new = [event for event in events if _note(database, event, now)]
            for key in {event.key for event in new}:
                database.execute(
                    "INSERT INTO mail (key, standing, attempts, since) VALUES (?, ?, 1, ?) "
                    "ON CONFLICT (key) DO UPDATE SET standing = excluded.standing",
                    (key, Standing.ACCEPTED, now),
                )
            database.execute(
                "DELETE FROM mail_event WHERE heard < ? AND passed_on = 1",
                (now - _EVENTS_KEPT.total_seconds(),),
            )
        return len(new)

    def failures(self, most: int) -> tuple[MailEvent, ...]:
        """The `most` oldest failures that nobody has been told of."""
        with sqlite_file.transaction(self._path) as database:
            rows = database.execute(
                "SELECT id, key, failure FROM mail_event WHERE passed_on = 0 ORDER BY heard LIMIT ?", (most,)
            ).fetchall()
        return tuple(MailEvent(id=row[0], key=row[1], failure=MailFailure(row[2])) for row in rows)

    def passed_on(self, events: Sequence[MailEvent]) -> None:
        """Note that whoever has to know of `events` has been told."""
        with sqlite_file.transaction(self._path) as database:
            database.executemany(
                "UPDATE mail_event SET passed_on = 1 WHERE id = ?", [(event.id,) for event in events]
            )

    def forget(self, request_id: RequestId) -> None:
        """Forget by which names the mail service knows the mails of a request: there they lead to addresses.

        That they went stays, so that none goes twice.
        """
        mine = f"{request_id}:"
        with sqlite_file.erasing(self._path) as database:
            database.execute("UPDATE mail SET vendor_id = '' WHERE substr(key, 1, ?) = ?", (len(mine), mine))
            database.execute("DELETE FROM mail_event WHERE substr(key, 1, ?) = ?", (len(mine), mine))


def _write(database: sqlite3.Connection, key: str, *, attempts: int, now: float) -> None:
    database.execute(
        "INSERT OR REPLACE INTO mail (key, standing, attempts, since) VALUES (?, ?, ?, ?)",
        (key, Standing.IN_DOUBT, attempts, now),
    )


def _note(database: sqlite3.Connection, event: MailEvent, now: float) -> bool:
    """False: it was heard before."""
    done = database.execute(
        "INSERT OR IGNORE INTO mail_event (id, key, failure, passed_on, heard) VALUES (?, ?, ?, ?, ?)",
        (event.id, event.key, event.failure, event.failure is None, now),
    )
    return done.rowcount == 1
