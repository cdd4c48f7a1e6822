"""`porting provider check`: whether our account with the chosen provider works."""

import asyncio
import os
from typing import TYPE_CHECKING

import typer

from starters.commands.answering import REFUSED, answering
from starters.commands.options import Json
from starters.terminal import answer, answer_json, plain

if TYPE_CHECKING:
    from porting.domain.provider_check import Checked

provider = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="The provider that port orders go to."
)


@provider.callback()
def of_the_provider() -> None:
    """The provider that port orders go to."""


@provider.command("check")
def check(as_json: Json = False) -> None:
    """Say whether our account with the provider works.

    It looks whether the provider, its key, the webhooks' key and our own inventory are as they must be, with
    the settings of this place. Nothing is ordered and nothing changed. Exit code 1: something has to be done.
    """
    with answering(as_json=as_json):
        from porting.settings import Settings
        from workers.providers import chosen

        settings = Settings.from_environment(os.environ)
        checked = asyncio.run(chosen(settings).check(settings))
        works = all(each.ok for each in checked)
        if as_json:
            lines = [each.model_dump() for each in checked]
            answer_json({"provider": settings.upstream, "works": works, "checks": lines})
        else:
            _say(settings.upstream, checked)
    raise typer.Exit(0 if works else REFUSED)


def _say(name: str, checked: "tuple[Checked, ...]") -> None:
    width = max(len(each.check) for each in checked)
    answer(f"{name}:")
    for each in checked:
        answer(f"  {'ok' if each.ok else 'TO DO':5}  {each.check:{width}}  {plain(each.message)}")
