"""`porting submit`, `check`, `loa` and `sample`."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from porting.domain.status import PortStatus
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE
from tests.desk import Desk, Handle, Port
from tests.starters.commands import PATIENCE, CommandLine
from tests.starters.request_files import a_request, written

EXAMPLES = Path(__file__).parents[2] / "examples"


def port_of(desk: Desk, request_id: str) -> Port:
    handle: Handle = desk.env.client.get_workflow_handle(f"port-request-{request_id}")
    return Port(desk, handle, desk.checks.asked[-1][0])


async def test_a_request_is_started_once(desk: Desk, porting_at: CommandLine, request_file: Any) -> None:
    first = await porting_at.answers("submit", request_file(), "--json")
    again = await porting_at.answers("submit", request_file(), "--json")

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert first.json == {
        "request_id": "acme-0001",
        "workflow_id": "port-request-acme-0001",
        "created": True,
    }
    assert again.json == {**first.json, "created": False}


async def test_documents_are_in_the_store_before_the_request_starts(
    desk: Desk, porting_at: CommandLine, request_file: Any
) -> None:
    answered = await porting_at.answers("submit", request_file())

    assert answered.output == "acme-0001\n"
    assert {file.read_text() for file in (porting_at.state / "documents").rglob("*") if file.is_file()} == {
        "loa",
        "csr",
        "bill",
    }


async def test_a_number_that_is_on_another_open_request_is_refused(
    desk: Desk, porting_at: CommandLine, request_file: Any
) -> None:
    await porting_at.answers("submit", request_file())

    other = await porting_at.answers("submit", request_file(request_id="acme-0002"), "--json")

    assert other.exit_code == 1
    assert other.json["error"]["code"] == "number_in_use"
    assert "acme-0001" in other.json["error"]["message"]


async def test_a_pin_is_sealed_before_the_request_starts(
    desk: Desk, porting_at: CommandLine, request_file: Any
) -> None:
    carrier = {**a_request()["losing_carrier"], "pin": "0042"}

    await porting_at.answers("submit", request_file(losing_carrier=carrier))

    handle = desk.env.client.get_workflow_handle("port-request-acme-0001")
    history = (await handle.fetch_history()).to_json()
    assert "0042" not in history
    assert not [
        file for file in porting_at.state.rglob("*") if file.is_file() and b"0042" in file.read_bytes()
    ]


async def test_who_waits_for_a_request_sees_each_step_and_how_it_ends(
    desk: Desk, porting_at: CommandLine, request_file: Any
) -> None:
    waiting = asyncio.create_task(porting_at.ends("submit", request_file(), "--wait", "--json"))
    async with asyncio.timeout(PATIENCE):
        while not desk.checks.asked:
            await asyncio.sleep(0.01)
    port = port_of(desk, "acme-0001")
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.update("cancel_request", {})

    answered = await waiting

    assert answered.exit_code == 1
    assert answered.json == {
        "request_id": "acme-0001",
        "workflow_id": "port-request-acme-0001",
        "created": True,
        "status": "canceled",
    }
    assert answered.said.count("documents accepted") == 1


@pytest.mark.parametrize("example", ["acme-0001", "wrong-pin"])
def test_an_example_with_its_sample_documents_passes_the_checks(
    porting: CommandLine, tmp_path: Path, example: str
) -> None:
    made = porting.give("sample", EXAMPLES / example / "request.json", "-o", tmp_path / "sample")

    answered = porting.give("check", made.output.strip(), "--json")

    assert (made.exit_code, answered.exit_code) == (0, 0)
    assert answered.json == {"verdict": "pass", "findings": []}
    assert not porting.state.exists()  # a check leaves nothing behind


def test_a_check_that_fails_says_what_to_mend(porting: CommandLine, tmp_path: Path) -> None:
    made = porting.give("sample", EXAMPLES / "acme-0001" / "request.json", "-o", tmp_path / "sample")
    path = Path(made.output.strip())
    request = json.loads(path.read_text())
    request["numbers"] += [{"number": SECOND_NUMBER}, {"number": "+18765550100"}]
    written(path, request)

    answered = porting.give("check", path, "--json")

    assert answered.exit_code == 1
    assert answered.json["verdict"] == "fail"
    assert all(
        finding.keys() == {"code", "severity", "document", "message", "evidence"}
        for finding in answered.json["findings"]
    )
    codes = {finding["code"] for finding in answered.json["findings"]}
    assert {"number_not_us_or_canada", "loa_number_missing"} <= codes


def test_a_check_says_in_words_what_to_mend(porting: CommandLine, tmp_path: Path) -> None:
    path = written(tmp_path / "request.json", a_request(documents={}))

    answered = porting.give("check", path)

    assert answered.exit_code == 1
    assert "fail     document_missing (loa): " in answered.output


def test_a_check_that_a_person_must_decide_has_an_exit_code_of_its_own(
    porting: CommandLine, tmp_path: Path
) -> None:
    request = json.loads((EXAMPLES / "acme-0001" / "request.json").read_text())
    request["numbers"] = [{"number": SECOND_NUMBER}]  # the whole account moves, without its main number
    path = written(tmp_path / "request.json", request)
    made = porting.give("sample", path, "-o", tmp_path / "sample")

    answered = porting.give("check", made.output.strip(), "--json")

    assert answered.json["verdict"] == "review"
    assert answered.exit_code == 3


def test_the_loa_to_sign_is_a_pdf_and_needs_no_documents(porting: CommandLine, tmp_path: Path) -> None:
    path = written(
        tmp_path / "request.json",
        a_request(numbers=[{"number": NUMBER}, {"number": TOLL_FREE}], documents={}),
    )

    answered = porting.give("loa", path, "-o", tmp_path / "loa.pdf")

    assert answered.exit_code == 0
    assert (tmp_path / "loa.pdf").read_bytes().startswith(b"%PDF-")


def test_an_loa_for_no_number_is_refused(porting: CommandLine, tmp_path: Path) -> None:
    path = written(tmp_path / "request.json", a_request(numbers=[{"number": "12"}]))

    answered = porting.give("loa", path, "-o", tmp_path / "loa.pdf")

    assert answered.exit_code == 1
    assert answered.said == ("porting: numbers.0.number: must be a US or Canadian number like +15125550100\n")


@pytest.mark.parametrize("form", ["us", "ca", "toll-free", "ca-toll-free"])
def test_a_blank_loa_needs_no_request(porting: CommandLine, tmp_path: Path, form: str) -> None:
    answered = porting.give("loa", "--blank", form, "-o", tmp_path / "blank.pdf")

    assert answered.exit_code == 0
    assert (tmp_path / "blank.pdf").read_bytes().startswith(b"%PDF-")


def test_the_canadian_loa_is_in_french_on_demand_and_the_us_one_never(
    porting: CommandLine, tmp_path: Path
) -> None:
    request = written(tmp_path / "request.json", a_request(documents={}))

    french = porting.give("loa", "--blank", "ca", "--language", "fr", "-o", tmp_path / "fr.pdf")
    american = porting.give("loa", request, "--language", "fr", "-o", tmp_path / "us.pdf")

    assert (french.exit_code, american.exit_code) == (0, 2)
    assert b"fr-CA" in (tmp_path / "fr.pdf").read_bytes()
    assert "the US form is in English only" in american.said
    assert not (tmp_path / "us.pdf").exists()


def test_an_loa_is_either_for_a_request_or_blank(porting: CommandLine, tmp_path: Path) -> None:
    request = written(tmp_path / "request.json", a_request(documents={}))

    neither = porting.give("loa", "-o", tmp_path / "loa.pdf")
    both = porting.give("loa", request, "--blank", "us", "-o", tmp_path / "loa.pdf")

    assert (neither.exit_code, both.exit_code) == (2, 2)
    assert "give a REQUEST.json, or --blank" in neither.said


def test_an_loa_never_replaces_the_request_that_it_is_made_from(porting: CommandLine, tmp_path: Path) -> None:
    request = written(tmp_path / "request.json", a_request(documents={}))
    before = request.read_bytes()

    answered = porting.give("loa", request, "-o", request)

    assert answered.exit_code == 2
    assert request.read_bytes() == before


def test_an_loa_that_cannot_be_written_says_where(porting: CommandLine, tmp_path: Path) -> None:
    answered = porting.give("loa", "--blank", "us", "-o", tmp_path / "nowhere" / "loa.pdf")

    assert answered.exit_code == 1
    assert "nowhere/loa.pdf: No such file or directory" in answered.said


def test_all_mails_are_written_for_a_look(porting: CommandLine, tmp_path: Path) -> None:
    answered = porting.give("mail", "preview", tmp_path / "mails")

    assert answered.exit_code == 0
    assert Path(answered.output.strip()).read_text().startswith("<!DOCTYPE html>")
