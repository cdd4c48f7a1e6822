"""How mails write what a notice holds: days, instants, names, lists, one line where one line must be."""

import re
import textwrap
import unicodedata
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_WIDTH = 76
_LEAD = re.compile(r" *(?:- |\d+\. )?")

_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
_DAYS_FROM = 3

#: How people in the US and Canada call the zone that a clock's abbreviation means.
_ZONE_NAMES = {
    "NST": "Newfoundland Time",
    "NDT": "Newfoundland Time",
    "AST": "Atlantic Time",
    "ADT": "Atlantic Time",
    "EST": "Eastern Time",
    "EDT": "Eastern Time",
    "CST": "Central Time",
    "CDT": "Central Time",
    "MST": "Mountain Time",
    "MDT": "Mountain Time",
    "PST": "Pacific Time",
    "PDT": "Pacific Time",
    "AKST": "Alaska Time",
    "AKDT": "Alaska Time",
    "HST": "Hawaii Time",
    "HDT": "Hawaii Time",
}


def day_in_words(day: date) -> str:
    """`Thursday, December 10, 2026`."""
    return f"{day:%A, %B} {day.day}, {day.year}"


def day_and_zone(day: date, zone: str) -> str:
    """`Thursday, December 10, 2026 (Central Time)`."""
    return f"{day_in_words(day)} ({zone_name(day, zone)})"


def zone_name(day: date, zone: str) -> str:
    """`Central Time`"""
    noon = datetime.combine(day, time(12), ZoneInfo(zone))
    return _ZONE_NAMES.get(noon.tzname() or "", zone)


def span_in_words(span: timedelta) -> str:
    """`24 hours`, `3 days`, `a week`, `2 weeks`: people say 48 hours, and days from three on."""
    days = round(span / _DAY)
    if days < _DAYS_FROM:
        hours = max(round(span / _HOUR), 1)
        return "an hour" if hours == 1 else f"{hours} hours"
    if days % 7:
        return f"{days} days"
    return "a week" if days == 7 else f"{days // 7} weeks"


def local_day(instant: datetime, zone: str) -> date:
    return instant.astimezone(ZoneInfo(zone)).date()


def instant_in_words(instant: datetime, zone: str) -> str:
    """`2026-11-24 09:00 CST`, for support."""
    return f"{instant.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M %Z}"


def one_line(text: str) -> str:
    """`text` without line breaks, control characters and invisible ones that turn the direction of writing.

    What others wrote goes into subjects and addresses, where a line break would begin a header of its own.
    """
    visible = (" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)
    return " ".join("".join(visible).split())


def sentence(text: str) -> str:
    """`text` as a sentence begins."""
    return text[:1].upper() + text[1:]


def shortened(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def wrapped(text: str) -> str:
    """`text` in lines of a mail's width; a line that begins with four spaces is kept, to be copied whole."""
    lines = [_wrapped_line(line.rstrip()) for line in text.strip().splitlines()]
    return "\n".join(_without_double_gaps(lines)) + "\n"


def _wrapped_line(line: str) -> str:
    if len(line) <= _WIDTH or line.startswith("    "):
        return line
    lead = _LEAD.match(line)
    indent = " " * len(lead.group()) if lead else ""
    return textwrap.fill(
        line, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _without_double_gaps(lines: list[str]) -> list[str]:
    return [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
