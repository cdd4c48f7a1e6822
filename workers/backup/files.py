"""The files of a copy and the list of them, which `sha256sum -c SHA256SUMS` reads too."""

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from porting.domain.errors import PortingError

SUMS, MANIFEST, ERASED = "SHA256SUMS", "manifest.json", "erased.json"
#: Paths of ours are ids, hashes and names without spaces.
_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<path>[A-Za-z0-9@._/-]+)")
_CHUNK = 1024 * 1024


class BackupError(PortingError):
    """A copy cannot be made, is not what was written, or cannot be brought back here."""


class Manifest(BaseModel):
    """What a copy is, and that it is whole: it is written last."""

    model_config = ConfigDict(frozen=True)

    format: int = 1
    begun_at: datetime
    """What is younger may be missing, nothing older is."""
    ended_at: datetime
    data: bool
    keys: bool
    needs_keys: tuple[str, ...]
    """The ids of the key-encryption keys without which it says nothing to anybody."""
    files: int
    bytes: int
    sums: str
    """SHA-256 of the list of files."""


@dataclass(frozen=True)
class Sum:
    path: str
    """From the copy's own directory."""
    sha256: str

    @property
    def line(self) -> str:
        return f"{self.sha256}  {self.path}\n"


def copied(source: Path, target: Path) -> str:
    """Copy a file, readable by us only; returns its SHA-256. Raises: `OSError`."""
    digest = hashlib.sha256()
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with source.open("rb") as content:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as copy:
            while chunk := content.read(_CHUNK):
                digest.update(chunk)
                copy.write(chunk)
    return digest.hexdigest()


def sha256_of(file: Path) -> str:
    """Raises: `OSError`."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def with_times_of(source: Path, target: Path) -> None:
    """How old what they hold is, is told by directories."""
    with suppress(FileNotFoundError):
        told = source.stat()
        os.utime(target, ns=(told.st_atime_ns, told.st_mtime_ns))


def listed(directory: Path) -> Iterator[Sum]:
    """Raises: `BackupError`."""
    try:
        lines = (directory / SUMS).read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeError) as error:
        raise BackupError(f"{directory} is no backup: it has no list of its files ({SUMS})") from error
    for at, line in enumerate(lines, start=1):
        found = _LINE.fullmatch(line)
        if found is None or ".." in found["path"].split("/") or found["path"].startswith("/"):
            raise BackupError(f"{directory / SUMS} has a wrong line {at}")
        yield Sum(found["path"], found["sha256"])


def manifest_of(directory: Path) -> Manifest:
    """Raises: `BackupError`."""
    try:
        manifest = Manifest.model_validate_json((directory / MANIFEST).read_bytes())
    except (OSError, ValidationError) as error:
        raise BackupError(f"{directory} is no backup, or was not finished: see its {MANIFEST}") from error
    if manifest.format != 1:
        raise BackupError(f"{directory} was made by a newer version: its format is {manifest.format}")
    return manifest


def verified(directory: Path) -> Manifest:
    """Look through all of a copy: every file is there and what it was, none is there beside them, and each
    database is sound.

    Raises: `BackupError`, `OSError`.
    """
    manifest = manifest_of(directory)
    if sha256_of(directory / SUMS) != manifest.sums:
        raise BackupError(f"{directory / SUMS} is not what was written")
    known = {SUMS, MANIFEST}
    for each in listed(directory):
        known.add(each.path)
        file = directory / each.path
        if not file.is_file():
            raise BackupError(f"{file} is missing")
        if sha256_of(file) != each.sha256:
            raise BackupError(f"{file} is not what was written")
        if file.suffix == ".db" and not _is_sound(file):
            raise BackupError(f"{file} is damaged, and was when it was copied")
    for path in _files_in(directory):
        if path not in known:
            raise BackupError(f"{directory / path} does not belong there")
    return manifest


def _files_in(directory: Path) -> Iterator[str]:
    for root, _, names in os.walk(directory):
        for name in names:
            yield (Path(root) / name).relative_to(directory).as_posix()


def _is_sound(database: Path) -> bool:
    try:
        # Nothing is written beside it: a copy stays what it is.
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?immutable=1", uri=True)) as opened:
            return bool(opened.execute("PRAGMA quick_check").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False
