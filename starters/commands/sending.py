"""`porting send`: any message, to port requests by name or to all that a query finds."""

import asyncio
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from starters.commands.answering import REFUSED, answering
from starters.commands.options import By, Json, Note, sender
from starters.terminal import answer, answer_json, plain, say

if TYPE_CHECKING:
    from starters.bulk import Run, Sent
    from starters.desk import PortingDesk, Standing


def send(
    message: Annotated[str, typer.Argument(metavar="MESSAGE", help="The name of the Signal.")],
    request_ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID", help="Who gets it; or say --query.")
    ] = None,
    query: Annotated[
        str | None,
        typer.Option(help="All open port requests that this finds in Temporal's lists get it."),
    ] = None,
    data: Annotated[str, typer.Option(metavar="JSON", help="What the message says; - reads it.")] = "{}",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say who would get what; send nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before a --query is acted on.")] = False,
    run: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="In one run each request takes the message once. Left out, the same --query, message and "
            "day are one run; requests by name take it each time.",
        ),
    ] = None,
    by: By = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Send a message to many port requests, or to one.

    A request that refuses it does not keep it from the others.
    """
    if bool(request_ids) == bool(query):
        raise typer.BadParameter("say who gets it: either IDs or --query")
    payload = _payload(message, data, by, note)
    with answering(as_json=as_json):
        from starters.bulk import Run, name_of
        from workflows.names import request_id_in

        name = run or (name_of(message, payload, query, datetime.now(UTC).date()) if query else None)
        named = list(dict.fromkeys(map(request_id_in, request_ids or ())))
        asyncio.run(
            _carried_out(
                Run(name, message, payload), named, query, asks=not yes, dry_run=dry_run, as_json=as_json
            )
        )


def _payload(message: str, data: str, by: str | None, note: str | None) -> dict[str, Any]:
    """What the message says, if that could be right; it is judged before the first request gets it."""
    from workflows.messages import KINDS, read
    from workflows.taking import MessageRefusedError

    if message not in KINDS:
        raise typer.BadParameter(f"there are {', '.join(KINDS)}", param_hint="MESSAGE")
    try:
        given = json.loads(sys.stdin.read() if data == "-" else data)
    except (ValueError, RecursionError):
        raise typer.BadParameter(
            f"no JSON; write e.g. {KINDS[message].example}", param_hint="--data"
        ) from None
    if isinstance(given, dict):
        who = by or given.get("by") or sender(None)
        given |= {"by": who, **({"note": note} if note else {})}
    try:
        read(message, [given])
    except MessageRefusedError as refusal:
        raise typer.BadParameter(str(refusal), param_hint="--data") from None
    return dict(given)


async def _carried_out(
    run: "Run", named: list[str], query: str | None, *, asks: bool, dry_run: bool, as_json: bool
) -> None:
    from starters.bulk import found
    from starters.desk import a_desk

    async with a_desk() as desk:
        if dry_run:
            standings = await found(desk, query) if query else [await desk.standing(each) for each in named]
            _show(run, standings, as_json)
            return
        getting = [standing.request_id for standing in await found(desk, query)] if query else named
        if query and asks and getting:
            await asyncio.to_thread(_ask, run, getting)
        _summed_up(run, await _delivered(run, desk, getting, as_json), as_json)


def _show(run: "Run", standings: "list[Standing]", as_json: bool) -> None:
    from starters.overview import listing

    if as_json:
        shown = [standing.model_dump(mode="json") for standing in standings]
        answer_json({"message": run.message, "data": run.payload, "run": run.name, "would_get": shown})
        return
    say(f"{_count(standings)} would get {_said(run)}")
    if standings:
        answer(listing(standings, datetime.now(UTC)))


def _ask(run: "Run", getting: list[str]) -> None:
    """Nobody changes dozens of requests by a slip of the pen."""
    if not sys.stdin.isatty():
        raise typer.BadParameter(f"{_count(getting)} would get it; say --yes, or look with --dry-run")
    typer.confirm(f"Send {_said(run)} to {_count(getting)}?", abort=True, err=True)


async def _delivered(run: "Run", desk: "PortingDesk", getting: list[str], as_json: bool) -> "list[Sent]":
    if run.name and getting:
        say(f"run {run.name}: begun again with --run {run.name}, it goes on where it was")
    sent = []
    async for each in run.to(desk, getting):
        sent.append(each)
        if not as_json:
            answer(f"{each.request_id}: {each.became}: {plain(each.words)}")
    return sorted(sent, key=lambda each: each.request_id)


def _summed_up(run: "Run", sent: "list[Sent]", as_json: bool) -> None:
    from starters.bulk import Became

    counts = {became: sum(each.became is became for each in sent) for became in Became}
    if as_json:
        became = [
            {"request_id": each.request_id, "became": each.became, "words": each.words} for each in sent
        ]
        answer_json({"run": run.name, **counts, "requests": became})
    say(", ".join(f"{count} {became}" for became, count in counts.items()))
    if counts[Became.DONE] < len(sent):
        raise typer.Exit(REFUSED)


def _said(run: "Run") -> str:
    return f"{run.message} {json.dumps(run.payload, ensure_ascii=False)}"


def _count(requests: Sequence[object]) -> str:
    return "1 port request" if len(requests) == 1 else f"{len(requests)} port requests"
