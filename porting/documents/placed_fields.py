"""Values of form fields, and what is typed over a page, as words in their places beside their labels."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from porting.documents.layout import rows_of
from porting.documents.reading import Field, Layer, Page, ReadDocument, Word
from porting.domain.checks.evidence import Box, Engine

#: Points. Print in a field is no higher, whatever room the field has; a letter is about half as wide.
_HEIGHT, _WIDTH_OF_A_LETTER = 10.0, 0.5
#: Points between a field's edge and its value.
_INSET = 2.0
#: A hostile form has any number.
_MOST_WORDS = 2_000


def with_fields_placed(read: ReadDocument) -> ReadDocument:
    """`read` with the values that a person sees among the words of its text pages."""
    by_page: dict[int, list[Field]] = {}
    for field in read.fields:
        if field.page and field.box and field.is_seen and field.value:
            by_page.setdefault(field.page, []).append(field)
    if not by_page:
        return read
    pages = (_filled_in(page, by_page.get(number, [])) for number, page in enumerate(read.pages, 1))
    return replace(read, pages=tuple(pages))


def _filled_in(page: Page, fields: list[Field]) -> Page:
    first = next(iter(page.layers), None)
    if not fields or first is None or first.engine is not Engine.TEXT:
        return page
    typed = islice((word for field in fields for word in _words(field)), _MOST_WORDS)
    layer = Layer(first.engine, rows_of([*first.words, *typed]), first.turned)
    return replace(page, layers=(layer, *page.layers[1:]))


def _words(field: Field) -> Iterator[Word]:
    if field.box is None:
        return
    lines = field.value.splitlines() or [""]
    step = field.box.height / len(lines)
    height = min(step, _HEIGHT)
    for at, line in enumerate(lines):
        middle, left = field.box.top + (at + 0.5) * step, field.box.left + _INSET
        for text in line.split():
            right = left + _WIDTH_OF_A_LETTER * height * len(text)
            yield Word(text, Box(left, middle - height / 2, right, middle + height / 2))
            left = right + _WIDTH_OF_A_LETTER * height
