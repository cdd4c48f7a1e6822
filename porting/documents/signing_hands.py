"""Whose hand a place for a signature is for: the customer's, or a witness's, an agent's, a carrier's own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from porting.documents.page_level import Level
from porting.documents.reading import Cell, Row
from porting.documents.signing_words import LONGEST_LABEL, OTHER, Label, Wanted, wanted_by
from porting.domain.checks.evidence import Box
from porting.domain.checks.likeness import plain

#: Words of a heading.
_LONGEST_HEADING = 8
_ANOTHER_HAND = re.compile(
    r"\b(?:witness|temoin|notar[yi]|notaire|agent|sales|salesperson|carrier|provider|vendor|reseller|dealer"
    r"|fournisseur|servicecall|office use|internal use)\b|^(?:representative|rep|representant)(?:'s)?\b"
)
#: These say that whoever else is named acts for the customer.
_CUSTOMER = re.compile(
    r"\b(?:customer|client|subscriber|abonne|authori[sz]ed|autorisee?|account holder|titulaire|end user"
    r"|owner)\b"
)
#: `Current carrier: ...` names the one that the numbers leave; it signs nothing.
_LOSING = re.compile(
    r"\b(?:current|losing|old|existing|present|former|previous|from|actuel|ancien|cedant)\b.*"
    r"\b(?:carrier|provider|vendor|reseller|fournisseur)\b"
    r"|\b(?:carrier|provider|fournisseur)\b.*\b(?:account|actuel|ancien|cedant)\b"
)
#: Whoever signs says so; the words of a letter that speak of a carrier are no heading.
_OF_THE_LETTER = re.compile(
    r"\b(?:i|my|we|our|je|nous|hereby|authori[sz]e|autorise|port|transfer|move|switch)\b"
)
#: `Carrier: ...` may be the heading of a block, or what the letter says of the carrier.
_MAY_BE_A_FACT = re.compile(r"[^:]*\b(?:carrier|provider|vendor|reseller|fournisseur)\b[^:]*:.*")
#: Beside `New service provider` it says who that is.
_WINNING_ALONE = re.compile(r"servicecall(?:\.ai)?(?:,? inc\.?)?")
#: What it answers stands right over it, within this share of its height, and begins beside where it does.
_OVER_ITS_ANSWER, _INDENTED = 1.0, 30.0
_ASKS = re.compile(r".*[?:]|.*\b(?:carrier|provider|company|operator|fournisseur|entreprise|operateur)\b.*")
#: How far above a label the heading of its block may stand.
_HEADING_WITHIN = 110.0


def has_other_hand(text: str) -> bool:
    """Whether `text`, plain, names somebody who does not sign for the customer."""
    return bool(_ANOTHER_HAND.search(text)) and not _CUSTOMER.search(text)


@dataclass(frozen=True)
class Heading:
    """A short text that may say who signs below it."""

    text: str
    box: Box
    may_be_a_fact: bool
    """It may as well be what the letter says of a carrier."""


def headings_of(rows: Sequence[Row], level: Level) -> Iterator[Heading]:
    above: Row = ()
    for row in rows:
        follows_a_label = False
        is_a_fact = len(row) > 1 and _WINNING_ALONE.fullmatch(plain(row[-1].text)) is not None
        for cell in row:
            text = plain(cell.text)
            if _names_who_signs(text) and not _ends_a_paragraph(cell, above, level):
                is_answered = cell is not row[-1] and not _names_who_signs(plain(row[-1].text))
                is_fact = is_a_fact or follows_a_label or is_answered or bool(_MAY_BE_A_FACT.fullmatch(text))
                is_fact = is_fact or _is_an_answer(cell, above, level)
                yield Heading(text, level.of(cell.box), is_fact)
            follows_a_label = text.endswith(":")
        above = row


def _ends_a_paragraph(cell: Cell, above: Row, level: Level) -> bool:
    """Whether `cell` goes on with a sentence of the row above it."""
    box = level.of(cell.box)
    return any(
        len(line.words) > _LONGEST_HEADING
        and not line.text.endswith((".", ":", "!"))
        and abs(level.of(line.box).left - box.left) < box.height
        and box.top - level.of(line.box).bottom < box.height
        for line in above
    )


def _is_an_answer(cell: Cell, above: Row, level: Level) -> bool:
    """Whether `cell` names the winning carrier alone, below what asks for a carrier."""
    box = level.of(cell.box)
    return _WINNING_ALONE.fullmatch(plain(cell.text)) is not None and any(
        abs(level.of(asks.box).left - box.left) <= _INDENTED
        and box.top - level.of(asks.box).bottom <= _OVER_ITS_ANSWER * box.height
        and _ASKS.fullmatch(plain(asks.text))
        for asks in above
    )


def _names_who_signs(text: str) -> bool:
    if len(text) > LONGEST_LABEL or len(text.split()) > _LONGEST_HEADING or text.endswith("."):
        return False
    label = text.strip(" :")
    return (
        bool(_CUSTOMER.search(text) or _ANOTHER_HAND.search(text))
        and not (_LOSING.search(text) or _OF_THE_LETTER.search(text) or OTHER.fullmatch(label))
        and not wanted_by(label, has_end=False)
    )


def with_hands(labels: Sequence[Label], headings: Sequence[Heading]) -> list[Label]:
    """`labels`; the carrier that a letter speaks of signs it only where the customer has another place."""
    judged = [_with_hand(label, headings) for label in labels]
    if any(label.wanted is Wanted.SIGNATURE and not label.is_another_hand for label in judged):
        return judged
    certain = [heading for heading in headings if not heading.may_be_a_fact]
    return [_with_hand(label, certain) for label in labels]


def _with_hand(label: Label, headings: Sequence[Heading]) -> Label:
    """A bare `Signature` is signed by whom the heading of its block names."""
    if label.wanted is not Wanted.SIGNATURE:
        return label
    if _CUSTOMER.search(label.text):
        return label
    if has_other_hand(label.text):
        return replace(label, is_another_hand=True)
    above = [
        (heading.box.bottom, heading.text)
        for heading in headings
        if 0 < label.box.top - heading.box.bottom <= _HEADING_WITHIN
        and abs(heading.box.left - label.box.left) <= _HEADING_WITHIN
    ]
    text = max(above, default=(0.0, ""))[1]
    return replace(label, is_another_hand=has_other_hand(text))
