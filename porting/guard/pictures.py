"""Draws a piece of a page for support: what was expected beside what is there."""

import io

from PIL import Image, ImageDraw, ImageFont

from porting.adapters.pdfium_pages import PdfiumPages
from porting.documents.page_view import grown
from porting.documents.reading import Crop
from porting.domain.checks.evidence import Box

#: Points of the page that are shown around the place.
_AROUND = 36.0
_DPI = 150
#: Pixels; as wide as a screen, and what it is drawn with.
_WIDEST, _TALLEST, _NARROWEST = 1600, 1200, 600
_TEXT_SIZE, _LINE, _MARGIN, _FRAME = 22, 30, 12, 3
_FRAME_COLOUR, _PANEL, _INK = (200, 30, 30), (245, 245, 245), (20, 20, 20)
_LONGEST_CAPTION = 300


def picture(pdfium: PdfiumPages, crop: Crop) -> bytes:
    """The place on its page in a frame, above it what was expected and what was read."""
    image, dpi = pdfium.render(crop.page, _DPI, "RGB")
    scale = dpi / 72
    left, top, right, bottom = (round(each * scale) for each in grown(crop.box, _AROUND))
    left, top = max(min(left, image.width - 1), 0), max(min(top, image.height - 1), 0)
    right, bottom = min(max(right, left + 1), image.width), min(max(bottom, top + 1), image.height)
    piece = image.crop((left, top, right, bottom))
    frame = Box(*(each * scale for each in grown(crop.box, _FRAME)))
    ImageDraw.Draw(piece).rectangle(
        (frame.left - left, frame.top - top, frame.right - left, frame.bottom - top),
        outline=_FRAME_COLOUR,
        width=_FRAME,
    )
    piece.thumbnail((_WIDEST, _TALLEST))
    target = io.BytesIO()
    _captioned(piece, crop).save(target, "PNG")
    return target.getvalue()


def _captioned(piece: Image.Image, crop: Crop) -> Image.Image:
    font = ImageFont.load_default(_TEXT_SIZE)
    width = max(piece.width, _NARROWEST)
    lines = [
        line
        for label, text in (("expected", crop.expected), ("read", crop.read))
        for line in _wrapped(f"{label}: {text or 'nothing'}"[:_LONGEST_CAPTION], font, width - 2 * _MARGIN)
    ]
    panel = _LINE * len(lines) + 2 * _MARGIN
    whole = Image.new("RGB", (width, panel + piece.height), _PANEL)
    draw = ImageDraw.Draw(whole)
    for at, line in enumerate(lines):
        draw.text((_MARGIN, _MARGIN + _LINE * at), line, _INK, font)
    whole.paste(piece, ((width - piece.width) // 2, panel))
    return whole


def _wrapped(text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
