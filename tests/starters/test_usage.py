"""What the command line says without a server: help, wrong usage, what a user can cause."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.starters.commands import CommandLine
from tests.starters.request_files import a_request, written

ROOT = Path(__file__).parents[2]
COMMANDS = (
    *("submit", "check", "loa", "sample", "status", "list"),
    *("resubmit", "review-documents", "backbone-decision", "carrier-response", "confirm-transfer"),
    *("cancel", "extend", "note", "send", "worker", "web", "sandbox", "mail preview", "provider check"),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(porting: CommandLine, command: str) -> None:
    answered = porting.give(*command.split(), "--help")

    assert answered.exit_code == 0
    assert f"Usage: porting {command}" in answered.output


def test_help_lists_every_command(porting: CommandLine) -> None:
    listed = porting.give("--help").output

    assert [command for command in COMMANDS if f"  {command.split()[0]} " not in listed] == []


@pytest.mark.parametrize("arguments", [("--help",), ("frobnicate",), ("extend", "acme-0001")])
def test_help_and_usage_errors_come_without_the_temporal_sdk(arguments: tuple[str, ...]) -> None:
    answered = subprocess.run(
        [sys.executable, "-X", "importtime", "-P", "-m", "starters.cli", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    loaded = {line.rpartition("|")[2].strip() for line in answered.stderr.splitlines()}
    assert answered.returncode in (0, 2)
    assert "typer" in loaded
    assert not loaded & {"temporalio", "pypdf", "phonenumbers", "rich", "structlog"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("status",),
        ("submit",),
        ("list", "--status", "lost"),
        ("list", "--action-by", "boss"),
        ("list", "--number", "12"),
        ("resubmit", "acme-0001"),
        ("resubmit", "acme-0001", "--set", "nonsense=1"),
        ("resubmit", "acme-0001", "--set", "account_number=..."),
        ("resubmit", "acme-0001", "--resolved", "--number", "12"),
        ("review-documents", "acme-0001"),
        ("review-documents", "acme-0001", "--accept", "--reject", "blurred"),
        ("backbone-decision", "acme-0001", "--approve", "--refuse", "address_mismatch"),
        ("carrier-response", "acme-0001"),
        ("carrier-response", "acme-0001", "--port-date", "10/12/2026"),
        ("carrier-response", "acme-0001", "--reject", ":no code"),
        ("confirm-transfer", "acme-0001", "--number", "12"),
        ("extend", "acme-0001"),
        ("extend", "acme-0001", "--days", "0"),
        ("note", "acme-0001", " "),
        ("send", "add_note", "--data", '{"text": "called"}'),
        ("send", "add_note", "acme-0001", "--query", "PortStatus='rejected'", "--data", '{"text": "called"}'),
        ("send", "ad_note", "acme-0001", "--data", '{"text": "called"}'),
        ("send", "add_note", "acme-0001", "--data", '{"txt": "called"}'),
        ("send", "add_note", "acme-0001", "--data", "called"),
        ("sample", "request.json", "-o", "."),
    ],
)
def test_wrong_usage_is_told_apart(porting: CommandLine, arguments: tuple[str, ...]) -> None:
    answered = porting.give(*arguments)

    assert answered.exit_code == 2
    assert answered.output == ""
    assert "Usage: porting" in answered.said
    assert "Traceback" not in answered.said


@pytest.mark.parametrize(
    "arguments",
    [
        ("status", "acme-0001"),
        ("status", "acme-0001", "--watch"),
        ("list", "--overdue"),
        ("note", "acme-0001", "called"),
        ("cancel", "acme-0001"),
        ("extend", "acme-0001", "--days", "7"),
        ("resubmit", "acme-0001", "--resolved"),
        ("resubmit", "acme-0001", "--set", "pin=0042"),
    ],
)
def test_a_server_that_is_away_is_said_in_one_sentence(
    porting: CommandLine, arguments: tuple[str, ...]
) -> None:
    answered = porting.give(*arguments, "--json")

    sentence = (
        f"no Temporal server answers at {porting.address}: start one with ./dev run, or set TEMPORAL_ADDRESS"
    )
    assert answered.exit_code == 1
    assert answered.said == f"porting: {sentence}\n"
    assert answered.json == {"error": {"code": "temporal_unavailable", "message": sentence}}


def test_a_submission_without_a_server_is_said_in_one_sentence(
    porting: CommandLine, request_file: Any
) -> None:
    answered = porting.give("submit", request_file())

    assert answered.exit_code == 1
    assert answered.output == ""
    assert answered.said.startswith("porting: no Temporal server answers at ")


def test_a_wrong_request_is_refused_field_by_field(porting: CommandLine, tmp_path: Path) -> None:
    path = written(tmp_path / "r.json", a_request(colour="red", numbers=[]))

    answered = porting.give("submit", path, "--json")

    assert answered.exit_code == 1
    assert answered.said.splitlines()[0] == "porting: the request cannot be taken:"
    assert answered.json["error"]["code"] == "invalid_request"
    assert answered.json["error"]["problems"].keys() == {"colour", "numbers"}


def test_documents_that_are_not_there_are_an_error_of_a_check_and_no_finding(
    porting: CommandLine, tmp_path: Path
) -> None:
    answered = porting.give("check", written(tmp_path / "r.json", a_request()), "--json")

    assert answered.exit_code == 1
    assert answered.json["error"]["problems"] == {
        f"documents.{kind}": f"{kind}.pdf cannot be read: No such file or directory"
        for kind in ("loa", "csr", "bill")
    }


def test_a_misspelt_setting_is_wrong_usage(porting: CommandLine) -> None:
    porting.environment["PORTING_DAYS"] = "1s"

    answered = porting.give("resubmit", "acme-0001", "--set", "pin=0042")

    assert answered.exit_code == 2
    assert answered.said == "porting: PORTING_DAYS: no setting has this name; is it PORTING_DAY?\n"


def test_a_pin_key_that_cannot_be_read_is_said_without_the_pin(porting: CommandLine, tmp_path: Path) -> None:
    porting.environment["PORTING_PIN_KEY_FILE"] = str(tmp_path / "nowhere.key")

    answered = porting.give("resubmit", "acme-0001", "--set", "pin=0042", "--json")

    assert answered.exit_code == 1
    assert answered.json["error"]["code"] == "pin_unreadable"
    assert "0042" not in answered.said + answered.output


def test_a_place_that_cannot_be_written_to_is_said(porting: CommandLine, request_file: Any) -> None:
    porting.state.write_text("a file where a directory should be")

    answered = porting.give("resubmit", "acme-0001", "--loa", request_file().with_name("loa.pdf"))

    assert answered.exit_code == 1
    assert answered.said.startswith(f"porting: {porting.state}")
    assert answered.said.endswith(": Not a directory\n")


def test_a_reader_that_goes_away_is_no_trouble_worth_a_traceback() -> None:
    writer = subprocess.Popen(
        [sys.executable, "-P", "-m", "starters.cli", "--help"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    writer.stdout.close()

    _, said = writer.communicate(timeout=30)

    assert writer.returncode == 1
    assert said == ""
