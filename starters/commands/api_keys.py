"""The keys that programs call the API with."""

import os
from pathlib import Path
from typing import Annotated

import typer

from porting.api_keys import Scope
from starters.commands.answering import answering
from starters.commands.options import Json
from starters.terminal import answer, answer_json, say

api_key = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="The keys of programs that call the API."
)


@api_key.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help='Whose it is, e.g. "signup flow".')],
    scope: Annotated[list[Scope], typer.Option(help="What it may do; may be repeated.")],
    as_json: Json = False,
) -> None:
    """Make a key and show it, once: only its hash is kept."""
    with answering(as_json=as_json):
        from porting import api_keys

        key, kept = api_keys.new_key(name, scope)
        api_keys.FILE.add(_file(), kept)
        if as_json:
            answer_json({"id": kept.kept_id, "key": key})
        else:
            answer(key)
            say("Keep it well: it is shown only now.")


@api_key.command("list")
def listed(as_json: Json = False) -> None:
    """Show which keys there are, and what each may do."""
    with answering(as_json=as_json):
        from porting import api_keys

        keys = api_keys.FILE.read(_file())
        if as_json:
            answer_json([{"id": k.kept_id, "name": k.name, "scopes": sorted(k.scopes)} for k in keys])
        for each in () if as_json else keys:
            answer(f"{each.kept_id}  {','.join(sorted(each.scopes)):28}  {each.name}")


@api_key.command("remove")
def remove(key_id: Annotated[str, typer.Argument(metavar="ID")], as_json: Json = False) -> None:
    """Take a key away: from now on nobody can call with it."""
    with answering(as_json=as_json):
        from porting import api_keys

        if not api_keys.FILE.remove(_file(), key_id):
            raise api_keys.ApiKeysError(f"there is no key {key_id}; `porting api-key list` shows all")
        if as_json:
            answer_json({"id": key_id})
        else:
            answer(key_id)


def _file() -> Path:
    from porting.settings import Settings

    return Settings.from_environment(os.environ).api_keys_path
