"""Patches: which code asks for them, what is written about them, and how one is held back."""

import ast
import re
from pathlib import Path

import pytest

from porting.domain.errors import PortingError
from porting.settings import Settings
from workers.patches import may_take_patches
from workflows.patches import Patch

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "changing-code.md"


def asked_for() -> list[str]:
    """What stands between the brackets wherever workflow code asks for a patch."""
    trees = (ast.parse(file.read_text()) for file in sorted((ROOT / "workflows").glob("*.py")))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    names = ("patched", "deprecate_patch")
    return [
        ast.unparse(call.args[0])
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in names
    ]


def test_the_code_asks_for_each_patch_by_its_name_and_for_no_other() -> None:
    assert set(asked_for()) == {f"Patch.{patch.name}" for patch in Patch}


def test_of_each_patch_it_is_written_since_when_it_is_there_and_when_it_can_go() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| (\S+) \| (.+?) \| (.+?) \|$", PAGE.read_text(), re.MULTILINE)

    written = {name: goes for name, since, _, goes in rows if re.fullmatch(r"\d{4}-\d\d-\d\d", since)}
    assert written.keys() == {patch.value for patch in Patch}
    assert all(written.values())


def test_a_patch_that_does_not_exist_cannot_be_held_back() -> None:
    settings = Settings.from_environment({"PORTING_PATCHES_HELD_BACK": "takes-links-bakc"})

    with pytest.raises(PortingError, match=r"PORTING_PATCHES_HELD_BACK: there are .*, takes-links-back"):
        may_take_patches(settings)
