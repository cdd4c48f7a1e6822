"""Shapes of letters as usual fonts draw them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from string import ascii_letters, digits
from unicodedata import normalize

import numpy as np

from porting.adapters.pdfium_pages import MAX_SIDE, PdfiumPages
from porting.documents.pieces import Pixels
from porting.domain.checks.evidence import Box
from porting.guard.letters import Ink, rows_of
from porting.guard.made_by_hand import pdf, stream

LETTERS = digits + ascii_letters
#: French ones; they count as those that they are made of.
_ACCENTED = "éèêëàâçôùûîïÉÈÊÀÇÔ"
#: Those that every PDF program has.
_STANDARD = (
    "Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique",
    "Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic",
    "Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique",
)  # fmt: skip
#: Those that come with ReportLab: wide ones, in the manner of Verdana and DejaVu Sans.
_REPORTLABS = ("Vera", "VeraBd", "VeraIt", "VeraBI")
#: In percent: each font as it is, and narrow.
_WIDTHS = (100, 85)
#: Points; the page shows a letter so large, so far from the next, so far above the edge of its row.
_SIZE, _STEP, _ABOVE = 30, 44, 12
_DPI = 144
#: What the letters' objects are numbered from.
_FIRST_FONT = 5


@dataclass(frozen=True)
class Known:
    """Shapes of `LETTERS`, one letter's below the other's."""

    shapes: Pixels
    """A row each."""
    starts: Pixels
    """Where each letter's rows begin."""


@cache
def known_shapes() -> Known:
    """Made once, in a quarter of a second."""
    found = defaultdict[str, list[bytes]](list)
    with PdfiumPages(_page()) as pages:
        # A row at a time: the whole page would take a hundred megabytes.
        for row, glyphs in groupby(pages.glyphs(1), lambda glyph: glyph.box.middle // _STEP):
            ink = Ink(*pages.part(1, Box(0, row * _STEP, MAX_SIDE, (row + 1) * _STEP), _DPI))
            for glyph in glyphs:
                shape = ink.shape(glyph.box)
                if shape is not None:
                    found[without_accent(glyph.text)].append(shape)
    ends = np.cumsum([len(found[letter]) for letter in LETTERS])
    shapes = rows_of([shape for letter in LETTERS for shape in found[letter]])
    return Known(shapes, np.concatenate(([0], ends[:-1])))


def without_accent(letter: str) -> str:
    return normalize("NFD", letter)[:1]


def _page() -> bytes:
    """A page with each letter in each font."""
    letters = LETTERS + _ACCENTED
    numbers = [_FIRST_FONT + at for at in range(len(_STANDARD))]
    numbers += [_FIRST_FONT + len(_STANDARD) + 3 * at for at in range(len(_REPORTLABS))]
    rows = [(number, width) for number in numbers for width in _WIDTHS]
    lines = "".join(
        f"BT /F{number} {_SIZE} Tf {width} Tz"
        f" {_STEP * (column + 1)} {_STEP * (row + 1) + _ABOVE} Td ({letter}) Tj ET\n"
        for row, (number, width) in enumerate(rows)
        for column, letter in enumerate(letters)
    )
    size = _STEP * (len(letters) + 2), _STEP * (len(rows) + 2)
    names = b"".join(b"/F%d %d 0 R" % (number, number) for number in numbers)
    return pdf(
        (
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R/Resources<</Font<<%s>>>>>>"
            % (*size, names),
            stream(lines.encode("cp1252")),
            *(_standard(name) for name in _STANDARD),
            *(
                each
                for name, number in zip(_REPORTLABS, numbers[len(_STANDARD) :], strict=True)
                for each in _embedded(name, number)
            ),
        )
    )


def _standard(name: str) -> bytes:
    return b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % name.encode()


def _embedded(name: str, number: int) -> tuple[bytes, bytes, bytes]:
    """The font of that `number`, and the two objects that follow it: its descriptor, its file."""
    font = (files("reportlab") / "fonts" / f"{name}.ttf").read_bytes()
    return (
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding/FontDescriptor %d 0 R"
        b"/FirstChar 32/LastChar 32/Widths[300]>>" % (name.encode(), number + 1),
        b"<</Type/FontDescriptor/FontName/%s/Flags 32/FontBBox[-1000 -300 2000 1000]/ItalicAngle 0"
        b"/Ascent 900/Descent -200/CapHeight 700/StemV 80/FontFile2 %d 0 R>>" % (name.encode(), number + 2),
        stream(font),
    )
