"""Key-encryption keys as an operator makes, changes and removes them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from porting.domain.errors import KeysUnavailableError
from porting.encryption.kek import KekRing, new_line
from porting.settings import Settings
from tests.starters.commands import CommandLine
from workers.encryption import data_keys, key_encryption, request_codec


@pytest.fixture
def operator(porting: CommandLine) -> CommandLine:
    porting.environment["PORTING_ENCRYPTION"] = "on"
    return porting


def settings(operator: CommandLine) -> Settings:
    return Settings.from_environment(operator.variables)


def test_a_ring_is_made_rotated_and_rid_of_its_old_key_while_requests_stay_readable(
    operator: CommandLine,
) -> None:
    first = operator.give("keys", "add").output.strip()
    store = data_keys(settings(operator))
    made = [store.of(f"acme-{number:04}") for number in range(3)]

    second = operator.give("keys", "add", "--json").json["id"]
    newer = store.of("acme-0003")
    needed = operator.give("keys", "list", "--json").json
    assert operator.give("keys", "remove", first).exit_code == 1
    assert operator.give("keys", "rewrap", "--json").json == {"rewrapped": 3}
    assert operator.give("keys", "remove", first).exit_code == 0

    assert [(key["id"], key["current"], key["needed_for"]) for key in needed] == [
        (first, False, 3),
        (second, True, 1),
    ]
    fresh = data_keys(settings(operator).model_copy(update={"sandbox_port": 1}))
    assert [fresh.known(key.key_id) for key in (*made, newer)] == [*made, newer]
    assert first not in operator.give("keys", "list").output


def test_with_several_machines_a_key_opens_before_it_encrypts(operator: CommandLine) -> None:
    first = operator.give("keys", "add").output.strip()

    second = operator.give("keys", "add", "--not-yet").output.strip()

    assert key_encryption(settings(operator)).current_id == first
    assert operator.give("keys", "use", second).exit_code == 0
    assert key_encryption(settings(operator)).current_id == second


def test_the_key_that_encrypts_is_not_taken_away(operator: CommandLine) -> None:
    first = operator.give("keys", "add").output.strip()

    refused = operator.give("keys", "remove", first)

    assert refused.exit_code == 1
    assert "add another key first" in refused.said
    assert "there is no key abc" in operator.give("keys", "use", "abc").said


def test_a_key_that_is_gone_is_missed_by_name_with_what_it_is_needed_for(
    operator: CommandLine, tmp_path: Path
) -> None:
    first = operator.give("keys", "add").output.strip()
    data_keys(settings(operator)).of("acme-0001")
    file = settings(operator).encryption_keys_path
    file.write_text(new_line())

    shown = operator.give("keys", "list").output
    with pytest.raises(KeysUnavailableError, match=first):
        data_keys(settings(operator)).rewrap()

    assert [line.split()[1:] for line in shown.splitlines() if first in line] == [
        ["missing!", "needed", "for", "1"]
    ]


def test_only_their_owner_can_read_the_keys_and_nobody_sees_them(operator: CommandLine) -> None:
    operator.give("keys", "add")
    said = [operator.give("keys", *arguments) for arguments in (("add",), ("list",), ("rewrap",))]
    file = settings(operator).encryption_keys_path

    assert file.stat().st_mode & 0o077 == 0
    secrets = [line.split()[1] for line in file.read_text().splitlines()]
    assert len(secrets) == 2
    assert not [one for one in said for secret in secrets if secret in one.output + one.said]


def test_keys_of_a_variable_are_changed_there(operator: CommandLine) -> None:
    printed = operator.give("keys", "new").output
    operator.environment["PORTING_ENCRYPTION_KEYS"] = printed

    assert KekRing.from_text(printed).current_id == printed.split()[0]
    assert key_encryption(settings(operator)).current_id == printed.split()[0]
    assert operator.give("keys", "list", "--json").json[0]["id"] == printed.split()[0]
    assert "PORTING_ENCRYPTION_KEYS" in operator.give("keys", "add").said
    assert not settings(operator).encryption_keys_path.exists()


@pytest.mark.parametrize("command", ["status", "cancel"])
def test_without_a_key_no_command_reads_a_request_and_all_say_what_to_do(
    operator: CommandLine, command: str
) -> None:
    answered = operator.give(command, "acme-0001")

    assert answered.exit_code == 2
    assert answered.output == ""
    for word in ("PORTING_ENCRYPTION_KEYS_FILE", "`porting keys add`", "PORTING_ENCRYPTION=off"):
        assert word in answered.said
    assert not settings(operator).encryption_keys_path.exists()


def test_keys_that_are_none_stop_the_start_and_are_not_quoted(operator: CommandLine) -> None:
    operator.environment["PORTING_ENCRYPTION_KEYS"] = "k1 a-secret"

    answered = operator.give("status", "acme-0001")

    assert answered.exit_code == 2
    assert answered.said.startswith("porting: PORTING_ENCRYPTION_KEYS: write one key a line")
    assert "a-secret" not in answered.said


def test_encryption_that_is_off_needs_no_key(porting: CommandLine) -> None:
    assert request_codec(settings(porting)) is None


@pytest.mark.parametrize("process", ["worker", "web"])
def test_no_process_starts_without_a_key(process: str, tmp_path: Path) -> None:
    ended = subprocess.run(
        (sys.executable, "-P", "-m", "starters.cli", process),
        env={**os.environ, "PORTING_STATE_DIR": str(tmp_path / "state")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.startswith(f"porting {process}: PORTING_ENCRYPTION_KEYS_FILE: there is no ")
    assert len(ended.stderr.splitlines()) == 1
