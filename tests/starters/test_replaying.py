"""`porting replay` over files. Over what runs on a server: tests/end_to_end/test_deploys.py."""

import json
from pathlib import Path
from shutil import copy

import pytest
from temporalio.workflow import NondeterminismError

from starters.replaying import fault_in
from tests.histories.record import FOLDER
from tests.starters.commands import CommandLine

OF_AN_INVOICE = """[{"eventId": "1", "eventType": "WorkflowExecutionStarted",
    "workflowExecutionStartedEventAttributes": {"workflowType": {"name": "Invoice"}}}]"""


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """A folder as a nightly export fills it: one file a port request."""
    folder = tmp_path / "exported" / "2026-11"
    folder.mkdir(parents=True)
    copy(FOLDER / "awaiting_backbone.json", folder)
    copy(FOLDER / "draft_waiting.json", folder)
    return folder


def test_requests_that_go_the_same_way_with_this_code_are_counted(
    porting: CommandLine, exported: Path
) -> None:
    answered = porting.give("replay", exported.parent)

    assert answered.exit_code == 0
    assert answered.output == "2 of 2 histories replay with this code\n"


def test_a_request_whose_steps_would_come_in_another_order_is_told_with_the_event_and_what_to_do(
    porting: CommandLine, exported: Path
) -> None:
    changed = exported / "awaiting_backbone.json"
    changed.write_text(changed.read_text().replace('"draft_port_order"', '"another_step"'))

    told = porting.give("replay", exported)
    as_json = porting.give("replay", exported, "--json")

    assert told.exit_code == as_json.exit_code == 1
    assert "awaiting_backbone.json) does not replay at event " in told.output
    assert "1 of 2 histories replay" in told.output
    assert "workflow.patched" in told.said
    [fault] = [each["fault"] for each in as_json.json["histories"] if each["fault"]]
    assert fault["kind"] == "another_order"
    assert fault["event"] > 1


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("# a page", "this is no JSON"),
        ('{"request_id": "acme-0001"}', "this is no history"),
        ('{"events": []}', "this is no history"),
        ('[{"workflowExecutionStartedEventAttributes": {"input": "decoded"}}]', "its events are not"),
        ('[{"eventId": "2", "workflowExecutionStartedEventAttributes": {}}]', "its events are not"),
        (OF_AN_INVOICE, "it is the history of another workflow"),
    ],
)
def test_a_file_that_is_no_history_is_told_and_the_others_are_replayed(
    porting: CommandLine, exported: Path, content: str, problem: str
) -> None:
    (exported / "other.json").write_text(content)

    answered = porting.give("replay", exported)

    assert answered.exit_code == 1
    assert f"other.json does not replay: {problem}" in answered.output
    assert "2 of 3 histories replay" in answered.output
    assert "temporal workflow show" in answered.said


def test_a_history_as_the_web_ui_downloads_it_replays(porting: CommandLine, tmp_path: Path) -> None:
    events = json.loads((FOLDER / "awaiting_backbone.json").read_text())["events"]
    (tmp_path / "downloaded.json").write_text(json.dumps(events))

    assert porting.give("replay", tmp_path / "downloaded.json").exit_code == 0


def test_a_request_that_no_worker_has_begun_goes_any_way(porting: CommandLine, tmp_path: Path) -> None:
    events = json.loads((FOLDER / "awaiting_backbone.json").read_text())["events"]
    (tmp_path / "waiting.json").write_text(json.dumps({"events": events[:1]}))

    assert porting.give("replay", tmp_path).output == "1 of 1 histories replay with this code\n"


def test_nothing_to_replay_proves_nothing(porting: CommandLine, tmp_path: Path) -> None:
    empty = porting.give("replay", tmp_path)
    absent = porting.give("replay", tmp_path / "absent.json")

    assert empty.exit_code == absent.exit_code == 1
    assert "no history to replay" in empty.said
    assert "absent.json: there is no such file or folder" in absent.said


@pytest.mark.parametrize(
    "arguments", [(), ("--open", "x.json"), ("--open", "--query", "x"), ("x.json", "--sample", "3")]
)
def test_it_is_said_either_which_files_or_which_requests(
    porting: CommandLine, arguments: tuple[str, ...]
) -> None:
    assert porting.give("replay", *arguments).exit_code == 2


def test_what_an_exception_says_of_a_customer_is_not_told() -> None:
    said = (
        '4: Workflow activation completion failed: Failure { message: "a-secret", stack_trace: "  File '
        '\\"/srv/desk/workflows/port_day.py\\", line 84, in moves\\n", r#type: "KeyError" }'
    )

    fault = fault_in(RuntimeError(said), ())

    assert fault is not None
    assert fault.what == "KeyError in workflows/port_day.py, line 84"


def test_a_history_without_its_key_says_nothing_about_the_code() -> None:
    fault = fault_in(RuntimeError('Failure { message: "gone", r#type: "KeyErasedError" }'), ())

    assert fault is not None
    assert fault.kind == "unreadable"


def test_a_history_that_is_longer_than_what_the_code_does_is_another_order() -> None:
    fault = fault_in(NondeterminismError('"[TMPRL1100] Nondeterminism error: No command scheduled"'), ())

    assert fault is not None
    assert (fault.kind, fault.event) == ("another_order", None)
