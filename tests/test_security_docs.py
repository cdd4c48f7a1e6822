"""`docs/security.md` names tests that there are, for all that it says is met."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PAGE = (TESTS.parent / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if re.match(r"\| \d", line)
]
STANDS = {"met", "partly", "no", "n/a", "operator"}
_TEST = re.compile(r"^(?:async )?def (test_\w+)\(", re.MULTILINE)


@pytest.fixture(scope="module")
def there() -> set[str]:
    files = (file.read_text(encoding="utf-8") for file in TESTS.rglob("test_*.py"))
    return {name for text in files for name in _TEST.findall(text)}


def test_every_test_that_the_page_names_is_there(there: set[str]) -> None:
    assert sorted(set(re.findall(r"`(test_\w+)`", PAGE)) - there) == []


def test_what_is_met_is_shown_by_a_test_and_what_is_not_says_why() -> None:
    assert len(ROWS) > 80
    assert [row for row in ROWS if len(row) != 5 or row[2] not in STANDS] == []
    assert [number for number, _, stands, _, tests in ROWS if stands == "met" and "test_" not in tests] == []
    unmet = [(number, why) for number, _, stands, why, _ in ROWS if stands in ("partly", "no", "n/a")]
    assert [number for number, why in unmet if not why] == []


def test_no_requirement_is_answered_twice() -> None:
    numbers = [number for row in ROWS for number in row[0].split(", ")]

    assert sorted({number for number in numbers if numbers.count(number) > 1}) == []
