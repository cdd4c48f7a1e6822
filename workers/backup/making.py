"""A copy is made: while everything runs, whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from porting.adapters import sqlite_file
from porting.adapters.erasures import ERASURES, erasures, wrapped_by
from porting.settings import Settings
from workers.backup.files import (
    ERASED,
    MANIFEST,
    SUMS,
    BackupError,
    Manifest,
    Sum,
    copied,
    listed,
    sha256_of,
    with_times_of,
)


def made(
    settings: Settings, directory: Path, *, data: bool = True, keys: bool = False, since: Path | None = None
) -> Manifest:
    """Copy what is ours to `directory`, which must not be there yet.

    `keys`: what lies in the directory of keys. `since`: an earlier copy on the same disk; documents that are
    in it are linked and not copied.

    Raises: `BackupError`, `OSError`, `sqlite3.Error`; nothing is left then.
    """
    if directory.exists():
        raise BackupError(f"{directory} is there already: give each backup a directory of its own")
    if not settings.state_dir.is_dir():
        raise BackupError(f"there is no {settings.state_dir}: PORTING_STATE_DIR says where our data is")
    if directory.resolve().is_relative_to(settings.state_dir.resolve()):
        raise BackupError(f"{directory} is in the state directory itself, and would be lost with it")
    unfinished = directory.with_name(f".{directory.name}.unfinished-{os.getpid()}")
    directory.parent.mkdir(parents=True, exist_ok=True)
    unfinished.mkdir(mode=0o700)
    try:
        manifest = _Copy(settings, unfinished, since).made(data=data, keys=keys)
        os.sync()
        unfinished.rename(directory)
    except BaseException:
        shutil.rmtree(unfinished)
        raise
    return manifest


@dataclass
class _Copy:
    settings: Settings
    target: Path
    since: Path | None
    _sums: list[Sum] = field(default_factory=list, init=False)
    _size: int = field(default=0, init=False)
    _needs: tuple[str, ...] = field(default=(), init=False)

    def made(self, *, data: bool, keys: bool) -> Manifest:
        begun = datetime.now(UTC)
        if data:
            self._data()
        if keys:
            self._keep_tree(self.settings.keys_dir, {})
        (self.target / SUMS).write_text("".join(each.line for each in self._sums), encoding="ascii")
        manifest = Manifest(
            begun_at=begun,
            ended_at=datetime.now(UTC),
            data=data,
            keys=keys,
            needs_keys=self._needs,
            files=len(self._sums),
            bytes=self._size,
            sums=sha256_of(self.target / SUMS),
        )
        (self.target / MANIFEST).write_text(manifest.model_dump_json(indent=2) + "\n", encoding="utf-8")
        return manifest

    def _data(self) -> None:
        """In this order whatever is in the copy can be used: a record comes before the files that it names,
        for it may be asked for again; a file comes before the key that opens it.
        """
        settings = self.settings
        for database in (
            settings.holds_db,
            settings.api_answers,
            settings.link_revocations,
            settings.mail_ledger,
            settings.reply_tokens,
            settings.inbound_mails,
        ):
            self._keep_database(database)
        before = {each.path: each.sha256 for each in listed(self.since)} if self.since else {}
        self._keep_tree(settings.inbound_mails_dir, before)
        self._keep_tree(settings.documents_dir, before)
        if self._keep_database(settings.data_keys_db):
            self._needs = wrapped_by(settings.data_keys_db)
            # As a file of its own: an older copy that is brought back is told by it.
            erased = self.target / ERASED
            erased.write_bytes(ERASURES.dump_json(erasures(settings.data_keys_db)))
            self._note(erased, sha256_of(erased))

    def _keep_database(self, database: Path) -> bool:
        """False: there is none."""
        if not database.exists():
            return False
        target = self._place(database)
        sqlite_file.copied(database, target)
        self._note(target, sha256_of(target))
        return True

    def _keep_tree(self, root: Path, before: dict[str, str]) -> None:
        """What goes away meanwhile was erased, and is not kept."""
        for directory, names in _walked(root):
            for name in names:
                self._keep_file(directory / name, before)
            if self._place(directory).exists():
                with_times_of(directory, self._place(directory))

    def _keep_file(self, file: Path, before: dict[str, str]) -> None:
        target = self._place(file)
        known = before.get(self._path(file))
        try:
            if known is None or not self._is_linked(file, target):
                known = copied(file, target)
        except FileNotFoundError:
            return
        self._note(target, known)

    def _is_linked(self, file: Path, target: Path) -> bool:
        """False: it has to be copied."""
        if self.since is None:
            return False
        earlier = self.since / self._path(file)
        try:
            if earlier.stat().st_size != file.stat().st_size:
                return False
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            target.hardlink_to(earlier)
        except OSError:
            return False
        return True

    def _note(self, target: Path, sha256: str) -> None:
        self._sums.append(Sum(target.relative_to(self.target).as_posix(), sha256))
        self._size += target.stat().st_size

    def _path(self, file: Path) -> str:
        return file.relative_to(self.settings.state_dir).as_posix()

    def _place(self, file: Path) -> Path:
        return self.target / self._path(file)


def _walked(root: Path) -> Iterator[tuple[Path, list[str]]]:
    """Each directory with its files, those left out that are just being made. Raises: `OSError`."""

    def failed(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            raise error

    for place, _, names in os.walk(root, topdown=False, onerror=failed):
        yield Path(place), sorted(name for name in names if not name.startswith("."))
