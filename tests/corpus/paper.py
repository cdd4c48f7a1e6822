"""Sheets of paper that a carrier's program fills: text anywhere, in any order, by line, word or letter."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Literal

import reportlab
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

LETTER = (612.0, 792.0)
A4 = (595.0, 842.0)
LANDSCAPE = (792.0, 612.0)

Family = Literal["Helvetica", "Times", "Courier", "Vera"]
Align = Literal["left", "right", "center"]

_FACES: dict[Family, tuple[str, str]] = {
    "Helvetica": ("Helvetica", "Helvetica-Bold"),
    "Times": ("Times-Roman", "Times-Bold"),
    "Courier": ("Courier", "Courier-Bold"),
    "Vera": ("Vera", "VeraBd"),
}
#: Type 1, as the signatures of electronic signing services are set.
SCRIPT = "Callig15"


@dataclass(frozen=True)
class Manner:
    """How the program writes its page; what a person sees is the same."""

    order: Literal["as drawn", "backwards", "shuffled"] = "as drawn"
    pieces: Literal["lines", "words", "letters"] = "lines"

    @classmethod
    def drawn(cls, rng: Random) -> "Manner":
        return cls(
            rng.choice(("as drawn", "as drawn", "backwards", "shuffled")),
            rng.choice(("lines", "lines", "words", "letters")),
        )


@dataclass(frozen=True)
class _Text:
    x: float
    y: float
    text: str
    font: str
    size: float
    color: str
    invisible: bool


#: Draws on the canvas, whose y runs upwards; for lines, boxes and images.
Shape = Callable[[Canvas], None]


class Paper:
    """`x` and `y` are points from the upper left corner; `y` is a text's baseline."""

    def __init__(
        self, manner: Manner, family: Family = "Helvetica", size: tuple[float, float] = LETTER
    ) -> None:
        register_fonts()
        self.manner, self.family = manner, family
        self.width, self.height = size
        self._pages: list[tuple[list[_Text], list[Shape]]] = [([], [])]
        self._shown: tuple[int, ...] | None = None

    @property
    def count(self) -> int:
        return len(self._pages)

    def next_page(self) -> None:
        self._pages.append(([], []))

    def show_only(self, pages: Sequence[int]) -> None:
        """Leave the other pages out, as a customer does who sends the first page only; from 1."""
        self._shown = tuple(pages)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 9,
        *,
        bold: bool = False,
        align: Align = "left",
        color: str = "#000000",
        family: Family | None = None,
        font: str | None = None,
        invisible: bool = False,
        page: int | None = None,
        room: float = 0,
    ) -> None:
        """`page` from 1; None: the last one. Set smaller where it would take more than `room`; 0: never."""
        font = font or _FACES[family or self.family][bold]
        if room:
            size = min(size, size * room / max(width_of(text, font, size), 1))
        left = x - {"left": 0.0, "right": 1.0, "center": 0.5}[align] * width_of(text, font, size)
        texts, _ = self._pages[page - 1 if page else -1]
        texts.append(_Text(left, y, text, font, size, color, invisible))

    def lines(
        self, x: float, y: float, lines: Sequence[str], size: float = 9, step: float = 0, **how: Any
    ) -> float:
        """One below the other; answers the baseline that comes next."""
        for line in lines:
            self.text(x, y, line, size, **how)
            y += step or size * 1.3
        return y

    def paragraph(self, x: float, y: float, text: str, width: float, size: float = 9, **how: Any) -> float:
        font = _FACES[self.family][bool(how.get("bold"))]
        return self.lines(x, y, simpleSplit(text, font, size, width), size, **how) + size * 0.6

    def leaders(self, x: float, y: float, label: str, value: str, right: float, size: float = 9) -> None:
        """`Account number ............ 204418`"""
        font = _FACES[self.family][0]
        room = right - x - width_of(label + value + "  ", font, size)
        dots = "." * max(3, int(room / width_of(".", font, size)))
        self.text(x, y, f"{label} {dots} {value}", size)

    def rule(
        self, y: float, left: float = 40, right: float = 0, *, width: float = 0.7, dashed: bool = False
    ) -> None:
        self.shape(
            lambda canvas: _line(canvas, left, self.height - y, right or self.width - 40, width, dashed)
        )

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: str = "", stroke: bool = True
    ) -> None:
        """`y` is its upper edge."""

        def draw(canvas: Canvas) -> None:
            canvas.setFillColor(fill or "#ffffff")
            canvas.setStrokeColor("#555555")
            canvas.setLineWidth(0.7)
            canvas.rect(x, self.height - y - height, width, height, stroke=int(stroke), fill=int(bool(fill)))

        self.shape(draw)

    def image(self, x: float, y: float, width: float, height: float, picture: ImageReader) -> None:
        self.shape(
            lambda canvas: canvas.drawImage(
                picture, x, self.height - y - height, width=width, height=height, mask="auto"
            )
        )

    def shape(self, draw: Shape, page: int | None = None) -> None:
        """On the last page unless `page`, from 1, is another."""
        self._pages[page - 1 if page else -1][1].append(draw)

    def made(self, rng: Random, title: str = "") -> bytes:
        content = io.BytesIO()
        canvas = Canvas(content, pagesize=(self.width, self.height), invariant=1)
        canvas.setTitle(title or "Document")
        for number, (texts, shapes) in enumerate(self._pages, 1):
            if self._shown and number not in self._shown:
                continue
            for draw in shapes:
                draw(canvas)
            for each in self._ordered(texts, rng):
                self._write(canvas, each)
            canvas.showPage()
        canvas.save()
        return content.getvalue()

    def _ordered(self, texts: list[_Text], rng: Random) -> list[_Text]:
        if self.manner.order == "backwards":
            return texts[::-1]
        return rng.sample(texts, len(texts)) if self.manner.order == "shuffled" else texts

    def _write(self, canvas: Canvas, each: _Text) -> None:
        x, y = each.x, self.height - each.y
        drawn = canvas.beginText(x, y)
        drawn.setFont(each.font, each.size)
        drawn.setFillColor(each.color)
        drawn.setTextRenderMode(3 if each.invisible else 0)
        for piece in self._pieces(each.text):
            if piece.strip():
                drawn.setTextOrigin(x, y)
                drawn.textOut(piece)
            x += width_of(piece, each.font, each.size)
        canvas.drawText(drawn)

    def _pieces(self, text: str) -> list[str]:
        if self.manner.pieces == "letters":
            return list(text)
        if self.manner.pieces == "words":
            pieces: list[str] = []
            for word in text.split(" "):
                pieces += [word, " "]
            return pieces[:-1]
        return [text]


def width_of(text: str, font: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, font, size))


def _line(canvas: Canvas, left: float, y: float, right: float, width: float, dashed: bool) -> None:
    canvas.setLineWidth(width)
    canvas.setStrokeColor("#444444")
    canvas.setDash([4, 3] if dashed else [])
    canvas.line(left, y, right, y)
    canvas.setDash([])


@cache
def register_fonts() -> None:
    """The fonts that ReportLab brings; they are embedded in the file."""
    for name in ("Vera", "VeraBd", "VeraIt"):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    folder = Path(reportlab.__file__).parent / "fonts"
    face = pdfmetrics.EmbeddedType1Face(str(folder / "callig15.afm"), str(folder / "callig15.pfb"))
    pdfmetrics.registerTypeFace(face)
    pdfmetrics.registerFont(pdfmetrics.Font(SCRIPT, face.name, "WinAnsiEncoding"))
