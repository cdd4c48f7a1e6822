"""`porting backup`, `porting restore` and `porting erased`."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from porting.adapters.data_keys import DataKeys
from tests.builders import NUMBER
from tests.documents.stores import KEY, settings_in
from tests.starters.commands import CommandLine
from workers.encryption import data_keys
from workers.erasing import erasing
from workers.wiring import number_holds


@pytest.fixture
def encrypting(porting: CommandLine) -> CommandLine:
    porting.environment |= {"PORTING_ENCRYPTION": "on", "PORTING_ENCRYPTION_KEYS": KEY}
    return porting


@pytest.fixture
def keys(porting: CommandLine) -> DataKeys:
    settings = settings_in(porting.state)
    number_holds(settings).hold("acme-0001", (NUMBER,))
    keys = data_keys(settings)
    keys.of("acme-0001")
    return keys


def test_a_backup_is_made_looked_through_and_brought_back(
    encrypting: CommandLine, keys: DataKeys, tmp_path: Path
) -> None:
    made = encrypting.give("backup", tmp_path / "monday", "--json")
    looked = encrypting.give("backup", tmp_path / "monday", "--verify")
    erasing(settings_in(encrypting.state)).erase("acme-0001", datetime.now(UTC))
    erased_at = keys.erased_at("acme-0001")
    (tmp_path / "erased.json").write_text(encrypting.give("erased").output)
    encrypting.state = tmp_path / "new"

    back = encrypting.give("restore", tmp_path / "monday", "--erased", tmp_path / "erased.json")

    assert made.json["needs_keys"] == ["tests"]
    assert "needs the key tests" in looked.said
    assert back.exit_code == 0
    assert "1 erased again" in back.said
    assert data_keys(settings_in(encrypting.state)).erased_at("acme-0001") == erased_at


def test_what_cannot_be_is_said_in_a_sentence(
    encrypting: CommandLine, keys: DataKeys, tmp_path: Path
) -> None:
    encrypting.give("backup", tmp_path / "monday")

    for refused, why in (
        (encrypting.give("backup", tmp_path / "monday"), "is there already"),
        (encrypting.give("restore", tmp_path / "monday"), "move it away"),
        (encrypting.give("restore", tmp_path), "is no backup"),
        (encrypting.give("backup", tmp_path, "--verify"), "is no backup"),
    ):
        assert refused.exit_code == 1
        assert why in refused.said
        assert len(refused.said.splitlines()) == 1


def test_a_copy_that_is_not_encrypted_or_has_the_keys_in_it_says_so(
    porting: CommandLine, keys: DataKeys, tmp_path: Path
) -> None:
    clear = porting.give("backup", tmp_path / "clear")
    whole = porting.give("backup", tmp_path / "whole", "--with-keys")

    assert "in the clear" in clear.said
    assert "whoever has this copy reads all of it" in whole.said
