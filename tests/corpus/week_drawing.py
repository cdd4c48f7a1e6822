"""What the papers of the week's families share: labels beside values, fields, typed notes, sealed copies."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from random import Random

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from tests.corpus.content import Letter
from tests.corpus.newcomers_notation import Field
from tests.corpus.paper import Align, Paper, width_of
from tests.corpus.signatures import draw_signature, with_annotation
from tests.documents.signing import digitally_signed

#: Who the customers of all families come to.
NEW = "ServiceCall.ai"
_HEX = "0123456789ABCDEF"
#: A note typed over a page: where its text begins, in points from the upper left corner, and the text.
Note = tuple[float, float, str]


def beside(
    paper: Paper,
    x: float,
    y: float,
    rows: Sequence[Field],
    gap: float = 110,
    size: float = 9,
    step: float = 14,
    *,
    align: Align = "left",
    bold_labels: bool = False,
    bold_values: bool = False,
    room: float = 0,
) -> float:
    """Labels at `x`, values at `x + gap`, which is where they begin or, by `align`, end. Answers the baseline
    that comes next."""
    for label, value in rows:
        paper.text(x, y, label, size, bold=bold_labels)
        paper.text(x + gap, y, value, size, bold=bold_values, align=align, room=room)
        y += step
    return y


def apart(
    paper: Paper, x: float, right: float, y: float, rows: Sequence[Field], size: float = 9, step: float = 14
) -> float:
    """Labels at `x`, values that end at `right`. Answers the baseline that comes next."""
    for label, value in rows:
        paper.text(x, y, label, size)
        paper.text(right, y, value, size, align="right", room=(right - x) * 0.62)
        y += step
    return y


def field(paper: Paper, name: str, x: float, y: float, width: float, value: str) -> None:
    """A field of a form that is filled in on a screen; `y` is its text's baseline."""
    size = min(9.0, 9.0 * (width - 6) / max(width_of(value, "Helvetica", 9), 1))

    def draw(canvas: Canvas) -> None:
        canvas.acroForm.textfield(
            name=name,
            value=value,
            x=x,
            y=paper.height - y - 4,
            width=width,
            height=15,
            fontName="Helvetica",
            fontSize=size,
            borderWidth=0,
            forceBorder=False,
        )

    paper.shape(draw)


def signed(
    content: bytes, paper: Paper, letter: Letter, x: float, y: float, rng: Random, page: int = 1
) -> bytes:
    """`content`, made of `paper`, with what only a PDF can hold of a signature at (x, y) of `page`."""
    match letter.signing:
        case "ink" | "stamp":
            return with_annotation(content, "/Ink" if letter.signing == "ink" else "/Stamp", x, y, page, rng)
        case "digital":
            at = datetime.combine(letter.signed_on or letter.written_on, time(15), UTC)
            bottom = int(paper.height - y)
            shown = (int(x), bottom, int(x) + 150, bottom + 26) if page == 1 else None
            return digitally_signed(content, letter.signer, at, shown_at=shown)
        case _:
            return content


def with_notes(content: bytes, height: float, notes: Sequence[Note], size: float = 10) -> bytes:
    """Text that a viewer's typing tool leaves on the first page: annotations, none of it the page's own."""
    writer = PdfWriter(io.BytesIO(content))
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for x, y, text in notes:
        width = width_of(text, "Helvetica", size) + 6
        shown = DecodedStreamObject()
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        shown.set_data(f"BT /Helv {size} Tf 0 g 2 4 Td ({escaped}) Tj ET".encode("cp1252"))
        shown.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): _floats(0, 0, width, size + 6),
                NameObject("/Resources"): DictionaryObject(
                    {NameObject("/Font"): DictionaryObject({NameObject("/Helv"): font})}
                ),
            }
        )
        note = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/FreeText"),
                NameObject("/Rect"): _floats(x - 2, height - y - 4, x - 2 + width, height - y + size + 2),
                NameObject("/Contents"): TextStringObject(text),
                NameObject("/DA"): TextStringObject(f"/Helv {size} Tf 0 g"),
                NameObject("/F"): NumberObject(4),
                NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(shown)}),
            }
        )
        writer.add_annotation(page_number=0, annotation=note)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def envelope_id(rng: Random) -> str:
    return "-".join("".join(rng.choices(_HEX, k=length)) for length in (8, 4, 4, 4, 12))


def sealed_copy(paper: Paper, letter: Letter, x: float, y: float, rng: Random, *, certificate: bool) -> bytes:
    """Signed at (x, y) through an electronic signing service, as its sender downloads it."""
    envelope = envelope_id(rng)
    by_hand = replace(letter, signing="image") if letter.signing in ("ink", "stamp", "pen") else letter
    paper.text(18, 16, f"Docusign Envelope ID: {envelope}", 6.5)
    if by_hand.signing not in ("not", "typed"):
        paper.text(x + 4, y - 34, "DocuSigned by:", 6)
        paper.text(x + 4, y + 10, "".join(rng.choices(_HEX, k=16)) + "...", 5.5)
    draw_signature(paper, by_hand, x, y, rng)
    if certificate and letter.signed_on and by_hand.signing not in ("not", "typed"):
        _certificate(paper, letter, envelope)
    return signed(paper.made(rng, "LOA"), paper, by_hand, x, y, rng)


def _certificate(paper: Paper, letter: Letter, envelope: str) -> None:
    on = f"{by_number(letter.signed_on)} 10:12:44 AM"
    paper.next_page()
    paper.text(40, 50, "Certificate Of Completion", 12, bold=True)
    rows = (
        f"Envelope Id: {envelope}                         Status: Completed",
        "Subject: Complete with Docusign: LOA.pdf",
        "Source Envelope:",
        "Document Pages: 1     Signatures: 1     Envelope Originator:",
        f"Certificate Pages: 1  Initials: 0       {NEW} Porting",
        "Time Zone: (UTC-06:00) Central Time (US & Canada)",
        "",
        "Signer Events                 Signature                    Timestamp",
        f"{letter.signer}               Signature Adoption: Drawn on Device",
        f"office@customer.example                 Signed: {on}",
        "Security Level: Email, Account Authentication (None)",
        "Electronic Record and Signature Disclosure: Not Offered via Docusign",
        "",
        "Envelope Summary Events       Status                       Timestamps",
        f"Completed                     Security Checked             {on}",
    )
    paper.lines(40, 74, rows, 8.5, 14)


def by_number(day: date | None) -> str:
    """`11/3/2026`; empty for no day."""
    return f"{day.month}/{day.day}/{day.year}" if day else ""


def _floats(*numbers: float) -> ArrayObject:
    return ArrayObject([FloatObject(round(number, 2)) for number in numbers])
