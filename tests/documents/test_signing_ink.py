"""Where a signature's ink is, of which an engine has made words here and there."""

from porting.documents.reading import Word
from porting.documents.signing_ink import ink_of
from porting.domain.checks.evidence import Box

DRAWN = Box(100, 400, 160, 420)
LABEL = Box(60, 404, 96, 414)
PRINT = (
    Word("Signature:", LABEL, 0.96),
    Word("Harbor", Box(60, 300, 90, 310), 0.97),
    Word("Light", Box(94, 300, 120, 310), 0.97),
    Word("Bakery", Box(124, 300, 160, 310), 0.97),
)


def ink(*words: Word) -> Box:
    return ink_of((DRAWN,), (*PRINT, *words), (LABEL,))


def test_drawings_are_one_ink() -> None:
    assert ink_of((DRAWN, Box(170, 396, 200, 418)), PRINT, (LABEL,)) == Box(100, 396, 200, 420)


def test_what_an_engine_guesses_beside_a_drawing_belongs_to_it_and_so_on_along_the_row() -> None:
    guessed = Word("Op", Box(165, 402, 200, 418), 0.33), Word("usien", Box(208, 402, 240, 418), 0.0)

    assert ink(*guessed) == Box(100, 400, 240, 420)


def test_large_letters_belong_to_it_however_surely_they_were_read() -> None:
    assert ink(Word("Dana", Box(165, 398, 200, 420), 0.96)) == Box(100, 398, 200, 420)


def test_the_label_print_beside_it_and_guesses_on_other_rows_or_far_away_do_not() -> None:
    others = (
        Word("Dana", Box(165, 404, 190, 414), 0.96),
        Word("Reyes", Box(165, 402, 190, 412), 0.6),
        Word("gess", Box(100, 425, 130, 435), 0.3),
        Word("2O26", Box(300, 404, 330, 414), 0.3),
    )

    assert ink(*others) == DRAWN


def test_a_printed_name_that_strokes_reach_into_is_left_out() -> None:
    assert ink(Word("Dana", Box(105, 413, 130, 424), 0.95)) == Box(100, 400, 160, 413)
    assert ink(Word("Dana", Box(150, 400, 190, 411), 0.95)) == Box(100, 400, 150, 420)


def test_what_may_be_strokes_or_print_takes_nothing_from_the_ink() -> None:
    assert ink(Word("BOX", Box(120, 402, 140, 412), 0.7)) == DRAWN
