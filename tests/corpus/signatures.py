"""Ways in which people sign a letter: a pen, a picture of ink, a script face, an annotation, a typed name."""

import io
from functools import cache
from random import Random
from typing import Literal

from PIL import Image, ImageDraw
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.corpus.content import Letter
from tests.corpus.paper import SCRIPT, Paper

_WIDTH, _HEIGHT = 120.0, 30.0
#: Pixels of a drawn signature for each point of its place.
_SCALE = 4

Point = tuple[float, float]


def draw_signature(paper: Paper, letter: Letter, x: float, y: float, rng: Random) -> None:
    """On the line whose left end is (x, y); an annotation is added when the paper is a PDF."""
    match letter.signing:
        case "pen":
            strokes = pen_strokes(rng)
            page = paper.count
            paper.shape(lambda canvas: _draw_strokes(canvas, strokes, x + 8, paper.height - y), page)
        case "image":
            paper.image(x + 6, y - _HEIGHT + 4, _WIDTH, _HEIGHT, _picture(rng.randint(0, 7)))
        case "script":
            paper.text(x + 8, y - 3, letter.signer, 20, font=SCRIPT, color="#1a2a6c")
        case "typed":
            paper.text(x + 8, y - 3, f"/s/ {letter.signer}", 10)
        case _:
            pass


def with_annotation(
    content: bytes, kind: Literal["/Ink", "/Stamp"], x: float, y: float, page: int, rng: Random
) -> bytes:
    """`content` with a signature as a viewer's drawing or stamping tool leaves it; `page` from 1."""
    writer = PdfWriter(io.BytesIO(content))
    height = float(writer.pages[page - 1].mediabox.height)
    left, bottom = x + 8, height - y - 4
    strokes = pen_strokes(rng)
    appearance = DecodedStreamObject()
    appearance.set_data(_operators(strokes))
    appearance.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): _floats(0, 0, _WIDTH, _HEIGHT),
        }
    )
    annotation = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): _floats(left, bottom, left + _WIDTH, bottom + _HEIGHT),
            NameObject("/F"): NumberObject(4),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(appearance)}),
        }
    )
    if kind == "/Ink":
        flat = [
            _floats(*(number for px, py in stroke for number in (left + px, bottom + py)))
            for stroke in strokes
        ]
        annotation[NameObject("/InkList")] = ArrayObject(flat)
    writer.add_annotation(page_number=page - 1, annotation=annotation)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def pen_strokes(rng: Random) -> list[list[Point]]:
    """Each a chain of Bezier curves: a point, then three more for each curve; within 120 by 30 points."""
    return [_stroke(rng, left, left + rng.uniform(34, 52), rng.randint(4, 6)) for left in (0.0, 58.0)]


def _stroke(rng: Random, left: float, right: float, curves: int) -> list[Point]:
    points = [(left, rng.uniform(6, 12))]
    step = (right - left) / curves
    for at in range(curves):
        x = left + at * step
        high = rng.uniform(18, 28) if at % 2 == 0 else rng.uniform(0, 6)
        points += [(x + 0.2 * step, high), (x + 1.3 * step, high), (x + step, rng.uniform(7, 13))]
    return points


def _draw_strokes(canvas: Canvas, strokes: list[list[Point]], x: float, y: float) -> None:
    canvas.setStrokeColor("#14206a")
    canvas.setLineWidth(1.3)
    for stroke in strokes:
        path = canvas.beginPath()
        path.moveTo(x + stroke[0][0], y + stroke[0][1])
        for at in range(1, len(stroke), 3):
            path.curveTo(*(value for px, py in stroke[at : at + 3] for value in (x + px, y + py)))
        canvas.drawPath(path)


def _operators(strokes: list[list[Point]]) -> bytes:
    parts = ["0.08 0.12 0.4 RG 1.3 w"]
    for stroke in strokes:
        parts.append(f"{stroke[0][0]:.1f} {stroke[0][1]:.1f} m")
        curves = (stroke[at : at + 3] for at in range(1, len(stroke), 3))
        parts += [" ".join(f"{px:.1f} {py:.1f}" for px, py in curve) + " c" for curve in curves]
        parts.append("S")
    return "\n".join(parts).encode()


@cache
def _picture(variant: int) -> ImageReader:
    return ImageReader(ink_picture(variant))


def ink_picture(variant: int) -> Image.Image:
    """A photograph of ink, cut out: dark strokes on transparent ground; within 120 by 30 points."""
    size = (int(_WIDTH * _SCALE), int(_HEIGHT * _SCALE))
    image = Image.new("RGBA", size, (255, 255, 255, 0))
    pen = ImageDraw.Draw(image)
    for stroke in pen_strokes(Random(variant)):
        curve = [
            _on_curve(stroke[at - 1 : at + 3], step / 12)
            for at in range(1, len(stroke), 3)
            for step in range(13)
        ]
        pen.line(
            [(px * _SCALE, (_HEIGHT - py) * _SCALE) for px, py in curve], fill=(20, 30, 90, 255), width=6
        )
    return image


def _on_curve(points: list[Point], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x = sum(weight * point[0] for weight, point in zip(weights, points, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, points, strict=True))
    return x, y


def _floats(*numbers: float) -> ArrayObject:
    return ArrayObject([FloatObject(round(number, 2)) for number in numbers])
