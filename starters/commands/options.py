"""Arguments and options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

RequestFileArgument = Annotated[
    Path, typer.Argument(metavar="REQUEST.json", help="The port request; its paths are relative to it.")
]
RequestIdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The request_id, or the workflow id that ends in it.")
]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
By = Annotated[str | None, typer.Option(help="Who says so; shown in the timeline.")]
Note = Annotated[str | None, typer.Option(help="A note for the timeline.")]
Order = Annotated[
    str | None,
    typer.Option(help="The order's PON or its count; needed where the request has several orders."),
]
Numbers = Annotated[
    list[str] | None,
    typer.Option("--number", metavar="NUMBER", help="A number that it concerns; may be repeated."),
]
