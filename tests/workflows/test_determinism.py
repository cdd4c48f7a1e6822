"""Workflow code asks nobody but Temporal for time, chance and ids, and touches nothing outside.

Workers run workflows without the SDK's sandbox, and the sandbox would see only what stands in the workflows'
own modules; this looks through all modules of workflows and domain.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_MODULES = sorted([*_ROOT.glob("workflows/*.py"), *_ROOT.glob("porting/domain/**/*.py")])

#: By the last names of what is called; `workflow.now()`, `workflow.time()`, `workflow.uuid4()` and
#: `workflow.random()` are Temporal's.
_FORBIDDEN_CALLS = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "asyncio.to_thread"),
    *("uuid.uuid1", "uuid.uuid4", "uuid4", "open", "input", "print", "breakpoint", "exec", "eval"),
}
_FORBIDDEN_MODULES = {
    *("time", "random", "secrets", "threading", "concurrent", "multiprocessing", "signal", "tempfile"),
    *("http", "io", "pathlib", "shutil", "locale", "select", "queue"),
}


def offences(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and _is_forbidden(ast.unparse(node.func)):
            yield f"line {node.lineno}: {ast.unparse(node.func)}()"
        elif isinstance(node, ast.Import):
            yield from _imported(node.lineno, *(alias.name for alias in node.names))
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from _imported(node.lineno, node.module or "")


def _is_forbidden(called: str) -> bool:
    return called in _FORBIDDEN_CALLS or ".".join(called.split(".")[-2:]) in _FORBIDDEN_CALLS


def _imported(line: int, *names: str) -> Iterator[str]:
    for name in names:
        if name.partition(".")[0] in _FORBIDDEN_MODULES:
            yield f"line {line}: import {name}"


@pytest.mark.parametrize("module", _MODULES, ids=lambda module: str(module.relative_to(_ROOT)))
def test_what_a_workflow_runs_asks_nobody_but_temporal(module: Path) -> None:
    assert list(offences(module.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import datetime\ndatetime.now()",
        "import datetime\ndatetime.datetime.now(UTC)",
        "from datetime import date\ndate.today()",
        "import time",
        "from random import choice",
        "uuid.uuid4()",
        "open('a')",
        "await asyncio.to_thread(work)",
    ],
)
def test_what_would_differ_in_a_replay_is_seen(code: str) -> None:
    assert list(offences(code)) != []
