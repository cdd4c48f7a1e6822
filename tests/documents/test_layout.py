import pytest
from hypothesis import given
from hypothesis import strategies as st

from porting.documents.layout import in_whole_words, rows_of
from porting.documents.reading import Word
from porting.domain.checks.evidence import Box


def word(text: str, left: float, top: float, height: float = 10) -> Word:
    """A word as wide as its letters usually are."""
    return Word(text, Box(left, top, left + 0.5 * height * len(text), top + height))


def shown(*words: Word) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows_of(words)]


def test_words_are_read_from_the_top_and_from_the_left_in_whatever_order_they_were_drawn() -> None:
    words = (word("LS-204418", 60, 30), word("number", 90, 10), word("Account", 50, 10))

    assert shown(*words) == [["Account number"], ["LS-204418"]]


def test_what_stands_apart_on_a_row_is_another_cell() -> None:
    words = (word("Due", 300, 10), word("date", 320, 10), word("Bill", 50, 10), word("date", 75, 10))

    assert shown(*words) == [["Bill date", "Due date"]]


def test_columns_of_a_table_are_parted_below_their_heads_however_close_they_are() -> None:
    heads = (word("Name", 50, 10), word("Street", 200, 10))
    below = (
        word("Castellano", 50, 24),
        word("and", 102, 24),
        word("Abernathy", 119, 24),
        word("Catering", 152, 24),
    )
    street = (word("12", 200, 24), word("Bank", 212, 24))

    assert shown(*heads, *below, *street)[1] == ["Castellano and Abernathy Catering", "12 Bank"]


def test_words_of_a_line_that_happen_to_begin_below_a_head_stay_together() -> None:
    heads = (word("Name", 50, 10), word("Street", 72, 10))

    assert shown(*heads, word("Call", 50, 24), word("us", 72, 24), word("now", 84, 24))[1] == ["Call us now"]


def test_values_that_begin_in_one_column_are_cells_of_their_own_however_close_their_labels_end() -> None:
    rows = [
        (word("No", 30, top), word("freeze", 43, top), word(value, 83, top))
        for top, value in ((10, "Yes"), (24, "None"), (38, "Never"))
    ]

    assert shown(*rows[0], *rows[1], *rows[2]) == [
        ["No freeze", "Yes"],
        ["No freeze", "None"],
        ["No freeze", "Never"],
    ]


def test_one_wide_space_alone_parts_no_cell() -> None:
    assert shown(word("No", 30, 10), word("freeze", 43, 10), word("Yes", 79, 10)) == [["No freeze Yes"]]


def test_a_value_in_larger_letters_stands_on_the_row_of_its_label() -> None:
    assert shown(word("Amount", 50, 14, 8), word("$37.74", 120, 10, 14)) == [["Amount", "$37.74"]]


def test_a_tall_heading_does_not_pull_two_lines_beside_it_into_one() -> None:
    rows = shown(word("TEL", 20, 10, 30), word("Lone", 200, 10), word("Star", 200, 26))

    assert rows == [["TEL", "Lone"], ["Star"]]


def test_a_line_that_a_scanner_has_tilted_a_little_stays_one_row() -> None:
    tilted = [word(text, 60 * at, 100 + 0.4 * at) for at, text in enumerate("abcdefgh", 1)]

    assert len(rows_of(tilted)) == 1


def test_a_word_that_was_drawn_letter_by_letter_is_one_word() -> None:
    letters = [word(letter, 50 + 5 * at, 10) for at, letter in enumerate("Account")]
    further = [word(letter, 88 + 5 * at, 10) for at, letter in enumerate("number")]

    assert [each.text for each in in_whole_words([*further, *letters])] == ["Account", "number"]


def in_boxes(text: str, left: float, step: float = 15.0) -> list[Word]:
    """Each character of `text` in a box of its own; a space leaves half a box free."""
    words, at = [], left
    for character in text:
        if character == " ":
            at += step / 2
            continue
        words.append(Word(character, Box(at, 10, at + 7, 20)))
        at += step
    return words


def test_one_character_in_each_box_of_a_form_makes_words() -> None:
    line = [
        word("State", 20, 10),
        *in_boxes("ID", 100),
        *in_boxes("83814", 200),
        *in_boxes("208 345 3827", 350),
    ]

    assert [each.text for each in in_whole_words(line)] == ["State", "ID", "83814", "208", "345", "3827"]
    assert shown(*in_whole_words(line)) == [["State", "ID", "83814", "208 345 3827"]]


@pytest.mark.parametrize(
    "line",
    [
        in_boxes("YNYN", 50),  # answers under the heads of narrow columns
        in_boxes("1234", 50, step=40),
        in_boxes("12", 50),
        [word(text, left, 10) for text, left in zip("MEMO", (50, 66, 80, 98), strict=True)],
    ],
)
def test_columns_and_letters_that_are_set_apart_are_no_boxes_of_a_form(line: list[Word]) -> None:
    assert in_whole_words(line) == tuple(line)


def test_a_page_without_words_has_no_rows() -> None:
    assert rows_of(()) == ()


boxes = st.builds(
    lambda left, top, width, height: Box(left, top, left + width, top + height),
    st.floats(-50, 700), st.floats(-50, 900), st.floats(0, 400), st.floats(0, 60),
)  # fmt: skip


@given(st.lists(st.builds(Word, st.text("abc1", min_size=1, max_size=8), boxes), max_size=60))
def test_every_word_is_in_one_cell_wherever_it_stands(words: list[Word]) -> None:
    found = [each for row in rows_of(words) for cell in row for each in cell.words]

    assert sorted(found, key=repr) == sorted(words, key=repr)
