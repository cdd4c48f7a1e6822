"""Documents: what they are and say, and those of a request with the places to look at."""

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from starters.commands.answering import REFUSED, answering
from starters.commands.options import Json, RequestIdArgument
from starters.terminal import answer, answer_json, plain, say

if TYPE_CHECKING:
    from porting.domain.examined import AccountOnPaper, Examined
    from porting.domain.port_request import DocumentReference
    from workflows.report import StatusReport


def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE.pdf...", help="Documents of any kind.")],
    as_json: Json = False,
) -> None:
    """Tell what documents are and what they say of the account.

    LOA, CSR, phone bill or something else, by their content; several in one file with their pages; two that
    are the same. Nothing is sent or stored. Exit code 1: one of them cannot be read.
    """
    with answering(as_json=as_json):
        examined = _examined(files)
        if as_json:
            answer_json([_as_data(path, each) for path, each in zip(files, examined, strict=True)])
        else:
            for path, each in zip(files, examined, strict=True):
                _say(path, each, files)
    raise typer.Exit(REFUSED if any(each.problem for each in examined) else 0)


def _examined(files: list[Path]) -> tuple["Examined", ...]:
    from tempfile import TemporaryDirectory

    from starters.port_request import stored
    from workers.documents import document_reading, document_store_in

    with TemporaryDirectory(prefix="porting-read-") as directory, document_reading() as reading:
        store = document_store_in(Path(directory))
        return reading.examination(store).examine(stored(files, store))


def _as_data(path: Path, examined: "Examined") -> dict[str, Any]:
    return {"file": str(path), "kind": examined.kind, **examined.model_dump(mode="json")}


def _say(path: Path, examined: "Examined", files: list[Path]) -> None:
    if examined.problem:
        answer(f"{path}: {plain(examined.message)}")
        return
    answer(f"{path}: {', '.join(str(part) for part in examined.parts)}")
    if examined.twin_of is not None:
        answer(f"  the same document as {files[examined.twin_of]}")
    if examined.account:
        _say_account(examined.account)


def _say_account(account: "AccountOnPaper") -> None:
    for name, said in account:
        for each in said if isinstance(said, tuple) else (said,):
            if each is not None:
                where = f"page {each.page}" if each.page else "form field"
                text = plain(each.text.replace("\n", ", "))
                answer(f"  {name.replace('_', ' '):26}  {text}  ({where})")


def documents(
    request_id: RequestIdArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Made where it is not there.")
    ],
) -> None:
    """Fetch a request's documents.

    Writes the LOA, the CSR and the bill into DIR as the customer sent them, and for each finding that a
    person has to decide a picture of the place, beside what is expected there. It reads the document store
    of this machine's settings.
    """
    with answering():
        from workflows.names import request_id_in

        for path in _fetched(asyncio.run(_report(request_id_in(request_id))), output):
            answer(str(path))


async def _report(request_id: str) -> "StatusReport":
    from starters.desk import a_desk

    async with a_desk() as desk:
        return await desk.status(request_id)


def _fetched(report: "StatusReport", directory: Path) -> list[Path]:
    from porting.settings import Settings
    from workers.documents import document_stores

    store = document_stores(Settings.from_environment(os.environ)).of(report.request_id)
    wanted = _files_of(report)
    contents = {name: store.get(reference) for name, reference in wanted.items()}
    directory.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (directory / name).write_bytes(content)
    if not any(name.endswith(".png") for name in wanted):
        say("no finding has a place to look at")
    return [directory / name for name in wanted]


def _files_of(report: "StatusReport") -> "dict[str, DocumentReference]":
    """File names, with what each holds."""
    files = {f"{kind}.pdf": reference for kind, reference in report.documents if reference}
    findings = [*report.findings, *(finding for order in report.orders for finding in order.findings)]
    for count, finding in enumerate(findings, 1):
        if finding.evidence.image:
            files[f"{count}-{finding.code}-{finding.document}.png"] = finding.evidence.image
    return files
