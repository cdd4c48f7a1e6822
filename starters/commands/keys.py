"""The key-encryption keys: made, changed for new ones, taken away (docs/keys.md)."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from starters.commands.answering import answering
from starters.commands.options import Json
from starters.terminal import answer, answer_json, say

if TYPE_CHECKING:
    from workers.key_ring import OperatorsKeys

keys = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The keys that encrypt the keys of port requests; docs/keys.md says what to do when.",
)

KeyId = Annotated[str, typer.Argument(metavar="ID")]


@keys.command("new")
def new() -> None:
    """Print a new key, for a secret store or PORTING_ENCRYPTION_KEYS; nothing else changes."""
    with answering():
        from workers.key_ring import a_new_key

        answer(a_new_key())


@keys.command("add")
def add(
    not_yet: Annotated[
        bool, typer.Option("--not-yet", help="It opens what others encrypt, and encrypts nothing yet.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Put a new key into the file; the file is made where there is none.

    From then on it encrypts; what the others have encrypted stays readable. With several machines use
    --not-yet, bring the file to all of them, and then `porting keys use`.
    """
    with answering(as_json=as_json):
        key_id = _operators().add(at_once=not not_yet)
        if as_json:
            answer_json({"id": key_id})
        else:
            answer(key_id)
            say("Keep a copy of the file where the data is not: without it nothing can be read any more.")


@keys.command("use")
def use(key_id: KeyId, as_json: Json = False) -> None:
    """Have a key that is in the file already encrypt from now on."""
    with answering(as_json=as_json):
        _operators().use(key_id)
        _tell_id(key_id, as_json)


@keys.command("list")
def listed(as_json: Json = False) -> None:
    """Show which keys there are, which one encrypts, and for how many data keys each is needed."""
    with answering(as_json=as_json):
        found = _operators().standing()
        if as_json:
            answer_json([each.__dict__ for each in found])
        for each in () if as_json else found:
            state = "encrypts" if each.current else "missing!" if each.missing else "opens"
            answer(f"{each.id:34}  {state:8}  needed for {each.needed_for}")


@keys.command("rewrap")
def rewrap(as_json: Json = False) -> None:
    """Encrypt all data keys with the current key, so that older ones are needed no longer.

    Requests go on meanwhile. May be broken off and given again.
    """
    with answering(as_json=as_json):
        count = _operators().rewrap()
        if as_json:
            answer_json({"rewrapped": count})
        else:
            answer(f"{count} rewrapped")


@keys.command("remove")
def remove(key_id: KeyId, as_json: Json = False) -> None:
    """Take a key out of the file; refused while a data key needs it.

    Copies of the key store from before the last `porting keys rewrap` can then not be read any more.
    """
    with answering(as_json=as_json):
        _operators().remove(key_id)
        _tell_id(key_id, as_json)


def _tell_id(key_id: str, as_json: bool) -> None:
    if as_json:
        answer_json({"id": key_id})
    else:
        answer(key_id)


def _operators() -> "OperatorsKeys":
    from porting.settings import Settings
    from workers.key_ring import OperatorsKeys

    return OperatorsKeys(Settings.from_environment(os.environ))
