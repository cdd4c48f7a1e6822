"""Arguments and options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

#: As many characters of a sender as a message takes.
_LONGEST_NAME = 100

RequestFileArgument = Annotated[
    Path, typer.Argument(metavar="REQUEST.json", help="The port request; its paths are relative to it.")
]
RequestIdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The request_id, or the workflow id that ends in it.")
]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
By = Annotated[str | None, typer.Option(help="Who says so; shown in the timeline.")]
Note = Annotated[str | None, typer.Option(help="A note for the timeline.")]


def sender(by: str | None) -> str:
    """Who sends a message from here: as said, or else who is logged in at this machine."""
    import getpass

    try:
        return by or getpass.getuser()[:_LONGEST_NAME]
    except (KeyError, OSError):  # a container's user has no name
        return "the command line"


Order = Annotated[
    str | None,
    typer.Option(help="The order's PON or its count; needed where the request has several orders."),
]
Numbers = Annotated[
    list[str] | None,
    typer.Option("--number", metavar="NUMBER", help="A number that it concerns; may be repeated."),
]
