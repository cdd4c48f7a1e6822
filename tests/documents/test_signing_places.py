"""The room that labels announce for a signature, from lines and words alone."""

from collections.abc import Sequence

import pytest

from porting.documents.layout import rows_of
from porting.documents.reading import Layer, Mark, Page, Word
from porting.documents.signing_places import nearest_place, places_of
from porting.domain.checks.evidence import Box, Engine

Piece = tuple[str, float, float]
_HEIGHT, _ADVANCE = 9.0, 4.6


def page(pieces: Sequence[Piece], lines: Sequence[Box]) -> Page:
    """A page of text with ruled lines."""
    words = [
        Word(word, Box(left, top, left + _ADVANCE * len(word), top + _HEIGHT))
        for text, start, top in pieces
        for left, word in _placed(text, start)
    ]
    marks = tuple(Mark("line", line) for line in lines)
    return Page(612, 792, (Layer(Engine.TEXT, rows_of(words)),), marks=marks)


def _placed(text: str, left: float) -> list[tuple[float, str]]:
    placed = []
    for word in text.split():
        placed.append((left, word))
        left += _ADVANCE * len(word) + 3
    return placed


def across(left: float, right: float, y: float) -> Box:
    return Box(left, y, right, y + 0.5)


def down(x: float, top: float, bottom: float) -> Box:
    return Box(x, top, x + 0.5, bottom)


@pytest.mark.parametrize("top", [372, 380])
def test_where_labels_stand_over_their_lines_ink_belongs_to_the_label_above_it(top: float) -> None:
    pieces = [("Signature", 42, 362), ("Printed name", 312, 362), ("Title", 42, 418), ("Date", 312, 418)]
    lines = [across(x, x + 245, y) for y in (405, 461) for x in (42, 312)]

    place = nearest_place(Box(54, top, 174, 405), places_of(page(pieces, lines)))

    assert place is not None
    assert place.label.text == "signature"


def test_where_labels_stand_under_their_lines_ink_belongs_to_the_label_below_it() -> None:
    pieces = [("Signature", 42, 362), ("Printed name", 312, 362), ("Title", 42, 406), ("Date", 312, 406)]
    lines = [across(x, x + 245, y) for y in (356, 400) for x in (42, 312)]

    place = nearest_place(Box(54, 330, 174, 358), places_of(page(pieces, lines)))

    assert place is not None
    assert place.label.text == "signature"


def test_a_heading_over_the_first_line_takes_no_line_from_the_label_under_it() -> None:
    pieces = [("Authorized name:", 42, 330), ("Signature", 42, 373), ("Date", 42, 417)]
    lines = [across(42, 287, 367), across(42, 287, 411)]

    place = nearest_place(Box(54, 342, 174, 368), places_of(page(pieces, lines)))

    assert place is not None
    assert place.label.text == "signature"


def test_a_line_in_a_frame_around_the_whole_block_is_the_place_to_sign() -> None:
    pieces = [
        ("Name", 330, 398),
        ("Dana Reyes", 400, 398),
        ("Date signed", 330, 438),
        ("2/9/2026", 400, 438),
        ("Authorized signature", 50, 448),
    ]
    frame = [across(40, 572, 379), across(40, 572, 471), down(40, 379, 471), down(571, 379, 471)]

    place = nearest_place(Box(61, 415, 157, 437), places_of(page(pieces, [*frame, across(50, 300, 441)])))

    assert place is not None
    assert place.label.text == "authorized signature"


def test_the_edge_of_a_frame_to_sign_in_is_no_line_of_the_label_beside_the_frame() -> None:
    pieces = [("Signature", 48, 408), ("Name", 306, 413), ("Date", 306, 457), ("2/9/2026", 424, 457)]
    frame = [across(42, 292, 403), across(42, 292, 471), down(42, 403, 471), down(292, 403, 471)]
    lines = [*frame, across(420, 570, 424), across(420, 570, 468)]

    place = nearest_place(Box(61, 438, 166, 460), places_of(page(pieces, lines)))

    assert place is not None
    assert place.label.text == "signature"


@pytest.mark.parametrize("is_over", [True, False], ids=["labels over the line", "labels under the line"])
def test_several_labels_share_a_line_side_by_side(is_over: bool) -> None:
    top = 362 if is_over else 410
    pieces = [("Signature", 42, top), ("Printed name", 270, top), ("Date", 450, top)]
    pieces += [("Dana Reyes", 270, 396), ("2026-11-06", 450, 396)]
    places = places_of(page(pieces, [across(40, 560, 406)]))

    place = nearest_place(Box(54, 380, 174, 405), places)

    assert place is not None
    assert place.label.text == "signature"
    assert place.box.right < 270


def test_a_line_that_a_hand_draws_under_its_name_is_no_edge_of_a_box() -> None:
    pieces = [("Signature of", 53, 400), ("person", 53, 410)]
    lines = [across(50, 560, 386), across(50, 560, 431), across(171, 231, 423)]
    uprights = [down(x, 386, 431) for x in (50, 165, 323, 560)]

    place = nearest_place(Box(171, 392, 237, 423), places_of(page(pieces, [*lines, *uprights])))

    assert place is not None
    assert place.box.right > 237


def test_a_column_s_head_has_its_place_in_the_cell_below() -> None:
    pieces = [("Signature", 47, 417), ("Name of signer", 237, 417), ("Date signed", 475, 417)]
    lines = [across(42, 570, y) for y in (414, 430, 476)]
    uprights = [down(x, 414, 476) for x in (42, 231, 372, 570)]

    place = nearest_place(Box(55, 440, 165, 469), places_of(page(pieces, [*lines, *uprights])))

    assert place is not None
    assert place.label.text == "signature"


def test_what_is_drawn_below_a_heading_alone_is_in_its_place() -> None:
    places = places_of(page([("Signature", 58, 297)], []))

    assert nearest_place(Box(104, 320, 220, 354), places) is not None
