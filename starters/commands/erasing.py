"""`porting erase`: what a port request has of its customer becomes unreadable, for good."""

import asyncio
import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from starters.commands.answering import answering
from starters.commands.options import Json, RequestIdArgument
from starters.terminal import answer, answer_json, say

if TYPE_CHECKING:
    from workers.erasing import Erased

#: What no key of ours reaches, and for how long it stays there.
_STAYS = (
    "mails that were sent: in their readers' mailboxes, and in the outbox folder where that is used",
    "what upstream has of its orders: as long as its own rules say",
    "backups of the data keys made before: until you have deleted the last of them",
    "documents that a program uploaded before it started the request: 8 days at most",
)


def erase(
    request_id: RequestIdArgument,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Erase a port request, or a draft, that has ended.

    Its keys are destroyed: its data, history, documents and kept mails can't be read any more, by anybody.
    Lists, counts and what `porting status` knows without them stay. There is no way back.
    """
    with answering(as_json=as_json):
        from workflows.names import request_id_in, request_id_of_draft

        identity = request_id_of_draft(request_id_in(request_id))
        if not yes:
            _confirm(identity)
        erased = asyncio.run(_erased(identity))
        if as_json:
            answer_json(_as_data(erased))
        else:
            _say(erased)


def _confirm(request_id: str) -> None:
    if not sys.stdin.isatty():
        raise typer.BadParameter("nobody can be asked here: say --yes", param_hint="--yes")
    typer.confirm(f"Erase {request_id} for good?", abort=True, err=True)


async def _erased(request_id: str) -> "Erased":
    """Raises: `UnknownRequestError`, `RequestRunsError`, and whatever keeps it from being done."""
    from porting.settings import Settings
    from starters.desk import UnknownRequestError, a_desk, in_our_words
    from workers.erasing import erase_what_has_ended, erasing

    work = erasing(Settings.from_environment(os.environ))
    async with a_desk() as desk:
        is_known = await desk.is_known(request_id) or await asyncio.to_thread(work.knows, request_id)
        if not is_known:
            raise UnknownRequestError(f"there is neither a port request {request_id} nor a draft of one")
        with in_our_words(request_id):
            return await erase_what_has_ended(desk.client, work, request_id)


def _as_data(erased: "Erased") -> dict[str, object]:
    return {
        "request_id": erased.request_id,
        "erased_at": erased.at.isoformat(),
        "keys_destroyed": erased.keys,
        "mails_deleted": erased.mails,
        "stays": list(_STAYS),
    }


def _say(erased: "Erased") -> None:
    before = "" if erased.keys else " before, so nothing had to be destroyed now"
    answer(f"{erased.request_id}: erased on {erased.at:%Y-%m-%d %H:%M:%S} UTC{before}")
    say("What stays, because no key of ours reaches it:")
    for each in _STAYS:
        say(f"  {each}")
