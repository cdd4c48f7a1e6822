"""`porting provider check`: what it finds, what it says to do, and that it orders nothing."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from porting import tcp
from porting.sandbox.app import create_app
from porting.sandbox.settings import SandboxSettings
from tests.sandbox.servers import served
from tests.starters.commands import Answered, CommandLine
from tests.telnyx.api_document import needs_document
from tests.telnyx.faults import Fault
from tests.telnyx.other_side import ANY, FakeTelnyx
from tests.telnyx.server import running_telnyx

#: What is asked of nobody, and of our own inventory.
WELL = {"webhook key": True, "webhook address": True, "inventory": True}
NOBODY = f"http://{tcp.LOOPBACK}:9"


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[str]:
    """Its address; it plays our inventory too."""
    async with served(create_app(SandboxSettings(state_dir=tmp_path / "sandbox"))) as address:
        yield address


@pytest.fixture
async def telnyx() -> AsyncIterator[FakeTelnyx]:
    async with running_telnyx() as running:
        yield running


@pytest.fixture
def at_telnyx(porting: CommandLine, telnyx: FakeTelnyx, sandbox: str) -> CommandLine:
    """Everything is as it must be."""
    porting.environment = {
        "PORTING_UPSTREAM": "telnyx",
        "PORTING_TELNYX_URL": telnyx.base_url,
        "PORTING_TELNYX_API_KEY": telnyx.api_key,
        "PORTING_TELNYX_PUBLIC_KEY": telnyx.public_key,
        "PORTING_INVENTORY_URL": sandbox,
    }
    return porting


def found(answered: Answered) -> dict[str, bool]:
    return {one["check"]: one["ok"] for one in answered.json["checks"]}


def advice(answered: Answered, check: str) -> str:
    message: str = next(one["message"] for one in answered.json["checks"] if one["check"] == check)
    return message


@needs_document
async def test_an_account_that_works_is_said_to_without_a_trace_on_it(
    at_telnyx: CommandLine, telnyx: FakeTelnyx
) -> None:
    answered = await at_telnyx.answers("provider", "check", "--json")

    assert answered.exit_code == 0
    assert answered.json["provider"] == "telnyx"
    assert answered.json["works"] is True
    assert found(answered) == dict.fromkeys(
        ("reachable", "key", "orders", "documents", "webhook key", "webhook address", "inventory"), True
    )
    assert {call.operation for call in telnyx.calls} == {"ListPortingOrders", "ListDocuments"}
    assert telnyx.journal == []


@needs_document
async def test_people_read_one_line_for_each_thing_that_was_looked_at(at_telnyx: CommandLine) -> None:
    at_telnyx.environment["PORTING_INVENTORY_URL"] = NOBODY

    answered = await at_telnyx.answers("provider", "check")

    lines = answered.output.splitlines()
    assert answered.exit_code == 1
    assert lines[0] == "telnyx:"
    assert [line.split()[:2] for line in lines[1:3]] == [["ok", "reachable"], ["ok", "key"]]
    assert lines[-1].split()[:3] == ["TO", "DO", "inventory"]


@needs_document
async def test_a_key_that_telnyx_does_not_take_is_told_from_an_address_that_is_wrong(
    at_telnyx: CommandLine,
) -> None:
    at_telnyx.environment["PORTING_TELNYX_API_KEY"] = "KEY0123456789_of-somebody-else"

    answered = await at_telnyx.answers("provider", "check", "--json")

    assert answered.exit_code == 1
    assert found(answered) == {**WELL, "reachable": True, "key": False}
    assert "PORTING_TELNYX_API_KEY" in advice(answered, "key")
    assert "somebody-else" not in answered.output + answered.said


@needs_document
@pytest.mark.parametrize("fault", [Fault.ERROR_502, Fault.TOO_MANY, Fault.GARBAGE, Fault.DROP_BEFORE])
async def test_a_telnyx_that_is_in_trouble_is_said_to_be(
    at_telnyx: CommandLine, telnyx: FakeTelnyx, fault: Fault
) -> None:
    telnyx.goes_wrong(ANY, fault, 10)

    answered = await at_telnyx.answers("provider", "check", "--json")

    assert answered.exit_code == 1
    assert found(answered) == {**WELL, "reachable": False}
    assert "PORTING_TELNYX_URL" in advice(answered, "reachable")


@needs_document
async def test_another_server_at_the_address_is_not_taken_for_telnyx(
    at_telnyx: CommandLine, sandbox: str
) -> None:
    at_telnyx.environment["PORTING_TELNYX_URL"] = sandbox

    answered = await at_telnyx.answers("provider", "check", "--json")

    assert answered.exit_code == 1
    assert found(answered) == {**WELL, "reachable": False}
    assert "is not Telnyx" in advice(answered, "reachable")


async def test_what_has_not_been_set_is_named(porting: CommandLine) -> None:
    porting.environment["PORTING_UPSTREAM"] = "telnyx"

    answered = await porting.answers("provider", "check", "--json")

    assert answered.exit_code == 1
    assert found(answered) == {**WELL, "key": False, "webhook key": False, "inventory": False}
    for check, variable in (
        ("key", "PORTING_TELNYX_API_KEY (or PORTING_TELNYX_API_KEY_FILE): set it"),
        ("webhook key", "PORTING_TELNYX_PUBLIC_KEY: set it"),
        ("inventory", "PORTING_INVENTORY_URL: set it"),
    ):
        assert advice(answered, check).startswith(variable)


async def test_a_key_of_the_wrong_shape_is_wrong_usage(porting: CommandLine) -> None:
    porting.environment |= {"PORTING_UPSTREAM": "telnyx", "PORTING_TELNYX_PUBLIC_KEY": "KEY0123456789"}

    answered = await porting.answers("provider", "check", "--json")

    assert answered.exit_code == 2
    assert answered.json["error"]["message"].startswith("PORTING_TELNYX_PUBLIC_KEY: this is no public key")
    assert "KEY0123456789" not in answered.output + answered.said


async def test_the_sandbox_is_looked_at_where_it_is_chosen(porting: CommandLine, sandbox: str) -> None:
    porting.environment |= {"PORTING_UPSTREAM_URL": sandbox, "PORTING_UPSTREAM_WEBHOOK_SECRET": "shared"}

    answered = await porting.answers("provider", "check", "--json")

    assert answered.exit_code == 0
    assert found(answered) == {"reachable": True, "webhook secret": True, "inventory": True}


@pytest.mark.parametrize(
    "environment", [{}, {"PORTING_INVENTORY_URL": NOBODY}], ids=["all in one", "an inventory of its own"]
)
async def test_a_sandbox_that_is_away_is_said_to_be(
    porting: CommandLine, environment: dict[str, Any]
) -> None:
    porting.environment |= {"PORTING_UPSTREAM_URL": NOBODY, **environment}

    answered = await porting.answers("provider", "check", "--json")

    assert answered.exit_code == 1
    assert found(answered) == {"reachable": False, "webhook secret": False, "inventory": False}
    assert "porting sandbox" in advice(answered, "reachable")


@pytest.mark.parametrize(
    ("process", "wanted"),
    [
        ("worker", "PORTING_TELNYX_API_KEY (or PORTING_TELNYX_API_KEY_FILE): set it"),
        ("web", "PORTING_TELNYX_PUBLIC_KEY: set it"),
    ],
)
def test_a_process_does_not_start_without_what_it_needs_of_the_provider(process: str, wanted: str) -> None:
    ended = subprocess.run(
        (sys.executable, "-P", "-m", "starters.cli", process),
        env={**os.environ, "PORTING_UPSTREAM": "telnyx"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.startswith(f"porting {process}: {wanted}")
    assert len(ended.stderr.splitlines()) == 1
