"""The tokens that the codec server lets people in with."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from porting.access.grants import Action
from starters.commands.answering import answering
from starters.commands.options import Json
from starters.terminal import answer, answer_json, say

codec_token = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="The tokens of people who read what is encrypted."
)


@codec_token.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help='Whose it is, e.g. "Sam\'s browser".')],
    may: Annotated[list[Action], typer.Option(help="What it permits; may be repeated.")],
    namespace: Annotated[
        str | None, typer.Option(help="Where it does.", show_default="TEMPORAL_NAMESPACE")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=3660, help="How long it lasts.")] = 90,
    as_json: Json = False,
) -> None:
    """Make a token and show it, once: only its hash is kept."""
    with answering(as_json=as_json):
        from porting.access import static_tokens
        from porting.access.grants import Grant
        from porting.temporal.client import configured_namespace

        where = namespace or configured_namespace()
        until = datetime.now(UTC) + timedelta(days=days)
        token, kept = static_tokens.new_token(name, [Grant(where, action) for action in may], until)
        static_tokens.FILE.add(_file(), kept)
        if as_json:
            answer_json({"id": kept.kept_id, "token": token})
        else:
            answer(token)
            say("Keep it well: it is shown only now.")


@codec_token.command("list")
def listed(as_json: Json = False) -> None:
    """Show which tokens there are, what each permits, and until when."""
    with answering(as_json=as_json):
        from porting.access import static_tokens

        tokens = static_tokens.FILE.read(_file())
        if as_json:
            answer_json(
                [
                    {
                        "id": each.kept_id,
                        "name": each.name,
                        "grants": [str(grant) for grant in sorted(each.grants)],
                        "until": each.until.isoformat(),
                    }
                    for each in tokens
                ]
            )
        for each in () if as_json else tokens:
            grants = ",".join(map(str, sorted(each.grants)))
            answer(f"{each.kept_id}  until {each.until:%Y-%m-%d}  {grants}  {each.name}")


@codec_token.command("remove")
def remove(token_id: Annotated[str, typer.Argument(metavar="ID")], as_json: Json = False) -> None:
    """Take a token away: from now on it lets nobody in."""
    with answering(as_json=as_json):
        from porting.access import static_tokens

        if not static_tokens.FILE.remove(_file(), token_id):
            raise static_tokens.TokenFileError(
                f"there is no token {token_id}; `porting codec-token list` shows all"
            )
        if as_json:
            answer_json({"id": token_id})
        else:
            answer(token_id)


def _file() -> Path:
    from porting.settings import Settings

    return Settings.from_environment(os.environ).codec_tokens_path
