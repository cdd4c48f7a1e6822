"""A closer look at what two engines read differently, or unsurely: made by hand, no engine runs."""

from dataclasses import replace

import pytest

from porting.documents.reading import Cell, Layer, Look, Page, ReadDocument, Word
from porting.documents.second_look import MOST_PLACES, doubts_in, settled
from porting.domain.checks.evidence import Box, Engine

T, R = Engine.TESSERACT, Engine.RAPIDOCR
Reading = tuple[str, float]


def a_scan(*lines: tuple[Reading, Reading]) -> ReadDocument:
    """Of a page of `lines`, each as Tesseract and as RapidOCR read it, with how sure they are."""
    layers = tuple(
        Layer(engine, tuple((_cell(*line[at], 100 + 20 * row),) for row, line in enumerate(lines)))
        for at, engine in enumerate((T, R))
    )
    return ReadDocument((Page(612, 792, layers, is_scan=True),))


def _cell(text: str, confidence: float, top: float) -> Cell:
    words, left = list[Word](), 50.0
    for word in text.split():
        words.append(Word(word, Box(left, top, left + 5 * len(word), top + 10), confidence))
        left += 5 * len(word) + 3
    return Cell(tuple(words))


def the_words(read: ReadDocument) -> list[str]:
    """As each engine's layer has them in the end."""
    return [" ".join(word.text for word in layer.words) for layer in read.pages[0].layers]


def looks(*texts: Reading) -> tuple[Look, ...]:
    """Tesseract's two, then RapidOCR's."""
    return tuple(Look(engine, *each) for engine, each in zip((T, T, R, R), texts, strict=True))


def looked_at(read: ReadDocument, *seen: tuple[Look, ...]) -> ReadDocument:
    return settled(read, doubts_in(read, (1,)), seen)


def test_a_digit_that_one_engine_misread_is_put_right_where_all_see_it_closer() -> None:
    read = a_scan((("(603) 555-0174", 0.9), ("(503) 555-0174", 0.99)))

    closer = looked_at(read, looks(*[("(503) 555-0174", 0.96)] * 4))

    assert the_words(closer) == ["(503) 555-0174"] * 2
    assert closer.pages[0].layers[0].confidence > 0.95


def test_the_second_engine_is_put_right_as_well_and_the_rest_of_its_row_stays() -> None:
    read = a_scan((("Unit 41", 0.93), ("Unit 42", 0.9)))
    first, second = read.pages[0].layers
    further = Word("Tulsa", Box(300, 100, 330, 110), 0.99)
    row = (Cell((*second.rows[0][0].words, further)),)
    read = ReadDocument((replace(read.pages[0], layers=(first, replace(second, rows=(row,)))),))

    closer = looked_at(read, looks(*[("Unit 41", 0.9)] * 4))

    assert the_words(closer) == ["Unit 41", "Unit 41 Tulsa"]


@pytest.mark.parametrize(
    "seen",
    [
        looks(("Unit 42", 0.9), ("Unit 41", 0.9), ("Unit 42", 0.9), ("Unit 42", 0.9)),
        looks(("Unit 41", 0.7), ("Unit 41", 0.7), ("Unit 42", 0.9), ("Unit 42", 0.9)),
        looks(("Unit 42", 0.7), ("Unit 41", 0.7), ("Unit 41", 0.5), ("Unit 42", 0.6)),
        looks(("Unit 47", 0.9), ("Unit 47", 0.9), ("Unit 47", 0.9), ("Unit 47", 0.9)),
        (),
    ],
    ids=["a sure dissent", "one engine alone", "no majority", "a third reading", "nobody has looked"],
)
def test_where_the_looks_do_not_agree_the_place_stays_as_it_was(seen: tuple[Look, ...]) -> None:
    read = a_scan((("Unit 41", 0.93), ("Unit 42", 0.95)))

    assert looked_at(read, seen) is read


def test_a_misreading_that_nobody_is_sure_of_is_not_believed() -> None:
    read = a_scan((("Joanne lyer", 0.92), ("Joanne Iyer", 0.89)))
    unsure = looks(("Joanne lyer", 0.9), ("Joanne lyer", 0.9), ("Joanne lyer", 0.62), ("Joanne lyer", 0.57))

    assert looked_at(read, unsure) is read


def test_what_both_read_alike_becomes_surer() -> None:
    read = a_scan((("Spokane, WA 99220", 0.52), ("Spokane, WA 99220", 0.7)))

    closer = looked_at(read, looks(*[("Spokane WA 99220", 0.91)] * 4))

    assert the_words(closer) == ["Spokane, WA 99220"] * 2
    assert {word.confidence for layer in closer.pages[0].layers for word in layer.words} == {0.91}


def test_two_places_in_one_row_of_the_second_engine_are_each_put_right() -> None:
    mine = (_cell("Unit 41", 0.9, 100), Cell((Word("S4T1X8", Box(200, 100, 240, 110), 0.9),)))
    theirs = (
        Cell(
            (
                Word("Unit42", Box(50, 100, 88, 110), 0.9),
                Word("SAT", Box(200, 100, 218, 110), 0.9),
                Word("1X8", Box(221, 100, 240, 110), 0.9),
            )
        ),
    )
    read = ReadDocument((Page(612, 792, (Layer(T, (mine,)), Layer(R, (theirs,))), is_scan=True),))

    closer = looked_at(read, looks(*[("Unit 41", 0.9)] * 4), looks(*[("S4T1X8", 0.9)] * 4))

    assert the_words(closer) == ["Unit 41 S4T1X8"] * 2


def test_nobody_looks_at_what_both_read_alike_and_surely() -> None:
    assert doubts_in(a_scan((("Unit 41", 0.93), ("Unit 41", 0.95))), (1,)) == ()


def test_a_finding_s_own_place_comes_first_then_digits_and_not_all_of_a_bad_page() -> None:
    read = a_scan(*[(("Rue", 0.4), ("Rne", 0.4)), *[(("No 12", 0.4), ("No 13", 0.4))] * 20])
    place = Box(50, 100, 60, 110)

    found = doubts_in(read, (1,), [(1, place)])

    assert len(found) == MOST_PLACES
    assert [each.readings[0].text for each in found[:2]] == ["Rue", "No 12"]
