"""`./dev` in a tree whose environment is made already: the parts that need no network."""

import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: Stands where the environment's interpreter stands, and says what it was asked to do.
INTERPRETER = """#!/bin/sh
echo "asked: $*"
echo "state: ${PORTING_STATE_DIR-}"
echo "connection: ${TEMPORAL_CONFIG_FILE-}"
case "$*" in *"$FAILS_AT"*) exit 1 ;; esac
"""
#: Installed already, so that no test asks a package index for what PyPI has not.
PROGRAMS = "programs"
TESSERACT = "#!/bin/sh\necho eng fra\n"


@dataclass(frozen=True)
class Tree:
    root: Path

    def dev(
        self, *arguments: str, cwd: Path | None = None, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        path = f"{self.root / PROGRAMS}:{os.environ['PATH']}"
        environment = {"PATH": path, "FAILS_AT": "nothing", **variables}
        return subprocess.run(
            [self.root / "dev", *arguments],
            cwd=cwd or self.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def put_program(self, path: str, source: str) -> None:
        program = self.root / path
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(source)
        program.chmod(0o755)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    tree = Tree(tmp_path / "tree")
    shutil.copytree(ROOT / "requirements", tree.root / "requirements")
    shutil.copy(ROOT / "dev", tree.root)
    tree.put_program(".venv/bin/python", INTERPRETER)
    tree.put_program(".venv/bin/shellcheck", INTERPRETER)
    tree.put_program(f"{PROGRAMS}/tesseract", TESSERACT)
    for program in ("chromium", "promtool"):
        tree.put_program(f"{PROGRAMS}/{program}", "#!/bin/sh\n")
    for kind in ("run", "dev"):
        shutil.copy(ROOT / "requirements" / f"{kind}.txt", tree.root / ".venv" / f".installed-{kind}")
    return tree


def only(tree: Tree, *programs: str) -> str:
    """A PATH on which there are the tools of every system and `programs`, which print what is given."""
    for tool in ("sh", "cat", "cmp", "cp", "dirname", "mkdir", "rm"):
        found = shutil.which(tool)
        assert found
        tree.put_program(f"bin/{tool}", f'#!/bin/sh\nexec {found} "$@"\n')
    for program in programs:
        name, _, says = program.partition(" says ")
        tree.put_program(f"bin/{name}", f"#!/bin/sh\necho {says}\n")
    return str(tree.root / "bin")


def test_help_names_every_command(tree: Tree) -> None:
    helped = tree.dev("help")

    assert helped.returncode == 0
    for command in ("run", "test", "porting", "format", "image", "lock", "chaos"):
        assert f"./dev {command} " in helped.stdout


@pytest.mark.parametrize("arguments", [(), ("tset",)])
def test_wrong_usage_is_told_on_standard_error(tree: Tree, arguments: tuple[str, ...]) -> None:
    wrong = tree.dev(*arguments)

    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "./dev run" in wrong.stderr


def test_a_command_runs_where_it_is_given_on_the_state_of_the_tree(tree: Tree, tmp_path: Path) -> None:
    ran = tree.dev("porting", "submit", "my request.json", cwd=tmp_path)

    assert "asked: -P -m starters.cli submit my request.json" in ran.stdout
    assert f"state: {tree.root}/.porting" in ran.stdout


def test_a_command_speaks_to_the_running_server_of_the_tree_unless_told_otherwise(tree: Tree) -> None:
    connection = tree.root / ".porting" / "temporal.toml"
    connection.parent.mkdir()
    connection.touch()

    assert f"connection: {connection}" in tree.dev("porting", "list").stdout
    assert "connection: \n" in tree.dev("porting", "list", TEMPORAL_ADDRESS="elsewhere:7233").stdout


def test_a_command_starts_without_delay(tree: Tree) -> None:
    took = []
    for _ in range(5):
        start = time.perf_counter()
        tree.dev("porting", "--help")
        took.append(time.perf_counter() - start)

    assert min(took) < 0.2


def test_all_checks_run_and_those_that_fail_are_named_at_the_end(tree: Tree) -> None:
    failed = tree.dev("test", FAILS_AT="ruff")

    assert failed.returncode == 1
    assert "asked: -m pytest" in failed.stdout
    assert failed.stderr.splitlines()[-1] == "./dev: failed: format lint"


def test_what_fails_beside_the_others_is_shown_and_named(tree: Tree) -> None:
    failed = tree.dev("test", FAILS_AT="mypy")

    assert failed.returncode == 1
    assert "asked: -m mypy" in failed.stdout
    assert failed.stderr.splitlines()[-1] == "./dev: failed: types"


def test_every_folder_of_tests_is_run_by_exactly_one_part(tree: Tree) -> None:
    logs = (tree.root / ".tools").glob("*.log")
    asked = tree.dev("test").stdout + "".join(log.read_text() for log in logs)

    parts = {line for line in asked.splitlines() if line.startswith("asked: -m pytest")}
    named = sorted(word for part in parts for word in part.split() if word.startswith("tests/"))
    ignored = sorted(set(re.findall(r"--ignore=(\S+)", asked)))
    assert named == ignored


def test_green_checks_end_with_one_line(tree: Tree) -> None:
    green = tree.dev("test")

    assert green.returncode == 0
    assert green.stderr.splitlines()[-2:] == ["== chaos", "./dev test: all checks passed"]


def test_with_arguments_pytest_alone_runs(tree: Tree) -> None:
    ran = tree.dev("test", "-k", "a port date")

    assert [line for line in ran.stdout.splitlines() if line.startswith("asked")] == [
        "asked: -m pytest -k a port date"
    ]


@pytest.mark.parametrize(
    ("programs", "told"),
    [
        ((), "python3 is missing"),
        (("python3 says old",), "is older than 3.11"),
        (("python3 says bare",), "has neither pip nor venv"),
        (("python3 says old", "python3.12 says bare"), "python3.12 has neither pip nor venv"),
    ],
)
def test_what_this_machine_lacks_is_told(tree: Tree, programs: tuple[str, ...], told: str) -> None:
    (tree.root / ".venv" / ".installed-run").write_text("something older\n")

    lacking = tree.dev("run", PATH=only(tree, *programs))

    assert lacking.returncode == 1
    assert told in lacking.stderr
