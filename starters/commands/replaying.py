"""`porting replay`: whether this code may take over port requests that run, or that once ran."""

import asyncio
import logging
import os
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from starters.commands.answering import REFUSED, answering
from starters.commands.options import Json
from starters.terminal import answer, answer_json, plain, say

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from starters.replaying import Replayed


def replay(
    places: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE|FOLDER", help="Exported histories."),
    ] = None,
    of_open: Annotated[
        bool, typer.Option("--open", help="All port requests and drafts that run on the server.")
    ] = False,
    query: Annotated[
        str | None, typer.Option(help="Those that this finds in Temporal's lists, ended ones too.")
    ] = None,
    sample: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Only N of them, of all steps alike.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Replay histories with this code, before it meets the requests that they are of.

    Nothing is sent or changed. What is encrypted is opened with the usual settings. Exit code 0: all replay;
    1: one does not, and it is told at which event, and what to do.
    """
    if [bool(places), of_open, query is not None].count(True) != 1:
        raise typer.BadParameter("say what to replay: files, --open or --query")
    if sample is not None and places:
        raise typer.BadParameter("--sample goes with --open and --query")
    logging.getLogger("temporalio").addHandler(logging.NullHandler())  # what it says is told below
    with answering(as_json=as_json):
        faults = asyncio.run(_replay(places or [], query, sample, as_json=as_json))
    if faults:
        raise typer.Exit(REFUSED)


async def _replay(places: list[Path], query: str | None, sample: int | None, *, as_json: bool) -> int:
    """How many do not replay. Raises: `NothingToReplayError`."""
    from starters.replaying import NothingToReplayError

    seen: list[Replayed] = []
    async with aclosing(_of_files(places) if places else _of_server(query, sample)) as results:
        async for replayed in results:
            seen.append(replayed)
            if not as_json and replayed.fault:
                _show(replayed)
    if not seen:
        raise NothingToReplayError("there is no history to replay: nothing is known about this code")
    faults = sum(replayed.fault is not None for replayed in seen)
    if as_json:
        histories = [replayed.model_dump(mode="json") for replayed in seen]
        answer_json({"replayed": len(seen), "faults": faults, "histories": histories})
    else:
        answer(f"{len(seen) - faults} of {len(seen)} histories replay with this code")
    _advise(seen)
    return faults


def _of_files(places: list[Path]) -> "AsyncGenerator[Replayed, None]":
    """Raises: `SettingsError` where they are encrypted and there is no key here."""
    from porting.settings import Settings
    from starters.exported import Exported, files_in
    from starters.replaying import replayed_files
    from workers.encryption import request_codec

    exported = [Exported.read(file) for file in files_in(places)]
    is_encrypted = any(each.is_encrypted for each in exported)
    return replayed_files(
        exported, request_codec(Settings.from_environment(os.environ)) if is_encrypted else None
    )


async def _of_server(query: str | None, sample: int | None) -> "AsyncGenerator[Replayed, None]":
    from starters.desk import a_desk
    from starters.replaying import OPEN, replayed_on_server

    async with a_desk() as desk:
        async for replayed in replayed_on_server(desk.client, query or OPEN, sample):
            yield replayed


def _show(replayed: "Replayed") -> None:
    fault = replayed.fault
    if fault is None:
        return
    which = f"{replayed.workflow_id} ({replayed.source})" if replayed.workflow_id else replayed.source
    at = f" at event {fault.event}" if fault.event else ""
    answer(f"{plain(which)} does not replay{at}: {plain(fault.what)}")


def _advise(seen: "list[Replayed]") -> None:
    """What to do, once for each kind of fault."""
    from starters.replaying import ADVICE

    for kind in dict.fromkeys(replayed.fault.kind for replayed in seen if replayed.fault):
        say(ADVICE[kind])
