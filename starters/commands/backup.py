"""Copies of what is ours (docs/operations.md): `porting backup`, `porting restore`, `porting erased`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from starters.commands.answering import answering
from starters.commands.options import Json
from starters.terminal import answer, answer_json, say

if TYPE_CHECKING:
    from porting.settings import Settings
    from workers.backup.files import Manifest

_MIB = 1024 * 1024


def backup(
    directory: Annotated[Path, typer.Argument(metavar="DIRECTORY", help="A new directory; it is made.")],
    since: Annotated[
        Path | None,
        typer.Option(metavar="EARLIER", help="A backup on the same disk: link its documents, copy none."),
    ] = None,
    keys_only: Annotated[
        bool, typer.Option("--keys-only", help="The keys alone, to be kept where the data is not.")
    ] = False,
    with_keys: Annotated[
        bool,
        typer.Option("--with-keys", help="Data and keys: whoever has the copy reads all of it."),
    ] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Make none: look through the backup that is in DIRECTORY.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Copy our data while everything runs: documents, mails, ledgers, data keys; not the keys that open them.

    What it is, file by file, stands in SHA256SUMS. Temporal's database is backed up first, by its own means.
    """
    with answering(as_json=as_json):
        from workers.backup.files import verified
        from workers.backup.making import made

        settings = _settings()
        if verify:
            manifest = verified(directory)
        else:
            manifest = made(settings, directory, data=not keys_only, keys=keys_only or with_keys, since=since)
        _tell(manifest, directory, as_json)
        _warn(settings, manifest)


def restore(
    directory: Annotated[Path, typer.Argument(metavar="DIRECTORY", help="A backup, of data or of keys.")],
    erased: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="What `porting erased` wrote since; may be repeated."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Bring a backup back into a state directory that has nothing yet; the keys first. Nothing may run.

    What was erased after it was made stays erased: the backups beside it are asked, and each FILE.
    """
    with answering(as_json=as_json):
        from workers.backup.restoring import restored

        done = restored(_settings(), directory, erased or ())
        if as_json:
            answer_json({**done.manifest.model_dump(mode="json"), "erased_again": done.erased_again})
            return
        answer(f"{directory}: {done.manifest.files} files are back, as of {_begun(done.manifest)}")
        if done.erased_again:
            say(f"  {done.erased_again} erased again, which were erased after it was made")
        if done.manifest.data:
            say("  Temporal's database must not be younger than that: docs/operations.md says why")


def erased() -> None:
    """Print who was erased, ids and times alone, for `porting restore --erased FILE`."""
    with answering():
        from porting.settings import SettingsError
        from workers.backup.told import erased_so_far

        settings = _settings()
        if not settings.encryption:
            raise SettingsError("PORTING_ENCRYPTION=off: nothing is erased, since there are no keys")
        answer(erased_so_far(settings))


def _settings() -> "Settings":
    from porting.settings import Settings

    return Settings.from_environment(os.environ)


def _begun(manifest: "Manifest") -> str:
    return f"{manifest.begun_at:%Y-%m-%d %H:%M:%S} UTC"


def _tell(manifest: "Manifest", directory: Path, as_json: bool) -> None:
    if as_json:
        answer_json(manifest.model_dump(mode="json"))
        return
    answer(f"{directory}: {manifest.files} files, {manifest.bytes / _MIB:.1f} MiB, as of {_begun(manifest)}")
    for key_id in manifest.needs_keys:
        say(f"  needs the key {key_id}: keep a copy of it elsewhere")


def _warn(settings: "Settings", manifest: "Manifest") -> None:
    if manifest.data and manifest.keys:
        say("  It has the keys beside the data: whoever has this copy reads all of it.")
    if manifest.data and not settings.encryption:
        say("  PORTING_ENCRYPTION=off: customers' documents are in it in the clear.")
    if manifest.keys and settings.encryption_keys_file is not None:
        say("  PORTING_ENCRYPTION_KEYS_FILE is not in it: copy that file where it is.")
