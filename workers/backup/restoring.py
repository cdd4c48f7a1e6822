"""A copy is brought back into a state directory that has nothing yet."""

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from porting.adapters.erasures import ERASURES, Erasure, beyond, erasures
from porting.settings import Settings
from workers.backup.files import (
    ERASED,
    MANIFEST,
    SUMS,
    BackupError,
    Manifest,
    copied,
    listed,
    manifest_of,
    verified,
    with_times_of,
)
from workers.encryption import data_keys
from workers.erasing import erasing

#: Of the copy, not of the state.
_ABOUT = {SUMS, MANIFEST, ERASED}


@dataclass(frozen=True)
class Restored:
    manifest: Manifest
    erased_again: int
    """Of how many requests, mails and days the keys were destroyed once more: they were erased after the copy
    was made."""


def restored(settings: Settings, directory: Path, erased: Sequence[Path] = ()) -> Restored:
    """Bring the copy in `directory` back, whole or not at all; nothing of ours may run.

    What was erased after it was made stays erased, as far as `erased` (files that `porting erased` wrote) and
    the copies that lie beside this one tell.

    Raises: `BackupError`, `SettingsError`, `OSError`, `sqlite3.Error`.
    """
    manifest = verified(directory)
    names = sorted({each.path.split("/")[0] for each in listed(directory)} - _ABOUT)
    _refuse_what_is_there(settings.state_dir, names)
    told = tuple(_told_by([*erased, *_beside(directory)])) if manifest.data else ()
    settings.state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = settings.state_dir / f".restoring-{os.getpid()}"
    try:
        _copy(directory, aside)
        again = _erase_again(settings, aside, told) if told else 0
        os.sync()
        # The keys come last: without them no process takes what is there for the whole.
        for name in sorted(names, key=lambda name: name == settings.data_keys_db.name):
            _move(aside / name, settings.state_dir / name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return Restored(manifest, again)


def _refuse_what_is_there(state_dir: Path, names: Sequence[str]) -> None:
    for name in names:
        there = state_dir / name
        if there.is_dir() and not any(there.iterdir()):
            continue
        if there.exists():
            raise BackupError(f"{there} is there already: stop all processes, move it away, then restore")


def _copy(directory: Path, aside: Path) -> None:
    for each in listed(directory):
        if each.path in _ABOUT:
            continue
        if copied(directory / each.path, aside / each.path) != each.sha256:
            raise BackupError(f"{directory / each.path} changed while it was read")
    for place, _, _ in os.walk(aside, topdown=False):
        with_times_of(directory / Path(place).relative_to(aside), Path(place))


def _move(source: Path, target: Path) -> None:
    if target.is_dir():
        target.rmdir()  # an empty one
    source.rename(target)


def _beside(directory: Path) -> Iterator[Path]:
    """What other copies in the same place say of who was erased."""
    for each in sorted(directory.resolve().parent.glob(f"*/{ERASED}")):
        try:
            manifest_of(each.parent)
        except BackupError:
            continue  # not one of ours, or not finished
        yield each


def _told_by(files: Sequence[Path]) -> Iterator[Erasure]:
    for file in files:
        try:
            yield from ERASURES.validate_json(file.read_bytes())
        except ValidationError:
            raise BackupError(f"{file} is no list of erased requests: `porting erased` writes one") from None


def _in(aside: Path, settings: Settings) -> Settings:
    """The settings of what lies there, with the keys that open it."""
    own = aside / settings.keys_dir.name / settings.encryption_keys_path.name
    keys = own if own.exists() else settings.encryption_keys_path
    file = None if settings.encryption_keys is not None else keys
    return settings.model_copy(update={"state_dir": aside, "encryption_keys_file": file})


def _erase_again(settings: Settings, aside: Path, told: Sequence[Erasure]) -> int:
    there = _in(aside, settings)
    left = beyond(erasures(there.data_keys_db), told)
    if not left:
        return 0
    work, keys = erasing(there), data_keys(there)
    for each in left:
        if each.erased_at:
            work.erase(each.owner, each.erased_at)
        if each.pin_forgotten_at:
            keys.forget(each.owner, each.pin_forgotten_at)
    return len({each.owner for each in left})
