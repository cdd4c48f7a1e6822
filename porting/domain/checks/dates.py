"""Dates in a document's text, English and French."""

import re
from dataclasses import dataclass
from datetime import date

from porting.domain.calendar import Country
from porting.domain.checks.likeness import plain

_MONTHS = {
    name: month
    for month, names in enumerate(
        """
        january jan janvier janv
        february feb fevrier fevr fev
        march mar mars
        april apr avril avr
        may mai
        june jun juin
        july jul juillet juill juil
        august aug aout
        september sept sep septembre
        october oct octobre
        november nov novembre
        december dec decembre
        """.strip().splitlines(),
        start=1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT_YEAR = r"(?P<year>(?:19|20)\d\d|\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|e)?"
_OF = r"(?:day of |of |de )?"
#: A further digit, or a part of a longer number, is no end of a date.
_END = r"(?![\d/-]|\.\d)"
_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"(?<![a-z])(?P<name>{_NAMES})(?![a-z])\.?[\s,-]*{_DAY}\b[\s,.-]+{_YEAR}\b",
        rf"(?<!\d)(?<![\d][/.,-]){_DAY}[\s.-]*{_OF}(?P<name>{_NAMES})(?![a-z])\.?[\s,.-]*{_YEAR}\b",
        rf"(?<!\d)(?<![\d][/.-]){_DAY}[\s-]?(?P<name>{_NAMES})(?![a-z])\.?[\s-]?(?P<year>\d\d)\b(?![\d/:-])",
        rf"\b(?P<name>{_NAMES})\b\.?-{_DAY}-(?P<year>\d\d)\b(?![\d/-])",
        rf"(?<![\d/.-]){_YEAR}\s?(?P<mark>[/.-])\s?(?P<month>[01]?\d)\s?(?P=mark)\s?(?P<day>[0-3]?\d)(?![\d/-])",
        rf"(?<![\d/.-])(?P<one>[0-3]?\d)\s?(?P<mark>[/.-])\s?(?P<two>[0-3]?\d)\s?(?P=mark)\s?{_SHORT_YEAR}{_END}",
    )
]
#: The Canadian standard (CAN/CSA-Z234.4) allows spaces: `2026 11 05`. Elsewhere they are three numbers.
_SPACED = re.compile(rf"(?<![\d/.,$-])(?<!\d\s){_YEAR} (?P<month>[01]\d) (?P<day>[0-3]\d)(?![\d/,.-]|\s\d)")
#: And boxes of a form that says the order hold `09 23 2026`.
_IN_BOXES = re.compile(rf"(?<![\d/.,$-])(?<!\d\s)(?P<one>[0-3]\d) (?P<two>[0-3]\d) {_YEAR}(?![\d/,.-]|\s\d)")
#: `10/06/2026-11/05/2026`: the hyphen stands between two dates, not in one.
_RANGE = re.compile(r"(?<=\d)-(?=[01]?\d/[0-3]?\d/)")


@dataclass(frozen=True)
class FoundDate:
    """A date as somebody wrote it, with every day that it may mean: two for `11/05/2026` in Canada."""

    readings: frozenset[date]
    text: str

    @property
    def day(self) -> date | None:
        """The day, where only one is meant."""
        return next(iter(self.readings)) if len(self.readings) == 1 else None


def find_dates(text: str, country: Country, *, day_first: bool | None = None) -> tuple[FoundDate, ...]:
    """All dates in `text` in the order in which they stand there. A month or a year alone is no date.

    `day_first` is how a form wants its dates; None: it does not say.
    """
    flat = _RANGE.sub(" - ", plain(text))
    found: dict[int, tuple[int, FoundDate]] = {}
    spaced = ((_SPACED,) if country == "CA" else ()) + ((_IN_BOXES,) if day_first is not None else ())
    for pattern in (*_PATTERNS, *spaced):
        for match in pattern.finditer(flat):
            readings = _readings(match, country, day_first)
            taken = any(start < match.end() and match.start() < end for start, (end, _) in found.items())
            if readings and not taken:
                found[match.start()] = (match.end(), FoundDate(readings, match[0]))
    return tuple(date_ for _, (_, date_) in sorted(found.items()))


def _readings(match: re.Match[str], country: Country, day_first: bool | None) -> frozenset[date]:
    parts = match.groupdict()
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    if "one" not in parts:
        month = _MONTHS[parts["name"]] if "name" in parts else int(parts["month"])
        return _valid(year, month, int(parts["day"]))
    one, two = int(parts["one"]), int(parts["two"])
    month_first, as_day_first = _valid(year, one, two), _valid(year, two, one)
    if day_first is not None:
        return (as_day_first or month_first) if day_first else (month_first or as_day_first)
    if country == "US" and parts["mark"] != ".":
        return month_first or as_day_first
    return month_first | as_day_first


def _valid(year: int, month: int, day: int) -> frozenset[date]:
    """The day; empty where there is none, such as in a thirteenth month."""
    try:
        return frozenset({date(year, month, day)})
    except ValueError:
        return frozenset()
