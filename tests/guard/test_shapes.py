"""Letters whose shapes are those of what their text says need no engine; others are never confirmed."""

import io
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest
from reportlab import rl_config
from reportlab.lib.colors import Color, black, white
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from porting.adapters.pdfium_pages import PdfiumPages
from porting.documents.reading import Spot
from porting.domain.checks.evidence import Box
from porting.guard.known_shapes import LETTERS
from porting.guard.letters import Ink
from porting.guard.shapes import are_shapes_of
from porting.guard.spots import confirmed
from tests.guard.test_lying_fonts import a_bill, saying

DIGITS = "0123456789"
#: Drawn alike in many fonts, or where they are thick and narrow.
ALIKE = ("0Oo", "1IilL")
STANDARD = (
    "Helvetica", "Helvetica-BoldOblique", "Times-Roman", "Times-BoldItalic", "Courier", "Courier-Bold",
)  # fmt: skip
OTHERS = ("Vera", "VeraBd", "VeraIt", "VeraBI")
#: A letter's width in percent, its slant, and how much bolder than it is, in points of ten: so are fonts that
#: nobody has seen.
UNKNOWN = (
    (100, 0.0, 0.0),
    (75, 0.0, 0.0),
    (120, 0.0, 0.0),
    (100, 0.15, 0.0),
    (100, 0.0, 0.25),
    (90, 0.0, 0.5),
)


def _place(pages: PdfiumPages, words: str) -> Box:
    (cell,) = (
        cell for layer in pages.page(1).layers for row in layer.rows for cell in row if words in cell.text
    )
    return cell.box


def _shown(bill: bytes, words: str) -> str | None:
    """What is confirmed where the page says `words` in its text."""
    with PdfiumPages(bill) as pages:
        spot = Spot(0, 1, _place(pages, words))
    return confirmed([bill], [spot])[0]


def _page(draw: Callable[[Canvas], None], size: tuple[float, float] = (612, 792)) -> bytes:
    for name in OTHERS:
        if name not in pdfmetrics.getRegisteredFontNames():
            path = Path(rl_config.__file__).parent / "fonts" / f"{name}.ttf"
            pdfmetrics.registerFont(TTFont(name, str(path)))
    content = io.BytesIO()
    canvas = Canvas(content, size, invariant=1)
    draw(canvas)
    canvas.save()
    return content.getvalue()


def _letters(font: str, size: float, width: int, slant: float, bolder: float) -> bytes:
    """All letters, each by itself."""

    def draw(canvas: Canvas) -> None:
        for at, letter in enumerate(LETTERS):
            text = canvas.beginText()
            text.setFont(font, size)
            text.setHorizScale(width)
            text.setTextTransform(1, 0, slant, 1, 10.3 + 30.17 * (at % 16), 20.4 + 30.29 * (at // 16))
            if bolder:
                text.setTextRenderMode(2)
                canvas.setLineWidth(bolder * size / 10)
            text.textOut(letter)
            canvas.drawText(text)

    return _page(draw, (500, 150))


@cache
def _shapes(font: str, size: float, width: int, slant: float, bolder: float) -> tuple[tuple[str, bytes], ...]:
    with PdfiumPages(_letters(font, size, width, slant, bolder)) as pages:
        ink = Ink(*pages.part(1, Box(0, 0, 500, 150), 400))
        shapes = ((glyph.text, ink.shape(glyph.box)) for glyph in pages.glyphs(1))
        return tuple((letter, shape) for letter, shape in shapes if shape is not None)


def _taken_for(shown: str, shape: bytes) -> str:
    """Every other letter that `shape` is confirmed to be."""
    others = [each for each in LETTERS if not any(shown in group and each in group for group in ALIKE)]
    others = [each for each in others if each.lower() != shown.lower()]
    fits = are_shapes_of([(each, shape) for each in others])
    return "".join(each for each, fit in zip(others, fits, strict=True) if fit)


@pytest.mark.parametrize("words", ["Account name", "Account number", "410 N Main St", "(512) 555-0142"])
def test_honest_letters_of_a_font_that_is_embedded_are_confirmed(words: str) -> None:
    for size in (11, 7, 5):
        shown = _shown(a_bill("LS-204418", size), words)

        assert shown is not None
        assert words.replace(" ", "") in shown


@pytest.mark.parametrize("size", [5, 6.5, 9, 12])
@pytest.mark.parametrize("font", [*STANDARD, *OTHERS])
def test_each_letter_is_taken_for_what_it_is(font: str, size: float) -> None:
    shapes = _shapes(font, size, 100, 0.0, 0.0)

    unlike = [letter for (letter, _), fit in zip(shapes, are_shapes_of(shapes), strict=True) if not fit]

    assert len(shapes) == len(LETTERS)
    assert not set(unlike) & set(DIGITS)
    assert len(unlike) <= 1


@pytest.mark.parametrize(("width", "slant", "bolder"), UNKNOWN)
@pytest.mark.parametrize("font", [*STANDARD, *OTHERS])
def test_no_digit_is_taken_for_anything_else_and_no_letter_for_a_digit(
    font: str, width: int, slant: float, bolder: float
) -> None:
    taken = [
        (size, letter, other)
        for size in (5, 7, 9, 12)
        for letter, shape in _shapes(font, size, width, slant, bolder)
        for other in _taken_for(letter, shape)
        if letter in DIGITS or other in DIGITS
    ]

    assert taken == []


@pytest.mark.parametrize("shown", DIGITS)
def test_a_digit_that_is_shown_as_another_is_never_confirmed(shown: str) -> None:
    for said in DIGITS.replace(shown, ""):
        for size in (11, 5):
            lying = saying(_a_number(shown, size), said, instead_of=shown)

            assert _shown(lying, "Account") is None


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        "8B",
        "B8",
        "S5",
        "5S",
        "Z2",
        "2Z",
        "G6",
        "6G",
        "b6",
        "6b",
        "q9",
        "g9",
        "D0",
        "Q0",
        "J1",
        "T7",
        "A4",
        "f1",
    ],
)
def test_a_letter_that_is_shown_for_a_digit_is_never_confirmed(shown: str, said: str) -> None:
    for size in (11, 7, 5):
        lying = saying(_a_number(shown, size), said, instead_of=shown)

        assert _shown(lying, "ccount") is None


def _a_number(letter: str, size: float) -> bytes:
    """In a font of its own; `letter` is in the number alone."""
    return _page(lambda canvas: _line(canvas, f"Account: LX-{letter}", size))


def _line(canvas: Canvas, text: str, size: float = 11, color: Color = black) -> None:
    canvas.setFont("Vera", size)
    canvas.setFillColor(color)
    canvas.drawString(60.3, 700.4, text)


@pytest.mark.parametrize(("shown", "said"), ["mn", "un", "vy", "ce", "MN", "VY", "FE", "PR", "OQ", "XK"])
def test_a_letter_that_is_shown_for_another_one_is_never_confirmed(shown: str, said: str) -> None:
    for size in (11, 7):
        lying = saying(_page(lambda canvas: _line(canvas, f"Dwight {shown} Goodhost", size)), said, shown)  # noqa: B023

        assert _shown(lying, "Dwight") is None


def test_light_print_on_a_dark_ground_is_confirmed() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.2)
        canvas.rect(40, 680, 300, 50, stroke=0, fill=1)
        _line(canvas, "6371251170", color=white)

    assert _shown(_page(draw), "6371251170") == "6371251170"


def test_print_that_is_hardly_different_from_its_ground_is_for_an_engine() -> None:
    pale = _page(lambda canvas: _line(canvas, "6371251170", color=Color(0.85, 0.85, 0.85)))

    assert _shown(pale, "6371251170") is None


def _with_a_stroke(left: float, bottom: float, width: float, height: float) -> bytes:
    """A number on letters that stand apart, and something that is no text beside them."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60.3, 700.4)
        text.setFont("Vera", 11)
        text.setCharSpace(2)
        text.textOut("204418")
        canvas.drawText(text)
        canvas.rect(left, bottom, width, height, stroke=0, fill=1)

    return _page(draw)


def test_a_line_to_write_on_is_no_letter() -> None:
    assert _shown(_with_a_stroke(50, 698.9, 200, 0.8), "204418") == "204418"


def test_ink_that_no_letter_accounts_for_is_for_an_engine() -> None:
    a_stroke_between = _with_a_stroke(68.1, 700.4, 0.8, 8)
    a_dash_below = _with_a_stroke(62, 698.9, 12, 0.8)

    assert _shown(a_stroke_between, "204418") is None
    assert _shown(a_dash_below, "204418") is None


def test_a_letter_that_only_touches_a_place_accounts_for_no_ink_in_it() -> None:
    def draw(above: float, canvas: Canvas) -> None:
        text = canvas.beginText(60.3, 700.4)
        text.setFont("Vera", 11)
        text.setCharSpace(2)
        text.textOut("204418")
        text.setTextOrigin(60.3, 700.4 + above)
        text.textOut("________")
        canvas.drawText(text)
        canvas.rect(68.1, 700.4, 0.8, 8, stroke=0, fill=1)

    for tenths in range(100, 140):
        assert _shown(_page(partial(draw, tenths / 10)), "204418") is None
