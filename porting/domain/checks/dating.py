"""The date that a document bears, and how surely it was read."""

from dataclasses import dataclass
from datetime import date

from porting.domain.calendar import Country
from porting.domain.checks.dates import FoundDate, find_dates
from porting.domain.checks.disputes import SURE
from porting.domain.checks.evidence import Evidence
from porting.domain.checks.statements import Passage, Statements, Topic


@dataclass(frozen=True)
class Dated:
    """A labelled date."""

    found: FoundDate
    passage: Passage
    agreed: bool = False
    """Two engines read the same in an image."""
    is_unsure: bool = False
    """It was made out in an image, and may be misread."""

    @property
    def is_fact(self) -> bool:
        return self.agreed or not self.passage.engine.is_recognition

    def as_evidence(self, expected: str) -> Evidence:
        days = ", ".join(day.isoformat() for day in sorted(self.found.readings))
        return self.passage.as_evidence(expected, days, agreed=self.agreed)


def dated(document: Statements, topic: Topic, country: Country) -> Dated | None:
    """The newest date that a label of `topic` announces: the text's, else what engines recognized."""
    by_view = [found for view in document.views if (found := _newest(view, topic, country))]
    if not by_view:
        return None
    first, *others = by_view
    if not first.passage.engine.is_recognition:
        return first
    same = [other for other in others if other.found.readings == first.found.readings]
    is_sure = first.passage.confidence >= SURE and not others
    return Dated(first.found, first.passage, agreed=bool(same), is_unsure=not (same or is_sure))


def other_dates(document: Statements, country: Country) -> tuple[FoundDate, ...]:
    """All dates, whatever they are of, shown or not."""
    return tuple(found for view in document.with_unseen.views for found in find_dates(view.text, country))


def in_words(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _newest(view: Statements, topic: Topic, country: Country) -> Dated | None:
    found = (
        Dated(each, statement)
        for statement in view.about(topic)
        for each in find_dates(statement.text, country, day_first=statement.day_first)
    )
    return max(found, key=lambda each: max(each.found.readings), default=None)
