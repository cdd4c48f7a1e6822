"""`porting status` and `porting list`: where port requests stand."""

import asyncio
import os
from typing import TYPE_CHECKING, Annotated

import typer

from starters.commands.answering import answering
from starters.commands.options import Json, RequestIdArgument
from starters.terminal import answer, answer_json, plain, say, when

if TYPE_CHECKING:
    from datetime import datetime

    from starters.desk import PortingDesk, Wanted


def status(
    request_id: RequestIdArgument,
    watch: Annotated[bool, typer.Option("--watch", help="Follow it until it ends.")] = False,
    as_json: Json = False,
) -> None:
    """Say where a port request stands.

    Who must act, until when, what to do next, and everything that has happened. With --json it is what the
    Query `status` answers; with --watch, one such object a line for each change.
    """
    with answering(as_json=as_json):
        from workflows.names import request_id_in

        identity = request_id_in(request_id)
        asyncio.run(_watch(identity, as_json) if watch else _show(identity, as_json))


async def _show(request_id: str, as_json: bool) -> None:
    from starters.desk import WorkerAwayError, a_desk
    from starters.overview import brief, overview

    async with a_desk() as desk:
        if erased_at := await asyncio.to_thread(_erased_at, request_id):
            await _show_erased(desk, request_id, erased_at, as_json)
            return
        try:
            report = await desk.status(request_id)
        except WorkerAwayError as error:
            standing = await desk.standing(request_id)
            say(f"{plain(str(error))}. This is what lists know meanwhile:")
            if as_json:
                answer_json({**standing.model_dump(mode="json"), "partial": True})
            else:
                answer(brief(standing))
            return
    if as_json:
        answer_json(report.model_dump(mode="json"))
    else:
        answer(overview(report))


def _erased_at(request_id: str) -> "datetime | None":
    from porting.settings import Settings
    from workers.encryption import erased_at

    return erased_at(Settings.from_environment(os.environ), request_id)


async def _show_erased(desk: "PortingDesk", request_id: str, at: "datetime", as_json: bool) -> None:
    """What lists know stays, for as long as Temporal keeps it."""
    from starters.desk import UnknownRequestError
    from starters.overview import brief

    try:
        standing = await desk.standing(request_id)
    except UnknownRequestError:
        standing = None
    if as_json:
        known = standing.model_dump(mode="json") if standing else {"request_id": request_id}
        answer_json({**known, "partial": True, "erased_at": at.isoformat()})
        return
    answer(brief(standing) if standing else f"{request_id}: lists do not know it any more")
    answer(f"  erased on       {when(at)}: its data, history and documents can't be read any more")


async def _watch(request_id: str, as_json: bool) -> None:
    from starters.desk import a_desk
    from starters.following import PatientLook, changes
    from starters.overview import line, overview

    first = True
    async with a_desk() as desk:
        if erased_at := await asyncio.to_thread(_erased_at, request_id):
            await _show_erased(desk, request_id, erased_at, as_json)
            return
        async for report, new in changes(PatientLook(desk, request_id, say)):
            if as_json:
                answer(report.model_dump_json())
            elif first:
                answer(overview(report))
            else:
                answer("\n".join(f"  {line(entry)}" for entry in new))
            first = False


def list_requests(
    status: Annotated[str | None, typer.Option(help="Only those with this status.")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only those whose step is late.")] = False,
    action_by: Annotated[
        str | None, typer.Option(help="Only those where this party must act: customer, support, upstream.")
    ] = None,
    number: Annotated[str | None, typer.Option(help="Only those with this telephone number.")] = None,
    as_json: Json = False,
) -> None:
    """List port requests.

    Those that are due soonest come first.
    """
    with answering(as_json=as_json):
        wanted = _wanted(status, overdue, action_by, number)
        asyncio.run(_list(wanted, as_json))


def _wanted(status: str | None, overdue: bool, action_by: str | None, number: str | None) -> "Wanted":
    from porting.domain.checks.request import normal_number
    from porting.domain.status import ActionBy, PortStatus
    from starters.desk import Wanted

    if status not in (None, *PortStatus):
        raise typer.BadParameter(f"there are {', '.join(PortStatus)}", param_hint="--status")
    if action_by not in (None, *ActionBy):
        raise typer.BadParameter(f"there are {', '.join(ActionBy)}", param_hint="--action-by")
    normal = normal_number(number) if number else None
    if number and normal is None:
        raise typer.BadParameter("write a number like +15125550100", param_hint="--number")
    return Wanted(
        status=PortStatus(status) if status else None,
        action_by=ActionBy(action_by) if action_by else None,
        number=normal,
        overdue=overdue,
    )


async def _list(wanted: "Wanted", as_json: bool) -> None:
    from datetime import UTC, datetime

    from starters.desk import a_desk
    from starters.overview import listing

    async with a_desk(decodes=False) as desk:
        standings = await desk.listed(wanted)
    if as_json:
        answer_json([standing.model_dump(mode="json") for standing in standings])
    elif standings:
        answer(listing(standings, datetime.now(UTC)))
    else:
        say("there are none")
