"""The lines that one value runs over: an address up to its postal code, a firm's long name."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from porting.documents.cell_texts import CellTexts
from porting.documents.label_places import COLUMN, Label
from porting.documents.label_values import (
    ADDRESS_TOPICS,
    NAME_TOPICS,
    fits,
    is_caption_of_an_address,
    is_postal_code,
)
from porting.documents.labels_in_text import clean
from porting.documents.lines import LINE_GAP, are_seen, between_lines, is_next_line, lines_above
from porting.documents.people import person_in
from porting.documents.reading import Cell
from porting.domain.checks.address import POSTAL_CODE_AT_THE_END, is_unit, without_remarks
from porting.domain.checks.evidence import Box
from porting.domain.checks.likeness import folded
from porting.domain.checks.name import has_legal_form
from porting.domain.checks.numbers import find_numbers
from porting.domain.checks.statements import Passage, Topic

#: `... Austin, TX 78744. We authorize ...`
_CODE_AND_A_SENTENCE = re.compile(
    r"(?P<code>(?:\d{5}(?:-\d{4})?|[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d))[.;] +(?=[A-Z\u00c0-\u00dd])"
)
#: Who gets the letters is no part of the account's name.
_IN_CARE_OF = re.compile(r"(?:c/o|attn|attention|aux soins de|a l'attention)\b")
#: What counts the next question of a form.
_COUNT = re.compile(r"\(?\d{1,2}[.)]")
#: Lines of an address below the first one.
_ADDRESS_LINES = 4
#: And of a name.
_NAME_LINES = 2
#: And of a city's in a narrow column.
_CITY_LINES = 1
#: Heights of a line that are free between rows of a table, and before a unit or a code behind a line.
_ROW_GAP, _BEFORE_A_PART = 2.5, 10.0


@dataclass(frozen=True)
class ValueLines:
    """Of one layer of one page."""

    texts: CellTexts

    def readings(
        self, label: Label, row: int, first: Passage, labels: frozenset[tuple[int, float]]
    ) -> list[Passage]:
        """`first` and what may belong to it of the lines below.

        An address runs on until its postal code. One without it, and a name, may end at any line.
        """
        first = self._with_what_is_broken_off(label, row, first, labels)
        if label.topic in ADDRESS_TOPICS:
            if not (stated := without_remarks(first.text)):
                return [first]
            first = replace(first, text=stated) if has_code(stated) else first
            first = self._with_what_is_behind(first, row, is_unit, ", ", labels)
            longer = self._with_further_lines(label, row, first, labels, _ADDRESS_LINES)
        elif label.topic is Topic.ACCOUNT_NAME:
            longer = self._with_further_lines(label, row, first, labels, _NAME_LINES)
            longer = [each for each in longer if fits(label.topic, each.text.replace("\n", " "))]
        elif label.topic is Topic.CITY:
            longer = self._with_further_lines(label, row, first, labels, _CITY_LINES)
            return [first, *(each for each in longer if fits(label.topic, each.text))]
        elif label.topic in NAME_TOPICS:
            return [first, *self._broken_name(label, row, first, labels)]
        else:
            return [first]
        ends_in_code = [each for each in longer if has_code(each.text)]
        return ends_in_code[:1] or [first, *longer]

    def _with_what_is_broken_off(
        self, label: Label, row: int, first: Passage, labels: frozenset[tuple[int, float]]
    ) -> Passage:
        """`first`, where it ends in a digit and a hyphen, and the next line's word that goes on with it."""
        is_broken = not between_lines(first.text, "0")
        if first.box is None or not is_broken or label.topic in ADDRESS_TOPICS:
            return first
        lefts = [first.box.left, label.cell.box.left]
        if paragraph := self._paragraph_of(label):
            lefts.append(paragraph.box.left)
        for cell in next(iter(self.texts.layer.rows[row + 1 : row + 2]), ()):
            is_below = min(abs(cell.box.left - left) for left in lefts) <= COLUMN
            goes_on = (
                is_below and is_next_line(first.box, cell.box) and (row + 1, cell.box.left) not in labels
            )
            if goes_on and not between_lines(first.text, cell.text):
                rest = Cell(cell.words[:1])
                seen = first.seen and are_seen(rest, self.texts.unseen)
                text = first.text + rest.text.rstrip(".,;")
                return replace(first, text=text, box=first.box.joined(rest.box), seen=seen)
        return first

    def _broken_name(
        self, label: Label, row: int, first: Passage, labels: frozenset[tuple[int, float]]
    ) -> list[Passage]:
        """A person's name behind its label, with the words of the line below that may belong to it."""
        if label.value is None or row + 1 >= len(self.texts.layer.rows):
            return []
        for cell in self.texts.layer.rows[row + 1]:
            is_below = abs(cell.box.left - label.cell.box.left) <= COLUMN and is_next_line(
                label.cell.box, cell.box
            )
            if is_below and (row + 1, cell.box.left) not in labels:
                whole = f"{first.text} {cell.text}"
                return [replace(first, text=whole)] if person_in(whole) else []
        return []

    def with_lines_above(self, label: Label, row: int, last: Passage, cell: Cell) -> Passage:
        """An address above its label may have lines above its last one; a name, one that ends in a comma."""
        is_name = label.topic in NAME_TOPICS
        if not is_name and (
            label.topic not in ADDRESS_TOPICS or not POSTAL_CODE_AT_THE_END.search(folded(last.text))
        ):
            return last
        lines = [cell]
        for above in lines_above(self.texts.layer, row, cell):
            if is_name and not above.text.endswith(","):
                break
            lines.insert(0, above)
        whole = Cell(tuple(word for line in lines for word in line.words))
        stated = [whole] if is_name else lines[-_ADDRESS_LINES:]  # a name that was broken is one line
        return replace(
            last,
            text="\n".join(clean(line.text) for line in stated),
            box=whole.box,
            confidence=whole.confidence,
            seen=are_seen(whole, self.texts.unseen),
        )

    def _paragraph_of(self, label: Label) -> Cell | None:
        """The line within which a label stands: `...: (416) 248-6620. Service address: 3357 County`."""
        row = self.texts.layer.rows[label.row]
        inside = (
            cell
            for cell in row
            if cell.box.left < label.cell.box.left - COLUMN and label.cell.box.right <= cell.box.right
        )
        return next(inside, None) if label.value else None

    def _with_what_is_behind(
        self,
        line: Passage,
        row: int,
        is_part: Callable[[str], bool],
        between: str,
        labels: frozenset[tuple[int, float]],
    ) -> Passage:
        """`line` of an address, with a part that stands apart behind it: `3524 STATE HWY 46   UNIT 8`."""
        box = line.box
        cells = [] if box is None else self.texts.layer.rows[row]
        behind = next((each for each in cells if box and each.box.left >= box.right), None)
        if behind is None or box is None or (row, behind.box.left) in labels or not is_part(behind.text):
            return line
        is_near = behind.box.left - box.right <= _BEFORE_A_PART * box.height
        whole = replace(line, text=f"{line.text}{between}{behind.text}", box=box.joined(behind.box))
        return whole if is_near else line

    def _is_in_the_next_row(self, label: Label, row: int, cell: Cell, last: Box) -> bool:
        """Whether `cell` ends an address in a row of a table that has no label of its own."""
        is_alone = self.texts.layer.rows[row][0] is cell and cell.box.left > label.cell.box.right
        is_near = cell.box.top - last.bottom <= _ROW_GAP * last.height
        is_end = label.topic in ADDRESS_TOPICS and POSTAL_CODE_AT_THE_END.search(folded(cell.text))
        return is_alone and is_near and bool(is_end)

    def _with_further_lines(
        self, label: Label, row: int, first: Passage, labels: frozenset[tuple[int, float]], most: int
    ) -> list[Passage]:
        """`first` with one line more, with two, and so on up to `most`; none where it is whole by itself."""
        if first.box is None or has_code(first.text):
            return []
        # Beside its label a value goes on in its own column; what is below the label is another label.
        is_beside = label.value is None and row == label.row
        columns = (first.box.left,) if is_beside else (first.box.left, label.cell.box.left)
        between = "\n"
        if paragraph := self._paragraph_of(label):
            columns, between = (paragraph.box.left,), " "
        said, last, longer = first, first.box, list[Passage]()
        for at in range(row + 1, len(self.texts.layer.rows)):
            if len(longer) == most or (longer and has_code(said.text)):
                break
            below = [
                cell
                for cell in self.texts.layer.rows[at]
                if min(abs(cell.box.left - column) for column in columns) <= COLUMN
            ]
            if not below:
                if self.texts.layer.rows[at][0].box.top - last.bottom > LINE_GAP * last.height:
                    break
                continue
            # `Company` may be a label, or the end of `Limited Liability Company`.
            ends_a_firm = most == _NAME_LINES and has_legal_form(f"{said.text} {below[0].text}")
            is_label = (at, below[0].box.left) in labels and not ends_a_firm
            line = None if is_label else self.texts.value_in(below[0])
            if line and most == _ADDRESS_LINES:
                line = replace(line, text=line.text[: up_to_its_code(line.text, 0, len(line.text))])
                line = self._with_what_is_behind(line, at, is_postal_code, " ", labels)
            if (
                line is None
                or line.box is None
                or _COUNT.fullmatch(line.text)
                or (most == _NAME_LINES and _IN_CARE_OF.match(folded(line.text)))
                or not (is_next_line(last, line.box) or self._is_in_the_next_row(label, at, below[0], last))
                or find_numbers(line.text)
                or (most == _ADDRESS_LINES and is_caption_of_an_address(line.text))
            ):
                break
            last = line.box
            said = replace(
                said,
                text=f"{said.text}{'' if said.text.endswith('-') else between}{line.text}",
                box=first.box.joined(last) if said.box is None else said.box.joined(last),
                confidence=min(said.confidence, line.confidence),
                seen=said.seen and line.seen,
            )
            longer.append(said)
        return longer


def has_code(text: str) -> bool:
    """Whether an address ends in its postal code, what is said of it in brackets aside."""
    return POSTAL_CODE_AT_THE_END.search(folded(without_remarks(text))) is not None


def up_to_its_code(text: str, start: int, end: int) -> int:
    """Where an address ends in a sentence after which another one begins; `end` where there is none."""
    code = _CODE_AND_A_SENTENCE.search(text, start, end)
    return code.end("code") if code else end
