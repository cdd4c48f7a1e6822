"""Lines to write on that are made of characters, such as `Signature: ______`; often they touch a word."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from porting.documents.reading import Cell, Layer, Word
from porting.domain.checks.evidence import Box

_RULE = "_.\\-=\u00b7\u2010-\u2015\u2024-\u2026\u2500"
_BLANK = re.compile(rf"[{_RULE}]{{3,}}:?|[_\u2026]+:?")
_OF_RULES = re.compile(rf"[{_RULE}]+")
#: Inside a word; three dots at its end are an ellipsis.
_PART = re.compile(rf"(_{{2,}}|\u2026{{2,}}|[{_RULE}]{{5,}})")
#: What a form prints before a line to say: here.
_HERE = frozenset("xX\u2717\u2718\u00d7")
#: Widths of characters in usual fonts, as shares of the type size.
_NARROW_CHARACTERS = frozenset("iIljtfr.,:;'|!()[]-\u00b7 ")
_NARROW, _WIDE = 0.28, 0.56


def is_blank(text: str) -> bool:
    """Whether it is a line to write on."""
    return bool(_BLANK.fullmatch(text))


def blanks_apart(layer: Layer) -> Layer:
    """`layer` with each blank as a word of its own, also where it touches one or is made of many."""
    rows = tuple(tuple(Cell(tuple(_apart(cell.words))) for cell in row) for row in layer.rows)
    return Layer(layer.engine, rows, layer.turned)


def signs_of_forms(cell: Cell) -> Iterator[Word]:
    """Each X that the form itself prints where a blank begins."""
    words = cell.words
    for at, (word, following) in enumerate(pairwise(words)):
        is_first = at == 0 or not is_blank(words[at - 1].text)
        if is_first and word.text in _HERE and is_blank(following.text):
            yield word


def is_sign_of_forms(text: str) -> bool:
    return text in _HERE


def _apart(words: Sequence[Word]) -> Iterator[Word]:
    parts = (part for word in words for part in _parts(word))
    for are_rules, group in groupby(parts, key=lambda each: bool(_OF_RULES.fullmatch(each.text))):
        pieces = list(group)
        joined = _joined(pieces) if are_rules else pieces[0]
        yield from [joined] if are_rules and is_blank(joined.text) else pieces


def _joined(pieces: Sequence[Word]) -> Word:
    box = pieces[0].box
    for piece in pieces[1:]:
        box = box.joined(piece.box)
    return Word("".join(piece.text for piece in pieces), box, min(piece.confidence for piece in pieces))


def _parts(word: Word) -> Iterator[Word]:
    """`word`, parted where a blank begins or ends; its box is shared out by the usual widths of letters."""
    texts = [text for text in _PART.split(word.text) if text]
    if len(texts) <= 1 or is_blank(word.text):
        yield word
        return
    scale = word.box.width / sum(map(_width, texts))
    left = word.box.left
    for text in texts:
        right = left + scale * _width(text)
        yield Word(text, Box(left, word.box.top, right, word.box.bottom), word.confidence)
        left = right


def _width(text: str) -> float:
    return sum(_NARROW if char in _NARROW_CHARACTERS else _WIDE for char in text)
