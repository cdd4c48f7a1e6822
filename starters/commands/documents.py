"""What documents are and say: `porting read`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from starters.commands.answering import REFUSED, answering
from starters.commands.options import Json
from starters.terminal import answer, answer_json, plain

if TYPE_CHECKING:
    from porting.domain.examined import AccountOnPaper, Examined


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
    from workers.documents import document_examination, document_store_in

    with TemporaryDirectory(prefix="porting-read-") as directory:
        store = document_store_in(Path(directory))
        return document_examination(store).examine(stored(files, store))


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
