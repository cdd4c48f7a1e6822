"""Golden files: `golden(path, text)` compares, `pytest --update-golden` writes them anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"

Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")
    parser.addoption("--pictures", metavar="DIR", help="write what browsers show, for docs/, into DIR")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with the golden file of a path below `tests/golden`."""
    update: bool = request.config.getoption("--update-golden")

    def compare(path: str, text: str) -> None:
        file = GOLDEN / path
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.is_file(), f"tests/golden/{path} is not there: run pytest --update-golden"
        assert text == file.read_text(encoding="utf-8")

    return compare
