"""What a scanner, a fax machine or a phone makes of a PDF: pages that are images, the same for each seed."""

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from pypdf import PdfReader, PdfWriter
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

QuarterTurn = Literal[0, 90, 180, 270]

_POINTS_PER_INCH = 72
#: The gray of the table that a photographed page lies on.
_TABLE = 85
#: Sensors and roller marks are this many gray levels darker than what they cross.
_STREAK = 70


@dataclass(frozen=True)
class Quality:
    """How well a page is taken. Gray levels go from 0, black, to 255."""

    name: str
    dpi: int
    skew: float = 1.5
    """Degrees that the page may lie askew, to either side."""
    ink: int = 25
    paper: int = 248
    blur: float = 0.6
    """Pixels, of a Gaussian."""
    noise: float = 5
    """Gray levels, the standard deviation."""
    specks: float = 0
    """The share of pixels that are white or black for no reason."""
    streaks: int = 0
    """Dark lines down the page, as a dirty sensor makes them."""
    bits: Literal[1, 8] = 8
    jpeg: int = 60
    tilt: float = 0
    """How far each corner may be off, as a share of the page's side."""
    shade: float = 0
    """How much of the light is missing in the darkest corner, from 0 to 1."""
    turned: QuarterTurn = 0
    """How the page lay in the scanner: degrees clockwise."""
    searchable: bool = False
    """An invisible text layer lies under the image, as scanners that recognize text leave it."""


SCAN150 = Quality("scan150", 150)
SCAN200 = Quality("scan200", 200, blur=0.7)
SCAN300 = Quality("scan300", 300, blur=0.9)
#: Thermal paper and one bit; both directions have 200 dots an inch, as in the fine mode.
FAX200 = Quality("fax200", 200, blur=0.5, noise=14, specks=0.0004, bits=1)
BAD200 = Quality("bad200", 200, skew=3, ink=95, paper=190, blur=0.8, noise=9, specks=0.01, streaks=2)
PHOTO150 = Quality("photo150", 150, skew=2, paper=235, blur=0.8, noise=4, jpeg=70, tilt=0.035, shade=0.45)

#: What customers send mostly, and what has to pass.
ORDINARY = (SCAN150, SCAN200, SCAN300, FAX200)
QUALITIES = (*ORDINARY, BAD200, PHOTO150)


def turned(quality: Quality, clockwise: QuarterTurn) -> Quality:
    """`quality` of a page that lay in the scanner on its side, or head down."""
    return replace(quality, name=f"{quality.name}-turned{clockwise}", turned=clockwise)


def searchable(quality: Quality) -> Quality:
    """`quality` from a scanner that recognizes text; its layer is right in every letter."""
    return replace(quality, name=f"{quality.name}-searchable", searchable=True)


def scanned(pdf: bytes, quality: Quality, seed: int) -> bytes:
    """`pdf` on paper and back: one image a page. Form fields and annotations are on it as they show."""
    pages = list(_pages(pdf, quality.dpi))
    chances = [np.random.default_rng([seed, page]) for page in range(len(pages))]
    skews = [float(chance.uniform(-quality.skew, quality.skew)) for chance in chances]
    images = [
        taken(page.image, quality, skew, chance)
        for page, skew, chance in zip(pages, skews, chances, strict=True)
    ]
    content = _pdf_of(images, quality)
    return _over_text(content, pages, skews, quality.turned) if quality.searchable else content


@dataclass(frozen=True)
class _Word:
    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class _PrintedPage:
    image: Image.Image
    width: float
    height: float
    words: tuple[_Word, ...]


def _pages(pdf: bytes, dpi: int) -> Iterator[_PrintedPage]:
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        for at in range(len(document)):
            if document.formenv:
                document[at].flatten()  # what shows in form fields becomes part of the page
            page = document[at]
            image = page.render(scale=dpi / _POINTS_PER_INCH, grayscale=True).to_pil()
            words = tuple(_words(page.get_textpage()))
            yield _PrintedPage(image.convert("L"), page.get_width(), page.get_height(), words)


def _words(text: Any) -> Iterator[_Word]:
    """Runs of letters without a space, in points from the lower left corner."""
    run: list[tuple[str, tuple[float, float, float, float]]] = []
    for at in range(text.count_chars()):
        letter = text.get_text_range(at, 1)
        if letter.strip():
            run.append((letter, text.get_charbox(at, loose=True)))
        elif run:
            yield _word(run)
            run = []
    if run:
        yield _word(run)


def _word(run: Sequence[tuple[str, tuple[float, float, float, float]]]) -> _Word:
    lefts, bottoms, rights, tops = zip(*(box for _, box in run), strict=True)
    return _Word("".join(letter for letter, _ in run), min(lefts), min(bottoms), max(rights), max(tops))


def taken(page: Image.Image, quality: Quality, skew: float, chance: np.random.Generator) -> Image.Image:
    """`page`, a gray image, as `quality` takes it when it lies `skew` degrees counter-clockwise."""
    image = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
    pixels = quality.ink + np.asarray(image, np.float32) * ((quality.paper - quality.ink) / 255)
    if quality.tilt:
        pixels = _tilted(pixels, quality.tilt, chance)
    if quality.shade:
        pixels *= _light(pixels.shape, quality.shade, chance)
    pixels = np.asarray(_image(pixels).filter(ImageFilter.GaussianBlur(quality.blur)), np.float32)
    pixels = pixels + quality.noise * chance.standard_normal(pixels.shape, np.float32)
    for _ in range(quality.streaks):
        at = int(chance.integers(pixels.shape[1] - 3))
        pixels[:, at : at + int(chance.integers(1, 4))] -= _STREAK
    _add_specks(pixels, quality.specks, chance)
    if quality.bits == 1:
        pixels = np.where(pixels < (quality.ink + quality.paper) / 2, 0, 255)
    return _turned(_image(pixels), quality.turned)


def _image(pixels: np.ndarray[Any, Any]) -> Image.Image:
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _add_specks(pixels: np.ndarray[Any, Any], share: float, chance: np.random.Generator) -> None:
    count = int(pixels.size * share)
    pixels.flat[chance.integers(pixels.size, size=count)] = chance.choice((0, 255), size=count)


def _light(shape: tuple[int, ...], shade: float, chance: np.random.Generator) -> np.ndarray[Any, Any]:
    """From 1 under the lamp to 1 - `shade` in the corner farthest from it."""
    rows, columns = np.mgrid[0 : 1 : shape[0] * 1j, 0 : 1 : shape[1] * 1j].astype(np.float32)
    lamp = chance.uniform(0.1, 0.9, 2)
    distance = np.hypot(rows - lamp[0], columns - lamp[1])
    light: np.ndarray[Any, Any] = 1 - shade * distance / distance.max()
    return light


def _tilted(pixels: np.ndarray[Any, Any], tilt: float, chance: np.random.Generator) -> np.ndarray[Any, Any]:
    """The page as a camera sees it that is not held straight above it, the table around it."""
    height, width = pixels.shape
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)
    inwards = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)])
    seen = corners + inwards * chance.uniform(tilt / 4, tilt, (4, 2)) * (width, height)
    image = _image(pixels).transform(
        (width, height),
        Image.Transform.PERSPECTIVE,
        _perspective(seen, corners),
        Image.Resampling.BICUBIC,
        fillcolor=_TABLE,
    )
    return np.asarray(image, np.float32)


def _perspective(seen: np.ndarray[Any, Any], corners: np.ndarray[Any, Any]) -> list[float]:
    """Pillow's eight coefficients, which lead from where a point is seen to where it is on the page."""
    equations, values = [], []
    for (x, y), (u, v) in zip(seen, corners, strict=True):
        equations += [(x, y, 1, 0, 0, 0, -u * x, -u * y), (0, 0, 0, x, y, 1, -v * x, -v * y)]
        values += [u, v]
    return [float(number) for number in np.linalg.solve(np.array(equations), np.array(values))]


_CLOCKWISE = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def _turned(image: Image.Image, clockwise: QuarterTurn) -> Image.Image:
    return image.transpose(_CLOCKWISE[clockwise]) if clockwise else image


def _pdf_of(images: Sequence[Image.Image], quality: Quality) -> bytes:
    """Without dates, so that the same images give the same bytes."""
    first, *others = [image.convert("1") if quality.bits == 1 else image for image in images]
    content = io.BytesIO()
    first.save(
        content,
        "PDF",
        save_all=True,
        append_images=others,
        resolution=quality.dpi,
        creationDate=None,
        modDate=None,
        **({"quality": quality.jpeg} if quality.bits > 1 else {}),
    )
    return content.getvalue()


def _over_text(
    images: bytes, pages: Sequence[_PrintedPage], skews: Sequence[float], clockwise: QuarterTurn
) -> bytes:
    """`images` with the words of `pages` below them, written in no ink where they are seen."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, invariant=1)
    for page, skew in zip(pages, skews, strict=True):
        sideways = clockwise in (90, 270)
        canvas.setPageSize((page.height, page.width) if sideways else (page.width, page.height))
        _turn(canvas, page, clockwise)
        canvas.translate(page.width / 2, page.height / 2)
        canvas.rotate(skew)
        canvas.translate(-page.width / 2, -page.height / 2)
        _write_unseen(canvas, page.words)
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(drawn)
    for sheet, image in zip(writer.pages, PdfReader(io.BytesIO(images)).pages, strict=True):
        sheet.merge_page(image)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _turn(canvas: Any, page: _PrintedPage, clockwise: QuarterTurn) -> None:
    """Make what is drawn next appear `clockwise` degrees turned, its corner in the corner of the sheet."""
    match clockwise:
        case 90:
            canvas.translate(0, page.width)
        case 180:
            canvas.translate(page.width, page.height)
        case 270:
            canvas.translate(page.height, 0)
    canvas.rotate(-clockwise)


def _write_unseen(canvas: Any, words: Sequence[_Word]) -> None:
    for word in words:
        size = max(word.top - word.bottom, 1.0)
        natural = stringWidth(word.text, "Helvetica", size)
        text = canvas.beginText(word.left, word.bottom + size * 0.2)
        text.setFont("Helvetica", size)
        text.setTextRenderMode(3)
        if natural and math.isfinite(natural):
            text.setHorizScale(100 * (word.right - word.left) / natural)
        text.textOut(word.text)
        canvas.drawText(text)
