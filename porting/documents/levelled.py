"""A scan's words as if its pages lay level and upright, and back to where they are on the pages as shown.

What stands beside, below or above a label is told from places on the level page; a person and a picture of
a finding need those of the page as it is shown.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from porting.documents.page_level import Level, level_of
from porting.documents.reading import Cell, Layer, Page, ReadDocument, Word
from porting.domain.checks.evidence import Box


@dataclass(frozen=True)
class Levelled:
    shown: ReadDocument

    @cached_property
    def read(self) -> ReadDocument:
        """With words and marks on the level pages; pages of text are as they were."""
        pages = tuple(map(_level, self.shown.pages, self._levels))
        return replace(self.shown, pages=pages) if pages != self.shown.pages else self.shown

    def on_page(self, number: int | None, box: Box | None) -> Box | None:
        """Where `box` of a level page is on the page as it is shown; None where there is none."""
        return self._levels[number - 1].on_page(box) if number and box else box

    @cached_property
    def _levels(self) -> tuple[Level, ...]:
        return tuple(map(level_of, self.shown.pages))


def _level(page: Page, level: Level) -> Page:
    if not level.degrees:
        return page
    layers = tuple(
        Layer(layer.engine, tuple(tuple(_cell(cell, level) for cell in row) for row in layer.rows))
        for layer in page.layers
    )
    marks = tuple(replace(mark, box=level.of(mark.box)) for mark in page.marks)
    return replace(page, layers=layers, marks=marks, unseen=tuple(_word(word, level) for word in page.unseen))


def _cell(cell: Cell, level: Level) -> Cell:
    return Cell(tuple(_word(word, level) for word in cell.words))


def _word(word: Word, level: Level) -> Word:
    return replace(word, box=level.of(word.box))
