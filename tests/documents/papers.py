"""PDFs as others make them: plain lines of text, form fields, images, marks; and broken ones."""

import io
from collections.abc import Sequence

from pypdf import PdfReader, PdfWriter
from pypdf.actions import JavaScript
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def lines(*text: str, step: float = 18, pages: Sequence[Sequence[str]] = ()) -> bytes:
    """One page with a line of text each, then further `pages`; `a | b` puts two columns on a row."""
    content = io.BytesIO()
    canvas = Canvas(content, invariant=1)
    for page in (text, *pages):
        for at, line in enumerate(page):
            for column, part in enumerate(line.split(" | ")):
                canvas.drawString(60 + 250 * column, 780 - step * at, part)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def signed_by_pen(content: bytes, x: float, y: float) -> bytes:
    """Pen strokes on the last page, beginning at (x, y)."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, invariant=1)
    path = canvas.beginPath()
    path.moveTo(x, y)
    for at in range(6):
        left = x + 20 * at
        path.curveTo(left + 5, y + 25, left + 10, y - 12, left + 20, y + 6)
    canvas.drawPath(path)
    canvas.save()
    writer = PdfWriter(io.BytesIO(content))
    writer.pages[-1].merge_page(PdfReader(drawn).pages[0])
    return _written(writer)


def with_image(content: bytes, x: float, y: float, height: float = 40) -> bytes:
    """An image on the last page whose lower left corner is (x, y), three times as wide as it is high."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, invariant=1)
    canvas.drawImage(_image(120, 40), x, y, width=3 * height, height=height)
    canvas.save()
    writer = PdfWriter(io.BytesIO(content))
    writer.pages[-1].merge_page(PdfReader(drawn).pages[0])
    return _written(writer)


def annotated(content: bytes, kind: str, rect: tuple[float, float, float, float]) -> bytes:
    """An annotation such as `/Ink` or `/Stamp` on the last page."""
    writer = PdfWriter(io.BytesIO(content))
    annotation = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): ArrayObject([FloatObject(number) for number in rect]),
        }
    )
    if kind == "/FreeText":
        annotation = FreeText(text="Dana Reyes", rect=rect)
    writer.add_annotation(page_number=len(writer.pages) - 1, annotation=annotation)
    return _written(writer)


def with_fields(content: bytes, **values: str) -> bytes:
    """Form fields with values, which are in no page's text."""
    return _with_fields(
        content,
        [
            DictionaryObject(
                {
                    NameObject("/FT"): NameObject("/Tx"),
                    NameObject("/T"): TextStringObject(name),
                    NameObject("/V"): TextStringObject(value),
                }
            )
            for name, value in values.items()
        ],
    )


def with_signature_field(content: bytes, *, signed: bool) -> bytes:
    """A signature field; where signed, with bytes that are no signature."""
    field = DictionaryObject(
        {NameObject("/FT"): NameObject("/Sig"), NameObject("/T"): TextStringObject("signature")}
    )
    if signed:
        field[NameObject("/V")] = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Sig"),
                NameObject("/ByteRange"): ArrayObject([NumberObject(n) for n in (0, 10, 20, 500)]),
                NameObject("/Contents"): ByteStringObject(b"\x30\x82"),
            }
        )
    return _with_fields(content, [field])


def encrypted(content: bytes, password: str) -> bytes:
    """Encrypted for the owner, and for readers too where there is a `password`."""
    writer = PdfWriter(io.BytesIO(content))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    return _written(writer)


def with_script(content: bytes) -> bytes:
    writer = PdfWriter(io.BytesIO(content))
    writer.add_open_action(JavaScript("app.alert('hello')"))
    return _written(writer)


def with_attachment(content: bytes) -> bytes:
    writer = PdfWriter(io.BytesIO(content))
    writer.add_attachment("more.txt", b"more")
    return _written(writer)


def joined(*contents: bytes) -> bytes:
    writer = PdfWriter()
    for content in contents:
        writer.append(io.BytesIO(content))
    return _written(writer)


def scanned(words: bytes | None = None) -> bytes:
    """A page that is an image, over the text of `words` where some machine has recognized it."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, invariant=1)
    canvas.drawImage(_image(1275, 1650), 0, 0, width=612, height=792)
    canvas.save()
    if words is None:
        return drawn.getvalue()
    writer = PdfWriter(io.BytesIO(words))
    writer.pages[0].merge_page(PdfReader(drawn).pages[0])
    return _written(writer)


def blank(pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(612, 792)
    return _written(writer)


def bomb() -> bytes:
    """A page whose content becomes forty megabytes when it is unpacked."""
    from pypdf.generic import StreamObject

    writer = PdfWriter()
    page = writer.add_blank_page(612, 792)
    stream = StreamObject()
    stream.set_data(b" " * 40_000_000)
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    return _written(writer)


def _image(width: int, height: int) -> ImageReader:
    from PIL import Image

    return ImageReader(Image.linear_gradient("L").resize((width, height)))


def _with_fields(content: bytes, fields: list[DictionaryObject]) -> bytes:
    writer = PdfWriter(io.BytesIO(content))
    references = ArrayObject([writer._add_object(field) for field in fields])
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): references})
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()
