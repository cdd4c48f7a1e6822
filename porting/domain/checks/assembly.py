"""An address whose parts stand apart on a page, as in the boxes of a form, put together."""

import re
from collections.abc import Iterator
from dataclasses import replace

from porting.domain.checks import address
from porting.domain.checks.address import POSTAL_CODE_AT_THE_END, Address
from porting.domain.checks.evidence import Box
from porting.domain.checks.likeness import folded, plain
from porting.domain.checks.statements import Passage, Statements

#: Parts of an address are short, and stand within so many points below its street; a page has few streets.
_LONGEST_PART, _REACH, _MOST_PARTS = 70, 70.0, 40
#: Points by which what stands on one row of a form may be higher or lower.
_ROW = 3.0
#: What is written on a line of a sentence ends where the sentence goes on: `Mobile, AL 36602 , appoint`.
_FILLED_IN = re.compile(r"\s+[,;](?=\s)")
#: `(street, suite), Fort Worth (city)`
_PART = (
    r"(?:street|suite|unit|city|town|state|zip(?: code)?|province|postal code|rue|bureau|ville|code postal)"
)
_HINTS = re.compile(rf"\({_PART}(?:[,/ ]+(?:and |or |et |ou )?{_PART})*\)", re.IGNORECASE)
_HOUSE = re.compile(r"\d{1,6}-?[A-Za-z]?")
_STREET = re.compile(r"(?:#|[a-z]{2,7} )?[nsew]?\d[\w-]*,? +\w", re.IGNORECASE)


def assembled(view: Statements, expected: Address) -> Iterator[Passage]:
    """Street, city and postal code that stand apart, as in the boxes of a form, put together."""
    filled = (replace(each, text=_filled_in(each.text)) for each in view.cells)
    short = [each for each in filled if len(each.text) <= _LONGEST_PART]
    codes = [each for each in short if _has_code(each.text)]
    streets = [*(each for each in short if _STREET.match(each.text)), *_streets_in_two(short)]
    for street in streets[:_MOST_PARTS]:
        if street.box is None or _has_code(street.text):
            continue
        near = [each for each in codes if _is_in_reach(street, each)]
        for code in sorted(near, key=lambda each: _distance(street, each))[:1]:
            further = [each for each in short if _is_part(each, street, code, expected)]
            parts = (street, *further, code)
            text = "\n".join(part.text for part in parts)
            yield replace(street, text=text, confidence=min(part.confidence for part in parts))


def _filled_in(text: str) -> str:
    """What a cell says without the sentence that goes on behind it, and hints on what to write."""
    return _HINTS.sub("", _FILLED_IN.split(text, maxsplit=1)[0]).strip(" ,")


def _streets_in_two(cells: list[Passage]) -> Iterator[Passage]:
    """A house number and what stands behind it on its row: forms ask for them apart."""
    for at, number in enumerate(cells):
        if not _HOUSE.fullmatch(number.text) or number.box is None:
            continue
        for rest in cells[at + 1 : at + 4]:
            if rest.box and rest.page == number.page and _row(rest.box) == _row(number.box):
                text = f"{number.text} {rest.text}"
                yield replace(number, text=text, box=number.box.joined(rest.box))


def _has_code(text: str) -> bool:
    return POSTAL_CODE_AT_THE_END.search(folded(text)) is not None


def _is_in_reach(street: Passage, code: Passage) -> bool:
    if street.page != code.page or street.box is None or code.box is None:
        return False
    return -street.box.height / 2 <= code.box.middle - street.box.middle <= _REACH


def _distance(street: Passage, code: Passage) -> float:
    return abs(code.box.middle - street.box.middle) if street.box and code.box else 0.0


def _is_part(cell: Passage, street: Passage, code: Passage, expected: Address) -> bool:
    """Whether `cell` is a unit, the region or the expected city between a street and a postal code."""
    if cell.page != street.page or cell.box is None or street.box is None or code.box is None:
        return False
    if cell.box in (street.box, code.box) or cell.box.overlaps(street.box):
        return False
    if not street.box.top <= cell.box.middle <= code.box.bottom:
        return False
    if address.is_unit(cell.text) and cell.box.left >= street.box.left:
        return True
    if cell.box.right <= street.box.left and _row(cell.box) == _row(street.box):
        return False  # A label before the street: `LA` of a record is its listed address, not Louisiana.
    city, _ = address.without_region(cell.text)
    return plain(city) == plain(expected.city) or address.is_region(cell.text)


def _row(box: Box) -> int:
    """Rows of a form are further apart than its text is high."""
    return round(box.middle / _ROW)
