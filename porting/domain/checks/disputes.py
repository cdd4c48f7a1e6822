"""Whether two engines read other digits in one place of an image: then neither is believed."""

import re
from collections.abc import Iterable
from itertools import accumulate

from porting.domain.checks.likeness import key_of
from porting.domain.checks.statements import Passage, Statements

#: How sure an engine must be of digits that no second one read: Tesseract took `796002456` for
#: `786002456` and was less sure than this.
SURE = 0.8
#: Letters that an engine takes digits for. A letter where a digit must be says nothing of which one.
_LOOKALIKES = {"0": "oq", "1": "il", "2": "z", "5": "s", "6": "g", "8": "b"}
#: Of a group of digits that is not there, a part of so many digits is another number, with one lost.
_A_PART = 2


def is_disputed(document: Statements, passage: Passage, groups: tuple[str, ...]) -> bool:
    """Whether another engine surely reads something else for one of `groups` where `passage` stands.

    What it did not make out, or took for letters, is no other reading; nor is what it made out of the rest.
    """
    there = [
        cell
        for cell in document.cells
        if cell.engine.is_recognition and cell.engine is not passage.engine and _is_at(cell, passage)
    ]
    theirs = [cell.text for cell in there if cell.confidence >= SURE]
    is_all = not any(cell.confidence < SURE and key_of(cell.text) for cell in there)
    beside = (cell for cell in document.cells if cell.engine is passage.engine and _is_at(cell, passage))
    return _are_others(theirs, [each.text for each in (passage, *beside)], groups, is_all=is_all)


def contradicts(other: Passage, passage: Passage, groups: tuple[str, ...]) -> bool:
    """Whether what an engine surely read, elsewhere or with other digits for `groups`, denies `passage`."""
    if other.confidence < SURE:
        return False
    return not _is_at(other, passage) or _are_others([other.text], [passage.text], groups)


def _are_others(theirs: list[str], own: list[str], groups: tuple[str, ...], *, is_all: bool = True) -> bool:
    """`is_all`: nothing of `theirs` is left out, so that a part of a group is a group with a digit lost."""
    whole = key_of("".join(theirs))
    missing = [key_of(group) for group in groups if not _has(key_of(group), whole)]
    if not missing:
        return False
    if any(_nearly_has(group, whole) for group in missing):
        return True
    runs = [_runs([text]) for text in own]
    return any(not _is_among(run, runs) or (is_all and _is_part_of(run, missing)) for run in _runs(theirs))


def _is_among(run: str, own: list[list[str]]) -> bool:
    """Whether digits in a row are in one of `own` rows, parted by spaces or not."""
    return any(
        run in runs[start] or run in accumulate(runs[start:]) for runs in own for start in range(len(runs))
    )


def _is_part_of(run: str, groups: list[str]) -> bool:
    return len(run) >= _A_PART and any(run in re.sub(r"\D", "", group) for group in groups)


def _has(group: str, theirs: str) -> bool:
    """Whether its digits stand there with as many characters between them: letters are misread as digits."""
    shapes = "".join(f"[{char}{_LOOKALIKES.get(char, '')}]" if char.isdigit() else "." for char in group)
    return any(any(map(str.isdigit, found[1])) for found in re.finditer(f"(?=({shapes}))", theirs))


def _nearly_has(group: str, theirs: str) -> bool:
    """Whether most of it stands there, with another digit for one of its own."""
    for start in range(len(theirs) - len(group) + 1):
        pairs = list(zip(group, theirs[start:], strict=False))
        same = sum(mine == other for mine, other in pairs)
        if 2 * same >= len(group) and any(
            mine != other and mine.isdigit() and other.isdigit() for mine, other in pairs
        ):
            return True
    return False


def _runs(texts: Iterable[str]) -> list[str]:
    return re.findall(r"\d+", " ".join(texts))


def _is_at(cell: Passage, passage: Passage) -> bool:
    """Whether both stand on one line of one page, one above the other."""
    if cell.page != passage.page or cell.box is None or passage.box is None:
        return False
    on_one_line = (
        cell.box.top < passage.box.middle < cell.box.bottom
        or passage.box.top < cell.box.middle < passage.box.bottom
    )
    return on_one_line and cell.box.overlaps(passage.box)
