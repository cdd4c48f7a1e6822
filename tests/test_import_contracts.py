"""The import contracts of pyproject.toml hold, and each of them catches what it is there for."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("porting", "workflows", "activities", "workers", "starters")
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

#: A contract's name, underlined, and what breaks it.
SECTION = re.compile(r"^(\S[^\n]*)\n-+\n(.*?)(?=^\S[^\n]*\n-+\n|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Violation:
    contract: str
    importer: str
    imported: str


VIOLATIONS = [
    Violation("Imports go one way", "activities.planted_a", "workflows"),
    Violation("Imports go one way", "porting.domain.planted_b", "porting.ports"),
    Violation("Imports go one way", "workers.planted_c", "starters"),
    Violation("What is shared knows nothing of those who share it", "porting.mail.planted_d", "activities"),
    Violation("The domain is pure", "porting.domain.planted_e", "temporalio"),
    Violation("The domain is pure", "porting.domain.checks.planted_f", "os"),
    Violation("The domain is pure", "porting.domain.planted_g", "porting.settings"),
    Violation("Workflows do no input or output", "workflows.planted_h", "httpx2"),
    Violation("Workflows do no input or output", "workflows.planted_i", "porting.settings"),
    Violation("Activities know Protocols only", "activities.planted_j", "porting.adapters.outbox"),
    Violation(
        "Starters reach adapters through the workers only", "starters.web.planted_k", "porting.sandbox"
    ),
    Violation(
        "Settings and the connection are read at the edge", "porting.adapters.planted_l", "porting.settings"
    ),
    Violation("One module knows SendGrid", "porting.mail.planted_m", "sendgrid"),
    Violation("One module knows pypdf", "porting.documents.planted_n", "pypdf"),
    Violation("One module knows PDFium", "porting.guard.planted_o", "pypdfium2"),
    Violation("Two adapters know pyHanko", "porting.documents.planted_p", "pyhanko"),
    Violation("One module knows RapidOCR", "porting.documents.planted_q", "rapidocr"),
    Violation("The domain is pure", "porting.domain.checks.planted_r", "porting.guard"),
    Violation("One module knows aiosmtpd", "starters.web.planted_s", "aiosmtpd"),
    Violation("Workflows do no input or output", "workflows.planted_u", "porting.encryption"),
    Violation("One module knows PyJWT", "starters.codec.planted_t", "jwt"),
    Violation("Two modules know OpenTelemetry", "workers.planted_v", "opentelemetry"),
]


def lint_imports(tree: Path) -> str:
    return subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS, "--no-cache"],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    ).stdout


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "pyproject.toml", tree)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tree / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tree


@pytest.fixture(scope="module")
def report_of_violations(tree: Path) -> str:
    clean = lint_imports(tree)
    assert "0 broken." in clean, clean
    for violation in VIOLATIONS:
        path = tree.joinpath(*violation.importer.split(".")).with_suffix(".py")
        path.write_text(f"import {violation.imported}\n")
    return lint_imports(tree)


@pytest.mark.parametrize("violation", VIOLATIONS, ids=lambda violation: violation.importer)
def test_a_planted_import_breaks_its_contract(violation: Violation, report_of_violations: str) -> None:
    broken = dict(SECTION.findall(report_of_violations.partition("Broken contracts")[2]))

    assert f"{violation.importer} -> {violation.imported}" in broken[violation.contract]


def test_every_contract_has_a_planted_violation(report_of_violations: str) -> None:
    assert " 0 kept, " in report_of_violations
