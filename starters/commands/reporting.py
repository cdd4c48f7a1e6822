"""`porting report`: what happened to port requests in a time."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from starters.commands.answering import answering
from starters.commands.options import Json
from starters.terminal import say

if TYPE_CHECKING:
    from starters.desk import PortingDesk
    from starters.report.model import Period, Report, RequestRead

#: As long as a request usually lives.
_USUAL_DAYS = 28

_DAY = ["%Y-%m-%d"]


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


def report(
    first: Annotated[
        datetime | None,
        typer.Option(
            "--from", metavar="YYYY-MM-DD", formats=_DAY, help="The first day; 28 days back otherwise."
        ),
    ] = None,
    last: Annotated[
        datetime | None,
        typer.Option("--to", metavar="YYYY-MM-DD", formats=_DAY, help="The last day; today otherwise."),
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="As the name of FILE ends, or else text.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write it there.")
    ] = None,
    ended_only: Annotated[
        bool, typer.Option("--ended", help="Leave out what is open: then no worker is needed.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Say what happened to port requests in a time.

    What was prevented before submission, what was rejected and why, by which carrier, how long each step took
    against its promise, how many were right the first time. CSV has one line a request.
    """
    with answering(as_json=as_json):
        wanted = Format.JSON if as_json else form or _format_of(file)
        period = _period(first, last)
        with _destination(file) as out:
            asyncio.run(_write(out, period, wanted, ended_only))
        if file is not None:
            say(f"written to {file}")


@contextmanager
def _destination(file: Path | None) -> Iterator[TextIO]:
    """Standard output, or `file`, which is there once all of it is."""
    if file is None:
        yield sys.stdout
        return
    unfinished = file.with_name(f"{file.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def _format_of(file: Path | None) -> Format:
    ending = file.suffix.lower().removeprefix(".") if file else ""
    return Format({"htm": "html", "txt": "text"}.get(ending, ending)) if ending in _ENDINGS else Format.TEXT


_ENDINGS = ("json", "csv", "html", "htm", "txt")


def _period(first: datetime | None, last: datetime | None) -> "Period":
    from starters.report.model import Period

    until = last.date() if last else date.today()  # noqa: DTZ011 - days are this machine's
    since = first.date() if first else until - timedelta(days=_USUAL_DAYS)
    if since > until:
        raise typer.BadParameter(f"{until} is before {since}", param_hint="--to")
    return Period(first=since, last=until)


async def _write(out: TextIO, period: "Period", form: Format, ended_only: bool) -> None:
    from starters.desk import a_desk
    from starters.report.rows import Rows

    async with a_desk() as desk:
        if form is Format.CSV:
            await _read(desk, period, ended_only, Rows(out).add)
        else:
            out.write(_written(await _counted(desk, period, ended_only), form))


async def _counted(desk: "PortingDesk", period: "Period", ended_only: bool) -> "Report":
    from starters.report.figures import Figures

    figures = Figures(period, datetime.now().astimezone())
    await _read(desk, period, ended_only, figures.add)
    return figures.report()


async def _read(
    desk: "PortingDesk", period: "Period", ended_only: bool, take: "Callable[[RequestRead], None]"
) -> None:
    from starters.report.reading import Reading

    without_worker = 0
    reading = Reading(desk.client, period, open_too=not ended_only)
    async for request in reading.requests():
        without_worker += request.is_without_worker
        take(request)
    if without_worker:
        say(
            f"no worker answers: of {without_worker} requests only the status is known; start one "
            "(`porting worker`), or leave out what is open (--ended)"
        )


def _written(report: "Report", form: Format) -> str:
    if form is Format.JSON:
        return report.model_dump_json(indent=2) + "\n"
    if form is Format.HTML:
        from starters.report.page import in_html

        return in_html(report)
    from starters.report.text import in_text

    return in_text(report) + "\n"
