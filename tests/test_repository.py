"""Rules for the files of this repository as a whole."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from porting.settings import variable_names

ROOT = Path(__file__).parents[1]
NOT_OURS = re.compile(r"__pycache__|.*\.egg-info|\.(?!ci$|gitignore$|dockerignore$).*")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home|Users)/\w")
INDEX = re.compile(r"https?://|--(?:extra-)?index-url|--find-links", re.IGNORECASE)


def files(directory: Path = ROOT) -> Iterator[Path]:
    for path in sorted(directory.iterdir()):
        if NOT_OURS.fullmatch(path.name):
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def texts() -> Iterator[tuple[Path, str]]:
    for path in files():
        try:
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_file_names_a_place_on_somebody_s_machine() -> None:
    found = [f"{path}: {match[0]}" for path, text in texts() for match in MACHINE_PATH.finditer(text)]

    assert found == []


@pytest.mark.parametrize("name", ["run", "dev", "tools"])
def test_requirements_are_pinned_with_hashes_and_name_no_index(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    requirements = re.split(r"\n(?=\S)", text.strip())

    assert not INDEX.search(text)
    assert all("==" in requirement and "--hash=sha256:" in requirement for requirement in requirements)


def test_every_setting_is_documented_and_nothing_else() -> None:
    documented = set(re.findall(r"PORTING_[A-Z_]+[A-Z]", (ROOT / "docs" / "configuration.md").read_text()))

    assert documented - {"PORTING_X", "PORTING_X_FILE"} == variable_names()
