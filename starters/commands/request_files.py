"""What is done with a REQUEST.json: submitted, checked, given its LOA to sign, given sample documents."""

import asyncio
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from starters.commands.answering import REFUSED, answering
from starters.commands.options import Json, RequestFileArgument
from starters.terminal import answer, answer_json, plain, say

if TYPE_CHECKING:
    from porting.domain.checks.findings import Verdict
    from porting.domain.status import PortStatus
    from starters.desk import PortingDesk
    from starters.signup import Started

_REVIEW = 3


def submit(
    request_file: RequestFileArgument,
    wait: Annotated[bool, typer.Option("--wait", help="Follow it until it ends; 0 if it completed.")] = False,
    as_json: Json = False,
) -> None:
    """Start a port request, with its documents.

    The same request_id again starts nothing: the answer is the request that is there.
    """
    with answering(as_json=as_json):
        completed = asyncio.run(_submit(request_file, wait, as_json))
    raise typer.Exit(0 if completed else REFUSED)


async def _submit(path: Path, wait: bool, as_json: bool) -> bool:
    """Whether the request was taken, and with `wait` whether it completed."""
    from porting.domain.policy import REAL_DAY
    from porting.domain.status import PortStatus
    from porting.settings import Settings
    from starters.desk import a_desk
    from starters.request_file import read_request_file
    from starters.submission import submitted

    settings = Settings.from_environment(os.environ)
    given = read_request_file(path)
    if settings.policy.day != REAL_DAY:
        say(f"In this request's calendar a day takes {settings.policy.day.total_seconds():g} s.")
    async with a_desk() as desk:
        started = await submitted(desk.client, given, path.parent, settings)
        if not wait:
            _say_started(started, as_json)
            return True
        if not as_json:
            _say_started(started, as_json=False)
        status = await _ended(desk, started.request_id)
    if as_json:
        answer_json({**vars(started), "status": status})
    else:
        answer(f"{started.request_id}: {status}")
    return status is PortStatus.COMPLETED


def _say_started(started: "Started", as_json: bool) -> None:
    if as_json:
        answer_json(vars(started))
        return
    answer(started.request_id)
    there = "is started" if started.created else "was there already"
    say(f"port request {started.request_id} {there}; porting status {started.request_id} shows it")


async def _ended(desk: "PortingDesk", request_id: str) -> "PortStatus":
    """How the request ended; each step is said as it comes."""
    from starters.following import PatientLook, changes
    from starters.overview import line

    async for report, new in changes(PatientLook(desk, request_id, say)):
        for entry in new:
            say(f"  {line(entry)}")
        if report.status.is_end:
            return report.status
    raise AssertionError("changes end with the end")  # pragma: no cover


def check(
    request_file: Annotated[
        Path | None,
        typer.Argument(metavar="REQUEST.json", help="The port request; its paths are relative to it."),
    ] = None,
    corpus: Annotated[
        Path | None,
        typer.Option(
            "--corpus",
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="Instead of a request: check every packet in DIR and report recall and false alarms.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Check a request and its documents.

    As on the day of its submission (none given: today). Nothing is sent or stored, no server is needed.
    Exit code 0: they pass, 1: they fail, 3: a person has to look at them. Of a corpus: 0 when it reaches its
    figures, 1 when not.
    """
    if (request_file is None) == (corpus is None):
        raise typer.BadParameter("give either REQUEST.json or --corpus DIR", param_hint="REQUEST.json")
    with answering(as_json=as_json):
        code = _check_corpus(corpus, as_json) if corpus else _check_file(request_file or Path(), as_json)
    raise typer.Exit(code)


def _check_file(path: Path, as_json: bool) -> int:
    from porting.settings import Settings
    from starters.checking import check_file
    from workers.documents import document_reading

    limits = Settings.from_environment(os.environ).age_limits
    with document_reading() as reading:
        verdict = check_file(path, reading, limits, datetime.now(UTC))
    if as_json:
        answer_json(verdict.model_dump(mode="json", include={"verdict", "findings"}))
    else:
        _say_verdict(verdict)
    return {"pass": 0, "fail": REFUSED, "review": _REVIEW}[verdict.verdict]


def _check_corpus(directory: Path, as_json: bool) -> int:
    from porting.domain.errors import InvalidRequestError
    from porting.settings import Settings
    from starters.corpus import check_corpus, packets_in
    from starters.corpus_report import as_data, in_words

    try:
        packets = packets_in(directory)
    except InvalidRequestError as error:
        raise typer.BadParameter(str(error), param_hint="--corpus") from None
    if not packets:
        raise typer.BadParameter(f"{directory} holds no packets", param_hint="--corpus")
    say(f"{len(packets)} packets")
    report = check_corpus(packets, Settings.from_environment(os.environ).age_limits)
    if as_json:
        answer_json(as_data(report))
    else:
        answer("\n".join(in_words(report)))
    return 0 if report.are_figures_reached else REFUSED


def _say_verdict(verdict: "Verdict") -> None:
    meaning = {"pass": "The documents pass.", "fail": "To be mended:", "review": "A person has to look:"}
    answer(f"{verdict.verdict}: {meaning[verdict.verdict]}")
    for finding in verdict.findings:
        answer(f"  {finding.severity:7}  {finding.code} ({finding.document}): {plain(finding.message)}")
        if finding.evidence:
            answer(f"           {plain(str(finding.evidence))}")


def loa(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT.pdf", help="Where to write it.")],
    request_file: Annotated[
        Path | None, typer.Argument(metavar="REQUEST.json", help="The port request to fill it in from.")
    ] = None,
    blank: Annotated[
        Literal["us", "ca", "toll-free", "ca-toll-free"] | None,
        typer.Option("--blank", help="An empty form instead of a request's own letter."),
    ] = None,
    language: Annotated[
        Literal["en", "fr"] | None,
        typer.Option(help="The Canadian form also is in French.", show_default="fr in Québec, else en"),
    ] = None,
) -> None:
    """Write the LOA to sign, prefilled from a request, or a blank one.

    The Letter of Authorization has a US and a Canadian form; the service address decides. Toll-free numbers
    have a form of their own where no others are with them.
    """
    if (request_file is None) == (blank is None):
        raise typer.BadParameter("give a REQUEST.json, or --blank and which form", param_hint="REQUEST.json")
    if request_file and output.resolve() == request_file.resolve():
        raise typer.BadParameter("choose a file other than the request", param_hint="-o")
    with answering():
        content = _filled_loa(request_file, language) if request_file else _blank_loa(blank or "us", language)
        output.write_bytes(content)
        say(
            f"{output}: fill in what is missing, sign and date it on the screen or on paper, send it as a PDF"
        )


def _filled_loa(path: Path, language: Literal["en", "fr"] | None) -> bytes:
    from workers.documents import prefilled_loa

    request = _request_in(path)
    _refuse_french_for(request.service_address.country, language)
    return prefilled_loa(request, language)


def _blank_loa(form: str, language: Literal["en", "fr"] | None) -> bytes:
    from workers.documents import blank_loa

    country: Literal["US", "CA"] = "CA" if form.startswith("ca") else "US"
    _refuse_french_for(country, language)
    return blank_loa(country, toll_free=form.endswith("toll-free"), language=language or "en")


def _refuse_french_for(country: str, language: str | None) -> None:
    if country == "US" and language == "fr":
        raise typer.BadParameter("the US form is in English only", param_hint="--language")


def sample(
    request_file: RequestFileArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Made where it is not there.")
    ],
) -> None:
    """Make sample documents for a request.

    Writes the request into DIR with an LOA, a CSR and a bill that fit it, dated for today.
    """
    if output.resolve() == request_file.resolve().parent:
        raise typer.BadParameter("choose a directory other than the request's own", param_hint="-o")
    with answering():
        answer(str(_written_sample(request_file, output)))


def _written_sample(path: Path, directory: Path) -> Path:
    import json

    from workers.documents import sample_documents

    request = _request_in(path)
    today = request.calendar.day_of(datetime.now(UTC))
    directory.mkdir(parents=True, exist_ok=True)
    given: dict[str, Any] = json.loads(path.read_text(encoding="utf-8-sig"))
    given.pop("submitted_at", None)
    given["documents"] = {}
    for kind, content in sample_documents(request, today).items():
        (directory / f"{kind}.pdf").write_bytes(content)
        given["documents"][kind] = f"{kind}.pdf"
    written = directory / "request.json"
    written.write_text(json.dumps(given, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return written


def _request_in(path: Path) -> Any:
    """The port request of a file, as far as a document shows it: without its own documents and PIN."""
    from porting.domain.policy import Policy
    from porting.domain.port_request import Documents
    from starters.port_request import port_request
    from starters.request_file import read_request_file

    given = read_request_file(path)
    return port_request(given.model_copy(update={"submitted_at": None}), Documents(), None, Policy())
