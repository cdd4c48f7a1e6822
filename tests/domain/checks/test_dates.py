"""Which days a document's text names."""

from datetime import date

import pytest

from porting.domain.calendar import Country
from porting.domain.checks.dates import find_dates
from tests.domain.checks.comparisons import rows

THE_FIFTH = date(2026, 11, 5)
IN_MAY = date(2026, 5, 11)


@pytest.mark.parametrize(
    "text",
    [
        "November 5, 2026",
        "november 5 2026",
        "Nov 5 2026",
        "Nov. 5, 2026",
        "Nov. 5th, 2026",
        "NOVEMBER 05, 2026",
        "5 November 2026",
        "05 Nov 2026",
        "5-Nov-2026",
        "05-NOV-26",
        "5 Nov 26",
        "Nov-05-26",
        "the 5th day of November, 2026",
        "5th of November 2026",
        "2026-11-05",
        "2026/11/05",
        "2026.11.05",
        "2026-11-5",
        "11/05/2026",
        "11/5/2026",
        "11/5/26",
        "11-05-2026",
        "11 / 05 / 2026",
        "5 novembre 2026",
        "le 5 novembre 2026",
        "5 nov. 2026",
        "Date: November 5, 2026.",
        "Bill date November 5, 2026 Amount $12.00",
    ],
)
def test_a_date_is_read_in_every_way_that_people_write_it(text: str) -> None:
    assert [found.day for found in find_dates(text, "US")] == [THE_FIFTH]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er décembre 2026", date(2026, 12, 1)),
        ("12 février 2026", date(2026, 2, 12)),
        ("31 août 2026", date(2026, 8, 31)),
        ("3 juil. 2026", date(2026, 7, 3)),
        ("2026-02-28", date(2026, 2, 28)),
        ("25/11/2026", date(2026, 11, 25)),
        ("11/11/2026", date(2026, 11, 11)),
    ],
)
def test_a_french_or_an_unmistakable_date_has_one_reading(text: str, day: date) -> None:
    assert [found.day for found in find_dates(text, "CA")] == [day]


@pytest.mark.parametrize(
    ("text", "country", "readings"),
    [
        ("11/05/2026", "CA", {THE_FIFTH, IN_MAY}),
        ("05-11-2026", "CA", {THE_FIFTH, IN_MAY}),
        ("05.11.2026", "US", {THE_FIFTH, IN_MAY}),
        ("11/05/2026", "US", {THE_FIFTH}),
        ("25/11/2026", "US", {date(2026, 11, 25)}),
    ],
)
def test_a_slashed_date_is_ambiguous_in_canada(text: str, country: Country, readings: set[date]) -> None:
    assert [found.readings for found in find_dates(text, country)] == [readings]


@pytest.mark.parametrize(
    "text",
    [
        "May",
        "12 months",
        "due in 30 days",
        "2026",
        "November 2026",
        "(512) 555-0100",
        "512-555-0100",
        "LS-204418",
        "13/32/2026",
        "February 30, 2026",
        "$1,105.20",
        "1.2.3.4",
        "78701-2245",
        "Page 1 of 2",
        "",
    ],
)
def test_no_date_is_invented(text: str) -> None:
    assert find_dates(text, "US") == ()


def test_all_dates_of_a_text_are_found_in_their_order() -> None:
    found = find_dates("Period October 1, 2026 to 2026-10-31, due 11/20/2026", "US")

    assert [each.day for each in found] == [date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 20)]


@pytest.mark.parametrize(("country", "text", "readings"), rows("dates"))
def test_every_day_that_a_text_may_mean_is_read_and_no_other(
    country: Country, text: str, readings: str
) -> None:
    found = find_dates(text, country)

    days = ["/".join(sorted(day.isoformat() for day in each.readings)) for each in found]
    assert ";".join(days) == readings


@pytest.mark.parametrize(("day_first", "text"), [(False, "11 05 2026"), (True, "05 11 2026")])
def test_boxes_of_a_form_that_says_the_order_hold_a_day_without_marks(*, day_first: bool, text: str) -> None:
    (found,) = find_dates(text, "US", day_first=day_first)

    assert found.day == THE_FIFTH
    assert find_dates(text, "US") == ()
