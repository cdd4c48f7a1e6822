"""Drawing on Letter-size sheets: headings, fields, paragraphs, tables, page numbers."""

import io
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

_WIDTH, _HEIGHT, MARGIN = 612.0, 792.0, 54.0
INNER = _WIDTH - 2 * MARGIN
GAP = 6.0
_LAST_LINE = 66.0
_INK, _GRAY, _RULE, _TINT = "#1a1f2b", "#5f6775", "#b9c0cc", "#eef1f6"


def width_of(share: float) -> float:
    """Of a box that takes `share` of a row of boxes, gaps between them left out."""
    return (INNER + GAP) * share - GAP


class Sheet:
    """A sheet that is filled from the top; what does not fit goes on a further page."""

    def __init__(self, canvas: Any, footer: str, pages: int) -> None:
        self.canvas = canvas
        self.page = 1
        self.y = _HEIGHT - MARGIN
        self._footer, self._pages = footer, pages

    def need(self, height: float) -> None:
        """Go on to the next page unless `height` is left on this one."""
        if self.y - height < _LAST_LINE:
            self.end_page()
            self.canvas.showPage()
            self.page += 1
            self.y = _HEIGHT - MARGIN

    def end_page(self) -> None:
        self.rule(46)
        self.text(MARGIN, 34, self._footer, size=7.5, color=_GRAY)
        self.text(
            _WIDTH - MARGIN, 34, f"Page {self.page} of {self._pages}", size=7.5, color=_GRAY, align="right"
        )

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
        self.canvas.setFillColor(color)
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        draw = self.canvas.drawRightString if align == "right" else self.canvas.drawString
        draw(x, y, _printable(text))

    def rule(self, y: float, *, color: str = _RULE) -> None:
        self.canvas.setStrokeColor(color)
        self.canvas.setLineWidth(0.7)
        self.canvas.line(MARGIN, y, _WIDTH - MARGIN, y)

    def title(self, title: str, subtitle: str) -> None:
        self.text(MARGIN, self.y - 16, title, size=19, bold=True)
        self.text(MARGIN, self.y - 32, subtitle, size=10, color=_GRAY)
        self.rule(self.y - 44, color=_INK)
        self.y -= 62

    def section(self, heading: str) -> None:
        self.need(72)
        self.text(MARGIN, self.y - 14, heading, size=11, bold=True)
        self.y -= 27

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
        self.text(x, y, text, size=7.5, color=_GRAY)

    def box(self, x: float, y: float, width: float, height: float) -> None:
        self.canvas.setStrokeColor(_RULE)
        self.canvas.setLineWidth(0.7)
        self.canvas.rect(x, y, width, height)

    def paragraph(self, text: str, *, size: float = 9.5) -> None:
        from reportlab.lib.utils import simpleSplit

        for line in simpleSplit(_printable(text), "Helvetica", size, INNER):
            self.need(size + 4)
            self.text(MARGIN, self.y - size, line, size=size)
            self.y -= size + 3.5
        self.y -= 5

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
        self.canvas.setFillColor(_TINT)
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


def made(draw: Callable[[Sheet], None], *, title: str, footer: str) -> bytes:
    """The PDF that `draw` fills; drawn again where it has more than one page, because each says how many."""
    content, pages = _drawn(draw, title, footer, pages=1)
    return content if pages == 1 else _drawn(draw, title, footer, pages)[0]


def _drawn(draw: Callable[[Sheet], None], title: str, footer: str, pages: int) -> tuple[bytes, int]:
    from reportlab.pdfgen.canvas import Canvas  # 120 ms of import that only the making of a document needs

    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(_WIDTH, _HEIGHT), invariant=1)
    canvas.setTitle(title)
    sheet = Sheet(canvas, footer, pages)
    draw(sheet)
    sheet.end_page()
    canvas.save()
    return content.getvalue(), sheet.page


def _printable(text: str) -> str:
    """`text` in the letters of the PDF's own fonts; others lose their accents."""
    return "".join(letter if _has(letter) else _without_accent(letter) for letter in text)


def _has(letter: str) -> bool:
    return letter.encode("cp1252", errors="ignore") != b""


def _without_accent(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[:1]
    return base if _has(base) else "?"


def fitting(value: str, width: float) -> float:
    """The largest type size, up to ten points, in which `value` fits into `width`."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    needed = stringWidth(_printable(value), "Helvetica", 10)
    return 10.0 if needed <= width else max(5.0, 10.0 * width / needed)
