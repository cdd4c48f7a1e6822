"""Letters of Authorization in three layouts, signed in all the ways that customers find; invented names."""

import io
import math
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

Layout = Literal["label under line", "label beside line", "boxed"]
Way = Literal["not", "pen", "small pen", "image", "typed", "slash s", "script font", "x", "initials"]

LAYOUTS: tuple[Layout, ...] = ("label under line", "label beside line", "boxed")
NAMES = ("Dana Reyes", "Marie-Claude Tremblay", "Lee Park", "Josephine Whitcombe", "Al Voss")
_SCRIPT = "Callig15"
_TEXT = (
    "The undersigned is the authorized user of the account named above and hereby authorizes",
    "ServiceCall.ai to move the telephone numbers listed in this letter from the current carrier, and to",
    "obtain from that carrier whatever records of the account are needed to do so. Signing this letter",
    "ends the service of these numbers with the current carrier on the day of the transfer.",
)


@dataclass(frozen=True)
class ToSign:
    """A letter, and how its signature block is filled in."""

    layout: Layout
    way: Way = "not"
    seed: int = 1
    filled: Literal["nothing", "typed", "by hand"] = "typed"
    """The printed name and the date."""
    agent: Literal["none", "empty", "signed"] = "none"
    """A second block, for the winning carrier's own people."""
    french: bool = False

    def made(self) -> bytes:
        content = io.BytesIO()
        canvas = Canvas(content, pagesize=(612, 792), invariant=1)
        _Page(canvas, self).draw()
        canvas.save()
        return content.getvalue()


class _Page:
    def __init__(self, canvas: Any, letter: ToSign) -> None:
        self._canvas, self._letter = canvas, letter
        self._chance = random.Random(f"{letter.layout} {letter.way} {letter.seed}")
        self._name = self._chance.choice(NAMES)
        self._size = self._chance.choice((9, 10, 11))

    def draw(self) -> None:
        canvas = self._canvas
        canvas.setFont("Helvetica-Bold", 15)
        title = "Lettre d'autorisation" if self._letter.french else "Letter of Authorization"
        canvas.drawString(60, 730, title)
        canvas.setFont("Helvetica", self._size)
        rows = ("Account name: Harbor Light Bakery", "Account number: LS-204418", "BTN: (512) 555-0100")
        for at, text in enumerate((*rows, "Service address: 410 N Main St, Ste 200, Austin, TX 78701")):
            canvas.drawString(60, 690 - 18 * at, text)
        for at, text in enumerate(_TEXT):
            canvas.drawString(60, 590 - 14 * at, text)
        top = 500 - self._chance.randrange(0, 120)
        self._block(top, self._letter.way, self._signing_label(), self._name)
        if self._letter.agent != "none":
            way: Way = "pen" if self._letter.agent == "signed" else "not"
            self._block(top - 170, way, "Carrier representative signature", "Sam Okafor")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 40, "Send this letter as a PDF of its own, nothing else in it.")

    def _signing_label(self) -> str:
        if self._letter.french:
            return "Signature autoris\u00e9e"
        return self._chance.choice(("Authorized signature", "Signature", "Customer signature"))

    def _block(self, top: float, way: Way, label: str, name: str) -> None:
        french = self._letter.french
        typed = {} if self._letter.filled == "nothing" else {"name": name, "date": "11/20/2026"}
        if self._letter.filled == "typed":
            typed["title"] = "Owner"
        fields = (
            (60, top, 280, label, ""),
            (370, top, 150, "Date", typed.get("date", "")),
            (
                60,
                top - 55,
                280,
                "Nom en lettres moul\u00e9es" if french else "Printed name",
                typed.get("name", ""),
            ),
            (370, top - 55, 150, "Titre" if french else "Title", typed.get("title", "")),
        )
        for at, (x, y, width, text, value) in enumerate(fields):
            left = self._field(x, y, width, text)
            if at == 0:
                self._sign(way, left, y, name)
            elif value and self._letter.filled == "by hand":
                self._pen(left + 6, y + 3, 6 * len(value), 9, 0.9)
            elif value:
                self._canvas.setFont("Helvetica", 11)
                self._canvas.drawString(left + 6, y + 4, value)

    def _field(self, x: float, y: float, width: float, label: str) -> float:
        """Draw a line or a box to fill in and its label; where one would begin to write."""
        canvas = self._canvas
        canvas.setLineWidth(0.7)
        match self._letter.layout:
            case "label under line":
                canvas.line(x, y, x + width, y)
                canvas.setFont("Helvetica", self._size - 2)
                canvas.drawString(x, y - 10, label)
                return x
            case "label beside line":
                canvas.setFont("Helvetica", self._size)
                canvas.drawString(x, y, f"{label}:")
                width_of_label: float = pdfmetrics.stringWidth(f"{label}:", "Helvetica", self._size)
                left = x + width_of_label + 4
                canvas.line(left, y - 2, x + width, y - 2)
                return left
            case "boxed":
                canvas.rect(x, y - 8, width, 46)
                canvas.setFont("Helvetica", self._size - 3)
                canvas.drawString(x + 4, y + 29, label)
                return x

    def _sign(self, way: Way, x: float, y: float, name: str) -> None:
        canvas, chance = self._canvas, self._chance
        match way:
            case "pen":
                width, height = chance.uniform(80, 150), chance.uniform(18, 34)
                self._pen(x + chance.uniform(4, 30), y + chance.uniform(-3, 8), width, height, 1.2)
            case "small pen":
                self._pen(
                    x + chance.uniform(4, 30), y + 3, chance.uniform(62, 80), chance.uniform(12, 16), 1.0
                )
            case "image":
                self._image(x + 12, y, chance.uniform(90, 140))
            case "typed" | "slash s":
                canvas.setFont(chance.choice(("Helvetica", "Times-Roman", "Courier")), 12)
                canvas.drawString(x + 10, y + 4, f"/s/ {name}" if way == "slash s" else name)
            case "script font":
                canvas.setFont(_script(), 22)
                canvas.drawString(x + 10, y + 4, name)
            case "x":
                canvas.setLineWidth(1.3)
                canvas.line(x + 14, y + 2, x + 28, y + 18)
                canvas.line(x + 13, y + 19, x + 29, y + 1)
            case "initials":
                self._pen(x + 12, y + 3, chance.uniform(18, 30), chance.uniform(12, 18), 1.2)

    def _pen(self, x: float, y: float, width: float, height: float, thickness: float) -> None:
        """Loops that lean to the right, a tall one first, as a hand makes them."""
        canvas, chance = self._canvas, self._chance
        canvas.saveState()
        canvas.setLineWidth(chance.uniform(0.8, 1.2) * thickness)
        canvas.setStrokeColorRGB(*chance.choice(((0, 0, 0), (0.08, 0.1, 0.45), (0.2, 0.2, 0.2))))
        canvas.setLineCap(1)
        step = chance.uniform(0.35, 0.5) * height
        count = max(3, round(width / step))
        path = canvas.beginPath()
        path.moveTo(x, y + 0.3 * height)
        for at in range(count):
            left = x + at * width / count
            tall = height if at == 0 or chance.random() < 0.2 else height * chance.uniform(0.3, 0.55)
            path.curveTo(left + 0.9 * step, y + tall, left - 0.2 * step, y + tall, left + 0.5 * step, y)
            if chance.random() < 0.15:
                path.moveTo(left + step, y + 0.2 * height)
        path.curveTo(
            x + width, y - 0.1 * height, x + width + step, y + 0.2 * height, x + width + 1.5 * step, y
        )
        canvas.drawPath(path)
        canvas.restoreState()

    def _image(self, x: float, y: float, width: float) -> None:
        """A signature that was photographed once and is pasted since."""
        from PIL import Image, ImageDraw
        from reportlab.lib.utils import ImageReader

        picture = Image.new("RGB", (400, 120), "white")
        pen = ImageDraw.Draw(picture)
        points = [
            (20 + 3.4 * at, 60 - 45 * math.sin(at / 4.2) * math.cos(at / 17 + self._letter.seed))
            for at in range(105)
        ]
        pen.line(points, fill=(20, 25, 90), width=4, joint="curve")
        self._canvas.drawImage(
            ImageReader(picture), x, y, width=width, height=0.3 * width, mask=[240, 255] * 3
        )


def _script() -> str:
    """A font that looks like handwriting, from the reportlab package."""
    if _SCRIPT not in pdfmetrics.getRegisteredFontNames():
        fonts = Path(reportlab.__file__).parent / "fonts"
        face = pdfmetrics.EmbeddedType1Face(str(fonts / "callig15.afm"), str(fonts / "callig15.pfb"))
        pdfmetrics.registerTypeFace(face)
        pdfmetrics.registerFont(pdfmetrics.Font(_SCRIPT, face.name, "WinAnsiEncoding"))
    return _SCRIPT
