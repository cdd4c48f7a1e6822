"""The command line `porting`: data on standard output, everything else on standard error."""

import io
import logging
import sys
from typing import NoReturn

import typer

from porting.temporal.ending import end_process
from starters.commands import (
    api_keys,
    backup,
    codec_tokens,
    documents,
    erasing,
    inbound,
    keys,
    links,
    messages,
    processes,
    provider,
    replaying,
    reporting,
    request_files,
    sending,
    standing,
)

app = typer.Typer(
    name="porting",
    no_args_is_help=True,
    add_completion=False,
    # Coloured help and tracebacks cost as much time again as everything else here.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Moves customers' phone numbers to ServiceCall.ai.",
)

app.command("submit")(request_files.submit)
app.command("check")(request_files.check)
app.command("loa")(request_files.loa)
app.command("sample")(request_files.sample)
app.command("read")(documents.read)
app.command("documents")(documents.documents)

app.command("status")(standing.status)
app.command("list")(standing.list_requests)
app.command("report")(reporting.report)
app.command("erase")(erasing.erase)
app.command("erased")(backup.erased)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)

app.command("resubmit")(messages.resubmit)
app.command("review-documents")(messages.review_documents)
app.command("backbone-decision")(messages.backbone_decision)
app.command("carrier-response")(messages.carrier_response)
app.command("confirm-transfer")(messages.confirm_transfer)
app.command("cancel")(messages.cancel)
app.command("extend")(messages.extend)
app.command("change-contact")(messages.change_contact)
app.command("note")(messages.note)
app.command("send")(sending.send)

app.command("replay")(replaying.replay)

app.command("worker")(processes.worker)
app.command("web")(processes.web)
app.command("codec-server")(processes.codec_server)
app.command("sandbox")(processes.sandbox)
processes.mail.command("waiting")(inbound.waiting)
processes.mail.command("show")(inbound.show)
processes.mail.command("settle")(inbound.settle)
app.add_typer(processes.mail, name="mail")
app.add_typer(provider.provider, name="provider")
app.add_typer(links.links, name="links")
app.add_typer(api_keys.api_key, name="api-key")
app.add_typer(keys.keys, name="keys")
app.add_typer(codec_tokens.codec_token, name="codec-token")


def run(arguments: list[str]) -> int:
    """Carry out one command; returns its exit code."""
    try:
        app(arguments, prog_name="porting")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0


def main() -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal without Unicode still gets an answer
            stream.reconfigure(errors="backslashreplace")
    # What libraries warn of is not for whoever types a command; the processes set their own logs up.
    logging.lastResort = None
    if sys.argv[1:2] in (["check"], ["read"]):  # these read documents here, and say which limits are missing
        from porting import logging as logs

        logs.configure("error")
    end_process(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
