"""The links that customers have to the pages of their requests."""

import asyncio
import os
from datetime import UTC, datetime

import typer

from starters.commands.answering import answering
from starters.commands.options import Json, RequestIdArgument
from starters.terminal import answer, answer_json, say

links = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The links to customers' pages.")


@links.callback()
def _only_groups() -> None:
    """Keeps `revoke` a command of its own while it is the only one."""


@links.command("revoke")
def revoke(request_id: RequestIdArgument, as_json: Json = False) -> None:
    """Take back every link to a request, or to its draft, that was made until now.

    Who comes with one is offered a new one by mail, which goes to the contact as it is now.
    """
    with answering(as_json=as_json):
        from porting.settings import Settings
        from workers.links import link_revocations
        from workflows.names import request_id_in

        identity, now = request_id_in(request_id), datetime.now(UTC)
        settings = Settings.from_environment(os.environ)
        asyncio.run(_known(identity))
        link_revocations(settings).revoke(identity, now)
        if as_json:
            answer_json({"request_id": identity, "revoked_before": now.isoformat()})
        else:
            answer(f"{identity}: no link that was made before {now:%Y-%m-%d %H:%M:%S} UTC opens anything")


async def _known(request_id: str) -> None:
    """Raises: `UnknownRequestError`. Where Temporal is away, a link is taken back all the same."""
    from porting.temporal.client import TemporalUnavailableError
    from starters.desk import UnknownRequestError, a_desk

    try:
        async with a_desk() as desk:
            is_known = await desk.is_known(request_id)
    except TemporalUnavailableError:
        say("Temporal is away, so nobody has looked whether there is such a request.")
        return
    if not is_known:
        raise UnknownRequestError(f"there is neither a port request {request_id} nor a draft of one")
