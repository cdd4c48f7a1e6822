"""Where a page wants to be signed: by its labels, else by how a letter closes, else by who has signed it.

All boxes are on the level page.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from porting.documents.blanks import blanks_apart, is_sign_of_forms, signs_of_forms
from porting.documents.page_level import Level, level_of
from porting.documents.people import person_in
from porting.documents.reading import Cell, Page, Row
from porting.documents.signing_hands import headings_of, with_hands
from porting.documents.signing_words import Label, Wanted, labels_in, text_of
from porting.domain.checks.evidence import Box
from porting.domain.checks.likeness import plain

#: A hostile page may have any number.
_MOST_TO_SIGN, _MOST_LABELS = 12, 150
#: A date or a printed name this far from a signature's label (points) belongs to something else.
_BLOCK_WITHIN = 150.0
#: And a bare `X` stands so near to one of them.
_IN_A_BLOCK = 60.0
#: How a letter closes; who writes one signs below it.
CLOSING = re.compile(
    r"(?:yours )?(?:sincerely|truly|faithfully)(?: yours)?|yours|respectfully(?: (?:yours|submitted))?"
    r"|(?:(?:kind|best|warm) )?regards|(?:bien )?cordialement"
)
#: Names below a letter: who signs, and who else is mentioned there.
_MOST_NAMES = 4
_BY = ("by", "par", "per")
#: The pages of a packet, which are asked for their labels up to five times each.
_REMEMBERED = 16
_BY_ITSELF = re.compile(r"(?:your|my|votre|ma) signature|sign (?:your name|below)|signez ci-dessous")


def signature_labels(page: Page) -> list[Box]:
    """Where the page wants to be signed, by whomever; in the order of its rows."""
    level = level_of(page)
    return [level.on_page(label.box) for label in labels_of(page) if label.wanted is Wanted.SIGNATURE]


@lru_cache(maxsize=_REMEMBERED)
def labels_of(page: Page) -> tuple[Label, ...]:
    """The labels of the first engine that read where to sign; of the first one, if none did."""
    level = level_of(page)
    found: list[list[Label]] = []
    for layer in map(blanks_apart, page.layers):
        cells = [cell for row in layer.rows for cell in row]
        labels = [label for cell in cells for label in labels_in(cell, level)]
        if not any(label.wanted is Wanted.SIGNATURE for label in labels):
            labels += (
                _bare_signs_in(cells, labels, level)
                or _closings_in(cells, level)
                or _names_in(layer.rows, level)
            )
        labels = _near_signing(labels)
        found.append(with_hands(labels, list(headings_of(layer.rows, level))))
    signing = (each for each in found if any(label.wanted is Wanted.SIGNATURE for label in each))
    return tuple(next(signing, found[0] if found else []))


def _bare_signs_in(cells: Sequence[Cell], labels: Sequence[Label], level: Level) -> list[Label]:
    """`X`, `Your signature`: on a page that asks nowhere else, beside where it asks for a date or a name."""
    found = []
    for cell in cells:
        text, box = text_of(cell.words) or plain(cell.text), level.of(cell.box)
        is_sign = (is_sign_of_forms(text) or text in _BY) and any(
            abs(each.box.middle - box.middle) < _IN_A_BLOCK for each in labels
        )
        if is_sign or _BY_ITSELF.fullmatch(text):
            found.append(Label(Wanted.SIGNATURE, text, box, is_bare=True))
        found += [
            Label(Wanted.SIGNATURE, plain(sign.text), level.of(sign.box)) for sign in signs_of_forms(cell)
        ]
    return found


def _closings_in(cells: Sequence[Cell], level: Level) -> list[Label]:
    """Where a letter ends; a form that has a label for its signature is signed there."""
    return [
        Label(Wanted.SIGNATURE, text, level.of(cell.box))
        for cell in cells
        if CLOSING.fullmatch(text := text_of(cell.words))
    ]


def _names_in(rows: Sequence[Row], level: Level) -> list[Label]:
    """The last people named on a page that asks nowhere to be signed: who signs a letter is among them."""
    lower = rows[len(rows) // 2 :]
    named = [(cell, name) for row in lower for cell in row if (name := person_in(cell.text))]
    return [
        Label(Wanted.SIGNATURE, plain(name), level.of(cell.box), is_bare=True, person=name)
        for cell, name in named[-_MOST_NAMES:]
    ]


def _near_signing(labels: Sequence[Label]) -> list[Label]:
    """The labels of signature blocks, as many as letters have."""
    signing = [label for label in labels if label.wanted is Wanted.SIGNATURE][:_MOST_TO_SIGN]
    rows = [label.box.middle for label in signing]
    near = (
        label
        for label in labels
        if label in signing
        or (
            label.wanted is not Wanted.SIGNATURE
            and any(abs(label.box.middle - row) <= _BLOCK_WITHIN for row in rows)
        )
    )
    return list(islice(near, _MOST_LABELS))
