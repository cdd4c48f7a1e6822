"""Settles what two engines read differently, or unsurely, in one place of a scan: by looking there again.

Nobody who looks knows what is expected. A closer look only decides between what was read at first: it brings
no third reading, and where the looks do not agree the place stays as it was, for a person.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from porting.documents.levelled import Levelled
from porting.documents.page_level import level_of
from porting.documents.reading import Cell, Layer, Look, Place, ReadDocument, Row, Word
from porting.domain.checks.disputes import SURE
from porting.domain.checks.evidence import Box
from porting.domain.checks.likeness import key_of

#: Of one document, since each takes a tenth of a second; an ordinary page has a handful.
MOST_PLACES = 8
#: A piece of text that is shorter, in letters, or longer, in words, is no value; what is higher, in points,
#: is a hand's ink or a letterhead.
_SHORTEST, _LONGEST, _HIGHEST = 2, 14, 24.0
#: Of a word's height by which another engine's words may reach out of the place.
_BESIDE = 0.5


@dataclass(frozen=True, order=True)
class _Spot:
    """Where a word stands in a layer."""

    row: int
    cell: int
    word: int


@dataclass(frozen=True)
class Doubt:
    """A place, and what two engines made of it at first."""

    place: Place
    readings: tuple[Look, Look]
    spots: tuple[tuple[_Spot, ...], tuple[_Spot, ...]]
    """The words of each in its layer."""

    @property
    def has_digits(self) -> bool:
        return any(re.search(r"\d", each.text) for each in self.readings)


def doubts_in(
    read: ReadDocument, pages: Sequence[int], first: Sequence[tuple[int, Box]] = ()
) -> tuple[Doubt, ...]:
    """Where on those of `pages` that two engines have read they differ, or are not sure.

    At most `MOST_PLACES`: those at the places `first`, (page, box on the level page), and then digits.
    """
    level = Levelled(read).read
    found = [doubt for number in pages for doubt in _on_page(read, level, number)]
    found.sort(key=lambda doubt: (not _is_at(doubt.place, first), not doubt.has_digits))
    return tuple(found[:MOST_PLACES])


def settled(read: ReadDocument, doubts: Sequence[Doubt], looks: Sequence[tuple[Look, ...]]) -> ReadDocument:
    """`read` with what the looks agree on in both layers; itself where they agree on nothing."""
    pages = list(read.pages)
    # From the last word to the first: what changes moves what stands behind it in its row.
    each = sorted(zip(doubts, looks, strict=True), key=lambda pair: pair[0].spots[1], reverse=True)
    for doubt, closer in each:
        if (agreed := _agreed(doubt.readings, closer)) is None:
            continue
        chosen, confidence = agreed
        at = doubt.place.page - 1
        words = tuple(
            replace(_word(pages[at].layers[chosen], spot), confidence=confidence)
            for spot in doubt.spots[chosen]
        )
        layers = list(pages[at].layers)
        for which, spots in enumerate(doubt.spots):
            own = key_of(doubt.readings[which].text) == key_of(doubt.readings[chosen].text)
            layers[which] = (
                _surer(layers[which], spots, confidence) if own else _with(layers[which], spots, words)
            )
        pages[at] = replace(pages[at], layers=tuple(layers))
    return replace(read, pages=tuple(pages)) if tuple(pages) != read.pages else read


def _agreed(readings: tuple[Look, Look], looks: Sequence[Look]) -> tuple[int, float] | None:
    """(which of two first readings is right, how sure that is); None: the looks do not agree.

    Each engine has to see it again, surely, as have most of all looks, the first ones too; and none of the
    new ones may be sure of something else.
    """
    for chosen, reading in enumerate(readings):
        if not key_of(reading.text):
            continue
        same = [look for look in looks if key_of(look.text) == key_of(reading.text)]
        if {look.engine for look in same} != {each.engine for each in readings}:
            continue
        if any(look.confidence >= SURE for look in looks if look not in same):
            continue
        everybody = [*readings, *looks]
        alike = [each for each in everybody if key_of(each.text) == key_of(reading.text)]
        if 2 * len(alike) > len(everybody):
            surest = min(max(_confidences(alike, each)) for each in readings)
            return (chosen, surest) if surest >= SURE else None
    return None


def _confidences(looks: Sequence[Look], by: Look) -> list[float]:
    return [look.confidence for look in looks if look.engine is by.engine]


def _on_page(read: ReadDocument, level: ReadDocument, number: int) -> Iterator[Doubt]:
    page = level.pages[number - 1]
    if len(page.layers) != 2:
        return
    degrees = level_of(read.pages[number - 1]).degrees
    mine, others = page.layers
    theirs = [(spot, word) for row, cells in enumerate(others.rows) for spot, word in _words_of(row, cells)]
    for row, cells in enumerate(mine.rows):
        for at, cell in enumerate(cells):
            if not _may_be_a_value(cell):
                continue
            there = [(spot, word) for spot, word in theirs if _stands_in(word, cell.box)]
            spots = tuple(spot for spot, _ in there)
            if not there or not _are_one_run(spots) or _reach_out([word for _, word in there], cell.box):
                continue
            other = Cell(tuple(word for _, word in there))
            readings = (
                Look(mine.engine, cell.text, cell.confidence),
                Look(others.engine, other.text, other.confidence),
            )
            if _is_doubtful(readings):
                own = tuple(_Spot(row, at, word) for word in range(len(cell.words)))
                yield Doubt(Place(number, cell.box.joined(other.box), degrees), readings, (own, spots))


def _words_of(row: int, cells: Row) -> Iterator[tuple[_Spot, Word]]:
    for at, cell in enumerate(cells):
        for word, each in enumerate(cell.words):
            yield _Spot(row, at, word), each


def _may_be_a_value(cell: Cell) -> bool:
    return len(key_of(cell.text)) >= _SHORTEST and len(cell.words) <= _LONGEST and cell.height <= _HIGHEST


def _stands_in(word: Word, box: Box) -> bool:
    middle = (word.box.left + word.box.right) / 2
    return box.top < word.box.middle < box.bottom and box.left < middle < box.right


def _are_one_run(spots: Sequence[_Spot]) -> bool:
    """Whether they are words of one cell that follow on one another."""
    first = spots[0]
    return all(spot == _Spot(first.row, first.cell, first.word + at) for at, spot in enumerate(spots))


def _reach_out(words: Sequence[Word], box: Box) -> bool:
    return any(
        word.box.left < box.left - _BESIDE * box.height or word.box.right > box.right + _BESIDE * box.height
        for word in words
    )


def _is_doubtful(readings: tuple[Look, Look]) -> bool:
    one, other = readings
    return key_of(one.text) != key_of(other.text) or min(one.confidence, other.confidence) < SURE


def _is_at(place: Place, first: Sequence[tuple[int, Box]]) -> bool:
    return any(page == place.page and box.overlaps(place.box) for page, box in first)


def _word(layer: Layer, spot: _Spot) -> Word:
    return layer.rows[spot.row][spot.cell].words[spot.word]


def _surer(layer: Layer, spots: Sequence[_Spot], confidence: float) -> Layer:
    words = [_word(layer, spot) for spot in spots]
    return _with(layer, spots, [replace(each, confidence=max(each.confidence, confidence)) for each in words])


def _with(layer: Layer, spots: Sequence[_Spot], words: Sequence[Word]) -> Layer:
    """`layer` with `words` in place of those at `spots`, which are one run of a cell."""
    first, last = spots[0], spots[-1]
    row = layer.rows[first.row]
    cell = row[first.cell]
    changed = Cell((*cell.words[: first.word], *words, *cell.words[last.word + 1 :]))
    cells = (*row[: first.cell], changed, *row[first.cell + 1 :])
    return replace(layer, rows=(*layer.rows[: first.row], cells, *layer.rows[first.row + 1 :]))
