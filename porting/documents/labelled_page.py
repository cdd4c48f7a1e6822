"""What the labels of one page announce: `Account number: LS-204418`, whatever stands beside or below."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from porting.documents.cell_texts import LONGEST_LABELLED, CellTexts, words_between
from porting.documents.label_heads import is_among_values, is_in_a_list_of_lines, rows_of_heads
from porting.documents.label_keywords import looks_like_a_label, topics_by_key_words
from porting.documents.label_places import Around, Label
from porting.documents.label_sections import by_their_headings
from porting.documents.label_values import (
    ADDRESS_TOPICS,
    DATE_TOPICS,
    NAME_TOPICS,
    fits,
    is_hint,
    is_postal_code,
    is_telephone_number,
    is_time,
    is_vague,
    surely_fits,
)
from porting.documents.label_words import DOTS
from porting.documents.labels_in_text import (
    are_listed_in_prose,
    begins_like_a_value,
    goes_on_in_prose,
    label_at,
    wants_day_first,
)
from porting.documents.lines import lines_above
from porting.documents.people import is_drawn
from porting.documents.reading import Cell, Layer, Word
from porting.documents.value_lines import ValueLines, up_to_its_code
from porting.domain.checks.address import POSTAL_CODE_AT_THE_END, Physical, physical
from porting.domain.checks.dates import find_dates
from porting.domain.checks.evidence import Engine
from porting.domain.checks.likeness import folded
from porting.domain.checks.name import has_legal_form
from porting.domain.checks.statements import DocumentName, Passage, Statement, Topic

#: `2. Name on the account`, `Section 2 - Present provider`: forms count their questions.
_COUNT = re.compile(
    r"\s*(?:(?:(?:section|part|step|partie|etape) )?(?:\d{1,2}[a-z]?|[a-z])(?:[.):]| ?[-\u2013\u2014]) +)?"
    r"(?:(?:please|the|your|votre|vos) )?"
)
#: `Section 2 - the`
_WORDS_OF_A_COUNT = 4
_END_OF_CLAUSE = re.compile(r"(?<=[\da-z])[.;] (?=[A-Z])")
#: Where words of a label end, and a value begins that has a capital or a digit, with nothing between them.
_CHANGE = re.compile(r"[A-Z\u00c0-\u00dd]?[^\W\d_A-Z]+(?: [^\W\d_A-Z]+)+(?P<gap> )(?=[A-Z\u00c0-\u00dd\d#(])")
#: `Our service is installed at 6741 Main St`
_OF_A_SENTENCE = re.compile(r"\b(?:is|are|was|be|our|my|we|est|sont|notre|nos)\b", re.IGNORECASE)
#: Between a label and its value in one cell: a colon, or dots that lead to it.
_COLON = re.compile(rf" *(?:{DOTS}:?|\.{{0,2}}:)")
#: A label and its value in one cell, as far as anybody can tell who does not know the label.
_LABEL_AND_VALUE = re.compile(r"[^:]{2,40}:\s+\S")
#: A label that nobody knows before a street, in one cell: `Emplacement ..... 18, chemin Sainte-Foy`.
_LABEL_OF_A_STREET = re.compile(rf"[^\W\d][^\d:.|]{{2,40}}?(?:{DOTS}:?|:) ?(?=#?\d)")
#: A further fact behind a value: `06691149600001 | Invoice: 9040550116`.
_NEXT_FACT = re.compile(r"\s[|\u00b7\u2022]\s+(?=[^\W\d][^|:]{1,30}:)")
#: Behind an account's number: `204418 Records: 1`.
_NEXT_LABEL = re.compile(r"(?<=\d)\s+(?=[A-Z][a-z]+(?: [a-z]+)?: ?\S)")
#: Before `name` these make a label of a part of a person's name, or of somebody else's.
_PART_OF_A_NAME = re.compile(
    r"\b(?:first|last|middle|given|family|maiden|second|christian|contact|user|agent|officer|rep|plan|product"
    r"|file)[ -]$"
)
#: `Acme Plumbing Limited Liability`, and in the next line `Company`.
_LAST_OF_NAMES = ("company", "compagnie")
_BEFORE_THE_LAST = re.compile(r"(?:limited liability|telephone|telephonique|cooperative|and|&|et)$")
#: `O/A Main Street Services`, `Premises Cleaning Ltd`: a name, and no label, however its words sound.
_OF_A_FIRM = re.compile(
    r"\b(?:o/a|d/?b/?a|attn|c/o)\b|\b(?:inc|llc|llp|ltd|corp|limited|incorporated|ltee|limitee|pllc)\.?$"
)
_AMOUNT = re.compile(r"-?\$ ?[\d ,.]+|[\d ,.]+ \$|\d{5,}")
#: In words; a day with its weekday has four.
_WORDS_OF_A_DAY = 4
#: Their values are told from labels by their words.
_NEVER_A_LABEL = (*NAME_TOPICS, Topic.UNIT)
#: Digits of a label: `Adresse 9-1-1`.
_EMERGENCY = re.compile(r"\b9-?1-?1\b")
#: Points by which labels of one column may begin apart.
_IN_COLUMN = 3.0
#: More labels than a page has.
_MOST_LABELS = 200
#: And so many of them show how the column is arranged.
_FEWEST_ALIKE = 2
#: What is said in a few words.
_SHORT_TOPICS = (Topic.CARRIER, Topic.AUTHORIZED_USER, Topic.SIGNER_NAME, Topic.TITLE, Topic.ACCOUNT_NAME)
#: Labels that are the signer's only close to the signature.
_BARE = ("date", "dated", "name", "nom", "full name", "nom complet")
_SIGNING_TOPICS = (Topic.SIGNING_DATE, Topic.SIGNER_NAME)
#: What stands together where an LOA is signed, often with its labels below the lines to write on.
_SIGNATURE_BLOCK = (Topic.SIGNATURE, Topic.SIGNING_DATE, Topic.SIGNER_NAME, Topic.TITLE)
#: How far from the signature a bare `Date` or `Name` counts as the signer's: six lines, in points.
_WITH_THE_SIGNATURE = 100.0


@dataclass(frozen=True)
class LabelledPage:
    """One layer of one page, with the labels of its kind of document."""

    layer: Layer
    page: int
    document: DocumentName
    unseen: tuple[Word, ...]

    @cached_property
    def _texts(self) -> CellTexts:
        return CellTexts(self.layer, self.page, self.document, self.unseen)

    @cached_property
    def _lines(self) -> ValueLines:
        return ValueLines(self._texts)

    @cached_property
    def _around(self) -> Around:
        return Around(self.layer, self._starts)

    def statements(self) -> Iterator[Statement]:
        yield from self._announced_by(self._labels, self._labels)

    def guesses(self, known: frozenset[tuple[Engine, Topic]]) -> Iterator[Statement]:
        """What labels announce that no list has, by the words they are made of; only of what is not `known`.

        Their value has to have the shape of such a value, too.
        """
        guessed = [
            label
            for at, row in enumerate(self.layer.rows)
            for cell in row
            if (at, cell.box.left) not in self._starts
            for label in self._guessed_in(cell, at)
            if (self.layer.engine, label.topic) not in known
        ]
        for each in self._announced_by([*self._labels, *guessed], guessed) if guessed else ():
            is_new = (self.layer.engine, each.topic) not in known
            if is_new and each.text and (surely_fits(each.topic, each.text) or self._is_a_box(each)):
                yield replace(each, is_guess=is_vague(each.topic, each.text), is_weak=True)

    def _is_a_box(self, said: Statement) -> bool:
        """Whether a letter says a post office box where it asks for a street; bills are sent to one."""
        is_place = said.topic is Topic.SERVICE_ADDRESS and self.document == "loa"
        return is_place and physical(said.text) is Physical.BOX

    @cached_property
    def _labels(self) -> list[Label]:
        labels = [
            label
            for at, row in enumerate(self.layer.rows)
            for cell in row
            for label in self._labels_in(cell, at)
        ]
        return by_their_headings(self.layer, labels)

    @cached_property
    def _alone(self) -> dict[tuple[int, float], Label]:
        """The labels whose value does not stand in their own cell, by where they begin."""
        return {(label.row, label.cell.box.left): label for label in self._labels if label.value is None}

    @cached_property
    def _starts(self) -> frozenset[tuple[int, float]]:
        return self._starts_of(self._labels)

    def _starts_of(self, labels: list[Label]) -> frozenset[tuple[int, float]]:
        """Where `labels` begin: row and left edge, with the count before them and without."""
        counted = {
            (label.row, cell.box.left)
            for label in labels
            if (cell := self._cell_of(label)) is not None and _is_counted(label, cell)
        }
        return frozenset((label.row, label.cell.box.left) for label in labels) | counted

    @cached_property
    def _lefts(self) -> list[list[float]]:
        """Where the cells of each row begin."""
        return [[cell.box.left for cell in row] for row in self.layer.rows]

    def _cell_of(self, label: Label) -> Cell | None:
        """The cell that `label` stands in; None: it begins it."""
        at = bisect_left(self._lefts[label.row], label.cell.box.left) - 1
        cell = self.layer.rows[label.row][at] if at >= 0 else None
        return cell if cell and label.cell.box.left <= cell.box.right else None

    def _guessed_in(self, cell: Cell, row: int) -> Iterator[Label]:
        """What a cell may be a label of: all of it, or what stands before its colon."""
        if self._ends_a_name(cell, row):
            return
        flat = self._texts.flat(cell)
        counted = _COUNT.match(flat)
        first = counted.end() if counted else 0
        colon = _COLON.search(flat, first)
        if not colon and _OF_A_FIRM.search(flat):
            return
        text = flat[first : colon.start()] if colon else flat[first:]
        value = self._texts.part(cell, colon.end(), len(cell.text)) if colon else None
        announced = None if colon else self._parted_by_a_face(cell, first)
        if announced:
            topic, value = announced
            yield Label(topic, words_between(cell, first, len(cell.text)), row, value, False, False)
            return
        for topic in topics_by_key_words(text, self.document):
            if value is None or fits(topic, value.text):
                yield Label(topic, words_between(cell, first, len(cell.text)), row, value, bool(colon), False)

    def _parted_by_a_face(self, cell: Cell, first: int) -> tuple[Topic, Passage] | None:
        """A label and its value with nothing but another type face between: `Street address 9343 Main St`."""
        change = _CHANGE.match(cell.text, first)
        if change and _OF_A_SENTENCE.search(change[0]):
            return None
        value = self._texts.part(cell, change.end(), len(cell.text)) if change else None
        if change is None or value is None:
            return None
        for topic in topics_by_key_words(self._texts.flat(cell)[first : change.start("gap")], self.document):
            if surely_fits(topic, value.text) and not is_vague(topic, value.text):
                return topic, value
        return None

    def _announced_by(self, labels: list[Label], wanted: list[Label]) -> Iterator[Statement]:
        """What those of `labels` that are `wanted` announce."""
        starts = self._starts_of(labels)
        places = frozenset((label.row, label.cell.box.left) for label in wanted)
        heads = rows_of_heads(self.layer, labels)
        kept = [
            replace(label, is_head=label.row in heads)
            for label in _near_the_signature(labels)
            if not is_among_values(self.layer, label, starts)
            and not is_in_a_list_of_lines(self.layer, label, starts)
        ]
        upwards = {
            of_signature: self._writes_labels_below(
                [label for label in kept if (label.topic in _SIGNATURE_BLOCK) is of_signature], starts
            )
            for of_signature in (False, True)
        }
        found = [
            each
            for label in kept
            if (label.row, label.cell.box.left) in places
            for each in list(self._values(label, starts, upwards=upwards[label.topic in _SIGNATURE_BLOCK]))
            or [self._unanswered(label)]
        ]
        # What another label announces is not a typed signature.
        taken = {each.text for each in found if each.topic is not Topic.SIGNATURE}
        for each in found:
            if each.topic is Topic.SIGNATURE and each.text in taken:
                yield replace(each, text="")
            elif each.topic is Topic.SIGNER_NAME and has_legal_form(each.text):
                yield replace(each, topic=Topic.ACCOUNT_NAME)  # a bare `Name` may be the account's
            elif each.topic is Topic.POSTAL_CODE:
                yield from _region_and_code(each)
            else:
                yield each

    def _unanswered(self, label: Label) -> Statement:
        """A label that stands alone, in its own place."""
        place = label.cell
        return Statement("", self.page, place.box, self.layer.engine, place.confidence, topic=label.topic)

    def _stated(self, label: Label, said: Passage) -> Statement:
        return Statement(
            said.text,
            said.page,
            said.box,
            said.engine,
            said.confidence,
            said.seen,
            topic=label.topic,
            day_first=wants_day_first(label.topic, label.cell.text[:LONGEST_LABELLED]),
        )

    def _ends_a_name(self, cell: Cell, row: int) -> bool:
        """Whether it is the last word of a firm's long name, in a line of its own: no label."""
        if folded(cell.text).strip() not in _LAST_OF_NAMES:
            return False
        above = next(lines_above(self.layer, row, cell), None)
        return above is not None and _BEFORE_THE_LAST.search(folded(above.text)) is not None

    def _labels_in(self, cell: Cell, row: int) -> Iterator[Label]:
        """The labels in a cell: at its start, and further ones that end in a colon."""
        if self._ends_a_name(cell, row):
            return
        flat = self._texts.flat(cell)
        counted = _COUNT.match(flat)
        first = counted.end() if counted else 0
        starts = [(first, topic, end, colon) for topic, end, colon in label_at(flat, first, self.document)]
        for gap in re.finditer(r"(?<=[\s;|])(?=\S)", flat):
            starts += [
                (gap.start(), topic, end, colon)
                for topic, end, colon in label_at(flat, gap.start(), self.document)
                if colon
                and not _PART_OF_A_NAME.search(flat, 0, gap.start())
                and (gap.start() >= starts[-1][2] if starts else _may_begin(topic, flat, gap.start()))
            ]
        for at, (start, topic, end, colon) in enumerate(starts):
            until = starts[at + 1][0] if at + 1 < len(starts) else len(cell.text)
            value = self._behind(topic, cell, end, until)
            if value and is_hint(topic, value.text):
                value, colon = None, False
            if value and colon and topic in _SHORT_TOPICS and goes_on_in_prose(value.text, cell.text[:start]):
                continue
            if value and topic is Topic.ACCOUNT_NUMBER and are_listed_in_prose(value.text, cell.text[:start]):
                continue
            if value and topic is Topic.ACCOUNT_NAME and is_time(value.text):
                continue  # `Bill for: October 2026`
            if colon or value is None or (begins_like_a_value(value.text) and fits(topic, value.text)):
                bare = flat[start:end].strip(" :#") in _BARE
                yield Label(topic, words_between(cell, start, until), row, value, colon, bare)

    def _behind(self, topic: Topic, cell: Cell, start: int, end: int) -> Passage | None:
        """What follows a label in its cell; what else the sentence says of other days is no date of it."""
        if topic in ADDRESS_TOPICS:
            end = up_to_its_code(cell.text, start, end)
        if further := _NEXT_FACT.search(cell.text, start, end):
            end = further.start()
        if topic is Topic.ACCOUNT_NUMBER and (further := _NEXT_LABEL.search(cell.text, start, end)):
            end = further.start()
        clause = _END_OF_CLAUSE.search(cell.text, start, end) if topic in DATE_TOPICS else None
        return self._texts.part(cell, start, clause.start() if clause else end)

    def _values(
        self, label: Label, labels: frozenset[tuple[int, float]], *, upwards: bool
    ) -> Iterator[Statement]:
        """What it announces: behind it, else to its right, below it, or above it, as far as it fits.

        `upwards`: this page writes its labels under the values.
        """
        if label.value:
            for said in self._lines.readings(label, label.row, label.value, labels):
                yield self._stated(label, said)
            return
        found = False
        for row, cell in self._beside_or_below(label, upwards=upwards):
            value = self._announced(label, row, cell, labels)
            if value is None:
                continue
            found = True
            for said in self._lines.readings(label, row, value, labels):
                yield self._stated(label, said)
            if label.has_colon or label.topic not in NAME_TOPICS + ADDRESS_TOPICS:
                return
        if not found:
            above = list(self._above(label, labels, upwards=upwards))
            yield from above or (self._under_a_heading(label, labels) if upwards else ())

    def _above(
        self, label: Label, labels: frozenset[tuple[int, float]], *, upwards: bool
    ) -> Iterator[Statement]:
        if not upwards and label.topic not in (*DATE_TOPICS, Topic.SIGNER_NAME, Topic.SIGNATURE):
            return
        for row, cell in self._around.above(label):
            if value := self._announced(label, row, cell, labels):
                yield self._stated(label, self._lines.with_lines_above(label, row, value, cell))

    def _under_a_heading(self, label: Label, labels: frozenset[tuple[int, float]]) -> Iterator[Statement]:
        """An address below its label, on a page that has others under their values.

        It is another label's where that stands below it.
        """
        if label.topic not in ADDRESS_TOPICS:
            return
        for row, cell in self._around.below(label):
            value = self._announced(label, row, cell, labels)
            whole = self._lines.readings(label, row, value, labels)[-1] if value else None
            if whole and whole.box and not self._around.is_over_a_label(row, whole.box):
                yield self._stated(label, whole)

    def _beside_or_below(self, label: Label, *, upwards: bool) -> list[tuple[int, Cell]]:
        """What is level with it comes first; what is a little higher or lower may be another column's."""
        right = self._around.right_of(label)
        below = [] if upwards else self._around.below(label)
        is_level = all(row == label.row for row, _ in right)
        is_beside = is_level or label.topic in NAME_TOPICS
        if right and below and label.topic is not Topic.RESTRICTION and self._stand_over_values(label):
            is_beside = False
        found = [*right, *below] if is_beside else [*below, *right]
        if label.topic is Topic.ACCOUNT_NUMBER:
            # It may be a telephone number, but rather is what is none.
            found.sort(key=lambda each: is_telephone_number(each[1].text) and not each[1].text.isdigit())
        return found

    def _stand_over_values(self, label: Label) -> bool:
        """Whether most labels of its column have their value below, and nothing beside that it could be."""
        styles = [
            style
            for each, style in self._styles
            if each.cell is not label.cell and abs(each.cell.box.left - label.cell.box.left) <= _IN_COLUMN
        ]
        return styles.count((False, True)) >= max(_FEWEST_ALIKE, styles.count((True, False)) + 1)

    @cached_property
    def _styles(self) -> list[tuple[Label, tuple[bool, bool]]]:
        """Where the values of labels in cells of their own may stand."""
        return [(label, self._has_values(label)) for label in islice(self._alone.values(), _MOST_LABELS)]

    def _has_values(self, label: Label) -> tuple[bool, bool]:
        """Whether something beside it, and below it, may be its value."""
        right, below = self._around.right_of(label), self._around.below(label)
        return self._is_in(right, label, self._starts), self._is_in(below, label, self._starts)

    def _is_in(
        self, places: list[tuple[int, Cell]], label: Label, labels: frozenset[tuple[int, float]]
    ) -> bool:
        """Whether what `label` announces may stand in one of `places`."""
        return any(self._announced(label, row, cell, labels) for row, cell in places)

    def _announced(
        self, label: Label, row: int, cell: Cell, labels: frozenset[tuple[int, float]]
    ) -> Passage | None:
        """What `cell` says, where it can be what `label` announces."""
        is_label = (row, cell.box.left) in labels or cell.text.rstrip().endswith(":")
        value = None if is_label else self._texts.value_in(cell)
        own = _LABEL_OF_A_STREET.match(cell.text) if value and label.topic in ADDRESS_TOPICS else None
        if own:
            value = self._texts.part(cell, own.end(), len(cell.text))
        if (
            value
            and label.topic in _NEVER_A_LABEL
            and looks_like_a_label(value.text, self.document)
            and not has_legal_form(value.text)
        ):
            return None
        if (
            value
            and label.topic in ADDRESS_TOPICS
            and (is_postal_code(value.text) or self._asks_for_an_address(value.text))
        ):
            return None
        if row > label.row and label.topic in NAME_TOPICS and self._has_a_value(row, cell):
            return None
        if row > label.row and label.has_colon and self._is_beside_a_colon(row, cell):
            return None
        if row > label.row and not label.is_head and self._is_of_a_label_beside(row, cell):
            return None
        if label.topic in NAME_TOPICS and is_drawn(cell, label.cell.height, self.layer.engine):
            return None
        if value and label.topic in ADDRESS_TOPICS and cell.box.top >= label.cell.box.top:
            # A name may stand above the street.
            whole = self._lines.readings(label, row, value, labels)[-1]
            has_code = POSTAL_CODE_AT_THE_END.search(folded(whole.text))
            return value if has_code or fits(label.topic, value.text) else None
        return value if value and fits(label.topic, value.text) else None

    def _is_a_heading(self, label: Label) -> bool:
        """Whether it stands over labels with values of their own: `Customer` over `Amount due   $12.00`."""
        return not label.has_colon and any(
            (row, cell.box.left) in self._starts or self._has_a_value(row, cell)
            for row, cell in self._around.below(label)
        )

    def _has_a_value(self, row: int, cell: Cell) -> bool:
        """Whether `cell` is a label, whatever it says: by its colon, or because a figure stands beside it."""
        if cell.text.rstrip().endswith(":") or _LABEL_AND_VALUE.match(cell.text):
            return True
        beside = next((each for each in self.layer.rows[row] if each.box.left > cell.box.right), None)
        return beside is not None and _is_figure(beside.text) and not has_legal_form(cell.text)

    def _is_beside_a_colon(self, row: int, cell: Cell) -> bool:
        """Whether another label stands before `cell` on its row, and wants it: `ZIP code:   63149`."""
        before = self._right_before(row, cell)
        return before is not None and before.text.rstrip().endswith(":")

    def _is_of_a_label_beside(self, row: int, cell: Cell) -> bool:
        """Whether the label right before `cell` on its row announces such a value: `State   WA`."""
        before = self._right_before(row, cell)
        own = self._alone.get((row, before.box.left)) if before else None
        return own is not None and fits(own.topic, cell.text)

    def _right_before(self, row: int, cell: Cell) -> Cell | None:
        before = [each for each in self.layer.rows[row] if each.box.right <= cell.box.left]
        return before[-1] if before else None

    def _asks_for_an_address(self, text: str) -> bool:
        is_label = bool(topics_by_key_words(folded(text), self.document)) and not has_legal_form(text)
        return is_label and not any(map(str.isdigit, _EMERGENCY.sub("", text)))

    def _writes_labels_below(self, labels: list[Label], taken: frozenset[tuple[int, float]]) -> bool:
        """Whether more of `labels` have their value above than below."""
        alone = [
            label
            for label in labels
            if label.value is None
            and not self._is_a_heading(label)
            and not self._is_in(self._around.right_of(label), label, taken)
        ]

        def count(places: Callable[[Label], list[tuple[int, Cell]]]) -> int:
            return sum(self._is_in(places(label), label, taken) for label in alone)

        above, below = count(self._around.above), count(self._around.below)
        is_signed_there = any(label.topic in _SIGNATURE_BLOCK for label in alone)
        return above > below and (is_signed_there or above >= _FEWEST_ALIKE)


def _is_counted(label: Label, cell: Cell) -> bool:
    """Whether nothing but its count stands before `label` in `cell`: `1c. City / State / ZIP code`."""
    first = cell.words[: _WORDS_OF_A_COUNT + 1]
    before = [word.text for word in first if word.box.left < label.cell.box.left]
    return len(before) <= _WORDS_OF_A_COUNT and _COUNT.fullmatch(f"{folded(' '.join(before))} ") is not None


def _is_figure(text: str) -> bool:
    """Whether it is an amount, a long number or a day, and nothing else."""
    is_day = len(text.split()) <= _WORDS_OF_A_DAY and bool(find_dates(text, "US") or find_dates(text, "CA"))
    return is_day or bool(_AMOUNT.fullmatch(text.strip()))


def _region_and_code(said: Statement) -> Iterator[Statement]:
    """`MO 65401` beside `State and ZIP` says two things."""
    code = POSTAL_CODE_AT_THE_END.search(folded(said.text))
    region = said.text[: code.start()].strip(" ,") if code else ""
    if code and region:
        yield replace(said, text=region, topic=Topic.REGION)
        yield replace(said, text=said.text[code.start() :].strip())
    else:
        yield said


def _may_begin(topic: Topic, flat: str, at: int) -> bool:
    """Whether a label may begin within a cell: `phone company:` is not the label `company:`."""
    return topic is not Topic.ACCOUNT_NAME or not flat[at - 2 : at - 1].isalpha()


def _near_the_signature(labels: list[Label]) -> list[Label]:
    """`labels`, where a bare `Date` or `Name` counts as the signer's only close to the signature.

    A letter's head has a date as well, which is not when it was signed.
    """
    places = [label.cell.box.middle for label in labels if label.topic is Topic.SIGNATURE]
    kept = []
    for label in labels:
        middle = label.cell.box.middle
        near = not places or min(abs(middle - place) for place in places) <= _WITH_THE_SIGNATURE
        if label.topic in _SIGNING_TOPICS and label.is_bare and not near:
            if label.topic is Topic.SIGNER_NAME:
                kept.append(replace(label, topic=Topic.ACCOUNT_NAME))
            continue
        kept.append(label)
    return kept
