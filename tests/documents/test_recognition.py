"""Scans made from known pages, recognized by the real program: what is read, and where."""

import io
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from porting.adapters.tesseract import Tesseract
from porting.documents.labels import statements_of
from porting.documents.levelled import Levelled
from porting.documents.reading import Cell, Layer, Look, Page, QuarterTurn, ReadDocument, Word
from porting.documents.recognition import recognized
from porting.documents.scans import cleaned, pose, upright
from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.statements import Topic
from tests.corpus.scanning import BAD200, FAX200, ORDINARY, PHOTO150, SCAN200, Quality, scanned, turned

TESSERACT = Tesseract.installed()
needs_tesseract = pytest.mark.skipif(TESSERACT is None, reason="Tesseract is not installed")

_DPI = 200
#: Half a page: recognition takes most of all tests' time.
_WIDTH, _HEIGHT = 612.0, 396.0
_VALUES = (
    "Invoice for your telephone service",
    "Account number LS-204418",
    "Acme Plumbing LLC",
    "410 N Main St, Ste 200",
    "Austin, TX 78701",
    "November 15, 2026",
    "(512) 555-0142",
    "Numéro de compte",
)
_PLACE_OF_THE_ACCOUNT_NUMBER = Box(130, 88, 186, 100)
"""Of `LS-204418`, as `a_page` draws it."""


def a_page() -> bytes:
    """A table of values between rules, as a bill has them."""
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(_WIDTH, _HEIGHT), invariant=1)
    for at, value in enumerate(_VALUES):
        down = 72 + 18 * at + 7
        canvas.setFont("Helvetica", 10)
        canvas.drawString(54, _HEIGHT - down, value)
        canvas.drawString(330, _HEIGHT - down, f"line {at + 1} of the service record")
        canvas.setLineWidth(0.7)
        canvas.line(54, _HEIGHT - down - 5, 558, _HEIGHT - down - 5)
    canvas.save()
    return content.getvalue()


def an_image(pdf: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        rendered: Image.Image = document[0].render(scale=_DPI / 72, grayscale=True).to_pil()
        return rendered.convert("L")


@cache
def read(quality: Quality) -> Layer:
    """Once for all tests: it takes seconds."""
    assert TESSERACT is not None
    return recognized(an_image(scanned(a_page(), quality, seed=3)), _DPI, TESSERACT, ("eng", "fra"))


def texts_of(layer: Layer) -> set[str]:
    return {cell.text for row in layer.rows for cell in row}


def the_word(layer: Layer, text: str) -> Word:
    return next(word for word in layer.words if word.text == text)


def is_near(box: Box, expected: Box, points: float) -> bool:
    return all(abs(side - other) <= points for side, other in zip(box, expected, strict=True))


@needs_tesseract
@pytest.mark.parametrize("quality", ORDINARY, ids=lambda quality: quality.name)
def test_an_ordinary_scan_says_what_was_on_the_page(quality: Quality) -> None:
    layer = read(quality)

    assert set(_VALUES) <= texts_of(layer)
    assert layer.engine is Engine.TESSERACT
    assert layer.turned == 0
    assert layer.confidence > 0.9


@needs_tesseract
@pytest.mark.parametrize("quality", [BAD200, PHOTO150], ids=lambda quality: quality.name)
def test_most_of_a_bad_scan_or_a_photo_is_read(quality: Quality) -> None:
    found = set(_VALUES) & texts_of(read(quality))

    assert len(found) >= len(_VALUES) - 1


@needs_tesseract
@pytest.mark.parametrize(
    ("quality", "lay", "turn"),
    [(SCAN200, 90, 270), (FAX200, 180, 180), (PHOTO150, 270, 90)],
    ids=lambda given: getattr(given, "name", str(given)),
)
def test_a_page_is_read_however_it_lay_in_the_scanner(
    quality: Quality, lay: QuarterTurn, turn: QuarterTurn
) -> None:
    layer = read(turned(quality, lay))

    assert set(_VALUES[:6]) <= texts_of(layer)
    assert layer.turned == turn


@needs_tesseract
def test_what_stands_on_one_line_of_a_skewed_page_stays_on_one_row() -> None:
    layer = read(SCAN200)

    row = next(row for row in layer.rows if row[0].text == "Acme Plumbing LLC")
    assert [cell.text for cell in row] == ["Acme Plumbing LLC", "line 3 of the service record"]


@needs_tesseract
def test_a_word_is_where_it_is_on_the_page_as_it_is_shown() -> None:
    word = the_word(read(SCAN200), "LS-204418")

    assert is_near(word.box, _PLACE_OF_THE_ACCOUNT_NUMBER, 12)


@needs_tesseract
def test_a_word_of_a_page_that_lies_on_its_side_lies_on_its_side_until_the_page_is_turned() -> None:
    layer = read(turned(SCAN200, 90))

    lying = the_word(layer, "LS-204418").box
    level = Levelled(ReadDocument((Page(_HEIGHT, _WIDTH, (layer,), is_scan=True),)))
    standing = the_word(level.read.pages[0].layers[0], "LS-204418").box
    assert lying.height > lying.width
    assert standing.width > standing.height
    assert is_near(level.on_page(1, standing) or standing, lying, 0.01)


@needs_tesseract
@pytest.mark.parametrize(
    "quality",
    [SCAN200, turned(SCAN200, 90), turned(FAX200, 180)],  # all of them are read above
    ids=lambda quality: quality.name,
)
def test_what_a_label_announces_is_found_however_the_page_lay(quality: Quality) -> None:
    layer = read(quality)
    sideways = quality.turned in (90, 270)
    size = (_HEIGHT, _WIDTH) if sideways else (_WIDTH, _HEIGHT)

    level = Levelled(ReadDocument((Page(*size, (layer,), is_scan=True),)))

    stated = {each.text for each in statements_of(level.read, "csr") if each.topic is Topic.ACCOUNT_NUMBER}
    assert "LS-204418" in stated


def test_a_page_of_text_is_as_it_is_shown() -> None:
    text = Layer(Engine.TEXT, ((Cell((Word("Yes", Box(10, 20, 40, 30)),)),),))
    shown = ReadDocument((Page(100, 200, (text,)),))

    level = Levelled(shown)

    assert level.read is shown
    assert level.on_page(1, Box(10, 20, 40, 30)) == Box(10, 20, 40, 30)
    assert level.on_page(None, None) is None


def test_an_empty_page_has_no_rows_and_no_certainty() -> None:
    layer = recognized(Image.new("L", (850, 1100), 255), 100, _Reads(()), ("eng",))

    assert layer.rows == ()
    assert layer.confidence == 0


@pytest.mark.parametrize(("seed", "quality"), [(1, SCAN200), (2, BAD200), (3, FAX200)])
def test_a_scan_is_made_level(seed: int, quality: Quality) -> None:
    image = cleaned(an_image(scanned(a_page(), quality, seed)), _DPI)

    level = upright(image, _DPI, pose(image, _DPI), 0)

    assert pose(level.image, _DPI).skew == pytest.approx(0, abs=0.15)


def test_the_gray_print_of_a_fax_is_not_taken_for_specks() -> None:
    """It is dots only, and in a gray bar above it are so many that the page seems to be full of specks."""
    chance = np.random.default_rng(5)
    page = np.full((800, 800), 255, np.uint8)
    page[:80] = np.where(chance.random((80, 800)) < 0.8, 255, 0)
    for down in range(200, 700, 40):
        page[down : down + 3, 60:740] = np.where(chance.random((3, 680)) < 0.6, 0, 255)
    image = Image.fromarray(page)

    kept = np.asarray(cleaned(image, _DPI))

    assert darkness(kept[150:]) > 0.95 * darkness(page[150:])


def darkness(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> float:
    return float(np.sum(255.0 - pixels))


def test_what_is_left_of_a_rule_is_no_letter() -> None:
    words = [Word("7", Box(80, 90, 200, 91), 0.5), Word("Active", Box(80, 100, 140, 112), 0.9)]

    layer = recognized(Image.new("L", (850, 1100), 255), 100, _Reads(words), ("eng",))

    assert [word.text for word in layer.words] == ["Active"]


class _Reads:
    engine = Engine.TESSERACT

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words

    def words(self, image: Image.Image, languages: Sequence[str], dpi: float) -> list[Word]:
        return list(self._words)

    def lines(self, images: Sequence[Image.Image], languages: Sequence[str], dpi: float) -> list[Look]:
        return [Look(self.engine, " ".join(word.text for word in self._words), 1.0) for _ in images]
