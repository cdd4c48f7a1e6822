"""Words, scans and images of a PDF's pages through PDFium. The only module that imports pypdfium2.

Hostile files end the process here: it is for the guard's children alone. PDFium knows no threads.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from types import TracebackType
from typing import Any, Literal, NamedTuple, Self

import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from porting.documents.layout import in_whole_words, rows_of
from porting.documents.page_view import PageView
from porting.documents.reading import Layer, Page, Row, Word
from porting.domain.checks.evidence import Box, Engine

#: PDF's own limit: 200 inches. A photo of 4032 x 3024 pixels that says 72 dpi is 56 inches wide.
MAX_SIDE = 14_400.0
#: What one rendered page may hold: letter at 500 dpi, 25 MB in grey.
MAX_PIXELS = 25_000_000

#: A scan covers this much of its page; a logo or a photo on a bill does not.
_SCAN_COVERS = 0.6
#: Letter at about 110 dpi; with fewer pixels nobody could read the page.
_SCAN_PIXELS = 1_200_000
#: A page with an image behind it that shows this many words of its own is no scan: somebody's letterhead.
_WORDS_OF_A_TEXT_PAGE = 120
#: Images and forms beyond these are not looked at; a scan in strips has a few dozen.
_MAX_IMAGES = 400
_MAX_OBJECTS = 50_000
_MAX_DEPTH = 6
#: The page is divided into so many cells each way to see what images cover together.
_GRID = 24

#: Enough to see whether letters of 4 points are there at all.
_LOOKING_DPI = 100
_LOOKING_PIXELS = 2_500_000
#: Enough to see whether there is anything at all.
_PAINTED_DPI = 40
#: Of 255: text less different from what is behind it is not seen.
_CONTRAST = 24
#: Points; nobody reads smaller letters.
_SMALLEST_TEXT = 2.5
#: The part of a word's box, from its top, where letters and digits have ink.
_INK_FROM, _INK_TO = 0.12, 0.9
#: Of the rows of pixels in that part, letters have ink in at least as many; small ones in half.
_INKED = 0.25
#: So many mean widths of a letter in a row without ink are a hidden letter.
_HIDDEN_LETTERS = 1.8
#: At the resolution for looking, a gap of fewer pixels is nothing.
_GAP_PIXELS = 4
#: Words on a row that share more of the narrower one's width are in one place.
_OVERPRINTED = 0.5
#: And are level in more than this share of the lower one's height: lines of a label may stand as close.
_LEVEL = 0.4
#: A line to write on, such as `Name:______`, which is made to be written over.
_BLANK = re.compile(r"[_.\u2026\u00b7-]{3}")
#: Points that a font may stand out over the page's edge without a letter being cut.
_EDGE = 3.0
#: Of the height of what is typed over a line to write on: a gap that is wider parts two words.
_SPACE = 0.12
#: In sizes of a letter: what is further apart or longer for its letters is not one word.
_APART, _LONGEST_LETTER = 0.6, 1.4
#: Fonts move a space close to these capitals on both sides, and PDFium says none then: `VICTORIA AVE`. The
#: gap is an eighth of the letters' height; letters of one word touch, or stand apart by the same.
_KERNED = re.compile(r"(?<=[A-Z])(?:A(?=[ATY][A-Z])|[LTY](?=A[A-Z]))")
_LOST_SPACE, _TIGHT = 0.08, 0.03

#: PDFium's own signs for a hyphen at the end of a line, by version; it ends a word here.
_HYPHENS = "\x02\ufffe"
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys(_HYPHENS, "-")
)
_WORD = re.compile(rf"[^\s{_HYPHENS}]+[{_HYPHENS}]?|[{_HYPHENS}]")
#: Neither text nor to be written into an answer.
_NO_TEXT = re.compile(
    "[\x00-\x01\x03-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\uffff\ud800-\udfff]"
)


class PageNotReadError(Exception):
    """PDFium cannot read the document or the page; the text names no content."""


class PasswordNeededError(PageNotReadError):
    """Or a certificate, or a product of its own."""


class PageTooLargeError(PageNotReadError):
    """A page is larger than any paper."""


class Glyph(NamedTuple):
    """A letter, and where its ink stands on the page as it is shown."""

    text: str
    box: Box


class Rendering(NamedTuple):
    image: Image.Image
    dpi: float
    """As it was drawn: less than asked for where the page is too large."""


class Part(NamedTuple):
    """A piece of a page."""

    image: Image.Image
    dpi: float
    """As it was drawn: less than asked for where the piece is too large."""
    left: float
    """Where on the page the image begins, in points."""
    top: float


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A picture on the page, in the PDF's points."""

    left: float
    bottom: float
    right: float
    top: float
    pixels: int

    def is_fine(self, view: PageView) -> bool:
        """Whether it could be a piece of a scan: at least half as fine as a page must be to be read."""
        share = (self.right - self.left) * (self.top - self.bottom) / (view.width * view.height)
        return self.pixels >= share * _SCAN_PIXELS / 2


class PdfiumPages:
    """An open document; pages are numbered from 1. Only one is loaded at a time."""

    def __init__(self, content: bytes) -> None:
        """Raises: `PasswordNeededError`, `PageNotReadError` for what else PDFium does not open."""
        self._content = content  # PDFium reads from it until the document is closed
        self._document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
        if not self._document:
            error = pdfium.FPDF_GetLastError()
            protected = error in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
            raise (PasswordNeededError if protected else PageNotReadError)(f"PDFium's error {error}")
        self._page: Any = None
        self._number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close_page()
        pdfium.FPDF_CloseDocument(self._document)

    def __len__(self) -> int:
        return int(pdfium.FPDF_GetPageCount(self._document))

    def page(self, number: int) -> Page:
        """The page as its text layer tells it; a scan comes without layers."""
        page = self._loaded(number)
        view = _view(page)
        words = in_whole_words(_words(page, view))
        unseen: tuple[Word, ...] | None = None
        if is_covered := _is_covered(page, view):
            unseen = self._unseen(number, words) if len(words) >= _WORDS_OF_A_TEXT_PAGE else words
        if is_covered and len(words) - len(unseen or ()) < _WORDS_OF_A_TEXT_PAGE:
            return Page(view.width, view.height, is_scan=True)
        if unseen is None:
            unseen = self._unseen(number, words)
        layer = Layer(Engine.TEXT, rows_of(words))
        covering = dict.fromkeys(word for word in _overprinted(layer.rows) if word not in unseen)
        return Page(view.width, view.height, (layer,) if words else (), unseen=(*unseen, *covering))

    def render(
        self,
        number: int,
        dpi: float,
        mode: Literal["L", "RGB"] = "L",
        *,
        with_annotations: bool = True,
        most_pixels: int = MAX_PIXELS,
    ) -> Rendering:
        """The page as it is shown, on white; smaller than asked for where it had more than `most_pixels`."""
        page = self._loaded(number)
        view = _view(page)
        fitting = min(dpi, 72 * (most_pixels / (view.width * view.height)) ** 0.5)
        return Rendering(_rendered(page, view, fitting, mode, with_annotations=with_annotations), fitting)

    def part(self, number: int, box: Box, dpi: float, *, most_pixels: int = MAX_PIXELS) -> Part:
        """What the page shows in `box`, in gray, in a tenth of the time that the whole page takes."""
        page = self._loaded(number)
        view = _view(page)
        left, top = max(box.left, 0), max(box.top, 0)
        # A place beside its page is one point of white.
        width, height = max(min(box.right, view.width) - left, 1), max(min(box.bottom, view.height) - top, 1)
        fitting = min(dpi, 72 * (most_pixels / (width * height)) ** 0.5)
        scale = fitting / 72
        x, y = int(left * scale), int(top * scale)
        size = int((left + width) * scale) + 1 - x, int((top + height) * scale) + 1 - y
        image = _rendered(page, view, fitting, "L", part=(x, y, *size))
        return Part(image, fitting, x / scale, y / scale)

    def glyphs(self, number: int) -> tuple[Glyph, ...]:
        """The letters that the page's text says, in its order, spaces left out."""
        page = self._loaded(number)
        view = _view(page)
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            return ()
        try:
            return tuple(_glyphs(text_page, view))
        finally:
            pdfium.FPDFText_ClosePage(text_page)

    def is_painted(self, number: int) -> bool:
        """Whether the page has anything on it that is not white."""
        low, _ = self.render(number, _PAINTED_DPI).image.getextrema()
        return bool(low < 255 - _CONTRAST)  # type: ignore[operator]  # of a grey image it is two numbers

    def _loaded(self, number: int) -> Any:
        if number != self._number:
            self._close_page()
            page = pdfium.FPDF_LoadPage(self._document, number - 1)
            if not page:
                raise PageNotReadError(f"page {number} does not load")
            self._page, self._number = page, number
        return self._page

    def _close_page(self) -> None:
        if self._page is not None:
            pdfium.FPDF_ClosePage(self._page)
        self._page, self._number = None, 0

    def _unseen(self, number: int, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """Those of `words` without which the page would look the same to a person."""
        if not any(_is_readable(word) for word in words):
            return ()
        page = self._loaded(number)
        view = _view(page)
        dpi = min(_LOOKING_DPI, 72 * (_LOOKING_PIXELS / (view.width * view.height)) ** 0.5)
        with_text = _rendered(page, view, dpi, "L")
        texts = [each for each, _ in _objects(page) if _is(each, pdfium.FPDF_PAGEOBJ_TEXT)]
        for text in texts:
            pdfium.FPDFPageObj_SetIsActive(text, False)
        without = _rendered(page, view, dpi, "L")
        for text in texts:
            pdfium.FPDFPageObj_SetIsActive(text, True)
        ink = _Ink(with_text, without, dpi)
        shown = Box(0, 0, view.width, view.height)
        return tuple(
            word
            for word in words
            if _is_readable(word) and not (_is_inside(word.box, shown) and ink.shows(word))
        )


def _is_readable(word: Word) -> bool:
    return any(map(str.isalnum, word.text))


def _overprinted(rows: Iterable[Row]) -> Iterator[Word]:
    """Words in the place of other words: of which of them the ink is, nobody can tell here."""
    for row in rows:
        words = [word for cell in row for word in cell.words if _is_readable(word)]
        for left, right in pairwise(words):
            shared = min(left.box.right, right.box.right) - right.box.left
            width = min(left.box.width, right.box.width)
            level = min(left.box.bottom, right.box.bottom) - max(left.box.top, right.box.top)
            is_level = level > _LEVEL * min(left.box.height, right.box.height)
            is_blank_to_fill_in = _BLANK.search(left.text) or _BLANK.search(right.text)
            is_over = left.text != right.text and is_level and shared > _OVERPRINTED * width
            if is_over and not is_blank_to_fill_in:
                yield left
                yield right


def _is_inside(box: Box, page: Box) -> bool:
    """All of it but a letter's edge."""
    return (
        box.left > page.left - _EDGE
        and box.top > page.top - _EDGE
        and box.right < page.right + _EDGE
        and box.bottom < page.bottom + _EDGE
    )


class _Ink:
    """Where text left ink on a page."""

    def __init__(self, with_text: Image.Image, without: Image.Image, dpi: float) -> None:
        levels = [0] * _CONTRAST + [255] * (256 - _CONTRAST)
        self._pixels = ImageChops.difference(with_text, without).point(levels).tobytes()
        self._width, self._height = with_text.size
        self._scale = dpi / 72

    def shows(self, word: Word) -> bool:
        """Whether the word's letters all leave ink."""
        left, top, right, bottom = word.box
        width, height = right - left, bottom - top
        if width < _SMALLEST_TEXT * 2 and height < _SMALLEST_TEXT:
            return False
        letters = len(word.text)
        if width >= height or letters <= 2:
            top, bottom = top + height * _INK_FROM, top + height * _INK_TO
            trace = self._columns(left, top, right, bottom)
        else:
            trace = self._rows(left, top, right, bottom)
        longest = max(map(len, trace.split(b"\xff")), default=0)
        return longest < max(_HIDDEN_LETTERS * len(trace) / letters, _GAP_PIXELS)

    def _columns(self, left: float, top: float, right: float, bottom: float) -> bytes:
        """One byte for each column of pixels: 255 where there is ink."""
        begin, end, first, last = self._cut(left, top, right, bottom)
        ink = inked = 0
        for at in range(first * self._width, last * self._width, self._width):
            row = int.from_bytes(self._pixels[at + begin : at + end], "big")
            ink |= row
            inked += row > 0
        # White letters nick a dark rule behind them, but in its few rows only.
        return ink.to_bytes(end - begin, "big") if inked >= _INKED * (last - first) else bytes(end - begin)

    def _rows(self, left: float, top: float, right: float, bottom: float) -> bytes:
        begin, end, first, last = self._cut(left, top, right, bottom)
        starts = range(first * self._width, last * self._width, self._width)
        return bytes(255 if any(self._pixels[at + begin : at + end]) else 0 for at in starts)

    def _cut(self, left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
        """In pixels, at least one each way; what is beyond the page is cut off."""
        scale = self._scale
        begin = min(max(int(left * scale), 0), self._width - 1)
        first = min(max(int(top * scale), 0), self._height - 1)
        end = min(max(round(right * scale), begin + 1), self._width)
        last = min(max(round(bottom * scale), first + 1), self._height)
        return begin, end, first, last


def _view(page: Any) -> PageView:
    """Raises: `PageTooLargeError`, `PageNotReadError` for a page without a size."""
    shown = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(shown)):
        raise PageNotReadError("a page without a size")
    view = PageView(shown.left, shown.bottom, shown.right, shown.top, pdfium.FPDFPage_GetRotation(page) % 4)
    if not (0 < view.width <= MAX_SIDE and 0 < view.height <= MAX_SIDE):
        raise PageTooLargeError("a page larger than 200 inches")
    return view


def _rendered(
    page: Any,
    view: PageView,
    dpi: float,
    mode: Literal["L", "RGB"],
    *,
    with_annotations: bool = True,
    part: tuple[int, int, int, int] | None = None,
) -> Image.Image:
    """`part`: left, top, width and height, in pixels; None: the whole page."""
    whole = max(1, round(view.width * dpi / 72)), max(1, round(view.height * dpi / 72))
    left, top, width, height = part or (0, 0, *whole)
    grey = mode == "L"
    kind = pdfium.FPDFBitmap_Gray if grey else pdfium.FPDFBitmap_BGR
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, kind, None, 0)
    if not bitmap:
        raise PageNotReadError("no memory for the page's image")
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        flags = pdfium.FPDF_ANNOT if with_annotations else 0
        pdfium.FPDF_RenderPageBitmap(bitmap, page, -left, -top, *whole, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return Image.frombuffer(mode, (width, height), pixels, "raw", "L" if grey else "BGR", stride, 1)


def _words(page: Any, view: PageView) -> Iterator[Word]:
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return
    try:
        boxes = _Boxes(text_page, view)
        for found in _WORD.finditer(_text(text_page)):
            if "_" in found[0] and (over := list(boxes.over_a_rule(found[0], found.start()))):
                yield from (Word(text, box) for each, box in over if (text := _cleaned(each)))
                continue
            kerned = [found.start() + each.end() for each in _KERNED.finditer(found[0])]
            for start, end, box in boxes.pieces(found.start(), found.end(), kerned):
                if text := _cleaned(found.string[start:end]):
                    yield Word(text, box)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _glyphs(text_page: Any, view: PageView) -> Iterator[Glyph]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index, char in enumerate(_text(text_page)):
        if not char.isspace() and pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top):
            yield Glyph(char, view.box(left.value, bottom.value, right.value, top.value))


def _cleaned(text: str) -> str:
    return text if text.isascii() and text.isprintable() else _NO_TEXT.sub("", text.translate(_LIGATURES))


def _text(text_page: Any) -> str:
    """One character for each of PDFium's, so that their places have the same numbers."""
    count = pdfium.FPDFText_CountChars(text_page)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)


_Corners = tuple[float, float, float, float]


class _Boxes:
    """Where the characters of a page stand; each is as high as its font, so that rows are even."""

    def __init__(self, text_page: Any, view: PageView) -> None:
        self._text_page = text_page
        self._view = view
        self._rect = pdfium.FS_RECTF()
        self._reference = ctypes.byref(self._rect)

    def pieces(self, start: int, end: int, kerned: Iterable[int] = ()) -> Iterator[tuple[int, int, Box]]:
        """From `start` to `end`, parted where letters stand too far apart for one word.

        `kerned`: before which a space may have been drawn so narrow that PDFium takes it for none.
        """
        first = self._of(start)
        last = self._of(end - 1) if end - start > 1 else first
        whole = _joined(first, last)
        size = max(first[2] - first[0], first[3] - first[1], last[2] - last[0], last[3] - last[1])
        if whole[3] - whole[1] < 2 * size and whole[2] - whole[0] < _LONGEST_LETTER * size * (end - start):
            begin = start
            for at in self._lost_spaces(kerned, size):
                yield begin, at, self._view.box(*_joined(self._of(begin), self._of(at - 1)))
                begin = at
            yield begin, end, self._view.box(*(_joined(self._of(begin), last) if begin > start else whole))
        else:
            yield from self._parted(start, end, _APART * size)

    def over_a_rule(self, text: str, start: int) -> Iterator[tuple[str, Box]]:
        """The rule and the words of `text` that were typed over it, `__3_/5_`; nothing where none was."""
        places = [(sign, self._of(at)) for at, sign in enumerate(text, start)]
        rule = [place for sign, place in places if sign == "_"]
        typed = sorted(((sign, place) for sign, place in places if sign != "_"), key=lambda each: each[1][0])
        if not typed or not _share_a_place(rule, [place for _, place in typed]):
            return
        yield "_" * len(rule), self._view.box(*reduce(_joined, rule))
        word, whole = typed[0]
        for sign, place in typed[1:]:
            if place[0] - whole[2] > _SPACE * (place[3] - place[1]):
                yield word, self._view.box(*whole)
                word, whole = sign, place
            else:
                word, whole = word + sign, _joined(whole, place)
        yield word, self._view.box(*whole)

    def _lost_spaces(self, kerned: Iterable[int], size: float) -> Iterator[int]:
        """Those of `kerned` before which a space was: there alone its letters stand apart."""
        for at in kerned:
            gaps = [self._of(each)[0] - self._of(each - 1)[2] for each in (at - 1, at, at + 1)]
            if gaps[1] > _LOST_SPACE * size and max(gaps[0], gaps[2]) < _TIGHT * size:
                yield at

    def _parted(self, start: int, end: int, limit: float) -> Iterator[tuple[int, int, Box]]:
        begin = start
        whole = before = self._of(start)
        for index in range(start + 1, end):
            after = self._of(index)
            across = max(after[0] - before[2], before[0] - after[2])
            up = max(after[1] - before[3], before[1] - after[3])
            if max(across, up) > limit:
                yield begin, index, self._view.box(*whole)
                begin, whole = index, after
            whole, before = _joined(whole, after), after
        yield begin, end, self._view.box(*whole)

    def _of(self, index: int) -> _Corners:
        """Left, bottom, right, top in the PDF's points."""
        rect = self._rect
        if not pdfium.FPDFText_GetLooseCharBox(self._text_page, index, self._reference):
            return _NOWHERE
        return rect.left, rect.bottom, rect.right, rect.top


#: Of a character that PDFium knows no place for; no page reaches there.
_NOWHERE: _Corners = (-99_999.0, -99_999.0, -99_999.0, -99_999.0)


def _share_a_place(rule: Sequence[_Corners], typed: Sequence[_Corners]) -> bool:
    """Whether most of `typed`, from the left, stand over pieces of `rule` and not beside them."""
    edges = sorted((place[0], place[2]) for place in rule)
    over = at = 0
    for left, _, right, _ in typed:
        while at < len(edges) and edges[at][1] <= left:
            at += 1
        # Of the pieces that begin before it ends two may reach into it.
        shared = sum(min(right, end) - max(left, begin) for begin, end in edges[at : at + 2] if begin < right)
        over += shared > _OVERPRINTED * (right - left)
    return 2 * over > len(typed)


def _joined(one: _Corners, other: _Corners) -> _Corners:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _is(page_object: Any, kind: int) -> bool:
    return bool(pdfium.FPDFPageObj_GetType(page_object) == kind)


_Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: _Matrix = (1, 0, 0, 1, 0, 0)


def _objects(page: Any) -> Iterator[tuple[Any, _Matrix]]:
    """What the page is made of, with how it is moved; forms themselves are opened, up to a limit."""
    waiting = [
        (pdfium.FPDFPage_GetObject(page, index), _UNMOVED, 0)
        for index in range(min(pdfium.FPDFPage_CountObjects(page), _MAX_OBJECTS))
    ]
    waiting.reverse()
    for _ in range(_MAX_OBJECTS):
        if not waiting:
            return
        item, moved, depth = waiting.pop()
        if not _is(item, pdfium.FPDF_PAGEOBJ_FORM):
            yield item, moved
        elif depth < _MAX_DEPTH:
            inside = _matrix(item, moved)
            count = min(pdfium.FPDFFormObj_CountObjects(item), _MAX_OBJECTS)
            waiting.extend((pdfium.FPDFFormObj_GetObject(item, i), inside, depth + 1) for i in range(count))


def _matrix(form: Any, outer: _Matrix) -> _Matrix:
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(form, ctypes.byref(own)):
        return outer
    a, b, c, d, e, f = outer
    return (
        own.a * a + own.b * c,
        own.a * b + own.b * d,
        own.c * a + own.d * c,
        own.c * b + own.d * d,
        own.e * a + own.f * c + e,
        own.e * b + own.f * d + f,
    )


def _is_covered(page: Any, view: PageView) -> bool:
    """Whether images with enough pixels for a scan cover most of the page."""
    pictures: list[_Drawn] = []
    for item, moved in _objects(page):
        if len(pictures) < _MAX_IMAGES and _is(item, pdfium.FPDF_PAGEOBJ_IMAGE):
            pictures.extend(picture for picture in _picture(item, moved) if picture.is_fine(view))
    if sum(picture.pixels for picture in pictures) < _SCAN_PIXELS:
        return False
    covered = Image.new("L", (_GRID, _GRID))
    for picture in pictures:
        box = view.box(picture.left, picture.bottom, picture.right, picture.top)
        across, down = _GRID / view.width, _GRID / view.height
        left, right = round(max(box.left, 0) * across), round(min(box.right, view.width) * across)
        top, bottom = round(max(box.top, 0) * down), round(min(box.bottom, view.height) * down)
        covered.paste(255, (left, top, max(left, right), max(top, bottom)))
    return covered.histogram()[255] >= _SCAN_COVERS * _GRID * _GRID


def _picture(item: Any, moved: _Matrix) -> Iterator[_Drawn]:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    sized = pdfium.FPDFImageObj_GetImagePixelSize(item, ctypes.byref(width), ctypes.byref(height))
    if not sized or not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return
    a, b, c, d, e, f = moved
    corners = [
        (a * x + c * y + e, b * x + d * y + f)
        for x in (left.value, right.value)
        for y in (bottom.value, top.value)
    ]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    yield _Drawn(min(across), min(up), max(across), max(up), width.value * height.value)
