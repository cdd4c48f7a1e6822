"""Blocks to sign as strangers' web pages and forms arrange them, and ink that stands beside its place."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from porting.documents.ink import marks_in
from porting.documents.reading import Cell, Mark, ReadDocument, Word
from porting.documents.signatures import signature_of
from porting.documents.signing_places import places_of
from porting.documents.signing_words import Wanted, wanted_by
from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.statements import Signature, Signed
from tests.documents.test_ink import DPI, paper, zigzag
from tests.documents.typed import Placed, page_of

LABEL: Placed = ("Authorized signature", 60, 404)
LINE = Mark("line", Box(60, 400, 200, 401))


def frame(box: Box, *, is_open: bool = False) -> tuple[Mark, ...]:
    """The edges of `box`; where it `is_open`, without its right one."""
    left, top, right, bottom = box
    edges = [
        Box(left, top, right, top + 1),
        Box(left, bottom, right, bottom + 1),
        Box(left, top, left + 1, bottom),
    ]
    if not is_open:
        edges.append(Box(right, top, right + 1, bottom))
    return tuple(Mark("line", edge) for edge in edges)


def hand(left: float, top: float, *, is_stroke: bool = True) -> Mark:
    return Mark("drawing", Box(left, top, left + 100, top + 24), 0.05, is_stroke=is_stroke)


def on(placed: Sequence[Placed], *marks: Mark) -> Signature:
    return signature_of(page_of(*placed, marks=marks), ())


BLOCKS = {
    "the frame of a whole block, with what is agreed to": (
        [
            ("I am the account owner or may act for the account owner.", 56, 470),
            ("Signature", 56, 539),
            ("Printed name", 290, 539),
            ("Victor Pruitt", 290, 552),
            ("Date signed", 448, 539),
            ("09/23/2026", 448, 552),
        ],
        frame(Box(43, 445, 570, 603)),
        hand(80, 555),
    ),
    "a heading in a bar over a box": (
        [("Signature électronique", 58, 477), ("Mélanie Côté", 296, 502)],
        frame(Box(58, 506, 278, 558)),
        hand(86, 516),
    ),
    "an answer that names the new company": (
        [
            ("8. Which company will serve these numbers from now on?", 62, 376),
            ("ServiceCall.ai", 82, 389),
            ("Signature", 75, 489),
        ],
        (Mark("line", Box(135, 500, 346, 501)),),
        hand(150, 474),
    ),
    "a label with an arrow": (
        [("Sign here \u27a4", 52, 430), ("Name", 322, 430)],
        frame(Box(45, 425, 315, 480)),
        hand(120, 440),
    ),
    "a legend in the edge of a frame that is open at its right": (
        [("Signature", 65, 447)],
        (*frame(Box(51, 516, 281, 517), is_open=True), Mark("line", Box(112, 451, 281, 452))),
        hand(124, 470),
    ),
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_block_as_strangers_arrange_it_is_signed_where_a_hand_has_written(
    block: tuple[list[Placed], tuple[Mark, ...], Mark],
) -> None:
    placed, lines, ink = block

    assert on(placed, *lines, ink).signed is Signed.YES
    assert on(placed, *lines).signed is Signed.NO


def test_the_winning_carriers_own_block_is_not_the_customers() -> None:
    placed = [("ServiceCall.ai", 75, 440), ("Signature", 75, 489)]

    assert on(placed, Mark("line", Box(135, 500, 346, 501)), hand(150, 474)).signed is Signed.UNCLEAR


@pytest.mark.parametrize(
    "label",
    [
        "electronic signature",
        "e-signature",
        "handwritten signature",
        "digital signature of the customer",
        "signature manuscrite",
        "signature numerique",
        "signature electronique du client",
        "signature manuscrite de l'abonne",
    ],
)
def test_a_signature_has_many_names(label: str) -> None:
    assert wanted_by(label, has_end=False) is Wanted.SIGNATURE


@pytest.mark.parametrize(
    "label", ["Sign here \u27a4", "\u2192 Signature", "Signature \u270d", "Sign here >>", "Sign here ->"]
)
def test_what_points_at_the_place_is_no_part_of_its_label(label: str) -> None:
    places = places_of(page_of((label, 60, 404)).pages[0])

    assert [place.label.wanted for place in places] == [Wanted.SIGNATURE]


def test_a_ticked_box_beside_a_signature_is_no_label_for_one() -> None:
    assert not places_of(page_of(("\u2611 Signature", 60, 404)).pages[0])


def test_a_pens_ink_beside_the_place_is_a_signature() -> None:
    signature = on([LABEL], LINE, hand(230, 380))

    assert (signature.signed, signature.how) == (Signed.YES, "ink beside the signature's place")


def test_other_ink_beside_the_place_is_for_a_person_to_judge() -> None:
    assert on([LABEL], LINE, hand(230, 380, is_stroke=False)).signed is Signed.UNCLEAR


def test_ink_that_is_nearer_to_a_witness_is_not_the_customers() -> None:
    witness = ("Witness signature", 380, 404)

    assert on([LABEL, witness], LINE, hand(260, 425)).signed is not Signed.YES


@pytest.mark.parametrize(("height", "signed"), [(10, Signed.YES), (22, Signed.UNCLEAR)])
def test_what_stands_out_of_the_boxes_of_large_letters_is_no_hand(height: float, signed: Signed) -> None:
    page = page_of(LABEL, marks=(LINE, hand(230, 380))).pages[0]
    word = Word("Reyes", Box(240, 386, 300, 386 + height))
    layer = replace(page.layers[0], rows=(*page.layers[0].rows, (Cell((word,)),)))

    assert signature_of(ReadDocument((replace(page, layers=(layer,)),)), ()).signed is signed


def drawn(image: Image.Image) -> list[Mark]:
    page = page_of(LABEL).pages[0]
    return [mark for mark in marks_in(image, DPI, page) if mark.how == "drawing"]


def test_a_zigzag_is_a_pens_stroke() -> None:
    assert any(mark.is_stroke for mark in drawn(paper(*zigzag(230, 440))))


@pytest.mark.parametrize("shape", ["frame", "cells", "circle", "arrow", "filled"])
def test_shapes_that_forms_print_are_no_pens_strokes(shape: str) -> None:
    image = paper()
    pen = ImageDraw.Draw(image)
    left, top, right, bottom = (each * DPI / 72 for each in (230, 425, 262, 445))
    match shape:
        case "frame":
            pen.rounded_rectangle((left, top, right, bottom), 4, outline=20, width=1)
        case "cells":
            pen.rectangle((left, top, right, bottom), outline=20, width=1)
            for at in (1, 2, 3):
                pen.line((left + at * 10, top, left + at * 10, bottom), fill=20, width=1)
        case "circle":
            pen.ellipse((left, top, right, bottom), outline=20, width=2)
        case "arrow":
            pen.line((left, top, right, (top + bottom) / 2, left, bottom), fill=20, width=2)
        case _:
            pen.rectangle((left, top, right, bottom), fill=20)

    marks = drawn(image)

    assert marks
    assert not any(mark.is_stroke for mark in marks)


def test_a_scan_is_left_to_a_person_where_ink_stands_beside_the_place() -> None:
    page = page_of(LABEL, marks=(LINE, hand(230, 380))).pages[0]
    layer = replace(page.layers[0], engine=Engine.TESSERACT)
    scan = replace(page, layers=(layer,), is_scan=True)

    assert signature_of(ReadDocument((scan,)), ()).signed is Signed.UNCLEAR
