"""The sandbox's durable state: one SQLite file that a kill at any moment leaves whole."""

import hmac
import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from porting.domain.port_order import Pon
from porting.sandbox.order import Event, Happening, Order, Planned

_VERSION = 1
_SCHEMA = """
CREATE TABLE orders (pon TEXT PRIMARY KEY, request_id TEXT NOT NULL, facts TEXT NOT NULL);
CREATE INDEX orders_of_request ON orders (request_id);
CREATE TABLE planned (
    id INTEGER PRIMARY KEY, pon TEXT NOT NULL, happening TEXT NOT NULL, due_at TEXT NOT NULL,
    event TEXT NOT NULL
);
CREATE INDEX planned_due ON planned (due_at, id);
CREATE TABLE happened (id INTEGER PRIMARY KEY, pon TEXT NOT NULL, at TEXT NOT NULL, event TEXT NOT NULL);
CREATE INDEX happened_to ON happened (pon, id);
CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY, event_id TEXT NOT NULL, event_type TEXT NOT NULL, pon TEXT NOT NULL,
    occurred_at TEXT NOT NULL, state TEXT NOT NULL, due_at TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    answer TEXT NOT NULL DEFAULT ''
);
CREATE INDEX deliveries_due ON deliveries (state, due_at, id);
CREATE TABLE faults (
    id INTEGER PRIMARY KEY, operation TEXT NOT NULL, fault TEXT NOT NULL, calls INTEGER NOT NULL,
    retry_after INTEGER NOT NULL
);
CREATE TABLE choices (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class PlannedRow(NamedTuple):
    id: int
    pon: Pon
    planned: Planned


class Happened(NamedTuple):
    at: datetime
    event: Event


def stamp(instant: datetime) -> str:
    """UTC text that sorts as time does."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


class State:
    """One connection, for one event loop: what is written between two `await`s is one transaction."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._key = _key_in(directory / "fingerprint.key")
        self.db = sqlite3.connect(
            directory / "sandbox.sqlite", isolation_level=None, check_same_thread=False, timeout=5
        )
        self.db.execute("PRAGMA journal_mode = WAL")
        # A killed process loses nothing that was committed; only the machine's own crash could.
        self.db.execute("PRAGMA synchronous = NORMAL")
        self._make_tables()

    def _make_tables(self) -> None:
        with self.transaction():
            version = self.db.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _VERSION):
                raise RuntimeError(f"the sandbox's state is of version {version}, this one reads {_VERSION}")
            if version == 0:
                for statement in _SCHEMA.split(";"):
                    self.db.execute(statement)
                self.db.execute(f"PRAGMA user_version = {_VERSION}")

    def close(self) -> None:
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing; inside another one it is a part of that."""
        if self.db.in_transaction:
            yield
            return
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def fingerprint(self, pon: Pon, field: str, value: str) -> str:
        """Tells whether a value is the same as before, and with the database alone nothing about it.

        The key is a file of its own: a PIN of four digits would be found by trying all.
        """
        return hmac.digest(self._key, f"{pon}\0{field}\0{value}".encode(), "sha256").hex()

    def order(self, pon: Pon) -> Order | None:
        row = self.db.execute("SELECT facts FROM orders WHERE pon = ?", (pon,)).fetchone()
        return Order.model_validate_json(row[0]) if row else None

    def orders(self, request_id: str | None = None) -> tuple[Order, ...]:
        """Newest first."""
        rows = self.db.execute(
            "SELECT facts FROM orders WHERE ?1 IS NULL OR request_id = ?1 ORDER BY rowid DESC", (request_id,)
        )
        return tuple(Order.model_validate_json(facts) for (facts,) in rows)

    def save(self, order: Order) -> None:
        self.db.execute(
            "INSERT INTO orders (pon, request_id, facts) VALUES (?, ?, ?)"
            " ON CONFLICT (pon) DO UPDATE SET facts = excluded.facts",
            (order.pon, order.request_id, order.model_dump_json()),
        )

    def plan(self, pon: Pon, planned: Iterable[Planned]) -> None:
        self.db.executemany(
            "INSERT INTO planned (pon, happening, due_at, event) VALUES (?, ?, ?, ?)",
            [
                (
                    pon,
                    one.event.happening,
                    stamp(one.due_at),
                    one.event.model_dump_json(exclude_defaults=True),
                )
                for one in planned
            ],
        )

    def drop_planned(self, pon: Pon, happenings: Iterable[Happening]) -> None:
        self.db.executemany(
            "DELETE FROM planned WHERE pon = ? AND happening = ?", [(pon, one) for one in happenings]
        )

    def take_due(self, now: datetime) -> PlannedRow | None:
        """The planned event that is due first; it is planned no more."""
        row = self.db.execute(
            "DELETE FROM planned WHERE id ="
            " (SELECT id FROM planned WHERE due_at <= ? ORDER BY due_at, id LIMIT 1)"
            " RETURNING id, pon, due_at, event",
            (stamp(now),),
        ).fetchone()
        return _planned(row) if row else None

    def planned(self, pon: Pon) -> tuple[PlannedRow, ...]:
        """Soonest first."""
        rows = self.db.execute(
            "SELECT id, pon, due_at, event FROM planned WHERE pon = ? ORDER BY due_at, id", (pon,)
        )
        return tuple(_planned(row) for row in rows)

    def next_due(self) -> datetime | None:
        (due_at,) = self.db.execute("SELECT min(due_at) FROM planned").fetchone()
        return datetime.fromisoformat(due_at) if due_at else None

    def record(self, pon: Pon, at: datetime, event: Event) -> None:
        self.db.execute(
            "INSERT INTO happened (pon, at, event) VALUES (?, ?, ?)",
            (pon, stamp(at), event.model_dump_json(exclude_defaults=True)),
        )

    def happened(self, pon: Pon) -> tuple[Happened, ...]:
        """Oldest first."""
        rows = self.db.execute("SELECT at, event FROM happened WHERE pon = ? ORDER BY id", (pon,))
        return tuple(
            Happened(datetime.fromisoformat(at), Event.model_validate_json(event)) for at, event in rows
        )

    def choice(self, name: str) -> str | None:
        row = self.db.execute("SELECT value FROM choices WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def choose(self, name: str, value: str) -> None:
        self.db.execute("INSERT OR REPLACE INTO choices (name, value) VALUES (?, ?)", (name, value))


def _planned(row: tuple[int, str, str, str]) -> PlannedRow:
    id_, pon, due_at, event = row
    return PlannedRow(
        id_, pon, Planned(due_at=datetime.fromisoformat(due_at), event=Event.model_validate_json(event))
    )


def _key_in(path: Path) -> bytes:
    """The key in `path`, made on the first start and readable by its owner alone."""
    if not path.exists():
        made = path.with_name(f".{path.name}.{os.getpid()}")
        made.touch(mode=0o600)
        made.write_bytes(secrets.token_bytes(32))
        made.rename(path)  # a kill in between leaves no half key
    return path.read_bytes()
