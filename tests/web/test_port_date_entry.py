"""The port date as an entry for calendars, as RFC 5545 has it."""

from datetime import UTC, date, datetime

from starters.web.status.invitation import PortDay, calendar_of, escaped, folded

NOW = datetime(2026, 11, 23, 15, 4, 5, tzinfo=UTC)


def _entry(day: date = date(2026, 12, 31), revision: int = 40, description: str = "x") -> bytes:
    return calendar_of([PortDay("acme-0001-1", day, "Numbers move", description)], "en", revision, NOW)


def test_an_entry_is_a_whole_day_and_says_what_it_must() -> None:
    lines = _entry().decode().split("\r\n")

    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    for line in (
        "VERSION:2.0",
        "UID:acme-0001-1.port-date@porting.servicecall.ai",
        "DTSTAMP:20261123T150405Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Numbers move",
    ):
        assert line in lines


def test_another_date_replaces_the_entry_that_is_there() -> None:
    older, newer = _entry(), _entry(date(2027, 1, 4), revision=52)

    def of(entry: bytes, name: bytes) -> list[bytes]:
        return [line for line in entry.split(b"\r\n") if line.startswith(name)]

    assert of(older, b"UID") == of(newer, b"UID")
    assert (of(older, b"SEQUENCE"), of(newer, b"SEQUENCE")) == ([b"SEQUENCE:40"], [b"SEQUENCE:52"])


def test_long_lines_are_folded_between_letters_and_read_as_they_were() -> None:
    text = "Ça déménage à Montréal, " * 12

    entry = _entry(description=text)

    assert max(map(len, entry.split(b"\r\n"))) <= 75
    assert f"DESCRIPTION:{escaped(text)}\r\n" in entry.replace(b"\r\n ", b"").decode()
    assert folded("a" * 75) == b"a" * 75 + b"\r\n"


def test_what_has_a_meaning_in_calendars_is_escaped() -> None:
    assert escaped("a, b; c\\d\r\ne") == "a\\, b\\; c\\\\d\\ne"
