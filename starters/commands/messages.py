"""What is sent to a running port request: each command is one message of `workflows/messages.py`."""

import asyncio
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from starters.commands.answering import answering
from starters.commands.options import By, Json, Note, Numbers, Order, RequestIdArgument, sender
from starters.terminal import answer, answer_json, say

_Reasons = list[str] | None
_File = Annotated[Path | None, typer.Option(help="A PDF that replaces the one sent before.")]


def resubmit(
    request_id: RequestIdArgument,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="A field that changes, e.g. account_number=LS-204418; may be repeated. pin=- asks for the "
            "PIN, so that it does not stay in the shell's history.",
        ),
    ] = None,
    loa: _File = None,
    csr: _File = None,
    bill: _File = None,
    resolved: Annotated[bool, typer.Option("--resolved", help="The carrier's side is settled.")] = False,
    numbers: Numbers = None,
    by: By = None,
    note: Annotated[str | None, typer.Option(help="Details for support, shown in the timeline.")] = None,
    as_json: Json = False,
) -> None:
    """Send the customer's correction.

    Only what changes.
    """
    if not (set_ or loa or csr or bill or resolved or (note and note.strip())):
        raise typer.BadParameter("say what changes: --set, --loa, --csr, --bill, --resolved or --note")
    with answering(as_json=as_json):
        from starters.correction import AssignmentError, fields_given

        try:
            fields = fields_given(set_ or (), _ask_for_pin)
        except AssignmentError as error:
            raise typer.BadParameter(str(error), param_hint="--set") from None
        others = {"resolved": resolved, "numbers": _normal(numbers), "by": sender(by), "note": note}
        message = _correction(request_id, fields, {"loa": loa, "csr": csr, "bill": bill}, others)
        _send(request_id, "resubmit", message, as_json=as_json)


def _correction(
    request_id: str, fields: dict[str, str], files: dict[str, Path | None], others: dict[str, Any]
) -> dict[str, Any]:
    import os

    from porting.settings import Settings
    from starters.correction import payload
    from starters.port_request import store_documents
    from starters.request_file import DocumentsGiven
    from workers.documents import document_stores
    from workers.wiring import pin_seal
    from workflows.names import request_id_in

    settings, identity = Settings.from_environment(os.environ), request_id_in(request_id)
    documents = store_documents(DocumentsGiven(**files), Path(), document_stores(settings).of(identity))
    return payload(fields, documents, identity, pin_seal(settings), **others)


def _ask_for_pin() -> str:
    if sys.stdin.isatty():
        import getpass

        return getpass.getpass("PIN: ")
    return sys.stdin.readline().rstrip("\r\n")


def review_documents(
    request_id: RequestIdArgument,
    accept: Annotated[bool, typer.Option("--accept", help="The documents are good.")] = False,
    reject: Annotated[
        _Reasons,
        typer.Option(
            metavar="REASON", help="For the customer: what is wrong and what to do; may be repeated."
        ),
    ] = None,
    order: Order = None,
    by: By = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Decide on documents by hand."""
    _exactly_one(("--accept", accept), ("--reject", bool(reject)))
    message = {"verdict": "accept" if accept else "reject", "reasons": reject}
    _send(request_id, "review_documents", {**message, "order": order}, by, note, as_json=as_json)


def backbone_decision(
    request_id: RequestIdArgument,
    approve: Annotated[bool, typer.Option("--approve", help="The backbone provider approves.")] = False,
    refuse: Annotated[
        _Reasons, typer.Option(metavar="CODE[:TEXT]", help="It refuses, and why; may be repeated.")
    ] = None,
    order: Order = None,
    by: By = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Enter the backbone provider's decision by hand."""
    _exactly_one(("--approve", approve), ("--refuse", bool(refuse)))
    message = {"approved": approve, "reasons": _reasons(refuse), "order": order}
    _send(request_id, "backbone_decision", message, by, note, as_json=as_json)


def carrier_response(
    request_id: RequestIdArgument,
    port_date: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="It confirms this port date."),
    ] = None,
    reject: Annotated[
        _Reasons, typer.Option(metavar="CODE[:TEXT]", help="It rejects, and why; may be repeated.")
    ] = None,
    order: Order = None,
    by: By = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Enter the losing carrier's response by hand."""
    _exactly_one(("--port-date", port_date is not None), ("--reject", bool(reject)))
    message = {
        "approved": port_date is not None,
        "port_date": port_date.date().isoformat() if port_date else None,
        "reasons": _reasons(reject),
        "order": order,
    }
    _send(request_id, "carrier_response", message, by, note, as_json=as_json)


def confirm_transfer(
    request_id: RequestIdArgument,
    numbers: Numbers = None,
    by: By = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Confirm that numbers work here.

    Without --number: all that have moved.
    """
    with answering(as_json=as_json):
        message = {"numbers": _normal(numbers)}
        _send(request_id, "confirm_transfer", message, by, note, as_json=as_json)


def cancel(
    request_id: RequestIdArgument,
    reason: Annotated[str | None, typer.Option(help="For the timeline.")] = None,
    by: By = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Cancel a port request, here and upstream."""
    _send(request_id, "cancel_request", {"reason": reason}, by, note, as_json=as_json)


def extend(
    request_id: RequestIdArgument,
    days: Annotated[int, typer.Option(min=1, max=365, help="How many days more.")],
    by: By = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Give a port request more time."""
    _send(request_id, "extend_deadline", {"days": days}, by, note, as_json=as_json)


def change_contact(
    request_id: RequestIdArgument,
    email: Annotated[str | None, typer.Option(help="Where mails go from now on.")] = None,
    name: Annotated[str | None, typer.Option(help="Whom they address.")] = None,
    phone: Annotated[str | None, typer.Option(help="For support to call.")] = None,
    by: By = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Write to somebody else, or to another address.

    What the customer was asked for is mailed there again.
    """
    contact = {"email": email, "name": name, "phone": phone}
    given = {field: value for field, value in contact.items() if value}
    if not given:
        raise typer.BadParameter("say what changes: --email, --name or --phone")
    _send(request_id, "change_contact", {"contact": given}, by, note, as_json=as_json)


def note(
    request_id: RequestIdArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    by: By = None,
    as_json: Json = False,
) -> None:
    """Put a note into the timeline."""
    if not text.strip():
        raise typer.BadParameter("say something", param_hint="TEXT")
    _send(request_id, "add_note", {"text": text}, by, as_json=as_json)


def _exactly_one(*choices: tuple[str, bool]) -> None:
    if sum(given for _, given in choices) != 1:
        raise typer.BadParameter(f"give either {' or '.join(name for name, _ in choices)}")


def _reasons(given: _Reasons) -> list[dict[str, str]]:
    """`CODE` or `CODE:TEXT`."""
    split = [reason.partition(":") for reason in given or ()]
    if any(not code.strip() for code, _, _ in split):
        raise typer.BadParameter("write CODE or CODE:TEXT, e.g. wrong_pin:'PIN invalid'")
    return [_reason(code.strip(), text.strip()) for code, _, text in split]


def _reason(code: str, text: str) -> dict[str, str]:
    """A vendor's code goes with what it means: a running request knows the trade's own names only."""
    from porting.domain.rejection import meaning_of, named

    reason, means = {"code": code, "text": text}, meaning_of(code, text)
    return reason if means is named(code) else {**reason, "means": means.value}


def _normal(numbers: list[str] | None) -> list[str]:
    if not numbers:
        return []
    from porting.domain.checks.request import normal_number

    normal = [normal_number(number) for number in numbers]
    if None in normal:
        raise typer.BadParameter("write a number like +15125550100", param_hint="--number")
    return [number for number in normal if number]


def _send(
    request_id: str,
    message: str,
    payload: dict[str, Any],
    by: str | None = None,
    note: str | None = None,
    *,
    as_json: bool,
) -> None:
    """Send `message` with what is given of `payload`, and print what it did."""
    given = {name: value for name, value in payload.items() if value not in (None, [])}
    given |= {name: text for name, text in (("by", given.get("by") or sender(by)), ("note", note)) if text}
    with answering(as_json=as_json):
        from workflows.names import request_id_in

        identity = request_id_in(request_id)
        done = asyncio.run(_told(identity, message, given))
        if as_json:
            answer_json({"request_id": identity, "done": done})
        else:
            answer(f"{identity}: {done}")
            say(f"porting status {identity} shows what follows")


async def _told(request_id: str, message: str, payload: dict[str, Any]) -> str:
    from starters.desk import a_desk

    async with a_desk() as desk:
        return await desk.tell(request_id, message, payload)
