"""What carriers write where their code says nothing: `tests/data/rejections/carriers_words.tsv`."""

import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from porting.domain.rejection import ReasonCode, meaning_of
from porting.domain.rejection.words import meaning_of_words
from tests.domain.checks.comparisons import SHORT_RUN

_TABLE = Path(__file__).parents[1] / "data" / "rejections" / "carriers_words.tsv"


def rows() -> list[tuple[str, str]]:
    with _TABLE.open(newline="", encoding="utf-8") as lines:
        return [
            (row["reason"], row["text"])
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


UNDERSTOOD = [(reason, text) for reason, text in rows() if reason != ReasonCode.UNKNOWN]
NOT_UNDERSTOOD = [text for reason, text in rows() if reason == ReasonCode.UNKNOWN]


@pytest.mark.parametrize(("reason", "text"), UNDERSTOOD, ids=[text for _, text in UNDERSTOOD])
def test_a_carriers_words_give_the_reason(reason: str, text: str) -> None:
    assert meaning_of("OTHER", text) == reason


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_words_that_leave_a_doubt_go_to_support(text: str) -> None:
    assert meaning_of("OTHER", text) is ReasonCode.UNKNOWN


@pytest.mark.parametrize("code", ["", " ", "other", "Other", "1P"])
def test_a_text_is_read_where_the_code_leaves_it_to_the_text(code: str) -> None:
    assert meaning_of(code, "PIN invalid") is ReasonCode.WRONG_PIN


@pytest.mark.parametrize(
    ("code", "reason"),
    [("BTN_ATN_MISMATCH", ReasonCode.INVALID_BTN), ("8J", ReasonCode.UNKNOWN), ("ZZ9", ReasonCode.UNKNOWN)],
)
def test_a_text_never_overrules_a_code_not_even_one_that_nobody_knows(code: str, reason: ReasonCode) -> None:
    assert meaning_of(code, "PIN invalid") is reason


def test_a_letter_is_not_read_as_a_reason() -> None:
    assert meaning_of("OTHER", "PIN invalid. " * 200) is ReasonCode.UNKNOWN


@SHORT_RUN
@given(text=st.text())
@example("\x00 \ud800 ﬁ İ")
def test_any_text_has_an_answer_that_neither_ends_a_port_nor_drops_the_reason(text: str) -> None:
    meaning = meaning_of("OTHER", text)

    assert meaning not in (ReasonCode.NUMBER_UNPORTABLE, ReasonCode.INFORMATIONAL)


@SHORT_RUN
@given(
    row=st.sampled_from(rows()),
    upper=st.booleans(),
    space=st.sampled_from([" ", "  ", "\t", " \u00a0"]),
)
def test_case_and_spacing_change_nothing(row: tuple[str, str], upper: bool, space: str) -> None:
    reason, text = row
    written = space.join(["", *text.split(), ""])

    assert meaning_of_words(written.upper() if upper else written.lower()) == reason


@SHORT_RUN
@given(
    some=st.sampled_from(UNDERSTOOD),
    other=st.sampled_from(UNDERSTOOD),
    between=st.sampled_from([". ", "; ", ", ", ": ", "\n"]),
)
def test_two_reasons_in_one_text_are_none(
    some: tuple[str, str], other: tuple[str, str], between: str
) -> None:
    meaning = meaning_of_words(f"{some[1].rstrip('.')}{between}{other[1]}")

    assert meaning in (
        {ReasonCode(some[0]), ReasonCode.UNKNOWN} if some[0] == other[0] else {ReasonCode.UNKNOWN}
    )


@SHORT_RUN
@given(row=st.sampled_from(rows()), noise=st.sampled_from(["not", "if", "unless", "may", "resolved"]))
def test_a_denial_or_a_condition_leaves_no_reason(row: tuple[str, str], noise: str) -> None:
    assert meaning_of_words(f"{row[1].rstrip('.')} {noise}") is ReasonCode.UNKNOWN
