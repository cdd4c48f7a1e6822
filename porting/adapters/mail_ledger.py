"""Which mails were tried and which were taken, in one SQLite file."""

from enum import StrEnum
from pathlib import Path

from porting.adapters import sqlite_file

_SCHEMA = """
CREATE TABLE IF NOT EXISTS mails (
    key TEXT PRIMARY KEY,
    standing TEXT NOT NULL,
    vendor_id TEXT NOT NULL DEFAULT '',
    since TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
) WITHOUT ROWID
"""


class Standing(StrEnum):
    """How a mail stands before an attempt to send it."""

    NEW = "new"
    RESERVED = "reserved"
    """An attempt began, and nobody knows how it ended: the mail may have gone."""
    ACCEPTED = "accepted"


class MailLedger:
    """The keys of all mails; it knows nothing else about them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        sqlite_file.create(path, _SCHEMA)

    def reserve(self, key: str) -> Standing:
        """Note that `key` is about to be sent, and say how it stood before."""
        with sqlite_file.transaction(self._path) as database:
            row = database.execute("SELECT standing FROM mails WHERE key = ?", (key,)).fetchone()
            if row:
                return Standing(row[0])
            database.execute("INSERT INTO mails (key, standing) VALUES (?, ?)", (key, Standing.RESERVED))
        return Standing.NEW

    def accept(self, key: str, vendor_id: str) -> None:
        """Note that the mail service took `key`, which it calls `vendor_id`."""
        with sqlite_file.transaction(self._path) as database:
            database.execute(
                "UPDATE mails SET standing = ?, vendor_id = ?, since = CURRENT_TIMESTAMP WHERE key = ?",
                (Standing.ACCEPTED, vendor_id, key),
            )

    def release(self, key: str) -> None:
        """Note that the mail service did not take `key` for certain: the next attempt is as the first."""
        with sqlite_file.transaction(self._path) as database:
            database.execute("DELETE FROM mails WHERE key = ? AND standing = ?", (key, Standing.RESERVED))
