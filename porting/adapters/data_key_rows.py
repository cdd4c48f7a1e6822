"""Rows of the store of data keys (`data_keys.py`), each in a transaction of the caller's."""

import sqlite3
from datetime import datetime

from porting.encryption.data_key import Purpose

#: `wrapped` NULL: destroyed. A loose key has no owner, and any number of claims.
SCHEMA = (
    """
CREATE TABLE IF NOT EXISTS data_keys (
    key_id TEXT PRIMARY KEY,
    owner TEXT,
    purpose TEXT NOT NULL,
    kek_id TEXT NOT NULL,
    wrapped BLOB,
    made_at REAL NOT NULL,
    UNIQUE (owner, purpose)
) WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS claims (
    key_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    PRIMARY KEY (key_id, owner)
) WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS owners (
    owner TEXT PRIMARY KEY,
    erase_at REAL,
    erased_at REAL,
    pin_forgotten_at REAL
) WITHOUT ROWID
""",
)


Row = tuple[str, str, bytes | None]
"""The key's id, the id of what wraps it, and the wrapped key; None: destroyed."""


def key(database: sqlite3.Connection, key_id: str) -> tuple[Row, str | None, Purpose] | None:
    """With its owner, where it has one, and what it is for."""
    found = database.execute(
        "SELECT key_id, kek_id, wrapped, owner, purpose FROM data_keys WHERE key_id = ?", (key_id,)
    ).fetchone()
    if found is None:
        return None
    *row, owner, purpose = found
    return (row[0], row[1], row[2]), owner, Purpose(purpose)


def key_of(database: sqlite3.Connection, owner: str, purpose: Purpose) -> Row | None:
    row: Row | None = database.execute(
        "SELECT key_id, kek_id, wrapped FROM data_keys WHERE owner = ? AND purpose = ?", (owner, purpose)
    ).fetchone()
    return row


def is_gone(database: sqlite3.Connection, owner: str, purpose: Purpose) -> bool:
    row = database.execute(
        "SELECT erased_at, pin_forgotten_at FROM owners WHERE owner = ?", (owner,)
    ).fetchone()
    erased_at, pin_forgotten_at = row or (None, None)
    return erased_at is not None or (purpose is Purpose.PIN and pin_forgotten_at is not None)


def is_claimed(database: sqlite3.Connection, key_id: str, owner: str) -> bool:
    return (
        database.execute("SELECT 1 FROM claims WHERE key_id = ? AND owner = ?", (key_id, owner)).fetchone()
        is not None
    )


def note(database: sqlite3.Connection, owner: str, column: str, at: datetime) -> None:
    """The first time counts."""
    database.execute("INSERT OR IGNORE INTO owners (owner) VALUES (?)", (owner,))
    database.execute(
        f"UPDATE owners SET {column} = ? WHERE owner = ? AND {column} IS NULL",  # noqa: S608 - a name of ours
        (at.timestamp(), owner),
    )


def destroy_claimed_by(database: sqlite3.Connection, owner: str, purpose: Purpose | None = None) -> int:
    """The loose keys that nobody but `owner` has claimed; its claims end. `purpose` None: of any."""
    claimed = database.execute(
        "SELECT key_id FROM claims JOIN data_keys USING (key_id)"
        " WHERE claims.owner = ?1 AND (?2 IS NULL OR purpose = ?2)",
        (owner, purpose),
    ).fetchall()
    database.executemany(
        "DELETE FROM claims WHERE key_id = ? AND owner = ?", [(key_id, owner) for (key_id,) in claimed]
    )
    return sum(
        database.execute(
            "UPDATE data_keys SET wrapped = NULL WHERE key_id = ? AND wrapped IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM claims WHERE claims.key_id = data_keys.key_id)",
            key,
        ).rowcount
        for key in claimed
    )


def destroy_unclaimed(database: sqlite3.Connection, made_before: datetime) -> int:
    """The loose keys made before then that nobody has claimed."""
    return database.execute(
        "UPDATE data_keys SET wrapped = NULL WHERE owner IS NULL AND wrapped IS NOT NULL AND made_at < ?"
        " AND NOT EXISTS (SELECT 1 FROM claims WHERE claims.key_id = data_keys.key_id)",
        (made_before.timestamp(),),
    ).rowcount
