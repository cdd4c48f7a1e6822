"""The date that a document bears, and how surely it was read."""

import re
from dataclasses import dataclass
from datetime import date

from porting.domain.calendar import Country
from porting.domain.checks.dates import FoundDate, find_dates
from porting.domain.checks.disputes import SURE
from porting.domain.checks.evidence import Evidence
from porting.domain.checks.statements import Statement, Statements, Topic

#: Day and month, or month and day, before a year.
_IN_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/-])")
_MONTHS = 12


@dataclass(frozen=True)
class Dated:
    """A labelled date."""

    found: FoundDate
    passage: Statement
    agreed: bool = False
    """Two engines read the same in an image."""
    is_unsure: bool = False
    """It was made out in an image, and may be misread."""

    @property
    def is_fact(self) -> bool:
        is_read_surely = self.agreed or not self.passage.engine.is_recognition
        return is_read_surely and not self.passage.is_guess

    def as_evidence(self, expected: str) -> Evidence:
        days = ", ".join(day.isoformat() for day in sorted(self.found.readings))
        return self.passage.as_evidence(expected, days, agreed=self.agreed)


def dated(document: Statements, topic: Topic, country: Country) -> Dated | None:
    """The newest date that a label of `topic` announces: the text's, else what engines recognized.

    What an engine only guesses disputes nothing that another one surely reads.
    """
    by_view = [found for view in document.views if (found := _newest(view, topic, country))]
    if not by_view:
        return None
    if not by_view[0].passage.engine.is_recognition:
        return by_view[0]
    sure = [each for each in by_view if each.passage.confidence >= SURE]
    first = (sure or by_view)[0]
    same = [other for other in by_view if other is not first and other.found.readings == first.found.readings]
    is_sure = sure == [first]
    return Dated(first.found, first.passage, agreed=bool(same), is_unsure=not (same or is_sure))


def other_dates(document: Statements, country: Country) -> tuple[FoundDate, ...]:
    """All dates, whatever they are of, shown or not."""
    return tuple(found for view in document.with_unseen.views for found in find_dates(view.text, country))


def in_words(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _order(statement: Statement, view: Statements) -> bool | None:
    """Whether the day comes first: as the label says, else as the document's other dates of that form do."""
    written = _IN_FIGURES.search(statement.text)
    if statement.day_first is not None or written is None:
        return statement.day_first
    orders = {
        int(one) > _MONTHS
        for one, mark, two in _IN_FIGURES.findall(view.text)
        if mark == written[2] and (int(one) > _MONTHS) is not (int(two) > _MONTHS)
    }
    return orders.pop() if len(orders) == 1 else None


def _newest(view: Statements, topic: Topic, country: Country) -> Dated | None:
    found = (
        Dated(each, statement)
        for statement in view.about(topic)
        for each in find_dates(statement.text, country, day_first=_order(statement, view))
    )
    return max(found, key=lambda each: max(each.found.readings), default=None)
