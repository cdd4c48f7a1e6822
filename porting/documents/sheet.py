"""Drawing on Letter-size sheets: headings, fields, paragraphs, tables, page numbers."""

import io
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from porting.documents.form_fields import FONT, FormFields, Place

_WIDTH, _HEIGHT, MARGIN = 612.0, 792.0, 54.0
INNER = _WIDTH - 2 * MARGIN
GAP = 6.0
_LAST_LINE = 58.0
#: All letters are black: of small gray ones a fax machine leaves bits, which nobody can read.
_INK, _RULE, _TINT = "#1a1f2b", "#b9c0cc", "#eef1f6"


def width_of(share: float) -> float:
    """Of a box that takes `share` of a row of boxes, gaps between them left out."""
    return (INNER + GAP) * share - GAP


class Sheet:
    """A sheet that is filled from the top; what does not fit goes on a further page."""

    def __init__(self, canvas: Any, heads: "Heads", pages: int) -> None:
        self.canvas = canvas
        self.form = FormFields(canvas)
        self.page = 1
        """The one that is filled, by the document's own count."""
        self.y = _HEIGHT - MARGIN
        self._heads, self._pages = heads, pages

    def need(self, height: float) -> None:
        """Go on to the next page unless `height` is left on this one."""
        if self.y - height < _LAST_LINE:
            self._next_page()
            if self._heads.further_pages:
                self.text(MARGIN, self.y - 8, self._heads.further_pages, size=9)
                self.rule(self.y - 16)
                self.y -= 28

    def begin(self, heads: "Heads") -> None:
        """Go on to the next page with what is another document to its reader."""
        self._next_page(counted=bool(heads.page_count))
        self._heads = heads

    def _next_page(self, *, counted: bool = True) -> None:
        self.end_page()
        self.page += counted
        self.y = _HEIGHT - MARGIN

    def end_page(self) -> None:
        self.rule(46)
        self.text(MARGIN, 34, self._heads.footer, size=7.5)
        count = self._heads.page_count.format(page=self.page, pages=self._pages)
        self.text(_WIDTH - MARGIN, 34, count, size=7.5, align="right")
        self.canvas.showPage()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 10,
        bold: bool = False,
        color: str = _INK,
        align: str = "left",
    ) -> None:
        self.canvas.setFillColor(_color(color))
        self.canvas.setFont(f"{FONT}-Bold" if bold else FONT, size)
        draw = self.canvas.drawRightString if align == "right" else self.canvas.drawString
        draw(x, y, printable(text))

    def rule(self, y: float, *, color: str = _RULE) -> None:
        self.canvas.setStrokeColor(_color(color))
        self.canvas.setLineWidth(0.7)
        self.canvas.line(MARGIN, y, _WIDTH - MARGIN, y)

    def title(self, title: str, subtitle: str) -> None:
        self.text(MARGIN, self.y - 14, title, size=19, bold=True)
        self.text(MARGIN, self.y - 30, subtitle, size=10)
        self.rule(self.y - 40, color=_INK)
        self.y -= 52

    def section(self, heading: str) -> None:
        self.need(72)
        self.text(MARGIN, self.y - 12, heading, size=11, bold=True)
        self.y -= 22

    def entry(self, name: str, label: str, tooltip: str, place: Place, value: str, *, is_flat: bool) -> None:
        """A box that is a form field, its label above its value; flat, it is only print."""
        self.box(place.x, place.y, place.width, place.height)
        self.label(place.x + 6, place.y + place.height - 8, label)
        below = Place(place.x + 4, place.y + place.height - 28, place.width - 8, 17)
        self.blank(name, tooltip, below, value, is_flat=is_flat)

    def blank(self, name: str, tooltip: str, place: Place, value: str, *, is_flat: bool) -> None:
        """A form field alone; flat, it is only print."""
        size = fitting(value, place.width - 4)
        if is_flat:
            self.text(place.x + 2, place.y + 5, value, size=size)
        else:
            self.form.text(name, tooltip, place, value, printable(value), size)

    def fields(self, fields: Sequence[tuple[str, str, float]]) -> None:
        """A row of boxes: (label, value, share of the width). The label stands above its value."""
        self.need(38)
        x = MARGIN
        for label, value, share in fields:
            width = width_of(share)
            self.box(x, self.y - 34, width, 36)
            self.label(x + 6, self.y - 8, label)
            self.text(x + 6, self.y - 25, value, size=fitting(value, width - 12))
            x += width + GAP
        self.y -= 42

    def label(self, x: float, y: float, text: str) -> None:
        self.text(x, y, text, size=7.5)

    def box(self, x: float, y: float, width: float, height: float) -> None:
        self.canvas.setStrokeColor(_color(_RULE))
        self.canvas.setLineWidth(0.7)
        self.canvas.rect(x, y, width, height)

    def paragraph(self, text: str, *, size: float = 9.5) -> None:
        for line in _lines(text, size):
            self.need(size + 3)
            self.text(MARGIN, self.y - size, line, size=size)
            self.y -= size + 2.5
        self.y -= 4

    def height_of(self, paragraphs: Sequence[str], *, size: float = 9.5) -> float:
        return sum(len(_lines(text, size)) * (size + 2.5) + 4 for text in paragraphs)

    def lines_of(self, text: str, *, size: float, indent: float) -> list[str]:
        """The lines that `text` takes, `indent` points from the left margin."""
        return _lines(text, size, INNER - indent)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]) -> None:
        """A table; its head is repeated on each page."""
        self._table_head(heads, shares)
        for row in rows:
            if self.y - 17 < _LAST_LINE:
                self.need(_HEIGHT)
                self._table_head(heads, shares)
            self._table_row(row, shares)
        self.y -= 12

    def _table_head(self, heads: Sequence[str], shares: Sequence[float]) -> None:
        self.need(40)
        self.canvas.setFillColor(_color(_TINT))
        self.canvas.rect(MARGIN, self.y - 14, INNER, 18, stroke=0, fill=1)
        self._table_cells(heads, shares, bold=True, size=8.5)
        self.y -= 18

    def _table_row(self, row: Sequence[str], shares: Sequence[float]) -> None:
        self._table_cells(row, shares, bold=False, size=9.5)
        self.rule(self.y - 14)
        self.y -= 17

    def _table_cells(self, cells: Sequence[str], shares: Sequence[float], *, bold: bool, size: float) -> None:
        x = MARGIN
        for cell, share in zip(cells, shares, strict=True):
            self.text(x + 6, self.y - 9, cell, size=size, bold=bold)
            x += INNER * share


@dataclass(frozen=True)
class Heads:
    """What a document is called, and what stands at the head and the foot of its pages."""

    title: str
    footer: str
    further_pages: str = ""
    """At the head of the second page and of those after it; empty: nothing."""
    page_count: str = "Page {page} of {pages}"
    """Empty: its pages are not counted."""
    language: str = "en-US"
    """For those who have it read to them, as in BCP 47."""


def made(draw: Callable[[Sheet], None], heads: Heads) -> bytes:
    """The PDF that `draw` fills; drawn again where it has more than one page, because each says how many."""
    content, pages = _drawn(draw, heads, pages=1)
    return content if pages == 1 else _drawn(draw, heads, pages)[0]


def _drawn(draw: Callable[[Sheet], None], heads: Heads, pages: int) -> tuple[bytes, int]:
    from reportlab.pdfgen.canvas import Canvas  # 120 ms of import that only the making of a document needs

    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(_WIDTH, _HEIGHT), pdfVersion=(1, 7), invariant=1, lang=heads.language)
    canvas.setTitle(heads.title)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    sheet = Sheet(canvas, heads, pages)
    draw(sheet)
    sheet.end_page()
    sheet.form.finish()
    canvas.save()
    return content.getvalue(), sheet.page


def _lines(text: str, size: float, width: float = INNER) -> list[str]:
    from reportlab.lib.utils import simpleSplit

    lines: list[str] = simpleSplit(printable(text), FONT, size, width)
    return lines


@cache
def _color(code: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(code)


def printable(text: str) -> str:
    """`text` in the letters of the PDF's own fonts; others lose their accents."""
    text = unicodedata.normalize("NFC", text)
    return text if _has(text) else "".join(each if _has(each) else _without_accent(each) for each in text)


def _has(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


#: Letters whose stroke or dot is no accent to Unicode.
_STROKES = str.maketrans("ŁłĐđĦħŦŧı", "LlDdHhTti")


def _without_accent(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter.translate(_STROKES))[:1]
    return base if _has(base) else "?"


def fitting(value: str, width: float) -> float:
    """The largest type size, up to ten points, in which `value` fits into `width`."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    needed = stringWidth(printable(value), FONT, 10)
    return 10.0 if needed <= width else max(4.0, 10.0 * width / needed)
