"""Pieces of pages one below the other on one sheet: an engine's start takes longer than all of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from porting.documents.reading import Word

if TYPE_CHECKING:
    from PIL.Image import Image


def stacked(
    pieces: "Sequence[Image]", *, apart: int, margin: int, paper: int = 255
) -> "tuple[Image, list[int]]":
    """The sheet, and where on it each piece begins; in pixels, `paper` in gray levels."""
    from PIL import Image

    width = max((piece.width for piece in pieces), default=0) + 2 * margin
    height = sum(piece.height + apart for piece in pieces) + apart
    sheet, tops, top = Image.new("L", (width, height), paper), list[int](), apart
    for piece in pieces:
        sheet.paste(piece, (margin, top))
        tops.append(top)
        top += piece.height + apart
    return sheet, tops


def words_on(words: Sequence[Word], top: int, height: int, apart: int) -> list[Word]:
    """Those of the piece of this height that begins at `top`, from the left."""
    here = (word for word in words if top - apart / 2 <= word.box.middle <= top + height + apart / 2)
    return sorted(here, key=lambda word: word.box.left)
