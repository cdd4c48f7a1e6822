"""Who was erased, and whose PINs were forgotten: what a copy from before must not bring back."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from porting.adapters import data_key_rows, sqlite_file


class Erasure(BaseModel):
    """Ids and times only."""

    model_config = ConfigDict(frozen=True)

    owner: str
    erased_at: datetime | None = None
    pin_forgotten_at: datetime | None = None


ERASURES = TypeAdapter(tuple[Erasure, ...])


def erasures(data_keys: Path) -> tuple[Erasure, ...]:
    """As the store of data keys has it. Raises: `sqlite3.Error`, `OSError`."""
    for table in data_key_rows.SCHEMA:
        sqlite_file.create(data_keys, table)
    with sqlite_file.reading(data_keys) as database:
        rows = database.execute(
            "SELECT owner, erased_at, pin_forgotten_at FROM owners"
            " WHERE erased_at IS NOT NULL OR pin_forgotten_at IS NOT NULL ORDER BY owner"
        ).fetchall()
    return tuple(
        Erasure(owner=owner, erased_at=_at(erased), pin_forgotten_at=_at(forgotten))
        for owner, erased, forgotten in rows
    )


def wrapped_by(data_keys: Path) -> tuple[str, ...]:
    """The ids of the key-encryption keys that wrap data keys there. Raises: as `erasures`."""
    with sqlite_file.reading(data_keys) as database:
        found = database.execute("SELECT DISTINCT kek_id FROM data_keys WHERE wrapped IS NOT NULL ORDER BY 1")
        return tuple(key_id for (key_id,) in found)


def beyond(known: Iterable[Erasure], others: Iterable[Erasure]) -> tuple[Erasure, ...]:
    """Those of `others` that are not among `known` yet."""
    there = {each.owner: each for each in known}
    nothing = Erasure(owner="")
    return tuple(
        each
        for each in others
        if (each.erased_at and not there.get(each.owner, nothing).erased_at)
        or (each.pin_forgotten_at and not there.get(each.owner, nothing).pin_forgotten_at)
    )


def _at(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
