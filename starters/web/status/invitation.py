"""The port date as an entry for calendars (iCalendar, RFC 5545)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

#: Octets of a line, its end not counted (RFC 5545, 3.1).
_LONGEST_LINE = 75
_DOMAIN = "porting.servicecall.ai"


@dataclass(frozen=True)
class PortDay:
    """The day on which the numbers of an order move: a whole day, wherever the reader is."""

    order: str
    day: date
    summary: str
    description: str


def calendar_of(days: Sequence[PortDay], language: str, revision: int, now: datetime) -> bytes:
    """A calendar with one entry for each of `days`.

    An entry keeps its UID whatever becomes of its date, and `revision` grows with the request: so the newer
    file replaces the older entry.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//ServiceCall.ai//Porting Desk//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for day in days for line in _entry(day, revision, now)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def _entry(day: PortDay, revision: int, now: datetime) -> Iterable[str]:
    return (
        "BEGIN:VEVENT",
        f"UID:{day.order}.port-date@{_DOMAIN}",
        f"SEQUENCE:{revision}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(day.summary)}",
        f"DESCRIPTION:{escaped(day.description)}",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "END:VEVENT",
    )


def escaped(text: str) -> str:
    """`text` as the value of a property (RFC 5545, 3.3.11)."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """`line` in lines that are short enough, none of which ends within a letter."""
    parts, room = [b""], _LONGEST_LINE
    for letter in line:
        encoded = letter.encode()
        if len(parts[-1]) + len(encoded) > room:
            parts.append(b"")
            room = _LONGEST_LINE - 1  # the space before it counts
        parts[-1] += encoded
    return b"\r\n ".join(parts) + b"\r\n"
