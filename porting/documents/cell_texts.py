"""What single cells of a page say: their text to look for labels in, and pieces of it as passages."""

import re
from dataclasses import dataclass

from porting.documents.label_slips import with_words_of_labels
from porting.documents.labels_in_text import clean, label_at
from porting.documents.lines import are_seen
from porting.documents.reading import Cell, Layer, Word
from porting.domain.checks.likeness import folded
from porting.domain.checks.statements import DocumentName, Passage

#: `(name of authorized user)` under a line to write on.
_IN_BRACKETS = re.compile(r"\([^()]+\)")
#: Fields that must be filled in have a star.
_STAR = re.compile(r"\*")
#: Programs write `account_number = 204418`.
_UNDERSCORE = re.compile(r"(?<=[a-z\d])_(?=[a-z\d])")
#: Characters of a cell that are searched for labels: a hostile page has cells of a million.
LONGEST_LABELLED = 400


@dataclass(frozen=True)
class CellTexts:
    """Of one layer of one page."""

    layer: Layer
    page: int
    document: DocumentName
    unseen: tuple[Word, ...]

    def flat(self, cell: Cell) -> str:
        """Its text to look for labels in; as recognition may have misread them."""
        flat = _UNDERSCORE.sub(" ", folded(cell.text[:LONGEST_LABELLED]))
        if flat.count("=") == 1:
            flat = flat.replace(" = ", " : ")
        if _IN_BRACKETS.fullmatch(flat):
            flat = f" {flat[1:-1]}"
        flat = _STAR.sub(" ", flat).rstrip()
        return with_words_of_labels(flat) if self.layer.engine.is_recognition else flat

    def part(self, cell: Cell, start: int, end: int) -> Passage | None:
        """A piece of a cell's text without rules and colons around it; None: nothing is left."""
        text = clean(cell.text[start:end])
        if not text.strip("*)"):
            return None
        # A colon may stand in the word before it.
        first = cell.text.find(next(iter(text.split()), ""), start, end)
        words = words_between(cell, max(start, first), end)
        seen = are_seen(words, self.unseen)
        return Passage(text, self.page, words.box, self.layer.engine, words.confidence, seen)

    def value_in(self, cell: Cell) -> Passage | None:
        """What a cell says up to the first label in it that announces something else."""
        flat = self.flat(cell)
        for gap in re.finditer(r"(?<=[\s;|])(?=\S)", flat):
            if any(colon for _, _, colon in label_at(flat, gap.start(), self.document)):
                return self.part(cell, 0, gap.start())
        return self.part(cell, 0, len(cell.text))


def words_between(cell: Cell, start: int, end: int) -> Cell:
    """The words of a cell that have letters between two positions of its text."""
    words, at = [], 0
    for word in cell.words:
        if at < end and at + len(word.text) > start:
            words.append(word)
        at += len(word.text) + 1
    return Cell(tuple(words) or cell.words)
