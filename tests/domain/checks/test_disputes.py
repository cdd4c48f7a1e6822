"""Digits in an image: what one engine reads, and what the other makes of the same place."""

import pytest

from porting.domain.checks.disputes import is_disputed
from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.statements import Passage, Statements

PLACE = Box(72, 100, 400, 112)


def read_by_both(expected: str, other: str, confidence: float = 0.95) -> tuple[Statements, Passage]:
    """One place, where RapidOCR reads what is expected and Tesseract the `other`."""
    right = Passage(expected, 1, PLACE, Engine.RAPIDOCR, 0.98)
    cells = (right, Passage(other, 1, PLACE, Engine.TESSERACT, confidence))
    return Statements("csr", rows=(), cells=cells, stated=()), right


@pytest.mark.parametrize(
    ("expected", "other", "groups"),
    [
        ("1155 Main St", "4155 Main St", ("1155",)),
        ("786002456", "796002456", ("786002456",)),
        ("LS-204418", "LS-204448", ("LS-204418",)),
        ("512-555-0120", "512-555-012", ("5125550120",)),
        ("512-555-0120", "5125550210", ("5125550120",)),
        ("7531 W Park Rd, Ste 381", "7531 W Park Rd, Ste 331", ("7531", "381")),
        ("410 N Main St, Ste 2", "4IO N Main St, Ste 8", ("410", "2")),
        ("H3Z 8C1", "H3Z 8C7", ("H3Z8C1",)),
        ("H3Z 8C1", "H3Z 3C1", ("H3Z8C1",)),
        ("46828", "46823", ("46828",)),
    ],
)
def test_other_digits_that_are_surely_read_are_another_reading(
    expected: str, other: str, groups: tuple[str, ...]
) -> None:
    document, passage = read_by_both(expected, other)

    assert is_disputed(document, passage, groups)


@pytest.mark.parametrize(
    ("expected", "other", "groups"),
    [
        ("H3Z 8C1", "H3Z8Cl", ("H3Z8C1",)),
        ("H3Z 8C1", "H378C1", ("H3Z8C1",)),
        ("K1S 5G5", "K15 5G5", ("K1S5G5",)),
        ("7531 W Park Rd, Ste 381", "7531 W Park Rd, Ste SBE", ("7531", "381")),
        ("7531 W Park Rd, Ste 381", "7531 W Park Rd", ("7531", "381")),
        ("260 555-0120", "2605550120", ("2605550120",)),
        ("2605550120", "260 555-0120", ("2605550120",)),
        ("LS-204418", "L5-2O4418", ("LS-204418",)),
        ("46828-2833", "46828-2833", ("46828",)),
    ],
)
def test_letters_and_what_is_not_made_out_are_no_other_reading(
    expected: str, other: str, groups: tuple[str, ...]
) -> None:
    document, passage = read_by_both(expected, other)

    assert not is_disputed(document, passage, groups)


def test_an_engine_that_guesses_disputes_nothing() -> None:
    document, passage = read_by_both("1155 Main St", "4155 Main St", confidence=0.5)

    assert not is_disputed(document, passage, ("1155",))


@pytest.mark.parametrize(
    ("unsure", "sure", "is_other"),
    [
        ("$12", "555-0120", False),
        ("$12", "555-0128", True),
        ("$12", "555-012", False),
        ("", "555-0120", True),
    ],
)
def test_what_an_engine_made_out_of_a_number_disputes_nothing_where_the_rest_is_a_guess(
    unsure: str, sure: str, is_other: bool
) -> None:
    right = Passage("512-555-0120", 1, PLACE, Engine.RAPIDOCR, 0.98)
    begin, end = PLACE._replace(right=120), PLACE._replace(left=124)
    cells = (
        right,
        Passage(unsure, 1, begin, Engine.TESSERACT, 0.5),
        Passage(sure, 1, end, Engine.TESSERACT, 0.95),
    )

    document = Statements("csr", rows=(), cells=cells, stated=())

    assert is_disputed(document, right, ("5125550120",)) is is_other
