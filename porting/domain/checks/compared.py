"""How what a document says of one thing compares with what is expected, whichever engine read it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from porting.domain.checks.disputes import SURE, contradicts, is_disputed
from porting.domain.checks.evidence import Evidence, without_secrets
from porting.domain.checks.likeness import Likeness, key_of
from porting.domain.checks.statements import Passage, Statement, Statements

ORDER = [Likeness.SAME, Likeness.UNCLEAR, Likeness.DIFFERENT]


@dataclass(frozen=True)
class Compared:
    """How one field of a document compares with what is expected, and what was read where."""

    likeness: Likeness
    read: str = ""
    """Empty: nothing was read."""
    passage: Passage | None = None
    """Where it was read; None where it was not, or where nothing follows from it."""
    agreed: bool = False
    """Two engines read the same in an image."""
    is_unsure: bool = False
    """It was made out in an image, and may be misread."""

    @property
    def was_read(self) -> bool:
        return bool(self.read)

    @property
    def is_fact(self) -> bool:
        """Whether it may be held against a customer: the text states it, or two engines agree on it."""
        return self.passage is not None and (self.agreed or not self.passage.engine.is_recognition)

    def as_evidence(self, expected: str, note: str = "") -> Evidence:
        if self.passage is None:
            return Evidence(read=without_secrets(self.read), expected=expected, note=note)
        said = replace(self.passage, text=self.read)
        return said.as_evidence(expected, note, agreed=self.agreed)


UNREAD = Compared(Likeness.UNCLEAR)


def surest_of(read: list[Compared], document: Statements, digits: tuple[str, ...] = ()) -> Compared:
    """What follows from what each view of a document says about one thing, text first."""
    said = [each for each in read if each.was_read]
    if not said:
        return UNREAD
    best = min(said, key=lambda each: ORDER.index(each.likeness))
    if best.passage is None or not best.passage.engine.is_recognition:
        return best
    others = [
        each for each in said if each is not best and each.passage and each.passage.engine.is_recognition
    ]
    if best.likeness is Likeness.SAME:
        if any(each.likeness is Likeness.SAME for each in others):
            return replace(best, agreed=True)
        contradicted = any(
            each.likeness is Likeness.DIFFERENT
            and each.passage
            and contradicts(each.passage, best.passage, digits)
            for each in others
        )
        doubted = contradicted or best.passage.confidence < SURE
        if digits and (doubted or is_disputed(document, best.passage, digits)):
            return replace(best, likeness=Likeness.UNCLEAR, is_unsure=True)
        return best
    agreed = any(key_of(each.read) == key_of(best.read) for each in others)
    return replace(best, agreed=agreed, is_unsure=not agreed)


def over_views(
    document: Statements, compare: Callable[[Statements], Compared], *, digits: tuple[str, ...] = ()
) -> Compared:
    """`compare` over what each engine read; `digits` are those that a misreading would change."""
    return surest_of([compare(view) for view in document.views], document, digits)


def showing(view: Statements, shows: Callable[[str], bool]) -> Passage | None:
    """The surest piece that shows something, or two rows that do so together; None: nothing does."""
    if not shows(view.text):
        return None
    pieces = [each for each in view.cells if shows(each.text)] or [
        each for each in view.rows if shows(each.text)
    ]
    if pieces:
        return surest(pieces)
    return next(
        (
            replace(one, text=f"{one.text}\n{other.text}", confidence=min(one.confidence, other.confidence))
            for one, other in pairwise(view.rows)
            if shows(f"{one.text}\n{other.text}")
        ),
        None,
    )


def surest(passages: Iterable[Passage]) -> Passage:
    return max(passages, key=lambda each: each.confidence)


def best(statements: Iterable[Statement], compare: Callable[[str], Likeness]) -> Compared:
    """The closest of several readings, because one document may name an account more than once."""
    compared = [Compared(compare(each.text), each.text, each) for each in statements]
    return min(compared, key=lambda each: ORDER.index(each.likeness), default=UNREAD)


def joined(statements: Iterable[Statement]) -> str:
    return "; ".join(dict.fromkeys(each.text for each in statements))


def digits_of(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", text))
