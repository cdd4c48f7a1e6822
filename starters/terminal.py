"""What the command line prints: answers on standard output, everything else on standard error."""

import json
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import typer

#: Customers' and carriers' words may hold what a terminal would obey.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def answer(text: str) -> None:
    typer.echo(text)


def answer_json(value: Any) -> None:
    """`value` as JSON, of which nothing is left out."""
    typer.echo(json.dumps(value, indent=2, ensure_ascii=False))


def say(text: str) -> None:
    """Progress, advice, trouble."""
    typer.echo(text, err=True)


def plain(text: str) -> str:
    """One line that a terminal only shows."""
    return " ".join(_CONTROL.sub(" ", text).split())


def when(instant: datetime | None) -> str:
    """In this machine's time zone."""
    return f"{instant.astimezone():%Y-%m-%d %H:%M}" if instant else "-"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines with columns as wide as they must be."""
    lines = [[head.upper() for head in heads], *[[plain(cell) for cell in row] for row in rows]]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
