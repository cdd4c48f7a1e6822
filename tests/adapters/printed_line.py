"""One printed line of text as an image, for engines."""

import io

import pypdfium2
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

DPI = 200
#: How far from the left the line begins, in pixels.
LEFT = 50


def printed(text: str) -> Image.Image:
    """`text` in 12 points."""
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(300, 40), invariant=1)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(LEFT * 72 / DPI, 16, text)
    canvas.save()
    with pypdfium2.PdfDocument(content.getvalue()) as document:
        image: Image.Image = document[0].render(scale=DPI / 72, grayscale=True).to_pil()
        return image.convert("L")
