import time
from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image, ImageDraw

from porting.adapters.pdfium_pages import PdfiumPages
from porting.documents.ink import marks_in
from porting.documents.page_level import Level, level_of
from porting.documents.reading import Cell, Layer, Mark, Page, ReadDocument, Word
from porting.documents.signatures import signature_of
from porting.documents.signing_labels import signature_labels
from porting.documents.signing_places import nearest_place, places_of
from porting.domain.checks.evidence import Box, Engine
from tests.documents.letters_to_sign import LAYOUTS, Layout, ToSign

DPI = 100
WIDTH, HEIGHT = 612, 792
#: From and to, in points.
Stroke = tuple[float, float, float, float]


def with_marks(letter: ToSign) -> Page:
    with PdfiumPages(letter.made()) as pages:
        page = pages.page(1)
        return replace(page, marks=marks_in(pages.render(1, DPI).image, DPI, page))


def drawings(page: Page) -> list[Mark]:
    return [mark for mark in page.marks if mark.how == "drawing"]


def row(*words: tuple[str, float, float, float], confidence: float = 0.96) -> tuple[Cell, ...]:
    """One cell; each word with its left, top and right, ten points high."""
    read = (Word(text, Box(left, top, right, top + 10), confidence) for text, left, top, right in words)
    return (Cell(tuple(read)),)


def scanned_page(*rows: tuple[Cell, ...]) -> Page:
    return Page(WIDTH, HEIGHT, layers=(Layer(Engine.TESSERACT, rows),), is_scan=True)


def paper(*strokes: Stroke, askew: float = 0.0) -> Image.Image:
    """White, with `strokes` in points; `askew` degrees clockwise."""
    image = Image.new("L", (round(WIDTH * DPI / 72), round(HEIGHT * DPI / 72)), 250)
    pen = ImageDraw.Draw(image)
    for stroke in strokes:
        pen.line([each * DPI / 72 for each in stroke], fill=20, width=2)
    return image.rotate(-askew, Image.Resampling.BICUBIC, fillcolor=250)


LABEL = row(("Authorized", 60, 404, 105), ("signature", 108, 404, 150))
DATE = row(("Date", 380, 404, 400))
LINE = (60, 400, 340, 400)


def zigzag(left: float, base: float, width: float = 100, height: float = 20) -> list[Stroke]:
    """A pen that goes up and down."""
    points = [(left + at * width / 10, base - (at % 2) * height) for at in range(11)]
    return [(*one, *other) for one, other in pairwise(points)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_drawn_on_a_letter_that_is_typed_and_ruled_only(layout: Layout) -> None:
    page = with_marks(ToSign(layout, "typed", filled="typed", agent="empty"))

    assert not drawings(page)
    assert any(mark.how == "line" for mark in page.marks)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_pen_strokes_stand_in_the_place_of_the_signature(layout: Layout) -> None:
    page = with_marks(ToSign(layout, "pen", filled="typed", agent="empty"))

    places = places_of(page)
    labels = {place.label.text for mark in drawings(page) if (place := nearest_place(mark.box, places))}
    assert len(labels) == 1
    assert "signature" in labels.pop()
    assert sum(mark.ink for mark in drawings(page)) > 0.03


def test_a_pasted_image_counts_as_it_shows() -> None:
    page = with_marks(ToSign("label under line", "image"))

    assert sum(mark.ink for mark in drawings(page)) > 0.03


def test_a_page_without_a_place_to_sign_is_not_searched() -> None:
    page = scanned_page(row(("Invoice", 60, 100, 100)))

    assert marks_in(paper(*zigzag(80, 398)), DPI, page) == ()


def test_a_sentence_about_signing_is_no_label() -> None:
    page = scanned_page(
        row(("By", 60, 100, 70), ("my", 72, 100, 84), ("signature", 86, 100, 120), ("below", 122, 100, 150)),
        row(("with", 60, 120, 84), ("your", 86, 120, 100), ("signature", 102, 120, 150)),
    )

    assert signature_labels(page) == []


@pytest.mark.parametrize(
    "text", ["Signature:", "Authorized Signature", "Signature of authorized user", "Sign here", "Signed by:"]
)
def test_the_names_of_a_place_to_sign(text: str) -> None:
    page = scanned_page(
        row(*((word, 60 + 50 * at, 400, 100 + 50 * at) for at, word in enumerate(text.split())))
    )

    assert len(signature_labels(page)) == 1


@pytest.mark.parametrize("text", ["Signature du client", "Signature autorisée", "Signé par", "Signez ici"])
def test_the_names_of_a_place_to_sign_in_french(text: str) -> None:
    page = scanned_page(
        row(*((word, 60 + 50 * at, 400, 100 + 50 * at) for at, word in enumerate(text.split())))
    )

    assert len(signature_labels(page)) == 1


@pytest.mark.parametrize("degrees", [1.5, -2.0, 91.0])
def test_ruled_lines_of_a_page_that_lies_askew_are_lines_and_no_drawing(degrees: float) -> None:
    lies = Level(WIDTH, HEIGHT, degrees)
    rows = [
        tuple(Cell(tuple(replace(word, box=lies.on_page(word.box)) for word in cell.words)) for cell in cells)
        for cells in (LABEL + DATE, row(("to", 60, 380, 72)) + row(("you", 500, 380, 520)))
    ]
    page = scanned_page(*rows)

    marks = marks_in(paper((170, 412, 340, 412), askew=degrees), DPI, page)

    assert level_of(page).degrees % 360 == pytest.approx(degrees % 360, abs=0.2)
    assert {mark.how for mark in marks} == {"line"}


def test_a_signature_across_its_line_and_its_label_is_found_whole() -> None:
    page = scanned_page(LABEL, DATE)

    marks = marks_in(paper(LINE, *zigzag(70, 412, 120, 36)), DPI, page)

    drawn = [mark.box for mark in marks if mark.how == "drawing"]
    assert min(box.left for box in drawn) < 80
    assert max(box.right for box in drawn) > 180
    assert [round(mark.box.middle) for mark in marks if mark.how == "line"] == [400]


def test_handwriting_that_an_engine_took_for_a_word_is_still_a_drawing() -> None:
    guess = row(("MrANn", 70, 380, 170), confidence=0.3)

    marks = marks_in(paper(LINE, *zigzag(70, 398)), DPI, scanned_page(guess, LABEL, DATE))

    assert any(mark.how == "drawing" for mark in marks)


def test_print_that_an_engine_is_sure_of_is_no_drawing() -> None:
    name = row(("Dana", 70, 386, 96), ("Reyes", 99, 386, 130))
    letters = [(x, 388, x + 3, 395) for x in range(72, 128, 6)]

    marks = marks_in(paper(LINE, *letters), DPI, scanned_page(name, LABEL, DATE))

    assert not [mark for mark in marks if mark.how == "drawing"]


def test_specks_are_no_drawing() -> None:
    image = paper(LINE)
    for at in range(300):
        image.putpixel((100 + (at * 37) % 600, 480 + (at * 53) % 140), 0)

    marks = marks_in(image, DPI, scanned_page(LABEL, DATE))

    assert not [mark for mark in marks if mark.how == "drawing"]


def test_a_page_of_nothing_but_labels_and_specks_takes_no_longer_than_others() -> None:
    labels = [
        row(("Signature:", 10 + at % 9 * 60, 2 + at // 9 * 0.5, 60 + at % 9 * 60)) for at in range(9000)
    ]
    image = Image.effect_noise((WIDTH, HEIGHT), 120).convert("L")
    page = scanned_page(*labels)
    begun = time.process_time()

    marks = marks_in(image, DPI, page)
    signature_of(ReadDocument((replace(page, marks=marks),)), ())

    assert time.process_time() - begun < 5


def test_finding_marks_on_a_page_takes_little_time() -> None:
    with PdfiumPages(ToSign("boxed", "pen").made()) as pages:
        page, image = pages.page(1), pages.render(1, DPI).image
        took = []
        for _ in range(5):
            begun = time.process_time()
            marks_in(image, DPI, page)
            took.append(time.process_time() - begun)

    assert min(took) < 0.1


def page_to_sign() -> Page:
    word = Word("Signature", Box(60, 410, 105, 420))
    return Page(WIDTH, HEIGHT, (Layer(Engine.TEXT, ((Cell((word,)),),)),))


def test_a_filled_bar_is_two_lines_and_no_hand() -> None:
    image = paper()
    ImageDraw.Draw(image).rectangle([each * DPI / 72 for each in (60, 380, 540, 400)], fill=40)

    marks = marks_in(image, DPI, page_to_sign())

    assert {mark.how for mark in marks} == {"line"}


def test_a_name_that_is_underlined_just_over_its_line_leaves_the_line_one() -> None:
    strokes = [(60.0, 404.0, 320.0, 404.0), (80.0, 401.0, 140.0, 401.5), (90.0, 402.5, 130.0, 402.5)]
    image = paper(*strokes, *zigzag(70, 396))

    lines = [mark.box for mark in marks_in(image, DPI, page_to_sign()) if mark.how == "line"]

    assert any(line.width > 250 for line in lines)
